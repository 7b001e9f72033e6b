//! How often signals fire where nothing happens: a quick look, and the numbers
//! that the pages tell.

#![allow(dead_code)] // what only the program prints
#![allow(clippy::cast_precision_loss)] // counts are small

#[path = "../calibration/city.rs"]
mod city;
#[path = "../calibration/crew.rs"]
mod crew;
#[path = "../calibration/lot.rs"]
mod lot;
#[path = "../calibration/null.rs"]
mod null;
#[path = "../calibration/power.rs"]
mod power;
#[path = "../calibration/signal.rs"]
mod signal;
#[path = "../calibration/table.rs"]
mod table;
#[path = "../calibration/world.rs"]
mod world;

use std::collections::BTreeMap;

use city::City;
use komspot::analysis::{Kind, Random};
use komspot::analysis::{expected_false_alarms_per_month, false_rate};
use lot::{Lot, Noise};
use world::World;

const DISPERSED: World = World { monthly: 150.0, noise: Noise::Dispersed(1.7) };

#[test]
fn where_nothing_happens_no_signal_fires_more_often_than_stated() {
    let city = City::demo().unwrap();
    let measured = [null::measure(&city, DISPERSED, 150, 1)];
    let over = null::over(&measured);
    assert!(over.is_empty(), "{}\n{}", over.join("\n"), table::per_series(&measured));
}

#[test]
fn most_planted_rises_are_found() {
    let city = City::demo().unwrap();
    let mut table = power::Table::default();
    power::run(&city, World { monthly: 600.0, noise: Noise::Poisson }, 15, 1, &mut table);
    let (mut planted, mut found) = (0, 0);
    for by_times in &table {
        // Tripled, any signal, within three months.
        let cell = by_times[2][power::SIGNALS.len() - 1];
        planted += cell.planted;
        found += cell.found[2];
    }
    assert!(planted == 15 && found >= 13, "{found} of {planted}\n{}", table::power(&table));
}

#[test]
fn the_documented_rates_are_those_of_the_program() {
    let text = include_str!("../../docs/calibration.md");
    let (_, after) = text.split_once("| finding | largest rate per series |").expect("the table of rates");
    let documented: BTreeMap<&str, f64> = after
        .lines()
        .skip(2)
        .take_while(|line| line.starts_with('|'))
        .filter_map(|line| {
            let mut cells = line.trim_matches('|').split('|').map(str::trim);
            Some((cells.next()?, cells.next()?.parse().ok()?))
        })
        .collect();
    let known: BTreeMap<&str, f64> =
        table::KINDS.iter().map(|&kind| (signal::word(kind), false_rate(kind))).collect();
    assert_eq!(documented, known);
    let expected = expected_false_alarms_per_month(Kind::Unusual, 150);
    assert!((expected - 150.0 * known["unusual"]).abs() < 1e-12);
}

#[test]
fn lots_have_their_mean_and_variance() {
    let mut random = Random::new(3);
    for (mean, noise, ratio) in
        [(0.6, Noise::Poisson, 1.0), (40.0, Noise::Poisson, 1.0), (7.0, Noise::Dispersed(1.7), 1.7)]
    {
        let lot = Lot::new(mean, noise);
        let draws: Vec<f64> = (0..20_000).map(|_| f64::from(lot.draw(&mut random))).collect();
        let found = draws.iter().sum::<f64>() / 2e4;
        let variance = draws.iter().map(|x| (x - found).powi(2)).sum::<f64>() / 2e4;
        assert!((found - mean).abs() < 4.0 * (ratio * mean / 2e4).sqrt(), "{mean}: {found}");
        assert!((variance / found / ratio - 1.0).abs() < 0.06, "{mean}: {variance}");
    }
}
