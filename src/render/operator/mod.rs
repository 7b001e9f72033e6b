//! The pages behind the login.

mod log;
mod login;
mod overview;
mod report;

pub use log::page as log;
pub use login::page as login;
pub use overview::{page as overview, progress};
pub use report::page as report;

use maud::{Markup, html};

use super::assets::href;
use super::page::frame_with;
use crate::locale::Lang;
use crate::view::address;
use crate::view::operator::{Tone, Visitor};
use crate::view::page::Page;

/// Sets a page of the operator's into its frame. One that changes is loaded anew where no script
/// runs.
fn frame(page: &Page, visitor: Option<&Visitor>, changes: bool, main: &Markup) -> String {
    let head = html! {
        meta name="robots" content="noindex";
        link rel="stylesheet" href=(href("operator.css"));
        script src=(href("operator.js")) defer {}
        @if changes {
            // A page that asks by itself does not keep anybody logged in.
            @let address = address::operator(page.lang, "") + "&by=itself";
            noscript { meta http-equiv="refresh" content=(format!("5; url={address}")); }
        }
    };
    let main = html! {
        div.desk {
            @if let Some(visitor) = visitor { (leave(page.lang, visitor)) }
            (main)
        }
    };
    frame_with(page, &head, &main)
}

/// Who is logged in, and the way out.
fn leave(lang: Lang, visitor: &Visitor) -> Markup {
    let key = if visitor.may_act { "operator-as-operator" } else { "operator-as-viewer" };
    html! {
        form.leave method="post" action="/operator/logout" {
            p { (lang.text_with(key, &[("name", visitor.name.as_str().into())])) }
            (hidden(lang, visitor))
            button.quiet type="submit" { (lang.text("operator-logout")) }
        }
    }
}

/// What every form brings along.
fn hidden(lang: Lang, visitor: &Visitor) -> Markup {
    html! {
        input type="hidden" name="lang" value=(lang);
        input type="hidden" name="form" value=(visitor.form);
    }
}

/// A word with its sign: never by colour alone.
fn mark(tone: Tone, word: &str) -> Markup {
    let path = match tone {
        Tone::Good => "M3.5 8.5 6.5 11.5 12.5 4.5",
        Tone::Waits => "M8 4V8.5L11 10",
        Tone::Bad => "M4.5 4.5 11.5 11.5M11.5 4.5 4.5 11.5",
        Tone::Quiet => "M4 8H12",
    };
    html! {
        span.mark data-tone=(tone.word()) {
            svg viewBox="0 0 16 16" aria-hidden="true" { path d=(path) {} }
            (word)
        }
    }
}
