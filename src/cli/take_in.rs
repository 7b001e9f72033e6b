//! `komspot take-in`: the process in which the server and other commands have
//! a bundle opened, shut in before it is. Not for people: what it says is for the one who started it.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::thread;

use super::arguments::TakeInArguments;
use super::report::Report;
use super::{Session, import};
use crate::app::Terms;
use crate::app::intake::inside;
use crate::app::stage::folder_of;
use crate::disk::unsynced;
use crate::ledger::LedgerFile;
use crate::release::Audit;
use crate::sandbox::{Reach, confine, end_with_parent};
use crate::snapshot::Store;
use crate::trust::{Unsigned, signature_of};

/// Memory that opening, judging and protecting a bundle may take, in bytes.
const MEMORY: u64 = 512 << 20;

/// The largest file that may come of it, in bytes.
const LARGEST: u64 = 2 << 30;

pub(super) fn take_in(session: &Session, arguments: &TakeInArguments) -> anyhow::Result<ExitCode> {
    let TakeInArguments { bundle: path, into, unsigned, older, only_name: _ } = arguments;
    let into = into.as_deref();
    // Without its parent nobody would hear what it says.
    if !end_with_parent()? {
        return Ok(ExitCode::FAILURE);
    }
    // If memory runs out, this process is the one to go; where that may not be said, it is a guess.
    let _ = fs::write("/proc/self/oom_score_adj", "1000");
    let store = Store::new(&session.data_dir);
    // Before a single byte of the bundle is read.
    let _ = confine(&reach(session, path, into)?)?;
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    let report = |findings: &[_], audit: Option<&Audit>| {
        Report::new(&name, true, findings).with_audit(audit).json(session.lang)
    };
    let mut terms = Terms { older: *older, ..session.terms() };
    if *unsigned {
        terms.trust.unsigned = Unsigned::Accept;
    }
    let word = match into {
        None => inside::name(path, &terms),
        Some(into) => inside::prepare(path, into, &store, &terms, &report, &import::words),
    };
    inside::say(&word)?;
    Ok(ExitCode::SUCCESS)
}

/// What opening a bundle has to do with: the bundle and its signature, the keys, and, to prepare it, what
/// is published; written is in `staged/NAME` only, and where temporary files go.
fn reach(session: &Session, path: &Path, into: Option<&str>) -> anyhow::Result<Reach> {
    let data = &session.data_dir;
    let mut read = vec![path.to_owned(), signature_of(path), session.config.trust.keys.clone()];
    if path.ends_with("datapackage.json") {
        // Its folder is meant.
        read.extend(path.parent().map(|folder| folder.join(".")));
    }
    let mut write = vec![std::env::temp_dir()];
    if let Some(into) = into {
        read.extend([data.join("snapshots"), data.join(LedgerFile::NAME)]);
        write.push(folder_of(&Store::new(data), into)?);
    }
    if cfg!(debug_assertions) {
        // A test that asks what a power cut would leave has it noted there.
        write.extend(std::env::var_os(unsynced::VARIABLE).map(PathBuf::from));
    }
    // What is not there need not be in reach.
    read.retain(|path| path.exists());
    // All processors may work for as long as the whole may take.
    let processors = thread::available_parallelism().map_or(1, |count| count.get() as u64);
    let seconds = session.config.inbox.limit.as_secs().saturating_mul(processors);
    Ok(Reach { read, write, memory_bytes: MEMORY, seconds, file_bytes: LARGEST })
}
