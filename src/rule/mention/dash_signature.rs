//! `"…" — Ana Voss`: a dash and a name sign the quotation.

use super::announce;
use crate::lexicon::Tag;
use crate::rule::{Example, MentionAnswer, Rule, Scene};
use crate::syntax::{ChunkKind, Phrase};

pub(super) static RULE: Rule<MentionAnswer> = Rule {
    id: "dash-signature",
    doc: "A dash and a name right behind the quotation, or alone on the next line: whoever signs the words says \
          them.",
    fires: &[
        Example { text: "“A garden is never finished.” — Elsie Northcott", answer: "Elsie Northcott" },
        Example {
            text: "“A garden is never finished.”\n\n— Elsie Northcott, The Potting Shed",
            answer: "Elsie Northcott",
        },
        Example {
            text: "“We were told to keep quiet.” – Ray Dunmore, former shift manager",
            answer: "Ray Dunmore",
        },
        Example {
            text: "Quote of the day: “I have seen faster glaciers.” — Coach Bill Tarrant",
            answer: "Coach Bill Tarrant",
        },
    ],
    silent: &[
        "“A garden is never finished,” wrote Elsie Northcott.",
        "“A garden is never finished” — that was the motto of Elsie Northcott.",
    ],
    find,
};

fn find(scene: &Scene) -> Option<MentionAnswer> {
    let (phrase, place) = scene.place()?;
    let mut at = place + 1;
    if phrase.frame.kind(at as isize) == ChunkKind::Stop && at < phrase.frame.chunks.len() {
        at += 1;
    }
    if at < phrase.frame.chunks.len() {
        return signature(&phrase, at);
    }
    // Most paragraphs need not be parsed to see that no dash opens them.
    let number = scene.quotation().paragraph + 1;
    let from = *scene.layout.first_token.get(number as usize)? as usize;
    let mut tags = scene.layout.tokens[from..].iter().map(|token| token.tag);
    if tags.find(|tag| *tag != Tag::Mark) != Some(Tag::Dash) {
        return None;
    }
    let next = scene.paragraph(number)?;
    signature(&next, 0)
}

/// A dash, a name, perhaps with its office behind a comma, and nothing else in the sentence.
fn signature(phrase: &Phrase, at: usize) -> Option<MentionAnswer> {
    let frame = phrase.frame;
    if frame.kind(at as isize) != ChunkKind::Dash || frame.kind(at as isize + 1) != ChunkKind::Noun {
        return None;
    }
    let noun = at + 1;
    let closed = (noun + 1..frame.sentence(noun).end).all(|i| {
        matches!(
            frame.kind(i as isize),
            ChunkKind::Comma
                | ChunkKind::Noun
                | ChunkKind::Preposition
                | ChunkKind::Open
                | ChunkKind::Close
                | ChunkKind::Conjunction
        )
    });
    let named = phrase.chunk(noun).tag == Tag::Name;
    (closed && named).then(|| announce::source(phrase, noun).map(MentionAnswer::Source)).flatten()
}
