//! Charts over time: nothing that is not published is bridged, drawn as zero or
//! left without a word.

use std::sync::Arc;

use komspot::analysis::{latest_window, survey, usual};
use komspot::domain::{AgeGroup, AreaId, Figure, Granularity, Mark, Note, NoteKind};
use komspot::locale::Lang;
use komspot::release::{Cell, Published, ReleaseTable};
use komspot::render::chart::figure;
use komspot::render::svg::{Paper, chart as draw};
use komspot::snapshot::Snapshot;
use komspot::view::chart::{Chart, Look, Track, by_season, over_time, usual_level};
use komspot::view::theme::Theme;
use proptest::prelude::*;

use crate::pages::fixture::{self, id, known, period};

fn track(nth: usize) -> Track {
    Track { area: id(nth), name: fixture::NAMES[nth - 1].to_owned(), look: Look::Own(0) }
}

fn chart_of(snapshot: &Snapshot, indicator: &str, tracks: &[Track], level: Granularity) -> Chart {
    let of = snapshot.release.indicator(indicator).unwrap();
    over_time(snapshot, of, tracks, (level, AgeGroup::All), (Lang::Da, "t")).unwrap()
}

fn charges(snapshot: &Snapshot, nth: usize) -> Chart {
    chart_of(snapshot, "sigtelser", &[track(nth)], Granularity::Quarter)
}

fn note(at: &str, kind: NoteKind) -> Note {
    Note {
        period: period(at),
        indicator: None,
        areas: Vec::new(),
        kind,
        text_da: "<b>Ny</b> & \"opdigtet\"".to_owned(),
        text_en: "New".to_owned(),
    }
}

/// An attribute of a piece of markup.
fn attribute<'a>(element: &'a str, name: &str) -> &'a str {
    let (_, rest) =
        element.split_once(&format!(" {name}=\"")).unwrap_or_else(|| panic!("{name} in {element}"));
    rest.split('"').next().unwrap()
}

/// The drawn elements that have a class.
fn elements<'a>(svg: &'a str, class: &str) -> Vec<&'a str> {
    svg.split('<').filter(|element| element.contains(&format!("class=\"{class}"))).collect()
}

/// The left and right edges of every period, as the picture has them.
fn slots(svg: &str) -> Vec<(f64, f64)> {
    let (_, touch) = svg.split_once("<g class=\"t-touch\">").unwrap();
    touch
        .split("<rect")
        .skip(1)
        .map(|rect| {
            let number = |name| attribute(rect, name).parse::<f64>().unwrap();
            (number("x"), number("x") + number("width"))
        })
        .collect()
}

/// The points of every line in the picture.
fn lines(svg: &str) -> Vec<Vec<(f64, f64)>> {
    let points = |path: &&str| -> Vec<(f64, f64)> {
        let d = attribute(path, "d").trim_start_matches('M');
        let pair = |pair: &str| {
            let (x, y) = pair.split_once(' ').unwrap();
            (x.parse().unwrap(), y.parse().unwrap())
        };
        d.split('L').map(pair).collect()
    };
    elements(svg, "t-line").iter().map(points).collect()
}

/// True if any line has ink strictly between two places.
fn is_crossed(svg: &str, from: f64, to: f64) -> bool {
    lines(svg).iter().any(|line| {
        line.windows(2).any(|pair| pair[0].0 < to - 0.5 && pair[1].0 > from + 0.5)
            || line.iter().any(|(x, _)| (from..to).contains(x))
    })
}

#[test]
fn a_hidden_quarter_is_hatched_with_its_reason_and_never_bridged() {
    let chart = charges(&fixture::snapshot(), 3);
    let svg = draw(&chart, &Paper::WIDE);
    // 2016-Q1 to 2026-Q1 are 41 quarters: the hidden one is number 40 from 0.
    let slots = slots(&svg);
    assert_eq!(slots.len(), 43);
    let (left, right) = slots[40];
    assert!(!is_crossed(&svg, left, right));
    assert!(is_crossed(&svg, slots[38].0, slots[39].1), "what is published is drawn");
    let hatched = elements(&svg, "t-hidden");
    assert_eq!(hatched.len(), 1);
    assert!((attribute(hatched[0], "x").parse::<f64>().unwrap() - left).abs() < 0.02);
    assert!((attribute(hatched[0], "width").parse::<f64>().unwrap() - (right - left)).abs() < 0.02);
    assert!(svg.contains("<title>1. kvartal 2026: færre end 5</title>"), "{svg}");
    assert!(chart.legend.iter().any(|key| key.text == "skjult"));
}

#[test]
fn a_missing_quarter_is_a_gap_and_a_nought_a_point_at_zero() {
    let snapshot = fixture::snapshot();
    let missing = charges(&snapshot, 4);
    assert_eq!(missing.slots.len(), 42, "nothing is listed of the newest quarter");
    let nought = draw(&charges(&snapshot, 5), &Paper::WIDE);
    let base =
        attribute(elements(&nought, "t-base")[0], "d").split(['M', ' ', 'H']).nth(2).unwrap().to_owned();
    let lines = lines(&nought);
    assert_eq!(lines.iter().map(Vec::len).sum::<usize>(), 43);
    assert!(lines.iter().flatten().all(|(_, y)| (y - base.parse::<f64>().unwrap()).abs() < 0.02));
    assert!(elements(&nought, "t-hidden").is_empty());
}

#[test]
fn two_areas_missing_at_different_times_keep_their_gaps_apart() {
    let second = Track { look: Look::Own(1), ..track(4) };
    let chart = chart_of(&fixture::snapshot(), "sigtelser", &[track(3), second], Granularity::Quarter);
    let svg = draw(&chart, &Paper::WIDE);
    assert!(chart.laned, "hidden stretches stand below, one lane for each line");
    let hatched = elements(&svg, "t-hidden");
    let height: f64 = attribute(hatched[0], "height").parse().unwrap();
    assert_eq!(hatched.len(), 1);
    assert!(height < 20.0, "a lane and no curtain");
    assert_eq!(chart.sheet.rows[42].cells[1].text, "mangler");
}

#[test]
fn no_line_crosses_a_break_and_the_seasons_begin_anew_behind_it() {
    let mut snapshot = fixture::snapshot();
    snapshot.release.notes = vec![note("2021-Q1", NoteKind::Break), note("2023-03", NoteKind::Effort)];
    let chart = charges(&snapshot, 2);
    let svg = draw(&chart, &Paper::WIDE);
    // Twenty quarters lie before 2021.
    let edge = slots(&svg)[20].0;
    assert!(!lines(&svg).iter().any(|line| line.windows(2).any(|pair| pair[0].0 < edge && edge < pair[1].0)));
    assert_eq!(lines(&svg).len(), 2);
    assert_eq!(elements(&svg, "t-break").len(), 1);
    assert_eq!(chart.remarks.iter().map(|remark| remark.number).collect::<Vec<_>>(), [1, 2]);
    // March lies two thirds into the first quarter of 2023, the 29th.
    assert!((chart.remarks[1].at - (28.0 + 2.0 / 3.0)).abs() < 1e-9);
    let html = figure(&chart).into_string();
    assert!(
        html.contains("&lt;b&gt;Ny&lt;/b&gt;") && !html.contains("<b>Ny"),
        "the words of the data are text"
    );
    assert!(html.contains("Brud i opgørelsen"));

    let of = snapshot.release.indicator("sigtelser").unwrap();
    let seasons =
        by_season(&snapshot, of, &track(2), (Granularity::Quarter, AgeGroup::All), (Lang::Da, "s")).unwrap();
    assert_eq!(
        seasons.lines.iter().map(|line| line.name.as_str()).collect::<Vec<_>>(),
        ["2022", "2023", "2024", "2025", "2026"]
    );
    snapshot.release.notes = vec![note("2024-Q2", NoteKind::Break)];
    let of = snapshot.release.indicator("sigtelser").unwrap();
    let seasons =
        by_season(&snapshot, of, &track(2), (Granularity::Quarter, AgeGroup::All), (Lang::Da, "s")).unwrap();
    assert_eq!(seasons.lines.len(), 2, "2024 was made in two ways");
    assert!(seasons.notes.iter().any(|note| note.contains("brud")));
}

#[test]
fn a_year_in_which_a_break_lies_stands_alone() {
    let mut snapshot = fixture::snapshot();
    snapshot.release.notes = vec![note("2020-07", NoteKind::Break)];
    let chart = chart_of(&snapshot, "sigtelser", &[track(2)], Granularity::Year);
    let pieces: Vec<Vec<usize>> = chart.lines[0]
        .pieces
        .iter()
        .map(|piece| piece.points.iter().map(|(slot, _)| *slot).collect())
        .collect();
    assert_eq!(pieces, [vec![0, 1, 2, 3], vec![4], vec![5, 6, 7, 8, 9]]);
}

#[test]
fn what_is_provisional_is_dashed_and_said() {
    let chart = charges(&fixture::snapshot(), 6);
    let svg = draw(&chart, &Paper::WIDE);
    let open: Vec<&str> =
        svg.split('<').filter(|element| element.contains("t-open") && element.contains(" d=")).collect();
    assert_eq!(open.len(), 1);
    assert_eq!(attribute(open[0], "d").matches('L').count(), 1, "from the last final figure to the newest");
    assert!(chart.legend.iter().any(|key| key.text == "foreløbigt"));
    assert!(chart.slots[42].said.iter().any(|said| said.contains("foreløbigt")));
}

#[test]
fn axes_begin_at_zero_where_the_quantity_has_one() {
    let snapshot = fixture::snapshot();
    assert!(charges(&snapshot, 1).scale.low.abs() < 1e-12);
    let marks = chart_of(&snapshot, "karakterer", &[track(1)], Granularity::SchoolYear);
    assert!(marks.scale.low > 5.0 && marks.notes.contains(&"Aksen begynder ikke ved 0.".to_owned()));
    let safety = chart_of(&snapshot, "tryghed", &[track(1)], Granularity::Year);
    assert_eq!(safety.scale.ticks.first().map(|tick| tick.1.as_str()), Some("0"));
}

#[test]
fn the_table_has_the_same_cells_as_the_picture() {
    let chart = charges(&fixture::snapshot(), 1);
    // 12 cases among the 500 aged 10–17: 24 per 1,000; five a quarter before: 10.
    let newest = &chart.sheet.rows[42];
    assert_eq!((newest.name.as_str(), newest.cells[0].text.as_str()), ("3. kvartal 2026", "24,0"));
    assert_eq!(newest.cells[0].note.as_deref(), Some("12 i alt"));
    assert_eq!(chart.sheet.rows[0].cells[0].text, "10,0");
    assert_eq!(chart.sheet.rows.len(), chart.slots.len());
    assert!(chart.description.contains("24,0 i 3. kvartal 2026"), "{}", chart.description);
    let html = figure(&chart).into_string();
    assert!(html.contains("<details") && html.contains("id=\"t-2026-Q3\""));
    let picture = draw(&chart, &Paper::picture(Theme::Dark));
    assert!(picture.contains("<style>") && !picture.contains("var(--"), "a picture brings its colours");
}

#[test]
fn the_length_of_periods_is_one_that_the_areas_bear() {
    let snapshot = fixture::snapshot();
    let of = |id: &str| snapshot.release.indicator(id).unwrap();
    let usual = |indicator, areas: &[AreaId]| usual_level(of(indicator), areas, AgeGroup::All);
    assert_eq!(usual("haervaerk", &[ReleaseTable::total()]), Some(Granularity::Month));
    assert_eq!(usual("haervaerk", &[id(1), id(2)]), Some(Granularity::Quarter));
    assert_eq!(usual("sigtelser", &[id(3)]), Some(Granularity::Quarter));
    assert_eq!(usual("fravaer", &[id(1)]), Some(Granularity::SchoolYear));
}

#[test]
fn how_much_counts_vary_is_learnt_behind_the_break_only() {
    let mut snapshot = fixture::snapshot();
    let df = |snapshot: &Snapshot| {
        let of = snapshot.release.indicator("sigtelser").unwrap();
        let window = latest_window(&snapshot.release, of, AgeGroup::All).unwrap();
        survey(&snapshot.release, of, window, AgeGroup::All).history.unwrap().df
    };
    // Nine years of four quarters, (n − 1)(9 − 1) degrees of freedom.
    let whole = df(&snapshot);
    assert!(whole >= 32.0 && whole % 8.0 == 0.0, "{whole}");
    // Seven whole years are too few, so the newest twenty of the quarters since then.
    snapshot.release.notes = vec![note("2018-Q1", NoteKind::Break)];
    let behind = df(&snapshot);
    assert!(behind >= 76.0 && behind % 19.0 == 0.0, "{behind}");
    // Where one area alone is counted in another way, it is left out and the others are not.
    let mut alone = note("2025-Q1", NoteKind::Break);
    alone.areas = vec![id(2)];
    snapshot.release.notes = vec![alone];
    assert_eq!((whole - df(&snapshot)).to_bits(), 8.0_f64.to_bits());
}

#[test]
fn what_is_usual_is_drawn_only_where_the_method_vouches_for_it() {
    let snapshot = fixture::snapshot();
    // Ten years of quarters: only the last two years have nine before them.
    let chart = charges(&snapshot, 2);
    let slots: Vec<usize> = chart.band.iter().flatten().map(|usual| usual.slot).collect();
    assert_eq!(slots, (36..43).collect::<Vec<_>>());
    let of = snapshot.release.indicator("sigtelser").unwrap();
    let expected = usual(&snapshot.release, of, &id(2), period("2023-Q4"), 5);
    // Six in every quarter, Poisson: what is usual holds six and is the same every time.
    assert!(expected.iter().all(|usual| usual.low < 6.0 && usual.high > 6.0));
    let drawn = chart.band[0][0];
    assert!((drawn.high - expected[0].high * 1000.0 / 500.0).abs() < 1e-9);
    let mut broken = snapshot.clone();
    broken.release.notes = vec![note("2018-Q1", NoteKind::Break)];
    assert!(charges(&broken, 2).band.is_empty(), "the past reaches over a break");
    // Nine years are enough again where the break lies just before them.
    broken.release.notes = vec![note("2017-Q1", NoteKind::Break)];
    let slots: Vec<usize> = charges(&broken, 2).band.iter().flatten().map(|usual| usual.slot).collect();
    assert_eq!(slots, (40..43).collect::<Vec<_>>(), "2026 is judged by 2017 to 2025");
    let shares = chart_of(&snapshot, "tryghed", &[track(1)], Granularity::Year);
    assert!(shares.band.is_empty());
}

/// A cell of any kind.
fn any_cell() -> impl Strategy<Value = Cell> {
    let figure = prop_oneof![
        4 => (0_u32..40).prop_map(|count| known(f64::from(count))),
        1 => Just(Figure::Suppressed(Mark::BelowK)),
        1 => Just(Figure::Suppressed(Mark::Hidden)),
        1 => Just(Figure::Missing),
    ];
    (figure, any::<bool>()).prop_map(|(figure, provisional)| Cell { figure, provisional })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]
    #[test]
    fn every_figure_is_drawn_and_nothing_else(
        cells in proptest::collection::vec(any_cell(), 24),
        breaks in proptest::collection::vec(0_i32..24, 0..3),
    ) {
        let mut snapshot = fixture::snapshot();
        let periods: Vec<_> = (0..24).map(|nth| period("2020-Q1").step(nth)).collect();
        let whole = vec![Cell { figure: known(100.0), provisional: false }; 24];
        let areas = vec![id(1), ReleaseTable::total()];
        let all: Vec<Cell> = cells.iter().copied().chain(whole).collect();
        let table = ReleaseTable::new(areas, vec![AgeGroup::All], periods.clone(), all, Vec::new()).unwrap();
        let of = Published {
            indicator: Arc::clone(&snapshot.release.indicator("sigtelser").unwrap().indicator),
            table: Arc::new(table),
        };
        snapshot.release.notes =
            breaks.iter().map(|nth| Note { period: periods[0].step(*nth), ..note("2020", NoteKind::Break) }).collect();
        let whole = Track { area: ReleaseTable::total(), name: "Byen".to_owned(), look: Look::Yardstick };
        let tracks = [whole, track(1)];
        let chart =
            over_time(&snapshot, &of, &tracks, (Granularity::Quarter, AgeGroup::All), (Lang::Da, "t")).unwrap();
        let line = &chart.lines[1];
        let mut drawn = std::collections::BTreeSet::new();
        for piece in &line.pieces {
            prop_assert!(piece.points.windows(2).all(|pair| pair[0].0 + 1 == pair[1].0), "{:?}", piece);
            for pair in piece.points.windows(2) {
                prop_assert!(!breaks.contains(&i32::try_from(pair[1].0).unwrap()), "{:?} over {:?}", piece, breaks);
                prop_assert_eq!(cells[pair[1].0].provisional, piece.provisional);
            }
            drawn.extend(piece.points.iter().map(|(slot, _)| *slot));
        }
        let published: std::collections::BTreeSet<usize> =
            (0..24).filter(|slot| cells[*slot].figure.known().is_some()).collect();
        prop_assert_eq!(drawn, published);
        let hidden: Vec<usize> = line.hidden.iter().flat_map(|stretch| stretch.from..=stretch.to).collect();
        let suppressed: Vec<usize> = (0..24).filter(|slot| cells[*slot].figure.is_suppressed()).collect();
        prop_assert_eq!(hidden, suppressed);
        let svg = draw(&chart, &Paper::NARROW);
        prop_assert!(!svg.contains("NaN") && !svg.contains("inf"));
    }
}
