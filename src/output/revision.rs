//! What revises the rules' findings before they become rows: overrides, and the least confidence.

use std::path::Path;

use serde_json::{Value, json};

use crate::attribution::confidence::withhold_below;
use crate::attribution::{Annotated, ProblemCode, Severity};
use crate::corpus::{Article, Corpus};
use crate::error::{Error, Result};
use crate::gold::Overrides;
use crate::output::read::Made;
use crate::output::source::{Source, relative, resolved, whole};
use crate::schema::ProblemRow;

/// A last word on every article of a dataset; `sayso.json` holds it, so that the dataset can be
/// brought up to date.
#[derive(Clone, Debug, Default)]
pub struct Revision {
    /// The speakers that people insist on.
    pub overrides: Overrides,
    /// The confidence below which a speaker is left out.
    pub min_confidence: Option<f64>,
}

/// What a dataset in `folder` records of how it was made, for [`super::Settings::recorded`].
///
/// # Errors
/// Where a path of the corpus or of the overrides does not exist.
pub fn recorded(source: &Source, revision: &Revision, folder: &Path) -> Result<Vec<(String, Value)>> {
    let mut recorded = source.record(folder)?;
    recorded.extend(revision.record(folder)?);
    Ok(recorded)
}

impl Revision {
    /// A revision by a table of overrides, none of them malformed, if a path is given: a CSV file,
    /// or a folder with `overrides.csv`.
    ///
    /// # Errors
    /// Where the table cannot be read, is not there, or has a malformed record.
    pub fn read(overrides: Option<&Path>, min_confidence: Option<f64>) -> Result<Revision> {
        let Some(path) = overrides else {
            return Ok(Revision { overrides: Overrides::default(), min_confidence });
        };
        let overrides = Overrides::read(path)?;
        if overrides.path.as_os_str().is_empty() {
            return Err(Error::new("the folder holds no overrides.csv")
                .at(path)
                .cure("Name the CSV file itself."));
        }
        match overrides.problems.first() {
            Some(problem) => Err(problem.clone().into()),
            None => Ok(Revision { overrides, min_confidence }),
        }
    }

    /// The revision that a dataset was made with, its overrides as they are now, or those at
    /// `moved` in their place.
    ///
    /// # Errors
    /// Where the overrides are not there any more, or as [`Revision::read`].
    pub fn of(made: &Made, moved: Option<&Path>) -> Result<Revision> {
        let settings = &made.manifest()["settings"];
        let min_confidence = settings["min_confidence"].as_f64();
        let recorded = match (moved, settings["overrides"].as_str()) {
            (None, Some(path)) => Some(resolved(&whole(made.folder())?, Path::new(path))),
            _ => None,
        };
        if let Some(gone) = recorded.as_ref().filter(|path| !path.exists()) {
            return Err(Error::new("the overrides of the dataset are not there any more")
                .at(gone)
                .cure("Say where they are now with --overrides FILE."));
        }
        Revision::read(moved.or(recorded.as_deref()), min_confidence)
    }

    /// The settings for `sayso.json` of a dataset in `folder`, from where the path leads to the
    /// overrides.
    ///
    /// # Errors
    /// Where the file with the overrides does not exist.
    pub fn record(&self, folder: &Path) -> Result<Vec<(String, Value)>> {
        let (mut path, mut sha256) = (Value::Null, Value::Null);
        if !self.overrides.sha256.is_empty() {
            let file = &self.overrides.path;
            let to = file
                .canonicalize()
                .map_err(|error| Error::new(format!("cannot be read: {error}")).at(file))?;
            path = json!(relative(&whole(folder)?, &to));
            sha256 = json!(self.overrides.sha256);
        }
        Ok(vec![
            ("min_confidence".to_owned(), self.min_confidence.into()),
            ("overrides".to_owned(), path),
            ("overrides_sha256".to_owned(), sha256),
        ])
    }

    /// Changes what was found in an article before it becomes rows.
    pub fn revise(&self, article: &Article, annotated: &mut Annotated) {
        self.overrides.apply(article, annotated);
        if let Some(least) = self.min_confidence {
            withhold_below(annotated, least);
        }
    }

    /// The overrides of articles that the corpus does not have, as problems of no article.
    #[must_use]
    pub fn problems(&self, corpus: &Corpus) -> Vec<ProblemRow> {
        let unknown = self.overrides.article_ids().filter(|id| corpus.position(id).is_none());
        unknown
            .map(|id| {
                let n = self.overrides.of(id).len();
                let s = if n == 1 { "" } else { "s" };
                ProblemRow {
                    article_id: None,
                    path: None,
                    code: ProblemCode::OverrideUnmatched,
                    severity: Severity::Warning,
                    start: None,
                    end: None,
                    message: format!(
                        "The overrides name the article \"{id}\" ({n} override{s}), which the corpus does \
                         not have."
                    ),
                }
            })
            .collect()
    }
}
