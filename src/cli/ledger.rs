//! `komspot ledger`: what was published once and for all.

use std::io::{Write as _, stdout};
use std::process::ExitCode;

use anyhow::Context as _;

use super::Session;
use super::arguments::LedgerAction;
use crate::app::ledger::{LedgerTrouble, restore, verify};
use crate::ledger::LedgerError;
use crate::locale::{Arg, Lang};
use crate::snapshot::{SnapshotId, Store, StoreError};

pub(super) fn ledger(session: &Session, action: &LedgerAction) -> anyhow::Result<ExitCode> {
    let store = Store::new(&session.data_dir);
    let lang = session.lang;
    let mut out = stdout().lock();
    match action {
        LedgerAction::Verify => match verify(&store) {
            Ok(Some(head)) => {
                let args = [("lines", head.lines.to_string().into()), ("hash", head.hash.as_str().into())];
                writeln!(out, "{}", lang.text_with("ledger-whole", &args))?;
            }
            Ok(None) => writeln!(out, "{}", lang.text("ledger-none"))?,
            Err(LedgerTrouble::Ledger(error)) => {
                let words = words(lang, &error);
                return Err(anyhow::Error::new(error).context(words));
            }
            Err(error) => return Err(error.into()),
        },
        LedgerAction::Restore { snapshot } => {
            let from = match snapshot {
                Some(text) => Some(SnapshotId::parse(text).ok_or_else(|| StoreError::Unknown(text.clone()))?),
                None => None,
            };
            let (id, _) = restore(&store, from.as_ref(), &session.hand(), &store.lock()?)
                .with_context(|| lang.text("ledger-restore-failed"))?;
            writeln!(out, "{}", lang.text_with("ledger-restored", &[("id", id.as_str().into())]))?;
        }
    }
    Ok(ExitCode::SUCCESS)
}

/// What is wrong with the ledger, and what to do.
pub(super) fn words(lang: Lang, error: &LedgerError) -> String {
    let (key, args): (_, Vec<Arg<'_>>) = match error {
        LedgerError::Missing => ("ledger-missing", vec![]),
        LedgerError::Truncated { lines, known } => (
            "ledger-truncated",
            vec![("lines", lines.to_string().into()), ("known", known.to_string().into())],
        ),
        LedgerError::Broken(_) | LedgerError::Other => ("ledger-altered", vec![]),
        LedgerError::OtherMunicipality { theirs, ours } => {
            ("ledger-of-another", vec![("theirs", theirs.as_str().into()), ("ours", ours.as_str().into())])
        }
        LedgerError::Io { .. } => ("ledger-unreadable", vec![]),
    };
    match error {
        LedgerError::Io { .. } => lang.text(key),
        _ => format!("{} {}", lang.text_with(key, &args), lang.text("ledger-do")),
    }
}
