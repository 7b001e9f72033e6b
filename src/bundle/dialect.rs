//! How a CSV file is written: delimiter, quotes, header.

use serde_json::Value;

use crate::finding::{Finding, Place};

/// A dialect, as `dialect` of Data Package v1 and v2 declares it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Dialect {
    /// Between cells; found out from the header where it is not declared.
    pub(super) delimiter: Option<u8>,
    /// Around cells.
    pub(super) quote: Option<u8>,
    /// A quote within quotes is written twice.
    pub(super) double_quote: bool,
    /// In front of a character that is taken as it is.
    pub(super) escape: Option<u8>,
    /// Lines that begin with it are left out.
    pub(super) comment: Option<u8>,
    /// Which row holds the names, from 1; 0 if none does.
    pub(super) header_row: u64,
    /// Spaces at the beginning of a cell are left out.
    pub(super) skip_initial_space: bool,
}

impl Default for Dialect {
    fn default() -> Self {
        Self {
            delimiter: None,
            quote: Some(b'"'),
            double_quote: true,
            escape: None,
            comment: None,
            header_row: 1,
            skip_initial_space: false,
        }
    }
}

impl Dialect {
    /// Reads a `dialect` object; what is not understood is refused, as a file
    /// read wrongly is worse than one not read.
    pub(super) fn parse(value: &Value, file: &str, findings: &mut Vec<Finding>) -> Self {
        let mut dialect = Self::default();
        let Value::Object(members) = value else {
            findings.push(unsupported(file, "dialect", value));
            return dialect;
        };
        for (name, value) in members {
            let understood = match name.as_str() {
                "delimiter" => one_byte(value, &mut dialect.delimiter),
                "quoteChar" => one_byte(value, &mut dialect.quote),
                "escapeChar" => one_byte(value, &mut dialect.escape),
                "commentChar" => one_byte(value, &mut dialect.comment),
                "doubleQuote" => value.as_bool().map(|yes| dialect.double_quote = yes),
                "skipInitialSpace" => value.as_bool().map(|yes| dialect.skip_initial_space = yes),
                "header" => {
                    value.as_bool().map(|yes| dialect.header_row = dialect.header_row.max(1) * u64::from(yes))
                }
                "headerRows" => header_row(value).map(|row| dialect.header_row = row),
                "lineTerminator" => matches!(value.as_str(), Some("\n" | "\r" | "\r\n")).then_some(()),
                "commentRows" => value.as_array().is_some_and(Vec::is_empty).then_some(()),
                "nullSequence" => value.is_null().then_some(()),
                // Without meaning for a file of cells, or for how it is read.
                _ => Some(()),
            };
            if understood.is_none() {
                findings.push(unsupported(file, name, value));
            }
        }
        dialect
    }
}

fn unsupported(file: &str, name: &str, value: &Value) -> Finding {
    let text = value.as_str().map_or_else(|| value.to_string(), str::to_owned);
    Finding::refused("dialect-unsupported", Place::resource(file)).value(&text).detail("name", name)
}

/// Takes over a character of one byte, or none; `None` if it is neither.
fn one_byte(value: &Value, into: &mut Option<u8>) -> Option<()> {
    *into = match value {
        Value::Null => None,
        Value::String(text) => match text.as_bytes() {
            [] => None,
            [b'\n' | b'\r', ..] => return None,
            [byte] if byte.is_ascii() => Some(*byte),
            _ if text == "\\t" => Some(b'\t'),
            _ => return None,
        },
        _ => return None,
    };
    Some(())
}

/// `[]` or one row.
fn header_row(value: &Value) -> Option<u64> {
    match value.as_array()?.as_slice() {
        [] => Some(0),
        [row] => row.as_u64().filter(|&row| row > 0),
        _ => None,
    }
}

/// The delimiter that a header seems to use: the one that stands most often
/// outside quotes; `None` if none does.
pub(super) fn sniff(header: &str) -> Option<u8> {
    let mut counts = [(b',', 0_u32), (b';', 0), (b'\t', 0), (b'|', 0)];
    let mut quoted = false;
    for byte in header.bytes() {
        quoted ^= byte == b'"';
        if !quoted && let Some((_, count)) = counts.iter_mut().find(|(delimiter, _)| *delimiter == byte) {
            *count += 1;
        }
    }
    // The first of equals wins: a comma.
    let (delimiter, count) = counts.into_iter().rev().max_by_key(|&(_, count)| count)?;
    (count > 0).then_some(delimiter)
}

/// A delimiter as people call it.
pub(super) fn told(delimiter: u8) -> String {
    if delimiter == b'\t' { "tab".to_owned() } else { char::from(delimiter).to_string() }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn both_versions_are_read() {
        let mut findings = Vec::new();
        let first = json!({"delimiter": ";", "quoteChar": "'", "doubleQuote": false, "escapeChar": "\\",
            "lineTerminator": "\r\n", "header": true, "skipInitialSpace": true, "commentChar": "#",
            "caseSensitiveHeader": false, "csvddfVersion": 1.2});
        let dialect = Dialect::parse(&first, "x.csv", &mut findings);
        assert_eq!(
            dialect,
            Dialect {
                delimiter: Some(b';'),
                quote: Some(b'\''),
                double_quote: false,
                escape: Some(b'\\'),
                comment: Some(b'#'),
                header_row: 1,
                skip_initial_space: true,
            }
        );
        let second = json!({"headerRows": [2], "delimiter": "\t", "quoteChar": null});
        let dialect = Dialect::parse(&second, "x.csv", &mut findings);
        assert_eq!((dialect.header_row, dialect.delimiter, dialect.quote), (2, Some(b'\t'), None));
        assert_eq!(Dialect::parse(&json!({"header": false}), "x.csv", &mut findings).header_row, 0);
        assert_eq!(findings, []);
    }

    #[test]
    fn what_cannot_be_read_is_refused() {
        let mut findings = Vec::new();
        let odd = json!({"delimiter": "::", "lineTerminator": "|", "headerRows": [1, 2], "quoteChar": "»"});
        Dialect::parse(&odd, "x.csv", &mut findings);
        assert_eq!(findings.len(), 4);
        assert!(findings.iter().all(|finding| finding.code == "dialect-unsupported"));
    }

    #[test]
    fn the_delimiter_is_seen_in_the_header() {
        assert_eq!(sniff("indicator;area;period"), Some(b';'));
        assert_eq!(sniff("indicator\tarea"), Some(b'\t'));
        assert_eq!(sniff("\"a;b;c\",d"), Some(b','));
        assert_eq!(sniff("a,b;c"), Some(b','));
        assert_eq!(sniff("a"), None);
    }
}
