//! Shapes made light enough to send: simplified, borders still shared.
//!
//! Rings are put on a grid and cut into arcs at the points where more than two
//! border lines meet. Each arc is simplified by itself, always from the same
//! end, so that both areas beside it get the same line.

/// A point on the grid.
pub(super) type Node = (i32, i32);

/// A closed ring; the first point is not repeated at the end.
pub(super) type Ring = Vec<Node>;

/// Grid steps per unit of the drawing.
pub(super) const GRID: f64 = 10.0;

/// How far a simplified line may stray, in grid steps.
const STRAY: f64 = 4.5;

/// Rings that fit into a square of this side, in grid steps, are left out
/// unless they are an area's largest.
const SMALLEST: i32 = 25;

/// Simplifies the rings of all areas; no area loses its largest ring.
pub(super) fn simplify(areas: &[Vec<Ring>]) -> Vec<Vec<Ring>> {
    let clean: Vec<Vec<Ring>> =
        areas.iter().map(|rings| rings.iter().map(|ring| without_repeats(ring)).collect()).collect();
    let junctions = Junctions::of(&clean);
    clean
        .iter()
        .map(|rings| {
            let largest = rings.iter().map(|ring| extent(ring)).max().unwrap_or(0);
            let mut spent = false;
            rings
                .iter()
                .filter_map(|ring| {
                    let is_largest = !spent && extent(ring) == largest;
                    spent |= is_largest;
                    if !is_largest && extent(ring) < SMALLEST {
                        return None;
                    }
                    let thin = without_repeats(&junctions.simplified(ring));
                    match thin.len() {
                        0..3 if is_largest => Some(visible(ring)),
                        0..3 => None,
                        _ => Some(thin),
                    }
                })
                .collect()
        })
        .collect()
}

/// The longer side of a ring's rectangle.
fn extent(ring: &[Node]) -> i32 {
    let side = |of: fn(&Node) -> i32| -> i32 {
        let (least, most) = (ring.iter().map(of).min(), ring.iter().map(of).max());
        most.unwrap_or(0) - least.unwrap_or(0)
    };
    side(|node| node.0).max(side(|node| node.1))
}

/// A ring that would vanish, as it is, or as a small square.
fn visible(ring: &[Node]) -> Ring {
    if ring.len() >= 3 {
        return ring.to_vec();
    }
    let (x, y) = ring.first().copied().unwrap_or_default();
    vec![(x - 10, y - 10), (x + 10, y - 10), (x + 10, y + 10), (x - 10, y + 10)]
}

fn without_repeats(ring: &[Node]) -> Ring {
    let mut kept: Ring = Vec::with_capacity(ring.len());
    for &node in ring {
        if kept.last() != Some(&node) {
            kept.push(node);
        }
    }
    while kept.len() > 1 && kept.first() == kept.last() {
        kept.pop();
    }
    kept
}

/// The points where border lines meet: those with other than two neighbours, in order.
struct Junctions(Vec<Node>);

impl Junctions {
    fn of(areas: &[Vec<Ring>]) -> Self {
        let mut pairs: Vec<(Node, Node)> = Vec::new();
        for ring in areas.iter().flatten() {
            for (&a, &b) in ring.iter().zip(ring.iter().cycle().skip(1)) {
                pairs.extend([(a, b), (b, a)]);
            }
        }
        pairs.sort_unstable();
        pairs.dedup();
        let meeting = pairs.chunk_by(|one, two| one.0 == two.0).filter(|neighbours| neighbours.len() != 2);
        Self(meeting.filter_map(|neighbours| neighbours.first()).map(|(node, _)| *node).collect())
    }

    fn is_junction(&self, node: Node) -> bool {
        self.0.binary_search(&node).is_ok()
    }

    /// Cuts a ring into arcs and simplifies each.
    fn simplified(&self, ring: &[Node]) -> Ring {
        let Some(start) = ring.iter().position(|&node| self.is_junction(node)) else {
            return closed(ring);
        };
        let mut result = Ring::new();
        let mut arc = Vec::new();
        let turned = ring.iter().cycle().skip(start).take(ring.len() + 1);
        for &node in turned {
            arc.push(node);
            if arc.len() > 1 && self.is_junction(node) {
                let line = canonical(&arc);
                result.extend(line.iter().take(line.len() - 1));
                arc = vec![node];
            }
        }
        result
    }
}

/// Simplifies a ring without junctions: an island, or a hole that another area fills.
fn closed(ring: &[Node]) -> Ring {
    let Some(start) = (0..ring.len()).min_by_key(|&at| ring.get(at)) else { return Ring::new() };
    let mut arc: Vec<Node> = ring.iter().cycle().skip(start).take(ring.len() + 1).copied().collect();
    // The same ring may come the other way round from the area outside.
    let second = arc.get(1).copied();
    let last = arc.len().checked_sub(2).and_then(|at| arc.get(at)).copied();
    let turned = last < second;
    if turned {
        arc.reverse();
    }
    let mut line = line(&arc);
    line.pop();
    if turned {
        line.reverse();
    }
    line
}

/// Simplifies an arc from its lesser end, whichever way it is given.
fn canonical(arc: &[Node]) -> Vec<Node> {
    let backwards: Vec<Node> = arc.iter().rev().copied().collect();
    if arc <= backwards.as_slice() {
        line(arc)
    } else {
        let mut line = line(&backwards);
        line.reverse();
        line
    }
}

/// Douglas and Peucker's line simplification; ends stay. A line that ends
/// where it begins is first cut at the point farthest from there.
fn line(arc: &[Node]) -> Vec<Node> {
    let (Some(&first), Some(&last)) = (arc.first(), arc.last()) else { return Vec::new() };
    let mut keep = vec![false; arc.len()];
    let mut open = vec![(0, arc.len() - 1)];
    if first == last {
        let farthest = (0..arc.len()).max_by_key(|&at| arc.get(at).map(|&node| squared(first, node)));
        let middle = farthest.unwrap_or(0);
        mark(&mut keep, middle);
        open = vec![(0, middle), (middle, arc.len() - 1)];
    }
    mark(&mut keep, 0);
    mark(&mut keep, arc.len() - 1);
    while let Some((from, to)) = open.pop() {
        let (Some(&a), Some(&b)) = (arc.get(from), arc.get(to)) else { continue };
        let inner = arc.iter().enumerate().take(to).skip(from + 1);
        let far = inner
            .map(|(at, &node)| (at, stray(a, b, node)))
            .fold((0, STRAY), |best, next| if next.1 > best.1 { next } else { best });
        if far.0 > from {
            mark(&mut keep, far.0);
            open.push((from, far.0));
            open.push((far.0, to));
        }
    }
    arc.iter().zip(keep).filter_map(|(&node, keep)| keep.then_some(node)).collect()
}

fn mark(keep: &mut [bool], at: usize) {
    if let Some(flag) = keep.get_mut(at) {
        *flag = true;
    }
}

fn squared(a: Node, b: Node) -> i64 {
    let (x, y) = (i64::from(a.0) - i64::from(b.0), i64::from(a.1) - i64::from(b.1));
    x * x + y * y
}

/// Distance of a point from a segment, in grid steps.
fn stray(a: Node, b: Node, point: Node) -> f64 {
    let (ax, ay) = (f64::from(a.0), f64::from(a.1));
    let (dx, dy) = (f64::from(b.0) - ax, f64::from(b.1) - ay);
    let (px, py) = (f64::from(point.0) - ax, f64::from(point.1) - ay);
    let length = dx * dx + dy * dy;
    let along = if length > 0.0 { ((px * dx + py * dy) / length).clamp(0.0, 1.0) } else { 0.0 };
    (px - along * dx).hypot(py - along * dy)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A wavy border between two areas, as both of them go along it.
    fn wavy() -> (Ring, Ring) {
        let wave: Vec<Node> = (0..=60)
            .zip([0, 3, 8, 3, 0, -40].into_iter().cycle())
            .map(|(at, up)| (at * 10, 300 + up))
            .collect();
        let mut above: Ring = wave.iter().rev().copied().collect();
        above.extend([(0, 0), (300, 2), (600, 0)]);
        let mut below = wave;
        below.extend([(600, 600), (0, 600)]);
        (above, below)
    }

    #[test]
    fn a_shared_border_stays_shared() {
        let (above, below) = wavy();
        let thin = simplify(&[vec![above.clone()], vec![below.clone()]]);
        let border = |ring: &Ring| {
            let mut nodes: Vec<Node> =
                ring.iter().copied().filter(|node| (200..400).contains(&node.1)).collect();
            nodes.sort_unstable();
            nodes
        };
        let (one, two) = (border(&thin[0][0]), border(&thin[1][0]));
        assert_eq!(one, two);
        assert!(one.len() < 50 && one.len() > 15, "{}", one.len());
        assert!(!thin[0][0].contains(&(300, 2)), "a point that hardly strays goes");
    }

    #[test]
    fn an_island_in_a_lake_is_the_hole_around_it() {
        let island: Ring = (0..100)
            .map(|at| {
                let turn = f64::from(at) / 100.0 * std::f64::consts::TAU;
                #[allow(clippy::cast_possible_truncation)]
                let node = ((500.0 + 200.0 * turn.cos()) as i32, (500.0 + 150.0 * turn.sin()) as i32);
                node
            })
            .collect();
        let hole: Ring = island.iter().rev().copied().collect();
        let outer = vec![(0, 0), (1000, 0), (1000, 1000), (0, 1000)];
        let thin = simplify(&[vec![outer, hole], vec![island]]);
        let mut back = thin[0][1].clone();
        back.reverse();
        back.sort_unstable();
        let mut one = thin[1][0].clone();
        one.sort_unstable();
        assert_eq!(one, back);
        assert!(one.len() < 50);
    }

    #[test]
    fn no_area_vanishes_and_crumbs_do() {
        let dot = vec![(5, 5), (5, 5), (6, 5)];
        let crumb = vec![(0, 0), (10, 0), (10, 10)];
        let land = vec![(0, 0), (1000, 0), (1000, 1000)];
        let thin = simplify(&[vec![dot], vec![crumb, land]]);
        assert_eq!(thin[0].len(), 1);
        assert!(thin[0][0].len() >= 3);
        assert_eq!(thin[1].len(), 1);
    }
}
