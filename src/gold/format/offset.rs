//! Offsets as tools count them, made into code points of the user's own file.
//!
//! Python counts code points, JavaScript and Java count units of UTF-16, in which an emoji is two,
//! and some count bytes. Tools also rewrite texts on the way in: a byte-order mark is dropped, CRLF
//! becomes LF, the last line end goes. Both are undone here, openly or not at all.
use super::document::Stretch;
use crate::text::CodePoints;

choice! {
    /// What the offsets of a file count.
    pub enum OffsetUnit {
        /// Unicode code points, as Python and R count.
        CodePoints = "code-points",
        /// Units of UTF-16, as JavaScript and Java count: an emoji is two.
        Utf16 = "utf-16",
        /// Bytes of UTF-8.
        Bytes = "bytes",
    }
}

/// Converts offsets of one text between code points and another unit.
pub struct Offsets<'t> {
    text: &'t str,
    unit: OffsetUnit,
    points: CodePoints<'t>,
    /// The code points that are two units of UTF-16, by their places.
    astral: Vec<u32>,
}

impl<'t> Offsets<'t> {
    /// Prepares the conversion of `unit` for `text`.
    #[must_use]
    pub fn new(text: &'t str, unit: OffsetUnit) -> Self {
        let astral = match unit {
            OffsetUnit::Utf16 if !text.is_ascii() => {
                let wide = text.chars().enumerate().filter(|(_, c)| c.len_utf16() == 2);
                wide.map(|(at, _)| at as u32).collect()
            }
            _ => Vec::new(),
        };
        Offsets { text, unit, points: CodePoints::new(text), astral }
    }

    /// The code points before an offset of the unit; `None` beyond the text or inside a character.
    #[must_use]
    pub fn to_code_points(&self, offset: u32) -> Option<u32> {
        let count = match self.unit {
            OffsetUnit::CodePoints => offset,
            OffsetUnit::Bytes => {
                return self.text.is_char_boundary(offset as usize).then(|| self.points.at(offset));
            }
            OffsetUnit::Utf16 => {
                // The wide characters that begin before the offset.
                let (mut low, mut high) = (0, self.astral.len());
                while low < high {
                    let middle = low.midpoint(high);
                    if self.astral[middle] + (middle as u32) < offset {
                        low = middle + 1
                    } else {
                        high = middle
                    }
                }
                let count = offset - low as u32;
                if low > 0 && self.astral[low - 1] >= count {
                    return None;
                }
                count
            }
        };
        (count <= self.points.total()).then_some(count)
    }

    /// The offset in the unit before which so many code points stand; `None` beyond the text.
    #[must_use]
    pub fn from_code_points(&self, count: u32) -> Option<u32> {
        if count > self.points.total() {
            return None;
        }
        match self.unit {
            OffsetUnit::CodePoints => Some(count),
            OffsetUnit::Bytes => self.points.byte_of(count),
            OffsetUnit::Utf16 => Some(count + self.astral.partition_point(|at| *at < count) as u32),
        }
    }

    /// A stretch of the unit in code points.
    #[must_use]
    pub fn stretch(&self, (start, end): (u32, u32)) -> Option<Stretch> {
        Some((self.to_code_points(start)?, self.to_code_points(end)?))
    }
}

/// A span as a file tells it: where it begins and ends in an unknown unit, and its words.
pub(super) type Told<'a> = (u32, u32, Option<&'a str>);

/// The unit in which the most spans have their words, the first of `units` on a tie; and whether
/// the words could decide, that is, whether no other unit does as well with other stretches.
pub(super) fn unit_of(text: &str, spans: &[Told], units: &[OffsetUnit]) -> (OffsetUnit, bool) {
    let fits: Vec<(usize, Vec<Option<Stretch>>)> = units
        .iter()
        .map(|unit| {
            let offsets = Offsets::new(text, *unit);
            let words = super::document::Words::new(text);
            let stretches: Vec<_> =
                spans.iter().map(|(start, end, _)| offsets.stretch((*start, *end))).collect();
            let fit = stretches.iter().zip(spans).filter(|(stretch, (_, _, told))| {
                let there = stretch.and_then(|stretch| words.at(stretch));
                there.is_some_and(|there| told.is_none_or(|told| same_words(told, there)))
            });
            (fit.count(), stretches)
        })
        .collect();
    let best = fits.iter().map(|(count, _)| *count).max().unwrap_or_default();
    let first = fits.iter().position(|(count, _)| *count == best).unwrap_or_default();
    let is_clear = fits.iter().all(|(count, stretches)| *count < best || *stretches == fits[first].1);
    (units.get(first).copied().unwrap_or(OffsetUnit::CodePoints), is_clear)
}

/// Whether two texts are the same but for white space and how line ends are written.
///
/// Label Studio writes a line end inside a region as `\n`, a backslash and a letter.
pub(super) fn same_words(a: &str, b: &str) -> bool {
    a == b || folded(a) == folded(b)
}

fn folded(text: &str) -> String {
    text.replace("\\n", " ").split_whitespace().collect::<Vec<_>>().join(" ")
}

/// How the places of an annotated text lie in the article's own.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Fit {
    /// The texts are the same.
    Same,
    /// The texts differ only in a byte-order mark, in line ends or in white space at the end; for
    /// each code point of the annotated text, its place in the article's.
    Shifted(Vec<u32>),
}

impl Fit {
    /// Compares the text that a tool has with the article's; `None` where they differ in words.
    #[must_use]
    pub fn of(annotated: &str, article: &str) -> Option<Fit> {
        if annotated == article {
            return Some(Fit::Same);
        }
        let (a, b): (Vec<char>, Vec<char>) = (annotated.chars().collect(), article.chars().collect());
        let mut places = Vec::with_capacity(a.len());
        let (mut i, mut j) = (0, 0);
        while i < a.len() && j < b.len() {
            match (a[i], b[j]) {
                (x, y) if x == y => {
                    places.push(j as u32);
                    (i, j) = (i + 1, j + 1);
                }
                (_, '\u{feff}') if j == 0 => j += 1,
                ('\n', '\r') if b.get(j + 1) == Some(&'\n') => j += 1,
                ('\u{feff}', _) if i == 0 => {
                    places.push(j as u32);
                    i += 1;
                }
                ('\r', _) if a.get(i + 1) == Some(&'\n') => {
                    places.push(j as u32);
                    i += 1;
                }
                ('\n', '\r') | ('\r', '\n') => {
                    places.push(j as u32);
                    (i, j) = (i + 1, j + 1);
                }
                _ => break,
            }
        }
        if !a[i..].iter().chain(&b[j..]).all(|c| c.is_whitespace()) {
            return None;
        }
        places.resize(a.len(), j as u32);
        Some(Fit::Shifted(places))
    }

    /// A stretch of the annotated text in the article's; `None` beyond the text.
    #[must_use]
    pub fn stretch(&self, (start, end): Stretch) -> Option<Stretch> {
        let Fit::Shifted(places) = self else { return Some((start, end)) };
        let first = *places.get(start as usize)?;
        // The end is just past the last character, wherever that one now stands: what was dropped
        // behind it is no part of the stretch.
        let last = if end > start { *places.get(end as usize - 1)? + 1 } else { first };
        Some((first, last.max(first)))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn an_emoji_is_two_units_of_utf_16() {
        let text = "a🎉b🎉";
        let offsets = Offsets::new(text, OffsetUnit::Utf16);
        let all: Vec<_> = (0..8).map(|offset| offsets.to_code_points(offset)).collect();
        assert_eq!(all, [Some(0), Some(1), None, Some(2), Some(3), None, Some(4), None]);
        let back: Vec<_> = (0..6).map(|count| offsets.from_code_points(count)).collect();
        assert_eq!(back, [Some(0), Some(1), Some(3), Some(4), Some(6), None]);
        let bytes = Offsets::new(text, OffsetUnit::Bytes);
        assert_eq!((bytes.to_code_points(5), bytes.to_code_points(2)), (Some(2), None));
    }

    proptest! {
        #[test]
        fn units_convert_there_and_back(text in "(\\PC|🎉|\n){0,40}") {
            let utf16: Vec<u16> = text.encode_utf16().collect();
            for unit in [OffsetUnit::CodePoints, OffsetUnit::Utf16, OffsetUnit::Bytes] {
                let offsets = Offsets::new(&text, unit);
                for (count, (byte, _)) in text.char_indices().enumerate() {
                    let there = offsets.from_code_points(count as u32).expect("inside");
                    prop_assert_eq!(offsets.to_code_points(there), Some(count as u32));
                    if unit == OffsetUnit::Utf16 {
                        prop_assert_eq!(String::from_utf16(&utf16[there as usize..]).expect("whole"), &text[byte..]);
                    }
                }
            }
        }
    }

    #[test]
    fn words_tell_the_unit() {
        let text = "🎉 Ines Kray said no. 🎉 Ines";
        let spans = [(2, 11, Some("Ines Kray"))];
        let units = [OffsetUnit::CodePoints, OffsetUnit::Utf16];
        assert_eq!(unit_of(text, &spans, &units), (OffsetUnit::CodePoints, true));
        assert_eq!(unit_of(text, &[(3, 12, Some("Ines Kray"))], &units), (OffsetUnit::Utf16, true));
        assert_eq!(unit_of(text, &[(3, 12, None)], &units), (OffsetUnit::CodePoints, false));
        assert_eq!(unit_of("No emoji.", &[(3, 8, None)], &units), (OffsetUnit::CodePoints, true));
    }

    #[test]
    fn line_ends_and_byte_order_marks_shift_places() {
        let article = "\u{feff}One.\r\nTwo.\r\n";
        let fit = Fit::of("One.\nTwo.", article).expect("a fit");
        assert_eq!(fit.stretch((0, 4)), Some((1, 5)));
        assert_eq!(fit.stretch((5, 9)), Some((7, 11)));
        assert_eq!(fit.stretch((3, 6)), Some((4, 8)));
        assert_eq!(fit.stretch((5, 10)), None);
        let back = Fit::of(article, "One.\nTwo.\n").expect("a fit");
        assert_eq!(back.stretch((7, 11)), Some((5, 9)));
        assert_eq!(Fit::of("One", "Two"), None);
        assert_eq!(Fit::of("One", "One two"), None);
    }
}
