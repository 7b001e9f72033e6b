//! Exported tables, row by row.

use std::collections::{HashMap, HashSet};
use std::sync::Arc;

use csv::{ReaderBuilder, StringRecord};

use super::evidence::{EvidenceError, Fault, Persons};
use super::fact::{Fact, Rate, Told};
use super::rule::Rule;
use super::span::Time;
use crate::domain::{AgeGroup, TOTAL_AREA};

/// No count in any table is larger; beyond it sums would lose their last digit.
const LARGEST: f64 = 1e9;

/// The rows of a release: either the API's columns or the protected bundle's
/// (`value` and `mark`), or one column `count` in which marks stand.
pub(super) fn release(
    name: &str,
    csv: &str,
    rule: &Rule,
    release: usize,
) -> Result<Vec<Fact>, EvidenceError> {
    let table = Table::open(name, csv)?;
    let area = table.column("area")?;
    let period = table.column("period")?;
    let indicator = table.column("indicator")?;
    let age = table.find("age_group");
    let (value, value_name) = match (table.find("value"), table.find("count")) {
        (Some(at), _) => (at, "value"),
        (None, Some(at)) => (at, "count"),
        (None, None) => return Err(table.at(1, Some("value"), None, Fault::NoColumn)),
    };
    let (mark, base, rate) = (table.find("mark"), table.find("base"), table.find("rate"));
    let mut texts = Texts::default();
    let mut facts = Vec::new();
    for row in &table.rows {
        let fault =
            |column, text: &str, fault| table.at(row.line, Some(column), Some(text.to_owned()), fault);
        let optional = |at: Option<usize>| at.map_or("", |at| row.get(at));
        let text = row.get(period);
        let time = Time::read(text).ok_or_else(|| fault("period", text, Fault::BadPeriod))?;
        let ages = optional(age);
        let age = read_age(ages).ok_or_else(|| fault("age_group", ages, Fault::BadAge))?;
        let place = row.get(area);
        if place.is_empty() {
            return Err(fault("area", place, Fault::NoArea));
        }
        let of = row.get(indicator);
        if of.is_empty() {
            return Err(fault("indicator", of, Fault::NoIndicator));
        }
        let number = row.get(value);
        let told = told(number, optional(mark), rule, time.less.is_some()).map_err(|what| match what {
            Fault::BadMark => fault("mark", optional(mark), what),
            _ => fault(value_name, number, what),
        })?;
        let base = optional(base);
        let base = match base {
            "" => None,
            text => Some(read_number(text, false).ok_or_else(|| fault("base", text, Fault::BadBase))?),
        };
        let rate = match optional(rate) {
            "" => None,
            text => Some(Rate::read(text).ok_or_else(|| fault("rate", text, Fault::BadRate))?),
        };
        facts.push(Fact {
            indicator: texts.shared(of),
            area: (!is_total(place)).then(|| texts.shared(place)),
            time,
            written: texts.shared(text),
            age,
            told,
            rate: rate.filter(|_| !matches!(told, Told::Number(_))),
            base,
            release,
            line: row.line,
        });
    }
    if facts.is_empty() {
        return Err(table.at(1, None, None, Fault::Empty));
    }
    Ok(facts)
}

/// The rows of a population table.
pub(super) fn population(name: &str, csv: &str) -> Result<HashMap<Persons, f64>, EvidenceError> {
    let table = Table::open(name, csv)?;
    let (area, year) = (table.column("area")?, table.column("year")?);
    let (age, persons) = (table.find("age_group"), table.column("persons")?);
    let mut texts = Texts::default();
    let mut known = HashMap::new();
    for row in &table.rows {
        let fault =
            |column, text: &str, fault| table.at(row.line, Some(column), Some(text.to_owned()), fault);
        let text = row.get(year);
        let year = text.parse().map_err(|_| fault("year", text, Fault::BadYear))?;
        let text = age.map_or("", |at| row.get(at));
        let age = read_age(text).ok_or_else(|| fault("age_group", text, Fault::BadAge))?;
        let text = row.get(persons);
        let count = read_number(text, false).ok_or_else(|| fault("persons", text, Fault::BadBase))?;
        let place = row.get(area);
        known.insert(((!is_total(place)).then(|| texts.shared(place)), year, age), count);
    }
    Ok(known)
}

/// What value and mark say together.
fn told(value: &str, mark: &str, rule: &Rule, signed: bool) -> Result<Told, Fault> {
    let k = f64::from(rule.k);
    let least = rule.kept_back().0;
    let below = |bound: f64| Told::Between(least.min(bound - 1.0), bound - 1.0);
    let above = |bound: f64| Told::Between(bound, f64::INFINITY);
    let said = match value {
        "" => None,
        _ => Some(if let Some(bound) = value.strip_prefix('<') {
            below(read_bound(bound).ok_or(Fault::BadValue)?)
        } else if let Some(bound) = value.strip_prefix(">=").or_else(|| value.strip_prefix('≥')) {
            above(read_bound(bound).ok_or(Fault::BadValue)?)
        } else {
            Told::Number(read_number(value, signed).ok_or(Fault::BadValue)?)
        }),
    };
    match (mark, said) {
        ("" | "published", Some(said)) => Ok(said),
        ("" | "hidden", None) if signed => Ok(Told::Missing),
        ("" | "hidden", None) => Ok(Told::HIDDEN),
        ("below_k", None) => Ok(below(k)),
        ("at_least_k", None) => Ok(above(k)),
        ("missing", None) => Ok(Told::Missing),
        _ => Err(Fault::BadMark),
    }
}

fn read_bound(text: &str) -> Option<f64> {
    text.trim().parse::<u32>().ok().filter(|bound| *bound >= 1).map(f64::from)
}

fn read_number(text: &str, signed: bool) -> Option<f64> {
    let number: f64 = text.parse().ok()?;
    let fits = number.is_finite() && number.abs() <= LARGEST && (signed || number >= 0.0);
    fits.then_some(number)
}

fn read_age(text: &str) -> Option<AgeGroup> {
    if text.is_empty() || text.eq_ignore_ascii_case("all") {
        return Some(AgeGroup::All);
    }
    text.parse().ok()
}

fn is_total(area: &str) -> bool {
    area == TOTAL_AREA || area == "ALL"
}

/// Texts that come again and again, kept once.
#[derive(Default)]
struct Texts(HashSet<Arc<str>>);

impl Texts {
    fn shared(&mut self, text: &str) -> Arc<str> {
        if let Some(known) = self.0.get(text) {
            return known.clone();
        }
        let new: Arc<str> = Arc::from(text);
        self.0.insert(new.clone());
        new
    }
}

/// A file's header and rows.
struct Table<'a> {
    name: &'a str,
    header: Vec<String>,
    rows: Vec<Row>,
}

struct Row {
    line: u64,
    fields: StringRecord,
}

impl Row {
    fn get(&self, at: usize) -> &str {
        self.fields.get(at).unwrap_or_default()
    }
}

impl<'a> Table<'a> {
    fn open(name: &'a str, csv: &str) -> Result<Self, EvidenceError> {
        let csv = csv.strip_prefix('\u{feff}').unwrap_or(csv);
        let first = csv.lines().next().unwrap_or_default();
        let delimiter = if first.contains(';') && !first.contains(',') { b';' } else { b',' };
        let mut reader = ReaderBuilder::new()
            .delimiter(delimiter)
            .has_headers(false)
            .trim(csv::Trim::All)
            .from_reader(csv.as_bytes());
        let mut table = Self { name, header: Vec::new(), rows: Vec::new() };
        for record in reader.records() {
            let fields = record.map_err(|error| {
                let line = error.position().map_or(1, csv::Position::line);
                table.at(line, None, None, Fault::NotTable)
            })?;
            let line = fields.position().map_or(1, csv::Position::line);
            if table.header.is_empty() {
                table.header = fields.iter().map(ToOwned::to_owned).collect();
            } else {
                table.rows.push(Row { line, fields });
            }
        }
        if table.header.is_empty() {
            return Err(table.at(1, None, None, Fault::Empty));
        }
        Ok(table)
    }

    fn find(&self, name: &str) -> Option<usize> {
        self.header.iter().position(|column| column == name)
    }

    fn column(&self, name: &'static str) -> Result<usize, EvidenceError> {
        self.find(name).ok_or_else(|| self.at(1, Some(name), None, Fault::NoColumn))
    }

    fn at(
        &self,
        line: u64,
        column: Option<&'static str>,
        value: Option<String>,
        fault: Fault,
    ) -> EvidenceError {
        EvidenceError { file: self.name.to_owned(), line, column, value, fault }
    }
}
