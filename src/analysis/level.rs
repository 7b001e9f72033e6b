//! Five fixed classes around the municipality's level.

/// Ratios to the municipality at which one class ends and the next begins:
/// symmetric on a logarithmic scale, the lower bound belonging to the class
/// above it.
pub const LEVEL_BREAKS: [f64; 4] = [1.0 / 1.5, 1.0 / 1.2, 1.2, 1.5];

/// How an area's rate compares with the municipality's.
///
/// The classes never move, so that a colour changes only when data change.
/// A class is a description of the published figures and not a test.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum LevelClass {
    /// Below two thirds of the municipality's rate.
    MuchLower,
    /// From two thirds to five sixths.
    Lower,
    /// From five sixths to six fifths.
    Alike,
    /// From six fifths to one and a half times.
    Higher,
    /// One and a half times or more.
    MuchHigher,
}

impl LevelClass {
    /// All classes, lowest first.
    pub const ALL: [Self; 5] = [Self::MuchLower, Self::Lower, Self::Alike, Self::Higher, Self::MuchHigher];

    /// The class of a ratio to the municipality; `None` unless it is a number
    /// from zero upwards.
    #[must_use]
    pub fn of(ratio: f64) -> Option<Self> {
        if !(ratio.is_finite() && ratio >= 0.0) {
            return None;
        }
        let above = LEVEL_BREAKS.iter().filter(|&&bound| ratio >= bound).count();
        Self::ALL.get(above).copied()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lower_bounds_belong_to_the_class_above() {
        // From the reference vector `classify_diverging`, computed with NumPy.
        let ratios = [0.5, 0.66, 0.67, 0.84, 1.0, 1.2, 1.3];
        let classes = [0, 0, 1, 2, 2, 3, 3].map(|at| LevelClass::ALL[at]);
        assert_eq!(ratios.map(|ratio| LevelClass::of(ratio).unwrap()), classes);
        assert_eq!(LevelClass::of(1.5), Some(LevelClass::MuchHigher));
    }

    #[test]
    fn what_is_no_ratio_has_no_class() {
        for ratio in [f64::NAN, f64::INFINITY, -0.1] {
            assert_eq!(LevelClass::of(ratio), None);
        }
    }
}
