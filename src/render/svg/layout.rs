//! A map laid out on its paper: shapes in size, labels in place.

use geo::{Coord, LineString};

use super::frame::{Detail, Frame};
use super::label::{FEW, Figures, Label, Placed, place};
use super::outline::{GRID, Node, Ring, simplify};
use super::raster::Raster;
use crate::view::map::MapView;

/// How much of the paper the land fills: all of it, or less, so that labels
/// that do not fit their area have room beside it.
const FILLS: [f64; 5] = [1.0, 0.92, 0.84, 0.76, 0.68];

/// What each step to a smaller land costs for each area, in points of a label's place.
const SMALLER: f64 = 2.5;

/// Cells of the raster over the size of the text, and at most along a side.
const FINE: f64 = 9.0;
const CELLS: f64 = 320.0;

/// Where everything stands.
pub(super) struct Layout {
    /// Every area's rings.
    pub(super) rings: Vec<Vec<Ring>>,
    /// The labels that have found a place.
    pub(super) labels: Vec<Label>,
    /// The middles of areas whose triangle stands alone, by the areas' positions.
    pub(super) marks: Vec<(usize, (f64, f64))>,
}

impl Layout {
    /// Lays a map out on a rectangle at the origin.
    pub(super) fn new(view: &MapView, size: (f64, f64), frame: &Frame) -> Self {
        if matches!(frame.detail, Detail::Shapes | Detail::Signs) {
            let rings = simplify(&fitted(view, size, frame.text, 1.0));
            let marks =
                if frame.detail == Detail::Signs { marks(view, size, frame, &rings) } else { Vec::new() };
            return Self { rings, labels: Vec::new(), marks };
        }
        let mut best: Option<(f64, Placed, usize)> = None;
        let fills = if view.areas.len() > FEW { FILLS.get(..2).unwrap_or_default() } else { &FILLS };
        let mut grounds: Vec<Ground> = Vec::new();
        for figures in [Figures::Full, Figures::Rounded] {
            for (nth, fill) in fills.iter().enumerate() {
                #[allow(clippy::cast_precision_loss)] // some dozens of areas
                let smaller = nth as f64 * SMALLER * view.areas.len() as f64;
                // However well labels stood there, it would not be better.
                if best.as_ref().is_some_and(|(least, ..)| *least <= smaller) {
                    break;
                }
                if nth == grounds.len() {
                    grounds.push(Ground::new(view, size, frame.text, *fill));
                }
                let Some(ground) = grounds.get(nth) else { break };
                let signals_only = frame.detail == Detail::Signals;
                let wishes = (signals_only, frame.named);
                let placed = place(&view.areas, &ground.raster, size, frame.text, figures, wishes);
                let done = placed.lost == 0;
                let cost = placed.cost + smaller;
                if best.as_ref().is_none_or(|(least, ..)| cost < *least) {
                    best = Some((cost, placed, nth));
                }
                if done {
                    break;
                }
            }
            if best.as_ref().is_none_or(|(_, placed, _)| placed.grave == 0) {
                break;
            }
        }
        best.map_or_else(
            || Self { rings: Vec::new(), labels: Vec::new(), marks: Vec::new() },
            |(_, placed, nth)| {
                let rings = grounds.into_iter().nth(nth).map(|ground| ground.rings).unwrap_or_default();
                Self { rings, labels: placed.labels, marks: Vec::new() }
            },
        )
    }
}

/// Where each area that stands out is widest.
fn marks(view: &MapView, size: (f64, f64), frame: &Frame, rings: &[Vec<Ring>]) -> Vec<(usize, (f64, f64))> {
    let raster = Raster::paint(size, rings, GRID, cell(size, frame.text));
    let signed = view.areas.iter().enumerate().filter(|(_, area)| area.shade.sign().is_some());
    signed.filter_map(|(at, _)| Some((at, raster.pole(at)?))).collect()
}

/// The land in one size.
struct Ground {
    rings: Vec<Vec<Ring>>,
    raster: Raster,
}

impl Ground {
    fn new(view: &MapView, size: (f64, f64), text: f64, fill: f64) -> Self {
        let rings = simplify(&fitted(view, size, text, fill));
        let raster = Raster::paint(size, &rings, GRID, cell(size, text));
        Self { rings, raster }
    }
}

/// Side of the raster's cells.
fn cell(size: (f64, f64), text: f64) -> f64 {
    (text / FINE).max(size.0.max(size.1) / CELLS)
}

/// The shapes on the grid of the drawing, filling that share of it.
fn fitted(view: &MapView, (width, height): (f64, f64), text: f64, fill: f64) -> Vec<Vec<Ring>> {
    // Half of the widest line, so that nothing is cut off.
    let edge = text * 0.2;
    let (least, most) = view.extent();
    let span = Coord { x: (most.x - least.x).max(1e-9), y: (most.y - least.y).max(1e-9) };
    let room = ((width - 2.0 * edge) / span.x).min((height - 2.0 * edge) / span.y);
    let scale = (room * fill).max(0.0);
    let shift = Coord { x: (width - span.x * scale) / 2.0, y: (height - span.y * scale) / 2.0 };
    let node = |c: &Coord<f64>| -> Node {
        let on_paper = (*c - least) * scale + shift;
        (grid(on_paper.x), grid(on_paper.y))
    };
    let ring = |line: &LineString<f64>| -> Ring { line.coords().map(node).collect() };
    view.areas
        .iter()
        .map(|area| {
            let rings = area
                .shape
                .iter()
                .flat_map(|polygon| std::iter::once(polygon.exterior()).chain(polygon.interiors()).map(ring));
            rings.collect()
        })
        .collect()
}

#[allow(clippy::cast_possible_truncation)] // bounded by the paper's size
fn grid(units: f64) -> i32 {
    (units * GRID).round().clamp(-1e8, 1e8) as i32
}

#[cfg(test)]
mod tests;
