//! UIMA CAS JSON 0.4, as INCEpTION imports and exports it: a file an article.
//!
//! Offsets are units of UTF-16, as in Java. A feature structure that stands in the text is a span;
//! its label is its feature `label` or `value`, else the last part of its type's name, and its
//! other plain features are attributes. One with `Governor` and `Dependent` is a relation; features
//! that refer to spans, directly or as slots, are relations too. Sentences, tokens and the document
//! itself are kept but no annotations.
//!
//! What is written has one layer of spans, `webanno.custom.SaysoSpan`, and one of relations on it,
//! `webanno.custom.SaysoRelation`, since INCEpTION draws relations within a layer only.
use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use rustc_hash::FxHashMap;
use serde::Deserialize;
use serde_json::value::RawValue;
use serde_json::{Map, Value, json};

use super::document::{Annotation, Body, Document};
use super::flat::{Flat, Piece, flat, join_pieces};
use super::json::{Lines, not_json, offset, text, to_code_points, value};
use super::offset::{OffsetUnit, Offsets};
use super::records::FIELDS;
use super::settle::Settler;
use super::{File, Format, Imported, ReadContext, Source, Written, leftovers, sources, unique_stems};
use crate::error::{Error, Result};

const SPAN: &str = "webanno.custom.SaysoSpan";
const RELATION: &str = "webanno.custom.SaysoRelation";
const SOFA: &str = "uima.cas.Sofa";
/// The raw form of a relation that follows from a feature of another structure.
const FOLLOWS: &str = "\"feature\"";

/// The last parts of the names of types that lay the text out.
const LAYOUT: [&str; 7] =
    ["DocumentAnnotation", "DocumentMetaData", "Sentence", "Token", "Paragraph", "TagsetDescription", "Sofa"];

/// A file, as far as lines are wanted.
#[derive(Deserialize)]
struct FileLines<'t> {
    /// The feature structures: a list, or an object by their ids.
    #[serde(borrow, rename = "%FEATURE_STRUCTURES")]
    structures: &'t RawValue,
}

pub(super) fn read(path: &Path, context: &ReadContext) -> Result<Imported> {
    let settler = Settler::new(context);
    let mut imported = Imported::default();
    for source in sources(path, &["json"])? {
        let mut document = parse(&source)?;
        to_code_points(&mut document, &[OffsetUnit::Utf16], &source.path, context, &mut imported.problems);
        join_pieces(&mut document);
        settler.settle(document, &source.path, &mut imported);
    }
    Ok(imported)
}

/// A feature structure with its line.
struct Structure {
    line: u64,
    id: String,
    value: Value,
}

impl Structure {
    /// The last part of its type's name.
    fn name(&self) -> &str {
        let name = self.value.get("%TYPE").and_then(Value::as_str).unwrap_or_default();
        name.rsplit('.').next().unwrap_or(name)
    }

    /// The id that a feature refers to.
    fn refers(&self, feature: &str) -> Option<String> {
        text(self.value.get(feature))
    }
}

fn parse(source: &Source) -> Result<Document> {
    let wrong = |error| not_json(&error, &source.path, 1);
    let mut file: Map<String, Value> = serde_json::from_str(&source.text).map_err(wrong)?;
    let structures = structures(&mut file, source)?;
    let sofa = structures.iter().filter(|fs| fs.name() == "Sofa" && fs.value.get("sofaString").is_some());
    let initial = |fs: &&Structure| text(fs.value.get("sofaID")).as_deref() == Some("_InitialView");
    let sofa = sofa.clone().find(initial).or_else(|| sofa.clone().next()).ok_or_else(|| {
        Error::new("it holds no text")
            .at(&source.path)
            .cure("Export it with its text, that is, with a sofaString.")
    })?;
    let spans: BTreeSet<&str> =
        structures.iter().filter(|fs| is_span(fs, &sofa.id)).map(|fs| fs.id.as_str()).collect();
    let by_id: FxHashMap<&str, &Structure> = structures.iter().map(|fs| (fs.id.as_str(), fs)).collect();
    let mut annotations = Vec::new();
    for fs in &structures {
        annotations.extend(annotations_of(fs, &sofa.id, &spans, &by_id));
    }
    let (article_id, annotator) = named(source, &structures);
    Ok(Document {
        article_id,
        file: source.name.clone(),
        annotator,
        text: text(sofa.value.get("sofaString")),
        origin: Some(Format::Cas),
        envelope: Some(Value::Object(file).to_string()),
        annotations,
        ..Document::default()
    })
}

/// Takes the feature structures out of a file.
fn structures(file: &mut Map<String, Value>, source: &Source) -> Result<Vec<Structure>> {
    let wrong = |error| not_json(&error, &source.path, 1);
    let lines: FileLines = serde_json::from_str(&source.text).map_err(wrong)?;
    let all = lines.structures.get();
    let raws: Vec<(Option<String>, &RawValue)> = match all.starts_with('[') {
        true => {
            let raws: Vec<&RawValue> = serde_json::from_str(all).map_err(wrong)?;
            raws.into_iter().map(|raw| (None, raw)).collect()
        }
        false => {
            let raws: BTreeMap<String, &RawValue> = serde_json::from_str(all).map_err(wrong)?;
            raws.into_iter().map(|(id, raw)| (Some(id), raw)).collect()
        }
    };
    file.insert("%FEATURE_STRUCTURES".to_owned(), json!([]));
    let all_lines = Lines::new(&source.text);
    let structure = |(id, raw): (Option<String>, &RawValue)| {
        let line = all_lines.of(raw.get());
        let mut value: Value =
            serde_json::from_str(raw.get()).map_err(|error| not_json(&error, &source.path, line))?;
        if let (Some(id), Some(object)) = (id, value.as_object_mut()) {
            object.insert("%ID".to_owned(), id.parse::<u64>().map_or(json!(id), |id| json!(id)));
        }
        Ok(Structure { line, id: text(value.get("%ID")).unwrap_or_default(), value })
    };
    raws.into_iter().map(structure).collect()
}

/// Whether a structure is a labelled span of the text.
fn is_span(fs: &Structure, sofa: &str) -> bool {
    let is_relation = fs.value.get("@Governor").is_some() || fs.value.get("@Dependent").is_some();
    let is_placed = offset(fs.value.get("begin")).is_some() && offset(fs.value.get("end")).is_some();
    is_placed && !is_relation && fs.refers("@sofa").as_deref() == Some(sofa) && !LAYOUT.contains(&fs.name())
}

/// The feature that is a structure's label.
fn label_feature(value: &Value) -> Option<&'static str> {
    ["label", "value"].into_iter().find(|name| value.get(*name).is_some_and(Value::is_string))
}

/// Whether a feature is a plain one, that is, an attribute.
fn is_plain(name: &str, label: Option<&str>) -> bool {
    !name.starts_with(['%', '@', '^', '#']) && !["begin", "end"].contains(&name) && Some(name) != label
}

fn annotations_of(
    fs: &Structure,
    sofa: &str,
    spans: &BTreeSet<&str>,
    by_id: &FxHashMap<&str, &Structure>,
) -> Vec<Annotation> {
    let raw = Some(fs.value.to_string());
    let make = |id: &str, body, raw| Annotation { line: fs.line, id: id.to_owned(), body, raw, holds: true };
    let feature = label_feature(&fs.value);
    let label = feature.and_then(|name| text(fs.value.get(name))).unwrap_or_else(|| fs.name().to_owned());
    if let (Some(from), Some(to)) = (fs.refers("@Governor"), fs.refers("@Dependent")) {
        return vec![make("", Body::Relation { label, from, to }, raw)];
    }
    if !is_span(fs, sofa) {
        return vec![make("", Body::Other, raw)];
    }
    let place =
        (offset(fs.value.get("begin")).unwrap_or_default(), offset(fs.value.get("end")).unwrap_or_default());
    let mut found = vec![make(&fs.id, Body::Span { label, stretches: vec![place], words: None }, raw)];
    for (name, value) in fs.value.as_object().into_iter().flatten() {
        if let (true, Some(value)) = (is_plain(name, feature), text(Some(value))) {
            let body = Body::Attribute { label: name.clone(), of: fs.id.clone(), value: Some(value) };
            found.push(make("", body, None));
        }
        let Some(name) = name.strip_prefix('@').filter(|name| *name != "sofa") else { continue };
        let target = text(Some(value)).unwrap_or_default();
        for (role, to) in targets(&target, name, spans, by_id) {
            let body = Body::Relation { label: role, from: fs.id.clone(), to };
            found.push(make("", body, Some(FOLLOWS.to_owned())));
        }
    }
    found
}

/// The spans that a feature refers to: itself, or the slots of an array.
fn targets(
    target: &str,
    feature: &str,
    spans: &BTreeSet<&str>,
    by_id: &FxHashMap<&str, &Structure>,
) -> Vec<(String, String)> {
    if spans.contains(target) {
        return vec![(feature.to_owned(), target.to_owned())];
    }
    let Some(Value::Array(elements)) = by_id.get(target).and_then(|array| array.value.get("%ELEMENTS"))
    else {
        return Vec::new();
    };
    let slot = |element: &Value| {
        let slot = by_id.get(text(Some(element))?.as_str())?;
        let role = text(slot.value.get("role")).unwrap_or_else(|| feature.to_owned());
        Some((role, slot.refers("@target").filter(|to| spans.contains(to.as_str()))?))
    };
    elements.iter().filter_map(slot).collect()
}

/// The article's id and the annotator: by the metadata, else by the file's name. INCEpTION exports
/// a folder an article and in it a file an annotator.
fn named(source: &Source, structures: &[Structure]) -> (String, Option<String>) {
    let stem = source.name.strip_suffix(".json").unwrap_or(&source.name);
    if let Some((folder, file)) = stem.rsplit_once('/')
        && let Some(article) = folder.strip_suffix(".txt")
    {
        let article = article.rsplit('/').next().unwrap_or(article);
        return (article.to_owned(), Some(file.to_owned()));
    }
    let metadata = structures.iter().find(|fs| fs.name() == "DocumentMetaData");
    let title = metadata
        .and_then(|fs| text(fs.value.get("documentTitle")).or_else(|| text(fs.value.get("documentId"))));
    let id = title.unwrap_or_else(|| stem.to_owned());
    (id.strip_suffix(".txt").unwrap_or(&id).to_owned(), None)
}

/// What a file says besides its annotations: the types of the structures that are none.
pub(super) fn unsaid(document: &Document) -> BTreeSet<String> {
    let others = document.annotations.iter().filter(|annotation| annotation.body == Body::Other);
    let names = others.filter_map(|annotation| text(value(annotation.raw.as_ref()).get("%TYPE")));
    let names = names.map(|name| name.rsplit('.').next().unwrap_or(&name).to_owned());
    names.filter(|name| !LAYOUT.contains(&name.as_str()) && !name.starts_with("FSArray")).collect()
}

/// Writes a `.json` file for each document.
pub(super) fn write(documents: &[Document]) -> Written {
    let mut written = Written { files: Vec::new(), problems: leftovers(documents, Format::Cas) };
    for (document, stem) in documents.iter().zip(unique_stems(documents, ".json")) {
        let flat = flat(document, Format::Cas, &mut written.problems);
        let Some(words) = &document.text else { continue };
        let file = cas(document, words, flat);
        let text = serde_json::to_string_pretty(&file).unwrap_or_default();
        written.files.push(File { path: format!("{stem}.json"), text: text + "\n" });
    }
    written
}

/// The file of a document: what it came with, and what was added.
fn cas(document: &Document, words: &str, mut flat: Flat) -> Value {
    let is_own = document.origin == Some(Format::Cas);
    let mut file = match value(document.envelope.as_ref()) {
        Value::Object(file) if is_own => file,
        _ => Map::new(),
    };
    let mut writing = Writing::new(document, words, &mut flat);
    for piece in flat.pieces {
        let own = flat.attributes.iter().filter(|(_, of, ..)| *of == piece.id);
        let own: Vec<_> = own.map(|(label, _, value, _)| (label, value)).collect();
        writing.add_span(piece, &own);
    }
    for (label, from, to, raw) in flat.relations {
        writing.add_relation(&label, &from, &to, raw);
    }
    let Writing { mut structures, sofa, added, features, has_new_spans, has_new_relations, .. } = writing;
    structures.sort_by_key(|structure| (!is_sofa(structure), structure_id(structure)));
    let types = file.entry("%TYPES").or_insert_with(|| json!({}));
    add_types(types, (has_new_spans || !is_own).then_some(&features), has_new_relations);
    let placed = structures.iter().filter(|structure| structure.get("@sofa").is_some());
    let members = if is_own { added } else { placed.filter_map(structure_id).collect() };
    file.insert("%FEATURE_STRUCTURES".to_owned(), Value::Array(structures));
    let views = file.entry("%VIEWS").or_insert_with(|| json!({}));
    add_members(views, sofa, &members);
    Value::Object(file)
}

fn is_sofa(structure: &Value) -> bool {
    structure.get("%TYPE").and_then(Value::as_str) == Some(SOFA)
}

fn structure_id(structure: &Value) -> Option<u64> {
    structure.get("%ID").and_then(Value::as_u64)
}

/// The structures of a file while they are written.
struct Writing<'w> {
    offsets: Offsets<'w>,
    structures: Vec<Value>,
    /// The id of the structure that holds the text.
    sofa: u64,
    /// The highest id there is.
    last: u64,
    /// The ids of the structures that did not stand in the file.
    added: Vec<u64>,
    /// Where each span is, by its id in the document: the id of its structure, begin and end.
    places: FxHashMap<String, (u64, u32, u32)>,
    /// The features that new spans have.
    features: BTreeSet<String>,
    has_new_spans: bool,
    has_new_relations: bool,
}

impl<'w> Writing<'w> {
    /// Begins with the structures that are neither spans nor relations; the text is the new one.
    fn new(document: &Document, words: &'w str, flat: &mut Flat) -> Self {
        let offsets = Offsets::new(words, OffsetUnit::Utf16);
        let mut structures = std::mem::take(&mut flat.others);
        let mut sofa = 1;
        for structure in structures.iter_mut().filter(|structure| is_sofa(structure)) {
            if sofa == 1 || text(structure.get("sofaID")).as_deref() == Some("_InitialView") {
                sofa = structure_id(structure).unwrap_or(sofa);
                structure["sofaString"] = json!(words);
            }
        }
        if structures.is_empty() {
            structures = layout(document, words, &offsets);
        }
        let known = structures.iter().chain(flat.pieces.iter().map(|piece| &piece.raw));
        let known = known.chain(flat.relations.iter().map(|(.., raw)| raw));
        let last = known.filter_map(structure_id).max().unwrap_or(0);
        Writing {
            offsets,
            structures,
            sofa,
            last,
            added: Vec::new(),
            places: FxHashMap::default(),
            features: BTreeSet::from(["label".to_owned()]),
            has_new_spans: false,
            has_new_relations: false,
        }
    }

    /// An id for a structure that is added.
    fn fresh(&mut self) -> u64 {
        self.last += 1;
        self.added.push(self.last);
        self.last
    }

    /// Adds a span with its attributes.
    fn add_span(&mut self, piece: Piece, own: &[(&String, &Option<String>)]) {
        let begin = self.offsets.from_code_points(piece.stretch.0).unwrap_or_default();
        let end = self.offsets.from_code_points(piece.stretch.1).unwrap_or_default();
        let mut structure = match piece.raw {
            raw @ Value::Object(_) => raw,
            _ => {
                self.has_new_spans = true;
                self.features.extend(own.iter().map(|(label, _)| (*label).clone()));
                json!({
                    "%ID": self.fresh(), "%TYPE": SPAN, "@sofa": self.sofa, "begin": begin, "end": end,
                    "label": piece.label,
                })
            }
        };
        (structure["begin"], structure["end"]) = (json!(begin), json!(end));
        set_features(&mut structure, own);
        let id = structure_id(&structure).unwrap_or_default();
        self.places.insert(piece.id, (id, begin, end));
        self.structures.push(structure);
    }

    /// Adds a relation between two spans that were added.
    fn add_relation(&mut self, label: &str, from: &str, to: &str, raw: Value) {
        let (Some(&(governor, ..)), Some(&(dependent, begin, end))) =
            (self.places.get(from), self.places.get(to))
        else {
            return;
        };
        let structure = match raw {
            raw @ Value::Object(_) => raw,
            Value::String(_) => return, // follows from a feature that stands in a structure already
            _ => {
                self.has_new_relations = true;
                json!({
                    "%ID": self.fresh(), "%TYPE": RELATION, "@sofa": self.sofa, "begin": begin, "end": end,
                    "@Governor": governor, "@Dependent": dependent, "label": label,
                })
            }
        };
        self.structures.push(structure);
    }
}

/// The structures that every document has: its text, what it is, and where it came from.
fn layout(document: &Document, words: &str, offsets: &Offsets) -> Vec<Value> {
    let end = offsets.from_code_points(words.chars().count() as u32);
    let metadata = "de.tudarmstadt.ukp.dkpro.core.api.metadata.type.DocumentMetaData";
    vec![
        json!({
            "%ID": 1, "%TYPE": SOFA, "sofaNum": 1, "sofaID": "_InitialView", "mimeType": "text", "sofaString": words,
        }),
        json!({
            "%ID": 2, "%TYPE": metadata, "@sofa": 1, "begin": 0, "end": end, "language": "en",
            "documentTitle": format!("{}.txt", document.article_id), "documentId": document.article_id,
        }),
    ]
}

/// Gives a structure its attributes as plain features; those that say the same stay as they are.
fn set_features(structure: &mut Value, own: &[(&String, &Option<String>)]) {
    let label = label_feature(structure);
    let Some(object) = structure.as_object_mut() else { return };
    let known: Vec<String> = object
        .iter()
        .filter(|(name, value)| is_plain(name, label) && text(Some(*value)).is_some())
        .map(|(name, _)| name.clone())
        .collect();
    for name in known {
        if !own.iter().any(|(label, _)| **label == name) {
            object.shift_remove(&name);
        }
    }
    for (name, value) in own {
        if text(object.get(*name)) != **value {
            object.insert((*name).clone(), json!(value.as_deref().unwrap_or("true")));
        }
    }
}

/// Declares the types that were added.
fn add_types(types: &mut Value, features: Option<&BTreeSet<String>>, has_relations: bool) {
    let Some(types) = types.as_object_mut() else { return };
    let feature = |name: &str, range: &str| json!({ "%NAME": name, "%RANGE": range });
    let mut declare = |name: &str, features: Vec<(String, &str)>| {
        let declared = types
            .entry(name)
            .or_insert_with(|| json!({ "%NAME": name, "%SUPER_TYPE": "uima.tcas.Annotation" }));
        for (name, range) in features {
            if declared.get(&name).is_none() {
                declared[name.as_str()] = feature(&name, range);
            }
        }
    };
    const TEXT: &str = "uima.cas.String";
    if let Some(features) = features {
        let fields = FIELDS.iter().map(|name| (*name).to_owned());
        let names: BTreeSet<String> = features.iter().cloned().chain(fields).collect();
        declare(SPAN, names.into_iter().map(|name| (name, TEXT)).collect());
        let metadata = "de.tudarmstadt.ukp.dkpro.core.api.metadata.type.DocumentMetaData";
        if !types.contains_key(metadata) {
            types.insert(
                metadata.to_owned(),
                json!({
                    "%NAME": metadata, "%SUPER_TYPE": "uima.tcas.DocumentAnnotation",
                    "documentTitle": feature("documentTitle", TEXT), "documentId": feature("documentId", TEXT),
                }),
            );
        }
    }
    if has_relations {
        let mut declare = |name: &str| {
            types.entry(name).or_insert_with(|| {
                json!({
                    "%NAME": name, "%SUPER_TYPE": "uima.tcas.Annotation",
                    "Governor": feature("Governor", SPAN), "Dependent": feature("Dependent", SPAN),
                    "label": feature("label", TEXT),
                })
            });
        };
        declare(RELATION);
    }
}

/// Makes structures members of the view of a text.
fn add_members(views: &mut Value, sofa: u64, added: &[u64]) {
    let Some(views) = views.as_object_mut() else { return };
    let is_its = |view: &Value| view.get("%SOFA").and_then(Value::as_u64) == Some(sofa);
    let name = views.iter().find(|(_, view)| is_its(view)).map(|(name, _)| name.clone());
    let name = name.unwrap_or_else(|| "_InitialView".to_owned());
    let view = views.entry(name).or_insert_with(|| json!({ "%SOFA": sofa, "%MEMBERS": [] }));
    if let Some(members) = view.get_mut("%MEMBERS").and_then(Value::as_array_mut) {
        let known: BTreeSet<u64> = members.iter().filter_map(Value::as_u64).collect();
        members.extend(added.iter().filter(|id| !known.contains(id)).map(|id| json!(id)));
    }
}
