//! One area all round: every indicator's level, change and course.

mod sources;
mod summary;
mod told;

pub use sources::{Source, Sources};
pub use summary::{Span, Summary};
pub use told::{Entry, Told};

use jiff::civil::Date;

use super::address;
use super::collation;
use super::compare::CompareQuery;
use super::download::Downloads;
use super::error::Problem;
use super::explorer::{Note, domain, how_to_read, href, name, subtitle};
use super::happened::Happened;
use super::locator::Locator;
use super::page::{Link, Page};
use super::query::Show;
use super::selection::shows;
use super::sentence::Teller;
use super::series::spark;
use super::table::{Cell, Column, Course, Group, Name, Row, RowKind, Table};
use super::wording::Wording;
use crate::analysis::{
    AreaTrend, Assessment, Certainty, Insufficient, Signal, Standing, Verdict, latest_window,
};
use crate::domain::{AgeGroup, AreaId, Direction};
use crate::geometry::Place;
use crate::locale::Lang;
use crate::release::Published;
use crate::snapshot::Snapshot;

/// Everything that an area's page says.
#[derive(Clone, Debug, PartialEq)]
pub struct AreaPage {
    /// Header and footer.
    pub page: Page,
    /// The area's name.
    pub heading: String,
    /// What the page is about.
    pub lead: String,
    /// The page on paper.
    pub paper: Link,
    /// The area in a few sentences.
    pub summary: Summary,
    /// Where it lies.
    pub locator: Locator,
    /// What a method vouches for, in sentences.
    pub signals: Signals,
    /// The indicators by how a rise is to be read: risk, protective, context.
    pub sides: Vec<Side>,
    /// Efforts, rules and breaks that are noted of it.
    pub happened: Happened,
    /// What introduces the neighbours.
    pub neighbours_heading: String,
    /// The areas that border on this one, by name.
    pub neighbours: Vec<Link>,
    /// What is said where no area borders on it.
    pub no_neighbours: String,
    /// Where the figures come from and how old they are.
    pub sources: Sources,
    /// What introduces how the page is read.
    pub reading_heading: String,
    /// How levels and changes are to be read.
    pub reading: Vec<Note>,
    /// What introduces all areas.
    pub areas_heading: String,
    /// All areas, by name.
    pub areas: Vec<Link>,
    /// What can be taken along.
    pub downloads: Downloads,
}

/// What stands out about an area.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Signals {
    /// What introduces it.
    pub heading: String,
    /// One sentence for each thing, the surest first.
    pub sentences: Vec<String>,
    /// What is said where there is nothing.
    pub none: String,
}

/// The indicators of one direction.
#[derive(Clone, Debug, PartialEq)]
pub struct Side {
    /// Which.
    pub heading: String,
    /// How a rise is to be read.
    pub lead: String,
    /// The figures; `None` where there is no such indicator.
    pub table: Option<Table>,
    /// What is said then.
    pub none: String,
    /// What every method says of each indicator.
    pub told: Vec<Told>,
}

impl AreaPage {
    /// Puts the page together.
    ///
    /// # Errors
    /// If the snapshot has no area of this id.
    pub fn new(snapshot: &Snapshot, assessment: &Assessment, lang: Lang, id: &str) -> Result<Self, Problem> {
        let coverage = &snapshot.release.coverage;
        let unknown = || Problem::UnknownArea(id.to_owned());
        let position = coverage.position(&AreaId::new(id)).ok_or_else(unknown)?;
        let place = coverage.places().get(position).ok_or_else(unknown)?;
        let heading = place.area.name.clone();
        let page = Page::new(snapshot, lang, &heading, |lang| address::area(lang, &place.area.id));
        let beside = coverage.neighbours(position).iter().filter_map(|&at| coverage.places().get(at));
        let side = |direction| Side::new((snapshot, assessment), lang, place, position, direction);
        Ok(Self {
            lead: lang.text_with("area-lead", &[("place", page.place.clone().into())]),
            paper: Link { text: lang.text("pages-paper"), href: address::area_report(lang, &place.area.id) },
            happened: Happened::new(snapshot, lang, |note| {
                note.areas.is_empty() || note.areas.contains(&place.area.id)
            }),
            summary: Summary::new(snapshot, assessment, lang, (place, position)),
            locator: Locator::new(snapshot, lang, position),
            sources: Sources::new(snapshot, lang, None),
            reading_heading: lang.text("area-reading"),
            reading: how_to_read(lang),
            signals: Signals::new(snapshot, assessment, lang, &place.area.id),
            sides: [Direction::Risk, Direction::Protective, Direction::Context].map(side).into(),
            neighbours_heading: lang.text("area-neighbours"),
            neighbours: by_name(lang, beside),
            no_neighbours: lang.text("area-no-neighbours"),
            areas_heading: lang.text("area-all"),
            areas: links(snapshot, lang),
            downloads: Downloads::of_area(lang, &place.area.id),
            page,
            heading,
        })
    }
}

impl AreaPage {
    /// The same on a day that is known: what is late is said to be.
    #[must_use]
    pub fn on(self, snapshot: &Snapshot, today: Option<Date>) -> Self {
        Self { sources: Sources::new(snapshot, self.page.lang, today), ..self }
    }
}

/// The anchor of an indicator's row.
fn anchor(indicator: &str) -> String {
    format!("i-{indicator}")
}

/// Every area with its page's address, by name.
#[must_use]
pub fn links(snapshot: &Snapshot, lang: Lang) -> Vec<Link> {
    by_name(lang, snapshot.release.coverage.places().iter())
}

fn by_name<'a>(lang: Lang, places: impl Iterator<Item = &'a Place>) -> Vec<Link> {
    let link =
        |place: &Place| Link { text: place.area.name.clone(), href: address::area(lang, &place.area.id) };
    let mut links: Vec<Link> = places.map(link).collect();
    links.sort_by(|a, b| collation::compare(&a.text, &b.text).then_with(|| a.href.cmp(&b.href)));
    links
}

impl Side {
    fn new(
        (snapshot, assessment): (&Snapshot, &Assessment),
        lang: Lang,
        place: &Place,
        position: usize,
        direction: Direction,
    ) -> Self {
        let key = match direction {
            Direction::Risk => "side-risk",
            Direction::Protective => "side-protective",
            Direction::Context => "side-context",
        };
        let mut groups: Vec<Group> = Vec::new();
        let mut told = Vec::new();
        for published in &snapshot.release.indicators {
            if published.indicator.direction != direction {
                continue;
            }
            let heading = Some(domain(lang, &published.indicator));
            let row = row((snapshot, assessment), lang, place, position, published);
            told.extend(Told::new(snapshot, assessment, lang, place, published));
            match groups.iter_mut().find(|group| group.heading == heading) {
                Some(group) => group.rows.push(row),
                None => groups.push(Group { heading, rows: vec![row] }),
            }
        }
        let heading = lang.text(key);
        let lead = lang.text(&format!("{key}.lead"));
        let caption = lang.text_with(
            "area-caption",
            &[("side", heading.clone().into()), ("area", place.area.name.clone().into())],
        );
        let level = lang.text_with("table-level", &[("place", snapshot.release.municipality.clone().into())]);
        let column = |text: String, numeric: bool| Column { text, numeric };
        let key = key.trim_start_matches("side-");
        let columns = vec![
            column(lang.text("table-indicator"), false),
            column(lang.text("table-figure"), true),
            column(level, false),
            column(lang.text("table-change"), false),
            column(lang.text("table-course"), false),
        ];
        Self {
            lead,
            told,
            table: (!groups.is_empty()).then_some(Table { key, caption, columns, groups }),
            none: lang.text("side-none"),
            heading,
        }
    }
}

/// One indicator's row: all ages, in the window that a first glance shows.
fn row(
    (snapshot, assessment): (&Snapshot, &Assessment),
    lang: Lang,
    place: &Place,
    position: usize,
    of: &Published,
) -> Row {
    let (release, age) = (&snapshot.release, AgeGroup::All);
    let link = Link { text: name(lang, &of.indicator).to_owned(), href: href(lang, &of.indicator) };
    let id = of.indicator.id.as_str();
    let name = Name::Anchored { link, id: anchor(id) };
    let Some(window) = latest_window(release, of, age) else {
        return Row {
            kind: RowKind::One,
            name,
            note: Some(lang.text("pages-no-figures")),
            cells: Vec::new(),
        };
    };
    let survey = assessment.survey(release, of, window, age);
    let k = snapshot.threshold(of, &window.periods());
    let wording = Wording::new(lang, &of.indicator, k, &survey);
    let assessed = assessment.of(of.indicator.id.as_str());
    let verdict = Verdict::of(assessed, release, of, &survey, k);
    let hotspot = verdict.hotspots.get(position).copied().unwrap_or(Err(Insufficient::Unsuited));
    let change = verdict.changes.get(position).copied().unwrap_or(Err(Insufficient::Unsuited));
    let Some(standing): Option<&Standing> = survey.areas.get(position) else {
        return Row { kind: RowKind::One, name, note: None, cells: Vec::new() };
    };
    let rated = shows(&of.indicator).contains(&Show::Rate);
    let figure = if rated { wording.rate(standing) } else { wording.count(standing) };
    let course = spark(release, of, &place.area.id, age, window, (lang, &wording))
        .ok_or_else(|| lang.text("spark-none"));
    let trend = assessed.and_then(|one| one.areas.get(position)).and_then(|one| one.trend.as_ref().ok());
    let trend = trend.map(|trend| lang.text(trend_key(trend)));
    let query = CompareQuery {
        indicator: Some(id.to_owned()),
        areas: vec![place.area.id.as_str().to_owned()],
        lang: Some(lang),
        ..CompareQuery::default()
    };
    let course = Course { spark: course, href: query.href(), trend };
    let note = subtitle(lang, of, window, age);
    let cells = vec![
        Cell::Main(figure),
        Cell::Level(wording.level(standing, &hotspot)),
        Cell::Change(wording.change(standing, &change)),
        Cell::Course(course),
    ];
    Row { kind: RowKind::One, name, note: Some(note), cells }
}

/// The message that says which way the years go, and how sure that is.
fn trend_key(trend: &AreaTrend) -> &'static str {
    match (trend.certainty(), trend.is_rise()) {
        (None, _) => "trend-none",
        (Some(Certainty::Possible), true) => "trend-rising-possible",
        (Some(Certainty::Some), true) => "trend-rising-some",
        (Some(_), true) => "trend-rising-clear",
        (Some(Certainty::Possible), false) => "trend-falling-possible",
        (Some(Certainty::Some), false) => "trend-falling-some",
        (Some(_), false) => "trend-falling-clear",
    }
}

impl Signals {
    fn new(snapshot: &Snapshot, assessment: &Assessment, lang: Lang, id: &AreaId) -> Self {
        let release = &snapshot.release;
        let sentence = |signal: &Signal| {
            let of = release.indicator(signal.indicator.as_str())?;
            Some(Teller::new(release, of, lang, snapshot.origin.k).signal_at(signal, id))
        };
        let here = assessment.signals().filter(|signal| signal.areas.contains(id));
        Self {
            heading: lang.text("area-signals"),
            sentences: here.filter_map(sentence).collect(),
            none: lang.text("area-no-signals"),
        }
    }
}
