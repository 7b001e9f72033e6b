//! How much memory, time and disk a process may take.

use rustix::process::{Resource, Rlimit, setrlimit};

use super::{Reach, SandboxError, Wall, refused};

/// Address space beside the memory that is used: the program itself, its libraries, and what the
/// allocator reserves for each thread without using it.
const RESERVED: u64 = 4 << 30;

/// Sets the limits, hard ones too: there is no raising them again.
pub(super) fn limit(reach: &Reach) -> Result<Wall, SandboxError> {
    let address_space = reach.memory_bytes.saturating_add(RESERVED);
    for (resource, most) in [
        (Resource::Data, reach.memory_bytes),
        // What is shared with nobody in particular is not counted as data.
        (Resource::As, address_space),
        (Resource::Cpu, reach.seconds),
        (Resource::Fsize, reach.file_bytes),
        (Resource::Core, 0),
    ] {
        let limit = Rlimit { current: Some(most), maximum: Some(most) };
        setrlimit(resource, limit).map_err(|error| refused("limits")(&error))?;
    }
    Ok(Wall::Whole)
}
