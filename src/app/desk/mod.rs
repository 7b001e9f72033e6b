//! The gate at the municipality's own desk: a bundle with true counts goes in,
//! one without comes out, and the small counts need never leave the house.

pub(super) mod descriptor;
mod folder;
pub(super) mod tables;

use std::path::{Path, PathBuf};

use crate::bundle::{Bundle, Limits};
use crate::check::{Figures, judge_with};
use crate::domain::Figure;
use crate::finding::{Finding, Place};
use crate::ledger::{Ledger, LedgerError};
use crate::progress::{Progress, Stage};
use crate::protect::{Known, Protected, protect as protect_tally};
use crate::release::Published;

use super::Terms;
use descriptor::Sealed;
use folder::Aside;

/// What came of it.
pub enum Outcome {
    /// The protected bundle is where it was asked for.
    Written {
        /// Warnings and notes.
        findings: Vec<Finding>,
        /// Cells that are published with their number.
        published: u64,
        /// Cells whose number is not in the bundle.
        hidden: u64,
    },
    /// Refused: nothing was written.
    Refused {
        /// Everything that was found, worst first.
        findings: Vec<Finding>,
    },
}

/// The protected bundle could not be written.
#[derive(Debug, thiserror::Error)]
pub enum DeskError {
    /// Something is there already, and may be what was sent out last.
    #[error("{0}: not an empty folder")]
    NotEmpty(PathBuf),
    /// What was published before cannot be gone on from.
    #[error(transparent)]
    Ledger(#[from] LedgerError),
    /// The disk did not take it.
    #[error("{path}: {source}")]
    Io {
        /// Which file or folder.
        path: PathBuf,
        /// Why not.
        source: std::io::Error,
    },
}

/// Judges a bundle, protects it and writes the result as a bundle into `out`,
/// which must be empty or not be there yet. The same bundle and rule give the
/// same bytes.
///
/// `before` is the ledger of the protected bundle before this one; without it this is the first
/// release, and a later one cannot go on from any other.
///
/// The bundle has to be whole: there is no earlier release here that could lend it areas.
///
/// # Errors
/// If `out` holds something, or cannot be written; it is left as it was then.
pub fn protect(
    path: &Path,
    out: &Path,
    before: Option<&Path>,
    terms: &Terms,
    progress: &(dyn Progress + Sync),
) -> Result<Outcome, DeskError> {
    let aside = Aside::of(out)?;
    progress.begin(Stage::Open, None);
    let bundle = match Bundle::open(path, &Limits::default()) {
        Ok(bundle) => bundle,
        Err(findings) => return Ok(Outcome::Refused { findings }),
    };
    let verdict = judge_with(&bundle, None, &terms.acknowledged, progress);
    let mut findings = verdict.findings;
    let Some(accepted) = verdict.accepted else { return Ok(Outcome::Refused { findings }) };
    let Some(coverage) = accepted.coverage else { return Ok(Outcome::Refused { findings }) };
    let tally = match accepted.figures {
        Figures::Raw(tally) => tally,
        Figures::Protected(_) => {
            findings.insert(0, Finding::refused("protected-already", Place::resource("datapackage.json")));
            return Ok(Outcome::Refused { findings });
        }
    };
    let name = accepted.descriptor.municipality.as_ref().unwrap_or(&accepted.descriptor.name);
    let ledger = match before {
        Some(file) => told_before(file, name)?,
        None => Ledger::begin(name),
    };
    let known = Known { rule: terms.rule, population: &accepted.population, ledger: &ledger, aside: None };
    let Protected { indicators, ledger, audit, findings: said } = match protect_tally(tally, known, progress)
    {
        Ok(protected) => protected,
        Err(refused) => {
            findings.extend(refused);
            return Ok(Outcome::Refused { findings });
        }
    };
    findings.extend(said);

    progress.begin(Stage::Write, None);
    let mut files = vec![
        tables::File { name: "areas", text: coverage.to_geojson() },
        tables::indicators(&indicators),
        tables::population(&accepted.population),
        tables::observations(&indicators),
        tables::File { name: "ledger", text: ledger.text().to_owned() },
    ];
    // What the bundle did not bring is not there rather than empty.
    files.retain(|file| matches!(file.name, "areas" | "ledger") || file.text.lines().nth(1).is_some());
    let sealed: Vec<Sealed> = files.iter().map(Sealed::of).collect();
    let descriptor = descriptor::write(&accepted.descriptor, &indicators, terms.rule, audit, &sealed);
    let named = files.iter().map(|file| (file.path(), file.text.as_str()));
    aside.write(named.chain([("datapackage.json".to_owned(), descriptor.as_str())]))?;
    let (published, hidden) = count(&indicators);
    Ok(Outcome::Written { findings, published, hidden })
}

/// The ledger of what was published before.
fn told_before(file: &Path, municipality: &str) -> Result<Ledger, DeskError> {
    let at = |source| DeskError::Io { path: file.to_owned(), source };
    let text = std::fs::read_to_string(file).map_err(at)?;
    let ledger = Ledger::read(&text).map_err(LedgerError::from)?;
    if ledger.municipality() == municipality {
        return Ok(ledger);
    }
    let (theirs, ours) = (ledger.municipality().to_owned(), municipality.to_owned());
    Err(LedgerError::OtherMunicipality { theirs, ours }.into())
}

/// Cells with a number, and cells without that have one.
fn count(indicators: &[Published]) -> (u64, u64) {
    let mut counts = (0, 0);
    for (.., cell) in indicators.iter().flat_map(|published| published.table.iter()) {
        match cell.figure {
            Figure::Known(_) => counts.0 += 1,
            Figure::Suppressed(_) => counts.1 += 1,
            Figure::Missing => {}
        }
    }
    counts
}
