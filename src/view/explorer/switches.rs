//! Switches with few positions: each position is a link to the same state but for that.

use super::reading::Reading;
use crate::view::page::Link;
use crate::view::query::{Colour, Projection, Show};
use crate::view::selection::shows;

/// A switch.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Switch {
    /// The parameter that it turns.
    pub name: &'static str,
    /// What it is about.
    pub label: String,
    /// Its positions, and whether each is the one shown.
    pub positions: Vec<(Link, bool)>,
}

pub(super) fn switches(reading: &Reading<'_>) -> Vec<Switch> {
    let lang = reading.lang;
    let selection = &reading.selection;
    let position = |text: String, href: String, shown: bool| (Link { text, href }, shown);
    let colours = [
        (Colour::Level, "colour-by-level"),
        (Colour::Change, "colour-by-change"),
        (Colour::Hotspot, "colour-by-history"),
    ]
    .map(|(colour, key)| {
        let href = reading.href(|query| query.colour = colour);
        position(lang.text(key), href, colour == selection.colour)
    });
    let shows = shows(&selection.published.indicator);
    let numbers = shows.iter().enumerate().map(|(at, &show)| {
        let text = match show {
            Show::Rate => reading.wording.scale(),
            Show::Count => lang.text("form-count"),
        };
        let href = reading.href(|query| query.show = (at > 0).then_some(show));
        position(text, href, show == selection.show)
    });
    let shapes = [(Projection::Plain, "form-plain"), (Projection::Lens, "form-lens")].map(|(shape, key)| {
        let href = reading.href(|query| query.projection = shape);
        position(lang.text(key), href, shape == reading.state.projection)
    });
    let switch = |name, key: &str, positions: Vec<_>| Switch { name, label: lang.text(key), positions };
    let switches = [
        switch("colour", "form-colour", colours.into()),
        switch("show", "form-show", numbers.collect()),
        switch("projection", "form-projection", shapes.into()),
    ];
    // A switch with one position is none.
    switches.into_iter().filter(|switch| switch.positions.len() > 1).collect()
}
