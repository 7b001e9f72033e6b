//! What is being taken in, and what waits its turn.

use super::Operator;
use crate::app::intake::{Running, Source};
use crate::app::stage;
use crate::locale::{Arg, Lang};
use crate::progress::Stage;
use crate::view::operator::{Job, Progress, Waiting};

/// How many stages an import has.
const STAGES: u8 = 4;

/// Which stage it is, and its word. What comes protected is audited where other figures are protected.
fn step(stage: Stage) -> (u8, &'static str) {
    match stage {
        Stage::Open => (1, "open"),
        Stage::Check => (2, "check"),
        Stage::Protect => (3, "protect"),
        Stage::Audit => (3, "audit"),
        Stage::Write => (STAGES, "write"),
    }
}

impl Operator {
    /// How far everything has come. `shown` is the id of what the screens show.
    #[must_use]
    pub fn progress(&self, lang: Lang, shown: &str) -> Progress {
        let state = self.intake.state();
        let newest = self.intake.reports().newest();
        let waiting = state.waiting.iter().map(|waiting| Waiting {
            file: waiting.card.file.clone(),
            source: source(lang, waiting.card.source, waiting.card.by.as_deref()),
        });
        Progress {
            job: state.running.map(|running| job(lang, &running)),
            waiting: waiting.collect(),
            mark: format!("{newest}-{shown}-{}", stage::waiting(&self.store).map_or(0, |names| names.len())),
        }
    }
}

fn job(lang: Lang, running: &Running) -> Job {
    // The first steps may take long: nothing is said of how far it is before one of them is done.
    let total = running.total.filter(|total| *total > 0 && running.done > 0);
    // Both numbers come from whoever has read the bundle.
    let done = total.map(|total| percent(running.done, total));
    let stage = match running.stage.map(step) {
        None => lang.text("operator-stage-begins"),
        Some((nth, word)) => {
            let args: [Arg<'_>; 3] = [
                ("nth", nth.into()),
                ("count", STAGES.into()),
                ("stage", lang.text(&format!("operator-stage-{word}")).into()),
            ];
            lang.text_with("operator-stage", &args)
        }
    };
    let source = source(lang, running.source, running.by.as_deref());
    Job { file: running.file.clone(), source, stage, percent: done }
}

fn percent(done: u64, total: u64) -> u64 {
    let share = u128::from(done.min(total)) * 100 / u128::from(total.max(1));
    u64::try_from(share).unwrap_or(100)
}

/// `Hentet op af kontor`, `Fra en USB-nøgle`
pub(super) fn source(lang: Lang, source: Source, by: Option<&str>) -> String {
    match (source, by) {
        (Source::Inbox, _) => lang.text("operator-from-inbox"),
        (Source::Usb, _) => lang.text("operator-from-usb"),
        (Source::Command, _) => lang.text("operator-from-command"),
        (Source::Upload, None) => lang.text("operator-from-page"),
        (Source::Upload, Some(name)) => lang.text_with("operator-from-user", &[("name", name.into())]),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_largest_numbers_are_a_percentage_too() {
        assert_eq!(percent(u64::MAX / 2, u64::MAX), 49);
        assert_eq!(percent(u64::MAX, u64::MAX), 100);
        assert_eq!(percent(9, 4), 100);
    }
}
