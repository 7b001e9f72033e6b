//! Judges a bundle: every fault, in every row, with its place.
//!
//! Each table has its judge, which takes the rows as the reader hands them on
//! and remembers what the later ones need: the areas, then the catalogue, the
//! population and the observations. What can only be said of the whole
//! (inhabitants that a rate needs, areas that kept indicators name) comes last.
//! A fault in one table is told once: the judges of the others go on as if the
//! faulty entry had been what it was meant to be.

mod areas;
mod catalogue;
mod cell;
mod columns;
mod denominators;
mod families;
mod figures;
mod keys;
mod notes;
mod number;
mod observations;
mod persons;
mod population;
mod protected;
mod row;
mod series;
mod text;

use std::sync::Arc;

use crate::bundle::{Bundle, Descriptor, TableName};
use crate::domain::{IndicatorId, Note, Population};
use crate::finding::{Finding, Findings, Place, Severity};
use crate::geometry::Coverage;
use crate::progress::{Progress, Stage};
use crate::protect::Tally;
use crate::release::{Published, Release};

pub use persons::{Acknowledged, AcknowledgedError};

use areas::Areas;
use catalogue::Catalogue;
use denominators::Needed;
use observations::Observations;
use persons::{Guard, Watch};
use population::Inhabitants;
use protected::Sheet;
use series::Series;

/// The figures of a bundle.
pub enum Figures {
    /// The true ones, for the gate and nobody else.
    Raw(Tally),
    /// Those of a protected bundle: they went through the gate elsewhere, and
    /// are published as they are.
    Protected(Vec<Published>),
}

/// What is taken out of a bundle that is not refused.
pub struct Accepted {
    /// What the descriptor says.
    pub descriptor: Descriptor,
    /// New areas, if the bundle brings them.
    pub coverage: Option<Coverage>,
    /// Inhabitants that the bundle brings.
    pub population: Population,
    /// What happened outside the figures; `None` if the bundle does not say.
    pub notes: Option<Vec<Note>>,
    /// The figures.
    pub figures: Figures,
}

/// The outcome.
pub struct Verdict {
    /// Everything found, worst first.
    pub findings: Vec<Finding>,
    /// What was read; `None` if the bundle is refused.
    pub accepted: Option<Accepted>,
}

/// Reads and judges a bundle. `kept` is what is published now: its areas,
/// population and other indicators stay where the bundle does not replace them.
/// Every alarm about persons refuses; see [`judge_with`].
pub fn judge(bundle: &Bundle, kept: Option<&Release>, progress: &dyn Progress) -> Verdict {
    judge_with(bundle, kept, &Acknowledged::default(), progress)
}

/// [`judge`], where alarms about persons only warn in columns that the
/// operator has looked at.
pub fn judge_with(
    bundle: &Bundle,
    kept: Option<&Release>,
    acknowledged: &Acknowledged,
    progress: &dyn Progress,
) -> Verdict {
    let guard = &Guard::new(acknowledged);
    progress.begin(Stage::Check, None);
    let mut findings = Findings::default();
    findings.extend(bundle.remarks().iter().cloned());
    let brings = Brings::of(bundle);

    persons::inspect_descriptor(bundle, guard, &mut findings);
    let (coverage, brought_areas) = read_areas(bundle, guard, &mut findings);
    let areas = match (&coverage, brought_areas, kept) {
        (Some(coverage), _, _) => Areas::of(coverage),
        (None, true, _) => Areas::unreadable(),
        (None, false, Some(kept)) => Areas::of(&kept.coverage),
        (None, false, None) => {
            if brings.any() {
                findings.push(Finding::refused("areas-missing", Place::default()));
            }
            Areas::unreadable()
        }
    };
    if !brings.any() && !brought_areas {
        findings.push(Finding::refused("bundle-empty", Place::default()));
    }
    brings.judge(kept.is_some_and(|kept| !kept.indicators.is_empty()), &mut findings);

    let catalogue = read_catalogue(bundle, kept, guard, &mut findings);
    let (population, population_is_sound) = read_population(bundle, &areas, guard, progress, &mut findings);
    let notes = notes::judge(bundle.descriptor(), &catalogue, &areas, &mut findings);
    let observed = read_observations(bundle, &catalogue, &areas, guard, progress, &mut findings);

    let table = bundle.table_resource(TableName::Indicators).unwrap_or_default();
    families::judge(&catalogue, |at| observed.brings(at), kept, table, &mut findings);
    if let Some(kept) = kept
        && coverage.is_some()
    {
        let replaced =
            |id: &IndicatorId| catalogue.position(id.as_str()).is_some_and(|at| observed.brings(at));
        areas.judge_kept(kept, replaced, bundle, &mut findings);
    }
    if population_is_sound && areas.are_known() {
        let known = merged(kept, &population, &areas);
        let resource = bundle.table_resource(TableName::Population);
        let needed = |at| observed.needed(at);
        denominators::judge(&catalogue, needed, &areas, &known, resource, &mut findings);
        if let (Observed::Protected(sheets), Some(protection)) = (&observed, &bundle.descriptor().protected) {
            let resource = bundle.table_resource(TableName::Observations).unwrap_or_default();
            let of_file = (protection.k, resource);
            protected::judge(sheets.iter().flatten(), &areas, &known, kept, of_file, &mut findings);
        }
    }

    let findings: Vec<_> = findings.into_list().into_iter().map(|finding| guard.mask(finding)).collect();
    let refused = findings.iter().any(|finding| finding.severity == Severity::Refused);
    let accepted = (!refused).then(|| Accepted {
        descriptor: bundle.descriptor().clone(),
        coverage,
        population,
        notes,
        figures: observed.into_figures(&catalogue, &areas),
    });
    Verdict { findings, accepted }
}

/// The tables that a bundle has.
struct Brings {
    indicators: bool,
    population: bool,
    observations: bool,
    indicators_resource: Option<String>,
    observations_resource: Option<String>,
}

impl Brings {
    fn of(bundle: &Bundle) -> Self {
        let resource = |table| bundle.table_resource(table).map(str::to_owned);
        let indicators_resource = resource(TableName::Indicators);
        let observations_resource = resource(TableName::Observations);
        Self {
            indicators: indicators_resource.is_some(),
            population: resource(TableName::Population).is_some(),
            observations: observations_resource.is_some(),
            indicators_resource,
            observations_resource,
        }
    }

    fn any(&self) -> bool {
        self.indicators || self.population || self.observations
    }

    /// Figures need a catalogue, and a catalogue without figures would empty
    /// what is shown.
    fn judge(&self, kept_has_catalogue: bool, findings: &mut Findings) {
        let place = |name: &Option<String>| name.as_deref().map(Place::resource).unwrap_or_default();
        if self.indicators && !self.observations {
            findings.push(Finding::refused("observations-missing", place(&self.indicators_resource)));
        }
        if self.observations && !self.indicators && !kept_has_catalogue {
            findings.push(Finding::refused("indicators-missing", place(&self.observations_resource)));
        }
    }
}

/// The bundle's areas, and whether it brings any at all, be they readable or not.
fn read_areas(bundle: &Bundle, guard: &Guard<'_>, findings: &mut Findings) -> (Option<Coverage>, bool) {
    let mut faults = Findings::default();
    let geojson = bundle.areas(&mut faults);
    let brought = geojson.is_some() || faults.refuse();
    findings.extend(faults.into_list());
    let Some(geojson) = geojson else { return (None, brought) };
    let reading = &bundle.descriptor().areas;
    let points = persons::inspect_areas(&geojson, &reading.resource, guard, findings);
    let mut faults = Findings::default();
    let coverage = Coverage::read(&geojson, reading, &mut faults);
    // That a point is no surface has been told already, and what to do about it.
    let told = |finding: &Finding| points && finding.code == "area-geometry-kind";
    findings.extend(faults.into_list().into_iter().filter(|finding| !told(finding)));
    (coverage, brought)
}

fn read_catalogue(
    bundle: &Bundle,
    kept: Option<&Release>,
    guard: &Guard<'_>,
    findings: &mut Findings,
) -> Catalogue {
    let resource = bundle.table_resource(TableName::Indicators).unwrap_or_default();
    let mut watch = Watch::new(TableName::Indicators, resource, guard);
    let mut judge = catalogue::Judge::new(resource);
    let mut faults = Findings::default();
    if !bundle.read(TableName::Indicators, &mut watch.over(&mut judge), &mut faults) {
        return Catalogue::kept(kept);
    }
    let catalogue = judge.finish(kept, &mut faults);
    watch.finish(faults, findings);
    catalogue
}

/// The bundle's inhabitants, and whether they could be read without fault.
fn read_population(
    bundle: &Bundle,
    areas: &Areas,
    guard: &Guard<'_>,
    progress: &dyn Progress,
    findings: &mut Findings,
) -> (Population, bool) {
    let resource = bundle.table_resource(TableName::Population).unwrap_or_default();
    let mut watch = Watch::new(TableName::Population, resource, guard);
    let mut judge = Inhabitants::new(resource, areas, progress);
    let mut faults = Findings::default();
    let mut population = Population::default();
    if bundle.read(TableName::Population, &mut watch.over(&mut judge), &mut faults) {
        population = judge.finish(&mut faults);
    }
    let mut told = Findings::default();
    watch.finish(faults, &mut told);
    let sound = !told.refuse();
    findings.extend(told.into_list());
    (population, sound)
}

/// The observations as they were read, by position in the catalogue.
enum Observed {
    Raw(Vec<Series>),
    Protected(Vec<Option<Sheet>>),
}

impl Observed {
    /// True if there are figures that take the indicator's place.
    fn brings(&self, at: usize) -> bool {
        match self {
            Self::Raw(series) => series.get(at).is_some_and(|series| !series.is_empty()),
            Self::Protected(sheets) => sheets.get(at).is_some_and(Option::is_some),
        }
    }

    /// The years of an indicator's figures by area and age group.
    fn needed(&self, at: usize) -> Needed {
        match self {
            Self::Raw(series) => series.get(at).map(denominators::needed).unwrap_or_default(),
            Self::Protected(sheets) => {
                let sheet = sheets.get(at).and_then(Option::as_ref);
                let mut needed = Needed::new();
                for (area, age, period) in sheet.into_iter().flat_map(Sheet::figures) {
                    needed.entry((area, age)).or_default().insert(period.population_year());
                }
                needed
            }
        }
    }

    fn into_figures(self, catalogue: &Catalogue, areas: &Areas) -> Figures {
        match self {
            Self::Raw(series) => Figures::Raw(series::into_tally(series, catalogue, areas)),
            Self::Protected(sheets) => Figures::Protected(protected::into_published(sheets)),
        }
    }
}

fn read_observations(
    bundle: &Bundle,
    catalogue: &Catalogue,
    areas: &Areas,
    guard: &Guard<'_>,
    progress: &dyn Progress,
    findings: &mut Findings,
) -> Observed {
    if let Some(protection) = &bundle.descriptor().protected {
        let sheets = protected::read(bundle, protection, catalogue, areas, guard, progress, findings);
        return Observed::Protected(sheets);
    }
    let resource = bundle.table_resource(TableName::Observations).unwrap_or_default();
    let mut watch = Watch::new(TableName::Observations, resource, guard);
    let mut judge = Observations::new(resource, catalogue, areas, progress);
    let mut faults = Findings::default();
    let mut series = Vec::new();
    if bundle.read(TableName::Observations, &mut watch.over(&mut judge), &mut faults) {
        series = judge.finish(bundle.table_resource(TableName::Indicators).unwrap_or_default(), &mut faults);
    }
    watch.finish(faults, findings);
    Observed::Raw(series)
}

/// The inhabitants as they will be known after the import.
fn merged(kept: Option<&Release>, newer: &Population, areas: &Areas) -> Arc<Population> {
    let mut all = kept.map(|kept| (*kept.population).clone()).unwrap_or_default();
    all.update(newer.clone(), |area| areas.position(area.as_str()).is_some());
    Arc::new(all)
}
