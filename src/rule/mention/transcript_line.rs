//! `VOSS: "…"`: the name before the colon speaks.

use super::{announce, colon_paragraph_before};
use crate::lexicon::Tag;
use crate::rule::{Example, MentionAnswer, Rule, Scene};
use crate::syntax::ChunkKind;

pub(super) static RULE: Rule<MentionAnswer> = Rule {
    id: "transcript-line",
    doc: "A sentence that is nothing but a name and a colon before the quotation is a line of a transcript or \
          a headline: the one named speaks. So does a name behind a dash, \"by\" or \"More from\" right before the colon, as digests \
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
    let mut noun = at - 2;
    while frame.kind(noun - 1) == ChunkKind::Preposition && frame.kind(noun - 2) == ChunkKind::Noun {
        noun -= 2;
    }
    let alone = matches!(frame.kind(noun - 1), ChunkKind::Stop);
    let noun = noun as usize;
    let named = matches!(phrase.chunk(noun).tag, Tag::Name | Tag::Pronoun) || phrase.chunk(noun).cue == 0;
    (alone && named).then(|| announce::source(&phrase, noun).map(MentionAnswer::Source)).flatten()
}
