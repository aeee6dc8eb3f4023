//! Gold: what careful readers say of the quoted spans of a corpus, and what they insist on.
//!
//! A folder `annotations/<corpus>/` holds `quotations.csv`, one record a span, and may hold
//! `overrides.csv`, the speakers that certain quotations must have. Nothing here scores anything.

pub use self::anchor::{Anchor, AnchorOutcome, Anchored, NEAR_THRESHOLD, anchor};
pub use self::draft::{Draft, DraftOptions, UNCHECKED, draft, draft_csv, draft_document, draft_readme};
pub use self::fingerprint::{Cut, Fingerprint, Fingerprints};
pub use self::overrides::{Override, Overrides};
pub use self::problem::{GoldProblem, GoldProblemKind};
pub use self::record::GoldRecord;
pub use self::sample::{Case, Stratum, sample};
pub use self::update::{Updated, update, update_overrides};

use std::path::{Path, PathBuf};

use sha2::{Digest, Sha256};

use self::table::Table;
use crate::choice::Choice;
use crate::corpus::Article;
use crate::error::{Error, Result};
use crate::text::CodePoints;

mod apply;
mod alignment;
mod anchor;
mod draft;
mod fingerprint;
mod fold;
pub mod format;
mod near;
mod overrides;
mod problem;
mod record;
mod sample;
mod table;
mod update;

/// The name of the table of records inside a gold folder.
pub const QUOTATIONS: &str = "quotations.csv";
/// The name of the table of overrides inside a gold folder.
pub const OVERRIDES: &str = "overrides.csv";

/// The records of a gold table.
#[derive(Clone, Debug)]
pub struct Gold {
    /// The table's file.
    pub path: PathBuf,
    /// Which of the columns that may be missing the table has.
    pub columns: GoldColumns,
    /// The well-formed records, by article id, then start; no two of one span, and none that cross.
    pub records: Vec<GoldRecord>,
    /// The records that could not be used.
    pub problems: Vec<GoldProblem>,
}

/// Which optional columns a gold table has: only where there is a column does an empty cell say
/// that there is none.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct GoldColumns {
    /// `mention_start` and `mention_end`.
    pub mention_span: bool,
    /// `cue_start` and `cue_end`.
    pub cue_span: bool,
    /// `via`.
    pub via: bool,
    /// `addressee`.
    pub addressee: bool,
}

impl Gold {
    /// Reads a gold table: a CSV file, or the `quotations.csv` of a folder.
    ///
    /// Needed are the columns article_id, start, end, type, speaker and kind; text_sha256,
    /// mention_start, mention_end, mention, cue_start, cue_end, via, addressee, exact, annotator
    /// and note are used where they are. Malformed records are set aside as problems.
    ///
    /// # Errors
    /// Where the file cannot be read, is not UTF-8, lacks a needed column or holds no record.
    pub fn read(path: &Path) -> Result<Gold> {
        let file = if path.is_dir() { path.join(QUOTATIONS) } else { path.to_owned() };
        let bytes = read_bytes(&file, "gold")?;
        Gold::parse(&bytes, &file)
    }

    /// Reads a gold table from the bytes of `file`.
    ///
    /// # Errors
    /// As [`Gold::read`].
    pub fn parse(bytes: &[u8], file: &Path) -> Result<Gold> {
        let table = Table::new(bytes, file, &["article_id", "start", "end", "type", "speaker", "kind"])?;
        let columns = GoldColumns {
            mention_span: table.has("mention_start") && table.has("mention_end"),
            cue_span: table.has("cue_start") && table.has("cue_end"),
            via: table.has("via"),
            addressee: table.has("addressee"),
        };
        let (mut records, mut problems) = table.records(GoldRecord::from_row);
        if records.is_empty() && problems.is_empty() {
            return Err(Error::new("the table holds no record").at(file));
        }
        order(&mut records, file, &mut problems);
        problems.sort_by_key(|problem| problem.line);
        Ok(Gold { path: file.to_owned(), columns, records, problems })
    }

    /// The ids of the articles with records, in order, each once.
    pub fn article_ids(&self) -> impl Iterator<Item = &str> {
        self.records
            .chunk_by(|a, b| a.article_id == b.article_id)
            .map(|records| records[0].article_id.as_str())
    }

    /// The records of one article, in the order of their starts.
    #[must_use]
    pub fn of(&self, article_id: &str) -> &[GoldRecord] {
        let start = self.records.partition_point(|record| record.article_id.as_str() < article_id);
        let end = self.records.partition_point(|record| record.article_id.as_str() <= article_id);
        &self.records[start..end]
    }

    /// The records that hold for this article's text, and why the others do not.
    ///
    /// A record holds where its hash, if it has one, is the text's, all its offsets lie inside the
    /// text, and its exact words, if it has them, stand there. A record that does not hold must
    /// not be scored.
    #[must_use]
    pub fn check(&self, article: &Article) -> (Vec<&GoldRecord>, Vec<GoldProblem>) {
        let records = self.of(&article.id);
        let mut problems = Vec::new();
        let sha256 = match records.iter().any(|record| record.text_sha256.is_some()) {
            true => text_sha256(&article.text),
            false => String::new(),
        };
        let (fresh, stale): (Vec<_>, Vec<_>) = records.iter().partition(|record| {
            record.text_sha256.as_ref().is_none_or(|hash| hash.eq_ignore_ascii_case(&sha256))
        });
        if let Some(first) = stale.first() {
            let message = format!(
                "The article has {} made for another text: its SHA-256 is {sha256}, not {}.",
                counted(stale.len(), "record"),
                first.text_sha256.as_deref().unwrap_or_default()
            );
            problems.push(
                GoldProblem::new(GoldProblemKind::ChangedText, &self.path, message)
                    .record(first.line, &article.id)
                    .losing(stale.len())
                    .cure("Restore the text that was annotated, or annotate this one and write its hash."),
            );
        }
        let points = CodePoints::new(&article.text);
        let mut sound = Vec::with_capacity(fresh.len());
        for record in fresh {
            match record.misfit(&article.text, &points) {
                None => sound.push(record),
                Some(message) => problems.push(
                    GoldProblem::new(GoldProblemKind::OutsideText, &self.path, message)
                        .record(record.line, &article.id)
                        .cure("Offsets are Unicode code points from 0, line ends and a byte-order mark counted."),
                ),
            }
        }
        (sound, problems)
    }

    /// The records that hold for this article's text, those made for an older one at their new
    /// places, and why the others do not hold.
    ///
    /// As [`Gold::check`], but a record made for another text is looked for in this one by
    /// [`anchor()`]; `old` is the text that it was made for, where it is at hand. Only records that
    /// are unchanged or moved may be scored and are given; each other one is a problem of its own.
    #[must_use]
    pub fn settle(&self, article: &Article, old: Option<&str>) -> (Vec<GoldRecord>, Vec<GoldProblem>) {
        let records = self.of(&article.id);
        let sha256 = text_sha256(&article.text);
        let is_stale = |record: &GoldRecord| {
            record.text_sha256.as_ref().is_some_and(|hash| !hash.eq_ignore_ascii_case(&sha256))
        };
        let (fresh, mut problems) = self.check(article);
        if !records.iter().any(is_stale) {
            return (fresh.into_iter().cloned().collect(), problems);
        }
        problems.retain(|problem| problem.kind != GoldProblemKind::ChangedText);
        let mut settled: Vec<GoldRecord> = fresh.into_iter().cloned().collect();
        let anchors: Vec<Anchor> = records.iter().map(GoldRecord::anchor).collect();
        for (record, found) in records.iter().zip(anchor(&anchors, old, &article.text)) {
            if !is_stale(record) {
                continue;
            }
            if found.outcome.is_sound() {
                settled.push(record.moved(&found, &article.text, &sha256));
                continue;
            }
            let message =
                format!("The text was edited and the record is {}. {}", found.outcome.word(), found.reason);
            let mut cure = format!("Correct it and give it the text's hash: {sha256}.");
            for (what, words) in [("was", &found.old_context), ("is", &found.new_context)] {
                if !words.is_empty() {
                    cure += &format!("\n  {what}: {words}");
                }
            }
            problems.push(
                GoldProblem::new(GoldProblemKind::ChangedText, &self.path, message)
                    .record(record.line, &article.id)
                    .cure(cure),
            );
        }
        settled.sort_by(|a, b| a.place().cmp(&b.place()));
        (settled, problems)
    }

    /// A problem for each article with records whose id `is_known` denies.
    #[must_use]
    pub fn unknown_articles(&self, is_known: impl Fn(&str) -> bool) -> Vec<GoldProblem> {
        self.article_ids()
            .filter(|id| !is_known(id))
            .map(|id| {
                let records = self.of(id);
                let message = format!(
                    "The corpus has no article \"{id}\", and the table has {} of it.",
                    counted(records.len(), "record")
                );
                let line = records.iter().map(|record| record.line).min().unwrap_or_default();
                GoldProblem::new(GoldProblemKind::UnknownArticle, &self.path, message)
                    .record(line, id)
                    .losing(records.len())
                    .cure("Give the folder whose paths are the article ids, without .txt.")
            })
            .collect()
    }
}

/// Puts records in the order of their places, and sets aside those whose span has a record already
/// or crosses another's.
fn order(records: &mut Vec<GoldRecord>, file: &Path, problems: &mut Vec<GoldProblem>) {
    records.sort_by(|a, b| a.place().cmp(&b.place()).then(a.line.cmp(&b.line)));
    records.dedup_by(|later, first| {
        let is_double = later.place() == first.place();
        if is_double {
            problems.push(
                GoldProblem::new(GoldProblemKind::Malformed, file, "The span has a record already.")
                    .record(later.line, &later.article_id)
                    .cure(format!("Keep one of the two; until then line {} counts.", first.line)),
            );
        }
        is_double
    });
    // Spans of one text may lie inside others, as a quotation inside a quotation does, but never
    // cross.
    let mut around: Vec<GoldRecord> = Vec::new();
    records.retain(|record| {
        around.retain(|other| other.article_id == record.article_id && other.end > record.start);
        let crosses = |other: &&GoldRecord| {
            other.text_sha256 == record.text_sha256 && other.start < record.start && other.end < record.end
        };
        let crossed = around.iter().find(crosses).map(|other| other.line);
        match crossed {
            None => around.push(record.clone()),
            Some(line) => problems.push(
                GoldProblem::new(
                    GoldProblemKind::Malformed,
                    file,
                    format!("The span crosses that of line {line}: it begins inside it and ends behind it."),
                )
                .record(record.line, &record.article_id)
                .cure(format!("Correct one of the two; until then line {line} counts.")),
            ),
        }
        crossed.is_none()
    });
}

/// SHA-256 of a text as UTF-8, in lower-case hexadecimal digits; for a UTF-8 file, the file's own.
#[must_use]
pub fn text_sha256(text: &str) -> String {
    data_encoding::HEXLOWER.encode(&Sha256::digest(text.as_bytes()))
}

fn read_bytes(file: &Path, what: &str) -> Result<Vec<u8>> {
    std::fs::read(file).map_err(|error| {
        let missing = error.kind() == std::io::ErrorKind::NotFound;
        let message = if missing {
            format!("there is no such file of {what}")
        } else {
            format!("it cannot be read ({error})")
        };
        Error::new(message).at(file).cure(format!("Name a CSV file, or a folder that holds {QUOTATIONS}."))
    })
}

/// "1 record", "2 records".
fn counted(n: usize, noun: &str) -> String {
    format!("{n} {noun}{}", if n == 1 { "" } else { "s" })
}

#[cfg(test)]
mod tests;
