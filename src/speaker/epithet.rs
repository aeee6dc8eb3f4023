//! Nouns for a person by what they tell: an office, which one person holds, or no more than an epithet.

use super::cast::Target;
use super::describe::Description;
use super::kinship::role_fit;
use super::role::{own_words, said_of};
use super::{Cast, Gender};
use crate::layout::Layout;
use crate::lexicon::Traits;
use crate::mention::word::is_any;

/// Offices that whoever bears the title of another hardly holds.
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

/// Whether a word tells of a person only their years or their children: "34-year-old", "mother-of-two".
pub(super) fn is_epithet(word: &str) -> bool {
    word.ends_with("-year-old") || parent(word).is_some()
}

/// The gender of a "mother-of-two" or a "dad-of-three".
pub(super) fn parent(word: &str) -> Option<Gender> {
    let (kin, rest) = word.split_once("-of-")?;
    let is = |words: &[&str]| words.iter().any(|w| w.eq_ignore_ascii_case(kin));
    if rest.contains('-') {
        None
    } else if is(&["mother", "mum", "mom", "grandmother", "gran", "mam"]) {
        Some(Gender::Female)
    } else if is(&["father", "dad", "grandfather", "grandad"]) {
        Some(Gender::Male)
    } else {
        None
    }
}

/// Whether the article says of the target that it is of another trade than the description.
pub(super) fn said_to_be_other(
    text: &str,
    layout: &Layout,
    cast: &Cast,
    what: Description,
    target: Target,
) -> bool {
    let Target::Speaker(speaker) = target else { return true };
    let head = &layout.tokens[what.head as usize];
    cast.names_of(speaker).take(6).any(|name| {
        let lead = &layout.tokens[name.lead as usize..name.first as usize];
        lead.iter().any(|t| {
            t.has(Traits::PERSON_ROLE | Traits::TITLE) && t.entry != head.entry && !is_any(text, t, EPITHETS)
        })
    })
}

/// Whether the description names an office, and the article gives the target only others: "the
/// mayor" is not a press secretary.
pub(super) fn holds_another_office(
    text: &str,
    layout: &Layout,
    cast: &Cast,
    what: Description,
    target: Target,
) -> bool {
    let Target::Speaker(speaker) = target else { return true };
    let head = &layout.tokens[what.head as usize];
    if !is_any(text, head, OFFICES) {
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
