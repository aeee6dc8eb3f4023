//! `Voss said help was late. It was, after all, "nobody's job to ask".`: a clause taken up without words
//! of attribution.

use crate::quotation::QuotationType;
use crate::rule::{Example, MentionAnswer, Rule, Scene};

pub(super) static RULE: Rule<MentionAnswer> = Rule {
    id: "spoken-of-before",
    doc: "A fragment of four words or more that nothing in its sentence governs, in a paragraph where somebody \
          has been quoted before: too long for a term, it takes up that speaker's words.",
    fires: &[
        Example {
            text: "“They sit and they wait,” said Ana Lindqvist, the coach. Unless the rest come soon, “it is \
                   hard to see a season here.”",
            answer: "Ana Lindqvist",
        },
        Example {
            text: "Hal Dorrit told the board that the bridge was “sound.” The road behind it was “another matter \
                   and another budget.”",
            answer: "Hal Dorrit",
        },
        Example {
            text: "“It’s ambush theatre,” Oona Brack says. It’s “this new business of shouting from the stalls.”",
            answer: "Oona Brack",
        },
    ],
    silent: &[
        "“They sit and they wait,” said Ana Lindqvist, the coach. Nobody in the town uses the “far court.”",
        "The bridge was closed in May. The road behind it was “another matter and another budget.”",
    ],
    find,
};

fn find(scene: &Scene) -> Option<MentionAnswer> {
    if matches!(scene.decision().kind, Some((QuotationType::Direct | QuotationType::Title, _)))
        || scene.wording().words <= 3
    {
        return None;
    }
    let before = (0..scene.asked).rev().find(|q| scene.quotations[*q].parent.is_none())?;
    if scene.quotations[before].paragraph != scene.quotation().paragraph {
        return None;
    }
    match &scene.decisions[before].mention.as_ref()?.0 {
        MentionAnswer::Nobody => None,
        _ => Some(MentionAnswer::CarriesOn(before as u32)),
    }
}
