//! Measures how often each signal fires where nothing happens, and how soon
//! where something does: `cargo run --release --example calibration`.
//!
//! `--sets N` draws N data sets for each world (10,000), `--rises N` plants N
//! rises in each (a twentieth of the sets), `--seed N` draws others. Prints the
//! tables of `docs/calibration.md`; how far it has come goes to stderr. Ends
//! with 1 if a signal fires more often than it states.

#![allow(clippy::print_stdout, clippy::print_stderr)] // printing is what it is for
#![allow(clippy::cast_precision_loss)] // counts are small

mod city;
mod crew;
mod lot;
mod null;
mod power;
mod signal;
mod table;
mod world;

use std::process::ExitCode;
use std::time::Instant;

use city::City;
use null::Measured;
use world::World;

/// What was asked for.
struct Asked {
    sets: u32,
    rises: Option<u32>,
    seed: u64,
}

fn main() -> ExitCode {
    let Some(asked) = asked(std::env::args().skip(1)) else {
        eprintln!("usage: calibration [--sets N] [--rises N] [--seed N]");
        return ExitCode::from(2);
    };
    match City::demo() {
        Ok(city) => run(&city, &asked),
        Err(error) => {
            eprintln!("{error}");
            ExitCode::FAILURE
        }
    }
}

fn asked(mut arguments: impl Iterator<Item = String>) -> Option<Asked> {
    let mut asked = Asked { sets: 10_000, rises: None, seed: 2026 };
    while let Some(option) = arguments.next() {
        let number = arguments.next()?;
        match option.as_str() {
            "--sets" => asked.sets = number.parse().ok()?,
            "--rises" => asked.rises = Some(number.parse().ok()?),
            "--seed" => asked.seed = number.parse().ok()?,
            _ => return None,
        }
    }
    Some(asked)
}

fn run(city: &City, asked: &Asked) -> ExitCode {
    let start = Instant::now();
    let told = |what: &str| eprintln!("{:4} s  {what}", start.elapsed().as_secs());
    let mut measured: Vec<Measured> = Vec::new();
    for world in World::ALL {
        told(&format!("{}: {} data sets", world.name(), asked.sets));
        measured.push(null::measure(city, world, asked.sets, asked.seed));
    }
    let rises = asked.rises.unwrap_or(asked.sets / 20);
    let mut power = power::Table::default();
    for world in World::ALL {
        told(&format!("{}: {rises} rises of each height", world.name()));
        power::run(city, world, rises, world.seed(asked.seed), &mut power);
    }
    told("done");
    println!("{} data sets and {rises} rises in each world, seed {}\n", asked.sets, asked.seed);
    println!("{}", table::per_series(&measured));
    println!("{}", table::per_set(&measured));
    println!("{}", table::rates(&measured));
    println!("{}", table::power(&power));
    let over = null::over(&measured);
    for fault in &over {
        println!("more often than stated: {fault}");
    }
    if over.is_empty() { ExitCode::SUCCESS } else { ExitCode::FAILURE }
}
