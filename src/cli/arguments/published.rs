//! The words about what was published: ledger, history, log, and what waits.

use clap::Subcommand;

#[derive(Debug, Subcommand)]
pub(in crate::cli) enum LedgerAction {
    /// Follow the ledger's chain and hold it against every snapshot
    Verify,
    /// Put a snapshot's copy of the ledger back in its place
    Restore {
        /// Which snapshot's [default: the longest that is whole]
        snapshot: Option<String>,
    },
}

#[derive(Debug, Subcommand)]
pub(in crate::cli) enum HeldAction {
    /// What waits, why, and what it would change
    List,
    /// Show it
    Confirm {
        /// The name under which it waits
        name: String,
    },
    /// Remove it
    Decline {
        /// The name under which it waits
        name: String,
        /// Why, for the log
        #[arg(long, value_name = "TEXT", default_value = "–")]
        reason: String,
    },
}

#[derive(Debug, Subcommand)]
pub(in crate::cli) enum LogAction {
    /// Follow the log's chain and say of every altered, missing or moved line
    Verify,
    /// Write the whole log as CSV
    Export,
}

#[derive(Debug, Subcommand)]
pub(in crate::cli) enum Action {
    /// List all snapshots, oldest first
    List,
    /// Show an earlier snapshot again
    Rollback {
        /// Which one [default: the one before the current]
        id: Option<String>,
        /// Why, for the log
        #[arg(long, value_name = "TEXT", default_value = "–")]
        reason: String,
    },
    /// Remove old snapshots; the current one and the one before it always stay
    Prune {
        /// How many of the newest to keep [default: by the settings, also by age and free disk]
        #[arg(long, value_name = "N", value_parser = clap::value_parser!(u32).range(1..))]
        keep: Option<u32>,
    },
}
