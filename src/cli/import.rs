//! `komspot import`: a bundle goes in, a snapshot is published.

use std::io::{Write as _, stdout};
use std::path::Path;
use std::process::ExitCode;

use super::progress::Meter;
use super::{REFUSED, Session, report};
use crate::app::import::{Outcome, import as import_bundle};
use crate::bundle::{Bundle, Limits};
use crate::progress::{Progress as _, Stage};
use crate::snapshot::Store;

pub(super) fn import(session: &Session, path: &Path) -> anyhow::Result<ExitCode> {
    let meter = Meter::new(session.lang);
    let store = Store::new(&session.data_dir);
    meter.begin(Stage::Open, None);
    let name = path.display().to_string();
    let outcome = match Bundle::open(path, &Limits::default()) {
        Ok(bundle) => {
            let report = |findings: &[_]| report::json(&name, false, findings, session.lang);
            import_bundle(&store, &bundle, session.config.rule, &meter, &report)?
        }
        Err(findings) => Outcome::Refused { findings },
    };
    drop(meter);
    let mut out = stdout().lock();
    match outcome {
        Outcome::Published { snapshot, findings } => {
            write!(out, "{}", report::text(false, &findings, session.lang))?;
            let args = [("id", snapshot.id.as_str().into())];
            writeln!(out, "{}", session.lang.text_with("import-done", &args))?;
            Ok(ExitCode::SUCCESS)
        }
        Outcome::Refused { findings } => {
            write!(out, "{}", report::text(true, &findings, session.lang))?;
            Ok(ExitCode::from(REFUSED))
        }
    }
}
