//! brat standoff: a text and an `.ann` file of lines, whose offsets are code points.
//!
//! Every line survives, known or not. Spans may be discontinuous; a span whose words hold a line
//! end, which stray tools write as it is, takes in the lines that belong to it. What records say in
//! free text (`speaker`, `note`) goes into notes, since brat's attributes take single words.
use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use rustc_hash::{FxHashMap, FxHashSet};

use super::document::{Annotation, Body, Document, Stretch};
use super::records::{CLOSED, FIELDS, fields_text};
use super::settle::Settler;
use super::{File, Format, Imported, ReadContext, Source, Written, leftovers, sources, unique_stems};
use crate::attribution::QuotationType;
use crate::choice::Choice;
use crate::error::Result;
use crate::gold::{GoldProblem, GoldProblemKind};
use crate::speaker::SpeakerKind;

const ENDING: &str = ".ann";

/// Reads an `.ann` file or a folder of them; the text of each is the `.txt` beside it, if any.
pub(super) fn read(path: &Path, context: &ReadContext) -> Result<Imported> {
    let settler = Settler::new(context);
    let mut imported = Imported::default();
    for source in sources(path, &["ann"])? {
        let (document, problems) = parse(&source);
        imported.problems.extend(problems);
        settler.settle(document, &source.path, &mut imported);
    }
    Ok(imported)
}

fn parse(source: &Source) -> (Document, Vec<GoldProblem>) {
    let article_id = source.name.strip_suffix(ENDING).unwrap_or(&source.name).to_owned();
    let text = std::fs::read(source.path.with_extension("txt")).ok();
    let text = text.and_then(|bytes| String::from_utf8(bytes).ok());
    let annotations = annotations(&source.text);
    let unknown = annotations.iter().filter(|a| {
        a.body == Body::Other
            && a.raw.as_ref().is_some_and(|raw| !raw.trim().is_empty() && !raw.starts_with('*'))
    });
    let problems = unknown.map(|annotation| {
        GoldProblem::new(GoldProblemKind::Malformed, &source.path, "The line is no annotation of brat.")
            .record(annotation.line, &article_id)
            .cure("It is kept as it stands when brat is written again, and goes into no other format.")
    });
    let problems = problems.collect();
    let document = Document {
        article_id,
        file: source.name.clone(),
        text,
        origin: Some(Format::Brat),
        annotations,
        ..Document::default()
    };
    (document, problems)
}

/// The annotations of an `.ann` file, line by line.
pub(super) fn annotations(text: &str) -> Vec<Annotation> {
    let lines: Vec<&str> = text.strip_suffix('\n').unwrap_or(text).split('\n').collect();
    let mut found = Vec::new();
    let mut at = 0;
    while at < lines.len() {
        let line = at as u64 + 1;
        let mut raw = lines[at].to_owned();
        at += 1;
        if text.is_empty() {
            break;
        }
        // A span's words may run over lines: as long as they are too few, what follows is theirs.
        while at < lines.len() && is_cut_short(&raw) && !begins_annotation(lines[at]) {
            raw.push('\n');
            raw.push_str(lines[at]);
            at += 1;
        }
        let (id, body) =
            parsed(raw.strip_suffix('\r').unwrap_or(&raw)).unwrap_or_else(|| (String::new(), Body::Other));
        let is_plain = standoff(&id, &body).is_some_and(|plain| plain == raw);
        found.push(Annotation { line, id, body, raw: (!is_plain).then_some(raw), holds: true });
    }
    found
}

/// Whether a line is a span with fewer words than its stretches are long.
fn is_cut_short(raw: &str) -> bool {
    let Some((_, Body::Span { stretches, words: Some(words), .. })) = parsed(raw) else { return false };
    let length: u64 = stretches.iter().map(|(start, end)| u64::from(end.saturating_sub(*start))).sum();
    (words.chars().count() as u64) < length + stretches.len() as u64 - 1
}

/// Whether a line begins as an annotation does: a letter or `#`, a number and a tab, or a star.
fn begins_annotation(line: &str) -> bool {
    let Some((id, _)) = line.split_once('\t') else { return false };
    id == "*" || is_id(id, &['T', 'E', 'R', 'A', 'M', 'N', '#'])
}

fn is_id(id: &str, letters: &[char]) -> bool {
    let mut characters = id.chars();
    characters.next().is_some_and(|letter| letters.contains(&letter))
        && characters.next().is_some_and(|c| c.is_ascii_digit())
}

/// The id and body of a line; `None` where it is something else than brat's manual knows.
fn parsed(line: &str) -> Option<(String, Body)> {
    let (id, rest) = line.split_once('\t')?;
    let (head, tail) = match rest.split_once('\t') {
        Some((head, tail)) => (head, Some(tail)),
        None => (rest, None),
    };
    let mut words = head.split(' ').filter(|word| !word.is_empty());
    let label = words.next()?.to_owned();
    let argument = |word: &str| word.split_once(':').map(|(role, id)| (role.to_owned(), id.to_owned()));
    let body = match id.chars().next()? {
        _ if !begins_annotation(line) => return None,
        'T' => {
            let (label, places) = head.split_once(' ')?;
            let stretches: Option<Vec<Stretch>> = places.split(';').map(stretch).collect();
            Body::Span { label: label.to_owned(), stretches: stretches?, words: tail.map(str::to_owned) }
        }
        'E' => {
            let (label, trigger) = argument(&label)?;
            let arguments: Option<Vec<_>> = words.map(argument).collect();
            Body::Event { label, trigger, arguments: arguments? }
        }
        'R' => {
            let (from, to) = (argument(words.next()?)?, argument(words.next()?)?);
            Body::Relation { label, from: from.1, to: to.1 }
        }
        'A' | 'M' => {
            let of = words.next()?.to_owned();
            let value = words.collect::<Vec<_>>().join(" ");
            Body::Attribute { label, of, value: (!value.is_empty()).then_some(value) }
        }
        'N' => {
            let (of, reference) = (words.next()?.to_owned(), words.collect::<Vec<_>>().join(" "));
            Body::Note { label, of, text: [reference.as_str(), tail.unwrap_or_default()].join(" ") }
        }
        '#' => Body::Note { label, of: words.next()?.to_owned(), text: tail?.to_owned() },
        _ => return None,
    };
    Some((id.to_owned(), body))
}

fn stretch(place: &str) -> Option<Stretch> {
    let (start, end) = place.trim().split_once(' ')?;
    Some((start.parse().ok()?, end.trim().parse().ok()?))
}

/// An annotation as brat writes it; `None` where only its raw form says it.
fn standoff(id: &str, body: &Body) -> Option<String> {
    Some(match body {
        Body::Span { label, stretches, words } => {
            let places: Vec<String> = stretches.iter().map(|(start, end)| format!("{start} {end}")).collect();
            format!("{id}\t{label} {}\t{}", places.join(";"), words.as_ref()?)
        }
        Body::Relation { label, from, to } => format!("{id}\t{label} Arg1:{from} Arg2:{to}"),
        Body::Event { label, trigger, arguments } => {
            let parts: String = arguments.iter().map(|(role, id)| format!(" {role}:{id}")).collect();
            format!("{id}\t{label}:{trigger}{parts}")
        }
        Body::Attribute { label, of, value: Some(value) } => format!("{id}\t{label} {of} {value}"),
        Body::Attribute { label, of, value: None } => format!("{id}\t{label} {of}"),
        Body::Note { label, of, text } => format!("{id}\t{label} {of}\t{text}"),
        Body::Other => return None,
    })
}

/// Writes a folder for brat: `.ann` and `.txt` of each document, and `annotation.conf`.
pub(super) fn write(documents: &[Document]) -> Written {
    let mut written = Written { files: Vec::new(), problems: leftovers(documents, Format::Brat) };
    let mut seen = Seen::default();
    for (document, stem) in documents.iter().zip(unique_stems(documents, ENDING)) {
        let text = Writer::new(document).write(&mut written.problems, &mut seen);
        written.files.push(File { path: format!("{stem}{ENDING}"), text });
        if let Some(text) = &document.text {
            written.files.push(File { path: format!("{stem}.txt"), text: text.clone() });
        }
    }
    written.files.push(File { path: "annotation.conf".to_owned(), text: seen.configuration() });
    written
}

/// What one `.ann` file is made from.
struct Writer<'d> {
    document: &'d Document,
    /// The ids in the file by those in the document.
    ids: FxHashMap<&'d str, String>,
    taken: FxHashSet<String>,
    /// The number of the last id given for each letter.
    last: FxHashMap<char, u64>,
}

impl<'d> Writer<'d> {
    fn new(document: &'d Document) -> Self {
        let mut writer = Writer {
            document,
            ids: FxHashMap::default(),
            taken: FxHashSet::default(),
            last: FxHashMap::default(),
        };
        // Ids that are brat's own stay; the others get new ones, which no line already has.
        for annotation in &document.annotations {
            if is_id(&annotation.id, &letters(&annotation.body)) && writer.taken.insert(annotation.id.clone())
            {
                writer.ids.insert(&annotation.id, annotation.id.clone());
            }
        }
        for annotation in &document.annotations {
            if !annotation.id.is_empty() && !writer.ids.contains_key(annotation.id.as_str()) {
                let id = writer.fresh(letters(&annotation.body)[0]);
                writer.ids.insert(&annotation.id, id);
            }
        }
        writer
    }

    fn fresh(&mut self, letter: char) -> String {
        let number = self.last.entry(letter).or_default();
        loop {
            *number += 1;
            let id = format!("{letter}{number}");
            if self.taken.insert(id.clone()) {
                return id;
            }
        }
    }

    fn id_of(&self, id: &str) -> String {
        self.ids.get(id).cloned().unwrap_or_else(|| word(id))
    }

    fn write(&mut self, problems: &mut Vec<GoldProblem>, seen: &mut Seen) -> String {
        let document = self.document;
        let mut text = String::new();
        let mut notes: Vec<(&str, Vec<(&str, &str)>)> = Vec::new();
        for annotation in &document.annotations {
            seen.add(&annotation.body);
            if let (Some(raw), Some(Format::Brat)) = (&annotation.raw, document.origin) {
                text.push_str(raw);
                text.push('\n');
                continue;
            }
            if let Body::Attribute { label, of, value: Some(value) } = &annotation.body
                && (is_free(label) || word(value) != *value)
            {
                match notes.iter_mut().find(|(other, _)| other == of) {
                    Some((_, fields)) => fields.push((label, value)),
                    None => notes.push((of, vec![(label, value)])),
                }
                continue;
            }
            match self.line(annotation) {
                Ok(line) => {
                    text.push_str(&line);
                    text.push('\n');
                }
                Err(message) => problems.push(
                    GoldProblem::new(GoldProblemKind::NotRepresented, Path::new(&document.file), message)
                        .record(annotation.line, &document.article_id),
                ),
            }
        }
        for (of, fields) in notes {
            let body = Body::Note {
                label: "AnnotatorNotes".to_owned(),
                of: self.id_of(of),
                text: fields_text(fields.into_iter()),
            };
            text.push_str(&standoff(&self.fresh('#'), &body).unwrap_or_default());
            text.push('\n');
        }
        text
    }

    /// The line of an annotation.
    fn line(&mut self, annotation: &Annotation) -> std::result::Result<String, String> {
        if !annotation.holds && self.document.origin != Some(Format::Brat) {
            return Err("The span does not fit the text and is left out.".to_owned());
        }
        let body = match &annotation.body {
            Body::Span { label, stretches, words } => {
                let there = if annotation.holds { self.document.words(stretches) } else { None };
                let words = match there {
                    // brat's own words stay; where there are none, those of the text stand in one line.
                    Some(there) if words.is_none() || self.document.origin != Some(Format::Brat) => {
                        there.replace("\r\n", "  ").replace(['\n', '\r', '\t'], " ")
                    }
                    _ => words
                        .clone()
                        .ok_or("brat needs a span's words, and there is no text to take them from.")?,
                };
                Body::Span { label: word(label), stretches: stretches.clone(), words: Some(words) }
            }
            Body::Relation { label, from, to } => {
                Body::Relation { label: word(label), from: self.id_of(from), to: self.id_of(to) }
            }
            Body::Event { label, trigger, arguments } => Body::Event {
                label: word(label),
                trigger: self.id_of(trigger),
                arguments: arguments.iter().map(|(role, id)| (word(role), self.id_of(id))).collect(),
            },
            Body::Attribute { label, of, value } => {
                Body::Attribute { label: word(label), of: self.id_of(of), value: value.clone() }
            }
            Body::Note { label, of, text } => {
                let text = text.replace(['\n', '\r'], " ");
                Body::Note { label: word(label), of: self.id_of(of), text }
            }
            Body::Other => return Err("brat has no place for it.".to_owned()),
        };
        let id = match self.ids.get(annotation.id.as_str()) {
            Some(id) => id.clone(),
            None => self.fresh(letters(&annotation.body)[0]),
        };
        standoff(&id, &body).ok_or_else(|| "brat has no place for it.".to_owned())
    }
}

/// Whether an attribute of records takes free text.
fn is_free(label: &str) -> bool {
    FIELDS.contains(&label) && !CLOSED.contains(&label)
}

/// The letters that ids of such annotations may begin with.
fn letters(body: &Body) -> Vec<char> {
    match body {
        Body::Span { .. } => vec!['T'],
        Body::Relation { .. } => vec!['R'],
        Body::Event { .. } => vec!['E'],
        Body::Attribute { .. } => vec!['A', 'M'],
        Body::Note { .. } | Body::Other => vec!['#', 'N'],
    }
}

/// A label as brat takes it: letters, digits, `_` and `-`.
fn word(label: &str) -> String {
    let word: String =
        label.chars().map(|c| if c.is_alphanumeric() || matches!(c, '_' | '-') { c } else { '_' }).collect();
    if word.is_empty() { "_".to_owned() } else { word }
}

/// The labels that were written, for the configuration.
#[derive(Default)]
struct Seen {
    spans: BTreeSet<String>,
    relations: BTreeSet<String>,
    events: BTreeMap<String, BTreeSet<String>>,
    attributes: BTreeMap<String, BTreeSet<String>>,
}

impl Seen {
    fn add(&mut self, body: &Body) {
        match body {
            Body::Span { label, .. } => drop(self.spans.insert(word(label))),
            Body::Relation { label, .. } => drop(self.relations.insert(word(label))),
            Body::Event { label, arguments, .. } => {
                let roles = arguments
                    .iter()
                    .map(|(role, _)| word(role.trim_end_matches(|c: char| c.is_ascii_digit())));
                self.events.entry(word(label)).or_default().extend(roles);
            }
            Body::Attribute { label, value, .. } if !is_free(label) => {
                let values = self.attributes.entry(word(label)).or_default();
                values.extend(value.iter().filter(|value| word(value) == **value).cloned());
                // Annotators may choose any word of a closed list, also one that nobody used yet.
                let words = match label.as_str() {
                    "type" => QuotationType::WORDS,
                    "kind" => SpeakerKind::WORDS,
                    _ => &[],
                };
                values.extend(words.iter().map(|(word, _)| (*word).to_owned()));
            }
            _ => {}
        }
    }

    /// brat's `annotation.conf`, without which it shows no label.
    fn configuration(&self) -> String {
        let mut text = String::from("[entities]\n");
        let entities = self.spans.iter().filter(|label| !self.events.contains_key(*label));
        text.extend(entities.map(|label| format!("{label}\n")));
        text.push_str("\n[relations]\n<OVERLAP>\tArg1:<ENTITY>, Arg2:<ENTITY>, <OVL-TYPE>:<ANY>\n");
        text.extend(self.relations.iter().map(|label| format!("{label}\tArg1:<ENTITY>, Arg2:<ENTITY>\n")));
        text.push_str("\n[events]\n");
        for (label, roles) in &self.events {
            let roles: Vec<String> = roles.iter().map(|role| format!("{role}*:<ANY>")).collect();
            text.push_str(&format!("{label}\t{}\n", roles.join(", ")));
        }
        text.push_str("\n[attributes]\n");
        for (label, values) in &self.attributes {
            let values: Vec<&str> = values.iter().map(String::as_str).collect();
            let values =
                if values.is_empty() { String::new() } else { format!(", Value:{}", values.join("|")) };
            text.push_str(&format!("{label}\tArg:<ANY>{values}\n"));
        }
        text
    }
}
