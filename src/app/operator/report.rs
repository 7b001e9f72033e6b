//! Reports, put so that a lay person can act on them.

use serde::Deserialize as _;

use super::Operator;
use super::fate::Fates;
use super::progress::source;
use crate::app::intake::{Outcome, Report};
use crate::app::preview::Preview;
use crate::app::told::Told;
use crate::finding::Severity;
use crate::locale::Lang;
use crate::view::address;
use crate::view::operator::{Fault, ReportPage, ReportRow, Visitor};

impl Operator {
    /// A report's page; `None` if there is no such report any more.
    #[must_use]
    pub fn report(&self, lang: Lang, visitor: Visitor, number: u32) -> Option<ReportPage> {
        let report = self.intake.reports().get(number)?;
        let account = &report.account;
        let (tone, word) = self.fates(&self.book.entries().unwrap_or_default()).stands(account);
        let mut faults: Vec<Fault> = account.findings.iter().map(|told| fault(lang, told)).collect();
        faults.sort_by_key(|fault| !fault.refused);
        let more =
            (account.more > 0).then(|| lang.text_with("intake-more", &[("count", account.more.into())]));
        Some(ReportPage {
            page: ReportPage::frame(lang, number),
            visitor,
            number,
            file: report.card.file.clone(),
            tone,
            outcome: lang.text(&format!("operator-outcome-{word}.sentence")),
            why: account.why.as_ref().map(|why| why.text(lang).to_owned()),
            facts: self.facts(lang, &report),
            faults,
            more,
            changes: changes(lang, account.preview.as_ref()),
            unseen: is_unseen(&report, self.intake.reports().seen()),
        })
    }

    fn facts(&self, lang: Lang, report: &Report) -> Vec<(String, String)> {
        let mut facts = Vec::new();
        let mut fact =
            |key: &str, value: String| facts.push((lang.text(&format!("operator-fact-{key}")), value));
        let (card, account) = (&report.card, &report.account);
        fact("source", source(lang, card.source, card.by.as_deref()));
        fact("arrived", self.when(lang, &card.arrived.at, card.arrived.trusted));
        fact("ended", self.when(lang, &report.ended.at, report.ended.trusted));
        if let Some(bundle) = &account.bundle {
            fact("bundle", bundle.title.clone().unwrap_or_else(|| bundle.name.clone()));
            if let Some(version) = &bundle.version {
                fact("version", version.clone());
            }
            fact("signer", account.signer.clone().unwrap_or_else(|| lang.text("operator-unsigned")));
        }
        // What waits has only the name under which it does.
        if let Some(snapshot) = account.snapshot.as_ref().filter(|_| account.outcome == Outcome::Published) {
            fact("snapshot", snapshot.clone());
        }
        facts
    }

    /// A report in one line. `seen` is up to which number somebody has seen them.
    pub(super) fn report_row(&self, lang: Lang, report: &Report, seen: u32, fates: &Fates) -> ReportRow {
        let (tone, word) = fates.stands(&report.account);
        ReportRow {
            href: address::operator(lang, &format!("/reports/{}", report.number)),
            file: report.card.file.clone(),
            tone,
            outcome: lang.text(&format!("operator-outcome-{word}")),
            source: source(lang, report.card.source, report.card.by.as_deref()),
            when: self.when(lang, &report.ended.at, report.ended.trusted),
            unseen: is_unseen(report, seen),
        }
    }
}

fn is_unseen(report: &Report, seen: u32) -> bool {
    report.account.outcome.is_bad() && report.number > seen
}

fn fault(lang: Lang, told: &Told) -> Fault {
    let place = told.place(lang);
    let text = told.text(lang);
    // The words begin with the place, for those who read them without a page around them.
    let text = text.strip_prefix(&place).map_or(text, |text| text.trim_start_matches(": "));
    Fault { refused: told.severity == Severity::Refused, text: text.to_owned(), place }
}

/// What it changes, where that is still understood.
fn changes(lang: Lang, preview: Option<&serde_json::Value>) -> Vec<String> {
    let preview = preview.and_then(|preview| Preview::deserialize(preview).ok());
    preview.map_or_else(Vec::new, |preview| preview.told(lang))
}
