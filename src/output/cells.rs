//! Single cells of a batch that was read from a Parquet file.

use arrow::array::{Array, AsArray, RecordBatch};
use arrow::datatypes::{DataType, Date32Type, Float64Type, Int8Type, Int32Type};

use crate::schema::{Row, Value};

/// The columns of a batch, ready to be asked for single cells.
pub(super) struct Cells<'b>(Vec<Option<Column<'b>>>);

/// A column of a batch, by the type of its cells.
pub(super) enum Column<'b> {
    Text(&'b arrow::array::StringArray),
    Choice(&'b arrow::array::DictionaryArray<Int8Type>, &'b arrow::array::StringArray),
    Category(&'b arrow::array::DictionaryArray<Int32Type>, &'b arrow::array::StringArray),
    Int(&'b arrow::array::Int32Array),
    Float(&'b arrow::array::Float64Array),
    Bool(&'b arrow::array::BooleanArray),
    Date(&'b arrow::array::Date32Array),
}

impl<'b> Cells<'b> {
    /// The columns of a table, by their names; one that the batch does not have is null. `None` where one has
    /// another type than any column of ours.
    pub(super) fn of<R: Row>(batch: &'b RecordBatch) -> Option<Self> {
        let named = |name: &str| match batch.column_by_name(name) {
            Some(array) => Column::of(array).map(Some),
            None => Some(None),
        };
        R::TABLE.columns.iter().map(|column| named(column.name)).collect::<Option<_>>().map(Cells)
    }

    /// The row at `index`, from 0; `None` where it holds what no row of the table can hold.
    pub(super) fn row<R: Row>(&self, index: usize) -> Option<R> {
        let mut columns = self.0.iter();
        R::read(&mut || columns.next().and_then(Option::as_ref).map_or(Value::Null, |c| c.value(index)))
    }
}

impl<'b> Column<'b> {
    /// `None` where the type is none of ours.
    pub(super) fn of(array: &'b dyn Array) -> Option<Self> {
        Some(match array.data_type() {
            DataType::Utf8 => Column::Text(array.as_string_opt::<i32>()?),
            DataType::Int32 => Column::Int(array.as_primitive_opt::<Int32Type>()?),
            DataType::Float64 => Column::Float(array.as_primitive_opt::<Float64Type>()?),
            DataType::Boolean => Column::Bool(array.as_boolean_opt()?),
            DataType::Date32 => Column::Date(array.as_primitive_opt::<Date32Type>()?),
            DataType::Dictionary(key, _) if **key == DataType::Int8 => {
                let words = array.as_dictionary_opt::<Int8Type>()?;
                Column::Choice(words, words.values().as_string_opt::<i32>()?)
            }
            DataType::Dictionary(..) => {
                let words = array.as_dictionary_opt::<Int32Type>()?;
                Column::Category(words, words.values().as_string_opt::<i32>()?)
            }
            _ => return None,
        })
    }

    /// The cell at `index`, from 0.
    pub(super) fn value(&self, index: usize) -> Value<'b> {
        let is_null = match self {
            Column::Text(cells) => cells.is_null(index),
            Column::Choice(cells, _) => cells.is_null(index),
            Column::Category(cells, _) => cells.is_null(index),
            Column::Int(cells) => cells.is_null(index),
            Column::Float(cells) => cells.is_null(index),
            Column::Bool(cells) => cells.is_null(index),
            Column::Date(cells) => cells.is_null(index),
        };
        if is_null {
            return Value::Null;
        }
        match self {
            Column::Text(cells) => Value::Text(cells.value(index)),
            Column::Choice(cells, words) => {
                cells.key(index).map_or(Value::Null, |key| Value::Text(words.value(key)))
            }
            Column::Category(cells, words) => {
                cells.key(index).map_or(Value::Null, |key| Value::Text(words.value(key)))
            }
            Column::Int(cells) => Value::Int(cells.value(index)),
            Column::Float(cells) => Value::Float(cells.value(index)),
            Column::Bool(cells) => Value::Bool(cells.value(index)),
            Column::Date(cells) => Value::Date(cells.value(index)),
        }
    }
}
