//! The frame of a page: head, header, main part, footer.

use maud::{DOCTYPE, Markup, html};

use super::assets::href;
use crate::view::page::{Link, Page};
use crate::view::theme::Theme;

/// Sets a page's own content into its frame.
#[must_use]
pub fn frame(page: &Page, main: &Markup) -> String {
    frame_with(page, &html! {}, main)
}

/// The same with more in the head: a page's own styles and scripts.
#[must_use]
pub(super) fn frame_with(page: &Page, head: &Markup, main: &Markup) -> String {
    let theme = page.theme.map_or("auto", Theme::word);
    let markup = html! {
        (DOCTYPE)
        html lang=(page.lang) data-theme=(theme) {
            head {
                meta charset="utf-8";
                meta name="viewport" content="width=device-width, initial-scale=1";
                meta name="color-scheme" content="light dark";
                title { (page.title) }
                @if let Some(canonical) = &page.canonical { link rel="canonical" href=(canonical); }
                link rel="preload" href=(href("inter.woff2")) as="font" type="font/woff2" crossorigin;
                link rel="stylesheet" href=(href("theme.css"));
                link rel="stylesheet" href=(href("pages.css"));
                (head)
                link rel="stylesheet" media="print" href=(href("print.css"));
            }
            body {
                a.skip href="#main" { (page.skip) }
                @if let Some(demo) = &page.demo { aside.demo { (demo) } }
                (header(page))
                main #main tabindex="-1" { (main) }
                footer.foot {
                    @for line in &page.footer { p { (line) } }
                    @if !page.about.is_empty() { (links(&page.about)) }
                }
            }
        }
    };
    markup.into_string()
}

fn header(page: &Page) -> Markup {
    html! {
        header.head {
            p.brand { span.brand-name { (page.place) } @if let Some(through) = &page.data_through { span.through { (through) } } }
            nav aria-label=(page.nav_label) {
                ul { @for link in &page.nav { li { (anchor(link)) } } }
                a.language href=(page.other_language.href) lang=(page.other_lang) hreflang=(page.other_lang) {
                    (page.other_language.text)
                }
            }
        }
    }
}

/// A link.
#[must_use]
pub fn anchor(link: &Link) -> Markup {
    html! { a href=(link.href) { (link.text) } }
}

/// Links in a row.
#[must_use]
pub fn links(links: &[Link]) -> Markup {
    html! { ul.links { @for link in links { li { (anchor(link)) } } } }
}
