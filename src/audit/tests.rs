//! The room as a whole, on tables that are small enough to work out by hand.
