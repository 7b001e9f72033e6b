//! What the explorer can be set to: lists, the way through time, switches.

use maud::{Markup, html};

use crate::render::page::anchor;
use crate::view::explorer::{Choice, Explorer, Form, Select, Switch, Timeline};
use crate::view::page::Link;

/// The lists and the way through time.
pub(super) fn bar(explorer: &Explorer) -> Markup {
    let Form { label, selects, carried, submit, search: [hint, none] } = &explorer.form;
    html! {
        form.choose method="get" action="/" aria-label=(label) data-search=(hint) data-none=(none) {
            @for select in selects { (self::select(select)) }
            @for (name, value) in carried { input type="hidden" name=(name) value=(value); }
            button type="submit" { (submit) }
            (timeline(&explorer.time))
        }
    }
}

fn timeline(time: &Timeline) -> Markup {
    let [play, pause] = &time.play;
    let last = time.steps.len().saturating_sub(1);
    html! {
        div.time role="group" aria-label=(time.label) {
            (step(time.previous.as_ref(), "prev", "‹"))
            button.play type="button" hidden data-play=(play) data-pause=(pause) aria-label=(play) title=(play) {}
            (step(time.next.as_ref(), "next", "›"))
            @if time.steps.len() > 1 {
                div.line hidden {
                    input #line type="range" min="0" max=(last) value=(time.at.unwrap_or(last)) list="times" aria-label=(time.label);
                    datalist #times {
                        @for (value, words) in &time.steps { option value=(value) label=(words) {} }
                    }
                    span.ends aria-hidden="true" {
                        @for at in [0, last] { @if let Some((_, words)) = time.steps.get(at) { span { (words) } } }
                    }
                    output.bubble aria-hidden="true" {}
                }
            }
        }
    }
}

/// A step in time; at the end of the road the sign stays, so that nothing moves.
fn step(link: Option<&Link>, way: &str, sign: &str) -> Markup {
    html! {
        @match link {
            Some(link) => a.step rel=(way) href=(link.href) aria-label=(link.text) title=(link.text) { (sign) },
            None => span.step data-way=(way) aria-hidden="true" { (sign) },
        }
    }
}

/// Switches, each position a link.
pub(super) fn switches<'a>(switches: impl Iterator<Item = &'a Switch>) -> Markup {
    html! {
        div.switches {
            @for switch in switches {
                div.switch role="group" aria-label=(switch.label) data-name=(switch.name) {
                    @for (link, shown) in &switch.positions {
                        @if *shown { a href=(link.href) aria-current="true" { (link.text) } } @else { (anchor(link)) }
                    }
                }
            }
        }
    }
}

/// A list to choose from, on any page.
pub(in crate::render) fn select(select: &Select) -> Markup {
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

fn options(choices: &[Choice]) -> Markup {
    html! {
        @for choice in choices { option value=(choice.value) selected[choice.chosen] { (choice.text) } }
    }
}
