//! Names that look like one that is not there.

use std::collections::BTreeSet;

/// The most names that are offered.
const MOST: usize = 4;
/// Below this likeness a name is another one.
const LEAST: f64 = 0.4;

/// The names most like a wanted one, the likest first: positions in `names`,
/// each of which may have several spellings.
///
/// Likeness is the share of pairs of neighbouring letters that two names have
/// in common.
///
/// Source: Dice (1945), *Ecology* 26, "Measures of the amount of ecologic
/// association between species".
pub(super) fn nearest(wanted: &str, names: &[Vec<&str>]) -> Vec<usize> {
    let wanted = pairs(wanted);
    let likeness =
        |spellings: &Vec<&str>| spellings.iter().map(|name| alike(&wanted, &pairs(name))).fold(0.0, f64::max);
    let mut found: Vec<(usize, f64)> =
        names.iter().map(likeness).enumerate().filter(|&(_, likeness)| likeness >= LEAST).collect();
    found.sort_by(|(_, a), (_, b)| b.total_cmp(a));
    found.into_iter().take(MOST).map(|(at, _)| at).collect()
}

#[allow(clippy::cast_precision_loss)] // a few dozen letters
fn alike(a: &BTreeSet<[char; 2]>, b: &BTreeSet<[char; 2]>) -> f64 {
    let both = a.intersection(b).count() as f64;
    let all = (a.len() + b.len()) as f64;
    if all > 0.0 { 2.0 * both / all } else { 0.0 }
}

/// Longer names are cut: they come from outside.
fn pairs(name: &str) -> BTreeSet<[char; 2]> {
    let letters: Vec<char> =
        name.chars().take(80).flat_map(char::to_lowercase).filter(|c| c.is_alphanumeric()).collect();
    letters.iter().zip(letters.iter().skip(1)).map(|(&a, &b)| [a, b]).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_slip_of_the_pen_finds_its_name() {
        let names = [vec!["haervaerk", "Anmeldt hærværk"], vec!["sigtelser-15-24"], vec!["fritidsjob"]];
        assert_eq!(nearest("haervark", &names), [0]);
        assert_eq!(nearest("hærværk", &names), [0]);
        assert_eq!(nearest("sigtelser", &names), [1]);
        assert_eq!(nearest("zzz", &names), [0; 0]);
        assert_eq!(nearest("", &names), [0; 0]);
        // ni-ig-gh-ht and na-ac-ch-ht have one pair of eight in common: 2·1/8.
        assert!((alike(&pairs("night"), &pairs("nacht")) - 0.25).abs() < 1e-12);
    }
}
