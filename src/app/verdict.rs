//! What is known of a bundle before its figures are protected: the judgement, and what it goes on from.

use super::ImportError;
use super::assemble::name;
use super::terms::Terms;
use crate::bundle::Bundle;
use crate::check::{Accepted, judge_with};
use crate::finding::Findings;
use crate::ledger::{Ledger, LedgerFile};
use crate::progress::Progress;
use crate::snapshot::{Snapshot, Store};

/// A bundle that was judged to be good.
pub(super) struct Good {
    /// What was taken out of it.
    pub(super) accepted: Accepted,
    /// Warnings and notes.
    pub(super) findings: Findings,
    /// What is shown now.
    pub(super) kept: Option<Snapshot>,
    /// What was published once and for all.
    pub(super) ledger: Ledger,
}

/// Judges a bundle by its rows and by what is published; gives what was found where it is no good.
///
/// # Errors
/// If what is published cannot be read, or there is no ledger to go on from.
pub(super) fn judge(
    bundle: &Bundle,
    store: &Store,
    terms: &Terms,
    progress: &(dyn Progress + Sync),
) -> Result<Result<Good, Findings>, ImportError> {
    let kept = store.current().map(|id| store.load(&id)).transpose()?;
    let before = kept.as_ref().map(|snapshot| &snapshot.release);
    let verdict = judge_with(bundle, before, &terms.acknowledged, progress);
    let mut findings = Findings::default();
    findings.extend(verdict.findings);
    let overtaken = terms.overtaken(bundle.descriptor(), &store.versions()?);
    let is_overtaken = overtaken.is_some();
    findings.extend(overtaken);
    let Some(accepted) = verdict.accepted.filter(|_| !is_overtaken) else {
        return Ok(Err(findings));
    };
    let heads: Vec<_> = store.ledger_heads()?.into_iter().map(|(_, head)| head).collect();
    let municipality = before.map_or_else(|| name(&accepted), |kept| kept.municipality.clone());
    let ledger = LedgerFile::new(store.root()).load(&heads, &municipality)?;
    Ok(Ok(Good { accepted, findings, kept, ledger }))
}
