//! The looks of an area, each with a meaning of its own.

use crate::analysis::{Evidence, LevelClass, Standing};
use crate::domain::{Figure, Mark};

/// How an area is filled.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Shade {
    /// One of the five classes around the municipality.
    Level(LevelClass),
    /// A published figure that has no level: a count without a base.
    Plain,
    /// A published zero.
    Zero,
    /// Fewer than may be shown.
    Below,
    /// Hidden, and nothing is said about its size.
    Hidden,
    /// Nobody reported it.
    Missing,
}

impl Shade {
    /// The look of a standing.
    #[must_use]
    pub fn of(standing: &Standing) -> Self {
        match (standing.figure, standing.class) {
            (Figure::Known(known), _) if known.value == 0.0 => Self::Zero,
            (Figure::Known(_), Some(class)) => Self::Level(class),
            (Figure::Known(_), None) => Self::Plain,
            (Figure::Suppressed(Mark::BelowK), _) => Self::Below,
            (Figure::Suppressed(Mark::AtLeastK | Mark::Hidden | Mark::Unlisted), _) => Self::Hidden,
            (Figure::Missing, _) => Self::Missing,
        }
    }

    /// Its class in styles.
    #[must_use]
    pub fn class(self) -> &'static str {
        match self {
            Self::Level(LevelClass::MuchLower) => "c-much-lower",
            Self::Level(LevelClass::Lower) => "c-lower",
            Self::Level(LevelClass::Alike) => "c-alike",
            Self::Level(LevelClass::Higher) => "c-higher",
            Self::Level(LevelClass::MuchHigher) => "c-much-higher",
            Self::Plain => "c-plain",
            Self::Zero => "c-zero",
            Self::Below => "c-below",
            Self::Hidden => "c-hidden",
            Self::Missing => "c-missing",
        }
    }

    /// The message that says what it means.
    #[must_use]
    pub(super) fn key(self) -> &'static str {
        match self {
            Self::Level(class) => class_key(class),
            Self::Plain => "shade-plain",
            Self::Zero => "shade-zero",
            Self::Below => "shade-below",
            Self::Hidden => "shade-hidden",
            Self::Missing => "shade-missing",
        }
    }
}

/// The message of a class.
pub(in crate::view) fn class_key(class: LevelClass) -> &'static str {
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
    /// The arrow of a standing; `None` where nothing was tested or the
    /// difference may be chance.
    #[must_use]
    pub fn of(standing: &Standing) -> Option<Self> {
        let change = standing.change?;
        let evidence = change.evidence();
        // No cases before and some now is a rise without a ratio.
        let rising = change.ratio.is_none_or(|ratio| ratio > 1.0);
        (evidence > Evidence::None).then_some(Self { rising, evidence })
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

    /// The message that says how sure alone, where the arrow says which way.
    #[must_use]
    pub fn certainty_key(self) -> &'static str {
        match self.evidence {
            Evidence::VeryClear => "evidence-very-clear",
            Evidence::Clear => "evidence-clear",
            Evidence::Some | Evidence::None => "evidence-some",
        }
    }

    /// True if the arrow is drawn full and not in outline only.
    #[must_use]
    pub fn is_clear(self) -> bool {
        self.evidence >= Evidence::Clear
    }
}
