//! Which ground a page or picture is drawn on.

/// A colour theme.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Theme {
    /// Light figures on a dark ground: screens in ordinary rooms.
    #[default]
    Dark,
    /// Dark figures on a light ground: bright rooms and paper.
    Light,
}

impl Theme {
    /// Every word that `?theme=` may take.
    pub const WORDS: &[&str] = &["dark", "light"];

    /// The word in addresses.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::Dark => "dark",
            Self::Light => "light",
        }
    }

    /// Reads the word of an address.
    #[must_use]
    pub fn from_word(word: &str) -> Option<Self> {
        match word {
            "dark" => Some(Self::Dark),
            "light" => Some(Self::Light),
            _ => None,
        }
    }
}
