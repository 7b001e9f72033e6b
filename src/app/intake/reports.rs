//! The reports: `DATA/reports/NNNNNN.json`, the newest of them kept.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use super::moment::Moment;
use super::report::{Account, Card, Report};
use crate::config::ClockTrust;
use crate::disk::{self, Step};

/// How many reports are kept.
const KEPT: usize = 200;

/// The largest file that is read as a report.
const LARGEST: u64 = 4 << 20;

/// The folder of reports.
#[derive(Clone, Debug)]
pub struct Reports {
    folder: PathBuf,
    clock: ClockTrust,
}

impl Reports {
    /// The reports of a data directory; new ones get the time of a clock that is believed by this rule.
    #[must_use]
    pub(super) fn new(data_dir: &Path, clock: ClockTrust) -> Self {
        Self { folder: data_dir.join("reports"), clock }
    }

    /// All reports that can be read, newest first.
    pub fn list(&self) -> impl Iterator<Item = Report> + use<> {
        let numbers = self.numbers();
        let reports = self.clone();
        numbers.into_iter().rev().filter_map(move |number| reports.get(number))
    }

    /// One report; `None` if there is none of this number, or no longer.
    #[must_use]
    pub fn get(&self, number: u32) -> Option<Report> {
        let path = self.path(number);
        let small = fs::metadata(&path).is_ok_and(|metadata| metadata.len() <= LARGEST);
        small.then(|| serde_json::from_slice(&fs::read(&path).ok()?).ok())?
    }

    /// Takes note that somebody has seen the reports up to this one.
    ///
    /// # Errors
    /// If that cannot be written.
    pub fn mark_seen(&self, number: u32) -> io::Result<()> {
        if number <= self.seen() {
            return Ok(());
        }
        disk::replace(Step::ReportSeen, &self.folder.join("seen"), number.to_string().as_bytes())
    }

    /// Up to which number somebody has seen them.
    #[must_use]
    pub fn seen(&self) -> u32 {
        let text = fs::read_to_string(self.folder.join("seen")).unwrap_or_default();
        text.trim().parse().unwrap_or(0)
    }

    /// The newest report of something that went wrong lately and that nobody has seen yet.
    #[must_use]
    pub fn unseen(&self) -> Option<u32> {
        /// As many reports are asked each time; a device that nobody looks after has more.
        const LATELY: usize = 30;
        let seen = self.seen();
        let mut new = self.list().take(LATELY).take_while(|report| report.number > seen);
        new.find(|report| report.account.outcome.is_bad()).map(|report| report.number)
    }

    /// Writes a report, and removes those that are too old to be kept.
    pub(super) fn write(&self, number: u32, card: Card, account: Account) -> io::Result<Report> {
        let ended = self.now();
        let report = Report { number, card, ended, account: account.within_limits() };
        disk::create_folder(Step::Reports, &self.folder)?;
        let text = serde_json::to_vec_pretty(&report)?;
        disk::replace(Step::Report, &self.path(number), &text)?;
        let numbers = self.numbers();
        for &old in numbers.iter().rev().skip(KEPT) {
            disk::remove_file(Step::ReportGone, &self.path(old))?;
        }
        Ok(report)
    }

    /// Removes what was left of reports that were being written when the power went.
    pub(super) fn sweep(&self) -> io::Result<()> {
        disk::sweep(Step::ReportGone, &self.folder)
    }

    /// The highest number so far; 0 before the first report.
    #[must_use]
    pub fn newest(&self) -> u32 {
        self.numbers().last().copied().unwrap_or(0)
    }

    /// Now, and whether the clock is believed.
    pub(super) fn now(&self) -> Moment {
        Moment::now(&self.clock)
    }

    /// The numbers of all reports, lowest first.
    fn numbers(&self) -> Vec<u32> {
        let number = |name: &str| name.strip_suffix(".json")?.parse().ok();
        let entries = fs::read_dir(&self.folder).into_iter().flatten().flatten();
        let mut numbers: Vec<u32> = entries.filter_map(|entry| number(entry.file_name().to_str()?)).collect();
        numbers.sort_unstable();
        numbers
    }

    fn path(&self, number: u32) -> PathBuf {
        self.folder.join(format!("{number:06}.json"))
    }
}
