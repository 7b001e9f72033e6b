//! Hides more until nothing is exposed.

use super::audit::Audit;
use super::program::{Aim, Yield};
use super::whole::Whole;
use super::{Block, State, Unprotectable};

/// How many of the dearest hidden cells are tried whether they can be published after all.
const TRIES: usize = 12;

/// How many witnesses may have to be found anew for that: beyond, a try would cost too much.
const MOST_LOST: usize = 40;

/// See [`super::suppress`].
pub(super) fn suppress(block: &Block, states: &mut [State]) -> Result<(), Unprotectable> {
    let layers = block.layers.iter().map(|layer| Whole::new(block, layer, states));
    let mut audits: Vec<Audit<'_>> =
        layers.map(|whole| whole.map(Audit::new)).collect::<Option<_>>().ok_or(Unprotectable)?;
    let before = states.to_vec();
    for at in 0..audits.len() {
        protect(&mut audits, at, states)?;
    }
    republish(block, &mut audits, &before, states);
    prove(&mut audits, states)
}

/// Finds a witness for every value of a layer. What is hidden on the way only helps the others.
fn protect(audits: &mut [Audit<'_>], at: usize, states: &mut [State]) -> Result<(), Unprotectable> {
    loop {
        audits[at].sweep(states);
        let missing = audits[at].missing(states);
        if missing.is_empty() {
            return Ok(());
        }
        for aim in missing {
            if !audits[at].has(aim) && !audits[at].seek(states, aim) {
                let found = [Yield::Figures, Yield::Marks]
                    .into_iter()
                    .any(|give| give_up_for(audits, at, states, give, aim));
                if !found {
                    give_up_all(audits, states);
                    if !audits[at].seek(states, aim) {
                        return Err(Unprotectable);
                    }
                }
            }
        }
    }
}

/// Hides what stands against a table in which the cell has that value.
fn give_up_for(audits: &mut [Audit<'_>], at: usize, states: &mut [State], give: Yield, aim: Aim) -> bool {
    let Some(table) = audits[at].propose(states, give, aim) else { return false };
    let whole = &audits[at].whole;
    if !whole.is_table(&table) {
        return false;
    }
    let sums = whole.sums(&table);
    let mut after = states.to_vec();
    for (cell, state) in after.iter_mut().enumerate() {
        let (low, high) = whole.bounds(cell, *state);
        if (low..=high).contains(&sums[cell]) {
            continue;
        }
        *state = match *state {
            State::Open if may_be_marked(audits, cell, at, sums[cell]) => State::AtLeast { told: false },
            State::Open => State::Blank,
            state if state.may_lose_mark() => State::Blank,
            _ => return false,
        };
    }
    if !audits[at].offer(&after, table) || !audits[at].has(aim) {
        return false;
    }
    states.copy_from_slice(&after);
    true
}

/// Whether a cell that gets hidden may say that it is k or more, also in the witness (`sum`).
fn may_be_marked(audits: &[Audit<'_>], cell: usize, at: usize, sum: i64) -> bool {
    let leads = audits.first().is_some_and(|audit| audit.whole.marked_from().is_some());
    leads
        && audits.iter().enumerate().all(|(layer, audit)| {
            let reaches = |k| audit.whole.values[cell] >= k && (layer != at || sum >= k);
            audit.whole.marked_from().is_none_or(reaches)
        })
}

/// The last resort: everything that may be hidden is, without marks.
fn give_up_all(audits: &[Audit<'_>], states: &mut [State]) {
    if audits.is_empty() {
        return;
    }
    for state in states.iter_mut().filter(|state| **state == State::Open || state.may_lose_mark()) {
        *state = State::Blank;
    }
}

/// Publishes the dearest of the cells that were hidden here, where the others stay safe without it.
fn republish(block: &Block, audits: &mut [Audit<'_>], before: &[State], states: &mut [State]) {
    let has_goal = |cell: usize| audits.iter().any(|audit| !audit.whole.goals[cell].is_empty());
    let mut dearest: Vec<usize> = (0..states.len())
        .filter(|&cell| before[cell] == State::Open && !states[cell].is_published() && !has_goal(cell))
        .collect();
    dearest.sort_by(|&a, &b| block.cells[b].cost.total_cmp(&block.cells[a].cost));
    for cell in dearest.into_iter().take(TRIES) {
        let hidden = std::mem::replace(&mut states[cell], State::Open);
        let is_safe = audits.iter_mut().all(|audit| {
            let (missing, mut left) = (audit.missing_under(states), MOST_LOST);
            missing.into_iter().all(|aim| {
                left = left.saturating_sub(1);
                left > 0 && audit.seek(states, aim)
            })
        });
        if !is_safe {
            states[cell] = hidden;
        }
    }
    for audit in audits {
        audit.review(states);
    }
}

/// Checks all witnesses once more against the final pattern, and that none is missing.
fn prove(audits: &mut [Audit<'_>], states: &[State]) -> Result<(), Unprotectable> {
    for audit in audits {
        audit.review(states);
        if !audit.missing(states).is_empty() {
            return Err(Unprotectable);
        }
    }
    Ok(())
}
