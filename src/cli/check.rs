//! `komspot check`: judge a bundle, write nothing.

use std::io::{Write as _, stdout};
use std::path::Path;
use std::process::ExitCode;

use super::arguments::Format;
use super::import::words;
use super::progress::Meter;
use super::report::Report;
use super::{REFUSED, Session};
use crate::app::check;
use crate::snapshot::Store;
use crate::trust::Unsigned;

pub(super) fn check(session: &Session, path: &Path, format: Format) -> anyhow::Result<ExitCode> {
    let meter = Meter::new(session.lang);
    // What is checked may well be signed only afterwards.
    let mut terms = session.terms();
    terms.trust.unsigned = Unsigned::Accept;
    let checked = check::check(path, &Store::new(&session.data_dir), &terms, &meter);
    let checked = checked.map_err(|error| {
        let words = words(session.lang, &error);
        anyhow::Error::new(error).context(words)
    })?;
    drop(meter);
    let mut out = stdout().lock();
    let name = path.display().to_string();
    let report =
        Report::new(&name, !checked.is_refused(), &checked.findings).with_preview(checked.preview.as_ref());
    match format {
        Format::Text => write!(out, "{}", report.text(session.lang))?,
        Format::Json => writeln!(out, "{}", report.json(session.lang))?,
    }
    Ok(if checked.is_refused() { ExitCode::from(REFUSED) } else { ExitCode::SUCCESS })
}
