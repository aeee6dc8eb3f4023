//! Output: rows into files.
//!
//! What goes in are the rows of article after article; what comes out is a dataset, a folder that
//! holds every table as CSV and as Parquet, `datapackage.json`, `schema.md` and `sayso.json`. The
//! same rows give the same bytes. The folder is written beside its place and swapped in when it is
//! whole, so whatever goes wrong, the dataset that was there before stays as it was.

mod cells;
mod codebook;
mod csv;
mod datapackage;
mod dataset;
mod example;
mod export;
mod file;
mod group;
mod linking;
mod lock;
mod manifest;
mod old_csv;
mod pages;
mod parquet;
mod read;
mod revision;
mod snippets;
mod source;
mod speakers;
mod staging;
mod stretch;
mod table;
mod tables;
mod trail;

pub use self::codebook::{schema_md, write_schema};
pub(crate) use self::csv::spelling;
pub use self::dataset::{Dataset, History, Settings, Summary};
pub use self::example::example;
pub(crate) use self::export::{Given, give, problem_row};
pub use self::export::{Progress, export, export_revised};
pub(crate) use self::group::{Cutter, USUAL};
pub use self::linking::Quoted;
pub use self::lock::Lock;
pub use self::manifest::key_of;
pub(crate) use self::old_csv::were_edited;
pub use self::read::{Made, MadeTable};
pub use self::revision::{Revision, recorded};
pub use self::source::{Source, digests};
pub use self::table::write_table;
