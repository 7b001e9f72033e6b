//! Rectangles and lines on the paper, and where they meet.

/// A point on the paper.
pub(in crate::render::svg) type Point = (f64, f64);

/// A straight line from one point to another.
pub(in crate::render::svg) type Segment = (Point, Point);

/// A rectangle.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(in crate::render::svg) struct Rect {
    pub(in crate::render::svg) left: f64,
    pub(in crate::render::svg) top: f64,
    pub(in crate::render::svg) right: f64,
    pub(in crate::render::svg) bottom: f64,
}

impl Rect {
    /// The rectangle that is nothing but a point.
    pub(super) fn at((x, y): Point) -> Self {
        Self { left: x, top: y, right: x, bottom: y }
    }

    pub(in crate::render::svg) fn overlaps(self, other: Self) -> bool {
        self.left < other.right
            && other.left < self.right
            && self.top < other.bottom
            && other.top < self.bottom
    }

    /// True if none of it lies outside a rectangle at the origin.
    pub(in crate::render::svg) fn is_within(self, (width, height): Point) -> bool {
        self.left >= 0.0 && self.top >= 0.0 && self.right <= width && self.bottom <= height
    }

    pub(super) fn grown(self, by: f64) -> Self {
        Self { left: self.left - by, top: self.top - by, right: self.right + by, bottom: self.bottom + by }
    }

    pub(super) fn moved(self, (x, y): Point) -> Self {
        Self { left: self.left + x, top: self.top + y, right: self.right + x, bottom: self.bottom + y }
    }

    /// The smallest rectangle around both.
    pub(super) fn joined(self, other: Self) -> Self {
        Self {
            left: self.left.min(other.left),
            top: self.top.min(other.top),
            right: self.right.max(other.right),
            bottom: self.bottom.max(other.bottom),
        }
    }

    pub(super) fn middle(self) -> Point {
        (f64::midpoint(self.left, self.right), f64::midpoint(self.top, self.bottom))
    }

    /// The point of the rectangle that is nearest to another.
    pub(super) fn nearest(self, (x, y): Point) -> Point {
        (x.clamp(self.left, self.right), y.clamp(self.top, self.bottom))
    }

    /// True if a line passes through it.
    pub(in crate::render::svg) fn meets(self, (a, b): Segment) -> bool {
        // Liang and Barsky's clipping.
        let (dx, dy) = (b.0 - a.0, b.1 - a.1);
        let mut span = (0.0_f64, 1.0_f64);
        for (step, room) in
            [(-dx, a.0 - self.left), (dx, self.right - a.0), (-dy, a.1 - self.top), (dy, self.bottom - a.1)]
        {
            if step == 0.0 {
                if room < 0.0 {
                    return false;
                }
            } else if step < 0.0 {
                span.0 = span.0.max(room / step);
            } else {
                span.1 = span.1.min(room / step);
            }
        }
        span.0 < span.1
    }
}

/// The length of a line.
pub(super) fn length((a, b): Segment) -> f64 {
    (a.0 - b.0).hypot(a.1 - b.1)
}

/// True if two lines cross.
pub(in crate::render::svg) fn crosses((a, b): Segment, (c, d): Segment) -> bool {
    let side = |p: Point, q: Point, r: Point| (q.0 - p.0) * (r.1 - p.1) - (q.1 - p.1) * (r.0 - p.0) > 0.0;
    side(a, b, c) != side(a, b, d) && side(c, d, a) != side(c, d, b)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_meet_rectangles() {
        let square = Rect { left: 0.0, top: 0.0, right: 10.0, bottom: 10.0 };
        assert!(square.meets(((-5.0, 5.0), (15.0, 5.0))));
        assert!(!square.meets(((-5.0, 12.0), (15.0, 12.0))));
        assert!(!square.meets(((-5.0, 5.0), (-1.0, 5.0))));
        assert!(crosses(((0.0, 0.0), (10.0, 10.0)), ((0.0, 10.0), (10.0, 0.0))));
        assert!(!crosses(((0.0, 0.0), (10.0, 10.0)), ((0.0, 10.0), (1.0, 9.0))));
    }

    #[test]
    fn rectangles_overlap_where_they_share_more_than_an_edge() {
        let square = Rect { left: 0.0, top: 0.0, right: 10.0, bottom: 10.0 };
        assert!(square.overlaps(square.moved((9.0, -9.0))));
        assert!(!square.overlaps(square.moved((10.0, 0.0))));
        assert!(square.is_within((10.0, 10.0)) && !square.moved((1.0, 0.0)).is_within((10.0, 10.0)));
    }
}
