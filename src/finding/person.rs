//! Shapes that may never be repeated: person numbers and e-mail addresses.

/// Ten digits with a possible date in front, with or without a hyphen or
/// space, also inside longer text: the shape of a CPR number (`ddmmyy-nnnn`).
///
/// A day raised by 60 counts as well (administrative numbers), and so do the
/// date written in parts (`01.01.01-1234`) or with its century. Characters
/// that nobody sees and digits of other scripts do not hide a number. The
/// check digit is not asked for, as numbers given out since 2007 need not
/// have a right one.
#[must_use]
pub fn holds_person_number(text: &str) -> bool {
    const DIGITS: usize = 10;
    if text.len() < DIGITS || text.chars().filter(|&c| digit(c).is_some()).count() < DIGITS {
        return false;
    }
    let signs: Vec<Sign> = text.chars().filter_map(Sign::of).collect();
    (0..signs.len()).any(|at| {
        let inside =
            at.checked_sub(1).and_then(|before| signs.get(before)).copied().is_some_and(Sign::is_digit);
        !inside && signs.get(at..).is_some_and(person_number_at)
    })
}

/// Something before an `@` and a name with a full stop behind it.
#[must_use]
pub fn holds_email(text: &str) -> bool {
    let local = |c: char| c.is_alphanumeric() || matches!(c, '.' | '_' | '-' | '+');
    text.char_indices().filter(|&(_, c)| c == '@').any(|(at, _)| {
        let (before, after) = text.split_at(at);
        let host =
            after.trim_start_matches('@').split(|c: char| !(c.is_alphanumeric() || matches!(c, '.' | '-')));
        before.ends_with(local)
            && host
                .into_iter()
                .next()
                .and_then(|host| host.trim_end_matches('.').rsplit_once('.'))
                .is_some_and(|(name, end)| {
                    !name.is_empty() && end.chars().count() > 1 && end.chars().all(char::is_alphabetic)
                })
    })
}

/// A character as far as numbers are concerned.
#[derive(Clone, Copy)]
enum Sign {
    Digit(u8),
    /// What may stand between the parts of a number.
    Between(char),
    Other,
}

impl Sign {
    /// `None` for characters that nobody sees.
    fn of(c: char) -> Option<Self> {
        if is_invisible(c) || c == '\u{ad}' {
            return None;
        }
        Some(match c {
            '-' | '\u{2010}'..='\u{2015}' | '\u{2212}' | '\u{fe63}' | '\u{ff0d}' => Self::Between('-'),
            '.' | '/' | '_' => Self::Between(c),
            c if c.is_whitespace() => Self::Between(' '),
            c => digit(c).map_or(Self::Other, Self::Digit),
        })
    }

    fn is_digit(self) -> bool {
        matches!(self, Self::Digit(_))
    }
}

/// Zero-width, direction and byte-order characters, which could make a
/// message read otherwise than it is.
#[must_use]
pub fn is_invisible(c: char) -> bool {
    matches!(c, '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{2069}' | '\u{feff}')
}

/// A decimal digit of the scripts that keyboards and office programs write.
fn digit(c: char) -> Option<u8> {
    let zero = match c {
        '0'..='9' => '0',
        '\u{660}'..='\u{669}' => '\u{660}',
        '\u{6f0}'..='\u{6f9}' => '\u{6f0}',
        '\u{ff10}'..='\u{ff19}' => '\u{ff10}',
        _ => return None,
    };
    u8::try_from(u32::from(c) - u32::from(zero)).ok()
}

/// Reads signs from the front.
struct Reader<'s>(&'s [Sign]);

impl Reader<'_> {
    /// So many digits as a number.
    fn number(&mut self, digits: usize) -> Option<u16> {
        let (front, rest) = self.0.split_at_checked(digits)?;
        let number = front.iter().try_fold(0_u16, |number, sign| match sign {
            Sign::Digit(digit) => Some(number * 10 + u16::from(*digit)),
            _ => None,
        });
        self.0 = rest;
        number
    }

    /// One separator, if there is one.
    fn separator(&mut self) -> Option<char> {
        let (Sign::Between(c), rest) = self.0.split_first()? else { return None };
        let c = *c;
        self.0 = rest;
        Some(c)
    }

    /// True where no further digit follows.
    fn ends(&self) -> bool {
        !self.0.first().copied().is_some_and(Sign::is_digit)
    }
}

fn person_number_at(signs: &[Sign]) -> bool {
    // 010101-1234, 0101011234, 010101 - 1234
    let plain = || {
        let mut reader = Reader(signs);
        let (day, month, _year) = (reader.number(2)?, reader.number(2)?, reader.number(2)?);
        (0..3).for_each(|_| _ = reader.separator());
        reader.number(4)?;
        (is_date(day, month) && reader.ends()).then_some(())
    };
    // 01011901-1234
    let with_century = || {
        let mut reader = Reader(signs);
        let (day, month, year) = (reader.number(2)?, reader.number(2)?, reader.number(4)?);
        reader.separator()?;
        reader.number(4)?;
        (is_date(day, month) && is_year(year) && reader.ends()).then_some(())
    };
    // 01.01.01-1234, where the end is no year: 01.01.24-2025 is a span of time.
    let in_parts = || {
        let mut reader = Reader(signs);
        let day = reader.number(2)?;
        let between = reader.separator()?;
        let month = reader.number(2)?;
        (reader.separator()? == between).then_some(())?;
        reader.number(2)?;
        reader.separator();
        let serial = reader.number(4)?;
        (is_date(day, month) && !is_year(serial) && reader.ends()).then_some(())
    };
    plain().or_else(with_century).or_else(in_parts).is_some()
}

fn is_year(number: u16) -> bool {
    (1850..2100).contains(&number)
}

fn is_date(day: u16, month: u16) -> bool {
    let longest = match month {
        2 => 29,
        4 | 6 | 9 | 11 => 30,
        1 | 3 | 5 | 7 | 8 | 10 | 12 => 31,
        _ => return false,
    };
    let day = if day > 60 { day - 60 } else { day };
    (1..=longest).contains(&day)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn every_way_of_writing_one_is_found() {
        for text in [
            "0101011234",
            "010101-1234",
            "010101 1234",
            "010101 - 1234",
            "010101\u{2013}1234",
            "010101\u{200b}1234",
            "\u{ff10}\u{ff11}01011234",
            "6101011234",
            "2902011234",
            "01011901-1234",
            "01.01.01-1234",
            "se 311299-1234, tak",
            "x0101011234y",
            "12-0101011234-7",
        ] {
            assert!(holds_person_number(text), "{text}");
        }
    }

    #[test]
    fn other_numbers_are_not() {
        for text in [
            "",
            "010124",
            "opgjort 010124 og 010125",
            "1234567890",
            "3002011234",
            "3104011234",
            "0013011234",
            "00101011234",
            "01010112345",
            "010101-123",
            "+45 12 34 56 78",
            "2026-11-12T13:32:00Z",
            "01.01.2024-31.12.2024",
            "01.01.24-2025",
            "200-0210-007-3-1-0",
            "2024-01 2024-02",
        ] {
            assert!(!holds_person_number(text), "{text}");
        }
    }

    #[test]
    fn addresses_of_letters_are_known_by_their_sign() {
        for text in ["a@b.dk", "skriv til x.y+z@post.example.org.", "<å@ø.dk>"] {
            assert!(holds_email(text), "{text}");
        }
        for text in ["@", "a@b", "5 @ 3.2", "@navn.dk", "a @ b.dk", "a@b.1"] {
            assert!(!holds_email(text), "{text}");
        }
    }

    proptest! {
        #[test]
        fn any_date_with_four_digits_is_found_wherever_it_stands(
            before in "\\PC{0,12}[a-zæøå ,;:(]", after in "[a-zæøå ,;:)]\\PC{0,12}",
            day in 1..=28_u8, month in 1..=12_u8, year in 0..=99_u8, serial in 0..=9999_u16,
            between in "[ -]?",
        ) {
            let number = format!("{day:02}{month:02}{year:02}{between}{serial:04}");
            let text = format!("{before}{number}{after}");
            prop_assert!(holds_person_number(&text), "{}", text);
        }

        #[test]
        fn any_text_can_be_asked(text in any::<String>()) {
            let _ = (holds_person_number(&text), holds_email(&text));
        }
    }
}
