//! Pages for what went wrong.

use maud::html;

use super::page::{frame, links};
use crate::view::error::ErrorPage;

/// The page as HTML.
#[must_use]
pub fn page(error: &ErrorPage) -> String {
    let main = html! {
        section.problem {
            p.status { (error.status) }
            h1 { (error.heading) }
            p.detail { (error.detail) }
            @if !error.facts.is_empty() {
                dl { @for (label, value) in &error.facts { div { dt { (label) } dd { code { bdi { (value) } } } } } }
            }
            @if !error.allowed.is_empty() {
                h2 { (error.allowed_label) }
                ul.allowed { @for value in &error.allowed { li { code { bdi { (value) } } } } }
            }
            @if !error.nearest.is_empty() {
                h2 { (error.nearest_label) }
                (links(&error.nearest))
            }
            @if !error.ways.is_empty() {
                h2 { (error.ways_label) }
                (links(&error.ways))
            }
        }
    };
    frame(&error.page, &main)
}
