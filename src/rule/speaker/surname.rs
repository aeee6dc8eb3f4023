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
        Example {
            text: "Mayor Bo Orr’s sister warned Orsa in May.\n\nOn Thursday Ada Orr, who runs the mill by the old bridge, warned that it would close.\n\n“The longer the board goes on with its plans for a new toll on the bridge, the sooner we are going to shut the doors of the old mill and move to the hills,” Orr said.",
            answer: "Ada Orr",
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
        Example {
            text: "Envoy Bo Ode drowned. Ada Ode, mother of drowned envoy Bo Ode, wept in the court of Orsa that day.\n\n“They knew of the hole,” Ode said.",
            answer: "Ada Ode",
        },
        Example {
            text: "Ada Orr met Ned Orr at the mill. Ada Orr wept. “This is it,” Orr said as he kissed his wife.",
            answer: "Ned Orr",
        },
        Example {
            text: "Bo Orr leads the race. “Dad is fine,” Ned Orr said.\n\nNed Orr’s speech came after his father quit. “Enough,” Orr wrote.",
            answer: "Bo Orr",
        },
        Example {
            text: "The boy, Ned Orr, 9, drowned. Mary Orr, whose son Ned could not swim, said it was open. “Always,” Orr said.",
            answer: "Mary Orr",
        },
        Example {
            text: "Ten drowned. Among them was Ada Orr, 34. Her brother, Ned Orr, flew in on Sunday. “She rang me that night,” Orr said.",
            answer: "Ned Orr",
        },
    ],
    silent: &["“No,” she said.", "“No,” a neighbour said."],
    find,
};

fn find(scene: &Scene) -> Option<SpeakerAnswer> {
    named(scene).map(known)
}
