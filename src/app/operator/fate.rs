//! What became of bundles that had to wait for a decision.

use std::collections::HashMap;

use super::Operator;
use crate::app::intake::{Account, Outcome};
use crate::app::stage;
use crate::logbook::{Deed, Entry};
use crate::view::operator::Tone;

/// What somebody decided of those that wait no longer, by the name under which they did.
#[derive(Debug, Default)]
pub(super) struct Fates(HashMap<String, Fate>);

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Fate {
    Confirmed,
    Declined,
}

impl Operator {
    /// What became of all that waited, by the log.
    pub(super) fn fates(&self, log: &[Entry]) -> Fates {
        Fates::of(log, &stage::waiting(&self.store).unwrap_or_default())
    }
}

impl Fates {
    fn of(log: &[Entry], waiting: &[String]) -> Self {
        let mut fates = HashMap::new();
        for entry in log {
            match &entry.what {
                Deed::Confirmed { staged } => fates.insert(staged.to_string(), Fate::Confirmed),
                Deed::Declined { staged, .. } => fates.insert(staged.to_string(), Fate::Declined),
                _ => None,
            };
        }
        // A confirmation is logged before it is carried out, and what was declined may come again.
        fates.retain(|name, _| !waiting.contains(name));
        Self(fates)
    }

    /// How a bundle stands by now: a sign, and the word of the messages about it.
    pub(super) fn stands(&self, account: &Account) -> (Tone, &'static str) {
        match account.outcome {
            Outcome::Published => (Tone::Good, "published"),
            Outcome::Held => match account.snapshot.as_ref().and_then(|name| self.0.get(name)) {
                Some(Fate::Confirmed) => (Tone::Good, "confirmed"),
                Some(Fate::Declined) => (Tone::Quiet, "declined"),
                None => (Tone::Waits, "held"),
            },
            Outcome::Refused => (Tone::Bad, "refused"),
            Outcome::Failed => (Tone::Bad, "failed"),
            Outcome::Passed => (Tone::Quiet, "passed"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::logbook::Actor;

    fn entry(what: Deed) -> Entry {
        let (when, before) = (String::new(), String::new());
        Entry { number: 1, when, clock_trusted: true, who: Actor::Command, what, before }
    }

    #[test]
    fn what_was_decided_last_counts_unless_it_waits_again() {
        let confirmed = |name: &str| entry(Deed::Confirmed { staged: name.into() });
        let declined = |name: &str| entry(Deed::Declined { staged: name.into(), reason: "".into() });
        let log = [declined("held-a"), confirmed("held-a"), declined("held-b"), confirmed("held-c")];
        let fates = Fates::of(&log, &["held-c".to_owned()]);
        let word = |name: &str| {
            let snapshot = Some(name.to_owned());
            fates.stands(&Account { snapshot, ..Account::new(Outcome::Held, None) }).1
        };
        assert_eq!(
            ["held-a", "held-b", "held-c", "held-d"].map(word),
            ["confirmed", "declined", "held", "held"]
        );
    }
}
