//! Small questions about single tokens that names, leads and pronouns all ask.

use std::hash::Hasher;

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

use super::Gender;
use crate::layout::{Layout, Token};
use crate::lexicon::{Tag, Traits};

/// A number that is equal for spellings of one word that differ in case, accents or apostrophes.
#[must_use]
pub fn fold(word: &str) -> u32 {
    let mut hasher = rustc_hash::FxHasher::default();
    if word.is_ascii() {
        for byte in word.bytes() {
            if byte != b'.' {
                hasher.write_u8(byte.to_ascii_lowercase());
            }
        }
    } else {
        for c in word.nfd().filter(|c| !is_combining_mark(*c)).flat_map(char::to_lowercase) {
            match c {
                '.' => {}
                '’' => hasher.write_u8(b'\''),
                c if c.is_ascii() => hasher.write_u8(c as u8),
                c => hasher.write_u32(c as u32),
            }
        }
    }
    let full = hasher.finish();
    (full ^ (full >> 32)) as u32
}

/// Whether the token is this word, capitals aside.
#[must_use]
pub fn is(text: &str, token: &Token, word: &str) -> bool {
    token.is(text, word)
}

/// Whether the token is one of these words, capitals aside.
#[must_use]
#[inline]
pub fn is_any(text: &str, token: &Token, words: &[&str]) -> bool {
    let own = token.bytes(text);
    // Nearly every word differs in its length or its first letter, capitals aside. All are looked at,
    // without a branch for each, which no processor could foretell.
    let first = own.first().map_or(0, |byte| byte | 0x20);
    let like = |word: &&str| {
        (word.len() == own.len()) & (word.as_bytes().first().map_or(0, |byte| byte | 0x20) == first)
    };
    words.iter().fold(false, |any, word| any | like(word)) && is_one(own, words)
}

fn is_one(own: &[u8], words: &[&str]) -> bool {
    words.iter().any(|word| own.eq_ignore_ascii_case(word.as_bytes()))
}

/// The likeliest part of speech of a token by itself.
#[must_use]
pub fn tag(token: &Token) -> Tag {
    if token.tag == Tag::None { token.known().tags[0] } else { token.tag }
}

/// Whether the word can be this part of speech at all.
#[must_use]
pub fn can_be(token: &Token, tag: Tag) -> bool {
    token.tag == tag || token.known().can_be.has(tag)
}

/// Whether a word is a verb that helps another one: a form of "be", "have" or "do", or a modal.
#[must_use]
pub fn is_auxiliary(token: &Token) -> bool {
    token.shape.is_word() && (token.has(Traits::BE | Traits::HAVE | Traits::DO) || tag(token) == Tag::Modal)
}

/// A noun for somebody or something that can speak.
#[must_use]
pub fn is_role(token: &Token) -> bool {
    token.has(Traits::PERSON_ROLE | Traits::TITLE | Traits::GROUP_ROLE)
}

/// An article, a demonstrative or a possessive: what a description begins with.
#[must_use]
pub fn is_determiner(_: &str, token: &Token) -> bool {
    token.shape.is_ascii_word() && token.has(Traits::DETERMINER)
}

/// Joins words into lower-case ones with single spaces and hands them to `ask`, without keeping them.
pub fn with_phrase<T>(text: &str, tokens: &[Token], ask: impl FnOnce(&str) -> T) -> Option<T> {
    let mut buffer = [0u8; 48];
    let mut length = 0;
    for (number, token) in tokens.iter().enumerate() {
        let word = token.bytes(text);
        let gap = usize::from(number > 0);
        if length + gap + word.len() > buffer.len() {
            return None;
        }
        if gap == 1 {
            buffer[length] = b' ';
            length += 1;
        }
        for byte in word {
            buffer[length] = byte.to_ascii_lowercase();
            length += 1;
        }
    }
    std::str::from_utf8(&buffer[..length]).ok().map(ask)
}

/// Whether the token at `at` makes an owner of the word before it: "the board’s", "the monitors’ report".
#[must_use]
pub fn is_genitive(text: &str, tokens: &[Token], at: usize) -> bool {
    let Some(mark) = tokens.get(at) else { return false };
    let plural = || {
        mark.tag == Tag::Mark
            && matches!(mark.span.of(text), "'" | "’")
            && !mark.shape.has_space_before()
            && at > 0
            && tokens[at - 1].span.of(text).ends_with('s')
    };
    mark.tag == Tag::Genitive || plural()
}

/// Whether the "’s" at `at` is "has": "Voss’s been warning them" names no owner.
#[must_use]
pub fn is_contracted_has(text: &str, tokens: &[Token], at: usize) -> bool {
    tokens.get(at).is_some_and(|mark| mark.tag == Tag::Genitive)
        && tokens.get(at + 1).is_some_and(|t| is_any(text, t, &["been", "not", "gone", "got"]))
}

/// How many tokens from `at` on make a phrase of two or three words that the lexicon lists as a
/// title, an office or a place, and what it says of it.
#[must_use]
#[inline]
pub fn listed_phrase(text: &str, tokens: &[Token], at: usize) -> Option<(usize, Traits)> {
    if tokens[at].has(Traits::TITLE_START) { phrase_from(text, tokens, at) } else { None }
}

/// "the South Carolinian": whether the tokens from `first` to `last` are somebody of a state whose name has two
/// words. "The New Yorker" with a capital is the magazine.
#[must_use]
pub fn is_demonym_of_two(text: &str, tokens: &[Token], first: usize, last: usize) -> bool {
    let Some(noun) = tokens.get(first + 1).filter(|noun| first + 2 == last && noun.has(Traits::DEMONYM))
    else {
        return false;
    };
    let article = first.checked_sub(1).map(|before| &tokens[before]);
    article.is_some_and(|article| {
        is_any(text, article, &["the", "a", "fellow"])
            && !(article.shape.is_capital() && noun.is(text, "yorker"))
    }) && with_phrase(text, &tokens[first..last], |demonym| {
        crate::lexicon::lexicon().place_of(demonym).is_some()
    }) == Some(true)
}

/// Whether the words `first..last` are a place and somebody of a party there ("Orsa Republican"), or end with an office
/// in capitals: "One Orsa MP".
#[must_use]
pub fn is_partisan(text: &str, tokens: &[Token], first: usize, last: usize) -> bool {
    if last < first + 2 {
        return false;
    }
    let end = &tokens[last - 1];
    let called = tokens[first].has(Traits::GIVEN) && !tokens[first].has(Traits::DEMONYM);
    if end.shape.is_all_capitals() && end.has(Traits::PERSON_ROLE) && !called {
        return true;
    }
    if !is_any(text, end, &["republican", "democrat", "independent"]) {
        return false;
    }
    let listed = |at: usize| listed_phrase(text, tokens, at).filter(|(_, traits)| traits.any(Traits::PLACE));
    let length = listed(first).map_or(usize::from(tokens[first].has(Traits::PLACE)), |(length, _)| length);
    end.shape.is_capital() && first + length + 1 == last
}

/// [`listed_phrase`] where some phrase begins with the word at `at`.
fn phrase_from(text: &str, tokens: &[Token], at: usize) -> Option<(usize, Traits)> {
    let next = tokens.get(at + 1)?;
    let titles = crate::lexicon::lexicon().titles(tokens[at].entry, next.entry);
    let stands = |words: &[&str]| {
        let own = tokens.get(at..at + words.len());
        own.is_some_and(|own| own.iter().zip(words).all(|(t, word)| t.is(text, word) && t.shape.is_word()))
    };
    titles.iter().find(|title| stands(&title.words)).map(|title| (title.words.len(), title.traits))
}

/// Whether the token stands at the start of its sentence, marks and brackets aside.
#[must_use]
pub fn opens_sentence(layout: &Layout, at: usize) -> bool {
    let mut before = at;
    while before > 0 {
        let token = &layout.tokens[before - 1];
        match token.tag {
            Tag::Mark | Tag::Open => before -= 1,
            Tag::Stop | Tag::Colon | Tag::Ellipsis | Tag::Dash => return true,
            _ => {
                return layout.tokens[before..=at].iter().any(|token| token.shape.opens_sentence());
            }
        }
    }
    true
}

/// Whether the paragraph that begins at a token is one that "Voss writes:" introduces, set off without
/// marks.
#[must_use]
pub fn is_excerpt(layout: &Layout, start: usize) -> bool {
    let Some([verb, colon]) = start.checked_sub(2).and_then(|at| layout.tokens.get(at..start)) else {
        return false;
    };
    colon.tag == Tag::Colon
        && verb.known().cue_verb > 0
        && !verb.shape.is_capital()
        && layout.tokens.get(start).is_some_and(|first| first.tag != Tag::Mark)
}

/// The pronoun that a contraction begins with ("they’re", "I’d"), or the pronoun itself.
#[must_use]
pub fn pronoun_word(word: &str) -> Option<&'static str> {
    let base = word.split(['\'', '’']).next().unwrap_or(word);
    ["he", "she", "they", "it", "we", "you", "i", "that", "there", "who", "what", "here"]
        .into_iter()
        .find(|p| p.len() == base.len() && base.eq_ignore_ascii_case(p))
}

/// Whether a word is one for a body of people and not for a person.
#[must_use]
pub fn is_body_role(token: &Token) -> bool {
    token.has(Traits::GROUP_ROLE) && !token.has(Traits::PERSON_ROLE)
}

/// Whether a token means the writer: "I", "we’re", "our". In capitals "US" is a country.
#[must_use]
pub fn is_first_person(text: &str, token: &Token) -> bool {
    let word = token.span.of(text);
    let bare = word.split(['\'', '’']).next().unwrap_or(word);
    ["i", "we", "me", "us", "my", "our"].iter().any(|pronoun| bare.eq_ignore_ascii_case(pronoun))
        && bare != "US"
}

/// Whether the words of a name stand in East Asian order, the family name first: it is listed as one and
/// no given name, or a given name of two syllables follows it, written as Korean ones are (“Doo Eun-ji”).
#[must_use]
pub fn is_family_first(text: &str, name: &[Token]) -> bool {
    let [family, rest @ ..] = name else { return false };
    let syllables = || match rest {
        [given] => {
            let word = given.span.of(text);
            !given.shape.is_letters()
                && word.bytes().position(|byte| byte == b'-').is_some_and(|hyphen| {
                    let two = &word[hyphen + 1..];
                    hyphen <= 6 && two.len() <= 6 && two.starts_with(char::is_lowercase)
                })
        }
        _ => false,
    };
    family.has(Traits::FAMILY_FIRST) && !family.has(Traits::GIVEN)
        || family.shape.is_capital() && family.span.len() <= 6 && syllables()
}

/// The gender that the lists give.
#[must_use]
pub fn sex(traits: Traits) -> Option<Gender> {
    if traits.any(Traits::FEMALE) {
        Some(Gender::Female)
    } else if traits.any(Traits::MALE) {
        Some(Gender::Male)
    } else {
        None
    }
}

/// Nouns for a business, which may mean any body named before.
pub(crate) const BUSINESS: &[&str] = &[
    "company",
    "firm",
    "corporation",
    "maker",
    "manufacturer",
    "retailer",
    "group",
    "business",
    "bank",
    "airline",
    "carrier",
    "operator",
    "startup",
    "start-up",
    "giant",
    "conglomerate",
    "developer",
    "publisher",
    "brand",
    "brokerage",
    "foundry",
    "refiner",
    "builder",
    "studio",
    "label",
    "carmaker",
    "shipbuilder",
    "chipmaker",
    "drugmaker",
    "steelmaker",
    "automaker",
    "lender",
    "insurer",
    "supplier",
    "utility",
    "chain",
];

/// Whether the words go on to a verb of their own, so that they are a clause: "her friend said".
pub(super) fn is_clause(text: &str, words: &[Token]) -> bool {
    for (number, token) in words.iter().enumerate() {
        if matches!(tag(token), Tag::Wh | Tag::WhAdverb | Tag::Preposition) || is_any(text, token, &["that"])
        {
            return false;
        }
        let finite = matches!(tag(token), Tag::Past | Tag::Third | Tag::Modal) && !token.shape.is_capital();
        if finite && number > 0 && !is_role(token) && !can_be(token, Tag::Participle) {
            return true;
        }
        // "many experts say it had"
        let say = matches!(tag(token), Tag::Present | Tag::Verb)
            && words[..number].last().is_some_and(|t| t.has(Traits::PLURAL));
        if (finite || say) && number > 0 && token.known().cue_verb > 0 && is_role(&words[number - 1]) {
            return true;
        }
    }
    false
}
