//! `The plan is "dead" and "buried" for now, Voss said.`

use super::{announce, reading};
use crate::lexicon::CueClass;
use crate::rule::{MentionAnswer, Rule, Scene};
use crate::syntax::ChunkKind;

pub(super) static RULE: Rule<MentionAnswer> = Rule {
    id: "said-at-end",
    doc: "The sentence around the quotation ends with a subject and a verb of saying behind a comma: the whole \
          sentence is reported, and with it the fragment.",
    fires: &[],
    silent: &[],
    find,
};

fn find(scene: &Scene) -> Option<MentionAnswer> {
    let (phrase, place) = scene.place()?;
    let frame = phrase.frame;
    let sentence = frame.sentence(place);
    let verb = (place + 1..sentence.end).rev().find(|i| {
        let chunk = phrase.chunk(*i);
        chunk.kind == ChunkKind::Verb
            && chunk.flag
            && matches!(
                chunk.class(),
                Some(CueClass::Say | CueClass::Tell | CueClass::Think | CueClass::Sound | CueClass::Relay)
            )
            && (reading::lacks_content(&phrase, *i) || frame.kind(*i as isize - 1) == ChunkKind::Comma)
    })?;
    // Everything behind the verb must be an adverbial.
    let closed = (verb + 1..sentence.end).all(|i| {
        !(phrase.chunk(i).kind == ChunkKind::Verb
            && phrase.chunk(i).flag
            && phrase.subject(i).is_some_and(|s| s.chunk > verb))
            || i > verb + 3
    });
    if !closed {
        return None;
    }
    if frame.kind(verb as isize - 1) == ChunkKind::Comma || frame.kind(verb as isize - 1) == ChunkKind::Quote
    {
        if frame.kind(verb as isize + 1) == ChunkKind::Noun
            && phrase.chunk(verb).class() == Some(CueClass::Say)
            && !phrase.is_temporal(verb as isize + 1)
        {
            let mut source = announce::source(&phrase, verb + 1)?;
            source.cue = Some(announce::cue_words(&phrase, verb));
            return Some(MentionAnswer::Source(source));
        }
        return None;
    }
    let subject = phrase.subject(verb)?;
    let start = subject.chunk as isize - 1;
    let bounded = matches!(frame.kind(start), ChunkKind::Comma | ChunkKind::Dash)
        || frame.kind(start) == ChunkKind::Quote;
    if !bounded || subject.chunk <= place {
        return None;
    }
    announce::by_verb(&phrase, verb).map(MentionAnswer::Source)
}
