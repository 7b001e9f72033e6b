//! Bytes to text, in the encoding that a file has.

use std::borrow::Cow;

use encoding_rs::{Encoding, UTF_8, WINDOWS_1252};

use crate::finding::{Finding, Findings, Place};

/// The text of a file without its byte-order mark.
///
/// A byte-order mark outweighs what is declared. A file that should be UTF-8
/// and is not is refused, but still read as Windows-1252, which it nearly always
/// is then, so that its other faults are found in the same go.
pub(super) fn decode<'a>(
    bytes: &'a [u8],
    declared: Option<&str>,
    file: &str,
    findings: &mut Findings,
) -> Cow<'a, str> {
    let encoding = declared.map_or(Some(UTF_8), named).unwrap_or_else(|| {
        let label = declared.unwrap_or_default();
        findings.push(Finding::refused("encoding-unknown", Place::resource(file)).value(label));
        UTF_8
    });
    if let Some((marked, length)) = Encoding::for_bom(bytes)
        && marked != UTF_8
    {
        return whole(marked, bytes.get(length..).unwrap_or_default(), file, findings);
    }
    let bytes = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
    if encoding != UTF_8 {
        return whole(encoding, bytes, file, findings);
    }
    match std::str::from_utf8(bytes) {
        Ok(text) => Cow::Borrowed(text),
        Err(error) => {
            let valid = bytes.get(..error.valid_up_to()).unwrap_or_default();
            let wrong = bytes.get(error.valid_up_to()).copied().unwrap_or_default();
            let place = Place::resource(file).line(line_of(valid));
            findings.push(Finding::refused("not-utf8", place).detail("byte", format!("0x{wrong:02X}")));
            WINDOWS_1252.decode_without_bom_handling(bytes).0
        }
    }
}

fn whole<'a>(
    encoding: &'static Encoding,
    bytes: &'a [u8],
    file: &str,
    findings: &mut Findings,
) -> Cow<'a, str> {
    let (text, faulty) = encoding.decode_without_bom_handling(bytes);
    if faulty {
        let before = text.find('\u{fffd}').and_then(|at| text.get(..at)).unwrap_or_default();
        let place = Place::resource(file).line(line_of(before.as_bytes()));
        findings.push(Finding::refused("not-in-encoding", place).detail("encoding", encoding.name()));
    }
    text
}

/// The encoding of a label, as browsers and Python spell them.
fn named(label: &str) -> Option<&'static Encoding> {
    let label = label.trim();
    if ["utf-8-sig", "utf_8", "utf_8_sig"].iter().any(|name| label.eq_ignore_ascii_case(name)) {
        return Some(UTF_8);
    }
    Encoding::for_label_no_replacement(label.replace('_', "-").as_bytes())
}

/// The line that begins or goes on behind these bytes.
fn line_of(before: &[u8]) -> u64 {
    let ends = before
        .iter()
        .enumerate()
        .filter(|&(at, &byte)| byte == b'\n' || (byte == b'\r' && before.get(at + 1) != Some(&b'\n')));
    ends.count() as u64 + 1
}

#[cfg(test)]
mod tests {
    use super::*;

    fn decoded(bytes: &[u8], declared: Option<&str>) -> (String, Vec<Finding>) {
        let mut findings = Findings::default();
        let text = decode(bytes, declared, "x.csv", &mut findings).into_owned();
        (text, findings.into_list())
    }

    #[test]
    fn declared_encodings_are_used() {
        for label in ["windows-1252", "cp1252", "CP1252", "iso-8859-1", "latin1", " Windows-1252 "] {
            assert_eq!(decoded(b"\xd8rb\xe6k;\x80", Some(label)), ("Ørbæk;€".to_owned(), vec![]), "{label}");
        }
        for label in ["utf-8", "UTF8", "utf-8-sig"] {
            assert_eq!(decoded("Ørbæk".as_bytes(), Some(label)), ("Ørbæk".to_owned(), vec![]), "{label}");
        }
    }

    #[test]
    fn marks_are_dropped_and_outweigh_what_is_declared() {
        assert_eq!(decoded(b"\xef\xbb\xbfa\xc3\xb8", None).0, "aø");
        assert_eq!(decoded(b"\xff\xfea\0\xf8\0", None).0, "aø");
        assert_eq!(decoded(b"\xfe\xff\0a\0\xf8", Some("utf-8")).0, "aø");
    }

    #[test]
    fn a_byte_that_is_not_utf8_is_placed() {
        let (text, findings) = decoded(b"a\r\nb\r\nK\xf8b\n", None);
        assert_eq!(text, "a\r\nb\r\nKøb\n");
        assert_eq!((findings[0].code, findings[0].place.line), ("not-utf8", Some(3)));
        assert!(findings[0].details.contains(&("byte", "0xF8".to_owned())));
    }

    #[test]
    fn unknown_labels_are_told() {
        let (_, findings) = decoded(b"a", Some("klingon"));
        assert_eq!(findings[0].code, "encoding-unknown");
        assert_eq!(findings[0].value.as_ref().unwrap().as_str(), "klingon");
    }
}
