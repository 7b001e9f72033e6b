//! Two periods held against each other, area by area, and how sure the change is.

use super::Asked;
use crate::analysis::{Insufficient, Standing, Verdict, Window, YearChange, survey_against};
use crate::domain::{AreaId, Figure, Granularity, Measure};
use crate::locale::{self, Lang};
use crate::release::{Release, ReleaseTable};
use crate::snapshot::Snapshot;
use crate::view::collation;
use crate::view::error::Problem;
use crate::view::explorer::{name, stretch};
use crate::view::measure::unit;
use crate::view::note;
use crate::view::page::Link;
use crate::view::query::{BadParameter, Show, spell};
use crate::view::selection::{has_window, shows};
use crate::view::wording::{ChangeSaid, Said, Wording, chance};

/// Two periods.
#[derive(Clone, Debug, PartialEq)]
pub struct TwoPeriods {
    /// What the table shows.
    pub caption: String,
    /// The columns' headings.
    pub columns: [String; 6],
    /// The municipality, then the areas by name.
    pub rows: Vec<Compared>,
    /// What the marks below the pictures of intervals stand for: `½`, `1`, `2`.
    pub scale: [String; 3],
    /// How it is to be read: the test, other seasons, what is not compared.
    pub notes: Vec<String>,
    /// Both periods.
    pub(super) windows: (Window, Window),
}

/// One row.
#[derive(Clone, Debug, PartialEq)]
pub struct Compared {
    /// Whose figures.
    pub name: Link,
    /// True for the municipality.
    pub total: bool,
    /// The earlier figure.
    pub earlier: Said,
    /// The later figure.
    pub later: Said,
    /// The change and how sure it is.
    pub change: ChangeSaid,
    /// Between which factors it lies.
    pub interval: Option<Interval>,
    /// How often chance alone gives as much.
    pub chance: Option<String>,
}

/// The 95 % interval of later over earlier.
#[derive(Clone, Debug, PartialEq)]
pub struct Interval {
    /// In words: `mellem 1,2 og 1,9 gange`.
    pub text: String,
    /// The ratio's place on a logarithmic axis from ¼ (0) to 4 (1); within it.
    pub at: f64,
    /// The lower bound's place.
    pub low: f64,
    /// The upper bound's place.
    pub high: f64,
}

impl TwoPeriods {
    /// The comparison, the periods that it is of, and whether others had been
    /// wished for.
    pub(super) fn new(
        snapshot: &Snapshot,
        asked: &Asked<'_>,
        pair: (Window, Window),
        lang: Lang,
    ) -> Result<(Self, (Window, Window), bool), Problem> {
        let (release, of) = (&snapshot.release, asked.of);
        let missing = [pair.0, pair.1].into_iter().find(|window| !has_window(&of.table, *window));
        let shown = match missing {
            None => pair,
            Some(bad) => {
                usual(release, asked).filter(|_| asked.wishes).ok_or_else(|| bad_period(asked, bad))?
            }
        };
        let (earlier, later) = shown;
        let survey = survey_against(release, of, later, earlier, asked.age);
        let verdict = Verdict::new(release, of, &survey, snapshot.origin.k);
        let before = survey_against(release, of, earlier, earlier.year_before(), asked.age);
        let k = |window: Window| snapshot.threshold(of, &window.periods());
        let wording = Wording::new(lang, &of.indicator, k(later), &survey);
        let wording_before = Wording::new(lang, &of.indicator, k(earlier), &survey);
        let rated = shows(&of.indicator).contains(&Show::Rate);
        let said = |wording: &Wording<'_>, standing: &Standing| {
            if rated {
                figure(wording, standing, of.indicator.measure == Measure::Count)
            } else {
                wording.count(standing)
            }
        };
        let row = |name: Link,
                   total: bool,
                   (area, then, now): (&AreaId, &Standing, &Standing),
                   tested: &Result<YearChange, Insufficient>| {
            let broken = is_broken(release, asked, area, shown);
            let tested = if broken { Err(Insufficient::Unsuited) } else { *tested };
            let change = if broken {
                ChangeSaid { size: None, word: lang.text("compare-broken"), course: None }
            } else if let Some(key) = unseen(then, now) {
                ChangeSaid { size: None, word: lang.text(key), course: None }
            } else {
                wording.change(now, &tested)
            };
            Compared {
                name,
                total,
                earlier: said(&wording_before, then),
                later: said(&wording, now),
                change,
                interval: tested.as_ref().ok().and_then(|change| interval(lang, change)),
                chance: tested.as_ref().ok().map(|change| {
                    chance(lang, ["compare-chance-of", "compare-chance-least"], change.change.p)
                }),
            }
        };
        let whole = Link {
            text: lang.text_with("whole-municipality", &[("name", release.municipality.as_str().into())]),
            href: super::CompareQuery { lang: Some(lang), areas: Vec::new(), ..asked.canonical() }.href(),
        };
        let mut rows: Vec<Compared> = release
            .coverage
            .places()
            .iter()
            .zip(before.areas.iter().zip(&survey.areas))
            .zip(&verdict.changes)
            .map(|((place, (then, now)), tested)| {
                let name = Link {
                    text: place.area.name.clone(),
                    href: crate::view::address::area(lang, &place.area.id),
                };
                row(name, false, (&place.area.id, then, now), tested)
            })
            .collect();
        rows.sort_by(|a, b| collation::compare(&a.name.text, &b.name.text));
        let total = ReleaseTable::total();
        rows.insert(0, row(whole, true, (&total, &before.total, &survey.total), &verdict.total));
        let (first, second) = (stretch(lang, earlier), stretch(lang, later));
        let compared = Self {
            caption: lang.text_with(
                "compare-periods-caption",
                &[
                    ("indicator", name(lang, &of.indicator).into()),
                    ("unit", unit(of, asked.age, lang).into()),
                    ("earlier", first.as_str().into()),
                    ("later", second.as_str().into()),
                ],
            ),
            columns: [
                lang.text("table-area"),
                first,
                second,
                lang.text("compare-change"),
                lang.text("compare-interval"),
                lang.text("compare-chance"),
            ],
            scale: ["½", "1", "2"].map(str::to_owned),
            notes: notes(release, asked, shown, survey.is_tested(), lang),
            rows,
            windows: shown,
        };
        Ok((compared, shown, shown != pair))
    }
}

/// The message for a change that cannot be told since one of the figures is not shown.
fn unseen(then: &Standing, now: &Standing) -> Option<&'static str> {
    match (now.figure, then.figure) {
        (Figure::Missing, _) => Some("compare-missing-later"),
        (Figure::Suppressed(_), _) => Some("compare-hidden-later"),
        (_, Figure::Missing) => Some("compare-missing-earlier"),
        (_, Figure::Suppressed(_)) => Some("compare-hidden-earlier"),
        _ => None,
    }
}

/// The rate with what was counted.
fn figure(wording: &Wording<'_>, standing: &Standing, counted: bool) -> Said {
    let rate = wording.rate(standing);
    let count = wording.count(standing);
    match (standing.rate, counted) {
        (Some(_), true) => Said { note: Some(count.text), ..rate },
        _ => Said { note: count.note, ..rate },
    }
}

/// The latest window and the one a year before it.
fn usual(release: &Release, asked: &Asked<'_>) -> Option<(Window, Window)> {
    let latest = crate::analysis::latest_window(release, asked.of, asked.age)?;
    Some((latest.year_before(), latest)).filter(|(before, _)| has_window(&asked.of.table, *before))
}

fn bad_period(asked: &Asked<'_>, bad: Window) -> Problem {
    let level = bad.last().level();
    let same = asked.of.table.periods().iter().rev().filter(|at| at.level() == level);
    let mut allowed: Vec<String> = same.map(ToString::to_string).collect();
    if allowed.is_empty() {
        allowed = asked.of.table.periods().iter().rev().map(ToString::to_string).collect();
    }
    BadParameter::new("periods", &spell(bad), allowed).into()
}

/// True if the way of counting was changed between the two.
fn is_broken(
    release: &Release,
    asked: &Asked<'_>,
    area: &AreaId,
    (earlier, later): (Window, Window),
) -> bool {
    release.is_broken(&asked.of.indicator.id, area, (earlier.first(), later.last()))
}

/// The bounds in words and on the axis; `None` without a ratio.
fn interval(lang: Lang, change: &YearChange) -> Option<Interval> {
    let (low, high) = change.change.interval;
    let (ratio, high) = (change.change.ratio?, high?);
    let times = |factor: f64| locale::decimal(lang, factor, if factor < 10.0 { 2 } else { 0 });
    let text = lang.text_with("compare-times", &[("low", times(low).into()), ("high", times(high).into())]);
    let place = |factor: f64| (f64::midpoint(1.0, factor.max(1e-9).log2() / 2.0)).clamp(0.0, 1.0);
    Some(Interval { text, at: place(ratio), low: place(low), high: place(high) })
}

fn notes(
    release: &Release,
    asked: &Asked<'_>,
    (earlier, later): (Window, Window),
    tested: bool,
    lang: Lang,
) -> Vec<String> {
    let season = |window: Window| (window.last().level(), window.last().last_month());
    let seasonal =
        matches!(later.last().level(), Granularity::Month | Granularity::Quarter | Granularity::HalfYear)
            && matches!(later, Window::One(_));
    let mut notes = Vec::new();
    notes.push(lang.text(if asked.of.indicator.measure == Measure::Mean {
        "compare-note-mean"
    } else if tested {
        "compare-note-test"
    } else {
        "compare-note-untested"
    }));
    if seasonal && season(earlier) != season(later) {
        notes.push(lang.text("compare-note-season"));
    }
    let about =
        |note: &&crate::domain::Note| note.indicator.as_ref().is_none_or(|id| *id == asked.of.indicator.id);
    let within = |note: &&crate::domain::Note| {
        earlier.first().start() < note.period.start() && note.period.start() < later.last().end()
    };
    for note in release.notes.iter().filter(about).filter(within) {
        let (sort, text) = (note::sort(lang, note), note::text(lang, note));
        notes.push(format!("{sort}, {}: {text}", locale::period(lang, note.period)));
    }
    notes
}
