//! What came of a bundle that was brought, for people to read afterwards.

use serde::{Deserialize, Serialize};

use super::moment::Moment;
use crate::app::told::Told;
use crate::finding::Quoted;
use crate::locale::{Arg, Lang};
use crate::logbook::Text;

/// The report of one bundle. Nothing in it is a figure that was refused.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Report {
    /// Its number, in the order in which bundles were brought.
    pub number: u32,
    /// What was brought.
    #[serde(flatten)]
    pub card: Card,
    /// When the work was done.
    pub ended: Moment,
    /// What came of it.
    #[serde(flatten)]
    pub account: Account,
}

/// What is known of a bundle before it is opened.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Card {
    /// How it was brought.
    pub source: Source,
    /// Who brought it, where that is known.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub by: Option<String>,
    /// What it was called, as far as that can be shown.
    pub file: String,
    /// When it was there.
    pub arrived: Moment,
}

/// How a bundle was brought.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Source {
    /// Laid into the inbox.
    Inbox,
    /// On a stick.
    Usb,
    /// Through a page.
    Upload,
    /// By a command.
    Command,
}

/// What came of a bundle: what the process that took it in has to say.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Account {
    /// How it ended.
    pub outcome: Outcome,
    /// What the bundle calls itself, if it could be opened.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub bundle: Option<Named>,
    /// Whose signature it bears.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub signer: Option<String>,
    /// What is shown from now on.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub snapshot: Option<String>,
    /// Why, and what to do, where the findings do not tell.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub why: Option<Words>,
    /// What was found, worst first.
    #[serde(default)]
    pub findings: Vec<Told>,
    /// How many findings there were beside those.
    #[serde(default)]
    pub more: u64,
    /// What it changes.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub preview: Option<serde_json::Value>,
}

/// How it ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Outcome {
    /// It is shown.
    Published,
    /// It waits for somebody to confirm it.
    Held,
    /// It is not good; nothing was changed.
    Refused,
    /// It could not be taken in; nothing was changed.
    Failed,
    /// It was left alone, for a newer one was beside it.
    Passed,
}

impl Outcome {
    /// True if somebody should see it: nothing came of the bundle, and that was not meant.
    #[must_use]
    pub fn is_bad(self) -> bool {
        matches!(self, Self::Refused | Self::Failed)
    }
}

/// What a bundle calls itself.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Named {
    /// Its name; releases of the same name follow one another.
    pub name: String,
    /// Its title for people.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub title: Option<String>,
    /// Its version.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub version: Option<String>,
}

/// The same in both languages.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Words {
    /// In Danish.
    pub da: String,
    /// In English.
    pub en: String,
}

impl Report {
    /// For people: what became of it, why, and every finding on a line of its own.
    #[must_use]
    pub fn lines(&self, lang: Lang) -> Vec<String> {
        let account = &self.account;
        let version = account.bundle.as_ref().and_then(|bundle| bundle.version.as_deref());
        let key = match account.outcome {
            Outcome::Published => "intake-published",
            Outcome::Held => "intake-held",
            Outcome::Refused => "intake-refused",
            Outcome::Failed => "intake-failed",
            Outcome::Passed => "intake-passed",
        };
        let args = [
            ("file", self.card.file.as_str().into()),
            ("version", version.unwrap_or_default().into()),
            ("snapshot", account.snapshot.as_deref().unwrap_or_default().into()),
        ];
        let mut lines = vec![lang.text_with(key, &args)];
        lines.extend(account.why.iter().map(|why| why.text(lang).to_owned()));
        lines.extend(account.findings.iter().map(|told| told.text(lang).to_owned()));
        if account.more > 0 {
            lines.push(lang.text_with("intake-more", &[("count", account.more.into())]));
        }
        lines
    }
}

impl Account {
    /// Findings that a report keeps.
    const FINDINGS: usize = 200;

    /// The longest text that a report keeps, in characters.
    const TEXT: usize = 1000;

    /// The longest preview, in bytes of JSON.
    const PREVIEW: usize = 64 << 10;

    /// An account that says no more than how it ended, and why.
    #[must_use]
    pub fn new(outcome: Outcome, why: Option<Words>) -> Self {
        Self {
            outcome,
            bundle: None,
            signer: None,
            snapshot: None,
            why,
            findings: Vec::new(),
            more: 0,
            preview: None,
        }
    }

    /// True if any of these was found.
    #[must_use]
    pub(super) fn has(&self, codes: &[&str]) -> bool {
        self.findings.iter().any(|told| codes.contains(&told.code.as_str()))
    }

    /// As much of it as is kept. Whoever wrote it has read what a stranger
    /// brought, and may say anything at any length.
    #[must_use]
    pub(super) fn within_limits(mut self) -> Self {
        let short = |text: &mut String| {
            if let Some((end, _)) = text.char_indices().nth(Self::TEXT) {
                text.truncate(end);
                text.push('…');
            }
            // A terminal would do what some of them say.
            if text.contains(char::is_control) {
                *text = text.replace(char::is_control, "\u{fffd}");
            }
        };
        let beyond = self.findings.len().saturating_sub(Self::FINDINGS);
        self.findings.truncate(Self::FINDINGS);
        self.more = self.more.saturating_add(beyond as u64);
        for told in &mut self.findings {
            [&mut told.code, &mut told.da, &mut told.en].into_iter().for_each(short);
            [&mut told.resource, &mut told.column].into_iter().flatten().for_each(short);
        }
        if let Some(why) = &mut self.why {
            [&mut why.da, &mut why.en].into_iter().for_each(short);
        }
        [&mut self.signer, &mut self.snapshot].into_iter().flatten().for_each(short);
        if let Some(Named { name, title, version }) = &mut self.bundle {
            for text in [Some(name), version.as_mut()].into_iter().flatten() {
                let shown = Quoted::new(text);
                shown.as_str().clone_into(text);
            }
            // For people, who want to read all of it.
            if let Some(title) = title {
                *title = Text::new(title).to_string();
            }
        }
        self.preview = self.preview.filter(|preview| preview.to_string().len() <= Self::PREVIEW);
        self
    }
}

impl Words {
    /// A message in both languages.
    #[must_use]
    pub fn of(key: &str, args: &[Arg<'_>]) -> Self {
        Self { da: Lang::Da.text_with(key, args), en: Lang::En.text_with(key, args) }
    }

    /// The words in a language.
    #[must_use]
    pub fn text(&self, lang: Lang) -> &str {
        match lang {
            Lang::Da => &self.da,
            Lang::En => &self.en,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::finding::{Finding, Place};

    #[test]
    fn a_report_keeps_no_more_than_it_may() {
        let mut told = Told::new(&Finding::refused("archive-empty", Place::resource("x")));
        told.da = "å".repeat(100_000);
        let mut account =
            Account::new(Outcome::Refused, Some(Words { da: "x".repeat(5000), en: String::new() }));
        account.findings = vec![told; 5000];
        account.preview = Some("p".repeat(1 << 20).into());
        account.bundle = Some(Named { name: "n\n".repeat(500), title: None, version: None });
        let kept = account.within_limits();
        assert_eq!((kept.findings.len(), kept.more), (200, 4800));
        assert_eq!(kept.preview, None);
        assert!(serde_json::to_string(&kept).unwrap().len() < 1 << 20);
        assert!(!kept.bundle.unwrap().name.contains('\n'));
    }
}
