//! `komspot take-in`: the process in which the server and other commands have
//! a bundle opened. Not for people: what it says is for the one who started it.

use std::fs;
use std::path::Path;
use std::process::ExitCode;

use rustix::process::{Signal, set_parent_process_death_signal};

use super::report::Report;
use super::{Session, import};
use crate::app::intake::inside;
use crate::release::Audit;
use crate::snapshot::Store;

pub(super) fn take_in(session: &Session, path: &Path, only_name: bool) -> anyhow::Result<ExitCode> {
    // Without its parent nobody would hear what it says.
    set_parent_process_death_signal(Some(Signal::KILL))?;
    // If memory runs out, this process is the one to go; where that may not be said, it is a guess.
    let _ = fs::write("/proc/self/oom_score_adj", "1000");
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    let report = |findings: &[_], audit: Option<&Audit>| {
        Report::new(&name, true, findings).with_audit(audit).json(session.lang)
    };
    let word = if only_name {
        inside::name(path)
    } else {
        let store = Store::new(&session.data_dir);
        inside::take_in(path, &store, &session.terms(), &report, &import::words)
    };
    inside::say(&word)?;
    Ok(ExitCode::SUCCESS)
}
