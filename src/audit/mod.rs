//! What a stranger can work out from everything that was ever published.
//!
//! Knows nothing but exported tables, the population and the rule: the whole
//! lattice of cells is rebuilt from the rows, every figure and every mark
//! becomes a linear constraint, and for each cell that is not published the
//! least and the greatest possible value are sought (Kelly, Golden & Assad
//! 1992). The room shares no code with the one that protects, so that a fault
//! in one is seen by the other.
//!
//! ```text
//!  reading ──► evidence ──► axis, lattice ──► system ──► range ──► report
//!  CSV         facts        cells, atoms      rows       programs
//! ```
//!
//! That a cell is open is only believed with *witnesses*: possible tables that
//! our own sums have checked against every published figure. A solver that
//! errs can therefore raise a false alarm, and never hush one up.

mod axis;
mod evidence;
mod fact;
mod fixing;
mod lattice;
mod layer;
mod program;
mod range;
mod reading;
mod report;
mod rule;
mod span;
mod system;

use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::mpsc;
use std::thread;

pub use evidence::{Evidence, EvidenceError, Fault};
pub use report::{Conflict, Exposure, Problem, Range, Reason, Report, Verdict};
pub use rule::{Family, Revision, Rule};

use crate::progress::{Progress, Stage};
use lattice::{Assumption, Lattice};
use layer::Layer;

/// Seeks the possible values of every cell of the lattice that is not
/// published, and says which are narrower than the rule promises. Works on
/// all cores; the answer does not depend on how many there are.
#[must_use]
pub fn audit(evidence: &Evidence, progress: &dyn Progress) -> Report {
    let layers = Layer::of(evidence);
    progress.begin(Stage::Audit, u64::try_from(layers.len()).ok());
    let mut reports: Vec<Option<Report>> = layers.iter().map(|_| None).collect();
    let (next, (done, results)) = (AtomicUsize::new(0), mpsc::channel());
    thread::scope(|scope| {
        for _ in 0..thread::available_parallelism().map_or(1, usize::from).min(layers.len()) {
            let (done, layers, next) = (done.clone(), &layers, &next);
            scope.spawn(move || {
                while let Some((at, layer)) = take(layers, next) {
                    // Nobody listens only if the audit itself has ended.
                    let _ = done.send((at, examine(evidence, layer)));
                }
            });
        }
        drop(done);
        for (at, report) in results {
            if let Some(slot) = reports.get_mut(at) {
                *slot = Some(report);
            }
            progress.advance(1);
        }
    });
    let mut report = Report::default();
    for (layer, of_layer) in layers.iter().zip(reports) {
        // A layer without an answer was not examined, and must not pass.
        report.take(of_layer.unwrap_or_else(|| Report::undecided(&layer.name)));
    }
    report
}

/// The next layer that nobody has taken.
fn take<'a>(layers: &'a [Layer], next: &AtomicUsize) -> Option<(usize, &'a Layer)> {
    let at = next.fetch_add(1, Ordering::Relaxed);
    Some((at, layers.get(at)?))
}

/// Reads a layer as a stranger would: first everything adds up; where no table
/// fits that, as little as possible is taken to be left out.
fn examine(evidence: &Evidence, layer: &Layer) -> Report {
    let mut first = None;
    for assumption in Assumption::ORDER {
        let Some(lattice) = Lattice::new(evidence, layer, assumption) else { continue };
        let report = range::search(evidence, &lattice);
        // Only a proof that nothing fits makes a stranger think again.
        if report.conflicts.iter().all(|conflict| conflict.problem != Problem::Contradiction) {
            return report;
        }
        first.get_or_insert(report);
    }
    first.unwrap_or_else(|| Report::too_large(&layer.name))
}
