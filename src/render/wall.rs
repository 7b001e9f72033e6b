//! The wall as a page, and its scenes as fragments.

mod area;
mod indicator;
mod legend;
mod room;
mod rows;
mod screen;
mod signals;
mod sources;
mod years;

use maud::{DOCTYPE, Markup, html};

use super::assets::{href, program};
use super::print::print;
use super::svg::{Weight, fitting, width};
use crate::locale::Lang;
use crate::view::theme::Theme;
use crate::view::wall::{Body, Note, Scene, WallPage};

pub use room::Room;
pub use screen::{Form, LEAST_ARC_MINUTES, Screen};
pub(super) use years::caption;

/// Width of the line that shows where in the playlist a scene is.
const PROGRESS: f64 = 2.6;

/// Between two lists where there is little room.
const TIGHT_GAP: f64 = 1.2;

/// Most of the line that says where figures come from.
const SOURCE: f64 = 17.0;

/// The whole page, its first scene drawn in: in the form that most screens have, and in the others
/// where only a page without script or its script looks. Styles show the one that the screen has.
#[must_use]
pub fn page(page: &WallPage, screen: &Screen) -> Markup {
    let lang = page.scene.lang;
    html! {
        (DOCTYPE)
        html lang=(lang) data-theme=(page.theme.word()) {
            head {
                meta charset="utf-8";
                // A browser that offers to translate covers a corner with its offer, and nobody is there to decline.
                meta name="google" content="notranslate";
                meta name="viewport" content="width=device-width, initial-scale=1";
                title { (page.municipality) " – KOMspot" }
                link rel="preload" href=(href("inter.woff2")) as="font" type="font/woff2" crossorigin;
                link rel="stylesheet" href=(href("theme.css"));
                link rel="stylesheet" href="/wall/type.css";
                link rel="stylesheet" href=(href("wall.css"));
                script src=(href("wall.js")) defer {}
                @if let Some(next) = next(page) {
                    noscript { meta http-equiv="refresh" content=(format!("{};url={next}", page.interval)); }
                }
            }
            body.wall data-note=[page.note.map(Note::word)]
                data-snapshot=(page.snapshot)
                data-interval=(page.interval)
                data-turn=(page.turn)
                data-pinned[page.pinned]
                data-program=(program())
            {
                (opening(&page.scene, screen))
                (note(page))
                aside.clock hidden {}
                (offline(lang))
                p.paused role="status" hidden { (lang.text("wall-paused")) }
                div.night data-words=(lang.text_with("wall-resting", &[("time", "%s".into())])) hidden { p {} }
                ol.playlist hidden {
                    @for stop in &page.playlist {
                        li data-scene=(stop.id) data-seconds=(stop.seconds) { (stop.title) }
                    }
                }
            }
        }
    }
}

/// What is said in passing, with the words of all that may be.
fn note(page: &WallPage) -> Markup {
    let lang = page.scene.lang;
    html! {
        p.note role="status" hidden[page.note.is_none()]
            data-running=(Note::Running.said(lang))
            data-succeeded=(Note::Succeeded.said(lang))
            data-failed=(Note::Failed.said(lang))
        { @if let Some(note) = page.note { (note.said(lang)) } }
    }
}

/// The mark of a lost connection, with its words for any length of time; `%s` is a number.
fn offline(lang: Lang) -> Markup {
    let one = |key: &str| lang.text_with(key, &[("count", 1.into())]);
    let many = |key: &str| lang.text_with(key, &[("count", "%s".into())]);
    html! {
        p.offline role="status" hidden
            data-now=(lang.text("wall-lost"))
            data-minute=(one("wall-lost-minutes")) data-minutes=(many("wall-lost-minutes"))
            data-hour=(one("wall-lost-hours")) data-hours=(many("wall-lost-hours"))
            data-day=(one("wall-lost-days")) data-days=(many("wall-lost-days")) {}
    }
}

/// The address that a page without script goes on to; `None` where nothing follows.
fn next(page: &WallPage) -> Option<String> {
    let id = page.scene.id.as_ref().filter(|_| !page.pinned)?;
    let turn = if page.turn == 0 { String::new() } else { format!("&turn={}", page.turn) };
    let theme = if page.theme == Theme::Light { "&theme=light" } else { "" };
    Some(format!("/wall?after={}{turn}{theme}", encoded(&id.to_string())))
}

/// A value for a query, by the rules of RFC 3986.
fn encoded(value: &str) -> String {
    let byte = |byte: u8| match byte {
        b'A'..=b'Z' | b'a'..=b'z' | b'0'..=b'9' | b'-' | b'.' | b'_' | b'~' => char::from(byte).to_string(),
        _ => format!("%{byte:02X}"),
    };
    value.bytes().map(byte).collect()
}

/// The page's first scene. What is within `noscript` costs a browser that runs scripts next to
/// nothing: it is text until `assets/wall/scenes.js` takes the form out of it that is needed.
fn opening(scene: &Scene, screen: &Screen) -> Markup {
    let usual = Form::default();
    let drawn = |form| laid_out(scene, &Room::new(screen, form));
    let first = drawn(usual);
    let others = Form::ALL.into_iter().filter(|form| *form != usual).map(drawn);
    html! {
        main.scene data-scene=(name(scene)) data-print=(print(&first.0)) {
            (first)
            noscript { @for other in others { div.other data-print=(print(&other.0)) { (other) } } }
        }
    }
}

fn name(scene: &Scene) -> String {
    scene.id.as_ref().map(ToString::to_string).unwrap_or_default()
}

/// One scene, laid out for a screen of each of these forms.
#[must_use]
pub fn fragment(scene: &Scene, screen: &Screen, forms: &[Form]) -> Markup {
    let inside = html! { @for &form in forms { (laid_out(scene, &Room::new(screen, form))) } };
    html! {
        main.scene data-scene=(name(scene)) data-print=(print(&inside.0)) { (inside) }
    }
}

fn laid_out(scene: &Scene, room: &Room) -> Markup {
    let tight = if room.tight { " tight" } else { "" };
    let plain = matches!(scene.body, Body::Lists(_) | Body::AllRound(_) | Body::Sources(_));
    let room = &if plain { room.without_legend() } else { *room };
    html! {
        div class={ "form form-" (room.form.word()) (tight) @if plain { " plain" } } {
            (head(scene, room))
            div.stage {
                @match &scene.body {
                    Body::Figures(figures) => (indicator::body(figures, room)),
                    Body::Lists(lists) => (signals::body(lists, room)),
                    Body::AllRound(area) => (area::body(area, room)),
                    Body::Years(years) => (years::body(years, room)),
                    Body::Sources(sources) => (sources::body(sources, room)),
                    Body::Words(words) => p.words { (words) },
                }
            }
            (foot(scene, room))
        }
    }
}

fn head(scene: &Scene, room: &Room) -> Markup {
    let (above, below) = room.headings();
    let title = fitting(std::slice::from_ref(&scene.title), Weight::Bold, room.title(), above);
    let beside = if room.has_two_lines() { 0.0 } else { width(&title, Weight::Bold, room.title()) + 0.8 };
    let size = if room.tight { room.small } else { 1.0 };
    let subtitle = scene
        .subtitle
        .as_ref()
        .map(|subtitle| fitting(std::slice::from_ref(subtitle), Weight::Regular, size, below - beside));
    html! {
        header.head.two[room.has_two_lines()] {
            h1 { (title) }
            @if let Some(subtitle) = subtitle { p.unit { (subtitle) } }
        }
    }
}

/// What the looks mean on the left; on the right whether figures are real, how
/// old they are, and where they come from.
fn foot(scene: &Scene, room: &Room) -> Markup {
    let map = match &scene.body {
        Body::Figures(figures) => Some(&figures.map),
        Body::Years(years) => years.legend.as_ref(),
        _ => None,
    };
    let source = scene.source.as_ref().filter(|_| !room.tight);
    let source =
        source.map(|source| fitting(std::slice::from_ref(source), Weight::Regular, room.small, SOURCE));
    html! {
        footer.foot {
            @if let Some(map) = map {
                (legend::levels(map, room))
                (legend::reading(map, room))
                (legend::looks(map, room, state_width(scene, room)))
            }
            @if scene.demo.is_some() || scene.place.1 > 1 {
                p.state {
                    @if let Some(demo) = &scene.demo { strong.demo { (demo) } }
                    (progress(scene))
                }
            }
            @if let Some(through) = &scene.through { p.through { (through) } }
            @if let Some(late) = &scene.late {
                p.source { strong.late { (late) } }
            } @else if let Some(source) = source {
                p.source { (source) }
            }
        }
    }
}

/// Width of the line that says whether figures are real, and where in the playlist this is.
fn state_width(scene: &Scene, room: &Room) -> f64 {
    let demo = scene.demo.as_ref().map_or(0.0, |words| width(words, Weight::SemiBold, room.small) + 0.6);
    demo + if scene.place.1 > 1 { PROGRESS } else { 0.0 }
}

/// Where in the playlist this is: a mark on a line.
fn progress(scene: &Scene) -> Markup {
    const LONG: usize = 125;
    let (place, count) = scene.place;
    let words = scene.lang.text_with("wall-scene", &[("nth", (place + 1).into()), ("count", count.into())]);
    let mark = (LONG / count.max(1)).max(12);
    let at = (LONG - mark) * place / count.saturating_sub(1).max(1);
    html! {
        @if count > 1 {
            svg.progress viewBox={ "0 0 " (LONG) " 8" } role="img" aria-label=(words) {
                rect.track y="2" width=(LONG) height="4" rx="2" {}
                rect.here x=(at) width=(mark) height="8" rx="4" {}
            }
        }
    }
}
