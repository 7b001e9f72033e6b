//! The wall as a page, and its scenes as fragments.

mod indicator;
mod legend;

use maud::{DOCTYPE, Markup, html};

use super::assets::{href, program};
use super::print::print;
use crate::locale::Lang;
use crate::view::theme::Theme;
use crate::view::wall::{Body, Note, Scene, WallPage};
use legend::legend;

/// The whole page, its first scene drawn in.
#[must_use]
pub fn page(page: &WallPage) -> Markup {
    let lang = page.scene.lang;
    html! {
        (DOCTYPE)
        html lang=(lang) data-theme=(page.theme.word()) {
            head {
                meta charset="utf-8";
                meta name="viewport" content="width=device-width, initial-scale=1";
                title { (page.municipality) " – KOMspot" }
                link rel="preload" href=(href("inter.woff2")) as="font" type="font/woff2" crossorigin;
                link rel="stylesheet" href=(href("theme.css"));
                link rel="stylesheet" href=(href("wall.css"));
                script src=(href("wall.js")) defer {}
                @if !page.pinned && page.scenes.len() > 1 {
                    noscript {
                        meta http-equiv="refresh" content=(format!("{};url={}", page.interval, next(page)));
                    }
                }
            }
            body.wall data-note=[page.note.map(Note::word)]
                data-snapshot=(page.snapshot)
                data-interval=(page.interval)
                data-pinned[page.pinned]
                data-program=(program())
            {
                (fragment(&page.scene))
                (note(page))
                time.clock hidden {}
                (offline(lang))
                p.paused role="status" hidden { (lang.text("wall-paused")) }
                div.night data-words=(lang.text_with("wall-resting", &[("time", "%s".into())])) hidden { p {} }
                ol.playlist hidden {
                    @for scene in &page.scenes { li data-scene=(scene.id) { (scene.title) } }
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

/// The address that a page without script goes on to.
fn next(page: &WallPage) -> String {
    let theme = if page.theme == Theme::Light { "&theme=light" } else { "" };
    format!("/wall?after={}{theme}", encoded(&page.scene.id))
}

/// A value for a query, by the rules of RFC 3986.
fn encoded(value: &str) -> String {
    let byte = |byte: u8| match byte {
        b'A'..=b'Z' | b'a'..=b'z' | b'0'..=b'9' | b'-' | b'.' | b'_' | b'~' => char::from(byte).to_string(),
        _ => format!("%{byte:02X}"),
    };
    value.bytes().map(byte).collect()
}

/// One scene.
#[must_use]
pub fn fragment(scene: &Scene) -> Markup {
    let inside = inside(scene);
    html! {
        main.scene data-scene=(scene.id) data-print=(print(&inside.0)) { (inside) }
    }
}

fn inside(scene: &Scene) -> Markup {
    html! {
        header.head {
            h1 { (scene.title) }
            @if let Body::Figures(figures) = &scene.body {
                p.unit { (figures.map.unit) " · " (figures.map.window) }
            }
            @if let Some(late) = &scene.late { strong.late { (late) } }
        }
        @match &scene.body {
            Body::Figures(figures) => (indicator::body(figures)),
            Body::Words(words) => p.words { (words) },
        }
        @if let Some(demo) = &scene.demo { strong.demo { (demo) } }
        (foot(scene))
    }
}

fn foot(scene: &Scene) -> Markup {
    html! {
        footer.foot {
            @if let Body::Figures(figures) = &scene.body { (legend(figures)) }
            div.about {
                (dots(scene))
                p {
                    @if let Some(through) = &scene.through { span { (through) } " " }
                    @if let Some(source) = &scene.source { span { (source) } }
                }
            }
        }
    }
}

/// Where in the playlist this is.
fn dots(scene: &Scene) -> Markup {
    let (place, count) = scene.place;
    let words = scene.lang.text_with("wall-scene", &[("nth", (place + 1).into()), ("count", count.into())]);
    html! {
        @if count > 1 {
            p.dots role="img" aria-label=(words) {
                @for nth in 0..count { i.here[nth == place] {} }
            }
        }
    }
}
