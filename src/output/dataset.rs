//! A dataset being written.

use std::collections::BTreeMap;
use std::ops::Range;
use std::path::{Path, PathBuf};

use sha2::{Digest, Sha256};

use crate::attribution::{ProblemCode, QuotationType, Severity};
use crate::error::Result;
use crate::output::codebook::schema_md;
use crate::output::datapackage::datapackage;
use crate::output::file::{hexadecimal, write_error, write_whole};
use crate::output::group::{self, Cutter, Group};
use crate::output::linking::Quoted;
use crate::output::lock::Lock;
use crate::output::manifest::{self, Manifest, manifest};
use crate::output::read::Made;
use crate::output::staging::{CHANGELOG, Staging};
use crate::output::table::{TableWriter, WrittenTable};
use crate::output::tables::{Finished, Tables};
use crate::rows::ArticleRows;
use crate::schema::{ArticleRow, ChangeRow, ProblemRow, QuotationRow, RuleRow, SpeakerRow};
use crate::speaker::SpeakerKind;

/// What a dataset says of itself, and how it is written.
#[derive(Clone, Debug, Default)]
pub struct Settings {
    /// Its name in `datapackage.json`: lower-case letters, digits, `-`, `_` and `.`.
    pub name: String,
    /// Its title, if it has one.
    pub title: Option<String>,
    /// Its version, three numbers with full stops between.
    pub version: String,
    /// Its licence, as an SPDX identifier, if it has one.
    pub licence: Option<String>,
    /// Whether to write into a folder that holds files which sayso did not make.
    pub force: bool,
    /// What else had a say in the rows, by name; recorded in `sayso.json`. No times, and no paths
    /// but those from the dataset to its corpus.
    pub recorded: Vec<(String, serde_json::Value)>,
    /// How many neighbouring articles share their row groups, on average; `None` is the usual
    /// number. Fewer make a dataset that is quicker to bring up to date, and larger.
    pub articles_per_group: Option<u32>,
}

/// What is told of the way from an older version of a dataset to this one.
#[derive(Clone, Debug, Default)]
pub struct History {
    /// The rows of the table `changes`.
    pub changes: Vec<ChangeRow>,
    /// The whole text of `CHANGELOG.md`.
    pub changelog: String,
}

/// A dataset that takes the rows of article after article, in the order of the corpus.
///
/// Until [`Dataset::finish`] nothing is seen at its place: dropped before, it leaves no trace.
/// Memory grows with the number of different names of speakers, and with nothing else.
pub struct Dataset {
    settings: Settings,
    tables: Tables,
    fired: BTreeMap<String, i32>,
    inputs: Sha256,
    cutter: Cutter,
    groups: Vec<Group>,
    /// Articles in the group that is being written.
    pending: usize,
    /// The groups of the dataset that is followed.
    older: Vec<Group>,
    /// Groups of the older dataset that are to come next and are not copied yet, by number.
    coming: Range<usize>,
    summary: Summary,
    // Late, so that the files are closed before an unfinished folder is removed.
    staging: Staging,
    // Last, so that nobody else begins before all is done.
    _lock: Lock,
}

/// What came out, in figures.
#[derive(Clone, Debug, Default)]
pub struct Summary {
    /// Where the dataset is.
    pub folder: PathBuf,
    /// Number of articles.
    pub n_articles: u64,
    /// Number of words in them.
    pub n_words: u64,
    /// Number of quotations.
    pub n_quotations: u64,
    /// For each type, the number of quotations and of those that have a speaker.
    pub by_type: BTreeMap<QuotationType, (u64, u64)>,
    /// For each sort of speaker, the number of quotations; `None` is nobody.
    pub by_speaker: BTreeMap<Option<SpeakerKind>, u64>,
    /// For each sort of problem, how often it was met.
    pub problems: BTreeMap<(Severity, ProblemCode), u64>,
    /// The people and bodies that are quoted most.
    pub most_quoted: Vec<Quoted>,
    /// The rows of each table, by name.
    pub rows: Vec<(&'static str, u64)>,
}

impl Dataset {
    /// Begins a dataset that is to be `folder`.
    ///
    /// # Errors
    /// Where the folder holds files that sayso did not make (unless `settings.force`), cannot be
    /// made or written to, or where another run is writing it.
    pub fn create(folder: &Path, settings: Settings) -> Result<Self> {
        Dataset::create_locked(folder, settings, Lock::take(folder, "sayso export", None)?)
    }

    /// [`Dataset::create`], with the lock on `folder` already taken.
    ///
    /// # Errors
    /// As [`Dataset::create`].
    pub fn create_locked(folder: &Path, settings: Settings, lock: Lock) -> Result<Self> {
        let staging = Staging::create(folder, settings.force)?;
        Ok(Dataset {
            cutter: Cutter::new(settings.articles_per_group.unwrap_or(group::USUAL)),
            groups: Vec::new(),
            pending: 0,
            older: Vec::new(),
            coming: 0..0,
            _lock: lock,
            settings,
            tables: Tables::create(staging.folder())?,
            fired: BTreeMap::new(),
            inputs: Sha256::new(),
            summary: Summary::default(),
            staging,
        })
    }

    /// Begins the next version of a dataset, into which groups of articles of `older` can be taken
    /// over with [`Dataset::take_over`].
    ///
    /// # Errors
    /// As [`Dataset::create`], and where the older dataset cannot be read.
    pub(crate) fn follow(older: &Made, settings: Settings, lock: Lock) -> Result<Self> {
        let mut dataset = Dataset::create_locked(older.folder(), settings, lock)?;
        let Some(groups) = older.groups() else { return Ok(dataset) };
        dataset.tables.follow(older, groups)?;
        dataset.older = groups.to_vec();
        Ok(dataset)
    }

    /// Counts the decisions of rules that a dataset has; [`Dataset::forget`] takes those of single
    /// articles away again.
    pub(crate) fn count_fired(&mut self, rules: &[RuleRow]) {
        self.fired.extend(rules.iter().map(|rule| (rule.rule_id.clone(), rule.n_fired)));
    }

    /// Takes the decisions of rules about this quotation away again.
    pub(crate) fn forget(&mut self, row: &QuotationRow) {
        for rule in [Some(&row.kind_rule), row.mention_rule.as_ref(), row.speaker_rule.as_ref()] {
            if let Some(n) = rule.and_then(|rule| self.fired.get_mut(rule)) {
                *n -= 1;
            }
        }
    }

    /// Takes the speakers of whole articles of the older dataset away, which are not taken over.
    pub(crate) fn forget_speakers(&mut self, rows: &[SpeakerRow]) {
        self.tables.forget_speakers(rows);
    }

    /// Takes neighbouring groups of the older dataset over as they stand, `which` by number;
    /// `articles` are their articles' rows. Problems are not taken over; add them.
    ///
    /// The groups are copied by [`Dataset::bring`], or when something else comes behind them.
    ///
    /// # Errors
    /// Where something cannot be read or written.
    pub(crate) fn take_over(&mut self, which: Range<usize>, articles: &[ArticleRow]) -> Result<()> {
        self.end_group()?;
        self.bring()?;
        for article in articles {
            self.count_article(article);
            self.summary.n_quotations += article.n_quotations.unsigned_abs() as u64;
        }
        self.groups.extend_from_slice(&self.older[which.clone()]);
        self.coming = which;
        self.cutter.restart();
        Ok(())
    }

    /// Copies the groups that were taken over and not copied yet, all tables at once.
    ///
    /// # Errors
    /// Where something cannot be read or written.
    pub(crate) fn bring(&mut self) -> Result<()> {
        let which = std::mem::take(&mut self.coming);
        if which.is_empty() {
            return Ok(());
        }
        self.tables.copy(&self.older, which)
    }

    /// Ends the group of articles that is being written.
    fn end_group(&mut self) -> Result<()> {
        if self.pending == 0 {
            return Ok(());
        }
        self.groups.push(self.tables.end_group(self.pending)?);
        self.pending = 0;
        Ok(())
    }

    fn count_article(&mut self, article: &ArticleRow) {
        self.inputs.update(format!("{}\0{}\n", article.article_id, article.text_sha256));
        self.summary.n_articles += 1;
        self.summary.n_words += article.n_words.unsigned_abs() as u64;
    }

    /// The number of quotations so far.
    pub(crate) fn n_quotations(&self) -> u64 {
        self.summary.n_quotations
    }

    /// Gives the dataset another version than its settings have.
    pub(crate) fn set_version(&mut self, version: &str) {
        version.clone_into(&mut self.settings.version);
    }

    /// The number of articles added so far.
    #[must_use]
    pub fn n_articles(&self) -> u64 {
        self.summary.n_articles
    }

    /// Adds an article's rows.
    ///
    /// # Errors
    /// Where they cannot be written.
    pub fn add(&mut self, rows: &ArticleRows) -> Result<()> {
        self.add_all(&[rows])
    }

    /// Adds the rows of several articles, in this order.
    ///
    /// # Errors
    /// Where they cannot be written.
    pub fn add_all(&mut self, articles: &[&ArticleRows]) -> Result<()> {
        let mut first = 0;
        for (at, rows) in articles.iter().enumerate() {
            if self.cutter.cuts_before(&rows.article.article_id) {
                self.add_to_group(&articles[first..at])?;
                self.end_group()?;
                first = at;
            }
        }
        self.add_to_group(&articles[first..])
    }

    /// Adds articles to the group that is being written.
    fn add_to_group(&mut self, articles: &[&ArticleRows]) -> Result<()> {
        self.bring()?;
        self.pending += articles.len();
        for rows in articles {
            self.count_article(&rows.article);
            rows.quotations.iter().for_each(|row| self.count(row));
            rows.problems.iter().try_for_each(|row| self.add_problem(row))?;
        }
        self.tables.add(articles)
    }

    /// Adds a problem that is not about one of the articles, such as a file that cannot be read.
    ///
    /// # Errors
    /// Where it cannot be written.
    pub fn add_problem(&mut self, row: &ProblemRow) -> Result<()> {
        *self.summary.problems.entry((row.severity, row.code)).or_default() += 1;
        self.tables.add_problem(row)
    }

    /// Writes what is left, describes the files, and puts the dataset in its place.
    ///
    /// `rules` are the rows of the table `rules`, in which `n_fired` is counted here. `digests` name
    /// what else had a say in the rows, such as the word lists.
    ///
    /// # Errors
    /// Where something cannot be written; the dataset that was there before is then untouched.
    pub fn finish(self, rules: &[RuleRow], digests: &[(&str, String)]) -> Result<Summary> {
        self.finish_with(rules, digests, None)
    }

    /// [`Dataset::finish`], with what is told of the way from the version before.
    ///
    /// # Errors
    /// As [`Dataset::finish`].
    pub fn finish_with(
        mut self,
        rules: &[RuleRow],
        digests: &[(&str, String)],
        history: Option<&History>,
    ) -> Result<Summary> {
        self.end_group()?;
        let rules: Vec<RuleRow> = rules.iter().map(|rule| self.with_count(rule)).collect();
        let Dataset { settings, tables, inputs, mut summary, staging, mut groups, older, coming, .. } = self;
        let folder = staging.folder();
        let rules = TableWriter::whole(folder, &rules)?;
        let Finished { mut tables, speaker_parts, most_quoted } = tables.finish(&older, coming, rules)?;
        for (group, part) in groups.iter_mut().zip(speaker_parts) {
            group.parts[2] = part;
        }
        summary.most_quoted = most_quoted;
        tables.extend(write_history(&staging, history)?);
        let files = [
            write_whole(&folder.join("datapackage.json"), &datapackage(&settings, &tables))?,
            write_whole(&folder.join("schema.md"), &schema_md())?,
        ];
        let mut recorded = settings.recorded;
        if let Some(n) = settings.articles_per_group {
            recorded.push(("articles_per_group".to_owned(), n.into()));
        }
        let made_by = Manifest {
            settings: &recorded,
            digests,
            n_articles: summary.n_articles,
            articles_sha256: hexadecimal(inputs),
            groups: group::to_json(&groups),
            files: &files,
            cut: tables
                .iter()
                .filter(|table| group::TABLES.contains(&table.table.name))
                .flat_map(|table| [&table.csv, &table.parquet])
                .collect(),
            checks: tables.iter().flat_map(|table| [&table.csv, &table.parquet]).chain(&files).collect(),
        };
        write_whole(&folder.join(manifest::NAME), &manifest(&made_by))?;
        summary.rows = tables.iter().map(|written| (written.table.name, written.rows)).collect();
        for file in tables.iter_mut().flat_map(|table| [&mut table.csv, &mut table.parquet]) {
            file.wait().map_err(|error| write_error(&folder.join(&file.name), &error))?;
        }
        summary.folder = staging.swap()?;
        Ok(summary)
    }

    /// The row of a rule, with how often it decided.
    fn with_count(&self, rule: &RuleRow) -> RuleRow {
        let n_fired = self.fired.get(&rule.rule_id).copied().unwrap_or(0);
        RuleRow { n_fired, ..rule.clone() }
    }

    fn count(&mut self, row: &QuotationRow) {
        self.summary.n_quotations += 1;
        let of_type = self.summary.by_type.entry(row.r#type).or_default();
        of_type.0 += 1;
        of_type.1 += u64::from(row.speaker_id.is_some());
        *self.summary.by_speaker.entry(row.speaker_kind).or_default() += 1;
        for rule in [Some(&row.kind_rule), row.mention_rule.as_ref(), row.speaker_rule.as_ref()] {
            let Some(rule) = rule else { continue };
            match self.fired.get_mut(rule) {
                Some(n) => *n += 1,
                None => {
                    self.fired.insert(rule.clone(), 1);
                }
            }
        }
    }
}

/// Writes the table of changes and the changelog; without a history an older changelog stays.
fn write_history(staging: &Staging, history: Option<&History>) -> Result<Option<WrittenTable>> {
    let changelog = staging.folder().join(CHANGELOG);
    let Some(history) = history else {
        if let Ok(older) = std::fs::read_to_string(staging.target().join(CHANGELOG)) {
            write_whole(&changelog, &older)?;
        }
        return Ok(None);
    };
    let changes = TableWriter::whole(staging.folder(), &history.changes)?;
    write_whole(&changelog, &history.changelog)?;
    Ok(Some(changes))
}

#[cfg(test)]
mod tests {
    use std::fs;

    use super::*;
    use crate::output::example;
    use crate::output::file::full_disk;
    use crate::rows::rows;

    fn settings(force: bool) -> Settings {
        Settings { name: "test".into(), version: "1.0.0".into(), force, ..Settings::default() }
    }

    /// Writes a dataset of `n` articles that differ in their ids.
    fn write(folder: &Path, n: usize, force: bool) -> Result<Summary> {
        let (mut article, annotated, rules) = example();
        let mut dataset = Dataset::create(folder, settings(force))?;
        for number in 0..n {
            article.id = format!("article-{number}");
            dataset.add(&rows(&article, &annotated))?;
        }
        dataset.finish(&rules, &[])
    }

    fn names(folder: &Path) -> Vec<String> {
        let entries =
            fs::read_dir(folder).expect("a folder").map(|entry| entry.expect("an entry").file_name());
        let mut names: Vec<_> = entries.map(|name| name.into_string().expect("UTF-8")).collect();
        names.sort();
        names
    }

    #[test]
    fn a_full_disk_leaves_the_old_dataset() {
        let folder = tempfile::tempdir().expect("a temporary folder");
        let target = folder.path().join("set");
        let summary = write(&target, 1, false).expect("room enough");
        assert_eq!((summary.n_articles, summary.n_quotations), (1, 9));
        let old = fs::read(target.join("articles.csv")).expect("a table");
        let mut failures = 0;
        let mut room = 0;
        loop {
            full_disk::leave(Some(room));
            let result = write(&target, 4, false);
            full_disk::leave(None);
            assert_eq!(names(folder.path()), ["set"], "with {room} bytes something is left beside");
            let now = fs::read(target.join("articles.csv")).expect("a table");
            let Err(error) = result else {
                assert_ne!(now, old);
                break;
            };
            assert!(now == old, "with {room} bytes the old dataset is gone");
            assert!(error.what_to_do().is_some_and(|cure| cure.contains("Free some space")), "{error}");
            failures += 1;
            room += 9_001;
        }
        assert!(failures > 12, "the disk was full only {failures} times");
    }

    #[test]
    fn other_peoples_files_are_safe() {
        let folder = tempfile::tempdir().expect("a temporary folder");
        let target = folder.path().join("set");
        fs::create_dir(&target).expect("a folder");
        write(&target, 1, false).expect("an empty folder is free");
        fs::write(target.join("notes.md"), "mine").expect("a file");
        write(&target, 2, false).expect("a dataset is replaced");
        assert_eq!(fs::read_to_string(target.join("notes.md")).expect("kept"), "mine");

        let foreign = folder.path().join("foreign");
        fs::create_dir_all(foreign.join("inner")).expect("a folder");
        fs::write(foreign.join("inner/thesis.txt"), "mine").expect("a file");
        let Err(error) = write(&foreign, 1, false) else { panic!("a foreign folder is refused") };
        assert!(error.to_string().contains("--force"), "{error}");
        assert_eq!(names(&foreign), ["inner"]);
        write(&foreign, 1, true).expect("force is force");
        assert_eq!(fs::read_to_string(foreign.join("inner/thesis.txt")).expect("kept"), "mine");
        assert!(foreign.join("quotations.csv").exists());
        assert_eq!(names(folder.path()), ["foreign", "set"]);
    }

    #[test]
    fn files_of_an_older_version_go() {
        let folder = tempfile::tempdir().expect("a temporary folder");
        let target = folder.path().join("set");
        write(&target, 1, false).expect("a dataset");
        fs::write(target.join("gone.csv"), "\"a\"\n").expect("a file");
        let described = fs::read_to_string(target.join("datapackage.json")).expect("JSON");
        let described = described.replacen("problems.csv", "gone.csv", 1);
        fs::write(target.join("datapackage.json"), described).expect("a file");
        write(&target, 1, false).expect("a dataset");
        assert!(!target.join("gone.csv").exists());
    }

    #[test]
    fn places_that_cannot_be_written_are_named() {
        let folder = tempfile::tempdir().expect("a temporary folder");
        let file = folder.path().join("file");
        fs::write(&file, "").expect("a file");
        for place in [file.clone(), file.join("below"), "/".into()] {
            let Err(error) = write(&place, 1, true) else { panic!("{} was written", place.display()) };
            assert!(error.what_to_do().is_some() && error.path().is_some(), "{error}");
        }
        assert_eq!(names(folder.path()), ["file"]);
    }

    #[cfg(unix)]
    #[test]
    fn a_link_still_leads_to_the_dataset() {
        let folder = tempfile::tempdir().expect("a temporary folder");
        let (target, link) = (folder.path().join("set"), folder.path().join("link"));
        write(&target, 1, false).expect("a dataset");
        std::os::unix::fs::symlink(&target, &link).expect("a link");
        write(&link, 2, false).expect("a dataset");
        assert!(link.is_symlink());
        assert_eq!(fs::read_to_string(target.join("articles.csv")).expect("a table").lines().count(), 3);
    }

    #[cfg(unix)]
    #[test]
    fn remains_of_a_killed_run_are_cleared_away() {
        let folder = tempfile::tempdir().expect("a temporary folder");
        // No process has so high a number: it is above what systems give.
        let remains = folder.path().join(".set.sayso-2147483646");
        fs::create_dir(&remains).expect("a folder");
        fs::write(remains.join("quotations.csv"), "").expect("a file");
        let running = folder.path().join(".set.sayso-1");
        fs::create_dir(&running).expect("a folder");
        write(&folder.path().join("set"), 1, false).expect("a dataset");
        assert_eq!(names(folder.path()), [".set.sayso-1", "set"]);
    }

    #[test]
    fn a_dataset_without_articles_is_whole() {
        let folder = tempfile::tempdir().expect("a temporary folder");
        let target = folder.path().join("set");
        let summary = write(&target, 0, false).expect("a dataset");
        assert_eq!(summary.rows.len(), crate::schema::TABLES.len());
        assert_eq!(names(&target).len(), 2 * summary.rows.len() + 3);
    }
}
