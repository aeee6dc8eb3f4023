//! A description that fits what the article goes on to say of one of its people or bodies.

use super::description;
use crate::mention::word::is_any;
use crate::rule::{Example, Rule, Scene, SpeakerAnswer};

/// The rule.
pub(super) const RULE: Rule<SpeakerAnswer> = Rule {
    id: "role-defined-ahead",
    doc: "A description that fits what the article goes on to say of one of its people or bodies.",
    fires: &[
        Example {
            text: "The judge called it “irrational”.\n\nJudge Pella Oake spoke for an hour.",
            answer: "Pella Oake",
        },
        Example {
            text: "“It was fun,” the 34-year-old said. Jana Ode, 34, drives a bus.",
            answer: "Jana Ode",
        },
        Example {
            text: "“I am tired,” the senator said. Senator Bo Arden went home.", answer: "Bo Arden"
        },
    ],
    silent: &["“No,” a neighbour said.", "Ada Lund left. “No,” a neighbour said."],
    find,
};

fn find(scene: &Scene) -> Option<SpeakerAnswer> {
    let what = description(scene)?;
    let words = &scene.layout.tokens[what.first as usize];
    let definite = !is_any(scene.text, words, &["a", "an", "one", "another", "some"]) || what.first < 60;
    let (speaker, _) = scene.by_role(what)?;
    definite.then_some(SpeakerAnswer::Known(speaker))
}
