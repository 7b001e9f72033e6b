//! `komspot check`: judge a bundle, write nothing.

use std::io::{Write as _, stdout};
use std::path::Path;
use std::process::ExitCode;

use super::arguments::Format;
use super::progress::Meter;
use super::{REFUSED, Session, report};
use crate::bundle::{Bundle, Limits};
use crate::check::judge;
use crate::progress::{Progress as _, Stage};
use crate::snapshot::Store;

pub(super) fn check(session: &Session, path: &Path, format: Format) -> anyhow::Result<ExitCode> {
    let meter = Meter::new(session.lang);
    let store = Store::new(&session.data_dir);
    let kept = store.current().map(|id| store.load(&id)).transpose()?;
    meter.begin(Stage::Open, None);
    let (refused, findings) = match Bundle::open(path, &Limits::default()) {
        Ok(bundle) => {
            let verdict = judge(&bundle, kept.as_ref().map(|snapshot| &snapshot.release), &meter);
            (verdict.accepted.is_none(), verdict.findings)
        }
        Err(findings) => (true, findings),
    };
    drop(meter);
    let mut out = stdout().lock();
    match format {
        Format::Text => write!(out, "{}", report::text(refused, &findings, session.lang))?,
        Format::Json => {
            writeln!(out, "{}", report::json(&path.display().to_string(), refused, &findings, session.lang))?;
        }
    }
    Ok(if refused { ExitCode::from(REFUSED) } else { ExitCode::SUCCESS })
}
