//! The ledger's lines, each holding the hash of the one before.

use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Serialize};

use super::wire::Written;
use super::{Issue, Issues, Year};
use crate::chain::{Chain, Head};
use crate::domain::{AgeGroup, IndicatorId, Period};

/// The form of ledgers that this program writes and reads.
const FORMAT: u32 = 1;

/// A text that is no ledger of ours, or not any more.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Broken {
    /// A line is not what it was when it was written.
    #[error("line {0} has been altered")]
    Line(u64),
    /// Written by a newer program.
    #[error("the ledger has format {0}, this program reads up to {FORMAT}")]
    Newer(u32),
}

/// Everything that was published so far.
#[derive(Clone, Debug, PartialEq)]
pub struct Ledger {
    municipality: String,
    years: BTreeMap<IndicatorId, BTreeMap<Period, Year>>,
    /// The header is its first line.
    chain: Chain,
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Header {
    ledger: u32,
    municipality: String,
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Line {
    before: String,
    block: Vec<Written>,
}

impl Ledger {
    /// A ledger in which nothing has been published yet.
    #[must_use]
    pub fn begin(municipality: &str) -> Self {
        let mut ledger =
            Self { municipality: municipality.to_owned(), years: BTreeMap::new(), chain: Chain::default() };
        let header = Header { ledger: FORMAT, municipality: municipality.to_owned() };
        ledger.push(&header);
        ledger
    }

    /// Reads a ledger and follows its chain from the first line to the last.
    ///
    /// # Errors
    /// See [`Broken`].
    pub fn read(text: &str) -> Result<Self, Broken> {
        let mut lines = text.lines();
        let header = lines.next().and_then(|line| serde_json::from_str::<Header>(line).ok());
        let header = header.ok_or(Broken::Line(1))?;
        if header.ledger > FORMAT {
            return Err(Broken::Newer(header.ledger));
        }
        let mut ledger = Self::begin(&header.municipality);
        for (line, number) in lines.zip(2..) {
            let broken = || Broken::Line(number);
            let read: Line = serde_json::from_str(line).map_err(|_| broken())?;
            if read.before != ledger.chain.last() {
                // The line itself may be whole: it is the one before that has another hash now.
                return Err(Broken::Line(number - 1));
            }
            for written in &read.block {
                ledger.take(written.issue().ok_or_else(broken)?);
            }
            ledger.chain.push(line);
        }
        if ledger.text() == text { Ok(ledger) } else { Err(Broken::Line(ledger.head().lines)) }
    }

    /// Adds what a release says, one line for each block.
    pub fn extend(&mut self, blocks: impl IntoIterator<Item = Issues>) {
        for issues in blocks.into_iter().filter(|issues| !issues.is_empty()) {
            let before = self.chain.last().to_owned();
            self.push(&Line { before, block: issues.iter().map(Written::new).collect() });
            for issue in issues {
                self.take(issue);
            }
        }
    }

    /// What was said of an indicator in a year.
    #[must_use]
    pub fn year(&self, indicator: &IndicatorId, year: Period) -> Option<&Year> {
        self.years.get(indicator)?.get(&year)
    }

    /// All years of an indicator, oldest first.
    #[must_use]
    pub fn years(&self, indicator: &IndicatorId) -> impl DoubleEndedIterator<Item = (Period, &Year)> {
        self.years.get(indicator).into_iter().flatten().map(|(&year, what)| (year, what))
    }

    /// Whose figures these are.
    #[must_use]
    pub fn municipality(&self) -> &str {
        &self.municipality
    }

    /// How far it has come.
    #[must_use]
    pub fn head(&self) -> Head {
        self.chain.head()
    }

    /// True if this ledger once had that head, and has only grown since.
    #[must_use]
    pub fn has_grown_from(&self, head: &Head) -> bool {
        self.chain.has_grown_from(head)
    }

    /// The ledger as it is written.
    #[must_use]
    pub fn text(&self) -> &str {
        self.chain.text()
    }

    /// The same for everybody: of each year only those age groups are named of which something was listed.
    /// As the lines are others, they are a chain of their own. Who goes on from it with true counts cannot
    /// go on with a year that has more groups, and is told so.
    #[must_use]
    pub fn of_listed_ages(&self) -> Self {
        let mut listed: BTreeMap<(&IndicatorId, Period), BTreeSet<AgeGroup>> = BTreeMap::new();
        for (indicator, years) in &self.years {
            for (year, what) in years {
                listed.insert((indicator, *year), what.cells.keys().map(|(_, age, _)| *age).collect());
            }
        }
        let mut ledger = Self::begin(&self.municipality);
        for line in self.text().lines().skip(1).filter_map(|line| serde_json::from_str::<Line>(line).ok()) {
            let issues = line.block.iter().filter_map(Written::issue).map(|mut issue| {
                let listed = listed.get(&(&issue.indicator, issue.year));
                let is_listed = |age: &AgeGroup| listed.is_some_and(|listed| listed.contains(age));
                issue.what.ages.retain(|age| *age == AgeGroup::All || is_listed(age));
                issue
            });
            ledger.extend([issues.collect()]);
        }
        ledger
    }

    fn take(&mut self, issue: Issue) {
        let years = self.years.entry(issue.indicator).or_default();
        match years.get_mut(&issue.year) {
            // A year keeps the rule of its first release, and a cell what was said of it first.
            Some(year) => {
                year.periods.extend(issue.what.periods);
                year.ages.extend(issue.what.ages);
                for (key, said) in issue.what.cells {
                    year.cells.entry(key).or_insert(said);
                }
                year.revised = year.revised.or(issue.what.revised);
            }
            None => {
                years.insert(issue.year, issue.what);
            }
        }
    }

    fn push(&mut self, line: &impl Serialize) {
        // Strings and numbers only: there is nothing that could not be written.
        self.chain.push(&serde_json::to_string(line).unwrap_or_default());
    }
}
