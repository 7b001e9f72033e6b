//! `komspot audit`: what published figures give away, from the files alone.

mod account;

use std::io::{Write as _, stdout};
use std::path::Path;
use std::process::ExitCode;

use anyhow::{Context as _, anyhow};

use super::arguments::{AuditArguments, Format, Later, ZerosSaid};
use super::progress::Meter;
use super::{REFUSED, Session};
use crate::audit::{Evidence, EvidenceError, Family, Revision, Rule};
use crate::finding::Quoted;
use crate::locale::Lang;
use account::Account;

/// Longest file that is read, in bytes; ten years of a city's figures are a hundredth of it.
const LONGEST: u64 = 1 << 28;

pub(super) fn audit(session: &Session, arguments: &AuditArguments) -> anyhow::Result<ExitCode> {
    let mut evidence = Evidence::new(rule(arguments));
    let lang = session.lang;
    let unreadable = |error: EvidenceError| anyhow!(words(lang, &error));
    if let Some(path) = &arguments.population {
        evidence.population(&path.display().to_string(), &text(lang, path)?).map_err(unreadable)?;
    }
    for path in &arguments.files {
        evidence.release(&path.display().to_string(), &text(lang, path)?).map_err(unreadable)?;
    }
    let meter = Meter::new(lang);
    let report = crate::audit::audit(&evidence, &meter);
    drop(meter);
    let account = Account::new(arguments, &report);
    let mut out = stdout().lock();
    match arguments.format {
        Format::Text => write!(out, "{}", account.text(lang))?,
        Format::Json => writeln!(out, "{}", account.json())?,
    }
    Ok(if report.safe() { ExitCode::SUCCESS } else { ExitCode::from(REFUSED) })
}

fn rule(arguments: &AuditArguments) -> Rule {
    let family = |text: &String| {
        let (sum, members) = match text.split_once('=') {
            Some((sum, members)) => (Some(sum.trim().to_owned()), members),
            None => (None, text.as_str()),
        };
        Family { sum, members: members.split(',').map(|member| member.trim().to_owned()).collect() }
    };
    Rule {
        zeros_published: arguments.zeros == ZerosSaid::Published,
        per: arguments.per,
        revision: match arguments.revision {
            Later::None => Revision::None,
            Later::Grows => Revision::Grows,
            Later::Free => Revision::Free,
        },
        families: arguments.family.iter().map(family).collect(),
        shares: arguments.share.clone(),
        strict: arguments.strict,
        intervals: arguments.intervals,
        ..Rule::new(arguments.k)
    }
}

/// A file's text.
fn text(lang: Lang, path: &Path) -> anyhow::Result<String> {
    let name = path.display().to_string();
    let failed = || lang.text_with("audit-cannot-read", &[("file", name.as_str().into())]);
    let length = std::fs::metadata(path).with_context(failed)?.len();
    if length > LONGEST {
        return Err(anyhow!(lang.text_with("audit-too-long", &[("file", name.as_str().into())])));
    }
    let bytes = std::fs::read(path).with_context(failed)?;
    String::from_utf8(bytes)
        .map_err(|_| anyhow!(lang.text_with("audit-not-utf8", &[("file", name.as_str().into())])))
}

/// Where a file could not be read, and why.
fn words(lang: Lang, error: &EvidenceError) -> String {
    let mut place = format!(
        "{}, {}",
        error.file,
        lang.text_with("report-line", &[("line", error.line.to_string().into())])
    );
    if let Some(column) = error.column {
        place.push_str(", ");
        place.push_str(&lang.text_with("report-column", &[("column", column.into())]));
    }
    let value = error.value.as_deref().map(Quoted::new);
    let value = value.as_ref().map_or("", Quoted::as_str);
    let why = lang.text_with(&format!("audit-fault-{}", error.fault.code()), &[("value", value.into())]);
    format!("{place}: {why}")
}
