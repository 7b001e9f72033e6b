//! Judging a bundle and writing nothing.

use std::path::Path;

use super::assemble::{Gate, assemble, name};
use super::brought::Credentials;
use super::import::ImportError;
use super::preview::Preview;
use super::terms::Terms;
use crate::check::judge_with;
use crate::finding::{Finding, Findings};
use crate::ledger::LedgerFile;
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
    let kept = store.current().map(|id| store.load(&id)).transpose()?;
    progress.begin(Stage::Open, None);
    let bundle = match terms.open(path) {
        Ok(bundle) => bundle,
        Err(findings) => return refused(findings),
    };
    let before = kept.as_ref().map(|snapshot| snapshot.release.clone());
    let verdict = judge_with(&bundle, before.as_ref(), &terms.acknowledged, progress);
    let mut findings = Findings::default();
    findings.extend(verdict.findings);
    let overtaken = terms.overtaken(bundle.descriptor(), &store.versions()?);
    let is_overtaken = overtaken.is_some();
    findings.extend(overtaken);
    let Some(accepted) = verdict.accepted.filter(|_| !is_overtaken) else {
        return refused(findings.into_list());
    };
    let heads: Vec<_> = store.ledger_heads()?.into_iter().map(|(_, head)| head).collect();
    let whose = before.as_ref().map_or_else(|| name(&accepted), |release| release.municipality.clone());
    let ledger = LedgerFile::new(store.root()).load(&heads, &whose)?;
    let theirs = bundle.ledger();
    let credentials = Credentials::of(theirs.as_deref(), &accepted.descriptor);
    let gate = Gate { rule: terms.rule, ledger: &ledger, aside: None, credentials };
    Ok(match assemble(accepted, kept, gate, progress)? {
        Ok(assembled) => {
            findings.extend(assembled.findings);
            let preview = Some(Preview::between(before.as_ref(), &assembled.release));
            Checked { findings: findings.into_list(), preview }
        }
        Err(more) => {
            findings.extend(more);
            Checked { findings: findings.into_list(), preview: None }
        }
    })
}
