//! Processes of our own that end with whoever has started them.

use std::process::Command;

use rustix::io;
use rustix::process::{Signal, getppid, set_parent_process_death_signal};

/// The variable by which a process knows whose it is.
const PARENT: &str = "KOMSPOT_PARENT";

/// Tells a process that is about to be started whose it is.
pub fn tell_parent(command: &mut Command) -> &mut Command {
    command.env(PARENT, std::process::id().to_string())
}

/// Has this process ended when its parent is; false if that is gone already, so that another may be about
/// to write where this one would. One that was not told of a parent has whichever has started it.
///
/// # Errors
/// If the kernel refuses.
pub fn end_with_parent() -> io::Result<bool> {
    set_parent_process_death_signal(Some(Signal::KILL))?;
    let parent = std::env::var(PARENT).ok().and_then(|text| text.parse().ok());
    Ok(parent.is_none_or(|parent: i32| getppid().is_some_and(|now| now.as_raw_nonzero().get() == parent)))
}
