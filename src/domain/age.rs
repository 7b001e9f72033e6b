//! Age groups in whole years.

use std::fmt;
use std::str::FromStr;

/// Persons of certain ages, by completed years.
///
/// Orders by first year, then by last; [`AgeGroup::All`] comes first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum AgeGroup {
    /// Everybody whom the indicator is about.
    All,
    /// `from..=to`; without `to` everybody from `from` upwards (`65+`).
    Years {
        /// Youngest age, in completed years.
        from: u8,
        /// Oldest age, in completed years; `None` is open-ended.
        to: Option<u8>,
    },
}

/// The text is not an age group.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("not an age group: expected 'all', a range such as '10-17', a single age or '65+'")]
pub struct AgeGroupError;

/// Nobody is older than this; larger ages in data are a slip of the pen.
const OLDEST: u8 = 125;

impl AgeGroup {
    /// True if some person can belong to both groups.
    #[must_use]
    pub fn overlaps(self, other: Self) -> bool {
        match (self, other) {
            (Self::All, _) | (_, Self::All) => true,
            (Self::Years { from: a, to: b }, Self::Years { from: c, to: d }) => {
                a <= d.unwrap_or(u8::MAX) && c <= b.unwrap_or(u8::MAX)
            }
        }
    }
}

impl fmt::Display for AgeGroup {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match *self {
            Self::All => f.write_str("all"),
            Self::Years { from, to: None } => write!(f, "{from}+"),
            Self::Years { from, to: Some(to) } if from == to => write!(f, "{from}"),
            Self::Years { from, to: Some(to) } => write!(f, "{from}-{to}"),
        }
    }
}

impl FromStr for AgeGroup {
    type Err = AgeGroupError;

    fn from_str(text: &str) -> Result<Self, AgeGroupError> {
        if text == "all" {
            return Ok(Self::All);
        }
        if let Some(from) = text.strip_suffix('+') {
            return Ok(Self::Years { from: age(from)?, to: None });
        }
        // Spreadsheets like to turn the hyphen into a dash.
        let (from, to) = text.split_once(['-', '–']).unwrap_or((text, text));
        let (from, to) = (age(from)?, age(to)?);
        if from > to {
            return Err(AgeGroupError);
        }
        Ok(Self::Years { from, to: Some(to) })
    }
}

fn age(text: &str) -> Result<u8, AgeGroupError> {
    if text.is_empty() || text.len() > 3 || !text.bytes().all(|b| b.is_ascii_digit()) {
        return Err(AgeGroupError);
    }
    text.parse().ok().filter(|&years| years <= OLDEST).ok_or(AgeGroupError)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_and_writes_the_forms_of_the_contract() {
        for text in ["all", "10-17", "65+", "18", "0-24"] {
            assert_eq!(text.parse::<AgeGroup>().unwrap().to_string(), text);
        }
        assert_eq!("10–17".parse::<AgeGroup>().unwrap().to_string(), "10-17");
    }

    #[test]
    fn refuses_what_is_not_an_age_group() {
        for text in ["", "17-10", "-5", "10-", "+", "ti", "10-17+", "1000", "10 - 17", "126"] {
            assert!(text.parse::<AgeGroup>().is_err(), "{text:?}");
        }
    }

    #[test]
    fn overlap_is_about_shared_ages() {
        let group = |text: &str| text.parse::<AgeGroup>().unwrap();
        assert!(group("10-17").overlaps(group("15-24")));
        assert!(group("65+").overlaps(group("18-80")));
        assert!(!group("10-14").overlaps(group("15-17")));
        assert!(!group("65+").overlaps(group("0-64")));
        assert!(group("all").overlaps(group("18")));
    }
}
