//! Writes the manual pages and what shells complete, from the program's own words about its command
//! line: `cargo run --example manual -- FOLDER`.

use std::fs;
use std::io;
use std::path::Path;

use clap::Command;
use clap_complete::{Shell, generate_to};
use clap_mangen::Man;

fn main() -> io::Result<()> {
    let folder = std::env::args_os().nth(1).ok_or_else(|| io::Error::other("which folder?"))?;
    let folder = Path::new(&folder);
    let pages = folder.join("man");
    fs::create_dir_all(&pages)?;
    let mut command = shown(&komspot::cli::command());
    for shell in [Shell::Bash, Shell::Zsh, Shell::Fish] {
        generate_to(shell, &mut command.clone(), "komspot", folder)?;
    }
    command.build();
    page(&command, "komspot", &pages)
}

/// One page for each command and what stands below it, as `man komspot-held-confirm` asks for them.
fn page(command: &Command, name: &str, folder: &Path) -> io::Result<()> {
    let mut text = Vec::new();
    Man::new(command.clone().name(name.to_owned()).bin_name(name.replace('-', " "))).render(&mut text)?;
    fs::write(folder.join(format!("{name}.1")), text)?;
    for below in command.get_subcommands().filter(|below| below.get_name() != "help") {
        page(below, &format!("{name}-{}", below.get_name()), folder)?;
    }
    Ok(())
}

/// The command without what the program says to itself.
fn shown(command: &Command) -> Command {
    let below = command.get_subcommands().filter(|below| !below.is_hide_set());
    Command::new("komspot")
        .version(env!("CARGO_PKG_VERSION"))
        .about(command.get_about().cloned().unwrap_or_default())
        .args(command.get_arguments())
        .subcommands(below)
}
