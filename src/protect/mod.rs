//! The privacy gate: true counts go in, a release table comes out.
//!
//! The rule of this gate is the simple one: a count from 1 to k − 1 is hidden,
//! and so is whatever would give a lone hidden cell away by adding up or
//! subtracting. It does not yet prove that no interval can be narrowed, nor
//! remember earlier releases.

#[allow(dead_code)] // until the gate calls it
mod block;
mod lattice;
mod rule;
mod suppress;
mod tally;
#[cfg(test)]
mod tests;

pub use rule::{Rule, RuleError};
pub use tally::{Tally, TallyTable};

use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

use crate::progress::{Progress, Stage};
use crate::release::Published;
use lattice::Lattice;

/// Ends the true counts' way: turns them into what may be published, indicator by indicator, on
/// all cores. The order of the indicators is kept.
// By value: after this nobody holds the true counts any more.
#[allow(clippy::needless_pass_by_value)]
pub fn protect(tally: Tally, rule: Rule, progress: &(dyn Progress + Sync)) -> Vec<Published> {
    progress.begin(Stage::Protect, Some(tally.tables.len() as u64));
    let next = AtomicUsize::new(0);
    let workers = std::thread::available_parallelism().map_or(1, usize::from).min(tally.tables.len());
    let mut done: Vec<(usize, Published)> = std::thread::scope(|scope| {
        let work = || {
            let mut done = Vec::new();
            while let Some((at, table)) = {
                let at = next.fetch_add(1, Ordering::Relaxed);
                tally.tables.get(at).map(|table| (at, table))
            } {
                done.push((at, protect_one(table, rule)));
                progress.advance(1);
            }
            done
        };
        let threads: Vec<_> = (0..workers).map(|_| scope.spawn(work)).collect();
        // A worker that panicked has left its indicators unprotected: the
        // panic goes on here, and nothing is published.
        threads
            .into_iter()
            .flat_map(|thread| thread.join().unwrap_or_else(|panic| std::panic::resume_unwind(panic)))
            .collect()
    });
    done.sort_by_key(|&(at, _)| at);
    done.into_iter().map(|(_, published)| published).collect()
}

fn protect_one(table: &TallyTable, rule: Rule) -> Published {
    let lattice = Lattice::build(table);
    let hidden = suppress::hidden(&lattice, &table.indicator, rule);
    Published { indicator: Arc::clone(&table.indicator), table: Arc::new(lattice.release(&hidden)) }
}
