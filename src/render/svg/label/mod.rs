//! Where the labels stand: in their area, or outside it with a line.
//!
//! A label never changes its size. What does not fit moves across the border
//! or out of the area; where there is no room for it either, a name is left
//! out, first those of areas with nothing to tell.

mod block;
mod candidates;
mod choice;
mod name;
mod near;
mod rect;

pub(super) use block::{Figures, Label, Line};
pub(super) use near::{FARTHEST, Far, Near, near};
#[cfg(test)]
pub(super) use rect::crosses;

use super::raster::Raster;
use crate::view::map::MapArea;
use candidates::{Candidate, NONE, Paper, Worth};

/// Up to this many areas every label is shown, outside its area if need be.
pub(super) const FEW: usize = 24;

/// Labels at their places.
pub(super) struct Placed {
    /// In the areas' order.
    pub(super) labels: Vec<Label>,
    /// How far from perfect they stand; see `candidates`.
    pub(super) cost: f64,
    /// Areas that should have a label and lack it, or its name.
    pub(super) lost: usize,
    /// Those among them that have something to tell, or lack even the figure.
    pub(super) grave: usize,
}

/// Finds a place for the labels of all areas, or (`signals_only`) of those only
/// that have something to tell. Of very many areas no figure stands without its
/// name where `named` says so.
pub(super) fn place(
    areas: &[MapArea],
    raster: &Raster,
    size: (f64, f64),
    text: f64,
    figures: Figures,
    (signals_only, named): (bool, bool),
) -> Placed {
    let few = areas.len() <= FEW;
    let paper = Paper { raster, sea: raster.counts(None), size, text, figures, named: named && !few };
    let all: Vec<Vec<Candidate>> = areas
        .iter()
        .enumerate()
        .map(|(at, area)| {
            let told = telling(area);
            if signals_only && told == 0 {
                return vec![Candidate::none(0.0)];
            }
            paper.candidates(area, at, worth(told, few, raster.covered(at)))
        })
        .collect();
    let (picked, cost) = choice::choose(&all, text);
    let mut placed = Placed { labels: Vec::new(), cost, lost: 0, grave: 0 };
    for ((candidates, nth), area) in all.iter().zip(picked).zip(areas) {
        let label = candidates.get(nth).and_then(|candidate| candidate.label.clone());
        let told = telling(area);
        let wanted = if few { !signals_only || told > 0 } else { told > 1 };
        let lacks_name =
            label.as_ref().is_none_or(|label| !label.has_name()) && !area.label.trim().is_empty();
        if wanted && (label.is_none() || lacks_name) {
            placed.lost += 1;
            placed.grave += usize::from(told > 0 || label.is_none());
        }
        placed.labels.extend(label);
    }
    placed
}

/// How much an area has to tell: 2 what is clear, 1 what is possible, 0 nothing.
fn telling(area: &MapArea) -> u8 {
    let sign = area.shade.sign().map_or(0, |sign| 1 + u8::from(sign.clear));
    let arrow = area.arrow.map_or(0, |arrow| 1 + u8::from(arrow.is_clear()));
    sign.max(arrow)
}

/// What a label is worth: the more the area has to tell and the larger it is.
fn worth(told: u8, few: bool, share: f64) -> Worth {
    let large = 0.75 + (share * 4.0).min(0.5);
    let weight = match told {
        0 if few => 1.0,
        // One of very many that do not stand out is no loss.
        0 => 20.0 / NONE,
        1 => 1.5,
        _ => 3.0,
    };
    Worth { weight: weight * large, may_leave: few || told > 1, is_one_of_few: few }
}
