//! `The plan, she said, is "dead"`, `As Voss put it, the plan is "dead"`: attribution inside the sentence.

use super::{announce, governed_from_afar, naming, reading, reporting};
use crate::lexicon::CueClass;
use crate::rule::{Example, MentionAnswer, Rule, Scene, Source};
use crate::syntax::{ChunkKind, Phrase};

pub(super) static RULE: Rule<MentionAnswer> = Rule {
    id: "said-in-passing",
    doc: "Words of attribution stand between commas earlier in the sentence, or an \"as\" clause of saying opens \
          it: the whole sentence is reported, and the fragment with it.",
    fires: &[
        Example {
            text: "The golf trade, Ana Lindqvist said, is “doing rather better than the golfers.”",
            answer: "Ana Lindqvist",
        },
        Example {
            text: "Her neighbours, Oona Brack said on Monday, had been “feeding every gull in the county.”",
            answer: "Oona Brack",
        },
        Example {
            text: "As Hal Dorrit explained, taxes were put off, and the town was left with “a hole where the \
                   roof was.”",
            answer: "Hal Dorrit",
        },
        Example {
            text: "As Hal Dorrit confirmed last month, the dam is “a hole in the ground.”",
            answer: "Hal Dorrit",
        },
        Example {
            text: "A longer ban, Rep. Ana Holt (I-Vale) predicted, would be “dead on arrival, dead at sea and dead at home.”",
            answer: "Rep. Ana Holt",
        },
        Example {
            text: "The word “dam,” Ms. Platt added, had been used so often that it had “lost its bite”.",
            answer: "Ms. Platt",
        },
        Example {
            text: "The others, Ms. Platt told Mr. Lee in a note on Sunday that was shared with the Herald, “fell through the ice.”",
            answer: "Ms. Platt",
        },
        Example {
            text: "The ferry, residents of Orsa said on Monday, was “a bathtub with a bell.”",
            answer: "residents of Orsa",
        },
        Example {
            text: "The ferry, Ana Lindqvist, who steered it for years, told a friend in May, was “a bathtub with a bell.”",
            answer: "Ana Lindqvist",
        },
        Example {
            text: "In the dry months, said harbour master Ana Lindqvist, the ferry was “a bathtub with a bell.”",
            answer: "harbour master Ana Lindqvist",
        },
    ],
    silent: &[
        "Bo Arden praised the draft – the first in years, his staff said, to pass – yet he signed it since it is the “finest opening”.",
        "Ana Lindqvist rose, said a prayer, and found the room “stuffy”.",
        "As Ana Lindqvist spoke, the crew was busy, warding gulls from “any and all bread”.",
        "They stood for roads, bank credits to pay for them, and what we call “public works”.",
        "Ana Lindqvist said the golf trade is “doing rather better than the golfers.”",
        "As Ana Lindqvist conceded the vote, the crew was busy, warding gulls from “any and all bread”.",
        "The ferry, a gift announced in May, is “a bathtub with a bell.”",
        "The memoir, the book announced in May, is “a bathtub with a bell.”",
        "As the treasurer left, three taxes were put off for what he called “a rainy day.”",
    ],
    find,
};

fn find(scene: &Scene) -> Option<MentionAnswer> {
    let (phrase, place) = scene.place()?;
    let sentence = phrase.frame.sentence(place);
    if reading::verb_before(&phrase, place)
        .is_some_and(|verb| governed_from_afar::acts_in_person(&phrase, verb))
    {
        return None;
    }
    let aside = (sentence.start..place)
        .rev()
        .find_map(|noun| Some((noun, phrase.in_passing(noun).filter(|verb| *verb < place)?)))
        .filter(|(_, verb)| !reporting::acts_behind(&phrase, *verb, place))
        .filter(|(noun, verb)| !is_parted(&phrase, *noun, *verb, place));
    let source = match aside {
        // "A longer ban, Ana Lindqvist (I-Vale) predicted, would be “…”"
        Some((noun, verb)) if phrase.frame.kind(verb as isize - 1) == ChunkKind::Close => {
            let cue = Some(naming::cue_words(&phrase, verb));
            Source { cue, ..naming::source(&phrase, noun)? }
        }
        Some((_, verb)) => announce::by_verb(&phrase, verb)?,
        None if let Some(source) = inverted(&phrase, sentence.start, place) => source,
        None => announce::by_verb(&phrase, opening(&phrase, sentence.start, place)?)?,
    };
    // "roads, bank credits to fund them, and tariffs": nobody.
    let it = phrase.layout.tokens[source.head as usize].is(phrase.text, "it");
    (it || reading::can_speak(&phrase, &source)).then_some(MentionAnswer::Source(source))
}

/// "Voss praised the draft – the first in years, her staff said, to pass – and called it “…”": whether words of
/// attribution stand between two dashes, behind which the quotation is.
fn is_parted(phrase: &Phrase, noun: usize, verb: usize, place: usize) -> bool {
    let dash = |at: usize| phrase.frame.kind(at as isize) == ChunkKind::Dash;
    (phrase.frame.sentence(place).start..noun.saturating_sub(1)).any(dash) && (verb + 2..place).any(dash)
}

/// "In May, said Ana Voss, the ferry was “…”": who stands behind a verb of saying between two commas.
fn inverted(phrase: &Phrase, start: usize, place: usize) -> Option<Source> {
    let frame = phrase.frame;
    let verb = (start + 1..place).rev().find(|verb| {
        let at = *verb as isize;
        matches!(phrase.chunk(*verb).class(), Some(CueClass::Say))
            && frame.kind(at) == ChunkKind::Verb
            && phrase.chunk(*verb).tag.is_finite()
            && frame.kind(at - 1) == ChunkKind::Comma
            && frame.kind(at + 1) == ChunkKind::Noun
            && frame.kind(phrase.past_chain(verb + 1) as isize) == ChunkKind::Comma
    })?;
    // "Voss rose, said a prayer, and called it “…”": whoever the clause before is about says that.
    let opener = phrase.opens_adverbial(start as isize) || frame.kind(start as isize) == ChunkKind::Wh;
    let begun = !opener
        && (start..verb).any(|at| frame.kind(at as isize) == ChunkKind::Verb && phrase.chunk(at).flag);
    let speaker = naming::source(phrase, verb + 1)?;
    (!begun).then(|| Source { cue: Some(naming::cue_words(phrase, verb)), ..speaker })
}

/// The verb of "As Voss explained, …" at a sentence's start.
fn opening(phrase: &Phrase, start: usize, place: usize) -> Option<usize> {
    let frame = phrase.frame;
    if !phrase.is_as(start as isize) {
        return None;
    }
    let verb = (start + 1..place).find(|i| frame.kind(*i as isize) == ChunkKind::Verb)?;
    let comma = (verb + 1..place)
        .find(|i| matches!(frame.kind(*i as isize), ChunkKind::Comma | ChunkKind::Verb | ChunkKind::Quote))?;
    let object = frame.kind(verb as isize + 1) == ChunkKind::Noun && !phrase.is_temporal(verb as isize + 1);
    // "As Voss spoke, the crowd grew": only when it was.
    let says = matches!(phrase.chunk(verb).class(), Some(CueClass::Say | CueClass::Tell))
        && !reporting::merely_talks(phrase, verb)
        || reporting::states(phrase, verb) && !object;
    (says && phrase.chunk(verb).flag && frame.kind(comma as isize) == ChunkKind::Comma).then_some(verb)
}
