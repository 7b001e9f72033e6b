//! `/about/accessibility`: who can use the pages, how that is tried, and what does not work yet.

use super::super::address;
use super::super::page::Page;
use super::{Article, Block, Pair, Section};
use crate::locale::Lang;
use crate::snapshot::Snapshot;

/// Puts the page together; `contact` is whom the operator has named for those who meet a hindrance.
#[must_use]
pub fn article(snapshot: &Snapshot, lang: Lang, contact: Option<&str>) -> Article {
    let heading = lang.text("accessibility");
    let text = |key: &str| Block::Text(lang.text(key));
    let section =
        |id: &'static str, blocks| Section { id, heading: lang.text(&format!("accessibility-{id}")), blocks };
    let whom = match contact {
        Some(contact) => {
            lang.text_with("accessibility-contact.named", &[("contact", contact.to_owned().into())])
        }
        None => lang.text("accessibility-contact.unnamed"),
    };
    Article {
        page: Page::new(snapshot, lang, &heading, address::accessibility),
        lead: lang.text("accessibility.lead"),
        contents: lang.text("about-contents"),
        sections: vec![
            section("ways", vec![pairs(lang, "accessibility-way", 6)]),
            section(
                "tried",
                ["by-machine", "by-hand"].map(|key| text(&format!("accessibility-tried.{key}"))).into(),
            ),
            section("limits", vec![pairs(lang, "accessibility-limit", 3)]),
            section("contact", vec![Block::Text(whom), text("accessibility-contact.authority")]),
        ],
        heading,
    }
}

/// Messages `KEY-1`, `KEY-2` …, each with an attribute that names it.
fn pairs(lang: Lang, key: &str, count: usize) -> Block {
    let pair = |at: usize| Pair {
        name: lang.text(&format!("{key}-{at}.name")),
        text: lang.text(&format!("{key}-{at}")),
    };
    Block::Pairs((1..=count).map(pair).collect())
}
