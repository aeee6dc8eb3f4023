//! What the JSON formats share: they know spans, arrows between spans and properties of spans.
use std::collections::BTreeSet;
use std::path::Path;

use rustc_hash::FxHashMap;
use serde_json::{Map, Value};

use super::document::{Annotation, Body, Document, Stretch, Words};
use super::offset::{OffsetUnit, Offsets, Told, unit_of};
use super::records::fields;
use super::settle::beyond;
use super::{Format, ReadContext, Source, cas, doccano, label_studio, prodigy};
use crate::error::{Error, Result};
use crate::gold::{GoldProblem, GoldProblemKind};

/// The label of the relations that join the pieces of a discontinuous span.
///
/// None of the JSON tools has such spans; the pieces are spans of their own, and each relation of
/// this label leads from the first piece to a later one.
const CONTINUED: &str = "continued";

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

/// Joins spans that relations call the pieces of one; the raw forms of all stand in one array.
pub(super) fn join_pieces(document: &mut Document) {
    let mut first_of: FxHashMap<String, String> = FxHashMap::default();
    let is_joint = |annotation: &Annotation| match &annotation.body {
        Body::Relation { label, from, to } if label == CONTINUED => Some((from.clone(), to.clone())),
        _ => None,
    };
    for (from, to) in document.annotations.iter().filter_map(is_joint) {
        if from != to && document.span(&from).is_some() && document.span(&to).is_some() {
            first_of.insert(to, from);
        }
    }
    if first_of.is_empty() {
        return;
    }
    let mut pieces: FxHashMap<String, Vec<Annotation>> = FxHashMap::default();
    let annotations = std::mem::take(&mut document.annotations);
    for annotation in annotations {
        let of = match &annotation.body {
            Body::Span { .. } => first_of.get(&annotation.id).filter(|first| !first_of.contains_key(*first)),
            Body::Relation { .. } => is_joint(&annotation)
                .and_then(|(_, to)| first_of.get(&to))
                .filter(|first| !first_of.contains_key(*first)),
            _ => None,
        };
        match of {
            Some(first) => pieces.entry(first.clone()).or_default().push(annotation),
            None => document.annotations.push(annotation),
        }
    }
    for annotation in &mut document.annotations {
        let Some(more) = pieces.get_mut(&annotation.id) else { continue };
        // The later pieces first, then the relations to them.
        more.sort_by_key(|piece| !matches!(piece.body, Body::Span { .. }));
        let Body::Span { stretches, words, .. } = &mut annotation.body else { continue };
        let mut raws = vec![value(annotation.raw.as_ref())];
        let mut all: Vec<(Stretch, Option<String>)> = vec![(stretches[0], words.take())];
        for piece in more {
            raws.push(value(piece.raw.as_ref()));
            if let Body::Span { stretches, words, .. } = &piece.body {
                all.extend(stretches.iter().map(|stretch| (*stretch, words.clone())));
            }
            annotation.holds &= piece.holds;
        }
        *stretches = all.iter().map(|(stretch, _)| *stretch).collect();
        let told: Option<Vec<&str>> = all.iter().map(|(_, words)| words.as_deref()).collect();
        *words = told.map(|words| words.join(" "));
        annotation.raw = Some(Value::Array(raws).to_string());
    }
}

/// A span in one piece, with what the file said of it.
pub(super) struct Piece {
    /// Its id; `.2`, `.3` and so on follow that of the span for later pieces.
    pub(super) id: String,
    pub(super) label: String,
    pub(super) stretch: Stretch,
    pub(super) words: String,
    /// How it stood in the file; null where it did not.
    pub(super) raw: Value,
}

/// What the JSON tools can say of a document.
#[derive(Default)]
pub(super) struct Flat {
    pub(super) pieces: Vec<Piece>,
    /// Label, from, to, and how it stood in the file.
    pub(super) relations: Vec<(String, String, String, Value)>,
    /// Label, of, value, and how it stood in the file.
    pub(super) attributes: Vec<(String, String, Option<String>, Value)>,
    /// What only the file's own format understands, as it stood.
    pub(super) others: Vec<Value>,
}

/// Makes a document flat: events become relations, spans of several stretches pieces.
///
/// What that loses is told, a problem a document and sort.
pub(super) fn flat(document: &Document, target: Format, problems: &mut Vec<GoldProblem>) -> Flat {
    let mut flat = Flat::default();
    let mut lost = Lost { document, target, rows: Vec::new() };
    let Some(text) = &document.text else {
        lost.add(
            document.annotations.first(),
            "The text is not at hand, without which nothing can be written.",
        );
        if let Some((_, _, count)) = lost.rows.first_mut() {
            *count = document.annotations.len();
        }
        problems.extend(lost.problems());
        return flat;
    };
    let words = Words::new(text);
    let is_own = document.origin == Some(target);
    let raw = |annotation: &Annotation| if is_own { value(annotation.raw.as_ref()) } else { Value::Null };
    // An event is its trigger here.
    let triggers: FxHashMap<&str, &str> = document
        .annotations
        .iter()
        .filter_map(|annotation| match &annotation.body {
            Body::Event { trigger, .. } => Some((annotation.id.as_str(), trigger.as_str())),
            _ => None,
        })
        .collect();
    let spans: FxHashMap<&str, &Annotation> = document
        .annotations
        .iter()
        .filter(|annotation| matches!(annotation.body, Body::Span { .. }) && annotation.holds)
        .map(|annotation| (annotation.id.as_str(), annotation))
        .collect();
    let span = |id: &str| {
        let id = triggers.get(id).copied().unwrap_or(id);
        spans.contains_key(id).then(|| id.to_owned())
    };
    for annotation in &document.annotations {
        let raw = raw(annotation);
        match &annotation.body {
            Body::Span { .. } if !annotation.holds => {
                lost.add(Some(annotation), "A span does not fit the text and is left out.");
            }
            Body::Span { label, stretches, .. } => {
                let raws = if let Value::Array(raws) = raw { raws } else { vec![raw] };
                let mut raws = raws.into_iter();
                for (at, stretch) in stretches.iter().enumerate() {
                    let id =
                        if at == 0 { annotation.id.clone() } else { format!("{}.{}", annotation.id, at + 1) };
                    if at > 0 {
                        let joint = (CONTINUED.to_owned(), annotation.id.clone(), id.clone(), Value::Null);
                        flat.relations.push(joint);
                    }
                    flat.pieces.push(Piece {
                        id,
                        label: label.clone(),
                        stretch: *stretch,
                        words: words.at(*stretch).unwrap_or_default().to_owned(),
                        raw: raws.next().unwrap_or_default(),
                    });
                }
                let joints = raws.filter(|raw| !raw.is_null());
                for (joint, raw) in
                    flat.relations.iter_mut().rev().take(stretches.len() - 1).rev().zip(joints)
                {
                    joint.3 = raw;
                }
            }
            Body::Relation { label, from, to } => match (span(from), span(to)) {
                (Some(from), Some(to)) => flat.relations.push((label.clone(), from, to, raw)),
                _ => lost.add(Some(annotation), "A relation has an end that is no span and is left out."),
            },
            Body::Event { trigger, arguments, .. } => {
                lost.add(Some(annotation), "An event is written as relations from its trigger.");
                for (role, id) in arguments {
                    match (span(trigger), span(id)) {
                        (Some(from), Some(to)) => flat.relations.push((role.clone(), from, to, Value::Null)),
                        _ => lost.add(Some(annotation), "A part of an event is no span and is left out."),
                    }
                }
            }
            Body::Attribute { label, of, value } => match span(of) {
                Some(of) => flat.attributes.push((label.clone(), of, value.clone(), raw)),
                None => lost.add(Some(annotation), "An attribute of what is no span is left out."),
            },
            Body::Note { label, of, text } => match (span(of), fields(text)) {
                (None, _) => lost.add(Some(annotation), "A note on what is no span is left out."),
                (Some(of), Some(fields)) => {
                    flat.attributes
                        .extend(fields.into_iter().map(|(n, v)| (n, of.clone(), Some(v), Value::Null)));
                }
                (Some(of), None) => flat.attributes.push((label.clone(), of, Some(text.clone()), raw)),
            },
            Body::Other if is_own => flat.others.push(raw),
            Body::Other if annotation.raw.as_ref().is_some_and(|raw| raw.trim().is_empty()) => {}
            Body::Other => lost.add(Some(annotation), "What only its own format understands is left out."),
        }
    }
    problems.extend(lost.problems());
    flat
}

/// What a target has no place for.
struct Lost<'d> {
    document: &'d Document,
    target: Format,
    /// What, the first line, how often.
    rows: Vec<(&'static str, u64, usize)>,
}

impl Lost<'_> {
    fn add(&mut self, annotation: Option<&Annotation>, what: &'static str) {
        let line = annotation.map_or(0, |annotation| annotation.line);
        match self.rows.iter_mut().find(|(known, _, _)| *known == what) {
            Some((_, _, count)) => *count += 1,
            None => self.rows.push((what, line, 1)),
        }
    }

    fn problems(self) -> impl Iterator<Item = GoldProblem> {
        use crate::choice::Choice;
        let (document, target) = (self.document, self.target.word());
        self.rows.into_iter().map(move |(what, line, count)| {
            let times = if count > 1 { format!(" ({count} times in this file)") } else { String::new() };
            let message = format!("{what}{times}");
            GoldProblem::new(GoldProblemKind::NotRepresented, Path::new(&document.file), message)
                .record(line, &document.article_id)
                .losing(count)
                .cure(match document.text {
                    Some(_) => format!("{target} has no place for it; brat and sayso do."),
                    None => "Give the articles: sayso convert --corpus.".to_owned(),
                })
        })
    }
}
