//! Looks back: what is shown against the snapshots that were shown before it.

use crate::analysis::{Terms, assess_by};
use crate::logbook::{Deed, Entry, Logbook, Text};
use crate::snapshot::{SnapshotId, Store};
use crate::view::news::Difference;
pub use crate::view::news::Past;

use super::edition::Edition;

/// Snapshots looked back at. Whoever was away for longer reads what has changed since the oldest.
const MOST: usize = 6;

/// Compares an edition with the other snapshots that can be read, one at a time: beside what is
/// shown, only one of them is in memory at once, and nothing of it stays but the difference.
#[must_use]
pub fn past(store: &Store, shown: &Edition) -> Past {
    let log = Logbook::open(store.root()).entries().unwrap_or_default();
    let others = store.list().unwrap_or_default().into_iter().rev().map(|entry| entry.id);
    let others = others.filter(|id| id != shown.id()).take(MOST);
    let difference = |id: SnapshotId| {
        // What came later and is not shown can only have been gone back from.
        let withdrawn = id > *shown.id() || is_withdrawn(&id, &log);
        Some(Difference { withdrawn, ..difference(store, &id, shown)? })
    };
    Past { differences: others.filter_map(difference).collect() }
}

fn difference(store: &Store, id: &SnapshotId, shown: &Edition) -> Option<Difference> {
    let before = store.load(id);
    let before = before.inspect_err(|error| tracing::warn!(%id, %error, "cannot be looked back at")).ok()?;
    let terms = Terms { k: before.origin.k, release: id.as_str() };
    // By one thread: the others are for whoever asks for a page meanwhile.
    let assessment = assess_by(1, &before.release, &terms);
    Some(Difference::between((&before, &assessment), (shown.snapshot(), shown.assessment())))
}

/// True of a snapshot that somebody went back behind, until it is shown again.
fn is_withdrawn(id: &SnapshotId, log: &[Entry]) -> bool {
    let read = |text: &Text| SnapshotId::parse(text.as_str());
    log.iter().fold(false, |withdrawn, entry| {
        let Deed::RolledBack { from, to, .. } = &entry.what else { return withdrawn };
        match (from.as_ref().and_then(read), read(to)) {
            (_, Some(to)) if to == *id => false,
            (Some(from), Some(to)) if to < *id && *id <= from => true,
            _ => withdrawn,
        }
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::logbook::Actor;

    fn id(number: u32) -> SnapshotId {
        SnapshotId::new(number, "00c0ffee")
    }

    #[test]
    fn what_was_gone_back_behind_is_withdrawn_until_it_is_shown_again() {
        let back = |from: u32, to: u32| Entry {
            number: 1,
            when: String::new(),
            clock_trusted: true,
            who: Actor::Command,
            what: Deed::RolledBack {
                from: Some(Text::new(id(from).as_str())),
                to: Text::new(id(to).as_str()),
                reason: Text::default(),
            },
            before: String::new(),
        };
        let withdrawn = |log: &[Entry]| -> Vec<u32> {
            (1..=4).filter(|&number| is_withdrawn(&id(number), log)).collect()
        };
        assert_eq!(withdrawn(&[]), [0; 0]);
        assert_eq!(withdrawn(&[back(3, 1)]), [2, 3]);
        assert_eq!(withdrawn(&[back(3, 1), back(1, 2)]), [3]);
    }
}
