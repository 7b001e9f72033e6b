//! What a neighbourhood's sum would be if values were shuffled over the others.
//!
//! Conditional permutation: the area keeps its own value, the values of the
//! others are dealt anew. A sum over the neighbours is all that Gi* and local
//! Moran's I depend on then.

use super::random::Random;

/// Most sets that are enumerated.
const MOST_SETS: u64 = 50_000;

/// Sets that are drawn where there are more.
const DRAWS: u32 = 9_999;

/// How a neighbourhood's sum compares with those of all sets of as many other areas.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Chance {
    /// Share of the sets with a sum at or above the observed.
    pub high: f64,
    /// Share of the sets with a sum at or below the observed.
    pub low: f64,
    /// True if all sets were enumerated, false if sets were drawn at random.
    pub exact: bool,
}

impl Chance {
    /// Two-sided p-value: twice the smaller share, at most 1.
    #[must_use]
    pub fn two_sided(self) -> f64 {
        (2.0 * self.high.min(self.low)).min(1.0)
    }

    /// The same with high and low exchanged.
    pub(super) fn turned(self) -> Self {
        Self { high: self.low, low: self.high, ..self }
    }
}

/// Compares the sum of `values` at `links` with the sums over all sets of as
/// many areas without the area `own`: all of them up to 50,000, else 9,999
/// drawn with `seed`, counting the observed set, (c + 1)/(R + 1).
///
/// Sums within a relative 10⁻⁹ of the observed are the same. Positions must exist.
///
/// Source: Anselin (1995), *Geographical Analysis* 27, section 4.
pub(super) fn conditional(values: &[f64], own: usize, links: &[usize], seed: u64) -> Chance {
    let others: Vec<f64> =
        values.iter().enumerate().filter(|(at, _)| *at != own).map(|(_, value)| *value).collect();
    let observed: Vec<f64> = links.iter().filter_map(|&at| values.get(at).copied()).collect();
    let sum: f64 = observed.iter().sum();
    let near = 1e-9 * observed.iter().map(|value| value.abs()).sum::<f64>();
    let mut tally = Tally { sum, near, at_least: 0, at_most: 0, all: 0 };
    if sets(others.len(), links.len()) <= MOST_SETS {
        enumerate(&others, links.len(), 0.0, &mut tally);
        return tally.shares(true);
    }
    let mut random = Random::new(seed ^ own as u64);
    let mut deck = others;
    tally.count(sum);
    for _ in 0..DRAWS {
        for at in 0..links.len() {
            let other = at + random.below(deck.len() - at);
            deck.swap(at, other);
        }
        tally.count(deck.iter().take(links.len()).sum());
    }
    tally.shares(false)
}

struct Tally {
    sum: f64,
    near: f64,
    at_least: u32,
    at_most: u32,
    all: u32,
}

impl Tally {
    fn count(&mut self, sum: f64) {
        self.all += 1;
        self.at_least += u32::from(sum >= self.sum - self.near);
        self.at_most += u32::from(sum <= self.sum + self.near);
    }

    fn shares(&self, exact: bool) -> Chance {
        let share = |count: u32| f64::from(count) / f64::from(self.all.max(1));
        Chance { high: share(self.at_least), low: share(self.at_most), exact }
    }
}

/// Visits the sums of all sets of `size` of the values.
fn enumerate(values: &[f64], size: usize, sum: f64, tally: &mut Tally) {
    if size == 0 {
        tally.count(sum);
        return;
    }
    for (at, value) in values.iter().enumerate() {
        let rest = values.get(at + 1..).unwrap_or_default();
        if rest.len() + 1 < size {
            break;
        }
        enumerate(rest, size - 1, sum + value, tally);
    }
}

/// Number of sets of `size` of `all`; [`u64::MAX`] where it is beyond counting.
fn sets(all: usize, size: usize) -> u64 {
    if size > all {
        return 0;
    }
    let size = size.min(all - size);
    let mut number: u64 = 1;
    for at in 0..size as u64 {
        let Some(next) = number.checked_mul(all as u64 - at) else { return u64::MAX };
        number = next / (at + 1);
    }
    number
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_of_sets() {
        assert_eq!([sets(14, 7), sets(14, 0), sets(48, 4), sets(3, 4)], [3_432, 1, 194_580, 0]);
        assert_eq!(sets(1_000, 500), u64::MAX);
    }

    #[test]
    fn by_hand() {
        // Of the pairs of 1, 2, 3, 5 (3, 4, 6, 5, 7, 8), three are at or above 6 and four at or below.
        let chance = conditional(&[9.0, 1.0, 2.0, 3.0, 5.0], 0, &[1, 4], 0);
        assert_eq!((chance.high, chance.low, chance.exact), (0.5, 4.0 / 6.0, true));
        assert!((chance.two_sided() - 1.0).abs() < 1e-15);
    }

    #[test]
    fn drawn_shares_come_near_the_enumerated() {
        // 19 others, sets of 4 (3,876) enumerated and of 8 (75,582) drawn; the
        // sum of 8 is compared with the enumeration by complement, sets of 11.
        let values: Vec<f64> = (0..20).map(|at| f64::from(at * at % 17)).collect();
        let links: Vec<usize> = (1..9).collect();
        let drawn = conditional(&values, 0, &links, 42);
        assert!(!drawn.exact);
        let mut tally = Tally {
            sum: links.iter().map(|&at| values[at]).sum(),
            near: 1e-6,
            at_least: 0,
            at_most: 0,
            all: 0,
        };
        enumerate(&values[1..], 8, 0.0, &mut tally);
        let exact = tally.shares(true);
        assert!((drawn.high - exact.high).abs() < 0.02 && (drawn.low - exact.low).abs() < 0.02);
        assert_eq!(conditional(&values, 0, &links, 42), drawn, "the same seed deals the same");
    }
}
