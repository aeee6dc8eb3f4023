//! What the JSON formats share: they know spans, arrows between spans and properties of spans.
use std::collections::BTreeSet;
use std::path::Path;

use serde_json::{Map, Value, json};

use super::document::{Annotation, Body, Document, Stretch};
use super::offset::{OffsetUnit, Offsets, Told, unit_of};
use super::settle::beyond;
use super::{Format, ReadContext, Source, cas, doccano, label_studio, prodigy};
use crate::error::{Error, Result};
use crate::gold::{GoldProblem, GoldProblemKind};

/// The format that a text in JSON or JSONL seems to be in.
pub(super) fn detect(text: &str) -> Option<Format> {
    let text = text.trim_start_matches('\u{feff}').trim_start();
    let mut values = serde_json::Deserializer::from_str(text).into_iter::<Value>();
    match values.next()?.ok()? {
        Value::Array(tasks) => {
            let first = tasks.first()?.as_object()?;
            (first.contains_key("data") || first.contains_key("annotations")).then_some(Format::LabelStudio)
        }
        Value::Object(object) => {
            let has = |names: &[&str]| names.iter().any(|name| object.contains_key(*name));
            if has(&["%FEATURE_STRUCTURES", "%VIEWS"]) {
                Some(Format::Cas)
            } else if has(&["@context"]) {
                Some(Format::WebAnnotation)
            } else if has(&["data"]) {
                Some(Format::LabelStudio)
            } else if has(&["spans", "_task_hash", "_input_hash", "answer", "tokens"]) {
                Some(Format::Prodigy)
            } else {
                has(&["text"]).then_some(Format::Doccano)
            }
        }
        _ => None,
    }
}

/// The names of what a document from such a format says besides its annotations.
pub(super) fn unsaid(origin: Format, document: &Document) -> BTreeSet<String> {
    match origin {
        Format::LabelStudio => label_studio::unsaid(document),
        Format::Cas => cas::unsaid(document),
        Format::Doccano => doccano::unsaid(document),
        Format::Prodigy => prodigy::unsaid(document),
        _ => BTreeSet::new(),
    }
}

/// Adds the keys of an object that are none of the known.
pub(super) fn keys_beyond(value: Option<&Value>, known: &[&str], names: &mut BTreeSet<String>) {
    let keys = value.and_then(Value::as_object).into_iter().flatten();
    names.extend(
        keys.filter(|(key, value)| !known.contains(&key.as_str()) && !is_nothing(value))
            .map(|(key, _)| key.clone()),
    );
}

/// Whether a value says nothing.
fn is_nothing(value: &Value) -> bool {
    match value {
        Value::Null => true,
        Value::Array(values) => values.is_empty(),
        Value::Object(values) => values.is_empty(),
        Value::String(text) => text.is_empty(),
        _ => false,
    }
}

/// The raw form or envelope of something, as a value.
pub(super) fn value(raw: Option<&String>) -> Value {
    raw.and_then(|raw| serde_json::from_str(raw).ok()).unwrap_or_default()
}

/// A JSON file that cannot be read as such.
pub(super) fn not_json(error: &serde_json::Error, path: &Path, line: u64) -> Error {
    let line = line + (error.line() as u64).max(1) - 1;
    Error::new(format!("it is not the JSON that was expected ({error})"))
        .at(path)
        .line(line)
        .cure("Export it again from the tool, or name its format with --from.")
}

/// The lines of a file, to find those of its parts.
pub(super) struct Lines<'t> {
    text: &'t str,
    ends: Vec<usize>,
}

impl<'t> Lines<'t> {
    pub(super) fn new(text: &'t str) -> Self {
        Lines { text, ends: memchr::memchr_iter(b'\n', text.as_bytes()).collect() }
    }

    /// The line, from 1, on which a part of the file begins.
    pub(super) fn of(&self, part: &str) -> u64 {
        let offset = (part.as_ptr() as usize).saturating_sub(self.text.as_ptr() as usize);
        self.ends.partition_point(|end| *end < offset) as u64 + 1
    }
}

/// The objects of a JSONL file, each with its line.
pub(super) fn lines(source: &Source) -> Result<Vec<(u64, Map<String, Value>)>> {
    let lines = source.text.lines().enumerate().filter(|(_, line)| !line.trim().is_empty());
    lines
        .map(|(at, line)| {
            let line_number = at as u64 + 1;
            let object = serde_json::from_str(line).map_err(|e| not_json(&e, &source.path, line_number))?;
            Ok((line_number, object))
        })
        .collect()
}

/// A text that is given, whatever its JSON type.
pub(super) fn text(value: Option<&Value>) -> Option<String> {
    match value? {
        Value::String(text) if text.is_empty() => None,
        Value::String(text) => Some(text.clone()),
        Value::Number(number) => Some(number.to_string()),
        Value::Bool(is_so) => Some(is_so.to_string()),
        _ => None,
    }
}

/// An offset.
pub(super) fn offset(value: Option<&Value>) -> Option<u32> {
    match value? {
        Value::Number(number) => number.as_u64()?.try_into().ok(),
        Value::String(text) => text.parse().ok(),
        _ => None,
    }
}

/// Takes what stands at a place that is for a list, and leaves an empty list there.
///
/// What is read of a file goes into annotations; its envelope keeps the rest.
pub(super) fn emptied(place: Option<&mut Value>) -> Vec<Value> {
    match place.map(|place| std::mem::replace(place, json!([]))) {
        Some(Value::Array(values)) => values,
        _ => Vec::new(),
    }
}

/// An annotation as it stands in a file.
pub(super) fn annotation(line: u64, id: impl Into<String>, body: Body, raw: &Value) -> Annotation {
    Annotation { line, raw: Some(raw.to_string()), ..Annotation::new(id, body) }
}

/// The properties that an object gives an annotation.
pub(super) fn properties(line: u64, of: &str, values: Option<&Value>) -> impl Iterator<Item = Annotation> {
    let values = values.and_then(Value::as_object).into_iter().flatten();
    values.map(move |(label, value)| {
        let body = Body::Attribute { label: label.clone(), of: of.to_owned(), value: text(Some(value)) };
        Annotation { line, ..Annotation::new("", body) }
    })
}

/// Decides what the offsets of a document count, and turns its spans' into code points.
///
/// Until now stretches are as the file tells them; those that lie on no characters do not hold.
pub(super) fn to_code_points(
    document: &mut Document,
    units: &[OffsetUnit],
    path: &Path,
    context: &ReadContext,
    problems: &mut Vec<GoldProblem>,
) {
    let Some(text) = document.text.clone() else { return };
    let told: Vec<Told> = document
        .annotations
        .iter()
        .filter_map(|annotation| match &annotation.body {
            Body::Span { stretches, words, .. } if stretches.len() == 1 => {
                Some((stretches[0].0, stretches[0].1, words.as_deref()))
            }
            _ => None,
        })
        .collect();
    let (unit, is_clear) = match context.offsets {
        Some(unit) => (unit, true),
        None => unit_of(&text, &told, units),
    };
    if !is_clear {
        use crate::choice::Choice;
        let line = document.annotations.iter().map(|a| a.line).find(|line| *line > 0).unwrap_or(1);
        let message = format!(
            "Nothing tells whether offsets count {}; the first is taken.",
            units.iter().map(|unit| unit.word()).collect::<Vec<_>>().join(" or ")
        );
        problems.push(
            GoldProblem::new(GoldProblemKind::OutsideText, path, message)
                .record(line, &document.article_id)
                .losing(0)
                .cure("Say it with --offsets."),
        );
    }
    let offsets = Offsets::new(&text, unit);
    for annotation in &mut document.annotations {
        let Body::Span { stretches, .. } = &mut annotation.body else { continue };
        let points: Option<Vec<Stretch>> =
            stretches.iter().map(|stretch| offsets.stretch(*stretch)).collect();
        match points {
            Some(points) => *stretches = points,
            None => {
                problems.push(beyond(path, annotation.line, &document.article_id, stretches));
                annotation.holds = false;
            }
        }
    }
}

/// Keeps annotations for their own format only, since the tool says that they do not count.
pub(super) fn set_aside(
    annotations: &mut [Annotation],
    why: &str,
    article_id: &str,
    path: &Path,
    problems: &mut Vec<GoldProblem>,
) {
    let Some(first) = annotations.first() else { return };
    let message = format!("{why} {} of its annotations go into no other format.", annotations.len());
    problems.push(
        GoldProblem::new(GoldProblemKind::NotRepresented, path, message)
            .record(first.line, article_id)
            .losing(annotations.len()),
    );
    for annotation in annotations {
        annotation.holds = false;
    }
}
