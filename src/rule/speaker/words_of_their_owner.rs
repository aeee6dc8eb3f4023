//! A statement, letter, ad or voice is its owner's: a possessive, a genitive or “by” and “from” name the one who speaks.

use super::description;
use crate::rule::{Example, Rule, Scene, SpeakerAnswer};
use crate::speaker::describe::possessor;

/// The rule.
pub(super) const RULE: Rule<SpeakerAnswer> = Rule {
    id: "words-of-their-owner",
    doc: "A statement, letter, ad or voice is its owner's: a possessive, a genitive or “by” and “from” name the one who speaks.",
    fires: &[
        Example { text: "Ada Lund ran again. Her ad said: “Enough.”", answer: "Ada Lund" },
        Example { text: "Bo Arden’s statement read: “Enough.”", answer: "Bo Arden" },
        Example { text: "The Orsa Institute’s letter read: “Enough.”", answer: "Orsa Institute" },
    ],
    silent: &["A letter read: “Enough.”", "A friend of Bo Arden said: “Enough.”"],
    find,
};

fn find(scene: &Scene) -> Option<SpeakerAnswer> {
    let what = description(scene)?;
    possessor(scene.text, scene.layout, scene.cast, what).map(SpeakerAnswer::Known)
}
