//! Tells the linker where the prebuilt DuckDB library lies, and the programs
//! where to look for it when they start; tells the program the date of its source.

use std::env;
use std::process::Command;

fn main() {
    println!("cargo::rerun-if-changed=build.rs");
    date_of_source();
    println!("cargo::rerun-if-env-changed=DUCKDB_LIB_DIR");
    if env::var_os("CARGO_FEATURE_BUNDLED").is_some() {
        return;
    }
    let Some(library) = env::var_os("DUCKDB_LIB_DIR") else {
        println!(
            "cargo::error=DUCKDB_LIB_DIR is not set: run `make setup` once, or build with --features bundled"
        );
        return;
    };
    // The package's library has one place, which is found without /proc too.
    // Elsewhere it lies beside the program, or under lib where the program is
    // under bin; and a build that was just made finds it where `make setup`
    // put it.
    println!("cargo::rerun-if-env-changed=KOMSPOT_PACKAGED");
    let library = library.to_string_lossy();
    let places: &[&str] = match env::var_os("KOMSPOT_PACKAGED") {
        Some(_) => &["/usr/lib/komspot"],
        None => &["$ORIGIN", "$ORIGIN/../lib/komspot", &library],
    };
    for place in places {
        println!("cargo::rustc-link-arg=-Wl,-rpath,{place}");
    }
}

/// A time before which no clock is right that runs this program, in seconds since 1970. The source's
/// date and not the build's, so that the same source gives the same program.
fn date_of_source() {
    println!("cargo::rerun-if-env-changed=SOURCE_DATE_EPOCH");
    let committed = || {
        let git = Command::new("git").args(["log", "-1", "--format=%ct"]).output().ok()?;
        git.status.success().then(|| String::from_utf8_lossy(&git.stdout).trim().to_owned())
    };
    if let Some(date) = env::var("SOURCE_DATE_EPOCH").ok().or_else(committed) {
        println!("cargo::rustc-env=KOMSPOT_DATE={date}");
    }
}
