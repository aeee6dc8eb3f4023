//! A file being written, and what can go wrong with it.

use std::fs::{File, OpenOptions};
use std::hash::Hasher as _;
use std::io::{self, BufWriter, Write};
use std::path::{Path, PathBuf};
use std::sync::{Arc, OnceLock};
use std::thread::{self, JoinHandle};

use sha2::{Digest, Sha256};
use twox_hash::XxHash3_64;

use crate::error::{Error, Result};
use crate::output::trail::Trail;

/// After how many bytes the disk is asked to take what was written, while more is written.
const LOAD: u64 = 16 << 20;
/// From how many bytes on a file is worth a disk that begins before all files are written.
const LARGE: u64 = 1 << 20;

/// A file that counts and hashes what is written to it.
pub(super) struct HashedFile {
    file: BufWriter<File>,
    path: PathBuf,
    hash: Trail,
    check: XxHash3_64,
    bytes: u64,
    /// How many bytes of the disk are kept for it.
    reserved: u64,
    /// The disk at work, and how many bytes there were when it began.
    saving: Option<Saving>,
    saved: u64,
    failure: Failure,
    #[cfg(test)]
    room: full_disk::Room,
}

/// The first failure of a file, for those who hear of it only through a library that makes a
/// sentence of it.
pub(super) type Failure = Arc<OnceLock<io::ErrorKind>>;

/// The disk at work, to be waited for.
pub(super) type Saving = JoinHandle<io::Result<()>>;

/// A file that has been written. That it is safely on the disk must be waited for:
/// [`Written::wait`], and then [`sync_file`].
#[derive(Debug)]
pub(super) struct Written {
    pub(super) name: String,
    pub(super) bytes: u64,
    pub(super) sha256: String,
    /// What SHA-256 remembered on its way through the file, as [`Trail`] notes it.
    pub(super) notes: Vec<String>,
    /// A hash that is read off much faster, by which edits are noticed.
    pub(super) check: String,
    /// The disk at work on the end of the file.
    pub(super) saving: Vec<Saving>,
}

impl Written {
    /// Waits for the disk at work. The system tells of a failed write only once, so who began to wait
    /// must be asked.
    pub(super) fn wait(&mut self) -> io::Result<()> {
        self.saving.drain(..).try_for_each(wait)
    }
}

fn wait(saving: Saving) -> io::Result<()> {
    saving.join().unwrap_or_else(|_| Err(io::Error::other("the disk could not be waited for")))
}

impl HashedFile {
    pub(super) fn create(path: &Path) -> Result<Self> {
        let file = File::create_new(path).map_err(|error| write_error(path, &error))?;
        Ok(HashedFile {
            file: BufWriter::with_capacity(1 << 16, file),
            path: path.to_owned(),
            hash: Trail::default(),
            check: XxHash3_64::default(),
            bytes: 0,
            reserved: 0,
            saving: None,
            saved: 0,
            failure: Failure::default(),
            #[cfg(test)]
            room: full_disk::room(),
        })
    }

    pub(super) fn failure(&self) -> Failure {
        Arc::clone(&self.failure)
    }

    /// The number of bytes written so far.
    pub(super) fn bytes(&self) -> u64 {
        self.bytes
    }

    fn put(&mut self, bytes: &[u8]) -> io::Result<usize> {
        #[cfg(test)]
        full_disk::check(&self.room, bytes.len())?;
        self.file.write(bytes)
    }

    pub(super) fn path(&self) -> &Path {
        &self.path
    }

    /// Says that the first `same` bytes, those written before and those to come, are the bytes of
    /// another file, whose `notes` make it needless to hash them.
    pub(super) fn follow(&mut self, notes: &[String], same: u64) {
        self.hash.follow(notes, same);
    }

    /// Says that about so many bytes will be written. The disk keeps room for them in one step, which
    /// halves what the system has to do for each of them; where it cannot, writing is only slower.
    pub(super) fn expect(&mut self, bytes: u64) {
        if bytes >= LARGE {
            reserve(self.file.get_ref(), bytes);
            // A disk that is nearly full may keep a part of it, which is given back as well.
            self.reserved = bytes;
        }
    }

    /// Lets the disk begin, where it is not at work, so that at the end there is little to wait for.
    fn save(&mut self) -> io::Result<()> {
        if self.bytes - self.saved < LOAD || self.saving.as_ref().is_some_and(|saving| !saving.is_finished())
        {
            return Ok(());
        }
        self.saving.take().map_or(Ok(()), wait)?;
        self.saved = self.bytes;
        self.saving = self.begin_to_save()?;
        Ok(())
    }

    fn begin_to_save(&self) -> io::Result<Option<Saving>> {
        let file = self.file.get_ref().try_clone()?;
        // Where there is no thread to be had, all is left to the end.
        Ok(thread::Builder::new().spawn(move || file.sync_data()).ok())
    }

    /// Ends the file. The disk goes on with a large one, while others are written.
    pub(super) fn close(mut self) -> Result<Written> {
        let end = |file: &mut HashedFile| -> io::Result<Vec<Saving>> {
            file.file.flush()?;
            if file.reserved > file.bytes {
                // Gives back what was kept behind the end.
                file.file.get_ref().set_len(file.bytes)?;
            }
            let last = if file.bytes < LARGE { None } else { file.begin_to_save()? };
            Ok(file.saving.take().into_iter().chain(last).collect())
        };
        let saving = end(&mut self).map_err(|error| write_error(&self.path, &error))?;
        let Some((sha256, notes)) = self.hash.end() else {
            return Err(Error::new("ended before what it has in common with its last version").at(&self.path));
        };
        Ok(Written {
            name: self.path.file_name().unwrap_or_default().to_string_lossy().into_owned(),
            bytes: self.bytes,
            sha256,
            notes,
            check: checked(&self.check),
            saving,
        })
    }
}

impl Write for HashedFile {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        let n = self.put(bytes).inspect_err(|error| {
            let _ = self.failure.set(error.kind());
        })?;
        self.hash.update(&bytes[..n]);
        self.check.write(&bytes[..n]);
        self.bytes += n as u64;
        self.save()?;
        Ok(n)
    }

    fn flush(&mut self) -> io::Result<()> {
        self.file.flush()
    }
}

/// Keeps room on the disk for a file that will have so many bytes, without making it longer, where the system can.
#[cfg(target_os = "linux")]
fn reserve(file: &File, bytes: u64) {
    let _ = rustix::fs::fallocate(file, rustix::fs::FallocateFlags::KEEP_SIZE, 0, bytes);
}

#[cfg(not(target_os = "linux"))]
fn reserve(_: &File, _: u64) {}

/// Waits until the disk has all of a file.
pub(super) fn sync_file(path: &Path) -> io::Result<()> {
    // Some systems let only those wait who may write.
    OpenOptions::new().write(true).open(path)?.sync_all()
}

/// What a hash comes to, as the files spell it.
pub(super) fn hexadecimal(hash: Sha256) -> String {
    data_encoding::HEXLOWER.encode(&hash.finalize())
}

/// What a check comes to, as `sayso.json` spells it.
pub(super) fn checked(check: &XxHash3_64) -> String {
    format!("{:016x}", check.finish())
}

/// The error for a failed write, with the cure for what usually causes it.
pub(super) fn write_error(path: &Path, error: &io::Error) -> Error {
    let cure = match error.kind() {
        io::ErrorKind::StorageFull | io::ErrorKind::QuotaExceeded => {
            "Free some space or choose a folder on another disk with --out; the dataset that was there \
             before is untouched."
        }
        io::ErrorKind::PermissionDenied | io::ErrorKind::ReadOnlyFilesystem => {
            "Ask for the right to write here, or give another folder with --out where the command has it."
        }
        io::ErrorKind::NotADirectory => {
            "A part of this path is a file, not a folder; choose another with --out."
        }
        _ => "Choose another folder with --out; the dataset that was there before is untouched.",
    };
    Error::new(format!("cannot be written: {error}")).at(path).cure(cure)
}

/// Writes a small file whole.
pub(super) fn write_whole(path: &Path, contents: &str) -> Result<Written> {
    let mut file = HashedFile::create(path)?;
    file.write_all(contents.as_bytes()).map_err(|error| write_error(path, &error))?;
    file.close()
}

/// A disk that fills up, for tests.
#[cfg(test)]
pub(super) mod full_disk {
    use std::cell::RefCell;
    use std::io;
    use std::sync::Arc;
    use std::sync::atomic::{AtomicUsize, Ordering};

    /// How many bytes may still be written; `None` is an endless disk.
    pub(super) type Room = Option<Arc<AtomicUsize>>;

    thread_local! {
        static ROOM: RefCell<Room> = const { RefCell::new(None) };
    }

    /// Lets the files that this thread makes from now on take so many bytes together, whichever
    /// threads write them; `None` is an endless disk.
    pub(in crate::output) fn leave(room: Option<usize>) {
        ROOM.set(room.map(|room| Arc::new(AtomicUsize::new(room))));
    }

    pub(super) fn room() -> Room {
        ROOM.with_borrow(Clone::clone)
    }

    pub(super) fn check(room: &Room, bytes: usize) -> io::Result<()> {
        let Some(room) = room else { return Ok(()) };
        let taken = room.fetch_update(Ordering::Relaxed, Ordering::Relaxed, |room| room.checked_sub(bytes));
        taken.map(|_| ()).map_err(|_| io::Error::from(io::ErrorKind::StorageFull))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_is_as_long_as_what_was_written_whatever_was_expected() {
        let folder = tempfile::tempdir().expect("a folder");
        let bytes = vec![b'x'; 3 << 20];
        for (name, expected) in [("less", LARGE), ("as many", 3 << 20), ("more", 9 << 20)] {
            let path = folder.path().join(name);
            let mut file = HashedFile::create(&path).expect("made");
            file.expect(expected);
            file.write_all(&bytes).expect("written");
            let mut written = file.close().expect("closed");
            written.wait().expect("saved");
            let about = std::fs::metadata(&path).expect("there");
            assert_eq!((about.len(), written.bytes), (3 << 20, 3 << 20), "{name}");
            assert_eq!(std::fs::read(&path).expect("read"), bytes, "{name}");
            #[cfg(target_os = "linux")]
            {
                use std::os::unix::fs::MetadataExt as _;
                assert!(about.blocks() * 512 < 4 << 20, "{name}: {} blocks", about.blocks());
            }
        }
    }
}
