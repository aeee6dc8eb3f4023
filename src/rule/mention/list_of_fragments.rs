//! `cited "…" and "…" and the "…"`: one verb governs the whole list.

use crate::rule::{Example, MentionAnswer, Rule, Scene};

pub(super) static RULE: Rule<MentionAnswer> = Rule {
    id: "list-of-fragments",
    doc: "Another quotation of the same sentence has its speaker and no other governor has been found for this \
          one: the fragments of one sentence are one person's.",
    fires: &[
        Example {
            text: "The chairman’s promise of “more buses” and “fewer strikes” was met with laughter.",
            answer: "The chairman",
        },
        Example {
            text: "The bishop’s warning of “a winter of hunger” and “a spring of graves” was read in every church.",
            answer: "The bishop",
        },
        Example {
            text: "The review’s talk of “wooden hands” and “a tin voice” stung the tenor.",
            answer: "The review",
        },
        Example {
            text: "Ms. Platt’s report of “cold soup” and “warm milk” reached the ministry.",
            answer: "Ms. Platt",
        },
        Example {
            text: "The chairman’s promise of “more buses”, “fewer strikes” and “free tea” was met with laughter.",
            answer: "The chairman",
        },
    ],
    silent: &[
        "Ms. Platt called the 43 “a national disgrace”.",
        "Ms. Platt called the 43 “late”. The “new” buses are green.",
        "Ms. Platt’s report spoke of “cold soup”. The “new” kitchen is in the cellar.",
    ],
    find,
};

fn find(scene: &Scene) -> Option<MentionAnswer> {
    let (phrase, place) = scene.place()?;
    let sentence = phrase.frame.sentence(place);
    let before = scene.asked.checked_sub(1)?;
    let chunk = phrase.frame.chunk_of(before as u32)?;
    if !sentence.contains(&chunk) {
        return None;
    }
    match &scene.decisions[before].mention.as_ref()?.0 {
        MentionAnswer::Nobody => None,
        answer => Some(answer.clone()),
    }
}
