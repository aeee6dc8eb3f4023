//! Who wrote or sent a document, where the words beside it or the verb of sending tell that.

use super::Cast;
use super::describe::Description;
use crate::layout::Layout;
use crate::lexicon::{Tag, Traits};
use crate::mention::word::{is_any, tag};

/// "the statement, which is attributed to Voss": whom a relative clause right behind names.
pub(super) fn ascribed(text: &str, layout: &Layout, cast: &Cast, what: Description) -> Option<u32> {
    let tokens = &layout.tokens;
    let comma = u32::from(tokens.get(what.last as usize)?.tag == Tag::Comma);
    let clause = tokens.get((what.last + comma) as usize..)?;
    let [which, was, made, by, ..] = clause else { return None };
    let relative = is_any(text, which, &["which", "that"]) && is_any(text, was, &["was", "is"]);
    let ascribed = is_any(text, made, &["attributed", "credited", "ascribed"]) && is_any(text, by, &["to"])
        || is_any(text, made, &["signed", "written", "issued", "sent"]) && is_any(text, by, &["by"]);
    if !relative || !ascribed {
        return None;
    }
    let first = what.last + comma + 4;
    let name = cast.names_in(first, first + 8).next()?;
    (name.lead.min(name.first) <= first + 1).then_some(name.speaker)
}

/// "The message, which Sheriff Voss posted on Sunday": whose act a relative clause right behind tells of.
#[must_use]
pub fn given_out_by(text: &str, layout: &Layout, cast: &Cast, behind: u32) -> Option<u32> {
    let tokens = &layout.tokens;
    let comma = u32::from(tokens.get(behind as usize)?.tag == Tag::Comma);
    let which = behind + comma;
    if !is_any(text, tokens.get(which as usize)?, &["which", "that"]) {
        return None;
    }
    let name = cast.names_in(which + 1, which + GIVEN_OUT_WITHIN).next()?;
    let opens = name.lead.min(name.first) == which + 1 && !name.genitive;
    let end = tokens.len().min((name.last + GIVEN_OUT_WITHIN) as usize);
    let mut clause = tokens[name.last as usize..end].iter().take_while(|t| t.shape.is_word());
    let gives = clause.find(|t| tag(t).is_finite()).is_some_and(|verb| {
        verb.has(Traits::GIVING_OUT) || is_any(text, verb, &["posted", "wrote", "sent", "shared", "tweeted"])
    });
    (opens && gives).then_some(name.speaker)
}

/// How many tokens behind "which" whoever gave a text out is named, and their verb stands, at most.
const GIVEN_OUT_WITHIN: u32 = 8;

/// "Voss wrote to the board. The letter": who wrote to somebody a little before.
pub(super) fn writer_to(text: &str, layout: &Layout, cast: &Cast, what: Description) -> Option<u32> {
    let tokens = &layout.tokens;
    if !is_any(text, &tokens[what.head as usize], &["letter", "note", "memo", "message"]) {
        return None;
    }
    let verb = (what.first.saturating_sub(WRITTEN_WITHIN)..what.first).rev().find(|at| {
        let to = &tokens[*at as usize + 1];
        is_any(text, &tokens[*at as usize], &["wrote"]) && is_any(text, to, &["to"])
    })?;
    let name = cast.name_at(verb.checked_sub(1)?)?;
    (!name.quoted && !name.genitive).then_some(name.speaker)
}

/// How many tokens before "the letter" its writing is told at most.
const WRITTEN_WITHIN: u32 = 60;

/// "Voss emailed the pilots. The email": whose name stands right before the verb that the noun is made of.
pub(super) fn sender(text: &str, layout: &Layout, cast: &Cast, what: Description) -> Option<u32> {
    let tokens = &layout.tokens;
    let noun = tokens[what.head as usize].span.of(text);
    if !["email", "e-mail", "tweet", "post", "text", "message", "blog"].contains(&noun) {
        return None;
    }
    let verb = (what.first.saturating_sub(SENT_WITHIN)..what.first).rev().find(|at| {
        let word = tokens[*at as usize].span.of(text);
        // The noun itself, nearer by, is another document.
        word.strip_prefix(noun).is_some_and(|end| matches!(end, "ed" | "d" | "" | "s" | "ged"))
    })?;
    let token = &tokens[verb as usize];
    let sent = token.span.of(text).ends_with("ed") && tag(token).is_finite();
    let sentence = layout.sentences[layout.sentence_at(token.span.start)];
    let named = cast.names_in(sentence.first, verb).find(|n| {
        let end = if n.apposition.0 < n.apposition.1 { n.apposition.1 + 1 } else { n.last };
        !n.quoted && (n.last == verb || end == verb)
    });
    named.filter(|_| sent).map(|name| name.speaker)
}

/// How many tokens before a noun for a message its sending is told at most.
const SENT_WITHIN: u32 = 120;
