//! One report.

use maud::{Markup, html};

use super::{frame, hidden, mark};
use crate::locale::Lang;
use crate::view::address;
use crate::view::operator::{Fault, ReportPage};

/// The page as HTML.
#[must_use]
pub fn page(report: &ReportPage) -> String {
    let lang = report.page.lang;
    let (refusing, remarks): (Vec<_>, Vec<_>) = report.faults.iter().partition(|fault| fault.refused);
    let main = html! {
        article.report {
            p.back { a href=(address::operator(lang, "")) { (lang.text("operator-back")) } }
            h1 { bdi { (report.file) } }
            p.outcome { (mark(report.tone, &report.outcome)) }
            @if let Some(why) = &report.why { p.why { (why) } }
            (faults(lang, "operator-faults", Some("operator-faults.do"), &refusing))
            (faults(lang, "operator-faults.remarks", None, &remarks))
            @if let Some(more) = &report.more { p.note { (more) } }
            @if !report.changes.is_empty() {
                section.block {
                    h2 { (lang.text("operator-changes")) }
                    ul.said { @for line in &report.changes { li { (line) } } }
                }
            }
            section.block {
                h2 { (lang.text("operator-report-facts")) }
                dl.plain { @for (label, value) in &report.facts { div { dt { (label) } dd { bdi { (value) } } } } }
            }
            @if report.unseen && report.visitor.may_act {
                form.seen method="post" action="/operator/seen" {
                    (hidden(lang, &report.visitor))
                    input type="hidden" name="number" value=(report.number);
                    button type="submit" { (lang.text("operator-seen")) }
                    p.note { (lang.text("operator-seen-note")) }
                }
            }
        }
    };
    frame(&report.page, Some(&report.visitor), false, &main)
}

/// What was found of one kind, each with its place.
fn faults(lang: Lang, heading: &str, what_to_do: Option<&str>, faults: &[&Fault]) -> Markup {
    html! {
        @if !faults.is_empty() {
            section.block {
                h2 { (lang.text(heading)) }
                @if let Some(key) = what_to_do { p.note { (lang.text(key)) } }
                ol.faults {
                    @for fault in faults {
                        li data-refused[fault.refused] {
                            @if !fault.place.is_empty() { p.place { bdi { (fault.place) } } }
                            p { (fault.text) }
                        }
                    }
                }
            }
        }
    }
}
