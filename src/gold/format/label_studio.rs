//! Label Studio's JSON: tasks with a text in `data`, and annotations of regions, relations and
//! per-region choices and text areas.
//!
//! Offsets were units of UTF-16 in early releases and are code points since; nothing in a file says
//! which. Where a region holds its words they decide; where they fit neither, the region is told and
//! left out. Files are written in code points. An annotation is a document of its own.
use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use serde::Deserialize;
use serde_json::value::RawValue;
use serde_json::{Value, json};

use super::document::{Annotation, Body, Document};
use super::flat::{Flat, flat, join_pieces};
use super::json::{
    Lines, annotation, emptied, keys_beyond, not_json, offset, set_aside, text, to_code_points, value,
};
use super::offset::OffsetUnit;
use super::records::{CLOSED, CUE, MENTION, QUOTATION};
use super::settle::Settler;
use super::{File, Format, Imported, ReadContext, Source, Written, leftovers, sources};
use crate::attribution::QuotationType;
use crate::choice::Choice;
use crate::error::Result;
use crate::gold::{GoldProblem, GoldProblemKind};
use crate::speaker::SpeakerKind;

/// A task, as far as lines are wanted.
#[derive(Deserialize)]
struct TaskLines<'t> {
    #[serde(borrow, default)]
    annotations: Vec<AnnotationLines<'t>>,
}

#[derive(Deserialize)]
struct AnnotationLines<'t> {
    #[serde(borrow, default)]
    result: Vec<&'t RawValue>,
}

pub(super) fn read(path: &Path, context: &ReadContext) -> Result<Imported> {
    let settler = Settler::new(context);
    let mut imported = Imported::default();
    for source in sources(path, &["json"])? {
        let tasks: Vec<&RawValue> = match source.text.trim_start().starts_with('[') {
            true => serde_json::from_str(&source.text),
            false => serde_json::from_str(&source.text).map(|task| vec![task]),
        }
        .map_err(|error| not_json(&error, &source.path, 1))?;
        let all_lines = Lines::new(&source.text);
        for raw in tasks {
            let line = all_lines.of(raw.get());
            let wrong = |error| not_json(&error, &source.path, line);
            let task: Value = serde_json::from_str(raw.get()).map_err(wrong)?;
            let lines: TaskLines = serde_json::from_str(raw.get()).map_err(wrong)?;
            for mut document in documents(task, &lines, &source, &all_lines, line, &mut imported.problems) {
                let units = [OffsetUnit::CodePoints, OffsetUnit::Utf16];
                to_code_points(&mut document, &units, &source.path, context, &mut imported.problems);
                join_pieces(&mut document);
                settler.settle(document, &source.path, &mut imported);
            }
        }
    }
    Ok(imported)
}

/// A task of a file, without its annotations.
struct Task<'f> {
    source: &'f Source,
    line: u64,
    article_id: String,
    /// The text; `None` where it holds none.
    words: Option<String>,
    value: Value,
}

impl<'f> Task<'f> {
    fn new(value: Value, source: &'f Source, line: u64) -> Task<'f> {
        let data = value.get("data");
        let article_id = text(data.and_then(|data| data.get("article_id")))
            .or_else(|| text(value.get("id")).map(|id| format!("task-{id}")))
            .unwrap_or_else(|| format!("line-{line}"));
        Task { source, line, article_id, words: task_text(data), value }
    }

    /// What is wrong with it, if it holds no text.
    fn without_text(&self) -> Option<GoldProblem> {
        let problem = || {
            GoldProblem::new(GoldProblemKind::Malformed, &self.source.path, "The task holds no text in data.")
                .record(self.line, &self.article_id)
                .losing(0)
                .cure("Its regions cannot be checked against their words; --corpus gives the text by data.article_id.")
        };
        self.words.is_none().then(problem)
    }

    /// One of its annotations, with what it says, as a document.
    fn document(&self, annotation: &Value, annotations: Vec<Annotation>) -> Document {
        let of_data = || text(self.value.get("data").and_then(|data| data.get("annotator")));
        Document {
            article_id: self.article_id.clone(),
            file: self.source.name.clone(),
            annotator: annotator(annotation).or_else(of_data),
            text: self.words.clone(),
            origin: Some(Format::LabelStudio),
            envelope: Some(json!({ "task": self.value, "annotation": annotation }).to_string()),
            annotations,
            ..Document::default()
        }
    }
}

/// The documents of a task: one for each of its annotations, or one without any.
fn documents(
    mut task: Value,
    lines: &TaskLines,
    source: &Source,
    all_lines: &Lines,
    line: u64,
    problems: &mut Vec<GoldProblem>,
) -> Vec<Document> {
    let annotations = emptied(task.get_mut("annotations"));
    let task = Task::new(task, source, line);
    problems.extend(task.without_text());
    if annotations.is_empty() {
        return vec![task.document(&Value::Null, Vec::new())];
    }
    let mut documents = Vec::with_capacity(annotations.len());
    for (at, mut annotation) in annotations.into_iter().enumerate() {
        let results = emptied(annotation.get_mut("result"));
        let raws = lines.annotations.get(at).map(|lines| lines.result.as_slice()).unwrap_or_default();
        let line_of = |at: usize| raws.get(at).map_or(line, |raw| all_lines.of(raw.get()));
        let mut annotations = result_annotations(&results, line_of);
        if annotation.get("was_cancelled") == Some(&Value::Bool(true)) {
            let why = "The annotator skipped the task.";
            set_aside(&mut annotations, why, &task.article_id, &source.path, problems);
        }
        documents.push(task.document(&annotation, annotations));
    }
    documents
}

/// What the results of one annotation say, each with its line.
fn result_annotations(results: &[Value], line_of: impl Fn(usize) -> u64) -> Vec<Annotation> {
    let regions: BTreeSet<String> = results
        .iter()
        .filter(|result| region(result).is_some())
        .filter_map(|result| text(result.get("id")))
        .collect();
    let one = |(at, result): (usize, &Value)| {
        let (id, body) = result_body(result, &regions);
        annotation(line_of(at), id, body, result)
    };
    results.iter().enumerate().map(one).collect()
}

/// The text of a task: `text`, else the longest text of its data.
fn task_text(data: Option<&Value>) -> Option<String> {
    let data = data?.as_object()?;
    let texts = || data.iter().filter_map(|(_, value)| value.as_str());
    let text = data.get("text").and_then(Value::as_str).or_else(|| texts().max_by_key(|text| text.len()))?;
    let is_address = text.starts_with("http") && !text.contains(char::is_whitespace);
    (!is_address && !text.is_empty()).then(|| text.to_owned())
}

/// Who made an annotation: a number, or the person's address or number in an object.
fn annotator(annotation: &Value) -> Option<String> {
    let by = annotation.get("completed_by")?;
    text(Some(by)).or_else(|| text(by.get("email"))).or_else(|| text(by.get("id")))
}

/// Where a region begins and ends, and its labels; `None` where a result is no labelled region.
fn region(result: &Value) -> Option<(u32, u32, Vec<&str>)> {
    let value = result.get("value")?;
    let kind = result.get("type")?.as_str()?;
    let labels = value.get(kind).filter(|_| kind.ends_with("labels"))?.as_array()?;
    // Regions of hypertext count from their element; what counts from the text's beginning is beside.
    let places = value.get("globalOffsets").unwrap_or(value);
    let (start, end) = (offset(places.get("start"))?, offset(places.get("end"))?);
    Some((start, end, labels.iter().filter_map(Value::as_str).collect()))
}

fn result_body(result: &Value, regions: &BTreeSet<String>) -> (String, Body) {
    let id = text(result.get("id")).unwrap_or_default();
    let list = |value: Option<&Value>| -> Vec<String> {
        match value {
            Some(Value::Array(values)) => values.iter().filter_map(|value| text(Some(value))).collect(),
            value => text(value).into_iter().collect(),
        }
    };
    if let Some((start, end, labels)) = region(result) {
        let words = text(result.get("value").and_then(|value| value.get("text")));
        return (id, Body::Span { label: labels.join("|"), stretches: vec![(start, end)], words });
    }
    let value = result.get("value");
    let name = text(result.get("from_name")).unwrap_or_default();
    match result.get("type").and_then(Value::as_str) {
        Some("relation") => {
            let label = list(result.get("labels")).join("|");
            match (text(result.get("from_id")), text(result.get("to_id"))) {
                (Some(from), Some(to)) => (String::new(), Body::Relation { label, from, to }),
                _ => (String::new(), Body::Other),
            }
        }
        Some("choices") if regions.contains(&id) => {
            let value = list(value.and_then(|value| value.get("choices"))).join("|");
            (String::new(), Body::Attribute { label: name, of: id, value: Some(value) })
        }
        Some("textarea") if regions.contains(&id) => {
            let value = list(value.and_then(|value| value.get("text"))).join("\n");
            (String::new(), Body::Attribute { label: name, of: id, value: Some(value) })
        }
        _ => (String::new(), Body::Other),
    }
}

/// What the tasks say besides the annotations.
pub(super) fn unsaid(document: &Document) -> BTreeSet<String> {
    let mut names = BTreeSet::new();
    let envelope = value(document.envelope.as_ref());
    keys_beyond(envelope.get("task"), &["id", "data", "annotations"], &mut names);
    let data = envelope.get("task").and_then(|task| task.get("data"));
    keys_beyond(data, &["text", "article_id", "annotator"], &mut names);
    keys_beyond(envelope.get("annotation"), &["id", "result", "completed_by"], &mut names);
    for annotation in &document.annotations {
        let raw = value(annotation.raw.as_ref());
        let raws = if let Value::Array(raws) = raw { raws } else { vec![raw] };
        for raw in &raws {
            let known = [
                "id",
                "from_name",
                "to_name",
                "type",
                "value",
                "labels",
                "from_id",
                "to_id",
                "direction",
                "origin",
            ];
            keys_beyond(Some(raw), &known, &mut names);
        }
    }
    names
}

/// Writes `tasks.json`, to be imported into a project, and `label-config.xml`, the project's
/// labelling interface.
pub(super) fn write(documents: &[Document]) -> Written {
    let mut written = Written { files: Vec::new(), problems: leftovers(documents, Format::LabelStudio) };
    let mut tasks: Vec<Value> = Vec::new();
    let mut names = Names::default();
    let mut last: Option<(Value, &str)> = None;
    for document in documents {
        let flat = flat(document, Format::LabelStudio, &mut written.problems);
        let Some(words) = &document.text else { continue };
        let is_own = document.origin == Some(Format::LabelStudio);
        let mut envelope = if is_own { value(document.envelope.as_ref()) } else { Value::Null };
        let mut task = envelope.get_mut("task").map(Value::take).unwrap_or_else(
            || json!({ "data": { "article_id": document.article_id, "text": words }, "annotations": [] }),
        );
        if let Some(place) = task.get_mut("data").and_then(|data| data.get_mut("text")) {
            *place = json!(words);
        }
        names.add(&flat);
        let annotation = match envelope.get("annotation").cloned() {
            Some(Value::Null) if flat.pieces.is_empty() => None,
            Some(annotation @ Value::Object(_)) => Some(annotation),
            _ => Some(json!({ "result": [] })),
        };
        // Label Studio knows its annotators by number; other names have no place but the task's data.
        let by = document.annotator.as_deref().filter(|_| envelope.get("annotation").is_none());
        let number = by.and_then(|by| by.parse::<u64>().ok());
        if let (Some(by), None, Some(data)) = (by, number, task.get_mut("data")) {
            data["annotator"] = json!(by);
        }
        // The annotations of one task are documents of their own; they come together again.
        if !last.as_ref().is_some_and(|(known, id)| *known == task && *id == document.article_id) {
            last = Some((task.clone(), &document.article_id));
            tasks.push(task);
        }
        let Some(mut annotation) = annotation else { continue };
        if let Some(result) = annotation.get_mut("result") {
            *result = Value::Array(results(flat));
        }
        if let Some(number) = number {
            annotation["completed_by"] = json!(number);
        }
        let place = tasks.last_mut().and_then(|task| task.get_mut("annotations"));
        if let Some(annotations) = place.and_then(Value::as_array_mut) {
            annotations.push(annotation);
        }
    }
    let tasks = serde_json::to_string_pretty(&tasks).unwrap_or_default();
    written.files.push(File { path: "tasks.json".to_owned(), text: tasks + "\n" });
    written.files.push(File { path: "label-config.xml".to_owned(), text: names.configuration() });
    written
}

/// The results of one annotation; what stood in the file is kept but for places and words.
fn results(flat: Flat) -> Vec<Value> {
    let mut results = Vec::new();
    let mut regions: BTreeMap<String, (u32, u32)> = BTreeMap::new();
    for piece in flat.pieces {
        let (start, end) = piece.stretch;
        regions.insert(piece.id.clone(), piece.stretch);
        let labels: Vec<&str> = piece.label.split('|').collect();
        let mut result = match piece.raw {
            raw @ Value::Object(_) => raw,
            _ => json!({
                "id": piece.id, "from_name": "label", "to_name": "text", "type": "labels",
                "value": { "start": start, "end": end, "text": piece.words, "labels": labels },
            }),
        };
        if let Some(value) = result.get_mut("value") {
            let places =
                if value.get("globalOffsets").is_some() { &mut value["globalOffsets"] } else { value };
            for (name, place) in [("start", start), ("end", end)] {
                // Some releases write offsets as texts; what says the same stays.
                if offset(places.get(name)) != Some(place) {
                    places[name] = json!(place);
                }
            }
        }
        results.push(result);
    }
    for (label, of, value, raw) in flat.attributes {
        let is_closed = CLOSED.contains(&label.as_str());
        let value = value.unwrap_or_else(|| "yes".to_owned());
        let (start, end) = regions.get(&of).copied().unwrap_or_default();
        results.push(match raw {
            raw @ Value::Object(_) => raw,
            _ if is_closed => json!({
                "id": of, "from_name": label, "to_name": "text", "type": "choices",
                "value": { "start": start, "end": end, "choices": [value] },
            }),
            _ => json!({
                "id": of, "from_name": label, "to_name": "text", "type": "textarea",
                "value": { "start": start, "end": end, "text": [value] },
            }),
        });
    }
    for (label, from, to, raw) in flat.relations {
        results.push(match raw {
            raw @ Value::Object(_) => raw,
            _ => json!({
                "type": "relation", "from_id": from, "to_id": to, "direction": "right", "labels": [label],
            }),
        });
    }
    results.extend(flat.others);
    results
}

/// The labels and properties that were written.
#[derive(Default)]
struct Names {
    labels: BTreeSet<String>,
    relations: BTreeSet<String>,
    closed: BTreeMap<String, BTreeSet<String>>,
    free: BTreeSet<String>,
}

impl Names {
    fn add(&mut self, flat: &Flat) {
        self.labels.extend(flat.pieces.iter().flat_map(|piece| piece.label.split('|')).map(str::to_owned));
        self.relations.extend(flat.relations.iter().map(|(label, ..)| label.clone()));
        for (label, _, value, _) in &flat.attributes {
            if CLOSED.contains(&label.as_str()) {
                self.closed.entry(label.clone()).or_default().extend(value.clone());
            } else {
                self.free.insert(label.clone());
            }
        }
    }

    /// Label Studio's labelling interface.
    fn configuration(&mut self) -> String {
        if self.labels.contains(QUOTATION) {
            // An annotator of quotations needs these, whether or not anybody used them yet.
            self.labels.extend([MENTION, CUE].map(str::to_owned));
            self.relations.extend([MENTION, CUE].map(str::to_lowercase));
            for name in CLOSED {
                self.closed.entry(name.to_owned()).or_default();
            }
            self.free.extend(["speaker", "via", "addressee", "note"].map(str::to_owned));
        }
        let mut text = String::from("<View>\n  <Labels name=\"label\" toName=\"text\">\n");
        for label in &self.labels {
            text.push_str(&format!("    <Label value=\"{}\"/>\n", escaped(label)));
        }
        text.push_str("  </Labels>\n  <Relations>\n");
        for label in &self.relations {
            text.push_str(&format!("    <Relation value=\"{}\"/>\n", escaped(label)));
        }
        text.push_str("  </Relations>\n  <Text name=\"text\" value=\"$text\" granularity=\"symbol\"/>\n");
        let per_region = format!(
            "toName=\"text\" perRegion=\"true\" whenTagName=\"label\" whenLabelValue=\"{QUOTATION}\""
        );
        for (name, values) in &self.closed {
            let words = if name == "type" { QuotationType::WORDS } else { SpeakerKind::WORDS };
            let words: BTreeSet<&str> =
                words.iter().map(|(word, _)| *word).chain(values.iter().map(String::as_str)).collect();
            text.push_str(&format!("  <Choices name=\"{name}\" {per_region}>\n"));
            text.extend(words.iter().map(|word| format!("    <Choice value=\"{}\"/>\n", escaped(word))));
            text.push_str("  </Choices>\n");
        }
        for name in &self.free {
            text.push_str(&format!(
                "  <TextArea name=\"{}\" {per_region} maxSubmissions=\"1\"/>\n",
                escaped(name)
            ));
        }
        text + "</View>\n"
    }
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('"', "&quot;").replace('<', "&lt;")
}
