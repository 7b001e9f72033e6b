//! The table of rooms in `src/lib.rs`, read as what each may know of the others.

use std::collections::{BTreeMap, BTreeSet};

/// A room that may be known and an item of it, which is empty where the whole room may be.
pub type Arrow = (String, String);

/// Every row of the table: a room, and what it may know.
pub fn table(source: &str) -> BTreeMap<String, BTreeSet<Arrow>> {
    let rows = source.lines().filter_map(|line| line.strip_prefix("//! | ")?.strip_suffix(" |"));
    let rows = rows.filter_map(|row| {
        let mut cells = row.split(" | ");
        let room = cells.next()?.trim_matches(['[', ']', '`']);
        Some((room.to_owned(), known(cells.nth(1)?)))
    });
    rows.filter(|(room, _)| room != "room").collect()
}

/// Reads ``disk, geometry's `Coverage` and `Place`, release``.
fn known(cell: &str) -> BTreeSet<Arrow> {
    let mut known = BTreeSet::new();
    let mut room = "";
    for word in cell.split([' ', ',']).filter(|word| !["", "and", "nothing"].contains(word)) {
        if let Some(item) = word.strip_prefix('`').and_then(|word| word.strip_suffix('`')) {
            known.insert((room.to_owned(), item.to_owned()));
        } else if let Some(owner) = word.strip_suffix("'s") {
            room = owner;
        } else {
            known.insert((word.to_owned(), String::new()));
        }
    }
    known
}

#[test]
fn the_table_is_read_as_people_read_it() {
    let source = "//! | room | holds | may know |\n//! |---|---|---|\n//! | [`a`] | x, y | nothing |\n\
                  //! | `b` | z | a, c's `D`, `E` and `F`, g |\npub mod a;";
    let arrows = |of: &[(&str, &str)]| -> BTreeSet<Arrow> {
        of.iter().map(|(room, item)| (String::from(*room), String::from(*item))).collect()
    };
    let b = arrows(&[("a", ""), ("c", "D"), ("c", "E"), ("c", "F"), ("g", "")]);
    assert_eq!(table(source), BTreeMap::from([("a".to_owned(), arrows(&[])), ("b".to_owned(), b)]));
}
