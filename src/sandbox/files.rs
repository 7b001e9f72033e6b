//! Files and folders in reach, and no TCP: Landlock.

use std::io;
use std::path::Path;

use landlock::{
    ABI, Access as _, AccessFs, AccessNet, BitFlags, PathBeneath, PathFd, Ruleset, RulesetAttr as _,
    RulesetCreatedAttr as _, RulesetStatus, Scope,
};

use super::{Reach, SandboxError, Wall, refused};

/// The rules that are asked for; an older kernel enforces those of them that it knows. Linux 6.12.
const RULES: ABI = ABI::V6;

/// What nobody who imports has to do in any folder.
fn never() -> BitFlags<AccessFs> {
    use AccessFs::{Execute, IoctlDev, MakeBlock, MakeChar, MakeFifo, MakeSock};
    Execute | MakeChar | MakeBlock | MakeSock | MakeFifo | IoctlDev
}

/// What DuckDB asks about the memory that there is, and breaks off without.
const SYSTEM: [&str; 2] = ["/proc/self/cgroup", "/sys/fs/cgroup"];

/// Shuts everything that is not in reach.
pub(super) fn shut(reach: &Reach) -> Result<Wall, SandboxError> {
    let failed = |error: landlock::RulesetError| refused("files")(&error);
    let mut rules = Ruleset::default()
        .handle_access(AccessFs::from_all(RULES))
        .and_then(|rules| rules.handle_access(AccessNet::from_all(RULES)))
        .and_then(|rules| rules.scope(Scope::from_all(RULES)))
        .and_then(Ruleset::create)
        .map_err(failed)?;
    let (read, write) = (AccessFs::from_read(RULES) & !never(), AccessFs::from_all(RULES) & !never());
    let reads = reach.read.iter().map(|path| (path, read));
    for (path, access) in reads.chain(reach.write.iter().map(|path| (path, write))) {
        rules = rules.add_rule(beneath(path, access)?).map_err(failed)?;
    }
    for path in SYSTEM.map(Path::new).into_iter().filter(|path| path.exists()) {
        rules = rules.add_rule(beneath(path, read)?).map_err(failed)?;
    }
    let status = rules.restrict_self().map_err(failed)?;
    Ok(match status.ruleset {
        RulesetStatus::FullyEnforced => Wall::Whole,
        RulesetStatus::PartiallyEnforced => Wall::Partly,
        RulesetStatus::NotEnforced => Wall::Absent,
    })
}

/// Access to a path, of the kinds that a file or a folder knows.
fn beneath(path: &Path, access: BitFlags<AccessFs>) -> Result<PathBeneath<PathFd>, SandboxError> {
    let failed = |source| SandboxError::Path { path: path.to_owned(), source };
    let is_folder = path.metadata().map_err(failed)?.is_dir();
    let access = if is_folder { access } else { access & AccessFs::from_file(RULES) };
    let opened = PathFd::new(path).map_err(|error| failed(io::Error::other(error)))?;
    Ok(PathBeneath::new(opened, access))
}
