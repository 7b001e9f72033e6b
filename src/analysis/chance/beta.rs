//! The regularised incomplete beta function.

use statrs::function::beta::checked_beta_reg;

use super::{mass, solve};

/// Parameters up to which statrs's continued fraction, of 140 steps, suffices.
const LARGE: f64 = 1_000.0;

/// Most steps of the continued fraction; enough for parameters of 10¹⁰.
const STEPS: usize = 500_000;

/// `I_x(a, b)`, the part below x; a > 0, b > 0. Takes y = 1 − x as well, as
/// the caller often knows it more exactly than the difference.
pub(in crate::analysis) fn lower(a: f64, b: f64, x: f64, y: f64) -> f64 {
    if x <= 0.0 {
        return 0.0;
    }
    if y <= 0.0 {
        return 1.0;
    }
    let value = if a < LARGE && b < LARGE && x <= 0.5 {
        checked_beta_reg(a, b, x).unwrap_or(1.0)
    } else if x < (a + 1.0) / (a + b + 2.0) {
        fraction(a, b, x, y)
    } else {
        1.0 - fraction(b, a, y, x)
    };
    value.clamp(0.0, 1.0)
}

/// x / (1 − x) for the x with `I_x(a, b)` = p; a > 0, b > 0, p between 0 and 1.
#[allow(clippy::many_single_char_names)] // the names of the formula
pub(in crate::analysis) fn odds_quantile(a: f64, b: f64, p: f64) -> f64 {
    let (x, y) = if lower(a, b, 0.5, 0.5) > p {
        let x = quantile(a, b, p);
        (x, 1.0 - x)
    } else {
        let y = quantile(b, a, 1.0 - p);
        (1.0 - y, y)
    };
    x / y.max(f64::MIN_POSITIVE)
}

fn quantile(a: f64, b: f64, p: f64) -> f64 {
    solve::root(0.0, 1.0, a / (a + b), |x| {
        let y = 1.0 - x;
        (lower(a, b, x, y) - p, mass::beta(a, b, x, y) / (x * y))
    })
}

/// `I_x(a, b)` by its continued fraction (modified Lentz), for x below the mean.
#[allow(clippy::many_single_char_names)] // the names of the formula
fn fraction(a: f64, b: f64, x: f64, y: f64) -> f64 {
    const TINY: f64 = 1e-300;
    let safe = |value: f64| if value.abs() < TINY { TINY } else { value };
    let mut c = 1.0;
    let mut d = 1.0 / safe(1.0 - (a + b) * x / (a + 1.0));
    let mut value = d;
    let mut m = 0.0;
    for _ in 0..STEPS {
        m += 1.0;
        let even = m * (b - m) * x / ((a + 2.0 * m - 1.0) * (a + 2.0 * m));
        d = 1.0 / safe(1.0 + even * d);
        c = safe(1.0 + even / c);
        value *= c * d;
        let odd = -(a + m) * (a + b + m) * x / ((a + 2.0 * m) * (a + 2.0 * m + 1.0));
        d = 1.0 / safe(1.0 + odd * d);
        c = safe(1.0 + odd / c);
        value *= c * d;
        if (c * d - 1.0).abs() <= f64::EPSILON {
            break;
        }
    }
    mass::beta(a, b, x, y) * value / a
}

#[cfg(test)]
mod tests {
    use super::*;

    fn close(a: f64, b: f64, tolerance: f64) {
        assert!((a / b - 1.0).abs() < tolerance, "{a} {b}");
    }

    #[test]
    fn by_hand() {
        // I_x(1, b) = 1 − (1 − x)ᵇ and I_x(a, 1) = xᵃ.
        close(lower(1.0, 3.0, 0.25, 0.75), 1.0 - 0.421_875, 1e-14);
        close(lower(50.0, 1.0, 0.25, 0.75), 0.25_f64.powi(50), 1e-12);
        close(odds_quantile(1.0, 1.0, 0.025), 0.025 / 0.975, 1e-13);
        close(odds_quantile(1.0, 1.0, 0.975), 39.0, 1e-12);
    }

    #[test]
    fn agrees_with_scipy() {
        // scipy.special.betainc and betaincinv of SciPy 1.17.
        for (a, b, x, below) in VALUES {
            close(lower(a, b, x, 1.0 - x), below, 1e-10);
        }
        for (a, b, p, x) in QUANTILES {
            close(odds_quantile(a, b, p), x / (1.0 - x), 1e-11);
        }
    }

    const VALUES: [(f64, f64, f64, f64); 9] = [
        (3.0, 7.0, 0.1, 0.052_972_138),
        (3.0, 7.0, 0.9, 0.999_997_002),
        (120.0, 62.0, 0.2, 1.995_843_919_392_458e-41),
        (999.0, 999.0, 0.45, 3.722_113_900_449_474_6e-6),
        (4e3, 9e3, 0.29, 4.998_329_875_824_535e-6),
        (4e3, 9e3, 0.33, 0.999_999_973_942_474),
        (1e6, 3e6, 0.249, 1.893_635_005_568_752_5e-6),
        (5e8, 5e8, 0.499_96, 0.005_706_018_137_439_212),
        (30.0, 5e8, 1e-7, 0.999_083_172_719_374_2),
    ];
    const QUANTILES: [(f64, f64, f64, f64); 5] = [
        (24.0, 13.0, 0.025, 0.490_297_453_348_108_76),
        (25.0, 12.0, 0.975, 0.814_438_190_174_078_8),
        (1.0, 2e6, 0.025, 1.265_890_391_202_101_2e-8),
        (5_000.0, 20_001.0, 0.975, 0.204_972_738_287_415_22),
        (5e8, 4e8, 0.025, 0.555_523_091_640_849),
    ];
}
