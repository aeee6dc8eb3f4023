//! Trades and offices: what the article has called somebody tells whether "the mayor" can mean them.

use super::describe::Description;
use super::kinship::role_fit;
use super::modifier::{own_words, said_of};
use super::{Cast, SpeakerKind};
use crate::layout::{Layout, Token};
use crate::lexicon::Traits;
use crate::mention::word::is_any;

/// Offices that somebody with the title of another office hardly holds.
const OFFICES: &[&str] = &[
    "president",
    "senator",
    "governor",
    "mayor",
    "minister",
    "premier",
    "chancellor",
    "judge",
    "justice",
    "bishop",
    "archbishop",
    "pope",
    "king",
    "queen",
    "ambassador",
    "sheriff",
    "general",
    "leader",
];

/// Those who speak for a state.
const ENVOYS: &[&str] =
    &["envoy", "ambassador", "diplomat", "negotiator", "minister", "official", "delegate", "emissary"];

/// Nouns for a person that are no trade.
const EPITHETS: &[&str] = &[
    "hunk",
    "star",
    "icon",
    "idol",
    "legend",
    "heartthrob",
    "veteran",
    "hero",
    "heroine",
    "favourite",
    "favorite",
    "ace",
];

/// Whether the article says of the speaker that they are of another trade than the description.
pub(super) fn said_to_be_other(
    text: &str,
    layout: &Layout,
    cast: &Cast,
    what: Description,
    speaker: u32,
) -> bool {
    let head = &layout.tokens[what.head as usize];
    cast.names_of(speaker).take(6).any(|name| {
        let lead = &layout.tokens[name.lead as usize..name.first as usize];
        lead.iter().any(|t| {
            t.has(Traits::PERSON_ROLE | Traits::TITLE) && t.entry != head.entry && !is_any(text, t, EPITHETS)
        })
    })
}

/// Whether a noun is that of an office which one holds for years.
pub(super) fn is_office(text: &str, noun: &Token) -> bool {
    is_any(text, noun, OFFICES)
}

/// Whether a description is that of somebody who speaks for a state: "the Italian envoy".
pub(super) fn speaks_for_a_state(text: &str, layout: &Layout, what: Description) -> bool {
    is_any(text, &layout.tokens[what.head as usize], ENVOYS)
        && layout.tokens[what.first as usize..what.head as usize]
            .iter()
            .any(|t| t.has(Traits::NATIONALITY) && t.shape.is_capital())
}

/// Whether the description names an office, and the article gives the speaker only others: "the
/// mayor" is not a press secretary.
pub(super) fn holds_another_office(
    text: &str,
    layout: &Layout,
    cast: &Cast,
    what: Description,
    speaker: u32,
) -> bool {
    let head = &layout.tokens[what.head as usize];
    if !is_office(text, head) {
        return false;
    }
    let mut another = false;
    for name in cast.names_of(speaker).take(12) {
        for role in said_of(layout, name).into_iter().flat_map(own_words) {
            if role.has(Traits::PERSON_ROLE | Traits::TITLE) {
                if role_fit(text, head, role) > 0.0 {
                    return false;
                }
                another |= role.has(Traits::TITLE);
            }
        }
    }
    another
}

/// "Voss has written a book. “…,” the author says": the person of whom the paragraphs before tell that.
pub(super) fn writer_of_book(text: &str, layout: &Layout, cast: &Cast, what: Description) -> Option<u32> {
    let tokens = &layout.tokens;
    let the = is_any(text, &tokens[what.first as usize], &["the"]) && what.last == what.first + 2;
    if !the || !is_any(text, &tokens[what.head as usize], &["author", "writer"]) {
        return None;
    }
    let book = (what.first.saturating_sub(WRITTEN_WITHIN)..what.first).rev().find(|at| {
        let verb = at.checked_sub(2).map(|verb| &tokens[verb as usize]);
        is_any(text, &tokens[*at as usize], &["book", "memoir", "novel", "autobiography", "biography"])
            && verb.is_some_and(|verb| is_any(text, verb, &["wrote", "written", "published", "penned"]))
    })?;
    let sentence = layout.sentences[layout.sentence_at(tokens[book as usize].span.start)];
    let name = cast.names_in(sentence.first, book).next()?;
    let opens = name.lead.min(name.first) <= sentence.first + 1 && !name.genitive && !name.quoted;
    let person = cast.speakers[name.speaker as usize].kind == SpeakerKind::Person;
    (opens && person).then_some(name.speaker)
}

/// How many tokens before "the author" the book is told of at most.
const WRITTEN_WITHIN: u32 = 90;
