//! Bodies: whether "the institute", "the defense ministry" can mean one by its name.

use super::describe::Description;
use super::kinship::{body_fit, equal};
use super::modifier::said_of;
use crate::layout::{Layout, Token};
use crate::lexicon::{Tag, Traits};
use crate::mention::name::Name;
use crate::mention::word::{is_any, is_determiner, tag};

/// "The ruling party" is not the one that is told to be in opposition.
fn is_on_the_other_side(text: &str, layout: &Layout, name: &Name, what: Description) -> bool {
    let words = &layout.tokens[what.first as usize..what.last as usize];
    let has = |tokens: &[Token], side: &[&str]| tokens.iter().any(|t| is_any(text, t, side));
    let theirs = said_of(layout, name);
    [(RULING, OPPOSED), (OPPOSED, RULING)]
        .iter()
        .any(|(own, other)| has(words, own) && theirs.iter().any(|side| has(side, other)))
}

/// Words for the side of politics that governs, and for the other one.
const RULING: &[&str] = &["ruling", "governing"];
const OPPOSED: &[&str] = &["opposition", "opposing"];

/// How well a description of a body fits one by its name, unless it says by another noun what the name
/// does not.
pub(super) fn fit(text: &str, layout: &Layout, name: &Name, what: Description) -> f32 {
    let fit = name_fit(text, layout, name, &layout.tokens[what.head as usize]);
    if fit < 3.0 && says_more(text, &layout.tokens, name, what) { 0.0 } else { fit }
}

/// Whether a description tells its body from the one of this name.
pub(super) fn is_another(text: &str, layout: &Layout, name: &Name, what: Description) -> bool {
    is_another_body(text, &layout.tokens, name, what)
        || is_sibling(text, layout, name, what)
        || is_on_the_other_side(text, layout, name, what)
}

/// "the institute" fits the Orsa Institute, and "the union" the Orsa Federation less well.
fn name_fit(text: &str, layout: &Layout, name: &Name, head: &Token) -> f32 {
    let own = head.span.of(text);
    let tokens = &layout.tokens[name.first as usize..name.last as usize];
    // What is behind "of" is another body's.
    let own_part = tokens.iter().position(|t| is_any(text, t, &["of", "for", "in"])).unwrap_or(tokens.len());
    let last = tokens[..own_part].last();
    // "the military" is no Military Line, which the word only tells more of.
    let is_line =
        tokens.last().is_some_and(|t| t.has(Traits::LANDMARK) || is_any(text, t, &["line", "zone"]));
    let whole = !is_line || last.is_some_and(|t| equal(text, t, own));
    if whole && tokens.iter().any(|t| equal(text, t, own)) {
        return 3.0;
    }
    // "the agency" fits the ODF, whose letters do not tell what it is.
    let acronym = matches!(tokens, [one] if one.shape.is_all_capitals() && one.span.len() > 2);
    let body = tokens.first().is_some_and(|t| t.has(Traits::ORGANISATION | Traits::ACRONYM));
    if acronym && body && !tokens[0].has(Traits::PLACE) && BY_LETTERS.iter().any(|noun| head.is(text, noun)) {
        return 2.2;
    }
    // "the union" fits the Orsa Dockers Federation.
    if last.is_some_and(|t| body_fit(head, t)) { 2.2 } else { 0.0 }
}

/// Nouns for bodies that are often called by their initials.
const BY_LETTERS: [&str; 6] = ["agency", "bureau", "organization", "organisation", "group", "body"];

/// Whether a description of a body by another noun than its name's says what the name does not: "the
/// presidential office" is no agency, and "the office of the president" no ministry.
fn says_more(text: &str, tokens: &[Token], name: &Name, what: Description) -> bool {
    let own = &tokens[name.first as usize..name.last as usize];
    let mut behind = tokens[what.head as usize..].iter();
    let office = behind.next().is_some_and(|t| is_any(text, t, &["office"]));
    if office
        && behind.next().is_some_and(|t| is_any(text, t, &["of"]))
        && behind.take(OFFICER).any(|t| t.has(Traits::PERSON_ROLE))
    {
        return true;
    }
    tokens[what.first as usize..what.head as usize].iter().any(|word| {
        matches!(tag(word), Tag::Noun | Tag::Adjective)
            && !word.shape.is_capital()
            && !is_any(
                text,
                word,
                &["state", "national", "local", "public", "federal", "city", "country", "news"],
            )
            && !own.iter().any(|t| equal(text, t, word.span.of(text)))
    })
}

/// How many words behind "office of" may tell whose it is: "the office of the prime minister".
const OFFICER: usize = 3;

/// Whether a description of a body has a name or an owner that the body's own name lacks: "the
/// Ferrand campaign" and "his office" are no other body that the article names.
fn is_another_body(text: &str, tokens: &[Token], name: &Name, what: Description) -> bool {
    let words = &tokens[what.first as usize..what.head as usize];
    let own = &tokens[name.first as usize..name.last as usize];
    words.iter().enumerate().any(|(number, word)| {
        let owner = words.get(number + 1).is_some_and(|t| t.tag == Tag::Genitive);
        let named = (word.shape.is_capital() || owner) && !is_determiner(text, word);
        named && !own.iter().any(|t| equal(text, t, word.span.of(text)))
            || is_any(text, word, &["his", "her", "my"])
    })
}

/// Nouns for bodies of which a state has many, told apart by the field that stands before them.
const SIBLINGS: [&str; 10] = [
    "ministry",
    "department",
    "agency",
    "bureau",
    "committee",
    "commission",
    "council",
    "court",
    "office",
    "service",
];

/// Whether a noun is for a body of which a state has many.
pub(super) fn is_one_of_many(text: &str, noun: &Token) -> bool {
    is_any(text, noun, &SIBLINGS)
}

/// Whether a description tells a field that the body's name lacks: "the defense ministry" is neither
/// the Foreign Ministry nor a news agency.
fn is_sibling(text: &str, layout: &Layout, name: &Name, what: Description) -> bool {
    let tokens = &layout.tokens;
    if !is_one_of_many(text, &tokens[what.head as usize]) || what.head == what.first {
        return false;
    }
    let Some(field) = tokens[what.first as usize + 1..what.head as usize].last() else { return false };
    let named = tokens[name.first as usize..name.last as usize].iter();
    let tells = matches!(tag(field), Tag::Noun | Tag::Nouns)
        || is_any(
            text,
            field,
            &["foreign", "interior", "unification", "environmental", "financial", "supreme"],
        );
    let word = field.span.of(text);
    // "defence" is "defense", "police" is "policing".
    let stem = &word[..word.floor_char_boundary(5)];
    let has = |t: &Token| t.span.of(text).get(..stem.len()).is_some_and(|w| w.eq_ignore_ascii_case(stem));
    tells && !named.chain(said_of(layout, name).into_iter().flatten()).any(has)
}
