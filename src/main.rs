//! The command `komspot`.

use std::process::ExitCode;

fn main() -> ExitCode {
    ExitCode::SUCCESS
}
