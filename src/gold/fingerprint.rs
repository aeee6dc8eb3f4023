//! Fingerprints of words: by them a span is found again in a text that gold may not quote.
use std::fmt;

use sha2::{Digest, Sha256};

use super::fold::Folded;
use super::table::Row;
use crate::text::{CodePoints, Span};

/// How many words and marks make a neighbour, where the text has so many.
pub(super) const NEIGHBOURS: usize = 8;

/// How many words and marks make a neighbour at least, where the text has so many.
const FEWEST: usize = 4;

/// What is known of a stretch of words without the words: how many words and marks they are, and
/// the beginning of a hash of them.
///
/// In a table it is written `COUNT:HASH`, or `COUNT:HASH:BEFORE:AFTER` where the stretch begins or
/// ends inside a word or mark: the hash is then of whole words, of whose first and last the stretch
/// leaves out so many characters. A word is a run of letters and digits, a mark any other
/// sign that is no space. The hash is the first 16 hexadecimal digits of the SHA-256 of the words
/// and marks with one space between each two, every quotation mark and apostrophe (single, double,
/// doubled, curly or straight) written `"`. So it outlives new line ends and restyled marks, but
/// no change of a word. Whoever guesses the words can check the guess: a short span is hidden from
/// readers, not from somebody who tries all phrases.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Fingerprint {
    /// How many words and marks there are.
    pub count: u32,
    /// The first eight bytes of the hash.
    pub hash: u64,
    /// What the stretch leaves out of the first and the last of them.
    pub cut: Cut,
}

/// What a stretch leaves out of the words that it begins and ends in, in Unicode code points.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub struct Cut {
    /// How much of the first word or mark stands before the stretch.
    pub before: u32,
    /// How much of the last word or mark stands behind it.
    pub after: u32,
}

impl Fingerprint {
    /// The fingerprint of a text.
    #[must_use]
    pub fn of(text: &str) -> Fingerprint {
        let folded = Folded::new(text);
        Fingerprint::of_tokens(&folded, 0, folded.tokens.len())
    }

    pub(super) fn of_tokens(folded: &Folded, first: usize, last: usize) -> Fingerprint {
        let mut hash = Sha256::new();
        for index in first..last {
            if index > first {
                hash.update(b" ");
            }
            hash.update(folded.word(index).as_bytes());
        }
        let digest = hash.finalize();
        let hash = digest.iter().take(8).fold(0, |hash, byte| hash << 8 | u64::from(*byte));
        Fingerprint { count: (last - first) as u32, hash, cut: Cut::default() }
    }

    /// Reads what [`Fingerprint`]'s `Display` writes.
    #[must_use]
    pub fn parse(cell: &str) -> Option<Fingerprint> {
        let parts: Vec<&str> = cell.split(':').collect();
        let (count, hash, cut) = match parts[..] {
            [count, hash] => (count, hash, Cut::default()),
            [count, hash, before, after] => {
                (count, hash, Cut { before: before.parse().ok()?, after: after.parse().ok()? })
            }
            _ => return None,
        };
        if hash.len() != 16 || !hash.bytes().all(|byte| byte.is_ascii_hexdigit()) {
            return None;
        }
        Some(Fingerprint { count: count.parse().ok()?, hash: u64::from_str_radix(hash, 16).ok()?, cut })
    }
}

impl fmt::Display for Fingerprint {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}:{:016x}", self.count, self.hash)?;
        match self.cut {
            Cut { before: 0, after: 0 } => Ok(()),
            Cut { before, after } => write!(f, ":{before}:{after}"),
        }
    }
}

/// The fingerprints of one record; each is `None` where the table does not say.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Fingerprints {
    /// The span.
    pub span: Option<Fingerprint>,
    /// Up to eight words and marks before it: those of its line, or where these are fewer than
    /// four those of the lines before too.
    pub before: Option<Fingerprint>,
    /// Up to eight words and marks after it, in the same way.
    pub after: Option<Fingerprint>,
    /// The words that name the speaker.
    pub mention: Option<Fingerprint>,
    /// The cue.
    pub cue: Option<Fingerprint>,
}

impl Fingerprints {
    /// The columns that hold them, in the order of the fields.
    pub const COLUMNS: [&'static str; 5] =
        ["span_sha256", "before_sha256", "after_sha256", "mention_sha256", "cue_sha256"];

    /// What [`Fingerprints::COLUMNS`] say of a record.
    pub(super) fn from_row(row: &Row) -> Result<Fingerprints, String> {
        let read = |column: &str| {
            let Some(cell) = row.get(column) else { return Ok(None) };
            let wrong = || {
                format!(
                    "{column} is \"{cell}\", which is no count of words, a colon and 16 hexadecimal digits."
                )
            };
            Fingerprint::parse(cell).map(Some).ok_or_else(wrong)
        };
        let [span, before, after, mention, cue] = Self::COLUMNS.map(read);
        Ok(Fingerprints { span: span?, before: before?, after: after?, mention: mention?, cue: cue? })
    }

    /// The fingerprints of stretches of a text, in code points; a stretch beyond it has none.
    #[must_use]
    pub fn of(
        text: &str,
        span: (u32, u32),
        mention: Option<(u32, u32)>,
        cue: Option<(u32, u32)>,
    ) -> Fingerprints {
        let (folded, points) = (&Folded::new(text), &CodePoints::new(text));
        let print = |stretch: (u32, u32)| {
            let stretch = byte_span(points, stretch)?;
            let (first, last) = folded.touched(stretch)?;
            let cut = folded.cut(text, stretch, (first, last));
            Some(Fingerprint { cut, ..Fingerprint::of_tokens(folded, first, last) })
        };
        // The neighbours of a span that begins inside a word are those of the word.
        let around = byte_span(points, span).and_then(|stretch| folded.touched(stretch));
        Fingerprints {
            span: print(span),
            before: around.map(|(first, _)| Fingerprint::of_tokens(folded, before(folded, first), first)),
            after: around.map(|(_, last)| Fingerprint::of_tokens(folded, last, after(folded, last))),
            mention: mention.and_then(print),
            cue: cue.and_then(print),
        }
    }

    /// The cells of [`Fingerprints::COLUMNS`].
    #[must_use]
    pub fn cells(&self) -> [String; 5] {
        [self.span, self.before, self.after, self.mention, self.cue]
            .map(|print| print.map(|print| print.to_string()).unwrap_or_default())
    }
}

fn byte_span(points: &CodePoints, (start, end): (u32, u32)) -> Option<Span> {
    Some(Span { start: points.byte_of(start)?, end: points.byte_of(end)? })
}

/// From where on words are the neighbours before a token: as far as its line begins, unless that
/// leaves fewer than four.
fn before(folded: &Folded, first: usize) -> usize {
    let farthest = first.saturating_sub(NEIGHBOURS);
    let begins = (farthest..first.saturating_sub(FEWEST - 1)).rev().find(|at| folded.tokens[*at].starts_line);
    begins.unwrap_or(farthest)
}

/// Before which token the neighbours after a span end: where its line does, unless that leaves
/// fewer than four.
fn after(folded: &Folded, last: usize) -> usize {
    let farthest = (last + NEIGHBOURS).min(folded.tokens.len());
    (last + FEWEST..farthest).find(|at| folded.tokens[*at].starts_line).unwrap_or(farthest)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_fingerprint_is_a_count_and_a_hash() {
        let print = Fingerprint::of("“We dig.”");
        // printf '" We dig . "' | sha256sum
        assert_eq!(print.to_string(), "5:".to_owned() + &sha("\" We dig . \"")[..16]);
        assert_eq!(Fingerprint::parse(&print.to_string()), Some(print));
        assert_eq!(Fingerprint::of("''We\r\ndig.''"), print);
        assert_ne!(Fingerprint::of("“We digs.”"), print);
        for cell in [
            "",
            "5",
            "5:abc",
            "x:0123456789abcdef",
            "5:0123456789abcdeg",
            "5:+123456789abcdef",
            "5:0123456789abcdef:1",
        ] {
            assert_eq!(Fingerprint::parse(cell), None, "{cell}");
        }
    }

    #[test]
    fn what_begins_inside_a_word_is_known_by_the_word() {
        let text = "He said, ‘We dig deeper.’’";
        let print = |span| Fingerprints::of(text, span, None, None).span.expect("a fingerprint");
        let whole = Fingerprint::of("We dig deeper.’’");
        for ((start, end), cut) in
            [((10, 26), (0, 0)), ((11, 26), (1, 0)), ((11, 25), (1, 1)), ((9, 25), (0, 1)), ((9, 26), (0, 0))]
        {
            let found = print((start, end));
            assert_eq!((found.cut.before, found.cut.after), cut, "{start} to {end}");
            assert_eq!(Fingerprint::parse(&found.to_string()), Some(found));
            assert_eq!(found.hash == whole.hash, start >= 10);
        }
    }

    fn sha(text: &str) -> String {
        super::super::text_sha256(text)
    }
}
