//! What may be written on the command line.

use std::net::SocketAddr;
use std::path::PathBuf;

use anyhow::Context as _;
use clap::{Args, Parser, Subcommand, ValueEnum};

use crate::accounts::Role;
use crate::locale::Lang;
use crate::trust::Password;

/// Hotspot maps of trends for a city's local areas, from protected figures.
#[derive(Debug, Parser)]
#[command(name = "komspot", version, about)]
pub(super) struct Arguments {
    /// Settings [default: /etc/komspot/komspot.toml, if it is there]
    #[arg(long, global = true, value_name = "FILE")]
    pub(super) config: Option<PathBuf>,

    /// Where snapshots live [default: $`STATE_DIRECTORY`, else $`XDG_STATE_HOME/komspot`, else ~/.local/state/komspot]
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
    /// Take in the newest bundles on a USB stick
    Usb {
        /// Where the stick is mounted
        stick: PathBuf,
        /// Copy them into the queue and end; the server or `komspot inbox` goes on from there
        #[arg(long)]
        queue: bool,
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
}

#[derive(Debug, Args)]
#[allow(clippy::struct_excessive_bools)] // one for each thing that may be waived or left out
pub(super) struct TakeInArguments {
    /// Where it lies
    pub(super) bundle: PathBuf,
    /// Leave it, checked and protected, in DATA/staged/NAME
    #[arg(long, value_name = "NAME", required_unless_present = "only_name")]
    pub(super) into: Option<String>,
    /// Say what it is called, and no more
    #[arg(long, conflicts_with = "into")]
    pub(super) only_name: bool,
    /// Take it also if nobody has signed it
    #[arg(long)]
    pub(super) unsigned: bool,
    /// Take it also if it is older than the published one of its name
    #[arg(long)]
    pub(super) older: bool,
}

#[derive(Debug, Args)]
pub(super) struct AuditArguments {
    /// Published tables as CSV, one file for each release, oldest first
    #[arg(required = true, value_name = "FILE")]
    pub(super) files: Vec<PathBuf>,
    /// Public number of inhabitants as CSV: area, year, `age_group`, persons
    #[arg(long, value_name = "FILE")]
    pub(super) population: Option<PathBuf>,
    /// Counts under this are not to be known
    #[arg(long, value_name = "N", default_value_t = 5, value_parser = clap::value_parser!(u32).range(2..=1000))]
    pub(super) k: u32,
    /// What the publisher does with zeros
    #[arg(long, value_enum, default_value_t = ZerosSaid::Hidden)]
    pub(super) zeros: ZerosSaid,
    /// Scale of the rates in the files: cases per so many persons
    #[arg(long, value_name = "N", default_value_t = 1000, value_parser = clap::value_parser!(u32).range(1..))]
    pub(super) per: u32,
    /// What a later release may have changed
    #[arg(long, value_enum, default_value_t = Later::None)]
    pub(super) revision: Later,
    /// Indicators that add up, as A,B,C or with their sum as SUM=A,B,C
    #[arg(long, value_name = "INDICATORS", value_parser = family)]
    pub(super) family: Vec<String>,
    /// An indicator that is a share: its base, and what is left of it, are counts too
    #[arg(long, value_name = "INDICATOR")]
    pub(super) share: Vec<String>,
    /// Count a cell on no list as exposed also where it may be large
    #[arg(long)]
    pub(super) strict: bool,
    /// Give both ends of every hidden cell (JSON), not of the exposed ones only
    #[arg(long)]
    pub(super) intervals: bool,
    /// How the answer is written
    #[arg(long, value_enum, default_value_t = Format::Text)]
    pub(super) format: Format,
}

#[cfg(debug_assertions)]
#[derive(Debug, Args)]
pub(super) struct ConfinedArguments {
    #[arg(long)]
    pub(super) read: Vec<PathBuf>,
    #[arg(long)]
    pub(super) write: Vec<PathBuf>,
    #[arg(long, default_value_t = 512)]
    pub(super) memory_mb: u64,
    #[arg(long, default_value_t = 60)]
    pub(super) seconds: u64,
    #[arg(long, default_value_t = 64)]
    pub(super) file_mb: u64,
    #[command(subcommand)]
    pub(super) probe: Probe,
}

/// What is tried within the walls.
#[cfg(debug_assertions)]
#[derive(Debug, Subcommand)]
pub(super) enum Probe {
    Nothing,
    Read { path: PathBuf },
    Write { path: PathBuf },
    Remove { path: PathBuf },
    Connect { address: SocketAddr },
    Listen,
    Send { address: SocketAddr },
    Run { program: PathBuf },
    Allocate { mb: usize },
    Spin,
    Thread,
    Prepare { bundle: PathBuf },
}

#[derive(Debug, Args)]
pub(super) struct PasswordArguments {
    /// A file whose first line is the password of the secret key [default: you are asked]
    #[arg(long, value_name = "FILE")]
    password_file: Option<PathBuf>,
}

impl PasswordArguments {
    /// How the password is told.
    pub(super) fn told(&self, none: bool) -> Password {
        match &self.password_file {
            Some(file) => Password::File(file.clone()),
            None if none => Password::None,
            None => Password::Ask,
        }
    }
}

#[derive(Debug, Subcommand)]
pub(super) enum KeysAction {
    /// Make a pair of keys: NAME.key, which is secret, and NAME.pub for the device
    Generate {
        /// What people call whoever signs
        name: String,
        /// Where the files go
        #[arg(long, value_name = "DIR", default_value = ".")]
        out: PathBuf,
        #[command(flatten)]
        password: PasswordArguments,
        /// The secret key gets no password: whoever has the file can sign
        #[arg(long, conflicts_with = "password_file")]
        no_password: bool,
    },
    /// List the keys that this device trusts
    List,
    /// From now on take bundles that this key has signed
    Trust {
        /// A public key, of `komspot keys generate` or of minisign
        file: PathBuf,
        /// What people call whoever signs [default: by the file's name]
        #[arg(long)]
        name: Option<String>,
    },
    /// From now on take none that this key has signed
    Remove {
        /// A name as `komspot keys list` gives it
        name: String,
    },
}

/// What the publisher does with zeros.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(super) enum ZerosSaid {
    /// Zero looks like any count under k
    Hidden,
    /// Zero is shown
    Published,
}

/// What a later release may have changed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(super) enum Later {
    /// Nothing: all tell of the same true table
    None,
    /// Cases were added, none taken away
    Grows,
    /// Anything
    Free,
}

#[derive(Debug, Subcommand)]
pub(super) enum LedgerAction {
    /// Follow the ledger's chain and hold it against every snapshot
    Verify,
    /// Put a snapshot's copy of the ledger back in its place
    Restore {
        /// Which snapshot's [default: the longest that is whole]
        snapshot: Option<String>,
    },
}

#[derive(Debug, Subcommand)]
pub(super) enum HeldAction {
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
pub(super) enum LogAction {
    /// Follow the log's chain and say of every altered, missing or moved line
    Verify,
    /// Write the whole log as CSV
    Export,
}

#[derive(Debug, Subcommand)]
pub(super) enum Action {
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

#[derive(Debug, Subcommand)]
pub(super) enum UserAction {
    /// List all users with their roles
    List,
    /// Add a user, or give one a new password; asks for it, or reads a line where there is no terminal
    Add {
        /// Small letters, digits, dots and hyphens
        name: String,
        /// What the user may do
        #[arg(long, value_enum, default_value_t = RoleSaid::Viewer)]
        role: RoleSaid,
    },
    /// Remove a user
    Remove {
        /// Whom
        name: String,
    },
}

/// What a user may do.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(super) enum RoleSaid {
    /// Look where looking needs a login
    Viewer,
    /// Bring figures, confirm, refuse and undo, too
    Operator,
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
            .or_else(|| variable("XDG_STATE_HOME").map(|state| state.join("komspot")))
            .or_else(|| variable("HOME").map(|home| home.join(".local/state/komspot")))
            .context("no data directory: name one with --data-dir")?;
        std::path::absolute(&path).with_context(|| path.display().to_string())
    }
}

impl From<RoleSaid> for Role {
    fn from(said: RoleSaid) -> Self {
        match said {
            RoleSaid::Viewer => Self::Viewer,
            RoleSaid::Operator => Self::Operator,
        }
    }
}

impl ZerosSaid {
    /// As it is written on the command line.
    pub(super) fn word(self) -> &'static str {
        match self {
            Self::Hidden => "hidden",
            Self::Published => "published",
        }
    }
}

impl Later {
    /// As it is written on the command line.
    pub(super) fn word(self) -> &'static str {
        match self {
            Self::None => "none",
            Self::Grows => "grows",
            Self::Free => "free",
        }
    }
}

fn family(text: &str) -> Result<String, String> {
    let members = text.split_once('=').map_or(text, |(_, members)| members);
    let fits = members.contains(',') && text.split(['=', ',']).all(|name| !name.trim().is_empty());
    if fits { Ok(text.to_owned()) } else { Err("expected A,B,C or SUM=A,B,C".to_owned()) }
}

fn lang(tag: &str) -> Result<Lang, String> {
    Lang::from_tag(tag).ok_or_else(|| "expected da or en".to_owned())
}
