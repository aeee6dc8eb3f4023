//! A CSV file of the dataset before, passed over once: copied, and checked on the way.

use std::fs::File;
use std::hash::Hasher as _;
use std::io::Read;
#[cfg(target_os = "linux")]
use std::num::NonZeroU64;
use std::ops::Range;
use std::path::{Path, PathBuf};

use twox_hash::XxHash3_64;

use crate::error::{Error, Result};
use crate::output::file::checked;

/// After how many bytes the system is told that they are not needed any more.
const STRIDE: u64 = 4 << 20;

/// A CSV file of an older dataset that is read from its beginning to its end.
///
/// Every byte of it is read once, whether it is copied or not, so that at the end it is known
/// whether somebody edited the file, without a reading for this alone.
pub(super) struct OldCsv {
    path: PathBuf,
    file: File,
    /// How many bytes were read.
    at: u64,
    /// How many of them the system need not keep in memory any more.
    left: u64,
    check: XxHash3_64,
    /// What the check of the whole file must come to; `None` where that is not known.
    expected: Option<String>,
    buffer: Vec<u8>,
}

impl OldCsv {
    pub(super) fn open(path: &Path, expected: Option<String>) -> Result<OldCsv> {
        let file = File::open(path).map_err(|error| read_error(path, &error))?;
        let buffer = vec![0; 1 << 20];
        Ok(OldCsv {
            path: path.to_owned(),
            file,
            at: 0,
            left: 0,
            check: XxHash3_64::default(),
            expected,
            buffer,
        })
    }

    /// Its length in bytes, as far as the system tells it.
    pub(super) fn length(&self) -> u64 {
        self.file.metadata().map_or(0, |about| about.len())
    }

    /// Reads on up to the byte `to` and hands what stands there to `take`.
    pub(super) fn pass(&mut self, to: u64, take: &mut dyn FnMut(&[u8]) -> Result<()>) -> Result<()> {
        if to < self.at {
            return Err(self.other());
        }
        while self.at < to {
            let most = self.buffer.len().min(usize::try_from(to - self.at).unwrap_or(usize::MAX));
            let n = self.read(most)?;
            if n == 0 {
                return Err(self.other());
            }
            take(&self.buffer[..n])?;
        }
        Ok(())
    }

    /// Reads what is left, and fails where the file is not as sayso wrote it.
    pub(super) fn close(mut self) -> Result<()> {
        while self.read(self.buffer.len())? > 0 {}
        match &self.expected {
            Some(expected) if *expected != checked(&self.check) => Err(self.other()),
            _ => Ok(()),
        }
    }

    fn read(&mut self, most: usize) -> Result<usize> {
        let n = self.file.read(&mut self.buffer[..most]).map_err(|error| read_error(&self.path, &error))?;
        self.check.write(&self.buffer[..n]);
        self.at += n as u64;
        if self.at - self.left >= STRIDE {
            leave(&self.file, self.left..self.at);
            self.left = self.at;
        }
        Ok(n)
    }

    fn other(&self) -> Error {
        let name = self.path.file_name().unwrap_or_default().to_string_lossy().into_owned();
        were_edited(self.path.parent().unwrap_or(&self.path), &[name])
    }
}

/// Tells the system that it need not keep some bytes of a file in memory any more.
///
/// A file that is copied into the next version is about to go. What it takes up in memory suffices
/// for the new file; to look for more costs the system longer than to copy, in a virtual machine
/// several times as long.
#[cfg(target_os = "linux")]
pub(super) fn leave(file: &File, bytes: Range<u64>) {
    use rustix::fs::{Advice, fadvise};
    if let Some(length) = NonZeroU64::new(bytes.end.saturating_sub(bytes.start)) {
        // It is only advice.
        let _ = fadvise(file, bytes.start, Some(length), Advice::DontNeed);
    }
}

#[cfg(not(target_os = "linux"))]
pub(super) fn leave(_: &File, _: Range<u64>) {}

/// The error for a dataset with files, at least one, that are not as sayso wrote them.
pub(crate) fn were_edited(folder: &Path, names: &[String]) -> Error {
    let first = names.first().map(String::as_str).unwrap_or_default();
    let what = match names.len() {
        0 | 1 => format!("{first} was edited since sayso wrote it"),
        2 => format!("{first} and 1 other file were edited since sayso wrote them"),
        n => format!("{first} and {} other files were edited since sayso wrote them", n - 1),
    };
    Error::new(what)
        .at(folder)
        .cure("Put corrections into the corpus or the overrides, where they last; --force drops these edits.")
}

fn read_error(path: &Path, error: &std::io::Error) -> Error {
    Error::new(format!("cannot be read: {error}")).at(path).cure("Make it readable.")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn passed(expected: &str, stretches: &[(u64, u64)]) -> Result<Vec<u8>> {
        let folder = tempfile::tempdir().expect("a folder");
        let path = folder.path().join("ships.csv");
        std::fs::write(&path, "\"name\"\n\"Ada\"\n\"Bel\"\n").expect("written");
        let mut old = OldCsv::open(&path, Some(expected.to_owned()))?;
        let mut taken = Vec::new();
        for (start, end) in stretches {
            old.pass(*start, &mut |_| Ok(()))?;
            old.pass(*end, &mut |bytes| {
                taken.extend_from_slice(bytes);
                Ok(())
            })?;
        }
        old.close()?;
        Ok(taken)
    }

    #[test]
    fn what_is_copied_and_what_is_left_out_are_checked_alike() {
        let right = checked(&{
            let mut check = XxHash3_64::default();
            check.write(b"\"name\"\n\"Ada\"\n\"Bel\"\n");
            check
        });
        for stretches in [&[][..], &[(7, 13)], &[(7, 13), (13, 19)], &[(13, 19)]] {
            let n: u64 = stretches.iter().map(|(start, end)| end - start).sum();
            assert_eq!(passed(&right, stretches).expect("unedited").len() as u64, n);
            let error = passed("0123456789abcdef", stretches).expect_err("edited").to_string();
            assert!(error.contains("ships.csv was edited"), "{error}");
        }
        for stretches in [&[(7, 99)][..], &[(13, 19), (7, 13)]] {
            assert!(passed(&right, stretches).is_err(), "{stretches:?}");
        }
    }
}
