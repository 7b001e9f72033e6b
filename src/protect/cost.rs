//! What hiding a cell costs.

use crate::domain::{Granularity, View};

/// The price of hiding a cell whose value is known otherwise: sums over long
/// times, all ages and the whole municipality say most.
pub(super) fn cost(view: View, value: f64) -> f64 {
    let level = match view.level {
        Granularity::Month => 1.0,
        Granularity::Quarter => 3.0,
        Granularity::HalfYear => 5.0,
        Granularity::Year | Granularity::SchoolYear => 10.0,
    };
    let place = if view.areas { 1.0 } else { 8.0 };
    let ages = if view.by_age { 1.0 } else { 2.0 };
    level * place * ages * (1.0 + value.max(0.0).ln_1p())
}
