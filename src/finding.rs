//! What was found wrong, or worth saying, about a bundle.
//!
//! Bad *data* is a [`Finding`], never an error: every fault is collected, none
//! stops the search for the next. The words are in the catalogue of `locale`
//! under `fault-CODE`, what to do about it under its attribute `.do`.

mod person;

use std::fmt;

use serde::{Deserialize, Serialize};

pub use person::{holds_email, holds_person_number, is_invisible};

/// How bad it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Severity {
    /// The bundle is refused.
    Refused,
    /// Taken, but somebody should look.
    Warning,
    /// Said for the record: a repair that was made, a default that was used.
    Note,
}

/// Where in the bundle.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct Place {
    /// The file within the bundle, or the resource's name where it has no file.
    pub resource: Option<String>,
    /// Line of the file, from 1, the header being line 1 (row of a table for
    /// files without lines).
    pub line: Option<u64>,
    /// Column by its name.
    pub column: Option<String>,
}

impl Place {
    /// A whole resource.
    #[must_use]
    pub fn resource(name: &str) -> Self {
        Self { resource: Some(name.to_owned()), ..Self::default() }
    }

    /// Narrows to a line.
    #[must_use]
    pub fn line(self, line: u64) -> Self {
        Self { line: Some(line), ..self }
    }

    /// Narrows to a column.
    #[must_use]
    pub fn column(self, column: &str) -> Self {
        Self { column: Some(column.to_owned()), ..self }
    }
}

/// A value from the bundle that is safe to show to a person.
///
/// Control and direction characters are replaced, long values are cut, and
/// anything that looks like a Danish person number or an e-mail address is not
/// quoted at all.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Quoted(String);

impl Quoted {
    /// Longest quotation, in characters.
    const LONGEST: usize = 40;

    /// Quotes a value out of a bundle.
    #[must_use]
    pub fn new(value: &str) -> Self {
        if holds_person_number(value) || holds_email(value) {
            return Self("••••••-••••".to_owned());
        }
        let mut text: String = value
            .chars()
            .take(Self::LONGEST)
            .map(|c| if c.is_control() || is_invisible(c) { '\u{fffd}' } else { c })
            .collect();
        if value.chars().nth(Self::LONGEST).is_some() {
            text.push('…');
        }
        Self(text)
    }

    /// The quotation, without quotation marks.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Debug for Quoted {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:?}", self.0)
    }
}

/// One thing found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Finding {
    /// How bad it is.
    pub severity: Severity,
    /// Which fault, in kebab case: the key of its words, and what programs match on.
    pub code: &'static str,
    /// Where it is.
    pub place: Place,
    /// The offending value, if one value is to blame and may be shown.
    pub value: Option<Quoted>,
    /// Further values that the words mention, by the name they have there.
    pub details: Vec<(&'static str, String)>,
}

impl Finding {
    /// A fault that refuses the bundle.
    #[must_use]
    pub fn refused(code: &'static str, place: Place) -> Self {
        Self::new(Severity::Refused, code, place)
    }

    /// Something that somebody should look at.
    #[must_use]
    pub fn warning(code: &'static str, place: Place) -> Self {
        Self::new(Severity::Warning, code, place)
    }

    /// Something said for the record.
    #[must_use]
    pub fn note(code: &'static str, place: Place) -> Self {
        Self::new(Severity::Note, code, place)
    }

    fn new(severity: Severity, code: &'static str, place: Place) -> Self {
        Self { severity, code, place, value: None, details: Vec::new() }
    }

    /// Names the offending value.
    #[must_use]
    pub fn value(self, value: &str) -> Self {
        Self { value: Some(Quoted::new(value)), ..self }
    }

    /// Adds a value that the words mention as `{ $name }`. Text out of the
    /// bundle is quoted safely.
    #[must_use]
    pub fn detail(mut self, name: &'static str, value: impl fmt::Display) -> Self {
        self.details.push((name, Quoted::new(&value.to_string()).0));
        self
    }
}

/// Collects findings; many of a kind are kept as the first few and a count,
/// so that a file that is wrong in every line stays readable.
#[derive(Debug, Default)]
pub struct Findings {
    list: Vec<Finding>,
    seen: std::collections::HashMap<(&'static str, Option<String>, Option<String>), u64>,
}

impl Findings {
    /// Findings of one kind in one column that are kept one by one.
    pub const KEPT_OF_A_KIND: u64 = 100;

    /// Adds a finding.
    pub fn push(&mut self, finding: Finding) {
        let key = (finding.code, finding.place.resource.clone(), finding.place.column.clone());
        let count = self.seen.entry(key).or_default();
        *count += 1;
        if *count <= Self::KEPT_OF_A_KIND {
            self.list.push(finding);
        }
    }

    /// True if something refuses the bundle.
    #[must_use]
    pub fn refuse(&self) -> bool {
        self.list.iter().any(|finding| finding.severity == Severity::Refused)
    }

    /// The list: worst first, then by place; after a resource's findings come
    /// those `more-of-the-kind`, which say how many more there were.
    #[must_use]
    pub fn into_list(mut self) -> Vec<Finding> {
        for ((code, resource, column), count) in self.seen {
            if count > Self::KEPT_OF_A_KIND {
                let place = Place { resource, line: None, column };
                let severity =
                    self.list.iter().find(|f| f.code == code).map_or(Severity::Note, |f| f.severity);
                self.list.push(
                    Finding::new(severity, "more-of-the-kind", place)
                        .detail("code", code)
                        .detail("count", count - Self::KEPT_OF_A_KIND),
                );
            }
        }
        let rest = |finding: &Finding| finding.code == "more-of-the-kind";
        self.list.sort_by(|a, b| {
            (a.severity, &a.place.resource, rest(a), &a.place, a.code).cmp(&(
                b.severity,
                &b.place.resource,
                rest(b),
                &b.place,
                b.code,
            ))
        });
        self.list
    }
}

impl Extend<Finding> for Findings {
    fn extend<T: IntoIterator<Item = Finding>>(&mut self, findings: T) {
        findings.into_iter().for_each(|finding| self.push(finding));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn person_numbers_are_never_quoted() {
        for value in ["0101014321", "010101-4321", "se 311299-1234 tak", "x010101 4321"] {
            assert_eq!(Quoted::new(value).as_str(), "••••••-••••", "{value}");
        }
        for value in ["2026-10", "1234567890123", "991399-1234", "12345", "010101-432"] {
            assert_eq!(Quoted::new(value).as_str(), value);
        }
    }

    #[test]
    fn quotations_are_short_and_visible() {
        assert_eq!(Quoted::new("a\u{202e}b\nc").as_str(), "a\u{fffd}b\u{fffd}c");
        let long = "å".repeat(300);
        assert_eq!(Quoted::new(&long).as_str().chars().count(), 41);
    }

    #[test]
    fn many_of_a_kind_are_counted() {
        let mut findings = Findings::default();
        for line in 0..250 {
            findings.push(Finding::refused("value-not-whole", Place::resource("observations").line(line)));
        }
        let list = findings.into_list();
        assert_eq!(list.len(), 101);
        let more = list.last().unwrap();
        assert_eq!(more.code, "more-of-the-kind", "after the ones that are told");
        assert!(more.details.contains(&("count", "150".to_owned())));
    }
}
