//! What the published figures say: levels, comparisons and trends.
//!
//! Pure functions of published figures; nothing in here can see a count that
//! was not published. One method stands in one file, which states its formula,
//! what it needs and where it comes from. What a method cannot tell it does not
//! tell: it returns [`Insufficient`] with the reason, and never a number that
//! is none.
//!
//! Some methods nothing in the program calls: [`quantiles`] and [`natural_breaks`],
//! [`funnel_limit`] and [`dispersed_funnel`], [`gi_star`], [`largest_z`] and [`local_moran`]
//! with their permutations, [`rolling12`], [`global_bayes`] and [`spatial_bayes`],
//! [`crude_rate`], [`rate_interval`] and [`standardise`], [`byar`], and [`intercept`]. The
//! list of methods that KOMspot is built after asks for them, and all but
//! [`dispersed_funnel`] are held against reference vectors like the others; so they stay,
//! and `/about/methods` names those of them that answer a question of their own as on no screen.

mod alarm;
mod assessment;
mod calibration;
mod cell;
mod chance;
mod change;
mod classes;
mod discovery;
mod dispersion;
mod emerging;
mod exceedance;
mod funnel;
mod gi;
mod insufficient;
mod interval;
mod kendall;
mod level;
mod moran;
mod number;
mod permutation;
mod random;
mod rate;
mod rolling;
mod scan;
mod sen;
mod smooth;
mod survey;
mod trend;
mod window;

pub use alarm::{AlarmRule, Expectation, Small, Warning, baseline_at, expectation, hidden_share, warning};
pub use assessment::{
    Alert, AreaTrend, Assessed, Assessment, Basis, Certainty, Ground, Hotspot, Joined, Judged, Kind, News,
    Rated, Signal, Spot, Terms, Usual, Verdict, Versus, YearChange, assess, assess_by, usual, versus,
};
pub use calibration::{expected_false_alarms_per_month, false_rate};
pub use cell::Cell;
pub use change::{Change, Comparison, Evidence, compare};
pub use classes::{Classes, natural_breaks, quantiles};
pub use discovery::false_discovery;
pub use dispersion::{Pearson, dispersion, pearson};
pub use emerging::{Category, EMERGING_ALPHA, Emerging, Pattern, State, categorise, emerging};
pub use exceedance::{Exceedance, Level, exceedance};
pub use funnel::{dispersed_funnel, funnel_limit};
pub use gi::{Hotness, gi_star, largest_z};
pub use insufficient::Insufficient;
pub use interval::{Interval, byar, clopper_pearson, garwood};
pub use kendall::{Kendall, mann_kendall, seasonal_kendall};
pub use level::{LEVEL_BREAKS, LevelClass};
pub use moran::{Likeness, Quadrant, local_moran};
pub use permutation::Chance;
pub use random::Random;
pub use rate::{Standardised, crude_rate, rate_interval, standardise};
pub use rolling::{Rolling, rolling12};
pub use scan::{Cluster, Scan, Scanned, scan};
pub use sen::{Slope, intercept, seasonal_sen, theil_sen};
pub use smooth::{Shrunk, Smoothed, global_bayes, spatial_bayes};
pub use survey::{Standing, Survey, survey, survey_against};
pub use trend::{Trend, autocorrelation, trend};
pub use window::{Window, latest_window};
