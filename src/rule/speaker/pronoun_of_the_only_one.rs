//! He or she where one person of that gender stands out from all others.

use super::{meant, pronoun};
use crate::rule::{Example, Rule, Scene, SpeakerAnswer};
use crate::speaker::Why;

/// The rule.
pub(super) const RULE: Rule<SpeakerAnswer> = Rule {
    id: "pronoun-of-the-only-one",
    doc: "He or she where one person of that gender stands out from all others.",
    fires: &[
        Example {
            text: "Jana Ode won in May.\n\nAs a composer, she has written songs of the sea.\n\n“It frightens me,” she said.",
            answer: "Jana Ode",
        },
        Example {
            text: "Ada Lund, who rows, was late. In a letter to the sheriff Mary Fenn, she said: “He rowed.”",
            answer: "Ada Lund",
        },
        Example {
            text: "Jana Ode was not surprised. Her partner, she joked, had been looking for “a wet excuse”.",
            answer: "Jana Ode",
        },
        Example {
            text: "Bo Arden won in May. A rower waiting at a stop shook his head. “Honest?” he said.",
            answer: "rower",
        },
        Example {
            text: "Bo Arden sang. Ruairí Tansey SC said his client was late. “He was wet,” he said.",
            answer: "Ruairí Tansey",
        },
        Example { text: "Ada Lund arrived late. “It snowed,” she said.", answer: "Ada Lund" },
        Example { text: "Ada Lund met Bo Arden. “It snowed,” she said.", answer: "Ada Lund" },
        Example { text: "Mr. Arden sat down. “It snowed,” he said.", answer: "Arden" },
        Example {
            text: "Ada Lund left. When a reporter asked what she would miss, she thought of it. “The peaches,” she said.",
            answer: "Ada Lund",
        },
        Example {
            text: "Mary Voss sang. The case, laid out by lawyer Simon Ode, was that his patron cooked too well. The mill was a gift, he said, “and no more”.",
            answer: "Simon Ode",
        },
        Example {
            text: "Walter Arden cooks. Junior Mary Ode said it was hot. “Good,” she said.",
            answer: "Mary Ode",
        },
        Example { text: "They met a cook from San Pedro. “Good,” he said.", answer: "cook" },
        Example {
            text: "After he called the film too “loud,” Pastor Ned Orr has turned on the choir.",
            answer: "Ned Orr",
        },
        Example {
            text: "Bo Arden’s hair was white. In his first speech, the former president was hoarse. “We won,” he said. Ned Orr was a poor president.",
            answer: "Bo Arden",
        },
        Example {
            text: "Ada Lund, a former guard of Bo Arden, has written a book. In it, the author called them “old”. She went on to say, “They broke a vase.”",
            answer: "Ada Lund",
        },
    ],
    silent: &["“No,” said Ada Lund.", "“No,” he said."],
    find,
};

fn find(scene: &Scene) -> Option<SpeakerAnswer> {
    let reference = pronoun(scene)?;
    (reference.why == Why::OnlyOne).then(|| meant(scene, reference))
}
