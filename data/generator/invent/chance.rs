//! Drawing lots, the same ones on every machine.

use super::exact::exp;

/// A stream of random numbers of its own for every series, so that a new
/// indicator leaves the others' figures as they were.
///
/// The generator is `SplitMix64` (Steele, Lea and Flood 2014): an odd step is
/// added to the state, whose bits are then mixed twice.
pub(super) struct Lots {
    state: u64,
}

/// Changing it invents another city.
const SEED: u64 = 5000;

impl Lots {
    /// The stream that belongs to a series' name. Names are turned into states
    /// by FNV-1a.
    pub(super) fn of(name: &[&str]) -> Self {
        let mut state = 0xcbf2_9ce4_8422_2325_u64 ^ SEED;
        for part in name {
            for byte in part.bytes().chain([0xff]) {
                state = (state ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3);
            }
        }
        Self { state }
    }

    fn next(&mut self) -> u64 {
        self.state = self.state.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut bits = self.state;
        bits = (bits ^ (bits >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        bits = (bits ^ (bits >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        bits ^ (bits >> 31)
    }

    /// From 0 up to, but not including, 1: a multiple of 2⁻³².
    pub(super) fn uniform(&mut self) -> f64 {
        // The upper half: exact in a float.
        let upper = u32::try_from(self.next() >> 32).unwrap_or(u32::MAX);
        f64::from(upper) / 4_294_967_296.0
    }

    /// True with probability `p`.
    pub(super) fn chance(&mut self, p: f64) -> bool {
        self.uniform() < p
    }

    /// How many of `n` have something that each has with probability `p`.
    pub(super) fn among(&mut self, n: u32, p: f64) -> u32 {
        (0..n).map(|_| u32::from(self.chance(p))).sum()
    }

    /// A Poisson number: uniforms are multiplied until they fall under
    /// exp(−mean) (Knuth), large means in pieces of at most 8.
    fn poisson(&mut self, mean: f64) -> u32 {
        let mut left = mean;
        let mut events = 0;
        while left > 0.0 {
            let floor = exp(-left.min(8.0));
            left -= 8.0;
            let mut product = self.uniform();
            while product > floor {
                events += 1;
                product *= self.uniform();
            }
        }
        events
    }

    /// A number of cases that come in bunches: after each case another one
    /// belongs to it with probability `more`. The variance is
    /// (1 + more) / (1 − more) times the mean, instead of just the mean.
    pub(super) fn cases(&mut self, mean: f64, more: f64) -> u32 {
        let bunches = self.poisson(mean * (1.0 - more));
        let mut cases = bunches;
        for _ in 0..bunches {
            while self.chance(more) {
                cases += 1;
            }
        }
        cases
    }

    /// About a standard normal number: twelve uniforms added up.
    pub(super) fn normal(&mut self) -> f64 {
        (0..12).map(|_| self.uniform()).sum::<f64>() - 6.0
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn splitmix_gives_the_published_numbers() {
        // The author's C program started at 0.
        let mut lots = Lots { state: 0 };
        assert_eq!(lots.next(), 0xe220_a839_7b1d_cdaf);
        assert_eq!(lots.next(), 0x6e78_9e6a_a1b9_65f4);
    }

    #[test]
    fn bunched_cases_have_the_promised_mean_and_variance() {
        let mut lots = Lots::of(&["test"]);
        let draws: Vec<f64> = (0..20_000).map(|_| f64::from(lots.cases(20.0, 0.25))).collect();
        let mean = draws.iter().sum::<f64>() / 20_000.0;
        let variance = draws.iter().map(|d| (d - mean) * (d - mean)).sum::<f64>() / 20_000.0;
        assert!((mean - 20.0).abs() < 0.25, "{mean}");
        assert!((variance / mean - 5.0 / 3.0).abs() < 0.1, "{}", variance / mean);
    }
}
