//! The looks of an area, each with a meaning of its own.

use crate::analysis::{
    Category, Certainty, Evidence, Hotspot, Insufficient, Level, LevelClass, Pattern, Standing, YearChange,
};
use crate::domain::{Figure, Mark};

/// How an area is filled.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Shade {
    /// Clearly higher or lower than the rest of the municipality: the class of
    /// its level, in full colour; never [`LevelClass::Alike`].
    Clear(LevelClass),
    /// Possibly higher.
    PossiblyHigher,
    /// Possibly lower.
    PossiblyLower,
    /// No clear difference.
    Even,
    /// Too few to judge.
    Few,
    /// A published figure that could not be held against the rest.
    Untested,
    /// A published zero.
    Zero,
    /// Fewer than may be shown.
    Below,
    /// Hidden, and nothing is said about its size.
    Hidden,
    /// Not among the figures that are published at all.
    Unlisted,
    /// Nobody reported it.
    Missing,
}

impl Shade {
    /// The full colours at both ends of the scale.
    pub const FULL: [Self; 2] = [Self::Clear(LevelClass::MuchLower), Self::Clear(LevelClass::MuchHigher)];
    /// The light colours of both sides.
    pub const LIGHT: [Self; 2] = [Self::PossiblyLower, Self::PossiblyHigher];

    /// What nothing could be held against, in the order of the legend.
    pub(in crate::view) const PLAIN: [Self; 7] =
        [Self::Few, Self::Untested, Self::Zero, Self::Below, Self::Hidden, Self::Unlisted, Self::Missing];

    /// The look of a standing: colour only where a test bears it.
    #[must_use]
    pub fn of(standing: &Standing, hotspot: Result<&Hotspot, Insufficient>) -> Self {
        match standing.figure {
            Figure::Suppressed(Mark::BelowK) => Self::Below,
            Figure::Suppressed(Mark::AtLeastK | Mark::Hidden) => Self::Hidden,
            Figure::Suppressed(Mark::Unlisted) => Self::Unlisted,
            Figure::Missing => Self::Missing,
            // A nought is a nought, and its look says so before anything else.
            Figure::Known(known) if known.value == 0.0 => Self::Zero,
            Figure::Known(_) => Self::judged(standing, hotspot),
        }
    }

    /// What a test says of a published figure, a nought among them.
    fn judged(standing: &Standing, hotspot: Result<&Hotspot, Insufficient>) -> Self {
        match hotspot.map(|hotspot| hotspot.level) {
            Ok(Level::ClearlyHigher) => Self::Clear(higher(standing.class)),
            Ok(Level::ClearlyLower) => Self::Clear(lower(standing.class)),
            Ok(Level::PossiblyHigher) => Self::PossiblyHigher,
            Ok(Level::PossiblyLower) => Self::PossiblyLower,
            Ok(Level::NoClearDifference) => Self::Even,
            Ok(Level::TooFew) => Self::Few,
            Err(_) => Self::Untested,
        }
    }

    /// The look of a tested ratio: in full colour where the difference holds
    /// with all areas in mind, light where it would hold for this area alone.
    /// Without a ratio there was nothing before.
    #[must_use]
    pub(in crate::view) fn of_ratio(ratio: Option<f64>, upward: bool, sure: Option<Certainty>) -> Self {
        let class = ratio.map_or(Some(LevelClass::MuchHigher), LevelClass::of);
        match (sure, upward) {
            (None, _) => Self::Even,
            (Some(Certainty::Possible), true) => Self::PossiblyHigher,
            (Some(Certainty::Possible), false) => Self::PossiblyLower,
            (Some(_), true) => Self::Clear(higher(class)),
            (Some(_), false) => Self::Clear(lower(class)),
        }
    }

    /// The look of a history as a hotspot: full colours while it lasts, the
    /// strongest where it has lasted nearly all the time; light where it is over.
    #[must_use]
    pub(in crate::view) fn of_history(category: Category) -> Self {
        let lasting = |pattern| matches!(pattern, Pattern::Intensifying | Pattern::Persistent);
        match category {
            Category::Hot(Pattern::Historical) => Self::PossiblyHigher,
            Category::Cold(Pattern::Historical) => Self::PossiblyLower,
            Category::Hot(pattern) if lasting(pattern) => Self::Clear(LevelClass::MuchHigher),
            Category::Hot(_) => Self::Clear(LevelClass::Higher),
            Category::Cold(pattern) if lasting(pattern) => Self::Clear(LevelClass::MuchLower),
            Category::Cold(_) => Self::Clear(LevelClass::Lower),
            Category::None => Self::Even,
        }
    }

    /// The message that says how sure it is that an area stands out, or why
    /// nothing is said.
    #[must_use]
    pub(in crate::view) fn degree_key(
        standing: &Standing,
        hotspot: Result<&Hotspot, Insufficient>,
    ) -> &'static str {
        let look = match Self::of(standing, hotspot) {
            Self::Zero => Self::judged(standing, hotspot),
            look => look,
        };
        match look {
            Self::Clear(LevelClass::Higher | LevelClass::MuchHigher) => "degree-higher-clear",
            Self::Clear(LevelClass::Lower | LevelClass::MuchLower) => "degree-lower-clear",
            Self::Clear(LevelClass::Alike) | Self::Even => "degree-no-difference",
            Self::PossiblyHigher => "degree-higher-possible",
            Self::PossiblyLower => "degree-lower-possible",
            Self::Few => "degree-too-few",
            Self::Untested | Self::Zero => "shade-untested",
            Self::Below | Self::Hidden => "against-hidden",
            Self::Unlisted => "shade-unlisted",
            Self::Missing => "against-missing",
        }
    }

    /// Its class in styles.
    #[must_use]
    pub fn class(self) -> &'static str {
        match self {
            Self::Clear(LevelClass::MuchLower) => "c-much-lower",
            Self::Clear(LevelClass::Lower) => "c-lower",
            Self::Clear(LevelClass::Alike) | Self::Even => "c-even",
            Self::Clear(LevelClass::Higher) => "c-higher",
            Self::Clear(LevelClass::MuchHigher) => "c-much-higher",
            Self::PossiblyHigher => "c-maybe-higher",
            Self::PossiblyLower => "c-maybe-lower",
            Self::Few => "c-few",
            Self::Untested => "c-untested",
            Self::Zero => "c-zero",
            Self::Below => "c-below",
            Self::Hidden => "c-hidden",
            Self::Unlisted => "c-unlisted",
            Self::Missing => "c-missing",
        }
    }

    /// The sign that says the same without colour: which way it stands out.
    #[must_use]
    pub fn sign(self) -> Option<Sign> {
        match self {
            Self::Clear(LevelClass::Higher | LevelClass::MuchHigher) => {
                Some(Sign { upward: true, clear: true })
            }
            Self::Clear(LevelClass::Lower | LevelClass::MuchLower) => {
                Some(Sign { upward: false, clear: true })
            }
            Self::PossiblyHigher => Some(Sign { upward: true, clear: false }),
            Self::PossiblyLower => Some(Sign { upward: false, clear: false }),
            _ => None,
        }
    }

    /// The message that says what it means.
    #[must_use]
    pub(in crate::view) fn key(self) -> &'static str {
        match self {
            Self::Clear(class) => class_key(class),
            Self::PossiblyHigher => "shade-possibly-higher",
            Self::PossiblyLower => "shade-possibly-lower",
            Self::Even => "shade-even",
            Self::Few => "shade-few",
            Self::Untested => "shade-untested",
            Self::Zero => "shade-zero",
            Self::Below => "shade-below",
            Self::Hidden => "shade-hidden",
            Self::Unlisted => "shade-unlisted",
            Self::Missing => "shade-missing",
        }
    }
}

/// The class of what is clearly higher. A large area can stand out from the
/// rest and yet lie near the whole, of which it is a part: then the nearest
/// class on its side.
fn higher(class: Option<LevelClass>) -> LevelClass {
    class.unwrap_or(LevelClass::Higher).max(LevelClass::Higher)
}

/// The class of what is clearly lower.
fn lower(class: Option<LevelClass>) -> LevelClass {
    class.unwrap_or(LevelClass::Lower).min(LevelClass::Lower)
}

/// A triangle beside the figure: higher or lower than the rest, full where
/// that is clear and in outline where it is possible.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Sign {
    /// True if higher.
    pub upward: bool,
    /// True if clearly so.
    pub clear: bool,
}

/// The message of a class.
pub(super) fn class_key(class: LevelClass) -> &'static str {
    match class {
        LevelClass::MuchLower => "level-much-lower",
        LevelClass::Lower => "level-lower",
        LevelClass::Alike => "level-alike",
        LevelClass::Higher => "level-higher",
        LevelClass::MuchHigher => "level-much-higher",
    }
}

/// A change in a year that a test vouches for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Arrow {
    /// True for a rise.
    pub rising: bool,
    /// How sure it is; never [`Evidence::None`].
    pub evidence: Evidence,
}

impl Arrow {
    /// A clear rise.
    pub const RISE: Self = Self { rising: true, evidence: Evidence::Clear };

    /// The arrow of a tested change; `None` where the difference may be
    /// chance. What would hold for the area alone but not beside all others
    /// that were tested is no more than some evidence.
    #[must_use]
    pub fn of(change: &YearChange) -> Option<Self> {
        Some(Self::sure(change.is_rise(), change.certainty()?))
    }

    /// The arrow of something that is so sure.
    #[must_use]
    pub(in crate::view) fn sure(rising: bool, certainty: Certainty) -> Self {
        let evidence = match certainty {
            Certainty::Possible | Certainty::Some => Evidence::Some,
            Certainty::Clear => Evidence::Clear,
            Certainty::VeryClear => Evidence::VeryClear,
        };
        Self { rising, evidence }
    }

    /// The message that says which way and how sure.
    #[must_use]
    pub fn key(self) -> &'static str {
        match (self.rising, self.evidence) {
            (true, Evidence::VeryClear) => "change-rising-very-clear",
            (true, Evidence::Clear) => "change-rising-clear",
            (true, _) => "change-rising-some",
            (false, Evidence::VeryClear) => "change-falling-very-clear",
            (false, Evidence::Clear) => "change-falling-clear",
            (false, _) => "change-falling-some",
        }
    }

    /// True if the arrow is drawn full and not in outline only.
    #[must_use]
    pub fn is_clear(self) -> bool {
        self.evidence >= Evidence::Clear
    }
}
