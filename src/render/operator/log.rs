//! The log as a page.

use maud::{Markup, html};

use super::frame;
use crate::locale::Lang;
use crate::view::address;
use crate::view::operator::{LogPage, LogRow};

/// The page as HTML.
#[must_use]
pub fn page(log: &LogPage) -> String {
    let lang = log.page.lang;
    let main = html! {
        p.back { a href=(address::operator(lang, "")) { (lang.text("operator-back")) } }
        h1 { (lang.text("operator-log")) }
        p.lead { (log.lead) }
        p.more { a href=(address::operator(lang, "/log.csv")) download { (lang.text("operator-log-csv")) } }
        (rows(lang, &log.rows))
    };
    frame(&log.page, Some(&log.visitor), false, &main)
}

/// Lines of the log.
pub(super) fn rows(lang: Lang, rows: &[LogRow]) -> Markup {
    html! {
        @if rows.is_empty() { p.note { (lang.text("log-none")) } }
        ol.log {
            @for row in rows { li { span.when { (row.when) } span.who { bdi { (row.who) } } span.deed { (row.what) } } }
        }
    }
}
