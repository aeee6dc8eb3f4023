//! To come.
use std::collections::BTreeSet;

use super::{Document, Format};

pub(super) fn detect(_text: &str) -> Option<Format> {
    None
}

pub(super) fn unsaid(_origin: Format, _document: &Document) -> BTreeSet<String> {
    BTreeSet::new()
}
