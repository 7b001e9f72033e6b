//! The words of what the program says to itself: processes of their own, within walls.

#[cfg(debug_assertions)]
use std::net::SocketAddr;
use std::path::PathBuf;

use clap::Args;
#[cfg(debug_assertions)]
use clap::Subcommand;

#[derive(Debug, Args)]
#[allow(clippy::struct_excessive_bools)] // one for each thing that may be waived or left out
pub(in crate::cli) struct TakeInArguments {
    /// Where it lies
    pub(in crate::cli) bundle: PathBuf,
    /// Leave it, checked and protected, in DATA/staged/NAME
    #[arg(long, value_name = "NAME", required_unless_present = "only_name")]
    pub(in crate::cli) into: Option<String>,
    /// Say what it is called, and no more
    #[arg(long, conflicts_with = "into")]
    pub(in crate::cli) only_name: bool,
    /// Take it also if nobody has signed it
    #[arg(long)]
    pub(in crate::cli) unsigned: bool,
    /// Take it also if it is older than the published one of its name
    #[arg(long)]
    pub(in crate::cli) older: bool,
}

#[cfg(debug_assertions)]
#[derive(Debug, Args)]
pub(in crate::cli) struct ConfinedArguments {
    #[arg(long)]
    pub(in crate::cli) read: Vec<PathBuf>,
    #[arg(long)]
    pub(in crate::cli) write: Vec<PathBuf>,
    #[arg(long, default_value_t = 512)]
    pub(in crate::cli) memory_mb: u64,
    #[arg(long, default_value_t = 60)]
    pub(in crate::cli) seconds: u64,
    #[arg(long, default_value_t = 64)]
    pub(in crate::cli) file_mb: u64,
    #[command(subcommand)]
    pub(in crate::cli) probe: Probe,
}

/// What is tried within the walls.
#[cfg(debug_assertions)]
#[derive(Debug, Subcommand)]
pub(in crate::cli) enum Probe {
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
