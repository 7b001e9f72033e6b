//! One place for every label, so that all of them together stand well.
//!
//! Every label begins at its best place; then each in turn takes the place
//! that is best among the others as they stand. Where no single move helps,
//! a label is put to each of its places in turn and those in its way look for
//! another. As every label may also be left out, nothing overlaps in the end.

use super::block::Label;
use super::candidates::Candidate;
use super::rect::crosses;

/// Cost of two labels in each other's way: more than all that can be lost.
const CLASH: f64 = 1e6;

/// Cost of two leader lines that cross.
const CROSSING: f64 = 260.0;

/// Rounds of improvement, at most; fewer among very many areas, where each takes long.
const ROUNDS: usize = 30;
const SHORT: usize = 4;

/// Air between two labels, in sizes of the text.
const APART: f64 = 0.16;

/// The choice of one candidate for each area, in their order, and its cost.
pub(super) fn choose(all: &[Vec<Candidate>], text: f64) -> (Vec<usize>, f64) {
    let mut table = Table { all, air: text * APART, picked: Vec::new() };
    table.picked = all.iter().map(|candidates| cheapest(candidates)).collect();
    table.settle();
    for _ in 0..if all.len() > super::FEW { SHORT } else { ROUNDS } {
        // Each area in turn, whatever the others gain.
        if !(0..all.len()).any(|at| table.push(at)) {
            break;
        }
        table.settle();
    }
    let cost = table.total();
    (table.picked, cost)
}

fn cheapest(candidates: &[Candidate]) -> usize {
    let costs = candidates.iter().map(|candidate| candidate.cost).enumerate();
    costs.min_by(|a, b| a.1.total_cmp(&b.1)).map_or(0, |(at, _)| at)
}

struct Table<'a> {
    all: &'a [Vec<Candidate>],
    air: f64,
    picked: Vec<usize>,
}

impl Table<'_> {
    fn candidate(&self, at: usize, nth: usize) -> Option<&Candidate> {
        self.all.get(at)?.get(nth)
    }

    /// The candidate that an area has chosen, unless that is no label.
    fn standing(&self, at: usize) -> Option<&Candidate> {
        self.candidate(at, *self.picked.get(at)?).filter(|candidate| candidate.label.is_some())
    }

    /// How much a candidate of an area is in the way of all other labels.
    fn ways(&self, at: usize, candidate: &Candidate) -> f64 {
        let others = (0..self.all.len()).filter(|&other| other != at);
        others.filter_map(|other| self.standing(other)).map(|other| self.clash(candidate, other)).sum()
    }

    fn clash(&self, one: &Candidate, two: &Candidate) -> f64 {
        match (&one.label, &two.label) {
            (Some(a), Some(b)) if one.reach.overlaps(two.reach) => clash(a, b, self.air),
            _ => 0.0,
        }
    }

    /// What a candidate costs among the labels as they stand.
    fn cost(&self, at: usize, nth: usize) -> f64 {
        let Some(candidate) = self.candidate(at, nth) else { return f64::INFINITY };
        candidate.cost + self.ways(at, candidate)
    }

    /// The best candidate of an area as the others stand, and its cost.
    fn best(&self, at: usize) -> (usize, f64) {
        let now = self.picked.get(at).copied().unwrap_or_default();
        let mut best = (now, self.cost(at, now));
        for (nth, candidate) in self.all.get(at).into_iter().flatten().enumerate() {
            if candidate.cost < best.1 - 1e-9 {
                let cost = self.cost(at, nth);
                if cost < best.1 - 1e-9 {
                    best = (nth, cost);
                }
            }
        }
        best
    }

    fn pick(&mut self, at: usize, nth: usize) {
        if let Some(picked) = self.picked.get_mut(at) {
            *picked = nth;
        }
    }

    /// Lets each label take its best place until none moves.
    fn settle(&mut self) {
        for _ in 0..ROUNDS {
            let mut moved = false;
            for at in 0..self.all.len() {
                let (nth, _) = self.best(at);
                moved |= self.picked.get(at) != Some(&nth);
                self.pick(at, nth);
            }
            if !moved {
                break;
            }
        }
    }

    /// Puts a label that stands badly to each of its better places in turn and
    /// lets those in its way move; keeps what is best for all.
    fn push(&mut self, at: usize) -> bool {
        let Some(candidates) = self.all.get(at) else { return false };
        let now = self.picked.clone();
        let own = now.get(at).and_then(|&nth| candidates.get(nth)).map_or(0.0, |candidate| candidate.cost);
        let mut best: Option<(f64, Vec<usize>)> = None;
        for (nth, candidate) in
            candidates.iter().enumerate().filter(|(_, candidate)| candidate.cost < own - 4.0)
        {
            let others = (0..self.all.len()).filter(|&other| other != at);
            let in_the_way =
                |other: &usize| self.standing(*other).is_some_and(|other| self.clash(candidate, other) > 0.0);
            let mut moved: Vec<usize> = others.filter(in_the_way).collect();
            moved.push(at);
            let before = self.share(&moved);
            self.pick(at, nth);
            for &other in moved.iter().filter(|&&other| other != at) {
                let (nth, _) = self.best(other);
                self.pick(other, nth);
            }
            let gain = before - self.share(&moved);
            if gain > best.as_ref().map_or(1e-6, |(gain, _)| *gain + 1e-6) {
                best = Some((gain, self.picked.clone()));
            }
            self.picked.clone_from(&now);
        }
        let found = best.is_some();
        if let Some((_, picked)) = best {
            self.picked = picked;
        }
        found
    }

    /// What some labels cost, and all that is in their way, each pair once.
    fn share(&self, some: &[usize]) -> f64 {
        let mut sum = 0.0;
        for &at in some {
            let Some(nth) = self.picked.get(at) else { continue };
            sum += self.candidate(at, *nth).map_or(0.0, |candidate| candidate.cost);
            let Some(one) = self.standing(at) else { continue };
            // Of two among these, the lesser counts the pair.
            let others =
                (0..self.all.len()).filter(|other| *other != at && !(some.contains(other) && *other < at));
            sum +=
                others.filter_map(|other| self.standing(other)).map(|two| self.clash(one, two)).sum::<f64>();
        }
        sum
    }

    fn total(&self) -> f64 {
        let own =
            |at: usize| self.picked.get(at).and_then(|&nth| self.candidate(at, nth)).map_or(0.0, |c| c.cost);
        let mut total: f64 = (0..self.all.len()).map(own).sum();
        for at in 0..self.all.len() {
            let Some(one) = self.standing(at) else { continue };
            let later = (at + 1..self.all.len()).filter_map(|other| self.standing(other));
            total += later.map(|two| self.clash(one, two)).sum::<f64>();
        }
        total
    }
}

/// How much two labels are in each other's way.
fn clash(one: &Label, two: &Label, air: f64) -> f64 {
    let over =
        one.lines.iter().any(|a| two.lines.iter().any(|b| a.bounds.grown(air).overlaps(b.bounds.grown(air))));
    let struck = |label: &Label, other: &Label| {
        other.leader.is_some_and(|leader| label.lines.iter().any(|line| line.bounds.grown(air).meets(leader)))
    };
    if over || struck(one, two) || struck(two, one) {
        return CLASH;
    }
    match (one.leader, two.leader) {
        (Some(a), Some(b)) if crosses(a, b) => CROSSING,
        _ => 0.0,
    }
}
