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

pub use evidence::{Evidence, EvidenceError, Fault};
pub use report::{Conflict, Exposure, Problem, Range, Reason, Report, Verdict};
pub use rule::{Family, Revision, Rule};

use crate::progress::{Progress, Stage};
use lattice::{Assumption, Lattice};
use layer::Layer;

/// Seeks the possible values of every cell of the lattice that is not
/// published, and says which are narrower than the rule promises.
#[must_use]
pub fn audit(evidence: &Evidence, progress: &dyn Progress) -> Report {
    let layers = Layer::of(evidence);
    progress.begin(Stage::Audit, u64::try_from(layers.len()).ok());
    let mut report = Report::default();
    for layer in &layers {
        report.take(examine(evidence, layer));
        progress.advance(1);
    }
    report
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
