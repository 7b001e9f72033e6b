//! What those who log in see and do: everything that `/operator` is made of.
//!
//! Unlike an edition this reads files whenever it is asked: what is brought,
//! reported and logged changes all the time, and few people ask.

mod fate;
mod held;
mod journal;
mod overview;
mod progress;
mod report;

use std::io::Read;

use jiff::tz::TimeZone;

use super::ImportError;
use super::Terms;
use super::intake::{Intake, Notes, ReceiveError};
use crate::accounts::{Account, Accounts, AccountsError, AccountsFile};
use crate::locale::Lang;
use crate::logbook::{Actor, Deed, Logbook, Now, Text};
use crate::snapshot::Store;
use crate::view::operator::moment;

/// A data directory in the hands of those who operate it.
#[derive(Clone, Debug)]
pub struct Operator {
    intake: Intake,
    accounts: AccountsFile,
    book: Logbook,
    store: Store,
    terms: Terms,
    explain: Explain,
    zone: TimeZone,
}

/// Puts in words why something could not be done.
pub type Explain = fn(Lang, &ImportError) -> String;

impl Operator {
    /// Operates a store's data directory and what is brought to it, on these terms.
    #[must_use]
    pub fn new(store: Store, intake: Intake, terms: Terms, explain: Explain) -> Self {
        Self {
            intake,
            accounts: AccountsFile::new(store.root()),
            book: Logbook::open(store.root()),
            store,
            terms,
            explain,
            zone: TimeZone::system(),
        }
    }

    /// Everybody who may log in.
    ///
    /// # Errors
    /// If the file cannot be read: nobody may then.
    pub fn accounts(&self) -> Result<Accounts, AccountsError> {
        self.accounts.load()
    }

    /// True if an account is still what it was when somebody logged in: not removed, its password
    /// and role not changed.
    #[must_use]
    pub fn knows(&self, account: &Account) -> bool {
        let accounts = self.accounts().unwrap_or_default();
        accounts
            .of(account.name.as_str())
            .is_some_and(|now| now.secret == account.secret && now.role == account.role)
    }

    /// Notes that somebody logged in. Best effort: on a full disk people have to get in most of all.
    pub fn logged_in(&self, account: &Account, now: Now) {
        let name = Text::new(account.name.as_str());
        self.note(now, &Actor::user(account.name.as_str()), Deed::LoggedIn { name });
    }

    /// Notes that somebody logged out.
    pub fn logged_out(&self, account: &Account, now: Now) {
        let name = Text::new(account.name.as_str());
        self.note(now, &Actor::user(account.name.as_str()), Deed::LoggedOut { name });
    }

    /// Notes that somebody could not log in. A name that nobody has is not noted: it may be a
    /// password that was typed into the wrong field.
    pub fn login_failed(&self, accounts: &Accounts, name: &str, now: Now) {
        let name = accounts.of(name).map_or("–", |account| account.name.as_str());
        self.note(now, &Actor::Program, Deed::LoginFailed { name: Text::new(name) });
    }

    fn note(&self, now: Now, who: &Actor, deed: Deed) {
        if let Err(error) = self.book.append(now, who, deed) {
            tracing::warn!(%error, "the log cannot be written");
        }
    }

    /// Takes in a bundle that somebody uploads; gives its number in the queue.
    ///
    /// # Errors
    /// As [`Intake::receive`].
    pub fn receive(&self, file: &str, by: &Account, bundle: impl Read) -> Result<u32, ReceiveError> {
        self.intake.receive(file, by.name.as_str(), bundle)
    }

    /// Remembers that somebody has read the reports up to this one; of reports that are still to come
    /// nobody has.
    ///
    /// # Errors
    /// If the file system refuses.
    pub fn mark_seen(&self, number: u32) -> std::io::Result<()> {
        let reports = self.intake.reports();
        reports.mark_seen(number.min(reports.newest()))
    }

    /// What the wall says in passing of bundles that were brought.
    #[must_use]
    pub fn notes(&self) -> Notes {
        self.intake.notes()
    }

    /// A time in words.
    fn when(&self, lang: Lang, at: &str, trusted: bool) -> String {
        moment(lang, at, trusted, &self.zone)
    }
}
