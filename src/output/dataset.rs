//! A dataset being written.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use sha2::{Digest, Sha256};

use crate::attribution::{ProblemCode, QuotationType, Severity};
use crate::error::Result;
use crate::output::codebook::schema_md;
use crate::output::datapackage::datapackage;
use crate::output::file::write_whole;
use crate::output::manifest::{self, Manifest, manifest};
use crate::output::speakers::{Quoted, Speakers};
use crate::output::staging::Staging;
use crate::output::table::TableWriter;
use crate::rows::ArticleRows;
use crate::schema::{ArticleRow, EvidenceRow, MentionRow, ProblemRow, QuotationRow, RuleRow};
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
    /// What else had a say in the rows, by name; recorded in `sayso.json`. No paths, no times.
    pub recorded: Vec<(String, serde_json::Value)>,
}

/// A dataset that takes the rows of article after article, in the order of the corpus.
///
/// Until [`Dataset::finish`] nothing is seen at its place: dropped before, it leaves no trace.
/// Memory grows with the number of different names of speakers, and with nothing else.
pub struct Dataset {
    settings: Settings,
    articles: TableWriter<ArticleRow>,
    quotations: TableWriter<QuotationRow>,
    mentions: TableWriter<MentionRow>,
    evidence: TableWriter<EvidenceRow>,
    problems: TableWriter<ProblemRow>,
    speakers: Speakers,
    fired: BTreeMap<String, i32>,
    inputs: Sha256,
    summary: Summary,
    // Last, so that the files are closed before an unfinished folder is removed.
    staging: Staging,
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

/// How many of the most quoted the summary names.
const MOST_QUOTED: usize = 8;

impl Dataset {
    /// Begins a dataset that is to be `folder`.
    ///
    /// # Errors
    /// Where the folder holds files that sayso did not make (unless `settings.force`), or cannot be
    /// made or written to.
    pub fn create(folder: &Path, settings: Settings) -> Result<Self> {
        let staging = Staging::create(folder, settings.force)?;
        let place = staging.folder();
        Ok(Dataset {
            settings,
            articles: TableWriter::create(place)?,
            quotations: TableWriter::create(place)?,
            mentions: TableWriter::create(place)?,
            evidence: TableWriter::create(place)?,
            problems: TableWriter::create(place)?,
            speakers: Speakers::create(place)?,
            fired: BTreeMap::new(),
            inputs: Sha256::new(),
            summary: Summary::default(),
            staging,
        })
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
        self.inputs.update(format!("{}\0{}\n", rows.article.article_id, rows.article.text_sha256));
        self.summary.n_articles += 1;
        self.summary.n_words += rows.article.n_words.unsigned_abs() as u64;
        self.articles.write(&rows.article)?;
        for row in &rows.quotations {
            self.count(row);
            self.quotations.write(row)?;
        }
        self.speakers.add(&rows.speakers)?;
        for row in &rows.mentions {
            self.mentions.write(row)?;
        }
        for row in &rows.evidence {
            self.evidence.write(row)?;
        }
        rows.problems.iter().try_for_each(|row| self.add_problem(row))
    }

    /// Adds a problem that is not about one of the articles, such as a file that cannot be read.
    ///
    /// # Errors
    /// Where it cannot be written.
    pub fn add_problem(&mut self, row: &ProblemRow) -> Result<()> {
        *self.summary.problems.entry((row.severity, row.code)).or_default() += 1;
        self.problems.write(row)
    }

    /// Writes what is left, describes the files, and puts the dataset in its place.
    ///
    /// `rules` are the rows of the table `rules`, in which `n_fired` is counted here. `digests` name
    /// what else had a say in the rows, such as the word lists.
    ///
    /// # Errors
    /// Where something cannot be written; the dataset that was there before is then untouched.
    pub fn finish(self, rules: &[RuleRow], digests: &[(&str, String)]) -> Result<Summary> {
        let Dataset { settings, mut summary, staging, .. } = self;
        let folder = staging.folder();
        let ([speakers, entities, aliases], most_quoted) = self.speakers.finish(folder, MOST_QUOTED)?;
        summary.most_quoted = most_quoted;
        let mut rule_table = TableWriter::create(folder)?;
        for rule in rules {
            let n_fired = self.fired.get(&rule.rule_id).copied().unwrap_or(0);
            rule_table.write(&RuleRow { n_fired, ..rule.clone() })?;
        }
        let tables = [
            self.quotations.close()?,
            self.articles.close()?,
            speakers,
            entities,
            aliases,
            self.mentions.close()?,
            self.evidence.close()?,
            rule_table.close()?,
            self.problems.close()?,
        ];
        write_whole(&folder.join("datapackage.json"), &datapackage(&settings, &tables))?;
        write_whole(&folder.join("schema.md"), &schema_md())?;
        let made_by = Manifest {
            settings: &settings.recorded,
            digests,
            n_articles: summary.n_articles,
            articles_sha256: data_encoding::HEXLOWER.encode(&self.inputs.finalize()),
        };
        write_whole(&folder.join(manifest::NAME), &manifest(&made_by))?;
        summary.rows = tables.iter().map(|written| (written.table.name, written.rows)).collect();
        summary.folder = staging.swap()?;
        Ok(summary)
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
