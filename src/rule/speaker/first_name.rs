//! A given name alone means the one person who bears it.

use super::{known, named};
use crate::rule::{Example, Rule, Scene, SpeakerAnswer};

/// The rule.
pub(super) const RULE: Rule<SpeakerAnswer> = Rule {
    id: "first-name",
    doc: "A given name alone means the one person who bears it.",
    fires: &[
        Example { text: "Maria Quill swam. “It was cold,” Maria said.", answer: "Maria Quill" },
        Example { text: "Kim Tae-ho rose. “We must talk,” Kim said.", answer: "Kim Tae-ho" },
        Example {
            text: "The twins, Anna Bell and Karen Bell, agreed. “Yes,” Anna said.",
            answer: "Anna Bell",
        },
    ],
    silent: &["“No,” said Ada Lund.", "Ada Lund left. “No,” Lund said."],
    find,
};

fn find(scene: &Scene) -> Option<SpeakerAnswer> {
    let name = named(scene)?;
    let full = scene.cast.names_of(name.speaker).find(|n| n.n_parts >= 2)?;
    (name.n_parts == 1 && full.parts()[0] == name.parts()[0]).then(|| known(name))
}
