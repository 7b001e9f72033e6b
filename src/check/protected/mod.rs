//! Judges the figures of a protected bundle: a release table, cell by cell.
//!
//! Such a bundle went through the gate elsewhere, and nobody here can see the
//! true counts. What can be seen is judged: every row by itself, what adds up
//! and what could be worked out from it, and whether it goes on from what is
//! published already.

mod continuity;
mod figure;
mod rows;
mod sheet;
mod size;
mod sums;

use crate::bundle::{Bundle, Protection, TableName};
use crate::domain::{AgeGroup, Population};
use crate::finding::{Finding, Findings, Place};
use crate::progress::Progress;
use crate::release::{Published, Release};

use super::areas::Areas;
use super::catalogue::Catalogue;
use rows::Rows;
pub(super) use sheet::Sheet;

/// Everything that is needed to judge a sheet.
struct Context<'a> {
    resource: &'a str,
    areas: &'a Areas,
    population: &'a Population,
    k: u64,
}

/// Reads the figures by indicator, in the catalogue's order: `None` for those
/// that the bundle has no figures of.
pub(super) fn read(
    bundle: &Bundle,
    protection: &Protection,
    catalogue: &Catalogue,
    areas: &Areas,
    progress: &dyn Progress,
    findings: &mut Findings,
) -> Vec<Option<Sheet>> {
    let resource = bundle.table_resource(TableName::Observations).unwrap_or_default();
    let mut rows = Rows::new(resource, catalogue, areas, progress);
    if !bundle.read(TableName::Observations, &mut rows, findings) {
        return Vec::new();
    }
    let by_indicator = rows.finish(findings);
    let sheets: Vec<_> = catalogue
        .entries()
        .iter()
        .zip(by_indicator)
        .map(|(entry, rows)| {
            let parts = parts(protection, entry.id.as_str(), findings);
            Sheet::build(entry.indicator.as_ref()?, rows, areas, parts, resource, findings)
        })
        .collect();
    let indicators = bundle.table_resource(TableName::Indicators).unwrap_or_default();
    catalogue.judge_unused(|at| !matches!(sheets.get(at), Some(Some(_))), indicators, findings);
    sheets
}

/// Judges what no single row can tell.
pub(super) fn judge<'s>(
    sheets: impl Iterator<Item = &'s Sheet>,
    areas: &Areas,
    population: &Population,
    kept: Option<&Release>,
    (k, resource): (u64, &str),
    findings: &mut Findings,
) {
    let context = Context { resource, areas, population, k };
    for sheet in sheets {
        if sheet.indicator().protect {
            size::judge(sheet, &context, findings);
        }
        sums::judge(sheet, &context, findings);
        if let Some(before) = kept.and_then(|kept| kept.indicator(sheet.indicator().id.as_str())) {
            continuity::judge(sheet, before, resource, findings);
        }
    }
}

/// The figures as they are published.
pub(super) fn into_published(sheets: Vec<Option<Sheet>>) -> Vec<Published> {
    sheets.into_iter().flatten().map(Sheet::into_published).collect()
}

/// The age groups that the descriptor says an indicator's `all` adds up.
fn parts(protection: &Protection, id: &str, findings: &mut Findings) -> Vec<AgeGroup> {
    let texts = protection.sums.iter().filter(|(of, _)| of == id).flat_map(|(_, groups)| groups);
    let groups: Result<Vec<AgeGroup>, _> = texts.map(|text| text.parse()).collect();
    let fit = |groups: &Vec<AgeGroup>| {
        groups.windows(2).all(|pair| matches!(pair, [one, other] if one < other && !one.overlaps(*other)))
            && !groups.contains(&AgeGroup::All)
    };
    groups.ok().filter(fit).unwrap_or_else(|| {
        findings.push(Finding::refused("protected-sums", Place::resource("datapackage.json")).value(id));
        Vec::new()
    })
}
