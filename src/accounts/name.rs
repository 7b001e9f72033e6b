//! The name of an account.

use std::fmt;

/// A name that can be told over the telephone and stand in a log: 1 to 40
/// letters (a to z, æ, ø, å), digits, dots, hyphens and underscores.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Name(String);

impl Name {
    const LONGEST: usize = 40;

    /// Reads a name; `None` if it cannot be one.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let fits = (1..=Self::LONGEST).contains(&text.chars().count())
            && text.chars().all(|c| matches!(c, 'a'..='z' | 'æ' | 'ø' | 'å' | '0'..='9' | '.' | '-' | '_'));
        fits.then(|| Self(text.to_owned()))
    }

    /// The name as text.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for Name {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_short_and_plain() {
        for name in ["kontor", "ssp-2", "blåbær.ø", "x"] {
            assert_eq!(Name::parse(name).unwrap().as_str(), name);
        }
        for name in ["", "Kontor", "to ord", "a/b", "<b>", "a\nb", &"x".repeat(41)] {
            assert!(Name::parse(name).is_none(), "{name:?}");
        }
    }
}
