//! doccano's JSONL: a line an article, with labels as triples or, with relations, as objects.
//!
//! doccano labels spans and arrows and knows no properties of them. What records say besides is
//! written under `attributes`, which doccano keeps as metadata and exports again; it is found by the
//! offsets and label of its span. Nothing in a file tells what offsets count: code points, unless
//! `--offsets` says otherwise.
use std::collections::BTreeSet;
use std::path::Path;

use rustc_hash::FxHashMap;
use serde_json::{Map, Value, json};

use super::document::{Annotation, Body, Document};
use super::flat::{Flat, flat, join_pieces};
use super::json::{annotation, emptied, keys_beyond, lines, offset, properties, text, to_code_points, value};
use super::offset::OffsetUnit;
use super::settle::Settler;
use super::{File, Format, Imported, ReadContext, Written, leftovers, sources};
use crate::error::Result;
use crate::gold::{GoldProblem, GoldProblemKind};

/// The names under which labels stand as triples.
const TRIPLES: [&str; 2] = ["label", "labels"];

pub(super) fn read(path: &Path, context: &ReadContext) -> Result<Imported> {
    let settler = Settler::new(context);
    let mut imported = Imported::default();
    for source in sources(path, &["jsonl", "json"])? {
        for (line, object) in lines(&source)? {
            let (mut document, problems) = parse(object, line, &source.path);
            document.file.clone_from(&source.name);
            imported.problems.extend(problems);
            let units = [OffsetUnit::CodePoints, OffsetUnit::Utf16];
            to_code_points(&mut document, &units, &source.path, context, &mut imported.problems);
            join_pieces(&mut document);
            settler.settle(document, &source.path, &mut imported);
        }
    }
    Ok(imported)
}

fn parse(mut object: Map<String, Value>, line: u64, path: &Path) -> (Document, Vec<GoldProblem>) {
    let article_id = text(object.get("article_id"))
        .or_else(|| text(object.get("meta").and_then(|meta| meta.get("article_id"))))
        .or_else(|| text(object.get("id")).map(|id| format!("line-{id}")))
        .unwrap_or_else(|| format!("line-{line}"));
    let mut annotations = labels(&mut object, line);
    let mut problems = Vec::new();
    let attributes = object.shift_remove("attributes");
    for one in attributes.as_ref().and_then(Value::as_array).into_iter().flatten() {
        let Some(of) = span_of(one, &annotations) else {
            let message = format!("There are attributes of a span that is not there any more: {one}.");
            problems.push(
                GoldProblem::new(GoldProblemKind::Malformed, path, message)
                    .record(line, &article_id)
                    .cure("The span was moved or relabelled; give the new one its attributes."),
            );
            continue;
        };
        annotations.extend(properties(line, &of, one.get("attributes")));
    }
    let document = Document {
        article_id,
        annotator: text(object.get("annotator")),
        text: object.get("text").and_then(Value::as_str).map(str::to_owned),
        origin: Some(Format::Doccano),
        envelope: Some(Value::Object(object).to_string()),
        annotations,
        ..Document::default()
    };
    (document, problems)
}

/// Takes the labels of a line: triples, or entities and relations; what is none of them is kept.
fn labels(object: &mut Map<String, Value>, line: u64) -> Vec<Annotation> {
    let mut annotations = Vec::new();
    let mut add = |read: Option<(String, Body)>, raw: &Value| {
        let (id, body) = read.unwrap_or((String::new(), Body::Other));
        annotations.push(annotation(line, id, body, raw));
    };
    for name in TRIPLES {
        // Labels that are no triples are of the whole text and stay in the envelope.
        let are_triples =
            |list: &Value| list.as_array().is_some_and(|labels| labels.iter().all(Value::is_array));
        let triples = emptied(object.get_mut(name).filter(|list| are_triples(list)));
        for (at, triple) in triples.iter().enumerate() {
            let body = span(triple.get(0), triple.get(1), triple.get(2));
            add(body.map(|body| (format!("{name}-{}", at + 1), body)), triple);
        }
    }
    for entity in emptied(object.get_mut("entities").filter(|list| list.is_array())) {
        let body = span(entity.get("start_offset"), entity.get("end_offset"), entity.get("label"));
        add(body.map(|body| (text(entity.get("id")).unwrap_or_default(), body)), &entity);
    }
    for relation in emptied(object.get_mut("relations").filter(|list| list.is_array())) {
        let ends = text(relation.get("from_id")).zip(text(relation.get("to_id")));
        let body = ends.zip(text(relation.get("type"))).map(|((from, to), label)| Body::Relation {
            label,
            from,
            to,
        });
        add(body.map(|body| (String::new(), body)), &relation);
    }
    annotations
}

/// A span by what stands of it in a file; `None` where something is lacking.
fn span(start: Option<&Value>, end: Option<&Value>, label: Option<&Value>) -> Option<Body> {
    Some(Body::Span { label: text(label)?, stretches: vec![(offset(start)?, offset(end)?)], words: None })
}

/// The id of the span whose attributes these are.
fn span_of(attributes: &Value, annotations: &[Annotation]) -> Option<String> {
    let of = span(attributes.get("start_offset"), attributes.get("end_offset"), attributes.get("label"))?;
    annotations.iter().find(|annotation| annotation.body == of).map(|annotation| annotation.id.clone())
}

/// What a line says besides its labels.
pub(super) fn unsaid(document: &Document) -> BTreeSet<String> {
    let mut names = BTreeSet::new();
    let known = ["id", "text", "article_id", "annotator", "entities", "relations"];
    keys_beyond(Some(&value(document.envelope.as_ref())), &known, &mut names);
    names
}

/// Writes `doccano.jsonl`, to be imported as sequence labelling with relations.
pub(super) fn write(documents: &[Document]) -> Written {
    let mut written = Written { files: Vec::new(), problems: leftovers(documents, Format::Doccano) };
    let mut jsonl = String::new();
    let mut last_id = 0;
    for document in documents {
        let flat = flat(document, Format::Doccano, &mut written.problems);
        let Some(words) = &document.text else { continue };
        let is_own = document.origin == Some(Format::Doccano);
        let mut object = match value(document.envelope.as_ref()) {
            Value::Object(object) if is_own => object,
            _ => {
                let mut object = Map::new();
                object.insert("article_id".to_owned(), json!(document.article_id));
                if let Some(annotator) = &document.annotator {
                    object.insert("annotator".to_owned(), json!(annotator));
                }
                object
            }
        };
        object.insert("text".to_owned(), json!(words));
        fill(&mut object, flat, &mut last_id);
        jsonl.push_str(&Value::Object(object).to_string());
        jsonl.push('\n');
    }
    written.files.push(File { path: "doccano.jsonl".to_owned(), text: jsonl });
    written
}

fn fill(object: &mut Map<String, Value>, flat: Flat, last_id: &mut u64) {
    let triples = TRIPLES.into_iter().find(|name| object.contains_key(*name) && flat.relations.is_empty());
    let mut ids: FxHashMap<String, u64> = FxHashMap::default();
    let mut spans = Vec::new();
    let mut attributes = Vec::new();
    for piece in flat.pieces {
        let (start, end) = piece.stretch;
        let own: Map<String, Value> = flat
            .attributes
            .iter()
            .filter(|(_, of, ..)| *of == piece.id)
            .map(|(label, _, value, _)| (label.clone(), json!(value)))
            .collect();
        if !own.is_empty() {
            attributes.push(json!({
                "start_offset": start, "end_offset": end, "label": piece.label, "attributes": own,
            }));
        }
        *last_id += 1;
        let id = piece.id.parse().unwrap_or(*last_id);
        *last_id = id.max(*last_id);
        ids.insert(piece.id, id);
        spans.push(match (triples, piece.raw) {
            (Some(_), _) => json!([start, end, piece.label]),
            (None, mut raw @ Value::Object(_)) => {
                (raw["start_offset"], raw["end_offset"]) = (json!(start), json!(end));
                raw
            }
            (None, _) => json!({ "id": id, "label": piece.label, "start_offset": start, "end_offset": end }),
        });
    }
    let relation = |(at, (label, from, to, raw)): (usize, (String, String, String, Value))| match raw {
        raw @ Value::Object(_) => raw,
        _ => json!({ "id": at + 1, "from_id": ids.get(&from), "to_id": ids.get(&to), "type": label }),
    };
    let relations: Vec<Value> = flat.relations.into_iter().enumerate().map(relation).collect();
    let (others_triples, others): (Vec<Value>, Vec<Value>) =
        flat.others.into_iter().partition(Value::is_array);
    match triples {
        Some(name) => {
            spans.extend(others_triples);
            object.insert(name.to_owned(), Value::Array(spans));
        }
        None => {
            for name in TRIPLES {
                if object.get(name).and_then(Value::as_array).is_some_and(Vec::is_empty) {
                    object.shift_remove(name);
                }
            }
            let is_relation = |other: &Value| other.get("from_id").is_some() || other.get("to_id").is_some();
            let (more_relations, more_spans): (Vec<Value>, Vec<Value>) =
                others.into_iter().partition(is_relation);
            spans.extend(more_spans);
            object.insert("entities".to_owned(), Value::Array(spans));
            let mut relations = relations;
            relations.extend(more_relations);
            object.insert("relations".to_owned(), Value::Array(relations));
        }
    }
    if !attributes.is_empty() {
        object.insert("attributes".to_owned(), Value::Array(attributes));
    }
}
