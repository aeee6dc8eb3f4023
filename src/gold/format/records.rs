//! Gold records inside documents: how a record is told in spans, attributes and relations.
//!
//! | in a document | in a record |
//! | --- | --- |
//! | a span `Quotation` | `start`, `end`; a span of several stretches is a record each |
//! | its attributes `type`, `kind`, `speaker`, `via`, `addressee`, `annotator`, `note` | the column of that name |
//! | a relation `mention` from it to a span | `mention_start`, `mention_end` |
//! | a relation `cue` from it to a span | `cue_start`, `cue_end` |
//!
//! Labels are compared without regard to capitals. A note on a quotation that reads
//! `speaker=Mara Oyelaran; via=Ines Kray` gives those attributes, for tools whose attributes take
//! no free text; any other note is the record's `note`.
use std::path::Path;

use super::document::{Annotation, Body, Document, Stretch};
use crate::attribution::QuotationType;
use crate::choice::Choice;
use crate::gold::{Fingerprints, GoldProblem, GoldProblemKind, GoldRecord};
use crate::speaker::SpeakerKind;

/// The label of a quoted span.
pub(super) const QUOTATION: &str = "Quotation";
/// The label of words that name a speaker, and of the relation to them.
pub(super) const MENTION: &str = "Mention";
/// The label of a cue, and of the relation to it.
pub(super) const CUE: &str = "Cue";

/// The attributes that records have.
pub(super) const FIELDS: [&str; 8] =
    ["type", "kind", "speaker", "via", "addressee", "mention_text", "annotator", "note"];

/// The attributes whose values are words of closed lists.
pub(super) const CLOSED: [&str; 2] = ["type", "kind"];

/// A record that a document holds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Decoded {
    /// The record.
    pub record: GoldRecord,
    /// The other attributes of the quotation, in the order of the file.
    pub extras: Vec<(String, String)>,
    /// Which annotations of the document say it, by index; the quotation's own first.
    pub said_by: Vec<usize>,
    /// Which of those say nothing else, and go when the record goes.
    pub(super) owned: Vec<usize>,
}

impl Decoded {
    /// Whether two say the same of the same span; lines do not matter, nor words that follow from it.
    pub(super) fn says_as(&self, other: &Decoded) -> bool {
        let (mut a, mut b) = (self.record.clone(), other.record.clone());
        for record in [&mut a, &mut b] {
            (record.line, record.text_sha256, record.exact) = (0, None, None);
            record.fingerprints = Fingerprints::default();
            // Where the place is known, the words follow from it.
            record.mention_text = record.mention_text.take().filter(|_| record.mention.is_none());
        }
        let sorted = |extras: &[(String, String)]| {
            let mut extras = extras.to_vec();
            extras.sort();
            extras
        };
        a == b && sorted(&self.extras) == sorted(&other.extras)
    }
}

/// Finds the gold records of a document, and the quotations that cannot be records.
///
/// Only spans that hold are looked at. What is no part of a record stays in the document.
#[must_use]
pub fn decode(document: &Document) -> (Vec<Decoded>, Vec<GoldProblem>) {
    let mut found = Vec::new();
    let mut problems = Vec::new();
    for (index, annotation) in document.annotations.iter().enumerate() {
        let Body::Span { label, stretches, .. } = &annotation.body else { continue };
        if !label.eq_ignore_ascii_case(QUOTATION) || !annotation.holds {
            continue;
        }
        match Quotation::new(document, index).and_then(|quotation| quotation.records(document, stretches)) {
            Ok(records) => found.extend(records),
            Err(message) => problems.push(
                GoldProblem::new(GoldProblemKind::Malformed, Path::new(&document.file), message)
                    .record(annotation.line, &document.article_id)
                    .cure(
                        "A Quotation needs the attribute type, and speaker and kind unless nobody says it.",
                    ),
            ),
        }
    }
    (found, problems)
}

/// What is said of one quotation.
#[derive(Default)]
struct Quotation {
    line: u64,
    fields: Vec<(String, String)>,
    mention: Option<Stretch>,
    cue: Option<Stretch>,
    said_by: Vec<usize>,
    owned: Vec<usize>,
}

impl Quotation {
    fn new(document: &Document, index: usize) -> Result<Quotation, String> {
        let span = &document.annotations[index];
        let mut quotation =
            Quotation { line: span.line, said_by: vec![index], owned: vec![index], ..Quotation::default() };
        for (at, annotation) in document.annotations.iter().enumerate() {
            if annotation.refers_to().next() != Some(span.id.as_str()) || span.id.is_empty() {
                continue;
            }
            match &annotation.body {
                Body::Attribute { label, value: Some(value), .. } => {
                    quotation.give(label, value)?;
                }
                Body::Note { text, .. } => match fields(text) {
                    Some(fields) => {
                        for (name, value) in fields {
                            quotation.give(&name, &value)?;
                        }
                    }
                    None => quotation.give("note", text)?,
                },
                Body::Relation { label, to, .. } => {
                    let place = if label.eq_ignore_ascii_case(MENTION) {
                        &mut quotation.mention
                    } else if label.eq_ignore_ascii_case(CUE) {
                        &mut quotation.cue
                    } else {
                        continue;
                    };
                    // What has several stretches, or is no span, has no place in a record.
                    let Some((_, [stretch])) = document.span(to) else { continue };
                    if place.replace(*stretch).is_some() {
                        return Err(format!("The quotation has two relations {}.", label.to_lowercase()));
                    }
                    let there = document.annotations.iter().position(|other| other.id == *to);
                    quotation.said_by.extend(there);
                    if let Some(there) = there
                        && is_owned(document, there, label)
                    {
                        quotation.owned.push(there);
                    }
                }
                _ => continue,
            }
            quotation.said_by.push(at);
            quotation.owned.push(at);
        }
        Ok(quotation)
    }

    fn give(&mut self, name: &str, value: &str) -> Result<(), String> {
        let lower = name.to_lowercase();
        let name = if FIELDS.contains(&lower.as_str()) { lower.as_str() } else { name };
        if let Some((_, known)) = self.fields.iter().find(|(known, _)| known == name) {
            return Err(format!("{name} is given twice: \"{known}\" and \"{value}\"."));
        }
        self.fields.push((name.to_owned(), value.to_owned()));
        Ok(())
    }

    fn take(&mut self, name: &str) -> Option<String> {
        let at = self.fields.iter().position(|(known, _)| known == name)?;
        Some(self.fields.remove(at).1).filter(|value| !value.is_empty())
    }

    fn records(mut self, document: &Document, stretches: &[Stretch]) -> Result<Vec<Decoded>, String> {
        let kind: Option<QuotationType> = match self.take("type").as_deref() {
            None => return Err("The quotation has no type.".to_owned()),
            Some("error") => None,
            Some(word) => Some(chosen("type", word)?),
        };
        let speaker = self.take("speaker");
        let speaker_kind: Option<SpeakerKind> =
            self.take("kind").map(|word| chosen("kind", &word)).transpose()?;
        match (&speaker, speaker_kind) {
            (Some(name), None) => return Err(format!("There is no kind, but \"{name}\" speaks.")),
            (None, Some(_)) => return Err("There is a kind, but nobody speaks.".to_owned()),
            _ => {}
        }
        let (via, addressee, note) = (self.take("via"), self.take("addressee"), self.take("note"));
        let (mention_text, annotator) = (self.take("mention_text"), self.take("annotator"));
        let record = |stretch: &Stretch| GoldRecord {
            line: self.line,
            article_id: document.article_id.clone(),
            text_sha256: document.text_sha256.clone(),
            start: stretch.0,
            end: stretch.1,
            kind,
            speaker: speaker.clone(),
            speaker_kind,
            mention: self.mention,
            mention_text: mention_text.clone(),
            cue: self.cue,
            via: via.clone(),
            addressee: addressee.clone(),
            exact: document.words(&[*stretch]),
            fingerprints: Fingerprints::default(),
            annotator: annotator.clone().or_else(|| document.annotator.clone()),
            note: note.clone(),
        };
        Ok(stretches
            .iter()
            .map(|stretch| Decoded {
                record: record(stretch),
                extras: self.fields.clone(),
                said_by: self.said_by.clone(),
                owned: self.owned.clone(),
            })
            .collect())
    }
}

/// Whether a mention or cue serves one quotation only and says nothing else.
fn is_owned(document: &Document, index: usize, relation: &str) -> bool {
    let span = &document.annotations[index];
    let Body::Span { label, .. } = &span.body else { return false };
    let used = document.annotations.iter().filter(|a| a.refers_to().any(|id| id == span.id)).count();
    label.eq_ignore_ascii_case(relation) && used == 1
}

fn chosen<T: Choice>(name: &str, word: &str) -> Result<T, String> {
    T::from_word(&word.to_lowercase()).ok_or_else(|| {
        let words: Vec<_> = T::WORDS.iter().map(|(word, _)| *word).collect();
        format!("{name} is \"{word}\", which is none of {}.", words.join(", "))
    })
}

/// Adds records to a document as spans, attributes and relations.
///
/// A mention or cue that the document already has is used again. Records of other articles are
/// left out. Fingerprints are not told, nor a mention's words where its place is: they follow from
/// the text.
pub fn encode(document: &mut Document, records: &[GoldRecord]) {
    for record in records {
        if record.article_id == document.article_id {
            encode_with(document, record, &[]);
        }
    }
}

/// Adds the spans of records to a document and nothing that is said of them, for annotators who
/// are to say it.
pub fn encode_blank(document: &mut Document, records: &[GoldRecord]) {
    for record in records {
        if record.article_id == document.article_id {
            add_span(document, QUOTATION, (record.start, record.end));
        }
    }
}

/// Adds one record, and other attributes of its quotation.
pub(super) fn encode_with(document: &mut Document, record: &GoldRecord, extras: &[(String, String)]) {
    let id = add_span(document, QUOTATION, (record.start, record.end));
    let annotator = record.annotator.as_ref().filter(|name| document.annotator.as_ref() != Some(*name));
    let kind = record.kind.map_or("error", Choice::word);
    let values = [
        Some(kind),
        record.speaker_kind.map(Choice::word),
        record.speaker.as_deref(),
        record.via.as_deref(),
        record.addressee.as_deref(),
        record.mention_text.as_deref().filter(|_| record.mention.is_none()),
        annotator.map(String::as_str),
        record.note.as_deref(),
    ];
    let known = FIELDS.iter().zip(values).filter_map(|(name, value)| Some((*name, value?)));
    let others = extras.iter().map(|(name, value)| (name.as_str(), value.as_str()));
    let attributes: Vec<(String, String)> =
        known.chain(others).map(|(name, value)| (name.to_owned(), value.to_owned())).collect();
    for (label, value) in attributes {
        let body = Body::Attribute { label, of: id.clone(), value: Some(value) };
        document.annotations.push(Annotation::new(document.free_id('A'), body));
    }
    for (label, stretch) in [(MENTION, record.mention), (CUE, record.cue)] {
        let Some(stretch) = stretch else { continue };
        let known = document.annotations.iter().find(|annotation| {
            matches!(&annotation.body, Body::Span { label: known, stretches, .. }
                if known.eq_ignore_ascii_case(label) && *stretches == [stretch])
        });
        let to = match known {
            Some(known) => known.id.clone(),
            None => add_span(document, label, stretch),
        };
        let body = Body::Relation { label: label.to_lowercase(), from: id.clone(), to };
        document.annotations.push(Annotation::new(document.free_id('R'), body));
    }
}

fn add_span(document: &mut Document, label: &str, stretch: Stretch) -> String {
    let id = document.free_id('T');
    let words = document.words(&[stretch]);
    let holds = words.is_some() || document.text.is_none();
    let body = Body::Span { label: label.to_owned(), stretches: vec![stretch], words };
    document.annotations.push(Annotation { holds, ..Annotation::new(id.clone(), body) });
    id
}

/// Attributes as one line of text: `speaker=Mara Oyelaran; via=Ines Kray`.
pub(super) fn fields_text<'f>(fields: impl Iterator<Item = (&'f str, &'f str)>) -> String {
    let escaped = |value: &str| {
        value
            .replace('\\', "\\\\")
            .replace(';', "\\;")
            .replace('\n', "\\n")
            .replace('\r', "\\r")
            .replace('\t', "\\t")
    };
    fields.map(|(name, value)| format!("{name}={}", escaped(value))).collect::<Vec<_>>().join("; ")
}

/// Reads what [`fields_text`] writes; `None` where the text is something else.
pub(super) fn fields(text: &str) -> Option<Vec<(String, String)>> {
    let mut parts = vec![String::new()];
    let mut characters = text.chars();
    while let Some(character) = characters.next() {
        let part = parts.last_mut()?;
        match character {
            '\\' => part.push(match characters.next()? {
                'n' => '\n',
                'r' => '\r',
                't' => '\t',
                other => other,
            }),
            ';' => parts.push(String::new()),
            other => part.push(other),
        }
    }
    let mut fields = Vec::new();
    for part in &parts {
        let (name, value) = part.split_once('=')?;
        let name = name.trim();
        let is_name =
            !name.is_empty() && name.chars().all(|c| c.is_ascii_alphanumeric() || c == '_' || c == '-');
        if !is_name {
            return None;
        }
        fields.push((name.to_owned(), value.to_owned()));
    }
    fields.iter().any(|(name, _)| FIELDS.contains(&name.as_str())).then_some(fields)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    const TEXT: &str = "🎉 “We open on Monday,” Mara Oyelaran told Ines Kray. “At last.”";

    /// A record that fills every column.
    fn record() -> GoldRecord {
        GoldRecord {
            line: 0,
            article_id: "dam".to_owned(),
            text_sha256: None,
            start: 2,
            end: 22,
            kind: Some(QuotationType::Direct),
            speaker: Some("Mara Oyelaran".to_owned()),
            speaker_kind: Some(SpeakerKind::Person),
            mention: Some((23, 36)),
            mention_text: None,
            cue: Some((37, 41)),
            via: Some("Ines Kray; the clerk".to_owned()),
            addressee: Some("Ines Kray".to_owned()),
            exact: Some("“We open on Monday,”".to_owned()),
            fingerprints: Fingerprints::default(),
            annotator: Some("ik".to_owned()),
            note: Some("Hard = yes; \\ two\nlines".to_owned()),
        }
    }

    #[test]
    fn records_come_back_from_a_document() {
        let mut document = Document::new("dam", Some(TEXT.to_owned()));
        let first = record();
        let second = GoldRecord {
            start: 53,
            end: 63,
            kind: None,
            speaker: None,
            speaker_kind: None,
            via: None,
            note: None,
            cue: None,
            exact: Some("“At last.”".to_owned()),
            ..record()
        };
        encode_with(&mut document, &first, &[("utterance".to_owned(), "3".to_owned())]);
        encode_with(&mut document, &second, &[]);
        assert_eq!(document.n_spans(), 4, "the mention is shared");
        let (found, problems) = decode(&document);
        assert!(problems.is_empty(), "{problems:?}");
        let sha256 = document.text_sha256.clone();
        for (found, wanted) in found.iter().zip([&first, &second]) {
            assert_eq!(found.record, GoldRecord { text_sha256: sha256.clone(), ..wanted.clone() });
        }
        assert_eq!(found[0].extras, [("utterance".to_owned(), "3".to_owned())]);
    }

    #[test]
    fn what_is_no_record_is_told() {
        let mut document = Document::new("dam", Some(TEXT.to_owned()));
        encode_with(&mut document, &record(), &[]);
        for annotation in &mut document.annotations {
            if let Body::Attribute { label, value, .. } = &mut annotation.body
                && label == "kind"
            {
                *value = Some("robot".to_owned());
            }
        }
        let (found, problems) = decode(&document);
        assert!(found.is_empty());
        assert!(
            problems[0].message.contains("kind is \"robot\", which is none of person"),
            "{}",
            problems[0]
        );
    }

    #[test]
    fn ordinary_notes_are_no_fields() {
        assert_eq!(fields("Should 38 be part of 37?"), None);
        assert_eq!(fields("a=b"), None);
        assert_eq!(fields("speaker=Mara Oyelaran; x=1").expect("fields").len(), 2);
        assert_eq!(fields("speaker=Mara\\"), None);
    }

    proptest! {
        #[test]
        fn fields_survive_as_text(values in proptest::collection::vec("(\\PC|[;=\\\\\n\r\t]){0,12}", 1..4)) {
            let named: Vec<(&str, &str)> = FIELDS.iter().skip(2).copied().zip(values.iter().map(String::as_str)).collect();
            let read = fields(&fields_text(named.iter().copied())).expect("fields");
            let read: Vec<(&str, &str)> = read.iter().map(|(a, b)| (a.as_str(), b.as_str())).collect();
            prop_assert_eq!(read, named);
        }
    }
}
