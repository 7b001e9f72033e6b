//! Everything that a stranger has on the table.

use std::collections::HashMap;
use std::sync::Arc;

use super::fact::Fact;
use super::reading;
use super::rule::Rule;
use crate::domain::AgeGroup;

/// Releases in the order in which they were published, the population, and the rule.
pub struct Evidence {
    pub(super) rule: Rule,
    pub(super) facts: Vec<Fact>,
    /// Names of the releases.
    pub(super) releases: Vec<String>,
    /// Persons by area (`None` is the whole municipality), year and ages.
    pub(super) persons: HashMap<Persons, f64>,
}

/// Whom a row of the population counts.
pub(super) type Persons = (Option<Arc<str>>, i16, AgeGroup);

/// A file that cannot be used as evidence, and where.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{file}, line {line}: {fault:?}")]
pub struct EvidenceError {
    /// The file, as it was named.
    pub file: String,
    /// Line, the header being line 1.
    pub line: u64,
    /// Column by its name.
    pub column: Option<&'static str>,
    /// The value that could not be read: hostile text, to be quoted with care.
    pub value: Option<String>,
    /// What is wrong.
    pub fault: Fault,
}

/// What is wrong with a file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fault {
    /// It has no rows.
    Empty,
    /// It is no table: a quotation that does not end, rows of different length.
    NotTable,
    /// A column is not there.
    NoColumn,
    /// The area is empty.
    NoArea,
    /// The indicator is empty.
    NoIndicator,
    /// No period.
    BadPeriod,
    /// No age group.
    BadAge,
    /// No count, `<5`, `>=5` or nothing.
    BadValue,
    /// A mark of no known meaning, or one that contradicts its value.
    BadMark,
    /// No rate.
    BadRate,
    /// No number of persons.
    BadBase,
    /// No year.
    BadYear,
}

impl Fault {
    /// The key of its words.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Self::Empty => "empty",
            Self::NotTable => "not-table",
            Self::NoColumn => "no-column",
            Self::NoArea => "no-area",
            Self::NoIndicator => "no-indicator",
            Self::BadPeriod => "bad-period",
            Self::BadAge => "bad-age",
            Self::BadValue => "bad-value",
            Self::BadMark => "bad-mark",
            Self::BadRate => "bad-rate",
            Self::BadBase => "bad-base",
            Self::BadYear => "bad-year",
        }
    }
}

impl Evidence {
    /// Nothing yet but the rule.
    #[must_use]
    pub fn new(rule: Rule) -> Self {
        Self { rule, facts: Vec::new(), releases: Vec::new(), persons: HashMap::new() }
    }

    /// Adds a release, later than those before: the text of a CSV file.
    ///
    /// # Errors
    ///
    /// With the first place that cannot be read; nothing of the file is kept then.
    pub fn release(&mut self, name: &str, csv: &str) -> Result<(), EvidenceError> {
        let facts = reading::release(name, csv, &self.rule, self.releases.len())?;
        self.facts.extend(facts);
        self.releases.push(name.to_owned());
        Ok(())
    }

    /// Adds the population: columns `area, year, age_group, persons`.
    ///
    /// # Errors
    ///
    /// With the first place that cannot be read; nothing of the file is kept then.
    pub fn population(&mut self, name: &str, csv: &str) -> Result<(), EvidenceError> {
        let persons = reading::population(name, csv)?;
        self.persons.extend(persons);
        Ok(())
    }

    /// Persons of an area (`None`: all) and ages on 1 January, if the population tells.
    pub(super) fn persons_of(&self, area: Option<&Arc<str>>, year: i16, age: AgeGroup) -> Option<f64> {
        if let Some(persons) = self.persons.get(&(area.cloned(), year, age)) {
            return Some(*persons);
        }
        let fits = |known: &AgeGroup| match (age, *known) {
            (AgeGroup::All, AgeGroup::Years { .. }) => true,
            (AgeGroup::Years { from, to }, AgeGroup::Years { from: first, to: last }) => {
                from <= first && last.unwrap_or(u8::MAX) <= to.unwrap_or(u8::MAX)
            }
            _ => false,
        };
        let of = |area: Option<&Arc<str>>| {
            let parts: Vec<_> = self
                .persons
                .iter()
                .filter(|((other, at, known), _)| other.as_ref() == area && *at == year && fits(known))
                .map(|((_, _, known), persons)| (*known, *persons))
                .collect();
            let exact = parts.iter().find(|(known, _)| *known == age).map(|part| part.1);
            exact.or_else(|| tiles(age, &parts).then(|| parts.iter().map(|part| part.1).sum()))
        };
        if area.is_some() {
            return of(area);
        }
        let mut areas: Vec<_> = self.persons.keys().filter_map(|(area, ..)| area.as_ref()).collect();
        areas.sort_unstable();
        areas.dedup();
        if areas.is_empty() {
            return None;
        }
        areas
            .into_iter()
            .map(|area| {
                self.persons.get(&(Some(area.clone()), year, age)).copied().or_else(|| of(Some(area)))
            })
            .sum()
    }
}

/// True if the groups follow each other without a gap or overlap, over the whole of `age`.
fn tiles(age: AgeGroup, parts: &[(AgeGroup, f64)]) -> bool {
    let mut spans: Vec<(u16, u16)> = parts
        .iter()
        .filter_map(|(group, _)| match *group {
            AgeGroup::All => None,
            AgeGroup::Years { from, to } => {
                Some((u16::from(from), to.map_or(u16::MAX, |to| u16::from(to) + 1)))
            }
        })
        .collect();
    spans.sort_unstable();
    let ends = match age {
        AgeGroup::All => None,
        AgeGroup::Years { from, to } => Some((u16::from(from), to.map_or(u16::MAX, |to| u16::from(to) + 1))),
    };
    let whole = ends.is_none_or(|(from, to)| {
        spans.first().is_some_and(|span| span.0 == from) && spans.last().is_some_and(|span| span.1 == to)
    });
    !spans.is_empty() && whole && spans.windows(2).all(|pair| pair[0].1 == pair[1].0)
}
