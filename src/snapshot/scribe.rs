//! Who writes a snapshot's tables: a process of its own, where the one that publishes lives for months. What
//! DuckDB has touched of its library and of memory, some 25 MB, ends with it.

use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use super::StoreError;
use crate::sandbox::tell_parent;

/// The program that is started to write tables.
#[derive(Clone, Debug)]
pub struct Scribe {
    program: PathBuf,
}

impl Scribe {
    /// The command by which the program writes the tables of the folder that is named after it.
    pub const COMMAND: &str = "write-tables";

    /// This program, as [`folder::write_tables`](super::folder::write_tables) is called by its command line.
    #[must_use]
    pub fn new(program: PathBuf) -> Self {
        Self { program }
    }

    /// Has the tables written of what stands in the folder as text.
    pub(super) fn write(&self, folder: &Path) -> Result<(), StoreError> {
        let mut command = Command::new(&self.program);
        command.arg(Self::COMMAND).arg("--").arg(folder);
        let started = tell_parent(&mut command).stdin(Stdio::null()).stdout(Stdio::null()).output();
        let output = started.map_err(|source| StoreError::Io { path: self.program.clone(), source })?;
        if output.status.success() {
            return Ok(());
        }
        let said = String::from_utf8_lossy(&output.stderr);
        Err(StoreError::Scribe(format!("{}: {}", output.status, said.trim())))
    }
}
