//! Answers kept for the next asker, up to a number of bytes.

use std::collections::HashMap;
use std::sync::Arc;

use super::{Ask, Body};

/// Keeps answers and, when room runs out, drops those asked for longest ago.
#[derive(Debug)]
pub(super) struct Shelf {
    kept: HashMap<Ask, Kept>,
    /// Bytes on the shelf.
    bytes: usize,
    /// Bytes that it may hold.
    room: usize,
    /// Counts every use; stands in for a clock.
    turn: u64,
}

#[derive(Debug)]
struct Kept {
    body: Arc<Body>,
    used: u64,
}

impl Shelf {
    pub(super) fn new(room: usize) -> Self {
        Self { kept: HashMap::new(), bytes: 0, room, turn: 0 }
    }

    pub(super) fn get(&mut self, ask: &Ask) -> Option<Arc<Body>> {
        self.turn += 1;
        let kept = self.kept.get_mut(ask)?;
        kept.used = self.turn;
        Some(Arc::clone(&kept.body))
    }

    /// Keeps an answer, unless it alone would take more than half of the room.
    pub(super) fn put(&mut self, ask: Ask, body: Arc<Body>) {
        if weight(&body) > self.room / 2 {
            return;
        }
        self.turn += 1;
        self.bytes += weight(&body);
        if let Some(before) = self.kept.insert(ask, Kept { body, used: self.turn }) {
            self.bytes -= weight(&before.body);
        }
        while self.bytes > self.room {
            let Some(oldest) = self.kept.iter().min_by_key(|(_, kept)| kept.used).map(|(ask, _)| ask.clone())
            else {
                break;
            };
            if let Some(dropped) = self.kept.remove(&oldest) {
                self.bytes -= weight(&dropped.body);
            }
        }
    }
}

/// What an answer takes: its plain bytes, a half more for its compressed forms
/// and something for the entry itself, so that many tiny answers count too.
fn weight(body: &Body) -> usize {
    body.len() + body.len() / 2 + 512
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::app::edition::{Media, Part, TableFormat};

    fn body(bytes: usize) -> Arc<Body> {
        Arc::new(Body::new(Media::Json, "x", vec![b' '; bytes]))
    }

    fn ask(indicator: &str) -> Ask {
        Ask::Observations { indicator: indicator.to_owned(), format: TableFormat::Csv, part: Part::default() }
    }

    #[test]
    fn what_was_used_longest_ago_goes_first() {
        let mut shelf = Shelf::new(3 * (1500 + 512));
        for id in ["a", "b", "c"] {
            shelf.put(ask(id), body(1000));
        }
        assert!(shelf.get(&ask("a")).is_some());
        shelf.put(ask("d"), body(1000));
        assert!(shelf.get(&ask("b")).is_none());
        assert!(["a", "c", "d"].iter().all(|id| shelf.get(&ask(id)).is_some()));
    }

    #[test]
    fn the_room_is_never_exceeded_and_giants_do_not_clear_it() {
        let mut shelf = Shelf::new(10_000);
        shelf.put(ask("a"), body(1000));
        shelf.put(ask("giant"), body(9_000));
        assert!(shelf.get(&ask("giant")).is_none());
        assert!(shelf.get(&ask("a")).is_some());
        for number in 0..200 {
            shelf.put(ask(&number.to_string()), body(number));
            assert!(shelf.bytes <= shelf.room);
        }
        assert_eq!(shelf.bytes, shelf.kept.values().map(|kept| weight(&kept.body)).sum::<usize>());
    }

    #[test]
    fn putting_twice_counts_once() {
        let mut shelf = Shelf::new(10_000);
        shelf.put(ask("a"), body(1000));
        shelf.put(ask("a"), body(500));
        assert_eq!(shelf.bytes, 500 + 250 + 512);
    }
}
