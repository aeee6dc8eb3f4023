//! `VOSS: "…"`: the name before the colon speaks.

use super::{announce, colon_paragraph_before};
use crate::layout::Zone;
use crate::lexicon::{Tag, Tags};
use crate::rule::{Example, MentionAnswer, Rule, Scene, Source, Words};
use crate::syntax::{Chunk, ChunkKind};

pub(super) static RULE: Rule<MentionAnswer> = Rule {
    id: "transcript-line",
    doc: "A sentence that is nothing but a name and a colon before the quotation is a line of a transcript or \
          a headline: the one named speaks, and so does whoever a headline begins with that goes on with a verb. So does a name behind a dash, \"by\" or \"More from\" right before the colon, as digests \
          of the news have it.",
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
            text: "Boats sink more often. More from Ana Holt: “The hulls are thin.”",
            answer: "Ana Holt",
        },
    ],
    silent: &[
        "Ms. Harding was calm. “Who signed the cheque?”",
        "Ms. Harding told the inquiry: “I signed the cheque.”",
        "The sign on the door was short: “Closed.”",
    ],
    find,
};

fn find(scene: &Scene) -> Option<MentionAnswer> {
    let (phrase, place) = scene.place()?;
    let frame = phrase.frame;
    let at = place as isize;
    if frame.kind(at - 1) != ChunkKind::Colon || frame.kind(at - 2) != ChunkKind::Noun {
        return None;
    }
    if let Some(source) = colon_paragraph_before::signed(&phrase, place - 1) {
        return Some(MentionAnswer::Source(source));
    }
    let noun = phrase.chain_start(at - 2);
    let alone = matches!(frame.kind(noun - 1), ChunkKind::Stop);
    if alone && let Some(named) = opener(scene, phrase.chunk(noun as usize)) {
        return Some(MentionAnswer::Source(named));
    }
    let noun = noun as usize;
    let named = matches!(phrase.chunk(noun).tag, Tag::Name | Tag::Pronoun) || phrase.chunk(noun).cue == 0;
    (alone && named).then(|| announce::source(&phrase, noun).map(MentionAnswer::Source)).flatten()
}

/// "Voss Answers Port Board: “We Sail”": whoever a headline in capitals begins with, before the verb.
fn opener(scene: &Scene, line: &Chunk) -> Option<Source> {
    let tokens = &scene.layout.tokens;
    if scene.layout.paragraphs[scene.quotation().paragraph as usize].zone != Zone::Title {
        return None;
    }
    let name = scene.cast.name_at(line.first).filter(|name| name.first == line.first)?;
    let verb = tokens.get(name.last as usize).filter(|_| name.last < line.last)?;
    let words = Words { first: name.first, last: name.last };
    let does = verb.shape.is_word() && verb.known().can_be.any(Tags::of(&[Tag::Third, Tag::Past]));
    does.then_some(Source { words, head: name.last - 1, cue: None, via: None, addressee: None })
}
