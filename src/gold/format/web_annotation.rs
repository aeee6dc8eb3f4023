//! To come.
use super::{Document, Written};

pub(super) fn write(_documents: &[Document]) -> Written {
    Written::default()
}
