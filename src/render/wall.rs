//! The wall as a page, and its scenes as fragments.

use maud::{DOCTYPE, Markup, PreEscaped, html};

use super::assets::{href, program};
use super::print::print;
use super::svg::{Frame, arrow, map, outline_swatch, sampled, sign, sparkline};
use crate::locale::Lang;
use crate::view::map::{Key, Swatch};
use crate::view::theme::Theme;
use crate::view::wall::{Body, Figures, Glyph, NewsRow, Scene, Series, WallPage};

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
            body.wall
                data-snapshot=(page.snapshot)
                data-interval=(page.interval)
                data-pinned[page.pinned]
                data-program=(program())
            {
                (fragment(&page.scene))
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
            Body::Figures(figures) => {
                div.picture { (PreEscaped(map(&figures.map, &Frame::WALL))) }
                (side(figures))
            }
            Body::Words(words) => p.words { (words) },
        }
        @if let Some(demo) = &scene.demo { strong.demo { (demo) } }
        (foot(scene))
    }
}

/// The column beside the map.
fn side(figures: &Figures) -> Markup {
    html! {
        section.side {
            div.whole {
                h2 { (figures.whole) }
                p.level {
                    b { (figures.value) }
                    span.change {
                        @if let Some(change) = &figures.change { span { (change) } }
                        small { (figures.certainty) }
                    }
                }
                @if let Some(series) = &figures.series { (course(series)) }
            }
            (news(figures))
        }
    }
}

fn course(series: &Series) -> Markup {
    html! {
        figure.course {
            (PreEscaped(sparkline(series, 690.0, 104.0)))
            figcaption {
                span { (series.first) }
                @if let Some(words) = &series.provisional { span.open { "··· " (words) } }
                span { (series.last) }
            }
        }
    }
}

fn news(figures: &Figures) -> Markup {
    html! {
        div.news {
            h2 { (figures.news_heading) }
            @if let Some(note) = &figures.note { p.note { (note) } }
            @if figures.news.is_empty() {
                p.none { (figures.no_news) }
            } @else {
                ul { @for row in &figures.news { (told(row)) } }
                @if let Some(more) = &figures.more { p.more { (more) } }
            }
        }
    }
}

fn told(row: &NewsRow) -> Markup {
    html! {
        li {
            (glyph(row.glyph))
            span.who { bdi { (row.name) } }
            @if let Some(value) = &row.value { b { (value) } }
            small { (row.words) }
        }
    }
}

fn glyph(glyph: Glyph) -> Markup {
    let drawing = match glyph {
        Glyph::Arrow(change) => arrow(change, 2.0, 2.0, 36.0),
        Glyph::Sign(contrast) => sign(contrast, 4.0, 4.0, 32.0),
        Glyph::Outline => return PreEscaped(outline_swatch()),
    };
    html! { svg.direction viewBox="0 0 40 40" aria-hidden="true" { (PreEscaped(drawing)) } }
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

fn legend(figures: &Figures) -> Markup {
    let map = &figures.map;
    let (levels, others): (Vec<&Key>, Vec<&Key>) =
        map.legend.iter().partition(|key| matches!(key.swatch, Swatch::Level(_)));
    html! {
        div.legend {
            @if !levels.is_empty() {
                ol.levels {
                    @for (nth, key) in levels.iter().enumerate() {
                        li {
                            (level(key))
                            @match map.bounds.get(nth) {
                                Some(bound) => small.bound { (bound) },
                                None => small.times { (map.times) },
                            }
                        }
                    }
                }
            }
            @if !others.is_empty() {
                ul.looks {
                    @for (nth, key) in others.iter().enumerate() {
                        li {
                            (PreEscaped(sampled(key.swatch, &format!("{}-{nth}", map.key))))
                            span { (key.text) }
                        }
                    }
                }
            }
        }
    }
}

/// A level's words on its colour, behind the triangle that says the same.
fn level(key: &Key) -> Markup {
    let Swatch::Level(shade) = key.swatch else { return Markup::default() };
    let name = shade.class().trim_start_matches("c-");
    html! {
        span class={ "chip b-" (name) " on-" (name) } {
            @if let Some(contrast) = shade.sign() {
                svg.sign viewBox="0 0 20 20" aria-hidden="true" { (PreEscaped(sign(contrast, 1.0, 1.0, 18.0))) }
            }
            (key.text)
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
