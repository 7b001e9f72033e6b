//! The list of files that a page offers.

use maud::{Markup, html};

use super::page::links;
use crate::view::download::Downloads;

/// The list as a section of its page.
#[must_use]
pub fn downloads(downloads: &Downloads) -> Markup {
    html! {
        section.downloads aria-labelledby="downloads" {
            h2 #downloads { (downloads.heading) }
            dl { @for offer in &downloads.offers { div { dt { (offer.label) } dd { (links(&offer.links)) } } } }
        }
    }
}
