//! A name of two words or more, with or without a title: it means its own bearer.

use super::{known, named};
use crate::rule::{Example, Rule, Scene, SpeakerAnswer};
use crate::speaker::SpeakerKind;

/// The rule.
pub(super) const RULE: Rule<SpeakerAnswer> = Rule {
    id: "full-name",
    doc: "A name of two words or more, with or without a title: it means its own bearer.",
    fires: &[
        Example {
            text: "“They care,” Light for $9 founder Ada Lund told the Herald.", answer: "Ada Lund"
        },
        Example { text: "“The harvest is in,” said Ada Lund.", answer: "Ada Lund" },
        Example { text: "“No,” said the Tory MP Bo Arden.", answer: "Bo Arden" },
        Example {
            text: "The island’s only GP, Dr Hamish Pellow, has posted on its page: “Stop ringing.”",
            answer: "Hamish Pellow",
        },
        Example { text: "White House Press Secretary Ana Voss called it “a step”.", answer: "Ana Voss" },
        Example { text: "Texas Senator Ada Brenner said: “No.”", answer: "Ada Brenner" },
        Example {
            text: "Marvin “Shorty” Bell was blunt. “We lost,” the coach Marvin Bell said.",
            answer: "Marvin Bell",
        },
    ],
    silent: &["“No,” Mr. Lund said.", "“No,” she said."],
    find,
};

fn find(scene: &Scene) -> Option<SpeakerAnswer> {
    let name = named(scene)?;
    let person = scene.cast.speakers[name.speaker as usize].kind == SpeakerKind::Person;
    (name.n_parts >= 2 && person).then(|| known(name))
}
