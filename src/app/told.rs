//! Findings in words: for a line on a terminal, and as what a report keeps of
//! them in both languages.

use fluent_bundle::FluentValue;
use serde::{Deserialize, Serialize};

use crate::finding::{Finding, Place, Quoted, Severity};
use crate::locale::{Arg, Lang};

/// A finding as a report keeps it: understood by programs by its code, by
/// people in their language, also when the program's words change later.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Told {
    /// How bad it is.
    pub severity: Severity,
    /// Which fault, in kebab case.
    pub code: String,
    /// The file within the bundle.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub resource: Option<String>,
    /// Line of the file, from 1.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub line: Option<u64>,
    /// Column by its name.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub column: Option<String>,
    /// How many it stands for: those of a kind that are not told one by one.
    #[serde(default = "one", skip_serializing_if = "is_one")]
    pub count: u64,
    /// In Danish: place, fault and remedy.
    pub da: String,
    /// In English.
    pub en: String,
}

impl Told {
    /// Puts a finding in words.
    #[must_use]
    pub fn new(finding: &Finding) -> Self {
        let shown = |text: &Option<String>| text.as_deref().map(|text| Quoted::new(text).as_str().to_owned());
        Self {
            severity: finding.severity,
            code: finding.code.to_owned(),
            resource: shown(&finding.place.resource),
            line: finding.place.line,
            column: shown(&finding.place.column),
            count: count(finding),
            da: sentence(Lang::Da, finding),
            en: sentence(Lang::En, finding),
        }
    }

    /// Where, in a language: `observations.csv, linje 214`; empty for a bundle as a whole.
    #[must_use]
    pub fn place(&self, lang: Lang) -> String {
        let place = Place { resource: self.resource.clone(), line: self.line, column: self.column.clone() };
        place_words(lang, &place)
    }

    /// Its words in a language.
    #[must_use]
    pub fn text(&self, lang: Lang) -> &str {
        match lang {
            Lang::Da => &self.da,
            Lang::En => &self.en,
        }
    }
}

/// How many a finding stands for.
fn count(finding: &Finding) -> u64 {
    if finding.code != "more-of-the-kind" {
        return 1;
    }
    let told = finding.details.iter().find(|(name, _)| *name == "count");
    told.and_then(|(_, text)| text.parse().ok()).unwrap_or(1)
}

fn one() -> u64 {
    1
}

#[allow(clippy::trivially_copy_pass_by_ref)] // as serde wants it
fn is_one(count: &u64) -> bool {
    *count == 1
}

/// Where, what, and what to do, in one line.
#[must_use]
pub fn sentence(lang: Lang, finding: &Finding) -> String {
    let (message, remedy) = (message(lang, finding), remedy(lang, finding));
    let mut text = place_words(lang, &finding.place);
    if !text.is_empty() {
        text.push_str(": ");
    }
    push_closed(&mut text, &message);
    if let Some(remedy) = remedy {
        text.push(' ');
        push_closed(&mut text, &remedy);
    }
    text
}

/// Adds a sentence, with a full stop if it has none.
fn push_closed(text: &mut String, sentence: &str) {
    text.push_str(sentence);
    if !sentence.ends_with(['.', '?', ':']) {
        text.push('.');
    }
}

/// What happened.
#[must_use]
pub fn message(lang: Lang, finding: &Finding) -> String {
    lang.text_with(&format!("fault-{}", finding.code), &args(finding))
}

/// What to do about it, if anything.
#[must_use]
pub fn remedy(lang: Lang, finding: &Finding) -> Option<String> {
    lang.find(&format!("fault-{}.do", finding.code), &args(finding))
}

/// `observations.csv, linje 214, kolonne value`; empty for a bundle as a whole.
fn place_words(lang: Lang, place: &Place) -> String {
    let mut parts = Vec::new();
    if let Some(resource) = place.resource.as_deref().filter(|name| !name.is_empty()) {
        parts.push(Quoted::new(resource).as_str().to_owned());
    }
    if let Some(line) = place.line {
        parts.push(lang.text_with("report-line", &[("line", FluentValue::from(line.to_string()))]));
    }
    if let Some(column) = &place.column {
        let column = Quoted::new(column).as_str().to_owned();
        parts.push(lang.text_with("report-column", &[("column", FluentValue::from(column))]));
    }
    parts.join(", ")
}

fn args(finding: &Finding) -> Vec<Arg<'_>> {
    let value = finding.value.as_ref().map(Quoted::as_str).unwrap_or_default();
    let mut args = vec![("value", FluentValue::from(value))];
    for (name, text) in &finding.details {
        // Only counts choose between singular and plural. Anything else stays
        // as it is written: an id of 0101 is no number.
        let arg = match text.parse::<u64>() {
            Ok(count) if *name == "count" => FluentValue::from(count),
            _ => FluentValue::from(text.as_str()),
        };
        args.push((name, arg));
    }
    args
}
