//! How soon a planted rise is found.

use komspot::analysis::{Kind, Random};
use komspot::domain::Granularity;

use super::city::{City, MONTHS};
use super::crew::on_all_cores;
use super::signal::{Signal, judge};
use super::world::{Urn, World};

/// How many times as high an area's rate becomes.
pub(crate) const TIMES: [f64; 3] = [1.5, 2.0, 3.0];
/// Months after which it is asked whether the rise has been found.
pub(crate) const AFTER: [usize; 4] = [1, 2, 3, 6];
/// Longest of [`AFTER`].
const LONGEST: usize = 6;
/// The area's usual count in a month: upper ends of the classes.
pub(crate) const SIZES: [f64; 5] = [3.0, 6.0, 12.0, 25.0, f64::INFINITY];

/// The signals asked for.
pub(crate) const SIGNALS: [Asked; 5] = [Asked::Alarm, Asked::Rise, Asked::Higher, Asked::Cluster, Asked::Any];

/// What may find a rise.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Asked {
    /// An unusual month or quarter.
    Alarm,
    /// A rise on a year.
    Rise,
    /// Clearly higher than the rest.
    Higher,
    /// In a cluster.
    Cluster,
    /// One of them.
    Any,
}

impl Asked {
    /// Its name in the tables.
    pub(crate) fn name(self) -> &'static str {
        match self {
            Self::Alarm => "unusual month or quarter",
            Self::Rise => "rise on a year",
            Self::Higher => "higher",
            Self::Cluster => "cluster",
            Self::Any => "any of these",
        }
    }

    fn signals(self) -> &'static [Signal] {
        const ALL: &[Signal] = &[
            Signal::Alarm(Granularity::Month),
            Signal::Alarm(Granularity::Quarter),
            Signal::Finding(Kind::Rise),
            Signal::Finding(Kind::High),
            Signal::Finding(Kind::Cluster),
        ];
        match self {
            Self::Alarm => &ALL[..2],
            Self::Rise => &ALL[2..3],
            Self::Higher => &ALL[3..4],
            Self::Cluster => &ALL[4..],
            Self::Any => ALL,
        }
    }
}

/// Rises found.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Found {
    /// Rises planted.
    pub(crate) planted: u32,
    /// Found by then, by [`AFTER`].
    pub(crate) found: [u32; AFTER.len()],
}

/// By size, then by [`TIMES`], then by [`SIGNALS`].
pub(crate) type Table = [[[Found; SIGNALS.len()]; TIMES.len()]; SIZES.len()];

/// Plants `sets` rises in a world, in every area in turn, and adds what finds
/// them. The rise begins in any month of a quarter; data are judged anew
/// after every month, and what was told once stays found, by chance or not.
pub(crate) fn run(city: &City, world: World, sets: u32, seed: u64, table: &mut Table) {
    let urn = Urn::new(city, world, true);
    let plants = u32::try_from(city.areas()).unwrap_or(1);
    let results = on_all_cores(sets, |set| {
        let area = (set % plants) as usize;
        let start = MONTHS - LONGEST - (set / plants % 3) as usize;
        let mut random = Random::new(seed ^ (u64::from(set) << 20));
        let counts = urn.draw(&mut random);
        let found = TIMES.map(|times| {
            let mut counts = counts.clone();
            let lots = urn.raised(area, times, start);
            if let Some(row) = counts.get_mut(area) {
                for (count, lot) in row.iter_mut().skip(start).zip(&lots) {
                    *count = lot.draw(&mut random);
                }
            }
            first_found(city, &counts, area, start, &format!("{seed} {set} {times}"))
        });
        (area, found)
    });
    for (area, found) in results {
        let size = SIZES.iter().position(|end| urn.usual(area) < *end).unwrap_or(SIZES.len() - 1);
        for (times, found) in found.iter().enumerate() {
            for (signal, first) in found.iter().enumerate() {
                let cell = &mut table[size][times][signal];
                cell.planted += 1;
                for (count, after) in cell.found.iter_mut().zip(AFTER) {
                    *count += u32::from(first.is_some_and(|first| first <= after));
                }
            }
        }
    }
}

/// Months until each signal first tells of the area.
fn first_found(
    city: &City,
    counts: &[Vec<u32>],
    area: usize,
    start: usize,
    name: &str,
) -> [Option<usize>; SIGNALS.len()] {
    let mut first = [None; SIGNALS.len()];
    for month in 1..=LONGEST {
        let assessment = judge(&city.release(counts, start + month), name);
        for (first, asked) in first.iter_mut().zip(SIGNALS) {
            let said = |signal: &Signal| signal.fired(&assessment).get(area) == Some(&Some(true));
            if first.is_none() && asked.signals().iter().any(said) {
                *first = Some(month);
            }
        }
    }
    first
}
