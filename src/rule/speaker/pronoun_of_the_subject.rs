//! He or she takes up the subject of the sentence before, or of the same sentence.

use super::{meant, pronoun};
use crate::rule::{Example, Rule, Scene, SpeakerAnswer};
use crate::speaker::Why;

/// The rule.
pub(super) const RULE: Rule<SpeakerAnswer> = Rule {
    id: "pronoun-of-the-subject",
    doc: "He or she takes up the subject of the sentence before, or of the same sentence.",
    fires: &[
        Example {
            text: "Jana Ode was ill. She said so. The chief, Dr Mia Bell, who took up her post in May, said it rained. “It did,” she said.",
            answer: "Mia Bell",
        },
        Example { text: "Bo Arden helped Karl Ode. “It snowed,” he said.", answer: "Bo Arden" },
        Example { text: "Karl Ode thanked Bo Arden. “It snowed,” he said.", answer: "Karl Ode" },
        Example { text: "Jana Ode praised Mia Bell. “It was a feast,” she said.", answer: "Jana Ode" },
        Example {
            text: "Simon Ode’s been warning the board since May that Peter Arden is too young. “He was in school,” he said.",
            answer: "Simon Ode",
        },
        Example {
            text: "Peter Arden sang. Juror No. 4, a retired cook who gave no name, said Arden had sung. “Good,” he said.",
            answer: "Juror No. 4",
        },
        Example {
            text: "Peter Arden sang. He left. In Orsa, Minister of State for the harbours Simon Ode said it rained. “Good,” he said.",
            answer: "Simon Ode",
        },
        Example {
            text: "Mary Orr spoke.\n\nOne former nurse told the Herald that the ward was cold.\n\n“You learned to be still,” she said.",
            answer: "former nurse",
        },
        Example {
            text: "Peter Arden called it “a sham”.\n\nPeru’s chief negotiator rejected that. “You will find a fault in each page,” he said.",
            answer: "Peru’s chief negotiator",
        },
        Example {
            text: "Ana Lund sang. Her daughter, Kay Lund, was 6 when her mother left. “I used to row,” she wrote.",
            answer: "Kay Lund",
        },
    ],
    silent: &["“No,” said Ada Lund.", "“No,” he said."],
    find,
};

fn find(scene: &Scene) -> Option<SpeakerAnswer> {
    let reference = pronoun(scene)?;
    (reference.why == Why::Subject).then(|| meant(scene, reference))
}
