//! Figures that were protected at the municipality's own desk: looked at a
//! second time, and taken over with their ledger.

use std::collections::BTreeSet;
use std::sync::Arc;
use std::time::Instant;

use super::desk::tables;
use crate::audit::{self, Evidence, Exposure, Report};
use crate::bundle::{Descriptor, Proved};
use crate::domain::{AgeGroup, AreaId, Figure, IndicatorId, Mark, Measure, Period, Population, Zeros};
use crate::finding::{Finding, Place};
use crate::ledger::{Issue, Ledger, Year};
use crate::progress::Progress;
use crate::protect::{Protected, Rule};
use crate::release::{Audit, Published};

/// Exposed cells that are named one by one.
const NAMED: usize = 20;

/// What protected figures come with.
#[derive(Clone, Copy)]
pub(super) struct Credentials<'a> {
    /// The ledger that they bring.
    pub(super) ledger: Option<&'a str>,
    /// Set where the figures are the program's own: its tests have looked at
    /// them, and this is what was proved of them.
    pub(super) own: Option<Proved>,
}

impl Credentials<'_> {
    /// Of a bundle that anybody may have made.
    pub(super) fn of<'t>(ledger: Option<&'t str>, _: &Descriptor) -> Credentials<'t> {
        Credentials { ledger, own: None }
    }

    /// Of a bundle that ships in the program.
    pub(super) fn own<'t>(ledger: Option<&'t str>, descriptor: &Descriptor) -> Credentials<'t> {
        Credentials { ledger, own: descriptor.protected.as_ref().and_then(|protection| protection.audit) }
    }
}

/// Takes protected figures over: they must be what their ledger says, and an
/// audit that knows nothing but the tables must find nothing exposed.
///
/// # Errors
/// Why they are not taken.
pub(super) fn take_over(
    brought: Vec<Published>,
    credentials: Credentials<'_>,
    ours: &Ledger,
    population: &Population,
    rule: Rule,
    progress: &dyn Progress,
) -> Result<Protected, Vec<Finding>> {
    let place = || Place::resource("ledger.jsonl");
    let guarded = brought.iter().any(|of| of.indicator.protect);
    if !guarded {
        return Ok(Protected {
            indicators: brought,
            ledger: ours.clone(),
            audit: None,
            findings: Vec::new(),
        });
    }
    let Some(text) = credentials.ledger else {
        return Err(vec![Finding::refused("protected-without-ledger", place())]);
    };
    let theirs = Ledger::read(text).map_err(|broken| {
        vec![Finding::refused("protected-ledger-broken", place()).value(&broken.to_string())]
    })?;
    let strays: Vec<Finding> = brought
        .iter()
        .filter(|of| of.indicator.protect && !agrees(of, &theirs))
        .map(|of| Finding::refused("protected-ledger-differs", place()).value(of.indicator.id.as_str()))
        .collect();
    if !strays.is_empty() {
        return Err(strays);
    }
    let told_otherwise: Vec<Finding> = brought
        .iter()
        .filter(|of| of.indicator.protect)
        .flat_map(|of| told_otherwise(of, ours))
        .take(NAMED)
        .collect();
    if !told_otherwise.is_empty() {
        return Err(told_otherwise);
    }
    let (audit, findings) = match credentials.own {
        Some(Proved { blocks }) => (Audit::of_gate(blocks), Vec::new()),
        None => recheck(&brought, population, rule, progress)?,
    };
    let mut ledger = ours.clone();
    ledger.extend(news(&brought, &theirs, ours));
    let indicators = brought.into_iter().map(|of| with_years(of, &ledger)).collect();
    Ok(Protected { indicators, ledger, audit: Some(audit), findings })
}

/// True if every listed cell of a table is what the ledger says, and the other way round.
fn agrees(of: &Published, ledger: &Ledger) -> bool {
    let id = &of.indicator.id;
    let said = |area: &AreaId, age: AgeGroup, period: Period| {
        let year = ledger.year(id, period.whole_year())?;
        year.cells.get(&(area.clone(), age, period)).map(|said| said.figure())
    };
    let table_is_told = of.table.iter().all(|(area, age, period, cell)| match cell.figure {
        Figure::Missing | Figure::Suppressed(Mark::Unlisted) => true,
        figure => said(area, age, period) == Some(figure),
    });
    let told_is_there = ledger.years(id).all(|(_, year)| {
        let mut keys = year.cells.iter();
        keys.all(|((area, age, period), said)| of.table.figure(area, *period, *age) == said.figure())
    });
    table_is_told && told_is_there
}

/// The cells of which this device has said something else, be it in a release that is shown no longer.
fn told_otherwise(of: &Published, ours: &Ledger) -> impl Iterator<Item = Finding> {
    let id = &of.indicator.id;
    ours.years(id).flat_map(|(_, year)| &year.cells).filter_map(move |((area, age, period), said)| {
        let differs = !said.goes_on_as(of.table.figure(area, *period, *age));
        let finding = || Finding::refused("told-otherwise", Place::resource("observations.csv"));
        differs.then(|| {
            finding().value(id.as_str()).detail("area", area).detail("period", period).detail("ages", age)
        })
    })
}

/// What their ledger says of the brought indicators beyond what ours does.
fn news(brought: &[Published], theirs: &Ledger, ours: &Ledger) -> Vec<Vec<Issue>> {
    let issue = |id: &IndicatorId, year: Period, what: &Year| {
        let is_new = ours.year(id, year).is_none_or(|told| {
            told.revised.is_none() && what.revised.is_some()
                || what.cells.keys().any(|key| !told.cells.contains_key(key))
                || !what.periods.is_subset(&told.periods)
        });
        is_new.then(|| vec![Issue { indicator: id.clone(), year, what: what.clone() }])
    };
    brought
        .iter()
        .filter(|of| of.indicator.protect)
        .flat_map(|of| {
            let id = &of.indicator.id;
            theirs.years(id).filter_map(move |(year, what)| issue(id, year, what))
        })
        .collect()
}

/// The table with each year's own k and its total with late records.
fn with_years(of: Published, ledger: &Ledger) -> Published {
    let id = &of.indicator.id;
    let thresholds = ledger.years(id).map(|(year, what)| (year, what.k)).collect();
    let revised = ledger.years(id).filter_map(|(year, what)| Some((year, what.revised?))).collect();
    let table = Arc::unwrap_or_clone(of.table).with_thresholds(thresholds).with_revised(revised);
    Published { table: Arc::new(table), ..of }
}

/// Gives the tables to the auditor as a stranger would have them.
fn recheck(
    brought: &[Published],
    population: &Population,
    rule: Rule,
    progress: &dyn Progress,
) -> Result<(Audit, Vec<Finding>), Vec<Finding>> {
    let begun = Instant::now();
    let mut whole = Report::default();
    for zeros in [Zeros::Hidden, Zeros::Published] {
        let of_kind = |of: &&Published| of.indicator.protect && of.indicator.zeros == zeros;
        let tables: Vec<Published> = brought.iter().filter(of_kind).cloned().collect();
        if tables.is_empty() {
            continue;
        }
        let evidence = evidence(&tables, population, rule, zeros);
        // The text is our own: only a fault of the program makes it unreadable.
        let evidence = evidence.map_err(|_| {
            vec![Finding::refused("protected-not-audited", Place::resource("observations.csv"))]
        })?;
        let report = audit::audit(&evidence, progress);
        whole.cells += report.cells;
        whole.programs += report.programs;
        whole.exposed.extend(report.exposed);
        whole.conflicts.extend(report.conflicts);
    }
    let place = || Place::resource("observations.csv");
    // Where parts were not reported, a stranger who takes them for none is led astray, and the audit
    // with him: what he believes to have worked out need not be so.
    let (perhaps, exposed): (Vec<&Exposure>, Vec<&Exposure>) =
        whole.exposed.iter().partition(|exposed| is_partial(brought, &exposed.range.indicator));
    let mut findings: Vec<Finding> =
        exposed.into_iter().take(NAMED).map(|exposed| told(exposed, place())).collect();
    if !findings.is_empty() {
        return Err(findings);
    }
    findings.extend(perhaps.first().map(|exposed| {
        Finding::warning("protected-perhaps-exposed", place()).value(&exposed.range.indicator)
    }));
    // Sums that contradict their parts were refused one by one. What is left are tables with parts
    // that nobody reported, which a stranger cannot put together either.
    findings.extend(
        whole
            .conflicts
            .iter()
            .map(|conflict| Finding::warning("protected-contradiction", place()).value(&conflict.layer)),
    );
    let blocks: BTreeSet<(&IndicatorId, Period)> = brought
        .iter()
        .filter(|of| of.indicator.protect)
        .flat_map(|of| of.table.periods().iter().map(move |period| (&of.indicator.id, period.whole_year())))
        .collect();
    let audit = Audit {
        blocks: blocks.len() as u64,
        cells: Some(whole.cells),
        programs: Some(whole.programs),
        seconds: Some(begun.elapsed().as_secs_f64()),
    };
    Ok((audit, findings))
}

/// True if some of an indicator's cells, or parts of them, were not reported.
fn is_partial(brought: &[Published], indicator: &str) -> bool {
    let mut of = brought.iter().filter(|of| of.indicator.id.as_str() == indicator);
    of.any(|of| of.table.iter().any(|(.., cell)| cell.figure == Figure::Missing))
}

fn evidence(
    tables: &[Published],
    population: &Population,
    rule: Rule,
    zeros: Zeros,
) -> Result<Evidence, audit::EvidenceError> {
    let mut said = audit::Rule::new(u32::try_from(rule.k()).unwrap_or(u32::MAX));
    said.zeros_published = zeros == Zeros::Published;
    let shares = tables.iter().filter(|of| of.indicator.measure == Measure::Share);
    said.shares = shares.map(|of| of.indicator.id.to_string()).collect();
    let names: BTreeSet<&String> = tables.iter().filter_map(|of| of.indicator.family.as_ref()).collect();
    for name in names {
        let of_family = tables.iter().filter(|of| of.indicator.family.as_ref() == Some(name));
        let members: Vec<String> = of_family.map(|of| of.indicator.id.to_string()).collect();
        if members.len() > 1 {
            said.families.push(audit::Family { sum: None, members });
        }
    }
    let mut evidence = Evidence::new(said);
    evidence.release("observations.csv", &tables::observations(tables).text)?;
    evidence.population("population.csv", &tables::population(population).text)?;
    Ok(evidence)
}

/// An exposed cell, named; what it could be is not repeated.
fn told(exposed: &Exposure, place: Place) -> Finding {
    let range = &exposed.range;
    Finding::refused("protected-exposed", place)
        .value(&range.indicator)
        .detail("area", &range.area)
        .detail("period", &range.period)
        .detail("ages", &range.age_group)
}
