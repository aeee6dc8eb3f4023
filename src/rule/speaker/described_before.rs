//! “The official” is the official whom an earlier quotation was given to.

use super::{description, meant};
use crate::mention::word::{is, is_any};
use crate::rule::MentionAnswer;
use crate::rule::{Example, Rule, Scene, SpeakerAnswer};
use crate::speaker::Target;

/// The rule.
pub(super) const RULE: Rule<SpeakerAnswer> = Rule {
    id: "described-before",
    doc: "“The official” is the official whom an earlier quotation was given to.",
    fires: &[
        Example {
            text: "“No,” a senior rail official said. “Not yet,” the official said.",
            answer: "senior rail official",
        },
        Example {
            text: "A farm worker said: “No.” The worker said: “Never.”", answer: "farm worker"
        },
        Example {
            text: "“No,” two neighbours said. “Never,” the neighbours said.", answer: "neighbours"
        },
    ],
    silent: &["“No,” a neighbour said.", "“No,” the neighbour said."],
    find,
};

fn find(scene: &Scene) -> Option<SpeakerAnswer> {
    let what = description(scene)?;
    let tokens = &scene.layout.tokens;
    if !is_any(scene.text, &tokens[what.first as usize], &["the", "this", "that", "these"]) {
        return None;
    }
    let head = &tokens[what.head as usize];
    let earlier = scene.decisions[..scene.asked].iter().rev();
    for decision in earlier {
        if let (Some((answer @ SpeakerAnswer::Described { .. }, _)), Some((MentionAnswer::Source(source), _))) =
            (&decision.speaker, &decision.mention)
            && is(scene.text, &tokens[source.head as usize], head.span.of(scene.text))
        {
            return Some(answer.clone());
        }
    }
    let introduced = scene.cast.reference_at(what.head).filter(|r| !r.pronoun)?;
    matches!(introduced.target, Target::Described(_)).then(|| meant(scene, introduced))
}
