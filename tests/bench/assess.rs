//! Times the analysis of the snapshot that is shown, for the benchmark:
//! `cargo run --release --example assess -- DATA` prints, one run a line, the
//! seconds, the number of signals, and a print of all that was found: it stays
//! the same as long as no result has changed in its last digit.
#![allow(clippy::print_stdout, clippy::print_stderr)]

use std::hash::{DefaultHasher, Hash as _, Hasher as _};
use std::path::Path;
use std::process::ExitCode;
use std::time::Instant;

use komspot::analysis::{Terms, assess};
use komspot::snapshot::Store;

fn main() -> ExitCode {
    let Some(data) = std::env::args().nth(1) else {
        eprintln!("which data directory?");
        return ExitCode::from(2);
    };
    let store = Store::new(Path::new(&data));
    let snapshot = match store.current().map(|id| store.load(&id)) {
        Some(Ok(snapshot)) => snapshot,
        other => {
            eprintln!("no snapshot to analyse in {data}: {other:?}");
            return ExitCode::FAILURE;
        }
    };
    let terms = Terms { k: snapshot.origin.k, release: snapshot.id.as_str() };
    for _ in 0..5 {
        let begun = Instant::now();
        let assessment = assess(&snapshot.release, &terms);
        let took = begun.elapsed().as_secs_f64();
        let mut found = DefaultHasher::new();
        format!("{assessment:?}").hash(&mut found);
        println!("{took:.4} {} {:016x}", assessment.signals().count(), found.finish());
    }
    ExitCode::SUCCESS
}
