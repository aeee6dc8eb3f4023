//! `"…," ministry spokeswoman Ana Voss.`: the verb that ought to follow was forgotten.

use super::{naming, reading};
use crate::lexicon::{Tag, Traits};
use crate::rule::{Example, MentionAnswer, Rule, Scene};
use crate::syntax::{ChunkKind, Phrase};

pub(super) static RULE: Rule<MentionAnswer> = Rule {
    id: "verb-forgotten",
    doc: "Words that end in a comma, and behind them nothing but a person's full name or a name with an office, to \
          the end of the sentence: whoever is named says them, though the verb was left out in haste. The comma \
          tells that words of attribution were to follow.",
    fires: &[
        Example {
            text: "“They will meet in May,” Senate Leader Ana Holt (D-Vale).",
            answer: "Senate Leader Ana Holt",
        },
        Example {
            text: "The crew “badly frightened all our guests,” ministry spokesman Roy Vance.",
            answer: "ministry spokesman Roy Vance",
        },
        Example { text: "“The dam will hold,” Roy Vance, the county engineer.", answer: "Roy Vance" },
    ],
    silent: &[
        "“The dam will hold,” Mr. Vance said.",
        "They gave her “The Dam,” Pieter Vance and a chair.",
        "“The dam will hold.” Pieter Vance.",
        "“The dam will hold,” a sign.",
    ],
    find,
};

fn find(scene: &Scene) -> Option<MentionAnswer> {
    let (phrase, place) = scene.place()?;
    let noun = reading::behind(scene, &phrase, place).filter(|_| reading::set_off(scene, &phrase, place))?;
    let end = phrase.frame.sentence(noun).end;
    let kind = |at: usize| phrase.frame.kind(at as isize);
    let bare = (noun + 1..end).all(|at| {
        matches!(
            kind(at),
            ChunkKind::Comma
                | ChunkKind::Noun
                | ChunkKind::Preposition
                | ChunkKind::Open
                | ChunkKind::Close
                | ChunkKind::Stop
        )
    });
    let stops = phrase.frame.kind(end as isize - 1) == ChunkKind::Stop
        || phrase.frame.kind(end as isize) == ChunkKind::Stop;
    (bare && stops && kind(noun) == ChunkKind::Noun && is_person(&phrase, noun)).then_some(())?;
    naming::source(&phrase, noun).map(MentionAnswer::Source)
}

/// Whether a noun phrase is a person's name of two words, or a name with an office or a title before it.
fn is_person(phrase: &Phrase, noun: usize) -> bool {
    let chunk = phrase.chunk(noun);
    let tokens = &phrase.layout.tokens[chunk.first as usize..chunk.last as usize];
    let given = tokens.iter().position(|token| token.has(Traits::GIVEN | Traits::HONORIFIC));
    let office = tokens.iter().position(|token| token.has(Traits::TITLE | Traits::PERSON_ROLE));
    let named = |at: Option<usize>| at.is_some_and(|at| at + 1 < tokens.len());
    chunk.tag == Tag::Name
        && tokens.last().is_some_and(|last| last.shape.is_capital())
        && (named(given) || named(office))
}
