//! What the audit found.

/// The audit's answer.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Report {
    /// Cells of which more can be known than the rule allows.
    pub exposed: Vec<Exposure>,
    /// Listed cells that are hidden, with both ends, if they were asked for.
    pub intervals: Vec<Range>,
    /// Statements that no table fits.
    pub conflicts: Vec<Conflict>,
    /// Cells examined: listed and hidden, or on no list.
    pub cells: u64,
    /// Of these, cells on no list and without a mark that are not proved
    /// small, so that only those who know the true table can settle them.
    pub unproved: u64,
    /// Linear programs solved.
    pub programs: u64,
    /// Layers whose areas were taken to leave cases out, because nothing else fits.
    pub area_rests: Vec<String>,
    /// Layers whose age groups were taken to leave cases out, because nothing else fits.
    pub age_rests: Vec<String>,
}

/// The answer in one word.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Verdict {
    /// Every cell that is kept back is as open as the rule promises.
    Safe,
    /// Some cell is not, or was not proved to be.
    Exposed,
    /// What was published contradicts itself or could not be examined, so that nothing can be proved.
    Contradictory,
}

/// A cell that is not as open as the rule promises.
#[derive(Clone, Debug, PartialEq)]
pub struct Exposure {
    /// Which cell, and what it can be.
    pub range: Range,
    /// Why it is listed here.
    pub reason: Reason,
}

/// Why a cell counts as exposed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reason {
    /// Some of the values that the rule keeps open are impossible.
    Narrow,
    /// A count under k is published.
    Shown,
    /// The solver came to no answer; taken for the worst.
    Undecided,
}

/// A cell and the values that it can have.
#[derive(Clone, Debug, PartialEq)]
pub struct Range {
    /// The indicator, or the sum of several.
    pub indicator: String,
    /// The area as it was written, `total` or `unknown`.
    pub area: String,
    /// The period as it was written, or the months of a piece of it.
    pub period: String,
    /// The age group.
    pub age_group: String,
    /// Whose table it is, from 0, where releases have tables of their own; else 0.
    pub release: usize,
    /// True if a release lists it.
    pub listed: bool,
    /// Least possible count.
    pub low: f64,
    /// Greatest possible count; `None` if there is no limit.
    pub high: Option<f64>,
}

/// No true table was found that fits what was published.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Conflict {
    /// The indicator or family.
    pub layer: String,
    /// The file and line where it was noticed, if it was one row.
    pub place: Option<(String, u64)>,
    /// What kept the layer from being judged.
    pub problem: Problem,
}

/// What keeps a layer from being judged.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Problem {
    /// It is proved that no table fits.
    Contradiction,
    /// The solver found no table that our own sums confirm.
    Undecided,
    /// The tables are too large to be examined.
    TooLarge,
}

impl Report {
    /// The answer in one word.
    #[must_use]
    pub fn verdict(&self) -> Verdict {
        if !self.conflicts.is_empty() {
            Verdict::Contradictory
        } else if self.exposed.is_empty() {
            Verdict::Safe
        } else {
            Verdict::Exposed
        }
    }

    /// True if every cell that is kept back is as open as the rule promises.
    #[must_use]
    pub fn safe(&self) -> bool {
        self.verdict() == Verdict::Safe
    }

    /// Exposed cells that a release lists.
    #[must_use]
    pub fn exposed_listed(&self) -> usize {
        self.exposed.iter().filter(|exposure| exposure.range.listed).count()
    }

    /// A layer is too large to be examined.
    pub(super) fn too_large(layer: &str) -> Self {
        Self::unjudged(layer, Problem::TooLarge)
    }

    /// A layer was not examined to the end.
    pub(super) fn undecided(layer: &str) -> Self {
        Self::unjudged(layer, Problem::Undecided)
    }

    fn unjudged(layer: &str, problem: Problem) -> Self {
        let conflict = Conflict { layer: layer.to_owned(), place: None, problem };
        Self { conflicts: vec![conflict], ..Self::default() }
    }

    /// Adds another layer's report.
    pub(super) fn take(&mut self, other: Self) {
        self.exposed.extend(other.exposed);
        self.intervals.extend(other.intervals);
        self.conflicts.extend(other.conflicts);
        self.area_rests.extend(other.area_rests);
        self.age_rests.extend(other.age_rests);
        self.cells += other.cells;
        self.unproved += other.unproved;
        self.programs += other.programs;
    }
}
