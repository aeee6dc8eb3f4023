//! “The statement” is the words of whoever issued it when it was first mentioned.

use super::description;
use crate::mention::Gender;
use crate::rule::{Example, Rule, Scene, SpeakerAnswer};
use crate::speaker::SpeakerKind;
use crate::speaker::document::maker;

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
        Example {
            text: "Norway and Peru signed a communique. “We agree,” the communique said.",
            answer: "Norway and Peru",
        },
        Example { text: "A memo by Bo Arden leaked. The memo called it “folly”.", answer: "Bo Arden" },
    ],
    silent: &["A letter read: “Enough.”", "The letter read: “Enough.”"],
    find,
};

fn find(scene: &Scene) -> Option<SpeakerAnswer> {
    let what = description(scene)?;
    let (maker, second) = maker(scene.text, scene.layout, scene.cast, what)?;
    let Some(second) = second else { return Some(SpeakerAnswer::Known(maker)) };
    let of = |speaker: u32| scene.cast.speakers[speaker as usize].name.as_str();
    Some(SpeakerAnswer::Described {
        name: format!("{} and {}", of(maker), of(second)),
        kind: SpeakerKind::Group,
        gender: Gender::Unknown,
    })
}
