//! `komspot held`: what waits for a confirmation.

use std::io::{Write as _, stdout};
use std::process::ExitCode;

use super::Session;
use super::arguments::HeldAction;
use super::import::words;
use crate::app::ImportError;
use crate::app::stage::{self, Held};
use crate::locale::Lang;
use crate::logbook::Text;
use crate::snapshot::Store;

pub(super) fn held(session: &Session, action: &HeldAction) -> anyhow::Result<ExitCode> {
    // A command that ends at once can write the tables itself.
    let store = Store::new(&session.data_dir);
    let lang = session.lang;
    let told = |error: ImportError| {
        let words = words(lang, &error);
        anyhow::Error::new(error).context(words)
    };
    let hand = session.hand();
    let mut out = stdout().lock();
    match action {
        HeldAction::List => {
            let waiting = stage::held(&store).map_err(told)?;
            if waiting.is_empty() {
                writeln!(out, "{}", lang.text("held-none"))?;
            }
            for held in waiting {
                write!(out, "{}", account(&held, lang))?;
            }
        }
        HeldAction::Confirm { name } => {
            let lock = store.lock().map_err(|error| told(error.into()))?;
            let snapshot = stage::confirm(&store, name, &session.terms(), &hand, &lock).map_err(told)?;
            let args = [("id", snapshot.id.as_str().into())];
            writeln!(out, "{}", lang.text_with("held-confirmed", &args))?;
        }
        HeldAction::Decline { name, reason } => {
            let lock = store.lock().map_err(|error| told(error.into()))?;
            stage::decline(&store, name, reason, &hand, &lock).map_err(told)?;
            writeln!(out, "{}", lang.text("held-declined"))?;
        }
    }
    Ok(ExitCode::SUCCESS)
}

/// What waits, why, and what it would change.
fn account(held: &Held, lang: Lang) -> String {
    let note = &held.note;
    let shown = |text: &str| Text::new(text).to_string();
    let args = [
        ("name", held.name.as_str().into()),
        ("bundle", shown(&note.bundle).into()),
        ("version", shown(note.version.as_deref().unwrap_or_default()).into()),
        ("since", note.since.as_str().into()),
    ];
    let mut text = lang.text_with("held-line", &args);
    let outdated = held.outdated.then(|| lang.text("held-outdated"));
    for line in outdated.into_iter().chain(held.why(lang)).chain(held.preview.told(lang)) {
        text.push_str("\n  ");
        text.push_str(&line);
    }
    text.push('\n');
    text
}
