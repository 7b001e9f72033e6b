//! A published cell as the methods see it.

/// What is published of a count.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Cell {
    /// The count (or rate) itself.
    Known(f64),
    /// Below a threshold k, 0 included.
    Below(f64),
    /// Hidden without a mark, or k and more.
    Hidden,
    /// Not there.
    Missing,
}

impl Cell {
    /// The value in a series that is looked at for a trend: a cell below k
    /// enters as (k − 1)/2, the same low value wherever it stands; what is
    /// hidden or missing does not enter.
    ///
    /// Source: Helsel (2012), *Statistics for Censored Environmental Data*,
    /// section 12.1: ranks of censored values are tied.
    #[must_use]
    pub fn ranked(self) -> Option<f64> {
        match self {
            Self::Known(value) => Some(value),
            Self::Below(k) => Some((k - 1.0) / 2.0),
            Self::Hidden | Self::Missing => None,
        }
    }

    /// The value if it is published.
    #[must_use]
    pub fn known(self) -> Option<f64> {
        if let Self::Known(value) = self { Some(value) } else { None }
    }
}
