//! A chart of figures over time.

use super::expected::usual;
use super::notes::{breaks, remarks};
use super::reading::{Course, Reading, decimals};
use super::{Chart, Key, Line, Look, Remark, Row, Sample, Scale, Sheet, Slot, Tick, Track};
use crate::domain::{AgeGroup, AreaId, Figure, Granularity, Mark, NoteKind, Period};
use crate::locale::{self, Lang};
use crate::release::{Published, ReleaseTable};
use crate::snapshot::Snapshot;
use crate::view::measure::unit;

/// Most periods of one chart; of a longer history the newest are drawn.
const MOST: usize = 180;
/// Share of an area's periods that has to be published for a level to suit it.
const ENOUGH: f64 = 0.6;
/// The same for months of a single line, which are finer than need be.
const PLENTY: f64 = 0.8;

/// The lengths of periods that some of the areas have figures of, finest first.
#[must_use]
pub fn levels(of: &Published, areas: &[AreaId], age: AgeGroup) -> Vec<Granularity> {
    let listed = |level: &Granularity| {
        let mut periods = of.table.periods().iter().filter(|at| at.level() == *level);
        periods.any(|&at| areas.iter().any(|area| is_listed(of.table.figure(area, at, age))))
    };
    of.indicator.granularity.levels().filter(listed).collect()
}

/// The length of periods to begin with: for a single line months if nearly all
/// of them are published; else the finest of which most are, months excepted.
#[must_use]
pub fn usual_level(of: &Published, areas: &[AreaId], age: AgeGroup) -> Option<Granularity> {
    let levels = levels(of, areas, age);
    let share = |level: Granularity| {
        let periods = periods(of, areas, age, level);
        let known = |area: &AreaId| {
            periods.iter().filter(|at| of.table.figure(area, **at, age).known().is_some()).count()
        };
        let least = areas.iter().map(known).min().unwrap_or(0);
        #[allow(clippy::cast_precision_loss)] // a few hundred periods
        let share = least as f64 / periods.len().max(1) as f64;
        share
    };
    let months = levels.first().copied().filter(|&level| level == Granularity::Month);
    if areas.len() == 1
        && let Some(months) = months.filter(|&months| share(months) >= PLENTY)
    {
        return Some(months);
    }
    let coarser = || levels.iter().copied().filter(|&level| Some(level) != months);
    let enough = coarser().find(|&level| share(level) >= ENOUGH);
    let best = || coarser().max_by(|&a, &b| share(a).total_cmp(&share(b)).then(b.cmp(&a)));
    enough.or_else(best).or(months)
}

fn is_listed(figure: Figure) -> bool {
    !matches!(figure, Figure::Missing | Figure::Suppressed(Mark::Unlisted))
}

/// The periods of a level without gaps, from the first to the newest that is
/// listed of any of the areas.
pub(super) fn periods(of: &Published, areas: &[AreaId], age: AgeGroup, level: Granularity) -> Vec<Period> {
    let listed = |at: &Period| areas.iter().any(|area| is_listed(of.table.figure(area, *at, age)));
    let mut found = of.table.periods().iter().copied().filter(|at| at.level() == level).filter(listed);
    let Some(first) = found.next() else { return Vec::new() };
    let last = found.next_back().unwrap_or(first);
    let mut periods: Vec<Period> = std::iter::successors(Some(last), |at| Some(at.step(-1)))
        .take_while(|at| *at >= first)
        .take(MOST)
        .collect();
    periods.reverse();
    periods
}

/// Draws the lines of some areas, or of the municipality, over time; `None`
/// where fewer than two periods have been listed.
#[must_use]
pub fn over_time(
    snapshot: &Snapshot,
    of: &Published,
    tracks: &[Track],
    (level, age): (Granularity, AgeGroup),
    (lang, key): (Lang, &str),
) -> Option<Chart> {
    let release = &snapshot.release;
    let reading = Reading { release, of, age, lang, k: snapshot.origin.k };
    let areas: Vec<AreaId> = tracks.iter().map(|track| track.area.clone()).collect();
    let periods = periods(of, &areas, age, level);
    if periods.len() < 2 {
        return None;
    }
    let courses: Vec<Course<'_>> = tracks.iter().map(|track| reading.course(&track.area, &periods)).collect();
    let own = || tracks.iter().filter(|track| matches!(track.look, Look::Own(_))).count();
    // What is usual is drawn for one line only: several bands hide one another.
    let band = match tracks.iter().find(|track| matches!(track.look, Look::Own(_))) {
        Some(track) if own() == 1 => usual(reading, &track.area, &periods, snapshot.origin.k),
        _ => Vec::new(),
    };
    let highs = band.iter().flatten().map(|usual| usual.high);
    let known = || courses.iter().flat_map(Course::known);
    let scale = Scale::of(known().chain(highs), reading.has_zero(), reading.stands_for_itself(), lang);
    let places = decimals(reading, known().fold(0.0, f64::max));
    let id = &of.indicator.id;
    let lines: Vec<Line> = tracks
        .iter()
        .zip(&courses)
        .map(|(track, course)| Line {
            name: track.name.clone(),
            look: track.look,
            pieces: course.pieces(&breaks(release, id, course.area, &periods)),
            hidden: if track.look == Look::Yardstick { Vec::new() } else { course.hidden(reading) },
            end: course.end(),
        })
        .collect();
    let remarks = remarks(release, id, tracks, &periods, lang);
    let rows = rows(key, reading, (tracks, &courses), &periods, places);
    let title = title(of, tracks, lang);
    Some(Chart {
        key: key.to_owned(),
        unit: unit(of, age, lang),
        description: description(reading, (tracks, &courses), &periods, places),
        slots: slots(&rows, tracks),
        ticks: ticks(&periods, lang),
        legend: legend(lang, &lines, !band.is_empty(), own()),
        notes: notes(&scale, reading, !band.is_empty(), &remarks),
        laned: own() > 1,
        sheet: Sheet::new(lang, &title, tracks.iter().map(|track| track.name.as_str()), rows),
        title,
        scale,
        band,
        lines,
        remarks,
    })
}

fn title(of: &Published, tracks: &[Track], lang: Lang) -> String {
    let names: Vec<&str> = tracks.iter().map(|track| track.name.as_str()).collect();
    format!("{}: {}", crate::view::explorer::name(lang, &of.indicator), names.join(", "))
}

fn rows(
    key: &str,
    reading: Reading<'_>,
    (tracks, courses): (&[Track], &[Course<'_>]),
    periods: &[Period],
    places: usize,
) -> Vec<Row> {
    let row = |(slot, &at): (usize, &Period)| Row {
        id: format!("{key}-{at}").replace('/', "-"),
        name: locale::period(reading.lang, at),
        cells: courses
            .iter()
            .take(tracks.len())
            .filter_map(|course| course.cells.get(slot).map(|cell| reading.said(cell, places)))
            .collect(),
    };
    periods.iter().enumerate().map(row).collect()
}

/// Everything about each period, line by line.
pub(super) fn slots(rows: &[Row], tracks: &[Track]) -> Vec<Slot> {
    let said = |row: &Row| {
        let cells = row.cells.iter().zip(tracks).map(|(cell, track)| {
            let note = cell.note.as_ref().map(|note| format!(" ({note})")).unwrap_or_default();
            format!("{}: {}{note}", track.name, cell.text)
        });
        std::iter::once(row.name.clone()).chain(cells).collect()
    };
    rows.iter().map(|row| Slot { id: row.id.clone(), said: said(row) }).collect()
}

/// Years below their periods; where periods are years themselves, each by name.
fn ticks(periods: &[Period], lang: Lang) -> Vec<Tick> {
    let mut ticks: Vec<Tick> = Vec::new();
    let mut from = 0.0;
    for at in periods {
        let to = from + 1.0;
        let text = match at.level() {
            Granularity::Year | Granularity::SchoolYear => locale::period(lang, *at),
            _ => at.first_year().to_string(),
        };
        match ticks.last_mut().filter(|tick| tick.text == text) {
            Some(tick) => tick.to = to,
            None => ticks.push(Tick { from, to, text }),
        }
        from = to;
    }
    ticks
}

/// From when to when, between which figures, the newest, and how many are not shown.
fn description(
    reading: Reading<'_>,
    (tracks, courses): (&[Track], &[Course<'_>]),
    periods: &[Period],
    places: usize,
) -> String {
    let lang = reading.lang;
    let (Some(first), Some(last)) = (periods.first(), periods.last()) else { return String::new() };
    let mut said = vec![lang.text_with(
        "chart-span",
        &[("first", locale::period(lang, *first).into()), ("last", locale::period(lang, *last).into())],
    )];
    for (track, course) in tracks.iter().zip(courses) {
        let low = course.known().fold(f64::INFINITY, f64::min);
        let high = course.known().fold(f64::NEG_INFINITY, f64::max);
        let hidden = course.cells.iter().filter(|cell| cell.figure.is_suppressed()).count();
        let Some((slot, newest)) = course.end() else {
            said.push(lang.text_with("chart-line-none", &[("name", track.name.as_str().into())]));
            continue;
        };
        let when = periods.get(slot).map(|at| locale::period(lang, *at)).unwrap_or_default();
        said.push(lang.text_with(
            "chart-line",
            &[
                ("name", track.name.as_str().into()),
                ("low", reading.write(low, places).into()),
                ("high", reading.write(high, places).into()),
                ("newest", reading.write(newest, places).into()),
                ("when", when.into()),
                ("hidden", hidden.into()),
            ],
        ));
    }
    said.join(" ")
}

/// What the looks in a picture mean.
pub(super) fn legend(lang: Lang, lines: &[Line], band: bool, own: usize) -> Vec<Key> {
    let mut keys: Vec<Key> = Vec::new();
    let mut earliest = String::new();
    for line in lines {
        let sample = Sample::Line(line.look);
        if let Some(key) = keys.last_mut().filter(|key| line.look == Look::Earlier && key.sample == sample) {
            // Earlier years look alike: the first and the last of them are named.
            key.text = format!("{earliest}–{}", line.name);
        } else {
            earliest.clone_from(&line.name);
            keys.push(Key { sample, text: line.name.clone() });
        }
    }
    let provisional = lines.iter().flat_map(|line| &line.pieces).any(|piece| piece.provisional);
    let hidden = lines.iter().any(|line| !line.hidden.is_empty());
    let extra = [
        (provisional, Sample::Provisional, "figure-provisional"),
        (hidden, Sample::Hidden, "chart-hidden"),
        (band && own == 1, Sample::Usual, "chart-usual"),
    ];
    keys.extend(
        extra
            .into_iter()
            .filter(|(there, ..)| *there)
            .map(|(_, sample, key)| Key { sample, text: lang.text(key) }),
    );
    keys
}

/// What has to be said beside a picture.
pub(super) fn notes(scale: &Scale, reading: Reading<'_>, band: bool, remarks: &[Remark]) -> Vec<String> {
    let lang = reading.lang;
    let mut notes = Vec::new();
    if remarks.iter().any(|remark| remark.kind == NoteKind::Effort) {
        notes.push(lang.text("happened-untold"));
    }
    if !reading.has_zero() && scale.low != 0.0 {
        notes.push(lang.text("chart-not-from-zero"));
    }
    if band {
        notes.push(lang.text("chart-usual.how"));
    }
    notes
}

/// The municipality's line among others, or by itself.
#[must_use]
pub(in crate::view) fn whole(snapshot: &Snapshot, lang: Lang, look: Look) -> Track {
    let municipality = snapshot.release.municipality.as_str();
    let name = lang.text_with("whole-municipality", &[("name", municipality.into())]);
    Track { area: ReleaseTable::total(), name, look }
}

/// True if a period begins on or after the first month of another.
pub(super) fn is_from(at: Period, from: Period) -> bool {
    at.start() >= from.start()
}
