//! Every message is said by the program, and nothing is said that is no message.

use std::collections::BTreeSet;

use super::fluent::words;
use super::{files_below, read, root, shown};

/// The contents of string literals, of the program alone, without those that have an escape.
fn literals(room: &str) -> BTreeSet<String> {
    let mut found = BTreeSet::new();
    for file in files_below(&root().join(room), "rs") {
        let source = read(&file);
        let program = source.split("#[cfg(test)]\nmod tests {").next().unwrap_or_default();
        for line in program.lines().filter(|line| !line.trim_start().starts_with("//")) {
            let parts: Vec<&str> = line.split('"').collect();
            found.extend(parts.iter().skip(1).step_by(2).map(|literal| (*literal).to_owned()));
        }
    }
    found
}

/// True if a text that is put together at run time may be that message: `{}` stands for anything.
fn may_be(pattern: &str, message: &str) -> bool {
    let Some((before, rest)) = pattern.split_once('{') else { return pattern == message };
    let after = rest.split_once('}').map_or("", |(_, after)| after);
    // What is all placeholder would be every message.
    let fixed = before.len() + after.len() > 3;
    let simple = !after.contains('{') && message.len() >= before.len() + after.len();
    fixed && simple && message.starts_with(before) && message.ends_with(after)
}

#[test]
fn every_message_is_said_somewhere() {
    let literals = literals("src");
    let patterns: Vec<&String> = literals.iter().filter(|literal| literal.contains('{')).collect();
    let mut unsaid = Vec::new();
    for file in files_below(&root().join("src/locale/da"), "ftl") {
        for message in words(&read(&file)).into_keys() {
            let said =
                literals.contains(&message) || patterns.iter().any(|pattern| may_be(pattern, &message));
            if !said {
                unsaid.push(message);
            }
        }
    }
    assert!(unsaid.is_empty(), "nothing says {unsaid:?}");
}

#[test]
fn what_is_drawn_has_no_words_of_its_own() {
    // Words of either language that a page can hardly do without, and letters that only words have.
    const WORDS: [&str; 16] = [
        " og ", " til ", " for ", " af ", " er ", " på ", " med ", " den ", " and ", " the ", " of ",
        " with ", " from ", " is ", " no ", " per ",
    ];
    for file in files_below(&root().join("src/render"), "rs") {
        let source = read(&file);
        // A file of tests alone.
        if source.contains("#[test]") && !source.contains("#[cfg(test)]") {
            continue;
        }
        let program = source.split("#[cfg(test)]").next().unwrap_or_default();
        let lines = program.lines().enumerate();
        for (nth, line) in lines.filter(|(_, line)| !line.trim_start().starts_with("//")) {
            // What stands on an error is for a log.
            if line.contains("#[error(") {
                continue;
            }
            let line = line.split(" // ").next().unwrap_or_default();
            for literal in line.split('"').skip(1).step_by(2) {
                let literal = format!(" {} ", literal.to_lowercase());
                let word = WORDS.iter().find(|word| literal.contains(**word));
                let letter = literal.contains(['æ', 'ø', 'å']);
                assert!(
                    word.is_none() && !letter,
                    "{}:{}: a word of its own: {literal}",
                    shown(&file),
                    nth + 1
                );
            }
        }
    }
}

#[test]
fn a_message_put_together_is_known() {
    assert!(may_be("scene-{key}.none", "scene-good.none") && may_be("{key}.detail", "error-busy.detail"));
    assert!(!may_be("scene-{key}.none", "scene-good") && !may_be("{}", "scene-good"));
    assert!(may_be("fault-{}", "fault-row-long") && !may_be("{a}-{b}", "a-b"));
}
