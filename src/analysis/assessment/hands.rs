//! Work that many hands share.

use std::panic::resume_unwind;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread;

/// As many hands as may be put to work at once here.
pub(super) fn all() -> usize {
    thread::available_parallelism().map_or(1, usize::from)
}

/// Works on every item, each by whichever of `hands` threads is free, and gives what came of them in the
/// items' order. The caller's own thread is one of them; where the system spares no others it works alone.
pub(super) fn share<T: Sync, R: Send>(items: &[T], hands: usize, work: impl Fn(&T) -> R + Sync) -> Vec<R> {
    let next = AtomicUsize::new(0);
    let some = || {
        let take = || {
            let at = next.fetch_add(1, Ordering::Relaxed);
            Some((at, work(items.get(at)?)))
        };
        std::iter::from_fn(take).collect::<Vec<_>>()
    };
    let mut done = thread::scope(|scope| {
        let others = 1..hands.min(items.len());
        let others: Vec<_> =
            others.map_while(|_| thread::Builder::new().spawn_scoped(scope, some).ok()).collect();
        let mut done = some();
        for other in others {
            done.extend(other.join().unwrap_or_else(|panic| resume_unwind(panic)));
        }
        done
    });
    done.sort_unstable_by_key(|(at, _)| *at);
    done.into_iter().map(|(_, result)| result).collect()
}

#[cfg(test)]
mod tests {
    use std::sync::Barrier;

    use super::*;

    #[test]
    fn everything_is_done_once_and_in_order() {
        let items: Vec<usize> = (0..100).collect();
        for hands in [0, 1, 3, 200] {
            let expected: Vec<usize> = (0..100).map(|item| item * item).collect();
            assert_eq!(share(&items, hands, |item| item * item), expected, "{hands} hands");
        }
        assert!(share(&[0_u8; 0], 4, |item| *item).is_empty());
    }

    #[test]
    fn hands_work_at_once() {
        // Each waits for the two others.
        let barrier = Barrier::new(3);
        let waited = share(&[1, 2, 3], 3, |item| {
            barrier.wait();
            *item
        });
        assert_eq!(waited, [1, 2, 3]);
    }
}
