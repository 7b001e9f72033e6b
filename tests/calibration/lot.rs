//! Counts drawn by lot, Poisson or over-dispersed.

use komspot::analysis::Random;

/// How counts vary around their mean.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) enum Noise {
    /// Variance equal to the mean.
    Poisson,
    /// Negative binomial, variance this many times the mean (above 1).
    Dispersed(f64),
}

/// The distribution of one count, as its cumulative probabilities: drawing is
/// one look-up, exact to rounding.
#[derive(Clone, Debug)]
pub(crate) struct Lot {
    cumulative: Vec<f64>,
}

impl Lot {
    /// The distribution with a mean up to some hundreds.
    pub(crate) fn new(mean: f64, noise: Noise) -> Self {
        // Both have P(x + 1) = P(x) · (a + b·x)/(x + 1); b = 0 for Poisson.
        let (first, a, b) = match noise {
            Noise::Poisson => ((-mean).exp(), mean, 0.0),
            Noise::Dispersed(ratio) => {
                let size = mean / (ratio - 1.0);
                let fail = 1.0 - 1.0 / ratio;
                (ratio.powf(-size), size * fail, fail)
            }
        };
        let (mut cumulative, mut probability, mut sum, mut x) = (Vec::new(), first, 0.0, 0.0);
        while x < mean || probability > 1e-17 {
            sum += probability;
            cumulative.push(sum);
            probability *= (a + b * x) / (x + 1.0);
            x += 1.0;
        }
        Self { cumulative }
    }

    /// Draws a count.
    pub(crate) fn draw(&self, random: &mut Random) -> u32 {
        let luck = random.unit();
        u32::try_from(self.cumulative.partition_point(|sum| *sum <= luck)).unwrap_or(u32::MAX)
    }
}
