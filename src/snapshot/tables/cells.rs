//! The figures themselves, in columns.

use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

use duckdb::Connection;
use duckdb::arrow::array::{
    Array, ArrayRef, BooleanArray, Float64Array, RecordBatch, UInt8Array, UInt16Array, UInt64Array,
};

use crate::domain::{AgeGroup, AreaId, Figure, Indicator, Known, Mark, Period};
use crate::release::{Cell, Published, ReleaseTable};
use crate::snapshot::StoreError;

const PUBLISHED: u8 = 0;
const BELOW_K: u8 = 1;
const AT_LEAST_K: u8 = 2;
const HIDDEN: u8 = 3;
const MISSING: u8 = 4;
const UNLISTED: u8 = 5;

fn mark_of(figure: Figure) -> u8 {
    match figure {
        Figure::Known(_) => PUBLISHED,
        Figure::Suppressed(Mark::BelowK) => BELOW_K,
        Figure::Suppressed(Mark::AtLeastK) => AT_LEAST_K,
        Figure::Suppressed(Mark::Hidden) => HIDDEN,
        Figure::Suppressed(Mark::Unlisted) => UNLISTED,
        Figure::Missing => MISSING,
    }
}

/// Cells written at a time.
const BATCH: usize = 1 << 16;

/// Appends every cell of every indicator, on all cores: the order of the rows
/// means nothing.
pub(super) fn write(connection: &Connection, indicators: &[Published]) -> Result<(), StoreError> {
    let next = &AtomicUsize::new(0);
    let workers = std::thread::available_parallelism().map_or(1, usize::from).min(indicators.len());
    let connections: Vec<Connection> =
        (0..workers).map(|_| connection.try_clone()).collect::<Result<_, _>>()?;
    std::thread::scope(|scope| {
        let threads: Vec<_> = connections
            .into_iter()
            .map(|connection| scope.spawn(move || write_some(&connection, indicators, next)))
            .collect();
        threads
            .into_iter()
            .try_for_each(|thread| thread.join().unwrap_or_else(|panic| std::panic::resume_unwind(panic)))
    })
}

/// Appends indicators until there are none left to take.
fn write_some(
    connection: &Connection,
    indicators: &[Published],
    next: &AtomicUsize,
) -> Result<(), StoreError> {
    let mut appender = connection.appender("cells")?;
    let mut batch = Batch::default();
    while let Some((position, published)) = {
        let at = next.fetch_add(1, Ordering::Relaxed);
        // The axes are numbered in 16 bits where they are written.
        u16::try_from(at).ok().zip(indicators.get(at))
    } {
        let table = &published.table;
        let (ages, periods) = (table.ages().len(), table.periods().len());
        for (at, (_, _, _, cell)) in table.iter().enumerate() {
            let (row, period) = (at / periods, at % periods);
            batch.push(position, [row / ages, row % ages, period], cell);
            if batch.indicator.len() == BATCH {
                appender.append_record_batch(std::mem::take(&mut batch).into_arrow()?)?;
            }
        }
    }
    if !batch.indicator.is_empty() {
        appender.append_record_batch(batch.into_arrow()?)?;
    }
    appender.flush()?;
    Ok(())
}

/// Columns being filled.
#[derive(Default)]
struct Batch {
    indicator: Vec<u16>,
    keys: [Vec<u16>; 3],
    mark: Vec<u8>,
    value: Vec<Option<f64>>,
    base: Vec<Option<u64>>,
    provisional: Vec<bool>,
}

impl Batch {
    fn push(&mut self, indicator: u16, keys: [usize; 3], cell: Cell) {
        self.indicator.push(indicator);
        for (column, key) in self.keys.iter_mut().zip(keys) {
            // The axes are numbered in 16 bits where they are written.
            column.push(u16::try_from(key).unwrap_or(u16::MAX));
        }
        let known = cell.figure.known();
        self.mark.push(mark_of(cell.figure));
        self.value.push(known.map(|known| known.value));
        self.base.push(known.and_then(|known| known.base));
        self.provisional.push(cell.provisional);
    }

    fn into_arrow(self) -> Result<RecordBatch, StoreError> {
        let [area, age, period] = self.keys;
        let columns: [(&str, ArrayRef); 8] = [
            ("indicator", Arc::new(UInt16Array::from(self.indicator))),
            ("area", Arc::new(UInt16Array::from(area))),
            ("age_group", Arc::new(UInt16Array::from(age))),
            ("period", Arc::new(UInt16Array::from(period))),
            ("mark", Arc::new(UInt8Array::from(self.mark))),
            ("value", Arc::new(Float64Array::from(self.value))),
            ("base", Arc::new(UInt64Array::from(self.base))),
            ("provisional", Arc::new(BooleanArray::from(self.provisional))),
        ];
        RecordBatch::try_from_iter(columns).map_err(|_| StoreError::Damaged("cells"))
    }
}

/// Reads the tables of a catalogue back, in its order.
pub(super) fn read(
    connection: &Connection,
    catalogue: &[(Indicator, Vec<AgeGroup>)],
) -> Result<Vec<ReleaseTable>, StoreError> {
    let mut axes = read_axes(connection, catalogue.len())?;
    let mut cells: Vec<Vec<Cell>> = axes.iter().map(|axes| vec![Cell::MISSING; axes.size()]).collect();
    let mut statement = connection
        .prepare("SELECT indicator, area, age_group, period, mark, value, base, provisional FROM cells")?;
    for batch in statement.query_arrow([])? {
        place(&batch, &axes, &mut cells).ok_or(StoreError::Damaged("cells"))?;
    }
    let parts = catalogue.iter().map(|(_, parts)| parts.clone());
    axes.drain(..)
        .zip(cells)
        .zip(parts)
        .map(|((axes, cells), parts)| {
            ReleaseTable::new(axes.areas, axes.ages, axes.periods, cells, parts)
                .map_err(|_| StoreError::Damaged("cells"))
        })
        .collect()
}

#[derive(Default)]
struct Axes {
    areas: Vec<AreaId>,
    ages: Vec<AgeGroup>,
    periods: Vec<Period>,
}

impl Axes {
    fn size(&self) -> usize {
        self.areas.len() * self.ages.len() * self.periods.len()
    }
}

fn read_axes(connection: &Connection, indicators: usize) -> Result<Vec<Axes>, StoreError> {
    let damaged = || StoreError::Damaged("axes");
    let mut statement =
        connection.prepare("SELECT indicator, axis, label FROM axes ORDER BY indicator, axis, position")?;
    let mut rows = statement.query([])?;
    let mut axes: Vec<Axes> = Vec::new();
    axes.resize_with(indicators, Axes::default);
    while let Some(row) = rows.next()? {
        let of = axes.get_mut(usize::from(row.get::<_, u16>(0)?)).ok_or_else(damaged)?;
        let label: String = row.get(2)?;
        match row.get::<_, String>(1)?.as_str() {
            "area" => of.areas.push(AreaId::new(&label)),
            "age_group" => of.ages.push(label.parse().map_err(|_| damaged())?),
            "period" => of.periods.push(label.parse().map_err(|_| damaged())?),
            _ => return Err(damaged()),
        }
    }
    Ok(axes)
}

/// Puts a batch of rows into their cells; `None` if a row fits nowhere.
fn place(batch: &RecordBatch, axes: &[Axes], cells: &mut [Vec<Cell>]) -> Option<()> {
    fn column<T: 'static>(batch: &RecordBatch, at: usize) -> Option<&T> {
        batch.column(at).as_any().downcast_ref::<T>()
    }
    let keys: [&UInt16Array; 4] =
        [column(batch, 0)?, column(batch, 1)?, column(batch, 2)?, column(batch, 3)?];
    let mark: &UInt8Array = column(batch, 4)?;
    let value: &Float64Array = column(batch, 5)?;
    let base: &UInt64Array = column(batch, 6)?;
    let provisional: &BooleanArray = column(batch, 7)?;
    for row in 0..batch.num_rows() {
        let [indicator, area, age, period] = keys.map(|key| usize::from(key.value(row)));
        let of = axes.get(indicator)?;
        if age >= of.ages.len() || period >= of.periods.len() {
            return None;
        }
        let at = (area * of.ages.len() + age) * of.periods.len() + period;
        let figure = match mark.value(row) {
            PUBLISHED if value.is_valid(row) => Figure::Known(Known {
                value: value.value(row),
                base: base.is_valid(row).then(|| base.value(row)),
            }),
            BELOW_K => Figure::Suppressed(Mark::BelowK),
            AT_LEAST_K => Figure::Suppressed(Mark::AtLeastK),
            HIDDEN => Figure::Suppressed(Mark::Hidden),
            UNLISTED => Figure::Suppressed(Mark::Unlisted),
            MISSING => Figure::Missing,
            _ => return None,
        };
        *cells.get_mut(indicator)?.get_mut(at)? = Cell { figure, provisional: provisional.value(row) };
    }
    Some(())
}
