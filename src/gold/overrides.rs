//! Overrides: the speakers that certain quotations must have, whatever the rules say.
use std::path::{Path, PathBuf};

use sha2::{Digest, Sha256};

use super::anchor::Anchor;
use super::fingerprint::Fingerprints;
use super::table::{Row, Table};
use super::{GoldProblem, GoldProblemKind, OVERRIDES, read_bytes};
use crate::attribution::QuotationType;
use crate::error::Result;
use crate::speaker::SpeakerKind;

/// What a person insists on for one quoted span. Offsets are Unicode code points, half-open, from 0.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Override {
    /// Its line in the table, from 1.
    pub line: u64,
    /// The article.
    pub article_id: String,
    /// SHA-256 of the text that it was made for; `None` where the table does not say.
    pub text_sha256: Option<String>,
    /// Where the quoted span begins, its mark included.
    pub start: u32,
    /// Just past its closing mark.
    pub end: u32,
    /// The canonical name of who says it; `None` where nobody does.
    pub speaker: Option<String>,
    /// What sort of speaker; `None` where nobody says it or the table leaves it to the rules.
    pub speaker_kind: Option<SpeakerKind>,
    /// What the span is; `None` where that is left to the rules.
    pub kind: Option<QuotationType>,
    /// The span's own words, by which it is found again after an edit.
    pub exact: Option<String>,
    /// What the words are known by where the table may not spell them out.
    pub fingerprints: Fingerprints,
    /// Who insists.
    pub annotator: Option<String>,
    /// Why.
    pub note: Option<String>,
}

impl Override {
    /// What is known of its place, to find it again in another text.
    #[must_use]
    pub fn anchor(&self) -> Anchor<'_> {
        Anchor {
            span: (self.start, self.end),
            text_sha256: self.text_sha256.as_deref(),
            exact: self.exact.as_deref(),
            fingerprints: self.fingerprints,
            ..Anchor::default()
        }
    }
}

/// The overrides of a corpus.
#[derive(Clone, Debug, Default)]
pub struct Overrides {
    /// The table's file; empty where there is none.
    pub path: PathBuf,
    /// SHA-256 of that file in lower-case hexadecimal; empty where there is none.
    pub sha256: String,
    /// The well-formed ones, by article id, then start; no two of one span.
    pub records: Vec<Override>,
    /// The records that could not be used.
    pub problems: Vec<GoldProblem>,
}

impl Overrides {
    /// Reads a table of overrides: a CSV file, or the `overrides.csv` of a folder, if it has one.
    ///
    /// Needed are the columns article_id, start, end and speaker (empty where nobody speaks);
    /// kind, type, text_sha256, exact, annotator and note are used where they are.
    ///
    /// # Errors
    /// Where the file cannot be read, is not UTF-8 or lacks a needed column.
    pub fn read(path: &Path) -> Result<Overrides> {
        let is_folder = path.is_dir();
        let file = if is_folder { path.join(OVERRIDES) } else { path.to_owned() };
        if is_folder && !file.exists() {
            return Ok(Overrides::default());
        }
        let bytes = read_bytes(&file, "overrides")?;
        Overrides::parse(&bytes, &file)
    }

    /// Reads a table of overrides from the bytes of `file`.
    ///
    /// # Errors
    /// As [`Overrides::read`].
    pub fn parse(bytes: &[u8], file: &Path) -> Result<Overrides> {
        let table = Table::new(bytes, file, &["article_id", "start", "end", "speaker"])?;
        let (mut records, mut problems) = table.records(from_row);
        let place = |r: &Override| (r.article_id.clone(), r.start, r.end);
        records.sort_by_cached_key(|record| (place(record), record.line));
        records.dedup_by(|later, first| {
            let is_double = place(later) == place(first);
            if is_double {
                problems.push(
                    GoldProblem::new(GoldProblemKind::Malformed, file, "The span has an override already.")
                        .record(later.line, &later.article_id)
                        .cure(format!("Keep one of the two; until then line {} counts.", first.line)),
                );
            }
            is_double
        });
        problems.sort_by_key(|problem| problem.line);
        let sha256 = data_encoding::HEXLOWER.encode(&Sha256::digest(bytes));
        Ok(Overrides { path: file.to_owned(), sha256, records, problems })
    }

    /// The ids of the articles with overrides, in order, each once.
    pub fn article_ids(&self) -> impl Iterator<Item = &str> {
        self.records
            .chunk_by(|a, b| a.article_id == b.article_id)
            .map(|records| records[0].article_id.as_str())
    }

    /// The overrides of one article, in the order of their starts.
    #[must_use]
    pub fn of(&self, article_id: &str) -> &[Override] {
        let start = self.records.partition_point(|record| record.article_id.as_str() < article_id);
        let end = self.records.partition_point(|record| record.article_id.as_str() <= article_id);
        &self.records[start..end]
    }
}

fn from_row(row: &Row) -> std::result::Result<Override, String> {
    let (start, end) = row.stretch("start", "end")?.ok_or_else(|| "start and end are empty.".to_owned())?;
    let (speaker, speaker_kind) = (row.text("speaker"), row.choice("kind")?);
    if speaker.is_none() && speaker_kind.is_some() {
        return Err("kind is given, but nobody speaks.".to_owned());
    }
    Ok(Override {
        line: row.line,
        article_id: row.needed("article_id")?.to_owned(),
        text_sha256: row.text("text_sha256"),
        start,
        end,
        speaker,
        speaker_kind,
        kind: row.choice("type")?,
        exact: row.text("exact"),
        fingerprints: Fingerprints::from_row(row)?,
        annotator: row.text("annotator"),
        note: row.text("note"),
    })
}
