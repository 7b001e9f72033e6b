//! The drawing as a grid of cells: which area covers what.

use super::number::count;
use super::outline::Ring;

/// Which area covers each cell; `None` is the sea.
pub(super) struct Raster {
    /// Side of a cell, in drawing units.
    cell: f64,
    columns: usize,
    rows: usize,
    owner: Vec<Option<usize>>,
    /// What each area covers.
    spans: Vec<Span>,
}

/// The cells of an area: how many, and the first and last column and row.
#[derive(Clone, Copy)]
struct Span {
    cells: usize,
    left: usize,
    top: usize,
    right: usize,
    bottom: usize,
}

/// Counts of cells in rectangles that begin at one corner, for one question.
/// Outside the rectangle around all that is counted there is nothing to count.
pub(super) struct Counts {
    cell: f64,
    /// Of the whole drawing.
    columns: usize,
    rows: usize,
    span: Span,
    sums: Vec<u32>,
}

impl Span {
    const NONE: Self = Self { cells: 0, left: usize::MAX, top: usize::MAX, right: 0, bottom: 0 };

    fn add(&mut self, row: usize, column: usize) {
        self.cells += 1;
        self.left = self.left.min(column);
        self.top = self.top.min(row);
        self.right = self.right.max(column);
        self.bottom = self.bottom.max(row);
    }

    /// Columns and rows of its rectangle; none of nothing.
    fn size(&self) -> (usize, usize) {
        if self.cells == 0 { (0, 0) } else { (self.right - self.left + 1, self.bottom - self.top + 1) }
    }
}

impl Raster {
    /// Paints the rings of all areas; `scale` is grid steps per drawing unit,
    /// `cell` the side of a cell in drawing units.
    pub(super) fn paint((width, height): (f64, f64), areas: &[Vec<Ring>], scale: f64, cell: f64) -> Self {
        let (columns, rows) = (cells(width / cell), cells(height / cell));
        let mut owner = vec![None; columns * rows];
        for (area, rings) in areas.iter().enumerate() {
            for row in 0..rows {
                let y = centre(row) * cell * scale;
                let mut crossings: Vec<f64> = rings.iter().flat_map(|ring| crossings(ring, y)).collect();
                crossings.sort_by(f64::total_cmp);
                for pair in crossings.chunks_exact(2) {
                    let (&[from, to], true) = (pair, true) else { continue };
                    for column in column(from / scale / cell)..column(to / scale / cell).min(columns) {
                        if let Some(owner) = owner.get_mut(row * columns + column) {
                            *owner = Some(area);
                        }
                    }
                }
            }
        }
        let mut spans = vec![Span::NONE; areas.len()];
        for (at, area) in owner.iter().enumerate() {
            if let Some(span) = area.and_then(|area: usize| spans.get_mut(area)) {
                span.add(at / columns, at % columns);
            }
        }
        Self { cell, columns, rows, owner, spans }
    }

    /// Side of a cell, in drawing units.
    pub(super) fn cell(&self) -> f64 {
        self.cell
    }

    /// The share of the drawing that an area covers.
    pub(super) fn covered(&self, area: usize) -> f64 {
        count(self.span(area).cells) / count(self.owner.len()).max(1.0)
    }

    fn span(&self, area: usize) -> Span {
        self.spans.get(area).copied().unwrap_or(Span::NONE)
    }

    fn is_of(&self, row: usize, column: usize, of: Option<usize>) -> bool {
        self.owner.get(row * self.columns + column) == Some(&of)
    }

    /// Points of an area that lie at least `deep` within it, or nearly, in
    /// drawing units: where a leader line may end. None where the area is too
    /// small; its islets are never meant.
    pub(super) fn inner(&self, area: usize, own: &Counts, deep: f64) -> Vec<(f64, f64)> {
        [deep, deep * 0.6, self.cell]
            .into_iter()
            .map(|deep| self.deeper(area, own, deep))
            .find(|points| !points.is_empty())
            .unwrap_or_default()
    }

    fn deeper(&self, area: usize, own: &Counts, deep: f64) -> Vec<(f64, f64)> {
        let mut points = Vec::new();
        let span = self.span(area);
        for row in span.top..span.top + span.size().1 {
            for column in span.left..span.left + span.size().0 {
                let (x, y) = (centre(column) * self.cell, centre(row) * self.cell);
                if self.is_of(row, column, Some(area)) && own.covers(x - deep, y - deep, x + deep, y + deep) {
                    points.push((x, y));
                }
            }
        }
        // Some dozens of them are enough.
        let step = (points.len() / 60).max(1);
        points.into_iter().step_by(step).collect()
    }

    /// Counts the cells that one area covers, or that are sea (`None`).
    pub(super) fn counts(&self, of: Option<usize>) -> Counts {
        let span = match of {
            Some(area) => self.span(area),
            None => Span {
                cells: self.owner.len(),
                left: 0,
                top: 0,
                right: self.columns.saturating_sub(1),
                bottom: self.rows.saturating_sub(1),
            },
        };
        let (width, height) = span.size();
        let stride = width + 1;
        let mut sums = vec![0; stride * (height + 1)];
        for row in 0..height {
            let mut run = 0;
            for column in 0..width {
                run += u32::from(self.is_of(span.top + row, span.left + column, of));
                let above = sums.get(row * stride + column + 1).copied().unwrap_or(0);
                if let Some(sum) = sums.get_mut((row + 1) * stride + column + 1) {
                    *sum = above + run;
                }
            }
        }
        Counts { cell: self.cell, columns: self.columns, rows: self.rows, span, sums }
    }

    /// The middle of the largest square that an area covers, in drawing
    /// units: where a label stands best; `None` if it covers no cell.
    pub(super) fn pole(&self, area: usize) -> Option<(f64, f64)> {
        // Side of the largest covered square whose lower right corner each cell is: of this row and
        // of the one above, with a cell of nothing before each.
        let span = self.span(area);
        let (width, height) = span.size();
        let mut above = vec![0_u32; width + 1];
        let mut sides = vec![0_u32; width + 1];
        let mut best = (0, 0, 0);
        for row in span.top..span.top + height {
            for column in 0..width {
                let back = |sides: &[u32], at: usize| sides.get(at).copied().unwrap_or(0);
                let side = if self.is_of(row, span.left + column, Some(area)) {
                    1 + back(&sides, column).min(back(&above, column)).min(back(&above, column + 1))
                } else {
                    0
                };
                if let Some(cell) = sides.get_mut(column + 1) {
                    *cell = side;
                }
                if side > best.0 {
                    best = (side, row, span.left + column);
                }
            }
            std::mem::swap(&mut above, &mut sides);
        }
        let half = f64::from(best.0) / 2.0;
        let middle = |last: usize| (centre(last) + 0.5 - half) * self.cell;
        (best.0 > 0).then(|| (middle(best.2), middle(best.1)))
    }
}

impl Counts {
    /// The rectangle around all that is counted: upper left and lower right,
    /// in drawing units.
    pub(super) fn extent(&self) -> ((f64, f64), (f64, f64)) {
        let Span { left, top, right, bottom, .. } = self.span;
        let corner = |column: usize, row: usize| (count(column) * self.cell, count(row) * self.cell);
        (corner(left, top), corner(right + 1, bottom + 1))
    }

    /// True if every cell that a rectangle touches is counted, and none of it
    /// lies outside the drawing.
    pub(super) fn covers(&self, x0: f64, y0: f64, x1: f64, y1: f64) -> bool {
        let (right, bottom) = (count(self.columns) * self.cell, count(self.rows) * self.cell);
        if x0 < 0.0 || y0 < 0.0 || x1 > right || y1 > bottom || x0 >= x1 || y0 >= y1 {
            return false;
        }
        let ((least_x, least_y), (most_x, most_y)) = self.extent();
        if x0 < least_x || y0 < least_y || x1 > most_x || y1 > most_y {
            return false;
        }
        let (counted, all) = self.touched(x0, y0, x1, y1);
        counted == all
    }

    /// The share of the cells that a rectangle touches that is counted.
    pub(super) fn share(&self, x0: f64, y0: f64, x1: f64, y1: f64) -> f64 {
        let (counted, all) = self.touched(x0, y0, x1, y1);
        count(counted) / count(all).max(1.0)
    }

    /// Cells that a rectangle touches: those counted, and all of them.
    fn touched(&self, x0: f64, y0: f64, x1: f64, y1: f64) -> (usize, usize) {
        let (left, top) = (floor(x0 / self.cell).min(self.columns), floor(y0 / self.cell).min(self.rows));
        let right = cells(x1 / self.cell).clamp(left, self.columns);
        let bottom = cells(y1 / self.cell).clamp(top, self.rows);
        let (width, height) = self.span.size();
        // Beyond the rectangle of what is counted, sums stay what they are at its edge.
        let sum = |column: usize, row: usize| {
            let (column, row) = (column.saturating_sub(self.span.left), row.saturating_sub(self.span.top));
            self.sums.get(row.min(height) * (width + 1) + column.min(width)).copied().unwrap_or(0)
        };
        let counted = sum(right, bottom) + sum(left, top) - sum(left, bottom) - sum(right, top);
        (usize::try_from(counted).unwrap_or(usize::MAX), (right - left) * (bottom - top))
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
fn floor(cells: f64) -> usize {
    cells.floor().clamp(0.0, 10_000.0) as usize
}

#[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)] // as above
fn cells(cells: f64) -> usize {
    cells.ceil().clamp(0.0, 10_000.0) as usize
}

/// The first column whose centre is at or right of `x`, in cells.
fn column(x: f64) -> usize {
    cells(x - 0.5)
}

/// The middle of a column or row, in cells.
fn centre(cell: usize) -> f64 {
    count(cell) + 0.5
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_square_with_a_hole() {
        let outer = vec![(0, 0), (100, 0), (100, 100), (0, 100)];
        let hole = vec![(40, 40), (60, 40), (60, 60), (40, 60)];
        let raster = Raster::paint((200.0, 120.0), &[vec![outer, hole]], 1.0, 4.0);
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
