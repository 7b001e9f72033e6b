//! Parts of sentences: when, against what, how sure.

use crate::analysis::{Certainty, Insufficient, Pattern, Window};
use crate::domain::{Granularity, Indicator};
use crate::locale::{self, Lang};

/// The indicator's short name: hostile text.
pub(super) fn name(indicator: &Indicator, lang: Lang) -> &str {
    match lang {
        Lang::Da => &indicator.short_da,
        Lang::En => &indicator.short_en,
    }
}

/// A window as a sentence says it: `i 3. kvartal 2026`.
pub(super) fn when(lang: Lang, window: Window) -> String {
    let last = window.last();
    let key = match window {
        Window::FourQuarters(_) => "signal-in-four-quarters",
        Window::One(_) if last.level() == Granularity::SchoolYear => "signal-in-school-year",
        Window::One(_) => "signal-in",
    };
    lang.text_with(key, &[("period", locale::period(lang, last).into())])
}

/// A ratio in words: half, double, so many times, so many per cent over or under.
pub(super) fn comparison(lang: Lang, ratio: f64, yardstick: &str) -> String {
    let with = |key: &str, value: Option<(&'static str, String)>| {
        let mut arguments = vec![("yardstick", yardstick.into())];
        arguments.extend(value.map(|(name, value)| (name, value.into())));
        lang.text_with(key, &arguments)
    };
    let share = |share: f64| Some(("percent", locale::percent(lang, share, 0)));
    match ratio {
        ratio if (0.995..1.005).contains(&ratio) => with("signal-ratio-same", None),
        ratio if (1.95..=2.05).contains(&ratio) => with("signal-ratio-double", None),
        ratio if (0.475..=0.525).contains(&ratio) => with("signal-ratio-half", None),
        ratio if ratio >= 1.5 => {
            let decimals = usize::from(ratio < 9.95);
            with("signal-ratio-times", Some(("times", locale::decimal(lang, ratio, decimals))))
        }
        ratio if ratio > 1.0 => with("signal-ratio-over", share(ratio - 1.0)),
        ratio => with("signal-ratio-under", share(1.0 - ratio)),
    }
}

/// What is said as a sentence of its own: a capital letter and a full stop.
pub(super) fn sentence(said: &str) -> String {
    let mut letters = said.chars();
    let first = letters.next().map(|letter| letter.to_uppercase().to_string()).unwrap_or_default();
    format!("{first}{}.", letters.as_str())
}

/// How sure a change or trend is; where the areas tested beside it are enough
/// to explain it, something may suggest it and no more.
pub(super) fn degree(lang: Lang, certainty: Option<Certainty>, rising: bool) -> String {
    lang.text(match (certainty, rising) {
        (None, _) => "change-none",
        (Some(Certainty::Possible | Certainty::Some), true) => "change-rising-some",
        (Some(Certainty::Possible | Certainty::Some), false) => "change-falling-some",
        (Some(Certainty::Clear), true) => "change-rising-clear",
        (Some(Certainty::Clear), false) => "change-falling-clear",
        (Some(Certainty::VeryClear), true) => "change-rising-very-clear",
        (Some(Certainty::VeryClear), false) => "change-falling-very-clear",
    })
}

pub(super) fn pattern_key(pattern: Pattern) -> &'static str {
    match pattern {
        Pattern::New => "pattern-new",
        Pattern::Consecutive => "pattern-consecutive",
        Pattern::Intensifying => "pattern-intensifying",
        Pattern::Persistent => "pattern-persistent",
        Pattern::Diminishing => "pattern-diminishing",
        Pattern::Sporadic => "pattern-sporadic",
        Pattern::Oscillating => "pattern-oscillating",
        Pattern::Historical => "pattern-historical",
    }
}

pub(super) fn reason_key(why: Insufficient) -> &'static str {
    match why {
        Insufficient::TooFewAreas => "reason-too-few-areas",
        Insufficient::TooFewPeriods => "reason-too-few-periods",
        Insufficient::Constant => "reason-constant",
        Insufficient::NoBaseline => "reason-no-baseline",
        Insufficient::HiddenCells => "reason-hidden-cells",
        Insufficient::SmallCells => "reason-small-cells",
        Insufficient::ZeroPopulation => "reason-zero-population",
        Insufficient::NoCases => "reason-no-cases",
        Insufficient::NoNeighbours => "reason-no-neighbours",
        Insufficient::Unsuited => "reason-unsuited",
        Insufficient::Unusable => "reason-unusable",
    }
}
