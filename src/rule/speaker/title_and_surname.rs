//! A title or honorific with a surname means the one person of that surname.

use super::{known, named};
use crate::rule::{Example, Rule, Scene, SpeakerAnswer};

/// The rule.
pub(super) const RULE: Rule<SpeakerAnswer> = Rule {
    id: "title-and-surname",
    doc: "A title or honorific with a surname means the one person of that surname.",
    fires: &[
        Example { text: "Ada Lund is back. “I missed it,” Ms. Lund said.", answer: "Ada Lund" },
        Example { text: "“Overruled,” Judge Berrick said.", answer: "Berrick" },
        Example {
            text: "Lt. Gen. Pavel Orlin flew in. “All is calm,” General Orlin said.",
            answer: "Pavel Orlin",
        },
    ],
    silent: &["“No,” said Ada Lund.", "“No,” said Lund."],
    find,
};

fn find(scene: &Scene) -> Option<SpeakerAnswer> {
    let name = named(scene)?;
    (name.n_parts == 1 && name.titled).then(|| known(name))
}
