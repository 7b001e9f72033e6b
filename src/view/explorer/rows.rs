//! The explorer's table: every area's figure, rate, level and change.

use crate::analysis::{Insufficient, Standing, Survey, Verdict, YearChange};
use crate::domain::{AreaId, Indicator, UNKNOWN_AREA};
use crate::locale::Lang;
use crate::release::ReleaseTable;
use crate::snapshot::Snapshot;
use crate::view::page::Link;
use crate::view::query::Show;
use crate::view::selection::{Selection, shows};
use crate::view::series::spark;
use crate::view::table::{Cell, Column, Group, Name, Row, RowKind, Table};
use crate::view::wording::{Level, Said, Tone, Wording};
use crate::view::{address, collation};

use super::{name, stretch};

/// True if an indicator has comparable numbers.
pub(super) fn has_rates(indicator: &Indicator) -> bool {
    shows(indicator).contains(&Show::Rate)
}

/// The change on the year, tested or not.
type Tested = Result<YearChange, Insufficient>;

/// The municipality first, the areas by name, cases without an area last.
pub(super) fn table(
    snapshot: &Snapshot,
    lang: Lang,
    selection: &Selection<'_>,
    (survey, verdict): (&Survey, &Verdict),
    wording: &Wording<'_>,
    whole: &str,
) -> Table {
    let release = &snapshot.release;
    let indicator = &*selection.published.indicator;
    let rated = has_rates(indicator);
    let row = |kind: RowKind, id: &AreaId, name: Name, standing: &Standing, change: &Tested, level: Level| {
        let course =
            spark(release, selection.published, id, selection.age, selection.window, (lang, wording))
                .ok_or_else(|| lang.text("spark-none"));
        let mut cells = vec![if rated {
            Cell::Figure(wording.count(standing))
        } else {
            Cell::Main(wording.count(standing))
        }];
        if rated {
            cells.push(Cell::Main(wording.rate(standing)));
            let ratio = level.ratio.clone();
            let absent = Said { text: "–".to_owned(), tone: Tone::Absent, note: None };
            cells.push(Cell::Figure(ratio.map_or(absent, |text| Said {
                text,
                tone: Tone::Number,
                note: None,
            })));
            cells.push(Cell::Level(Level { ratio: None, ..level }));
        }
        cells.push(Cell::Change(wording.change(standing, change)));
        cells.push(Cell::Spark(course));
        Row { kind, name, note: None, cells }
    };

    let mut areas: Vec<(&str, Row)> = release
        .coverage
        .places()
        .iter()
        .zip(&survey.areas)
        .zip(verdict.hotspots.iter().zip(&verdict.changes))
        .map(|((place, standing), (hotspot, change))| {
            let area = &place.area;
            let link = Link { text: area.name.clone(), href: address::area(lang, &area.id) };
            let level = wording.level(standing, hotspot);
            (&*area.name, row(RowKind::One, &area.id, Name::Link(link), standing, change, level))
        })
        .collect();
    areas.sort_by(|(a, _), (b, _)| collation::compare(a, b));

    let total = Name::Plain(whole.to_owned());
    let mut rows = vec![row(
        RowKind::Total,
        &ReleaseTable::total(),
        total,
        &survey.total,
        &verdict.total,
        wording.yardstick(),
    )];
    rows.extend(areas.into_iter().map(|(_, row)| row));
    rows.extend(survey.unknown.as_ref().map(|standing| {
        let name = Name::Plain(lang.text("area-unknown"));
        row(
            RowKind::Unknown,
            &AreaId::new(UNKNOWN_AREA),
            name,
            standing,
            &Err(Insufficient::Unsuited),
            wording.unplaced(standing),
        )
    }));

    let mut columns = vec![
        Column { text: lang.text("table-area"), numeric: false },
        Column { text: wording.count_label(), numeric: true },
    ];
    if rated {
        columns.push(Column { text: wording.scale(), numeric: true });
        let level = lang.text_with("table-level", &[("place", release.municipality.clone().into())]);
        columns.push(Column { text: level, numeric: true });
        columns.push(Column { text: lang.text("table-certainty"), numeric: false });
    }
    columns.push(Column { text: lang.text("table-change"), numeric: false });
    columns.push(Column { text: lang.text("table-course"), numeric: false });
    let caption = lang.text_with(
        "table-caption",
        &[("indicator", name(lang, indicator).into()), ("period", stretch(lang, selection.window).into())],
    );
    Table { key: "t", caption, columns, groups: vec![Group { heading: None, rows }] }
}
