//! The explorer's table: every area's figure, rate, level and change.

use crate::analysis::{Insufficient, Standing, YearChange};
use crate::domain::{AreaId, Indicator, UNKNOWN_AREA};
use crate::release::ReleaseTable;
use crate::view::compare::CompareQuery;
use crate::view::page::Link;
use crate::view::query::{Colour, Show};
use crate::view::selection::{Yardstick, shows};
use crate::view::series::spark;
use crate::view::table::{Cell, Column, Course, Group, Name, Row, RowKind, Table};
use crate::view::wording::{Level, Said, Tone};
use crate::view::{address, collation};

use super::looks::changed;
use super::reading::Reading;
use super::{name, stretch};

/// True if an indicator has comparable numbers.
pub(super) fn has_rates(indicator: &Indicator) -> bool {
    shows(indicator).contains(&Show::Rate)
}

/// The municipality first, the areas by name, cases without an area last.
pub(super) fn table(reading: &Reading<'_>) -> Table {
    let Reading { snapshot, lang, selection, survey, wording, .. } = reading;
    let (release, lang) = (&snapshot.release, *lang);
    let row = |kind: RowKind, id: &AreaId, name: Name, standing: &Standing, told: Told<'_>| {
        let course =
            spark(release, selection.published, id, selection.age, selection.window, (lang, wording))
                .ok_or_else(|| lang.text("spark-none"));
        let mut cells = figures(reading, standing);
        cells.extend(told.cells(reading, standing));
        if selection.colour != Colour::Hotspot {
            // Cases without an area have no page of their course.
            cells.push(match course {
                Ok(_) if kind != RowKind::Unknown => {
                    Cell::Course(Course { spark: course, href: over_time(reading, id), trend: None })
                }
                course => Cell::Spark(course),
            });
        }
        Row { kind, name, note: None, cells }
    };

    let mut areas: Vec<(&str, Row)> = release
        .coverage
        .places()
        .iter()
        .zip(&survey.areas)
        .zip(reading.verdict.changes.iter().zip(reading.levels.iter().zip(&reading.looks)))
        .enumerate()
        .map(|(at, ((place, standing), (change, (level, look))))| {
            let area = &place.area;
            let link = Link { text: area.name.clone(), href: address::area(lang, &area.id) };
            let kind = match (selection.area, selection.yardstick) {
                (Some(chosen), _) if chosen == at => RowKind::Chosen,
                (_, Yardstick::Area(yardstick)) if yardstick == at => RowKind::Yardstick,
                _ => RowKind::One,
            };
            let told = Told { level: level.clone(), look: Some(look), change: *change };
            (&*area.name, row(kind, &area.id, Name::Link(link), standing, told))
        })
        .collect();
    areas.sort_by(|(a, _), (b, _)| collation::compare(a, b));

    let total = ReleaseTable::total();
    let whole = Name::Plain(lang.text_with("whole-municipality", &[("name", reading.municipality().into())]));
    let level = match selection.yardstick {
        Yardstick::City => wording.yardstick(),
        Yardstick::Area(_) => Level { ratio: None, word: lang.text("against-contains"), shade: None },
        Yardstick::LastYear => {
            Level { shade: None, ..changed(reading, &survey.total, &reading.verdict.total) }
        }
    };
    let told = Told { level, look: None, change: reading.verdict.total };
    let mut rows = vec![row(RowKind::Total, &total, whole, &survey.total, told)];
    rows.extend(areas.into_iter().map(|(_, row)| row));
    rows.extend(survey.unknown.as_ref().map(|standing| {
        let name = Name::Plain(lang.text("area-unknown"));
        let change = Err(Insufficient::Unsuited);
        let level = match selection.yardstick {
            Yardstick::LastYear => Level { shade: None, ..changed(reading, standing, &change) },
            _ => wording.unplaced(standing),
        };
        let told = Told { level, look: None, change };
        row(RowKind::Unknown, &AreaId::new(UNKNOWN_AREA), name, standing, told)
    }));

    let caption = lang.text_with(
        "table-caption",
        &[
            ("indicator", name(lang, &selection.published.indicator).into()),
            ("period", stretch(lang, selection.window).into()),
        ],
    );
    Table { key: "t", caption, columns: columns(reading), groups: vec![Group { heading: None, rows }] }
}

/// The address of a row's course over time: an area's, or the municipality's.
fn over_time(reading: &Reading<'_>, id: &AreaId) -> String {
    let is_place = reading.snapshot.release.coverage.position(id).is_some();
    let query = CompareQuery {
        indicator: reading.state.indicator.clone(),
        areas: if is_place { vec![id.as_str().to_owned()] } else { Vec::new() },
        age_group: reading.state.age_group,
        theme: reading.state.theme,
        lang: Some(reading.lang),
        ..CompareQuery::default()
    };
    query.href()
}

/// What is said of a row beside its figures.
struct Told<'a> {
    /// Against the yardstick.
    level: Level,
    /// What colour tells, if it is on the map.
    look: Option<&'a Level>,
    /// On a year.
    change: Result<YearChange, Insufficient>,
}

impl Told<'_> {
    /// The swatch stands with what it tells.
    fn cells(self, reading: &Reading<'_>, standing: &Standing) -> Vec<Cell> {
        let Self { level, look, change } = self;
        let colour = reading.selection.colour;
        let plain = |level: Level| match colour {
            Colour::Level => level,
            Colour::Change | Colour::Hotspot => Level { shade: None, ..level },
        };
        let mut cells = Vec::new();
        if reading.selection.yardstick == Yardstick::LastYear {
            let told = if colour == Colour::Hotspot { plain(level) } else { level };
            cells.push(Cell::Level(told));
        } else {
            if is_compared(reading) {
                cells.push(Cell::Figure(ratio(level.ratio.clone())));
                cells.push(Cell::Level(Level { ratio: None, ..plain(level) }));
            }
            let said = reading.wording.change(standing, &change);
            cells.push(match look.filter(|_| colour == Colour::Change) {
                Some(look) => Cell::Level(look.clone()),
                None => Cell::Change(said),
            });
        }
        if colour == Colour::Hotspot {
            let none = || Level { ratio: None, word: "–".to_owned(), shade: None };
            cells.push(Cell::Level(look.cloned().unwrap_or_else(none)));
        }
        cells
    }
}

fn ratio(ratio: Option<String>) -> Said {
    let (text, tone) = ratio.map_or(("–".to_owned(), Tone::Absent), |text| (text, Tone::Number));
    Said { text, tone, note: None }
}

/// True if areas can be held against something else than themselves.
fn is_compared(reading: &Reading<'_>) -> bool {
    has_rates(&reading.selection.published.indicator)
}

/// Count and comparable number; a year earlier as well where that is the yardstick.
fn figures(reading: &Reading<'_>, standing: &Standing) -> Vec<Cell> {
    let wording = &reading.wording;
    let rated = has_rates(&reading.selection.published.indicator);
    let number = |standing: &Standing| if rated { wording.rate(standing) } else { wording.count(standing) };
    let mut cells = Vec::new();
    if rated {
        cells.push(Cell::Figure(wording.count(standing)));
    }
    cells.push(Cell::Main(number(standing)));
    if reading.selection.yardstick == Yardstick::LastYear {
        let before = Standing {
            figure: standing.figure_before,
            rate: standing.rate_before,
            provisional: false,
            ..standing.clone()
        };
        cells.push(Cell::Figure(number(&before)));
    }
    cells
}

fn columns(reading: &Reading<'_>) -> Vec<Column> {
    let (lang, wording) = (reading.lang, &reading.wording);
    let rated = has_rates(&reading.selection.published.indicator);
    let column = |text: String, numeric: bool| Column { text, numeric };
    let mut columns = vec![column(lang.text("table-area"), false), column(wording.count_label(), true)];
    if rated {
        columns.push(column(wording.scale(), true));
    }
    match reading.selection.yardstick {
        Yardstick::LastYear => {
            columns.push(column(lang.text("table-before"), true));
            columns.push(column(lang.text("table-change"), false));
        }
        yardstick => {
            if rated {
                let (level, sure) = if let Yardstick::Area(at) = yardstick {
                    let name = reading.place(at).map_or("", |(_, name)| name);
                    let level = lang.text_with("table-level-area", &[("place", name.into())]);
                    (level, lang.text("table-certainty-area"))
                } else {
                    let place = reading.municipality();
                    let level = lang.text_with("table-level", &[("place", place.into())]);
                    (level, lang.text("table-certainty"))
                };
                columns.push(column(level, true));
                columns.push(column(sure, false));
            }
            columns.push(column(lang.text("table-change"), false));
        }
    }
    // The course over time makes way for what is said of it.
    let last = if reading.selection.colour == Colour::Hotspot { "table-history" } else { "table-course" };
    columns.push(column(lang.text(last), false));
    columns
}
