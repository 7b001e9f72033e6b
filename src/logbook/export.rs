//! The log as a table for a spreadsheet.

use super::{Actor, Entry};
use crate::locale::Lang;

const COLUMNS: [&str; 9] =
    ["number", "time_utc", "clock_trusted", "who", "user", "deed", "reason", "text", "before"];

/// Lines of the log as CSV (RFC 4180, UTF-8), the deeds told in the language asked for.
#[must_use]
pub fn csv(entries: &[Entry], lang: Lang) -> String {
    let mut writer = csv::WriterBuilder::new().terminator(csv::Terminator::CRLF).from_writer(Vec::new());
    // Writing to memory does not fail.
    let _ = writer.write_record(COLUMNS);
    for entry in entries {
        let user = match &entry.who {
            Actor::User(name) => name.as_str(),
            _ => "",
        };
        let cells = [
            entry.number.to_string(),
            entry.when.clone(),
            entry.clock_trusted.to_string(),
            entry.who.word().to_owned(),
            user.to_owned(),
            entry.what.word().to_owned(),
            entry.what.reason().map(ToString::to_string).unwrap_or_default(),
            entry.what.told(lang),
            entry.before.clone(),
        ];
        let _ = writer.write_record(cells.map(defused));
    }
    String::from_utf8(writer.into_inner().unwrap_or_default()).unwrap_or_default()
}

/// A spreadsheet must not take a text for a formula.
fn defused(cell: String) -> String {
    let first = cell.trim_start().chars().next();
    match first {
        Some('=' | '+' | '-' | '@') => format!("'{cell}"),
        _ if cell.starts_with(['\t', '\r', '\n']) => format!("'{cell}"),
        _ => cell,
    }
}
