//! A verdict in words for people, and as JSON for programs.

use std::fmt::Write as _;

use fluent_bundle::FluentValue;
use serde::Serialize;

pub use crate::app::told::{message, remedy, sentence};

use crate::app::preview::{Beyond, Preview};
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
        let mut text = String::new();
        for severity in [Severity::Refused, Severity::Warning, Severity::Note] {
            let mut findings = self.of(severity).peekable();
            if findings.peek().is_none() {
                continue;
            }
            line(&mut text, &lang.text(heading(severity)));
            for finding in findings {
                line(&mut text, &format!("  {}", sentence(lang, finding)));
            }
            text.push('\n');
        }
        if let Some(preview) = self.preview {
            let notable = preview.notable();
            let notable = notable.iter().map(|beyond| preview.told_beyond(lang, beyond)).collect();
            for (heading, lines) in
                [("preview-heading", preview.told(lang)), ("preview-notable-heading", notable)]
            {
                section(&mut text, &lang.text(heading), &lines);
            }
        }
        line(&mut text, &self.summary(lang));
        text
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
            audit: self.audit.map(WireAudit::new),
            preview: self.preview,
            notable: self.preview.map_or_else(Vec::new, Preview::notable),
        };
        // Strings and numbers only: there is nothing that could not be written.
        serde_json::to_string_pretty(&wire).unwrap_or_default()
    }

    /// The last line: `Afvist: 3 fejl, 2 advarsler. …`
    #[must_use]
    pub fn summary(&self, lang: Lang) -> String {
        let counts = [
            ("faults", number(self.count(Severity::Refused))),
            ("warnings", number(self.count(Severity::Warning))),
            ("notes", number(self.count(Severity::Note))),
        ];
        lang.text_with(if self.accepted { "report-accepted" } else { "report-refused" }, &counts)
    }

    /// What the bundle is called, unless that is somebody's number or address.
    fn called(&self) -> &'a str {
        if holds_person_number(self.bundle) || holds_email(self.bundle) { "" } else { self.bundle }
    }

    fn of(&self, severity: Severity) -> impl Iterator<Item = &'a Finding> {
        self.findings.iter().filter(move |finding| finding.severity == severity)
    }

    /// How many there are of a severity, those included that were only counted.
    fn count(&self, severity: Severity) -> u64 {
        self.of(severity)
            .map(|finding| match finding.code {
                "more-of-the-kind" => detail(finding, "count").and_then(|n| n.parse().ok()).unwrap_or(1),
                _ => 1,
            })
            .sum()
    }
}

fn detail<'f>(finding: &'f Finding, name: &str) -> Option<&'f str> {
    finding.details.iter().find(|(known, _)| *known == name).map(|(_, text)| text.as_str())
}

fn number(count: u64) -> FluentValue<'static> {
    FluentValue::from(count)
}

fn heading(severity: Severity) -> &'static str {
    match severity {
        Severity::Refused => "report-faults",
        Severity::Warning => "report-warnings",
        Severity::Note => "report-notes",
    }
}

/// Lines under a heading; nothing where there are none.
fn section(text: &mut String, heading: &str, lines: &[String]) {
    if lines.is_empty() {
        return;
    }
    line(text, heading);
    for each in lines {
        line(text, &format!("  {each}"));
    }
    text.push('\n');
}

fn line(text: &mut String, line: &str) {
    // Writing to a string cannot fail.
    let _ = writeln!(text, "{line}");
}

#[derive(Serialize)]
struct Wire<'a> {
    bundle: &'a str,
    verdict: &'static str,
    findings: Vec<WireFinding<'a>>,
    counts: WireCounts,
    #[serde(skip_serializing_if = "Option::is_none")]
    audit: Option<WireAudit>,
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

/// What was proved, as [`Audit`] has it.
#[derive(Serialize)]
struct WireAudit {
    blocks: u64,
    cells: u64,
    programs: u64,
    narrowest: Option<f64>,
    widest: Option<f64>,
    seconds: Option<f64>,
}

impl WireAudit {
    fn new(audit: &Audit) -> Self {
        let &Audit { blocks, cells, programs, narrowest, widest, seconds } = audit;
        Self { blocks, cells, programs, narrowest, widest, seconds }
    }
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
