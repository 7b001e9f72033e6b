//! One place for every label, so that all of them together stand well.
//!
//! Every label begins at its best place; then each in turn takes the place
//! that is best among the others as they stand. Where no single move helps,
//! a label is put to each of its places in turn and those in its way look for
//! another. As every label may also be left out, nothing overlaps in the end.

use std::cell::Cell;

use super::block::Label;
use super::candidates::Candidate;
use super::rect::{Rect, Segment, crosses};

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
    let mut table = Table::new(all, text * APART);
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
    /// True where there are few areas.
    few: bool,
    picked: Vec<usize>,
    /// For each area those whose labels can ever be in the way of its own.
    near: Vec<Vec<usize>>,
    known: Known,
}

/// What was found out of pairs of candidates: most are asked for again and again.
struct Known {
    /// For each area the number of candidates before its own.
    first: Vec<usize>,
    /// How many candidates there are.
    count: usize,
    /// A byte for each pair; empty among very many areas, where it would take megabytes.
    ways: Vec<Cell<Way>>,
}

/// How two candidates are in each other's way.
#[derive(Clone, Copy)]
enum Way {
    Unknown,
    Free,
    Crossing,
    Clash,
}

impl Way {
    fn cost(self) -> f64 {
        match self {
            Self::Unknown | Self::Free => 0.0,
            Self::Crossing => CROSSING,
            Self::Clash => CLASH,
        }
    }
}

impl Known {
    fn new(all: &[Vec<Candidate>]) -> Self {
        let before = |count: &mut usize, candidates: &Vec<Candidate>| {
            let first = *count;
            *count += candidates.len();
            Some(first)
        };
        let count = all.iter().map(Vec::len).sum();
        let pairs = if all.len() > super::FEW { 0 } else { count * count };
        let first = all.iter().scan(0, before).collect();
        Self { first, count, ways: vec![Cell::new(Way::Unknown); pairs] }
    }

    /// The way of two candidates, each an area and a number within it.
    fn of(&self, one: (usize, usize), two: (usize, usize), find: impl FnOnce() -> Way) -> Way {
        let place = |(at, nth): (usize, usize)| self.first.get(at).map(|first| first + nth);
        let pair = place(one.min(two)).zip(place(one.max(two)));
        let Some(kept) = pair.and_then(|(a, b)| self.ways.get(a * self.count + b)) else { return find() };
        if matches!(kept.get(), Way::Unknown) {
            kept.set(find());
        }
        kept.get()
    }
}

impl<'a> Table<'a> {
    /// Every label at its cheapest place.
    fn new(all: &'a [Vec<Candidate>], air: f64) -> Self {
        let reaches: Vec<Option<Rect>> = all
            .iter()
            .map(|candidates| {
                let labels = candidates.iter().filter(|candidate| candidate.label.is_some());
                labels.map(|candidate| candidate.reach).reduce(Rect::joined)
            })
            .collect();
        let meet = |one: Option<Rect>, two: Option<Rect>| one.zip(two).is_some_and(|(a, b)| a.overlaps(b));
        let near = |(at, reach): (usize, &Option<Rect>)| {
            let others = reaches.iter().enumerate();
            others.filter(|&(other, two)| other != at && meet(*reach, *two)).map(|(other, _)| other).collect()
        };
        Self {
            all,
            air,
            few: all.len() <= super::FEW,
            picked: all.iter().map(|candidates| cheapest(candidates)).collect(),
            near: reaches.iter().enumerate().map(near).collect(),
            known: Known::new(all),
        }
    }

    fn candidate(&self, at: usize, nth: usize) -> Option<&Candidate> {
        self.all.get(at)?.get(nth)
    }

    /// The candidate that an area has chosen, unless that is no label.
    fn standing(&self, at: usize) -> Option<usize> {
        let nth = *self.picked.get(at)?;
        self.candidate(at, nth)?.label.as_ref().map(|_| nth)
    }

    /// The areas that may be in the way of one, and whose label is shown.
    fn around(&self, at: usize) -> impl Iterator<Item = (usize, usize)> {
        let near = self.near.get(at).into_iter().flatten();
        near.filter_map(|&other| Some((other, self.standing(other)?)))
    }

    /// How much two candidates are in each other's way, each an area and a number within it.
    fn clash(&self, one: (usize, usize), two: (usize, usize)) -> f64 {
        let (Some(a), Some(b)) = (self.candidate(one.0, one.1), self.candidate(two.0, two.1)) else {
            return 0.0;
        };
        if !a.reach.overlaps(b.reach) {
            return 0.0;
        }
        let find = || match (&a.label, &b.label) {
            (Some(a), Some(b)) => clash(a, b, self.air, self.few),
            _ => Way::Free,
        };
        self.known.of(one, two, find).cost()
    }

    /// What a candidate costs among the labels as they stand; no further than up to a limit.
    fn cost(&self, at: usize, nth: usize, limit: f64) -> f64 {
        let Some(candidate) = self.candidate(at, nth) else { return f64::INFINITY };
        let mut cost = candidate.cost;
        if candidate.label.is_none() {
            return cost;
        }
        for other in self.around(at) {
            if cost >= limit {
                break;
            }
            cost += self.clash((at, nth), other);
        }
        cost
    }

    /// The best candidate of an area as the others stand.
    fn best(&self, at: usize) -> usize {
        let now = self.picked.get(at).copied().unwrap_or_default();
        let mut best = (now, self.cost(at, now, f64::INFINITY));
        for (nth, candidate) in self.all.get(at).into_iter().flatten().enumerate() {
            let limit = best.1 - 1e-9;
            if candidate.cost < limit {
                let cost = self.cost(at, nth, limit);
                if cost < limit {
                    best = (nth, cost);
                }
            }
        }
        best.0
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
                let nth = self.best(at);
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
            let in_the_way = |other: &(usize, usize)| self.clash((at, nth), *other) > 0.0;
            let mut moved: Vec<usize> = if candidate.label.is_some() {
                self.around(at).filter(in_the_way).map(|(other, _)| other).collect()
            } else {
                Vec::new()
            };
            moved.push(at);
            let before = self.share(&moved);
            self.pick(at, nth);
            for &other in moved.iter().filter(|&&other| other != at) {
                let nth = self.best(other);
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
            let others = self.around(at).filter(|(other, _)| !(some.contains(other) && *other < at));
            sum += others.map(|two| self.clash((at, one), two)).sum::<f64>();
        }
        sum
    }

    fn total(&self) -> f64 {
        let own =
            |at: usize| self.picked.get(at).and_then(|&nth| self.candidate(at, nth)).map_or(0.0, |c| c.cost);
        let mut total: f64 = (0..self.all.len()).map(own).sum();
        for at in 0..self.all.len() {
            let Some(one) = self.standing(at) else { continue };
            let later = self.around(at).filter(|(other, _)| *other > at);
            total += later.map(|two| self.clash((at, one), two)).sum::<f64>();
        }
        total
    }
}

/// How much two labels are in each other's way.
fn clash(one: &Label, two: &Label, air: f64, few: bool) -> Way {
    let over =
        one.lines.iter().any(|a| two.lines.iter().any(|b| a.bounds.grown(air).overlaps(b.bounds.grown(air))));
    let struck = |label: &Label, other: &Label| {
        other.leader.is_some_and(|leader| label.lines.iter().any(|line| line.bounds.grown(air).meets(leader)))
    };
    if over || struck(one, two) || struck(two, one) {
        return Way::Clash;
    }
    // A line that passes where another ends seems to belong there. Among very many it cannot be helped.
    let passes = |line: Segment, (_, end): Segment| few && Rect::at(end).grown(2.0 * air).meets(line);
    match (one.leader, two.leader) {
        (Some(a), Some(b)) if passes(a, b) || passes(b, a) => Way::Clash,
        (Some(a), Some(b)) if crosses(a, b) => Way::Crossing,
        _ => Way::Free,
    }
}
