//! Parquet: zstd, the Arrow schema kept, closed lists as dictionaries, a description everywhere.
//!
//! Rows are cut into batches and row groups where their group of articles ends, and the file names
//! its maker without anything that changes from run to run, so the same rows give the same bytes.
//! The bytes of a row group depend on its own rows alone, so that a row group of an older dataset
//! can be taken over as it stands.

use std::collections::HashMap;
use std::sync::Arc;

use arrow::array::{
    ArrayRef, BooleanBuilder, Date32Builder, DictionaryArray, Float64Builder, Int8Builder, Int32Builder,
    RecordBatch, StringArray, StringBuilder, StringDictionaryBuilder,
};
use arrow::datatypes::{DataType, Field, Int8Type, Int32Type, Schema};
use arrow::error::ArrowError;
use parquet::arrow::ArrowWriter;
use parquet::arrow::arrow_writer::{ArrowColumnWriter, ArrowRowGroupWriterFactory, compute_leaves};
use parquet::basic::{Compression, ZstdLevel};
use parquet::column::writer::ColumnCloseResult;
use parquet::errors::ParquetError;
use parquet::file::metadata::{ColumnChunkMetaData, KeyValue};
use parquet::file::properties::{EnabledStatistics, WriterProperties};
use parquet::file::statistics::{Statistics, ValueStatistics};
use parquet::file::writer::SerializedFileWriter;

use crate::error::{Error, Result};
use crate::output::file::{Failure, HashedFile, Written, write_error};
use crate::output::read::MadeTable;
use crate::schema::{Column, ColumnKind, Row, Table, Value};
use std::io;
use std::ops::Range;
use std::path::{Path, PathBuf};

/// Rows that are handed to the encoder at a time.
const BATCH: usize = 8_192;
/// Rows after which a row group ends even within a group of articles.
const ROW_GROUP: usize = 131_072;
/// What the files say of their maker; readers parse it, so it keeps their usual form.
const CREATED_BY: &str = concat!("sayso version ", env!("CARGO_PKG_VERSION"));

/// Writes one table as Parquet.
pub(super) struct ParquetTable {
    writer: SerializedFileWriter<HashedFile>,
    factory: ArrowRowGroupWriterFactory,
    /// The columns of the row group that is being written; empty between row groups.
    row_group: Vec<ArrowColumnWriter>,
    path: PathBuf,
    failure: Failure,
    schema: Arc<Schema>,
    columns: Vec<Builder>,
    /// Rows in `columns`.
    rows: usize,
    /// Rows in `row_group`.
    encoded: usize,
}

impl ParquetTable {
    pub(super) fn new(file: HashedFile, table: &Table) -> Result<Self> {
        let (path, failure) = (file.path().to_owned(), file.failure());
        let schema = Arc::new(arrow_schema(table));
        let (writer, factory) = ArrowWriter::try_new(file, Arc::clone(&schema), Some(properties(table)))
            .and_then(ArrowWriter::into_serialized_writer)
            .map_err(|error| parquet_error(&path, &failure, &error))?;
        let columns = table.columns.iter().map(|column| Builder::new(column.kind)).collect();
        let row_group = Vec::new();
        Ok(ParquetTable { writer, factory, row_group, path, failure, schema, columns, rows: 0, encoded: 0 })
    }

    pub(super) fn write<R: Row>(&mut self, row: &R) -> Result<()> {
        let mut columns = self.columns.iter_mut();
        row.visit(&mut |value| {
            if let Some(column) = columns.next() {
                column.push(value);
            }
        });
        self.rows += 1;
        if self.rows == BATCH { self.encode() } else { Ok(()) }
    }

    /// The number of row groups that are written.
    pub(super) fn row_groups(&self) -> usize {
        self.writer.flushed_row_groups().len()
    }

    /// Ends the row group, so that the next row begins another.
    pub(super) fn end_group(&mut self) -> Result<()> {
        self.encode()?;
        self.write_row_group().map_err(|error| parquet_error(&self.path, &self.failure, &error))
    }

    /// Says that the file will have about so many bytes.
    pub(super) fn expect(&mut self, bytes: u64) {
        self.writer.inner_mut().expect(bytes);
    }

    /// Says that the file begins with the first `n` row groups of another file of this table; nothing
    /// may have been written yet.
    pub(super) fn follow(&mut self, from: &MadeTable, n: usize) {
        if let Some(end) = from.end_of_first(n) {
            self.writer.inner_mut().follow(&from.notes, end);
        }
    }

    /// Takes row groups of another file of this table over, byte for byte. The row group that is
    /// being written must have been ended.
    pub(super) fn copy(&mut self, from: &MadeTable, which: Range<usize>) -> Result<()> {
        from.runs(which).into_iter().try_for_each(|run| self.copy_run(from, run))
    }

    fn copy_run(&mut self, from: &MadeTable, which: Range<usize>) -> Result<()> {
        let stretch = from.stretch(which.clone(), true)?;
        let copy = || {
            for row_group in &from.about().row_groups()[which] {
                let mut writer = self.writer.next_row_group()?;
                for column in row_group.columns() {
                    let close = ColumnCloseResult {
                        bytes_written: column.compressed_size() as u64,
                        rows_written: row_group.num_rows() as u64,
                        metadata: as_written(column)?,
                        bloom_filter: None,
                        column_index: None,
                        offset_index: None,
                    };
                    writer.append_column(&stretch, close)?;
                }
                writer.close()?;
            }
            Ok::<(), ParquetError>(())
        };
        copy().map_err(|error| parquet_error(&self.path, &self.failure, &error))
    }

    pub(super) fn close(mut self) -> Result<Written> {
        self.end_group()?;
        let file =
            self.writer.into_inner().map_err(|error| parquet_error(&self.path, &self.failure, &error))?;
        file.close()
    }

    /// Hands the rows in `columns` to the encoders, and ends a row group that is full.
    fn encode(&mut self) -> Result<()> {
        if self.rows == 0 {
            return Ok(());
        }
        self.encoded += self.rows;
        self.rows = 0;
        let arrays: Vec<ArrayRef> = self
            .columns
            .iter_mut()
            .map(Builder::finish)
            .collect::<std::result::Result<_, _>>()
            .map_err(|error| arrow_error(&self.path, &error))?;
        let batch = RecordBatch::try_new(Arc::clone(&self.schema), arrays)
            .map_err(|error| arrow_error(&self.path, &error))?;
        let mut encode = || {
            if self.row_group.is_empty() {
                self.row_group =
                    self.factory.create_column_writers(self.writer.flushed_row_groups().len())?;
            }
            // No column is nested, so each has one leaf.
            let columns = self.schema.fields().iter().zip(batch.columns());
            for ((field, column), writer) in columns.zip(&mut self.row_group) {
                for leaf in compute_leaves(field, column)? {
                    writer.write(&leaf)?;
                }
            }
            if self.encoded >= ROW_GROUP { self.write_row_group() } else { Ok(()) }
        };
        encode().map_err(|error| parquet_error(&self.path, &self.failure, &error))
    }

    fn write_row_group(&mut self) -> std::result::Result<(), ParquetError> {
        if self.row_group.is_empty() {
            return Ok(());
        }
        self.encoded = 0;
        let mut writer = self.writer.next_row_group()?;
        for column in self.row_group.drain(..) {
            column.close()?.append_to_row_group(&mut writer)?;
        }
        writer.close()?;
        Ok(())
    }
}

/// What a column chunk says of itself, as it was before it was written: reading loses that the
/// smallest and largest value of a signed column are written twice, for old readers too.
fn as_written(column: &ColumnChunkMetaData) -> std::result::Result<ColumnChunkMetaData, ParquetError> {
    let Some(statistics) = column.statistics() else { return Ok(column.clone()) };
    let for_old_readers = column.column_descr().sort_order().is_signed();
    let statistics = match statistics.clone() {
        Statistics::Boolean(values) => told_again(values, for_old_readers).into(),
        Statistics::Int32(values) => told_again(values, for_old_readers).into(),
        Statistics::Double(values) => told_again(values, for_old_readers).into(),
        Statistics::ByteArray(values) => told_again(values, for_old_readers).into(),
        other => other,
    };
    column.clone().into_builder().set_statistics(statistics).build()
}

fn told_again<T: Clone>(values: ValueStatistics<T>, for_old_readers: bool) -> ValueStatistics<T> {
    let (min, max) = (values.min_opt().cloned(), values.max_opt().cloned());
    ValueStatistics::new(min, max, values.distinct_count(), values.null_count_opt(), false)
        .with_min_is_exact(values.min_is_exact())
        .with_max_is_exact(values.max_is_exact())
        .with_backwards_compatible_min_max(for_old_readers)
}

/// The Arrow schema of a table.
fn arrow_schema(table: &Table) -> Schema {
    let fields: Vec<Field> = table.columns.iter().map(arrow_field).collect();
    Schema::new(fields).with_metadata(table_metadata(table).into_iter().collect())
}

fn arrow_field(column: &Column) -> Field {
    let dictionary = |key| DataType::Dictionary(Box::new(key), Box::new(DataType::Utf8));
    let data_type = match column.kind {
        ColumnKind::Text => DataType::Utf8,
        ColumnKind::Choice(_) => dictionary(DataType::Int8),
        ColumnKind::Category => dictionary(DataType::Int32),
        ColumnKind::Int => DataType::Int32,
        ColumnKind::Float => DataType::Float64,
        ColumnKind::Bool => DataType::Boolean,
        ColumnKind::Date => DataType::Date32,
    };
    Field::new(column.name, data_type, column.nullable)
        .with_metadata(HashMap::from([("description".to_owned(), column.doc.to_owned())]))
}

/// The table's own description and key.
fn table_metadata(table: &Table) -> Vec<(String, String)> {
    vec![
        ("table".to_owned(), table.name.to_owned()),
        ("description".to_owned(), table.doc.to_owned()),
        ("primary_key".to_owned(), table.key.join(",")),
    ]
}

fn properties(table: &Table) -> WriterProperties {
    let level = ZstdLevel::try_new(3).unwrap_or_default();
    // The table's metadata goes here too, for readers that do not look into the Arrow schema.
    let metadata = table_metadata(table).into_iter().map(|(key, value)| KeyValue::new(key, value)).collect();
    WriterProperties::builder()
        .set_compression(Compression::ZSTD(level))
        // Row groups are small: figures for each page of them would be more to read than to skip.
        .set_statistics_enabled(EnabledStatistics::Chunk)
        .set_offset_index_disabled(true)
        .set_created_by(CREATED_BY.to_owned())
        .set_key_value_metadata(Some(metadata))
        .build()
}

/// The cells of one column until a batch is full.
enum Builder {
    Text(StringBuilder),
    Choice(Int8Builder, Arc<StringArray>),
    Category(StringDictionaryBuilder<Int32Type>),
    Int(Int32Builder),
    Float(Float64Builder),
    Bool(BooleanBuilder),
    Date(Date32Builder),
}

impl Builder {
    fn new(kind: ColumnKind) -> Self {
        match kind {
            ColumnKind::Text => Builder::Text(StringBuilder::new()),
            ColumnKind::Choice(words) => {
                let words = StringArray::from_iter_values(words.iter().map(|(word, _)| word));
                Builder::Choice(Int8Builder::new(), Arc::new(words))
            }
            ColumnKind::Category => Builder::Category(StringDictionaryBuilder::new()),
            ColumnKind::Int => Builder::Int(Int32Builder::new()),
            ColumnKind::Float => Builder::Float(Float64Builder::new()),
            ColumnKind::Bool => Builder::Bool(BooleanBuilder::new()),
            ColumnKind::Date => Builder::Date(Date32Builder::new()),
        }
    }

    fn push(&mut self, value: Value<'_>) {
        match (self, value) {
            (Builder::Text(cells), Value::Text(text)) => cells.append_value(text),
            (Builder::Text(cells), _) => cells.append_null(),
            (Builder::Choice(cells, _), Value::Word(index, _)) => cells.append_value(index as i8),
            (Builder::Choice(cells, _), _) => cells.append_null(),
            (Builder::Category(cells), Value::Text(text)) => cells.append_value(text),
            (Builder::Category(cells), _) => cells.append_null(),
            (Builder::Int(cells), Value::Int(n)) => cells.append_value(n),
            (Builder::Int(cells), _) => cells.append_null(),
            (Builder::Float(cells), Value::Float(x)) => cells.append_value(x),
            (Builder::Float(cells), _) => cells.append_null(),
            (Builder::Bool(cells), Value::Bool(b)) => cells.append_value(b),
            (Builder::Bool(cells), _) => cells.append_null(),
            (Builder::Date(cells), Value::Date(day)) => cells.append_value(day),
            (Builder::Date(cells), _) => cells.append_null(),
        }
    }

    fn finish(&mut self) -> std::result::Result<ArrayRef, ArrowError> {
        Ok(match self {
            Builder::Text(cells) => Arc::new(cells.finish()),
            Builder::Choice(cells, words) => {
                let words: ArrayRef = words.clone();
                Arc::new(DictionaryArray::<Int8Type>::try_new(cells.finish(), words)?)
            }
            Builder::Category(cells) => Arc::new(cells.finish()),
            Builder::Int(cells) => Arc::new(cells.finish()),
            Builder::Float(cells) => Arc::new(cells.finish()),
            Builder::Bool(cells) => Arc::new(cells.finish()),
            Builder::Date(cells) => Arc::new(cells.finish()),
        })
    }
}

fn parquet_error(path: &Path, failure: &Failure, error: &ParquetError) -> Error {
    match failure.get() {
        Some(kind) => write_error(path, &io::Error::from(*kind)),
        None => Error::new(format!("cannot be written as Parquet: {error}")).at(path),
    }
}

fn arrow_error(path: &Path, error: &ArrowError) -> Error {
    Error::new(format!("rows do not fit the table: {error}")).at(path)
}
