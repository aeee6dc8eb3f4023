//! Sentences: where one ends inside a paragraph.
//!
//! A stop ends a sentence when what follows begins like one and the stop does not belong to an
//! abbreviation. `"…!" she said` is one sentence: a small letter follows the mark.

use super::token::Token;
use crate::lexicon::{Tag, Traits};

/// No sentence has more tokens: what goes on for longer without a stop is a list or damaged, and is
/// cut, so that what is asked of each sentence costs no more in a text of any kind.
pub(crate) const LONGEST: usize = 1000;

/// Whether a sentence ends with the token at `index` (closing marks behind it included): then the
/// index of the first token of the next sentence. `last` is just past the paragraph's tokens.
#[inline]
pub(super) fn ends_at(text: &str, tokens: &[Token], index: usize, last: usize) -> Option<usize> {
    let token = &tokens[index];
    // Nearly every token is a word, and answers right here.
    let stops = matches!(token.tag, Tag::Stop | Tag::Ellipsis) || token.shape.ends_in_point();
    if stops { behind_stop(text, tokens, index, last) } else { None }
}

/// [`ends_at`] for a stop.
fn behind_stop(text: &str, tokens: &[Token], index: usize, last: usize) -> Option<usize> {
    let token = &tokens[index];
    let mut next = index + 1;
    while next < last && closes(text, tokens, next) {
        next += 1;
    }
    if next >= last {
        return None;
    }
    let mut begin = next;
    while begin < last && matches!(tokens[begin].tag, Tag::Mark | Tag::Open) {
        begin += 1;
    }
    let first = tokens.get(begin).filter(|_| begin < last)?;
    let apart = first.shape.has_space_before() || tokens[next].shape.has_space_before();
    let starts = first.shape.is_capital() || first.shape.is_digit() || first.tag == Tag::Ellipsis;
    if !apart || !starts {
        return None;
    }
    if token.tag == Tag::Stop {
        return Some(next);
    }
    if token.tag == Tag::Ellipsis {
        // Points of suspension trail off inside a sentence as often as they end one.
        return (first.shape.is_capital() && first.known().traits.any(Traits::NOT_NAME)).then_some(next);
    }
    if token.has(Traits::ENDING_ABBREVIATION) || token.span.len() > 2 && !token.has(Traits::ABBREVIATION) {
        let opens = begin > next;
        // "the U.S. State Department": a name that goes on, whatever its first word is elsewhere.
        let goes_on = !opens
            && !first.known().tags[0].is_closed()
            && tokens[..last].get(begin + 1).is_some_and(|second| {
                second.shape.is_word() && second.shape.is_capital() && !second.has(Traits::NOT_NAME)
            });
        if !opens && tells_hour(text, tokens, (index, begin)) {
            return Some(next);
        }
        if goes_on && token.has(Traits::ENDING_ABBREVIATION) {
            return None;
        }
        return (opens || first.has(Traits::NOT_NAME) && !first.has(Traits::DATE) || is_pronoun(text, first))
            .then_some(next);
    }
    None
}

/// "It fell at 7:52 a.m. Orsa’s Harbour Board said": whether the hour at `index` ends a clause that has its verb, and
/// nothing at `begin` goes on with it ("7 a.m. Eastern Time").
fn tells_hour(text: &str, tokens: &[Token], (index, begin): (usize, usize)) -> bool {
    let word = |at: usize, words: &[&str]| tokens.get(at).is_some_and(|t| words.contains(&t.span.of(text)));
    if !word(index, &["a.m.", "p.m."]) {
        return false;
    }
    let zone = !tokens[begin].shape.is_capital()
        || tokens[begin].has(Traits::DATE)
        || tokens[begin].shape.is_all_capitals()
        || (begin..begin + 4).any(|at| word(at, &["Time", "time", "Standard", "Daylight"]))
        || word(begin, &["Eastern", "Central", "Mountain", "Pacific", "Greenwich"]);
    if zone {
        return false;
    }
    let clause = tokens[..index].iter().rev().take(HOUR_WITHIN).take_while(|t| t.tag != Tag::Stop);
    clause.filter(|t| t.shape.is_word()).any(|t| t.known().tags[0].is_finite())
}

/// How many tokens before an hour the verb of its clause may stand.
const HOUR_WITHIN: usize = 24;

fn is_pronoun(text: &str, token: &Token) -> bool {
    matches!(token.span.of(text), "He" | "She" | "They" | "It" | "We" | "I" | "The" | "A" | "But" | "In")
}

/// A closing mark or bracket behind a stop: nothing but the stop stands before it.
fn closes(text: &str, tokens: &[Token], index: usize) -> bool {
    let token = &tokens[index];
    if token.shape.has_space_before() {
        return false;
    }
    match token.tag {
        Tag::Close => true,
        Tag::Mark => !matches!(token.span.of(text), "“" | "„" | "«" | "‘" | "``"),
        Tag::Stop | Tag::Ellipsis => true,
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use crate::layout::{lay_out, paragraphs};

    fn sentences(text: &str) -> usize {
        lay_out(text, paragraphs(text)).sentences.len()
    }

    #[test]
    fn an_hour_may_end_a_sentence() {
        assert_eq!(sentences("It fell near the pier at 7:52 a.m. Orsa's Harbour Board said it sank."), 2);
        assert_eq!(sentences("It fell near the pier at 7:52 a.m. Orsa Harbour time."), 1);
        assert_eq!(sentences("It fell near the pier at 7:52 p.m. Monday Bay time."), 1);
        assert_eq!(sentences("At about 7 p.m. Officer Ada Lund left."), 1);
    }
}
