//! wip
#![allow(clippy::print_stdout, clippy::print_stderr, clippy::cast_precision_loss)]
mod city; mod crew; mod lot; mod null; mod signal; mod world;
use std::time::Instant;
fn main() {
    let n: u32 = std::env::args().nth(1).and_then(|n| n.parse().ok()).unwrap_or(200);
    let city = city::City::demo().unwrap();
    for noise in [lot::Noise::Poisson, lot::Noise::Dispersed(1.7)] {
        for monthly in [30.0, 150.0, 600.0] {
            for sort in [signal::Sort::Time, signal::Sort::Place] {
                let start = Instant::now();
                let t = null::run(&city, world::World { monthly, noise }, sort, n, 1);
                println!("{noise:?} {monthly} {sort:?} {:?}", start.elapsed());
                for (s, t) in t {
                    println!("  {:30} judged {:.3} per series {:?} per set {:?}", s.name(), t.judged as f64/t.series as f64, t.per_series(), t.per_set());
                }
            }
        }
    }
}
