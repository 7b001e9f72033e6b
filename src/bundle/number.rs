//! Numbers as files write them.

/// How numbers are written in a column.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NumberFormat {
    /// Between whole and decimal digits.
    pub decimal: char,
    /// Between thousands, where the file uses one.
    pub group: Option<char>,
}

impl NumberFormat {
    /// Digits with a decimal point, no grouping.
    pub const PLAIN: Self = Self { decimal: '.', group: None };

    /// Reads a number; `None` if the text is not one in this format. Never
    /// yields infinity or NaN.
    ///
    /// A sign may stand in front (also a true minus), spaces around. Grouping
    /// is all or nothing, in threes. Exponents are not taken: spreadsheets write
    /// them where they have lost digits.
    #[must_use]
    pub fn parse(self, text: &str) -> Option<f64> {
        let text = text.trim_matches(is_space);
        let (negative, digits) = match text.strip_prefix(['-', '−']) {
            Some(rest) => (true, rest),
            None => (false, text.strip_prefix('+').unwrap_or(text)),
        };
        let (whole, decimals) = match digits.split_once(self.decimal) {
            Some((_, "")) => return None,
            Some((whole, decimals)) => (whole, decimals),
            None if digits.is_empty() => return None,
            None => (digits, ""),
        };
        let all_digits = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit());
        if !all_digits(decimals) {
            return None;
        }
        let grouped;
        let whole = if all_digits(whole) {
            whole
        } else {
            grouped = self.ungroup(whole)?;
            &grouped
        };
        let size = if decimals.is_empty() && whole.len() <= 15 {
            // Exact, as every whole number below 10^15 is.
            whole.bytes().fold(0.0, |sum, digit| sum * 10.0 + f64::from(digit - b'0'))
        } else {
            format!("{whole}.{decimals}").parse::<f64>().ok()?
        };
        size.is_finite().then_some(if negative { -size } else { size })
    }

    /// `1.234.567` without its grouping; `None` if it is not grouped in threes.
    fn ungroup(self, whole: &str) -> Option<String> {
        let group = self.group?;
        let is_group = |c: char| c == group || (is_space(group) && is_space(c));
        let mut plain = String::with_capacity(whole.len());
        for (position, part) in whole.split(is_group).enumerate() {
            let right_length = if position == 0 { (1..=3).contains(&part.len()) } else { part.len() == 3 };
            if !right_length || !part.bytes().all(|byte| byte.is_ascii_digit()) {
                return None;
            }
            plain.push_str(part);
        }
        Some(plain)
    }
}

/// Spaces that stand around numbers and between their groups: plain, no-break
/// and narrow no-break.
fn is_space(c: char) -> bool {
    matches!(c, ' ' | '\u{a0}' | '\u{202f}')
}

#[cfg(test)]
mod tests {
    use super::*;

    const DANISH: NumberFormat = NumberFormat { decimal: ',', group: Some('.') };

    #[test]
    fn plain_numbers() {
        for (text, value) in [
            ("0", 0.0),
            ("108000", 108_000.0),
            (" 12 ", 12.0),
            ("-3.5", -3.5),
            ("−3.5", -3.5),
            ("+7", 7.0),
            (".5", 0.5),
            ("007", 7.0),
            ("123456789012345678", 123_456_789_012_345_680.0),
            ("\u{a0}1.25\u{202f}", 1.25),
        ] {
            assert_eq!(NumberFormat::PLAIN.parse(text), Some(value), "{text}");
        }
    }

    #[test]
    fn danish_numbers() {
        for (text, value) in
            [("1.234,5", 1234.5), ("1234,5", 1234.5), ("1.234.567", 1_234_567.0), ("0,25", 0.25)]
        {
            assert_eq!(DANISH.parse(text), Some(value), "{text}");
        }
        let spaced = NumberFormat { decimal: ',', group: Some(' ') };
        assert_eq!(spaced.parse("12\u{a0}345,5"), Some(12_345.5));
    }

    #[test]
    fn what_is_no_number() {
        for text in [
            "", " ", "-", "+", ".", "5.", "1e3", "NaN", "inf", "-inf", "1,5", "1 000", "--1", "0x1f", "١",
            "1.2.3",
        ] {
            assert_eq!(NumberFormat::PLAIN.parse(text), None, "{text}");
        }
        for text in ["1.23", "12.34,5", "1.2345", ".123", "1..234", "1234.567", "1.234,5,6", "1,234.5"] {
            assert_eq!(DANISH.parse(text), None, "{text}");
        }
        assert_eq!(NumberFormat::PLAIN.parse(&"9".repeat(400)), None);
    }
}
