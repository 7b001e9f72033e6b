//! The normal distribution and Student's.

use std::f64::consts::{SQRT_2, TAU};

use statrs::function::erf::erfc_inv;

use super::{beta, gamma};

/// 97.5 % quantile of the normal distribution.
pub(in crate::analysis) const NORMAL_975: f64 = 1.959_963_984_540_054;

/// The z with Φ(z) = p, for p between 0 and 1.
pub(in crate::analysis) fn quantile(p: f64) -> f64 {
    let tail = p.min(1.0 - p);
    let z = SQRT_2 * erfc_inv(2.0 * tail);
    // The inverse of statrs is right to ten digits; a step of Newton's brings the rest.
    let density = (-z * z / 2.0).exp() / TAU.sqrt();
    let z = z + (two_sided(z) / 2.0 - tail) / density;
    if p < 0.5 { -z } else { z }
}

/// P(|Z| ≥ |z|) = 2Φ(−|z|), as the tail of χ² with one degree of freedom.
pub(in crate::analysis) fn two_sided(z: f64) -> f64 {
    gamma::upper(0.5, z * z / 2.0)
}

/// P(|T| ≥ |t|) of Student's distribution with `df` degrees of freedom, above 0.
pub(in crate::analysis) fn student_two_sided(t: f64, df: f64) -> f64 {
    let square = t * t;
    beta::lower(df / 2.0, 0.5, df / (df + square), square / (df + square))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn by_hand() {
        assert!((two_sided(NORMAL_975) - 0.05).abs() < 1e-15, "{}", two_sided(NORMAL_975));
        assert!((quantile(0.975) - NORMAL_975).abs() < 1e-12);
        // One degree of freedom is Cauchy's distribution: P(|T| ≥ 1) = ½.
        assert!((student_two_sided(1.0, 1.0) - 0.5).abs() < 1e-14);
        assert!((two_sided(0.0) - 1.0).abs() < 1e-15 && (student_two_sided(0.0, 5.0) - 1.0).abs() < 1e-15);
    }

    #[test]
    fn far_tails_are_not_lost() {
        // scipy.stats: 2 norm.sf(11.5) and 2 t.sf(30, 13).
        assert!((two_sided(11.5) / 1.319_154_289_222_735e-30 - 1.0).abs() < 1e-12, "{}", two_sided(11.5));
        let student = student_two_sided(30.0, 13.0);
        assert!((student / 2.172_167_290_006_642e-13 - 1.0).abs() < 1e-11, "{student}");
    }
}
