//! One report: what became of a bundle, and what to do.

use super::{Fact, Tone, Visitor, frame};
use crate::locale::{Arg, Lang};
use crate::view::page::Page;

/// A report to be read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ReportPage {
    /// Header and footer.
    pub page: Page,
    /// Who looks.
    pub visitor: Visitor,
    /// Its number.
    pub number: u32,
    /// What was brought.
    pub file: String,
    /// How it went.
    pub tone: Tone,
    /// The same in a sentence.
    pub outcome: String,
    /// Why, where that is known before anything in it was read.
    pub why: Option<String>,
    /// Where it came from, when, what it called itself.
    pub facts: Vec<Fact>,
    /// What was found, the worst first.
    pub faults: Vec<Fault>,
    /// How many more there are.
    pub more: Option<String>,
    /// What it changes.
    pub changes: Vec<String>,
    /// True if nobody has seen it yet, and somebody should.
    pub unseen: bool,
}

/// Something that was found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fault {
    /// True if the bundle was refused for it.
    pub refused: bool,
    /// Where; empty for the bundle as a whole.
    pub place: String,
    /// What, and what to do.
    pub text: String,
}

impl ReportPage {
    /// The frame of a report's page.
    #[must_use]
    pub fn frame(lang: Lang, number: u32) -> Page {
        let args: [Arg<'_>; 1] = [("number", number.to_string().into())];
        frame(lang, &lang.text_with("operator-report", &args), &format!("/reports/{number}"))
    }
}
