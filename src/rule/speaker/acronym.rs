//! Initials that stand for a body which the article names in full, or that are its only name.

use super::{is_acronym, known, named};
use crate::rule::{Example, Rule, Scene, SpeakerAnswer};

/// The rule.
pub(super) const RULE: Rule<SpeakerAnswer> = Rule {
    id: "acronym",
    doc: "Initials that stand for a body which the article names in full, or that are its only name.",
    fires: &[
        Example {
            text: "Radio Orsa International is on air. “We go on,” the ROI said.",
            answer: "Radio Orsa International",
        },
        Example {
            text: "The Fish Farmers Union (FFU) met. The FFU wanted “a fair price”.",
            answer: "Fish Farmers Union",
        },
        Example { text: "“No deal,” the HKMT said.", answer: "HKMT" },
    ],
    silent: &["“No,” said Ada Lund.", "The Orsa Institute said: “No.”"],
    find,
};

fn find(scene: &Scene) -> Option<SpeakerAnswer> {
    let name = named(scene)?;
    is_acronym(scene, name).then(|| known(name))
}
