//! “The company”, “the network”, “the country”: the business most spoken of, the body or place named last.

use super::description;
use crate::rule::{Example, Rule, Scene, SpeakerAnswer};
use crate::speaker::describe::nearest_body;

/// The rule.
pub(super) const RULE: Rule<SpeakerAnswer> = Rule {
    id: "the-company",
    doc: "“The company”, “the network”, “the country”: the business most spoken of, or the body or place named a little before.",
    fires: &[
        Example {
            text: "NATO met. Shares in shipbuilder Orsa Navais, which may bid, rose. The company was “ready”, it said. “We wait,” the company added.",
            answer: "Orsa Navais",
        },
        Example {
            text: "Bo Arden left Orsadyne Inc. in May. “We regret it,” the company said.",
            answer: "Orsadyne Inc.",
        },
        Example {
            text: "Orsadyne cut jobs. Critics of Orsadyne Corp. left. The firm blamed “headwinds”.",
            answer: "Orsadyne Corp.",
        },
        Example {
            text: "Harl & Beck lost. The maker of looms cited “luck”. The company cited “rain”.",
            answer: "Harl & Beck",
        },
        Example {
            text: "Harl Securities was kind. Orsadyne Corp. fell. “Buy,” the broker wrote.",
            answer: "Harl Securities",
        },
        Example {
            text: "Ada Lund, who told Der Spiegel that it was late, left.\n\nThe magazine said it stood by “each word”.",
            answer: "Der Spiegel",
        },
        Example {
            text: "Radio Orsa covered the race. “That is false,” the network said.",
            answer: "Radio Orsa",
        },
        Example {
            text: "Shares in London-listed Tarn Resources (TRNR.L) rose. “We welcome it,” the company said.",
            answer: "Tarn Resources",
        },
        Example {
            text: "Norway had two floods in May. “It is over,” the country said.", answer: "Norway"
        },
        Example {
            text: "Battery maker Orsund Energi cut jobs. Shares in the company fell. “We wait,” the company said.",
            answer: "Orsund Energi",
        },
        Example {
            text: "Orsund Corp. fell. In a statement to the Tarn Post, the company said it was “built for one purpose”.",
            answer: "Orsund Corp.",
        },
        Example {
            text: "Orsund Corp. fell. “He is out,” a clerk told Tarn Beast Inc. in May. “We are sorry,” the company said.",
            answer: "Orsund Corp.",
        },
        Example {
            text: "Orla Ltd and Harl Inc. objected in May. The talk drew notice from mills such as Orsadyne Corp., which backed it. “We wait,” the company said.",
            answer: "Orsadyne Corp.",
        },
    ],
    silent: &[
        "The Orsa Police Department met. “No,” the museum said.",
        "“No,” a neighbour said.",
        "Ada Lund runs a company. “No,” she said.",
    ],
    find,
};

fn find(scene: &Scene) -> Option<SpeakerAnswer> {
    let what = description(scene)?;
    nearest_body(scene.text, scene.layout, scene.cast, what).map(SpeakerAnswer::Known)
}
