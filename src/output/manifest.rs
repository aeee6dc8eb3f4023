//! `sayso.json`: what made a dataset.

use std::fs;
use std::path::Path;

use serde_json::{Map, Value, json};
use sha2::{Digest as _, Sha256};

use crate::output::file::{Written, hexadecimal};
use crate::output::trail;

/// The manifest's name; its presence marks a folder as a dataset of sayso's.
pub(super) const NAME: &str = "sayso.json";

/// What goes into the manifest.
pub(super) struct Manifest<'a> {
    /// The settings that had a say in the rows, by name.
    pub(super) settings: &'a [(String, Value)],
    /// Digests of what else had a say: word lists, rules.
    pub(super) digests: &'a [(&'a str, String)],
    /// Number of articles.
    pub(super) n_articles: u64,
    /// A digest of every article's id and text, in order.
    pub(super) articles_sha256: String,
    /// The groups of articles, as [`super::group`] spells them.
    pub(super) groups: Value,
    /// The files that `datapackage.json` does not list, with their hashes.
    pub(super) files: &'a [Written],
    /// The files that the next version may begin as.
    pub(super) cut: Vec<&'a Written>,
    /// Every file, by whose checks edits are noticed.
    pub(super) checks: Vec<&'a Written>,
}

/// The manifest's text.
///
/// It holds no time and no host, and no path but those from the dataset to its corpus, so the same
/// input gives the same manifest. The digest of each single article stands in
/// `articles.text_sha256`.
pub(super) fn manifest(manifest: &Manifest<'_>) -> String {
    let settings: Map<String, Value> = manifest.settings.iter().cloned().collect();
    let digests: Map<String, Value> =
        manifest.digests.iter().map(|(name, digest)| ((*name).to_owned(), json!(digest))).collect();
    let files: Map<String, Value> =
        manifest.files.iter().map(|file| (file.name.clone(), json!(file.sha256))).collect();
    let mut checked = manifest.checks.clone();
    checked.sort_by(|a, b| a.name.cmp(&b.name));
    let checks: Map<String, Value> =
        checked.iter().map(|file| (file.name.clone(), json!(file.check))).collect();
    let mut whole = json!({
        "sayso": env!("CARGO_PKG_VERSION"),
        "settings": settings,
        "digests": digests,
        "input": { "n_articles": manifest.n_articles, "sha256": manifest.articles_sha256 },
        "files": files,
        "xxh3": checks,
        "groups": manifest.groups,
    });
    if let Some(notes) = trail::to_json(manifest.cut.iter().copied()) {
        whole["sha256_states"] = notes;
    }
    pretty(&whole)
}

/// Names a dataset by its manifest, and so by all its bytes: two datasets that differ have two keys.
pub(super) fn key(manifest: &str) -> String {
    hexadecimal(Sha256::new_with_prefix(manifest))
}

/// The key of the dataset in a folder, if there is one.
#[must_use]
pub fn key_of(folder: &Path) -> Option<String> {
    fs::read_to_string(folder.join(NAME)).ok().map(|manifest| key(&manifest))
}

/// JSON as the files spell it: indented, with a line end at the end.
pub(super) fn pretty(value: &Value) -> String {
    format!("{value:#}\n")
}

/// Whether a folder holds a dataset that sayso made.
pub(super) fn is_dataset(folder: &Path) -> bool {
    let Ok(text) = fs::read_to_string(folder.join(NAME)) else { return false };
    serde_json::from_str::<Value>(&text).is_ok_and(|manifest| manifest["sayso"].is_string())
}
