//! Prodigy's JSONL, as `db-out` writes it and its recipes read it: tasks with spans and relations.
//!
//! Offsets count code points; where spans or tokens hold their words these are compared. Records'
//! properties stand under `attributes` in the spans, which Prodigy leaves alone.
use std::collections::BTreeSet;
use std::path::Path;

use rustc_hash::FxHashMap;
use serde_json::{Map, Value, json};

use super::document::{Annotation, Body, Document, Stretch};
use super::flat::{Flat, flat, join_pieces};
use super::json::{
    annotation, emptied, keys_beyond, lines, offset, properties, set_aside, text, to_code_points, value,
};
use super::offset::OffsetUnit;
use super::settle::Settler;
use super::{File, Format, Imported, ReadContext, Written, leftovers, sources};
use crate::error::Result;

pub(super) fn read(path: &Path, context: &ReadContext) -> Result<Imported> {
    let settler = Settler::new(context);
    let mut imported = Imported::default();
    for source in sources(path, &["jsonl"])? {
        for (line, object) in lines(&source)? {
            let answer = text(object.get("answer"));
            let mut document = parse(object, line);
            document.file.clone_from(&source.name);
            let units = [OffsetUnit::CodePoints, OffsetUnit::Utf16];
            to_code_points(&mut document, &units, &source.path, context, &mut imported.problems);
            join_pieces(&mut document);
            if let Some(answer) = answer.filter(|answer| answer != "accept") {
                let (why, id) = (format!("The answer is {answer}."), document.article_id.clone());
                set_aside(&mut document.annotations, &why, &id, &source.path, &mut imported.problems);
            }
            settler.settle(document, &source.path, &mut imported);
        }
    }
    Ok(imported)
}

fn parse(mut object: Map<String, Value>, line: u64) -> Document {
    let meta = object.get("meta");
    let article_id = text(meta.and_then(|meta| meta.get("article_id")))
        .or_else(|| text(object.get("article_id")))
        .or_else(|| text(object.get("id")))
        .unwrap_or_else(|| format!("line-{line}"));
    let spans = emptied(object.get_mut("spans"));
    let relations = emptied(object.get_mut("relations"));
    let mut annotations = Vec::new();
    let mut known = Spans::default();
    for (at, span) in spans.into_iter().enumerate() {
        annotations.extend(span_annotations(span, at, line, object.get("tokens"), &mut known));
    }
    for relation in &relations {
        let ends = known.end(relation.get("head_span")).zip(known.end(relation.get("child_span")));
        let body = match ends {
            Some((from, to)) => {
                Body::Relation { label: text(relation.get("label")).unwrap_or_default(), from, to }
            }
            // A relation of single tokens, which are no spans.
            None => Body::Other,
        };
        annotations.push(annotation(line, "", body, relation));
    }
    Document {
        article_id,
        annotator: text(object.get("_annotator_id")).or_else(|| text(object.get("_session_id"))),
        text: object.get("text").and_then(Value::as_str).map(str::to_owned),
        origin: Some(Format::Prodigy),
        envelope: Some(Value::Object(object).to_string()),
        annotations,
        ..Document::default()
    }
}

/// The spans of a task, as its relations refer to them.
#[derive(Default)]
struct Spans {
    ids: BTreeSet<String>,
    by_place: FxHashMap<(u32, u32, String), String>,
}

impl Spans {
    /// The span at which a relation begins or ends.
    fn end(&self, span: Option<&Value>) -> Option<String> {
        let span = span?;
        // Two spans may lie at one place under one label; what was written here has their ids.
        if let Some(id) = text(span.get("id")).filter(|id| self.ids.contains(id)) {
            return Some(id);
        }
        let (start, end) = (offset(span.get("start"))?, offset(span.get("end"))?);
        self.by_place.get(&(start, end, text(span.get("label")).unwrap_or_default())).cloned()
    }
}

/// A span with its attributes; what has no place in the text is kept as it stands.
fn span_annotations(
    mut span: Value,
    at: usize,
    line: u64,
    tokens: Option<&Value>,
    known: &mut Spans,
) -> Vec<Annotation> {
    let (Some(start), Some(end)) = (offset(span.get("start")), offset(span.get("end"))) else {
        return vec![annotation(line, "", Body::Other, &span)];
    };
    let id = text(span.get("id")).unwrap_or_else(|| format!("span-{}", at + 1));
    let label = text(span.get("label")).unwrap_or_default();
    known.by_place.insert((start, end, label.clone()), id.clone());
    known.ids.insert(id.clone());
    let words = text(span.get("text")).or_else(|| token_words(&span, tokens?.as_array()?));
    let attributes = span.as_object_mut().and_then(|span| span.shift_remove("attributes"));
    let body = Body::Span { label, stretches: vec![(start, end)], words };
    let mut annotations = vec![annotation(line, id.clone(), body, &span)];
    annotations.extend(properties(line, &id, attributes.as_ref()));
    annotations
}

/// A span's words by its tokens.
fn token_words(span: &Value, tokens: &[Value]) -> Option<String> {
    let (first, last) = (offset(span.get("token_start"))? as usize, offset(span.get("token_end"))? as usize);
    let tokens = tokens.get(first..=last)?;
    let mut words = String::new();
    for (at, token) in tokens.iter().enumerate() {
        words.push_str(token.get("text")?.as_str()?);
        if at + 1 < tokens.len() && token.get("ws").and_then(Value::as_bool).unwrap_or(true) {
            words.push(' ');
        }
    }
    Some(words)
}

/// What a task says besides its spans and relations.
pub(super) fn unsaid(document: &Document) -> BTreeSet<String> {
    let mut names = BTreeSet::new();
    let envelope = value(document.envelope.as_ref());
    let known =
        ["id", "text", "article_id", "spans", "relations", "tokens", "meta", "answer", "_annotator_id"];
    keys_beyond(Some(&envelope), &known, &mut names);
    keys_beyond(envelope.get("meta"), &["article_id"], &mut names);
    names
}

/// Writes `prodigy.jsonl`.
pub(super) fn write(documents: &[Document]) -> Written {
    let mut written = Written { files: Vec::new(), problems: leftovers(documents, Format::Prodigy) };
    let mut jsonl = String::new();
    for document in documents {
        let flat = flat(document, Format::Prodigy, &mut written.problems);
        let Some(words) = &document.text else { continue };
        let mut object = match value(document.envelope.as_ref()) {
            Value::Object(object) if document.origin == Some(Format::Prodigy) => object,
            _ => {
                let mut object = Map::new();
                object.insert("text".to_owned(), json!(words));
                let places: Vec<Stretch> = flat.pieces.iter().map(|piece| piece.stretch).collect();
                object.insert("tokens".to_owned(), Value::Array(tokens(words, &places)));
                object.insert("meta".to_owned(), json!({ "article_id": document.article_id }));
                object.insert("answer".to_owned(), json!("accept"));
                if let Some(annotator) = &document.annotator {
                    object.insert("_annotator_id".to_owned(), json!(annotator));
                }
                object
            }
        };
        object.insert("text".to_owned(), json!(words));
        fill(&mut object, flat);
        jsonl.push_str(&Value::Object(object).to_string());
        jsonl.push('\n');
    }
    written.files.push(File { path: "prodigy.jsonl".to_owned(), text: jsonl });
    written
}

fn fill(object: &mut Map<String, Value>, flat: Flat) {
    let edge = |name: &str| -> FxHashMap<u32, usize> {
        let tokens = object.get("tokens").and_then(Value::as_array).into_iter().flatten().enumerate();
        tokens.filter_map(|(at, token)| Some((offset(token.get(name))?, at))).collect()
    };
    let (starts, ends) = (edge("start"), edge("end"));
    let mut spans = Vec::new();
    let mut by_id: FxHashMap<String, Value> = FxHashMap::default();
    for piece in flat.pieces {
        let (start, end) = piece.stretch;
        let tokens = (starts.get(&start), ends.get(&end));
        let mut span = match piece.raw {
            raw @ Value::Object(_) => raw,
            _ => {
                json!({ "start": start, "end": end, "label": piece.label, "text": piece.words, "id": piece.id })
            }
        };
        if (offset(span.get("start")), offset(span.get("end"))) != (Some(start), Some(end)) {
            (span["start"], span["end"]) = (json!(start), json!(end));
        }
        let mut place = json!({ "start": start, "end": end, "label": piece.label });
        if let (Some(first), Some(last)) = tokens {
            for object in [&mut span, &mut place] {
                (object["token_start"], object["token_end"]) = (json!(first), json!(last));
            }
        }
        let own = flat.attributes.iter().filter(|(_, of, ..)| *of == piece.id);
        let own: Map<String, Value> = own.map(|(label, _, value, _)| (label.clone(), json!(value))).collect();
        if !own.is_empty() {
            span["attributes"] = Value::Object(own);
        }
        if let Some(id) = span.get("id") {
            place["id"] = id.clone();
        }
        by_id.insert(piece.id, place);
        spans.push(span);
    }
    let mut relations = Vec::new();
    for (label, from, to, raw) in flat.relations {
        relations.push(match (raw, by_id.get(&from), by_id.get(&to)) {
            (raw @ Value::Object(_), ..) => raw,
            (_, Some(head), Some(child)) => json!({
                "head": head.get("token_end"), "child": child.get("token_end"), "label": label,
                "head_span": head, "child_span": child,
            }),
            _ => continue,
        });
    }
    let (more_relations, more_spans): (Vec<Value>, Vec<Value>) = flat
        .others
        .into_iter()
        .partition(|other| other.get("head").is_some() || other.get("head_span").is_some());
    spans.extend(more_spans);
    relations.extend(more_relations);
    object.insert("spans".to_owned(), Value::Array(spans));
    if !relations.is_empty() || object.contains_key("relations") {
        object.insert("relations".to_owned(), Value::Array(relations));
    }
}

/// The tokens of a text: words and single marks, split where spans begin and end, since Prodigy's
/// spans lie on tokens.
fn tokens(text: &str, spans: &[Stretch]) -> Vec<Value> {
    let borders: BTreeSet<u32> = spans.iter().flat_map(|(start, end)| [*start, *end]).collect();
    let mut tokens: Vec<(u32, String, bool)> = Vec::new();
    let mut is_open = false;
    for (at, character) in text.chars().enumerate() {
        let at = at as u32;
        if character.is_whitespace() {
            if let (Some((_, _, space)), true) = (tokens.last_mut(), character == ' ') {
                *space = true;
            }
            is_open = false;
            continue;
        }
        let is_word = character.is_alphanumeric();
        match tokens.last_mut() {
            Some((_, token, _)) if is_open && is_word && !borders.contains(&at) => token.push(character),
            _ => tokens.push((at, character.to_string(), false)),
        }
        is_open = is_word;
    }
    let object = |(id, (start, text, ws)): (usize, (u32, String, bool))| {
        let end = start + text.chars().count() as u32;
        json!({ "text": text, "start": start, "end": end, "id": id, "ws": ws })
    };
    tokens.into_iter().enumerate().map(object).collect()
}
