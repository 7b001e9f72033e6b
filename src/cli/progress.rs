//! Progress for people: a bar on a terminal, a plain line per stage elsewhere.

use std::io::IsTerminal as _;
use std::sync::Mutex;

use indicatif::{ProgressBar, ProgressStyle};

use crate::locale::Lang;
use crate::progress::{Progress, Stage};

/// Tells on the error stream how far the work has come.
pub(super) struct Meter {
    lang: Lang,
    on_terminal: bool,
    bar: Mutex<Option<ProgressBar>>,
}

impl Meter {
    pub(super) fn new(lang: Lang) -> Self {
        Self { lang, on_terminal: std::io::stderr().is_terminal(), bar: Mutex::new(None) }
    }

    fn with_bar(&self, act: impl FnOnce(&mut Option<ProgressBar>)) {
        if let Ok(mut bar) = self.bar.lock() {
            act(&mut bar);
        }
    }
}

impl Progress for Meter {
    fn begin(&self, stage: Stage, total: Option<u64>) {
        let words = self.lang.text(match stage {
            Stage::Open => "stage-open",
            Stage::Check => "stage-check",
            Stage::Protect => "stage-protect",
            Stage::Write => "stage-write",
            Stage::Audit => "stage-audit",
        });
        if !self.on_terminal {
            #[allow(clippy::print_stderr)] // the plain form of a progress bar
            {
                eprintln!("{words}");
            }
            return;
        }
        let bar = match total {
            Some(total) => ProgressBar::new(total).with_style(style("{msg:32} {bar:32} {percent:>3} %")),
            None => ProgressBar::new_spinner().with_style(style("{msg:32} {spinner} {human_pos}")),
        };
        bar.set_message(words);
        self.with_bar(|current| {
            if let Some(before) = current.replace(bar) {
                before.finish();
            }
        });
    }

    fn advance(&self, steps: u64) {
        self.with_bar(|bar| {
            if let Some(bar) = bar {
                bar.inc(steps);
            }
        });
    }
}

impl Drop for Meter {
    fn drop(&mut self) {
        self.with_bar(|bar| {
            if let Some(bar) = bar.take() {
                bar.finish();
            }
        });
    }
}

fn style(template: &str) -> ProgressStyle {
    ProgressStyle::with_template(template).unwrap_or_else(|_| ProgressStyle::default_bar())
}
