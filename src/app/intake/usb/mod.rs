//! A stick in the slot: which bundles are on it, and the newest of them brought in.

mod search;

use std::cmp::Reverse;
use std::io;
use std::path::{Path, PathBuf};

use super::copy::{self, Budget, CopyError};
use super::errand::failed;
use super::importer::Importer;
use super::inbox::{refused, refused_for};
use super::queue::{Queue, Way};
use super::report::{Account, Named, Outcome, Report, Source, Words};
use crate::trust::{order, signature_of};
use search::{Search, search};

/// What came of looking at a stick.
#[derive(Debug, Default)]
pub struct Brought {
    /// Numbers of the bundles that were copied and now wait for their turn.
    pub queued: Vec<u32>,
    /// Reports on everything else.
    pub reports: Vec<Report>,
}

/// Findings of files that were never meant to be bundles.
const NOT_OURS: [&str; 3] = ["not-a-bundle", "descriptor-missing", "duckdb-no-tables"];

/// Copies the newest bundle of each name from a mounted stick into the queue,
/// and reports on the others. Nothing is written to the stick.
pub(super) fn bring(stick: &Path, queue: &Queue, importer: &Importer) -> io::Result<Brought> {
    let mut brought = Brought::default();
    let tell = |brought: &mut Brought, path: &Path, account: Account| -> io::Result<()> {
        let card = queue.card(Source::Usb, path.file_name().unwrap_or_default());
        importer.log_if_refused(&account, &card);
        brought.reports.push(queue.report(card, account)?);
        Ok(())
    };
    let found = match search(stick) {
        Ok(Search::Found(found)) if !found.is_empty() => found,
        Ok(Search::Found(_)) => {
            tell(&mut brought, Path::new("USB"), refused("usb-nothing", ""))?;
            return Ok(brought);
        }
        Ok(Search::Crowded) => {
            tell(&mut brought, Path::new("USB"), refused("usb-crowded", ""))?;
            return Ok(brought);
        }
        Err(error) => {
            tracing::warn!(%error, "a stick cannot be read");
            tell(&mut brought, Path::new("USB"), failed("usb-unreadable", &[]))?;
            return Ok(brought);
        }
    };
    let (mut bundles, mut others) = (Vec::new(), Vec::new());
    for path in found {
        let account = importer.name(&path, queue)?;
        match account.bundle.clone() {
            Some(named) if account.outcome == Outcome::Passed => bundles.push((path, named)),
            _ if copy::is_readable(&path) => others.push((path, account)),
            _ => others.push((path, failed("usb-pulled-out", &[]))),
        }
    }
    let nothing = bundles.is_empty();
    for (path, account) in others {
        let ours = account.findings.iter().all(|told| !NOT_OURS.contains(&told.code.as_str()));
        if ours || nothing {
            tell(&mut brought, &path, account)?;
        }
    }
    newest_first(&mut bundles);
    let mut taken: Vec<Named> = Vec::new();
    for (path, named) in bundles {
        if let Some(newer) = taken.iter().find(|newer| newer.name == named.name) {
            let account = passed(&named, newer);
            tell(&mut brought, &path, account)?;
            continue;
        }
        match fetch(&path, queue) {
            Ok(number) => brought.queued.push(number),
            Err(error) => {
                tracing::warn!(%error, "a bundle cannot be fetched from the stick");
                let account = match error {
                    CopyError::Original(_) => failed("usb-pulled-out", &[]),
                    CopyError::Copy(error) if error.kind() == io::ErrorKind::StorageFull => {
                        failed("import-no-space", &[])
                    }
                    CopyError::Copy(_) => failed("import-failed", &[]),
                    CopyError::TooLarge => refused("intake-too-large", ""),
                    CopyError::Strange(finding) => refused_for(&finding),
                };
                tell(&mut brought, &path, Account { bundle: Some(named.clone()), ..account })?;
            }
        }
        taken.push(named);
    }
    Ok(brought)
}

/// Bundles by name, the newest version of each first; of the same version the
/// one whose path comes first.
fn newest_first(bundles: &mut [(PathBuf, Named)]) {
    bundles.sort_by(|(path, a), (other, b)| {
        let newest = match (&b.version, &a.version) {
            (Some(b), Some(a)) => order(b, a),
            (b, a) => b.is_some().cmp(&a.is_some()),
        };
        a.name.cmp(&b.name).then(newest).then_with(|| Reverse(other).cmp(&Reverse(path)))
    });
}

/// The account of a bundle that a newer one stood in for.
fn passed(named: &Named, newer: &Named) -> Account {
    let args = [
        ("version", named.version.as_deref().unwrap_or("–").into()),
        ("newer", newer.version.as_deref().unwrap_or("–").into()),
    ];
    let why = Words::of("usb-newer", &args);
    Account { bundle: Some(named.clone()), ..Account::new(Outcome::Passed, Some(why)) }
}

/// Copies a bundle and its signature off the stick.
fn fetch(path: &Path, queue: &Queue) -> Result<u32, CopyError> {
    let name = path.file_name().unwrap_or_default();
    let draft = queue.draft(Way::Copied).map_err(CopyError::Copy)?;
    let mut budget = Budget::default();
    copy::copy(path, &draft.bundle(name), &mut budget)?;
    match copy::copy(&signature_of(path), &draft.signature(name), &mut budget) {
        Err(CopyError::Original(error)) if error.kind() == io::ErrorKind::NotFound => {}
        copied => copied?,
    }
    let card = queue.card(Source::Usb, name);
    queue.add(draft, card).map_err(CopyError::Copy)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_newest_version_of_each_name_comes_first() {
        let bundle = |path: &str, name: &str, version: &str| {
            let version = Some(version.to_owned());
            (PathBuf::from(path), Named { name: name.to_owned(), title: None, version })
        };
        let mut bundles = vec![
            bundle("c", "skole", "1"),
            bundle("b", "politi", "2026.9"),
            bundle("z", "politi", "2026.10"),
            bundle("a", "politi", "2026.10"),
        ];
        newest_first(&mut bundles);
        let paths: Vec<_> = bundles.iter().map(|(path, _)| path.to_str().unwrap()).collect();
        assert_eq!(paths, ["a", "z", "b", "c"]);
    }
}
