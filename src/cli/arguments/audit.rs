//! The words of `komspot audit`.

use std::path::PathBuf;

use clap::{Args, ValueEnum};

use super::Format;

#[derive(Debug, Args)]
pub(in crate::cli) struct AuditArguments {
    /// Published tables as CSV, one file for each release, oldest first
    #[arg(required = true, value_name = "FILE")]
    pub(in crate::cli) files: Vec<PathBuf>,
    /// Public number of inhabitants as CSV: area, year, `age_group`, persons
    #[arg(long, value_name = "FILE")]
    pub(in crate::cli) population: Option<PathBuf>,
    /// Counts under this are not to be known
    #[arg(long, value_name = "N", default_value_t = 5, value_parser = clap::value_parser!(u32).range(2..=1000))]
    pub(in crate::cli) k: u32,
    /// What the publisher does with zeros
    #[arg(long, value_enum, default_value_t = ZerosSaid::Hidden)]
    pub(in crate::cli) zeros: ZerosSaid,
    /// Scale of the rates in the files: cases per so many persons
    #[arg(long, value_name = "N", default_value_t = 1000, value_parser = clap::value_parser!(u32).range(1..))]
    pub(in crate::cli) per: u32,
    /// What a later release may have changed
    #[arg(long, value_enum, default_value_t = Later::None)]
    pub(in crate::cli) revision: Later,
    /// Indicators that add up, as A,B,C or with their sum as SUM=A,B,C
    #[arg(long, value_name = "INDICATORS", value_parser = family)]
    pub(in crate::cli) family: Vec<String>,
    /// An indicator that is a share: its base, and what is left of it, are counts too
    #[arg(long, value_name = "INDICATOR")]
    pub(in crate::cli) share: Vec<String>,
    /// Count a cell on no list as exposed also where it may be large
    #[arg(long)]
    pub(in crate::cli) strict: bool,
    /// Give both ends of every hidden cell (JSON), not of the exposed ones only
    #[arg(long)]
    pub(in crate::cli) intervals: bool,
    /// How the answer is written
    #[arg(long, value_enum, default_value_t = Format::Text)]
    pub(in crate::cli) format: Format,
}

/// What the publisher does with zeros.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(in crate::cli) enum ZerosSaid {
    /// Zero looks like any count under k
    Hidden,
    /// Zero is shown
    Published,
}

/// What a later release may have changed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(in crate::cli) enum Later {
    /// Nothing: all tell of the same true table
    None,
    /// Cases were added, none taken away
    Grows,
    /// Anything
    Free,
}

impl ZerosSaid {
    /// As it is written on the command line.
    pub(in crate::cli) fn word(self) -> &'static str {
        match self {
            Self::Hidden => "hidden",
            Self::Published => "published",
        }
    }
}

impl Later {
    /// As it is written on the command line.
    pub(in crate::cli) fn word(self) -> &'static str {
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
