//! What has changed, across all indicators: good news beside other, with equal room.

use super::news::{Glyph, glyph};
use crate::analysis::{Assessment, Kind, News, Signal};
use crate::domain::TOTAL_AREA;
use crate::locale::Lang;
use crate::snapshot::Snapshot;
use crate::view::sentence::Teller;

/// Two lists that have equal room, whatever stands in them.
#[derive(Clone, Debug, PartialEq)]
pub struct Lists {
    /// Side by side.
    pub columns: [Column; 2],
    /// `og ␣ til`, with [`COUNT`] where the number of rows that do not fit belongs.
    pub more: String,
}

/// Stands in a text for a number that only the screen knows.
pub const COUNT: char = '\u{fffc}';

/// One of two lists.
#[derive(Clone, Debug, PartialEq)]
pub struct Column {
    /// What introduces it.
    pub heading: String,
    /// The sayings, in an order that ranks nobody.
    pub rows: Vec<Saying>,
    /// What stands in its place where there are none.
    pub none: String,
}

/// Something worth saying, in a sentence.
#[derive(Clone, Debug, PartialEq)]
pub struct Saying {
    /// Where: short names of areas, then ever fewer of them and how many more, hostile text. At least one.
    pub who: Vec<String>,
    /// The sign of what is said.
    pub glyph: Glyph,
    /// Its size, where one number says it.
    pub value: Option<String>,
    /// What and how much, then the same in ever fewer words: hostile text within. At least one.
    pub said: Vec<String>,
    /// How sure that is, then the same in fewer words. At least one.
    pub sure: Vec<String>,
    /// How it is to be read.
    pub news: News,
}

/// True of what moves: changes, trends and alarms. What is high or low and
/// stays so is told by the maps.
pub(super) fn is_movement(signal: &Signal) -> bool {
    !matches!(signal.kind, Kind::High | Kind::Low | Kind::Cluster)
}

/// What calls for a look, beside what is good.
pub(super) fn lists(snapshot: &Snapshot, assessment: &Assessment, lang: Lang) -> Lists {
    let column = |key: &str, wanted: &dyn Fn(News) -> bool| Column {
        heading: lang.text(&format!("scene-{key}")),
        rows: sayings(snapshot, assessment, lang, &|signal| wanted(signal.news)),
        none: lang.text(&format!("scene-{key}.none")),
    };
    Lists {
        columns: [
            column("attention", &|news| news != News::Good),
            column("good", &|news| news == News::Good),
        ],
        more: more(lang),
    }
}

/// See [`Lists::more`].
pub(super) fn more(lang: Lang) -> String {
    lang.text_with("scene-more", &[("count", COUNT.to_string().into())])
}

/// Sayings of the movements that are wanted: what is good or bad before what is
/// background, within that what is new before what has gone on for years, and
/// within that the surest first, in the catalogue's and the areas' order. Areas
/// of which the same is said share one.
pub(super) fn sayings(
    snapshot: &Snapshot,
    assessment: &Assessment,
    lang: Lang,
    wanted: &dyn Fn(&Signal) -> bool,
) -> Vec<Saying> {
    let mut groups: Vec<Vec<&Signal>> = Vec::new();
    for signal in assessment.signals().filter(|signal| is_movement(signal) && wanted(signal)) {
        let alike = |group: &&mut Vec<&Signal>| {
            let first = group.first();
            first.is_some_and(|first| {
                (first.kind, &first.indicator, first.certainty, first.provisional)
                    == (signal.kind, &signal.indicator, signal.certainty, signal.provisional)
                    && !is_whole(first)
                    && !is_whole(signal)
            })
        };
        match groups.iter_mut().find(alike) {
            Some(group) => group.push(signal),
            None => groups.push(vec![signal]),
        }
    }
    let later = |group: &Vec<&Signal>| {
        let lasts = |signal: &&Signal| matches!(signal.kind, Kind::TrendUp | Kind::TrendDown);
        group.first().map(|signal| (signal.news == News::Neutral, lasts(signal)))
    };
    groups.sort_by_key(later);
    groups.iter().filter_map(|group| saying(snapshot, group, lang)).collect()
}

fn is_whole(signal: &Signal) -> bool {
    signal.areas.iter().any(|area| area.as_str() == TOTAL_AREA)
}

fn saying(snapshot: &Snapshot, group: &[&Signal], lang: Lang) -> Option<Saying> {
    let first = *group.first()?;
    let of = snapshot.release.indicator(first.indicator.as_str())?;
    let teller = Teller::new(&snapshot.release, of, lang, snapshot.origin.k);
    let brief = if group.len() > 1 { teller.briefs(first) } else { teller.brief(first) };
    Some(Saying {
        who: who(snapshot, group, lang),
        glyph: glyph(first),
        value: brief.value,
        said: brief.said,
        sure: brief.sure,
        news: first.news,
    })
}

/// All names, then ever fewer of them and how many there are beside them.
fn who(snapshot: &Snapshot, group: &[&Signal], lang: Lang) -> Vec<String> {
    let places = snapshot.release.coverage.places();
    let municipality = snapshot.release.municipality.as_str();
    let areas = group.iter().flat_map(|signal| &signal.areas);
    let names: Vec<String> = areas
        .map(|id| match places.iter().find(|place| place.area.id == *id) {
            Some(place) => place.area.short_name.clone(),
            None => lang.text_with("whole-municipality", &[("name", municipality.into())]),
        })
        .collect();
    let all = match names.as_slice() {
        [first @ .., last] if !first.is_empty() => {
            let arguments = [("first", first.join(", ").into()), ("last", last.as_str().into())];
            lang.text_with("signal-and", &arguments)
        }
        one => one.concat(),
    };
    let fewer = (1..names.len()).rev().map(|count| {
        let shown: Vec<&str> = names.iter().take(count).map(String::as_str).collect();
        let left = (names.len() - count).to_string();
        lang.text_with("scene-areas-more", &[("names", shown.join(", ").into()), ("count", left.into())])
    });
    std::iter::once(all).chain(fewer).collect()
}
