//! `komspot usb`: takes in the newest bundles on a stick.

use std::path::Path;
use std::process::ExitCode;

use super::Session;
use super::inbox::{Verdict, errand};
use crate::app::intake::Intake;

pub(super) fn usb(session: &Session, stick: &Path, queue: bool) -> anyhow::Result<ExitCode> {
    let intake = Intake::new(&session.data_dir).with_inbox(session.config.inbox.folder.as_deref());
    let errand = errand(session)?;
    let mut verdict = Verdict::new(session.lang);
    let brought = intake.fetch(stick, &errand)?;
    for report in &brought.reports {
        verdict.tell(report);
    }
    if !queue {
        // The server may be quicker: what it has done is read in its reports.
        let mut own = brought.queued;
        intake.work_off(&errand, &mut |_| {})?;
        own.sort_unstable();
        for report in own.into_iter().filter_map(|number| intake.reports().get(number)) {
            verdict.tell(&report);
        }
    }
    Ok(verdict.code())
}
