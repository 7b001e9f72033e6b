//! The explorer's page.

use maud::{Markup, PreEscaped, html};

use super::download::downloads;
use super::page::{anchor, frame};
use super::svg::{self, Frame};
use super::table::{change, said, table};
use crate::view::explorer::{Changed, City, Explorer, Form, Select};

/// The page as HTML.
#[must_use]
pub fn page(explorer: &Explorer) -> String {
    let main = html! {
        (form(&explorer.form))
        @if let Some(notice) = &explorer.notice { p.notice role="status" { (notice) } }
        div.title {
            div {
                h1 { (explorer.heading) }
                p.subtitle { (explorer.subtitle) }
            }
            (city(&explorer.city))
        }
        div.overview {
            div.beside {
                figure.map { (map(explorer)) }
                (changes(explorer))
            }
            section.figures {
                (table(&explorer.table))
                p.shown { (explorer.shown) }
            }
        }
        section.notes aria-labelledby="notes" {
            h2 #notes { (explorer.notes_heading) }
            dl { @for note in &explorer.notes { div { dt { (note.heading) } dd { (note.text) } } } }
        }
        (downloads(&explorer.downloads))
    };
    frame(&explorer.page, &main)
}

/// Drawn on a square; the page gives it its size.
fn map(explorer: &Explorer) -> Markup {
    let frame = Frame::page(720.0, 660.0).linked();
    html! {
        (PreEscaped(svg::map(&explorer.map, &frame)))
        figcaption {
            p.reading { (explorer.map.reading) }
            p { (explorer.legend_heading) }
            ul.legend {
                @for (at, key) in explorer.map.legend.iter().enumerate() {
                    li { (PreEscaped(svg::sampled(key.swatch, &format!("l{at}")))) (key.text) }
                }
            }
        }
    }
}

fn city(city: &City) -> Markup {
    html! {
        section.city {
            h2 { (city.name) }
            p.big { (said(&city.figure)) }
            p { (change(&city.change)) span.since { (city.since) } }
        }
    }
}

fn changes(explorer: &Explorer) -> Markup {
    html! {
        section.changes aria-labelledby="changes" {
            h2 #changes { (explorer.changes_heading) }
            @if explorer.changes.is_empty() { p.none { (explorer.no_changes) } } @else {
                ul { @for changed in &explorer.changes { (self::changed(changed)) } }
            }
        }
    }
}

fn changed(changed: &Changed) -> Markup {
    html! { li { span.area { (anchor(&changed.area)) } (change(&changed.change)) } }
}

fn form(form: &Form) -> Markup {
    html! {
        form.choose method="get" action="/" aria-label=(form.label) {
            @for select in &form.selects { (self::select(select)) }
            @for (name, value) in &form.carried { input type="hidden" name=(name) value=(value); }
            button type="submit" { (form.submit) }
        }
    }
}

fn select(select: &Select) -> Markup {
    html! {
        label class={ "choice-" (select.name) } {
            span { (select.label) }
            select name=(select.name) {
                @for group in &select.groups {
                    @match &group.label {
                        Some(label) => optgroup label=(label) { (options(&group.choices)) },
                        None => (options(&group.choices)),
                    }
                }
            }
        }
    }
}

fn options(choices: &[crate::view::explorer::Choice]) -> Markup {
    html! {
        @for choice in choices { option value=(choice.value) selected[choice.chosen] { (choice.text) } }
    }
}
