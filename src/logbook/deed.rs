//! What can be done here that somebody may ask about later.

use serde::{Deserialize, Serialize};

use super::Text;

/// A deed. New kinds may be added; none is renamed, because old logs are read for ever.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "deed", rename_all = "snake_case")]
pub enum Deed {
    /// A bundle was published.
    Imported {
        /// The snapshot that was made of it.
        snapshot: Text,
        /// The bundle's name.
        bundle: Text,
        /// Its version.
        version: Option<Text>,
        /// The key that it was signed by.
        signer: Option<Text>,
    },
    /// What the line before told of an import was not done after all.
    NotPublished {
        /// The snapshot that was to be.
        snapshot: Text,
        /// Why, by a code.
        reason: Text,
    },
    /// A bundle was refused.
    Refused {
        /// The bundle's name, or the file's where that could not be read.
        bundle: Text,
        /// Why, by the first fault's code.
        reason: Text,
    },
    /// A bundle waits for a confirmation.
    Held {
        /// The name under which it waits.
        staged: Text,
        /// The bundle's name.
        bundle: Text,
        /// Its version.
        version: Option<Text>,
    },
    /// What waited was confirmed; that it was published is a line of its own.
    Confirmed {
        /// The name under which it waited.
        staged: Text,
    },
    /// What waited was declined and removed.
    Declined {
        /// The name under which it waited.
        staged: Text,
        /// Why.
        reason: Text,
    },
    /// An earlier snapshot, or after that a later one, was shown again.
    RolledBack {
        /// What was shown until then.
        from: Option<Text>,
        /// What is shown from then on.
        to: Text,
        /// Why.
        reason: Text,
    },
    /// Old snapshots were removed.
    Pruned {
        /// Which.
        snapshots: Vec<Text>,
    },
    /// The ledger was put back from a snapshot's copy.
    LedgerRestored {
        /// Which snapshot's.
        snapshot: Text,
    },
    /// A user was added.
    UserAdded {
        /// The user's name.
        name: Text,
        /// What the user may do.
        role: Text,
    },
    /// A user's role or password was changed.
    UserChanged {
        /// The user's name.
        name: Text,
        /// What was changed: `role`, `password`.
        what: Text,
    },
    /// A user was removed.
    UserRemoved {
        /// The user's name.
        name: Text,
    },
    /// A user logged in.
    LoggedIn {
        /// The user's name.
        name: Text,
    },
    /// A user logged out.
    LoggedOut {
        /// The user's name.
        name: Text,
    },
    /// Somebody tried to log in and could not.
    LoginFailed {
        /// The name that was given.
        name: Text,
    },
    /// A public key was added to those that are trusted.
    KeyAdded {
        /// The key's name.
        key: Text,
    },
    /// A public key is trusted no longer.
    KeyRemoved {
        /// The key's name.
        key: Text,
    },
    /// The end of the log had not been written whole: it was moved to `log.torn`.
    TornEnd {
        /// How many bytes.
        bytes: u64,
        /// SHA-256 of them in hexadecimal.
        sha256: Text,
    },
    /// The log was found damaged when it was to be gone on with: lines that it once had are
    /// missing or not what they were.
    Damaged {
        /// The number of its last line as it was remembered.
        known: u64,
        /// The number of its last line as it was found.
        found: u64,
    },
    /// Something that a newer version of the program has written.
    #[serde(other)]
    Unknown,
}

impl Deed {
    /// Why it was done, as it was given: a code where the program has done it by itself.
    #[must_use]
    pub fn reason(&self) -> Option<&Text> {
        match self {
            Self::NotPublished { reason, .. }
            | Self::Refused { reason, .. }
            | Self::Declined { reason, .. }
            | Self::RolledBack { reason, .. } => Some(reason),
            _ => None,
        }
    }

    /// As the log spells it: what programs match on.
    #[must_use]
    pub fn word(&self) -> &'static str {
        match self {
            Self::Imported { .. } => "imported",
            Self::NotPublished { .. } => "not_published",
            Self::Refused { .. } => "refused",
            Self::Held { .. } => "held",
            Self::Confirmed { .. } => "confirmed",
            Self::Declined { .. } => "declined",
            Self::RolledBack { .. } => "rolled_back",
            Self::Pruned { .. } => "pruned",
            Self::LedgerRestored { .. } => "ledger_restored",
            Self::UserAdded { .. } => "user_added",
            Self::UserChanged { .. } => "user_changed",
            Self::UserRemoved { .. } => "user_removed",
            Self::LoggedIn { .. } => "logged_in",
            Self::LoggedOut { .. } => "logged_out",
            Self::LoginFailed { .. } => "login_failed",
            Self::KeyAdded { .. } => "key_added",
            Self::KeyRemoved { .. } => "key_removed",
            Self::TornEnd { .. } => "torn_end",
            Self::Damaged { .. } => "damaged",
            Self::Unknown => "unknown",
        }
    }
}
