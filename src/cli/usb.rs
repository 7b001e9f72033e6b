//! `komspot usb`: takes in the newest bundles on a stick.

use std::path::Path;
use std::process::ExitCode;

use super::Session;
use super::inbox::{Verdict, importer};

pub(super) fn usb(session: &Session, stick: &Path, queue: bool) -> anyhow::Result<ExitCode> {
    let intake = session.intake();
    let importer = importer(session)?;
    let mut verdict = Verdict::new(session.lang);
    let brought = intake.fetch(stick, &importer)?;
    for report in &brought.reports {
        verdict.tell(report);
    }
    if !queue {
        // The server may be quicker: what it has done is read in its reports.
        let mut own = brought.queued;
        intake.work_off(&importer, &mut |_| {})?;
        own.sort_unstable();
        for report in own.into_iter().filter_map(|number| intake.reports().get(number)) {
            verdict.tell(&report);
        }
    }
    Ok(verdict.code())
}
