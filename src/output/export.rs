//! The whole way, from a corpus to a dataset.

use rayon::prelude::*;

use crate::attribution::{Annotated, ProblemCode, Severity, annotate};
use crate::corpus::{Article, Corpus, Item, ReadProblem, ReadProblemKind};
use crate::error::{Error, Result};
use crate::output::dataset::Dataset;
use crate::rows::{ArticleRows, rows};
use crate::schema::ProblemRow;

/// How many articles are held in memory at a time.
const CHUNK: usize = 256;

/// How far an export has come.
#[derive(Clone, Copy, Debug)]
pub struct Progress {
    /// Articles written or found unreadable.
    pub done: usize,
    /// Articles of the corpus.
    pub all: usize,
}

/// What one place of the corpus gives.
enum Given {
    Rows(Box<ArticleRows>),
    Problem(Box<ReadProblem>),
}

/// Attributes every article of a corpus and adds its rows to a dataset.
///
/// Articles are read and attributed on all processors, a chunk at a time, while the chunk before
/// is written; rows are added in the order of the corpus. `tell` hears how far it has come.
///
/// # Errors
/// Where rows cannot be written, or no file of the corpus can be read. If only some cannot, each is
/// a row in `problems`.
pub fn export(corpus: &Corpus, dataset: &mut Dataset, tell: &mut (dyn FnMut(Progress) + Send)) -> Result<()> {
    export_revised(corpus, dataset, &|_, _| {}, tell)
}

/// [`export`], with a last word on every article: `revise` may change what was found before it
/// becomes rows.
///
/// # Errors
/// As [`export`].
pub fn export_revised(
    corpus: &Corpus,
    dataset: &mut Dataset,
    revise: &(dyn Fn(&Article, &mut Annotated) + Sync),
    tell: &mut (dyn FnMut(Progress) + Send),
) -> Result<()> {
    let all = corpus.len();
    for problem in corpus.problems() {
        dataset.add_problem(&problem_row(problem))?;
    }
    let mut waiting: Vec<Given> = Vec::new();
    let mut unreadable = None;
    let mut done = 0;
    for first in (0..all).step_by(CHUNK).chain([all]) {
        let chunk = first..(first + CHUNK).min(all);
        let (given, written) = rayon::join(
            || chunk.into_par_iter().map(|index| give(corpus, index, revise)).collect::<Vec<_>>(),
            || {
                for given in waiting.drain(..) {
                    match given {
                        Given::Rows(rows) => dataset.add(&rows)?,
                        Given::Problem(problem) => {
                            dataset.add_problem(&problem_row(&problem))?;
                            unreadable.get_or_insert(*problem);
                        }
                    }
                    done += 1;
                    tell(Progress { done, all });
                }
                Ok::<(), Error>(())
            },
        );
        written?;
        waiting = given;
    }
    match unreadable {
        Some(problem) if dataset.n_articles() == 0 => Err(problem.into()),
        _ => Ok(()),
    }
}

fn give(corpus: &Corpus, index: usize, revise: &(dyn Fn(&Article, &mut Annotated) + Sync)) -> Given {
    match corpus.read(index) {
        Item::Article(article) => {
            let mut annotated = annotate(&article);
            revise(&article, &mut annotated);
            Given::Rows(Box::new(rows(&article, &annotated)))
        }
        Item::Problem(problem) => Given::Problem(Box::new(problem)),
    }
}

/// A problem of the corpus as a row. It names no article, for an article that cannot be read has
/// no row that it could be linked to.
fn problem_row(problem: &ReadProblem) -> ProblemRow {
    let code = match problem.kind {
        ReadProblemKind::Unreadable => ProblemCode::UnreadableFile,
        ReadProblemKind::NotText => ProblemCode::NotText,
        ReadProblemKind::TooLarge => ProblemCode::TooLarge,
        ReadProblemKind::MetadataRecord => ProblemCode::MetadataRecord,
    };
    let line = problem.line.map(|line| format!("Line {line}: ")).unwrap_or_default();
    let cure = problem.cure.as_ref().map(|cure| format!(" {cure}")).unwrap_or_default();
    ProblemRow {
        article_id: None,
        path: Some(problem.path.clone()).filter(|path| !path.is_empty()),
        code,
        severity: if problem.kind.loses_an_article() { Severity::Error } else { Severity::Warning },
        start: None,
        end: None,
        message: format!("{line}{}{cure}", problem.message),
    }
}
