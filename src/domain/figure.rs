//! A figure as the public may see it.

/// A published figure of one cell of the release table.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Known {
    /// A count, the numerator of a share, or a mean, by the indicator's measure.
    pub value: f64,
    /// The denominator of a share, or the number of persons behind a mean.
    /// `None` for counts: their base is the public population.
    pub base: Option<u64>,
}

/// Why a cell shows no number.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Mark {
    /// The count is under the smallest number that may be shown.
    BelowK,
    /// The count itself could be shown, but would give another away.
    AtLeastK,
    /// Hidden, and nothing is said about its size.
    Hidden,
    /// Not among the views that are shown of this indicator, whatever its size.
    Unlisted,
}

/// What the release table says of one cell.
///
/// A suppressed figure has no number inside: there is nothing that could be
/// printed, compared or sent on by mistake.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Figure {
    /// Published.
    Known(Known),
    /// Kept back for the sake of those counted.
    Suppressed(Mark),
    /// Nobody reported it.
    Missing,
}

impl Figure {
    /// The published figure, if it is published.
    #[must_use]
    pub fn known(self) -> Option<Known> {
        match self {
            Self::Known(known) => Some(known),
            Self::Suppressed(_) | Self::Missing => None,
        }
    }

    /// Its mark as tables and exports spell it. That a view is not listed is told as hidden: neither says
    /// anything about the count.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::Known(_) => "published",
            Self::Suppressed(Mark::BelowK) => "below_k",
            Self::Suppressed(Mark::AtLeastK) => "at_least_k",
            Self::Suppressed(Mark::Hidden | Mark::Unlisted) => "hidden",
            Self::Missing => "missing",
        }
    }

    /// True if something exists that may not be shown.
    #[must_use]
    pub fn is_suppressed(self) -> bool {
        matches!(self, Self::Suppressed(_))
    }
}
