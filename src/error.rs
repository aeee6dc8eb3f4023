//! The one error type: what went wrong, where, and what to do about it.

use std::fmt;
use std::path::{Path, PathBuf};

/// Something that keeps sayso from doing what was asked.
///
/// One type serves the whole crate: callers show it or give up, and every message names the file,
/// the place and the cure. Odd text is never an error; it becomes a row in `problems`.
#[derive(Debug)]
pub struct Error {
    path: Option<PathBuf>,
    line: Option<u64>,
    message: String,
    cure: Option<String>,
}

/// The crate's result.
pub type Result<T> = std::result::Result<T, Error>;

impl Error {
    /// An error with this message, a clause without full stop.
    #[must_use]
    pub fn new(message: impl Into<String>) -> Self {
        Error { path: None, line: None, message: message.into(), cure: None }
    }

    /// Names the file or folder that it is about.
    #[must_use]
    pub fn at(mut self, path: &Path) -> Self {
        self.path = Some(path.to_owned());
        self
    }

    /// Names the line in that file, from 1.
    #[must_use]
    pub fn line(mut self, line: u64) -> Self {
        self.line = Some(line);
        self
    }

    /// Says what to do next, a sentence.
    #[must_use]
    pub fn cure(mut self, cure: impl Into<String>) -> Self {
        self.cure = Some(cure.into());
        self
    }

    /// What to do next, where that is known.
    #[must_use]
    pub fn what_to_do(&self) -> Option<&str> {
        self.cure.as_deref()
    }

    /// The file or folder that it is about, where there is one.
    #[must_use]
    pub fn path(&self) -> Option<&Path> {
        self.path.as_deref()
    }
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if let Some(path) = &self.path {
            write!(f, "{}", path.display())?;
            if let Some(line) = self.line {
                write!(f, ":{line}")?;
            }
            write!(f, ": ")?;
        }
        write!(f, "{}", self.message)?;
        if let Some(cure) = &self.cure {
            write!(f, "\n  {cure}")?;
        }
        Ok(())
    }
}

impl std::error::Error for Error {}
