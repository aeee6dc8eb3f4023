//! A statement, letter, ad or voice is its owner's: a possessive, a genitive or “by” and “from” name the one who speaks.

use super::{body_before, description, whoever};
use crate::mention::word::is_any;
use crate::rule::{Example, Rule, Scene, SpeakerAnswer};
use crate::speaker::describe::nearest_body;
use crate::speaker::document::{described_owner, is_document, possessor};

/// The rule.
pub(super) const RULE: Rule<SpeakerAnswer> = Rule {
    id: "words-of-their-owner",
    doc: "A statement, letter, ad or voice is its owner's: a possessive, a genitive or “by” and “from” name the one who speaks.",
    fires: &[
        Example { text: "Ada Lund ran again. Her ad said: “Enough.”", answer: "Ada Lund" },
        Example { text: "Bo Arden’s statement read: “Enough.”", answer: "Bo Arden" },
        Example { text: "The Orsa Institute’s letter read: “Enough.”", answer: "Orsa Institute" },
        Example {
            text: "The Fish Porters Federation met. The federation’s leaflet said: “Enough.”",
            answer: "Fish Porters Federation",
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
    // "what its posters call": the body spoken of.
    let first = &layout.tokens[what.first as usize];
    if is_any(text, first, &["its", "their"])
        && nearest_body(text, layout, cast, what).is_none()
        && is_document(text, &layout.tokens[what.head as usize])
        && let Some(body) = body_before(scene, what.first, is_any(text, first, &["its"]))
    {
        return Some(body);
    }
    // "the federation’s leaflet": the federation, by its name where it has one.
    described_owner(text, layout, what).map(|owner| whoever(scene, owner))
}
