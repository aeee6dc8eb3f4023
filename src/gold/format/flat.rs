//! Documents as the JSON tools know them: every span in one piece, no events and no notes.
use std::path::Path;

use rustc_hash::{FxHashMap, FxHashSet};
use serde_json::Value;

use super::Format;
use super::document::{Annotation, Body, Document, Stretch, Words};
use super::json::value;
use super::records::fields;
use crate::choice::Choice;
use crate::gold::{GoldProblem, GoldProblemKind};

/// The label of the relations that join the pieces of a discontinuous span.
///
/// None of the JSON tools has such spans; the pieces are spans of their own, and each relation of
/// this label leads from the first piece to a later one.
const CONTINUED: &str = "continued";

/// Joins spans that relations call the pieces of one; the raw forms of all stand in one array.
pub(super) fn join_pieces(document: &mut Document) {
    let first_of = first_pieces(document);
    if first_of.is_empty() {
        return;
    }
    let mut pieces: FxHashMap<String, Vec<Annotation>> = FxHashMap::default();
    for annotation in std::mem::take(&mut document.annotations) {
        let of = match &annotation.body {
            Body::Span { .. } => first_of.get(&annotation.id),
            _ => joint(&annotation).and_then(|(_, to)| first_of.get(to)),
        };
        match of.filter(|first| !first_of.contains_key(*first)) {
            Some(first) => pieces.entry(first.clone()).or_default().push(annotation),
            None => document.annotations.push(annotation),
        }
    }
    for annotation in &mut document.annotations {
        if let Some(more) = pieces.get_mut(&annotation.id) {
            add_pieces(annotation, more);
        }
    }
}

/// The first piece of each span that is a later one.
fn first_pieces(document: &Document) -> FxHashMap<String, String> {
    let joints = document.annotations.iter().filter_map(joint);
    joints
        .filter(|(from, to)| from != to && document.span(from).is_some() && document.span(to).is_some())
        .map(|(from, to)| (to.to_owned(), from.to_owned()))
        .collect()
}

/// The two pieces that a relation joins; `None` where it is another.
fn joint(annotation: &Annotation) -> Option<(&str, &str)> {
    match &annotation.body {
        Body::Relation { label, from, to } if label == CONTINUED => Some((from, to)),
        _ => None,
    }
}

/// Gives a span its later pieces and the relations to them.
fn add_pieces(annotation: &mut Annotation, more: &mut [Annotation]) {
    let Body::Span { stretches, words, .. } = &mut annotation.body else { return };
    // The later pieces first, then the relations to them.
    more.sort_by_key(|piece| !matches!(piece.body, Body::Span { .. }));
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
    let mut lost = Lost { document, target, rows: Vec::new() };
    let flat = match &document.text {
        Some(text) => {
            let mut flattening = Flattening::new(document, Words::new(text), target, &mut lost);
            document.annotations.iter().for_each(|annotation| flattening.add(annotation));
            flattening.flat
        }
        None => {
            let what = "The text is not at hand, without which nothing can be written.";
            let line = document.annotations.first().map_or(0, |annotation| annotation.line);
            lost.rows.push((what, line, document.annotations.len()));
            Flat::default()
        }
    };
    problems.extend(lost.problems());
    flat
}

/// A document while it is made flat.
struct Flattening<'d, 'l> {
    words: Words<'d>,
    /// Whether the document came from the format that it goes into, which understands its raw forms.
    is_own: bool,
    /// For each event the span that triggers it, which stands for it here.
    triggers: FxHashMap<&'d str, &'d str>,
    /// The spans that can be written.
    spans: FxHashSet<&'d str>,
    flat: Flat,
    lost: &'l mut Lost<'d>,
}

impl<'d, 'l> Flattening<'d, 'l> {
    fn new(document: &'d Document, words: Words<'d>, target: Format, lost: &'l mut Lost<'d>) -> Self {
        let mut triggers = FxHashMap::default();
        let mut spans = FxHashSet::default();
        for annotation in &document.annotations {
            match &annotation.body {
                Body::Event { trigger, .. } => {
                    triggers.insert(annotation.id.as_str(), trigger.as_str());
                }
                Body::Span { .. } if annotation.holds => {
                    spans.insert(annotation.id.as_str());
                }
                _ => {}
            }
        }
        let is_own = document.origin == Some(target);
        Flattening { words, is_own, triggers, spans, flat: Flat::default(), lost }
    }

    /// The span that an id means, if it is one that can be written.
    fn span(&self, id: &str) -> Option<String> {
        let id = self.triggers.get(id).copied().unwrap_or(id);
        self.spans.contains(id).then(|| id.to_owned())
    }

    fn add(&mut self, annotation: &Annotation) {
        let raw = if self.is_own { value(annotation.raw.as_ref()) } else { Value::Null };
        match &annotation.body {
            Body::Span { .. } if !annotation.holds => {
                self.lost.add(annotation, "A span does not fit the text and is left out.");
            }
            Body::Span { label, stretches, .. } => self.add_span(&annotation.id, label, stretches, raw),
            Body::Relation { label, from, to } => {
                if !self.add_relation(label, from, to, raw) {
                    self.lost.add(annotation, "A relation has an end that is no span and is left out.");
                }
            }
            Body::Event { trigger, arguments, .. } => {
                self.lost.add(annotation, "An event is written as relations from its trigger.");
                for (role, id) in arguments {
                    if !self.add_relation(role, trigger, id, Value::Null) {
                        self.lost.add(annotation, "A part of an event is no span and is left out.");
                    }
                }
            }
            Body::Attribute { label, of, value } => match self.span(of) {
                Some(of) => self.flat.attributes.push((label.clone(), of, value.clone(), raw)),
                None => self.lost.add(annotation, "An attribute of what is no span is left out."),
            },
            Body::Note { label, of, text } => match self.span(of) {
                Some(of) => self.add_note(label, of, text, raw),
                None => self.lost.add(annotation, "A note on what is no span is left out."),
            },
            Body::Other if self.is_own => self.flat.others.push(raw),
            Body::Other if annotation.raw.as_ref().is_some_and(|raw| raw.trim().is_empty()) => {}
            Body::Other => self.lost.add(annotation, "What only its own format understands is left out."),
        }
    }

    /// Adds a span, each of its stretches as a piece, with relations from the first to the others.
    fn add_span(&mut self, of: &str, label: &str, stretches: &[Stretch], raw: Value) {
        let mut raws = if let Value::Array(raws) = raw { raws } else { vec![raw] }.into_iter();
        let first_joint = self.flat.relations.len();
        for (at, stretch) in stretches.iter().enumerate() {
            let id = if at == 0 { of.to_owned() } else { format!("{of}.{}", at + 1) };
            if at > 0 {
                let joint = (CONTINUED.to_owned(), of.to_owned(), id.clone(), Value::Null);
                self.flat.relations.push(joint);
            }
            self.flat.pieces.push(Piece {
                id,
                label: label.to_owned(),
                stretch: *stretch,
                words: self.words.at(*stretch).unwrap_or_default().to_owned(),
                raw: raws.next().unwrap_or_default(),
            });
        }
        // Behind the raw forms of the pieces stand those of the relations that join them.
        let joints = self.flat.relations[first_joint..].iter_mut();
        for (joint, raw) in joints.zip(raws.filter(|raw| !raw.is_null())) {
            joint.3 = raw;
        }
    }

    /// Adds a relation, if both its ends are spans, and says whether they are.
    fn add_relation(&mut self, label: &str, from: &str, to: &str, raw: Value) -> bool {
        let (Some(from), Some(to)) = (self.span(from), self.span(to)) else { return false };
        self.flat.relations.push((label.to_owned(), from, to, raw));
        true
    }

    /// Adds a note on a span, as the properties that it lists or else as one.
    fn add_note(&mut self, label: &str, of: String, text: &str, raw: Value) {
        let attributes = &mut self.flat.attributes;
        match fields(text) {
            Some(fields) => attributes
                .extend(fields.into_iter().map(|(name, value)| (name, of.clone(), Some(value), Value::Null))),
            None => attributes.push((label.to_owned(), of, Some(text.to_owned()), raw)),
        }
    }
}

/// What a target has no place for.
struct Lost<'d> {
    document: &'d Document,
    target: Format,
    /// What, the first line, how often.
    rows: Vec<(&'static str, u64, usize)>,
}

impl Lost<'_> {
    fn add(&mut self, annotation: &Annotation, what: &'static str) {
        let line = annotation.line;
        match self.rows.iter_mut().find(|(known, _, _)| *known == what) {
            Some((_, _, count)) => *count += 1,
            None => self.rows.push((what, line, 1)),
        }
    }

    fn problems(self) -> impl Iterator<Item = GoldProblem> {
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
