//! The whole way, from a corpus to a dataset.

use std::any::Any;
use std::panic::{AssertUnwindSafe, catch_unwind};

use rayon::prelude::*;

use crate::attribution::{Annotated, Problem, ProblemCode, Severity, annotate};
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
pub(crate) enum Given {
    Rows(Box<ArticleRows>),
    Problem(Box<ReadProblem>),
}

impl Given {
    /// The rows, where there are some.
    fn rows(&self) -> Option<&ArticleRows> {
        match self {
            Given::Rows(rows) => Some(rows),
            Given::Problem(_) => None,
        }
    }
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
                // All articles up to a file that cannot be read are added at once.
                for run in waiting.split_inclusive(|given| matches!(given, Given::Problem(_))) {
                    let rows: Vec<&ArticleRows> = run.iter().filter_map(Given::rows).collect();
                    dataset.add_all(&rows)?;
                    if let Some(Given::Problem(problem)) = run.last() {
                        dataset.add_problem(&problem_row(problem))?;
                        unreadable.get_or_insert_with(|| problem.as_ref().clone());
                    }
                    done += run.len();
                    tell(Progress { done, all });
                }
                waiting.clear();
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

pub(crate) fn give(
    corpus: &Corpus,
    index: usize,
    revise: &(dyn Fn(&Article, &mut Annotated) + Sync),
) -> Given {
    match corpus.read(index) {
        Item::Article(article) => {
            let whole = || {
                let mut annotated = annotate(&article);
                revise(&article, &mut annotated);
                rows(&article, &annotated)
            };
            // Attribution promises not to panic. Should it, the other articles must not pay for it;
            // nothing that it touches outlives the call.
            let rows = catch_unwind(AssertUnwindSafe(whole))
                .unwrap_or_else(|cause| rows(&article, &unattributed(cause.as_ref())));
            Given::Rows(Box::new(rows))
        }
        Item::Problem(problem) => Given::Problem(Box::new(problem)),
    }
}

/// An article over which attribution broke down: a problem says so.
fn unattributed(cause: &(dyn Any + Send)) -> Annotated {
    let told = cause.downcast_ref::<&str>().copied().or(cause.downcast_ref::<String>().map(String::as_str));
    let message = format!(
        "The rules broke down over this article, and nothing of it is attributed: {}. Please report it with the text.",
        told.unwrap_or("no reason is known")
    );
    Annotated {
        paragraphs: Vec::new(),
        sentences: Vec::new(),
        quotations: Vec::new(),
        cues: Vec::new(),
        mentions: Vec::new(),
        speakers: Vec::new(),
        attributions: Vec::new(),
        problems: vec![Problem {
            code: ProblemCode::NotAttributed,
            severity: Severity::Error,
            span: None,
            message,
        }],
    }
}

/// A problem of the corpus as a row. It names no article, for an article that cannot be read has
/// no row that it could be linked to.
pub(crate) fn problem_row(problem: &ReadProblem) -> ProblemRow {
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

#[cfg(test)]
mod tests {
    use std::fs;

    use super::*;
    use crate::corpus::{self, ReadOptions};
    use crate::output::Settings;

    #[test]
    fn an_article_that_breaks_the_rules_down_costs_only_itself() {
        let place = tempfile::tempdir().expect("a temporary folder");
        let folder = place.path().join("in");
        fs::create_dir(&folder).expect("a folder");
        for id in ["a", "b", "c"] {
            fs::write(folder.join(format!("{id}.txt")), "“The pier is open,” Mara Oyelaran said.\n")
                .expect("a file");
        }
        let corpus = corpus::open(&[folder], &ReadOptions::default()).expect("a corpus");
        let out = place.path().join("out");
        let settings = Settings { name: "test".into(), version: "1.0.0".into(), ..Settings::default() };
        let mut dataset = Dataset::create(&out, settings).expect("a dataset");
        let revise =
            |article: &Article, _: &mut Annotated| assert!(article.id != "b", "index {} of a list", 7);
        export_revised(&corpus, &mut dataset, &revise, &mut |_| {}).expect("the others are exported");
        dataset.finish(&[], &[]).expect("the dataset is finished");
        let table = |name: &str| fs::read_to_string(out.join(name)).expect("a table");
        let articles = table("articles.csv");
        assert_eq!(articles.lines().count(), 4, "{articles}");
        let b = articles.lines().find(|line| line.starts_with("\"b\"")).expect("a row of the broken article");
        assert!(b.ends_with("\"has_problems\""), "{b}");
        assert_eq!(table("quotations.csv").lines().count(), 3, "the header and the two others");
        let problems = table("problems.csv");
        assert!(problems.contains("\"not_attributed\",\"error\""), "{problems}");
        assert!(problems.contains("index 7 of a list"), "{problems}");
    }
}
