//! The log-linear fit to a baseline.

use super::Point;
use crate::analysis::chance::student_two_sided;
use crate::analysis::number::real;

/// Anscombe residual from which a month counts less.
const OUTBREAK: f64 = 2.58;

/// A Poisson fit of ln μ = a + b · time, b possibly held at 0.
pub(super) struct Fit {
    level: f64,
    slope: Option<Slope>,
    /// Variance of the level for φ = 1.
    pub(super) level_variance: f64,
    /// Dispersion, from 1.
    pub(super) phi: f64,
    /// The dispersion as estimated, possibly below 1.
    pub(super) spread: f64,
    /// Weight of every point.
    pub(super) weights: Vec<f64>,
    /// Anscombe residuals of the fit before weights.
    pub(super) residuals: Vec<f64>,
    free: f64,
}

#[derive(Clone, Copy)]
struct Slope {
    value: f64,
    /// Variance for φ = 1.
    variance: f64,
}

impl Fit {
    /// Fits, weights outbreaks down and fits again. `None` if it fails.
    pub(super) fn robust(points: &[Point], trend: bool) -> Option<Self> {
        let first = Self::weighted(points, trend, vec![1.0; points.len()])?;
        let residuals = first.anscombe(points);
        let raw: Vec<f64> =
            residuals.iter().map(|r| if *r > OUTBREAK { 1.0 / (r * r) } else { 1.0 }).collect();
        let scale = real(points.len()) / raw.iter().sum::<f64>();
        let weights = raw.iter().map(|weight| weight * scale).collect();
        let second = Self::weighted(points, trend, weights)?;
        Some(Self { residuals, ..second })
    }

    /// The expected count at the judged month.
    pub(super) fn at_present(&self) -> f64 {
        self.level.exp()
    }

    /// p-value of the trend by Student's distribution.
    pub(super) fn trend_p(&self) -> Option<f64> {
        let slope = self.slope?;
        let error = (slope.variance * self.phi).sqrt();
        let t = slope.value / error;
        (error > 0.0 && t.is_finite()).then(|| student_two_sided(t, self.free))
    }

    fn mean(&self, point: &Point) -> f64 {
        (self.level + self.slope.map_or(0.0, |slope| slope.value * point.time)).exp()
    }

    /// Newton's method from the common mean.
    fn weighted(points: &[Point], trend: bool, weights: Vec<f64>) -> Option<Self> {
        const ROUNDS: usize = 100;
        let total: f64 = weights.iter().sum();
        let sum: f64 = points.iter().zip(&weights).map(|(point, weight)| weight * point.y).sum();
        let mut fit = Self {
            level: (sum / total).ln(),
            slope: trend.then_some(Slope { value: 0.0, variance: 0.0 }),
            level_variance: 1.0 / sum,
            phi: 1.0,
            spread: 1.0,
            residuals: Vec::new(),
            free: real(points.len()) - if trend { 2.0 } else { 1.0 },
            weights,
        };
        if trend {
            let mut settled = false;
            for _ in 0..ROUNDS {
                let step = fit.step(points)?;
                if !fit.level.is_finite() || fit.level.abs() > 200.0 {
                    return None;
                }
                if step < 1e-12 {
                    settled = true;
                    break;
                }
            }
            if !settled {
                return None;
            }
        }
        let chi2: f64 = points
            .iter()
            .zip(&fit.weights)
            .map(|(point, weight)| weight * (point.y - fit.mean(point)).powi(2) / fit.mean(point))
            .sum();
        fit.spread = chi2 / fit.free;
        fit.phi = fit.spread.max(1.0);
        (fit.level.is_finite() && fit.phi.is_finite() && fit.free > 0.0).then_some(fit)
    }

    /// One step of level and slope; returns its size.
    fn step(&mut self, points: &[Point]) -> Option<f64> {
        let mut slope = self.slope?;
        let (mut gradient, mut information) = ([0.0; 2], [0.0; 3]);
        for (point, weight) in points.iter().zip(&self.weights) {
            let mean = self.mean(point);
            let over = weight * (point.y - mean);
            gradient = [gradient[0] + over, gradient[1] + over * point.time];
            let mass = weight * mean;
            let [a, b, c] = information;
            information = [a + mass, b + mass * point.time, c + mass * point.time * point.time];
        }
        let [a, b, c] = information;
        let determinant = a * c - b * b;
        if determinant.is_nan() || determinant <= 1e-12 * a * c {
            return None;
        }
        let mut level_step = (c * gradient[0] - b * gradient[1]) / determinant;
        let mut slope_step = (a * gradient[1] - b * gradient[0]) / determinant;
        // Long first steps overshoot where the counts differ by orders of magnitude.
        let size = level_step.abs().max(slope_step.abs());
        if size > 1.0 {
            level_step /= size;
            slope_step /= size;
        }
        self.level += level_step;
        slope.value += slope_step;
        slope.variance = a / determinant;
        self.level_variance = c / determinant;
        self.slope = Some(slope);
        Some(size / (1.0 + self.level.abs() + slope.value.abs()))
    }

    /// Anscombe residuals 1.5(y^⅔ − μ^⅔)μ^−⅙ over √(φ(1 − h)), h the hat values.
    fn anscombe(&self, points: &[Point]) -> Vec<f64> {
        let information = points.iter().zip(&self.weights).fold([0.0; 3], |[a, b, c], (point, weight)| {
            let mass = weight * self.mean(point);
            [a + mass, b + mass * point.time, c + mass * point.time * point.time]
        });
        let [a, b, c] = information;
        let one = |(point, weight): (&Point, &f64)| {
            let mean = self.mean(point);
            let leverage = weight
                * mean
                * if self.slope.is_some() {
                    (c - 2.0 * b * point.time + a * point.time * point.time) / (a * c - b * b)
                } else {
                    1.0 / a
                };
            let raw = 1.5 * (point.y.powf(2.0 / 3.0) * mean.powf(-1.0 / 6.0) - mean.sqrt());
            let residual = raw / (self.phi * (1.0 - leverage)).max(1e-9).sqrt();
            if residual.is_finite() { residual } else { 0.0 }
        };
        points.iter().zip(&self.weights).map(one).collect()
    }
}
