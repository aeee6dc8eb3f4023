//! A fragment in the sentence after reported speech carries that speech on.

use super::lead_sentence;
use crate::quotation::QuotationType;
use crate::rule::{Example, MentionAnswer, Rule, Scene};
use crate::syntax::ChunkKind;

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
        Example {
            text: "“I would say ‘stubborn,’” said Ana Holt, whom Mr. Vance chose. “It suits me.”",
            answer: "Ana Holt",
        },
        Example {
            text: "“Are we at sea?” asked Ms. Platt of what Mr. Vance calls the “dry” dock. “We are not.”",
            answer: "Platt",
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
    let before = utterance_around(scene, before).unwrap_or(before);
    let direct = scene.is_direct();
    match &scene.decisions[before].mention.as_ref()?.0 {
        MentionAnswer::Nobody => None,
        // "“…,” he said. Voss smiled. “…”"
        _ if lead_sentence::brings_in(scene) => None,
        _ => direct.then_some(MentionAnswer::CarriesOn(before as u32)),
    }
}

/// "“…,” asked Voss of what he calls the “crooked” vote.": for a fragment in the words of attribution of an
/// utterance, that utterance.
fn utterance_around(scene: &Scene, fragment: usize) -> Option<usize> {
    let whole = |q: usize| matches!(scene.decisions[q].kind, Some((QuotationType::Direct, _)));
    let (phrase, place) = scene.place()?;
    let utterance = fragment.checked_sub(1).filter(|q| whole(*q) && !whole(fragment))?;
    let at = |q: usize| phrase.frame.chunk_of(q as u32);
    let (sentence, behind) = (phrase.frame.sentence(at(fragment)?), at(utterance)? + 1);
    // "“…?” asked Voss": the mark seems to end the sentence.
    let parted =
        sentence.start == behind + 1 && phrase.frame.kind(sentence.start as isize) == ChunkKind::Verb;
    let inside = (parted || sentence.contains(&behind)) && !sentence.contains(&place);
    let told = |q: usize| !matches!(scene.decisions[q].mention, None | Some((MentionAnswer::Nobody, _)));
    (inside && told(utterance) && told(fragment)).then_some(utterance)
}
