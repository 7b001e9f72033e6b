//! `komspot write-tables`: the process in which whoever publishes a snapshot has its tables written. Not for people.

use std::path::Path;
use std::process::ExitCode;

use crate::sandbox::end_with_parent;
use crate::snapshot::folder;

pub(super) fn scribe(folder: &Path) -> anyhow::Result<ExitCode> {
    if !end_with_parent()? {
        return Ok(ExitCode::FAILURE);
    }
    folder::write_tables(folder)?;
    Ok(ExitCode::SUCCESS)
}
