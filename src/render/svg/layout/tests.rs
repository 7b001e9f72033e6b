//! Labels on every map at every size.
#![allow(clippy::print_stdout)]

use super::*;
use crate::render::svg::label::crosses;
use crate::view::sample;

/// A screen's name, the room for the map on it, and two sizes of its names.
type Screen = (&'static str, f64, f64, [f64; 2]);

/// The room for the map, and the size of its names, on each screen at 16 and
/// at 20 minutes of arc (55 inches at 3 m), in the units that its layout draws in.
const FRAMES: &[Screen] = &[
    ("1920x1080", 1080.0, 824.0, [31.0, 39.0]),
    ("3840x2160", 2160.0, 1648.0, [62.0, 78.0]),
    ("1366x768", 768.0, 586.0, [22.0, 27.7]),
    ("1080x1920", 1040.0, 900.0, [31.0, 39.0]),
    ("2560x1080", 1500.0, 824.0, [38.5, 48.5]),
    ("800x480", 450.0, 350.0, [13.1, 16.4]),
];

/// Nothing overlaps, nothing leaves the paper, no text is smaller than it should be.
fn assert_clean(name: &str, labels: &[Label], size: (f64, f64), text: f64) {
    for (at, label) in labels.iter().enumerate() {
        assert!(label.bounds().is_within(size), "{name}: {label:?}");
        assert!(label.lines.iter().all(|line| line.size >= text), "{name}: {label:?}");
        for (_, two) in labels.iter().enumerate().filter(|(other, _)| *other != at) {
            for line in &label.lines {
                assert!(
                    !two.lines.iter().any(|beside| line.bounds.overlaps(beside.bounds)),
                    "{name}: {label:?} {two:?}"
                );
                assert!(
                    !two.leader.is_some_and(|leader| line.bounds.meets(leader)),
                    "{name}: {label:?} {two:?}"
                );
            }
        }
    }
}

fn crossings(labels: &[Label]) -> usize {
    let leaders: Vec<_> = labels.iter().filter_map(|label| label.leader).collect();
    let pairs =
        leaders.iter().enumerate().flat_map(|(at, a)| leaders.iter().skip(at + 1).map(move |b| (*a, *b)));
    pairs.filter(|(a, b)| crosses(*a, *b)).count()
}

/// No line passes where another ends, or is too long to be followed.
fn assert_lines_can_be_followed(name: &str, labels: &[Label], text: f64) {
    let leaders: Vec<_> = labels.iter().filter_map(|label| label.leader).collect();
    for (at, (from, to)) in leaders.iter().enumerate() {
        let along = (to.0 - from.0, to.1 - from.1);
        let squared = along.0 * along.0 + along.1 * along.1;
        assert!(squared.sqrt() <= 10.0 * text, "{name}: from {from:?} to {to:?}");
        for (_, (_, end)) in leaders.iter().enumerate().filter(|(other, _)| *other != at) {
            let share = ((end.0 - from.0) * along.0 + (end.1 - from.1) * along.1) / squared;
            let share = share.clamp(0.0, 1.0);
            let away = (end.0 - from.0 - along.0 * share).hypot(end.1 - from.1 - along.1 * share);
            assert!(away >= text * 0.3, "{name}: {end:?} is {away} from a line to {to:?}");
        }
    }
}

/// Text a seventeenth as high as the map: there is no room for every figure.
fn is_huge(name: &str) -> bool {
    name.ends_with("48.5")
}

/// Lays a map out on every screen, at both sizes of text, and calls for each.
fn on_every_screen(name: &str, view: &MapView, look: impl FnMut(&str, &[Label])) {
    on_screens(FRAMES, name, view, look);
}

fn on_screens(screens: &[Screen], name: &str, view: &MapView, mut look: impl FnMut(&str, &[Label])) {
    for &(screen, width, height, texts) in screens {
        for text in texts {
            let Layout { rings, labels, .. } =
                Layout::new(view, (width, height), &Frame::wall(width, height, text));
            let name = format!("{name} {} {screen} {text}", view.title);
            assert!(rings.iter().all(|rings| !rings.is_empty()), "{name}: an area vanished");
            assert_clean(&name, &labels, (width, height), text);
            let named = labels.iter().filter(|label| label.has_name()).count();
            println!("{name}: {named} named of {} shown of {}", labels.len(), view.areas.len());
            if view.areas.len() <= FEW {
                assert_lines_can_be_followed(&name, &labels, text);
            }
            look(&name, &labels);
        }
    }
}

/// The first views of a map, or none where it is not here.
fn told(file: &str) -> Option<Vec<MapView>> {
    Some(sample::maps(sample::coverage(file)?, 3))
}

#[test]
fn every_area_of_the_demo_and_of_oslo_keeps_its_label() {
    for file in ["maps/odense-15-skematisk.geojson", "maps/real/oslo-15-bydeler.geojson"] {
        for view in told(file).unwrap_or_default() {
            on_every_screen(file, &view, |name, labels| {
                assert!(labels.len() >= if is_huge(name) { 13 } else { 15 }, "{name}");
                assert!(
                    labels.iter().filter(|label| label.has_name()).count()
                        >= if is_huge(name) { 11 } else { 15 },
                    "{name}"
                );
                assert!(
                    crossings(labels) <= if is_huge(name) { 4 } else { 1 },
                    "{name}: {}",
                    crossings(labels)
                );
            });
        }
    }
}

#[test]
fn with_long_names_every_figure_stays_and_signals_keep_their_names() {
    for view in told("maps/real/odense-15-kandidat.geojson").unwrap_or_default() {
        on_every_screen("kandidat", &view, |name, labels| {
            assert!(labels.len() >= if is_huge(name) { 12 } else { 15 }, "{name}");
            assert!(
                labels.iter().filter(|label| label.has_name()).count() >= if is_huge(name) { 9 } else { 14 },
                "{name}"
            );
            assert!(crossings(labels) <= if is_huge(name) { 4 } else { 1 }, "{name}: {}", crossings(labels));
        });
    }
    for mut view in told("maps/odense-15-skematisk.geojson").unwrap_or_default() {
        for (at, area) in view.areas.iter_mut().enumerate() {
            area.label = if at % 2 == 0 { "Storebæltskvarteret ".repeat(3) } else { "Æ".repeat(60) };
        }
        on_every_screen("60 characters", &view, |name, labels| {
            assert!(labels.len() >= if is_huge(name) { 11 } else { 14 }, "{name}");
        });
    }
}

#[test]
fn among_very_many_areas_those_with_something_to_tell_are_named() {
    let parishes = sample::coverage("maps/real/odense-sogne.geojson");
    let municipalities = sample::coverage("bundles/dk-kommuner/areas.geojson");
    let coverages =
        [("sogne", parishes), ("kommuner", municipalities), ("felter", Some(sample::chessboard(60, 10)))];
    for (file, coverage) in coverages.into_iter().filter_map(|(file, coverage)| Some((file, coverage?))) {
        let view = sample::maps(coverage, 1).remove(0);
        let screens = if view.areas.len() > 60 { &FRAMES[..1] } else { FRAMES };
        on_screens(screens, file, &view, |name, labels| {
            let silent = |label: &&Label| {
                let area = &view.areas[label.area];
                area.arrow.is_none() && area.shade.sign().is_none()
            };
            let silent_leaders = labels.iter().filter(silent).filter(|label| label.leader.is_some()).count();
            assert_eq!(silent_leaders, 0, "{name}");
            assert!(labels.len() >= 8, "{name}");
        });
    }
}

#[test]
fn one_area_no_name_and_no_room() {
    let mut view = sample::maps(sample::square("Hele byen"), 1).remove(0);
    on_every_screen("one", &view, |name, labels| {
        assert!(
            matches!(labels, [label] if label.has_name() && label.leader.is_none()),
            "{name}: {labels:?}"
        );
    });
    view.areas[0].label = " ".to_owned();
    on_every_screen("nameless", &view, |name, labels| {
        assert!(matches!(labels, [label] if !label.has_name()), "{name}: {labels:?}");
    });
    // On a stamp there is no room for letters of this size; it is drawn all the same.
    for (width, height) in [(40.0, 30.0), (1.0, 1.0), (2000.0, 12.0)] {
        let layout = Layout::new(&view, (width, height), &Frame::wall(width, height, 35.0));
        assert_clean("stamp", &layout.labels, (width, height), 35.0);
    }
}

#[test]
fn a_map_tells_as_much_as_it_is_asked_for() {
    let Some(view) = told("maps/odense-15-skematisk.geojson").map(|mut views| views.remove(0)) else {
        return;
    };
    let frame = Frame::WALL;
    let labels = |detail| {
        let layout = Layout::new(&view, (frame.width, frame.height), &frame.telling(detail));
        layout.labels.into_iter().map(|label| label.area).collect::<Vec<_>>()
    };
    let signals: Vec<usize> = (0..view.areas.len())
        .filter(|&at| view.areas[at].arrow.is_some() || view.areas[at].shade.sign().is_some())
        .collect();
    assert!(signals.len() < 15);
    assert_eq!(labels(Detail::Signals), signals);
    assert!(labels(Detail::Shapes).is_empty());
}

#[test]
fn where_room_is_short_the_names_of_silent_areas_go_first() {
    let Some(view) = told("maps/real/odense-15-kandidat.geojson").map(|mut views| views.remove(0)) else {
        return;
    };
    let frame = Frame::wall(700.0, 540.0, 39.0);
    let layout = Layout::new(&view, (frame.width, frame.height), &frame);
    assert_clean("short", &layout.labels, (frame.width, frame.height), frame.text);
    let rate = |signal: bool| {
        let of: Vec<bool> = (0..view.areas.len())
            .filter(|&at| (view.areas[at].arrow.is_some() || view.areas[at].shade.sign().is_some()) == signal)
            .map(|at| layout.labels.iter().any(|label| label.area == at && label.has_name()))
            .collect();
        of.iter().filter(|named| **named).count() * 100 / of.len().max(1)
    };
    assert!(rate(true) >= rate(false), "{} {}", rate(true), rate(false));
}
