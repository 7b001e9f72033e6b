//! When something happened, in words.

use jiff::Timestamp;
use jiff::tz::TimeZone;

use crate::locale::{Arg, Lang, day};

/// `23. november 2026 kl. 5.04`, where people are; or that nobody knew the time.
#[must_use]
pub fn moment(lang: Lang, at: &str, trusted: bool, zone: &TimeZone) -> String {
    let known = at.parse::<Timestamp>().ok().filter(|_| trusted);
    let Some(at) = known.map(|at| at.to_zoned(zone.clone())) else {
        return lang.text("operator-no-clock");
    };
    let time = match lang {
        Lang::Da => format!("{}.{:02}", at.hour(), at.minute()),
        Lang::En => format!("{}:{:02}", at.hour(), at.minute()),
    };
    let args: [Arg<'_>; 2] = [("day", day(lang, at.date()).into()), ("time", time.into())];
    lang.text_with("operator-moment", &args)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn times_are_told_where_people_are_and_only_where_they_are_known() {
        // Central European Time is an hour ahead of UTC.
        let zone = TimeZone::fixed(jiff::tz::offset(1));
        let told = |lang, trusted| moment(lang, "2026-11-23T04:05:06Z", trusted, &zone);
        assert_eq!(told(Lang::Da, true), "23. november 2026 kl.\u{a0}5.05");
        assert_eq!(told(Lang::En, true), "23 November 2026 at\u{a0}5:05");
        assert!(!told(Lang::Da, false).contains("2026"));
        assert_eq!(moment(Lang::Da, "i går", true, &zone), told(Lang::Da, false));
    }
}
