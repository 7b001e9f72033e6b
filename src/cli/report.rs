//! A verdict in words for people, and as JSON for programs.

mod words;

use serde::Serialize;

pub use crate::app::told::{message, remedy, sentence};

use crate::app::intake::Account;
use crate::app::preview::{Beyond, Preview};
use crate::app::told::Told;
use crate::finding::{Finding, Quoted, Severity, holds_email, holds_person_number};
use crate::locale::Lang;
use crate::release::Audit;

/// What is to be said about a bundle.
pub struct Report<'a> {
    bundle: &'a str,
    findings: &'a [Finding],
    accepted: bool,
    audit: Option<&'a Audit>,
    preview: Option<&'a Preview>,
}

impl<'a> Report<'a> {
    /// The judgement of a bundle, which is called by the path or name that it was given by.
    #[must_use]
    pub fn new(bundle: &'a str, accepted: bool, findings: &'a [Finding]) -> Self {
        Self { bundle, findings, accepted, audit: None, preview: None }
    }

    /// Adds what the gate has proved of the release.
    #[must_use]
    pub fn with_audit(self, audit: Option<&'a Audit>) -> Self {
        Self { audit, ..self }
    }

    /// Adds what the bundle would change.
    #[must_use]
    pub fn with_preview(self, preview: Option<&'a Preview>) -> Self {
        Self { preview, ..self }
    }

    /// For people: the findings under a heading per severity, and a line that sums up.
    #[must_use]
    pub fn text(&self, lang: Lang) -> String {
        let told: Vec<Told> = self.findings.iter().map(Told::new).collect();
        words::text(lang, self.accepted, &told, 0, self.preview)
    }

    /// For programs: one JSON object, its messages in the language asked for.
    #[must_use]
    pub fn json(&self, lang: Lang) -> String {
        let wire = Wire {
            bundle: self.called(),
            verdict: if self.accepted { "accepted" } else { "refused" },
            findings: self.findings.iter().map(|finding| WireFinding::new(lang, finding)).collect(),
            counts: WireCounts {
                refused: self.count(Severity::Refused),
                warnings: self.count(Severity::Warning),
                notes: self.count(Severity::Note),
            },
            audit: self.audit.copied(),
            preview: self.preview,
            notable: self.preview.map_or_else(Vec::new, Preview::notable),
        };
        // Strings and numbers only: there is nothing that could not be written.
        serde_json::to_string_pretty(&wire).unwrap_or_default()
    }

    /// The last line: `Afvist: 3 fejl, 2 advarsler. …`
    #[must_use]
    pub fn summary(&self, lang: Lang) -> String {
        let told: Vec<Told> = self.findings.iter().map(Told::new).collect();
        words::summary(lang, self.accepted, &told)
    }

    /// What the bundle is called, unless that is somebody's number or address.
    fn called(&self) -> &'a str {
        if holds_person_number(self.bundle) || holds_email(self.bundle) { "" } else { self.bundle }
    }

    /// How many there are of a severity, those included that were only counted.
    fn count(&self, severity: Severity) -> u64 {
        let of = self.findings.iter().filter(|finding| finding.severity == severity);
        of.map(Told::new).map(|told| told.count).sum()
    }
}

/// What is said of a bundle that another process has judged.
#[must_use]
pub(super) fn of_account(lang: Lang, accepted: bool, account: &Account) -> String {
    words::text(lang, accepted, &account.findings, account.more, None)
}

#[derive(Serialize)]
struct Wire<'a> {
    bundle: &'a str,
    verdict: &'static str,
    findings: Vec<WireFinding<'a>>,
    counts: WireCounts,
    #[serde(skip_serializing_if = "Option::is_none")]
    audit: Option<Audit>,
    #[serde(skip_serializing_if = "Option::is_none")]
    preview: Option<&'a Preview>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    notable: Vec<Beyond>,
}

#[derive(Serialize)]
struct WireFinding<'a> {
    severity: &'static str,
    code: &'static str,
    resource: Option<String>,
    line: Option<u64>,
    column: Option<String>,
    value: Option<&'a str>,
    message: String,
    #[serde(rename = "do")]
    remedy: Option<String>,
}

#[derive(Serialize)]
struct WireCounts {
    refused: u64,
    warnings: u64,
    notes: u64,
}

impl<'a> WireFinding<'a> {
    fn new(lang: Lang, finding: &'a Finding) -> Self {
        let shown = |text: &Option<String>| text.as_deref().map(|text| Quoted::new(text).as_str().to_owned());
        Self {
            severity: match finding.severity {
                Severity::Refused => "refused",
                Severity::Warning => "warning",
                Severity::Note => "note",
            },
            code: finding.code,
            resource: shown(&finding.place.resource),
            line: finding.place.line,
            column: shown(&finding.place.column),
            value: finding.value.as_ref().map(Quoted::as_str),
            message: message(lang, finding),
            remedy: remedy(lang, finding),
        }
    }
}

#[cfg(test)]
mod tests;
