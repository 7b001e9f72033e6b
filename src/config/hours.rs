//! Days of the week and times of day, as every section writes them.

use super::{ConfigError, Place};

/// The words for days, Monday first.
const DAYS: [&str; 7] = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"];

/// Minutes of a day.
pub(super) const DAY: u16 = 24 * 60;

/// The days that are named, Monday first; all of them where nothing is said.
pub(super) fn days(
    place: Place<'_>,
    setting: &'static str,
    written: Option<&[String]>,
) -> Result<[bool; 7], ConfigError> {
    let mut days = [written.is_none(); 7];
    for word in written.unwrap_or_default() {
        let day = DAYS.iter().position(|day| day == word).and_then(|at| days.get_mut(at));
        let expected = "expected mon, tue, wed, thu, fri, sat or sun";
        *day.ok_or_else(|| place.value(setting, word, expected))? = true;
    }
    Ok(days)
}

/// Minutes since midnight of a time on the clock.
pub(super) fn time(place: Place<'_>, setting: &'static str, written: &str) -> Result<u16, ConfigError> {
    let expected = "expected a time from 00:00 to 23:59, such as 09:30";
    minutes(written).filter(|all| *all < DAY).ok_or_else(|| place.value(setting, &written, expected))
}

/// Minutes since midnight of the end of a stretch of one day, which may be that of the day.
pub(super) fn end(place: Place<'_>, setting: &'static str, written: &str) -> Result<u16, ConfigError> {
    let expected = "expected a time from 00:00 to 24:00, such as 09:30";
    minutes(written).ok_or_else(|| place.value(setting, &written, expected))
}

/// Minutes since midnight of `09:30`, up to `24:00`.
fn minutes(text: &str) -> Option<u16> {
    let (hours, minutes) = text.split_once(':')?;
    let digits = |text: &str| text.len() == 2 && text.bytes().all(|byte| byte.is_ascii_digit());
    if !digits(hours) || !digits(minutes) {
        return None;
    }
    let (hours, minutes): (u16, u16) = (hours.parse().ok()?, minutes.parse().ok()?);
    let all = hours * 60 + minutes;
    (minutes < 60 && all <= DAY).then_some(all)
}

#[cfg(test)]
mod tests {
    use std::path::Path;

    use super::*;

    fn place() -> Place<'static> {
        Place { path: Path::new("komspot.toml") }
    }

    #[test]
    fn times_are_read_as_clocks_write_them() {
        for (written, minutes) in [("00:00", 0), ("09:30", 570), ("23:59", 1439)] {
            assert_eq!(time(place(), "from", written).unwrap(), minutes);
            assert_eq!(end(place(), "to", written).unwrap(), minutes);
        }
        for wrong in
            ["9:30", "09.30", "T0930", "24:01", "12:60", "-1:00", "+9:30", "", "12", "é1:00", "09:30:00"]
        {
            assert!(time(place(), "from", wrong).is_err(), "{wrong}");
            assert!(end(place(), "to", wrong).is_err(), "{wrong}");
        }
    }

    #[test]
    fn only_an_end_is_at_24() {
        assert_eq!(end(place(), "to", "24:00").unwrap(), DAY);
        let refused = time(place(), "from", "24:00").unwrap_err().to_string();
        let said = "komspot.toml: from = 24:00: expected a time from 00:00 to 23:59, such as 09:30";
        assert_eq!(refused, said);
    }

    #[test]
    fn days_are_named_and_all_hold_where_none_is() {
        let read = |words: &[&str]| {
            let words: Vec<_> = words.iter().copied().map(str::to_owned).collect();
            days(place(), "days", Some(&words)).map_err(|error| error.to_string())
        };
        assert_eq!(days(place(), "days", None).unwrap(), [true; 7]);
        assert_eq!(read(&[]), Ok([false; 7]));
        assert_eq!(read(&["sun", "mon", "sun"]), Ok([true, false, false, false, false, false, true]));
        let said = "komspot.toml: days = man: expected mon, tue, wed, thu, fri, sat or sun";
        assert_eq!(read(&["mon", "man"]), Err(said.to_owned()));
    }
}
