//! The promise, held against a search through all tables.

mod brute;
mod cases;

use proptest::prelude::*;

use super::{Block, BlockCell, Layer, State, suppress};
use brute::Reader;

/// A small table with its sums over areas, periods and ages, like a year of an indicator.
#[derive(Clone, Debug)]
struct Small {
    areas: usize,
    periods: usize,
    ages: usize,
    values: Vec<u8>,
    /// Per atom, at least `values`: the bases of a share.
    bases: Vec<u8>,
    k: u8,
    zeros_published: bool,
    /// Bit by bit, whether a cell of the lattice is listed.
    listed: u64,
    /// Likewise, whether it was published by an earlier release.
    earlier: u64,
}

fn small_table() -> impl Strategy<Value = Small> {
    let shape = (2..=3_usize, 2..=3_usize, 1..=2_usize).prop_filter("small", |(a, b, c)| a * b * c <= 12);
    shape.prop_flat_map(|(areas, periods, ages)| {
        let cells = areas * periods * ages;
        let cell = (0..=7_u8, 0..=7_u8);
        let bits = || prop_oneof![Just(0_u64), any::<u64>()];
        let sparse = (any::<u64>(), any::<u64>(), any::<u64>()).prop_map(|(a, b, c)| a & b & c);
        (prop::collection::vec(cell, cells), 3..=5_u8, any::<bool>(), bits(), sparse).prop_map(
            move |(cells, k, zeros_published, unlisted, earlier)| Small {
                areas,
                periods,
                ages,
                values: cells.iter().map(|cell| cell.0).collect(),
                bases: cells.iter().map(|cell| cell.0 + cell.1).collect(),
                k,
                zeros_published,
                listed: !unlisted,
                earlier,
            },
        )
    })
}

impl Small {
    /// The lattice {area, total} × {period, year} × {age, all}.
    fn lattice(&self) -> Vec<BlockCell> {
        let choices = |number: usize| -> Vec<Vec<usize>> {
            (0..number).map(|one| vec![one]).chain((number > 1).then(|| (0..number).collect())).collect()
        };
        let mut cells = Vec::new();
        for areas in choices(self.areas) {
            for periods in choices(self.periods) {
                for ages in choices(self.ages) {
                    let mut atoms = Vec::new();
                    for area in &areas {
                        for period in &periods {
                            for age in &ages {
                                let atom = (area * self.periods + period) * self.ages + age;
                                atoms.push(u32::try_from(atom).unwrap());
                            }
                        }
                    }
                    let cost = 1.0 + f64::from(u32::try_from(atoms.len()).unwrap());
                    cells.push(BlockCell { atoms, cost });
                }
            }
        }
        cells
    }

    fn counts(&self) -> (Block, Vec<State>) {
        let cells = self.lattice();
        let (values, k) = (sums(&cells, &self.values), f64::from(self.k));
        let least = if self.zeros_published { 1.0 } else { 0.0 };
        let states = values.iter().enumerate().map(|(cell, &value)| {
            if self.zeros_published && value == 0.0 {
                State::Fixed
            } else if self.listed >> cell & 1 == 0 {
                State::Unlisted
            } else if value < k {
                State::Below { told: self.earlier >> cell & 1 == 1 }
            } else if self.earlier >> cell & 1 == 1 {
                State::Fixed
            } else {
                State::Open
            }
        });
        let states = states.collect();
        let is_small = |value: f64| value < k && (value > 0.0 || !self.zeros_published);
        let goals = values.iter().map(|&value| is_small(value).then_some((least, k - 1.0)));
        let layer = Layer {
            upper: vec![f64::INFINITY; self.values.len()],
            goals: goals.map(|goal| goal.into_iter().collect()).collect(),
            values,
            marks: Some((least, k)),
        };
        (Block { cells, layers: vec![layer] }, states)
    }

    fn shares(&self) -> (Block, Vec<State>) {
        let cells = self.lattice();
        let (values, bases) = (sums(&cells, &self.values), sums(&cells, &self.bases));
        let k = f64::from(self.k);
        let mut numerators = Vec::new();
        let mut states = Vec::new();
        for (cell, (&value, &base)) in values.iter().zip(&bases).enumerate() {
            let mut ranges = Vec::new();
            let width = base.min(k - 1.0);
            if value < k {
                ranges.push((0.0, width));
            }
            if base - value < k {
                ranges.push((base - width, base));
            }
            states.push(if self.listed >> cell & 1 == 0 {
                State::Unlisted
            } else if !ranges.is_empty() || base < k {
                State::Blank
            } else {
                State::Open
            });
            numerators.push(ranges);
        }
        let persons = bases.iter().map(|&base| if base < k { vec![(0.0, k - 1.0)] } else { Vec::new() });
        let persons = Layer {
            upper: vec![f64::INFINITY; self.bases.len()],
            goals: persons.collect(),
            values: bases,
            marks: None,
        };
        let cases = Layer {
            upper: self.bases.iter().map(|&base| f64::from(base)).collect(),
            values,
            goals: numerators,
            marks: None,
        };
        (Block { cells, layers: vec![cases, persons] }, states)
    }
}

fn sums(cells: &[BlockCell], atoms: &[u8]) -> Vec<f64> {
    cells.iter().map(|cell| cell.atoms.iter().map(|&atom| f64::from(atoms[atom as usize])).sum()).collect()
}

/// Each value that must remain possible but is not, by search: layer, cell, value.
fn exposed(block: &Block, states: &[State]) -> Vec<(usize, usize, i64)> {
    let mut exposed = Vec::new();
    for (at, layer) in block.layers.iter().enumerate() {
        let reader = Reader::new(block, layer, states);
        for (cell, ranges) in layer.goals.iter().enumerate() {
            if matches!(states[cell], State::Open | State::Fixed) {
                continue;
            }
            for &(low, high) in ranges {
                #[allow(clippy::cast_possible_truncation)] // small whole numbers
                let values = low as i64..=high as i64;
                exposed.extend(
                    values.filter(|&value| !reader.finds(cell, value)).map(|value| (at, cell, value)),
                );
            }
        }
    }
    exposed
}

/// Only `Open` cells were hidden, and only marks that no earlier release told were dropped.
fn only_allowed_steps(before: &[State], after: &[State]) -> bool {
    before.iter().zip(after).all(|(&before, &after)| {
        before == after
            || match before {
                State::Open => matches!(after, State::AtLeast { told: false } | State::Blank),
                State::Below { told: false } | State::AtLeast { told: false } => after == State::Blank,
                _ => false,
            }
    })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(200))]

    #[test]
    fn every_value_of_a_hidden_count_remains_possible(small in small_table()) {
        let (block, before) = small.counts();
        let mut states = before.clone();
        let done = suppress(&block, &mut states);
        prop_assert!(only_allowed_steps(&before, &states));
        // What was published earlier may leave no way out; then nothing is released.
        if done.is_ok() {
            prop_assert_eq!(exposed(&block, &states), []);
        } else {
            let all_free = before.iter().all(|state| matches!(
                state, State::Open | State::Unlisted | State::Blank | State::Below { told: false }));
            prop_assert!(!all_free, "there was nothing in the way");
        }
    }

    #[test]
    fn every_value_of_a_hidden_share_remains_possible(small in small_table()) {
        let (block, before) = small.shares();
        let mut states = before.clone();
        prop_assert!(suppress(&block, &mut states).is_ok());
        prop_assert!(only_allowed_steps(&before, &states));
        prop_assert_eq!(exposed(&block, &states), []);
    }

    #[test]
    fn the_same_figures_are_hidden_in_the_same_way(small in small_table()) {
        let (block, before) = small.counts();
        let (mut first, mut second) = (before.clone(), before);
        let one = suppress(&block, &mut first).is_ok();
        prop_assert_eq!(one, suppress(&block, &mut second).is_ok());
        prop_assert!(first == second);
    }
}
