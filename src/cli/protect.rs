//! `komspot protect`: a bundle goes in, one without true counts comes out.

use std::io::{Write as _, stdout};
use std::path::Path;
use std::process::ExitCode;

use super::progress::Meter;
use super::report::Report;
use super::{REFUSED, Session};
use crate::app::desk::{DeskError, Outcome, protect as run};
use crate::locale::Lang;

pub(super) fn protect(session: &Session, path: &Path, out: &Path) -> anyhow::Result<ExitCode> {
    let meter = Meter::new(session.lang);
    let outcome = run(path, out, session.config.rule, &meter).map_err(|error| {
        let words = words(session.lang, &error, out);
        anyhow::Error::new(error).context(words)
    })?;
    drop(meter);
    let name = path.display().to_string();
    let mut print = stdout().lock();
    let (accepted, findings) = match &outcome {
        Outcome::Written { findings, .. } => (true, findings),
        Outcome::Refused { findings } => (false, findings),
    };
    write!(print, "{}", Report::new(&name, accepted, findings).text(session.lang))?;
    let Outcome::Written { published, hidden, .. } = outcome else {
        return Ok(ExitCode::from(REFUSED));
    };
    let args = [
        ("out", out.display().to_string().into()),
        ("published", published.to_string().into()),
        ("hidden", hidden.to_string().into()),
    ];
    writeln!(print, "{}", session.lang.text_with("protect-done", &args))?;
    Ok(ExitCode::SUCCESS)
}

/// Why nothing was written, and what to do.
fn words(lang: Lang, error: &DeskError, out: &Path) -> String {
    let key = match error {
        DeskError::NotEmpty(_) => "protect-not-empty",
        DeskError::Io { .. } => "protect-not-written",
    };
    lang.text_with(key, &[("out", out.display().to_string().into())])
}
