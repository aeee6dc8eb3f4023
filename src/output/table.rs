//! One table in both of its forms.

use std::marker::PhantomData;
use std::path::Path;

use crate::error::Result;
use crate::output::csv::CsvTable;
use crate::output::file::{HashedFile, Written};
use crate::output::parquet::ParquetTable;
use crate::schema::{Row, Table};

/// Writes the rows of one table as CSV and as Parquet.
pub(super) struct TableWriter<R> {
    csv: CsvTable,
    parquet: ParquetTable,
    rows: u64,
    of: PhantomData<fn(&R)>,
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
        Ok(TableWriter {
            csv: CsvTable::new(file("csv")?, R::TABLE)?,
            parquet: ParquetTable::new(file("parquet")?, R::TABLE)?,
            rows: 0,
            of: PhantomData,
        })
    }

    pub(super) fn write(&mut self, row: &R) -> Result<()> {
        self.rows += 1;
        self.csv.write(row)?;
        self.parquet.write(row)
    }

    pub(super) fn close(self) -> Result<WrittenTable> {
        Ok(WrittenTable {
            table: R::TABLE,
            rows: self.rows,
            csv: self.csv.close()?,
            parquet: self.parquet.close()?,
        })
    }
}
