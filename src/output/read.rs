//! A dataset being read back: what it is, whether it is whole, and its rows.

use std::collections::BTreeMap;
use std::fs::{self, File};
use std::hash::Hasher as _;
use std::io::{self, Read};
use std::ops::Range;
use std::path::{Path, PathBuf};
use std::sync::{Mutex, PoisonError};

use arrow::array::RecordBatch;
use parquet::arrow::arrow_reader::{ArrowReaderMetadata, ArrowReaderOptions, ParquetRecordBatchReader};
use parquet::arrow::{ProjectionMask, parquet_to_arrow_field_levels};
use parquet::file::metadata::{ColumnChunkMetaData, ParquetMetaData, RowGroupMetaData};
use rayon::prelude::*;
use serde_json::Value as Json;
use sha2::{Digest, Sha256};
use twox_hash::XxHash3_64;

use crate::error::{Error, Result};
use crate::output::cells::{Cells, Column};
use crate::output::file::{checked, hexadecimal};
use crate::output::group::{self, Group};
use crate::output::manifest;
use crate::output::pages::Pages;
use crate::output::stretch::Stretch;
use crate::output::trail;
use crate::schema::{Row, Value};

/// A dataset that sayso made, as it lies in its folder.
#[derive(Debug)]
pub struct Made {
    folder: PathBuf,
    key: String,
    manifest: Json,
    package: Json,
    groups: Option<Vec<Group>>,
    /// The tables that were opened, by name: what a Parquet file says of itself is long.
    opened: Mutex<BTreeMap<&'static str, MadeTable>>,
}

impl Made {
    /// Looks at the dataset in a folder. Its tables are not opened yet.
    ///
    /// # Errors
    /// Where the folder holds no dataset of sayso's, one of a newer version, or one of which a file
    /// is missing.
    pub fn open(folder: &Path) -> Result<Made> {
        if !folder.is_dir() {
            return Err(Error::new("there is no such folder")
                .at(folder)
                .cure("Name the folder of a dataset that sayso export wrote."));
        }
        let text = read_text(folder, manifest::NAME)?;
        let key = manifest::key(&text);
        let manifest: Json = serde_json::from_str(&text).unwrap_or_default();
        let Some(version) = manifest["sayso"].as_str() else {
            return Err(damaged(&folder.join(manifest::NAME), "does not say which version made the dataset"));
        };
        let this = env!("CARGO_PKG_VERSION");
        if numbers(version) > numbers(this) {
            return Err(Error::new(format!("the dataset was made by sayso {version}; this is {this}"))
                .at(folder)
                .cure("Use that version or a newer one, or write a new dataset with sayso export."));
        }
        let text = read_text(folder, "datapackage.json")?;
        let package: Json = serde_json::from_str(&text).unwrap_or_default();
        let groups = group::from_json(&manifest["groups"]);
        let made =
            Made { folder: folder.to_owned(), key, manifest, package, groups, opened: Mutex::default() };
        let files = made.files();
        if files.is_empty() {
            return Err(damaged(&folder.join("datapackage.json"), "lists no file"));
        }
        let missing: Vec<_> = files.iter().filter(|(name, _)| !folder.join(name).is_file()).collect();
        if let Some((first, _)) = missing.first() {
            return Err(not_whole(folder, first, missing.len() - 1));
        }
        Ok(made)
    }

    /// Where it lies.
    #[must_use]
    pub fn folder(&self) -> &Path {
        &self.folder
    }

    /// What names it, as [`super::key_of`] tells.
    pub(crate) fn key(&self) -> &str {
        &self.key
    }

    /// The content of `sayso.json`.
    #[must_use]
    pub fn manifest(&self) -> &Json {
        &self.manifest
    }

    /// The content of `datapackage.json`.
    #[must_use]
    pub fn package(&self) -> &Json {
        &self.package
    }

    /// The groups of its articles, or `None` where it was written without.
    pub(crate) fn groups(&self) -> Option<&[Group]> {
        self.groups.as_deref()
    }

    /// For each group of articles, its row groups in this table.
    pub(crate) fn row_groups<R: Row>(&self) -> Vec<Range<usize>> {
        let Some(place) = group::place(R::NAME) else { return Vec::new() };
        let mut at = 0;
        let range = |group: &Group| {
            let start = at;
            at += group.parts[place].row_groups;
            start..at
        };
        self.groups.iter().flatten().map(range).collect()
    }

    /// The files that it should hold and the SHA-256 that each should have, in hexadecimal.
    fn files(&self) -> Vec<(&str, &str)> {
        let resources = self.package["resources"].as_array().map(Vec::as_slice).unwrap_or_default();
        let listed = resources.iter().filter_map(|resource| {
            Some((resource["path"].as_str()?, resource["hash"].as_str()?.strip_prefix("sha256:")?))
        });
        let files = self.manifest["files"].as_object();
        let described =
            files.into_iter().flatten().filter_map(|(name, hash)| Some((&**name, hash.as_str()?)));
        listed.chain(described).collect()
    }

    /// The names of the files that are not as sayso wrote them, by the checks of `sayso.json`
    /// (XXH3) or, where it has none, by their SHA-256.
    ///
    /// # Errors
    /// Where one cannot be read.
    pub fn edited(&self) -> Result<Vec<String>> {
        self.edited_of(|_| true)
    }

    /// [`Made::edited`], but for the files that are checked while the next version is made of them:
    /// the CSV files of the tables that are cut into groups.
    ///
    /// # Errors
    /// Where one cannot be read.
    pub(crate) fn edited_beside_groups(&self) -> Result<Vec<String>> {
        let is_cut = |name: &str| {
            name.strip_suffix(".csv").is_some_and(|name| group::TABLES.contains(&name))
                && self.manifest["xxh3"][name].is_string()
        };
        self.edited_of(|name| !is_cut(name))
    }

    fn edited_of(&self, is_asked: impl Fn(&str) -> bool) -> Result<Vec<String>> {
        let checks = &self.manifest["xxh3"];
        let files: Vec<_> = self.files().into_iter().filter(|(name, _)| is_asked(name)).collect();
        // One after the other as threads come free: the tables differ much in size.
        let edited = files.into_par_iter().with_max_len(1).map(|(name, hash)| {
            let path = self.folder.join(name);
            let is_same = match checks[name].as_str() {
                Some(check) => read_whole(&path, XxHash3_64::default(), |check, bytes| check.write(bytes))
                    .map(|now| checked(&now) == check),
                None => read_whole(&path, Sha256::new(), |hash, bytes| hash.update(bytes))
                    .map(|now| hexadecimal(now) == hash),
            };
            Ok((!is_same.map_err(|error| read_error(&path, &error))?).then(|| name.to_owned()))
        });
        Ok(edited.collect::<Result<Vec<_>>>()?.into_iter().flatten().collect())
    }

    /// Whether the dataset has the columns that this version writes, for this table.
    #[must_use]
    pub fn has_columns<R: Row>(&self) -> bool {
        let resources = self.package["resources"].as_array().map(Vec::as_slice).unwrap_or_default();
        let Some(resource) = resources.iter().find(|resource| resource["name"] == R::NAME) else {
            return false;
        };
        let fields = resource["schema"]["fields"].as_array().map(Vec::as_slice).unwrap_or_default();
        fields.iter().map(|field| field["name"].as_str()).eq(R::TABLE.columns.iter().map(|c| Some(c.name)))
    }

    /// Opens a table.
    ///
    /// # Errors
    /// Where its Parquet file cannot be read.
    pub fn table<R: Row>(&self) -> Result<MadeTable> {
        // Two threads that open a table at once both read it; they never wait for each other.
        let opened = || self.opened.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(table) = opened().get(R::NAME) {
            return Ok(table.clone());
        }
        let table = self.open_table::<R>()?;
        opened().insert(R::NAME, table.clone());
        Ok(table)
    }

    fn open_table<R: Row>(&self) -> Result<MadeTable> {
        let path = self.folder.join(format!("{}.parquet", R::NAME));
        let file = File::open(&path).map_err(|error| read_error(&path, &error))?;
        // A mask would lose the figures of the encodings, which a row group takes along.
        let options = ArrowReaderOptions::new().with_encoding_stats_as_mask(false);
        let about =
            ArrowReaderMetadata::load(&file, options).map_err(|_| damaged(&path, "is no Parquet file"))?;
        let csv = format!("{}.csv", R::NAME);
        let check = self.manifest["xxh3"][&csv].as_str().map(str::to_owned);
        let notes = |name: &str| trail::from_json(&self.manifest["sha256_states"], name);
        Ok(MadeTable {
            csv_notes: notes(&csv),
            notes: notes(&format!("{}.parquet", R::NAME)),
            csv: self.folder.join(csv),
            check,
            path,
            about,
        })
    }
}

/// A table of a dataset, open for reading.
#[derive(Clone, Debug)]
pub struct MadeTable {
    pub(super) csv: PathBuf,
    /// What the check of the CSV file must come to, where `sayso.json` says it.
    pub(super) check: Option<String>,
    /// What SHA-256 remembered on its way through the CSV file, and through the other one.
    pub(super) csv_notes: Vec<String>,
    pub(super) notes: Vec<String>,
    path: PathBuf,
    about: ArrowReaderMetadata,
}

/// How many bytes of a table are held in memory at a time, unless a row group is larger: as many as
/// a processor keeps close by.
const RUN: u64 = 1 << 20;
/// How many bytes of a table each thread reads at a time where all of it is wanted.
const SHARE: u64 = 1 << 17;

impl MadeTable {
    /// The number of row groups.
    #[must_use]
    pub fn row_groups(&self) -> usize {
        self.about.metadata().num_row_groups()
    }

    /// The length of its Parquet file in bytes, as far as the system tells it.
    pub(super) fn length(&self) -> u64 {
        fs::metadata(&self.path).map_or(0, |about| about.len())
    }

    pub(super) fn about(&self) -> &ParquetMetaData {
        self.about.metadata()
    }

    /// Cuts row groups into runs of some megabytes each, which are read at once.
    pub(super) fn runs(&self, which: Range<usize>) -> Vec<Range<usize>> {
        self.cut(which, RUN)
    }

    fn cut(&self, which: Range<usize>, most: u64) -> Vec<Range<usize>> {
        let mut runs: Vec<Range<usize>> = Vec::new();
        let mut size = 0;
        for number in which {
            let more = u64::try_from(self.about().row_group(number).compressed_size()).unwrap_or(u64::MAX);
            size = more.saturating_add(size);
            match runs.last_mut() {
                Some(run) if size <= most => run.end = number + 1,
                _ => {
                    runs.push(number..number + 1);
                    size = more;
                }
            }
        }
        runs
    }

    /// The bytes of some neighbouring row groups. Those of a file that `goes` need not be kept in the
    /// system's memory.
    pub(super) fn stretch(&self, which: Range<usize>, goes: bool) -> Result<Stretch> {
        let (mut start, mut end) = (u64::MAX, 0);
        for column in self.about().row_groups()[which].iter().flat_map(RowGroupMetaData::columns) {
            let place = place(column).ok_or_else(|| self.damaged())?;
            (start, end) = (start.min(place.start), end.max(place.end));
        }
        Stretch::read(&self.path, start..end, goes).map_err(|error| match error.kind() {
            io::ErrorKind::UnexpectedEof => self.damaged(),
            _ => read_error(&self.path, &error),
        })
    }

    /// Where the first `n` row groups end, if nothing stands before them but the mark of Parquet, and
    /// nothing between them.
    pub(super) fn end_of_first(&self, n: usize) -> Option<u64> {
        let columns = self.about().row_groups()[..n].iter().flat_map(RowGroupMetaData::columns);
        columns.map(place).try_fold(PARQUET.len() as u64, |at, place| {
            place.filter(|place| place.start == at).map(|place| place.end)
        })
    }

    /// The error for a table that holds what none of its rows can hold.
    pub(super) fn damaged(&self) -> Error {
        damaged(&self.path, "cannot be read as this table")
    }

    /// Hands every row of some row groups to `take`, in order. Columns are known by their names;
    /// one that the file does not have is null.
    ///
    /// # Errors
    /// Where the file cannot be read or holds what no row of the table can hold.
    pub fn rows<R: Row>(&self, which: Range<usize>, take: &mut dyn FnMut(R)) -> Result<()> {
        self.batches(which, ProjectionMask::all(), &mut |batch| {
            let cells = Cells::of::<R>(batch)?;
            for index in 0..batch.num_rows() {
                take(cells.row(index)?);
            }
            Some(())
        })
    }

    /// Hands the cells of some columns to `take`, row by row, without decoding the others.
    ///
    /// # Errors
    /// As [`MadeTable::rows`], and where there is no such column.
    pub(super) fn cells<const N: usize>(
        &self,
        which: Range<usize>,
        names: [&str; N],
        take: &mut dyn FnMut([Value<'_>; N]),
    ) -> Result<()> {
        let mask = ProjectionMask::columns(self.about.parquet_schema(), names);
        self.batches(which, mask, &mut |batch| {
            let column = |name| Column::of(batch.column_by_name(name)?.as_ref());
            let columns: Vec<_> = names.into_iter().map(column).collect::<Option<_>>()?;
            for index in 0..batch.num_rows() {
                take(std::array::from_fn(|at| columns[at].value(index)));
            }
            Some(())
        })
    }

    /// Hands the columns of a mask to `take`, some rows at a time; it gives `None` where they are not
    /// those of this table.
    fn batches(
        &self,
        which: Range<usize>,
        mask: ProjectionMask,
        take: &mut dyn FnMut(&RecordBatch) -> Option<()>,
    ) -> Result<()> {
        let failed = || self.damaged();
        let columns = self.about.schema().fields();
        let levels = parquet_to_arrow_field_levels(self.about.parquet_schema(), mask, Some(columns))
            .map_err(|_| failed())?;
        for run in self.runs(which) {
            let stretch = self.stretch(run.clone(), false)?;
            let reader = Pages::new(self.about(), &self.about().row_groups()[run], stretch)
                .and_then(|pages| {
                    ParquetRecordBatchReader::try_new_with_row_groups(&levels, &pages, 8_192, None)
                })
                .map_err(|_| failed())?;
            for batch in reader {
                take(&batch.map_err(|_| failed())?).ok_or_else(failed)?;
            }
        }
        Ok(())
    }

    /// Every row of the table, read on all processors.
    ///
    /// # Errors
    /// As [`MadeTable::rows`].
    pub fn all<R: Row + Send>(&self) -> Result<Vec<R>> {
        let of_run = |run| {
            let mut rows = Vec::new();
            self.rows(run, &mut |row| rows.push(row))?;
            Ok(rows)
        };
        let runs = self.cut(0..self.row_groups(), SHARE).into_par_iter().with_max_len(1);
        Ok(runs.map(of_run).collect::<Result<Vec<Vec<R>>>>()?.into_iter().flatten().collect())
    }
}

/// What a Parquet file begins with.
const PARQUET: &[u8] = b"PAR1";

/// The bytes of a column chunk, or `None` where they are nowhere.
fn place(column: &ColumnChunkMetaData) -> Option<Range<u64>> {
    let start = column.dictionary_page_offset().unwrap_or(column.data_page_offset());
    let start = u64::try_from(start).ok()?;
    Some(start..start.checked_add(u64::try_from(column.compressed_size()).ok()?)?)
}

/// The three numbers of a version; what cannot be read counts as 0.
fn numbers(version: &str) -> Vec<u64> {
    let version = version.split(['-', '+']).next().unwrap_or_default();
    version.split('.').map(|number| number.parse().unwrap_or(0)).collect()
}

fn read_text(folder: &Path, name: &str) -> Result<String> {
    let path = folder.join(name);
    fs::read_to_string(&path).map_err(|error| match error.kind() {
        io::ErrorKind::NotFound if name == manifest::NAME => {
            Error::new("is no dataset of sayso's: it holds no sayso.json").at(folder).cure(
                "Name the folder that sayso export wrote, or write one with sayso export CORPUS --out DIR.",
            )
        }
        io::ErrorKind::NotFound => not_whole(folder, name, 0),
        _ => read_error(&path, &error),
    })
}

fn not_whole(folder: &Path, missing: &str, n_others: usize) -> Error {
    let more = match n_others {
        0 => "is missing".to_owned(),
        1 => "and 1 other file are missing".to_owned(),
        n => format!("and {n} other files are missing"),
    };
    Error::new(format!("the dataset is not whole: {missing} {more}"))
        .at(folder)
        .cure("Put back what was deleted, or write the dataset anew: sayso export CORPUS --out DIR.")
}

fn damaged(path: &Path, what: &str) -> Error {
    Error::new(what)
        .at(path)
        .cure("Put back the file that sayso wrote, or write the dataset anew with sayso export.")
}

fn read_error(path: &Path, error: &io::Error) -> Error {
    Error::new(format!("cannot be read: {error}")).at(path).cure("Make it readable.")
}

/// Hands the bytes of a file to a hash.
fn read_whole<H>(path: &Path, mut hash: H, take: impl Fn(&mut H, &[u8])) -> io::Result<H> {
    let mut file = File::open(path)?;
    let mut buffer = vec![0; 1 << 18];
    loop {
        match file.read(&mut buffer)? {
            0 => return Ok(hash),
            n => take(&mut hash, &buffer[..n]),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::output::{Dataset, Settings, example};
    use crate::rows::rows;
    use crate::schema::SpeakerRow;

    #[test]
    fn several_threads_can_read_one_table() {
        let place = tempfile::tempdir().expect("a temporary folder");
        let (mut article, annotated, rules) = example();
        let settings = Settings {
            name: "test".into(),
            version: "1.0.0".into(),
            articles_per_group: Some(1),
            ..Settings::default()
        };
        let mut dataset = Dataset::create(&place.path().join("set"), settings).expect("a dataset");
        for number in 0..40 {
            article.id = format!("article-{number:02}");
            dataset.add(&rows(&article, &annotated)).expect("rows are written");
        }
        dataset.finish(&rules, &[]).expect("the dataset is finished");
        let table = Made::open(&place.path().join("set"))
            .and_then(|made| made.table::<SpeakerRow>())
            .expect("the table");
        let ids = |group: usize| {
            let mut ids = Vec::new();
            let row_group = group % table.row_groups();
            table.cells(row_group..row_group + 1, ["article_id", "name"], &mut |[id, name]| {
                ids.push(format!("{id:?} {name:?}"));
            })?;
            Ok::<_, Error>(ids)
        };
        let alone: Vec<_> = (0..table.row_groups()).map(|group| ids(group).expect("readable")).collect();
        assert!(alone.len() > 20, "{} row groups", alone.len());
        (0..2_000).into_par_iter().with_max_len(1).for_each(|group| {
            let now = ids(group).expect("readable");
            assert!(now == alone[group % alone.len()], "group {group} was read from another place");
        });
    }
}
