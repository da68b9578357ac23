//! Rows as columns of one type each.

use crate::model::PartialDate;
use crate::store::{Column, ColumnType, Table};
use ::parquet::basic::{LogicalType, Repetition, Type as Physical};
use ::parquet::data_type::{BoolType, ByteArray, ByteArrayType, DataType, DoubleType, Int32Type, Int64Type};
use ::parquet::errors::ParquetError;
use ::parquet::file::writer::{SerializedColumnWriter, SerializedFileWriter};
use ::parquet::schema::types::Type;
use jiff::civil::Date;
use rusqlite::Row;
use rusqlite::types::ValueRef;
use std::io::Write;
use std::sync::Arc;

/// The schema of the file of a table.
pub(super) fn schema(table: &Table) -> Result<Type, ParquetError> {
    let fields = table.columns.iter().map(|column| field(column).map(Arc::new)).collect::<Result<_, _>>()?;
    Type::group_type_builder(&table.name).with_fields(fields).build()
}

fn field(column: &Column) -> Result<Type, ParquetError> {
    let (physical, logical) = match column.holds {
        // Parquet has no type for a date of which only the month or the year may be known.
        ColumnType::Text | ColumnType::Date => (Physical::BYTE_ARRAY, Some(LogicalType::String)),
        ColumnType::Integer => (Physical::INT64, None),
        ColumnType::Real => (Physical::DOUBLE, None),
        ColumnType::Boolean => (Physical::BOOLEAN, None),
        ColumnType::Day => (Physical::INT32, Some(LogicalType::Date)),
    };
    let repetition = if column.required { Repetition::REQUIRED } else { Repetition::OPTIONAL };
    Type::primitive_type_builder(&column.name, physical).with_logical_type(logical).with_repetition(repetition).build()
}

/// Rows that are gathered to be written together.
pub(super) struct Group {
    columns: Vec<Gathered>,
    rows: usize,
    bytes: usize,
}

impl Group {
    pub(super) fn new(table: &Table) -> Self {
        Self { columns: table.columns.iter().map(Gathered::new).collect(), rows: 0, bytes: 0 }
    }

    pub(super) fn rows(&self) -> usize {
        self.rows
    }

    /// About how many bytes its values take.
    pub(super) fn bytes(&self) -> usize {
        self.bytes
    }

    /// Adds a row; tells what cannot be a value of its column.
    pub(super) fn add(&mut self, row: &Row<'_>) -> Result<(), String> {
        self.rows += 1;
        for (at, column) in self.columns.iter_mut().enumerate() {
            let value = row.get_ref(at).map_err(|error| error.to_string())?;
            self.bytes += column.add(value).ok_or_else(|| {
                format!("row {} of the group: {value:?} is no value of column {}", self.rows, column.name)
            })?;
        }
        Ok(())
    }

    /// Writes what was gathered, if anything was.
    pub(super) fn write<W: Write + Send>(&mut self, writer: &mut SerializedFileWriter<W>) -> Result<(), ParquetError> {
        if self.rows == 0 {
            return Ok(());
        }
        let mut group = writer.next_row_group()?;
        for column in &mut self.columns {
            let place = group.next_column()?;
            column.write(place.ok_or_else(|| ParquetError::General("a column too many".to_owned()))?)?;
        }
        group.close()?;
        (self.rows, self.bytes) = (0, 0);
        Ok(())
    }
}

/// The values of a column, those that are not NULL.
struct Gathered {
    name: String,
    required: bool,
    /// For each row whether it has a value.
    present: Vec<i16>,
    values: Values,
}

enum Values {
    Text(Vec<ByteArray>),
    Integer(Vec<i64>),
    Real(Vec<f64>),
    Boolean(Vec<bool>),
    Day(Vec<i32>),
}

impl Gathered {
    fn new(column: &Column) -> Self {
        let values = match column.holds {
            ColumnType::Text | ColumnType::Date => Values::Text(Vec::new()),
            ColumnType::Integer => Values::Integer(Vec::new()),
            ColumnType::Real => Values::Real(Vec::new()),
            ColumnType::Boolean => Values::Boolean(Vec::new()),
            ColumnType::Day => Values::Day(Vec::new()),
        };
        Self { name: column.name.clone(), required: column.required, present: Vec::new(), values }
    }

    /// Adds a value and gives its size; `None` where it is none of this column.
    fn add(&mut self, value: ValueRef<'_>) -> Option<usize> {
        if value == ValueRef::Null {
            self.present.push(0);
            return (!self.required).then_some(0);
        }
        self.present.push(1);
        let mut size = 8;
        match (&mut self.values, value) {
            (Values::Text(texts), value) => {
                let text = text(value);
                size += text.len();
                texts.push(text.into());
            }
            (Values::Integer(numbers), ValueRef::Integer(number)) => numbers.push(number),
            (Values::Real(numbers), ValueRef::Real(number)) => numbers.push(number),
            (Values::Real(numbers), ValueRef::Integer(number)) => numbers.push(number as f64),
            (Values::Boolean(truths), ValueRef::Integer(number @ (0 | 1))) => truths.push(number == 1),
            (Values::Day(days), ValueRef::Text(words)) => days.push(day(words)?),
            _ => return None,
        }
        Some(size)
    }

    /// Writes all values, and forgets them.
    fn write(&mut self, mut column: SerializedColumnWriter<'_>) -> Result<(), ParquetError> {
        let present = (!self.required).then_some(self.present.as_slice());
        match &mut self.values {
            Values::Text(values) => put::<ByteArrayType>(&mut column, values, present)?,
            Values::Integer(values) => put::<Int64Type>(&mut column, values, present)?,
            Values::Real(values) => put::<DoubleType>(&mut column, values, present)?,
            Values::Boolean(values) => put::<BoolType>(&mut column, values, present)?,
            Values::Day(values) => put::<Int32Type>(&mut column, values, present)?,
        }
        self.present.clear();
        column.close()
    }
}

fn put<T: DataType>(
    column: &mut SerializedColumnWriter<'_>,
    values: &mut Vec<T::T>,
    present: Option<&[i16]>,
) -> Result<(), ParquetError> {
    column.typed::<T>().write_batch(values, present, None)?;
    values.clear();
    Ok(())
}

/// A value of any type as text.
fn text(value: ValueRef<'_>) -> Vec<u8> {
    match value {
        ValueRef::Null => Vec::new(),
        ValueRef::Integer(number) => number.to_string().into_bytes(),
        ValueRef::Real(number) => number.to_string().into_bytes(),
        ValueRef::Text(words) | ValueRef::Blob(words) => words.to_vec(),
    }
}

/// A day as Parquet counts it: from the first of 1970.
fn day(words: &[u8]) -> Option<i32> {
    let day = PartialDate::parse(std::str::from_utf8(words).ok()?)?.exact()?;
    let since = day.since(Date::constant(1970, 1, 1)).ok()?;
    Some(since.get_days())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_are_counted_from_1970() {
        assert_eq!([day(b"1970-01-01"), day(b"1969-12-31"), day(b"2000-03-01")], [Some(0), Some(-1), Some(11_017)]);
        assert_eq!(day(b"2000-03"), None);
    }

    #[test]
    fn a_value_of_another_type_is_refused_but_in_a_column_of_text() {
        let column = |holds, required| Column { name: "x".to_owned(), holds, required, description: String::new() };
        let mut numbers = Gathered::new(&column(ColumnType::Integer, true));
        assert_eq!(numbers.add(ValueRef::Integer(5)), Some(8));
        assert_eq!(numbers.add(ValueRef::Text(b"5")), None);
        assert_eq!(numbers.add(ValueRef::Null), None);
        let mut texts = Gathered::new(&column(ColumnType::Text, false));
        assert_eq!([texts.add(ValueRef::Integer(5)), texts.add(ValueRef::Null)], [Some(9), Some(0)]);
    }
}
