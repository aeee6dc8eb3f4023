//! A stretch of a file in memory, which stands for the file where Parquet is read.
//!
//! The reader of Parquet asks for every page by itself; from a file, each costs several calls of the
//! system, and with row groups as small as ours they cost more than decoding.

use std::fs::File;
use std::io::{Cursor, Read as _, Seek as _, SeekFrom};
use std::ops::Range;
use std::path::Path;

use bytes::Bytes;
use parquet::errors::{ParquetError, Result};
use parquet::file::reader::{ChunkReader, Length};

use crate::output::old_csv::leave;

/// Some bytes of a file, known by their places in it.
#[derive(Clone)]
pub(super) struct Stretch {
    start: u64,
    bytes: Bytes,
}

impl Stretch {
    /// Reads the bytes `range` of a file, which the system need not keep in memory where it `goes`.
    pub(super) fn read(path: &Path, range: Range<u64>, goes: bool) -> std::io::Result<Stretch> {
        let length = range.end.saturating_sub(range.start);
        let mut file = File::open(path)?;
        file.seek(SeekFrom::Start(range.start))?;
        let mut bytes = Vec::new();
        // A damaged file may name places far behind its end.
        let is_there = file.metadata()?.len() >= range.end;
        if is_there {
            bytes.reserve_exact(usize::try_from(length).unwrap_or_default());
        }
        (&file).take(length).read_to_end(&mut bytes)?;
        if goes {
            leave(&file, range.clone());
        }
        if bytes.len() as u64 != length {
            return Err(std::io::ErrorKind::UnexpectedEof.into());
        }
        Ok(Stretch { start: range.start, bytes: bytes.into() })
    }

    fn from(&self, start: u64) -> Result<Bytes> {
        let at = start.checked_sub(self.start).and_then(|at| usize::try_from(at).ok());
        match at.filter(|at| *at <= self.bytes.len()) {
            Some(at) => Ok(self.bytes.slice(at..)),
            None => Err(ParquetError::EOF(format!("byte {start} is outside of what was read"))),
        }
    }
}

impl Length for Stretch {
    fn len(&self) -> u64 {
        self.start + self.bytes.len() as u64
    }
}

impl ChunkReader for Stretch {
    type T = Cursor<Bytes>;

    fn get_read(&self, start: u64) -> Result<Cursor<Bytes>> {
        Ok(Cursor::new(self.from(start)?))
    }

    fn get_bytes(&self, start: u64, length: usize) -> Result<Bytes> {
        let bytes = self.from(start)?;
        if length > bytes.len() {
            return Err(ParquetError::EOF(format!("{length} bytes from {start} are not all there")));
        }
        Ok(bytes.slice(..length))
    }
}
