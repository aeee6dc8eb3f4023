//! W3C Web Annotation as JSON-LD: a page of annotations, each with its words and their place.
//!
//! A span is an annotation whose target has a `TextPositionSelector`, in code points as the model
//! says, and a `TextQuoteSelector` with 32 characters before and after. Its label is a body for
//! `tagging`, the type of a quotation one for `classifying`, its speaker one for `identifying`, a
//! note one for `commenting`; everything else is one for `describing`, as `name: value`. A relation
//! is an annotation for `linking`.
use serde_json::{Value, json};

use super::document::{Document, Stretch, Words};
use super::flat::{Flat, Piece, flat};
use super::{File, Format, Written, leftovers};

/// How many code points of the neighbourhood a selector quotes on each side.
const CONTEXT: u32 = 32;

/// Writes `annotations.jsonld`.
pub(super) fn write(documents: &[Document]) -> Written {
    let mut written = Written { files: Vec::new(), problems: leftovers(documents, Format::WebAnnotation) };
    let mut items: Vec<Value> = Vec::new();
    for document in documents {
        let flat = flat(document, Format::WebAnnotation, &mut written.problems);
        let Some(text) = &document.text else { continue };
        let article = Article { document, words: Words::new(text), end: text.chars().count() as u32 };
        items.extend(flat.pieces.iter().map(|piece| article.span(piece, &flat)));
        items.extend(flat.relations.iter().enumerate().map(|(at, (label, from, to, _))| {
            let body = vec![json!(article.name(to)), textual("tagging", label)];
            let target = json!(article.name(from));
            article.annotation(&format!("relation-{}", at + 1), "linking", body, target)
        }));
    }
    let page = json!({
        "@context": "http://www.w3.org/ns/anno.jsonld", "id": "", "type": "AnnotationPage", "items": items,
    });
    let text = serde_json::to_string_pretty(&page).unwrap_or_default();
    written.files.push(File { path: "annotations.jsonld".to_owned(), text: text + "\n" });
    written
}

/// An article whose annotations are written.
struct Article<'d> {
    document: &'d Document,
    words: Words<'d>,
    /// Where its text ends.
    end: u32,
}

impl Article<'_> {
    /// The address of something that is annotated in it: its article, who says so, its id.
    fn name(&self, id: &str) -> String {
        let by = self.document.annotator.as_ref();
        let by = by.map(|by| format!("/{}", encoded(by))).unwrap_or_default();
        format!("#{}{by}/{}", encoded(&self.document.article_id), encoded(id))
    }

    /// A stretch of its text, by its place and by its words.
    fn target(&self, (start, end): Stretch) -> Value {
        let at = |from, to| self.words.at((from, to)).unwrap_or_default();
        json!({
            "source": format!("{}.txt", encoded(&self.document.article_id)),
            "selector": [
                { "type": "TextPositionSelector", "start": start, "end": end },
                {
                    "type": "TextQuoteSelector",
                    "exact": at(start, end),
                    "prefix": at(start.saturating_sub(CONTEXT), start),
                    "suffix": at(end, (end + CONTEXT).min(self.end)),
                },
            ],
        })
    }

    /// A span with all that is said of it.
    fn span(&self, piece: &Piece, flat: &Flat) -> Value {
        let mut body = vec![textual("tagging", &piece.label)];
        for (label, _, value, _) in flat.attributes.iter().filter(|(_, of, ..)| *of == piece.id) {
            let value = value.as_deref().unwrap_or("true");
            body.push(match label.as_str() {
                "type" => textual("classifying", value),
                "speaker" => textual("identifying", value),
                "note" | "AnnotatorNotes" => textual("commenting", value),
                other => textual("describing", &format!("{other}: {value}")),
            });
        }
        self.annotation(&piece.id, "tagging", body, self.target(piece.stretch))
    }

    fn annotation(&self, id: &str, motivation: &str, body: Vec<Value>, target: Value) -> Value {
        let id = self.name(id);
        let mut annotation = json!({
            "id": id, "type": "Annotation", "motivation": motivation, "body": body, "target": target,
        });
        if let Some(by) = &self.document.annotator {
            annotation["creator"] = json!({ "type": "Person", "nickname": by });
        }
        annotation
    }
}

fn textual(purpose: &str, value: &str) -> Value {
    json!({ "type": "TextualBody", "purpose": purpose, "value": value })
}

/// A text as a part of an address: what is no letter, digit or one of `-._~/` as `%` and its bytes.
fn encoded(text: &str) -> String {
    let mut encoded = String::with_capacity(text.len());
    for byte in text.bytes() {
        if byte.is_ascii_alphanumeric() || b"-._~/".contains(&byte) {
            encoded.push(char::from(byte));
        } else {
            encoded.push_str(&format!("%{byte:02X}"));
        }
    }
    encoded
}
