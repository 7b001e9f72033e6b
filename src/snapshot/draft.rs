//! The figures of a release as plain text: the way from the process that has opened a bundle to the one
//! that publishes it, and from there to the one that serves it.
//!
//! Whoever writes it first may be in the hands of a hostile bundle by then, so that it is read by this file
//! alone and by no library that could be taken over in its turn.
//!
//! ```text
//! {"area":"0101","year":2024,"age":"all","count":1000}         one line for each number of inhabitants
//! {"id":"vold", … "areas":["0101","total"],"ages":["all"], …}  one for each indicator, and below it
//! 12/40 0 7*                                                   one for each area and age, a cell for each period
//! < > ? - .                                                    below k, at least k, hidden, not listed, missing
//! ```

use std::fmt::Write as _;
use std::sync::Arc;

use serde::{Deserialize, Serialize};

use super::StoreError;
use crate::domain::{
    AgeGroup, AreaId, Base, Direction, Domain, Figure, Granularity, Indicator, IndicatorId, Known, Mark,
    Measure, Period, PlaceBasis, Population, Zeros,
};
use crate::release::{Cell, Published, Release, ReleaseTable};

/// A number of inhabitants.
#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Persons {
    area: String,
    year: i16,
    age: String,
    count: u64,
}

/// An indicator and the axes of its table.
#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Head {
    id: String,
    name: [String; 2],
    short: [String; 2],
    domain: String,
    source: String,
    definition: [String; 2],
    measure: String,
    per: u32,
    base: String,
    direction: String,
    granularity: String,
    place_basis: String,
    protect: bool,
    zeros: String,
    rhythm_days: Option<u32>,
    views: Option<String>,
    family: Option<String>,
    areas: Vec<String>,
    ages: Vec<String>,
    periods: Vec<String>,
    parts: Vec<String>,
    thresholds: Vec<(String, u64)>,
    revised: Vec<(String, u64)>,
}

/// What a line begins with that is about an indicator.
const INDICATOR: &str = "{\"id\":";

/// The figures as text.
pub(super) fn text(release: &Release) -> String {
    let mut text = String::new();
    for (area, year, age, persons) in release.population.iter() {
        let line = Persons { area: area.as_str().to_owned(), year, age: age.to_string(), count: persons };
        push(&mut text, &line);
    }
    for published in &release.indicators {
        push(&mut text, &Head::of(published));
        let periods = published.table.periods().len();
        for (at, (_, _, _, cell)) in published.table.iter().enumerate() {
            push_cell(&mut text, cell);
            text.push(if (at + 1) % periods == 0 { '\n' } else { ' ' });
        }
    }
    text
}

fn push(text: &mut String, line: &impl Serialize) {
    // Strings and numbers only: there is nothing that could not be written.
    text.push_str(&serde_json::to_string(line).unwrap_or_default());
    text.push('\n');
}

fn push_cell(text: &mut String, cell: Cell) {
    // Writing to a string does not fail, and the shortest decimals are read back to the same bits.
    let _ = match cell.figure {
        Figure::Known(Known { value, base: None }) => write!(text, "{value}"),
        Figure::Known(Known { value, base: Some(base) }) => write!(text, "{value}/{base}"),
        Figure::Suppressed(Mark::BelowK) => text.write_char('<'),
        Figure::Suppressed(Mark::AtLeastK) => text.write_char('>'),
        Figure::Suppressed(Mark::Hidden) => text.write_char('?'),
        Figure::Suppressed(Mark::Unlisted) => text.write_char('-'),
        Figure::Missing => text.write_char('.'),
    };
    if cell.provisional {
        text.push('*');
    }
}

/// Reads what [`text`] has written, whoever wrote it.
pub(super) fn read(text: &str) -> Result<(Vec<Published>, Population), StoreError> {
    let mut lines = text.lines();
    let mut population = Population::default();
    let mut indicators = Vec::new();
    while let Some(line) = lines.next() {
        let taken = if line.starts_with(INDICATOR) {
            published(line, &mut lines).map(|published| indicators.push(published))
        } else {
            persons(line, &mut population)
        };
        taken.ok_or(StoreError::Damaged("figures"))?;
    }
    Ok((indicators, population))
}

fn persons(line: &str, population: &mut Population) -> Option<()> {
    let Persons { area, year, age, count } = serde_json::from_str(line).ok()?;
    population.insert(AreaId::new(&area), year, age.parse().ok()?, count);
    Some(())
}

/// An indicator with its rows, which are the next lines.
fn published<'t>(line: &str, lines: &mut impl Iterator<Item = &'t str>) -> Option<Published> {
    let head: Head = serde_json::from_str(line).ok()?;
    let areas: Vec<AreaId> = head.areas.iter().map(|id| AreaId::new(id)).collect();
    let ages: Vec<AgeGroup> = all(&head.ages)?;
    let periods: Vec<Period> = all(&head.periods)?;
    let mut cells = Vec::new();
    let rows = if periods.is_empty() { 0 } else { areas.len().checked_mul(ages.len())? };
    for _ in 0..rows {
        let before = cells.len();
        for cell in lines.next()?.split(' ') {
            cells.push(self::cell(cell)?);
        }
        if cells.len() - before != periods.len() {
            return None;
        }
    }
    let table = ReleaseTable::new(areas, ages, periods, cells, all(&head.parts)?).ok()?;
    let table = table.with_thresholds(by_year(&head.thresholds)?).with_revised(by_year(&head.revised)?);
    Some(Published { indicator: Arc::new(head.indicator()?), table: Arc::new(table) })
}

fn all<T: std::str::FromStr>(texts: &[String]) -> Option<Vec<T>> {
    texts.iter().map(|text| text.parse().ok()).collect()
}

fn by_year(notes: &[(String, u64)]) -> Option<Vec<(Period, u64)>> {
    notes.iter().map(|(year, number)| Some((year.parse().ok()?, *number))).collect()
}

fn cell(text: &str) -> Option<Cell> {
    let (figure, provisional) = text.strip_suffix('*').map_or((text, false), |figure| (figure, true));
    let figure = match figure {
        "<" => Figure::Suppressed(Mark::BelowK),
        ">" => Figure::Suppressed(Mark::AtLeastK),
        "?" => Figure::Suppressed(Mark::Hidden),
        "-" => Figure::Suppressed(Mark::Unlisted),
        "." => Figure::Missing,
        known => {
            let (value, base) = match known.split_once('/') {
                Some((value, base)) => (value, Some(base.parse().ok()?)),
                None => (known, None),
            };
            let value = value.parse().ok().filter(|value: &f64| value.is_finite())?;
            Figure::Known(Known { value, base })
        }
    };
    Some(Cell { figure, provisional })
}

impl Head {
    fn of(published: &Published) -> Self {
        let (of, table) = (&*published.indicator, &*published.table);
        let texts = |of: &[AgeGroup]| of.iter().map(ToString::to_string).collect();
        let by_year =
            |notes: &[(Period, u64)]| notes.iter().map(|(year, of)| (year.to_string(), *of)).collect();
        Self {
            id: of.id.as_str().to_owned(),
            name: [of.name_da.clone(), of.name_en.clone()],
            short: [of.short_da.clone(), of.short_en.clone()],
            domain: of.domain.0.clone(),
            source: of.source.clone(),
            definition: [of.definition_da.clone(), of.definition_en.clone()],
            measure: of.measure.word().to_owned(),
            per: of.per,
            base: of.base.word().to_owned(),
            direction: of.direction.word().to_owned(),
            granularity: of.granularity.word().to_owned(),
            place_basis: of.place_basis.word().to_owned(),
            protect: of.protect,
            zeros: of.zeros.word().to_owned(),
            rhythm_days: of.rhythm_days,
            views: of.views.clone(),
            family: of.family.clone(),
            areas: table.areas().iter().map(ToString::to_string).collect(),
            ages: texts(table.ages()),
            periods: table.periods().iter().map(ToString::to_string).collect(),
            parts: match table.covered_ages() {
                [AgeGroup::All] => Vec::new(),
                parts => texts(parts),
            },
            thresholds: by_year(table.thresholds()),
            revised: by_year(table.revised()),
        }
    }

    fn indicator(self) -> Option<Indicator> {
        let ([name_da, name_en], [short_da, short_en]) = (self.name, self.short);
        let [definition_da, definition_en] = self.definition;
        Some(Indicator {
            id: IndicatorId::new(&self.id),
            name_da,
            name_en,
            short_da,
            short_en,
            domain: Domain(self.domain),
            source: self.source,
            definition_da,
            definition_en,
            measure: Measure::from_word(&self.measure)?,
            per: self.per,
            base: Base::from_word(&self.base)?,
            direction: Direction::from_word(&self.direction)?,
            granularity: Granularity::from_word(&self.granularity)?,
            place_basis: PlaceBasis::from_word(&self.place_basis)?,
            protect: self.protect,
            zeros: Zeros::from_word(&self.zeros)?,
            rhythm_days: self.rhythm_days,
            views: self.views,
            family: self.family,
        })
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn any_cell() -> impl Strategy<Value = Cell> {
        let value = prop_oneof![
            (0_u32..5000).prop_map(f64::from),
            any::<f64>().prop_filter("a figure", |value| value.is_finite())
        ];
        let known = (value, proptest::option::of(any::<u64>()))
            .prop_map(|(value, base)| Figure::Known(Known { value, base }));
        let figure = prop_oneof![
            known,
            Just(Figure::Suppressed(Mark::BelowK)),
            Just(Figure::Suppressed(Mark::AtLeastK)),
            Just(Figure::Suppressed(Mark::Hidden)),
            Just(Figure::Suppressed(Mark::Unlisted)),
            Just(Figure::Missing),
        ];
        (figure, any::<bool>()).prop_map(|(figure, provisional)| Cell { figure, provisional })
    }

    proptest! {
        #[test]
        fn a_cell_is_read_back_to_the_bit(it in any_cell()) {
            let mut text = String::new();
            push_cell(&mut text, it);
            prop_assert_eq!(cell(&text), Some(it), "{}", text);
            prop_assert!(!text.contains([' ', '\n']));
        }

        #[test]
        fn whatever_is_written_there_it_is_read_or_refused(text in "\\PC{0,60}(\n\\PC{0,20}){0,4}") {
            let _ = read(&text);
        }
    }

    #[test]
    fn what_is_no_figure_is_refused() {
        for text in ["", "NaN", "inf", "1/", "1/-2", "<<", "**", "1 2"] {
            assert_eq!(cell(text), None, "{text:?}");
        }
    }
}
