//! `komspot inbox`: takes in what was laid into the inbox.

use std::ffi::OsString;
use std::io::{Write as _, stdout};
use std::process::ExitCode;
use std::thread;

use super::{REFUSED, Session, own_program};
use crate::app::intake::{Errand, Importer, Outcome, Patience, Report};
use crate::config;
use crate::locale::Lang;

pub(super) fn inbox(session: &Session, once: bool) -> anyhow::Result<ExitCode> {
    let intake = session.intake();
    let mut verdict = Verdict::new(session.lang);
    let patience = patience(&session.config.inbox);
    intake.tend(&importer(session)?, patience, once, &mut |report| verdict.tell(report))?;
    Ok(verdict.code())
}

/// Looks after the inbox for as long as the server runs.
pub(super) fn in_the_background(session: &Session) -> anyhow::Result<()> {
    let intake = session.intake();
    let (importer, patience) = (importer(session)?, patience(&session.config.inbox));
    let tend = move || {
        if let Err(error) = intake.tend(&importer, patience, false, &mut |_| {}) {
            tracing::error!(%error, "nobody looks after the inbox any more");
        }
    };
    thread::Builder::new().name("inbox".to_owned()).spawn(tend)?;
    Ok(())
}

/// How bundles are imported: opened by this program in a process of its own, under the settings.
pub(super) fn importer(session: &Session) -> anyhow::Result<Importer> {
    let mut arguments: Vec<OsString> = vec!["--data-dir".into(), session.data_dir.clone().into()];
    if let Some(file) = &session.config_file {
        arguments.extend(["--config".into(), file.into()]);
    }
    arguments.extend(["--lang".into(), session.lang.tag().into(), "take-in".into()]);
    Ok(Importer {
        errand: Errand { program: own_program()?, arguments, limit: session.config.inbox.limit },
        store: session.store()?,
        terms: session.terms(),
        clock: session.config.clock.clone(),
        explain: super::import::words,
    })
}

fn patience(config: &config::Inbox) -> Patience {
    Patience { quiet: config.quiet, abandoned: config.abandoned }
}

/// Prints reports, and remembers the worst of them.
pub(super) struct Verdict {
    lang: Lang,
    refused: bool,
    failed: bool,
}

impl Verdict {
    pub(super) fn new(lang: Lang) -> Self {
        Self { lang, refused: false, failed: false }
    }

    pub(super) fn tell(&mut self, report: &Report) {
        self.refused |= report.account.outcome == Outcome::Refused;
        self.failed |= report.account.outcome == Outcome::Failed;
        let mut out = stdout().lock();
        for (at, line) in report.lines(self.lang).iter().enumerate() {
            let indent = if at == 0 { "" } else { "  " };
            // Nobody need be listening.
            let _ = writeln!(out, "{indent}{line}");
        }
    }

    pub(super) fn code(&self) -> ExitCode {
        if self.failed {
            ExitCode::FAILURE
        } else if self.refused {
            ExitCode::from(REFUSED)
        } else {
            ExitCode::SUCCESS
        }
    }
}
