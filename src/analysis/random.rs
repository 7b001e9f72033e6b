//! Random numbers that come out the same everywhere, for ever.
//!
//! What is simulated must be repeatable from the seed that is told beside it,
//! so the generator is fixed here and not left to a library's choice.

/// The generator xoshiro256++, its state filled by `SplitMix64`.
///
/// Period 2²⁵⁶ − 1; not for secrets.
///
/// Source: Blackman & Vigna (2021), *ACM Transactions on Mathematical
/// Software* 47, "Scrambled linear pseudorandom number generators";
/// Steele, Lea & Flood (2014), OOPSLA, for the filling.
#[derive(Clone, Debug)]
pub struct Random {
    state: [u64; 4],
}

impl Random {
    /// The generator of a seed.
    #[must_use]
    pub fn new(mut seed: u64) -> Self {
        Self { state: std::array::from_fn(|_| split_mix(&mut seed)) }
    }

    /// 64 random bits.
    pub fn bits(&mut self) -> u64 {
        let [a, b, c, d] = self.state;
        let (c_a, d_b) = (c ^ a, d ^ b);
        self.state = [a ^ d_b, b ^ c_a, c_a ^ (b << 17), d_b.rotate_left(45)];
        a.wrapping_add(d).rotate_left(23).wrapping_add(a)
    }

    /// A number from 0 to below 1, all multiples of 2⁻⁵³ alike.
    #[allow(clippy::cast_precision_loss)] // 53 bits fit exactly
    pub fn unit(&mut self) -> f64 {
        (self.bits() >> 11) as f64 * 2.0_f64.powi(-53)
    }

    /// A whole number below `end`, which is above 0 (0 otherwise); the bias is
    /// below `end` / 2⁶⁴.
    #[allow(clippy::cast_possible_truncation)] // the high half is below `end`
    pub fn below(&mut self, end: usize) -> usize {
        ((u128::from(self.bits()) * end as u128) >> 64) as usize
    }

    /// A standard normal number, by Marsaglia's polar method (1964).
    fn normal(&mut self) -> f64 {
        loop {
            let (x, y) = (2.0 * self.unit() - 1.0, 2.0 * self.unit() - 1.0);
            let square = x * x + y * y;
            if square > 0.0 && square < 1.0 {
                return x * (-2.0 * square.ln() / square).sqrt();
            }
        }
    }

    /// A gamma number of scale 1 and a shape from 1, by Marsaglia & Tsang
    /// (2000), *ACM Transactions on Mathematical Software* 26. Their squeeze
    /// takes most numbers without a logarithm, and none that it would refuse.
    fn gamma(&mut self, shape: f64) -> f64 {
        let d = shape - 1.0 / 3.0;
        let c = 1.0 / (9.0 * d).sqrt();
        loop {
            let x = self.normal();
            let v = (1.0 + c * x).powi(3);
            if v <= 0.0 {
                continue;
            }
            let (unit, square) = (self.unit(), x * x);
            if unit < 1.0 - 0.0331 * square * square || unit.ln() < 0.5 * square + d - d * v + d * v.ln() {
                return d * v;
            }
        }
    }

    /// How many of `trials` succeed, each with probability `share`.
    ///
    /// Many trials are halved at the middle one in the order of their luck,
    /// which has a beta distribution; the few that remain are drawn one by
    /// one. Exact, in time that grows with the logarithm.
    ///
    /// Source: Devroye (1986), *Non-Uniform Random Variate Generation*, section X.4.3.
    #[allow(clippy::cast_precision_loss)] // counts are below 2⁵³
    pub fn binomial(&mut self, mut trials: u64, mut share: f64) -> u64 {
        const FEW: u64 = 24;
        let mut successes = 0;
        while trials > FEW && share > 0.0 && share < 1.0 {
            let middle = trials / 2 + 1;
            let above = trials + 1 - middle;
            let (low, high) = (self.gamma(middle as f64), self.gamma(above as f64));
            let luck = low / (low + high);
            if luck <= share {
                successes += middle;
                trials -= middle;
                share = (share - luck) / (1.0 - luck);
            } else {
                trials = middle - 1;
                share /= luck;
            }
        }
        let lucky = (0..trials.min(FEW)).filter(|_| self.unit() < share).count() as u64;
        // A share of 1 (or above, by rounding) leaves the loop with many trials.
        successes + if share >= 1.0 { trials } else { lucky }
    }

    /// Spreads `cases` over cells in proportion to `shares`, which add up to 1:
    /// a multinomial draw, cell by cell.
    pub fn spread(&mut self, cases: u64, shares: &[f64], cells: &mut Vec<u64>) {
        cells.clear();
        let (mut left, mut rest) = (cases, 1.0);
        for (at, share) in shares.iter().enumerate() {
            let last = at + 1 == shares.len();
            let drawn = if last { left } else { self.binomial(left, (share / rest).clamp(0.0, 1.0)) };
            cells.push(drawn);
            left -= drawn;
            rest = (rest - share).max(f64::MIN_POSITIVE);
        }
    }
}

fn split_mix(state: &mut u64) -> u64 {
    *state = state.wrapping_add(0x9e37_79b9_7f4a_7c15);
    let mut mixed = *state;
    mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    mixed ^ (mixed >> 31)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_authors_own_numbers() {
        let mut seed = 1_234_567;
        let filling: [u64; 3] = std::array::from_fn(|_| split_mix(&mut seed));
        assert_eq!(
            filling,
            [6_457_827_717_110_365_317, 3_203_168_211_198_807_973, 9_817_491_932_198_370_423]
        );
        let mut random = Random { state: [1, 2, 3, 4] };
        let numbers: [u64; 4] = std::array::from_fn(|_| random.bits());
        assert_eq!(numbers, [41_943_041, 58_720_359, 3_588_806_011_781_223, 3_591_011_842_654_386]);
    }

    #[test]
    #[allow(clippy::cast_precision_loss)]
    fn binomial_numbers_have_their_mean_and_variance() {
        let mut random = Random::new(7);
        for (trials, share) in [(10, 0.3), (1_000, 0.07), (1_000_000_000, 0.4)] {
            let draws: Vec<f64> = (0..4_000).map(|_| random.binomial(trials, share) as f64).collect();
            let (mean, variance) = (trials as f64 * share, trials as f64 * share * (1.0 - share));
            let found = draws.iter().sum::<f64>() / 4e3;
            let spread = draws.iter().map(|x| (x - mean).powi(2)).sum::<f64>() / 4e3;
            assert!((found - mean).abs() < 4.0 * (variance / 4e3).sqrt(), "{trials} {found}");
            assert!((spread / variance - 1.0).abs() < 0.1, "{trials} {spread} {variance}");
        }
        assert_eq!((random.binomial(99, 0.0), random.binomial(99, 1.0)), (0, 99));
    }

    #[test]
    fn what_is_drawn_stays_as_it_is() {
        // By a program of twenty lines in Python that follows the sources and takes every logarithm.
        let (mut random, mut cells) = (Random::new(1), Vec::new());
        let mut draw = |cases, shares: &[f64]| {
            random.spread(cases, shares, &mut cells);
            cells.clone()
        };
        for (few, many) in [
            ([200, 0, 503, 297], [250_011_112, 249_983_434, 500_005_454]),
            ([186, 0, 511, 303], [250_014_635, 249_989_455, 499_995_910]),
            ([204, 0, 479, 317], [250_016_421, 249_999_219, 499_984_360]),
        ] {
            assert_eq!(draw(1_000, &[0.2, 0.0, 0.5, 0.3]), few);
            assert_eq!(draw(1_000_000_000, &[0.25, 0.25, 0.5]), many);
        }
        let last = (0..10_000).map(|_| draw(100_000, &[0.2, 0.1, 0.4, 0.3])).last();
        assert_eq!(last, Some(vec![19_945, 10_069, 39_893, 30_093]));
    }

    #[test]
    fn no_case_is_lost() {
        let mut cells = Vec::new();
        for seed in 0..50 {
            Random::new(seed).spread(1_000_000_000, &[0.2, 0.0, 0.5, 0.3], &mut cells);
            assert_eq!(cells.iter().sum::<u64>(), 1_000_000_000);
            assert_eq!(cells[1], 0);
        }
    }
}
