//! “The statement” is the words of whoever issued it when it was first mentioned.

use super::description;
use crate::rule::{Example, Rule, Scene, SpeakerAnswer};
use crate::speaker::describe::maker;

/// The rule.
pub(super) const RULE: Rule<SpeakerAnswer> = Rule {
    id: "document-defined-before",
    doc: "“The statement” is the words of whoever issued it when it was first mentioned.",
    fires: &[
        Example {
            text: "The Orsa Institute issued a statement. “We are sorry,” the statement said.",
            answer: "Orsa Institute",
        },
        Example { text: "Ada Lund wrote a letter. The letter said: “Enough.”", answer: "Ada Lund" },
        Example { text: "A memo by Bo Arden leaked. The memo called it “folly”.", answer: "Bo Arden" },
    ],
    silent: &["A letter read: “Enough.”", "The letter read: “Enough.”"],
    find,
};

fn find(scene: &Scene) -> Option<SpeakerAnswer> {
    let what = description(scene)?;
    maker(scene.text, scene.layout, scene.cast, what).map(SpeakerAnswer::Known)
}
