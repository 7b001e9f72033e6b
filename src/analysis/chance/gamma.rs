//! The regularised incomplete gamma functions.

use statrs::function::gamma::{checked_gamma_lr, checked_gamma_ur};

use super::{mass, solve};

/// Shapes from which the logarithms in statrs cancel noticeably.
const LARGE: f64 = 1_000.0;

/// Most terms of a series; enough for a shape of 10⁹.
const TERMS: usize = 500_000;

/// P(a, x), the part below x; a > 0, x ≥ 0.
pub(in crate::analysis) fn lower(a: f64, x: f64) -> f64 {
    if x <= 0.0 {
        return 0.0;
    }
    let value = if a < LARGE {
        checked_gamma_lr(a, x).unwrap_or(1.0)
    } else if x <= a {
        series(a, x)
    } else {
        1.0 - fraction(a, x)
    };
    value.clamp(0.0, 1.0)
}

/// Q(a, x), the part above x; a > 0, x ≥ 0.
pub(in crate::analysis) fn upper(a: f64, x: f64) -> f64 {
    if x <= 0.0 {
        return 1.0;
    }
    let value = if a < LARGE {
        checked_gamma_ur(a, x).unwrap_or(0.0)
    } else if x <= a {
        1.0 - series(a, x)
    } else {
        fraction(a, x)
    };
    value.clamp(0.0, 1.0)
}

/// The x with P(a, x) = p, for a > 0 and p between 0 and 1.
pub(in crate::analysis) fn quantile(a: f64, p: f64) -> f64 {
    // Wilson and Hilferty's cube is near enough to start from.
    let spread = (1.0 / (9.0 * a)).sqrt();
    let start = a * (1.0 - spread * spread + super::normal::quantile(p) * spread).powi(3);
    let mut high = (2.0 * start.abs()).max(a + 10.0 * a.sqrt() + 10.0);
    while lower(a, high) < p && high < f64::MAX / 4.0 {
        high *= 2.0;
    }
    solve::root(0.0, high, start, |x| {
        let value = if p <= 0.5 { lower(a, x) - p } else { (1.0 - p) - upper(a, x) };
        (value, mass::poisson(a, x) * a / x)
    })
}

/// P(a, x) by its power series, for x ≤ a.
fn series(a: f64, x: f64) -> f64 {
    let (mut term, mut sum, mut n) = (1.0, 1.0, a);
    for _ in 0..TERMS {
        n += 1.0;
        term *= x / n;
        sum += term;
        if term <= sum * f64::EPSILON {
            break;
        }
    }
    mass::poisson(a, x) * sum
}

/// Q(a, x) by Legendre's continued fraction (modified Lentz), for x > a.
#[allow(clippy::many_single_char_names)] // the names of the formula
fn fraction(a: f64, x: f64) -> f64 {
    const TINY: f64 = 1e-300;
    let mut b = x + 1.0 - a;
    let mut c = 1.0 / TINY;
    let mut d = 1.0 / b;
    let mut value = d;
    let mut i = 0.0;
    for _ in 0..TERMS {
        i += 1.0;
        let numerator = -i * (i - a);
        b += 2.0;
        d = numerator * d + b;
        d = 1.0 / if d.abs() < TINY { TINY } else { d };
        c = b + numerator / c;
        c = if c.abs() < TINY { TINY } else { c };
        value *= c * d;
        if (c * d - 1.0).abs() <= f64::EPSILON {
            break;
        }
    }
    mass::poisson(a, x) * a * value
}

#[cfg(test)]
mod tests {
    use super::*;

    fn close(a: f64, b: f64, tolerance: f64) {
        assert!((a / b - 1.0).abs() < tolerance, "{a} {b}");
    }

    #[test]
    fn by_hand() {
        // Shape 1 is the exponential distribution.
        close(upper(1.0, 3.0), (-3.0_f64).exp(), 1e-14);
        close(quantile(1.0, 0.975), 40.0_f64.ln(), 1e-13);
        close(quantile(1.0, 0.025), -(0.975_f64.ln()), 1e-13);
    }

    #[test]
    fn agrees_with_scipy() {
        // scipy.special.gammainc, gammaincc and gammaincinv of SciPy 1.17.
        for (a, x, below, above) in VALUES {
            close(lower(a, x), below, 1e-11);
            close(upper(a, x), above, 1e-11);
        }
        for (a, p, x) in QUANTILES {
            close(quantile(a, p), x, 1e-12);
        }
    }

    const VALUES: [(f64, f64, f64, f64); 9] = [
        (5.0, 1.5, 0.018_575_936_222_140_675, 0.981_424_063_777_859_3),
        (12.0, 40.0, 0.999_999_939_157_972_8, 6.084_202_717_664_003e-8),
        (900.0, 1020.0, 0.999_939_939_179_630_5, 6.006_082_036_946_601_4e-5),
        (1500.0, 1400.0, 0.004_231_080_348_517_127, 0.995_768_919_651_482_8),
        (1500.0, 1700.0, 0.999_999_646_316_570_3, 3.536_834_297_051_686_7e-7),
        (2e4, 2.05e4, 0.999_774_971_964_357_6, 0.000_225_028_035_642_341_05),
        (1e6, 1.003e6, 0.998_638_259_353_782_5, 0.001_361_740_646_217_591_3),
        (1e9, 999_950_000.0, 0.056_921_341_719_160_6, 0.943_078_658_280_839_5),
        (1e9, 1_000_100_000.0, 0.999_217_043_838_041_7, 0.000_782_956_161_958_326_3),
    ];
    const QUANTILES: [(f64, f64, f64); 5] = [
        (5.0, 0.025, 1.623_486_390_118_420_7),
        (6.0, 0.975, 11.668_332_079_322_67),
        (1201.0, 0.025, 1_134.028_629_640_660_3),
        (1e6, 0.975, 1_001_960.910_965_450_3),
        (1e9, 0.025, 999_938_021.443_927_9),
    ];
}
