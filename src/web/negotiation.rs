//! What the asker understands: encodings, languages, pages or data.

use actix_web::http::header::{
    ACCEPT, ACCEPT_ENCODING, ACCEPT_LANGUAGE, AsHeaderName, HeaderMap, IF_NONE_MATCH,
};

use crate::app::edition::Encoding;
use crate::locale::Lang;

/// The best encoding that the asker takes; Brotli before gzip where both are
/// taken equally gladly.
pub(super) fn encoding(headers: &HeaderMap) -> Encoding {
    let mut best = (Encoding::Identity, 0.0);
    for (name, weight) in weighed(text(headers, ACCEPT_ENCODING)) {
        let encoding = match name {
            "br" => Encoding::Brotli,
            "gzip" | "x-gzip" => Encoding::Gzip,
            _ => continue,
        };
        if weight > best.1 || (weight > 0.0 && weight >= best.1 && encoding == Encoding::Brotli) {
            best = (encoding, weight);
        }
    }
    best.0
}

/// The language that the asker puts before the other; `default` if none.
pub(super) fn language(headers: &HeaderMap, default: Lang) -> Lang {
    let mut best = (default, 0.0);
    for (tag, weight) in weighed(text(headers, ACCEPT_LANGUAGE)) {
        if let Some(lang) = Lang::from_tag(tag)
            && weight > best.1
        {
            best = (lang, weight);
        }
    }
    best.0
}

/// True for askers who want a page to read: browsers.
pub(super) fn wants_page(headers: &HeaderMap) -> bool {
    weighed(text(headers, ACCEPT)).any(|(media, weight)| media == "text/html" && weight > 0.0)
}

/// True for askers who say that they take JSON: programs for maps.
pub(super) fn wants_json(headers: &HeaderMap) -> bool {
    let is_json = |media: &str| matches!(media, "application/json" | "application/geo+json");
    weighed(text(headers, ACCEPT)).any(|(media, weight)| is_json(media) && weight > 0.0)
}

/// True if the asker already has the entity of this tag.
pub(super) fn has(headers: &HeaderMap, etag: &[u8]) -> bool {
    headers.get_all(IF_NONE_MATCH).any(|list| {
        list.as_bytes().split(|&byte| byte == b',').any(|tag| {
            let tag = tag.trim_ascii();
            tag == b"*" || tag.strip_prefix(b"W/").unwrap_or(tag) == etag
        })
    })
}

fn text(headers: &HeaderMap, name: impl AsHeaderName) -> &str {
    headers.get(name).and_then(|value| value.to_str().ok()).unwrap_or("")
}

/// Items of a list with their weights, `a;q=0.5, b`. What cannot be read weighs nothing.
fn weighed(list: &str) -> impl Iterator<Item = (&str, f32)> {
    list.split(',').map(|item| {
        let (name, parameters) = item.split_once(';').unwrap_or((item, ""));
        let weight = parameters
            .split(';')
            .find_map(|parameter| parameter.trim().strip_prefix("q="))
            .map_or(1.0, |weight| weight.trim().parse().unwrap_or(0.0));
        (name.trim(), weight)
    })
}

#[cfg(test)]
mod tests {
    use actix_web::http::header::{HeaderName, HeaderValue};

    use super::*;

    fn with(name: HeaderName, value: &str) -> HeaderMap {
        let mut headers = HeaderMap::new();
        headers.insert(name, HeaderValue::from_str(value).unwrap());
        headers
    }

    #[test]
    fn the_gladdest_encoding_is_chosen() {
        for (accept, expected) in [
            ("", Encoding::Identity),
            ("gzip, deflate, br, zstd", Encoding::Brotli),
            ("br;q=0.5, gzip", Encoding::Gzip),
            ("br;q=0, gzip;q=0.1", Encoding::Gzip),
            ("gzip;q=0", Encoding::Identity),
            ("br;q=nonsense", Encoding::Identity),
            ("deflate, *", Encoding::Identity),
        ] {
            assert_eq!(encoding(&with(ACCEPT_ENCODING, accept)), expected, "{accept}");
        }
    }

    #[test]
    fn english_only_for_those_who_put_it_first() {
        for (accept, expected) in [
            ("", Lang::Da),
            ("de, fr", Lang::Da),
            ("en-GB, en;q=0.9, da;q=0.8", Lang::En),
            ("da, en", Lang::Da),
            ("en;q=0.3, da;q=0.7", Lang::Da),
            ("de, en;q=0.5", Lang::En),
        ] {
            assert_eq!(language(&with(ACCEPT_LANGUAGE, accept), Lang::Da), expected, "{accept}");
        }
    }

    #[test]
    fn tags_match_singly_in_lists_and_weakly() {
        for list in ["\"a-br\"", "\"x\", \"a-br\"", "W/\"a-br\"", "*"] {
            assert!(has(&with(IF_NONE_MATCH, list), b"\"a-br\""), "{list}");
        }
        assert!(!has(&with(IF_NONE_MATCH, "\"a\", \"a-gzip\""), b"\"a-br\""));
        assert!(!has(&HeaderMap::new(), b"\"a-br\""));
    }
}
