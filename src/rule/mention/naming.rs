//! The words by which a sentence names a source, and those of its cue.
//!
//! Shared by the mention rules; no rule itself.

use crate::layout::Token;
use crate::lexicon::grammar::quantity;
use crate::lexicon::{CueClass, Tag, Traits};
use crate::rule::{CueWords, Source, Words};
use crate::syntax::{Chunk, ChunkKind, Phrase};

/// The source that a noun phrase names, without cue.
pub(super) fn source(phrase: &Phrase, noun: usize) -> Option<Source> {
    let chunk = phrase.chunk(noun);
    if chunk.kind != ChunkKind::Noun || phrase.is_temporal(noun as isize) {
        return None;
    }
    if let Some(name) = phrase.one_named(noun) {
        let (words, head) = (base_words(phrase, name), phrase.chunk(name).head);
        return Some(Source::new(words, head));
    }
    if let Some(name) = phrase.name_beside(noun) {
        let words = Words { first: chunk.first, last: phrase.chunk(name).last };
        return Some(Source::new(words, phrase.chunk(name).head));
    }
    if let Some(person) = person_of_body(phrase, noun) {
        let chunk = phrase.chunk(person);
        let words = Words { first: phrase.chunk(noun).first, last: chunk.last };
        return Some(Source::new(words, chunk.head));
    }
    let mut words = base_words(phrase, noun);
    // A description keeps what tells it apart: "a spokesman for the board".
    let counts = phrase.frame.kind(noun as isize + 1) == ChunkKind::Preposition
        && phrase.head_word(noun + 1) == "of"
        && (quantity(phrase.head_word(noun)).is_some() || phrase.head(noun).shape.is_digit());
    if phrase.is_part_of_whom(noun as isize + 2) {
        words.last = phrase.chunk(noun + 2).last;
    } else if counts || chunk.tag != Tag::Name && chunk.tag != Tag::Pronoun {
        let mut end = noun as isize;
        while phrase.frame.kind(end + 1) == ChunkKind::Preposition
            && phrase.frame.kind(end + 2) == ChunkKind::Noun
            && matches!(
                phrase.head_word((end + 1) as usize),
                "of" | "for" | "at" | "with" | "from" | "in" | "to"
            )
            && !phrase.is_temporal(end + 2)
            // "the authors of the “Harbour Plan”"
            && phrase.chunk((end + 2) as usize).tag != Tag::Determiner
        {
            end += 2;
        }
        words.last = trim(phrase.chunk(end as usize), phrase);
    }
    // Two who speak together are named together.
    if phrase.frame.kind(noun as isize + 1) == ChunkKind::Conjunction
        && phrase.frame.kind(noun as isize + 2) == ChunkKind::Noun
        && phrase.head_word(noun + 1) == "and"
        && (phrase.frame.kind(noun as isize + 3) == ChunkKind::Verb
            || phrase.floats(noun as isize + 3)
            // "According to friends and advisers, the plan"
            || phrase.frame.kind(noun as isize + 3) == ChunkKind::Comma
                && (phrase.frame.kind(noun as isize - 1) == ChunkKind::Phrase
                    || is_apposed(phrase, noun + 3)))
        && chunk.tag != Tag::Pronoun
    {
        words.last = phrase.chunk(noun + 2).last;
    }
    Some(Source::new(words, chunk.head))
}

/// "Orr and Ada Lund, a fellow weaver, explained": whether a comma opens what is said of the last of them,
/// with another comma and the verb behind it.
fn is_apposed(phrase: &Phrase, comma: usize) -> bool {
    let kind = |at: usize| phrase.frame.kind(at as isize);
    kind(comma + 1) == ChunkKind::Noun
        && phrase.layout.tokens[phrase.chunk(comma + 1).first as usize].known().tags[0] == Tag::Determiner
        && kind(comma + 2) == ChunkKind::Comma
        && kind(comma + 3) == ChunkKind::Verb
        && phrase.chunk(comma + 3).flag
}

/// "The Royal College of Weavers regional director Ada Voss", "Speaker of the House Ada Voss": the name at
/// the end of an office that a body's name begins, or that a body's name ends.
fn person_of_body(phrase: &Phrase, noun: usize) -> Option<usize> {
    let frame = phrase.frame;
    let mut behind = noun;
    while frame.kind(behind as isize + 1) == ChunkKind::Preposition
        && matches!(phrase.head_word(behind + 1), "of" | "for" | "to" | "at")
        && phrase.is_name(behind + 2)
    {
        behind += 2;
    }
    let office = phrase.head(noun).has(Traits::TITLE | Traits::PERSON_ROLE);
    if behind == noun || phrase.chunk(noun).tag != Tag::Name && !office {
        return None;
    }
    let chunk = phrase.chunk(behind);
    let tokens = &phrase.layout.tokens[chunk.first as usize..chunk.last as usize];
    let capital = |tokens: &[Token]| tokens.iter().all(|token| token.shape.is_capital());
    let role = tokens
        .iter()
        .position(|token| !token.shape.is_capital() && token.has(Traits::PERSON_ROLE | Traits::TITLE));
    let named = match role {
        Some(role) => {
            // "the son of Norwegian premier Bo Voss" is not the premier.
            !office
                && role > 0
                && role + 1 < tokens.len()
                && tokens[0].shape.is_capital()
                && capital(&tokens[role + 1..])
        }
        None => office && ends_with_person(tokens, phrase.head(noun).shape.is_capital()),
    };
    named.then_some(behind)
}

/// Whether a person's full name stands behind the last word of a body's name, or behind the field of which
/// somebody is the head: "the House Ada Voss", "sales Ada Voss", "the group Ada Voss"; but not "singer Bo Arden". Only
/// an office that is written with a `capital` leads up to a title.
fn ends_with_person(tokens: &[Token], capital: bool) -> bool {
    let body = Traits::ORGANISATION | Traits::ORGANISATION_END;
    (1..tokens.len()).filter(|at| tokens[*at].has(Traits::GIVEN)).any(|given| {
        let (before, name) = tokens.split_at(given);
        (2..=3).contains(&name.len())
            && name.iter().all(|token| token.shape.is_capital() && !token.has(body))
            && before.last().is_some_and(|last| match last.shape.is_capital() {
                // "an aide to President Bo Arden", but "Speaker of the House Rep. Bo Arden"
                true => capital || !last.has(Traits::TITLE | Traits::HONORIFIC | Traits::PERSON_ROLE),
                false => is_field(last),
            })
    })
}

/// Whether a noun tells of what somebody is the head: "sales", "ceremonies"; no person and no work.
fn is_field(token: &Token) -> bool {
    let entry = token.known();
    matches!(entry.tags[0], Tag::Noun | Tag::Nouns)
        && entry.cue_noun == 0
        && !token.has(Traits::PERSON_ROLE | Traits::TITLE | Traits::DEMONYM)
}

/// The tokens of a noun phrase, a final genitive excluded.
pub(super) fn base_words(phrase: &Phrase, noun: usize) -> Words {
    let chunk = phrase.chunk(noun);
    Words { first: body_in_brackets(phrase, noun).unwrap_or(chunk.first), last: trim(chunk, phrase) }
}

/// "a Harbour Board of Orsa (HBO) official": where the words begin when the initials of somebody's body stand in
/// brackets before what he is.
fn body_in_brackets(phrase: &Phrase, noun: usize) -> Option<u32> {
    let close = noun.checked_sub(1)?;
    let frame = phrase.frame;
    let initials = frame.kind(close as isize) == ChunkKind::Close
        && frame.kind(close as isize - 2) == ChunkKind::Open
        && phrase.head(close - 1).shape.is_all_capitals()
        && phrase.chunk(noun).tag == Tag::Noun
        && phrase.chunk(noun).last - phrase.chunk(noun).first == 1;
    let mut body = noun.checked_sub(4).filter(|_| initials)?;
    while body >= 2
        && frame.kind(body as isize - 1) == ChunkKind::Preposition
        && frame.kind(body as isize - 2) == ChunkKind::Noun
    {
        body -= 2;
    }
    phrase.is_name(body).then(|| phrase.chunk(body).first)
}

fn trim(chunk: &Chunk, phrase: &Phrase) -> u32 {
    let last = &phrase.layout.tokens[chunk.last as usize - 1];
    let genitive = chunk.flag || last.tag == Tag::Genitive;
    if genitive && chunk.last - chunk.first > 1 { chunk.last - 1 } else { chunk.last }
}

/// The tokens of a cue verb and its dictionary form.
pub(super) fn cue_words(phrase: &Phrase, verb: usize) -> CueWords {
    let chunk = phrase.chunk(verb);
    let lemma = chunk.cue().map_or("", |c| c.lemma);
    let particles = 1 + lemma.bytes().filter(|byte| *byte == b' ').count() as u32;
    CueWords { words: Words { first: chunk.head, last: (chunk.head + particles).min(chunk.last) }, lemma }
}

/// The head of a noun phrase as a cue, if it is one: "claim" of "the first claim".
pub(super) fn noun_cue(phrase: &Phrase, noun: usize) -> Option<CueWords> {
    let chunk = phrase.chunk(noun);
    let words = Words { first: chunk.head, last: chunk.head + 1 };
    Some(CueWords { words, lemma: chunk.cue()?.lemma })
}

/// The noun at `noun` as a cue, if it is one for what is said, shouted or thought.
pub(super) fn said_cue(phrase: &Phrase, noun: usize) -> Option<CueWords> {
    let class = phrase.chunk(noun).class()?;
    let said = phrase.chunk(noun).kind == ChunkKind::Noun
        && matches!(class, CueClass::Utterance | CueClass::Thought | CueClass::Emblem);
    noun_cue(phrase, noun).filter(|_| said)
}

/// A listed phrase as a cue, if it is one, with all of its words: "according to", "put it".
pub(super) fn phrase_cue(phrase: &Phrase, at: usize) -> Option<CueWords> {
    let chunk = phrase.chunk(at);
    Some(CueWords { words: Words { first: chunk.first, last: chunk.last }, lemma: chunk.cue()?.lemma })
}
