//! What leads to a person: telephone numbers and street addresses.

/// Digits of a Danish telephone number.
const PHONE: usize = 8;

/// Words after which eight digits are a telephone number.
const CALLED: [&str; 7] = ["+45", "0045", "tlf", "telefon", "mobil", "phone", "mob."];

/// Ends of Danish street names after which a house number makes an address.
const STREETS: [&str; 12] = [
    "vej",
    "vejen",
    "gade",
    "gaden",
    "gyde",
    "gyden",
    "stræde",
    "strædet",
    "allé",
    "alléen",
    "boulevard",
    "vænget",
];

/// True if the text as a whole is a telephone number: eight digits, however
/// they are grouped. Not for columns in which numbers stand.
pub(super) fn is_phone(text: &str) -> bool {
    let rest = text.trim();
    let digits = leading_digits(rest);
    // No Danish number begins with 0 or 1.
    digits.len() == PHONE && digits.starts_with(|c| c > '1') && rest.chars().all(is_of_a_number)
}

/// True if the text holds a telephone number that is said to be one.
pub(super) fn holds_phone(text: &str) -> bool {
    let lower = text.to_lowercase();
    CALLED.iter().any(|word| {
        lower.match_indices(word).any(|(at, _)| {
            let after = lower.get(at + word.len()..).unwrap_or_default();
            let after = after.trim_start_matches(|c: char| c.is_alphabetic() || matches!(c, '.' | ':' | ' '));
            leading_digits(after.strip_prefix("+45").unwrap_or(after)).len() == PHONE
        })
    })
}

/// True if the text holds a street with a house number: `Prøvevej 12 B`.
pub(super) fn holds_street_address(text: &str) -> bool {
    let words: Vec<&str> = text.split_whitespace().collect();
    words.windows(2).zip(1..).any(|(pair, at)| {
        let [street, number] = pair else { return false };
        let street_lower = street.trim_end_matches(',').to_lowercase();
        street.starts_with(char::is_uppercase)
            && STREETS.iter().any(|end| street_lower.ends_with(end))
            && is_house_number(number)
            // Ages and shares are numbers too: `Skolevej 10 %`.
            && !words.get(at + 1).is_some_and(|next| next.starts_with(['%', '–', '-']) || next.starts_with("år"))
    })
}

/// `12`, `12B`, `12,`
fn is_house_number(word: &str) -> bool {
    let word = word.trim_end_matches([',', '.', ';', ')']);
    let rest = word.trim_start_matches(|c: char| c.is_ascii_digit());
    let digits = word.len() - rest.len();
    (1..=3).contains(&digits) && rest.chars().count() <= 1 && rest.chars().all(char::is_alphabetic)
}

fn is_of_a_number(c: char) -> bool {
    c.is_ascii_digit() || is_between(c)
}

fn is_between(c: char) -> bool {
    matches!(c, ' ' | '-' | '.' | '\u{a0}')
}

/// The digits with which a text begins, separators between them left out.
fn leading_digits(text: &str) -> String {
    text.chars().take_while(|&c| is_of_a_number(c)).filter(char::is_ascii_digit).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn eight_digits_alone_are_a_telephone_number() {
        for text in ["23456789", "23 45 67 89", "2345-6789", " 23.45.67.89 "] {
            assert!(is_phone(text), "{text}");
        }
        for text in ["12345678", "2345678", "234567890", "23456789 sager", "10-14"] {
            assert!(!is_phone(text), "{text}");
        }
    }

    #[test]
    fn inside_text_they_are_called_so() {
        for text in ["ring +45 23 45 67 89", "Tlf.: 23456789", "telefonnummer 2345 6789", "mobil +4523456789"]
        {
            assert!(holds_phone(text), "{text}");
        }
        for text in ["23456789", "telefon 2024", "mobilitet 10-14 år", "+45 2024-2025-2026", "tlf"] {
            assert!(!holds_phone(text), "{text}");
        }
    }

    #[test]
    fn a_street_with_a_house_number_is_an_address() {
        for text in ["Prøvevej 12", "i Prøvegade 3B, 2. tv.", "Prøve Allé 7,"] {
            assert!(holds_street_address(text), "{text}");
        }
        for text in [
            "Distrikt 10",
            "Alle 15 byområder",
            "veje 10",
            "Prøvevej",
            "Skolevej 10–14 år",
            "Skolevej 10 %",
            "vold på gade 3 gange",
        ] {
            assert!(!holds_street_address(text), "{text}");
        }
    }
}
