//! Whether figures that add up can be true together, and whether a hidden one
//! can be worked out from the others.
//!
//! This reads one sum at a time; the audit looks at all of them together.

use crate::domain::{Figure, Known, Mark, Measure};
use crate::finding::Findings;

use super::Context;
use super::sheet::Sheet;
use super::size::is_small;

mod relations;

use relations::{Relation, relations};

/// Sums of figures with decimals may differ by this much, relative to their size.
const TOLERANCE: f64 = 1e-6;

/// Judges every sum of a sheet.
pub(super) fn judge(sheet: &Sheet, context: &Context<'_>, findings: &mut Findings) {
    let judge = Judge { sheet, context, measure: sheet.indicator().measure };
    for relation in relations(sheet) {
        judge.contradiction(&relation, findings);
        if sheet.indicator().protect {
            judge.derivable(&relation, findings);
        }
    }
}

struct Judge<'a> {
    sheet: &'a Sheet,
    context: &'a Context<'a>,
    measure: Measure,
}

/// One of the numbers of a figure.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Layer {
    /// The count, or a share's numerator.
    Value,
    /// A share's base, or the persons behind a mean.
    Base,
}

impl Judge<'_> {
    /// Tells of a sum that lies outside of what its parts leave possible.
    fn contradiction(&self, relation: &Relation, findings: &mut Findings) {
        let layers: &[Layer] = match self.measure {
            Measure::Count => &[Layer::Value],
            Measure::Share => &[Layer::Value, Layer::Base],
            Measure::Mean => &[Layer::Base],
        };
        for &layer in layers {
            let range = |at: &usize| self.range(*at, layer);
            let Some((sum_low, sum_high)) = range(&relation.sum) else { return };
            let Some(parts) = relation.parts.iter().map(range).collect::<Option<Vec<_>>>() else { return };
            let low: f64 = parts.iter().map(|(low, _)| low).sum();
            let high = if relation.open { f64::INFINITY } else { parts.iter().map(|(_, high)| high).sum() };
            let slack = TOLERANCE * low.max(sum_low).max(1.0);
            if low > sum_high + slack || sum_low > high + slack {
                let column = if layer == Layer::Value { "value" } else { "base" };
                let finding =
                    self.sheet.refusal("parts-contradict-sum", relation.sum, column, self.context.resource);
                findings.push(finding.detail("kind", relation.over.word()));
                return;
            }
        }
        if let Some((known, mean)) = self.mean_of(relation)
            && (known - mean).abs() > TOLERANCE * known.abs().max(1.0)
        {
            let finding =
                self.sheet.refusal("parts-contradict-sum", relation.sum, "value", self.context.resource);
            findings.push(finding.detail("kind", relation.over.word()));
        }
    }

    /// What a reader knows of a cell; `None` if it has no such number.
    #[allow(clippy::cast_precision_loss)] // bases are far below 2⁵³
    fn range(&self, at: usize, layer: Layer) -> Option<(f64, f64)> {
        let k = self.context.k as f64;
        match (self.sheet.figure(at), layer) {
            (Figure::Known(known), Layer::Value) => Some((known.value, known.value)),
            (Figure::Known(known), Layer::Base) => known.base.map(|base| (base as f64, base as f64)),
            (Figure::Suppressed(Mark::BelowK), Layer::Value) if self.measure == Measure::Count => {
                Some((0.0, k - 1.0))
            }
            (Figure::Suppressed(Mark::AtLeastK), Layer::Value) if self.measure == Measure::Count => {
                Some((k, f64::INFINITY))
            }
            (Figure::Suppressed(_), _) => Some((0.0, f64::INFINITY)),
            (Figure::Missing, _) => None,
        }
    }

    /// The published mean and that of its parts, where all are published.
    #[allow(clippy::cast_precision_loss)] // numbers of persons are far below 2⁵³
    fn mean_of(&self, relation: &Relation) -> Option<(f64, f64)> {
        if self.measure != Measure::Mean || relation.open {
            return None;
        }
        let known = |at: usize| self.sheet.figure(at).known();
        let (mut value, mut persons) = (0.0, 0.0);
        for &part in &relation.parts {
            let part = known(part)?;
            let base = part.base? as f64;
            value += part.value * base;
            persons += base;
        }
        let sum = known(relation.sum)?;
        (persons > 0.0).then(|| (sum.value, value / persons))
    }

    /// Tells of a small figure that is the only hidden one of a sum.
    fn derivable(&self, relation: &Relation, findings: &mut Findings) {
        if relation.open {
            return;
        }
        let members = || std::iter::once(relation.sum).chain(relation.parts.iter().copied());
        let mut hidden = members().filter(|&at| self.sheet.figure(at).is_suppressed());
        let (Some(lone), None) = (hidden.next(), hidden.next()) else { return };
        let Some(worked_out) = self.rest(relation, lone) else { return };
        if is_small(self.sheet, self.context, lone, worked_out) {
            let finding = self.sheet.refusal("hidden-derivable", lone, "mark", self.context.resource);
            findings.push(finding.detail("kind", relation.over.word()));
        }
    }

    /// The lone hidden figure, from all others of its sum. Of a mean only the
    /// number of persons is worked out: that alone makes it small.
    fn rest(&self, relation: &Relation, lone: usize) -> Option<Known> {
        let has_base = self.measure != Measure::Count;
        let (mut value, mut base) = (0.0, 0_i128);
        for &part in relation.parts.iter().filter(|&&part| part != lone) {
            let known = self.sheet.figure(part).known()?;
            value += known.value;
            base += if has_base { i128::from(known.base?) } else { 0 };
        }
        if lone != relation.sum {
            let sum = self.sheet.figure(relation.sum).known()?;
            value = sum.value - value;
            base = if has_base { i128::from(sum.base?) - base } else { 0 };
        }
        Some(Known { value, base: if has_base { Some(u64::try_from(base).ok()?) } else { None } })
    }
}
