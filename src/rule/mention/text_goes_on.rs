//! `The treaty "commits both to peace"`: a text is the subject of the verb that its own words begin with.

use super::naming;
use crate::lexicon::{CueClass, Tag};
use crate::rule::{Example, MentionAnswer, Rule, Scene};
use crate::syntax::ChunkKind;

pub(super) static RULE: Rule<MentionAnswer> = Rule {
    id: "text-goes-on",
    doc: "A text stands right before the quotation with no verb of its own, and the quoted words begin \
          with one: the text goes on in its own words.",
    fires: &[
        Example {
            text: "The council met. Its resolution “deplores in the strongest terms” the loss of the bridge.",
            answer: "Its resolution",
        },
        Example {
            text: "The draft, seen by the Orsa Herald, “demands that all boats stop” in the harbour.",
            answer: "The draft",
        },
        Example {
            text: "The letter merely “takes note of other views” on the bridge.",
            answer: "The letter",
        },
    ],
    silent: &[
        "Ms. Platt said the report “takes no sides”.",
        "The report has “claims and counts” in it.",
        "Ms. Platt read the report “late at night” in May.",
    ],
    find,
};

fn find(scene: &Scene) -> Option<MentionAnswer> {
    let (phrase, place) = scene.place()?;
    let frame = phrase.frame;
    if scene.is_direct() || !begins_with_verb(scene) {
        return None;
    }
    let mut at = place.checked_sub(1)?;
    while frame.kind(at as isize) == ChunkKind::Adverb {
        at = at.checked_sub(1)?;
    }
    let sentence = frame.sentence(place);
    // "The draft, seen by the Herald, “demands”"
    if frame.kind(at as isize) == ChunkKind::Comma {
        let opening = (sentence.start..at).rev().find(|i| frame.kind(*i as isize) == ChunkKind::Comma)?;
        at = opening.checked_sub(1)?;
    }
    let text = matches!(phrase.chunk(at).class(), Some(CueClass::Document | CueClass::Utterance));
    let lacks_verb =
        (sentence.start..place).all(|i| frame.kind(i as isize) != ChunkKind::Verb || !phrase.chunk(i).flag);
    let hangs = at > sentence.start
        && matches!(frame.kind(at as isize - 1), ChunkKind::Preposition | ChunkKind::Verb);
    if frame.kind(at as isize) != ChunkKind::Noun || !text || hangs || !lacks_verb {
        return None;
    }
    naming::source(&phrase, at).map(MentionAnswer::Source)
}

/// Whether the quoted words begin with a verb in the third person, and are more than that.
fn begins_with_verb(scene: &Scene) -> bool {
    let layout = scene.layout;
    let inner = scene.quotation().inner;
    let words = &layout.tokens[layout.token_at(inner.start)..layout.token_at(inner.end)];
    words.len() > 2
        && words[0].known().can_be.has(Tag::Third)
        && !words[0].shape.is_capital()
        && (words[0].known().tags[0] == Tag::Third
            || !matches!(words[1].known().tags[0], Tag::Noun | Tag::Nouns))
        && !words[1].is(scene.text, "and")
}
