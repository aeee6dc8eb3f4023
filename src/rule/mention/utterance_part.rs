//! `"…," Voss said, "…"`: the parts of one utterance have one speaker.

use super::{announce, reading};
use crate::lexicon::CueClass;
use crate::rule::{Example, MentionAnswer, Rule, Scene, Source};
use crate::syntax::ChunkKind;

pub(super) static RULE: Rule<MentionAnswer> = Rule {
    id: "utterance-part",
    doc: "The quotation is a later part of an utterance whose first part has its speaker: the same words name \
          the speaker of both where they stand in one sentence, and it is carried on where they do not.",
    fires: &[
        Example {
            text: "“We looked for him all night,” said Mrs. Reyle, “and then the rain came.”",
            answer: "Mrs. Reyle",
        },
        Example {
            text: "Mrs. Reyle said: “We looked all night.\n\n“We called his name.”", answer: "Reyle"
        },
        Example {
            text: "“Nobody on the board,” said Maureen Platt, “has ever taken the 43.”",
            answer: "Maureen Platt",
        },
        Example {
            text: "“The virus is old,” said Dr. Nwosu, who found it, “but the vaccine is new.”",
            answer: "Dr. Nwosu",
        },
    ],
    silent: &[
        "“The dam,” Mr. Vance said, pointing at the gates.",
        "“We looked all night,” said Mrs. Reyle. Her son remembers it too. “It rained,” he said.",
        "“We looked all night,” said Mrs. Reyle.\n\n“We called his name.”",
    ],
    find,
};

fn find(scene: &Scene) -> Option<MentionAnswer> {
    let quotation = scene.quotation();
    if quotation.utterance_part < 2 {
        return None;
    }
    let before = (0..scene.asked).rev().find(|q| scene.quotations[*q].utterance == quotation.utterance)?;
    match &scene.decisions[before].mention.as_ref()?.0 {
        MentionAnswer::Source(source) => {
            if let Some(own) = announced_between(scene, before, source) {
                return Some(MentionAnswer::Source(own));
            }
            let same = scene.quotations[before].paragraph == quotation.paragraph;
            let between = scene.layout.tokens[source.words.first as usize].span.start
                > scene.quotations[before].span.end;
            Some(if same && between {
                MentionAnswer::Source(source.clone())
            } else {
                MentionAnswer::CarriesOn(before as u32)
            })
        }
        MentionAnswer::CarriesOn(_) => Some(MentionAnswer::CarriesOn(before as u32)),
        MentionAnswer::Nobody => None,
    }
}

/// "When a boy shouted, “Now,” Voss joked, again loudly, “Come up”": the one whom a verb of saying
/// between the two names, where the words of the first have their own before them.
fn announced_between(scene: &Scene, before: usize, source: &Source) -> Option<Source> {
    let (phrase, place) = scene.place()?;
    let first = phrase.frame.chunk_of(before as u32)?;
    if source.words.first >= phrase.chunk(first).first || !reading::in_opening_clause(&phrase, first) {
        return None;
    }
    let verb = (first + 1..place).find(|at| {
        let chunk = phrase.chunk(*at);
        chunk.kind == ChunkKind::Verb
            && chunk.flag
            && matches!(chunk.class(), Some(CueClass::Say | CueClass::Tell | CueClass::Sound))
            && phrase.subject(*at).is_some_and(|subject| subject.chunk > first)
    })?;
    announce::by_verb(&phrase, verb)
}
