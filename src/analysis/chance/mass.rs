//! The leading factors of the incomplete gamma and beta functions, without
//! the cancellation that logarithms of large gamma functions suffer from.
//!
//! Source: Loader (2000), "Fast and accurate computation of binomial probabilities".

use std::f64::consts::TAU;

use statrs::function::gamma::ln_gamma;

/// xᵃ e⁻ˣ / Γ(a + 1) for a > 0, x > 0: the Poisson probability of a cases
/// where x are expected.
pub(super) fn poisson(a: f64, x: f64) -> f64 {
    (-stirling_error(a) - deviance(a, x)).exp() / (TAU * a).sqrt()
}

/// xᵃ yᵇ / B(a, b) for a > 0, b > 0 and x + y = 1, both above 0.
#[allow(clippy::many_single_char_names)] // the names of the formula
pub(super) fn beta(a: f64, b: f64, x: f64, y: f64) -> f64 {
    let n = a + b;
    let exponent =
        stirling_error(n) - stirling_error(a) - stirling_error(b) - deviance(a, n * x) - deviance(b, n * y);
    exponent.exp() * (a / n * b / TAU).sqrt()
}

/// ln Γ(n + 1) less Stirling's approximation of it.
fn stirling_error(n: f64) -> f64 {
    if n < 15.0 {
        return ln_gamma(n + 1.0) - (n + 0.5) * n.ln() + n - 0.5 * TAU.ln();
    }
    let square = n * n;
    (1.0 / 12.0 - (1.0 / 360.0 - (1.0 / 1260.0 - 1.0 / 1680.0 / square) / square) / square) / n
}

/// x ln(x / m) + m − x, accurate also where x and m are close.
fn deviance(x: f64, m: f64) -> f64 {
    let apart = x - m;
    if apart.abs() >= 0.1 * (x + m) {
        return x * (x / m).ln() - apart;
    }
    let ratio = apart / (x + m);
    let mut sum = apart * ratio;
    let mut power = 2.0 * x * ratio;
    for step in 1_u16..1000 {
        power *= ratio * ratio;
        let next = sum + power / f64::from(2 * step + 1);
        if next.to_bits() == sum.to_bits() {
            break;
        }
        sum = next;
    }
    sum
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn by_hand() {
        let close = |a: f64, b: f64| assert!((a / b - 1.0).abs() < 1e-14, "{a} {b}");
        // e⁻² 2³ / 3!
        close(poisson(3.0, 2.0), (-2.0_f64).exp() * 8.0 / 6.0);
        // B(2, 3) = 1/12
        close(beta(2.0, 3.0, 0.25, 0.75), 0.0625 * 0.421_875 * 12.0);
        // The middle term of a million tosses is 1/√(πn/2) (1 − 1/(4n) + …).
        let n = 1e6;
        close(poisson(n, n), 1.0 / (TAU * n).sqrt() * (1.0 - 1.0 / (12.0 * n)));
    }
}
