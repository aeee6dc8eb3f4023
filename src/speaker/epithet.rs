//! Words for a person that tell only their years or their children.

use super::Gender;

/// Whether a word tells of a person only their years or their children: "34-year-old", "mother-of-two".
pub(super) fn is_epithet(word: &str) -> bool {
    word.ends_with("-year-old") || parent(word).is_some()
}

/// The gender of a "mother-of-two" or a "dad-of-three".
pub(super) fn parent(word: &str) -> Option<Gender> {
    // Hardly any word has a hyphen.
    let (kin, rest) = word.as_bytes().contains(&b'-').then(|| word.split_once("-of-"))??;
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
