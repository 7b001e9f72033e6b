//! The device's own data: where they lie, and whose they are.

use std::fs;
use std::io;
use std::os::unix::fs::MetadataExt as _;
use std::panic::resume_unwind;
use std::path::{Path, PathBuf};
use std::thread;

use anyhow::bail;
use rustix::process::{Gid, Uid, geteuid};
use rustix::thread::{set_thread_groups, set_thread_res_gid, set_thread_res_uid};

use crate::locale::Lang;

/// Where the package and the units keep the device's data.
pub(super) const DATA: &str = "/var/lib/komspot";

/// Where the device's data lie, for the user who owns them and for root; `None` for anybody else.
pub(super) fn data() -> Option<PathBuf> {
    let owner = fs::metadata(DATA).ok()?.uid();
    let own = geteuid();
    (own.is_root() || own.as_raw() == owner).then(|| PathBuf::from(DATA))
}

/// Lets nobody change what is somebody else's: the server could not touch what root leaves, and whoever is
/// neither root nor the owner would fill a folder of their own, which no screen shows. A folder that `is_named`
/// is meant; whether it may be written to is for the system to say.
///
/// # Errors
/// If that is about to happen.
pub(super) fn keep_strangers_out(data_dir: &Path, is_named: bool, lang: Lang) -> anyhow::Result<()> {
    let own = geteuid();
    let meant = if own.is_root() || is_named { data_dir } else { Path::new(DATA) };
    let is_anothers = fs::metadata(meant).is_ok_and(|folder| folder.uid() != own.as_raw());
    if is_anothers && (own.is_root() || !is_named) {
        bail!(lang.text_with("data-of-another", &[("folder", meant.display().to_string().into())]));
    }
    Ok(())
}

/// Does something to the data as the one whose they are. Root may trust keys, and what is noted of that has
/// to stay the server's; nor is root to follow a link that somebody else has laid there.
///
/// # Errors
/// If root may not become somebody else.
pub(super) fn as_owner<T: Send>(data_dir: &Path, deed: impl FnOnce() -> T + Send) -> io::Result<T> {
    let owner = fs::metadata(data_dir).ok().filter(|folder| folder.uid() != 0);
    let Some(owner) = owner.filter(|_| geteuid().is_root()) else {
        return Ok(deed());
    };
    let (user, group) = (Uid::from_raw(owner.uid()), Gid::from_raw(owner.gid()));
    // The kernel knows rights by thread: this one ends with the deed, and the others stay root's.
    thread::scope(|scope| {
        let other = scope.spawn(move || {
            set_thread_groups(&[])?;
            set_thread_res_gid(group, group, group)?;
            set_thread_res_uid(user, user, user)?;
            Ok(deed())
        });
        other.join().unwrap_or_else(|panic| resume_unwind(panic))
    })
}

#[cfg(test)]
mod tests {
    use std::os::unix::fs::chown;

    use super::*;

    #[test]
    fn what_root_writes_for_somebody_is_theirs() {
        if !geteuid().is_root() {
            return; // Only root can be somebody else.
        }
        let outer = tempfile::tempdir().unwrap();
        let (folder, other) = (outer.path().join("data"), outer.path().join("of root"));
        fs::create_dir(&folder).unwrap();
        fs::set_permissions(outer.path(), std::os::unix::fs::PermissionsExt::from_mode(0o755)).unwrap();
        fs::write(&other, "").unwrap();
        let write = |name: &Path| as_owner(&folder, || fs::write(name, "x")).unwrap();
        write(&folder.join("own")).unwrap();
        chown(&folder, Some(4711), Some(4712)).unwrap();
        write(&folder.join("theirs")).unwrap();
        let of = |name: &str| {
            let file = fs::metadata(folder.join(name)).unwrap();
            (file.uid(), file.gid())
        };
        assert_eq!((of("own"), of("theirs")), ((0, 0), (4711, 4712)));
        std::os::unix::fs::symlink(&other, folder.join("laid")).unwrap();
        assert_eq!(write(&folder.join("laid")).unwrap_err().kind(), io::ErrorKind::PermissionDenied);
        assert!(geteuid().is_root());
        write(&folder.join("own")).unwrap_err();
    }
}
