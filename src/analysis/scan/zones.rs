//! The circles that are looked at.

use std::collections::BTreeSet;

/// A group of areas around a centre.
pub(super) struct Zone {
    /// Their positions, ascending.
    pub(super) areas: Vec<usize>,
}

impl Zone {
    /// The sum of something over the areas.
    pub(super) fn sum(&self, values: &[f64]) -> f64 {
        self.areas.iter().filter_map(|&at| values.get(at)).sum()
    }
}

/// All different zones of up to half the population, one for every number of
/// nearest areas around every centre.
pub(super) fn around(centres: &[[f64; 2]], population: &[f64]) -> Vec<Zone> {
    let half = population.iter().sum::<f64>() / 2.0;
    let mut seen = BTreeSet::new();
    let mut zones = Vec::new();
    for from in centres {
        let distance = |to: &[f64; 2]| (to[0] - from[0]).hypot(to[1] - from[1]);
        let mut near: Vec<(f64, usize)> =
            centres.iter().enumerate().map(|(at, to)| (distance(to), at)).collect();
        near.sort_by(|a, b| a.0.total_cmp(&b.0).then(a.1.cmp(&b.1)));
        let mut zone = BTreeSet::new();
        let mut persons = 0.0;
        for (_, at) in near {
            persons += population.get(at).copied().unwrap_or_default();
            if persons > half {
                break;
            }
            zone.insert(at);
            let areas: Vec<usize> = zone.iter().copied().collect();
            if seen.insert(areas.clone()) {
                zones.push(Zone { areas });
            }
        }
    }
    zones
}
