//! The privacy gate: true counts go in, a release table comes out.
//!
//! Protected figures are cut into blocks, a family of indicators in a year.
//! Each block becomes a problem of atoms and cells ([`problem`]), in which
//! cells are hidden until no hidden count can be narrowed down ([`block`]).
//! What may be said of it joins the ledger, and the release table is read off
//! the ledger: nothing that was published once is ever altered or taken back.

mod ages;
mod block;
mod cores;
mod cost;
mod family;
mod late;
mod lattice;
mod listing;
mod problem;
mod rule;
mod shape;
mod table;
mod tally;
#[cfg(test)]
mod tests;
mod year;

pub use rule::{Rule, RuleError};
pub use tally::{Tally, TallyTable};

use std::collections::HashMap;
use std::sync::Arc;

use crate::domain::{Period, Population, Views};
use crate::finding::{Finding, Place};
use crate::ledger::{Aside, Issues, Ledger};
use crate::progress::{Progress, Stage};
use crate::release::{Audit, Published};
use cores::on_all_cores;
use family::{Family, Of};
use lattice::Lattice;
use year::{Frozen, Release, Solved};

/// What the gate has to know beside the true counts.
#[derive(Clone, Copy)]
pub struct Known<'a> {
    /// The disclosure rule for years that are new.
    pub rule: Rule,
    /// Public numbers of inhabitants: where nobody lives, nobody is counted.
    pub population: &'a Population,
    /// What was published before.
    pub ledger: &'a Ledger,
    /// Blocks that a stopped run has finished.
    pub aside: Option<&'a Aside>,
}

/// What leaves the gate.
pub struct Protected {
    /// The indicators in the tally's order.
    pub indicators: Vec<Published>,
    /// The ledger with this release in it.
    pub ledger: Ledger,
    /// What was proved; `None` where nothing is under protection.
    pub audit: Option<Audit>,
    /// What is worth saying: late records, years that keep their rule.
    pub findings: Vec<Finding>,
}

/// Ends the true counts' way: turns them into what may be published, block by
/// block, on all cores.
///
/// # Errors
/// Why the figures cannot be released; nothing of them is.
// By value: after this nobody holds the true counts any more.
#[allow(clippy::needless_pass_by_value)]
pub fn protect(
    tally: Tally,
    known: Known<'_>,
    progress: &(dyn Progress + Sync),
) -> Result<Protected, Vec<Finding>> {
    let places: Vec<(usize, &TallyTable)> = tally.tables.iter().enumerate().collect();
    let (guarded, open): (Vec<_>, Vec<_>) =
        places.into_iter().partition(|(_, table)| table.indicator.protect);

    judge_open(&open, known.ledger)?;
    let members: Result<Vec<Of<'_>>, Finding> =
        on_all_cores(&guarded, |&(at, table)| Of::new(at, table)).into_iter().collect();
    let families = Family::group(members.map_err(|finding| vec![finding])?);
    let by = Release { rule: known.rule, population: known.population, ledger: known.ledger };
    let mut findings = judge_frozen(&families, by)?;

    let (blocks, proved) = solve_all(&families, by, known.aside, progress)?;
    findings.extend(late_findings(&blocks));
    let mut ledger = known.ledger.clone();
    ledger.extend(blocks);

    let mut indicators: Vec<(usize, Published)> = on_all_cores(&open, |&(at, table)| {
        let table_of = Lattice::build(table).publish();
        (at, Published { indicator: Arc::clone(&table.indicator), table: Arc::new(table_of) })
    });
    for of in families.iter().flat_map(|family| &family.members) {
        let table = Arc::new(table::read_off(&of.lattice, &of.table.indicator, &ledger));
        indicators.push((of.at, Published { indicator: Arc::clone(&of.table.indicator), table }));
    }
    indicators.sort_by_key(|&(at, _)| at);
    let audit = (!families.is_empty()).then(|| Audit::of_gate(proved));
    let indicators = indicators.into_iter().map(|(_, published)| published).collect();
    Ok(Protected { indicators, ledger, audit, findings })
}

/// Figures that have been under protection stay there: else a cell that was hidden would be shown.
fn judge_open(open: &[(usize, &TallyTable)], ledger: &Ledger) -> Result<(), Vec<Finding>> {
    let ids = open.iter().map(|(_, table)| &table.indicator.id);
    let withdrawn = ids.filter(|id| ledger.years(id).next().is_some());
    let refused: Vec<Finding> = withdrawn
        .map(|id| Finding::refused("protection-withdrawn", Place::default()).value(id.as_str()))
        .collect();
    if refused.is_empty() { Ok(()) } else { Err(refused) }
}

/// Years that were begun with other areas, ages or families cannot be gone on
/// with; those begun by another rule go on by that one, which is said.
fn judge_frozen(families: &[Family<'_>], by: Release<'_>) -> Result<Vec<Finding>, Vec<Finding>> {
    let (mut refused, mut notes) = (Vec::new(), Vec::new());
    for family in families {
        for year in family.years() {
            let told = family.told(year, by.ledger);
            let code = match family.frozen(year, &told) {
                Some(Frozen::Areas) => "year-with-other-areas",
                Some(Frozen::Ages) => "year-with-other-ages",
                Some(Frozen::Family) => "year-with-other-family",
                Some(Frozen::Granularity) => "year-with-other-granularity",
                None => {
                    let k = told.iter().flatten().map(|told| told.k).find(|&k| k != by.rule.k());
                    if let Some(k) = k.filter(|_| family.has_news(year, &told)) {
                        let note = Finding::note("year-keeps-its-rule", Place::default());
                        notes.push(note.value(&family.label()).detail("year", year).detail("k", k));
                    }
                    continue;
                }
            };
            refused
                .push(Finding::refused(code, Place::default()).value(&family.label()).detail("year", year));
        }
    }
    if refused.is_empty() { Ok(notes) } else { Err(refused) }
}

/// One block: a family's year.
struct Task<'a> {
    family: &'a Family<'a>,
    views: &'a [Views],
    year: Period,
    name: String,
}

/// Decides the lists, then solves every block that is not solved already; gives the blocks, and how many
/// of them were proved.
fn solve_all(
    families: &[Family<'_>],
    by: Release<'_>,
    aside: Option<&Aside>,
    progress: &(dyn Progress + Sync),
) -> Result<(Vec<Issues>, u64), Vec<Finding>> {
    let years: usize = families
        .iter()
        .map(|family| {
            family.years().into_iter().filter(|&year| family.has_news(year, &family.told(year, by.ledger)))
        })
        .map(Iterator::count)
        .sum();
    progress.begin(Stage::Protect, Some(years as u64));
    let unprotectable = |family: &Family<'_>, year: Option<Period>| {
        let finding = Finding::refused("release-unprotectable", Place::default()).value(&family.label());
        finding.detail("year", year.map_or_else(String::new, |year| year.to_string()))
    };
    let listings = on_all_cores(families, |family| {
        let new: Vec<Period> = family
            .years()
            .into_iter()
            .filter(|&year| family.told(year, by.ledger).iter().all(Option::is_none))
            .collect();
        family.list(&new, by).map_err(|_| unprotectable(family, None))
    });
    let (mut done, mut refused) = (HashMap::new(), Vec::new());
    let mut views: Vec<Vec<Views>> = Vec::new();
    for (at, listing) in listings.into_iter().enumerate() {
        match listing {
            Ok(listing) => {
                progress.advance(listing.solved.len() as u64);
                views.push(listing.views);
                done.extend(listing.solved.into_iter().map(|(year, solved)| ((at, year), solved)));
            }
            Err(finding) => refused.push(finding),
        }
    }
    if !refused.is_empty() {
        return Err(refused);
    }
    let tasks: Vec<Task<'_>> = families
        .iter()
        .zip(&views)
        .enumerate()
        .flat_map(|(at, (family, views))| {
            let years: Vec<Period> =
                family.years().into_iter().filter(|&year| !done.contains_key(&(at, year))).collect();
            years.into_iter().map(move |year| {
                let lists: Vec<String> = views.iter().map(ToString::to_string).collect();
                let name = format!("{} {year} {}", family.label(), lists.join(", "));
                Task { family, views, year, name }
            })
        })
        .collect();
    let results = on_all_cores(&tasks, |task| {
        if let Some(issues) = aside.and_then(|aside| aside.find(&task.name)) {
            progress.advance(1);
            return Ok(Solved { issues: issues.clone(), proved: true });
        }
        let solved = task.family.solve(task.year, task.views, by);
        let solved = solved.map_err(|_| unprotectable(task.family, Some(task.year)))?;
        if solved.proved {
            if let Some(aside) = aside {
                aside.keep(&task.name, &solved.issues);
            }
            progress.advance(1);
        }
        Ok(solved)
    });
    let mut solved: Vec<((String, Period), Solved)> =
        done.into_iter().map(|((at, year), solved)| ((families[at].label(), year), solved)).collect();
    for (task, result) in tasks.iter().zip(results) {
        match result {
            Ok(result) => solved.push(((task.family.label(), task.year), result)),
            Err(finding) => refused.push(finding),
        }
    }
    if !refused.is_empty() {
        return Err(refused);
    }
    solved.sort_by(|a, b| a.0.cmp(&b.0));
    let proved = solved.iter().filter(|(_, solved)| solved.proved).count() as u64;
    Ok((solved.into_iter().map(|(_, solved)| solved.issues).collect(), proved))
}

/// Says of which years late records have changed the total.
fn late_findings(blocks: &[Issues]) -> Vec<Finding> {
    let revised = blocks.iter().flatten().filter(|issue| issue.what.revised.is_some());
    revised
        .map(|issue| {
            let note = Finding::note("late-records", Place::default());
            note.value(issue.indicator.as_str()).detail("year", issue.year)
        })
        .collect()
}
