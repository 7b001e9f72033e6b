//! The results as tables.

use std::fmt::Write as _;

use komspot::analysis::Kind;

use super::null::{Measured, Tally};
use super::power::{self, AFTER, Asked, SIGNALS, SIZES, TIMES};
use super::signal::{Signal, Stated, word};
use super::world::World;

/// Share of judged series, in per cent.
pub(crate) fn per_series(measured: &[Measured]) -> String {
    by_world("signal", measured, Tally::per_series, |stated| match stated {
        Stated::PerSeries(level) => Some(level),
        Stated::PerSet(_) => None,
    })
}

/// Share of data sets, in per cent.
pub(crate) fn per_set(measured: &[Measured]) -> String {
    by_world("in a data set", measured, Tally::per_set, |stated| match stated {
        Stated::PerSeries(_) => None,
        Stated::PerSet(level) => Some(level),
    })
}

fn by_world(
    title: &str,
    measured: &[Measured],
    share: fn(&Tally) -> Option<(f64, f64)>,
    level: fn(Stated) -> Option<f64>,
) -> String {
    let mut text = format!("| {title} | states |");
    for world in World::ALL {
        let _ = write!(text, " {} |", world.name());
    }
    text += "\n|---|--:|";
    text += &"--:|".repeat(World::ALL.len());
    for signal in Signal::ALL {
        let stated =
            level(signal.stated()).map_or_else(|| "–".to_owned(), |level| format!("{:.1}", level * 100.0));
        let _ = write!(text, "\n| {} | {stated} |", signal.name());
        for world in measured {
            let cell = world.tally(signal).and_then(share);
            let cell = cell.map_or_else(
                || "not judged".to_owned(),
                |(rate, error)| format!("{:.2} ± {:.2}", rate * 100.0, error * 100.0),
            );
            let _ = write!(text, " {cell} |");
        }
    }
    text + "\n"
}

/// The kinds of findings with the rates that the program knows them by.
pub(crate) fn rates(measured: &[Measured]) -> String {
    let mut text = "| finding | largest rate per series |\n|---|--:|".to_owned();
    for kind in KINDS {
        let _ = write!(text, "\n| {} | {:.5} |", word(kind), largest(measured, kind));
    }
    text + "\n"
}

/// Largest rate of a kind of finding in any world: of an area, or for clusters
/// of an indicator.
fn largest(measured: &[Measured], kind: Kind) -> f64 {
    let rate = |of: &Measured| {
        let tally = of.tally(Signal::Finding(kind))?;
        let (rate, _) = if kind == Kind::Cluster { tally.per_set()? } else { tally.per_series()? };
        Some(rate)
    };
    measured.iter().filter_map(rate).fold(0.0, f64::max)
}

/// Every kind of finding.
pub(crate) const KINDS: [Kind; 8] = [
    Kind::Unusual,
    Kind::Rise,
    Kind::Fall,
    Kind::High,
    Kind::Low,
    Kind::Cluster,
    Kind::TrendUp,
    Kind::TrendDown,
];

/// How many of a hundred rises are found, one table for every signal.
pub(crate) fn power(table: &power::Table) -> String {
    SIGNALS.iter().enumerate().map(|(at, asked)| one_power(table, at, *asked)).collect()
}

fn one_power(table: &power::Table, at: usize, asked: Asked) -> String {
    let mut text = format!("**{}**\n\n| usual count in a month | rise |", asked.name());
    for after in AFTER {
        let _ = write!(text, " {after} mo. |");
    }
    text += " rises |\n|---|--:|";
    text += &"--:|".repeat(AFTER.len() + 1);
    let mut from = 0.0;
    for (end, by_times) in SIZES.iter().zip(table) {
        let size = if end.is_finite() { format!("{from}–{end}") } else { format!("{from} and more") };
        from = *end;
        for (times, by_signal) in TIMES.iter().zip(by_times) {
            let Some(cell) = by_signal.get(at) else { continue };
            let _ = write!(text, "\n| {size} | × {times} |");
            for found in cell.found {
                let share = f64::from(found) / f64::from(cell.planted.max(1)) * 100.0;
                let _ = write!(text, " {share:.0} |");
            }
            let _ = write!(text, " {} |", cell.planted);
        }
    }
    text + "\n\n"
}
