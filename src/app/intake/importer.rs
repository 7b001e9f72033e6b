//! One bundle on its way from where it lies to the screens: opened by a process of its own, published by
//! this one.

use std::io;
use std::path::Path;

use super::errand::{Errand, Said, Word, failed};
use super::queue::{Queue, Way};
use super::report::{Account, Card, Outcome, Source, Words};
use super::vouch;
use crate::app::clock::Clock;
use crate::app::stage::{self, Publication};
use crate::app::terms::Terms;
use crate::app::{Hand, ImportError, history};
use crate::config::ClockTrust;
use crate::finding::Quoted;
use crate::locale::Lang;
use crate::logbook::{Actor, Deed, Logbook, Text};
use crate::snapshot::{Entry, Lock, Store, StoreError};

/// The name under which an import is prepared; one at a time, by the store's lock.
const STAGED: &str = "import";

/// Imports bundles.
#[derive(Clone, Debug)]
pub struct Importer {
    /// How the process is started that opens bundles.
    pub errand: Errand,
    /// Where snapshots are published.
    pub store: Store,
    /// On which conditions.
    pub terms: Terms,
    /// When the clock is believed.
    pub clock: ClockTrust,
    /// Puts in words why nothing was imported.
    pub explain: fn(Lang, &ImportError) -> String,
}

/// What came of a bundle.
pub(super) enum Answer {
    /// It is done with.
    Account(Box<Account>),
    /// Something else is changing the data: it has to be tried again.
    Busy,
}

impl Importer {
    /// Imports a bundle. `hear` is told what is said of progress, `tick` is called now and then.
    pub(super) fn import(
        &self,
        bundle: &Path,
        card: &Card,
        hear: &mut dyn FnMut(&Word),
        tick: &mut dyn FnMut(),
    ) -> Answer {
        match self.attempt(bundle, &card.file, actor(card), hear, tick) {
            Ok(account) => Answer::Account(Box::new(account)),
            Err(ImportError::Store(StoreError::Busy)) => Answer::Busy,
            Err(error) => {
                tracing::error!(%error, "a bundle was not imported");
                let why =
                    Words { da: (self.explain)(Lang::Da, &error), en: (self.explain)(Lang::En, &error) };
                Answer::Account(Box::new(Account::new(Outcome::Failed, Some(why))))
            }
        }
    }

    /// Imports a bundle that stays where it is and waits for nobody: at somebody's command line.
    /// `hear` is told what is said of progress.
    ///
    /// # Errors
    /// If it could not be carried out by this process; why the other could not stands in the account.
    pub fn import_now(&self, bundle: &Path, hear: &mut dyn FnMut(&Word)) -> Result<Account, ImportError> {
        let file = bundle.file_name().unwrap_or_default().to_string_lossy().into_owned();
        self.attempt(bundle, &file, Actor::Command, hear, &mut || {})
    }

    fn attempt(
        &self,
        bundle: &Path,
        file: &str,
        who: Actor,
        hear: &mut dyn FnMut(&Word),
        tick: &mut dyn FnMut(),
    ) -> Result<Account, ImportError> {
        let lock = self.store.lock()?;
        make_room(&self.store, &self.terms, &self.hand(who.clone()), &lock)?;
        let temporary = stage::begin(&self.store, STAGED, &lock)?;
        let said = self.errand.prepare(bundle, STAGED, &temporary, hear, tick);
        stage::end(&temporary)?;
        // That may have taken half an hour.
        let hand = self.hand(who);
        let account = match said {
            Said::Ready(account) => {
                let signer = vouch::signer(account.signer.clone(), bundle, &self.terms.trust);
                self.publish(*account, &Hand { signer, ..hand }, &lock)
            }
            Said::Ended(account) => {
                let mut account = unpublished(*account, &[Outcome::Refused, Outcome::Failed]);
                account.signer = vouch::signer(account.signer, bundle, &self.terms.trust);
                if account.outcome == Outcome::Refused {
                    self.log(&account, file, &hand)?;
                }
                Ok(account)
            }
        };
        // Whatever a process that has read a stranger's bundle has left there. What was published is,
        // whether this succeeds or not, and whoever comes next tries again.
        if let Err(error) = stage::sweep(&self.store, &lock) {
            tracing::warn!(%error, "what was prepared cannot be removed");
        }
        account
    }

    fn publish(&self, account: Account, hand: &Hand, lock: &Lock) -> Result<Account, ImportError> {
        // Whoever types a command twice means it; a stick that stays in the slot does not.
        if hand.who != Actor::Command
            && let Some(shown) = stage::shown_already(&self.store, STAGED, hand.signer.as_deref())?
        {
            return Ok(Account {
                outcome: Outcome::Published,
                signer: shown.origin.signer,
                snapshot: Some(shown.id.to_string()),
                ..account
            });
        }
        Ok(match stage::publish(&self.store, STAGED, &self.terms, hand, lock)? {
            Publication::Shown { snapshot, preview } => Account {
                outcome: Outcome::Published,
                signer: snapshot.origin.signer,
                snapshot: Some(snapshot.id.to_string()),
                preview: serde_json::to_value(&preview).ok(),
                ..account
            },
            Publication::Held(held) => Account {
                outcome: Outcome::Held,
                signer: held.note.signer,
                snapshot: Some(held.name),
                preview: serde_json::to_value(&held.preview).ok(),
                ..account
            },
        })
    }

    /// Shows what was to be shown when the power went.
    pub(super) fn resume(&self) {
        let undone = |entries: Vec<Entry>| entries.last().is_some_and(|newest| !newest.current);
        if !self.store.list().is_ok_and(undone) {
            // Nothing is written, not even a lock, where there is nothing to do.
            return;
        }
        let Ok(lock) = self.store.lock() else { return };
        if let Err(error) = stage::resume(&self.store, &lock) {
            tracing::error!(%error, "what was interrupted cannot be finished");
        }
    }

    /// Asks for the name and version of a bundle, which stays where it is. One that the terms do not let
    /// in is refused here already.
    pub(super) fn name(&self, bundle: &Path, queue: &Queue) -> io::Result<Account> {
        let place = queue.draft(Way::Copied)?;
        let account = self.errand.name(bundle, place.folder());
        Ok(unpublished(account, &[Outcome::Passed, Outcome::Refused, Outcome::Failed]))
    }

    /// Logs that a bundle was refused which never got so far as to be imported, if it was.
    pub(super) fn log_if_refused(&self, account: &Account, card: &Card) {
        if account.outcome == Outcome::Refused
            && let Err(error) = self.log(account, &card.file, &self.hand(actor(card)))
        {
            tracing::error!(%error, "a refusal cannot be logged");
        }
    }

    fn log(&self, account: &Account, file: &str, hand: &Hand) -> Result<(), ImportError> {
        let worst = account.findings.first().map_or("", |worst| worst.code.as_str());
        let bundle = account.bundle.as_ref().map_or(file, |bundle| bundle.name.as_str());
        let bundle = Text::new(Quoted::new(bundle).as_str());
        let deed = Deed::Refused { bundle, reason: Text::new(worst) };
        Logbook::open(self.store.root()).append(hand.now, &hand.who, deed)?;
        Ok(())
    }

    /// By this hand, now.
    fn hand(&self, who: Actor) -> Hand {
        Hand { who, signer: None, now: Clock::new(self.clock.clone()).noted() }
    }
}

/// What the process that has read a bundle says of its end, if that can be: it publishes nothing itself.
fn unpublished(account: Account, possible: &[Outcome]) -> Account {
    if possible.contains(&account.outcome) {
        return account;
    }
    tracing::warn!(outcome = ?account.outcome, "a bundle's process claims what it cannot have done");
    failed("intake-ended", &[])
}

/// By whose hand a bundle comes.
fn actor(card: &Card) -> Actor {
    match card.source {
        Source::Inbox => Actor::Inbox,
        Source::Usb => Actor::Usb,
        Source::Command => Actor::Command,
        Source::Upload => card.by.as_deref().map_or(Actor::Program, |by| Actor::User(by.into())),
    }
}

/// Clears away what interrupted work has left, and makes sure that the disk can take what comes.
///
/// # Errors
/// If it cannot, or log or disk refuse.
fn make_room(store: &Store, terms: &Terms, hand: &Hand, lock: &Lock) -> Result<(), ImportError> {
    store.sweep(lock)?;
    stage::resume(store, lock)?;
    stage::tidy(store, STAGED, lock)?;
    let short =
        history::free_bytes(store.root()).is_some_and(|free| free / 1_000_000 < terms.history.free_megabytes);
    if short {
        history::prune(store, &terms.history, &Hand { who: Actor::Program, ..hand.clone() }, lock)?;
    }
    stage::enough_room(store)
}

#[cfg(test)]
mod tests {
    use std::time::Duration;

    use super::*;
    use crate::app::intake::reports::Reports;

    /// A shell in the place of the process that opens bundles, and what it says.
    fn importer(data: &Path, says: &str) -> Importer {
        let arguments = ["-c".into(), format!("echo '{says}'").into()].into();
        let errand = Errand { program: "/bin/sh".into(), arguments, limit: Duration::from_mins(1) };
        Importer {
            errand,
            store: Store::new(data),
            terms: Terms::default(),
            clock: ClockTrust::Never,
            explain: |_, error| error.to_string(),
        }
    }

    #[test]
    fn a_process_that_claims_to_have_published_is_not_believed() {
        let data = tempfile::tempdir().unwrap();
        for claim in ["published", "held", "passed"] {
            let says = format!(r#"{{"ended":{{"outcome":"{claim}","snapshot":"000001-00c0ffee"}}}}"#);
            let account = importer(data.path(), &says).import_now(Path::new("x.zip"), &mut |_| {}).unwrap();
            assert_eq!((account.outcome, account.snapshot), (Outcome::Failed, None), "{claim}");
        }
        let queue = Queue::new(data.path(), Reports::new(data.path(), ClockTrust::Never));
        for (claim, believed) in
            [("published", Outcome::Failed), ("held", Outcome::Failed), ("passed", Outcome::Passed)]
        {
            let says = format!(r#"{{"ended":{{"outcome":"{claim}"}}}}"#);
            let account = importer(data.path(), &says).name(Path::new("x.zip"), &queue).unwrap();
            assert_eq!(account.outcome, believed, "{claim}");
        }
    }
}
