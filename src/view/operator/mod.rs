//! The pages behind the login, as finished strings.

mod log;
mod login;
mod moment;
mod overview;
mod report;

pub use log::{LogPage, LogRow};
pub use login::{LoginPage, Refusal};
pub use moment::moment;
pub use overview::{Change, HeldRow, Job, Live, Overview, Progress, ReportRow, Waiting};
pub use report::{Fault, ReportPage};

use super::address;
use super::page::{Link, Page};
use crate::locale::Lang;

/// Who looks, and what that person may do.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Visitor {
    /// The account's name.
    pub name: String,
    /// False for those who may only look.
    pub may_act: bool,
    /// What every form must bring along.
    pub form: String,
}

/// How something went, as a sign beside its words.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Tone {
    /// As it should.
    Good,
    /// Somebody has to decide.
    Waits,
    /// It did not.
    Bad,
    /// Nothing came of it, and nothing need be done.
    Quiet,
}

impl Tone {
    /// Its word in styles.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::Good => "good",
            Self::Waits => "waits",
            Self::Bad => "bad",
            Self::Quiet => "quiet",
        }
    }
}

/// A label and what belongs to it.
pub type Fact = (String, String);

/// The frame of a page behind the login.
fn frame(lang: Lang, title: &str, path: &str) -> Page {
    let nav = vec![
        Link { text: lang.text("operator-title"), href: address::operator(lang, "") },
        Link { text: lang.text("operator-log"), href: address::operator(lang, "/log") },
        Link { text: lang.text("pages-explorer"), href: address::explorer(lang) },
        Link { text: lang.text("pages-wall"), href: address::wall() },
    ];
    Page { nav, ..Page::bare(lang, title, |lang| address::operator(lang, path)) }
}
