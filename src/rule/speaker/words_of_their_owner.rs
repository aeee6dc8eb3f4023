//! A statement, letter, ad or voice is its owner's: a possessive, a genitive or “by” and “from” name the one who speaks.

use super::spoken_of::body_before;
use super::{description, known, meant, whoever};
use crate::lexicon::Traits;
use crate::mention::word::is_any;
use crate::rule::{Example, Rule, Scene, SpeakerAnswer};
use crate::speaker::describe::{Description, nearest_body};
use crate::speaker::document::{described_owner, is_document, possessor};
use crate::syntax::ChunkKind;

/// The rule.
pub(super) const RULE: Rule<SpeakerAnswer> = Rule {
    id: "words-of-their-owner",
    doc: "A statement, letter, ad or voice is its owner's: a possessive, a genitive or “by” and “from” name the one who speaks.",
    fires: &[
        Example { text: "Ada Lund ran again. Her ad said: “Enough.”", answer: "Ada Lund" },
        Example { text: "Bo Arden’s statement read: “Enough.”", answer: "Bo Arden" },
        Example { text: "The Orsa Institute’s letter read: “Enough.”", answer: "Orsa Institute" },
        Example {
            text: "Bo Arden gave a speech that thanked the crew for having “toiled”.",
            answer: "Bo Arden",
        },
        Example {
            text: "The Fish Porters Federation met. The federation’s leaflet said: “Enough.”",
            answer: "Fish Porters Federation",
        },
        Example { text: "A resident objected. His letters call it “a farce”.", answer: "resident" },
        Example {
            text: "The monitors met in May. The monitors’ report called it “thin”.",
            answer: "monitors",
        },
    ],
    silent: &["A letter read: “Enough.”", "A friend of Bo Arden said: “Enough.”"],
    find,
};

fn find(scene: &Scene) -> Option<SpeakerAnswer> {
    let what = description(scene)?;
    let (text, layout, cast) = (scene.text, scene.layout, scene.cast);
    if let Some(owner) = possessor(text, layout, cast, what) {
        return Some(SpeakerAnswer::Known(owner));
    }
    if let Some(issuer) = issuer(scene, what) {
        return Some(issuer);
    }
    // "A resident objected. His letters call it": whoever has no name.
    if is_any(text, &layout.tokens[what.first as usize], &["his", "her"])
        && is_document(&layout.tokens[what.head as usize])
        && let Some(reference) = cast.reference_at(what.first)
    {
        return Some(meant(scene, reference));
    }
    // "what its posters call": the body spoken of.
    let first = &layout.tokens[what.first as usize];
    if is_any(text, first, &["its", "their"])
        && nearest_body(text, layout, cast, what).is_none()
        && is_document(&layout.tokens[what.head as usize])
        && let Some(body) = body_before(scene, what.first, is_any(text, first, &["its"]))
    {
        return Some(body);
    }
    // "the federation’s leaflet": the federation, by its name where it has one.
    described_owner(text, layout, what).map(|owner| whoever(scene, owner))
}

/// "Voss gave a speech that thanked them": whoever issues the text that a relative clause tells of.
fn issuer(scene: &Scene, what: Description) -> Option<SpeakerAnswer> {
    let (text, tokens) = (scene.text, &scene.layout.tokens);
    let new = is_any(text, &tokens[what.first as usize], &["a", "an"]);
    let told = tokens.get(what.last as usize).is_some_and(|t| is_any(text, t, &["that", "which"]));
    let verb = what.first.checked_sub(1)?;
    let head = &tokens[what.head as usize];
    let text_like = is_document(head) || is_any(text, head, &["speech", "address", "sermon", "lecture"]);
    if !new || !told || !text_like || !tokens[verb as usize].has(Traits::GIVING_OUT) {
        return None;
    }
    let (phrase, _) = scene.place()?;
    let chunk = phrase.frame.chunks.iter().position(|c| c.kind == ChunkKind::Verb && c.head == verb)?;
    let subject = phrase.subject(chunk)?.chunk;
    let subject = phrase.name_beside(subject).unwrap_or(subject);
    scene.cast.name_at(phrase.chunk(subject).head).map(known)
}
