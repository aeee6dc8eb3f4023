//! `"…" — Ana Voss`: a dash and a name sign the quotation.

use super::{naming, reading};
use crate::lexicon::Tag;
use crate::rule::{Example, MentionAnswer, Rule, Scene, Source};
use crate::syntax::{ChunkKind, Phrase};

pub(super) static RULE: Rule<MentionAnswer> = Rule {
    id: "dash-signature",
    doc: "A dash and a name right behind the quotation, or alone on the next line, or a name alone there before the closing mark: \
          whoever signs the words says them.",
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
        Example {
            text: "\"We were told to keep quiet, all of us.\n\nRay Dunmore, former shift manager.\"",
            answer: "Ray Dunmore",
        },
    ],
    silent: &[
        "Ms. Platt insisted that the bus was “on time.” – Ray Dunmore",
        "“A garden is never finished,” wrote Elsie Northcott.",
        "“A garden is never finished” — that was the motto of Elsie Northcott.",
    ],
    find,
};

fn find(scene: &Scene) -> Option<MentionAnswer> {
    let (phrase, place) = scene.place()?;
    let signed = signed(scene, &phrase, place)?;
    // "insisted it was “sound.” – Ana Voss": whoever signs there has written the report.
    let said = place > 0
        && phrase.frame.kind(place as isize - 1) != ChunkKind::Colon
        && reading::verb_before(&phrase, place).is_some();
    (!said).then_some(MentionAnswer::Source(signed))
}

/// The name that signs the quotation, behind it or on the next line.
fn signed(scene: &Scene, phrase: &Phrase, place: usize) -> Option<Source> {
    let mut at = place + 1;
    if phrase.frame.kind(at as isize) == ChunkKind::Stop && at < phrase.frame.chunks.len() {
        at += 1;
    }
    if at < phrase.frame.chunks.len() {
        return signature(phrase, at);
    }
    // Most paragraphs need not be parsed to see that no dash opens them.
    let number = scene.quotation().paragraph + 1;
    let from = *scene.layout.first_token.get(number as usize)? as usize;
    if let Some(signed) = pulled(scene, place, number) {
        return Some(signed);
    }
    let mut tags = scene.layout.tokens[from..].iter().map(|token| token.tag);
    if tags.find(|tag| *tag != Tag::Mark) != Some(Tag::Dash) {
        return None;
    }
    let next = scene.paragraph(number)?;
    signature(&next, 0)
}

/// A quotation pulled out of the text, whose closing mark stands behind the name in the line below.
fn pulled(scene: &Scene, place: usize, number: u32) -> Option<Source> {
    if place > 0 || scene.quotation().close_mark.is_some() {
        return None;
    }
    let line = scene.layout.paragraphs.get(number as usize)?.span.of(scene.text).trim();
    let closes = line.ends_with(['"', '”', '\'', '’']) && !line.starts_with(['"', '“']);
    if !closes || line.split_whitespace().count() > 14 {
        return None;
    }
    let next = scene.paragraph(number)?;
    let frame = next.frame;
    let bare = (0..frame.chunks.len()).all(|at| frame.kind(at as isize) != ChunkKind::Verb);
    if !bare || frame.kind(0) != ChunkKind::Noun || !next.is_name(0) && next.name_beside(0).is_none() {
        return None;
    }
    naming::source(&next, 0)
}

/// A dash, a name, perhaps with its office behind a comma, and nothing else in the sentence.
fn signature(phrase: &Phrase, at: usize) -> Option<Source> {
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
    if closed && named { naming::source(phrase, noun) } else { None }
}
