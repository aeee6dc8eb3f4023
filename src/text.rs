//! Places in a text: byte spans, and their conversion to Unicode code points.
//!
//! Inside the program every place is a byte offset into the article's text; the tables give both
//! bytes and code points. Nothing here knows of news.

/// A stretch of a text in bytes, half-open, from 0, on character borders.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Default)]
pub struct Span {
    /// Where the stretch begins.
    pub start: u32,
    /// Just past its last byte.
    pub end: u32,
}

impl Span {
    /// The span from `start` to `end`, both in bytes.
    #[must_use]
    pub fn new(start: usize, end: usize) -> Self {
        debug_assert!(start <= end);
        Span { start: start as u32, end: end as u32 }
    }

    /// The words of `text` that this span covers.
    #[must_use]
    pub fn of<'t>(&self, text: &'t str) -> &'t str {
        &text[self.start as usize..self.end as usize]
    }

    /// Its length in bytes.
    #[must_use]
    pub fn len(&self) -> usize {
        (self.end - self.start) as usize
    }

    /// Whether it covers nothing.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.start == self.end
    }

    /// Whether `other` lies wholly inside this span.
    #[must_use]
    pub fn contains(&self, other: Span) -> bool {
        self.start <= other.start && other.end <= self.end
    }

    /// Whether the two share a byte.
    #[must_use]
    pub fn overlaps(&self, other: Span) -> bool {
        self.start < other.end && other.start < self.end
    }

    /// The smallest span that covers both.
    #[must_use]
    pub fn to(&self, other: Span) -> Span {
        Span { start: self.start.min(other.start), end: self.end.max(other.end) }
    }
}

/// Converts byte offsets of one text to code points (what Python and R count) and back.
///
/// A table holds the count at every 256th byte, so a conversion looks at 256 bytes at most; a text
/// that is all ASCII needs no table.
pub struct CodePoints<'t> {
    text: &'t str,
    counts: Vec<u32>,
    total: u32,
}

const STRIDE: usize = 256;

impl<'t> CodePoints<'t> {
    /// Prepares the conversion for `text`.
    #[must_use]
    pub fn new(text: &'t str) -> Self {
        if text.is_ascii() {
            return CodePoints { text, counts: Vec::new(), total: text.len() as u32 };
        }
        let mut counts = Vec::with_capacity(text.len() / STRIDE + 1);
        let mut total = 0;
        for chunk in text.as_bytes().chunks(STRIDE) {
            counts.push(total);
            total += starts(chunk);
        }
        CodePoints { text, counts, total }
    }

    /// The number of code points before byte `offset`, which must be a character border.
    #[must_use]
    pub fn at(&self, offset: u32) -> u32 {
        if self.counts.is_empty() {
            return offset.min(self.total);
        }
        let offset = offset as usize;
        let row = (offset / STRIDE).min(self.counts.len() - 1);
        self.counts[row] + starts(&self.text.as_bytes()[row * STRIDE..offset])
    }

    /// The byte offset before which `count` code points stand, or `None` past the text's end.
    #[must_use]
    pub fn byte_of(&self, count: u32) -> Option<u32> {
        if count > self.total {
            return None;
        }
        if self.counts.is_empty() {
            return Some(count);
        }
        let row = self.counts.partition_point(|&c| c <= count).saturating_sub(1);
        let mut left = count - self.counts[row];
        let mut offset = row * STRIDE;
        let bytes = self.text.as_bytes();
        // A table row may begin inside a character; its later bytes belong to the row before.
        while offset < bytes.len() && !self.text.is_char_boundary(offset) {
            offset += 1;
        }
        while left > 0 {
            offset += 1;
            while offset < bytes.len() && !self.text.is_char_boundary(offset) {
                offset += 1;
            }
            left -= 1;
        }
        Some(offset as u32)
    }

    /// The number of code points in the whole text.
    #[must_use]
    pub fn total(&self) -> u32 {
        self.total
    }
}

/// Whether a character takes no room on the page: soft hyphens, zero-width spaces and joiners, signs of
/// direction, byte-order marks. Texts from the web are full of them, and readers of words and marks
/// look past them.
#[must_use]
pub fn is_invisible(c: char) -> bool {
    matches!(c, '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{2069}' | '\u{feff}')
}

/// Words as one line of a terminal may show them: what it would obey stands there as a picture of itself
/// (`␛`), or as `\u{fffd}` where there is none, and line ends as spaces.
///
/// ```
/// assert_eq!(sayso::text::harmless("no\u{1b}[2J\tway\n"), "no␛[2J way ");
/// ```
#[must_use]
pub fn harmless(words: &str) -> String {
    let shown = |c: char| match c {
        '\t' | '\n' | '\r' | '\u{85}' | '\u{2028}' | '\u{2029}' => ' ',
        '\0'..='\u{1f}' => char::from_u32(0x2400 + u32::from(c)).unwrap_or(' '),
        '\u{7f}' => '␡',
        // Controls of one byte in other encodings, and what turns the direction of a line around.
        '\u{80}'..='\u{9f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' => '\u{fffd}',
        c => c,
    };
    words.chars().map(shown).collect()
}

/// How many characters begin in these bytes.
fn starts(bytes: &[u8]) -> u32 {
    bytes.iter().filter(|b| (**b as i8) >= -64).count() as u32
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn bytes_and_code_points_agree(text in "(\\PC|\n){0,900}") {
            let points = CodePoints::new(&text);
            for (count, (byte, _)) in text.char_indices().enumerate() {
                prop_assert_eq!(points.at(byte as u32), count as u32);
                prop_assert_eq!(points.byte_of(count as u32), Some(byte as u32));
            }
            prop_assert_eq!(points.byte_of(points.total()), Some(text.len() as u32));
            prop_assert_eq!(points.byte_of(points.total() + 1), None);
        }
    }
}
