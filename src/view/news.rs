//! What is new: what has changed since a snapshot that the reader saw.

mod difference;

pub use difference::{Altered, Difference, Fate};

use super::address;
use super::collation;
use super::error::Problem;
use super::explorer::{domain, href, name};
use super::page::{Link, Page};
use super::query::{BadParameter, Query};
use super::sentence::Teller;
use crate::analysis::Signal;
use crate::domain::{AreaId, Indicator, IndicatorId, TOTAL_AREA, UNKNOWN_AREA};
use crate::locale::{self, Lang};
use crate::snapshot::{Snapshot, SnapshotId};

/// What is shown against each of the other snapshots that are still kept, the newest first.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Past {
    /// One for each, those that were withdrawn since among them.
    pub differences: Vec<Difference>,
}

/// Everything that the page says.
#[derive(Clone, Debug, PartialEq)]
pub struct News {
    /// Header and footer.
    pub page: Page,
    /// The snapshot that is shown: what the browser remembers as seen.
    pub snapshot: String,
    /// What the page is about.
    pub heading: String,
    /// What is compared with what.
    pub lead: String,
    /// Why something else is compared than was asked for, or nothing is.
    pub notice: Option<String>,
    /// How much there is, in a sentence; nothing where nothing was compared.
    pub summary: Option<String>,
    /// The indicators with new signals, or with signals that are over.
    pub groups: Vec<Group>,
    /// What introduces the indicators that have changed without a change in their signals.
    pub others_heading: String,
    /// Those, by domain.
    pub others: Vec<Other>,
    /// Other snapshots to compare with.
    pub since: Option<(String, Vec<(Link, bool)>)>,
}

/// What is new of an indicator.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Group {
    /// The explorer's page of it.
    pub indicator: Link,
    /// What figures have come or changed, if any.
    pub facts: Option<String>,
    /// New signals.
    pub fresh: Vec<Told>,
    /// What introduces the signals that are over.
    pub faded_heading: String,
    /// Signals that are over.
    pub faded: Vec<Told>,
}

/// A signal in a sentence.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Told {
    /// The sentence.
    pub sentence: String,
    /// The way to see it: its area on the map.
    pub map: Option<Link>,
    /// True for good news.
    pub good: bool,
}

/// An indicator with other figures and the same signals.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Other {
    /// Its domain.
    pub domain: String,
    /// Its name, with the explorer's page of it unless it is gone.
    pub name: (String, Option<String>),
    /// What has changed.
    pub facts: String,
}

impl News {
    /// Puts the page together. `past` is absent as long as it is being worked out.
    ///
    /// # Errors
    /// If `since` cannot be the id of a snapshot.
    pub fn new(
        snapshot: &Snapshot,
        past: Option<&Past>,
        lang: Lang,
        since: Option<&str>,
    ) -> Result<Self, Problem> {
        let bad = |value: &str| BadParameter::new("since", value, [snapshot.id.as_str().to_owned()]);
        let wish = since.map(|text| SnapshotId::parse(text).ok_or_else(|| bad(text))).transpose()?;
        let (shown, notice) = choose(snapshot, past, wish.as_ref());
        let heading = lang.text(if wish.is_some() { "news-since-title" } else { "news-title" });
        let here = |lang| address::news(lang, since);
        let page = Page::new(snapshot, lang, &heading, here);
        let mut groups = Vec::new();
        let mut others = Vec::new();
        if let Some(difference) = shown {
            groups = self::groups(snapshot, lang, difference);
            others = self::others(snapshot, lang, difference);
        }
        let told = |difference: &Difference| {
            let period = difference.through.map_or_else(String::new, |at| locale::period(lang, at));
            let arguments = [("id", difference.since.as_str().into()), ("period", period.into())];
            lang.text_with("news-lead", &arguments)
        };
        Ok(Self {
            snapshot: snapshot.id.as_str().to_owned(),
            lead: shown.map_or_else(String::new, told),
            notice: notice.map(|key| lang.text(key)),
            summary: shown.map(|difference| summary(lang, difference)),
            groups,
            others_heading: lang.text("news-others"),
            others,
            since: past.and_then(|past| ways(past, lang, shown)),
            page,
            heading,
        })
    }
}

/// The difference to be told, and the message that says why it is not the one asked for.
fn choose<'a>(
    snapshot: &Snapshot,
    past: Option<&'a Past>,
    wish: Option<&SnapshotId>,
) -> (Option<&'a Difference>, Option<&'static str>) {
    let Some(past) = past else { return (None, Some("news-not-ready")) };
    let mut standing = past.differences.iter().filter(|difference| !difference.withdrawn);
    let newest = standing.next();
    let oldest = standing.next_back().or(newest);
    let found = wish.and_then(|wish| past.differences.iter().find(|difference| difference.since == *wish));
    match (found, wish) {
        (Some(found), _) if found.withdrawn => (Some(found), Some("news-was-withdrawn")),
        (Some(found), _) => (Some(found), None),
        (None, _) if newest.is_none() => (None, Some("news-first")),
        (None, None) => (newest, None),
        (None, Some(wish)) if *wish == snapshot.id => (newest, Some("news-seen")),
        (None, Some(wish)) if wish.number() >= snapshot.id.number() => (newest, Some("news-withdrawn")),
        (None, Some(_)) => (oldest, Some("news-pruned")),
    }
}

/// How much there is: `3 nye signaler, 1 er ovre, 12 nøgletal med nye tal`.
fn summary(lang: Lang, difference: &Difference) -> String {
    if difference.is_empty() {
        return lang.text("news-nothing");
    }
    let text = lang.text_with(
        "news-summary",
        &[
            ("fresh", difference.fresh.len().into()),
            ("faded", difference.faded.len().into()),
            (
                "indicators",
                difference.indicators.iter().filter(|altered| altered.has_new_figures()).count().into(),
            ),
        ],
    );
    if difference.areas { format!("{text} {}", lang.text("news-areas")) } else { text }
}

/// A line about what is new, for other pages; nothing where there is nothing to compare with.
#[must_use]
pub fn teaser(past: Option<&Past>, lang: Lang) -> Option<Link> {
    let newest = past?.differences.iter().find(|difference| !difference.withdrawn)?;
    let text = lang.text_with("news-teaser", &[("summary", summary(lang, newest).into())]);
    Some(Link { text, href: address::news(lang, None) })
}

/// The indicators with signals to tell: those with new ones first, in the order of their surest signal.
fn groups(snapshot: &Snapshot, lang: Lang, difference: &Difference) -> Vec<Group> {
    let mut order: Vec<&IndicatorId> = Vec::new();
    for signal in difference.fresh.iter().chain(&difference.faded) {
        if !order.contains(&&signal.indicator) {
            order.push(&signal.indicator);
        }
    }
    order.into_iter().filter_map(|id| group(snapshot, lang, difference, id)).collect()
}

fn group(snapshot: &Snapshot, lang: Lang, difference: &Difference, id: &IndicatorId) -> Option<Group> {
    let of = snapshot.release.indicator(id.as_str())?;
    let teller = Teller::new(&snapshot.release, of, lang, snapshot.origin.k);
    let told = |signal: &Signal| Told {
        sentence: teller.signal(signal),
        map: map(snapshot, lang, signal),
        good: signal.news == crate::analysis::News::Good,
    };
    let of_this = |signals: &[Signal]| -> Vec<Told> {
        signals.iter().filter(|signal| signal.indicator == *id).map(told).collect()
    };
    let altered = difference.indicators.iter().find(|altered| altered.indicator.id == *id);
    Some(Group {
        indicator: Link { text: name(lang, &of.indicator).to_owned(), href: href(lang, &of.indicator) },
        facts: altered.map(|altered| facts(snapshot, lang, altered)),
        fresh: of_this(&difference.fresh),
        faded_heading: lang.text("news-faded"),
        faded: of_this(&difference.faded),
    })
}

/// A signal's area on the map of its indicator; nothing where it is about the whole.
fn map(snapshot: &Snapshot, lang: Lang, signal: &Signal) -> Option<Link> {
    let id = signal.areas.first().filter(|id| snapshot.release.coverage.position(id).is_some())?;
    let query = Query {
        indicator: Some(signal.indicator.to_string()),
        area: Some(id.to_string()),
        lang: Some(lang),
        ..Query::default()
    };
    Some(Link { text: lang.text("news-map"), href: query.href() })
}

fn others(snapshot: &Snapshot, lang: Lang, difference: &Difference) -> Vec<Other> {
    let signalled = |indicator: &Indicator| {
        let mut signals = difference.fresh.iter().chain(&difference.faded);
        signals.any(|signal| signal.indicator == indicator.id)
            && snapshot.release.indicator(indicator.id.as_str()).is_some()
    };
    let other = |altered: &Altered| {
        let indicator = &*altered.indicator;
        let href = (altered.fate != Fate::Gone).then(|| href(lang, indicator));
        Other {
            domain: domain(lang, indicator),
            name: (name(lang, indicator).to_owned(), href),
            facts: facts(snapshot, lang, altered),
        }
    };
    difference.indicators.iter().filter(|altered| !signalled(&altered.indicator)).map(other).collect()
}

/// `Ny periode: oktober 2026. Rettede tal i Dalum og Korup.`
fn facts(snapshot: &Snapshot, lang: Lang, altered: &Altered) -> String {
    let mut parts = Vec::new();
    match altered.fate {
        Fate::Come => parts.push(lang.text("news-come")),
        Fate::Gone => parts.push(lang.text("news-gone")),
        Fate::Stayed(true) => parts.push(lang.text("news-catalogue")),
        Fate::Stayed(false) => {}
    }
    if let (Some(first), Some(last)) = (altered.periods.first(), altered.periods.last()) {
        let arguments = [
            ("count", altered.periods.len().into()),
            ("first", locale::period(lang, *first).into()),
            ("last", locale::period(lang, *last).into()),
        ];
        parts.push(lang.text_with("news-periods", &arguments));
    }
    let mut areas: Vec<String> = altered.revised.iter().filter_map(|id| area(snapshot, lang, id)).collect();
    areas.sort_by(|a, b| collation::compare(a, b));
    if !areas.is_empty() {
        let arguments = [("count", areas.len().into()), ("areas", areas.join(", ").into())];
        parts.push(lang.text_with("news-revised", &arguments));
    } else if !altered.revised.is_empty() {
        parts.push(lang.text("news-revised-whole"));
    }
    if parts.is_empty() {
        parts.push(lang.text("news-other-figures"));
    }
    parts.join(" ")
}

/// The name of an area; nothing of the municipality, which changes with any of them.
fn area(snapshot: &Snapshot, lang: Lang, id: &AreaId) -> Option<String> {
    if id.as_str() == TOTAL_AREA {
        return None;
    }
    if id.as_str() == UNKNOWN_AREA {
        return Some(lang.text("area-unknown"));
    }
    let coverage = &snapshot.release.coverage;
    let place = coverage.places().get(coverage.position(id)?)?;
    Some(place.area.short_name.clone())
}

/// Links to what has changed since each earlier snapshot, where there are several.
fn ways(past: &Past, lang: Lang, shown: Option<&Difference>) -> Option<(String, Vec<(Link, bool)>)> {
    let way = |difference: &Difference| {
        let id = difference.since.as_str();
        let period = difference.through.map_or_else(String::new, |at| locale::period(lang, at));
        let text = lang.text_with("news-way", &[("id", id.into()), ("period", period.into())]);
        let is_shown = shown.is_some_and(|shown| shown.since == difference.since);
        (Link { text, href: address::news(lang, Some(id)) }, is_shown)
    };
    let ways: Vec<_> = past.differences.iter().filter(|one| !one.withdrawn).map(way).collect();
    (ways.len() > 1).then(|| (lang.text("news-ways"), ways))
}
