//! What may be written on the command line: one file for each group of commands.

mod audit;
mod inside;
mod keys;
mod published;
mod users;

use std::ffi::OsString;
use std::net::SocketAddr;
use std::path::{Path, PathBuf};

use anyhow::Context as _;
use clap::{Parser, Subcommand, ValueEnum};

pub(super) use audit::{AuditArguments, Later, ZerosSaid};
pub(super) use inside::TakeInArguments;
#[cfg(debug_assertions)]
pub(super) use inside::{ConfinedArguments, Probe};
pub(super) use keys::{KeysAction, PasswordArguments};
pub(super) use published::{Action, HeldAction, LedgerAction, LogAction};
pub(super) use users::UserAction;

use crate::locale::Lang;
use crate::snapshot::Scribe;

/// Hotspot maps of trends for a city's local areas, from protected figures.
#[derive(Debug, Parser)]
#[command(name = "komspot", version, about)]
pub(super) struct Arguments {
    /// Settings [default: /etc/komspot/komspot.toml, if it is there]
    #[arg(long, global = true, value_name = "FILE")]
    pub(super) config: Option<PathBuf>,

    /// Where snapshots live [default: $`STATE_DIRECTORY`, else /var/lib/komspot for its owner, else $`XDG_STATE_HOME/komspot`, else ~/.local/state/komspot]
    #[arg(long = "data-dir", global = true, value_name = "DIR")]
    data_dir: Option<PathBuf>,

    /// Language of messages: da or en [default: by the settings, then by LANG, then da]
    #[arg(long, global = true, value_parser = lang)]
    pub(super) lang: Option<Lang>,

    #[command(subcommand)]
    pub(super) command: Command,
}

#[derive(Debug, Subcommand)]
pub(super) enum Command {
    /// Serve the wall and the explorer; the demo where nothing has been imported
    Serve {
        /// Address and port to listen on; port 0 picks a free one [default: by the settings, 127.0.0.1:8080]
        #[arg(long, value_name = "ADDR:PORT")]
        listen: Option<SocketAddr>,
    },
    /// Judge a bundle and write nothing: every fault with its place and what to do
    Check {
        /// A folder, .zip, .tar, .tar.gz, .tar.zst or .duckdb file
        bundle: PathBuf,
        /// How the report is written
        #[arg(long, value_enum, default_value_t = Format::Text)]
        format: Format,
    },
    /// Check a bundle, protect it and publish it as a new snapshot
    Import {
        /// A folder, .zip, .tar, .tar.gz, .tar.zst or .duckdb file
        bundle: PathBuf,
        /// Take the bundle also if nobody has signed it; what a known key signed must still be what it was
        #[arg(long)]
        unsigned: bool,
        /// Take the bundle also if it is older than the published one of its name
        #[arg(long)]
        older: bool,
    },
    /// The keys whose bundles are taken; alone it says how signing works
    Keys {
        #[command(subcommand)]
        action: Option<KeysAction>,
    },
    /// Look after the inbox: take in every bundle that has arrived in DATA/inbox, and remove it
    ///
    /// The server does this by itself. It is for devices where the server is not to, and for a look in between.
    Inbox {
        /// End when nothing is left in the inbox, instead of waiting for more
        #[arg(long)]
        once: bool,
    },
    /// Keep a browser with the wall on this device's own screen, and tell systemd how the wall does
    Kiosk {
        /// Where the server is
        #[arg(long, value_name = "ADDR:PORT", default_value = "127.0.0.1:80")]
        server: SocketAddr,
        /// The browser, and what it is told
        #[arg(last = true, required = true, value_name = "COMMAND")]
        browser: Vec<OsString>,
    },
    /// Take in the newest bundles on a USB stick
    Usb {
        /// Where the stick is mounted
        stick: PathBuf,
        /// Copy them into the queue and end; the server or `komspot inbox` goes on from there
        #[arg(long)]
        queue: bool,
    },
    /// How the device does, thing by thing, and what to do: for a call with whoever helps
    Doctor {
        /// Also write it to a file that can be mailed: no figure, no name of what was brought, no address
        #[arg(long, value_name = "FILE")]
        report: Option<PathBuf>,
    },
    /// What waits for a confirmation
    Held {
        #[command(subcommand)]
        action: HeldAction,
    },
    /// Say what published tables give away: reads nothing but files that anyone can have
    Audit(AuditArguments),
    /// What was published once and for all
    Ledger {
        #[command(subcommand)]
        action: LedgerAction,
    },
    /// Check and protect a bundle, and write what may leave the house as a bundle of its own
    ///
    /// The result holds no count that is not published, and can be imported on a device that takes
    /// protected bundles only.
    Protect {
        /// A folder, .zip, .tar, .tar.gz, .tar.zst or .duckdb file
        bundle: PathBuf,
        /// Where the protected bundle goes: a folder that is empty or not there yet
        #[arg(long, value_name = "DIR")]
        out: PathBuf,
        /// What was published before: `ledger.jsonl` of the protected bundle before this one
        #[arg(long, value_name = "FILE")]
        ledger: Option<PathBuf>,
    },
    /// Who changed what when: the newest lines of the log
    Log {
        /// How many lines
        #[arg(long, value_name = "N", default_value_t = 20)]
        lines: usize,
        #[command(subcommand)]
        action: Option<LogAction>,
    },
    /// Sign a bundle, as minisign would; a folder's descriptor gets length and SHA-256 of every file first
    Sign {
        /// A folder, .zip, .tar, .tar.gz, .tar.zst or .duckdb file
        bundle: PathBuf,
        /// The secret key, of `komspot keys generate` or of minisign
        #[arg(long, value_name = "FILE")]
        key: PathBuf,
        #[command(flatten)]
        password: PasswordArguments,
    },
    /// Do one thing within the walls of the sandbox
    #[cfg(debug_assertions)]
    #[command(hide = true)]
    Confined(ConfinedArguments),
    /// The history of what was published
    Snapshots {
        #[command(subcommand)]
        action: Action,
    },
    /// Who may operate the device from a browser
    Users {
        #[command(subcommand)]
        action: UserAction,
    },
    /// Open one bundle, in a process of its own
    #[command(hide = true)]
    TakeIn(TakeInArguments),
    /// Write the tables of one snapshot, in a process of its own
    #[command(name = Scribe::COMMAND, hide = true)]
    WriteTables {
        /// Where its figures stand as text
        folder: PathBuf,
    },
}

impl Command {
    /// True if it may write in the data directory.
    pub(super) fn changes_data(&self) -> bool {
        !matches!(
            self,
            Self::Audit(_)
                | Self::Check { .. }
                | Self::Keys { .. }
                | Self::Kiosk { .. }
                | Self::Protect { .. }
                | Self::Sign { .. }
        )
    }
}

/// How a report is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(super) enum Format {
    /// For people
    Text,
    /// For programs
    Json,
}

impl Arguments {
    /// The data directory of the device if it has one and no other is named: whoever is called at a
    /// shell is not in the unit.
    pub(super) fn device_data_dir(&self) -> anyhow::Result<PathBuf> {
        let usual = Path::new(super::device::DATA);
        if !self.names_data_dir() && usual.symlink_metadata().is_ok() {
            Ok(usual.to_owned())
        } else {
            self.data_dir()
        }
    }

    /// True if a data directory is named, by whoever asks or by a unit.
    pub(super) fn names_data_dir(&self) -> bool {
        self.data_dir.is_some() || std::env::var_os("STATE_DIRECTORY").is_some()
    }

    /// The data directory, made absolute.
    pub(super) fn data_dir(&self) -> anyhow::Result<PathBuf> {
        let variable =
            |name: &str| std::env::var_os(name).filter(|value| !value.is_empty()).map(PathBuf::from);
        let path = self
            .data_dir
            .clone()
            // systemd may name several; the first is ours.
            .or_else(|| {
                let all = variable("STATE_DIRECTORY")?;
                all.to_str()?.split(':').next().map(PathBuf::from)
            })
            .or_else(super::device::data)
            .or_else(|| variable("XDG_STATE_HOME").map(|state| state.join("komspot")))
            .or_else(|| variable("HOME").map(|home| home.join(".local/state/komspot")))
            .context("no data directory: name one with --data-dir")?;
        std::path::absolute(&path).with_context(|| path.display().to_string())
    }
}

fn lang(tag: &str) -> Result<Lang, String> {
    Lang::from_tag(tag).ok_or_else(|| "expected da or en".to_owned())
}
