//! Labels on every map at every size.

use super::*;
use crate::geometry::Coverage;
use crate::locale::Lang;
use crate::render::svg::label::crosses;
use crate::view::sample;
use crate::view::wall::{Body, Programme, SceneId, Shift, Wall};

/// The room for the map, and the size of its names, on each screen at 16 and
/// at 20 minutes of arc (55 inches at 3 m), in the units that its layout draws in.
const FRAMES: &[(&str, f64, f64, [f64; 2])] = &[
    ("1920x1080", 1080.0, 824.0, [31.0, 39.0]),
    ("3840x2160", 2160.0, 1648.0, [62.0, 78.0]),
    ("1366x768", 768.0, 586.0, [22.0, 27.7]),
    ("1080x1920", 1040.0, 900.0, [31.0, 39.0]),
    ("2560x1080", 1500.0, 824.0, [38.5, 48.5]),
    ("800x480", 450.0, 350.0, [13.1, 16.4]),
];

fn views(coverage: Coverage, at_most: usize) -> Vec<MapView> {
    let snapshot = sample::snapshot(coverage);
    let assessment = sample::assessment(&snapshot);
    let programme = Programme::usual(20);
    let wall = Wall::new((&snapshot, &assessment), Lang::Da, &programme, Shift::default());
    let ids = snapshot.release.indicators.iter().map(|of| SceneId::Map(of.indicator.id.to_string()));
    let views = ids.filter_map(|id| match wall.scene(&id).ok()?.body {
        Body::Figures(figures) => Some(figures.map),
        _ => None,
    });
    views.take(at_most).collect()
}

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

#[test]
fn labels_on_every_map_at_every_size() {
    let mut coverages: Vec<_> =
        sample::MAPS.iter().filter_map(|(name, file)| Some((*name, sample::coverage(file)?))).collect();
    coverages.push(("square", sample::square(&"Lange navne ".repeat(25))));
    for (name, coverage) in coverages {
        for view in views(coverage, 1) {
            for &(screen, width, height, texts) in FRAMES {
                for text in texts {
                    let frame = Frame::wall(width, height, text);
                    let Layout { rings, labels, .. } = Layout::new(&view, (width, height), &frame);
                    let name = format!("{name} {} {screen} {text}", view.title);
                    let named = labels.iter().filter(|label| label.has_name()).count();
                    let leaders = labels.iter().filter(|label| label.leader.is_some()).count();
                    println!(
                        "{name}: {} of {} labels, {named} named, {leaders} leaders, {} cross",
                        labels.len(),
                        view.areas.len(),
                        crossings(&labels)
                    );
                    assert!(rings.iter().all(|rings| !rings.is_empty()), "{name}: an area vanished");
                    assert_clean(&name, &labels, (width, height), text);
                }
            }
        }
    }
}
