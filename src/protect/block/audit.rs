//! The audit of a layer: which values of hidden cells have a witness, and which do not yet.

use super::State;
use super::moves::Moves;
use super::program::{Aim, Program, SplitMix, Strictness, Yield};
use super::whole::{Table, Whole};

/// How many programs with aims at many cells may follow each other without much gain.
const PATIENCE: usize = 3;

/// Of the values that have no witness, the shares that one program aims at.
const SHARES: [f64; 3] = [0.5, 0.2, 0.08];

/// The witnesses of a layer. Hiding more, or dropping a mark, never makes one invalid.
pub(super) struct Audit<'a> {
    pub(super) whole: Whole<'a>,
    goals: Vec<Goal>,
    witnesses: Vec<Witness>,
    moves: Moves,
    random: SplitMix,
}

/// A range of a cell of which every value must remain possible.
struct Goal {
    cell: usize,
    low: i64,
    /// By value from `low` on.
    met: Vec<bool>,
}

impl Goal {
    /// The same, with no value met.
    fn unmet(&self) -> Self {
        Self { cell: self.cell, low: self.low, met: vec![false; self.met.len()] }
    }
}

struct Witness {
    table: Table,
    /// The cells' values in it.
    sums: Vec<i64>,
}

impl<'a> Audit<'a> {
    /// Starts with the truth as the only witness.
    pub(super) fn new(whole: Whole<'a>) -> Self {
        let mut goals = Vec::new();
        for (cell, ranges) in whole.goals.iter().enumerate() {
            for &(low, high) in ranges.iter().filter(|(low, high)| low <= high) {
                goals.push(Goal { cell, low, met: (low..=high).map(|_| false).collect() });
            }
        }
        let truth = whole.truth.clone();
        let moves = Moves::new(whole.cells.len());
        let mut audit = Self { whole, goals, witnesses: Vec::new(), moves, random: SplitMix(1) };
        audit.keep(truth);
        audit
    }

    /// Takes a table as witness if it is one, by our own sums.
    pub(super) fn offer(&mut self, states: &[State], table: Table) -> bool {
        let is_witness = self.whole.admits(states, &table, &self.whole.sums(&table));
        if is_witness {
            self.keep(table);
        }
        is_witness
    }

    fn keep(&mut self, table: Table) {
        let sums = self.whole.sums(&table);
        if meet(&mut self.goals, &sums) {
            self.witnesses.push(Witness { table, sums });
        }
    }

    /// Forgets the witnesses that do not agree with `states`.
    pub(super) fn review(&mut self, states: &[State]) {
        let whole = &self.whole;
        self.witnesses.retain(|witness| whole.admits(states, &witness.table, &witness.sums));
        for goal in &mut self.goals {
            goal.met.fill(false);
        }
        for witness in &self.witnesses {
            meet(&mut self.goals, &witness.sums);
        }
    }

    /// The values without a witness: both ends of the ranges first, since they decide on the pattern.
    pub(super) fn missing(&self, states: &[State]) -> Vec<Aim> {
        missing(&self.goals, states)
    }

    /// The values that would have no witness if the pattern were the stricter `states`.
    pub(super) fn missing_under(&self, states: &[State]) -> Vec<Aim> {
        let mut goals: Vec<Goal> = self.goals.iter().map(Goal::unmet).collect();
        for witness in &self.witnesses {
            if self.whole.admits(states, &witness.table, &witness.sums) {
                meet(&mut goals, &witness.sums);
            }
        }
        missing(&goals, states)
    }

    /// Whether that value has a witness.
    pub(super) fn has(&self, aim: Aim) -> bool {
        let mut goals = self.goals.iter().filter(|goal| goal.cell == aim.cell);
        goals.any(|goal| {
            let at = usize::try_from(aim.value - goal.low).ok();
            at.and_then(|at| goal.met.get(at)).is_some_and(|&met| met)
        })
    }

    /// Looks for many witnesses at once: each program aims at some of the missing values.
    pub(super) fn sweep(&mut self, states: &[State]) {
        let mut poor = 0;
        for share in SHARES.iter().cycle() {
            let missing = self.missing(states);
            if missing.len() < 5 || poor >= PATIENCE {
                return;
            }
            let aims = self.draw(&missing, *share);
            if let Some(table) = self.solve(states, Yield::Nothing, &aims, Strictness::Near) {
                self.offer(states, table);
            }
            let gain = missing.len() - self.missing(states).len();
            poor = if gain > 2 { 0 } else { poor + 1 };
        }
    }

    /// A witness for one value under the present pattern: from those that are known, or solved.
    pub(super) fn seek(&mut self, states: &[State], aim: Aim) -> bool {
        if let Some(table) = self.combine(states, aim)
            && self.accept(states, aim, table)
        {
            return true;
        }
        let table = self.solve(states, Yield::Nothing, &[aim], Strictness::Exact);
        let found = table.is_some_and(|table| self.accept(states, aim, table));
        if found && let Some(witness) = self.witnesses.last() {
            self.moves.learn(&self.whole.values, &witness.sums);
        }
        found
    }

    fn combine(&self, states: &[State], aim: Aim) -> Option<Table> {
        let bounds: Vec<(i64, i64)> =
            states.iter().enumerate().map(|(cell, &state)| self.whole.bounds(cell, state)).collect();
        let tables = self.witnesses.iter().map(|witness| witness.sums.as_slice());
        self.whole.table(&self.moves.reach(&tables, aim.cell, aim.value, &bounds)?)
    }

    /// Takes a table as witness for that value if it is one, by our own sums.
    fn accept(&mut self, states: &[State], aim: Aim, table: Table) -> bool {
        let sums = self.whole.sums(&table);
        let is_witness = sums[aim.cell] == aim.value && self.whole.admits(states, &table, &sums);
        if is_witness {
            meet(&mut self.goals, &sums);
            self.witnesses.push(Witness { table, sums });
        }
        is_witness
    }

    /// A table with that value which would be a witness if some figures or marks were given up.
    pub(super) fn propose(&mut self, states: &[State], give: Yield, aim: Aim) -> Option<Table> {
        self.solve(states, give, &[aim], Strictness::Exact)
    }

    fn solve(
        &mut self,
        states: &[State],
        give: Yield,
        aims: &[Aim],
        strictness: Strictness,
    ) -> Option<Table> {
        Program::new(&self.whole, states, give).solve(aims, strictness, &mut self.random)
    }

    /// Some of the aims, at most one for each cell.
    fn draw(&mut self, missing: &[Aim], share: f64) -> Vec<Aim> {
        let mut aims: Vec<Aim> = Vec::new();
        for &aim in missing {
            if self.random.unit() < share {
                aims.push(aim);
            }
        }
        // Which of a cell's aims stays is left to chance.
        for at in (1..aims.len()).rev() {
            aims.swap(at, self.random.below(at + 1));
        }
        let mut seen = vec![false; self.whole.cells.len()];
        aims.retain(|aim| !std::mem::replace(&mut seen[aim.cell], true));
        aims
    }
}

fn missing(goals: &[Goal], states: &[State]) -> Vec<Aim> {
    let (mut ends, mut inner) = (Vec::new(), Vec::new());
    for goal in goals.iter().filter(|goal| !states[goal.cell].is_published()) {
        let last = goal.met.len() - 1;
        for (at, value) in (0..goal.met.len()).zip(goal.low..).filter(|&(at, _)| !goal.met[at]) {
            let kind = if at == 0 || at == last { &mut ends } else { &mut inner };
            kind.push(Aim { cell: goal.cell, value });
        }
    }
    ends.append(&mut inner);
    ends
}

/// Notes which goals a table's cells meet; whether one of them is new.
fn meet(goals: &mut [Goal], sums: &[i64]) -> bool {
    let mut is_new = false;
    for goal in goals {
        let at = usize::try_from(sums[goal.cell] - goal.low).ok();
        if let Some(met) = at.and_then(|at| goal.met.get_mut(at)) {
            is_new |= !std::mem::replace(met, true);
        }
    }
    is_new
}
