//! A verdict for people.

use std::fmt::Write as _;

use crate::app::preview::Preview;
use crate::app::told::Told;
use crate::finding::Severity;
use crate::locale::Lang;

/// What was found under a heading per severity, what would change, and a line that sums up. `more` were
/// found and are not told one by one.
pub(super) fn text(
    lang: Lang,
    accepted: bool,
    told: &[Told],
    more: u64,
    preview: Option<&Preview>,
) -> String {
    let mut text = String::new();
    for (severity, heading) in [
        (Severity::Refused, "report-faults"),
        (Severity::Warning, "report-warnings"),
        (Severity::Note, "report-notes"),
    ] {
        let of = told.iter().filter(|told| told.severity == severity);
        let lines: Vec<String> = of.map(|told| told.text(lang).to_owned()).collect();
        section(&mut text, &lang.text(heading), &lines);
    }
    if more > 0 {
        line(&mut text, &lang.text_with("intake-more", &[("count", more.into())]));
    }
    if let Some(preview) = preview {
        let notable = preview.notable();
        let notable = notable.iter().map(|beyond| preview.told_beyond(lang, beyond)).collect();
        for (heading, lines) in
            [("preview-heading", preview.told(lang)), ("preview-notable-heading", notable)]
        {
            section(&mut text, &lang.text(heading), &lines);
        }
    }
    line(&mut text, &summary(lang, accepted, told));
    text
}

/// The last line: `Afvist: 3 fejl, 2 advarsler. …`
pub(super) fn summary(lang: Lang, accepted: bool, told: &[Told]) -> String {
    let count =
        |severity| told.iter().filter(|told| told.severity == severity).map(|told| told.count).sum::<u64>();
    let counts = [
        ("faults", count(Severity::Refused).into()),
        ("warnings", count(Severity::Warning).into()),
        ("notes", count(Severity::Note).into()),
    ];
    lang.text_with(if accepted { "report-accepted" } else { "report-refused" }, &counts)
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
