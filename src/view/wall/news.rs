//! The list beside the map: what a method vouches for, and how to say it where
//! there is less room.

use crate::analysis::{Assessment, Basis, Certainty, Kind, News, Signal, Survey};
use crate::domain::{AreaId, Measure};
use crate::locale::{self, Lang};
use crate::release::Published;
use crate::snapshot::Snapshot;
use crate::view::map::{Arrow, Sign};
use crate::view::measure::Style;

/// What is said of one area, or of the areas of a cluster.
#[derive(Clone, Debug, PartialEq)]
pub struct NewsRow {
    /// How many rows matter more than this: where not all fit, those of the
    /// highest rank are left out first.
    pub rank: usize,
    /// The areas' short names: hostile text.
    pub names: Vec<String>,
    /// The sign of the surest thing that is said.
    pub glyph: Glyph,
    /// Its size: `2,3 ×`, `+18 %`.
    pub value: Option<String>,
    /// What is said and how sure it is, the surest first; then the same in
    /// fewer words, and in fewer still. At least one.
    pub words: Vec<String>,
    /// True of good news.
    pub good: bool,
}

/// The sign in front of a row: the same as on the map.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Glyph {
    /// A change in time.
    Arrow(Arrow),
    /// A difference from the rest.
    Sign(Sign),
    /// A cluster.
    Outline,
}

/// A row for each area and each cluster, in the areas' order. By rank, good
/// news and other take turns.
pub(super) fn rows(
    snapshot: &Snapshot,
    assessment: &Assessment,
    of: &Published,
    survey: &Survey,
    style: Style,
    lang: Lang,
) -> Vec<NewsRow> {
    let places = snapshot.release.coverage.places();
    let mut groups: Vec<(usize, Vec<&Signal>)> = Vec::new();
    for signal in assessment.signals().filter(|signal| signal.indicator == of.indicator.id) {
        let position = |id: &AreaId| places.iter().position(|place| place.area.id == *id);
        // The municipality's own course stands above the list.
        let Some(first) = signal.areas.first().and_then(position) else { continue };
        // A cluster is its own row, after those of its first area.
        let at = 2 * first + usize::from(signal.kind == Kind::Cluster);
        match groups.iter_mut().find(|(other, _)| *other == at) {
            Some((_, signals)) => signals.push(signal),
            None => groups.push((at, vec![signal])),
        }
    }
    let mut ranked: Vec<_> = by_turns(groups).into_iter().enumerate().collect();
    ranked.sort_by_key(|(_, (at, _))| *at);
    let names = |signal: &Signal| {
        let names = signal.areas.iter().filter_map(|id| places.iter().find(|place| place.area.id == *id));
        names.map(|place| place.area.short_name.clone()).collect()
    };
    let row = |(rank, (at, signals)): &(usize, (usize, Vec<&Signal>))| {
        let first = signals.first()?;
        let standing = survey.areas.get(at / 2);
        let value = match &first.basis {
            // Of a count `<k` no more is known than the most that the ratio can be.
            Basis::Hotspot(hotspot) => {
                hotspot.observed.map(|_| format!("{}\u{a0}×", locale::decimal(lang, hotspot.ratio, 1)))
            }
            Basis::Cluster(joined) => {
                Some(format!("{}\u{a0}×", locale::decimal(lang, joined.observed / joined.expected, 1)))
            }
            Basis::Change(_) => standing.and_then(|standing| style.change(standing)),
            Basis::Alarm(alert) => Some(locale::whole(lang, alert.warning.observed)),
            Basis::Trend(trend) if of.indicator.measure == Measure::Count => {
                let share = trend.trend.slope.and_then(|slope| trend.relative(slope.median));
                share.map(|share| {
                    let change = locale::signed_percent(lang, share, 0);
                    lang.text_with("news-a-year", &[("change", change.into())])
                })
            }
            Basis::Trend(_) => None,
        };
        let good = first.news == News::Good;
        Some(NewsRow {
            rank: *rank,
            names: names(first),
            glyph: glyph(first),
            value,
            words: lines(signals, good, lang),
            good,
        })
    };
    ranked.iter().filter_map(row).collect()
}

/// The surest of the good and of the other news by turns.
fn by_turns(groups: Vec<(usize, Vec<&Signal>)>) -> Vec<(usize, Vec<&Signal>)> {
    // Signals come surest first, and so do the groups.
    let good =
        |group: &(usize, Vec<&Signal>)| group.1.first().is_some_and(|signal| signal.news == News::Good);
    let (good, other): (Vec<_>, Vec<_>) = groups.into_iter().partition(good);
    let (mut good, mut other) = (good.into_iter(), other.into_iter());
    let mut taken = Vec::new();
    loop {
        let before = taken.len();
        taken.extend(other.next());
        taken.extend(good.next());
        if taken.len() == before {
            return taken;
        }
    }
}

/// The sign of what a signal says.
pub(super) fn glyph(signal: &Signal) -> Glyph {
    let rising = signal.kind.is_upward();
    match signal.kind {
        Kind::Cluster => Glyph::Outline,
        Kind::High | Kind::Low | Kind::Unusual => {
            Glyph::Sign(Sign { upward: rising, clear: signal.certainty > Certainty::Possible })
        }
        Kind::Rise | Kind::Fall | Kind::TrendUp | Kind::TrendDown => {
            Glyph::Arrow(Arrow::sure(rising, signal.certainty))
        }
    }
}

/// What the first signals of a row say, in ever fewer words.
fn lines(signals: &[&Signal], good: bool, lang: Lang) -> Vec<String> {
    let mark = good.then(|| lang.text("news-good"));
    let with_mark = |words: &[String]| words.iter().chain(&mark).cloned().collect::<Vec<_>>().join(" · ");
    let first = signals.first().map(|signal| words(signal, lang));
    let shorts: Vec<String> = signals.iter().take(2).map(|signal| short(signal, lang)).collect();
    let mut lines = Vec::new();
    if shorts.len() > 1 {
        lines.push(with_mark(&shorts));
    }
    lines.extend(first.as_slice().first().map(|first| with_mark(std::slice::from_ref(first))));
    lines.extend(shorts.first().map(|first| with_mark(std::slice::from_ref(first))));
    lines.extend(shorts.into_iter().next());
    lines.extend(signals.first().filter(|signal| signal.kind == Kind::Unusual).map(|signal| {
        let season = locale::season(lang, signal.span.1);
        lang.text_with("alarm-unusual", &[("season", season.into())])
    }));
    lines.dedup();
    lines
}

/// A signal beside another of the same area.
fn short(signal: &Signal, lang: Lang) -> String {
    match signal.kind {
        Kind::High => lang.text("news-higher-short"),
        Kind::Low => lang.text("news-lower-short"),
        Kind::Rise | Kind::Fall => lang.text(Arrow::sure(signal.kind.is_upward(), signal.certainty).key()),
        Kind::Cluster | Kind::TrendUp | Kind::TrendDown | Kind::Unusual => words(signal, lang),
    }
}

/// What a signal says, without where and how many.
pub(super) fn words(signal: &Signal, lang: Lang) -> String {
    let change = || lang.text(Arrow::sure(signal.kind.is_upward(), signal.certainty).key());
    match signal.kind {
        Kind::High => lang.text("news-higher"),
        Kind::Low => lang.text("news-lower"),
        Kind::Cluster => lang.text("news-cluster"),
        Kind::Rise | Kind::Fall => lang.text_with("news-change", &[("change", change().into())]),
        Kind::TrendUp | Kind::TrendDown => lang.text_with("news-trend", &[("change", change().into())]),
        Kind::Unusual => {
            let season = locale::season(lang, signal.span.1);
            let unusual = lang.text_with("alarm-unusual", &[("season", season.into())]);
            let Basis::Alarm(alert) = &signal.basis else { return unusual };
            let expected = locale::whole(lang, alert.warning.expected);
            lang.text_with("news-unusual", &[("unusual", unusual.into()), ("expected", expected.into())])
        }
    }
}
