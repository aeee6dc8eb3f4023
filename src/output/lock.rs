//! One run at a time: the lock on a dataset's folder.

use std::fs::{self, File, OpenOptions, TryLockError};
use std::io::{self, Read, Seek, Write};
use std::path::{Path, PathBuf};
use std::thread::sleep;
use std::time::Duration;

use crate::error::{Error, Result};
use crate::output::file::write_error;

/// The right to write a dataset; given back when it is dropped, and by the system when the process
/// ends in whatever way.
///
/// The lock is a file beside the dataset's folder, for the folder itself is replaced as a whole.
/// It names who holds it.
#[derive(Debug)]
pub struct Lock {
    file: File,
    path: PathBuf,
}

/// How long a waiting run sleeps before it tries again.
const PAUSE: Duration = Duration::from_millis(100);

impl Lock {
    /// Takes the lock on `folder`, which need not exist; `what` says what for, as in
    /// `sayso export`. With `wait`, a run that holds it is waited for, after `wait` has been told
    /// who that is.
    ///
    /// # Errors
    /// Where another run holds the lock and nobody waits, or where the lock's file cannot be made.
    pub fn take(folder: &Path, what: &str, mut wait: Option<&mut dyn FnMut(&str)>) -> Result<Lock> {
        // A link is followed, for what is locked is the dataset that it leads to.
        let target = match folder.canonicalize() {
            Ok(target) => target,
            Err(_) => std::path::absolute(folder).map_err(|error| write_error(folder, &error))?,
        };
        let (Some(parent), Some(name)) = (target.parent(), target.file_name()) else {
            return Err(Error::new("is no place for a dataset")
                .at(&target)
                .cure("Name a folder below it with --out."));
        };
        fs::create_dir_all(parent).map_err(|error| write_error(parent, &error))?;
        let path = parent.join(format!(".{}.sayso-lock", name.to_string_lossy()));
        let mut is_told = false;
        loop {
            let open = OpenOptions::new().read(true).write(true).create(true).truncate(false).open(&path);
            let mut file = open.map_err(|error| write_error(&target, &error))?;
            match file.try_lock() {
                Ok(()) if is_still_there(&file, &path) => {
                    let _ = note(&mut file, what);
                    return Ok(Lock { file, path });
                }
                // Who held it has removed the file in between; the next one is a new file.
                Ok(()) => {}
                Err(TryLockError::WouldBlock) => {
                    let mut holder = String::new();
                    let _ = file.read_to_string(&mut holder);
                    let holder = match holder.trim() {
                        "" => "another run of sayso",
                        holder => holder,
                    };
                    let Some(wait) = &mut wait else {
                        return Err(Error::new(format!("{holder} is writing this dataset"))
                            .at(folder)
                            .cure("Try again when it is done, or let this run wait for it with --wait."));
                    };
                    if !is_told {
                        wait(holder);
                        is_told = true;
                    }
                    sleep(PAUSE);
                }
                Err(TryLockError::Error(error)) if error.kind() == io::ErrorKind::Unsupported => {
                    // A file system without locks: two runs then still never mix their files, for
                    // each makes its own folder and swaps it in whole.
                    return Ok(Lock { file, path });
                }
                Err(TryLockError::Error(error)) => return Err(write_error(&path, &error)),
            }
        }
    }
}

impl Drop for Lock {
    fn drop(&mut self) {
        // Removed before it is let go, so that nobody gets the lock on a file without a name
        // unawares: `is_still_there` would tell them.
        let _ = fs::remove_file(&self.path);
        let _ = self.file.unlock();
    }
}

/// Writes who holds the lock into its file.
fn note(file: &mut File, what: &str) -> io::Result<()> {
    file.set_len(0)?;
    file.rewind()?;
    write!(file, "{what} (process {})", std::process::id())
}

#[cfg(unix)]
fn is_still_there(file: &File, path: &Path) -> bool {
    use std::os::unix::fs::MetadataExt;
    match (file.metadata(), fs::metadata(path)) {
        (Ok(open), Ok(named)) => (open.dev(), open.ino()) == (named.dev(), named.ino()),
        _ => false,
    }
}

#[cfg(not(unix))]
fn is_still_there(_: &File, path: &Path) -> bool {
    path.exists()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_second_hears_who_is_first() {
        let place = tempfile::tempdir().expect("a temporary folder");
        let set = place.path().join("set");
        let first = Lock::take(&set, "sayso export", None).expect("free");
        let refused = Lock::take(&set, "sayso regenerate", None).expect_err("taken").to_string();
        let holder = format!("sayso export (process {})", std::process::id());
        assert!(refused.contains(&holder) && refused.contains("--wait"), "{refused}");
        let other = Lock::take(&place.path().join("other"), "sayso export", None).expect("another dataset");
        drop((first, other));
        let second = Lock::take(&set, "sayso regenerate", None).expect("free again");
        drop(second);
        assert_eq!(fs::read_dir(place.path()).expect("a folder").count(), 0, "nothing is left");
    }

    #[test]
    fn who_waits_gets_it() {
        let place = tempfile::tempdir().expect("a temporary folder");
        let set = place.path().join("set");
        std::thread::scope(|scope| {
            for _ in 0..4 {
                scope.spawn(|| {
                    for _ in 0..3 {
                        let lock = Lock::take(&set, "sayso export", Some(&mut |_| {})).expect("in turn");
                        let inside = set.with_extension("inside");
                        File::create_new(&inside).expect("nobody else is inside");
                        fs::remove_file(&inside).expect("still there");
                        drop(lock);
                    }
                });
            }
        });
    }
}
