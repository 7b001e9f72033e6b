//! A name in one line or several.

use crate::render::svg::text::trimmed;

/// Longest line of a name, in characters; what is longer is cut.
const LONGEST: usize = 22;

/// Longest name that is told in full, in characters.
const FULL: usize = 44;

/// The ways to set a name, the best first, each with how much less good it is.
/// The last is the name cut short.
pub(super) fn settings(name: &str) -> Vec<(Vec<String>, f64)> {
    let name = trimmed(name, FULL);
    if name.is_empty() {
        return vec![(Vec::new(), 0.0)];
    }
    let mut ways: Vec<(Vec<String>, f64)> = Vec::new();
    for (lines, worse) in [(1, 0.0), (2, 3.0), (3, 9.0)] {
        let set = broken(&name, lines);
        let longest = set.iter().map(|line| line.chars().count()).max().unwrap_or(0);
        let told = ways.iter().any(|(known, _)| *known == set);
        if !told && set.len() == lines && longest <= LONGEST {
            ways.push((set, worse));
        }
    }
    let cut = cut(&name);
    if cut != name {
        ways.push((vec![cut], if ways.is_empty() { 0.0 } else { 34.0 }));
    }
    ways
}

/// A name in that many lines, the longest as short as can be; in fewer where
/// it has no place to break.
fn broken(name: &str, lines: usize) -> Vec<String> {
    let breaks: Vec<usize> = name
        .char_indices()
        .filter(|(_, c)| matches!(c, ' ' | '-' | '–' | '/'))
        .map(|(at, c)| at + c.len_utf8())
        .filter(|&at| at < name.len())
        .collect();
    let cuts: Vec<Vec<usize>> = match lines {
        2 => breaks.iter().map(|&at| vec![at]).collect(),
        3 => {
            let pairs = breaks.iter().enumerate();
            pairs.flat_map(|(nth, &a)| breaks.iter().skip(nth + 1).map(move |&b| vec![a, b])).collect()
        }
        _ => vec![Vec::new()],
    };
    let set = cuts.into_iter().map(|cuts| split(name, &cuts));
    let longest = |lines: &Vec<String>| lines.iter().map(|line| line.chars().count()).max();
    set.min_by_key(longest).unwrap_or_else(|| vec![name.to_owned()])
}

fn split(name: &str, cuts: &[usize]) -> Vec<String> {
    let mut from = 0;
    let mut lines = Vec::new();
    for &to in cuts.iter().chain([&name.len()]) {
        lines.extend(name.get(from..to).map(|line| line.trim().to_owned()));
        from = to;
    }
    lines
}

/// The first words of a name as far as they fit a short line, with an ellipsis.
fn cut(name: &str) -> String {
    const SHORT: usize = 13;
    if name.chars().count() <= SHORT {
        return name.to_owned();
    }
    let fits = |at: &usize| name.get(..*at).is_some_and(|head| head.chars().count() < SHORT);
    let breaks = name.char_indices().filter(|(_, c)| matches!(c, ' ' | '-' | '–' | '/')).map(|(at, _)| at);
    match breaks.filter(fits).max().filter(|&at| at >= 4) {
        Some(at) => format!("{}…", name.get(..at).unwrap_or_default()),
        None => trimmed(name, SHORT),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_break_evenly() {
        assert_eq!(broken("Bymidten–Vesterbro", 2), ["Bymidten–", "Vesterbro"]);
        assert_eq!(broken("Søndre Nordstrand", 2), ["Søndre", "Nordstrand"]);
        assert_eq!(broken("Bellinge–Stenløse–Højby", 3), ["Bellinge–", "Stenløse–", "Højby"]);
        assert_eq!(broken("Vollsmose", 2), ["Vollsmose"]);
    }

    #[test]
    fn ways_go_from_the_whole_name_to_its_beginning() {
        let lines: Vec<_> =
            settings("Rosengård–Tornbjerg–Fraugde").into_iter().map(|(lines, _)| lines).collect();
        let expected: [&[&str]; 3] =
            [&["Rosengård–", "Tornbjerg–Fraugde"], &["Rosengård–", "Tornbjerg–", "Fraugde"], &["Rosengård…"]];
        assert_eq!(lines, expected);
        assert_eq!(settings("Tarup"), [(vec!["Tarup".to_owned()], 0.0)]);
        let endless = settings(&"x".repeat(300));
        assert_eq!(settings(" \u{200b}"), [(Vec::new(), 0.0)]);
        assert_eq!(endless, [(vec![format!("{}…", "x".repeat(12))], 0.0)]);
    }
}
