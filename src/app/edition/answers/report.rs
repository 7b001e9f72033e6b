//! `/report.pdf` and `/areas/{id}.pdf`: pages on sheets of A4.

use jiff::civil::Date;

use crate::analysis::Assessment;
use crate::locale::{self, Lang};
use crate::render::report::{self, Dated, ReportError};
use crate::snapshot::Snapshot;
use crate::view::area::AreaPage;
use crate::view::error::Problem;
use crate::view::explorer::Explorer;
use crate::view::query::Query;

/// The explorer in a state.
///
/// # Errors
/// If the snapshot has no such state.
pub(super) fn explorer(
    snapshot: &Snapshot,
    assessment: &Assessment,
    today: Option<Date>,
    lang: Lang,
    query: &Query,
) -> Result<Vec<u8>, Problem> {
    let page = Explorer::new(snapshot, assessment, lang, query)?;
    made(report::explorer(&page, dated(lang, today).as_ref()))
}

/// An area all round.
///
/// # Errors
/// If the snapshot has no such area.
pub(super) fn area(
    snapshot: &Snapshot,
    assessment: &Assessment,
    today: Option<Date>,
    lang: Lang,
    id: &str,
) -> Result<Vec<u8>, Problem> {
    let page = AreaPage::new(snapshot, assessment, lang, id)?.on(snapshot, today);
    made(report::area(&page, dated(lang, today).as_ref()))
}

fn made(report: Result<Vec<u8>, ReportError>) -> Result<Vec<u8>, Problem> {
    report.map_err(|error| {
        tracing::error!(%error, "a report could not be made");
        Problem::Internal
    })
}

fn dated(lang: Lang, today: Option<Date>) -> Option<Dated> {
    let number = |number: i8| number.unsigned_abs();
    today.map(|today| Dated {
        words: locale::day(lang, today),
        numbers: (today.year().unsigned_abs(), number(today.month()), number(today.day())),
    })
}
