//! `cited "…" and "…" and the "…"`: one verb governs the whole list.

use crate::rule::{MentionAnswer, Rule, Scene};

pub(super) static RULE: Rule<MentionAnswer> = Rule {
    id: "list-of-fragments",
    doc: "Another quotation of the same sentence has its speaker and no other governor has been found for this \
          one: the fragments of one sentence are one person's.",
    fires: &[],
    silent: &[],
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
