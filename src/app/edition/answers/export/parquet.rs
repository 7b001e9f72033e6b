//! A release table as Apache Parquet, in the columns of its text.

use std::sync::Arc;

use parquet::basic::Compression;
use parquet::data_type::{BoolType, ByteArray, ByteArrayType, DoubleType};
use parquet::errors::Result;
use parquet::file::metadata::KeyValue;
use parquet::file::properties::WriterProperties;
use parquet::file::writer::{SerializedFileWriter, SerializedRowGroupWriter};
use parquet::schema::parser::parse_message_type;

use crate::app::edition::Media;
use crate::app::edition::answers::observations::{Row, Table};
use crate::snapshot::Snapshot;
use crate::view::error::Problem;

/// Its media type, as registered with IANA.
pub(in crate::app::edition::answers) const MEDIA: Media = Media::File("application/vnd.apache.parquet");

const SCHEMA: &str = "message observations {
    REQUIRED BYTE_ARRAY indicator (UTF8);
    REQUIRED BYTE_ARRAY area (UTF8);
    REQUIRED BYTE_ARRAY period (UTF8);
    REQUIRED BYTE_ARRAY age_group (UTF8);
    OPTIONAL DOUBLE value;
    REQUIRED BYTE_ARRAY mark (UTF8);
    OPTIONAL DOUBLE base;
    OPTIONAL DOUBLE rate;
    REQUIRED BOOLEAN provisional;
}";

/// Rows written at once: so many are in memory column by column.
const GROUP: usize = 50_000;

/// The table in the bytes of a file.
///
/// # Errors
/// If the writer refuses, which is a fault of the program.
pub(in crate::app::edition::answers) fn write(
    snapshot: &Snapshot,
    table: &Table<'_>,
) -> std::result::Result<Vec<u8>, Problem> {
    written(snapshot, table).map_err(|error| {
        tracing::error!(%error, "a table could not be written as Parquet");
        Problem::Internal
    })
}

fn written(snapshot: &Snapshot, table: &Table<'_>) -> Result<Vec<u8>> {
    let mut marks = vec![KeyValue::new("komspot.snapshot".to_owned(), snapshot.id.to_string())];
    if snapshot.origin.demo {
        marks.push(KeyValue::new("komspot.demo".to_owned(), "true".to_owned()));
    }
    let properties =
        WriterProperties::builder().set_compression(Compression::SNAPPY).set_key_value_metadata(Some(marks));
    let schema = Arc::new(parse_message_type(SCHEMA)?);
    let mut writer = SerializedFileWriter::new(Vec::new(), schema, Arc::new(properties.build()))?;
    let indicator = ByteArray::from(table.of().indicator.id.as_str());
    let (mut columns, mut fault) = (Columns::default(), None);
    let mut flush = |columns: &mut Columns| -> Result<()> {
        let mut group = writer.next_row_group()?;
        columns.write(&mut group, &indicator)?;
        group.close()?;
        *columns = Columns::default();
        Ok(())
    };
    table.for_each_row(|row| {
        columns.push(row);
        if columns.provisional.len() == GROUP {
            fault = flush(&mut columns).err().or(fault.take());
        }
    });
    if let Some(fault) = fault {
        return Err(fault);
    }
    if !columns.provisional.is_empty() {
        flush(&mut columns)?;
    }
    writer.into_inner()
}

/// Rows, column by column.
#[derive(Default)]
struct Columns {
    area: Texts,
    period: Texts,
    age_group: Texts,
    value: Numbers,
    mark: Texts,
    base: Numbers,
    rate: Numbers,
    provisional: Vec<bool>,
}

impl Columns {
    fn push(&mut self, row: &Row<'_>) {
        self.area.push(row.area);
        self.period.push(row.period);
        self.age_group.push(row.age_group);
        self.value.push(row.value);
        self.mark.push(row.mark);
        self.base.push(row.base);
        self.rate.push(row.rate);
        self.provisional.push(row.provisional);
    }

    /// Writes the columns in the order of the schema.
    fn write(&self, group: &mut SerializedRowGroupWriter<'_, Vec<u8>>, indicator: &ByteArray) -> Result<()> {
        let rows = self.provisional.len();
        Texts { all: vec![indicator.clone(); rows] }.write(group)?;
        for texts in [&self.area, &self.period, &self.age_group] {
            texts.write(group)?;
        }
        self.value.write(group)?;
        self.mark.write(group)?;
        self.base.write(group)?;
        self.rate.write(group)?;
        if let Some(mut column) = group.next_column()? {
            column.typed::<BoolType>().write_batch(&self.provisional, None, None)?;
            column.close()?;
        }
        Ok(())
    }
}

/// A column of texts, of which many in a row are the same.
#[derive(Default)]
struct Texts {
    all: Vec<ByteArray>,
}

impl Texts {
    fn push(&mut self, text: &str) {
        // Equal neighbours share their bytes.
        let same = self.all.last().filter(|last| last.data() == text.as_bytes()).cloned();
        self.all.push(same.unwrap_or_else(|| ByteArray::from(text)));
    }

    fn write(&self, group: &mut SerializedRowGroupWriter<'_, Vec<u8>>) -> Result<()> {
        if let Some(mut column) = group.next_column()? {
            column.typed::<ByteArrayType>().write_batch(&self.all, None, None)?;
            column.close()?;
        }
        Ok(())
    }
}

/// A column of numbers, some of which are not there.
#[derive(Default)]
struct Numbers {
    known: Vec<f64>,
    /// For each row 1 if it has a number, else 0.
    levels: Vec<i16>,
}

impl Numbers {
    fn push(&mut self, digits: &str) {
        let number: Option<f64> = digits.parse().ok();
        self.levels.push(i16::from(number.is_some()));
        self.known.extend(number);
    }

    fn write(&self, group: &mut SerializedRowGroupWriter<'_, Vec<u8>>) -> Result<()> {
        if let Some(mut column) = group.next_column()? {
            column.typed::<DoubleType>().write_batch(&self.known, Some(&self.levels), None)?;
            column.close()?;
        }
        Ok(())
    }
}
