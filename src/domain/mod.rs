//! The words of the problem: areas, periods, age groups, indicators, figures.
//!
//! Pure values. Nothing in here reads a file, a clock or the network, and
//! nothing knows a wire format; every other room of the house may use it and
//! it uses none of them.

mod age;
mod area;
mod figure;
mod indicator;
mod note;
mod period;
mod population;
mod view;

pub use age::{AgeGroup, AgeGroupError};
pub use area::{Area, AreaId, TOTAL_AREA, UNKNOWN_AREA};
pub use figure::{Figure, Known, Mark};
pub use indicator::{Base, Direction, Domain, Indicator, IndicatorId, Measure, PlaceBasis, Zeros};
pub use note::{Note, NoteKind};
pub use period::{Granularity, Period, PeriodError};
pub use population::Population;
pub use view::{View, Views};
