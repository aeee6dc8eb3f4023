//! Which files of a corpus are those that were read before, told without reading them.
//!
//! The system notes of every file when its content or anything about it last changed, and no
//! program can set that time back (unlike the time of its last writing, which copying tools set).
//! A file that has this time, its size, its number and its time of writing as before is the file
//! that was read before. Git and Mercurial find edited files so.

use std::fmt::Write as _;
use std::fs::{self, Metadata};
use std::hash::Hasher as _;
use std::io::{self, Write as _};
use std::path::Path;
use std::time::{Duration, SystemTime};

use rustc_hash::FxHashMap;
use twox_hash::XxHash3_64;

use super::read::Corpus;

/// What the first line of the notes begins with.
const HEAD: &str = "sayso has seen 1 ";

/// The fewest articles that are noted; fewer are read in no time.
const FEWEST: usize = 500;

/// How long a file must have been left alone before its stamp tells anything.
///
/// Two changes within one tick of the clock, which is two seconds on the coarsest systems of files,
/// leave the same stamp.
const STILL: Duration = Duration::from_secs(2);

/// By what a file is known again: a hash of where it lies, its size and its times.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Stamp(pub(super) u64);

impl Stamp {
    /// The stamp of a file as it is now, or `None` where the file may change without another stamp:
    /// it was changed a moment ago, or the system does not tell enough of it.
    pub(super) fn of(about: &Metadata) -> Option<Stamp> {
        let (changed, parts) = times(about)?;
        let left_alone = SystemTime::now().duration_since(changed).ok()?;
        if left_alone < STILL {
            return None;
        }
        let mut hash = XxHash3_64::default();
        parts.into_iter().for_each(|part| hash.write(&part.to_le_bytes()));
        // Nought is for "not known".
        Some(Stamp(hash.finish().max(1)))
    }
}

/// When a file was last changed in any way, and all that goes into its stamp.
#[cfg(unix)]
fn times(about: &Metadata) -> Option<(SystemTime, [u64; 7])> {
    use std::os::unix::fs::MetadataExt as _;
    let (seconds, nanoseconds) =
        (u64::try_from(about.ctime()).ok()?, u32::try_from(about.ctime_nsec()).ok()?);
    let changed = SystemTime::UNIX_EPOCH.checked_add(Duration::new(seconds, nanoseconds))?;
    let written = [about.mtime().cast_unsigned(), about.mtime_nsec().cast_unsigned()];
    let [written, written_part] = written;
    let parts =
        [about.dev(), about.ino(), about.size(), seconds, u64::from(nanoseconds), written, written_part];
    Some((changed.max(about.modified().ok()?), parts))
}

/// Elsewhere a program can set every time that is told of a file.
#[cfg(not(unix))]
fn times(_: &Metadata) -> Option<(SystemTime, [u64; 7])> {
    None
}

/// The stamps of the articles of a corpus when they were read, in a file of their own.
///
/// They are noted for something that was made of the articles then, which has a key: notes with
/// another key are not used. Without notes, every article is read.
#[derive(Debug, Default)]
pub struct Seen(FxHashMap<String, u64>);

impl Seen {
    /// The notes in a file, if there are any with this key.
    #[must_use]
    pub fn read(path: &Path, key: &str) -> Seen {
        let text = fs::read_to_string(path).unwrap_or_default();
        let mut lines = text.lines();
        if lines.next().and_then(|line| line.strip_prefix(HEAD)) != Some(key) {
            return Seen::default();
        }
        let note = |line: &str| {
            let (stamp, id) = line.split_once(' ')?;
            Some((id.to_owned(), u64::from_str_radix(stamp, 16).ok().filter(|_| stamp.len() == 16)?))
        };
        Seen(lines.map_while(note).collect())
    }

    /// Notes the articles of a corpus that were read, unless they are few.
    ///
    /// # Errors
    /// Where the file cannot be written; there are no notes then.
    pub fn write(path: &Path, key: &str, corpus: &Corpus) -> io::Result<()> {
        if corpus.len() < FEWEST {
            return Ok(());
        }
        let mut text = format!("{HEAD}{key}\n");
        for (index, id) in corpus.ids().enumerate() {
            if let Some(Stamp(stamp)) = corpus.stamp(index).filter(|_| !id.contains(['\n', '\r'])) {
                let _ = writeln!(text, "{stamp:016x} {id}");
            }
        }
        if let Some(parent) = path.parent() {
            fs::create_dir_all(parent)?;
        }
        // Put in its place whole: two runs never mix their notes.
        let aside = path.with_extension(format!("{}", std::process::id()));
        let written = fs::File::create(&aside).and_then(|mut file| file.write_all(text.as_bytes()));
        let placed = written.and_then(|()| fs::rename(&aside, path));
        if placed.is_err() {
            let _ = fs::remove_file(&aside);
        }
        placed
    }

    /// Whether the article at `index` of a corpus is as it was when it was noted. It counts as read
    /// then.
    #[must_use]
    pub fn knows(&self, corpus: &Corpus, index: usize, id: &str) -> bool {
        self.0.get(id).is_some_and(|stamp| corpus.is_still(index, Stamp(*stamp)))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::corpus::{self, Item, ReadOptions};
    use std::path::PathBuf;

    fn open(folder: &Path) -> Corpus {
        corpus::open(&[folder.to_owned()], &ReadOptions::default()).expect("a corpus")
    }

    fn read_all(corpus: &Corpus) {
        for index in 0..corpus.len() {
            assert!(matches!(corpus.read(index), Item::Article(_)));
        }
    }

    fn known(folder: &Path, notes: &Path, key: &str) -> Vec<String> {
        let (corpus, seen) = (open(folder), Seen::read(notes, key));
        let ids = corpus.ids().enumerate().filter(|(index, id)| seen.knows(&corpus, *index, id));
        ids.map(|(_, id)| id.to_owned()).collect()
    }

    #[test]
    #[cfg(unix)]
    fn a_file_is_known_until_anything_about_it_changes() {
        let place = tempfile::tempdir().expect("a temporary folder");
        let (folder, notes) = (place.path().join("in"), place.path().join("caches/notes"));
        fs::create_dir(&folder).expect("a folder");
        let path = |n: usize| -> PathBuf { folder.join(format!("{n:03}.txt")) };
        (0..FEWEST).for_each(|n| fs::write(path(n), format!("Ferry {n:03}.")).expect("a file"));
        let fresh = open(&folder);
        read_all(&fresh);
        Seen::write(&notes, "a key", &fresh).expect("written");
        assert_eq!(known(&folder, &notes, "a key").len(), 0, "what changed a moment ago may change again");

        std::thread::sleep(STILL + Duration::from_millis(100));
        let corpus = open(&folder);
        Seen::write(&notes, "a key", &corpus).expect("written");
        assert_eq!(known(&folder, &notes, "a key").len(), 0, "what was not read is not noted");
        read_all(&corpus);
        Seen::write(&notes, "a key", &corpus).expect("written");
        assert_eq!(known(&folder, &notes, "a key").len(), FEWEST);
        assert_eq!(known(&folder, &notes, "another key").len(), 0);
        assert_eq!(known(&folder, &place.path().join("none"), "a key").len(), 0);

        // Edited to the same length, its time of writing set back.
        let time = fs::metadata(path(1)).and_then(|about| about.modified()).expect("a time");
        fs::write(path(1), "Ferry one.").expect("a file");
        fs::File::options().write(true).open(path(1)).and_then(|f| f.set_modified(time)).expect("set back");
        // Another file moved into its place, and one that is the same again.
        fs::rename(path(2), path(3)).expect("moved");
        fs::rename(path(4), place.path().join("aside")).expect("moved");
        fs::copy(place.path().join("aside"), path(4)).expect("copied");
        let still = known(&folder, &notes, "a key");
        let lost: Vec<_> = (0..6).map(|n| format!("{n:03}")).filter(|id| !still.contains(id)).collect();
        assert_eq!(lost, ["001", "002", "003", "004"]);
        assert_eq!(still.len(), FEWEST - 4);
    }

    #[test]
    fn notes_that_were_cut_off_are_used_as_far_as_they_go() {
        let place = tempfile::tempdir().expect("a temporary folder");
        let notes = place.path().join("notes");
        fs::write(&notes, format!("{HEAD}k\n00000000000000ff a b\n00000000000000fe")).expect("a file");
        let seen = Seen::read(&notes, "k");
        assert_eq!(seen.0.into_iter().collect::<Vec<_>>(), [("a b".to_owned(), 255)]);
    }
}
