//! Nouns for a person by what they tell: an office, which one person holds, or no more than an epithet.

use super::Gender;

/// Offices that whoever bears the title of another hardly holds.
pub(super) const OFFICES: &[&str] = &[
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
pub(super) const EPITHETS: &[&str] = &[
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
