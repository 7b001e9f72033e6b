//! Versions of bundles: which of two is the newer.

use std::cmp::Ordering;
use std::iter::Peekable;
use std::str::Chars;

/// Orders two versions, older first, as people read them: runs of digits by
/// their number (`2026.9` before `2026.10`), the rest by its letters, a longer
/// one after what it begins with; but what follows a hyphen and a letter
/// (`2.0.0-rc1`) comes before the version that it prepares. None is the oldest.
#[must_use]
pub fn by_version(a: Option<&str>, b: Option<&str>) -> Ordering {
    let (Some(a), Some(b)) = (a, b) else { return a.is_some().cmp(&b.is_some()) };
    let (mut a, mut b) = (a.chars().peekable(), b.chars().peekable());
    loop {
        let order = match (a.peek().copied(), b.peek().copied()) {
            (None, None) => return Ordering::Equal,
            (None, Some(_)) => return if prepares(b) { Ordering::Greater } else { Ordering::Less },
            (Some(_), None) => return if prepares(a) { Ordering::Less } else { Ordering::Greater },
            (Some(x), Some(y)) if x.is_ascii_digit() && y.is_ascii_digit() => {
                let (x, y) = (digits(&mut a), digits(&mut b));
                x.len().cmp(&y.len()).then_with(|| x.cmp(&y))
            }
            (Some(x), Some(y)) => {
                a.next();
                b.next();
                x.cmp(&y)
            }
        };
        if order.is_ne() {
            return order;
        }
    }
}

/// Takes a run of digits, without the zeros in front. No number is too long.
fn digits(text: &mut Peekable<Chars<'_>>) -> String {
    let mut run = String::new();
    while let Some(digit) = text.next_if(char::is_ascii_digit) {
        if !(run.is_empty() && digit == '0') {
            run.push(digit);
        }
    }
    run
}

/// True for the rest of a version that is still to come: `-rc1`.
fn prepares(mut rest: Peekable<Chars<'_>>) -> bool {
    rest.next() == Some('-') && rest.next().is_some_and(char::is_alphabetic)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn versions_are_ordered_as_people_read_them() {
        let ascending =
            ["0.9", "1.0.0-alpha", "1.0.0-rc1", "1.0.0", "1.0.1", "2026.9", "2026.10", "2026.10.1", "2027"];
        for pair in ascending.windows(2) {
            assert_eq!(by_version(Some(pair[0]), Some(pair[1])), Ordering::Less, "{pair:?}");
            assert_eq!(by_version(Some(pair[1]), Some(pair[0])), Ordering::Greater, "{pair:?}");
        }
        assert_eq!(by_version(Some("2026-11-02"), Some("2026-11-12")), Ordering::Less);
        assert_eq!(by_version(Some("2026.09"), Some("2026.9")), Ordering::Equal);
        assert_eq!(by_version(None, Some("0")), Ordering::Less);
        assert_eq!(by_version(None, None), Ordering::Equal);
        let long = "9".repeat(400);
        assert_eq!(by_version(Some(&long), Some("1")), Ordering::Greater);
    }
}
