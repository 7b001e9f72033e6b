//! Dates to the day, which in a table of figures can only be somebody's.

/// Words after which a date is somebody's birthday.
const BORN: [&str; 4] = ["født", "fødselsd", "foedt", "born"];

/// How far behind such a word the date may stand, in bytes.
const NEAR: usize = 24;

/// True if the text as a whole is a date to the day: `2010-05-14`, `14.5.2010`.
pub(super) fn is_date(text: &str) -> bool {
    let text = text.trim();
    ['-', '.', '/'].into_iter().any(|mark| {
        let mut parts = text.split(mark);
        let (Some(first), Some(month), Some(last), None) =
            (parts.next(), parts.next(), parts.next(), parts.next())
        else {
            return false;
        };
        let (day, year) = if first.len() == 4 { (last, first) } else { (first, last) };
        in_range(month, 1, 12) && in_range(day, 1, 31) && year.len() == 4 && in_range(year, 1850, 2100)
    })
}

/// True if the text tells when somebody was born.
pub(super) fn holds_birth_date(text: &str) -> bool {
    let lower = text.to_lowercase();
    BORN.iter().any(|word| {
        lower.match_indices(word).any(|(at, _)| {
            let rest = lower.get(at..).unwrap_or_default();
            let mut end = rest.len().min(word.len() + NEAR);
            while !rest.is_char_boundary(end) {
                end -= 1;
            }
            let near = rest.get(..end).unwrap_or_default();
            near.split([' ', ',', ':', '(', ')', '\u{a0}']).any(|word| is_date(word.trim_end_matches('.')))
        })
    })
}

fn in_range(text: &str, least: u16, most: u16) -> bool {
    text.len() <= 4
        && text.bytes().all(|byte| byte.is_ascii_digit())
        && text.parse().is_ok_and(|number: u16| (least..=most).contains(&number))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_to_the_day_are_known() {
        assert!(["2010-05-14", "14-05-2010", "14.5.2010", " 1/1/1999 "].into_iter().all(is_date));
        for text in
            ["2024", "2024-05", "2024/2025", "10-14", "2024-13-01", "32.1.2010", "1.2.3", "", "2010-05-14x"]
        {
            assert!(!is_date(text), "{text}");
        }
    }

    #[test]
    fn births_inside_text_are_known() {
        assert!(holds_birth_date("barn født den 14.05.2010."));
        assert!(holds_birth_date("born 2010-05-14"));
        assert!(!holds_birth_date("Opgjort pr. 31.12.2024"));
        assert!(!holds_birth_date("børn født i 2010, opgjort over hele året frem til 31.12.2024"));
    }
}
