//! `/api/v1/observations`: the release table of an indicator, cell by cell.

use std::collections::HashMap;
use std::fmt::Write as _;

use super::Part;
use crate::domain::{AgeGroup, AreaId, Base, Figure, Mark, Measure, Period};
use crate::release::{Cell, Published, Release};
use crate::snapshot::Snapshot;
use crate::view::error::Problem;
use crate::view::query::BadParameter;

/// The columns, in order.
const COLUMNS: [&str; 9] =
    ["indicator", "area", "period", "age_group", "value", "mark", "base", "rate", "provisional"];

/// The release table of an indicator, or a part of it.
pub(super) struct Table<'a> {
    snapshot: &'a Snapshot,
    of: &'a Published,
    part: Part,
}

/// One cell in writing. Numbers are empty unless the figure is published.
pub(super) struct Row<'a> {
    pub(super) area: &'a str,
    pub(super) period: &'a str,
    pub(super) age_group: &'a str,
    pub(super) value: &'a str,
    pub(super) mark: &'static str,
    pub(super) base: &'a str,
    pub(super) rate: &'a str,
    pub(super) provisional: bool,
}

impl<'a> Table<'a> {
    /// A part of an indicator's table.
    ///
    /// # Errors
    /// For periods and age groups that it does not have.
    pub(super) fn new(snapshot: &'a Snapshot, of: &'a Published, part: Part) -> Result<Self, Problem> {
        let table = &*of.table;
        if let Some(period) = part.period.filter(|period| !table.periods().contains(period)) {
            let allowed = table.periods().iter().rev().map(ToString::to_string);
            return Err(BadParameter::new("period", &period.to_string(), allowed).into());
        }
        if let Some(age) = part.age.filter(|age| !table.ages().contains(age)) {
            let allowed = table.ages().iter().map(ToString::to_string);
            return Err(BadParameter::new("age_group", &age.to_string(), allowed).into());
        }
        Ok(Self { snapshot, of, part })
    }

    /// Its indicator with all figures.
    pub(super) fn of(&self) -> &'a Published {
        self.of
    }

    /// The part of it that is asked for.
    pub(super) fn part(&self) -> Part {
        self.part
    }

    /// The same for one period and one age group.
    pub(super) fn at(&self, period: Period, age: AgeGroup) -> Self {
        Self { part: Part { period: Some(period), age: Some(age) }, ..*self }
    }

    /// As RFC 4180 text: a header, lines ending in CR LF.
    pub(super) fn csv(&self) -> Vec<u8> {
        let mut writer = csv::WriterBuilder::new().terminator(csv::Terminator::CRLF).from_writer(Vec::new());
        // Writing to memory does not fail, and every record has the same length.
        let _ = writer.write_record(COLUMNS);
        let indicator = self.of.indicator.id.as_str();
        self.for_each_row(|row| {
            let _ = writer.write_record([
                indicator,
                row.area,
                row.period,
                row.age_group,
                row.value,
                row.mark,
                row.base,
                row.rate,
                if row.provisional { "true" } else { "false" },
            ]);
        });
        writer.into_inner().unwrap_or_default()
    }

    /// As one JSON object; what is empty in the text is `null` in here.
    pub(super) fn json(&self) -> Vec<u8> {
        let text = |text: &str| serde_json::Value::from(text).to_string();
        let number = |digits: &str| if digits.is_empty() { "null".to_owned() } else { digits.to_owned() };
        let mut json = format!(
            r#"{{"snapshot":{},"indicator":{},"observations":["#,
            text(self.snapshot.id.as_str()),
            text(self.of.indicator.id.as_str()),
        );
        let mut separator = "";
        self.for_each_row(|row| {
            // Writing to a string does not fail.
            let _ = write!(
                json,
                r#"{separator}{{"area":{},"period":"{}","age_group":"{}","value":{},"mark":"{}","base":{},"rate":{},"provisional":{}}}"#,
                text(row.area),
                row.period,
                row.age_group,
                number(row.value),
                row.mark,
                number(row.base),
                number(row.rate),
                row.provisional,
            );
            separator = ",";
        });
        json.push_str("]}");
        json.into_bytes()
    }

    /// Hands out the rows in the table's order; a hundred thousand of them have to
    /// go fast, so texts are written once per axis or into the same buffers.
    pub(super) fn for_each_row(&self, mut take: impl FnMut(&Row<'_>)) {
        let (release, of) = (&self.snapshot.release, self.of);
        let periods: HashMap<Period, String> =
            of.table.periods().iter().map(|&period| (period, period.to_string())).collect();
        let ages: HashMap<AgeGroup, String> =
            of.table.ages().iter().map(|&age| (age, age.to_string())).collect();
        let mut bases = Bases { release, of, known: HashMap::new(), row: None };
        let (mut value, mut base, mut rate) = (String::new(), String::new(), String::new());
        for (area, age, period, Cell { figure, provisional }) in of.table.iter() {
            let is_wanted = self.part.period.is_none_or(|wanted| wanted == period)
                && self.part.age.is_none_or(|wanted| wanted == age);
            if !is_wanted || figure == Figure::Suppressed(Mark::Unlisted) {
                continue;
            }
            for buffer in [&mut value, &mut base, &mut rate] {
                buffer.clear();
            }
            if let Figure::Known(known) = figure {
                let against = match of.indicator.measure {
                    Measure::Count => bases.persons(area, age, period),
                    Measure::Share | Measure::Mean => known.base,
                };
                let _ = write!(value, "{}", known.value);
                if let Some(against) = against {
                    let _ = write!(base, "{against}");
                }
                if let Some(number) = rated(of, known.value, against) {
                    let _ = write!(rate, "{number}");
                }
            }
            take(&Row {
                area: area.as_str(),
                period: periods.get(&period).map_or("", String::as_str),
                age_group: ages.get(&age).map_or("", String::as_str),
                value: &value,
                mark: figure.word(),
                base: &base,
                rate: &rate,
                provisional,
            });
        }
    }
}

/// As [`Release::rate`], with the base at hand.
#[allow(clippy::cast_precision_loss)] // bases are far below 2⁵³
fn rated(of: &Published, value: f64, base: Option<u64>) -> Option<f64> {
    if of.indicator.measure == Measure::Mean {
        return Some(value);
    }
    let base = base.filter(|&base| base > 0)?;
    Some(value * f64::from(of.indicator.per) / base as f64)
}

/// Inhabitants behind the counts, looked up once per area, age group and year.
struct Bases<'a> {
    release: &'a Release,
    of: &'a Published,
    /// By year, for the row at hand.
    known: HashMap<i16, Option<u64>>,
    row: Option<(AreaId, AgeGroup)>,
}

impl Bases<'_> {
    fn persons(&mut self, area: &AreaId, age: AgeGroup, period: Period) -> Option<u64> {
        if self.of.indicator.base == Base::None {
            return None;
        }
        if !self.row.as_ref().is_some_and(|row| row.0 == *area && row.1 == age) {
            self.known.clear();
            self.row = Some((area.clone(), age));
        }
        let (release, of) = (self.release, self.of);
        *self
            .known
            .entry(period.population_year())
            .or_insert_with(|| release.persons(&of.table, area, period, age))
    }
}
