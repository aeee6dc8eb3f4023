//! `cited "…" and "…" and the "…"`: one verb governs the whole list.

use crate::rule::{Example, MentionAnswer, Rule, Scene};
use crate::syntax::{ChunkKind, Phrase};

pub(super) static RULE: Rule<MentionAnswer> = Rule {
    id: "list-of-fragments",
    doc: "Another quotation of the same sentence has its speaker and no other governor has been found for this \
          one: the fragments of one sentence are one person's. A fragment that \"and\" joins to one with words of \
          attribution behind it shares these.",
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
        "“It rained all night,” said Ana Lund, one of the “old” drivers.",
        "Ms. Platt called the 43 “a national disgrace”.",
        "Ms. Platt called the 43 “late”. The “new” buses are green.",
        "Ms. Platt’s report spoke of “cold soup”. The “new” kitchen is in the cellar.",
    ],
    find,
};

fn find(scene: &Scene) -> Option<MentionAnswer> {
    let (phrase, place) = scene.place()?;
    let sentence = phrase.frame.sentence(place);
    if let Some(source) = joined_behind(scene, &phrase, place) {
        return Some(source);
    }
    let before = scene.asked.checked_sub(1)?;
    let chunk = phrase.frame.chunk_of(before as u32)?;
    if !sentence.contains(&chunk) {
        return None;
    }
    // "“…,” said Voss, one of the “…” drivers": a verb between the two ends the list.
    let finite = |at: usize| {
        phrase.chunk(at).kind == ChunkKind::Verb && phrase.chunk(at).flag
            || matches!(phrase.chunk(at).kind, ChunkKind::Colon | ChunkKind::Open)
    };
    if (chunk..place).any(finite) {
        return None;
    }
    match &scene.decisions[before].mention.as_ref()?.0 {
        MentionAnswer::Nobody => None,
        answer => Some(answer.clone()),
    }
}

/// "Locks are “…” and “…,” Voss said": the fragment that "and" joins to one with words behind it.
fn joined_behind(scene: &Scene, phrase: &Phrase, place: usize) -> Option<MentionAnswer> {
    let next = place as isize + 2;
    let joined =
        phrase.frame.kind(next - 1) == ChunkKind::Conjunction && phrase.frame.kind(next) == ChunkKind::Quote;
    if !joined {
        return None;
    }
    match scene.decisions.get(scene.asked + 1)?.mention.as_ref()? {
        (answer @ MentionAnswer::Source(_), "said-after" | "said-after-inverted") => Some(answer.clone()),
        _ => None,
    }
}
