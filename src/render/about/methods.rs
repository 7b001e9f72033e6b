//! The page that explains the methods.

use maud::{Markup, PreEscaped, html};

use super::laid_out;
use crate::locale::Lang;
use crate::render::svg;
use crate::view::about::methods::{Chapter, Explained, FalseAlarms, Look, MethodsPage, Word, Words};

/// The page as HTML.
#[must_use]
pub fn page(methods: &MethodsPage) -> String {
    let lang = methods.page.lang;
    let body = html! {
        section.chapter { p { (methods.rule) } }
        (words(&methods.words))
        @for chapter in &methods.chapters { (self::chapter(chapter, lang)) }
        (alarms(&methods.alarms))
        section.chapter #limits {
            h2 { (methods.limits_heading) }
            p { (methods.limits_lead) }
            ul.limits { @for limit in &methods.limits { li { (limit) } } }
        }
    };
    laid_out(
        &methods.page,
        (&methods.heading, &methods.lead),
        (&methods.contents_heading, &methods.contents),
        &body,
    )
}

fn words(words: &Words) -> Markup {
    html! {
        section.chapter #words {
            h2 { (words.heading) }
            p { (words.lead) }
            table.words {
                caption { (words.caption) }
                thead { tr { @for column in &words.columns { th scope="col" { (column) } } } }
                tbody { @for (at, word) in words.rows.iter().enumerate() { (self::word(word, at)) } }
            }
        }
    }
}

fn word(word: &Word, at: usize) -> Markup {
    html! {
        tr {
            th scope="row" {
                (word.word)
                span.look { (look(word.look, at)) span.note { (word.look_words) } }
            }
            td { (word.basis) }
        }
    }
}

fn look(look: Look, at: usize) -> Markup {
    match look {
        Look::Fill(shades) => html! {
            @for (nth, shade) in shades.iter().enumerate() {
                (PreEscaped(svg::swatch(*shade, &format!("w{at}-{nth}"))))
            }
        },
        Look::Arrows(_) => html! {
            @for arrow in look.arrows() {
                svg.direction viewBox="0 0 40 40" aria-hidden="true" { (PreEscaped(svg::arrow(arrow, 3.0, 3.0, 34.0))) }
            }
        },
        Look::Outline => PreEscaped(svg::outline_swatch()),
    }
}

fn chapter(chapter: &Chapter, lang: Lang) -> Markup {
    html! {
        section.chapter id=(chapter.anchor) {
            h2 { (chapter.heading) }
            p { (chapter.lead) }
            div.methods { @for method in &chapter.methods { (explained(method, lang)) } }
        }
    }
}

fn explained(method: &Explained, lang: Lang) -> Markup {
    html! {
        section.method id=(method.method.word()) {
            (PreEscaped(svg::sketch(method.method, lang, &method.picture)))
            h3 { (method.heading) }
            p.answers { (method.answers) }
            p { (method.how) }
            dl {
                @for (by, text) in [&method.least, &method.place, &method.source] {
                    div { dt { (by) } dd { (text) } }
                }
            }
            @if let Some(unchecked) = &method.unchecked { p.unchecked { (unchecked) } }
        }
    }
}

fn alarms(alarms: &FalseAlarms) -> Markup {
    html! {
        section.chapter #alarms {
            h2 { (alarms.heading) }
            p { (alarms.lead) }
            table.words.rates {
                caption { (alarms.caption) }
                thead { tr { @for column in &alarms.columns { th scope="col" { (column) } } } }
                tbody {
                    @for row in &alarms.rows {
                        tr { th scope="row" { (row.signal) } td { (row.measured) } td.number { (row.tried) } td.number { (row.month) } }
                    }
                }
            }
            p.note { (alarms.note) }
        }
    }
}
