//! He or she means whoever is most spoken of, among those whom the gender fits.

use super::{meant, pronoun};
use crate::rule::{Example, Rule, Scene, SpeakerAnswer};

/// The rule.
pub(super) const RULE: Rule<SpeakerAnswer> = Rule {
    id: "pronoun-by-salience",
    doc: "He or she means whoever is most spoken of, among those whom the gender fits.",
    fires: &[
        Example {
            text: "Bo Arden met Karl Ode in Oslo. In Oslo it rained. The talks with Karl Ode failed. “It snowed,” he said.",
            answer: "Karl Ode",
        },
        Example {
            text: "Bo Arden thanked Karl Ode. It rained. It rained. “It snowed,” he said.",
            answer: "Bo Arden",
        },
        Example {
            text: "Jana Ode thanked Mia Bell. It rained. It rained. “It snowed,” she said.",
            answer: "Jana Ode",
        },
    ],
    silent: &["“No,” said Ada Lund.", "“No,” he said."],
    find,
};

fn find(scene: &Scene) -> Option<SpeakerAnswer> {
    pronoun(scene).map(|reference| meant(scene, reference))
}
