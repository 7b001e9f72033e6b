//! Work spread over all cores.

use std::sync::atomic::{AtomicU32, Ordering};

/// The results of `work` for 0 to below `jobs`, in that order.
pub(crate) fn on_all_cores<T: Send>(jobs: u32, work: impl Fn(u32) -> T + Sync) -> Vec<T> {
    let cores = std::thread::available_parallelism().map_or(1, usize::from);
    let next = AtomicU32::new(0);
    let mut done: Vec<(u32, T)> = std::thread::scope(|scope| {
        let hands: Vec<_> = (0..cores)
            .map(|_| {
                scope.spawn(|| {
                    let mut done = Vec::new();
                    loop {
                        let job = next.fetch_add(1, Ordering::Relaxed);
                        if job >= jobs {
                            return done;
                        }
                        done.push((job, work(job)));
                    }
                })
            })
            .collect();
        hands.into_iter().filter_map(|hand| hand.join().ok()).flatten().collect()
    });
    assert_eq!(done.len(), jobs as usize, "some work was lost");
    done.sort_by_key(|(job, _)| *job);
    done.into_iter().map(|(_, result)| result).collect()
}
