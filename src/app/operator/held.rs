//! What waits for a decision, and the way back: what an operator decides.

use super::Operator;
use crate::accounts::Account;
use crate::app::Hand;
use crate::app::ImportError;
use crate::app::history;
use crate::app::stage::{self, Held};
use crate::locale::{Arg, Lang};
use crate::logbook::{Actor, Now, Text};
use crate::snapshot::{SnapshotId, StoreError};
use crate::view::operator::HeldRow;

impl Operator {
    /// Everything that waits for a decision.
    pub(super) fn held(&self, lang: Lang) -> Vec<HeldRow> {
        let waiting = stage::held(&self.store).unwrap_or_default();
        waiting.iter().map(|held| self.held_row(lang, held)).collect()
    }

    fn held_row(&self, lang: Lang, held: &Held) -> HeldRow {
        let note = &held.note;
        let shown = |text: &str| Text::new(text).to_string();
        let title = note.title.as_deref().unwrap_or(&note.bundle);
        let signed = match &note.signer {
            Some(signer) => lang.text_with("operator-held-signed", &[("signer", shown(signer).into())]),
            None => lang.text("operator-held-unsigned"),
        };
        let args: [Arg<'_>; 3] = [
            ("source", note.who.told(lang).into()),
            ("when", self.when(lang, &note.since, note.clock_trusted).into()),
            ("signed", signed.into()),
        ];
        HeldRow {
            name: held.name.clone(),
            title: shown(&format!("{title} {}", note.version.as_deref().unwrap_or_default())),
            source: lang.text_with("operator-held-source", &args),
            why: held.why(lang),
            changes: held.preview.told(lang),
            outdated: held.outdated.then(|| lang.text("held-outdated")),
        }
    }

    /// Shows what waits; gives the id under which the screens will.
    ///
    /// # Errors
    /// As [`stage::confirm`], or while something else is taken in.
    pub fn confirm(&self, name: &str, by: &Account, now: Now) -> Result<String, ImportError> {
        let lock = self.store.lock()?;
        let shown = stage::confirm(&self.store, name, &self.terms, &hand(by, now), &lock)?;
        Ok(shown.id.to_string())
    }

    /// Removes what waits.
    ///
    /// # Errors
    /// As [`stage::decline`], or while something else is taken in.
    pub fn decline(&self, name: &str, reason: &str, by: &Account, now: Now) -> Result<(), ImportError> {
        let lock = self.store.lock()?;
        stage::decline(&self.store, name, reason, &hand(by, now), &lock)
    }

    /// Shows an earlier snapshot again.
    ///
    /// # Errors
    /// As [`history::roll_back`], or while something else is taken in.
    pub fn show(&self, id: &str, reason: &str, by: &Account, now: Now) -> Result<String, ImportError> {
        let id = SnapshotId::parse(id).ok_or_else(|| StoreError::Unknown(Text::new(id).to_string()))?;
        let lock = self.store.lock()?;
        let shown = history::roll_back(&self.store, Some(&id), reason, &hand(by, now), &lock)?;
        Ok(shown.to_string())
    }

    /// Why something could not be done, in words.
    #[must_use]
    pub fn why(&self, lang: Lang, error: &ImportError) -> String {
        (self.explain)(lang, error)
    }
}

fn hand(by: &Account, now: Now) -> Hand {
    Hand { who: Actor::user(by.name.as_str()), signer: None, now }
}
