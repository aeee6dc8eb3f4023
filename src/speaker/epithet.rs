//! Words for a person that tell only their years or their children.

use super::{Cast, Gender};
use crate::layout::{Layout, Token};
use crate::lexicon::Tag;
use crate::mention::name::Name;

/// Whether a word tells of a person only their years or their children: "34-year-old", "mother-of-two".
#[must_use]
pub fn is_epithet(word: &str) -> bool {
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

/// "the 34-year-old" fits "Ada Lund, 34,".
pub(super) fn age(text: &str, tokens: &[Token], name: &Name, (own, years): (&str, &str)) -> f32 {
    let after = tokens.iter().skip(name.last as usize).take(3);
    let before = &tokens[name.lead as usize..name.first as usize];
    let hit = after.chain(before).any(|t| {
        let word = t.span.of(text);
        word == years || word == own
    });
    if hit { 3.0 } else { 0.0 }
}

/// The years that stand between commas behind a name or a word, or before the full stop: "Ada Lund, 34,".
#[must_use]
pub fn years_behind<'t>(text: &'t str, tokens: &[Token], behind: u32) -> Option<&'t str> {
    let [comma, years, end, ..] = tokens.get(behind as usize..)? else { return None };
    let word = years.span.of(text);
    let apart = comma.tag == Tag::Comma && matches!(end.tag, Tag::Comma | Tag::Stop);
    (apart && word.len() <= 3 && is_number(word)).then_some(word)
}

fn is_number(word: &str) -> bool {
    !word.is_empty() && word.bytes().all(|byte| byte.is_ascii_digit())
}

/// Whether the article gives somebody another age than a description does: "the 51-year-old" is not
/// the son who is 23.
#[must_use]
pub(super) fn has_another_age(text: &str, layout: &Layout, cast: &Cast, speaker: u32, years: &str) -> bool {
    let tokens = &layout.tokens;
    cast.names_of(speaker).any(|name| {
        let before = tokens[name.lead as usize..name.first as usize].iter().map(|token| token.span.of(text));
        let own = before.filter_map(|word| word.strip_suffix("-year-old"));
        own.filter(|years| is_number(years))
            .chain(years_behind(text, tokens, name.last))
            .any(|own| own != years)
    })
}
