//! One table in both of its forms.

use std::marker::PhantomData;
use std::ops::Range;
use std::path::Path;

use crate::error::{Error, Result};
use crate::output::csv::CsvTable;
use crate::output::file::{HashedFile, Written, sync_file, write_error};
use crate::output::group::{self, Group, Part};
use crate::output::old_csv::OldCsv;
use crate::output::parquet::ParquetTable;
use crate::output::read::MadeTable;
use crate::schema::{Row, Table};

/// Writes the rows of one table as CSV and as Parquet.
pub(super) struct TableWriter<R> {
    csv: CsvTable,
    parquet: ParquetTable,
    rows: u64,
    /// Where the group that is being written began.
    began: Part,
    /// The same table of the dataset before.
    older: Option<Older>,
    of: PhantomData<fn(&R)>,
}

/// The table of which groups are copied.
struct Older {
    /// Its CSV file, as far as it was passed over.
    csv: OldCsv,
    table: MadeTable,
}

/// The files of a table that has been written.
pub(super) struct WrittenTable {
    pub(super) table: &'static Table,
    pub(super) rows: u64,
    pub(super) csv: Written,
    pub(super) parquet: Written,
}

impl<R: Row> TableWriter<R> {
    pub(super) fn create(folder: &Path) -> Result<Self> {
        let file = |ending: &str| HashedFile::create(&folder.join(format!("{}.{ending}", R::NAME)));
        let mut table = TableWriter {
            csv: CsvTable::new(file("csv")?, R::TABLE)?,
            parquet: ParquetTable::new(file("parquet")?, R::TABLE)?,
            rows: 0,
            began: Part::default(),
            older: None,
            of: PhantomData,
        };
        table.began = table.here();
        Ok(table)
    }

    /// Writes a whole table.
    pub(super) fn whole(folder: &Path, rows: &[R]) -> Result<WrittenTable> {
        let mut table = TableWriter::create(folder)?;
        table.write_all(rows.iter())?;
        table.close()
    }

    /// Follows on the same table of an older dataset, whose CSV file is checked by the time that
    /// this one is closed.
    pub(super) fn follow(&mut self, table: MadeTable) -> Result<()> {
        let csv = OldCsv::open(&table.csv, table.check.clone())?;
        // Most of what comes is copied.
        self.csv.expect(csv.length());
        self.parquet.expect(table.length());
        self.older = Some(Older { csv, table });
        Ok(())
    }

    pub(super) fn write(&mut self, row: &R) -> Result<()> {
        self.rows += 1;
        self.csv.write(row)?;
        self.parquet.write(row)
    }

    pub(super) fn write_all<'r>(&mut self, mut rows: impl Iterator<Item = &'r R>) -> Result<()>
    where
        R: 'r,
    {
        rows.try_for_each(|row| self.write(row))
    }

    /// Ends a group of articles and says what it has of this table.
    pub(super) fn end_group(&mut self) -> Result<Part> {
        self.parquet.end_group()?;
        let (began, here) = (self.began, self.here());
        self.began = here;
        Ok(Part {
            bytes: here.bytes - began.bytes,
            row_groups: here.row_groups - began.row_groups,
            rows: here.rows - began.rows,
        })
    }

    /// Takes neighbouring groups of the dataset that is followed over, `groups[which]`. They must come
    /// in their order, and a group that is being written must have been ended.
    pub(super) fn copy(&mut self, groups: &[Group], which: Range<usize>) -> Result<()> {
        let Some(place) = group::place(R::NAME).filter(|_| !which.is_empty()) else { return Ok(()) };
        let Some(Older { csv, table }) = &mut self.older else { return Ok(()) };
        // The header stands before the first group.
        let mut at = Part { bytes: header(R::TABLE), ..Part::default() };
        groups[..which.start].iter().for_each(|group| at.add(&group.parts[place]));
        let mut end = at;
        groups[which.clone()].iter().for_each(|group| end.add(&group.parts[place]));
        if end.row_groups > table.row_groups() {
            return Err(Error::new("is another than sayso.json describes")
                .at(&table.csv)
                .cure("Write the dataset anew with sayso export."));
        }
        if which.start == 0 && self.rows == 0 {
            self.csv.follow(&table.csv_notes, end.bytes);
            self.parquet.follow(table, end.row_groups);
        }
        let (lines, row_groups) = rayon::join(
            || self.csv.copy(csv, at.bytes..end.bytes),
            || self.parquet.copy(table, at.row_groups..end.row_groups),
        );
        lines.and(row_groups)?;
        self.rows += end.rows - at.rows;
        self.began = self.here();
        Ok(())
    }

    fn here(&self) -> Part {
        Part { bytes: self.csv.bytes(), row_groups: self.parquet.row_groups(), rows: self.rows }
    }

    /// [`TableWriter::copy`], and [`TableWriter::close`].
    pub(super) fn finish(mut self, groups: &[Group], which: Range<usize>) -> Result<WrittenTable> {
        self.copy(groups, which)?;
        self.close()
    }

    pub(super) fn close(self) -> Result<WrittenTable> {
        self.older.map(|older| older.csv.close()).transpose()?;
        Ok(WrittenTable {
            table: R::TABLE,
            rows: self.rows,
            csv: self.csv.close()?,
            parquet: self.parquet.close()?,
        })
    }
}

/// Writes rows as a single file: Parquet where the path ends in `.parquet`, else CSV.
///
/// # Errors
/// Where the file is there already or cannot be written.
pub fn write_table<R: Row>(path: &Path, rows: &[R]) -> Result<()> {
    if path.exists() {
        return Err(Error::new("is there already").at(path).cure("Name another file, or remove this one."));
    }
    let file = HashedFile::create(path)?;
    let mut written = if path.extension().is_some_and(|ending| ending == "parquet") {
        let mut table = ParquetTable::new(file, R::TABLE)?;
        rows.iter().try_for_each(|row| table.write(row))?;
        table.close()?
    } else {
        let mut table = CsvTable::new(file, R::TABLE)?;
        rows.iter().try_for_each(|row| table.write(row))?;
        table.close()?
    };
    written.wait().and_then(|()| sync_file(path)).map_err(|error| write_error(path, &error))
}

/// The length of the first line of a table's CSV in bytes.
fn header(table: &Table) -> u64 {
    table.columns.iter().map(|column| column.name.len() as u64 + 3).sum()
}
