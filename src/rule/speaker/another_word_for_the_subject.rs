//! A definite description of a person that nothing else explains is another word for the one spoken of.

use super::description;
use crate::mention::Gender;
use crate::mention::name::sex;
use crate::rule::{Example, Rule, Scene, SpeakerAnswer};
use crate::speaker::describe::{points_back, spoken_of};

/// The rule.
pub const RULE: Rule<SpeakerAnswer> = Rule {
    id: "another-word-for-the-subject",
    doc: "A definite description of a person that nothing else explains is another word for the one spoken of.",
    fires: &[
        Example {
            text: "Bo Arden bought a hotel. “It is mine,” the property tycoon said.",
            answer: "Bo Arden",
        },
        Example { text: "Ada Lund waved. “Goodbye,” the pop idol said.", answer: "Ada Lund" },
        Example { text: "Jana Ode limped off. “It hurts,” the gymnast said.", answer: "Jana Ode" },
    ],
    silent: &["“No,” a neighbour said.", "Ada Lund left. “No,” a neighbour said."],
    find,
};

fn find(scene: &Scene) -> Option<SpeakerAnswer> {
    let what = description(scene)?;
    if !points_back(scene.text, scene.layout, what) {
        return None;
    }
    let head = scene.layout.tokens[what.head as usize].known().traits;
    let gender = sex(head).unwrap_or(Gender::Unknown);
    spoken_of(scene.layout, scene.cast, what.first, gender).map(SpeakerAnswer::Known)
}
