//! W3C Web Annotation as JSON-LD: a page of annotations, each with its words and their place.
//!
//! A span is an annotation whose target has a `TextPositionSelector`, in code points as the model
//! says, and a `TextQuoteSelector` with 32 characters before and after. Its label is a body for
//! `tagging`, the type of a quotation one for `classifying`, its speaker one for `identifying`, a
//! note one for `commenting`; everything else is one for `describing`, as `name: value`. A relation
//! is an annotation for `linking`.
use serde_json::{Value, json};

use super::document::{Document, Stretch, Words};
use super::json::flat;
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
        let words = Words::new(text);
        let end = text.chars().count() as u32;
        let source = format!("{}.txt", encoded(&document.article_id));
        let name = |id: &str| {
            let by = document.annotator.as_ref().map(|by| format!("/{}", encoded(by))).unwrap_or_default();
            format!("#{}{by}/{}", encoded(&document.article_id), encoded(id))
        };
        let target = |stretch: Stretch| {
            let at = |from, to| words.at((from, to)).unwrap_or_default();
            json!({
                "source": source,
                "selector": [
                    { "type": "TextPositionSelector", "start": stretch.0, "end": stretch.1 },
                    {
                        "type": "TextQuoteSelector",
                        "exact": at(stretch.0, stretch.1),
                        "prefix": at(stretch.0.saturating_sub(CONTEXT), stretch.0),
                        "suffix": at(stretch.1, (stretch.1 + CONTEXT).min(end)),
                    },
                ],
            })
        };
        let annotation = |id: &str, motivation: &str, body: Vec<Value>, target: Value| {
            let mut annotation = json!({
                "id": id, "type": "Annotation", "motivation": motivation, "body": body, "target": target,
            });
            if let Some(by) = &document.annotator {
                annotation["creator"] = json!({ "type": "Person", "nickname": by });
            }
            annotation
        };
        for piece in &flat.pieces {
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
            items.push(annotation(&name(&piece.id), "tagging", body, target(piece.stretch)));
        }
        for (at, (label, from, to, _)) in flat.relations.iter().enumerate() {
            let body = vec![json!(name(to)), textual("tagging", label)];
            items.push(annotation(
                &name(&format!("relation-{}", at + 1)),
                "linking",
                body,
                json!(name(from)),
            ));
        }
    }
    let page = json!({
        "@context": "http://www.w3.org/ns/anno.jsonld", "id": "", "type": "AnnotationPage", "items": items,
    });
    let text = serde_json::to_string_pretty(&page).unwrap_or_default();
    written.files.push(File { path: "annotations.jsonld".to_owned(), text: text + "\n" });
    written
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
