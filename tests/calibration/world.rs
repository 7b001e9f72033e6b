//! The worlds that data sets are drawn from.

use komspot::analysis::Random;

use super::city::{City, MONTHS};
use super::lot::{Lot, Noise};

/// How rates differ between areas, as a multiple of the municipality's: a
/// spread as between the demo's areas, the same in every data set.
const UNLIKE: [f64; 15] =
    [1.60, 0.95, 1.45, 0.70, 0.65, 0.85, 0.75, 0.60, 0.90, 1.05, 0.70, 1.30, 1.15, 1.25, 0.80];

/// How large the yearly swing is, relative to the mean.
const SEASON: f64 = 0.3;

/// What data sets of a kind have in common.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct World {
    /// Mean count of the whole municipality in a month.
    pub(crate) monthly: f64,
    /// How counts vary.
    pub(crate) noise: Noise,
}

impl World {
    /// Those that are looked at: a municipality's month with 30, 150 and 600
    /// cases, as the demo has; Poisson, and with 1.7 times its variance.
    pub(crate) const ALL: [Self; 6] = [
        Self { monthly: 30.0, noise: Noise::Poisson },
        Self { monthly: 150.0, noise: Noise::Poisson },
        Self { monthly: 600.0, noise: Noise::Poisson },
        Self { monthly: 30.0, noise: Noise::Dispersed(1.7) },
        Self { monthly: 150.0, noise: Noise::Dispersed(1.7) },
        Self { monthly: 600.0, noise: Noise::Dispersed(1.7) },
    ];

    /// A seed of its own from a common one.
    pub(crate) fn seed(&self, common: u64) -> u64 {
        let noise = u64::from(self.noise != Noise::Poisson);
        Random::new(common ^ self.monthly.to_bits() ^ noise).bits()
    }

    /// Its name in the tables.
    pub(crate) fn name(self) -> String {
        match self.noise {
            Noise::Poisson => format!("{}", self.monthly),
            Noise::Dispersed(ratio) => format!("{}, {ratio} ×", self.monthly),
        }
    }
}

/// Counts by area and month.
pub(crate) type Counts = Vec<Vec<u32>>;

/// A world ready to be drawn from. Rates never change in time.
pub(crate) struct Urn {
    /// By area and month.
    lots: Vec<Vec<Lot>>,
    means: Vec<Vec<f64>>,
    noise: Noise,
}

impl Urn {
    /// The same rate everywhere if `alike`, else rates as unlike as real ones.
    pub(crate) fn new(city: &City, world: World, alike: bool) -> Self {
        let rate = |area: usize| if alike { 1.0 } else { UNLIKE.get(area).copied().unwrap_or(1.0) };
        let weight = |area: usize, month: usize| rate(area) * city.persons(area, month);
        let middle: f64 = (0..city.areas()).map(|area| weight(area, MONTHS / 2)).sum();
        let means: Vec<Vec<f64>> = (0..city.areas())
            .map(|area| {
                (0..MONTHS).map(|at| world.monthly * weight(area, at) / middle * season(at)).collect()
            })
            .collect();
        let lots =
            means.iter().map(|row| row.iter().map(|mean| Lot::new(*mean, world.noise)).collect()).collect();
        Self { lots, means, noise: world.noise }
    }

    /// A data set in which nothing happens.
    pub(crate) fn draw(&self, random: &mut Random) -> Counts {
        self.lots.iter().map(|row| row.iter().map(|lot| lot.draw(random)).collect()).collect()
    }

    /// An area's months from `start` on where its rate is `times` as high.
    pub(crate) fn raised(&self, area: usize, times: f64, start: usize) -> Vec<Lot> {
        let row = self.means.get(area).map_or(&[][..], Vec::as_slice);
        row.iter().skip(start).map(|mean| Lot::new(mean * times, self.noise)).collect()
    }

    /// An area's mean count in a month, over the last year.
    pub(crate) fn usual(&self, area: usize) -> f64 {
        self.means.get(area).map_or(0.0, |row| row.iter().skip(MONTHS - 12).sum::<f64>() / 12.0)
    }
}

/// A swing over the year with its peak in June.
fn season(month: usize) -> f64 {
    let turn = (month % 12) as f64 / 12.0 * std::f64::consts::TAU;
    1.0 - SEASON * turn.cos()
}
