//! `komspot import`: a bundle goes in, a snapshot is published.

use std::io::{Write as _, stdout};
use std::path::Path;
use std::process::ExitCode;

use super::progress::Meter;
use super::report::Report;
use super::{REFUSED, Session};
use crate::app::import::{Outcome, import_from};
use crate::snapshot::Store;

pub(super) fn import(session: &Session, path: &Path) -> anyhow::Result<ExitCode> {
    let meter = Meter::new(session.lang);
    let name = path.display().to_string();
    let report = |findings: &[_]| Report::new(&name, true, findings).json(session.lang);
    let outcome = import_from(path, &Store::new(&session.data_dir), session.config.rule, &meter, &report)?;
    drop(meter);
    let mut out = stdout().lock();
    match outcome {
        Outcome::Published { snapshot, findings } => {
            write!(out, "{}", Report::new(&name, true, &findings).text(session.lang))?;
            let args = [("id", snapshot.id.as_str().into())];
            writeln!(out, "{}", session.lang.text_with("import-done", &args))?;
            Ok(ExitCode::SUCCESS)
        }
        Outcome::Refused { findings } => {
            write!(out, "{}", Report::new(&name, false, &findings).text(session.lang))?;
            Ok(ExitCode::from(REFUSED))
        }
    }
}
