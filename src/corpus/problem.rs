//! What could not be read: never silent, never a reason to leave the other articles unread.
use std::fmt;
use std::path::{Path, PathBuf};

use crate::error::Error;

/// What sort of problem a file of the corpus is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum ReadProblemKind {
    /// The file or folder could not be opened or read, or its name is not UTF-8.
    Unreadable,
    /// The file is not text in the encoding that was asked for.
    NotText,
    /// The file is larger than sayso takes.
    TooLarge,
    /// A record of the sidecar table is malformed or belongs to no article.
    MetadataRecord,
}

impl ReadProblemKind {
    /// Whether an article is missing because of it.
    #[must_use]
    pub fn loses_an_article(self) -> bool {
        self != ReadProblemKind::MetadataRecord
    }
}

/// A file of the corpus, or a record of its sidecar table, that could not be taken.
#[derive(Clone, Debug)]
pub struct ReadProblem {
    /// What sort of problem.
    pub kind: ReadProblemKind,
    /// The article that it is about; `None` where it is about no single article.
    pub article_id: Option<String>,
    /// The file, relative to the corpus, with `/` between folders.
    pub path: String,
    /// The line of that file, from 1; `None` where it is about the whole file.
    pub line: Option<u64>,
    /// What is wrong and where, a sentence without absolute paths.
    pub message: String,
    /// What to do about it, a sentence.
    pub cure: Option<String>,
    /// The file as this machine finds it, for messages; it belongs in no table.
    pub file: PathBuf,
}

impl ReadProblem {
    pub(super) fn new(kind: ReadProblemKind, file: &Path, path: &str, message: impl Into<String>) -> Self {
        ReadProblem {
            kind,
            article_id: None,
            path: path.to_owned(),
            line: None,
            message: message.into(),
            cure: None,
            file: file.to_owned(),
        }
    }

    pub(super) fn cure(mut self, cure: impl Into<String>) -> Self {
        self.cure = Some(cure.into());
        self
    }

    pub(super) fn line(mut self, line: u64) -> Self {
        self.line = Some(line);
        self
    }

    pub(super) fn article(mut self, id: &str) -> Self {
        self.article_id = Some(id.to_owned());
        self
    }
}

impl fmt::Display for ReadProblem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}", self.file.display())?;
        if let Some(line) = self.line {
            write!(f, ":{line}")?;
        }
        write!(f, ": {}", self.message)?;
        if let Some(cure) = &self.cure {
            write!(f, "\n  {cure}")?;
        }
        Ok(())
    }
}

impl From<ReadProblem> for Error {
    fn from(problem: ReadProblem) -> Error {
        let mut error = Error::new(problem.message).at(&problem.file);
        if let Some(line) = problem.line {
            error = error.line(line);
        }
        match problem.cure {
            Some(cure) => error.cure(cure),
            None => error,
        }
    }
}
