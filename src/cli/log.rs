//! `komspot log`: who changed what when.

use std::io::{Write as _, stdout};
use std::process::ExitCode;

use anyhow::Context as _;

use super::Session;
use super::arguments::LogAction;
use crate::app;
use crate::locale::Lang;
use crate::logbook::{Entry, Logbook, csv};
use crate::snapshot::Store;

pub(super) fn log(session: &Session, lines: usize, action: Option<&LogAction>) -> anyhow::Result<ExitCode> {
    let lang = session.lang;
    let unreadable = || lang.text("log-unreadable");
    match action {
        None => newest(&Logbook::open(&session.data_dir).entries().with_context(unreadable)?, lines, lang),
        Some(LogAction::Export) => {
            let entries = Logbook::open(&session.data_dir).entries().with_context(unreadable)?;
            stdout().lock().write_all(csv(&entries, lang).as_bytes())?;
            Ok(ExitCode::SUCCESS)
        }
        Some(LogAction::Verify) => verify(session),
    }
}

fn newest(entries: &[Entry], lines: usize, lang: Lang) -> anyhow::Result<ExitCode> {
    let mut out = stdout().lock();
    if entries.is_empty() {
        writeln!(out, "{}", lang.text("log-none"))?;
    }
    for entry in entries.iter().skip(entries.len().saturating_sub(lines)) {
        writeln!(out, "{}", line(entry, lang))?;
    }
    Ok(ExitCode::SUCCESS)
}

/// `12  2026-11-23 04:50  Indbakken: Indlæste …`, by the clock on the wall where the board stands.
fn line(entry: &Entry, lang: Lang) -> String {
    let when = entry.when.parse::<jiff::Timestamp>().map_or_else(
        |_| entry.when.clone(),
        |utc| utc.to_zoned(jiff::tz::TimeZone::system()).strftime("%Y-%m-%d %H:%M").to_string(),
    );
    let doubt =
        if entry.clock_trusted { String::new() } else { format!(" ({})", lang.text("log-clock-untrusted")) };
    format!("{}  {when}{doubt}  {}", entry.number, entry.told(lang))
}

fn verify(session: &Session) -> anyhow::Result<ExitCode> {
    let lang = session.lang;
    let verified = app::log::verify(&Store::new(&session.data_dir))?;
    let mut out = stdout().lock();
    if verified.is_whole() {
        let args =
            [("lines", verified.head.lines.to_string().into()), ("hash", verified.head.hash.as_str().into())];
        writeln!(out, "{}", lang.text_with("log-whole", &args))?;
    } else {
        writeln!(out, "{}", lang.text("log-broken"))?;
    }
    for fault in &verified.faults {
        writeln!(out, "  {}", fault.told(lang))?;
    }
    writeln!(out, "{}", lang.text_with("log-torn", &[("count", verified.torn.into())]))?;
    Ok(if verified.is_whole() { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}
