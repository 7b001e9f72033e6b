//! Tells the linker where the prebuilt DuckDB library lies, and the programs
//! where to look for it when they start.

use std::env;

fn main() {
    println!("cargo::rerun-if-changed=build.rs");
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
    // A package carries the library beside the program, or under lib where
    // the program is under bin; a build that was just made finds it where
    // `make setup` put it.
    for place in ["$ORIGIN", "$ORIGIN/../lib/komspot", &library.to_string_lossy()] {
        println!("cargo::rustc-link-arg=-Wl,-rpath,{place}");
    }
}
