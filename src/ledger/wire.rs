//! Issues as lines of JSON.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::{Issue, Said, Year};
use crate::domain::{AgeGroup, AreaId, IndicatorId, Known, Period, Views, Zeros};

/// An [`Issue`] in writing. Cells lie in rows by area and age group; a cell is
/// `12`, `12/80` with its base, `<`, `>` or empty.
#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Written {
    indicator: String,
    year: String,
    k: u64,
    zeros: String,
    views: String,
    family: Option<String>,
    areas: Vec<String>,
    ages: Vec<String>,
    periods: Vec<String>,
    rows: Vec<(String, String, BTreeMap<String, String>)>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    revised: Option<u64>,
}

impl Written {
    pub(super) fn new(issue: &Issue) -> Self {
        let what = &issue.what;
        let mut rows: Vec<(String, String, BTreeMap<String, String>)> = Vec::new();
        for ((area, age, period), said) in &what.cells {
            let (area, age) = (area.to_string(), age.to_string());
            let cell = (period.to_string(), spell(*said));
            match rows.last_mut() {
                Some(row) if row.0 == area && row.1 == age => {
                    row.2.insert(cell.0, cell.1);
                }
                _ => rows.push((area, age, BTreeMap::from([cell]))),
            }
        }
        Self {
            indicator: issue.indicator.to_string(),
            year: issue.year.to_string(),
            k: what.k,
            zeros: what.zeros.word().to_owned(),
            views: what.views.to_string(),
            family: what.family.clone(),
            areas: what.areas.iter().map(ToString::to_string).collect(),
            ages: what.ages.iter().map(ToString::to_string).collect(),
            periods: what.periods.iter().map(ToString::to_string).collect(),
            rows,
            revised: what.revised,
        }
    }

    /// `None` if it says something that no program of ours has written.
    pub(super) fn issue(&self) -> Option<Issue> {
        let year: Period = self.year.parse().ok()?;
        let mut cells = BTreeMap::new();
        for (area, age, row) in &self.rows {
            let (area, age): (_, AgeGroup) = (AreaId::new(area), age.parse().ok()?);
            for (period, said) in row {
                cells.insert((area.clone(), age, period.parse().ok()?), read(said)?);
            }
        }
        let periods = self.periods.iter().map(|period| period.parse().ok()).collect::<Option<_>>()?;
        let views = self.views.split_whitespace().map(crate::domain::View::from_word);
        Some(Issue {
            indicator: IndicatorId::new(&self.indicator),
            year,
            what: Year {
                k: self.k,
                zeros: Zeros::from_word(&self.zeros)?,
                views: views.collect::<Option<Views>>()?,
                family: self.family.clone(),
                areas: self.areas.iter().map(|area| AreaId::new(area)).collect(),
                ages: self.ages.iter().map(|age| age.parse().ok()).collect::<Option<_>>()?,
                periods,
                cells,
                revised: self.revised,
            },
        })
    }
}

fn spell(said: Said) -> String {
    match said {
        Said::Published(Known { value, base: None }) => value.to_string(),
        Said::Published(Known { value, base: Some(base) }) => format!("{value}/{base}"),
        Said::Below => "<".to_owned(),
        Said::AtLeast => ">".to_owned(),
        Said::Blank => String::new(),
    }
}

fn read(text: &str) -> Option<Said> {
    Some(match text {
        "<" => Said::Below,
        ">" => Said::AtLeast,
        "" => Said::Blank,
        number => {
            let (value, base) = match number.split_once('/') {
                Some((value, base)) => (value, Some(base.parse().ok()?)),
                None => (number, None),
            };
            let value: f64 = value.parse().ok()?;
            Said::Published(Known { value: Some(value).filter(|value| value.is_finite())?, base })
        }
    })
}
