//! A fragment in the sentence after reported speech carries that speech on.

use super::lead_sentence;
use crate::quotation::QuotationType;
use crate::rule::{Example, MentionAnswer, Rule, Scene};

pub(super) static RULE: Rule<MentionAnswer> = Rule {
    id: "reported-before",
    doc: "A quotation without words of attribution behind another quotation in its paragraph: the same \
          speaker carries on, unless a gesture (\"Voss smiled.\") has brought in somebody else.",
    fires: &[
        Example {
            text: "The wheat was “a fluke”, Dr. Nwosu said. “We nearly threw it out.”",
            answer: "Nwosu",
        },
        Example {
            text: "Ms. Platt called the timetable “a work of fiction”. “I have never once caught the 43.”",
            answer: "Platt",
        },
        Example {
            text: "The captain blamed “tired legs”. He took off his boots. “We need a week in bed.”",
            answer: "captain",
        },
    ],
    silent: &[
        "“The wheat was a fluke,” Dr. Nwosu said.",
        "The wheat was “a fluke”, Dr. Nwosu said.\n\n“Nonsense,” said Professor Lund.",
        "The captain was “not in position”, the referee said. Matteus Holt smiled. “Great call.”",
        "Ms. Platt called the timetable “a work of fiction”. Passengers like the “new” buses.",
    ],
    find,
};

fn find(scene: &Scene) -> Option<MentionAnswer> {
    // What is quoted inside a quotation is no speech of its own.
    let before = (0..scene.asked).rev().find(|q| scene.quotations[*q].parent.is_none())?;
    if scene.quotations[before].paragraph != scene.quotation().paragraph {
        return None;
    }
    let direct = matches!(scene.decision().kind, Some((QuotationType::Direct, _)));
    match &scene.decisions[before].mention.as_ref()?.0 {
        MentionAnswer::Nobody => None,
        // "“…,” he said. Voss smiled. “…”"
        _ if lead_sentence::brings_in(scene) => None,
        _ => direct.then_some(MentionAnswer::CarriesOn(before as u32)),
    }
}
