//! Tagging: one part of speech for each token, from the lexicon, the ending and the neighbours.
//!
//! After E. Brill, A Simple Rule-Based Part of Speech Tagger, 1992: the likeliest tag of the word,
//! then a few rules about what stands before and after, in one pass from left to right.

use crate::layout::{Layout, Token};
use crate::lexicon::{Tag, Traits};

/// What stands before a token, for the rules that need it.
struct Before {
    tag: Tag,
    /// The verb "to have" or "to be" is waiting for its participle.
    auxiliary: bool,
    /// A noun phrase ended here that can be a subject.
    nominal: bool,
    /// A quotation stands at most three tokens before.
    quoted: u8,
    /// Commas of the sentence so far, and whether it has a finite verb.
    commas: u8,
    finite: bool,
}

/// Tags tokens that stand in one paragraph outside quotations. `items` are their indexes.
pub(super) fn tag(text: &str, layout: &Layout, items: &[Option<u32>], tags: &mut Vec<Tag>) {
    let tokens = &layout.tokens;
    tags.clear();
    let mut before =
        Before { tag: Tag::Stop, auxiliary: false, nominal: false, quoted: 0, commas: 0, finite: false };
    for (place, item) in items.iter().enumerate() {
        let Some(index) = *item else {
            tags.push(Tag::None); // a quotation: a noun as far as its neighbours can tell
            before = Before {
                tag: Tag::None,
                auxiliary: false,
                nominal: false,
                quoted: 4,
                commas: before.commas,
                finite: before.finite,
            };
            continue;
        };
        let token = &tokens[index as usize];
        let next = items.get(place + 1).copied().flatten().map(|i| &tokens[i as usize]);
        let tag = one(text, layout, token, &before, next);
        let word = token.span.of(text);
        before.auxiliary = match tag {
            Tag::Adverb => before.auxiliary,
            _ => is_auxiliary(word),
        };
        before.nominal = match tag {
            Tag::Adverb => before.nominal,
            Tag::Close => before.nominal,
            _ => tag.is_noun() || tag == Tag::Pronoun || tag == Tag::Number,
        };
        match tag {
            Tag::Comma => before.commas = before.commas.saturating_add(1),
            Tag::Stop | Tag::Semicolon => (before.commas, before.finite) = (0, false),
            _ => before.finite |= tag.is_finite(),
        }
        before.quoted = before.quoted.saturating_sub(1);
        before.tag = tag;
        tags.push(tag);
    }
}

/// Forms of "have" and "be", which a past participle follows.
pub(super) fn is_auxiliary(word: &str) -> bool {
    const FORMS: [&str; 27] = [
        "is", "are", "was", "were", "be", "been", "being", "am", "has", "have", "had", "having", "isn't",
        "aren't", "wasn't", "weren't", "hasn't", "haven't", "hadn't", "’s", "'s", "’ve", "'ve", "get",
        "gets", "got", "getting",
    ];
    // Every token is asked, and the first letter answers nearly always.
    let opens = word.bytes().next().is_some_and(|b| {
        matches!(b.to_ascii_lowercase(), b'i' | b'a' | b'w' | b'b' | b'h' | b'g' | b'\'' | 0xe2)
    });
    opens && FORMS.iter().any(|f| f.eq_ignore_ascii_case(word))
        || word.ends_with("n’t") && !word.starts_with("do")
}

fn one(text: &str, layout: &Layout, token: &Token, before: &Before, next: Option<&Token>) -> Tag {
    if token.tag != Tag::None {
        if token.tag == Tag::Genitive
            && matches!(before.tag, Tag::Pronoun | Tag::There | Tag::Wh | Tag::WhAdverb)
        {
            return Tag::Third; // "he's"
        }
        return token.tag;
    }
    let word = token.span.of(text);
    let entry = token.known();
    let starts = matches!(before.tag, Tag::Stop | Tag::Colon | Tag::Mark | Tag::None);
    if token.shape.is_capital() {
        if word == "I" {
            return Tag::Pronoun;
        }
        if !starts || entry.tags[0] == Tag::None {
            return if entry.traits.any(Traits::NATIONALITY)
                && next.is_some_and(|n| n.shape.is_word() && !n.shape.is_capital())
            {
                Tag::Adjective
            } else if entry.traits.any(Traits::NOT_NAME)
                && !entry.traits.any(Traits::DATE)
                && matches!(
                    entry.tags[0],
                    Tag::Determiner
                        | Tag::Pronoun
                        | Tag::Preposition
                        | Tag::Possessive
                        | Tag::Conjunction
                        | Tag::WhAdverb
                        | Tag::Wh
                )
            {
                entry.tags[0]
            } else {
                Tag::Name
            };
        }
        // At the start of a sentence a capital says little: a given name, or a word that the next
        // one shows to be part of a name.
        let closed = matches!(
            entry.tags[0],
            Tag::Determiner
                | Tag::Pronoun
                | Tag::Preposition
                | Tag::Possessive
                | Tag::Conjunction
                | Tag::WhAdverb
                | Tag::Wh
                | Tag::Adverb
                | Tag::There
                | Tag::To
                | Tag::Number
                | Tag::Modal
        );
        let names = entry.traits.any(
            Traits::GIVEN
                | Traits::TITLE
                | Traits::HONORIFIC
                | Traits::PLACE
                | Traits::SEAT
                | Traits::ACRONYM,
        );
        let capital_next = next.is_some_and(|n| n.shape.is_capital() && n.shape.is_word());
        if entry.tags[0] == Tag::Other {
            return Tag::Name;
        }
        // Written with a capital inside a sentence too: a name wherever it stands.
        if !closed && layout.capitalised.contains(&token.entry) {
            return Tag::Name;
        }
        // Behind a quotation stands its speaker: "“…,” Brown said".
        let speaks = next.is_some_and(|n| n.known().cue_verb != 0 && !n.shape.is_capital());
        if before.tag == Tag::None && speaks && !closed && !entry.traits.any(Traits::NOT_NAME) {
            return Tag::Name;
        }
        if !closed
            && (names || capital_next && !entry.tags[0].is_verb() && !matches!(entry.tags[0], Tag::Adjective))
        {
            return Tag::Name;
        }
    }
    if entry.tags[0] == Tag::None {
        return by_ending(token, word);
    }
    choose(text, word, token, before, next)
}

/// An unknown word: what its ending makes likely.
fn by_ending(token: &Token, word: &str) -> Tag {
    if token.shape.is_capital() {
        return Tag::Name;
    }
    if token.shape.is_digit() {
        return if word.contains('-') { Tag::Adjective } else { Tag::Number };
    }
    if word.starts_with(['@', '#']) {
        return Tag::Name;
    }
    if word.starts_with('$') {
        return Tag::Number;
    }
    let ends = |e: &str| word.ends_with(e);
    if ends("n't") || ends("n’t") {
        Tag::Modal
    } else if ends("’re")
        || ends("'re")
        || ends("’ll")
        || ends("'ll")
        || ends("’d")
        || ends("'d")
        || ends("’ve")
        || ends("’m")
    {
        Tag::Pronoun
    } else if ends("ly") {
        Tag::Adverb
    } else if word.contains('-') && (ends("ed") || ends("ing")) {
        Tag::Adjective
    } else if ends("ing") {
        Tag::Gerund
    } else if ends("ed") {
        Tag::Past
    } else if ["ous", "ful", "ive", "less", "able", "ible", "ical", "ish", "ic", "al"].iter().any(|e| ends(e))
    {
        Tag::Adjective
    } else if ends("s") && !ends("ss") && !ends("us") {
        Tag::Nouns
    } else {
        Tag::Noun
    }
}

fn choose(text: &str, word: &str, token: &Token, before: &Before, next: Option<&Token>) -> Tag {
    let entry = token.known();
    let has = |tag: Tag| entry.tags.contains(&tag);
    let first = entry.tags[0];
    let next_first = next.map_or(Tag::Stop, |n| {
        if n.tag != Tag::None {
            n.tag
        } else if n.shape.is_capital() && !n.known().traits.any(Traits::NOT_NAME) {
            Tag::Name
        } else {
            n.known().tags[0]
        }
    });
    let verbal =
        has(Tag::Verb) || has(Tag::Past) || has(Tag::Present) || has(Tag::Third) || has(Tag::Participle);
    let noun = if has(Tag::Noun) {
        Some(Tag::Noun)
    } else if has(Tag::Nouns) {
        Some(Tag::Nouns)
    } else {
        None
    };
    if verbal && word != "like" {
        let cue = entry.cue_verb != 0;
        match before.tag {
            Tag::Determiner | Tag::Possessive | Tag::Genitive | Tag::Adjective
                if noun.is_some()
                    && !(before.tag == Tag::Adjective && first.is_verb() && !has(Tag::Noun)) =>
            {
                return noun.unwrap_or(Tag::Noun);
            }
            Tag::Determiner | Tag::Possessive | Tag::Genitive
                if has(Tag::Adjective) || has(Tag::Participle) =>
            {
                return Tag::Adjective;
            }
            Tag::Modal | Tag::To if has(Tag::Verb) => return Tag::Verb,
            Tag::Preposition if noun.is_some() && !first.is_finite() => return noun.unwrap_or(Tag::Noun),
            _ => {}
        }
        if before.auxiliary && has(Tag::Participle) {
            return Tag::Participle;
        }
        if before.auxiliary && (has(Tag::Past) && !has(Tag::Participle) && !has(Tag::Third)) && cue {
            return Tag::Participle;
        }
        if has(Tag::Past) && (has(Tag::Participle) || first == Tag::Past) {
            let by = next.is_some_and(|n| n.known().tags[0] == Tag::Preposition);
            // "an engineer hired by the council": a reduced relative clause.
            if before.nominal && next.is_some_and(|n| n.span.of(text) == "by") && has(Tag::Participle) {
                return Tag::Participle;
            }
            let opens = matches!(before.tag, Tag::Comma | Tag::None | Tag::Conjunction | Tag::Wh);
            if first == Tag::Past || before.nominal && !(by && first == Tag::Participle) {
                return Tag::Past;
            }
            if opens && cue && !(first == Tag::Participle && by) {
                return Tag::Past;
            }
            // "Ana Voss, the director, reached": the second comma closes an apposition.
            if before.nominal || before.tag == Tag::Comma && before.commas >= 2 && !before.finite {
                return Tag::Past;
            }
            return Tag::Participle;
        }
        if before.tag == Tag::Pronoun || before.tag == Tag::Wh {
            if has(Tag::Third) {
                return Tag::Third;
            }
            if has(Tag::Present) || has(Tag::Verb) {
                return Tag::Present;
            }
        }
        if has(Tag::Third) && noun.is_some() {
            // "claims": a verb after a name and before a complement, else the plural noun.
            if cue && before.nominal && before.quoted > 0 && before.tag != Tag::Nouns {
                return Tag::Third; // "“…,” Voss notes."
            }
            let complement = matches!(
                next_first,
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
            let subject = matches!(before.tag, Tag::Name | Tag::Noun | Tag::Wh);
            let after_quote = matches!(before.tag, Tag::None | Tag::Comma)
                && cue
                && matches!(next_first, Tag::Name | Tag::Determiner);
            return if first == Tag::Third || after_quote || subject && complement && cue {
                Tag::Third
            } else {
                noun.unwrap_or(first)
            };
        }
        if (has(Tag::Verb) || has(Tag::Present)) && noun.is_some() {
            let plural_subject = before.tag == Tag::Nouns;
            if first.is_verb() && before.nominal && plural_subject {
                return Tag::Present;
            }
            if first == Tag::Verb || first == Tag::Present {
                return if before.nominal || before.tag == Tag::Wh { Tag::Present } else { first };
            }
            return first;
        }
        if first == Tag::Verb && (before.nominal || before.tag == Tag::Wh) {
            return Tag::Present;
        }
    }
    if first == Tag::Participle && before.nominal && !before.auxiliary && has(Tag::Past) {
        return Tag::Past;
    }
    first
}
