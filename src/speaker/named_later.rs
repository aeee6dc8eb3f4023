//! Somebody whom the article first describes and names further on: "A man in a cap stopped her. … The
//! exchange with the man, Bo Arden, 71, was filmed."

use super::describe::Description;
use super::{Cast, SpeakerKind};
use crate::layout::Layout;
use crate::lexicon::{Tag, Traits};
use crate::mention::word::is_any;

/// How many tokens behind the description the name may stand.
const WITHIN: u32 = 300;

/// A noun for a person that the article repeats right before a name, and where.
pub(super) struct Named {
    /// The noun of "the man, Bo Arden,".
    noun: u32,
    speaker: u32,
}

/// Every place where "the" and a noun for a person stand before a name between commas, and that is the first
/// of its bearer's names.
pub(super) fn named_later(text: &str, layout: &Layout, cast: &Cast) -> Vec<Named> {
    let tokens = &layout.tokens;
    let named = cast.names.iter().filter_map(|name| {
        // "the same judge, District Judge Ada Lund,"
        let opens = |at: u32| at > 0 && tokens[at as usize - 1].tag == Tag::Comma;
        let first = if opens(name.first) { name.first } else { name.lead.min(name.first) };
        let noun = first.checked_sub(2)?;
        let comma = |at: u32| tokens.get(at as usize).is_some_and(|t| t.tag == Tag::Comma);
        let parted = comma(noun + 1) && comma(name.last) && name.n_parts > 1 && !name.quoted;
        let head = &tokens[noun as usize];
        let before = |back: u32, word: &str| {
            noun.checked_sub(back).is_some_and(|at| is_any(text, &tokens[at as usize], &[word]))
        };
        let taken_up = before(1, "the") || before(1, "same") && before(2, "the");
        let person = cast.speakers[name.speaker as usize].kind == SpeakerKind::Person;
        let new = || cast.names_of(name.speaker).next().is_some_and(|first| first.first == name.first);
        (parted && taken_up && person && head.has(Traits::PERSON_ROLE) && !head.shape.is_capital() && new())
            .then_some(Named { noun, speaker: name.speaker })
    });
    named.collect()
}

/// Who is meant by a description that stands before such a name, by the same noun and no other of that noun
/// brought in between.
pub(super) fn meant_later(
    text: &str,
    layout: &Layout,
    cast: &Cast,
    named: &[Named],
    what: Description,
) -> Option<u32> {
    let tokens = &layout.tokens;
    let word = tokens[what.head as usize].span.of(text);
    let one = named.iter().find(|one| what.head <= one.noun && one.noun < what.head + WITHIN)?;
    let same = tokens[one.noun as usize].is(text, word)
        && is_any(text, &tokens[what.first as usize], &["a", "an", "the", "one"]);
    let another = || {
        cast.described
            .iter()
            .any(|other| other.first < what.first && tokens[other.head as usize].is(text, word))
            || (what.head + 1..one.noun).any(|at| {
                tokens[at as usize].is(text, word)
                    && is_any(text, &tokens[at as usize - 1], &["a", "another", "second"])
            })
    };
    (same && !another()).then_some(one.speaker)
}
