//! `/report.pdf`: a page on sheets of A4.

use jiff::civil::Date;

use crate::analysis::Assessment;
use crate::locale::{self, Lang};
use crate::render::report::{self, Dated};
use crate::snapshot::Snapshot;
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
    report::explorer(&page, today.map(|today| dated(lang, today)).as_ref()).map_err(|error| {
        tracing::error!(%error, "a report could not be made");
        Problem::Internal
    })
}

fn dated(lang: Lang, today: Date) -> Dated {
    let number = |number: i8| number.unsigned_abs();
    Dated {
        words: locale::day(lang, today),
        numbers: (today.year().unsigned_abs(), number(today.month()), number(today.day())),
    }
}
