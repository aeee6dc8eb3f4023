//! `The plan is "dead" and "buried" for now, Voss said.`

use super::{announce, governed_from_afar, naming, reading, relayer, reporting, said_after};
use crate::lexicon::{CueClass, Tag, Traits};
use crate::rule::{Example, MentionAnswer, Rule, Scene, Source};
use crate::syntax::ChunkKind;

pub(super) static RULE: Rule<MentionAnswer> = Rule {
    id: "said-at-end",
    doc: "The sentence around the quotation ends with a subject and a verb of saying behind a comma: the whole \
          sentence is reported, and with it the fragment. Where the one at the end only relays (an agency, an \
          office, a text), the one who speaks inside the sentence is the speaker; what names a text that is \
          told of behind it, nobody says.",
    fires: &[
        Example {
            text: "A second vote is “off the table” for now, the prime minister’s office said.",
            answer: "the prime minister’s office",
        },
        Example {
            text: "The striker was “not himself” in the first half, his manager admitted afterwards.",
            answer: "his manager",
        },
        Example {
            text: "The plan was “dead on arrival” and had “no friends” in the chamber, said Senator Ruth Abara.",
            answer: "Senator Ruth Abara",
        },
        Example {
            text: "President Ana Holt made the call in May, vowing to take “gentle measures” if need be, her office said.",
            answer: "President Ana Holt",
        },
    ],
    silent: &[
        "In his “harbour vow,” a paper of last year, Mr. Vance wrote little.",
        "As they face the “long count” in Orsa, supporters of Mr. Vance think fondly of May.",
        "Dr. Nwosu said the wheat was “older than the pyramids”.",
        "“The wheat is older than the pyramids,” Dr. Nwosu said.",
        "The “older” wheat was thrown away, and nobody said why.",
        "“Ebb and Flow” star Ana Voss opened up on Monday.",
    ],
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
    // "The paper praised them for “…,” a slogan it has used, Voss said": whose it is is told nearer by.
    if !scene.is_direct()
        && (reporting::is_named_by_nearer(&phrase, place) || super::whose_term(&phrase, place).is_some())
    {
        return None;
    }
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
    // "The roof was “bad” and the hall “worse,” Ana Voss, 54, said": behind an apposition the subject stands before it.
    let followed = frame.kind(verb as isize + 1) == ChunkKind::Noun && !phrase.is_temporal(verb as isize + 1);
    let apposed = frame.kind(verb as isize - 1) == ChunkKind::Comma
        && !followed
        && phrase.subject(verb).is_some_and(|own| own.chunk > place && own.chunk < verb);
    if !apposed && matches!(frame.kind(verb as isize - 1), ChunkKind::Comma | ChunkKind::Quote) {
        if followed && phrase.chunk(verb).class() == Some(CueClass::Say) {
            let mut source = naming::source(&phrase, verb + 1)?;
            source.cue = Some(naming::cue_words(&phrase, verb));
            return Some(MentionAnswer::Source(source));
        }
        return None;
    }
    // "In his “port plan,” a paper of last year, he wrote": what names the paper.
    let named = place + 1;
    if scene.wording().last == Some(',')
        && frame.kind(named as isize) == ChunkKind::Noun
        && matches!(phrase.first_word(named), "a" | "an" | "the")
        && phrase.chunk(named).class() == Some(CueClass::Document)
        && frame.kind(place as isize - 1) == ChunkKind::Noun
    {
        return Some(MentionAnswer::Nobody);
    }
    let subject = phrase.subject(verb)?;
    let start = subject.chunk as isize - 1;
    let bounded = matches!(frame.kind(start), ChunkKind::Comma | ChunkKind::Dash)
        || frame.kind(start) == ChunkKind::Quote;
    // "The “old guard” phrase Voss used": what stands right beside the quotation is no clause around it.
    // "“Ebb and Flow” star Ana Voss spoke out": the quotation is a part of the noun phrase.
    let first = &phrase.layout.tokens[phrase.chunk(subject.chunk).first as usize];
    let title = first.known().tags[0] == Tag::Noun
        && !first.shape.is_capital()
        && !reading::set_off(scene, &phrase, place);
    let inside = start == place as isize && (frame.kind(start - 1) != ChunkKind::Stop || title);
    if !bounded || subject.chunk <= place || inside {
        return None;
    }
    let source = announce::by_verb(&phrase, verb)?;
    // "As they face a “contest,” supporters think warmly of May": a thought of something else.
    let elsewhere = phrase.chunk(verb).class() == Some(CueClass::Think)
        && frame.kind(sentence.start as isize) == ChunkKind::Subordinator
        && !reading::set_off(scene, &phrase, place);
    if elsewhere || !reading::can_speak(&phrase, &source) && phrase.head_word(subject.chunk) != "it" {
        return None;
    }
    // "He replied that he had “…,” the affidavit says": so does a text.
    let text = phrase.chunk(subject.chunk).class() == Some(CueClass::Document);
    let relays = text || phrase.chunk(verb).class() == Some(CueClass::Relay);
    // "She added that it was “…,” an agency reported": the agency relays it, as her office may.
    let inner = if relays {
        governed_from_afar::governor(&phrase, place, place)
            .filter(|(inner, source)| {
                let plural = phrase.layout.tokens[source.head as usize].has(Traits::PLURAL);
                *inner < place && (!text || !plural)
            })
            .map(|(_, inner)| Source { via: Some(source.words), ..inner })
    } else if relayer::speaks_for_another(&phrase, &source) {
        said_after::inner(scene, &phrase, place, true, &source)
    } else {
        None
    };
    Some(MentionAnswer::Source(inner.unwrap_or(source)))
}
