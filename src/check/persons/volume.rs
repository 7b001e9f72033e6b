//! How many rows a table of figures can have.

/// True if an indicator has more rows than there are areas, periods and age
/// groups to count for: rows are then cases or persons, not figures.
///
/// `areas` are the bundle's, the one for cases without a place not counted.
pub(in crate::check) fn holds_more_than_a_table(
    rows: usize,
    areas: usize,
    periods: usize,
    ages: usize,
) -> bool {
    rows > areas.saturating_add(1).saturating_mul(periods.max(1)).saturating_mul(ages.max(1))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_full_table_is_not_too_much() {
        assert!(!holds_more_than_a_table(16 * 12 * 3, 15, 12, 3));
        assert!(holds_more_than_a_table(16 * 12 * 3 + 1, 15, 12, 3));
        assert!(!holds_more_than_a_table(0, 0, 0, 0));
    }
}
