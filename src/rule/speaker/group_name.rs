//! The name of a body of two words or more, or the only word it is known by.

use super::{is_acronym, known, named};
use crate::mention::name::NameClass;
use crate::rule::{Example, Rule, Scene, SpeakerAnswer};
use crate::speaker::SpeakerKind;

/// The rule.
pub(super) const RULE: Rule<SpeakerAnswer> = Rule {
    id: "group-name",
    doc: "The name of a body of two words or more, or the only word it is known by.",
    fires: &[
        Example {
            text: "The Orsa Courier ran the story for a week. The Courier called the plan “a mess”.",
            answer: "Orsa Courier",
        },
        Example {
            text: "Ada Brenner sued. The Sunday Lantern called it “a stunt”.",
            answer: "Sunday Lantern",
        },
        Example { text: "The Orsa Institute said the data were “thin”.", answer: "Orsa Institute" },
        Example {
            text: "Southmoor Water is a utility. Southmoor described the leak as “legacy”.",
            answer: "Southmoor Water",
        },
        Example { text: "The Foreign Ministry denounced “meddling”.", answer: "Foreign Ministry" },
    ],
    silent: &["“No,” said Ada Lund.", "“No,” the ORI said. The Orsa Research Institute is in Lund."],
    find,
};

fn find(scene: &Scene) -> Option<SpeakerAnswer> {
    let name = named(scene)?;
    let group = scene.cast.speakers[name.speaker as usize].kind == SpeakerKind::Group;
    let place = name.class == NameClass::Place;
    (group && !place && !is_acronym(scene, name)).then(|| known(name))
}
