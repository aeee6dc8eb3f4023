//! To come.
use std::path::Path;

use super::{Document, Imported, ReadContext, Written};
use crate::error::Result;

pub(super) fn read(_path: &Path, _context: &ReadContext) -> Result<Imported> {
    Ok(Imported::default())
}

pub(super) fn write(_documents: &[Document]) -> Written {
    Written::default()
}
