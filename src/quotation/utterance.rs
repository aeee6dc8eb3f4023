//! Utterances: ties the parts of what somebody says in one go.
use super::Quotation;
use crate::layout::{Paragraph, Zone};
use crate::text::Span;

/// The most words that may stand between two parts of one utterance.
const MOST_WORDS_BETWEEN: usize = 12;

/// Sets `utterance` and `utterance_part` of every quotation, in reading order.
///
/// Two things tie a quotation to the one before it: that one has no closing mark and this one
/// begins the next paragraph; or that one ends with a comma and a few words that end with a comma
/// too stand between them (`"We go," she said, "and we stay"`).
pub(super) fn tie(text: &str, paragraphs: &[Paragraph], quotations: &mut [Quotation]) {
    let mut before: Option<usize> = None;
    for k in 0..quotations.len() {
        quotations[k].utterance = k as u32;
        quotations[k].utterance_part = 1;
        if quotations[k].parent.is_some() {
            continue;
        }
        if let Some(first) = before {
            let (one, other) = (&quotations[first], &quotations[k]);
            if runs_on(text, paragraphs, one, other) || carries_on(text, one, other) {
                let (utterance, part) = (one.utterance, one.utterance_part);
                quotations[k].utterance = utterance;
                quotations[k].utterance_part = part + 1;
            }
        }
        before = Some(k);
    }
}

/// Whether `other` begins the paragraph after the one at whose end `one` is left open. Captions,
/// stamps and furniture between the two do not count.
fn runs_on(text: &str, paragraphs: &[Paragraph], one: &Quotation, other: &Quotation) -> bool {
    if one.close_mark.is_some() || other.paragraph <= one.paragraph {
        return false;
    }
    let between = &paragraphs[one.paragraph as usize + 1..other.paragraph as usize];
    let start = paragraphs[other.paragraph as usize].span.start;
    between.len() <= 4
        && between
            .iter()
            .all(|p| matches!(p.zone, Zone::Byline | Zone::Caption | Zone::Credit | Zone::Boilerplate))
        && Span { start, end: other.span.start }.of(text).chars().all(|c| !c.is_alphanumeric())
}

/// Whether `one` ends with a comma and only a few words, which end with a comma as well, stand
/// between it and `other`.
fn carries_on(text: &str, one: &Quotation, other: &Quotation) -> bool {
    if one.close_mark.is_none() || one.paragraph != other.paragraph {
        return false;
    }
    // Twelve words are never longer than this; it keeps a line of any length cheap.
    const LONGEST: u32 = 240;
    if other.span.start.saturating_sub(one.span.end) > LONGEST || other.span.start < one.span.end {
        return false;
    }
    let between = Span { start: one.span.end, end: other.span.start }.of(text).trim();
    let (comma_outside, between) = match between.strip_prefix(',') {
        Some(rest) => (true, rest),
        None => (false, between),
    };
    if !comma_outside && !one.inner.of(text).trim_end().ends_with(',') {
        return false;
    }
    if !stands_apart(text, one) && !starts_lower(text, other) {
        return false;
    }
    let Some(between) = between.strip_suffix(',') else { return false };
    let words: Vec<&str> = between.split_whitespace().take(MOST_WORDS_BETWEEN + 1).collect();
    (2..=MOST_WORDS_BETWEEN).contains(&words.len()) && !words.iter().any(|word| ends_sentence(word))
}

/// Whether no word runs into a quotation, as one does into a title or a fragment: `in “The Lock,”
/// she wrote, “We dig.”`
fn stands_apart(text: &str, quotation: &Quotation) -> bool {
    let before = text[..quotation.span.start as usize].chars().rev().find(|c| !matches!(c, ' ' | '\u{a0}'));
    !before.is_some_and(char::is_alphanumeric)
}

/// Whether a quotation begins in the middle of a sentence, with a small letter.
fn starts_lower(text: &str, quotation: &Quotation) -> bool {
    quotation.inner.of(text).chars().find(|c| c.is_alphanumeric()).is_some_and(char::is_lowercase)
}

/// Whether a word ends a sentence: a full stop, question or exclamation mark that is no
/// abbreviation's (`Mr.`, `J.`, `Sen.`).
fn ends_sentence(word: &str) -> bool {
    let Some(stem) = word.strip_suffix(['.', '?', '!', ';', ':']) else { return false };
    !word.ends_with('.') || stem.chars().count() > 4 || !stem.starts_with(char::is_uppercase)
}
