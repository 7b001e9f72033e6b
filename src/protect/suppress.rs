//! Which cells are hidden.

use std::collections::VecDeque;

use super::lattice::{Lattice, State, Sum, TrueCell};
use super::rule::Rule;
use crate::domain::{Indicator, Measure};

/// Decides for every cell of a lattice whether it is published.
///
/// Primary: a count from 1 to k − 1; of a share also a remainder or a base of
/// that size, of a mean the number of persons behind it. Secondary: as long as
/// some cells add up and exactly one of them is hidden, it could be worked out;
/// then the municipality's total is hidden too. Among months of a quarter,
/// quarters of a year or age groups of `all` the smallest part that is shown is
/// hidden instead, so that the sum, which says most, stays; likewise where the sum
/// itself is the hidden one. Every step hides more, so it ends.
pub(super) fn hidden(lattice: &Lattice, indicator: &Indicator, rule: Rule) -> Vec<State> {
    let cells = lattice.cells();
    if !indicator.protect {
        return vec![State::Open; cells.len()];
    }
    let mut states: Vec<State> = cells
        .iter()
        .map(|cell| if is_small(cell, indicator.measure, rule) { State::Primary } else { State::Open })
        .collect();
    let sums = lattice.sums();
    let mut touching: Vec<Vec<usize>> = vec![Vec::new(); cells.len()];
    for (at, sum) in sums.iter().enumerate() {
        for cell in members(sum) {
            touching[cell].push(at);
        }
    }
    let mut queue: VecDeque<usize> = (0..sums.len()).collect();
    while let Some(at) = queue.pop_front() {
        if let Some(next) = companion(&sums[at], &states, cells) {
            states[next] = State::Secondary;
            queue.extend(&touching[next]);
        }
    }
    states
}

fn members(sum: &Sum) -> impl Iterator<Item = usize> {
    std::iter::once(sum.parent).chain(sum.children.iter().copied())
}

/// The cell to hide so that the only hidden one of a sum cannot be worked out.
fn companion(sum: &Sum, states: &[State], cells: &[TrueCell]) -> Option<usize> {
    let mut hidden = members(sum).filter(|&cell| states[cell] != State::Open);
    let lone = hidden.next()?;
    if hidden.next().is_some() {
        return None;
    }
    if lone != sum.parent && sum.over_areas {
        return Some(sum.parent);
    }
    // Zeros would be poor cover: what is left of the sum would be as small as before.
    let size = |cell: &usize| (cells[*cell].value == 0.0, cells[*cell].value);
    let shown = sum.children.iter().copied().filter(|&child| child != lone);
    let smallest = shown.min_by(|a, b| {
        let ((a_zero, a), (b_zero, b)) = (size(a), size(b));
        a_zero.cmp(&b_zero).then(a.total_cmp(&b))
    });
    match smallest {
        // All other parts are zero: the sum tells as much as the lone one does.
        Some(part) if lone != sum.parent && cells[part].value == 0.0 => Some(sum.parent),
        other => other,
    }
}

fn is_small(cell: &TrueCell, measure: Measure, rule: Rule) -> bool {
    #[allow(clippy::cast_precision_loss)] // k is at most 20
    let k = rule.k() as f64;
    let small = |count: f64| count > 0.0 && count < k;
    cell.reported
        && match measure {
            Measure::Count => small(cell.value),
            Measure::Share => small(cell.value) || small(cell.base - cell.value) || small(cell.base),
            Measure::Mean => small(cell.base),
        }
}
