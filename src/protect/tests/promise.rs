//! The promise itself, by looking at every table that a reader could think of.

use proptest::prelude::*;

use super::*;
use crate::domain::{AgeGroup, TOTAL_AREA};

const K: u32 = 3;
/// No count that is looked at is higher: far above all that is published.
const MOST: u32 = 16;

/// Area by age, in the order of the atoms.
const ATOMS: [(&str, &str); 4] = [("a0", "0-17"), ("a0", "18+"), ("a1", "0-17"), ("a1", "18+")];

/// What a reader reads of a cell.
#[derive(Clone, Copy)]
struct Told {
    atoms: [bool; 4],
    figure: Figure,
    truth: u32,
}

fn told(table: &ReleaseTable, truth: [u32; 4]) -> Vec<Told> {
    let mut cells = Vec::new();
    for area in ["a0", "a1", TOTAL_AREA] {
        for age in ["0-17", "18+", "all"] {
            let atoms = ATOMS.map(|(a, g)| (area == TOTAL_AREA || a == area) && (age == "all" || g == age));
            let sum = (0..4).filter(|&at| atoms[at]).map(|at| truth[at]).sum();
            cells.push(Told { atoms, figure: at(table, area, "2024", age), truth: sum });
        }
    }
    cells
}

fn fits(told: &[Told], counts: [u32; 4]) -> bool {
    told.iter().all(|cell| {
        let sum: u32 = (0..4).filter(|&at| cell.atoms[at]).map(|at| counts[at]).sum();
        match cell.figure {
            Figure::Known(known) => known.value.total_cmp(&f64::from(sum)).is_eq(),
            Figure::Suppressed(Mark::BelowK) => sum < K,
            Figure::Suppressed(Mark::AtLeastK) => sum >= K,
            Figure::Suppressed(Mark::Hidden | Mark::Unlisted) | Figure::Missing => true,
        }
    })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(96))]
    #[test]
    fn every_small_count_that_is_not_published_can_be_anything_under_k(
        truth in proptest::array::uniform4(0_u32..8),
        listed in 1_usize..16,
    ) {
        let words = ["area-year", "area-year-age", "total-year", "total-year-age"];
        let views: Vec<&str> = (0..4).filter(|at| listed >> at & 1 == 1).map(|at| words[at]).collect();
        let indicator = Indicator { views: Some(views.join(" ")), ..yearly() };
        let rows: Vec<Row<'_>> = ATOMS
            .iter()
            .zip(truth)
            .map(|(&(area, age), count)| (u16::from(area == "a1"), age, "2024", f64::from(count), None))
            .collect();
        let Ok(protected) = pass(vec![table(indicator, 2, &rows)], &Ledger::begin("test"), K.into()) else {
            // A refusal exposes nobody.
            return Ok(());
        };
        let told = told(&protected.indicators[0].table, truth);
        prop_assert!(fits(&told, truth), "what is published is true");
        let mut possible = vec![[false; K as usize]; told.len()];
        for table in 0..MOST.pow(4) {
            let counts = [0, 1, 2, 3].map(|at| table / MOST.pow(at) % MOST);
            if fits(&told, counts) {
                for (cell, possible) in told.iter().zip(&mut possible) {
                    let sum: u32 = (0..4).filter(|&at| cell.atoms[at]).map(|at| counts[at]).sum();
                    if let Some(possible) = possible.get_mut(sum as usize) {
                        *possible = true;
                    }
                }
            }
        }
        for (cell, possible) in told.iter().zip(possible) {
            if cell.truth < K {
                prop_assert!(cell.figure.known().is_none());
                prop_assert!(possible.iter().all(|&possible| possible), "{:?} {possible:?}", cell.atoms);
            }
        }
    }
}

#[test]
fn all_ages_of_an_indicator_are_the_sum_of_its_groups() {
    let rows = [(0, "16-24", "2024", 10.0, None), (1, "16-24", "2024", 20.0, None)];
    let table = released(yearly(), 3, &rows);
    assert_eq!(value(at(&table, TOTAL_AREA, "2024", "all")), Some(30.0));
    assert_eq!(at(&table, "a2", "2024", "all"), Figure::Missing);
    assert_eq!(table.covered_ages(), ["16-24".parse::<AgeGroup>().unwrap()]);
}
