//! Where a dataset's articles come from, and what made its rows of them.

use std::path::{Component, Path, PathBuf};

use serde_json::{Value, json};

use crate::corpus::Encoding;
use crate::error::{Error, Result};
use crate::output::file::write_error;
use crate::output::read::Made;

/// Where the articles of a dataset come from and how they are read; `sayso.json` holds it, so that
/// a dataset can be brought up to date.
#[derive(Clone, Debug, PartialEq)]
pub struct Source {
    /// The folders and files of the corpus.
    pub corpus: Vec<PathBuf>,
    /// The encoding of the files that are not UTF-8.
    pub encoding: Option<Encoding>,
}

/// The digests of what this version of sayso makes rows with, by name: `rules` is of the word
/// lists, the rules and all code around them, `writer` of what turns rows into files.
#[must_use]
pub fn digests() -> Vec<(&'static str, String)> {
    vec![("rules", env!("SAYSO_RULES_DIGEST").to_owned()), ("writer", env!("SAYSO_WRITER_DIGEST").to_owned())]
}

impl Source {
    /// The settings for `sayso.json` of a dataset in `folder`. Paths lead from there to the corpus,
    /// so that both can be moved together, and no one's home folder is told to everyone.
    ///
    /// # Errors
    /// Where a path of the corpus does not exist.
    pub fn record(&self, folder: &Path) -> Result<Vec<(String, Value)>> {
        let from = whole(folder)?;
        let mut corpus = Vec::new();
        for path in &self.corpus {
            let to = path.canonicalize().map_err(|error| {
                Error::new(format!("cannot be read: {error}")).at(path).cure("Name a folder of .txt files.")
            })?;
            corpus.push(relative(&from, &to));
        }
        let encoding = self.encoding.map(|encoding| encoding.name().to_owned());
        Ok(vec![("corpus".to_owned(), json!(corpus)), ("encoding".to_owned(), encoding.into())])
    }

    /// What a dataset was made from.
    ///
    /// # Errors
    /// Where its `sayso.json` does not say.
    pub fn of(made: &Made) -> Result<Source> {
        let settings = &made.manifest()["settings"];
        let silent = || {
            Error::new("its sayso.json does not say from which corpus it was made")
                .at(made.folder())
                .cure("Name it with --corpus FOLDER.")
        };
        let folder = whole(made.folder())?;
        let corpus = settings["corpus"].as_array().ok_or_else(silent)?;
        let path = |path: &Value| Some(resolved(&folder, Path::new(path.as_str()?)));
        let encoding = settings["encoding"].as_str().map(str::parse).transpose()?;
        Ok(Source { corpus: corpus.iter().map(path).collect::<Option<_>>().ok_or_else(silent)?, encoding })
    }
}

/// The path of a folder that need not exist, links followed as far as it does.
pub(super) fn whole(folder: &Path) -> Result<PathBuf> {
    let folder = std::path::absolute(folder).map_err(|error| write_error(folder, &error))?;
    let mut rest = Vec::new();
    let mut there = folder.as_path();
    loop {
        if let Ok(found) = there.canonicalize() {
            return Ok(rest.iter().rev().fold(found, |path, part| path.join(part)));
        }
        match (there.parent(), there.file_name()) {
            (Some(parent), Some(name)) => {
                rest.push(name.to_owned());
                there = parent;
            }
            _ => return Ok(folder),
        }
    }
}

/// The way from one folder to a path, with `/` between its parts; both are whole.
pub(super) fn relative(from: &Path, to: &Path) -> String {
    let (from, parts): (Vec<_>, Vec<_>) = (from.components().collect(), to.components().collect());
    let common = from.iter().zip(&parts).take_while(|(a, b)| a == b).count();
    if common == 0 {
        // On another drive no way leads there.
        return to.to_string_lossy().into_owned();
    }
    let up = from[common..].iter().map(|_| "..".to_owned());
    let down = parts[common..].iter().map(|part| part.as_os_str().to_string_lossy().into_owned());
    let way: Vec<_> = up.chain(down).collect();
    if way.is_empty() { ".".to_owned() } else { way.join("/") }
}

/// A path seen from a folder, without the `..` in between, as seen from here where it lies below.
pub(super) fn resolved(folder: &Path, path: &Path) -> PathBuf {
    let mut whole = PathBuf::new();
    for part in folder.join(path).components() {
        match part {
            Component::ParentDir => {
                whole.pop();
            }
            Component::CurDir => {}
            part => whole.push(part),
        }
    }
    let here = std::env::current_dir().and_then(|here| here.canonicalize());
    match here.ok().and_then(|here| whole.strip_prefix(here).ok().map(Path::to_owned)) {
        Some(below) if below.as_os_str().is_empty() => PathBuf::from("."),
        Some(below) => below,
        None => whole,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ways_lead_there() {
        for (from, to, way) in [
            ("/a/out", "/a/in", "../in"),
            ("/a/in/out", "/a/in", ".."),
            ("/a/b", "/a/b", "."),
            ("/a", "/a/b/c", "b/c"),
        ] {
            assert_eq!(relative(Path::new(from), Path::new(to)), way);
            assert_eq!(resolved(Path::new(from), Path::new(way)), Path::new(to));
        }
    }
}
