//! Which of two versions is the older one.
//!
//! Versions are compared run by run, digits as numbers and letters as texts: `1.9` is older than `1.10`,
//! `2026-09` than `2026-10`, `2026.10` than `2026.10.1`. What goes on after a number is newer, except by
//! the words for what is not finished yet: `2.0-rc1` is older than `2.0`. What stands behind a `+` does not count.

use std::cmp::Ordering;

/// Words for what comes before a version.
const BEFORE: [&str; 9] = ["alpha", "beta", "dev", "draft", "pre", "preview", "rc", "test", "udkast"];

/// A run of a version: what is not finished comes first, then the end, then texts, then numbers.
#[derive(Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Run<'v> {
    Unfinished(&'v str),
    End,
    Text(&'v str),
    /// A number without leading zeros: the longer one is the greater.
    Number(usize, &'v str),
}

/// Compares two versions.
#[must_use]
pub fn order(one: &str, other: &str) -> Ordering {
    let (one, other) = (one.to_lowercase(), other.to_lowercase());
    runs(&one).cmp(&runs(&other))
}

fn runs(version: &str) -> Vec<Run<'_>> {
    let version = version.split('+').next().unwrap_or_default();
    // `v1.2` is 1.2.
    let version = match version.strip_prefix('v') {
        Some(rest) if rest.starts_with(|c: char| c.is_ascii_digit()) => rest,
        _ => version,
    };
    let mut runs = Vec::new();
    for part in version.split(|c: char| !c.is_alphanumeric()).filter(|part| !part.is_empty()) {
        let mut rest = part;
        while let Some(first) = rest.chars().next() {
            let digits = first.is_ascii_digit();
            let end = rest.find(|c: char| c.is_ascii_digit() != digits).unwrap_or(rest.len());
            let (run, after) = rest.split_at(end);
            rest = after;
            let number = run.trim_start_matches('0');
            runs.push(match run {
                _ if digits => Run::Number(number.len(), number),
                word if BEFORE.contains(&word) => Run::Unfinished(word),
                word => Run::Text(word),
            });
        }
    }
    runs.push(Run::End);
    runs
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn versions_follow_one_another() {
        for (older, newer) in [
            ("1", "2"),
            ("1.9", "1.10"),
            ("1.2.3", "1.2.4"),
            ("1.2", "1.2.1"),
            ("2026-09", "2026-10"),
            ("2026-9", "2026-10"),
            ("2026.10", "2026.10.1"),
            ("2026-12-31", "2027-01-01"),
            ("2026Q1", "2026Q2"),
            ("2026Q4", "2027Q1"),
            ("2026", "2026a"),
            ("2026a", "2026b"),
            ("1.0.0-alpha", "1.0.0-beta"),
            ("1.0.0-rc.1", "1.0.0-rc.2"),
            ("1.0.0-rc.2", "1.0.0"),
            ("2026-10-udkast", "2026-10"),
            ("v9", "v10"),
            ("99999999999999999999998", "99999999999999999999999"),
        ] {
            assert_eq!(order(older, newer), Ordering::Less, "{older} {newer}");
            assert_eq!(order(newer, older), Ordering::Greater, "{newer} {older}");
        }
    }

    #[test]
    fn spellings_of_a_version_are_one() {
        for (one, other) in
            [("1.0", "1.0"), ("v1.0", "1.0"), ("2026-03", "2026-3"), ("1.0+a", "1.0+b"), ("1-RC", "1.rc")]
        {
            assert_eq!(order(one, other), Ordering::Equal, "{one} {other}");
        }
    }
}
