//! What keeps a gold record from being used.
use std::fmt;
use std::path::{Path, PathBuf};

use crate::error::Error;

/// Why gold records are set aside.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum GoldProblemKind {
    /// A cell is missing or cannot be what its column says.
    Malformed,
    /// The corpus has no such article.
    UnknownArticle,
    /// The article's text is not the one that was annotated.
    ChangedText,
    /// An offset lies beyond the text's end, or other words stand there.
    OutsideText,
    /// The format to write has no place for it.
    NotRepresented,
}

/// Records that are set aside: told, counted, and never scored.
#[derive(Clone, Debug)]
pub struct GoldProblem {
    /// Why.
    pub kind: GoldProblemKind,
    /// The gold table.
    pub path: PathBuf,
    /// The first line that it is about, from 1.
    pub line: u64,
    /// The article that it is about; `None` where the record names none.
    pub article_id: Option<String>,
    /// How many records it sets aside.
    pub records: usize,
    /// What is wrong, a sentence.
    pub message: String,
    /// What to do about it, a sentence.
    pub cure: Option<String>,
}

impl GoldProblem {
    pub(super) fn new(kind: GoldProblemKind, path: &Path, message: impl Into<String>) -> Self {
        GoldProblem {
            kind,
            path: path.to_owned(),
            line: 0,
            article_id: None,
            records: 1,
            message: message.into(),
            cure: None,
        }
    }

    pub(super) fn record(mut self, line: u64, article_id: &str) -> Self {
        self.line = line;
        self.article_id = (!article_id.is_empty()).then(|| article_id.to_owned());
        self
    }

    pub(super) fn losing(mut self, records: usize) -> Self {
        self.records = records;
        self
    }

    pub(super) fn cure(mut self, cure: impl Into<String>) -> Self {
        self.cure = Some(cure.into());
        self
    }
}

impl fmt::Display for GoldProblem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}:{}: {}", self.path.display(), self.line, self.message)?;
        if let Some(cure) = &self.cure {
            write!(f, "\n  {cure}")?;
        }
        Ok(())
    }
}

impl From<GoldProblem> for Error {
    fn from(problem: GoldProblem) -> Error {
        let error = Error::new(problem.message).at(&problem.path).line(problem.line);
        match problem.cure {
            Some(cure) => error.cure(cure),
            None => error,
        }
    }
}
