//! Who wrote the article.

use super::{Cast, SpeakerKind};
use crate::layout::{Layout, Zone};
use crate::lexicon::Tag;
use crate::mention::word::{is, is_any, is_role};

/// The speaker who wrote the article: the byline's name, or the one whom a line "By …" names.
#[must_use]
pub fn author(text: &str, layout: &Layout, cast: &Cast, byline: Option<&str>) -> Option<u32> {
    if let Some(byline) = byline {
        let found =
            cast.speakers.iter().position(|s| s.kind == SpeakerKind::Person && byline.contains(&s.name));
        if let Some(found) = found {
            return Some(found as u32);
        }
    }
    for (number, paragraph) in layout.paragraphs.iter().enumerate().take(6) {
        let range = layout.tokens_of(number as u32);
        let line = paragraph.zone == Zone::Byline
            || layout.tokens.get(range.start).is_some_and(|t| is(text, t, "by")) && range.len() < 14;
        if line {
            let name = cast.names.iter().find(|n| range.contains(&(n.first as usize)));
            if let Some(name) = name {
                return Some(name.speaker);
            }
        }
    }
    // "Ada Lund is a teacher in Orsa.", "Ada Lund, a teacher in Orsa, writes about boats." at the foot.
    for number in (0..layout.paragraphs.len() as u32).rev().take(4) {
        let range = layout.tokens_of(number);
        let Some(name) = cast.names.iter().find(|n| n.lead as usize == range.start && n.n_parts > 1) else {
            continue;
        };
        let rare = cast.names_of(name.speaker).count() <= 2;
        let copula = layout.tokens.get(name.last as usize).is_some_and(|t| is_any(text, t, &["is"]));
        let quoted = layout.tokens[range.clone()].iter().any(|t| t.tag == Tag::Mark);
        // What stands behind the description tells what the author does.
        let behind = layout.tokens.get(name.apposition.1 as usize + 1).is_some_and(|t| {
            is_any(text, t, &["is", "was", "writes", "teaches", "taught", "covers", "served", "worked"])
        });
        let described = name.apposition.0 < name.apposition.1 && (copula || behind);
        // "Ada Lund is founder of the Orsa Boat Club."
        let office = copula && layout.tokens[name.last as usize..range.end].iter().take(6).any(is_role);
        if rare && !quoted && (described || office) {
            return Some(name.speaker);
        }
    }
    // "Ada Lund: the boats go on": a person whom a colon sets off in the headline and of whom the article
    // never speaks but as the author.
    let mut titled = cast
        .names
        .iter()
        .take_while(|n| (n.first as usize) < layout.tokens_of(0).end)
        .filter(|n| n.n_parts > 1);
    let first = titled.next()?;
    if layout.tokens.get(first.last as usize).is_none_or(|t| t.tag != Tag::Colon) {
        return None;
    }
    let person = cast.speakers[first.speaker as usize].kind == SpeakerKind::Person;
    let elsewhere = cast.names_of(first.speaker).filter(|n| n.first != first.first && !n.quoted).count();
    (person && elsewhere <= 1).then_some(first.speaker)
}
