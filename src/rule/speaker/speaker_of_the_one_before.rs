//! A quotation that carries on another one has its speaker.

use crate::rule::MentionAnswer;
use crate::rule::{Example, Rule, Scene, SpeakerAnswer};

/// The rule.
pub(super) const RULE: Rule<SpeakerAnswer> = Rule {
    id: "speaker-of-the-one-before",
    doc: "A quotation that carries on another one has its speaker.",
    fires: &[
        Example { text: "“The harvest is in,” said Ada Lund. “Now we rest.”", answer: "Ada Lund" },
        Example { text: "“No,” an official said. “Never.”", answer: "official" },
        Example { text: "“No,” said Bo Arden.\n\n“Not while I live.”", answer: "Bo Arden" },
    ],
    silent: &["“No,” a neighbour said.", "“No,” said Ada Lund."],
    find,
};

fn find(scene: &Scene) -> Option<SpeakerAnswer> {
    let mut at = scene.asked;
    for _ in 0..scene.decisions.len() {
        match &scene.decision_of(at).mention {
            Some((MentionAnswer::CarriesOn(other), _)) if (*other as usize) < scene.decisions.len() => {
                at = *other as usize
            }
            _ => break,
        }
        if let Some((answer, _)) = &scene.decision_of(at).speaker {
            return Some(answer.clone());
        }
    }
    None
}
