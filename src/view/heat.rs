//! All areas and all indicators in one table: the municipality's level is the
//! yardstick, areas and indicators keep a fixed order.

mod query;

pub use query::HeatQuery;

use super::address;
use super::collation;
use super::compare::{CompareQuery, Form};
use super::download::Downloads;
use super::error::Problem;
use super::explorer::{Choice, Options, Select, domain, name, stretch};
use super::map::{Key, Shade, Swatch, short_name};
use super::measure::{Style, unit};
use super::page::{Link, Page};
use super::query::BadParameter;
use crate::analysis::{Assessed, Assessment, Insufficient, LevelClass};
use crate::domain::{AgeGroup, Base, Direction, Indicator, Measure};
use crate::geometry::Place;
use crate::locale::Lang;
use crate::release::Published;
use crate::snapshot::Snapshot;

/// Most cells of one page; of more, one domain is shown at a time.
const MOST_CELLS: usize = 6000;

/// The page.
#[derive(Clone, Debug, PartialEq)]
pub struct HeatPage {
    /// Header and footer.
    pub page: Page,
    /// What it is.
    pub heading: String,
    /// What it shows.
    pub lead: String,
    /// The choice of a domain; `None` where there is but one.
    pub form: Option<Form>,
    /// Said where only a part is shown.
    pub notice: Option<String>,
    /// The table.
    pub heat: Heat,
    /// How to read it.
    pub reading: Vec<String>,
    /// What the looks mean.
    pub legend: Vec<Key>,
    /// What can be taken along.
    pub downloads: Downloads,
}

/// The table.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Heat {
    /// What it shows.
    pub caption: String,
    /// Above the areas' names.
    pub corner: String,
    /// Indicators that are read in the same way: the words, how many.
    pub groups: Vec<(String, usize)>,
    /// The indicators.
    pub columns: Vec<Column>,
    /// The municipality.
    pub whole: Row,
    /// The areas by name.
    pub rows: Vec<Row>,
}

/// An indicator.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Column {
    /// Its short name, leading to its comparison over time.
    pub name: Link,
    /// Its scale, as short as it can be said.
    pub scale: String,
    /// Its full name, unit and period.
    pub title: String,
    /// True if it is the first of a group.
    pub begins: bool,
    /// Counts below this are not shown.
    k: u64,
}

/// An area.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Row {
    /// Its name, leading to its page.
    pub name: Link,
    /// One cell for each indicator.
    pub cells: Vec<HeatCell>,
}

/// A cell.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct HeatCell {
    /// The figure, or the word in its place.
    pub text: String,
    /// Its look; `None` for the municipality.
    pub shade: Option<Shade>,
    /// How it stands, in words; empty for the municipality.
    pub word: String,
}

impl HeatPage {
    /// Puts the page together.
    ///
    /// # Errors
    /// If no indicator belongs to the domain, or there is none at all.
    pub fn new(
        snapshot: &Snapshot,
        assessment: &Assessment,
        lang: Lang,
        query: &HeatQuery,
    ) -> Result<Self, Problem> {
        let release = &snapshot.release;
        let domains = domains(snapshot, lang);
        if let Some(bad) =
            query.domain.as_ref().filter(|word| domains.iter().all(|(other, _)| other != *word))
        {
            let allowed = domains.iter().map(|(word, _)| word.clone());
            return Err(BadParameter::new("domain", bad, allowed).into());
        }
        let first = domains.first().ok_or(Problem::NoData)?;
        let cells = release.coverage.places().len() * release.indicators.len();
        let too_many = cells > MOST_CELLS && domains.len() > 1;
        let shown = query.domain.clone().or_else(|| too_many.then(|| first.0.clone()));
        let indicators: Vec<&Published> = release
            .indicators
            .iter()
            .filter(|of| shown.as_ref().is_none_or(|word| of.indicator.domain.0 == *word))
            .collect();
        let heat = Heat::new(snapshot, assessment, lang, &indicators);
        let heading = lang.text("heat-title");
        let canonical = HeatQuery { lang: None, ..query.clone() };
        let here = |lang| HeatQuery { lang: Some(lang), ..canonical.clone() }.href();
        Ok(Self {
            page: Page { theme: query.theme, ..Page::new(snapshot, lang, &heading, here) },
            lead: lang.text_with("heat-lead", &[("place", release.municipality.as_str().into())]),
            form: (domains.len() > 1).then(|| form(lang, query, &domains, (shown.as_deref(), too_many))),
            notice: (too_many && query.domain.is_none())
                .then(|| lang.text_with("heat-part", &[("domain", first.1.as_str().into())])),
            reading: vec![lang.text("heat-reading"), lang.text("heat-colours")],
            legend: legend(snapshot, lang, &heat),
            downloads: Downloads::of_overview(lang, &HeatQuery { lang: Some(lang), ..canonical.clone() }),
            heat,
            heading,
        })
    }
}

/// The domains in the catalogue's order, by word and name.
fn domains(snapshot: &Snapshot, lang: Lang) -> Vec<(String, String)> {
    let mut domains: Vec<(String, String)> = Vec::new();
    for of in &snapshot.release.indicators {
        let word = &of.indicator.domain.0;
        if domains.iter().all(|(other, _)| other != word) {
            domains.push((word.clone(), domain(lang, &of.indicator)));
        }
    }
    domains
}

fn form(
    lang: Lang,
    query: &HeatQuery,
    domains: &[(String, String)],
    (shown, too_many): (Option<&str>, bool),
) -> Form {
    let all = (!too_many).then(|| Choice {
        value: String::new(),
        text: lang.text("heat-all-domains"),
        chosen: shown.is_none(),
    });
    let choice = |(word, text): &(String, String)| Choice {
        value: word.clone(),
        text: text.clone(),
        chosen: shown == Some(word),
    };
    let choices = all.into_iter().chain(domains.iter().map(choice)).collect();
    let mut carried: Vec<(&'static str, String)> =
        query.theme.map(|theme| ("theme", theme.word().to_owned())).into_iter().collect();
    carried.push(("lang", lang.tag().to_owned()));
    Form {
        action: "/overview",
        label: lang.text("form-label"),
        selects: vec![Select {
            name: "domain",
            label: lang.text("heat-domain"),
            groups: vec![Options { label: None, choices }],
        }],
        carried,
        submit: lang.text("form-submit"),
    }
}

impl Heat {
    fn new(snapshot: &Snapshot, assessment: &Assessment, lang: Lang, indicators: &[&Published]) -> Self {
        let mut groups = Vec::new();
        let mut columns: Vec<(Column, Vec<HeatCell>, HeatCell)> = Vec::new();
        for direction in [Direction::Risk, Direction::Protective, Direction::Context] {
            let of_side: Vec<_> =
                indicators.iter().filter(|of| of.indicator.direction == direction).collect();
            if of_side.is_empty() {
                continue;
            }
            groups.push((lang.text(&format!("side-{}", direction.word())), of_side.len()));
            let column = |(nth, of): (usize, &&&Published)| column(snapshot, assessment, lang, of, nth == 0);
            columns.extend(of_side.iter().enumerate().map(column));
        }
        let places = snapshot.release.coverage.places();
        let mut order: Vec<(usize, &Place)> = places.iter().enumerate().collect();
        order.sort_by(|(_, a), (_, b)| collation::compare(&a.area.name, &b.area.name));
        let row = |(at, place): (usize, &Place)| Row {
            name: Link { text: place.area.name.clone(), href: address::area(lang, &place.area.id) },
            cells: columns.iter().filter_map(|(_, cells, _)| cells.get(at).cloned()).collect(),
        };
        let municipality = snapshot.release.municipality.as_str();
        Self {
            caption: lang.text_with("heat-caption", &[("place", municipality.into())]),
            corner: lang.text("table-area"),
            whole: Row {
                name: Link {
                    text: lang.text_with("whole-municipality", &[("name", municipality.into())]),
                    href: address::explorer(lang),
                },
                cells: columns.iter().map(|(.., whole)| whole.clone()).collect(),
            },
            rows: order.into_iter().map(row).collect(),
            groups,
            columns: columns.into_iter().map(|(column, ..)| column).collect(),
        }
    }
}

/// An indicator's heading, its cells in the coverage's order, and the municipality's.
fn column(
    snapshot: &Snapshot,
    assessment: &Assessment,
    lang: Lang,
    of: &Published,
    begins: bool,
) -> (Column, Vec<HeatCell>, HeatCell) {
    let id = of.indicator.id.as_str();
    let state = CompareQuery { indicator: Some(id.to_owned()), lang: Some(lang), ..CompareQuery::default() };
    let heading = |when: String, k: u64| {
        let unit = unit(of, AgeGroup::All, lang);
        Column {
            name: Link { text: short_name(of, lang).to_owned(), href: state.href() },
            scale: scale(lang, &of.indicator),
            title: [name(lang, &of.indicator).to_owned(), unit, when].join(", "),
            begins,
            k,
        }
    };
    let none = || HeatCell {
        text: lang.text("figure-missing"),
        shade: Some(Shade::Missing),
        word: lang.text("against-missing"),
    };
    let places = snapshot.release.coverage.places().len();
    let assessed = assessment.of(id);
    let Some((assessed, survey)) = assessed.and_then(|one: &Assessed| Some((one, one.survey.as_ref()?)))
    else {
        return (
            heading(lang.text("pages-no-figures"), snapshot.origin.k),
            vec![none(); places],
            HeatCell { shade: None, ..none() },
        );
    };
    let k = snapshot.threshold(of, &survey.window.periods());
    let style = Style::of(&of.indicator, survey, lang, k);
    let cells = survey.areas.iter().zip(&assessed.areas).map(|(standing, judged)| {
        let tested: Result<_, Insufficient> = judged.hotspot.as_ref().map_err(|why| *why);
        HeatCell {
            text: style.brief(standing),
            shade: Some(Shade::of(standing, tested)),
            word: lang.text(Shade::degree_key(standing, tested)),
        }
    });
    let whole = HeatCell { text: style.brief(&survey.total), shade: None, word: String::new() };
    (heading(stretch(lang, survey.window), k), cells.collect(), whole)
}

/// `%`, `pr. 1.000`, `antal`
fn scale(lang: Lang, indicator: &Indicator) -> String {
    match (indicator.measure, indicator.base) {
        (Measure::Mean, _) => lang.text("heat-mean"),
        (Measure::Share, _) if indicator.per == 100 => "%".to_owned(),
        (Measure::Count, Base::None) => lang.text("unit-count"),
        (Measure::Share | Measure::Count, _) => {
            let per = crate::locale::whole(lang, f64::from(indicator.per));
            lang.text_with("unit-per", &[("per", per.into())])
        }
    }
}

/// The looks that are in the table, in a fixed order.
fn legend(snapshot: &Snapshot, lang: Lang, heat: &Heat) -> Vec<Key> {
    let looks = [
        Shade::Clear(LevelClass::MuchLower),
        Shade::Clear(LevelClass::Lower),
        Shade::PossiblyLower,
        Shade::Even,
        Shade::PossiblyHigher,
        Shade::Clear(LevelClass::Higher),
        Shade::Clear(LevelClass::MuchHigher),
        Shade::Zero,
        Shade::Few,
        Shade::Untested,
        Shade::Below,
        Shade::Hidden,
        Shade::Unlisted,
        Shade::Missing,
    ];
    let there = |look: &Shade| {
        heat.rows.iter().flat_map(|row| &row.cells).any(|cell| cell.shade.as_ref() == Some(look))
    };
    // What is true of every cell that is below its own.
    let is_below =
        |row: &Row, at: usize| row.cells.get(at).is_some_and(|cell| cell.shade == Some(Shade::Below));
    let below =
        heat.columns.iter().enumerate().filter(|(at, _)| heat.rows.iter().any(|row| is_below(row, *at)));
    let k = below.map(|(_, column)| column.k).max().unwrap_or(snapshot.origin.k).to_string();
    let key = |look: Shade| Key {
        swatch: Swatch::Fill(look),
        text: lang.text_with(look.key(), &[("k", k.as_str().into())]),
    };
    looks.into_iter().filter(there).map(key).collect()
}
