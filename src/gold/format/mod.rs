//! Gold in the formats of other tools: read, written, and taken from one to another.
//!
//! Every format is read into [`Document`]s and written from them. A document holds all that stands
//! in a file, known or not; what a target has no place for becomes a problem with file and line and
//! is never dropped silently. [`decode`] finds the gold records in a document: spans labelled
//! `Quotation` with the attributes `type`, `speaker` and `kind`, and relations `mention` and `cue`
//! to the spans that name the speaker and announce the words. [`encode`] writes records so.
//!
//! Offsets are code points of the user's own file from the moment a document is read; how a tool
//! counts, and what it did to the text, is undone in [`Offsets`] and [`Fit`], and told where it
//! cannot be undone.
//!
//! ```
//! use sayso::gold::format::{Document, Format};
//!
//! let text = "“No,” said Ines Kray.";
//! let mut document = Document::new("dam", Some(text.to_owned()));
//! let table = "article_id,start,end,type,speaker,kind\ndam,0,5,direct,Ines Kray,person\n";
//! let gold = sayso::gold::Gold::parse(table.as_bytes(), "gold.csv".as_ref())?;
//! sayso::gold::format::encode(&mut document, &gold.records);
//! let written = Format::Brat.write(&[document]);
//! let ann = written.files.iter().find(|file| file.path == "dam.ann").expect("an .ann file");
//! assert!(ann.text.starts_with("T1\tQuotation 0 5\t“No,”\n"));
//! # Ok::<(), sayso::error::Error>(())
//! ```

pub use self::document::{Annotation, Body, Document, Stretch};
pub use self::follow::{Followed, follow};
pub use self::offset::{Fit, OffsetUnit, Offsets};
pub use self::records::{Decoded, decode, encode, encode_blank};
pub use self::sayso::{ANNOTATIONS, Sort};

use std::path::{Path, PathBuf};

use std::collections::BTreeSet;

use rustc_hash::FxHashMap;

use super::{Gold, GoldColumns, GoldProblem, GoldProblemKind, GoldRecord, QUOTATIONS, order};
use crate::choice::Choice;
use crate::corpus::Corpus;
use crate::error::{Error, Result};

mod brat;
mod cas;
mod document;
mod doccano;
mod flat;
mod follow;
mod json;
mod label_studio;
mod offset;
mod pdnc;
mod prodigy;
mod records;
mod settle;
mod sayso;
mod web_annotation;

choice! {
    /// A format of annotations.
    pub enum Format {
        /// sayso's own: a folder with `quotations.csv`, and `annotations.csv` for whatever else a tool's files say.
        Sayso = "sayso",
        /// brat standoff: a folder of `.ann` files, with the texts as `.txt` beside them.
        Brat = "brat",
        /// Label Studio's JSON: a list of tasks, as exported under the name JSON.
        LabelStudio = "label-studio",
        /// UIMA CAS JSON 0.4, as INCEpTION imports and exports it: one `.json` file an article.
        Cas = "cas-json",
        /// doccano's JSONL for sequence labelling, with relations or without.
        Doccano = "doccano",
        /// Prodigy's JSONL, as `db-out` writes it: spans and relations.
        Prodigy = "prodigy",
        /// The Project Dialogism Novel Corpus: a folder a novel, with `quotation_info.csv`; read only.
        Pdnc = "pdnc",
        /// W3C Web Annotation as JSON-LD; written only.
        WebAnnotation = "web-annotation",
    }
}

/// What is needed besides the files to read gold.
#[derive(Clone, Copy, Debug, Default)]
pub struct ReadContext<'c> {
    /// The articles. Without them the texts that the files hold or that lie beside them are taken.
    pub corpus: Option<&'c Corpus>,
    /// What the offsets count; `None` where the words in the file are to decide.
    pub offsets: Option<OffsetUnit>,
}

/// What was read.
#[derive(Clone, Debug, Default)]
pub struct Imported {
    /// The documents, by article and file.
    pub documents: Vec<Document>,
    /// What could not be read or does not fit its text.
    pub problems: Vec<GoldProblem>,
}

/// Files to write, and what they could not take in.
#[derive(Clone, Debug, Default)]
pub struct Written {
    /// The files, by path.
    pub files: Vec<File>,
    /// What the format has no place for.
    pub problems: Vec<GoldProblem>,
}

/// A file to write.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct File {
    /// Its path below the output folder, with `/` between folders.
    pub path: String,
    /// What it holds.
    pub text: String,
}

/// A file that was read: its path, its path below the gold's folder, and its text.
struct Source {
    path: PathBuf,
    name: String,
    text: String,
}

impl Format {
    /// The format that a file or folder seems to be in; `None` where nothing tells.
    #[must_use]
    pub fn detect(path: &Path) -> Option<Format> {
        if path.is_dir() {
            if path.join(QUOTATIONS).exists() || path.join(sayso::ANNOTATIONS).exists() {
                return Some(Format::Sayso);
            }
            if first_file(path, &["ann"]).is_some() {
                return Some(Format::Brat);
            }
            if pdnc::tables(path).next().is_some() {
                return Some(Format::Pdnc);
            }
            return Format::detect(&first_file(path, &["json", "jsonl"])?);
        }
        let ending = path.extension()?.to_str()?.to_ascii_lowercase();
        match ending.as_str() {
            "csv" if path.file_name().is_some_and(|name| name == pdnc::TABLE) => Some(Format::Pdnc),
            "csv" => Some(Format::Sayso),
            "ann" => Some(Format::Brat),
            "json" | "jsonl" => {
                let text = std::fs::read_to_string(path).ok()?;
                json::detect(&text)
            }
            _ => None,
        }
    }

    /// Reads annotations: a file, or all files of the format in a folder.
    ///
    /// Texts are compared with those of the corpus, words with the places where they should stand.
    /// What does not fit is a problem; so is everything that cannot be understood.
    ///
    /// # Errors
    /// Where nothing can be read, the format is one that is only written, or a file is not what
    /// the format says it is.
    pub fn read(self, path: &Path, context: &ReadContext) -> Result<Imported> {
        let mut imported = match self {
            Format::Sayso => sayso::read(path, context)?,
            Format::Brat => brat::read(path, context)?,
            Format::LabelStudio => label_studio::read(path, context)?,
            Format::Cas => cas::read(path, context)?,
            Format::Doccano => doccano::read(path, context)?,
            Format::Prodigy => prodigy::read(path, context)?,
            Format::Pdnc => pdnc::read(path, context)?,
            Format::WebAnnotation => {
                return Err(Error::new("web-annotation is only written, not read").at(path).cure(
                    "Keep the gold in another form, such as sayso's own, and write this one from it.",
                ));
            }
        };
        imported.documents.sort_by(|a, b| (&a.article_id, &a.file).cmp(&(&b.article_id, &b.file)));
        Ok(imported)
    }

    /// Writes documents; nothing touches the disk.
    ///
    /// A document that came from the same format is written as it was read, but for what was
    /// changed since.
    #[must_use]
    pub fn write(self, documents: &[Document]) -> Written {
        let mut written = match self {
            Format::Sayso => sayso::write(documents),
            Format::Brat => brat::write(documents),
            Format::LabelStudio => label_studio::write(documents),
            Format::Cas => cas::write(documents),
            Format::Doccano => doccano::write(documents),
            Format::Prodigy => prodigy::write(documents),
            Format::WebAnnotation => web_annotation::write(documents),
            Format::Pdnc => Written::default(),
        };
        written.files.sort_by(|a, b| a.path.cmp(&b.path));
        written
    }

    /// Whether the format can be written.
    #[must_use]
    pub fn is_written(self) -> bool {
        self != Format::Pdnc
    }
}

/// Reads the gold records of a file or folder in whatever format it is.
///
/// sayso's own tables are read as [`Gold::read`] does; of other formats the records are found as
/// [`decode`] does, and articles by the corpus.
///
/// # Errors
/// Where the format cannot be told, the files cannot be read or hold no record.
pub fn read_gold(path: &Path, context: &ReadContext) -> Result<Gold> {
    let format = match Format::detect(path) {
        None | Some(Format::Sayso) => return Gold::read(path),
        Some(format) => format,
    };
    let Imported { documents, mut problems } = format.read(path, context)?;
    // Whoever holds the records against a corpus tells of those without an article there.
    problems.retain(|problem| problem.kind != GoldProblemKind::UnknownArticle);
    let mut records: Vec<GoldRecord> = Vec::new();
    for document in &documents {
        let (found, unread) = decode(document);
        records.extend(found.into_iter().map(|found| found.record));
        problems.extend(unread.into_iter().map(|mut problem| {
            problem.path = if path.is_dir() { path.join(&problem.path) } else { path.to_owned() };
            problem
        }));
    }
    if records.is_empty() && problems.is_empty() {
        let n: usize = documents.iter().map(Document::n_spans).sum();
        return Err(Error::new(format!("none of its {n} spans is a gold record"))
            .at(path)
            .cure("A record is a span labelled Quotation with the attributes type, speaker and kind."));
    }
    order(&mut records, path, &mut problems);
    let has = |is_told: fn(&GoldRecord) -> bool| records.iter().any(is_told);
    let columns = GoldColumns {
        mention_span: has(|record| record.mention.is_some()),
        cue_span: has(|record| record.cue.is_some()),
        via: has(|record| record.via.is_some()),
        addressee: has(|record| record.addressee.is_some()),
    };
    Ok(Gold { path: path.to_owned(), columns, records, problems })
}

/// The names of the files to write, without ending, one a document and each once.
fn unique_stems(documents: &[Document], ending: &str) -> Vec<String> {
    let mut taken: FxHashMap<String, usize> = FxHashMap::default();
    let mut stems = Vec::with_capacity(documents.len());
    for document in documents {
        let stem = inside(&document.stem(ending));
        let again = taken.contains_key(&stem);
        let named = match &document.annotator {
            Some(annotator) if again => inside(&format!("{stem}_{}", annotator.replace('/', "_"))),
            _ => stem,
        };
        let times = taken.entry(named.clone()).or_default();
        *times += 1;
        stems.push(if *times == 1 { named } else { format!("{named}_{times}") });
    }
    stems
}

/// A path that stays inside the folder it is joined to, whatever a file says an article is called.
fn inside(path: &str) -> String {
    let parts = path.split(['/', '\\']).filter(|part| !part.is_empty() && *part != ".");
    let parts: Vec<String> = parts
        .map(|part| if part == ".." { "_".to_owned() } else { part.replace([':', '\0'], "_") })
        .collect();
    if parts.is_empty() { "_".to_owned() } else { parts.join("/") }
}

/// What documents from other formats say that a target has no place for, a problem a file.
fn leftovers(documents: &[Document], target: Format) -> Vec<GoldProblem> {
    let mut problems: Vec<GoldProblem> = Vec::new();
    for of_file in documents.chunk_by(|a, b| a.file == b.file) {
        let mut names: BTreeSet<String> = BTreeSet::new();
        let mut records = 0;
        for document in of_file {
            let Some(origin) = document.origin.filter(|origin| *origin != target) else { continue };
            let own = json::unsaid(origin, document);
            records += usize::from(!own.is_empty());
            names.extend(own);
        }
        if !names.is_empty() {
            let names: Vec<String> = names.into_iter().collect();
            let message = format!(
                "{} has no place for what the file says beside the annotations: {}.",
                target.word(),
                names.join(", ")
            );
            problems.push(
                GoldProblem::new(GoldProblemKind::NotRepresented, Path::new(&of_file[0].file), message)
                    .record(1, "")
                    .losing(records)
                    .cure("Write --to sayso too: annotations.csv keeps it."),
            );
        }
    }
    problems
}

/// Every file below a path with one of these endings, sorted by name; the path itself if it is a file.
fn sources(path: &Path, endings: &[&str]) -> Result<Vec<Source>> {
    if !path.exists() {
        return Err(Error::new("there is no such file or folder").at(path).cure("Name the gold to read."));
    }
    let mut found = Vec::new();
    for entry in walkdir::WalkDir::new(path).follow_links(true).sort_by_file_name() {
        let entry = entry.map_err(|error| Error::new(format!("it cannot be listed ({error})")).at(path))?;
        let is_named = entry.depth() == 0;
        if !entry.file_type().is_file() || !(is_named || has_ending(entry.path(), endings)) {
            continue;
        }
        let below = entry.path().strip_prefix(path).ok().filter(|below| !below.as_os_str().is_empty());
        let name = match (below, entry.path().file_name()) {
            (Some(below), _) => below.to_string_lossy().replace('\\', "/"),
            (None, name) => name.unwrap_or_default().to_string_lossy().into_owned(),
        };
        found.push(Source { text: read_text(entry.path())?, path: entry.path().to_owned(), name });
    }
    if found.is_empty() {
        let endings: Vec<String> = endings.iter().map(|ending| format!(".{ending}")).collect();
        return Err(Error::new(format!("it holds no {} file", endings.join(" or ")))
            .at(path)
            .cure("Name the folder or file that the tool exported."));
    }
    Ok(found)
}

/// The text of a file, which must be UTF-8; a byte-order mark is no part of it.
fn read_text(path: &Path) -> Result<String> {
    let bytes = std::fs::read(path).map_err(|e| Error::new(format!("it cannot be read ({e})")).at(path))?;
    let text = String::from_utf8(bytes).map_err(|error| {
        let good = error.utf8_error().valid_up_to();
        Error::new(format!("it is not UTF-8: byte {good} (from 0) is not")).at(path).cure("Save it as UTF-8.")
    })?;
    Ok(match text.strip_prefix('\u{feff}') {
        Some(rest) => rest.to_owned(),
        None => text,
    })
}

fn has_ending(path: &Path, endings: &[&str]) -> bool {
    let ending = path.extension().and_then(|ending| ending.to_str()).unwrap_or_default();
    endings.iter().any(|wanted| ending.eq_ignore_ascii_case(wanted))
}

/// The first file below a folder with one of these endings.
fn first_file(folder: &Path, endings: &[&str]) -> Option<PathBuf> {
    walkdir::WalkDir::new(folder)
        .sort_by_file_name()
        .into_iter()
        .flatten()
        .find(|entry| entry.file_type().is_file() && has_ending(entry.path(), endings))
        .map(walkdir::DirEntry::into_path)
}

#[cfg(test)]
mod tests;
