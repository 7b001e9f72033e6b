//! Which cells of an indicator are listed: the closed list of views.

use std::collections::BTreeSet;
use std::fmt;

use super::{AgeGroup, AreaId, Granularity, Period, TOTAL_AREA};

/// One view: areas or the municipality, at one length of period, by age or for all ages.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct View {
    /// True for the areas (cases without an area among them), false for the municipality.
    pub areas: bool,
    /// The length of its periods.
    pub level: Granularity,
    /// True for single age groups, false for all ages.
    pub by_age: bool,
}

impl View {
    /// The view that a cell belongs to.
    #[must_use]
    pub fn of(area: &AreaId, period: Period, age: AgeGroup) -> Self {
        Self { areas: area.as_str() != TOTAL_AREA, level: period.level(), by_age: age != AgeGroup::All }
    }

    /// Reads the catalogue's word, `area-month` or `total-year-age`; `None` for any other.
    #[must_use]
    pub fn from_word(word: &str) -> Option<Self> {
        let mut parts = word.split('-');
        let areas = match parts.next()? {
            "area" => true,
            "total" => false,
            _ => return None,
        };
        let level = Granularity::from_word(parts.next()?)?;
        let by_age = match parts.next() {
            None => false,
            Some("age") => true,
            Some(_) => return None,
        };
        parts.next().is_none().then_some(Self { areas, level, by_age })
    }
}

impl fmt::Display for View {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let place = if self.areas { "area" } else { "total" };
        let ages = if self.by_age { "-age" } else { "" };
        write!(f, "{place}-{}{ages}", self.level.word())
    }
}

/// A closed list of views.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Views(BTreeSet<View>);

impl Views {
    /// Every view that an indicator of a granularity can have.
    #[must_use]
    pub fn possible(finest: Granularity) -> Self {
        let of_level = |level| {
            [(true, false), (true, true), (false, false), (false, true)].map(|(areas, by_age)| View {
                areas,
                level,
                by_age,
            })
        };
        Self(finest.levels().flat_map(of_level).collect())
    }

    /// What is listed where the catalogue says nothing: areas at every level,
    /// the municipality at every level and by age, areas by age for whole years.
    #[must_use]
    pub fn usual(finest: Granularity) -> Self {
        let coarsest = finest.levels().last();
        let fits = |view: &View| !(view.areas && view.by_age) || Some(view.level) == coarsest;
        Self(Self::possible(finest).0.into_iter().filter(fits).collect())
    }

    /// Reads words with spaces between them.
    ///
    /// # Errors
    /// The first word that is no view of that granularity.
    pub fn parse(text: &str, finest: Granularity) -> Result<Self, String> {
        let possible = Self::possible(finest);
        text.split_whitespace()
            .map(|word| {
                View::from_word(word).filter(|&view| possible.lists(view)).ok_or_else(|| word.to_owned())
            })
            .collect::<Result<_, _>>()
            .map(Self)
    }

    /// True if the view is on the list.
    #[must_use]
    pub fn lists(&self, view: View) -> bool {
        self.0.contains(&view)
    }

    /// Takes a view off the list.
    pub fn drop(&mut self, view: View) {
        self.0.remove(&view);
    }

    /// The views, in order.
    pub fn iter(&self) -> impl Iterator<Item = View> {
        self.0.iter().copied()
    }
}

impl FromIterator<View> for Views {
    fn from_iter<T: IntoIterator<Item = View>>(views: T) -> Self {
        Self(views.into_iter().collect())
    }
}

impl fmt::Display for Views {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (at, view) in self.0.iter().enumerate() {
            write!(f, "{}{view}", if at == 0 { "" } else { " " })?;
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_read_and_written() {
        for word in ["area-month", "total-quarter-age", "area-year-age", "total-schoolyear"] {
            assert_eq!(View::from_word(word).unwrap().to_string(), word);
        }
        for word in ["", "area", "area-week", "month-area", "area-month-sex", "area-month-age-age"] {
            assert_eq!(View::from_word(word), None, "{word}");
        }
    }

    #[test]
    fn the_usual_list_is_the_specifications() {
        let usual = Views::usual(Granularity::Month);
        assert_eq!(
            usual.to_string(),
            "total-month total-month-age total-quarter total-quarter-age total-year total-year-age \
             area-month area-quarter area-year area-year-age"
        );
        assert_eq!(
            Views::usual(Granularity::SchoolYear).to_string(),
            "total-schoolyear total-schoolyear-age area-schoolyear area-schoolyear-age"
        );
    }

    #[test]
    fn a_level_that_the_figures_do_not_come_in_is_no_view() {
        assert_eq!(Views::parse("total-year area-month", Granularity::Quarter), Err("area-month".to_owned()));
        assert!(Views::parse("total-year area-quarter", Granularity::Quarter).is_ok());
    }
}
