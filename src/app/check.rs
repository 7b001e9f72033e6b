//! Judging a bundle and writing nothing.

use std::path::Path;

use super::ImportError;
use super::assemble::{Gate, assemble};
use super::brought::Credentials;
use super::preview::Preview;
use super::terms::Terms;
use super::verdict::{Good, judge};
use crate::finding::Finding;
use crate::progress::{Progress, Stage};
use crate::snapshot::Store;

/// What an import of a bundle would come to.
pub struct Checked {
    /// Everything that was found, worst first.
    pub findings: Vec<Finding>,
    /// What would change; `None` if the bundle would be refused.
    pub preview: Option<Preview>,
}

impl Checked {
    /// True if the bundle would be refused.
    #[must_use]
    pub fn is_refused(&self) -> bool {
        self.preview.is_none()
    }
}

/// Opens, judges and protects a bundle as an import would, and writes nothing.
///
/// # Errors
/// If what is published now cannot be read, or there is no ledger to go on from.
pub fn check(
    path: &Path,
    store: &Store,
    terms: &Terms,
    progress: &(dyn Progress + Sync),
) -> Result<Checked, ImportError> {
    let refused = |findings| Ok(Checked { findings, preview: None });
    progress.begin(Stage::Open, None);
    let bundle = match terms.open(path) {
        Ok(bundle) => bundle,
        Err(findings) => return refused(findings),
    };
    let Good { accepted, mut findings, kept, ledger } = match judge(&bundle, store, terms, progress)? {
        Ok(good) => good,
        Err(findings) => return refused(findings.into_list()),
    };
    let before = kept.as_ref().map(|snapshot| snapshot.release.clone());
    let theirs = bundle.ledger();
    let credentials = Credentials::of(theirs.as_deref(), &accepted.descriptor);
    let gate = Gate { rule: terms.rule, ledger: &ledger, aside: None, credentials };
    let assembled = match assemble(accepted, kept, gate, progress)? {
        Ok(assembled) => assembled,
        Err(more) => {
            findings.extend(more);
            return refused(findings.into_list());
        }
    };
    findings.extend(assembled.findings);
    let preview = Some(Preview::between(before.as_ref(), &assembled.release));
    Ok(Checked { findings: findings.into_list(), preview })
}
