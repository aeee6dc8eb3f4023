//! Whether two names mean one speaker, as a reader would say.
use std::collections::BTreeSet;

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::canonical_combining_class;

use crate::speaker::SpeakerKind;

/// Words that are no part of a name when names are compared.
const HONORIFICS: &[&str] = &[
    "mr",
    "mrs",
    "ms",
    "miss",
    "messrs",
    "dr",
    "prof",
    "professor",
    "sir",
    "dame",
    "lord",
    "lady",
    "sen",
    "senator",
    "rep",
    "representative",
    "gov",
    "governor",
    "president",
    "chairman",
    "secretary",
    "minister",
    "general",
    "gen",
    "lt",
    "col",
    "capt",
    "sgt",
    "rev",
    "father",
    "sister",
    "judge",
    "justice",
    "ambassador",
    "the",
    "a",
    "an",
];
const SUFFIXES: &[&str] = &["jr", "sr", "ii", "iii", "iv"];

/// Whether the name given means the speaker that gold names; two empty names mean nobody.
///
/// Case, accents, honorifics, articles and possessives are taken off first. A person is meant
/// where the family names agree and no given name contradicts; a group or somebody unnamed where
/// the words of one description hold all those of the other.
#[must_use]
pub fn same(gold: &str, given: &str, kind: Option<SpeakerKind>) -> bool {
    let (gold, given) = (words(gold), words(given));
    if gold.is_empty() || given.is_empty() {
        return gold.is_empty() && given.is_empty();
    }
    if gold == given {
        return true;
    }
    let (gold, given) = (without(gold, HONORIFICS), without(given, HONORIFICS));
    if gold == given {
        return true;
    }
    if kind != Some(SpeakerKind::Person) {
        return one_holds_the_other(&gold, &given);
    }
    let is_name = |word: &&String| !SUFFIXES.contains(&word.as_str());
    let gold: Vec<String> = gold.iter().filter(is_name).cloned().collect();
    let given: Vec<String> = given.iter().filter(is_name).cloned().collect();
    let (Some(gold_family), Some(given_family)) = (gold.last(), given.last()) else { return false };
    if gold.len() > 1 && given.len() > 1 {
        let (a, b) = (&gold[0], &given[0]);
        let is_initial = a.len() == 1 || b.len() == 1;
        return one_holds_the_other(&gold, &given)
            || (gold_family == given_family
                && (a == b || (is_initial && a.as_bytes()[0] == b.as_bytes()[0])));
    }
    // From here on one of the two is a single word.
    (given.len() == 1 && given_family == gold_family) || (gold.len() == 1 && given.contains(&gold[0]))
}

/// The words of a name in lower case, without accents, full stops and possessives.
///
/// A word is made of the letters a to z and digits, with hyphens and apostrophes inside it.
#[must_use]
pub fn words(name: &str) -> Vec<String> {
    let bare: String = name.nfkd().filter(|c| canonical_combining_class(*c) == 0).collect();
    let bare: Vec<char> = bare.to_lowercase().chars().collect();
    let mut kept = Vec::with_capacity(bare.len());
    let mut at = 0;
    while at < bare.len() {
        let is_possessive = is_apostrophe(bare[at])
            && bare.get(at + 1) == Some(&'s')
            && !bare.get(at + 2).is_some_and(|c| c.is_alphanumeric() || *c == '_');
        match bare[at] {
            _ if is_possessive => at += 1,
            '.' => {}
            c => kept.push(c),
        }
        at += 1;
    }
    let is_inner = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit();
    let mut words: Vec<String> = Vec::new();
    let mut is_open = false;
    for (at, &c) in kept.iter().enumerate() {
        let joins = (c == '-' || is_apostrophe(c)) && kept.get(at + 1).is_some_and(|next| is_inner(*next));
        match words.last_mut().filter(|_| is_open) {
            Some(word) if is_inner(c) || joins => word.push(c),
            _ if is_inner(c) => {
                words.push(c.to_string());
                is_open = true;
            }
            _ => is_open = false,
        }
    }
    words
}

fn is_apostrophe(c: char) -> bool {
    c == '’' || c == '\''
}

/// The words without those of `list`, unless that would leave nothing.
fn without(words: Vec<String>, list: &[&str]) -> Vec<String> {
    let left: Vec<String> = words.iter().filter(|word| !list.contains(&word.as_str())).cloned().collect();
    if left.is_empty() { words } else { left }
}

fn one_holds_the_other(a: &[String], b: &[String]) -> bool {
    let (a, b): (BTreeSet<_>, BTreeSet<_>) = (a.iter().collect(), b.iter().collect());
    a.is_subset(&b) || b.is_subset(&a)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn names_become_words() {
        for (name, expected) in [
            ("Zoë Ódhiambo-Krål’s", vec!["zoe", "odhiambo-kral"]),
            ("J.R. O'Dell Jr.", vec!["jr", "o'dell", "jr"]),
            ("the council's own", vec!["the", "council", "own"]),
            ("O'shea", vec!["o'shea"]),
            ("’ti-s ’-x -", vec!["ti-s", "x"]),
            ("5th Ward", vec!["5th", "ward"]),
            ("…", vec![]),
        ] {
            assert_eq!(words(name), expected, "{name}");
        }
    }

    #[test]
    fn one_speaker_has_many_names() {
        use SpeakerKind::{Group, Person, Unknown};
        for (gold, given, kind, expected) in [
            ("Mara Oyelaran", "Ms. Oyelaran", Person, true),
            ("Mara Oyelaran", "M. Oyelaran", Person, true),
            ("Mara Oyelaran", "Tunde Oyelaran", Person, false),
            ("Mara Oyelaran", "Mara", Person, false),
            ("Mara", "Mara Oyelaran", Person, true),
            ("Mara Oyelaran Jr.", "Oyelaran", Person, true),
            ("Kir Dal-soo", "Dal-soo Kir", Person, true),
            ("Mara Oyelaran", "", Person, false),
            ("Harrow County Council", "council", Group, true),
            ("Harrow County Council", "county court", Group, false),
            ("senior official", "the official", Unknown, true),
            ("The President", "president", Unknown, true),
        ] {
            assert_eq!(same(gold, given, Some(kind)), expected, "{gold} / {given}");
        }
        assert!(same("", " ", None) && !same("", "Mara", None));
    }

    proptest! {
        #[test]
        fn a_name_is_its_own(name in "\\PC{0,30}",
                             kind in prop_oneof![Just(SpeakerKind::Person), Just(SpeakerKind::Group)]) {
            prop_assert!(same(&name, &name, Some(kind)));
        }

        #[test]
        fn case_accents_and_honorifics_do_not_matter(given in "[A-Z][a-zéñ]{1,6}", family in "[A-Z][a-zü]{1,6}") {
            let (name, shouted) = (format!("{given} {family}"), format!("Dr. {given} {family}’s").to_uppercase());
            prop_assert!(same(&name, &shouted, Some(SpeakerKind::Person)));
        }

        #[test]
        fn descriptions_are_compared_either_way(a in "[a-d ]{0,6}", b in "[a-d ]{0,6}") {
            prop_assert_eq!(same(&a, &b, Some(SpeakerKind::Group)), same(&b, &a, Some(SpeakerKind::Group)));
        }

        #[test]
        fn words_are_plain(name in "\\PC{0,30}") {
            for word in words(&name) {
                prop_assert!(word.starts_with(|c: char| c.is_ascii_alphanumeric()));
                prop_assert!(word.ends_with(|c: char| c.is_ascii_alphanumeric()));
            }
        }
    }
}
