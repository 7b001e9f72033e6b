//! What was published before: how far it is kept, and the way back to it.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use jiff::Timestamp;

use super::{Hand, ImportError};
use crate::config::Retention;
use crate::logbook::{self, Deed, Logbook, Now, Text};
use crate::snapshot::{Entry, Lock, SnapshotId, Store};

/// Shows an earlier snapshot again: the given one, or the one before the current. What was published
/// since stays published in the ledger, and the next import goes on from there.
///
/// # Errors
/// If there is none such, it cannot be read, or log or disk refuse; what is shown stays then.
pub fn roll_back(
    store: &Store,
    to: Option<&SnapshotId>,
    reason: &str,
    hand: &Hand,
    lock: &Lock,
) -> Result<SnapshotId, ImportError> {
    let target = store.way_back(to)?;
    // Never show what can no longer be read.
    store.load(&target)?;
    let deed = Deed::RolledBack {
        from: store.current().map(|id| Text::new(id.as_str())),
        to: Text::new(target.as_str()),
        reason: Text::new(reason),
    };
    Logbook::open(store.root()).append(hand.now, &hand.who, deed)?;
    store.show(&target, lock)?;
    Ok(target)
}

/// When a snapshot was made: by the log, which alone says whether the clock was set then. `None` where
/// it was not, or nothing is known of it.
#[must_use]
pub fn made(log: &[logbook::Entry], id: &SnapshotId) -> Option<Timestamp> {
    let tells = |entry: &&logbook::Entry| matches!(&entry.what, Deed::Imported { snapshot, .. } if snapshot.as_str() == id.as_str());
    let entry = log.iter().rev().find(tells).filter(|entry| entry.clock_trusted)?;
    entry.when.parse().ok()
}

/// Removes what need not be kept, and more, the oldest first, while the disk has too little room.
/// Gives what was removed.
///
/// # Errors
/// If log or disk refuse.
pub fn prune(
    store: &Store,
    retention: &Retention,
    hand: &Hand,
    lock: &Lock,
) -> Result<Vec<SnapshotId>, ImportError> {
    let entries = store.list()?;
    let safe = safe(&entries);
    // Of a log that cannot be read no age is known, and nothing goes for it.
    let log = Logbook::open(store.root()).entries().unwrap_or_default();
    let old = superfluous(&entries, &log, retention, hand.now);
    let mut removed = Vec::new();
    let mut gone: Vec<SnapshotId> = old.difference(&safe).cloned().collect();
    remove(store, &mut removed, &mut gone, hand, lock)?;
    for Entry { id, .. } in entries {
        let enough = free_bytes(store.root()).is_none_or(|free| free / 1_000_000 >= retention.free_megabytes);
        if enough {
            break;
        }
        if !safe.contains(&id) && !removed.contains(&id) {
            remove(store, &mut removed, &mut vec![id], hand, lock)?;
        }
    }
    Ok(removed)
}

fn remove(
    store: &Store,
    removed: &mut Vec<SnapshotId>,
    gone: &mut Vec<SnapshotId>,
    hand: &Hand,
    lock: &Lock,
) -> Result<(), ImportError> {
    if gone.is_empty() {
        return Ok(());
    }
    let snapshots = gone.iter().map(|id| Text::new(id.as_str())).collect();
    Logbook::open(store.root()).append(hand.now, &hand.who, Deed::Pruned { snapshots })?;
    for id in gone.drain(..) {
        store.remove(&id, lock)?;
        removed.push(id);
    }
    Ok(())
}

/// What is shown and the one before it: the way back is always open.
fn safe(entries: &[Entry]) -> BTreeSet<SnapshotId> {
    let Some(at) = entries.iter().position(|entry| entry.current) else {
        // Nothing is shown: the newest may be what is wanted back.
        return entries.last().map(|entry| entry.id.clone()).into_iter().collect();
    };
    entries.iter().take(at + 1).rev().take(2).map(|entry| entry.id.clone()).collect()
}

/// What is there too many of, or too old.
fn superfluous(
    entries: &[Entry],
    log: &[logbook::Entry],
    retention: &Retention,
    now: Now,
) -> BTreeSet<SnapshotId> {
    let too_many = entries.len().saturating_sub(retention.keep);
    let is_old = |entry: &Entry| {
        let Some(days) = retention.keep_days.filter(|_| now.trusted) else { return false };
        made(log, &entry.id)
            .is_some_and(|made| now.utc.duration_since(made).as_hours() / 24 >= i64::from(days))
    };
    let old = entries.iter().enumerate().filter(|(at, entry)| *at < too_many || is_old(entry));
    old.map(|(_, entry)| entry.id.clone()).collect()
}

/// Bytes of the disk that may still be written; `None` where that cannot be told.
#[must_use]
pub fn free_bytes(folder: &Path) -> Option<u64> {
    let there = folder.ancestors().find(|folder| folder.exists())?;
    let of_disk = rustix::fs::statvfs(there).ok()?;
    Some(of_disk.f_bavail.saturating_mul(of_disk.f_frsize))
}

/// Bytes that an import may need: a snapshot like the current one, twice for the time in which its
/// tables are written, the ledger twice, and some for the rest.
#[must_use]
pub fn needed_bytes(store: &Store) -> u64 {
    const REST: u64 = 8_000_000;
    let current = store.current().map_or(0, |id| size(&store.folder(&id)));
    REST.saturating_add(current.saturating_mul(2))
}

fn size(folder: &Path) -> u64 {
    let entries = fs::read_dir(folder).into_iter().flatten().flatten();
    entries.filter_map(|entry| entry.metadata().ok()).map(|metadata| metadata.len()).sum()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Five snapshots.
    fn entries(current: usize) -> Vec<Entry> {
        (1..=5_u32)
            .map(|number| Entry {
                id: SnapshotId::new(number, "00c0ffee"),
                origin: None,
                made: None,
                current: usize::try_from(number).unwrap() == current,
            })
            .collect()
    }

    /// What the log tells of them: made on the first of January 2026 to 2030.
    fn log() -> Vec<logbook::Entry> {
        let line = |number: u32| logbook::Entry {
            number: number.into(),
            when: format!("{}-01-01T00:00:00Z", 2025 + number),
            clock_trusted: true,
            who: logbook::Actor::Command,
            what: Deed::Imported {
                snapshot: Text::new(SnapshotId::new(number, "00c0ffee").as_str()),
                bundle: Text::new("odense"),
                version: None,
                signer: None,
            },
            before: String::new(),
        };
        (1..=5).map(line).collect()
    }

    fn numbers(ids: &BTreeSet<SnapshotId>) -> Vec<u32> {
        ids.iter().map(SnapshotId::number).collect()
    }

    fn now(trusted: bool) -> Now {
        Now { utc: "2030-06-01T00:00:00Z".parse().unwrap(), trusted }
    }

    fn old(keep: usize, keep_days: Option<u32>, trusted: bool) -> Vec<u32> {
        let retention = Retention { keep, keep_days, free_megabytes: 0 };
        numbers(&superfluous(&entries(5), &log(), &retention, now(trusted)))
    }

    #[test]
    fn what_is_shown_and_the_one_before_are_safe() {
        assert_eq!(numbers(&safe(&entries(5))), [4, 5]);
        assert_eq!(numbers(&safe(&entries(1))), [1]);
        assert_eq!(numbers(&safe(&entries(9))), [5], "nothing is shown");
        assert!(safe(&[]).is_empty());
    }

    #[test]
    fn too_many_go_by_their_order() {
        assert_eq!(old(3, None, true), [1, 2]);
        assert_eq!(old(9, None, true), [0; 0]);
    }

    #[test]
    fn too_old_ones_go_by_a_clock_that_was_set() {
        // On 1 June 2030 the first of January 2027 is 1,247 days ago, that of 2028 is 882.
        assert_eq!(old(9, Some(1100), true), [1, 2]);
        assert_eq!(old(9, Some(1248), true), [1]);
        assert_eq!(old(9, Some(1247), true), [1, 2]);
        assert_eq!(old(9, Some(1), false), [0; 0], "nobody has set the clock");
        let retention = Retention { keep: 9, keep_days: Some(1100), free_megabytes: 0 };
        let old = |log: &[logbook::Entry]| numbers(&superfluous(&entries(5), log, &retention, now(true)));
        let mut log = log();
        log[0].clock_trusted = false;
        assert_eq!(old(&log), [2], "the first was made when nobody knew the time");
        // Imported again by a clock that was not set: that line counts.
        let again =
            logbook::Entry { clock_trusted: false, when: "1970-01-01T00:00:09Z".into(), ..log[1].clone() };
        log.push(again);
        assert_eq!(old(&log), [0; 0]);
        assert_eq!(old(&[]), [0; 0], "nothing is known of any");
    }

    #[test]
    fn the_disk_says_how_much_is_free() {
        assert!(free_bytes(Path::new("/")).is_some());
        assert!(free_bytes(Path::new("/findes/ikke")).is_some(), "of the disk on which it would be made");
    }
}
