//! The proof: a full export, compared with what regenerating made.

use std::fs;
use std::path::{Path, PathBuf};

use serde_json::Value;

use crate::attribution::Annotated;
use crate::corpus::Article;
use crate::error::{Error, Result};
use crate::output::{Dataset, Progress, digests, export_revised};
use crate::regenerate::update::Update;
use crate::rows::rule_rows;

impl Update {
    /// Exports the whole corpus anew, into a folder that goes away, and names the files of the
    /// dataset that are not byte for byte what came out.
    ///
    /// What tells of the way to this version (`changes`, `CHANGELOG.md`) has no part in it.
    ///
    /// # Errors
    /// Where something cannot be read or written.
    pub fn check_full(&self, tell: &mut (dyn FnMut(Progress) + Send)) -> Result<Vec<String>> {
        let place = Place::new()?;
        let full = place.0.join("dataset");
        let mut dataset = Dataset::create(&full, self.settings()?)?;
        let revise = |article: &Article, annotated: &mut Annotated| self.revision.revise(article, annotated);
        self.revision.problems(&self.corpus).iter().try_for_each(|row| dataset.add_problem(row))?;
        export_revised(&self.corpus, &mut dataset, &revise, tell)?;
        dataset.finish(&rule_rows(), &digests())?;
        differing(self.made.folder(), &full)
    }
}

/// A folder that goes away.
struct Place(PathBuf);

impl Place {
    fn new() -> Result<Place> {
        let place = std::env::temp_dir().join(format!("sayso-check-{}", std::process::id()));
        fs::create_dir_all(&place)
            .map_err(|error| Error::new(format!("cannot be written: {error}")).at(&place))?;
        Ok(Place(place))
    }
}

impl Drop for Place {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.0);
    }
}

/// The files of the full export that the dataset has otherwise, or not at all.
fn differing(folder: &Path, full: &Path) -> Result<Vec<String>> {
    let read = |path: PathBuf| {
        fs::read(&path).map_err(|error| Error::new(format!("cannot be read: {error}")).at(&path))
    };
    let entries =
        fs::read_dir(full).map_err(|error| Error::new(format!("cannot be read: {error}")).at(full))?;
    let mut names: Vec<_> =
        entries.flatten().map(|entry| entry.file_name().to_string_lossy().into_owned()).collect();
    names.sort();
    let mut differing = Vec::new();
    for name in names {
        let ours = read(folder.join(&name)).unwrap_or_default();
        let theirs = read(full.join(&name))?;
        let is_same = match name.as_str() {
            "datapackage.json" | "sayso.json" => without_history(&ours) == without_history(&theirs),
            _ => ours == theirs,
        };
        if !is_same {
            differing.push(name);
        }
    }
    Ok(differing)
}

/// A description without what it says of the table `changes`.
fn without_history(text: &[u8]) -> Option<Value> {
    let mut value: Value = serde_json::from_slice(text).ok()?;
    if let Some(resources) = value.get_mut("resources").and_then(Value::as_array_mut) {
        resources
            .retain(|resource| !matches!(resource["name"].as_str(), Some("changes" | "changes-parquet")));
    }
    for list in ["files", "xxh3"] {
        if let Some(files) = value.get_mut(list).and_then(Value::as_object_mut) {
            files.retain(|name, _| {
                !matches!(name.as_str(), "datapackage.json" | "changes.csv" | "changes.parquet")
            });
        }
    }
    Some(value)
}
