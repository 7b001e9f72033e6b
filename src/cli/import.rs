//! `komspot import`: a bundle goes in, a snapshot is published.

use std::io::{Write as _, stdout};
use std::path::Path;
use std::process::ExitCode;

use anyhow::bail;

use super::progress::Meter;
use super::{REFUSED, Session, report};
use crate::app::ImportError;
use crate::app::intake::{Account, Outcome, Word};
use crate::app::stage::{self, Held};
use crate::locale::Lang;
use crate::progress::Progress as _;
use crate::snapshot::Store;
use crate::trust::Unsigned;

/// What may be waived at the command line, as the process is told of it that opens the bundle.
pub(super) const UNSIGNED: &str = "--unsigned";
pub(super) const OLDER: &str = "--older";

pub(super) fn import(
    session: &Session,
    path: &Path,
    unsigned: bool,
    older: bool,
) -> anyhow::Result<ExitCode> {
    let mut importer = super::inbox::importer(session)?;
    for (word, waived) in [(UNSIGNED, unsigned), (OLDER, older)] {
        importer.errand.arguments.extend(waived.then(|| word.into()));
    }
    if unsigned {
        importer.terms.trust.unsigned = Unsigned::Accept;
    }
    let meter = Meter::new(session.lang);
    let mut hear = |word: &Word| match *word {
        Word::Begun { stage, total } => meter.begin(stage, total),
        Word::Done(steps) => meter.advance(steps),
        Word::Ready(_) | Word::Ended(_) => {}
    };
    let account = importer.import_now(path, &mut hear).map_err(|error| {
        let words = words(session.lang, &error);
        anyhow::Error::new(error).context(words)
    })?;
    drop(meter);
    tell(session, &account)
}

/// Says what came of it.
fn tell(session: &Session, account: &Account) -> anyhow::Result<ExitCode> {
    let lang = session.lang;
    let accepted = match account.outcome {
        Outcome::Published | Outcome::Held => true,
        Outcome::Refused => false,
        Outcome::Failed | Outcome::Passed => {
            bail!("{}", account.why.as_ref().map_or("", |why| why.text(lang)))
        }
    };
    let mut out = stdout().lock();
    write!(out, "{}", report::of_account(lang, accepted, account))?;
    let name = account.snapshot.as_deref().unwrap_or_default();
    match account.outcome {
        Outcome::Published => writeln!(out, "{}", lang.text_with("import-done", &[("id", name.into())]))?,
        Outcome::Held => {
            for line in held(session, name).iter().flat_map(|held| held.why(lang)) {
                writeln!(out, "  {line}")?;
            }
            writeln!(out, "{}", lang.text_with("import-held", &[("name", name.into())]))?;
        }
        _ => return Ok(ExitCode::from(REFUSED)),
    }
    Ok(ExitCode::SUCCESS)
}

/// What waits under a name.
fn held(session: &Session, name: &str) -> Option<Held> {
    let waiting = stage::held(&Store::new(&session.data_dir)).unwrap_or_default();
    waiting.into_iter().find(|held| held.name == name)
}

/// Why nothing was imported, what that means, and what to do.
pub(super) fn words(lang: Lang, error: &ImportError) -> String {
    let why = match error {
        ImportError::Ledger(error) if !error.is_full() => super::ledger::words(lang, error),
        error => lang.text(&format!("import-{}", error.word())),
    };
    format!("{why} {}", lang.text("import-nothing-changed"))
}
