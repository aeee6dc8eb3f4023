//! The name of a body of two words or more, or the only word it is known by.

use super::{description, is_acronym, known, named};
use crate::mention::name::{Name, NameClass};
use crate::rule::{Example, Rule, Scene, SpeakerAnswer};
use crate::speaker::SpeakerKind;
use crate::speaker::kinship::body_fit;

/// The rule.
pub(super) const RULE: Rule<SpeakerAnswer> = Rule {
    id: "group-name",
    doc: "The name of a body of two words or more, or the only word it is known by.",
    fires: &[
        Example {
            text: "The Orsa Herald ran the story for a week. The Herald called the plan “a mess”.",
            answer: "Orsa Herald",
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
        Example {
            text: "As the nationalist Orsa Times tabloid noted, it was “a stunt”.",
            answer: "Orsa Times",
        },
        Example { text: "The Foreign Ministry denounced “meddling”.", answer: "Foreign Ministry" },
    ],
    silent: &["“No,” said Ada Lund.", "“No,” the ORI said. The Orsa Research Institute is in Lund."],
    find,
};

fn find(scene: &Scene) -> Option<SpeakerAnswer> {
    let name = named(scene).or_else(|| before_its_noun(scene))?;
    let group = scene.cast.speakers[name.speaker as usize].kind == SpeakerKind::Group;
    let place = name.class == NameClass::Place;
    (group && !place && !is_acronym(scene, name)).then(|| known(name))
}

/// "the nationalist Orsa Times tabloid": the name before a noun that only says what bears it.
fn before_its_noun<'s>(scene: &'s Scene) -> Option<&'s Name> {
    let what = description(scene)?;
    let tokens = &scene.layout.tokens;
    let name = scene.cast.name_at(what.head.checked_sub(1)?)?;
    let said = name.last == what.head
        && name.first >= what.first
        && what.head + 1 == what.last
        && body_fit(&tokens[what.head as usize], &tokens[name.last as usize - 1]);
    said.then_some(name)
}
