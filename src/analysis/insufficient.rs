//! Why a method says nothing.

/// The reason why data do not suffice for a method.
///
/// Saying nothing is an answer: every method of this room has a minimum, and
/// below it returns one of these in place of a fragile number.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Insufficient {
    /// Fewer areas than the method needs.
    TooFewAreas,
    /// Fewer periods than the method needs.
    TooFewPeriods,
    /// All values are alike, so that nothing stands out from anything.
    Constant,
    /// Nothing to compare with: no past, or no cases in it.
    NoBaseline,
    /// Cells that the method cannot do without are hidden or missing.
    HiddenCells,
    /// So many cells are only known as `<k` that their order says little.
    SmallCells,
    /// There is nobody to set the cases against.
    ZeroPopulation,
    /// There are no cases.
    NoCases,
    /// The area has no neighbours, or all areas are its neighbours.
    NoNeighbours,
    /// The method is not made for such figures: means are not counted, and a
    /// count that stands for itself has nothing to be expected from.
    Unsuited,
    /// The input is none: not a number, below zero, not whole where counts
    /// are asked for, or lists that do not belong together.
    Unusable,
}

impl std::fmt::Display for Insufficient {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(match self {
            Self::TooFewAreas => "too few areas",
            Self::TooFewPeriods => "too few periods",
            Self::Constant => "all values alike",
            Self::NoBaseline => "no baseline",
            Self::HiddenCells => "hidden cells",
            Self::SmallCells => "too many small cells",
            Self::ZeroPopulation => "zero population",
            Self::NoCases => "no cases",
            Self::NoNeighbours => "no neighbours",
            Self::Unsuited => "not a figure for this method",
            Self::Unusable => "unusable input",
        })
    }
}
