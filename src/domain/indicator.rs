//! What is counted, and how the count is to be read.

use std::fmt;
use std::sync::Arc;

use super::period::Granularity;

/// An indicator's identity, as the catalogue spells it.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct IndicatorId(Arc<str>);

impl IndicatorId {
    /// Wraps an id from the catalogue.
    #[must_use]
    pub fn new(id: &str) -> Self {
        Self(Arc::from(id))
    }

    /// The id as text: hostile input, to be escaped wherever it is written.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Debug for IndicatorId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:?}", &*self.0)
    }
}

impl fmt::Display for IndicatorId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// Declares an enum whose variants each have one word in the catalogue.
macro_rules! catalogue_word {
    ($(#[$doc:meta])* $name:ident { $($(#[$variant_doc:meta])* $variant:ident = $word:literal,)+ }) => {
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum $name { $($(#[$variant_doc])* $variant,)+ }

        impl $name {
            /// Every word that the catalogue may use here.
            pub const WORDS: &[&str] = &[$($word),+];

            /// The catalogue's word.
            #[must_use]
            pub fn word(self) -> &'static str {
                match self { $(Self::$variant => $word,)+ }
            }

            /// Reads the catalogue's word; `None` for any other.
            #[must_use]
            pub fn from_word(word: &str) -> Option<Self> {
                match word { $($word => Some(Self::$variant),)+ _ => None }
            }
        }
    };
}

pub(super) use catalogue_word;

catalogue_word! {
    /// What a value is.
    Measure {
        /// A whole number of cases or persons.
        Count = "count",
        /// `value` out of `base`.
        Share = "share",
        /// A mean over `base` persons.
        Mean = "mean",
    }
}

catalogue_word! {
    /// What a count is set against.
    Base {
        /// The area's population of the same ages, on 1 January of the year.
        Population = "population",
        /// Nothing: the count stands for itself.
        None = "none",
    }
}

catalogue_word! {
    /// How a rise is to be read.
    Direction {
        /// A rise calls for attention.
        Risk = "risk",
        /// A rise is good news.
        Protective = "protective",
        /// Neither: background.
        Context = "context",
    }
}

catalogue_word! {
    /// What places a case in an area.
    PlaceBasis {
        /// Where it happened.
        Offence = "offence",
        /// Where the person lives.
        Residence = "residence",
        /// Where the person goes to school.
        School = "school",
        /// It has no place of its own.
        None = "none",
    }
}

catalogue_word! {
    /// Whether a count of nobody may be shown.
    Zeros {
        /// Zero looks like any other small count.
        Hidden = "hidden",
        /// Zero is harmless here and shown.
        Published = "published",
    }
}

/// The part of the work that an indicator belongs to: `police`, `school` …
///
/// Data, not code: an unknown domain is shown by its own word.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Domain(pub String);

/// One indicator of the catalogue.
#[derive(Clone, Debug, PartialEq)]
pub struct Indicator {
    /// Its identity in tables and addresses.
    pub id: IndicatorId,
    /// Its Danish name.
    pub name_da: String,
    /// Its English name.
    pub name_en: String,
    /// A Danish name short enough for the wall; the full one where none is given.
    pub short_da: String,
    /// An English name short enough for the wall.
    pub short_en: String,
    /// The part of the work it belongs to.
    pub domain: Domain,
    /// Who supplied the figures.
    pub source: String,
    /// How the figure is made, in Danish; may be empty.
    pub definition_da: String,
    /// How the figure is made, in English; may be empty.
    pub definition_en: String,
    /// What a value is.
    pub measure: Measure,
    /// The scale of rates and shares: 1000 for 'per 1,000', 100 for per cent. Positive.
    pub per: u32,
    /// What a count is set against; [`Base::None`] for shares and means.
    pub base: Base,
    /// How a rise is to be read.
    pub direction: Direction,
    /// The finest periods that the data come in.
    pub granularity: Granularity,
    /// What places a case in an area.
    pub place_basis: PlaceBasis,
    /// True unless the figures are already public.
    pub protect: bool,
    /// Whether a count of nobody may be shown.
    pub zeros: Zeros,
    /// How often new figures are expected, in days.
    pub rhythm_days: Option<u32>,
    /// The closed list of what is shown, as written; `None` is the default list.
    pub views: Option<String>,
    /// Indicators with the same family add up to each other.
    pub family: Option<String>,
}
