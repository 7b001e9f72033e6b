//! The drawing as a grid of cells: which area covers what.

use super::outline::Ring;

/// Side of a cell, in drawing units.
pub(super) const CELL: f64 = 4.0;

/// Which area covers each cell; `None` is the sea.
pub(super) struct Raster {
    columns: usize,
    rows: usize,
    owner: Vec<Option<usize>>,
}

/// Counts of cells in rectangles that begin at the origin, for one question.
pub(super) struct Counts {
    columns: usize,
    rows: usize,
    sums: Vec<u32>,
}

impl Raster {
    /// Paints the rings of all areas; `scale` is grid steps per drawing unit.
    pub(super) fn paint(width: f64, height: f64, areas: &[Vec<Ring>], scale: f64) -> Self {
        let (columns, rows) = (cells(width), cells(height));
        let mut owner = vec![None; columns * rows];
        for (area, rings) in areas.iter().enumerate() {
            for row in 0..rows {
                let y = centre(row) * scale;
                let mut crossings: Vec<f64> = rings.iter().flat_map(|ring| crossings(ring, y)).collect();
                crossings.sort_by(f64::total_cmp);
                for pair in crossings.chunks_exact(2) {
                    let (&[from, to], true) = (pair, true) else { continue };
                    for column in column(from / scale)..column(to / scale).min(columns) {
                        if let Some(cell) = owner.get_mut(row * columns + column) {
                            *cell = Some(area);
                        }
                    }
                }
            }
        }
        Self { columns, rows, owner }
    }

    /// Counts the cells that one area covers, or that are sea (`None`).
    pub(super) fn counts(&self, of: Option<usize>) -> Counts {
        let stride = self.columns + 1;
        let mut sums = vec![0; stride * (self.rows + 1)];
        for row in 0..self.rows {
            let mut run = 0;
            for column in 0..self.columns {
                run += u32::from(self.owner.get(row * self.columns + column) == Some(&of));
                let above = sums.get(row * stride + column + 1).copied().unwrap_or(0);
                if let Some(sum) = sums.get_mut((row + 1) * stride + column + 1) {
                    *sum = above + run;
                }
            }
        }
        Counts { columns: self.columns, rows: self.rows, sums }
    }

    /// The middle of the largest square that an area covers, in drawing
    /// units: where a label stands best; `None` if it covers no cell.
    pub(super) fn pole(&self, area: usize) -> Option<(f64, f64)> {
        // Side of the largest covered square whose lower right corner each cell is.
        let mut sides = vec![0_u32; self.columns * self.rows];
        let mut best = (0, 0, 0);
        for row in 0..self.rows {
            for column in 0..self.columns {
                let at = row * self.columns + column;
                if self.owner.get(at) != Some(&Some(area)) {
                    continue;
                }
                let back = |steps: usize| {
                    at.checked_sub(steps)
                        .and_then(|at| sides.get(at))
                        .copied()
                        .filter(|_| row > 0 && column > 0)
                };
                let side = 1 + back(1)
                    .unwrap_or(0)
                    .min(back(self.columns).unwrap_or(0))
                    .min(back(self.columns + 1).unwrap_or(0));
                if let Some(cell) = sides.get_mut(at) {
                    *cell = side;
                }
                if side > best.0 {
                    best = (side, row, column);
                }
            }
        }
        let half = f64::from(best.0) * CELL / 2.0;
        (best.0 > 0).then(|| (centre(best.2) + CELL / 2.0 - half, centre(best.1) + CELL / 2.0 - half))
    }
}

impl Counts {
    /// True if every cell that a rectangle touches is counted, and none of it
    /// lies outside the drawing.
    pub(super) fn covers(&self, x0: f64, y0: f64, x1: f64, y1: f64) -> bool {
        let right = f64::from(u32::try_from(self.columns).unwrap_or(u32::MAX)) * CELL;
        let bottom = f64::from(u32::try_from(self.rows).unwrap_or(u32::MAX)) * CELL;
        if x0 < 0.0 || y0 < 0.0 || x1 > right || y1 > bottom || x0 >= x1 || y0 >= y1 {
            return false;
        }
        let (left, top) = (floor(x0), floor(y0));
        let (right, bottom) = (cells(x1), cells(y1));
        let sum = |column: usize, row: usize| {
            self.sums.get(row * (self.columns + 1) + column).copied().unwrap_or(0)
        };
        let counted = sum(right, bottom) + sum(left, top) - sum(left, bottom) - sum(right, top);
        usize::try_from(counted) == Ok((right - left) * (bottom - top))
    }
}

/// Where a horizontal line meets a ring.
fn crossings(ring: &Ring, y: f64) -> Vec<f64> {
    let ends = ring.iter().zip(ring.iter().cycle().skip(1));
    ends.filter_map(|(&(ax, ay), &(bx, by))| {
        let (ax, ay, bx, by) = (f64::from(ax), f64::from(ay), f64::from(bx), f64::from(by));
        ((ay > y) != (by > y)).then(|| ax + (y - ay) / (by - ay) * (bx - ax))
    })
    .collect()
}

#[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)] // drawings are a few thousand units wide
fn floor(units: f64) -> usize {
    (units / CELL).floor().clamp(0.0, 10_000.0) as usize
}

#[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)] // as above
fn cells(units: f64) -> usize {
    (units / CELL).ceil().clamp(0.0, 10_000.0) as usize
}

/// The first column whose centre is at or right of `x`.
fn column(x: f64) -> usize {
    cells(x - CELL / 2.0)
}

fn centre(cell: usize) -> f64 {
    (f64::from(u32::try_from(cell).unwrap_or(u32::MAX)) + 0.5) * CELL
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_square_with_a_hole() {
        let outer = vec![(0, 0), (100, 0), (100, 100), (0, 100)];
        let hole = vec![(40, 40), (60, 40), (60, 60), (40, 60)];
        let raster = Raster::paint(200.0, 120.0, &[vec![outer, hole]], 1.0);
        let own = raster.counts(Some(0));
        assert!(own.covers(0.0, 0.0, 100.0, 40.0));
        assert!(!own.covers(30.0, 30.0, 50.0, 50.0), "the hole");
        assert!(!own.covers(90.0, 0.0, 110.0, 40.0), "the sea");
        assert!(raster.counts(None).covers(100.0, 0.0, 200.0, 120.0));
        assert!(!raster.counts(None).covers(100.0, 0.0, 204.0, 120.0), "outside");
        let (x, y) = raster.pole(0).unwrap();
        assert!(own.covers(x - 16.0, y - 16.0, x + 16.0, y + 16.0), "{x} {y}");
    }
}
