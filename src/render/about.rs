//! The pages about KOMspot itself: sections to be read, with their contents beside them.

use maud::{Markup, html};

use super::page::frame;
use super::table::{said, table};
use crate::view::about::{Article, Block, Example, Pair, Section};

/// The page as HTML.
#[must_use]
pub fn page(article: &Article) -> String {
    let main = html! {
        div.about {
            header.about-head {
                h1 { (article.heading) }
                p.about-lead { (article.lead) }
            }
            nav.contents aria-label=(article.contents) {
                ol { @for section in &article.sections { li { a href={ "#" (section.id) } { (section.heading) } } } }
            }
            div.about-body { @for section in &article.sections { (self::section(section)) } }
        }
    };
    frame(&article.page, &main)
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
