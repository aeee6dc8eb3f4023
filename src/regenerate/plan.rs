//! What is stale: which articles must be computed again, and why.

use std::sync::atomic::{AtomicUsize, Ordering};

use rayon::prelude::*;

use crate::corpus::{Corpus, Item, Metadata, ReadProblem, Seen};
use crate::error::Result;
use crate::output::{Made, Revision, Source, digests, problem_row};
use crate::rows::sha256_hex;
use crate::schema::{
    AliasRow, ArticleRow, Category, Cause, Date, EntityRow, EvidenceRow, MentionRow, ProblemRow,
    QuotationRow, RuleRow, SpeakerRow,
};

/// An article that is not as the dataset has it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Stale {
    /// Its id.
    pub article_id: String,
    /// Why.
    pub cause: Cause,
}

/// What must be done to bring a dataset up to date.
#[derive(Debug)]
pub struct Plan {
    /// The articles that must be computed again or are withdrawn, by id.
    pub stale: Vec<Stale>,
    /// Whether the table `problems` is another although no article is, as where a file came that
    /// cannot be read.
    pub has_other_problems: bool,
    /// Whether tables have other columns than this version of sayso gives them.
    pub has_other_columns: bool,
    /// Whether the dataset is to be made from another place or by other settings than before.
    pub has_other_settings: bool,
    /// Whether files of the dataset were edited by hand, and are to be put right.
    pub was_edited: bool,
    /// Number of articles of the corpus that can be read.
    pub n_articles: usize,
    /// For each file of the corpus, what to do.
    pub(super) steps: Vec<Step>,
    /// Number of files that were read to see whether they are others.
    pub n_read: usize,
    /// The rows of `articles` in the dataset.
    pub(super) old: Vec<ArticleRow>,
    /// The rows of `problems` in the dataset.
    pub(super) old_problems: Vec<ProblemRow>,
    /// Whether every article must be computed again, whatever its text.
    pub(super) is_all: bool,
}

/// What to do with one file of the corpus.
#[derive(Clone, Debug)]
pub(super) enum Step {
    /// Its rows stay as they are; the number of its article in the dataset.
    Keep(usize),
    /// It is attributed, and why; the number of its article in the dataset, if that has it.
    Compute(Cause, Option<usize>),
    /// It cannot be read.
    Problem(Box<ReadProblem>),
}

impl Plan {
    /// The articles of a dataset, for [`Plan::new`].
    ///
    /// # Errors
    /// Where the table cannot be read.
    pub(super) fn articles(made: &Made) -> Result<Vec<ArticleRow>> {
        made.table::<ArticleRow>()?.all()
    }

    /// Compares a dataset, of which `old` are the articles, with its corpus. Every file that was not
    /// `seen` as it is now is read and hashed, none is attributed.
    ///
    /// # Errors
    /// Where the dataset's tables cannot be read.
    pub(super) fn new(
        made: &Made,
        old: Vec<ArticleRow>,
        corpus: &Corpus,
        source: &Source,
        revision: &Revision,
        was_edited: bool,
        seen: &Seen,
    ) -> Result<Plan> {
        let old_problems: Vec<ProblemRow> = made.table::<ProblemRow>()?.all()?;
        let has_other_columns = has_other_columns(made);
        let all = why_all(made, revision, was_edited, has_other_columns);
        let comparison = Comparison {
            corpus,
            seen,
            old: &old,
            all,
            edited: match Source::of(made) {
                Ok(recorded) if recorded.encoding != source.encoding => Cause::SettingsChanged,
                _ => Cause::TextEdited,
            },
            n_read: AtomicUsize::new(0),
        };
        let ids: Vec<_> = corpus.ids().enumerate().collect();
        let steps: Vec<Step> = ids.into_par_iter().map(|(index, id)| comparison.step(index, id)).collect();
        let n_read = comparison.n_read.into_inner();
        let had = old_problems.iter().filter(|row| row.article_id.is_none());
        Ok(Plan {
            has_other_problems: !had.eq(&problems(corpus, revision, &steps)),
            has_other_columns,
            has_other_settings: false,
            was_edited,
            n_articles: steps.iter().filter(|step| !matches!(step, Step::Problem(_))).count(),
            n_read,
            stale: stale(corpus, &steps, &old),
            steps,
            old,
            old_problems,
            is_all: all.is_some(),
        })
    }

    /// Whether the dataset is not what a full export would write.
    #[must_use]
    pub fn is_stale(&self) -> bool {
        self.is_all
            || !self.stale.is_empty()
            || self.has_other_problems
            || self.has_other_settings
            || self.was_edited
    }
}

/// Whether a table has other columns than this version of sayso gives it.
fn has_other_columns(made: &Made) -> bool {
    !(made.has_columns::<ArticleRow>()
        && made.has_columns::<QuotationRow>()
        && made.has_columns::<SpeakerRow>()
        && made.has_columns::<MentionRow>()
        && made.has_columns::<EvidenceRow>()
        && made.has_columns::<ProblemRow>()
        && made.has_columns::<RuleRow>()
        && made.has_columns::<EntityRow>()
        && made.has_columns::<AliasRow>())
}

/// Why every article must be computed again, whatever its text; `None` where that need not be.
fn why_all(made: &Made, revision: &Revision, was_edited: bool, has_other_columns: bool) -> Option<Cause> {
    let recorded = &made.manifest()["digests"];
    let is_other = |name: &str| digests().iter().any(|(n, digest)| *n == name && recorded[name] != **digest);
    let overrides = made.manifest()["settings"]["overrides_sha256"].as_str().unwrap_or_default();
    if was_edited {
        // What was edited must not be taken over.
        Some(Cause::FilesEdited)
    } else if is_other("rules") {
        Some(Cause::RulesChanged)
    } else if is_other("writer") || has_other_columns || made.groups().is_none() {
        Some(Cause::VersionChanged)
    } else if overrides != revision.overrides.sha256 {
        // Which articles the overrides of before named is not known any more.
        Some(Cause::Override)
    } else {
        None
    }
}

/// What the files of a corpus are compared with.
struct Comparison<'c> {
    corpus: &'c Corpus,
    seen: &'c Seen,
    /// The rows of `articles` in the dataset, by id.
    old: &'c [ArticleRow],
    /// Why every article must be computed again, if it must.
    all: Option<Cause>,
    /// Why an article has another text.
    edited: Cause,
    /// Number of files that were read.
    n_read: AtomicUsize,
}

impl Comparison<'_> {
    /// What to do with one file of the corpus.
    fn step(&self, index: usize, id: &str) -> Step {
        // Both are in order, and mostly the same.
        let is_it = |row: &ArticleRow| row.article_id == id;
        let at = match self.old.get(index) {
            Some(row) if is_it(row) => Some(index),
            _ => self.old.binary_search_by(|row| row.article_id.as_str().cmp(id)).ok(),
        };
        let row = at.map(|at| &self.old[at]);
        let is_same_text = match self.has_text_of(row, index, id) {
            Ok(is_same_text) => is_same_text,
            Err(problem) => return Step::Problem(problem),
        };
        let (Some(at), Some(row)) = (at, row) else { return Step::Compute(Cause::Added, None) };
        let cause = if !is_same_text {
            Some(self.edited)
        } else if is_about_another(row, self.corpus.source_path(index), &self.corpus.metadata(index)) {
            Some(Cause::MetadataEdited)
        } else {
            self.all
        };
        cause.map_or(Step::Keep(at), |cause| Step::Compute(cause, Some(at)))
    }

    /// Whether a file has the text that a row tells of; it is read unless that is known anyway.
    fn has_text_of(
        &self,
        row: Option<&ArticleRow>,
        index: usize,
        id: &str,
    ) -> std::result::Result<bool, Box<ReadProblem>> {
        // What is computed again must be read in any case.
        if row.is_some() && self.all.is_none() && self.seen.knows(self.corpus, index, id) {
            return Ok(true);
        }
        self.n_read.fetch_add(1, Ordering::Relaxed);
        match self.corpus.read(index) {
            Item::Problem(problem) => Err(Box::new(problem)),
            Item::Article(article) => {
                Ok(row.is_some_and(|row| row.text_sha256 == sha256_hex(article.text.as_bytes())))
            }
        }
    }
}

/// The articles that are computed again, and those that the corpus has no more, by id.
fn stale(corpus: &Corpus, steps: &[Step], old: &[ArticleRow]) -> Vec<Stale> {
    let mut is_there = vec![false; old.len()];
    let mut stale = Vec::new();
    for (id, step) in corpus.ids().zip(steps) {
        match step {
            Step::Keep(at) => is_there[*at] = true,
            Step::Compute(cause, at) => {
                at.iter().for_each(|at| is_there[*at] = true);
                stale.push(Stale { article_id: id.to_owned(), cause: *cause });
            }
            Step::Problem(_) => {}
        }
    }
    let withdrawn = old.iter().zip(&is_there).filter(|(_, is_there)| !**is_there);
    stale.extend(
        withdrawn.map(|(row, _)| Stale { article_id: row.article_id.clone(), cause: Cause::Withdrawn }),
    );
    stale.sort_by(|a, b| a.article_id.cmp(&b.article_id));
    stale
}

/// The problems that are about no article: of the overrides, the corpus and its unreadable files.
fn problems(corpus: &Corpus, revision: &Revision, steps: &[Step]) -> Vec<ProblemRow> {
    let unreadable = steps.iter().filter_map(|step| match step {
        Step::Problem(problem) => Some(&**problem),
        _ => None,
    });
    let of_files = corpus.problems().iter().chain(unreadable).map(problem_row);
    revision.problems(corpus).into_iter().chain(of_files).collect()
}

/// Whether what is known of an article besides its text is not what its row says.
fn is_about_another(row: &ArticleRow, source_path: &str, about: &Metadata) -> bool {
    let filled = |text: &Option<String>| text.clone().filter(|text| !text.trim().is_empty());
    !(row.source_path == source_path
        && row.title == filled(&about.title)
        && row.outlet == filled(&about.outlet).map(Category)
        && row.published == about.published.map(Date)
        && row.byline == filled(&about.byline)
        && row.url == filled(&about.url))
}
