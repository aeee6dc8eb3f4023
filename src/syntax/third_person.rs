//! Forms that are a verb of the third person and a plural at once ("claims"): which the neighbours allow.

use super::ambiguity::Word;
use super::neighbours::{Ahead, Before, is_text, lexical, opens_complement};
use crate::layout::Token;
use crate::lexicon::{Tag, Traits};

impl Word<'_> {
    /// A form that ends as the third person and the plural do.
    pub(super) fn third(&self) -> Option<Tag> {
        let (noun, before) = (self.noun.filter(|_| self.has(Tag::Third))?, self.before);
        // "There were shouts of": no finite verb follows "be".
        if before.auxiliary && before.tag != Tag::Pronoun {
            return Some(noun);
        }
        // "The refugee advocates also said", "Turnout levels don’t tell": the verb of the clause follows.
        if gives_way(self.text, before, self.ahead) {
            return Some(noun);
        }
        // "obliges both states to", "two sources": no verb in the singular behind a word for several.
        if before.several(self.text) || before.tag == Tag::Number && self.token.has(Traits::PERSON_ROLE) {
            return Some(noun);
        }
        // "The alliance controls much of it": the verb of a clause that has none, with a part for its object.
        let part = |next: &Token| {
            ["much", "most", "some", "all", "half", "part"].iter().any(|w| next.is(self.text, w))
        };
        let ahead = self.ahead;
        let parted =
            ahead.next.is_some_and(part) && ahead.second.is_some_and(|second| second.is(self.text, "of"));
        if parted && before.nominal && before.tag == Tag::Noun && !before.closed {
            return Some(Tag::Third);
        }
        Some(third_or_nouns(self.first, noun, self.is_cue(), before, self.ahead))
    }
}

/// A form that is both a verb of the third person and a plural ("claims").
fn third_or_nouns(first: Tag, noun: Tag, cue: bool, before: &Before, ahead: &Ahead) -> Tag {
    // "In television interviews on Sunday, she": what hangs on the first word of a sentence is no subject.
    if before.fronted && before.tag.is_noun() && first == Tag::Nouns && !opens_complement(ahead) {
        return noun;
    }
    let next = lexical(ahead);
    // "“…,” port sanctions envoy Ana Voss told": whose office it is.
    let office = next == Tag::Noun && ahead.next.is_some_and(|next| next.has(Traits::PERSON_ROLE));
    if cue && before.nominal && before.quoted > 0 && before.tag != Tag::Nouns && !office {
        return Tag::Third; // "“…,” Voss notes."
    }
    // "“…,” a voice in the film states."
    if cue && before.nominal && before.spoken && !before.finite && matches!(next, Tag::Stop | Tag::Comma) {
        return Tag::Third;
    }
    // "denounced the Vienna talks as": the clause has its verb.
    if before.definite && before.tag == Tag::Name && before.closed {
        return noun;
    }
    // "hits the mayor for it and claims that": joined to the finite verb before.
    let that = ahead.next.is_some_and(|next| next.span.len() == 4 && next.known().tags[1] == Tag::Determiner);
    if cue && before.tag == Tag::Conjunction && before.finite && that && next == Tag::Preposition {
        return Tag::Third;
    }
    // "Voss, who had seen it, claims that": a comma closes what stood between.
    if cue && before.tag == Tag::Comma && before.commas >= 2 && that && next == Tag::Preposition {
        return Tag::Third;
    }
    // "ships that the North claims belong to": the verb of what is claimed follows at once.
    let gapped = before.tag == Tag::Name && before.definite && before.finite && !before.closed;
    if cue && gapped && matches!(next, Tag::Verb | Tag::Present) {
        return Tag::Third;
    }
    // "a speech which Voss claims affirmed the rule": so it does behind a mere name.
    let claimed = before.tag == Tag::Name && before.finite && !before.closed && before.relating;
    if cue && claimed && next == Tag::Past {
        return Tag::Third;
    }
    // "The lawsuit claims staff knew": no claims of a kind, for a plural hardly tells of what kind staff is.
    let told = matches!(next, Tag::Noun | Tag::Nouns)
        && ahead.next.is_some_and(|next| ahead.second.is_none() || !next.known().can_be.has(Tag::Verb));
    if cue && told && before.nominal && !before.finite && !before.closed && before.token.is_some_and(is_text)
    {
        return Tag::Third;
    }
    let complement = matches!(
        next,
        Tag::Determiner
            | Tag::Pronoun
            | Tag::Possessive
            | Tag::Preposition
            | Tag::None
            | Tag::Name
            | Tag::Mark
            | Tag::To
            | Tag::Adverb
    );
    let subject = matches!(before.solid, Tag::Name | Tag::Noun | Tag::Wh);
    let after_quote = matches!(before.tag, Tag::None | Tag::Comma)
        && cue
        && matches!(next, Tag::Name | Tag::Determiner)
        && !ahead.quote_next;
    // "a report prepared in April lists the faults": a subject, no verb yet, and an object.
    let waiting =
        subject && before.nominal || before.tag == Tag::Comma && before.commas >= 2 && !before.finite;
    // "The spot hits Voss for it", not "the spots Voss paid for"
    let named = next == Tag::Name
        && !before.finite
        && ahead.next.is_some_and(|next| !next.has(Traits::DATE))
        && ahead
            .second
            .is_some_and(|second| !second.shape.is_capital() && second.known().tags[0] == Tag::Preposition);
    let needed = waiting && !before.closed && (opens_complement(ahead) || named);
    // "ordered the release of firm documents in": the clause has its verb.
    let served = before.closed
        && first == Tag::Nouns
        && before.solid != Tag::Wh
        && (next == Tag::None || next == Tag::Preposition && !that);
    if first == Tag::Third || after_quote || subject && complement && cue && !served || needed {
        Tag::Third
    } else {
        noun
    }
}

/// "The refugee advocates also said", "Turnout levels don’t tell": whether such a form right behind a noun or an
/// adjective, in a sentence without a verb so far, is a plural, since a verb follows that only a plural agrees
/// with, or an adverb and the past of a verb of saying.
fn gives_way(text: &str, before: &Before, ahead: &Ahead) -> bool {
    if before.finite || !matches!(before.tag, Tag::Noun | Tag::Adjective) {
        return false;
    }
    let plural = |next: &Token| {
        ["don't", "don’t", "aren't", "aren’t", "weren't", "weren’t", "haven't", "haven’t"]
            .iter()
            .any(|word| next.is(text, word))
    };
    let says = |second: &Token| second.known().can_be.has(Tag::Past) && second.known().cue_verb != 0;
    ahead.next.is_some_and(plural) || lexical(ahead) == Tag::Adverb && ahead.second.is_some_and(says)
}
