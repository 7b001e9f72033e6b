//! What colour and words say of every area, by what it is held against.

use super::reading::Reading;
use crate::analysis::{Category, Insufficient, Pattern, Spot, Standing, Versus, YearChange, versus};
use crate::locale;
use crate::view::map::Shade;
use crate::view::selection::Yardstick;
use crate::view::wording::Level;

/// How every area stands against a yardstick, and how sure that is.
pub(super) fn against(reading: &Reading<'_>, yardstick: Yardstick) -> Vec<Level> {
    let (survey, verdict) = (&reading.survey, &reading.verdict);
    match yardstick {
        Yardstick::City => {
            let both = survey.areas.iter().zip(&verdict.hotspots);
            both.map(|(standing, hotspot)| reading.wording.level(standing, hotspot)).collect()
        }
        Yardstick::LastYear => {
            let both = survey.areas.iter().zip(&verdict.changes);
            both.map(|(standing, change)| changed(reading, standing, change)).collect()
        }
        Yardstick::Area(at) => {
            let tested = versus(reading.selection.published, survey, at);
            let other = survey.areas.get(at).and_then(|standing| standing.rate);
            let rows = survey.areas.iter().zip(&tested).enumerate();
            rows.map(|(nth, (standing, test))| {
                if nth == at {
                    Level { shade: Some(Shade::Even), ..reading.wording.yardstick() }
                } else {
                    held(reading, standing, other, test)
                }
            })
            .collect()
        }
    }
}

/// An area's change on a year.
pub(super) fn changed(
    reading: &Reading<'_>,
    standing: &Standing,
    tested: &Result<YearChange, Insufficient>,
) -> Level {
    let said = reading.wording.change(standing, tested);
    let shade = match tested {
        Ok(change) => Shade::of_ratio(change.change.ratio, change.is_rise(), change.certainty()),
        Err(_) => untested(standing),
    };
    Level { ratio: said.size, word: said.word, shade: Some(shade) }
}

/// An area against another one.
fn held(
    reading: &Reading<'_>,
    standing: &Standing,
    other: Option<f64>,
    tested: &Result<Versus, Insufficient>,
) -> Level {
    let ratio = standing.rate.zip(other).filter(|&(_, other)| other > 0.0).map(|(rate, other)| rate / other);
    let ratio = ratio.map(|ratio| format!("{}\u{a0}×", locale::decimal(reading.lang, ratio, 1)));
    let (key, shade) = match tested {
        Ok(test) => {
            let shade = Shade::of_ratio(test.change.ratio, test.is_higher(), test.certainty());
            let key = match (shade, test.is_higher()) {
                (Shade::Clear(_), true) => "degree-higher-clear",
                (Shade::Clear(_), false) => "degree-lower-clear",
                (Shade::PossiblyHigher, _) => "degree-higher-possible",
                (Shade::PossiblyLower, _) => "degree-lower-possible",
                _ => "degree-no-difference",
            };
            (key, shade)
        }
        Err(_) if standing.figure.known().is_none() => {
            let shade = untested(standing);
            (shade.key(), shade)
        }
        Err(_) if other.is_none() => ("against-none", untested(standing)),
        Err(_) => ("shade-untested", untested(standing)),
    };
    Level {
        ratio,
        word: reading.lang.text_with(key, &[("k", reading.wording.k().into())]),
        shade: Some(shade),
    }
}

/// Every area's history as a hotspot.
pub(super) fn histories(reading: &Reading<'_>) -> Vec<Level> {
    let none = Err(Insufficient::NoBaseline);
    let spot = |at: usize| reading.spots.as_ref().and_then(|spots| spots.get(at)).unwrap_or(&none);
    let rows = reading.survey.areas.iter().enumerate();
    rows.map(|(at, standing)| history(reading, standing, spot(at))).collect()
}

fn history(reading: &Reading<'_>, standing: &Standing, spot: &Result<Spot, Insufficient>) -> Level {
    let text = |key: &str| reading.lang.text(key);
    let (word, shade) = match spot {
        Ok(Spot { category, .. }) => (text(history_key(*category)), Shade::of_history(*category)),
        Err(_) => (text("history-untold"), untested(standing)),
    };
    Level { ratio: None, word, shade: Some(shade) }
}

/// The message of a kind of history.
pub(super) fn history_key(category: Category) -> &'static str {
    match category {
        Category::Hot(Pattern::New) => "history-hot-new",
        Category::Hot(Pattern::Consecutive) => "history-hot-consecutive",
        Category::Hot(Pattern::Intensifying) => "history-hot-intensifying",
        Category::Hot(Pattern::Persistent) => "history-hot-persistent",
        Category::Hot(Pattern::Diminishing) => "history-hot-diminishing",
        Category::Hot(Pattern::Sporadic) => "history-hot-sporadic",
        Category::Hot(Pattern::Oscillating) => "history-hot-oscillating",
        Category::Hot(Pattern::Historical) => "history-hot-historical",
        Category::Cold(Pattern::New) => "history-cold-new",
        Category::Cold(Pattern::Consecutive) => "history-cold-consecutive",
        Category::Cold(Pattern::Intensifying) => "history-cold-intensifying",
        Category::Cold(Pattern::Persistent) => "history-cold-persistent",
        Category::Cold(Pattern::Diminishing) => "history-cold-diminishing",
        Category::Cold(Pattern::Sporadic) => "history-cold-sporadic",
        Category::Cold(Pattern::Oscillating) => "history-cold-oscillating",
        Category::Cold(Pattern::Historical) => "history-cold-historical",
        Category::None => "history-none",
    }
}

/// The look of a figure that nothing was tested of.
fn untested(standing: &Standing) -> Shade {
    Shade::of(standing, Err(Insufficient::Unsuited))
}
