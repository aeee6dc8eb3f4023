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
    /// Compares a dataset with its corpus. Every file that was not `seen` as it is now is read and
    /// hashed, none is attributed.
    ///
    /// # Errors
    /// Where the dataset's tables cannot be read.
    pub(super) fn new(
        made: &Made,
        corpus: &Corpus,
        source: &Source,
        revision: &Revision,
        was_edited: bool,
        seen: &Seen,
    ) -> Result<Plan> {
        let old: Vec<ArticleRow> = made.table::<ArticleRow>()?.all()?;
        let old_problems: Vec<ProblemRow> = made.table::<ProblemRow>()?.all()?;
        let recorded = &made.manifest()["digests"];
        let is_other =
            |name: &str| digests().iter().any(|(n, digest)| *n == name && recorded[name] != **digest);
        let has_other_columns = !(made.has_columns::<ArticleRow>()
            && made.has_columns::<QuotationRow>()
            && made.has_columns::<SpeakerRow>()
            && made.has_columns::<MentionRow>()
            && made.has_columns::<EvidenceRow>()
            && made.has_columns::<ProblemRow>()
            && made.has_columns::<RuleRow>()
            && made.has_columns::<EntityRow>()
            && made.has_columns::<AliasRow>());
        let all = if was_edited {
            // What was edited must not be taken over.
            Some(Cause::FilesEdited)
        } else if is_other("rules") {
            Some(Cause::RulesChanged)
        } else if is_other("writer") || has_other_columns || made.groups().is_none() {
            Some(Cause::VersionChanged)
        } else if made.manifest()["settings"]["overrides_sha256"].as_str().unwrap_or_default()
            != revision.overrides.sha256
        {
            // Which articles the overrides of before named is not known any more.
            Some(Cause::Override)
        } else {
            None
        };
        let edited = match Source::of(made) {
            Ok(recorded) if recorded.encoding != source.encoding => Cause::SettingsChanged,
            _ => Cause::TextEdited,
        };
        let n_read = AtomicUsize::new(0);
        let step = |(index, id): (usize, &str)| {
            let at = old.binary_search_by(|row| row.article_id.as_str().cmp(id)).ok();
            let row = at.map(|at| &old[at]);
            // What is computed again must be read in any case.
            let is_known = row.is_some() && all.is_none() && seen.knows(corpus, index, id);
            let is_same_text = is_known || {
                n_read.fetch_add(1, Ordering::Relaxed);
                match corpus.read(index) {
                    Item::Problem(problem) => return Step::Problem(Box::new(problem)),
                    Item::Article(article) => {
                        row.is_some_and(|row| row.text_sha256 == sha256_hex(article.text.as_bytes()))
                    }
                }
            };
            let (Some(at), Some(row)) = (at, row) else { return Step::Compute(Cause::Added, None) };
            let cause = if !is_same_text {
                Some(edited)
            } else if is_about_another(row, corpus.source_path(index), &corpus.metadata(index)) {
                Some(Cause::MetadataEdited)
            } else {
                all
            };
            cause.map_or(Step::Keep(at), |cause| Step::Compute(cause, Some(at)))
        };
        let ids: Vec<_> = corpus.ids().enumerate().collect();
        let steps: Vec<Step> = ids.into_par_iter().map(step).collect();
        let mut is_there = vec![false; old.len()];
        let mut stale = Vec::new();
        for (id, step) in corpus.ids().zip(&steps) {
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
        let unreadable = steps.iter().filter_map(|step| match step {
            Step::Problem(problem) => Some(&**problem),
            _ => None,
        });
        let of_files = corpus.problems().iter().chain(unreadable).map(problem_row);
        let problems: Vec<_> = revision.problems(corpus).into_iter().chain(of_files).collect();
        let had = old_problems.iter().filter(|row| row.article_id.is_none());
        Ok(Plan {
            has_other_problems: !had.eq(&problems),
            has_other_columns,
            has_other_settings: false,
            was_edited,
            n_articles: steps.iter().filter(|step| !matches!(step, Step::Problem(_))).count(),
            n_read: n_read.into_inner(),
            stale,
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
