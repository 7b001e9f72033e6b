//! What an answer is called when it is kept as a file.

use super::ask::{Ask, Part, Picture, TableFormat};
use crate::view::compare::By;
use crate::view::query::{Query, spell};

/// Longest part of a name that comes out of an address.
const LONGEST: usize = 60;

/// How a browser is to take an answer that can be kept: its `Content-Disposition`. `None` for pages and
/// for what only programs ask for.
#[must_use]
pub fn disposition(ask: &Ask) -> Option<String> {
    let (kind, name) = match ask {
        Ask::Map { picture, query, .. } => ("inline", named(&state(query), "kort", kind(*picture))),
        Ask::Chart { picture, query, .. } => {
            let areas = query.areas.join("-");
            let by = match query.by {
                By::Time => None,
                By::Seasons => Some("aarstider".to_owned()),
                By::Years => Some("aar-for-aar".to_owned()),
            };
            let age = query.age_group.map(|age| age.to_string());
            let parts = [query.indicator.clone(), Some(areas), age, by];
            ("inline", named(&parts, "forloeb", kind(*picture)))
        }
        Ask::Report { query, .. } => ("inline", named(&state(query), "rapport", "pdf")),
        Ask::Overview { picture, query, .. } => (
            "inline",
            named(&[Some("overblik".to_owned()), query.domain.clone()], "overblik", kind(*picture)),
        ),
        Ask::AreaReport { id, .. } => ("inline", named(&[Some(id.clone())], "omraade", "pdf")),
        Ask::Observations { indicator, format, part: Part { period, age } } => {
            let parts =
                [Some(indicator.clone()), period.map(|at| at.to_string()), age.map(|age| age.to_string())];
            match format {
                TableFormat::Csv => ("attachment", named(&parts, "tal", "csv")),
                TableFormat::Json => ("inline", named(&parts, "tal", "json")),
                TableFormat::GeoJson => ("inline", named(&parts, "tal", "geojson")),
                TableFormat::Parquet => ("attachment", named(&parts, "tal", "parquet")),
            }
        }
        Ask::Areas => ("inline", "areas.geojson".to_owned()),
        Ask::Package => ("attachment", "komspot-release.zip".to_owned()),
        _ => return None,
    };
    Some(format!("{kind}; filename=\"{name}\""))
}

/// What of the explorer's state belongs in a name.
fn state(query: &Query) -> [Option<String>; 3] {
    [query.indicator.clone(), query.period.map(spell), query.age_group.map(|age| age.to_string())]
}

fn kind(picture: Picture) -> &'static str {
    match picture {
        Picture::Svg => "svg",
        Picture::Png => "png",
    }
}

fn named(parts: &[Option<String>], otherwise: &str, kind: &str) -> String {
    let parts: Vec<String> =
        parts.iter().flatten().map(|part| plain(part)).filter(|part| !part.is_empty()).collect();
    let name = if parts.is_empty() { otherwise.to_owned() } else { parts.join("-") };
    format!("{name}.{kind}")
}

/// A text in letters that every file system and every header takes.
fn plain(text: &str) -> String {
    let mut out = String::new();
    for letter in text.to_lowercase().chars() {
        match letter {
            'a'..='z' | '0'..='9' => out.push(letter),
            'æ' => out.push_str("ae"),
            'ø' => out.push_str("oe"),
            'å' => out.push_str("aa"),
            // One hyphen for whatever else there is, and none at the ends.
            _ if out.is_empty() || out.ends_with('-') => {}
            _ => out.push('-'),
        }
        if out.len() >= LONGEST {
            break;
        }
    }
    out.trim_end_matches('-').to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_plain_whatever_the_ids_are() {
        for (text, expected) in [
            ("haervaerk", "haervaerk"),
            ("Ære på Øen", "aere-paa-oeen"),
            ("../../etc/passwd", "etc-passwd"),
            ("a\"; filename=\"b\r\nX: y", "a-filename-b-x-y"),
            ("2025/2026", "2025-2026"),
            ("65+", "65"),
            ("\u{202e}\0…", ""),
        ] {
            assert_eq!(plain(text), expected, "{text:?}");
        }
        assert!(plain(&"x".repeat(10_000)).len() <= LONGEST + 1);
    }

    #[test]
    fn tables_are_kept_under_what_they_hold() {
        let part = Part { period: "2025-Q4".parse().ok(), age: None };
        let table = |format| {
            disposition(&Ask::Observations { indicator: "tyveri".to_owned(), format, part }).unwrap()
        };
        assert_eq!(table(TableFormat::Csv), "attachment; filename=\"tyveri-2025-q4.csv\"");
        assert_eq!(table(TableFormat::GeoJson), "inline; filename=\"tyveri-2025-q4.geojson\"");
        assert_eq!(disposition(&Ask::Status), None);
    }

    proptest::proptest! {
        #[test]
        fn no_id_leaves_its_quotation_marks(text in ".{0,80}") {
            proptest::prop_assert!(plain(&text).bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-'));
        }
    }
}
