//! Words that are nobody's: the mention rules have found that the text gives them to nobody.

use crate::rule::MentionAnswer;
use crate::rule::{Example, Rule, Scene, SpeakerAnswer};

/// The rule.
pub(super) const RULE: Rule<SpeakerAnswer> = Rule {
    id: "nobody",
    doc: "Words that are nobody's: the mention rules have found that the text gives them to nobody.",
    fires: &[
        Example {
            text: "The mayor's office calls it a “temporary” fee. Ada Lund, a shopkeeper, has paid the so-called “pothole tax” twice.",
            answer: "",
        },
        Example { text: "The bridge is known as “the Bent Spoon”.", answer: "" },
        Example { text: "The term “greylag” covers four kinds of goose.", answer: "" },
    ],
    silent: &["“We will pay,” Ada Lund said.", "He was brief. “No,” said Bo Arden."],
    find,
};

fn find(scene: &Scene) -> Option<SpeakerAnswer> {
    matches!(scene.decision.mention, Some((MentionAnswer::Nobody, _))).then_some(SpeakerAnswer::Nobody)
}
