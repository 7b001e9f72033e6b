//! Probabilities: tails and quantiles of the distributions in use.
//!
//! Small tails are computed as such and never as one minus the rest, which
//! would leave nothing of them. The special functions come from statrs; where
//! its series stop too early for large counts, [`beta`] and [`gamma`] continue
//! on their own.

pub(super) mod beta;
mod binomial;
pub(super) mod gamma;
mod mass;
mod negative_binomial;
mod normal;
mod poisson;
mod solve;

pub(super) use binomial::Binomial;
pub(super) use negative_binomial::NegativeBinomial;
pub(super) use normal::{NORMAL_975, quantile as normal_quantile, student_two_sided, two_sided};
pub(super) use poisson::Poisson;
