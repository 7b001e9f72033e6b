//! The command `komspot`.

use std::process::ExitCode;

fn main() -> ExitCode {
    komspot::cli::main()
}
