//! Reads a corpus: folders of text files and single files, in the order of the article ids.
use std::fs::File;
use std::io::Read;
use std::path::{Component, Path, PathBuf};
use std::sync::atomic::{AtomicU64, Ordering};

use rustc_hash::FxHashMap;
use walkdir::WalkDir;

use super::encoding::{Encoding, decode};
use super::seen::Stamp;
use super::{Article, Metadata, ReadProblem, ReadProblemKind, sidecar};
use crate::error::{Error, Result};

/// How a corpus is read.
#[derive(Clone, Copy, Debug)]
pub struct ReadOptions {
    /// The encoding of the files that are not UTF-8; `None` where all of them must be.
    pub encoding: Option<Encoding>,
    /// The size in bytes above which a file is refused.
    pub largest: u64,
}

impl Default for ReadOptions {
    /// UTF-8 only, files of up to 1 GiB (so that every offset fits a 32-bit column).
    fn default() -> Self {
        ReadOptions { encoding: None, largest: 1 << 30 }
    }
}

/// What a corpus yields: an article, or a file or record that could not be taken.
#[derive(Clone, Debug)]
pub enum Item {
    /// An article as the user delivered it.
    Article(Article),
    /// Something that could not be read.
    Problem(ReadProblem),
}

/// A corpus whose files are known and checked for clashing ids, but not yet read.
///
/// Only the list of files and the sidecar tables are held in memory; a text is read when it is
/// asked for, by [`Corpus::iter`] in the order of the ids or by [`Corpus::read`] from any thread.
#[derive(Debug)]
pub struct Corpus {
    /// The arguments, and whether each is a folder.
    roots: Vec<(PathBuf, bool)>,
    sources: Vec<Source>,
    /// The stamp that each file had when it was read as an article; 0 where it was not read, or
    /// where a stamp tells nothing.
    stamps: Vec<AtomicU64>,
    metadata: FxHashMap<usize, Metadata>,
    problems: Vec<ReadProblem>,
    options: ReadOptions,
}

/// One file of a corpus.
#[derive(Debug)]
struct Source {
    /// Its path relative to the corpus, with `/` between folders.
    path: Box<str>,
    /// The length of the article id, which is how the path begins.
    id_length: u32,
    /// Which of the corpus's arguments it came from.
    root: u32,
}

impl Source {
    fn id(&self) -> &str {
        &self.path[..self.id_length as usize]
    }
}

/// Finds the files of a corpus and reads its sidecar tables.
///
/// A folder stands for the `.txt` files below it, at any depth; links are followed, and names that
/// begin with a dot are left alone. The article id is the path below the folder without its
/// ending, with `/` between folders. A path to a file stands for that file whatever its ending;
/// its id is its name without the ending. A folder's `articles.csv` is joined.
///
/// # Errors
/// Where a path does not exist or cannot be listed, a folder holds no text, two files have one id,
/// or a sidecar table has no column `article_id` or is not text.
pub fn open(paths: &[PathBuf], options: &ReadOptions) -> Result<Corpus> {
    let mut corpus = Corpus {
        roots: paths.iter().map(|path| (path.clone(), path.is_dir())).collect(),
        sources: Vec::new(),
        stamps: Vec::new(),
        metadata: FxHashMap::default(),
        problems: Vec::new(),
        options: *options,
    };
    if paths.is_empty() {
        return Err(Error::new("no corpus is given").cure("Name a folder of .txt files, or files."));
    }
    for (root, path) in paths.iter().enumerate() {
        corpus.list(root as u32, path)?;
    }
    corpus.sources.sort_by(|a, b| (a.id(), a.root).cmp(&(b.id(), b.root)));
    for pair in corpus.sources.windows(2) {
        if pair[0].id() == pair[1].id() {
            return Err(Error::new(format!(
                "two files have the article id \"{}\": {} and {}",
                pair[0].id(),
                corpus.file(&pair[0]).display(),
                corpus.file(&pair[1]).display()
            ))
            .cure("Rename one of them, or give the folder above both as the corpus."));
        }
    }
    corpus.stamps.resize_with(corpus.sources.len(), AtomicU64::default);
    for (root, path) in paths.iter().enumerate() {
        let file = path.join(sidecar::NAME);
        if !corpus.roots[root].1 || !file.exists() {
            continue;
        }
        let index_of = |id: &str| {
            let at = corpus.sources.binary_search_by(|source| source.id().cmp(id)).ok()?;
            (corpus.sources[at].root == root as u32).then_some(at)
        };
        let found = sidecar::read(&file, options.encoding, index_of)?;
        corpus.metadata.extend(found.metadata);
        corpus.problems.extend(found.problems);
    }
    Ok(corpus)
}

impl Corpus {
    /// The number of files that stand for an article each.
    #[must_use]
    pub fn len(&self) -> usize {
        self.sources.len()
    }

    /// Whether there is no file to read.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.sources.is_empty()
    }

    /// The article ids in order.
    pub fn ids(&self) -> impl ExactSizeIterator<Item = &str> {
        self.sources.iter().map(Source::id)
    }

    /// The index of the article with this id.
    #[must_use]
    pub fn position(&self, id: &str) -> Option<usize> {
        self.sources.binary_search_by(|source| source.id().cmp(id)).ok()
    }

    /// What was wrong with the folders and the sidecar tables, before any text is read.
    #[must_use]
    pub fn problems(&self) -> &[ReadProblem] {
        &self.problems
    }

    /// The file of the article at `index`, relative to the corpus, with `/` between folders.
    ///
    /// # Panics
    /// Where there is no such index.
    #[must_use]
    pub fn source_path(&self, index: usize) -> &str {
        &self.sources[index].path
    }

    /// What the sidecar table says about the article at `index`.
    #[must_use]
    pub fn metadata(&self, index: usize) -> Metadata {
        self.metadata.get(&index).cloned().unwrap_or_default()
    }

    /// The stamp that the file of the article at `index` had when it was read.
    pub(super) fn stamp(&self, index: usize) -> Option<Stamp> {
        let stamp = self.stamps.get(index)?.load(Ordering::Relaxed);
        (stamp != 0).then_some(Stamp(stamp))
    }

    /// Whether the file of the article at `index` has this stamp still; then it counts as read.
    pub(super) fn is_still(&self, index: usize, stamp: Stamp) -> bool {
        let now = std::fs::metadata(self.file(&self.sources[index])).ok().as_ref().and_then(Stamp::of);
        let is_still = now == Some(stamp);
        if is_still {
            self.stamps[index].store(stamp.0, Ordering::Relaxed);
        }
        is_still
    }

    /// Reads the article at `index`, below [`Corpus::len`].
    ///
    /// # Panics
    /// Where there is no such index.
    #[must_use]
    pub fn read(&self, index: usize) -> Item {
        let source = &self.sources[index];
        let file = self.file(source);
        let problem =
            |kind, message: String| ReadProblem::new(kind, &file, &source.path, message).article(source.id());
        let (bytes, stamp) = match read_bytes(&file, self.options.largest) {
            Ok(Some(read)) => read,
            Ok(None) => {
                let message = format!("The file is larger than {} bytes.", self.options.largest);
                return Item::Problem(
                    problem(ReadProblemKind::TooLarge, message)
                        .cure("Split it into one file an article, or take it out of the corpus."),
                );
            }
            Err(error) => {
                return Item::Problem(
                    problem(ReadProblemKind::Unreadable, format!("The file cannot be read ({error})."))
                        .cure("Make it readable, or take it out of the corpus."),
                );
            }
        };
        let text = match decode(bytes, self.options.encoding) {
            Ok(text) => text,
            Err(error) => {
                return Item::Problem(problem(ReadProblemKind::NotText, error.message).cure(error.cure));
            }
        };
        if text.len() as u64 > self.options.largest {
            let message = format!("As UTF-8 the text is larger than {} bytes.", self.options.largest);
            return Item::Problem(
                problem(ReadProblemKind::TooLarge, message).cure("Split it into one file an article."),
            );
        }
        self.stamps[index].store(stamp.map_or(0, |stamp| stamp.0), Ordering::Relaxed);
        Item::Article(Article {
            id: source.id().to_owned(),
            source_path: source.path.to_string(),
            text,
            metadata: self.metadata(index),
        })
    }

    /// What the folders and sidecar tables had wrong, then every file in the order of the ids.
    pub fn iter(&self) -> impl Iterator<Item = Item> + '_ {
        let problems = self.problems.iter().cloned().map(Item::Problem);
        problems.chain((0..self.len()).map(|index| self.read(index)))
    }

    fn file(&self, source: &Source) -> PathBuf {
        let (root, is_folder) = &self.roots[source.root as usize];
        if *is_folder { root.join(&*source.path) } else { root.clone() }
    }

    fn list(&mut self, root: u32, path: &Path) -> Result<()> {
        let about = std::fs::metadata(path).map_err(|error| {
            let found_nothing = error.kind() == std::io::ErrorKind::NotFound;
            let message =
                if found_nothing { "there is no such file or folder".to_owned() } else { error.to_string() };
            Error::new(message).at(path).cure("Name a folder of .txt files, or a file.")
        })?;
        if about.is_dir() { self.list_folder(root, path) } else { self.list_file(root, path) }
    }

    fn list_file(&mut self, root: u32, path: &Path) -> Result<()> {
        let name = path.file_name().and_then(|name| name.to_str());
        let name = name.ok_or_else(|| {
            Error::new("the name of the file is not UTF-8").at(path).cure("Rename the file.")
        })?;
        let id_length = path.file_stem().map_or(name.len(), |stem| stem.len());
        self.sources.push(Source { path: name.into(), id_length: id_length as u32, root });
        Ok(())
    }

    fn list_folder(&mut self, root: u32, folder: &Path) -> Result<()> {
        let before = (self.sources.len(), self.problems.len());
        let visible = |entry: &walkdir::DirEntry| {
            entry.depth() == 0 || !entry.file_name().as_encoded_bytes().starts_with(b".")
        };
        for entry in WalkDir::new(folder).follow_links(true).into_iter().filter_entry(visible) {
            let entry = match entry {
                Ok(entry) => entry,
                Err(error) if error.depth() == 0 => {
                    return Err(Error::new(format!("the folder cannot be listed ({})", reason(&error)))
                        .at(folder)
                        .cure("Make it readable."));
                }
                Err(error) => {
                    let file = error.path().unwrap_or(folder);
                    let (path, _) = relative(folder, file);
                    let message = format!("It cannot be read ({}).", reason(&error));
                    self.problems.push(
                        ReadProblem::new(ReadProblemKind::Unreadable, file, &path, message)
                            .cure("Make it readable, or take it out of the corpus."),
                    );
                    continue;
                }
            };
            let name = entry.file_name().as_encoded_bytes();
            let is_text = name.len() > 4 && name[name.len() - 4..].eq_ignore_ascii_case(b".txt");
            if entry.file_type().is_dir() || !is_text {
                continue;
            }
            let (path, is_exact) = relative(folder, entry.path());
            let problem = |message: &str, cure: &str| {
                ReadProblem::new(ReadProblemKind::Unreadable, entry.path(), &path, message).cure(cure)
            };
            if !is_exact {
                self.problems.push(problem("The name of the file is not UTF-8.", "Rename the file."));
            } else if !entry.file_type().is_file() {
                self.problems.push(problem("It is not a file.", "Take it out of the corpus."));
            } else {
                let id_length = (path.len() - 4) as u32;
                self.sources.push(Source { path: path.into(), id_length, root });
            }
        }
        // walkdir gives a folder's entries in the order of the disk.
        self.problems[before.1..].sort_by(|a, b| a.path.cmp(&b.path));
        if self.sources.len() == before.0 {
            if let Some(problem) = self.problems.drain(before.1..).next() {
                return Err(problem.into());
            }
            return Err(Error::new("the folder holds no .txt file")
                .at(folder)
                .cure("A corpus is a folder of UTF-8 text files that end in .txt, one an article."));
        }
        Ok(())
    }
}

/// The bytes of a file and the stamp that it had before, or `None` where there are more than `largest`.
fn read_bytes(path: &Path, largest: u64) -> std::io::Result<Option<(Vec<u8>, Option<Stamp>)>> {
    let file = File::open(path)?;
    let about = file.metadata()?;
    if about.len() > largest {
        return Ok(None);
    }
    let mut bytes = Vec::with_capacity(about.len() as usize + 1);
    // A pipe does not tell its size, and a file may grow while it is read.
    file.take(largest + 1).read_to_end(&mut bytes)?;
    let stamp = Stamp::of(&about).filter(|_| about.is_file());
    Ok((bytes.len() as u64 <= largest).then_some((bytes, stamp)))
}

/// The path below `folder` with `/` between its parts, and whether every part is UTF-8.
fn relative(folder: &Path, path: &Path) -> (String, bool) {
    let mut is_exact = true;
    let parts: Vec<_> = path
        .strip_prefix(folder)
        .unwrap_or(path)
        .components()
        .filter_map(|part| match part {
            Component::Normal(part) => {
                is_exact &= part.to_str().is_some();
                Some(part.to_string_lossy())
            }
            _ => None,
        })
        .collect();
    (parts.join("/"), is_exact)
}

/// Why walking failed, without the absolute path that walkdir's own message holds.
fn reason(error: &walkdir::Error) -> String {
    match (error.loop_ancestor(), error.io_error()) {
        (Some(_), _) => "it links back to a folder above it".to_owned(),
        (None, Some(error)) => error.to_string(),
        (None, None) => "unknown reason".to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::fs;

    fn folder(files: &[(&str, &[u8])]) -> tempfile::TempDir {
        let folder = tempfile::tempdir().expect("a temporary folder");
        for (path, bytes) in files {
            let file = folder.path().join(path);
            fs::create_dir_all(file.parent().expect("a parent")).expect("a folder");
            fs::write(file, bytes).expect("a file");
        }
        folder
    }

    fn opened(paths: &[&Path]) -> Result<Corpus> {
        let paths: Vec<_> = paths.iter().map(|path| path.to_path_buf()).collect();
        open(&paths, &ReadOptions::default())
    }

    fn told(corpus: &Corpus) -> Vec<String> {
        corpus
            .iter()
            .map(|item| match item {
                Item::Article(article) => article.id,
                Item::Problem(problem) => format!("{:?} {}", problem.kind, problem.path),
            })
            .collect()
    }

    #[test]
    fn files_come_in_the_order_of_their_ids() {
        let folder = folder(&[
            ("b.txt", b"two"),
            ("a/c.txt", b"one"),
            ("a.txt", b"zero"),
            ("a-b.TXT", b"half"),
            ("notes.md", b"no"),
            (".hidden.txt", b"no"),
            (".git/x.txt", b"no"),
        ]);
        let corpus = opened(&[folder.path()]).expect("a corpus");
        assert_eq!(told(&corpus), ["a", "a-b", "a/c", "b"]);
        assert_eq!(corpus.position("a/c"), Some(2));
        let Item::Article(article) = corpus.read(1) else { panic!("an article") };
        assert_eq!((article.source_path.as_str(), article.text.as_str()), ("a-b.TXT", "half"));
    }

    #[test]
    fn texts_are_taken_byte_for_byte() {
        let text = "\u{feff}HARROW (CN) —\r\n\r\n\u{a0}“Yes,”\u{200b} she said";
        let folder = folder(&[("a.txt", text.as_bytes()), ("empty.txt", b"")]);
        let corpus = opened(&[folder.path()]).expect("a corpus");
        let texts: Vec<_> = corpus
            .iter()
            .map(|item| match item {
                Item::Article(article) => article.text,
                Item::Problem(problem) => panic!("{problem}"),
            })
            .collect();
        assert_eq!(texts, [text, ""]);
    }

    #[test]
    fn a_single_file_needs_no_ending() {
        let folder = folder(&[("a/one.txt", b"1"), ("two", b"2"), ("three.v2.text", b"3")]);
        let at = |name: &str| folder.path().join(name);
        let corpus = opened(&[&at("two"), &at("a/one.txt"), &at("three.v2.text")]).expect("a corpus");
        assert_eq!(told(&corpus), ["one", "three.v2", "two"]);
    }

    #[test]
    fn the_sidecar_of_each_folder_is_joined() {
        let one =
            folder(&[("a.txt", b""), ("articles.csv", b"\xef\xbb\xbfarticle_id,title\na,One\nb,Two\n")]);
        let two = folder(&[("b.txt", b"")]);
        let corpus = opened(&[one.path(), two.path()]).expect("a corpus");
        assert_eq!(
            told(&corpus),
            ["MetadataRecord articles.csv", "a", "b"],
            "b is no article of that folder"
        );
        let Item::Article(article) = corpus.read(0) else { panic!("an article") };
        assert_eq!(article.metadata.title.as_deref(), Some("One"));
        assert_eq!(corpus.problems()[0].line, Some(3));
    }

    #[test]
    fn one_bad_file_leaves_the_others() {
        let folder = folder(&[
            ("a.txt", b"caf\xe9"),
            ("b.txt", b"\x89PNG\0"),
            ("c.txt", b"fine"),
            ("d.txt", b"long text"),
        ]);
        let options = ReadOptions { largest: 8, ..ReadOptions::default() };
        let corpus = open(&[folder.path().to_owned()], &options).expect("a corpus");
        assert_eq!(told(&corpus), ["NotText a.txt", "NotText b.txt", "c", "TooLarge d.txt"]);
        let Item::Problem(problem) = corpus.read(0) else { panic!("a problem") };
        assert!(problem.message.contains("byte 3"), "{problem}");
        assert_eq!(problem.article_id.as_deref(), Some("a"));
        assert!(!problem.message.contains(&*folder.path().to_string_lossy()), "no absolute path in a table");
        assert!(problem.to_string().starts_with(&*folder.path().join("a.txt").to_string_lossy()));

        fs::remove_file(folder.path().join("c.txt")).expect("removed");
        assert!(matches!(
            corpus.read(2),
            Item::Problem(ReadProblem { kind: ReadProblemKind::Unreadable, .. })
        ));
    }

    #[test]
    fn a_missing_or_empty_corpus_is_an_error() {
        let folder = folder(&[("readme.md", b"no")]);
        let missing = folder.path().join("missing");
        for (paths, words) in [
            (vec![], "no corpus is given"),
            (vec![missing.as_path()], "there is no such file or folder"),
            (vec![folder.path()], "the folder holds no .txt file"),
        ] {
            let error = opened(&paths).expect_err(words);
            assert!(error.to_string().contains(words), "{error}");
            assert!(error.what_to_do().is_some());
        }
    }

    #[test]
    fn two_files_with_one_id_are_an_error_that_names_both() {
        let one = folder(&[("a.txt", b"")]);
        let two = folder(&[("x/a.txt", b""), ("x/b.txt", b"")]);
        let error = opened(&[one.path(), &two.path().join("x")]).expect_err("a clash").to_string();
        assert!(error.contains("\"a\""), "{error}");
        assert!(error.contains(&*one.path().join("a.txt").to_string_lossy()), "{error}");
        assert!(error.contains(&*two.path().join("x/a.txt").to_string_lossy()), "{error}");
        assert!(opened(&[one.path(), two.path()]).is_ok(), "a and x/a are two ids");
    }

    #[cfg(unix)]
    #[test]
    fn links_and_names_that_are_no_text_are_told() {
        use std::ffi::OsStr;
        use std::os::unix::ffi::OsStrExt;
        use std::os::unix::fs::symlink;
        let folder = folder(&[("a.txt", b"fine"), ("in/b.txt", b"fine")]);
        symlink(folder.path(), folder.path().join("in/loop")).expect("a link");
        symlink(folder.path().join("gone"), folder.path().join("c.txt")).expect("a link");
        symlink(folder.path().join("a.txt"), folder.path().join("d.txt")).expect("a link");
        fs::write(folder.path().join(OsStr::from_bytes(b"\xff.txt")), "").expect("a file");
        let corpus = opened(&[folder.path()]).expect("a corpus");
        assert_eq!(
            told(&corpus),
            ["Unreadable c.txt", "Unreadable in/loop", "Unreadable \u{fffd}.txt", "a", "d", "in/b"]
        );
        for problem in corpus.problems() {
            assert!(!problem.message.contains(&*folder.path().to_string_lossy()), "{}", problem.message);
        }
    }

    #[test]
    fn a_line_of_fifty_megabytes_is_read() {
        let folder = folder(&[("a.txt", &b"word ".repeat(10_000_000))]);
        let corpus = opened(&[folder.path()]).expect("a corpus");
        let Item::Article(article) = corpus.read(0) else { panic!("an article") };
        assert_eq!(article.text.len(), 50_000_000);
    }
}
