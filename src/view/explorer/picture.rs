//! The map of a state: its numbers, its colours and what they mean.

use super::looks::history_key;
use super::reading::Reading;
use crate::analysis::Spot;
use crate::view::map::{self, Key, MapArea, MapView, Outline, Shade, Swatch};
use crate::view::query::{Colour, Projection, Show};
use crate::view::selection::Yardstick;
use crate::view::wording::Level;

/// Draws the state up as a map.
pub(super) fn map(reading: &Reading<'_>) -> MapView {
    let Reading { snapshot, selection, survey, verdict, lang, .. } = reading;
    let projection = match reading.state.projection {
        Projection::Plain => map::Projection::Plain,
        Projection::Lens => map::Projection::Lens { focus: None },
    };
    let mut map = MapView::new(snapshot, selection.published, survey, verdict, projection, *lang);
    for (at, area) in map.areas.iter_mut().enumerate() {
        number(reading, at, area);
        area.outline = match (selection.area, selection.yardstick) {
            (Some(chosen), _) if chosen == at => Outline::Chosen,
            (_, Yardstick::Area(yardstick)) if yardstick == at => Outline::Yardstick,
            _ => Outline::None,
        };
    }
    if (selection.colour, selection.yardstick) != (Colour::Level, Yardstick::City) {
        repaint(reading, &mut map);
    }
    map
}

/// The number on the map that was asked for.
fn number(reading: &Reading<'_>, at: usize, area: &mut MapArea) {
    let Some(standing) = reading.survey.areas.get(at) else { return };
    if standing.figure.known().is_none() {
        return;
    }
    let level = reading.levels.get(at).and_then(|level| level.ratio.clone());
    let compared = reading.selection.yardstick != Yardstick::City && !is_yardstick(reading, at);
    let number = match reading.selection.show {
        _ if compared => level,
        Show::Count => Some(reading.wording.count(standing).text),
        Show::Rate => None,
    };
    if let Some(number) = number {
        area.rounded.clone_from(&number);
        area.value = number;
    }
}

fn is_yardstick(reading: &Reading<'_>, at: usize) -> bool {
    matches!(reading.selection.yardstick, Yardstick::Area(yardstick) if yardstick == at)
}

/// Colours the map by something else than the level against the municipality.
fn repaint(reading: &Reading<'_>, map: &mut MapView) {
    let is_change = match reading.selection.colour {
        Colour::Level => reading.selection.yardstick == Yardstick::LastYear,
        Colour::Change => true,
        Colour::Hotspot => false,
    };
    for (at, area) in map.areas.iter_mut().enumerate() {
        let Some(look) = reading.looks.get(at) else { continue };
        area.shade = look.shade.unwrap_or(Shade::Untested);
        if !is_change {
            area.arrow = None;
        }
        area.summary = summary(reading, at, area, look);
    }
    let is_history = reading.selection.colour == Colour::Hotspot;
    if !is_history {
        map.clusters.clear();
    }
    map.reading = told(reading, is_change);
    map.legend = if is_history { histories(reading, map) } else { classes(reading, map) };
}

/// `Vollsmose: 74,0 · 5,3 × · tydeligt højere · tiltagende hotspot`
fn summary(reading: &Reading<'_>, at: usize, area: &MapArea, look: &Level) -> String {
    let mut parts = Vec::new();
    if let Some(standing) = reading.survey.areas.get(at) {
        let figure = match reading.selection.show {
            Show::Rate => reading.wording.rate(standing),
            Show::Count => reading.wording.count(standing),
        };
        parts.push(format!("{}: {}", area.name, figure.text));
    }
    let level = reading.levels.get(at);
    for said in level.into_iter().chain((level != Some(look)).then_some(look)) {
        parts.extend(said.ratio.clone());
        parts.push(said.word.clone());
    }
    parts.dedup();
    parts.join(" · ")
}

/// How to read the colours, in a sentence.
fn told(reading: &Reading<'_>, is_change: bool) -> String {
    let tested = |shade: Shade| matches!(shade, Shade::Even) || shade.sign().is_some();
    let is_tested = |level: &Level| level.shade.is_some_and(tested);
    let own = |at: usize| is_yardstick(reading, at);
    let any = reading.looks.iter().enumerate().any(|(at, look)| is_tested(look) && !own(at));
    let key = match (reading.selection.colour, reading.selection.yardstick) {
        (Colour::Hotspot, _) if reading.spots.is_none() => "colour-history-newest-only",
        (Colour::Hotspot, _) if any => "colour-history",
        (Colour::Hotspot, _) => "colour-history-untested",
        _ if !any => "legend-reading-untested",
        _ if is_change => "colour-change",
        _ => "colour-area",
    };
    let name = match reading.selection.yardstick {
        Yardstick::Area(at) => reading.place(at).map_or("", |(_, name)| name),
        _ => reading.municipality(),
    };
    reading.lang.text_with(key, &[("name", name.into())])
}

/// The legend of ratios that were tested.
fn classes(reading: &Reading<'_>, map: &MapView) -> Vec<Key> {
    let key = |swatch: Swatch, message: &str| Key {
        swatch,
        text: reading.lang.text_with(message, &[("k", reading.wording.k().into())]),
    };
    let mut keys = Vec::new();
    if map.areas.iter().any(|area| area.shade.sign().is_some()) {
        keys.extend(map::levels(&key));
    }
    keys.extend(others(map, !keys.is_empty()).map(|shade| key(Swatch::Fill(shade), shade.key())));
    keys
}

/// The legend of histories: every kind that is on the map.
fn histories(reading: &Reading<'_>, map: &MapView) -> Vec<Key> {
    let spots = reading.spots.iter().flatten().filter_map(|spot| spot.as_ref().ok());
    let mut keys: Vec<Key> = Vec::new();
    for Spot { category, .. } in spots {
        let text = reading.lang.text(history_key(*category));
        if keys.iter().all(|key| key.text != text) {
            keys.push(Key { swatch: Swatch::Fill(Shade::of_history(*category)), text });
        }
    }
    if !map.clusters.is_empty() {
        keys.push(Key { swatch: Swatch::Outline, text: reading.lang.text("legend-cluster") });
    }
    let key = |shade: Shade| Key {
        swatch: Swatch::Fill(shade),
        text: reading.lang.text_with(shade.key(), &[("k", reading.wording.k().into())]),
    };
    keys.extend(others(map, true).map(key));
    keys
}

/// The looks on the map that are no colours; grey among them unless it is told already.
fn others(map: &MapView, is_even_told: bool) -> impl Iterator<Item = Shade> {
    let even = (!is_even_told).then_some(Shade::Even);
    even.into_iter().chain(Shade::PLAIN).filter(|&shade| map.areas.iter().any(|area| area.shade == shade))
}
