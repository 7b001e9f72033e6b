//! The way through time: the stretches of one length, and the neighbours of the one shown.

use super::reading::Reading;
use super::{newest_first, stretch};
use crate::analysis::Window;
use crate::domain::Figure;
use crate::view::page::Link;
use crate::view::query::{Query, spell};

/// The stretches of time that can be gone through, oldest first.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Timeline {
    /// Its name, for those who do not see it.
    pub label: String,
    /// Every stretch: as addresses spell it, and in words.
    pub steps: Vec<(String, String)>,
    /// Which of them is shown; `None` where a bookmark names one that is not among them.
    pub at: Option<usize>,
    /// The one before; `None` at the beginning.
    pub previous: Option<Link>,
    /// The one after; `None` at the end.
    pub next: Option<Link>,
    /// What starts and what ends the play.
    pub play: [String; 2],
}

pub(super) fn timeline(reading: &Reading<'_>) -> Timeline {
    let windows = windows(reading);
    let shown = reading.selection.window;
    let at = windows.iter().position(|&window| window == shown);
    let link = |at: Option<usize>, key: &str| {
        let window = *windows.get(at?)?;
        let href = reading.href(|query: &mut Query| {
            query.period = (window != reading.selection.latest).then_some(window);
        });
        let period = stretch(reading.lang, window);
        Some(Link { text: reading.lang.text_with(key, &[("period", period.into())]), href })
    };
    let lang = reading.lang;
    Timeline {
        label: lang.text("time-label"),
        previous: link(at.and_then(|at| at.checked_sub(1)), "time-previous"),
        next: link(at.map(|at| at + 1), "time-next"),
        steps: windows.iter().map(|&window| (spell(window), stretch(lang, window))).collect(),
        at,
        play: [lang.text("time-play"), lang.text("time-pause")],
    }
}

/// The stretches as long as the one shown that the municipality has figures for.
fn windows(reading: &Reading<'_>) -> Vec<Window> {
    let selection = &reading.selection;
    let level = selection.window.last().level();
    let mut periods = newest_first(selection, level);
    periods.reverse();
    match selection.window {
        Window::One(_) => periods.into_iter().map(Window::One).collect(),
        Window::FourQuarters(_) => {
            let table = &selection.published.table;
            let told = |window: &Window| {
                let figure = |area| window.figure(selection.published, area, selection.age);
                table.areas().iter().any(|area| figure(area) != Figure::Missing)
            };
            periods.into_iter().map(Window::FourQuarters).filter(told).collect()
        }
    }
}
