//! The columns of a bundle's tables: the one list of each, for who reads it and for who writes it.
//!
//! They stand in the order in which they are written; they are read in any.

/// A column that a table may have.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Column {
    /// Its name in the header.
    pub name: &'static str,
    /// What its cells hold, in Data Package's words.
    pub kind: &'static str,
    /// True if a table without it is refused.
    pub required: bool,
}

/// The catalogue.
pub const INDICATORS: [Column; 20] = [
    required("id", "string"),
    required("name_da", "string"),
    required("name_en", "string"),
    optional("short_da", "string"),
    optional("short_en", "string"),
    required("domain", "string"),
    required("source", "string"),
    required("definition_da", "string"),
    required("definition_en", "string"),
    required("measure", "string"),
    required("per", "integer"),
    required("base", "string"),
    required("direction", "string"),
    required("granularity", "string"),
    required("place_basis", "string"),
    required("protect", "boolean"),
    optional("zeros", "string"),
    optional("rhythm_days", "integer"),
    optional("views", "string"),
    optional("family", "string"),
];

/// The inhabitants.
pub const POPULATION: [Column; 4] = [
    required("area", "string"),
    required("year", "year"),
    required("age_group", "string"),
    required("persons", "integer"),
];

/// The figures as they were counted.
pub const OBSERVATIONS: [Column; 7] = [
    required("indicator", "string"),
    required("area", "string"),
    required("period", "string"),
    required("age_group", "string"),
    required("value", "number"),
    optional("base", "integer"),
    optional("status", "string"),
];

/// The figures of a protected bundle: the same table after the gate.
pub const PUBLISHED: [Column; 8] = [
    required("indicator", "string"),
    required("area", "string"),
    required("period", "string"),
    required("age_group", "string"),
    required("value", "number"),
    required("base", "integer"),
    required("mark", "string"),
    optional("status", "string"),
];

const fn required(name: &'static str, kind: &'static str) -> Column {
    Column { name, kind, required: true }
}

const fn optional(name: &'static str, kind: &'static str) -> Column {
    Column { name, kind, required: false }
}

/// The names of columns.
pub fn names(columns: &[Column]) -> impl Iterator<Item = &'static str> {
    columns.iter().map(|column| column.name)
}

/// The number of a column in its list. It is for constants: a name that the list does not have does not compile.
///
/// # Panics
/// If the list has no such name.
#[must_use]
#[allow(clippy::panic)]
pub const fn position(columns: &[Column], name: &str) -> usize {
    let (mut left, mut at) = (columns, 0);
    while let [first, rest @ ..] = left {
        if is_same(first.name.as_bytes(), name.as_bytes()) {
            return at;
        }
        (left, at) = (rest, at + 1);
    }
    panic!("the table has no column of that name")
}

/// Texts cannot be compared in constants yet.
const fn is_same(one: &[u8], other: &[u8]) -> bool {
    match (one, other) {
        ([], []) => true,
        ([a, one @ ..], [b, other @ ..]) => *a == *b && is_same(one, other),
        _ => false,
    }
}
