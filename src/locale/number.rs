//! Numbers as they are written on screens.

use super::Lang;

/// A whole number with its thousands apart: `1.234`, `1,234`.
#[must_use]
pub fn whole(lang: Lang, number: f64) -> String {
    decimal(lang, number, 0)
}

/// A number with a fixed count of decimals: `1.234,5`, `−0,3`.
///
/// Half is rounded away from zero, as people do; minus zero loses its sign; what
/// is not finite is written as a dash.
#[must_use]
pub fn decimal(lang: Lang, number: f64, decimals: usize) -> String {
    if !number.is_finite() {
        return "–".to_owned();
    }
    let scale = 10_f64.powi(i32::try_from(decimals).unwrap_or(0));
    let scaled = (number.abs() * scale).round();
    // Beyond this the multiplication would lose digits; such numbers have no halves left to round.
    let rounded = if scaled < 9e15 { scaled / scale } else { number.abs() };
    let digits = format!("{rounded:.decimals$}");
    let (integer, fraction) = digits.split_once('.').unwrap_or((&digits, ""));
    let (group, point) = match lang {
        Lang::Da => ('.', ','),
        Lang::En => (',', '.'),
    };
    let mut text = String::with_capacity(digits.len() + 8);
    if number < 0.0 && rounded > 0.0 {
        text.push('−');
    }
    for (at, digit) in integer.chars().enumerate() {
        if at > 0 && (integer.len() - at) % 3 == 0 {
            text.push(group);
        }
        text.push(digit);
    }
    if !fraction.is_empty() {
        text.push(point);
        text.push_str(fraction);
    }
    text
}

/// A share of one as per cent: `12 %` in Danish, `12%` in English.
#[must_use]
pub fn percent(lang: Lang, share: f64, decimals: usize) -> String {
    let number = decimal(lang, share * 100.0, decimals);
    match lang {
        Lang::Da => format!("{number}\u{a0}%"),
        Lang::En => format!("{number}%"),
    }
}

/// A change in per cent with its sign: `+12 %`, `−2 %`; no sign for zero.
#[must_use]
pub fn signed_percent(lang: Lang, share: f64, decimals: usize) -> String {
    let text = percent(lang, share, decimals);
    let is_zero = !text.chars().any(|c| ('1'..='9').contains(&c));
    if share > 0.0 && !is_zero { format!("+{text}") } else { text }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn danish_and_english_marks() {
        assert_eq!(decimal(Lang::Da, 1234.5, 1), "1.234,5");
        assert_eq!(decimal(Lang::En, 1234.5, 1), "1,234.5");
        assert_eq!(whole(Lang::Da, 1_234_567.0), "1.234.567");
        assert_eq!(whole(Lang::Da, 123.0), "123");
        assert_eq!(decimal(Lang::Da, -0.25, 1), "−0,3");
        assert_eq!(decimal(Lang::Da, -0.04, 1), "0,0");
        assert_eq!(decimal(Lang::Da, 14.65, 1), "14,7");
        assert_eq!(decimal(Lang::Da, f64::NAN, 1), "–");
    }

    #[test]
    fn changes_carry_their_sign() {
        assert_eq!(signed_percent(Lang::Da, 0.18, 0), "+18\u{a0}%");
        assert_eq!(signed_percent(Lang::Da, -0.02, 0), "−2\u{a0}%");
        assert_eq!(signed_percent(Lang::En, 0.001, 0), "0%");
    }
}
