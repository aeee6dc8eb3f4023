//! “The companies”, “both sides”.

use super::description;
use crate::mention::Gender;
use crate::rule::{Example, Rule, Scene, SpeakerAnswer};
use crate::speaker::SpeakerKind;
use crate::speaker::describe::pair_of_bodies;

/// The rule.
pub(super) const RULE: Rule<SpeakerAnswer> = Rule {
    id: "both-sides",
    doc: "“The companies”, “both sides”, “the two countries”: the two that were last named together, or the two most spoken of.",
    fires: &[
        Example {
            text: "Norway and Peru signed a treaty. The two countries called it “a start”.",
            answer: "Norway and Peru",
        },
        Example {
            text: "Orsadyne Inc. will buy Harl & Beck. The companies called it “a marriage”.",
            answer: "Orsadyne Inc. and Harl & Beck",
        },
        Example {
            text: "Chile and Laos met. “We are content,” both sides said.", answer: "Chile and Laos"
        },
    ],
    silent: &["Orsadyne Inc. fell. The company said: “No.”", "“No,” said both brothers."],
    find,
};

fn find(scene: &Scene) -> Option<SpeakerAnswer> {
    let what = description(scene)?;
    let (one, two) = pair_of_bodies(scene.text, scene.layout, scene.cast, what)?;
    let of = |speaker: u32| scene.cast.speakers[speaker as usize].name.as_str();
    Some(SpeakerAnswer::Described {
        name: format!("{} and {}", of(one), of(two)),
        kind: SpeakerKind::Group,
        gender: Gender::Unknown,
    })
}
