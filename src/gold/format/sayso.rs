//! sayso's own form: `quotations.csv`, and `annotations.csv` for everything that records cannot say.
//!
//! `annotations.csv` holds a row for each document (`sort` is `document`, `raw` its envelope) and one
//! for each of its annotations, in their order. It is written where a tool's files say more than the
//! records do, and then whole, so that they can be written again as they were. The table of records
//! leads: a record that was changed there, added or taken away is so in every format written from
//! the two.
use std::path::Path;

use rustc_hash::FxHashMap;

use super::document::{Annotation, Body, Document, Stretch};
use super::records::{Decoded, decode, encode_with};
use super::settle::Settler;
use super::{File, Format, Imported, ReadContext, Written};
use crate::choice::Choice;
use crate::error::{Error, Result};
use crate::gold::table::{Row, Table};
use crate::gold::{Fingerprints, Gold, GoldProblem, GoldProblemKind, GoldRecord, QUOTATIONS, read_bytes};

/// The name of the table of everything else inside a gold folder.
pub const ANNOTATIONS: &str = "annotations.csv";

pub(super) const CARRIED: [&str; 14] = [
    "article_id",
    "file",
    "annotator",
    "text_sha256",
    "origin",
    "line",
    "sort",
    "id",
    "label",
    "stretches",
    "of",
    "arguments",
    "value",
    "raw",
];

choice! {
    /// What a row of `annotations.csv` is.
    pub enum Sort {
        /// A document; the rows after it are its annotations.
        Document = "document",
        /// A labelled span.
        Span = "span",
        /// An arrow from `of` to the id in `arguments`.
        Relation = "relation",
        /// An event with the trigger `of` and its parts in `arguments`.
        Event = "event",
        /// A property of `of`.
        Attribute = "attribute",
        /// A text on `of`.
        Note = "note",
        /// Something that only `raw` says.
        Other = "other",
    }
}

pub(super) fn read(path: &Path, context: &ReadContext) -> Result<Imported> {
    let (table, carried) = match path.is_dir() {
        true => (path.join(QUOTATIONS), path.join(ANNOTATIONS)),
        false => (path.to_owned(), path.with_file_name(ANNOTATIONS)),
    };
    let carried = if carried.exists() { Some(carried) } else { None };
    let mut imported = Imported::default();
    let mut documents = match &carried {
        Some(file) => read_carried(file, &mut imported)?,
        None => Vec::new(),
    };
    let settler = Settler::new(context);
    let mut settled = Imported::default();
    for document in documents.drain(..) {
        settler.settle(document, carried.as_deref().unwrap_or(path), &mut settled);
    }
    imported.problems.append(&mut settled.problems);
    if table.exists() || carried.is_none() {
        let mut records = records(&table, &mut imported)?;
        for document in &mut settled.documents {
            reconcile(document, &mut records);
        }
        // What no carried document has taken up is a document of its own.
        // Records of one article that were made for different texts are documents of their own, of
        // which only that about the present text is settled.
        let text = |one: &Decoded| (one.record.article_id.clone(), one.record.text_sha256.clone());
        records.sort_by_cached_key(text);
        for of_article in records.chunk_by(|a, b| text(a) == text(b)) {
            let mut document = Document::new(&of_article[0].record.article_id, None);
            document.text_sha256.clone_from(&of_article[0].record.text_sha256);
            add(&mut document, of_article);
            settler.settle(document, &table, &mut settled);
        }
        imported.problems.append(&mut settled.problems);
    }
    imported.documents = settled.documents;
    Ok(imported)
}

/// The records of a table, with its other columns.
fn records(table: &Path, imported: &mut Imported) -> Result<Vec<Decoded>> {
    let bytes = read_bytes(table, "gold")?;
    let gold = Gold::parse(&bytes, table)?;
    let known = |name: &&str| {
        GoldRecord::COLUMNS.contains(name) || Fingerprints::COLUMNS.contains(name) || name.is_empty()
    };
    let cells = Table::new(&bytes, table, &[])?;
    let others: Vec<&str> = cells.columns().filter(|name| !known(name)).collect();
    let (rows, _) = cells.records(|row| {
        let given = others.iter().filter_map(|name| Some(((*name).to_owned(), row.text(name)?)));
        Ok((row.line, given.collect::<Vec<_>>()))
    });
    imported.problems.extend(gold.problems);
    if gold.records.iter().any(|record| record.fingerprints != Fingerprints::default()) {
        let message = "The fingerprints are not taken over.";
        imported.problems.push(
            GoldProblem::new(GoldProblemKind::NotRepresented, table, message)
                .record(1, "")
                .losing(0)
                .cure("sayso annotate --update --fingerprints makes them again in a table."),
        );
    }
    let with_others = |record: GoldRecord| {
        let extras = rows.iter().find(|(line, _)| *line == record.line).map(|(_, extras)| extras.clone());
        Decoded { record, extras: extras.unwrap_or_default(), said_by: Vec::new(), owned: Vec::new() }
    };
    Ok(gold.records.into_iter().map(with_others).collect())
}

/// Adds records to a document, each annotation with its record's line.
fn add(document: &mut Document, records: &[Decoded]) {
    for added in records {
        let before = document.annotations.len();
        encode_with(document, &added.record, &added.extras);
        for annotation in &mut document.annotations[before..] {
            annotation.line = added.record.line;
            // Words that the table spells out are checked against the text.
            if let (Body::Span { label, words, .. }, Some(exact)) =
                (&mut annotation.body, &added.record.exact)
                && label == super::records::QUOTATION
            {
                words.get_or_insert_with(|| exact.clone());
            }
        }
    }
}

/// Makes a document say what the records of its article and annotator do, and takes these.
fn reconcile(document: &mut Document, records: &mut Vec<Decoded>) {
    let is_its = |record: &Decoded| {
        record.record.article_id == document.article_id
            && (record.record.text_sha256.is_none()
                || document.text_sha256.is_none()
                || record.record.text_sha256 == document.text_sha256)
            && (document.annotator.is_none()
                || record.record.annotator.is_none()
                || record.record.annotator == document.annotator)
    };
    let (mut own, others): (Vec<Decoded>, Vec<Decoded>) = records.drain(..).partition(is_its);
    *records = others;
    let (told, _) = decode(document);
    let mut gone = vec![false; document.annotations.len()];
    let mut kept = Vec::new();
    for one in &told {
        match own.iter().position(|record| record.says_as(one)) {
            Some(same) => kept.push(own.swap_remove(same)),
            None => one.owned.iter().for_each(|index| gone[*index] = true),
        }
    }
    // Of a span of several stretches some may still be told: those are told anew.
    let is_gone = |record: &Decoded| {
        told.iter().any(|one| one.says_as(record) && one.owned.first().is_some_and(|first| gone[*first]))
    };
    own.extend(kept.into_iter().filter(is_gone));
    let mut at = 0;
    document.annotations.retain(|_| {
        at += 1;
        !gone[at - 1]
    });
    own.sort_by_key(|record| (record.record.start, record.record.end));
    add(document, &own);
}

pub(super) fn write(documents: &[Document]) -> Written {
    let mut written = Written::default();
    let mut records: Vec<Decoded> = Vec::new();
    let mut taken: FxHashMap<(String, u32, u32), usize> = FxHashMap::default();
    let mut carried: Vec<&Document> = Vec::new();
    for document in documents {
        let (found, problems) = decode(document);
        written.problems.extend(problems);
        let mut said = vec![false; document.annotations.len()];
        found.iter().flat_map(|found| &found.said_by).for_each(|index| said[*index] = true);
        // A file without annotations says that somebody looked and found none.
        let is_empty = document.annotations.is_empty() && !document.file.is_empty();
        if document.envelope.is_some() || said.contains(&false) || is_empty {
            carried.push(document);
        }
        for one in found {
            let place = (one.record.article_id.clone(), one.record.start, one.record.end);
            match taken.get(&place).map(|at| &records[*at]) {
                None => {
                    taken.insert(place, records.len());
                    records.push(one);
                }
                Some(known) if known.says_as(&one) => {}
                Some(_) => written.problems.push(
                    GoldProblem::new(
                        GoldProblemKind::NotRepresented,
                        Path::new(&document.file),
                        "The span has a record already, by another annotator or file; a table takes one a span.",
                    )
                    .record(one.record.line, &document.article_id)
                    .cure("Convert each annotator's work with --annotator into a folder of its own."),
                ),
            }
        }
    }
    if !records.is_empty() {
        records.sort_by(|a, b| {
            let place = |one: &Decoded| (one.record.start, one.record.end);
            a.record.article_id.cmp(&b.record.article_id).then(place(a).cmp(&place(b)))
        });
        written.files.push(File { path: QUOTATIONS.to_owned(), text: table(&records) });
    }
    if !carried.is_empty() {
        let rows = carried.iter().flat_map(|document| document_rows(document));
        written.files.push(File { path: ANNOTATIONS.to_owned(), text: csv(&CARRIED, rows) });
    }
    written
}

/// The table of records.
fn table(records: &[Decoded]) -> String {
    let mut columns: Vec<&str> = GoldRecord::COLUMNS.to_vec();
    if records.iter().all(|one| one.record.mention_text.is_none()) {
        columns.retain(|name| *name != "mention");
    }
    for (name, _) in records.iter().flat_map(|one| &one.extras) {
        if !columns.contains(&name.as_str()) {
            columns.push(name);
        }
    }
    let rows = records.iter().map(|one| columns.iter().map(|name| cell(one, name)).collect());
    csv(&columns, rows)
}

fn cell(one: &Decoded, column: &str) -> String {
    one.record.cell(column).unwrap_or_else(|| {
        let extra = one.extras.iter().find(|(name, _)| name == column);
        extra.map(|(_, value)| value.clone()).unwrap_or_default()
    })
}

/// The rows of `annotations.csv` for one document.
fn document_rows(document: &Document) -> Vec<Vec<String>> {
    let row = |sort: Sort, annotation: Option<&Annotation>, cells: [String; 5], raw: Option<&String>| {
        let [label, stretches, of, arguments, value] = cells;
        vec![
            document.article_id.clone(),
            document.file.clone(),
            document.annotator.clone().unwrap_or_default(),
            document.text_sha256.clone().unwrap_or_default(),
            document.origin.map(Choice::word).unwrap_or_default().to_owned(),
            annotation.map(|annotation| annotation.line.to_string()).unwrap_or_default(),
            sort.word().to_owned(),
            annotation.map(|annotation| annotation.id.clone()).unwrap_or_default(),
            label,
            stretches,
            of,
            arguments,
            value,
            raw.cloned().unwrap_or_default(),
        ]
    };
    let mut rows = vec![row(Sort::Document, None, Default::default(), document.envelope.as_ref())];
    let none = String::new;
    for annotation in &document.annotations {
        let (sort, cells) = match annotation.body.clone() {
            Body::Span { label, stretches, words } => {
                let places: Vec<String> =
                    stretches.iter().map(|(start, end)| format!("{start} {end}")).collect();
                (Sort::Span, [label, places.join(";"), none(), none(), words.unwrap_or_default()])
            }
            Body::Relation { label, from, to } => (Sort::Relation, [label, none(), from, to, none()]),
            Body::Event { label, trigger, arguments } => {
                let parts: Vec<String> = arguments.iter().map(|(role, id)| format!("{role}:{id}")).collect();
                (Sort::Event, [label, none(), trigger, parts.join(" "), none()])
            }
            Body::Attribute { label, of, value } => {
                (Sort::Attribute, [label, none(), of, none(), value.unwrap_or_default()])
            }
            Body::Note { label, of, text } => (Sort::Note, [label, none(), of, none(), text]),
            Body::Other => (Sort::Other, Default::default()),
        };
        rows.push(row(sort, Some(annotation), cells, annotation.raw.as_ref()));
    }
    rows
}

fn csv<'r>(columns: &[&str], rows: impl Iterator<Item = Vec<String>> + 'r) -> String {
    let mut writer = csv::Writer::from_writer(Vec::new());
    // Writing into memory cannot fail, and every row has the columns' number of cells.
    let mut done = writer.write_record(columns).is_ok();
    for row in rows {
        done &= writer.write_record(&row).is_ok();
    }
    debug_assert!(done);
    writer.into_inner().ok().and_then(|bytes| String::from_utf8(bytes).ok()).unwrap_or_default()
}

/// The documents of an `annotations.csv`.
fn read_carried(file: &Path, imported: &mut Imported) -> Result<Vec<Document>> {
    let bytes = read_bytes(file, "annotations")?;
    let table = Table::new(&bytes, file, &CARRIED)?;
    let (rows, problems) = table.records(|row| Ok((row.line, row.text("text_sha256"), carried(row)?)));
    imported.problems.extend(problems);
    let mut documents: Vec<Document> = Vec::new();
    for (line, sha256, row) in rows {
        match (row, documents.last_mut()) {
            (Carried::Document(document), _) => documents.push(*document),
            (Carried::Annotation(mut annotation), Some(document)) => {
                if sha256.is_some() && sha256 != document.text_sha256 {
                    annotation.holds = false;
                    let message = "The annotation was made for another text than its document is about.";
                    imported.problems.push(
                        GoldProblem::new(GoldProblemKind::ChangedText, file, message)
                            .record(line, &document.article_id)
                            .cure("Correct its places and give it the document's hash."),
                    );
                }
                document.annotations.push(annotation);
            }
            (Carried::Annotation(_), None) => {
                return Err(Error::new("the first row is no document")
                    .at(file)
                    .line(line)
                    .cure("Keep the rows in the order in which they were written."));
            }
        }
    }
    Ok(documents)
}

/// A row of `annotations.csv`.
pub(super) enum Carried {
    Document(Box<Document>),
    Annotation(Annotation),
}

pub(super) fn carried(row: &Row) -> std::result::Result<Carried, String> {
    let text = |column: &str| row.text(column).unwrap_or_default();
    let sort: Sort = row.choice("sort")?.ok_or("sort is empty.")?;
    let (label, of, arguments) = (text("label"), text("of"), text("arguments"));
    let body = match sort {
        Sort::Document => {
            return Ok(Carried::Document(Box::new(Document {
                article_id: row.needed("article_id")?.to_owned(),
                file: text("file"),
                annotator: row.text("annotator"),
                text: None,
                text_sha256: row.text("text_sha256"),
                origin: row.choice::<Format>("origin")?,
                envelope: row.text("raw"),
                annotations: Vec::new(),
            })));
        }
        Sort::Span => {
            let cell = row.needed("stretches")?;
            let stretches: Option<Vec<Stretch>> = cell
                .split(';')
                .map(|place| {
                    let (start, end) = place.split_once(' ')?;
                    Some((start.parse().ok()?, end.parse().ok()?))
                })
                .collect();
            let stretches =
                stretches.ok_or_else(|| format!("stretches is \"{cell}\", which is no pairs of offsets."))?;
            Body::Span { label, stretches, words: row.text("value") }
        }
        Sort::Relation => Body::Relation { label, from: of, to: arguments },
        Sort::Event => {
            let parts = arguments.split(' ').filter(|part| !part.is_empty()).map(|part| {
                let (role, id) = part.split_once(':')?;
                Some((role.to_owned(), id.to_owned()))
            });
            let arguments: Option<Vec<_>> = parts.collect();
            let arguments = arguments.ok_or("arguments are no pairs of role and id.")?;
            Body::Event { label, trigger: of, arguments }
        }
        Sort::Attribute => Body::Attribute { label, of, value: row.text("value") },
        Sort::Note => Body::Note { label, of, text: text("value") },
        Sort::Other => Body::Other,
    };
    let line = text("line").parse().unwrap_or_default();
    // A blank line of brat is an empty cell here.
    let raw = row.text("raw").or_else(|| (body == Body::Other).then(String::new));
    Ok(Carried::Annotation(Annotation { line, id: text("id"), body, raw, holds: true }))
}
