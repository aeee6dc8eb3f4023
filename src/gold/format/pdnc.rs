//! To come.
use std::path::{Path, PathBuf};

use super::{Imported, ReadContext};
use crate::error::Result;

pub(super) const TABLE: &str = "quotation_info.csv";

pub(super) fn tables(_path: &Path) -> impl Iterator<Item = PathBuf> {
    std::iter::empty()
}

pub(super) fn read(_path: &Path, _context: &ReadContext) -> Result<Imported> {
    Ok(Imported::default())
}
