//! Writes gold back at its new places, and changes nothing else in the file.
use std::collections::BTreeMap;
use std::path::Path;

use super::anchor::{Anchor, AnchorOutcome, Anchored, anchor};
use super::fingerprint::Fingerprints;
use super::record::words;
use super::{Gold, Overrides, read_bytes, text_sha256};
use crate::error::{Error, Result};
use crate::text::CodePoints;

/// A table of gold or of overrides brought up to date, and what became of its records.
#[derive(Clone, Debug)]
pub struct Updated {
    /// The table as it was.
    pub before: String,
    /// The table as it should now be written.
    pub text: String,
    /// For each well-formed record, in the order of [`Gold::records`] or [`Overrides::records`],
    /// what became of it; `None` where its article is not there.
    pub records: Vec<Option<Anchored>>,
}

impl Updated {
    /// How many records had this outcome.
    #[must_use]
    pub fn count(&self, outcome: AnchorOutcome) -> usize {
        self.records.iter().flatten().filter(|found| found.outcome == outcome).count()
    }
}

/// Brings the table of `gold` up to date with the texts of a corpus.
///
/// `texts` gives for an article id its text now and, where it is at hand, the text that was
/// annotated. Lines whose record did not move stay byte for byte; in the others only the cells of
/// places, hash, words and fingerprints change, so notes, order and quoting stay. Records that
/// were changed, are ambiguous or lost stay as they are, with the old hash, and so stay stale.
/// With `fingerprints`, the columns of [`Fingerprints::COLUMNS`] are added at the end where they
/// are missing, and filled for every record that holds.
///
/// # Errors
/// Where the table cannot be read again or is not CSV.
pub fn update(
    gold: &Gold,
    texts: impl Fn(&str) -> Option<(String, Option<String>)>,
    fingerprints: bool,
) -> Result<Updated> {
    let entries = gold.records.iter().map(|r| (r.line, r.article_id.as_str(), r.anchor())).collect();
    update_table(&gold.path, entries, texts, fingerprints)
}

/// Brings a table of overrides up to date, as [`update()`] does it for gold.
///
/// # Errors
/// As [`update()`].
pub fn update_overrides(
    overrides: &Overrides,
    texts: impl Fn(&str) -> Option<(String, Option<String>)>,
    fingerprints: bool,
) -> Result<Updated> {
    let entries = overrides.records.iter().map(|r| (r.line, r.article_id.as_str(), r.anchor())).collect();
    update_table(&overrides.path, entries, texts, fingerprints)
}

/// A record: its line, its article, and what is known of its places.
type Entry<'e> = (u64, &'e str, Anchor<'e>);

/// Brings the table at `path` up to date; `entries` are its records, article after article.
fn update_table(
    path: &Path,
    entries: Vec<Entry<'_>>,
    texts: impl Fn(&str) -> Option<(String, Option<String>)>,
    fingerprints: bool,
) -> Result<Updated> {
    let bytes = read_bytes(path, "gold")?;
    let before = String::from_utf8(bytes).map_err(|_| Error::new("the table is not UTF-8").at(path))?;
    let mut edits: BTreeMap<u64, Edit> = BTreeMap::new();
    let mut records = Vec::with_capacity(entries.len());
    for of_article in entries.chunk_by(|a, b| a.1 == b.1) {
        let Some((new, old)) = texts(of_article[0].1) else {
            records.extend(of_article.iter().map(|_| None));
            continue;
        };
        let anchors: Vec<_> = of_article.iter().map(|(_, _, anchor)| *anchor).collect();
        let (sha256, points) = (text_sha256(&new), CodePoints::new(&new));
        for ((line, _, record), found) in of_article.iter().zip(anchor(&anchors, old.as_deref(), &new)) {
            if found.outcome.is_sound() {
                edits.insert(*line, Edit::new(record, &found, &new, &points, &sha256, fingerprints));
            }
            records.push(Some(found));
        }
    }
    let text = edited(&before, &edits, fingerprints, path)?;
    Ok(Updated { before, text, records })
}

/// The cells that a record should have.
pub(super) struct Edit {
    cells: Vec<(&'static str, String)>,
}

impl Edit {
    /// These cells, by the names of their columns.
    pub(super) fn of(cells: Vec<(&'static str, String)>) -> Edit {
        Edit { cells }
    }

    fn new(
        record: &Anchor,
        found: &Anchored,
        text: &str,
        points: &CodePoints,
        sha256: &str,
        fingerprints: bool,
    ) -> Edit {
        let span = found.span.unwrap_or(record.span);
        let mut cells = vec![("start", span.0.to_string()), ("end", span.1.to_string())];
        for (names, stretch) in
            [(["mention_start", "mention_end"], found.mention), (["cue_start", "cue_end"], found.cue)]
        {
            if let Some((start, end)) = stretch {
                cells.extend([(names[0], start.to_string()), (names[1], end.to_string())]);
            }
        }
        if record.text_sha256.is_some_and(|hash| !hash.eq_ignore_ascii_case(sha256)) {
            cells.push(("text_sha256", sha256.to_owned()));
        }
        if record.exact.is_some() {
            cells.push(("exact", words(text, points, span).to_owned()));
        }
        if let (Some(_), Some(mention)) = (record.mention_text, found.mention) {
            cells.push(("mention", words(text, points, mention).to_owned()));
        }
        if fingerprints || record.fingerprints != Fingerprints::default() {
            let prints = Fingerprints::of(text, span, found.mention, found.cue);
            cells.extend(Fingerprints::COLUMNS.into_iter().zip(prints.cells()));
        }
        Edit { cells }
    }
}

/// The table with its edits; every byte that needs no change stays.
pub(super) fn edited(
    text: &str,
    edits: &BTreeMap<u64, Edit>,
    fingerprints: bool,
    path: &Path,
) -> Result<String> {
    let rows = rows(text);
    let Some(header) = rows.first() else { return Err(Error::new("the table is empty").at(path)) };
    let mut names: Vec<String> =
        header.iter().map(|cell| unquoted(&text[cell.clone()]).trim().to_owned()).collect();
    if let Some(first) = names.first_mut() {
        *first = first.trim_start_matches('\u{feff}').to_owned();
    }
    let n_records = csv::ReaderBuilder::new()
        .flexible(true)
        .from_reader(text.trim_start_matches('\u{feff}').as_bytes())
        .records()
        .map_while(std::result::Result::ok)
        .count();
    if n_records + 1 != rows.len() {
        return Err(Error::new("the table's quotation marks do not pair")
            .at(path)
            .cure("Mend them by hand."));
    }
    let added: Vec<&str> = Fingerprints::COLUMNS
        .into_iter()
        .filter(|column| fingerprints && !names.iter().any(|name| name == column))
        .collect();
    let mut out = String::with_capacity(text.len() + text.len() / 4);
    let (mut copied, mut line, mut counted) = (0, 1, 0);
    for (at, cells) in rows.iter().enumerate() {
        let is_whole = cells.len() == names.len();
        let start = cells.first().map_or(counted, |cell| cell.start);
        line += text[counted..start].bytes().filter(|byte| *byte == b'\n').count() as u64;
        counted = start;
        let edit = edits.get(&line).filter(|_| is_whole && at > 0);
        let wanted = |name: &str| {
            let cells = edit.iter().flat_map(|edit| &edit.cells);
            cells.filter(|(column, _)| *column == name).map(|(_, value)| value.as_str()).next()
        };
        for (name, cell) in names.iter().zip(cells) {
            let now = unquoted(&text[cell.clone()]);
            if let Some(value) = wanted(name).filter(|value| *value != now) {
                out += &text[copied..cell.start];
                out += &quoted(value, &text[cell.clone()]);
                copied = cell.end;
            }
        }
        let end = cells.last().map_or(copied, |cell| cell.end);
        out += &text[copied..end];
        copied = end;
        for column in &added {
            out.push(',');
            if at == 0 {
                out += column;
            } else if is_whole {
                out += wanted(column).unwrap_or_default();
            }
        }
    }
    out += &text[copied..];
    Ok(out)
}

type Cells = Vec<std::ops::Range<usize>>;

/// Every row's cells as they are written; lines without a character are none.
fn rows(text: &str) -> Vec<Cells> {
    let bytes = text.as_bytes();
    let mut rows = Vec::new();
    let (mut cells, mut start, mut is_quoted) = (Vec::new(), 0, false);
    for (at, byte) in bytes.iter().enumerate() {
        let opens = at == start || (at == 3 && text.starts_with('\u{feff}'));
        match byte {
            // A doubled quotation mark inside a quoted cell closes it and opens it again.
            b'"' if is_quoted || opens || (bytes[start] == b'"' && bytes[at - 1] == b'"') => {
                is_quoted = !is_quoted;
            }
            b',' if !is_quoted => {
                cells.push(start..at);
                start = at + 1;
            }
            b'\n' if !is_quoted => {
                let end = if at > start && bytes[at - 1] == b'\r' { at - 1 } else { at };
                if !cells.is_empty() || end > start {
                    cells.push(start..end);
                    rows.push(std::mem::take(&mut cells));
                }
                start = at + 1;
            }
            _ => {}
        }
    }
    if start < bytes.len() || !cells.is_empty() {
        cells.push(start..bytes.len());
        rows.push(cells);
    }
    rows
}

/// What a cell says.
fn unquoted(cell: &str) -> String {
    match cell.strip_prefix('"').and_then(|cell| cell.strip_suffix('"')) {
        Some(inner) => inner.replace("\"\"", "\""),
        None => cell.to_owned(),
    }
}

/// A value as a cell, quoted where it must be or the old one was.
fn quoted(value: &str, old: &str) -> String {
    if old.starts_with('"') || value.contains(['"', ',', '\n', '\r']) {
        format!("\"{}\"", value.replace('"', "\"\""))
    } else {
        value.to_owned()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const OLD: &str = "“We dig until it is dry,” Mara Oyelaran said. It was “a gift,” she said.\n";

    fn table(rows: &str) -> (tempfile::TempDir, Gold) {
        let folder = tempfile::tempdir().expect("a folder");
        let path = folder.path().join("quotations.csv");
        let sha256 = text_sha256(OLD);
        let text = format!(
            "\u{feff}note,article_id,start,end,type,speaker,kind,text_sha256,mention_start,mention_end,mine,exact\r\n{}",
            rows.replace("SHA", &sha256)
        );
        std::fs::write(&path, text).expect("written");
        let gold = Gold::read(&path).expect("gold");
        assert!(gold.problems.is_empty(), "{:?}", gold.problems);
        (folder, gold)
    }

    const ROWS: &str = "\"two\nlines, \"\"kept\"\"\",a,0,25,direct,Mara Oyelaran,person,SHA,26,39, x ,\"“We dig until it is dry,”\"\r\n\
        second,a,53,62,partial,Mara Oyelaran,person,SHA,63,66,,\r\nelsewhere,b,0,3,scare,,,SHA,,,,\r\n";

    #[test]
    fn only_what_moved_is_written() {
        let (_folder, gold) = table(ROWS);
        let before = std::fs::read_to_string(&gold.path).expect("read");
        let same = update(&gold, |id| (id == "a").then(|| (OLD.to_owned(), None)), false).expect("updated");
        assert_eq!(same.text, before);
        assert_eq!(same.count(AnchorOutcome::Unchanged), 2);
        assert!(same.records[2].is_none());

        let new = format!("News\n{OLD}");
        let texts = |id: &str| (id == "a").then(|| (new.clone(), Some(OLD.to_owned())));
        let moved = update(&gold, texts, false).expect("updated");
        assert_eq!(moved.count(AnchorOutcome::Moved), 2);
        let (was, is) = (text_sha256(OLD), text_sha256(&new));
        let expected = before
            .replace(",a,0,25,", ",a,5,30,")
            .replace(&format!("person,{was},26,39"), &format!("person,{is},31,44"))
            .replace(",a,53,62,", ",a,58,67,")
            .replace(&format!("person,{was},63,66"), &format!("person,{is},68,71"));
        assert_eq!(moved.text, expected);
    }

    #[test]
    fn stale_records_stay_as_they_are() {
        let (_folder, gold) = table(ROWS);
        let new = OLD.replace("until it is dry", "until it was dry");
        let texts = |id: &str| (id == "a").then(|| (new.clone(), Some(OLD.to_owned())));
        let updated = update(&gold, texts, false).expect("updated");
        assert_eq!((updated.count(AnchorOutcome::Changed), updated.count(AnchorOutcome::Moved)), (1, 1));
        assert!(
            updated
                .text
                .contains(&format!(",a,0,25,direct,Mara Oyelaran,person,{},26,39, x ,", text_sha256(OLD)))
        );
    }

    #[test]
    fn fingerprints_are_added_and_then_suffice() {
        let (_folder, gold) = table(ROWS);
        let texts = |id: &str| (id == "a").then(|| (OLD.to_owned(), None));
        let with = update(&gold, texts, true).expect("updated").text;
        let header = with.lines().next().expect("a header");
        assert!(
            header.ends_with("mine,exact,span_sha256,before_sha256,after_sha256,mention_sha256,cue_sha256"),
            "{header}"
        );
        std::fs::write(&gold.path, &with).expect("written");
        let gold = Gold::read(&gold.path).expect("gold");
        let new = format!("News\n{OLD}");
        let again = update(&gold, |id| (id == "a").then(|| (new.clone(), None)), false).expect("updated");
        assert_eq!(again.count(AnchorOutcome::Moved), 2, "{:#?}", again.records);
        assert!(again.text.contains(",a,58,67,") && again.text.contains(",68,71,"), "{}", again.text);
    }
}
