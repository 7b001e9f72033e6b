//! The circles that are looked at.

use std::collections::HashSet;

/// The zones around one centre: the nearest area, the two nearest, and so on.
pub(super) type Ring = Vec<Step>;

/// The area by which a zone is larger than the one before it.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Step {
    /// Its position.
    pub(super) area: usize,
    /// Who lives in the zone that it completes.
    pub(super) persons: f64,
}

/// All zones of up to half the population.
pub(super) struct Zones {
    /// By centre.
    pub(super) rings: Vec<Ring>,
    /// Every zone once, as its centre and the number of its areas.
    different: Vec<(usize, usize)>,
}

impl Zones {
    /// One zone for every number of nearest areas around every centre.
    pub(super) fn new(centres: &[[f64; 2]], population: &[f64]) -> Self {
        let half = population.iter().sum::<f64>() / 2.0;
        let mut seen = HashSet::new();
        let mut different = Vec::new();
        let rings = centres.iter().zip(0..).map(|(from, centre)| {
            let mut ring = Ring::new();
            let mut zone: Vec<usize> = Vec::new();
            let mut persons = 0.0;
            for area in nearest(*from, centres) {
                persons += population.get(area).copied().unwrap_or_default();
                if persons > half {
                    break;
                }
                zone.insert(zone.partition_point(|&other| other < area), area);
                // Added up in one order, so that the same zone is the same number around every centre.
                let persons = zone.iter().filter_map(|&at| population.get(at)).sum();
                ring.push(Step { area, persons });
                if seen.insert(zone.clone()) {
                    different.push((centre, zone.len()));
                }
            }
            ring
        });
        Self { rings: rings.collect(), different }
    }

    /// The steps to every zone, each zone once.
    pub(super) fn different(&self) -> impl ExactSizeIterator<Item = &[Step]> {
        let steps = |&(centre, size): &(usize, usize)| self.rings.get(centre)?.get(..size);
        self.different.iter().map(move |zone| steps(zone).unwrap_or_default())
    }
}

/// All areas, the nearest to a point first, the lower position first among equals.
fn nearest(from: [f64; 2], centres: &[[f64; 2]]) -> impl Iterator<Item = usize> {
    let distance = |to: &[f64; 2]| (to[0] - from[0]).hypot(to[1] - from[1]);
    let mut near: Vec<(f64, usize)> = centres.iter().map(distance).zip(0..).collect();
    near.sort_by(|a, b| a.0.total_cmp(&b.0).then(a.1.cmp(&b.1)));
    near.into_iter().map(|(_, at)| at)
}
