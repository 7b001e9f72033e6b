//! The same months in earlier years: one line for each year.

use super::course::{is_from, legend, notes, periods, slots};
use super::expected::usual;
use super::notes::remarks;
use super::reading::{Course, Reading, decimals};
use super::{Chart, Line, Look, Row, Scale, Sheet, Tick, Track, Usual};
use crate::domain::{AgeGroup, AreaId, Granularity, Period};
use crate::locale::{self, Lang};
use crate::release::Published;
use crate::snapshot::Snapshot;

/// Most years side by side.
const YEARS: i16 = 5;

/// True for periods of which a year has several.
#[must_use]
pub fn has_seasons(level: Granularity) -> bool {
    matches!(level, Granularity::Month | Granularity::Quarter | Granularity::HalfYear)
}

/// Draws one line's years above one another; `None` where a year has no
/// seasons or there is but one year. Years before a break in the way of
/// counting are left out: they are not to be compared.
#[must_use]
pub fn by_season(
    snapshot: &Snapshot,
    of: &Published,
    track: &Track,
    (level, age): (Granularity, AgeGroup),
    (lang, key): (Lang, &str),
) -> Option<Chart> {
    if !has_seasons(level) {
        return None;
    }
    let release = &snapshot.release;
    let reading = Reading { release, of, age, lang, k: snapshot.origin.k };
    let all = periods(of, std::slice::from_ref(&track.area), age, level);
    let newest = all.last()?.first_year();
    let since = last_break(snapshot, of, &track.area, *all.last()?);
    let years: Vec<i16> = (newest - YEARS + 1..=newest)
        .filter(|year| all.iter().any(|at| at.first_year() == *year))
        .filter(|year| since.is_none_or(|since| is_from(Period::year(*year), since)))
        .collect();
    if years.len() < 2 {
        return None;
    }
    let of_year = |year: i16| -> Vec<Period> { Period::year(year).parts(level).collect() };
    let courses: Vec<_> = years.iter().map(|&year| reading.course(&track.area, &of_year(year))).collect();
    let look = |year: i16| match newest - year {
        0 => Look::Own(0),
        1 => Look::Before,
        _ => Look::Earlier,
    };
    let current = of_year(newest);
    let band = current_year(usual(reading, &track.area, &all, snapshot.origin.k), &all, newest);
    let highs = band.iter().flatten().map(|usual| usual.high);
    let known = || courses.iter().flat_map(Course::known);
    let scale = Scale::of(known().chain(highs), reading.has_zero(), reading.stands_for_itself(), lang);
    let places = decimals(reading, known().fold(0.0, f64::max));
    let lines: Vec<Line> = years
        .iter()
        .zip(&courses)
        .map(|(&year, course)| Line {
            name: year.to_string(),
            look: look(year),
            pieces: course.pieces(&[]),
            hidden: if year == newest { course.hidden(reading) } else { Vec::new() },
            end: course.end(),
        })
        .collect();
    let rows: Vec<Row> = current
        .iter()
        .enumerate()
        .map(|(slot, &at)| Row {
            id: format!("{key}-{slot}"),
            name: locale::season(lang, at),
            cells: courses
                .iter()
                .filter_map(|course| course.cells.get(slot).map(|cell| reading.said(cell, places)))
                .collect(),
        })
        .collect();
    let tracks: Vec<Track> =
        lines.iter().map(|line| Track { name: line.name.clone(), ..track.clone() }).collect();
    let indicator = super::super::explorer::name(lang, &of.indicator);
    let title = lang
        .text_with("chart-seasons", &[("indicator", indicator.into()), ("name", track.name.as_str().into())]);
    let first = years.first().map(ToString::to_string).unwrap_or_default();
    let description = lang.text_with(
        "chart-seasons-described",
        &[("name", track.name.as_str().into()), ("first", first.into()), ("last", newest.to_string().into())],
    );
    let remarks = remarks(release, &of.indicator.id, std::slice::from_ref(track), &current, lang);
    let mut said = notes(&scale, reading, !band.is_empty(), &remarks);
    if since.is_some() {
        said.push(lang.text("chart-seasons-break"));
    }
    Some(Chart {
        key: key.to_owned(),
        unit: crate::view::measure::unit(of, age, lang),
        description,
        slots: slots(&rows, &tracks),
        ticks: ticks(&current, lang),
        legend: legend(lang, &lines, !band.is_empty(), 1),
        notes: said,
        laned: false,
        remarks,
        sheet: Sheet::new(lang, &title, lines.iter().map(|line| line.name.as_str()), rows),
        title,
        scale,
        band,
        lines,
    })
}

/// The newest break in the way of counting that lies within the figures.
fn last_break(snapshot: &Snapshot, of: &Published, area: &AreaId, last: Period) -> Option<Period> {
    let notes = snapshot.release.notes.iter().filter(|note| note.breaks(&of.indicator.id, area));
    notes.map(|note| note.period).filter(|at| is_from(last, *at)).max_by_key(|at| at.end())
}

/// What is usual for the newest year, by the seasons' slots.
fn current_year(band: Vec<Vec<Usual>>, all: &[Period], year: i16) -> Vec<Vec<Usual>> {
    let slot = |usual: &Usual| {
        let at = all.get(usual.slot).filter(|at| at.first_year() == year)?;
        Some(Usual { slot: usize::from(at.number()).checked_sub(1)?, ..*usual })
    };
    let piece = |piece: Vec<Usual>| -> Vec<Usual> { piece.iter().filter_map(slot).collect() };
    band.into_iter().map(piece).filter(|piece| !piece.is_empty()).collect()
}

fn ticks(periods: &[Period], lang: Lang) -> Vec<Tick> {
    let mut from = 0.0;
    let mut ticks = Vec::new();
    for &at in periods {
        let short = locale::period_short(lang, at);
        let text = short.strip_suffix(&format!(" {}", at.first_year())).unwrap_or(&short).to_owned();
        ticks.push(Tick { from, to: from + 1.0, text });
        from += 1.0;
    }
    ticks
}
