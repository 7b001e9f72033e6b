//! Reads Rust just well enough to see which rooms a file names.

/// The source without comments, the contents of strings, and test modules.
pub fn program_of(source: &str) -> String {
    without_tests(&without_comments(source))
}

fn without_comments(source: &str) -> String {
    let mut kept = String::new();
    let mut rest = source;
    while let Some(letter) = rest.chars().next() {
        let skipped = match letter {
            '/' if rest.starts_with("//") => rest.find('\n').unwrap_or(rest.len()),
            '/' if rest.starts_with("/*") => rest.find("*/").map_or(rest.len(), |end| end + 2),
            '"' => string(rest),
            'r' if !kept.ends_with(|before: char| before.is_alphanumeric() || before == '_') => {
                raw_string(rest)
            }
            '\'' => character(rest),
            _ => 0,
        };
        if skipped == 0 {
            kept.push(letter);
            rest = &rest[letter.len_utf8()..];
        } else {
            kept.push(' ');
            rest = &rest[skipped..];
        }
    }
    kept
}

/// The length of the string literal that the text begins with.
fn string(text: &str) -> usize {
    let mut escaped = false;
    for (at, letter) in text.char_indices().skip(1) {
        match letter {
            _ if escaped => escaped = false,
            '\\' => escaped = true,
            '"' => return at + 1,
            _ => {}
        }
    }
    text.len()
}

/// The length of the raw string literal that the text begins with, if it does.
fn raw_string(text: &str) -> usize {
    let hashes = text[1..].chars().take_while(|letter| *letter == '#').count();
    if !text[1 + hashes..].starts_with('"') {
        return 0;
    }
    let end = format!("\"{}", "#".repeat(hashes));
    let start = hashes + 2;
    text[start..].find(&end).map_or(text.len(), |at| start + at + end.len())
}

/// The length of the character literal that the text begins with, if it is
/// one and not a lifetime.
fn character(text: &str) -> usize {
    let mut letters = text.char_indices().skip(1);
    match letters.next() {
        Some((_, '\\')) => text[3..].find('\'').map_or(0, |at| at + 4),
        Some(_) => letters.next().filter(|(_, letter)| *letter == '\'').map_or(0, |(at, _)| at + 1),
        None => 0,
    }
}

/// Drops every item that is compiled for tests only.
fn without_tests(source: &str) -> String {
    let mut kept = String::new();
    let mut rest = source;
    while let Some((before, after)) = rest.split_once("#[cfg(test)]") {
        kept.push_str(before);
        let mut depth = 0_usize;
        let end = after.char_indices().find_map(|(at, letter)| {
            match letter {
                '{' => depth += 1,
                '}' => depth = depth.saturating_sub(1),
                _ => {}
            }
            (depth == 0 && (letter == '}' || letter == ';')).then_some(at + 1)
        });
        rest = &after[end.unwrap_or(after.len())..];
    }
    kept + rest
}

/// Every path from `crate` (or, in the thin binary, from `komspot`) that the
/// source names, groups taken apart.
pub fn known_paths(source: &str) -> Vec<Vec<String>> {
    let mut paths = Vec::new();
    for start in ["crate::", "komspot::"] {
        for (at, _) in source.match_indices(start) {
            // `$crate` and names that only end so are something else.
            if !source[..at].ends_with(|before: char| before.is_alphanumeric() || before == '_') {
                take_path(&source[at + start.len()..], &[], &mut paths);
            }
        }
    }
    paths
}

/// Reads one path, or a group of paths, that follows `prefix`; returns what
/// is left.
fn take_path<'a>(text: &'a str, prefix: &[String], paths: &mut Vec<Vec<String>>) -> &'a str {
    let text = text.trim_start();
    if let Some(mut rest) = text.strip_prefix('{') {
        loop {
            rest = rest.trim_start().trim_start_matches(',').trim_start();
            if rest.is_empty() {
                return rest;
            }
            if let Some(after) = rest.strip_prefix('}') {
                return after;
            }
            let left = take_path(rest, prefix, paths);
            // `as name` and whatever else stands before the next comma.
            let next = left.find([',', '}']).unwrap_or(left.len());
            rest = &left[next..];
        }
    }
    let end = text
        .find(|letter: char| !letter.is_alphanumeric() && letter != '_' && letter != '*')
        .unwrap_or(text.len());
    let mut path = prefix.to_vec();
    path.push(text[..end].to_owned());
    let rest = text[end..].trim_start();
    if let Some(deeper) = rest.strip_prefix("::").filter(|deeper| !deeper.starts_with('<')) {
        return take_path(deeper, &path, paths);
    }
    paths.push(path);
    rest
}

#[test]
fn paths_are_found_wherever_they_stand() {
    let source = r#"
        //! Not crate::doc.
        use crate::{alpha, beta::{Gamma, delta::*}, /* crate::no */ epsilon as e};
        fn f<'a>(x: &'a crate::zeta::Eta) { let c = '"'; crate::theta::go("crate::text", r"crate::raw") }
        macro_rules! m { () => { $crate::iota::Kappa } }
        #[cfg(test)]
        mod tests { use crate::lambda; fn x() {} }
        pub(crate) fn g() { let _ = crate::mu::<u8>(); }
    "#;
    let found: Vec<_> = known_paths(&program_of(source)).iter().map(|path| path.join("::")).collect();
    let expected = "alpha beta::Gamma beta::delta::* epsilon zeta::Eta theta::go iota::Kappa mu";
    assert_eq!(found.join(" "), expected);
}
