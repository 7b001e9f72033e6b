//! The state of the data: source by source, how far its figures reach.

use jiff::civil::Date;

use crate::domain::Period;
use crate::locale::{Lang, period};
use crate::snapshot::Snapshot;
use crate::view::freshness::{Freshness, freshness};

/// What a scene says of the sources.
#[derive(Clone, Debug, PartialEq)]
pub struct Sources {
    /// One row for each rhythm of a source, in the catalogue's order.
    pub rows: Vec<Row>,
    /// See [`super::Lists::more`].
    pub more: String,
}

/// Figures of one source that come equally often and reach equally far.
#[derive(Clone, Debug, PartialEq)]
pub struct Row {
    /// Who supplied them: hostile text.
    pub source: String,
    /// True if the row above is of the same source.
    pub again: bool,
    /// How many indicators: `3 nøgletal`.
    pub indicators: String,
    /// How often new figures are expected: `hver måned`.
    pub rhythm: Option<String>,
    /// How far they reach: `til og med oktober 2026`, then in fewer words. At least one.
    pub through: Vec<String>,
    /// How old that is, and whether new ones are late; `None` as long as
    /// nobody knows what day it is.
    pub age: Option<String>,
    /// True if new figures are late.
    pub late: bool,
}

/// Figures that share a row.
type Share<'a> = (&'a str, Option<u32>, Option<Period>);

/// The scene of all sources.
pub(super) fn sources(snapshot: &Snapshot, today: Option<Date>, lang: Lang) -> Sources {
    let mut sources: Vec<&str> = Vec::new();
    let mut shares: Vec<(Share<'_>, Freshness, usize)> = Vec::new();
    for of in &snapshot.release.indicators {
        let source = of.indicator.source.as_str();
        if !sources.contains(&source) {
            sources.push(source);
        }
        let share = (source, of.indicator.rhythm_days, of.data_through());
        match shares.iter_mut().find(|(other, ..)| *other == share) {
            Some((_, _, count)) => *count += 1,
            None => shares.push((share, freshness(of, today), 1)),
        }
    }
    // What comes often before what comes seldom.
    let order = |&((source, days, through), ..): &(Share<'_>, Freshness, usize)| {
        let source_at = sources.iter().position(|other| *other == source);
        (source_at, days.unwrap_or(u32::MAX), std::cmp::Reverse(through))
    };
    shares.sort_by_key(order);
    let mut before = None;
    let rows = shares.into_iter().map(|((source, days, through), fresh, count)| {
        let again = before.replace(source) == Some(source);
        Row {
            source: if source.is_empty() { lang.text("scene-no-source") } else { source.to_owned() },
            again,
            indicators: lang.text_with("scene-indicators", &[("count", count.into())]),
            rhythm: days.map(|days| rhythm(lang, days)),
            through: match through {
                Some(at) => {
                    let at = period(lang, at);
                    vec![lang.text_with("scene-through", &[("period", at.as_str().into())]), at]
                }
                None => vec![lang.text("scene-no-figures")],
            },
            age: fresh.words(lang),
            late: fresh.is_late(),
        }
    });
    Sources { rows: rows.collect(), more: super::signals::more(lang) }
}

/// How often figures come, in the words that people use for it.
fn rhythm(lang: Lang, days: u32) -> String {
    let key = match days {
        1 => "rhythm-day",
        7 => "rhythm-week",
        28..=31 => "rhythm-month",
        89..=93 => "rhythm-quarter",
        181..=186 => "rhythm-half-year",
        360..=370 => "rhythm-year",
        _ => return lang.text_with("rhythm-days", &[("days", days.to_string().into())]),
    };
    lang.text(key)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rhythms_are_said_as_people_say_them() {
        let said = [31, 30, 92, 184, 366, 14].map(|days| rhythm(Lang::Da, days));
        assert_eq!(
            said,
            ["hver måned", "hver måned", "hvert kvartal", "hvert halve år", "hvert år", "hver 14. dag"]
        );
    }
}
