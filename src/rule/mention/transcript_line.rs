//! `VOSS: "…"`: the name before the colon speaks.

use super::{colon_paragraph_before, follows, naming};
use crate::layout::{Token, Zone};
use crate::lexicon::{CueClass, Tag, Tags, Traits, lexicon};
use crate::rule::{Example, MentionAnswer, Rule, Scene, Source, Words};
use crate::speaker::SpeakerKind;
use crate::syntax::{Chunk, ChunkKind};

pub(super) static RULE: Rule<MentionAnswer> = Rule {
    id: "transcript-line",
    doc: "A sentence that is nothing but a name and a colon before the quotation is a line of a transcript or \
          a headline: the one named speaks, and so does whoever a headline in capitals begins with that goes on \
          with a verb, or with a noun for that one's words. The person with whose name and a colon a headline \
          begins says what it goes on to quote, where nobody else is said to; so \
          does one with whose name and \"on\" it begins, and one whose name and verb follow the colon behind the words \
          that it begins with. So does a name behind a dash, \"by\" or \
          \"More from\" right before the colon, as digests of the news have it.",
    fires: &[
        Example { text: "OKAFOR: “We have nothing to hide.”", answer: "OKAFOR" },
        Example {
            text: "The inquiry resumed after lunch.\n\nMs. Harding: “Who signed the cheque?”",
            answer: "Ms. Harding",
        },
        Example {
            text: "Ms. Harding rose again.\n\nHarding: “Who signed the cheque?”", answer: "Harding"
        },
        Example {
            text: "Q. Who signed the cheque?\n\nMr. Dunmore: “I do not recall.”",
            answer: "Mr. Dunmore",
        },
        Example {
            text: "BOATS SINK MORE OFTEN THAN THEY DID - Ana Holt: “We counted nine wrecks in one spring.”",
            answer: "Ana Holt",
        },
        Example { text: "The polls did foresee it - Ana Holt: “We counted well.”", answer: "Ana Holt" },
        Example {
            text: "Voss Answers Harbour Board: “We Shall Sail Again”\n\nAna Voss, who runs the ferries, spoke on Monday in Orsa.",
            answer: "Voss",
        },
        Example {
            text: "Ana Voss Torches Gov. Holt at Harbour Fair: “We Shall Sail Again”\n\nAna Voss, who runs the ferries, spoke on Monday in Orsa. Gov. Bo Holt left early.",
            answer: "Ana Voss",
        },
        Example {
            text: "WATCH: Gov. Holt Vetoes Ferry Bill in Orsa: “We Shall Not Sail”\n\nGov. Ana Holt spoke to pilots in the harbour.",
            answer: "Gov. Holt",
        },
        Example {
            text: "Ana Holt on why the ferries stopped: “We had to sleep”\n\nAna Holt, who runs the ferries, spoke to pilots.",
            answer: "Ana Holt",
        },
        Example {
            text: "Ana Holt: Ferry Plan Is ‘No Toy’\n\nAna Holt of the harbour board in Orsa spoke to the Post.",
            answer: "Ana Holt",
        },
        Example {
            text: "Harbour Master’s Post To Rowers Goes Viral: “Come Home”\n\nThe row over the ferries in Orsa has grown.",
            answer: "Harbour Master",
        },
        Example {
            text: "Boats sink more often. More from Ana Holt: “The hulls are thin.”",
            answer: "Ana Holt",
        },
        Example {
            text: "▸‘It is no toy’: Holt hits back at harbour board\n\nAna Holt, the mayor of Orsa, answered on Monday.",
            answer: "Holt",
        },
    ],
    silent: &[
        "‘It is no toy’: Holt’s ferries shut\n\nAna Holt, the mayor of Orsa, answered on Monday.",
        "Ana Holt: Ferry plan was ‘a toy,’ says mayor\n\nAna Holt of the harbour board in Orsa spoke to the Post.",
        "Ana Holt: Mayor called ferry plan ‘no toy’\n\nAna Holt of the harbour board in Orsa spoke to the Post.",
        "Ms. Harding was calm. “Who signed the cheque?”",
        "Ms. Harding told the inquiry: “I signed the cheque.”",
        "The sign on the door was short: “Closed.”",
        "Harbour Line: “It is over,” Ana Holt of the ferry board said.",
    ],
    find,
};

fn find(scene: &Scene) -> Option<MentionAnswer> {
    if let Some(source) = kicker(scene) {
        return Some(MentionAnswer::Source(source));
    }
    if let Some(source) = answers_behind(scene) {
        return Some(MentionAnswer::Source(source));
    }
    let (phrase, place) = scene.place()?;
    let frame = phrase.frame;
    let at = place as isize;
    if frame.kind(at - 1) != ChunkKind::Colon {
        return None;
    }
    let headline = scene.layout.paragraphs[scene.quotation().paragraph as usize].zone == Zone::Title;
    if headline && let Some(source) = speaks_on(scene, phrase.chunk(frame.sentence(place).start).first) {
        return Some(MentionAnswer::Source(source));
    }
    if frame.kind(at - 2) != ChunkKind::Noun {
        return None;
    }
    if let Some(source) = colon_paragraph_before::signed(&phrase, place - 1) {
        return Some(MentionAnswer::Source(source));
    }
    let noun = phrase.chain_start(at - 2);
    let alone = matches!(frame.kind(noun - 1), ChunkKind::Stop);
    // "Watch: Voss Answers Port Board: “We Sail”"
    let behind_kicker = matches!(frame.kind(noun - 1), ChunkKind::Colon | ChunkKind::Dash);
    if headline && (alone || behind_kicker) {
        let line = phrase.chunk(noun as usize);
        if let Some(named) = opener(scene, line).or_else(|| owner(scene, line)) {
            return Some(MentionAnswer::Source(named));
        }
    }
    // "Harbour Line: “…,” Ana Holt said": what stands before the colon only heads the line.
    if alone && !headline && follows(scene) {
        return None;
    }
    let noun = noun as usize;
    let named = matches!(phrase.chunk(noun).tag, Tag::Name | Tag::Pronoun) || phrase.chunk(noun).cue == 0;
    (alone && named).then(|| naming::source(&phrase, noun).map(MentionAnswer::Source)).flatten()
}

/// "‘It is not a toy’: Voss hits back": the person who says, behind the colon, something to or of somebody, where
/// a headline begins with a quotation.
fn answers_behind(scene: &Scene) -> Option<Source> {
    let (layout, quotation) = (scene.layout, scene.quotation());
    let tokens = layout.tokens_of(quotation.paragraph);
    let opens = layout.tokens.get(tokens.start)?.span.start >= quotation.span.start;
    if layout.paragraphs[quotation.paragraph as usize].zone != Zone::Title || !opens {
        return None;
    }
    let colon = layout.token_at(quotation.span.end);
    if colon >= tokens.end || layout.tokens[colon].tag != Tag::Colon {
        return None;
    }
    let name = scene.cast.names_in(colon as u32, tokens.end as u32).next()?;
    let person = scene.cast.speakers.get(name.speaker as usize)?.kind == SpeakerKind::Person;
    let begin = titled(scene, colon as u32 + 1, name.first, Traits::TITLE | Traits::HONORIFIC);
    let verb = layout.tokens.get(name.last as usize).filter(|_| (name.last as usize) < tokens.end)?;
    let says = verb.known().cue_verb != 0 && verb.known().can_be.has(Tag::Third)
        || verb.has(Traits::PARTICLE_VERB)
        || verb.is(scene.text, "on");
    if !person || begin as usize != colon + 1 || !says {
        return None;
    }
    Some(Source::new(Words { first: begin, last: name.last }, name.last - 1))
}

/// "Voss: Ferries are ‘not toys’": the person by name and colon with whom a headline begins that quotes further on,
/// where nobody else is said to say it.
pub(in crate::rule) fn kicker(scene: &Scene) -> Option<Source> {
    let (layout, quotation) = (scene.layout, scene.quotation());
    if layout.paragraphs[quotation.paragraph as usize].zone != Zone::Title {
        return None;
    }
    let first = layout.tokens_of(quotation.paragraph).start;
    let opening = layout.token_at(quotation.span.start);
    let colon = (first + 1..opening.min(first + KICKER)).find(|at| layout.tokens[*at].tag == Tag::Colon)?;
    let name = scene.cast.name_at(colon as u32 - 1).filter(|name| name.last as usize == colon)?;
    let person = scene.cast.speakers.get(name.speaker as usize)?.kind == SpeakerKind::Person;
    let says = |token: &Token| {
        let cue = token.known().cue_verb;
        cue != 0 && matches!(lexicon().cue(cue).class, CueClass::Say | CueClass::Tell | CueClass::Call)
    };
    let begin = titled(scene, first as u32, name.first, Traits::TITLE | Traits::HONORIFIC);
    // "Exclusive – Voss: Ferries are ‘not toys’"
    let opens = begin as usize == first || layout.tokens[begin as usize - 1].tag == Tag::Dash;
    if !person || !opens || super::follows(scene) || layout.tokens[colon + 1..opening].iter().any(says) {
        return None;
    }
    let words = Words { first: begin, last: name.last };
    Some(Source::new(words, name.last - 1))
}

/// "Voss on why the ferries stopped: “We sail”": the person with whom a headline begins that tells what the words are
/// about.
fn speaks_on(scene: &Scene, first: u32) -> Option<Source> {
    let name = scene.cast.names_in(first, first + KICKER as u32).next()?;
    let on = scene.layout.tokens.get(name.last as usize)?;
    let begin = titled(scene, first, name.first, Traits::TITLE | Traits::HONORIFIC);
    let person = scene.cast.speakers.get(name.speaker as usize)?.kind == SpeakerKind::Person;
    let words = Words { first: begin, last: name.last };
    (person && begin == first && on.is(scene.text, "on")).then_some(Source::new(words, name.last - 1))
}

/// Where the titles begin that stand right before a name of a headline.
fn titled(scene: &Scene, first: u32, name: u32, titles: Traits) -> u32 {
    let title = |at: &u32| scene.layout.tokens[*at as usize].has(titles);
    (first..name).rev().take_while(title).last().unwrap_or(name)
}

/// How many words stand before the colon of a kicker, the colon included.
const KICKER: usize = 8;

/// "Voss Answers Port Board: “We Sail”": whoever a headline in capitals begins with, before the verb.
fn opener(scene: &Scene, line: &Chunk) -> Option<Source> {
    let tokens = &scene.layout.tokens;
    let name = scene.cast.names_in(line.first, line.last).next()?;
    let verb = tokens.get(name.last as usize).filter(|_| name.last < line.last)?;
    let titles = Traits::TITLE | Traits::HONORIFIC | Traits::PERSON_ROLE;
    let words = Words { first: titled(scene, line.first, name.first, titles), last: name.last };
    let known = verb.known();
    let does = known.can_be.any(Tags::of(&[Tag::Third, Tag::Past])) || known.cue_verb != 0;
    (does && words.first == line.first && verb.shape.is_word()).then_some(Source::new(words, name.last - 1))
}

/// "Harbour Master's Letter To Rowers Goes Viral: “Come Home”": the owner of the words that a headline in capitals
/// begins with.
fn owner(scene: &Scene, line: &Chunk) -> Option<Source> {
    let tokens = &scene.layout.tokens;
    let genitive = (line.first + 1..line.last.min(line.first + OWNED_WITHIN))
        .find(|at| tokens[*at as usize].tag == Tag::Genitive)?;
    let said =
        tokens[genitive as usize + 1..line.last as usize].iter().take(OWNED_WITHIN as usize).any(|token| {
            let cue = token.known().cue_noun;
            cue != 0 && matches!(lexicon().cue(cue).class, CueClass::Document | CueClass::Utterance)
        });
    let words = Words { first: line.first, last: genitive };
    said.then_some(Source::new(words, genitive - 1))
}

/// How many words the owner of what a headline quotes has at most, and how many stand before the noun for it.
const OWNED_WITHIN: u32 = 4;
