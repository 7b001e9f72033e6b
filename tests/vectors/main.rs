//! Runs reference vectors: `cargo run --release --example vectors -- FOLDER`.
//!
//! Every JSON file holds a method's input, the answer of another program and a
//! tolerance. Prints each difference and a summary; ends with 1 if anything is
//! out of tolerance or a file was not understood.

#![allow(clippy::print_stdout, clippy::print_stderr)] // printing is what it is for

mod answer;
mod compare;
mod folder;

use std::path::Path;
use std::process::ExitCode;

fn main() -> ExitCode {
    let Some(folder) = std::env::args_os().nth(1) else {
        eprintln!("usage: vectors FOLDER");
        return ExitCode::from(2);
    };
    match folder::run(Path::new(&folder)) {
        Ok(outcome) => {
            for line in &outcome.lines {
                println!("{line}");
            }
            println!("{}", outcome.summary());
            if outcome.is_good() { ExitCode::SUCCESS } else { ExitCode::FAILURE }
        }
        Err(error) => {
            eprintln!("{}: {error}", Path::new(&folder).display());
            ExitCode::FAILURE
        }
    }
}
