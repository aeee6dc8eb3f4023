//! They or it in the reporter's words: the body that was last spoken of.

use super::body_before;
use crate::mention::word::is_any;
use crate::rule::{Example, Rule, Scene, SpeakerAnswer};

/// The rule.
pub const RULE: Rule<SpeakerAnswer> = Rule {
    id: "they-as-a-body",
    doc: "They or it in the reporter's words: the body that was last spoken of.",
    fires: &[
        Example { text: "The Orsa Institute objected. “It is thin,” it said.", answer: "Orsa Institute" },
        Example {
            text: "The union met. The Fish Farmers Union was furious. “Pay us,” they said.",
            answer: "Fish Farmers Union",
        },
        Example { text: "Critics were furious. “Pay us,” they said.", answer: "Critics" },
    ],
    silent: &["“No,” said Ada Lund.", "“No,” he said."],
    find,
};

fn find(scene: &Scene) -> Option<SpeakerAnswer> {
    let source = scene.source()?;
    let head = &scene.layout.tokens[source.head as usize];
    if !is_any(scene.text, head, &["they", "it", "them", "their", "its"])
        || source.words.last - source.words.first > 1
    {
        return None;
    }
    body_before(scene, source.words.first)
}
