//! What is noted of whole years of an indicator.

use duckdb::{Connection, params};

use crate::domain::Period;
use crate::release::{Published, ReleaseTable};
use crate::snapshot::StoreError;

/// Writes the thresholds and revised totals of every indicator.
pub(super) fn write(connection: &Connection, indicators: &[Published]) -> Result<(), StoreError> {
    let mut years = connection.appender("years")?;
    for (position, published) in (0_u16..).zip(indicators) {
        for (year, k) in published.table.thresholds() {
            years.append_row(params![position, year.to_string(), Some(*k), None::<u64>])?;
        }
        for (year, total) in published.table.revised() {
            years.append_row(params![position, year.to_string(), None::<u64>, Some(*total)])?;
        }
    }
    years.flush()?;
    Ok(())
}

/// A number by year.
type Notes = Vec<(Period, u64)>;

/// Puts the notes back to their tables, which come in the catalogue's order.
pub(super) fn read(
    connection: &Connection,
    tables: Vec<ReleaseTable>,
) -> Result<Vec<ReleaseTable>, StoreError> {
    let damaged = || StoreError::Damaged("years");
    let mut notes: Vec<(Notes, Notes)> = vec![Default::default(); tables.len()];
    let mut statement = connection.prepare("SELECT indicator, year, k, revised FROM years")?;
    let mut rows = statement.query([])?;
    while let Some(row) = rows.next()? {
        let of = notes.get_mut(usize::from(row.get::<_, u16>(0)?)).ok_or_else(damaged)?;
        let year: Period = row.get::<_, String>(1)?.parse().map_err(|_| damaged())?;
        of.0.extend(row.get::<_, Option<u64>>(2)?.map(|k| (year, k)));
        of.1.extend(row.get::<_, Option<u64>>(3)?.map(|total| (year, total)));
    }
    let put = |(table, (mut thresholds, mut revised)): (ReleaseTable, (Vec<_>, Vec<_>))| {
        thresholds.sort_unstable();
        revised.sort_unstable();
        table.with_thresholds(thresholds).with_revised(revised)
    };
    Ok(tables.into_iter().zip(notes).map(put).collect())
}
