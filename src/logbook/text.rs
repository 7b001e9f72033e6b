//! Words from outside that are safe to keep and to show.

use std::fmt;

use serde::{Deserialize, Serialize};

use crate::finding::{holds_email, holds_person_number, is_invisible};

/// A name or a reason that somebody has given: of bounded length, with control
/// characters made visible, and without anything that looks like a Danish
/// person number or an e-mail address.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(from = "String", into = "String")]
pub struct Text(String);

impl Text {
    /// Longest text, in characters.
    pub const LONGEST: usize = 200;

    /// Takes a text in.
    #[must_use]
    pub fn new(given: &str) -> Self {
        let given = given.trim();
        if holds_person_number(given) || holds_email(given) {
            return Self("••••••-••••".to_owned());
        }
        let mut text: String = given.chars().take(Self::LONGEST).map(visible).collect();
        if given.chars().nth(Self::LONGEST).is_some() {
            text.push('…');
        }
        Self(text)
    }

    /// The text.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// The picture of a control character (`␊`), and a mark for what would be seen as nothing.
fn visible(c: char) -> char {
    match u32::from(c) {
        code @ 0..0x20 => char::from_u32(0x2400 + code).unwrap_or(char::REPLACEMENT_CHARACTER),
        0x7f => '\u{2421}',
        _ if c.is_control() || is_invisible(c) => char::REPLACEMENT_CHARACTER,
        _ => c,
    }
}

impl From<&str> for Text {
    fn from(given: &str) -> Self {
        Self::new(given)
    }
}

impl From<String> for Text {
    fn from(given: String) -> Self {
        Self::new(&given)
    }
}

impl From<Text> for String {
    fn from(text: Text) -> Self {
        text.0
    }
}

impl fmt::Display for Text {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_would_not_be_seen_is_seen() {
        assert_eq!(Text::new(" a\nb\u{1b}[2Jc\u{202e}d\u{7f} ").as_str(), "a␊b␛[2Jc\u{fffd}d␡");
    }

    #[test]
    fn texts_are_bounded_and_name_nobody() {
        assert_eq!(Text::new(&"å".repeat(900)).as_str().chars().count(), 201);
        assert_eq!(Text::new("ringede 010101-4321").as_str(), "••••••-••••");
        assert_eq!(Text::new("skriv til a.b@odense.dk").as_str(), "••••••-••••");
    }

    #[test]
    fn a_text_that_was_taken_in_stays_as_it_is() {
        for given in ["a\nb", "forkert måned", &"x".repeat(500)] {
            let once = Text::new(given);
            let twice: Text = serde_json::from_str(&serde_json::to_string(&once).unwrap()).unwrap();
            // Only the mark of what was cut off is cut off once more, and set again.
            assert_eq!(once, twice);
        }
    }
}
