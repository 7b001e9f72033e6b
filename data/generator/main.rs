//! Writes the demo bundle: `cargo run --example demo -- OUTDIR`.
//!
//! The same files come out on every machine; those in `data/demo` are what it
//! wrote last. See `data/README.md`.

use std::path::PathBuf;
use std::process::ExitCode;

mod invent;

#[allow(clippy::print_stdout, clippy::print_stderr)]
fn main() -> ExitCode {
    let Some(folder) = std::env::args_os().nth(1).map(PathBuf::from) else {
        eprintln!("usage: cargo run --example demo -- OUTDIR");
        return ExitCode::from(2);
    };
    match write(&folder) {
        Ok(()) => {
            println!("Planted truths:\n\n{}", invent::truths::table());
            ExitCode::SUCCESS
        }
        Err(error) => {
            eprintln!("{}: {error}", folder.display());
            ExitCode::FAILURE
        }
    }
}

/// Writes every file of the bundle into `folder`.
fn write(folder: &std::path::Path) -> Result<(), Box<dyn std::error::Error>> {
    std::fs::create_dir_all(folder)?;
    for file in invent::bundle()? {
        std::fs::write(folder.join(file.name), file.bytes)?;
    }
    Ok(())
}
