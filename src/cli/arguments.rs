//! What may be written on the command line.

use std::net::SocketAddr;
use std::path::PathBuf;

use anyhow::Context as _;
use clap::{Parser, Subcommand, ValueEnum};

use crate::locale::Lang;

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
    },
    /// The history of what was published
    Snapshots {
        #[command(subcommand)]
        action: Action,
    },
}

#[derive(Debug, Subcommand)]
pub(super) enum Action {
    /// List all snapshots, oldest first
    List,
    /// Show an earlier snapshot again
    Rollback {
        /// Which one [default: the one before the current]
        id: Option<String>,
    },
    /// Remove old snapshots; the current one always stays
    Prune {
        /// How many of the newest to keep
        #[arg(long, value_name = "N", value_parser = clap::value_parser!(u32).range(1..))]
        keep: u32,
    },
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

fn lang(tag: &str) -> Result<Lang, String> {
    Lang::from_tag(tag).ok_or_else(|| "expected da or en".to_owned())
}
