//! Who borders on whom.

use std::collections::BTreeSet;

use super::boundary::Boundary;
use super::report::Report;
use super::{Coverage, Place, Reading};

/// Areas within this distance of each other, in metres, touch: digitised
/// borders that should coincide seldom do to the bit.
pub const TOLERANCE_M: f64 = 1.0;

/// Shortest common border, in metres, that makes neighbours by [`Contiguity::Rook`].
/// Ten times the tolerance, as two areas that meet in a corner already seem
/// to share about twice the tolerance.
pub const SHORTEST_BORDER_M: f64 = 10.0;

/// What makes areas neighbours.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Contiguity {
    /// They come within [`TOLERANCE_M`] of each other, if only in a corner.
    Queen,
    /// They also share a border of at least [`SHORTEST_BORDER_M`].
    Rook,
}

type Links = Vec<BTreeSet<usize>>;

impl Coverage {
    /// The areas that touch, without bridges to islands and without the
    /// operator's own links.
    #[must_use]
    pub fn contiguous(&self, contiguity: Contiguity) -> Vec<Vec<usize>> {
        listed(contacts(&boundaries(&self.places), contiguity))
    }
}

/// Neighbours of every area: contacts by [`Contiguity::Queen`], the links that
/// the operator added, a bridge for who has none, less the links the operator
/// removed.
pub(super) fn neighbours(places: &[Place], reading: &Reading, report: &mut Report<'_>) -> Vec<Vec<usize>> {
    let boundaries = boundaries(places);
    let mut links = contacts(&boundaries, Contiguity::Queen);
    for (a, b) in pairs(places, &reading.link, report) {
        connect(&mut links, a, b);
    }
    bridge(places, &boundaries, &mut links, report);
    for (a, b) in pairs(places, &reading.unlink, report) {
        for (from, to) in [(a, b), (b, a)] {
            if let Some(set) = links.get_mut(from) {
                set.remove(&to);
            }
        }
    }
    listed(links)
}

fn boundaries(places: &[Place]) -> Vec<Boundary> {
    places.iter().map(|place| Boundary::of(&place.planar)).collect()
}

fn listed(links: Links) -> Vec<Vec<usize>> {
    links.into_iter().map(|set| set.into_iter().collect()).collect()
}

fn contacts(boundaries: &[Boundary], contiguity: Contiguity) -> Links {
    let mut links = vec![BTreeSet::new(); boundaries.len()];
    for (a, mine) in boundaries.iter().enumerate() {
        for (b, theirs) in boundaries.iter().enumerate().skip(a + 1) {
            let near = mine.touches(theirs, TOLERANCE_M)
                && match contiguity {
                    Contiguity::Queen => true,
                    Contiguity::Rook => {
                        let shared = mine.shared(theirs, TOLERANCE_M).min(theirs.shared(mine, TOLERANCE_M));
                        shared >= SHORTEST_BORDER_M
                    }
                };
            if near {
                connect(&mut links, a, b);
            }
        }
    }
    links
}

fn connect(links: &mut Links, a: usize, b: usize) {
    for (from, to) in [(a, b), (b, a)] {
        if let Some(set) = links.get_mut(from) {
            set.insert(to);
        }
    }
}

/// Links every area without a neighbour to the nearest other, both ways.
fn bridge(places: &[Place], boundaries: &[Boundary], links: &mut Links, report: &mut Report<'_>) {
    let islands: Vec<usize> =
        links.iter().enumerate().filter(|(_, set)| set.is_empty()).map(|(at, _)| at).collect();
    for island in islands {
        let Some((nearest, metres)) = nearest(places, boundaries, island) else { continue };
        connect(links, island, nearest);
        if let (Some(from), Some(to)) = (places.get(island), places.get(nearest)) {
            report.note("area-island-bridged", |f| {
                f.value(&from.area.name)
                    .detail("id", &from.area.id)
                    .detail("other", &to.area.name)
                    .detail("metres", format!("{metres:.0}"))
            });
        }
    }
}

/// The area nearest to an island, to the millimetre; the lowest id among equals.
fn nearest(places: &[Place], boundaries: &[Boundary], island: usize) -> Option<(usize, f64)> {
    const EQUAL_M: f64 = 0.001;
    let mine = boundaries.get(island)?;
    let mut others: Vec<(f64, usize, &Boundary)> = boundaries
        .iter()
        .enumerate()
        .filter(|(at, _)| *at != island)
        .map(|(at, boundary)| (mine.least_distance(boundary), at, boundary))
        .collect();
    others.sort_by(|a, b| a.0.total_cmp(&b.0).then(a.1.cmp(&b.1)));
    let mut best: Option<(usize, f64)> = None;
    for (least, at, boundary) in others {
        let limit = best.map_or(f64::INFINITY, |(_, metres)| metres + EQUAL_M);
        if least >= limit {
            break;
        }
        let Some(metres) = mine.distance_below(boundary, limit) else { continue };
        let better = best.is_none_or(|(holder, held)| {
            let lower = places.get(at).map(|p| &p.area.id) < places.get(holder).map(|p| &p.area.id);
            metres < held - EQUAL_M || lower
        });
        if better {
            best = Some((at, metres));
        }
    }
    best
}

/// Positions of the pairs of ids that a descriptor gives; findings for the rest.
fn pairs(places: &[Place], ids: &[(String, String)], report: &mut Report<'_>) -> Vec<(usize, usize)> {
    let mut position = |id: &str| {
        let found = places.iter().position(|place| place.area.id.as_str() == id.trim());
        if found.is_none() {
            report.warn("area-link-unknown", |f| f.value(id));
        }
        found
    };
    let found: Vec<_> = ids.iter().map(|(a, b)| (position(a), position(b))).collect();
    found.into_iter().filter_map(|(a, b)| Some((a?, b?))).filter(|(a, b)| a != b).collect()
}
