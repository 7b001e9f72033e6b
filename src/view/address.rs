//! Addresses within KOMspot, written one way only.

use std::fmt::Write as _;

use crate::domain::{AreaId, IndicatorId};
use crate::locale::Lang;

/// The address of the explorer as it opens.
#[must_use]
pub fn explorer(lang: Lang) -> String {
    format!("/{}", lang_suffix(lang))
}

/// The address of the login, from which somebody goes on to where they wanted to; in a language, or in the house's.
#[must_use]
pub fn login(lang: Option<Lang>, next: &str) -> String {
    let lang = lang.map(|lang| ("lang", lang.tag().to_owned()));
    let pairs: Vec<_> = lang.into_iter().chain([("next", next.to_owned())]).collect();
    with_parameters("/operator/login", &pairs)
}

/// The address of what has changed since a snapshot, or in the newest one.
#[must_use]
pub fn news(lang: Lang, since: Option<&str>) -> String {
    let since = since.map(|id| ("since", id.to_owned()));
    let pairs: Vec<_> = since.into_iter().chain([("lang", lang.tag().to_owned())]).collect();
    with_parameters("/news", &pairs)
}

/// The address of an area's page.
#[must_use]
pub fn area(lang: Lang, id: &AreaId) -> String {
    format!("/areas/{}{}", escape(id.as_str(), ""), lang_suffix(lang))
}

/// The address of the same on sheets of paper.
#[must_use]
pub fn area_report(lang: Lang, id: &AreaId) -> String {
    format!("/areas/{}.pdf{}", escape(id.as_str(), ""), lang_suffix(lang))
}

/// The address of the comparisons as they open.
#[must_use]
pub fn compare(lang: Lang) -> String {
    format!("/compare{}", lang_suffix(lang))
}

/// The address of the table of all areas and all indicators.
#[must_use]
pub fn overview(lang: Lang) -> String {
    format!("/overview{}", lang_suffix(lang))
}

/// The address of the page that explains the methods.
#[must_use]
pub fn methods(lang: Lang) -> String {
    format!("/about/methods{}", lang_suffix(lang))
}

/// The address of the wall display.
#[must_use]
pub fn wall() -> String {
    "/wall".to_owned()
}

/// The address of the page about what is hidden.
#[must_use]
pub fn privacy(lang: Lang) -> String {
    format!("/about/privacy{}", lang_suffix(lang))
}

/// The address of the page about who can use the pages.
#[must_use]
pub fn accessibility(lang: Lang) -> String {
    format!("/about/accessibility{}", lang_suffix(lang))
}

/// The address of a page behind the login; `path` is empty for the first, else begins with a slash.
#[must_use]
pub fn operator(lang: Lang, path: &str) -> String {
    format!("/operator{path}{}", lang_suffix(lang))
}

/// The address of an indicator's figures as a file.
#[must_use]
pub fn observations(id: &IndicatorId) -> String {
    with_parameters("/api/v1/observations", &[("indicator", id.to_string())])
}

/// The path of a resource for programs: `base` and then parts that may hold anything.
#[must_use]
pub fn data_path(base: &str, parts: &[&str]) -> String {
    let parts: Vec<String> = parts.iter().map(|part| escape(part, "")).collect();
    format!("{base}{}", parts.join("/"))
}

/// The page about a resource for programs.
#[must_use]
pub fn data(lang: Lang, base: &str, parts: &[&str]) -> String {
    in_lang(lang, &data_path(base, parts))
}

/// An address that names no language, in one.
#[must_use]
pub fn in_lang(lang: Lang, address: &str) -> String {
    let separator = if address.contains('?') { '&' } else { '?' };
    format!("{address}{separator}lang={}", lang.tag())
}

/// The address under which a program finds what a page shows.
#[must_use]
pub fn for_programs(address: &str) -> String {
    let separator = if address.contains('?') { '&' } else { '?' };
    format!("{address}{separator}f=json")
}

/// A path with its parameters in the order given.
#[must_use]
pub fn with_parameters(path: &str, pairs: &[(&str, String)]) -> String {
    let mut address = path.to_owned();
    for (at, (name, value)) in pairs.iter().enumerate() {
        address.push(if at == 0 { '?' } else { '&' });
        address.push_str(name);
        address.push('=');
        address.push_str(&escape(value, "/"));
    }
    address
}

/// Written out for both languages: without it the browser's setting would decide.
fn lang_suffix(lang: Lang) -> &'static str {
    match lang {
        Lang::Da => "?lang=da",
        Lang::En => "?lang=en",
    }
}

/// Percent-encodes everything but RFC 3986's unreserved characters and those
/// in `safe`.
fn escape(text: &str, safe: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for byte in text.bytes() {
        let plain =
            byte.is_ascii_alphanumeric() || b"-._~".contains(&byte) || safe.as_bytes().contains(&byte);
        if plain {
            out.push(char::from(byte));
        } else {
            // Writing to a string cannot fail.
            let _ = write!(out, "%{byte:02X}");
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ids_cannot_leave_their_place_in_the_address() {
        assert_eq!(area(Lang::Da, &AreaId::new("01")), "/areas/01?lang=da");
        assert_eq!(area_report(Lang::Da, &AreaId::new("a/b")), "/areas/a%2Fb.pdf?lang=da");
        assert_eq!(area(Lang::En, &AreaId::new("a/b?c=\"<æ")), "/areas/a%2Fb%3Fc%3D%22%3C%C3%A6?lang=en");
    }

    #[test]
    fn parameters_keep_their_order_and_school_years_stay_readable() {
        let pairs = [("indicator", "a&b".to_owned()), ("period", "2025/2026".to_owned())];
        assert_eq!(with_parameters("/", &pairs), "/?indicator=a%26b&period=2025/2026");
    }
}
