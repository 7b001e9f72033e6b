//! Reads Fluent files just well enough to compare two languages.

use std::collections::{BTreeMap, BTreeSet};

/// The messages, terms and attributes of a Fluent file, each with the names
/// of the variables, messages and terms that its words refer to.
pub fn words(fluent: &str) -> BTreeMap<String, BTreeSet<String>> {
    let mut words: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    let (mut message, mut current) = (String::new(), String::new());
    for line in fluent.lines().filter(|line| !line.starts_with('#')) {
        let begun = line.split_once('=').map(|(name, _)| name.trim_end());
        match begun {
            Some(name) if line.starts_with(|first: char| first.is_alphabetic() || first == '-') => {
                name.clone_into(&mut message);
                message.clone_into(&mut current);
            }
            Some(name) if line.trim_start().starts_with('.') && !name.trim().contains(' ') => {
                current = format!("{message}{}", name.trim());
            }
            _ => {}
        }
        let named = words.entry(current.clone()).or_default();
        for placeable in line.split('{').skip(1) {
            // A variant's key is the translator's business; what it is chosen
            // by is not.
            let inside = placeable.split('}').next().unwrap_or_default();
            for word in inside.split(|letter: char| !letter.is_alphanumeric() && !"$-_.".contains(letter)) {
                if word.starts_with('$') {
                    named.insert(word.to_owned());
                }
            }
        }
    }
    words.remove("");
    words
}

#[test]
fn words_know_their_placeables() {
    let fluent = "# a comment = no\nfirst-one = Hej { $name }\n    og { NUMBER($count) ->\n        [one] en\n       *[other] { $rest }\n    }\n    .do = Gør = { $it }\nsecond =\n    a = b\n";
    let words = words(fluent);
    let shown: Vec<_> = words
        .iter()
        .map(|(key, names)| format!("{key}:{}", names.iter().cloned().collect::<String>()))
        .collect();
    assert_eq!(shown, ["first-one:$count$name$rest", "first-one.do:$it", "second:"]);
}
