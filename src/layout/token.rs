//! Tokens: words, numbers and punctuation, each looked up in the lexicon once.
//!
//! A hand-written scan over bytes; only letters outside ASCII are decoded. The possessive `'s` is
//! a token of its own, `don't`, `Jin-ho` and `U.S.` are one.

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

use super::ascii::{DIGIT, ENDS, LETTER, kind, letters_of};
use super::paragraph::is_blank;
use super::word_border::{
    ZERO_WIDTH_SPACE, abbreviates, behind_inner, ends_initial, inner_apostrophe, inner_point, keeps_point,
    starts_word,
};
use crate::lexicon::{Entry, EntryId, Lexicon, Tag, Traits, UNKNOWN};
use crate::text::{Span, is_invisible};

/// A word, a number or a mark of punctuation.
#[derive(Clone, Copy, Debug)]
pub struct Token {
    /// Where it stands.
    pub span: Span,
    /// Its entry in the lexicon.
    pub entry: EntryId,
    known: &'static Entry,
    /// A copy of what the lists say of it, for it is asked more than anything else.
    traits: Traits,
    /// Its part of speech where the form alone tells it: punctuation, numbers, the genitive.
    pub tag: Tag,
    /// How it is written.
    pub shape: Shape,
}

/// How a token is written, as a set of bits.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Shape(u16);

impl Shape {
    const WORD: u16 = 1;
    const CAPITAL: u16 = 2;
    const ALL_CAPITALS: u16 = 4;
    const SPACE_BEFORE: u16 = 8;
    const DIGIT: u16 = 16;
    const ASCII: u16 = 32;
    const ENDS_IN_POINT: u16 = 64;
    const OPENS_SENTENCE: u16 = 128;
    const LETTERS: u16 = 256;

    /// A word or a number, not punctuation.
    #[must_use]
    pub fn is_word(self) -> bool {
        self.0 & Self::WORD != 0
    }
    /// Begins with a capital letter.
    #[must_use]
    pub fn is_capital(self) -> bool {
        self.0 & Self::CAPITAL != 0
    }
    /// Has two letters or more, all of them capitals.
    #[must_use]
    pub fn is_all_capitals(self) -> bool {
        self.0 & Self::ALL_CAPITALS != 0
    }
    /// White space or the paragraph's start stands before it.
    #[must_use]
    pub fn has_space_before(self) -> bool {
        self.0 & Self::SPACE_BEFORE != 0
    }
    /// Begins with a digit.
    #[must_use]
    pub fn is_digit(self) -> bool {
        self.0 & Self::DIGIT != 0
    }
    /// A word or a number of ASCII characters alone.
    #[must_use]
    pub fn is_ascii_word(self) -> bool {
        self.0 & Self::ASCII != 0
    }
    /// A word of ASCII letters alone: no hyphen, no apostrophe, no point and no digit stands in it, which
    /// nobody has to look for then.
    #[must_use]
    pub fn is_letters(self) -> bool {
        self.0 & Self::LETTERS != 0
    }
    /// A word or a number whose last character is a point.
    #[must_use]
    pub fn ends_in_point(self) -> bool {
        self.0 & Self::ENDS_IN_POINT != 0
    }
    /// Begins with a capital, has small letters too, and stands inside a sentence.
    pub(super) fn is_capital_inside(self) -> bool {
        self.0 & (Self::CAPITAL | Self::ALL_CAPITALS | Self::OPENS_SENTENCE) == Self::CAPITAL
    }
    /// The first token of its sentence.
    #[must_use]
    pub fn opens_sentence(self) -> bool {
        self.0 & Self::OPENS_SENTENCE != 0
    }
}

impl Token {
    /// Says that a sentence begins with it.
    pub(super) fn open_sentence(&mut self) {
        self.shape.0 |= Shape::OPENS_SENTENCE;
    }

    /// Says that it is somebody's name here, of which no list of words knows anything.
    pub(super) fn be_name(&mut self, lexicon: &'static Lexicon) {
        self.entry = UNKNOWN;
        self.known = lexicon.unknown();
        self.traits = Traits::default();
    }

    /// Its characters, for comparisons that need not know where one ends.
    #[must_use]
    pub fn bytes<'t>(&self, text: &'t str) -> &'t [u8] {
        &text.as_bytes()[self.span.start as usize..self.span.end as usize]
    }

    /// Whether it is this word, capitals aside.
    #[must_use]
    pub fn is(&self, text: &str, word: &str) -> bool {
        self.span.len() == word.len() && self.bytes(text).eq_ignore_ascii_case(word.as_bytes())
    }

    /// What the lexicon knows of it.
    #[must_use]
    pub fn known(&self) -> &'static Entry {
        self.known
    }

    /// What the lexicon's lists say of it.
    #[must_use]
    pub fn traits(&self) -> Traits {
        self.traits
    }

    /// Whether the lexicon says any of these of it.
    #[must_use]
    pub fn has(&self, traits: Traits) -> bool {
        self.traits.any(traits)
    }
}

/// Splits one paragraph of `text` into tokens, which are added to `tokens`.
pub fn tokenize(text: &str, paragraph: Span, lexicon: &'static Lexicon, tokens: &mut Vec<Token>) {
    let bytes = text.as_bytes();
    let end = paragraph.end as usize;
    let mut at = paragraph.start as usize;
    let mut space = true;
    let (begin, unknown) = (tokens.len(), lexicon.unknown());
    while at < end {
        let start = at;
        let byte = bytes[at];
        if kind(byte) & (LETTER | DIGIT) != 0 {
            if let Some((last, shape)) = plain_word(bytes, at, end) {
                at = last;
                tokens.push(unread_word(start, at, shape, space, unknown));
            } else {
                at = word(text, at, end, lexicon, space, tokens);
            }
        } else if byte == b' ' || byte == b'\t' || byte == b'\r' || byte == b'\n' {
            at += 1;
            space = true;
            continue;
        } else {
            let piece = if byte < 128 {
                ascii_piece(text, start, end, tokens)
            } else {
                other_piece(text, start, end, tokens)
            };
            match piece {
                Piece::Mark(tag, next) => {
                    at = next;
                    tokens.push(punctuation(start, at, tag, space, unknown));
                }
                Piece::Word => at = word(text, start, end, lexicon, space, tokens),
                Piece::Blank(next, parts) => {
                    at = next;
                    space |= parts;
                    continue;
                }
            }
        }
        space = false;
    }
    look_up(text, lexicon, &mut tokens[begin..]);
}

/// What begins where no ASCII letter and no digit stands.
enum Piece {
    /// Punctuation up to this byte.
    Mark(Tag, usize),
    /// A word.
    Word,
    /// Nothing that prints, up to this byte, and whether it parts words.
    Blank(usize, bool),
}

/// What begins at `start`, where an ASCII character stands.
fn ascii_piece(text: &str, start: usize, end: usize, tokens: &[Token]) -> Piece {
    let bytes = text.as_bytes();
    let byte = bytes[start];
    let next = start + 1;
    // Where a run of these characters ends.
    let behind = |run: &[u8]| {
        let more = bytes[next..end].iter().take_while(|byte| run.contains(byte)).count();
        next + more
    };
    match byte {
        b',' => Piece::Mark(Tag::Comma, next),
        b'.' => match behind(b".") {
            last if last == next => Piece::Mark(Tag::Stop, next),
            last => Piece::Mark(Tag::Ellipsis, last),
        },
        b'?' | b'!' => Piece::Mark(Tag::Stop, behind(b"?!")),
        b':' => Piece::Mark(Tag::Colon, next),
        b';' => Piece::Mark(Tag::Semicolon, next),
        b'-' => Piece::Mark(Tag::Dash, behind(b"-")),
        b'(' | b'[' | b'{' => Piece::Mark(Tag::Open, next),
        b')' | b']' | b'}' => Piece::Mark(Tag::Close, next),
        b'"' => Piece::Mark(Tag::Mark, next),
        b'\'' | b'`' if next < end && bytes[next] == byte => Piece::Mark(Tag::Mark, next + 1),
        b'\'' | b'`' if genitive(text, start, next, end, tokens) => Piece::Mark(Tag::Genitive, next + 1),
        b'\'' | b'`' => Piece::Mark(Tag::Mark, next),
        b'@' | b'#' | b'$' if next < end && bytes[next].is_ascii_alphanumeric() => Piece::Word,
        b'&' => Piece::Mark(Tag::Conjunction, next),
        _ => Piece::Mark(Tag::Other, next),
    }
}

/// What begins at `start`, where a character outside ASCII stands.
fn other_piece(text: &str, start: usize, end: usize, tokens: &[Token]) -> Piece {
    let c = text[start..].chars().next().unwrap_or(' ');
    let next = start + c.len_utf8();
    match c {
        '“' | '”' | '„' | '«' | '»' => Piece::Mark(Tag::Mark, next),
        // The opening form is typed for an apostrophe too: "Voss‘s".
        '’' | '‘' if genitive(text, start, next, end, tokens) => Piece::Mark(Tag::Genitive, next + 1),
        '’' | '‘' => Piece::Mark(Tag::Mark, next),
        '—' | '–' | '―' => Piece::Mark(Tag::Dash, next),
        '…' => Piece::Mark(Tag::Ellipsis, next),
        _ if c.is_alphanumeric() => Piece::Word,
        _ if is_blank(c) => Piece::Blank(next, c.is_whitespace() || c == ZERO_WIDTH_SPACE),
        _ => Piece::Mark(Tag::Other, next),
    }
}

/// Looks the words among these tokens up: apart from the scan, so that the processor can wait for the
/// memory of several words at once.
fn look_up(text: &str, lexicon: &'static Lexicon, tokens: &mut [Token]) {
    for token in tokens.iter_mut().filter(|token| token.shape.is_word()) {
        let written = token.span.of(text);
        (token.entry, token.known) = if token.shape.is_ascii_word() || !written.contains(is_attached) {
            lexicon.look_up_in(text, token.span.start as usize..token.span.end as usize)
        } else {
            lexicon.look_up(&plain(written))
        };
        // "its then-president", "its then-CEO": whoever held the office.
        if !token.shape.is_letters()
            && let Some(office) = written.strip_prefix("then-").or_else(|| written.strip_prefix("Then-"))
            && (!office.starts_with(char::is_uppercase) || office.chars().all(char::is_uppercase))
        {
            token.known = lexicon.look_up(office).1;
        }
        token.traits = token.known.traits;
        if token.shape.is_digit() && token.entry == UNKNOWN {
            token.tag = Tag::Number;
        }
    }
}

/// Whether the apostrophe at `start` begins a genitive `'s` glued to the word before it.
fn genitive(text: &str, start: usize, after: usize, end: usize, tokens: &[Token]) -> bool {
    let bytes = text.as_bytes();
    tokens.last().is_some_and(|t| t.shape.is_word() && t.span.end as usize == start)
        && after < end
        && matches!(bytes[after], b's' | b'S')
        && !text[after + 1..end].starts_with(|c: char| c.is_alphanumeric())
}

fn punctuation(start: usize, end: usize, tag: Tag, space: bool, known: &'static Entry) -> Token {
    let shape = Shape(if space { Shape::SPACE_BEFORE } else { 0 });
    Token { span: Span::new(start, end), entry: UNKNOWN, known, traits: known.traits, tag, shape }
}

/// A word that is yet to be looked up.
fn unread_word(start: usize, end: usize, shape: u16, space: bool, unknown: &'static Entry) -> Token {
    let shape = shape | if space { Shape::SPACE_BEFORE } else { 0 };
    Token {
        span: Span::new(start, end),
        entry: UNKNOWN,
        known: unknown,
        traits: Traits::default(),
        tag: Tag::None,
        shape: Shape(shape),
    }
}

/// Where a word from `start` ends and how it is written, if it is all ASCII letters and nothing
/// behind it can belong to it, as with most words.
fn plain_word(bytes: &[u8], start: usize, end: usize) -> Option<(usize, u16)> {
    let mut at = start;
    loop {
        let letters = letters_of(u64::from_le_bytes(*bytes.get(at..)?.first_chunk()?));
        at += letters;
        if letters < 8 {
            break;
        }
    }
    let next = *bytes.get(at)?;
    if at == start || at > end || next != b',' && kind(next) & ENDS == 0 {
        return None;
    }
    let mut shape = Shape::WORD | Shape::ASCII | Shape::LETTERS;
    if bytes[start].is_ascii_uppercase() {
        shape |= Shape::CAPITAL;
        if at - start > 1 && bytes[start + 1..at].iter().all(u8::is_ascii_uppercase) {
            shape |= Shape::ALL_CAPITALS;
        }
    }
    Some((at, shape))
}

/// Reads a word from `start`, adds it and says where it ends.
fn word(
    text: &str,
    start: usize,
    end: usize,
    lexicon: &'static Lexicon,
    space: bool,
    tokens: &mut Vec<Token>,
) -> usize {
    let bytes = text.as_bytes();
    let mut at = start;
    if matches!(bytes[at], b'@' | b'#' | b'$') {
        at += 1;
    }
    let first = match bytes[at] {
        byte if byte < 128 => char::from(byte),
        _ => text[at..].chars().next().unwrap_or(' '),
    };
    let (mut letters, mut lower, mut points) = (0, false, false);
    let mut shape = Shape::WORD | Shape::ASCII;
    while at < end && kind(bytes[at]) & ENDS == 0 {
        let byte = bytes[at];
        if byte.is_ascii_alphabetic() {
            letters += 1;
            lower |= byte.is_ascii_lowercase();
            at += 1;
        } else if byte.is_ascii_digit() || byte == b'_' {
            at += 1;
        } else if byte < 128 {
            let initial = byte == b'.' && ends_initial(bytes, start, at, end, letters);
            let inside = match byte {
                b'-' | b'&' => starts_word(text, at + 1, end),
                b'.' | b',' => {
                    // "U.S.-led", "Calif.-based": the point of what is shortened before a hyphen.
                    let joined = || {
                        byte == b'.'
                            && bytes.get(at + 1) == Some(&b'-')
                            && starts_word(text, at + 2, end)
                            && (points || abbreviates(text, start..at, end, first.is_uppercase(), lexicon))
                    };
                    initial || inner_point(bytes, at, end, letters) || joined()
                }
                b'\'' => inner_apostrophe(text, at, at + 1, end),
                _ => false,
            };
            if !inside {
                break;
            }
            points |= initial;
            at += 1;
        } else {
            let c = text[at..].chars().next().unwrap_or(' ');
            let Some(next) = behind_inner(text, at, c, end) else { break };
            if c.is_alphanumeric() {
                letters += 1;
                lower |= c.is_lowercase();
            }
            shape = Shape::WORD;
            at = next;
        }
    }
    // "02:47" is one number.
    let digit = |at: usize| at < end && bytes[at].is_ascii_digit();
    if letters == 0 && at < end && bytes[at] == b':' && digit(at - 1) && digit(at + 1) && digit(at + 2) {
        at += 3;
    }
    if at < end && bytes[at] == b'.' && bytes.get(at + 1) != Some(&b'.') {
        let initial = letters == 1 && at - start == 1 && first.is_uppercase() && first != 'I';
        let kept = points || initial || keeps_point(text, start..at, end, first.is_uppercase(), lexicon);
        at += usize::from(kept);
    }
    if bytes[at - 1] == b'.' {
        shape |= Shape::ENDS_IN_POINT;
    }
    if first.is_uppercase() {
        shape |= Shape::CAPITAL;
        if letters > 1 && !lower {
            shape |= Shape::ALL_CAPITALS;
        }
    }
    if first.is_ascii_digit() {
        shape |= Shape::DIGIT;
    }
    tokens.push(unread_word(start, at, shape, space, lexicon.unknown()));
    at
}

/// Whether a character of a word stands in no list: what is invisible, and an accent written behind
/// its letter.
fn is_attached(c: char) -> bool {
    is_invisible(c) || is_combining_mark(c)
}

/// A word as the lists have it: accents on their letters, and without what is invisible.
fn plain(written: &str) -> String {
    written.chars().filter(|c| !is_invisible(*c)).nfc().collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lexicon::lexicon;

    fn split(text: &str) -> Vec<&str> {
        let mut tokens = Vec::new();
        tokenize(text, Span::new(0, text.len()), lexicon(), &mut tokens);
        tokens.iter().map(|t| t.span.of(text)).collect()
    }

    #[test]
    fn initials_may_be_joined_to_a_word() {
        assert_eq!(
            split(
                "The U.S.-led, anti-U.N. and pro-E.U. Calif.-based crew (D-N.Y.) left the U.S.-Orsa talks."
            ),
            [
                "The",
                "U.S.-led",
                ",",
                "anti-U.N.",
                "and",
                "pro-E.U.",
                "Calif.-based",
                "crew",
                "(",
                "D-N.Y.",
                ")",
                "left",
                "the",
                "U.S.-Orsa",
                "talks",
                "."
            ]
        );
        assert_eq!(
            split("He left the U.S.- and she stayed."),
            ["He", "left", "the", "U.S.", "-", "and", "she", "stayed", "."]
        );
    }

    #[test]
    fn words_keep_what_belongs_to_them() {
        assert_eq!(
            split("Ms. Orla O’Dea’s 34-year-old aide didn’t pay $1,200.50 to the U.S. She left."),
            [
                "Ms.",
                "Orla",
                "O’Dea",
                "’s",
                "34-year-old",
                "aide",
                "didn’t",
                "pay",
                "$1,200.50",
                "to",
                "the",
                "U.S.",
                "She",
                "left",
                "."
            ]
        );
    }

    #[test]
    fn a_web_address_is_one_word() {
        assert_eq!(
            split("the site, BoatBroker.com, was shut."),
            ["the", "site", ",", "BoatBroker.com", ",", "was", "shut", "."]
        );
        assert_eq!(
            split("He was calm.Community hall."),
            ["He", "was", "calm", ".", "Community", "hall", "."]
        );
    }

    #[test]
    fn eight_bytes_begin_with_letters() {
        let of = |eight: &[u8; 8]| letters_of(u64::from_le_bytes(*eight));
        assert_eq!(of(b"abcdefgh"), 8);
        assert_eq!(of(b"ABCDEFGH"), 8);
        assert_eq!(of(b"AZ@[`{az"), 2);
        assert_eq!(of(b"aZzA9bcd"), 4);
        assert_eq!(of(b"1bcdefgh"), 0);
        assert_eq!(of("caf\u{e9} au".as_bytes().first_chunk().expect("eight bytes")), 3);
    }

    #[test]
    fn accents_behind_their_letters_belong_to_the_word() {
        let (jose, oezil) = ("Jose\u{301}", "O\u{308}zil");
        assert_eq!(split(&format!("{jose}, {oezil}’s aide")), [jose, ",", oezil, "’s", "aide"]);
    }

    #[test]
    fn what_nobody_sees_parts_no_words_but_a_zero_width_space() {
        assert_eq!(split("sa\u{ad}id\u{ad} a\u{200d}\u{2060}b"), ["sa\u{ad}id", "a\u{200d}\u{2060}b"]);
        assert_eq!(split("\u{feff}“\u{200e}Yes\u{200f},”\u{ad} she"), ["“", "Yes", ",", "”", "she"]);
        assert_eq!(split("one\u{200b}two"), ["one", "two"]);
    }

    #[test]
    fn words_are_looked_up_as_the_lists_have_them() {
        let known = |text: &str| {
            let mut tokens = Vec::new();
            tokenize(text, Span::new(0, text.len()), lexicon(), &mut tokens);
            tokens[0].entry
        };
        assert_eq!(known("sa\u{ad}id"), known("said"));
        assert_eq!(known("expose\u{301}"), known("exposé"));
        assert_ne!(known("exposé"), UNKNOWN);
    }

    #[test]
    fn marks_are_tokens_of_their_own() {
        assert_eq!(split("''No,'' he said."), ["''", "No", ",", "''", "he", "said", "."]);
        assert_eq!(split("“Go…” — Ada"), ["“", "Go", "…", "”", "—", "Ada"]);
    }
}
