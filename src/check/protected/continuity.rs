//! Whether a protected bundle goes on from what is published.
//!
//! What was read once cannot be taken back, and who keeps the old figures can
//! subtract them from the new ones: nothing published may change or vanish, and
//! nothing hidden may be published.

use crate::domain::{Figure, Mark};
use crate::finding::{Finding, Findings, Place};
use crate::release::Published;

use super::sheet::Sheet;

/// Compares every cell of the published table with the sheet's.
pub(super) fn judge(sheet: &Sheet, before: &Published, resource: &str, findings: &mut Findings) {
    // Figures that are public anyway may be corrected.
    if !before.indicator.protect {
        return;
    }
    for (area, age, period, cell) in before.table.iter() {
        let at = sheet.find(area, age, period);
        let now = at.map_or(Figure::Suppressed(Mark::Unlisted), |at| sheet.figure(at));
        let Some((code, column)) = breach(cell.figure, now) else { continue };
        let finding = match at {
            Some(at) => sheet.refusal(code, at, column, resource),
            None => Finding::refused(code, Place::resource(resource))
                .value(before.indicator.id.as_str())
                .detail("area", area)
                .detail("period", period)
                .detail("ages", age),
        };
        findings.push(finding);
    }
}

/// What is wrong with a cell's next state, and the column that shows it.
fn breach(before: Figure, now: Figure) -> Option<(&'static str, &'static str)> {
    match (before, now) {
        (Figure::Known(before), Figure::Known(now)) => {
            (before != now).then_some(("published-altered", "value"))
        }
        (Figure::Known(_), _) => Some(("published-withdrawn", "mark")),
        (Figure::Suppressed(_), Figure::Known(_)) => Some(("hidden-published", "value")),
        (Figure::Suppressed(Mark::BelowK), Figure::Suppressed(Mark::AtLeastK))
        | (Figure::Suppressed(Mark::AtLeastK), Figure::Suppressed(Mark::BelowK)) => {
            Some(("mark-altered", "mark"))
        }
        (Figure::Suppressed(_) | Figure::Missing, _) => None,
    }
}
