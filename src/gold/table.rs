//! CSV tables that people edit: columns by name, and every bad record told with its line.
use std::path::Path;

use super::{GoldProblem, GoldProblemKind};
use crate::choice::Choice;
use crate::corpus::other_delimiter;
use crate::error::{Error, Result};

/// A table whose first line names its columns.
pub(super) struct Table<'t> {
    text: &'t str,
    file: &'t Path,
    header: Vec<String>,
}

impl<'t> Table<'t> {
    /// The table in these bytes, which must be UTF-8 and have the `needed` columns.
    pub(super) fn new(bytes: &'t [u8], file: &'t Path, needed: &[&str]) -> Result<Self> {
        let text = std::str::from_utf8(bytes).map_err(|e| {
            Error::new(format!("the table is not UTF-8: byte {} (from 0) is not", e.valid_up_to()))
                .at(file)
                .cure("Save it as UTF-8.")
        })?;
        let text = text.strip_prefix('\u{feff}').unwrap_or(text);
        let mut reader = csv::ReaderBuilder::new().trim(csv::Trim::Headers).from_reader(text.as_bytes());
        let header =
            reader.headers().map_err(|e| Error::new(format!("the table is not CSV ({e})")).at(file))?;
        let header: Vec<String> = header.iter().map(str::to_owned).collect();
        let malformed = |message: String| {
            Error::new(message).at(file).line(1).cure(format!(
                "The first line names the columns, separated by commas; needed are {}.",
                needed.join(", ")
            ))
        };
        if let Some(missing) = needed.iter().find(|name| !header.iter().any(|h| h == *name)) {
            let lacking = || malformed(format!("there is no column {missing}"));
            return Err(other_delimiter(text, missing, file).unwrap_or_else(lacking));
        }
        for (at, name) in header.iter().enumerate() {
            if !name.is_empty() && header[..at].contains(name) {
                return Err(malformed(format!("two columns are called {name}")));
            }
        }
        Ok(Table { text, file, header })
    }

    /// Whether there is such a column.
    pub(super) fn has(&self, column: &str) -> bool {
        self.header.iter().any(|name| name == column)
    }

    /// The names of the columns in their order.
    pub(super) fn columns(&self) -> impl Iterator<Item = &str> {
        self.header.iter().map(String::as_str)
    }

    /// Every record as `make` reads it, and those that it cannot.
    pub(super) fn records<T>(
        &self,
        make: impl Fn(&Row) -> std::result::Result<T, String>,
    ) -> (Vec<T>, Vec<GoldProblem>) {
        let mut reader = csv::ReaderBuilder::new().flexible(true).from_reader(self.text.as_bytes());
        let mut made = Vec::new();
        let mut problems = Vec::new();
        let mut lines = Lines { text: self.text, byte: 0, line: 1 };
        for record in reader.records() {
            let (line, found) = match &record {
                Ok(record) => (lines.of(record.position().map_or(0, csv::Position::byte)), record),
                // The text is UTF-8 and any number of fields is taken, so this does not come.
                Err(error) => {
                    let message = format!("The table is not CSV from here on ({error}).");
                    problems.push(GoldProblem::new(GoldProblemKind::Malformed, self.file, message));
                    break;
                }
            };
            let row = Row { table: self, record: found, line };
            let outcome = if found.len() == self.header.len() {
                make(&row)
            } else {
                Err(format!("The record has {} fields, the first line {}.", found.len(), self.header.len()))
            };
            match outcome {
                Ok(value) => made.push(value),
                Err(message) => problems.push(
                    GoldProblem::new(GoldProblemKind::Malformed, self.file, message)
                        .record(line, row.get("article_id").unwrap_or_default()),
                ),
            }
        }
        (made, problems)
    }
}

/// Counts lines up to places that come in order. The CSV reader's own count is one short where a
/// line ends with CRLF.
struct Lines<'t> {
    text: &'t str,
    byte: usize,
    line: u64,
}

impl Lines<'_> {
    /// The line, from 1, of the first character from this byte on that ends no line.
    fn of(&mut self, byte: u64) -> u64 {
        let bytes = self.text.as_bytes();
        let mut end = usize::try_from(byte).unwrap_or(bytes.len()).min(bytes.len());
        while bytes.get(end).is_some_and(|byte| matches!(byte, b'\r' | b'\n')) {
            end += 1;
        }
        let passed = bytes.get(self.byte..end).unwrap_or_default();
        self.line += passed.iter().filter(|byte| **byte == b'\n').count() as u64;
        self.byte = self.byte.max(end);
        self.line
    }
}

/// A record, its cells by the names of their columns.
pub(super) struct Row<'r> {
    table: &'r Table<'r>,
    record: &'r csv::StringRecord,
    /// Its line in the file, from 1.
    pub(super) line: u64,
}

impl<'r> Row<'r> {
    /// The cell's text; `None` where it is empty or there is no such column.
    pub(super) fn get(&self, column: &str) -> Option<&'r str> {
        let at = self.table.header.iter().position(|name| name == column)?;
        self.record.get(at).filter(|cell| !cell.is_empty())
    }

    /// The cell's text, owned.
    pub(super) fn text(&self, column: &str) -> Option<String> {
        self.get(column).map(str::to_owned)
    }

    /// The cell's text, which must not be empty.
    pub(super) fn needed(&self, column: &str) -> std::result::Result<&'r str, String> {
        self.get(column).ok_or_else(|| format!("{column} is empty."))
    }

    /// The word of a closed list; `None` where the cell is empty.
    pub(super) fn choice<T: Choice>(&self, column: &str) -> std::result::Result<Option<T>, String> {
        let Some(word) = self.get(column) else { return Ok(None) };
        T::from_word(word).map(Some).ok_or_else(|| {
            let words: Vec<_> = T::WORDS.iter().map(|(word, _)| *word).collect();
            format!("{column} is \"{word}\", which is none of {}.", words.join(", "))
        })
    }

    /// The stretch between two columns of offsets; `None` where both are empty.
    pub(super) fn stretch(&self, start: &str, end: &str) -> std::result::Result<Option<(u32, u32)>, String> {
        let offset = |column: &str| {
            let Some(cell) = self.get(column) else { return Ok(None) };
            let number = cell.trim().parse::<u32>().ok().filter(|n| *n <= i32::MAX as u32);
            number.map(Some).ok_or_else(|| format!("{column} is \"{cell}\", which is no offset."))
        };
        match (offset(start)?, offset(end)?) {
            (None, None) => Ok(None),
            (Some(from), Some(to)) if from < to => Ok(Some((from, to))),
            (Some(from), Some(to)) => {
                Err(format!("{start} is {from} and {end} is {to}, which leaves no words."))
            }
            (Some(_), None) => Err(format!("{start} is given without {end}.")),
            (None, Some(_)) => Err(format!("{end} is given without {start}.")),
        }
    }
}
