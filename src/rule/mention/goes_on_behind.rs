//! `"We saw it.` at a paragraph's end, `"It came at night," Voss said` in the next: the later part names the speaker.

use std::cell::OnceCell;

use super::{said_after, said_after_inverted};
use crate::rule::{Decision, Example, MentionAnswer, Rule, Scene};

pub(super) static RULE: Rule<MentionAnswer> = Rule {
    id: "goes-on-behind",
    doc: "The quotation is left open at its paragraph's end and goes on in the next ones, and words of attribution \
          follow the first of its later parts that has any: they name the speaker of all parts.",
    fires: &[
        Example {
            text: "▸“The gate is old, and nobody has a key.\n\n“We climb over it,” Ms. Platt said.\n\nThe board rose.",
            answer: "Ms. Platt",
        },
        Example {
            text: "Mr. Vance left early.\n\n▸“The gate is old.\n\n“It is rust.\n\n“We climb over it,” said Ms. Platt.",
            answer: "Ms. Platt",
        },
        Example {
            text: "Mr. Vance left early.\n\n▸“The gate is old.\n\n“We climb over it,” said a cook.",
            answer: "a cook",
        },
    ],
    silent: &[
        "Mr. Vance left early.\n\n▸“The gate is old.”\n\n“We climb over it,” said a cook.",
        "Ms. Platt rose. “The gate is old,” she said. ▸“It is rust.\n\n“We climb over it,” she said.",
    ],
    find,
};

fn find(scene: &Scene) -> Option<MentionAnswer> {
    let quotation = scene.quotation();
    if quotation.close_mark.is_some() || quotation.utterance_part > 1 || !scene.is_direct() {
        return None;
    }
    let decision = Decision { kind: scene.decision.kind, ..Decision::default() };
    (scene.asked + 1..scene.quotations.len())
        .take_while(|part| scene.quotations[*part].paragraph <= quotation.paragraph + PARTS)
        // What other marks hold is a quotation inside what a paper is quoted with at length.
        .filter(|part| {
            let part = &scene.quotations[*part];
            part.utterance == quotation.utterance && part.open_mark == quotation.open_mark
        })
        .find_map(|asked| {
            let part = Scene { decision: &decision, asked, head: OnceCell::new(), ..*scene };
            (said_after_inverted::RULE.find)(&part).or_else(|| (said_after::RULE.find)(&part))
        })
}

/// So many paragraphs further on the words of attribution may stand.
const PARTS: u32 = 8;
