//! A name of one word: the person of that surname, or whoever has no other name.

use super::{known, named};
use crate::rule::{Example, Rule, Scene, SpeakerAnswer};

/// The rule.
pub(super) const RULE: Rule<SpeakerAnswer> = Rule {
    id: "surname",
    doc: "A name of one word: the person of that surname, or whoever has no other name.",
    fires: &[
        Example {
            text: "“No,” said Ada Ode, the mayor. Eva Ode, 81, was struck by a cart.\n\n“It rains,” Ode said.",
            answer: "Ada Ode",
        },
        Example { text: "OKAFOR: “We have nothing to hide.”", answer: "OKAFOR" },
        Example { text: "Ada Lund left. “No,” Lund said.", answer: "Ada Lund" },
        Example { text: "“It is over,” Berrick said.", answer: "Berrick" },
        Example {
            text: "Rosa Ibarra Soto spoke. “Water first,” Ibarra said.", answer: "Rosa Ibarra Soto"
        },
        Example {
            text: "Ina Orr, 9, read a note. Her mother, Mary Orr, is a nurse. Ina bowed. “She wrote it herself,” Orr said.",
            answer: "Mary Orr",
        },
    ],
    silent: &["“No,” she said.", "“No,” a neighbour said."],
    find,
};

fn find(scene: &Scene) -> Option<SpeakerAnswer> {
    named(scene).map(known)
}
