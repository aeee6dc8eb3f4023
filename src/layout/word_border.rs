//! Where a word ends: the points, hyphens and apostrophes that stay inside it.

use std::ops::Range;

use unicode_normalization::char::is_combining_mark;

use crate::lexicon::{Lexicon, Tag, Traits, UNKNOWN};
use crate::text::is_invisible;

/// Whether the point at `at` is that of an initial with another behind it ("U.S.").
pub(super) fn ends_initial(bytes: &[u8], start: usize, at: usize, end: usize, letters: usize) -> bool {
    // "W.Va."
    let west = at > start && bytes[at - 1] == b'W' && bytes[at + 1..end].starts_with(b"Va.");
    west || at + 1 < end
        && bytes[at + 1].is_ascii_alphabetic()
        && letters > 0
        && single_letter(bytes, start, at)
        && !bytes.get(at + 2).is_some_and(|b| b.is_ascii_lowercase())
}

/// Whether a point or a comma stays inside a number, or a point inside a web address.
pub(super) fn inner_point(bytes: &[u8], at: usize, end: usize, letters: usize) -> bool {
    let digits = at + 1 < end && bytes[at + 1].is_ascii_digit() && bytes[at - 1].is_ascii_digit();
    digits || bytes[at] == b'.' && letters > 1 && ends_address(&bytes[at + 1..end])
}

/// Where a word goes on behind the character `c` outside ASCII at `at`; `None` where it ends before it.
pub(super) fn behind_inner(text: &str, at: usize, c: char, end: usize) -> Option<usize> {
    let next = at + c.len_utf8();
    let inside = match c {
        '’' | '‘' => inner_apostrophe(text, at, next, end),
        _ if c.is_alphanumeric() => true,
        _ if is_invisible(c) => return behind_invisible(text, at, end),
        '\u{2010}' | '\u{2011}' => starts_word(text, next, end),
        _ => is_combining_mark(c),
    };
    inside.then_some(next)
}

/// Whether the point behind a word belongs to it: "Sen." keeps it and so does what a comma follows
/// ("R-Pa., said"); "home." does not.
pub(super) fn keeps_point(
    text: &str,
    word: Range<usize>,
    end: usize,
    capital: bool,
    lexicon: &Lexicon,
) -> bool {
    let bytes = text.as_bytes();
    let comma = bytes.get(word.end + 1) == Some(&b',');
    // "(D-Md.)": a party and a state in brackets.
    let state = bytes.get(word.start + 1) == Some(&b'-') && bytes.get(word.end + 1) == Some(&b')') && capital;
    // "then-Gov. Ada Lund": a title with a prefix in small letters.
    let hyphen = bytes[word.clone()].iter().rposition(|byte| *byte == b'-').filter(|_| !capital);
    let title = hyphen.map(|hyphen| word.start + hyphen + 1..word.end);
    let titled = title.is_some_and(|title| {
        bytes[title.start].is_ascii_uppercase() && abbreviates(text, title, end, true, lexicon)
    });
    comma || state || titled || abbreviates(text, word, end, capital, lexicon)
}

/// Whether the point behind a short word belongs to it.
pub(super) fn abbreviates(
    text: &str,
    word: Range<usize>,
    end: usize,
    capital: bool,
    lexicon: &Lexicon,
) -> bool {
    if word.len() > 6 {
        return false;
    }
    let (entry, known) = lexicon.look_up_in(text, word.clone());
    if entry != UNKNOWN && !known.traits.any(Traits::SHORTENED) {
        return false;
    }
    let after = word.end + 1;
    let (_, with) = lexicon.look_up_in(text, word.start..after);
    if !with.traits.any(Traits::ABBREVIATION | Traits::ENDING_ABBREVIATION) {
        return false;
    }
    // "No." and "Sun." are also words; as abbreviations they are followed by something.
    let is_word = entry != UNKNOWN && known.tags[0] != Tag::None;
    let followed =
        || text[after..end].trim_start().starts_with(|c: char| c.is_uppercase() || c.is_ascii_digit());
    !is_word || capital && followed()
}

/// The one invisible character that parts words.
pub(super) const ZERO_WIDTH_SPACE: char = '\u{200b}';

/// Where a word goes on behind soft hyphens, joiners and signs of direction; `None` where it ends.
fn behind_invisible(text: &str, at: usize, end: usize) -> Option<usize> {
    let rest = &text[at..end];
    let on = rest.trim_start_matches(|c: char| is_invisible(c) && c != ZERO_WIDTH_SPACE);
    on.starts_with(|c: char| c.is_alphanumeric()).then_some(end - on.len())
}

/// Whether a letter or a digit stands at `at`.
pub(super) fn starts_word(text: &str, at: usize, end: usize) -> bool {
    at < end && text[at..end].starts_with(|c: char| c.is_alphanumeric())
}

/// Whether the apostrophe stays inside the word: a letter follows, and it is not a genitive.
pub(super) fn inner_apostrophe(text: &str, at: usize, next: usize, end: usize) -> bool {
    let mut after = text[next..end].chars();
    let (Some(one), two) = (after.next(), after.next()) else { return false };
    if !one.is_alphanumeric() || at == 0 {
        return false;
    }
    let alone = !two.is_some_and(char::is_alphanumeric);
    !(alone && matches!(one, 's' | 'S'))
}

/// Whether a point is that of a web address: "com" or another of its usual ends follows, and no more.
fn ends_address(after: &[u8]) -> bool {
    ["com", "org", "net", "gov", "edu", "info"].iter().any(|end| {
        after.starts_with(end.as_bytes())
            && !after.get(end.len()).is_some_and(|b| b.is_ascii_alphanumeric() || *b >= 128)
    })
}

/// Whether the letters before `at` (back to the word's start, a point or a hyphen) are a single letter.
fn single_letter(bytes: &[u8], start: usize, at: usize) -> bool {
    let from =
        bytes[start..at].iter().rposition(|b| matches!(b, b'.' | b'-')).map_or(start, |i| start + i + 1);
    at - from == 1
}
