//! Parquet: zstd, the Arrow schema kept, closed lists as dictionaries, a description everywhere.
//!
//! Rows are cut into batches and row groups of fixed sizes, and the file names its maker without
//! anything that changes from run to run, so the same rows give the same bytes.

use std::collections::HashMap;
use std::sync::Arc;

use arrow::array::{
    ArrayRef, BooleanBuilder, Date32Builder, DictionaryArray, Float64Builder, Int8Builder, Int32Builder,
    RecordBatch, StringArray, StringBuilder, StringDictionaryBuilder,
};
use arrow::datatypes::{DataType, Field, Int8Type, Int32Type, Schema};
use arrow::error::ArrowError;
use parquet::arrow::ArrowWriter;
use parquet::basic::{Compression, ZstdLevel};
use parquet::errors::ParquetError;
use parquet::file::metadata::KeyValue;
use parquet::file::properties::WriterProperties;

use crate::error::{Error, Result};
use crate::output::file::{Failure, HashedFile, Written, write_error};
use crate::schema::{Column, ColumnKind, Row, Table, Value};
use std::io;
use std::path::{Path, PathBuf};

/// Rows that are handed to the encoder at a time.
const BATCH: usize = 8_192;
/// Rows in a row group, which is what a reader can skip.
const ROW_GROUP: usize = 131_072;
/// What the files say of their maker; readers parse it, so it keeps their usual form.
const CREATED_BY: &str = concat!("sayso version ", env!("CARGO_PKG_VERSION"));

/// Writes one table as Parquet.
pub(super) struct ParquetTable {
    writer: ArrowWriter<HashedFile>,
    path: PathBuf,
    failure: Failure,
    schema: Arc<Schema>,
    columns: Vec<Builder>,
    rows: usize,
}

impl ParquetTable {
    pub(super) fn new(file: HashedFile, table: &Table) -> Result<Self> {
        let (path, failure) = (file.path().to_owned(), file.failure());
        let schema = Arc::new(arrow_schema(table));
        let writer = ArrowWriter::try_new(file, Arc::clone(&schema), Some(properties(table)))
            .map_err(|error| parquet_error(&path, &failure, &error))?;
        let columns = table.columns.iter().map(|column| Builder::new(column.kind)).collect();
        Ok(ParquetTable { writer, path, failure, schema, columns, rows: 0 })
    }

    pub(super) fn write<R: Row>(&mut self, row: &R) -> Result<()> {
        let mut columns = self.columns.iter_mut();
        row.visit(&mut |value| {
            if let Some(column) = columns.next() {
                column.push(value);
            }
        });
        self.rows += 1;
        if self.rows == BATCH { self.flush() } else { Ok(()) }
    }

    pub(super) fn close(mut self) -> Result<Written> {
        if self.rows > 0 {
            self.flush()?;
        }
        let file =
            self.writer.into_inner().map_err(|error| parquet_error(&self.path, &self.failure, &error))?;
        file.close()
    }

    fn flush(&mut self) -> Result<()> {
        self.rows = 0;
        let arrays: Vec<ArrayRef> = self
            .columns
            .iter_mut()
            .map(Builder::finish)
            .collect::<std::result::Result<_, _>>()
            .map_err(|error| arrow_error(&self.path, &error))?;
        let batch = RecordBatch::try_new(Arc::clone(&self.schema), arrays)
            .map_err(|error| arrow_error(&self.path, &error))?;
        self.writer.write(&batch).map_err(|error| parquet_error(&self.path, &self.failure, &error))
    }
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
        .set_max_row_group_row_count(Some(ROW_GROUP))
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
