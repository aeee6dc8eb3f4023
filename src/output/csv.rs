//! CSV: UTF-8 without byte-order mark, LF, every text quoted, a missing value an empty cell.

use std::io::{self, Write};
use std::ops::Range;

use crate::error::Result;
use crate::output::file::{HashedFile, Written, write_error};
use crate::output::old_csv::OldCsv;
use crate::schema::{Row, Table, Value};

/// Writes one table as CSV.
pub(super) struct CsvTable {
    file: HashedFile,
    line: String,
}

impl CsvTable {
    pub(super) fn new(file: HashedFile, table: &Table) -> Result<Self> {
        let mut csv = CsvTable { file, line: String::new() };
        for column in table.columns {
            csv.cell(Value::Text(column.name));
        }
        csv.end_line()?;
        Ok(csv)
    }

    pub(super) fn write<R: Row>(&mut self, row: &R) -> Result<()> {
        row.visit(&mut |value| self.cell(value));
        self.end_line()
    }

    /// The number of bytes written so far.
    pub(super) fn bytes(&self) -> u64 {
        self.file.bytes()
    }

    /// Says that the file will have about so many bytes.
    pub(super) fn expect(&mut self, bytes: u64) {
        self.file.expect(bytes);
    }

    /// Says that the file begins with the first bytes of another file of this table, up to `end`.
    pub(super) fn follow(&mut self, notes: &[String], end: u64) {
        self.file.follow(notes, end);
    }

    /// Takes lines of another file of this table over, given by their bytes.
    pub(super) fn copy(&mut self, from: &mut OldCsv, bytes: Range<u64>) -> Result<()> {
        from.pass(bytes.start, &mut |_| Ok(()))?;
        from.pass(bytes.end, &mut |lines| {
            self.file.write_all(lines).map_err(|error| write_error(self.file.path(), &error))
        })
    }

    pub(super) fn close(self) -> Result<Written> {
        self.file.close()
    }

    fn cell(&mut self, value: Value<'_>) {
        push_cell(&mut self.line, value);
        self.line.push(',');
    }

    fn end_line(&mut self) -> Result<()> {
        // The last cell's comma becomes the line's end.
        self.line.pop();
        self.line.push('\n');
        let written: io::Result<()> = self.file.write_all(self.line.as_bytes());
        self.line.clear();
        written.map_err(|error| write_error(self.file.path(), &error))
    }
}

/// Appends a value as CSV spells it.
fn push_cell(line: &mut String, value: Value<'_>) {
    match value {
        Value::Null => {}
        Value::Text(text) | Value::Word(_, text) => {
            line.push('"');
            let mut parts = text.split('"');
            line.push_str(parts.next().unwrap_or_default());
            for part in parts {
                line.push_str("\"\"");
                line.push_str(part);
            }
            line.push('"');
        }
        Value::Int(_) | Value::Float(_) | Value::Bool(_) | Value::Date(_) => {
            line.push_str(&spelling(value));
        }
    }
}

/// A value as CSV and the codebook spell it, without quotation marks; empty for a missing one.
pub(crate) fn spelling(value: Value<'_>) -> String {
    match value {
        Value::Null => String::new(),
        Value::Text(text) | Value::Word(_, text) => text.to_owned(),
        Value::Int(n) => n.to_string(),
        // `{:?}` keeps the `.0` of a whole number, so that readers who guess see a float.
        Value::Float(x) => format!("{x:?}"),
        Value::Bool(true) => "TRUE".to_owned(),
        Value::Bool(false) => "FALSE".to_owned(),
        Value::Date(day) => {
            let (year, month, day) = civil(day);
            format!("{year:04}-{month:02}-{day:02}")
        }
    }
}

/// Year, month and day of the Gregorian calendar for a day counted from 1970-01-01.
fn civil(day: i32) -> (i64, i64, i64) {
    // Eras of 400 years from 0000-03-01, so that the leap day is a year's last.
    let day = i64::from(day) + 719_468;
    let era = day.div_euclid(146_097);
    let of_era = day.rem_euclid(146_097);
    let year_of_era = (of_era - of_era / 1_460 + of_era / 36_524 - of_era / 146_096) / 365;
    let of_year = of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
    let month = (5 * of_year + 2) / 153;
    let day = of_year - (153 * month + 2) / 5 + 1;
    let (month, carry) = if month < 10 { (month + 3, 0) } else { (month - 9, 1) };
    (year_of_era + era * 400 + carry, month, day)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn line(values: &[Value<'_>]) -> String {
        let mut line = String::new();
        for value in values {
            push_cell(&mut line, *value);
            line.push('|');
        }
        line
    }

    #[test]
    fn texts_are_quoted_and_marks_doubled() {
        assert_eq!(line(&[Value::Text("\"No,\" she said")]), "\"\"\"No,\"\" she said\"|");
        assert_eq!(line(&[Value::Text("NA"), Value::Text("a\nb")]), "\"NA\"|\"a\nb\"|");
        assert_eq!(line(&[Value::Null, Value::Bool(true), Value::Bool(false)]), "|TRUE|FALSE|");
        assert_eq!(line(&[Value::Int(-7), Value::Float(1.0), Value::Float(0.95)]), "-7|1.0|0.95|");
    }

    #[test]
    fn days_have_dates() {
        for (day, date) in [
            (0, "1970-01-01"),
            (-1, "1969-12-31"),
            (59, "1970-03-01"),
            (11_016, "2000-02-29"),
            (19_782, "2024-02-29"),
            (19_783, "2024-03-01"),
            (19_892, "2024-06-18"),
            (47_540, "2100-02-28"),
            (47_541, "2100-03-01"),
        ] {
            assert_eq!(spelling(Value::Date(day)), date, "{day}");
        }
    }
}
