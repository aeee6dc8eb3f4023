//! A country, a capital or a seat of power speaks for its government.

use super::{known, named};
use crate::mention::name::NameClass;
use crate::rule::{Example, Rule, Scene, SpeakerAnswer};
use crate::speaker::SpeakerKind;

/// The rule.
pub(super) const RULE: Rule<SpeakerAnswer> = Rule {
    id: "place-speaks",
    doc: "A country, a capital or a seat of power speaks for its government.",
    fires: &[
        Example { text: "Norway called the plan “premature”.", answer: "Norway" },
        Example { text: "The Kremlin said it was “no secret”.", answer: "Kremlin" },
        Example { text: "The White House rejected “blackmail”.", answer: "White House" },
    ],
    silent: &["“No,” said Ada Lund.", "“No,” said a woman from Norway."],
    find,
};

fn find(scene: &Scene) -> Option<SpeakerAnswer> {
    let name = named(scene)?;
    let group = scene.cast.speakers[name.speaker as usize].kind == SpeakerKind::Group;
    (group && name.class == NameClass::Place).then(|| known(name))
}
