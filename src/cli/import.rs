//! `komspot import`: a bundle goes in, a snapshot is published.

use std::io::{Write as _, stdout};
use std::path::Path;
use std::process::ExitCode;

use super::progress::Meter;
use super::report::Report;
use super::{REFUSED, Session};
use crate::app::Terms;
use crate::app::import::{ImportError, Outcome, import_from};
use crate::locale::Lang;
use crate::release::Audit;
use crate::snapshot::{Store, StoreError};
use crate::trust::Unsigned;

pub(super) fn import(
    session: &Session,
    path: &Path,
    unsigned: bool,
    older: bool,
) -> anyhow::Result<ExitCode> {
    let mut terms = Terms { older, ..session.terms() };
    if unsigned {
        terms.trust.unsigned = Unsigned::Accept;
    }
    let meter = Meter::new(session.lang);
    let name = path.display().to_string();
    let report = |findings: &[_], audit: Option<&Audit>| {
        Report::new(&name, true, findings).with_audit(audit).json(session.lang)
    };
    let store = Store::new(&session.data_dir);
    let outcome = import_from(path, &store, &terms, &meter, &report).map_err(|error| {
        let words = words(session.lang, &error);
        anyhow::Error::new(error).context(words)
    })?;
    drop(meter);
    let mut out = stdout().lock();
    match outcome {
        Outcome::Published { snapshot, findings } => {
            write!(out, "{}", Report::new(&name, true, &findings).text(session.lang))?;
            let args = [("id", snapshot.id.as_str().into())];
            writeln!(out, "{}", session.lang.text_with("import-done", &args))?;
            Ok(ExitCode::SUCCESS)
        }
        Outcome::Held { held, findings } => {
            write!(out, "{}", Report::new(&name, true, &findings).text(session.lang))?;
            for beyond in &held.note.beyond {
                writeln!(out, "  {}", held.preview.told_beyond(session.lang, beyond))?;
            }
            let args = [("name", held.name.as_str().into())];
            writeln!(out, "{}", session.lang.text_with("import-held", &args))?;
            Ok(ExitCode::SUCCESS)
        }
        Outcome::Refused { findings } => {
            write!(out, "{}", Report::new(&name, false, &findings).text(session.lang))?;
            Ok(ExitCode::from(REFUSED))
        }
    }
}

/// Why nothing was imported, what that means, and what to do.
pub(super) fn words(lang: Lang, error: &ImportError) -> String {
    let why = match error {
        ImportError::Store(error) if error.is_full() => "import-no-space",
        ImportError::Store(StoreError::Busy) => "import-busy",
        ImportError::Store(_) => "import-failed",
        ImportError::NoRoom { .. } => "import-no-space",
        ImportError::Log(error) if error.is_full() => "import-no-space",
        ImportError::Log(_) => "import-log-failed",
        ImportError::Outdated => "import-outdated",
        ImportError::NotStaged(_) => "import-not-staged",
        ImportError::Foreign(_) => "import-foreign",
        ImportError::Ledger(error) => {
            return format!("{} {}", super::ledger::words(lang, error), lang.text("import-nothing-changed"));
        }
    };
    format!("{} {}", lang.text(why), lang.text("import-nothing-changed"))
}
