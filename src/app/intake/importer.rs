//! One bundle on its way from where it lies to the screens: opened by a process of its own, published by
//! this one.

use std::io;
use std::path::Path;

use super::errand::{Errand, Said, Word};
use super::queue::{Queue, Way};
use super::report::{Account, Card, Outcome, Source, Words};
use crate::app::clock::Clock;
use crate::app::import::{self, ImportError};
use crate::app::stage::{self, Hand, Publication};
use crate::app::terms::Terms;
use crate::config::ClockTrust;
use crate::finding::Quoted;
use crate::locale::Lang;
use crate::logbook::Actor;
use crate::snapshot::{Entry, Lock, Store, StoreError};

/// Imports what others bring.
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
        match self.attempt(bundle, card, hear, tick) {
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

    fn attempt(
        &self,
        bundle: &Path,
        card: &Card,
        hear: &mut dyn FnMut(&Word),
        tick: &mut dyn FnMut(),
    ) -> Result<Account, ImportError> {
        let hand = self.hand(card);
        let lock = self.store.lock()?;
        import::make_room(&self.store, &self.terms, &hand, &lock)?;
        let temporary = stage::begin(&self.store, import::STAGED, &lock)?;
        let said = self.errand.prepare(bundle, import::STAGED, &temporary, hear, tick);
        stage::end(&temporary)?;
        let account = match said {
            Said::Ready(account) => self.publish(*account, &hand, &lock),
            Said::Ended(account) => {
                if account.outcome == Outcome::Refused {
                    self.log(&account, &card.file, &hand)?;
                }
                Ok(*account)
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
        if let Some(shown) = stage::shown_already(&self.store, import::STAGED)? {
            return Ok(Account {
                outcome: Outcome::Published,
                signer: shown.origin.signer,
                snapshot: Some(shown.id.to_string()),
                ..account
            });
        }
        Ok(match stage::publish(&self.store, import::STAGED, &self.terms, hand, lock)? {
            Publication::Shown(snapshot) => Account {
                outcome: Outcome::Published,
                signer: snapshot.origin.signer,
                snapshot: Some(snapshot.id.to_string()),
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
        Ok(self.errand.name(bundle, place.folder()))
    }

    /// Logs that a bundle was refused which was not even to be imported.
    pub(super) fn log_refused(&self, account: &Account, card: &Card) {
        if let Err(error) = self.log(account, &card.file, &self.hand(card)) {
            tracing::error!(%error, "a refusal cannot be logged");
        }
    }

    fn log(&self, account: &Account, file: &str, hand: &Hand) -> Result<(), ImportError> {
        let worst = account.findings.first().map_or("", |worst| worst.code.as_str());
        let bundle = account.bundle.as_ref().map_or(file, |bundle| bundle.name.as_str());
        Ok(import::refused(&self.store, Quoted::new(bundle).as_str(), worst, hand)?)
    }

    /// By whose hand it comes, now. Who has signed it stands in what was prepared.
    fn hand(&self, card: &Card) -> Hand {
        let who = match card.source {
            Source::Inbox => Actor::Inbox,
            Source::Usb => Actor::Usb,
            Source::Command => Actor::Command,
            Source::Upload => card.by.as_deref().map_or(Actor::Program, |by| Actor::User(by.into())),
        };
        Hand { who, signer: None, now: Clock::new(self.clock.clone()).noted() }
    }
}
