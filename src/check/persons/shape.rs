//! Which shapes are looked for in which kind of cell.

use super::{birth, contact};
use crate::finding::{holds_email, holds_person_number};

/// What stands in a column.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    /// A count, a number of persons, a mean.
    Number,
    /// An id, which may be made of digits.
    Id,
    /// A period or year.
    Time,
    /// Names, definitions, words, and whatever does not belong.
    Text,
    /// A property of an area: dates of decisions and numbers of any kind are usual.
    Property,
}

impl Kind {
    /// What stands in a column of one of the tables.
    pub(super) fn of(column: &str) -> Self {
        match column {
            "value" | "base" | "persons" | "per" | "rhythm_days" => Self::Number,
            "id" | "indicator" | "area" => Self::Id,
            "period" | "year" => Self::Time,
            _ => Self::Text,
        }
    }
}

/// Shorter texts can hold nothing of what is looked for, in bytes.
pub(super) const SHORTEST: usize = 6;

/// Digits of a person number, and more than any count has.
const PERSON_NUMBER: usize = 10;

/// The code of the fault that a text looks like, if it looks like one.
pub(super) fn alarm(kind: Kind, text: &str) -> Option<&'static str> {
    if text.len() < SHORTEST {
        return None;
    }
    if kind == Kind::Number {
        let count = without_decimals(text);
        return (is_ten_digits(count) || holds_person_number(count)).then_some("person-number");
    }
    let words = matches!(kind, Kind::Text | Kind::Property);
    if holds_person_number(text) {
        Some("person-number")
    } else if holds_email(text) {
        Some("person-email")
    } else if (matches!(kind, Kind::Text | Kind::Id) && birth::is_date(text)) || birth::holds_birth_date(text)
    {
        Some("person-birth-date")
    } else if (kind == Kind::Text && contact::is_phone(text)) || contact::holds_phone(text) {
        Some("person-phone")
    } else if words && contact::holds_street_address(text) {
        Some("person-address")
    } else {
        None
    }
}

/// The part before the decimal mark of what is a plain number, else the text.
fn without_decimals(text: &str) -> &str {
    let text = text.trim();
    match text.split_once(['.', ',']) {
        Some((whole, decimals))
            if whole.trim_start_matches('-').bytes().all(|byte| byte.is_ascii_digit())
                && decimals.bytes().all(|byte| byte.is_ascii_digit()) =>
        {
            whole
        }
        _ => text,
    }
}

fn is_ten_digits(text: &str) -> bool {
    text.len() == PERSON_NUMBER && text.bytes().all(|byte| byte.is_ascii_digit())
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn columns_are_judged_by_what_stands_in_them() {
        for (kind, text, code) in [
            (Kind::Number, "0101011234", Some("person-number")),
            (Kind::Number, "010101-1234", Some("person-number")),
            (Kind::Number, "9999999999", Some("person-number")),
            (Kind::Number, "9007199254740994", None),
            (Kind::Number, "23456789", None),
            (Kind::Number, "6.1512345678", None),
            (Kind::Number, "2010-05-14", None),
            (Kind::Id, "23456789", None),
            (Kind::Id, "a@b.dk", Some("person-email")),
            (Kind::Id, "2010-05-14", Some("person-birth-date")),
            (Kind::Time, "2010-05-14", None),
            (Kind::Text, "23 45 67 89", Some("person-phone")),
            (Kind::Text, "Prøvevej 12", Some("person-address")),
            (Kind::Text, "Opgjort pr. 31.12.2024 (010124)", None),
            (Kind::Property, "2010-05-14", None),
            (Kind::Property, "23456789", None),
            (Kind::Property, "Distrikt 10", None),
        ] {
            assert_eq!(alarm(kind, text), code, "{text}");
        }
    }

    proptest! {
        #[test]
        fn ordinary_figures_never_alarm(
            count in 0..100_000_000_u64, mean in -1000.0..1000.0_f64, year in 1900..2100_u16, month in 1..=12_u8,
        ) {
            for text in [count.to_string(), format!("{count}.0"), mean.to_string(), format!("{mean:.10}")] {
                prop_assert_eq!(alarm(Kind::Number, &text), None);
            }
            prop_assert_eq!(alarm(Kind::Id, &count.to_string()), None);
            for time in [format!("{year}-{month:02}"), format!("{year}/{}", year + 1), format!("{year}-Q3")] {
                prop_assert_eq!(alarm(Kind::Time, &time), None);
            }
        }
    }
}
