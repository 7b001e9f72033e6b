//! The pages about KOMspot itself: sections to be read, with their contents beside them.

use maud::{Markup, html};

use super::page::{anchor, frame};
use super::table::{said, table};
use crate::view::about::{Article, Block, Example, Pair, Section};
use crate::view::page::{Link, Page};

pub mod methods;

/// The page as HTML.
#[must_use]
pub fn page(article: &Article) -> String {
    let contents: Vec<Link> = article
        .sections
        .iter()
        .map(|section| Link { text: section.heading.clone(), href: format!("#{}", section.id) })
        .collect();
    let body = html! { @for section in &article.sections { (self::section(section)) } };
    laid_out(&article.page, (&article.heading, &article.lead), (&article.contents, &contents), &body)
}

/// A page to be read: heading and lead, and its contents beside the text.
fn laid_out(
    page: &Page,
    (heading, lead): (&str, &str),
    (label, contents): (&str, &[Link]),
    body: &Markup,
) -> String {
    let main = html! {
        div.about {
            header.about-head {
                h1 { (heading) }
                p.about-lead { (lead) }
            }
            nav.contents aria-label=(label) {
                ol { @for link in contents { li { (anchor(link)) } } }
            }
            div.about-body { (body) }
        }
    };
    frame(page, &main)
}

fn section(section: &Section) -> Markup {
    html! {
        section.chapter #(section.id) {
            h2 { (section.heading) }
            @for block in &section.blocks { (self::block(block)) }
        }
    }
}

fn block(block: &Block) -> Markup {
    match block {
        Block::Text(text) => html! { p { (text) } },
        Block::Pairs(pairs) => html! { dl.pairs { (self::pairs(pairs)) } },
        Block::Facts(facts) => html! { dl.facts { (self::pairs(facts)) } },
        Block::Example(example) => self::example(example),
        Block::Table(of) => html! { div.inventory { (table(of)) } },
        Block::Command(command) => html! { pre.command tabindex="0" { code { (command) } } },
    }
}

fn pairs(pairs: &[Pair]) -> Markup {
    html! { @for pair in pairs { div { dt { (pair.name) } dd { (pair.text) } } } }
}

fn example(example: &Example) -> Markup {
    let last = example.rows.len().saturating_sub(1);
    html! {
        table.example {
            caption { (example.caption) }
            thead { tr { @for column in &example.columns { th scope="col" { (column) } } } }
            tbody {
                @for (at, (name, cells)) in example.rows.iter().enumerate() {
                    tr class=[(at == last).then_some("total")] {
                        th scope="row" { (name) }
                        @for cell in cells { td { (said(cell)) } }
                    }
                }
            }
        }
    }
}
