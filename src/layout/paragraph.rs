//! Paragraphs: the lines of a text, each with the part of the page it belongs to.
use super::zone::{Zone, zones};
use crate::text::{Span, is_invisible};

/// A paragraph: a line of the text that holds something besides white space.
#[derive(Clone, Copy, Debug)]
pub struct Paragraph {
    /// The line without its line end.
    pub span: Span,
    /// What part of the page it belongs to.
    pub zone: Zone,
}

/// The paragraphs of a text in reading order, each with its zone.
///
/// Lines end with `\n`, `\r\n`, `\r` or one of the line ends that only Unicode has (U+0085, U+2028,
/// U+2029); the line end is in no paragraph, all other white space is.
/// A line of white space alone (no-break and zero-width spaces and a byte-order mark among it) is
/// no paragraph.
#[must_use]
pub fn paragraphs(text: &str) -> Vec<Paragraph> {
    let lines = lines(text);
    let zones = zones(text, &lines);
    lines.into_iter().zip(zones).map(|(span, zone)| Paragraph { span, zone }).collect()
}

/// The spans of the lines that hold something.
fn lines(text: &str) -> Vec<Span> {
    let mut found = Vec::with_capacity(text.len() / 128);
    let mut start = 0;
    let ends = memchr::memchr2_iter(b'\n', b'\r', text.as_bytes()).map(|at| (at, at + 1));
    let mut add = |(end, next): (usize, usize)| {
        if !text[start..end].chars().all(is_blank) {
            found.push(Span::new(start, end));
        }
        start = next;
    };
    let rare = rare_ends(text.as_bytes());
    if rare.is_empty() {
        ends.for_each(&mut add);
    } else {
        let mut all: Vec<_> = ends.chain(rare).collect();
        all.sort_unstable();
        all.into_iter().for_each(&mut add);
    }
    add((text.len(), text.len()));
    found
}

/// The line ends that only Unicode has, each with the place behind it.
fn rare_ends(bytes: &[u8]) -> Vec<(usize, usize)> {
    const ENDS: [&str; 3] = ["\u{85}", "\u{2028}", "\u{2029}"];
    // Looked for by their last bytes, which are rarer than their first.
    memchr::memchr3_iter(0x85, 0xa8, 0xa9, bytes)
        .filter_map(|at| {
            let end = ENDS.iter().find(|end| bytes[..=at].ends_with(end.as_bytes()))?;
            Some((at + 1 - end.len(), at + 1))
        })
        .collect()
}

/// Whether a character prints nothing: white space, or of no width.
pub(super) fn is_blank(c: char) -> bool {
    c.is_whitespace() || is_invisible(c)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn of(text: &str) -> Vec<&str> {
        paragraphs(text).iter().map(|p| p.span.of(text)).collect()
    }

    #[test]
    fn every_line_end_ends_a_paragraph() {
        assert_eq!(of("One.\nTwo.\r\n\r\nThree.\rFour."), ["One.", "Two.", "Three.", "Four."]);
        assert_eq!(
            of("Oné.\u{2028}\nTwo.\u{85}Three.\u{2029}\u{2029}Four…"),
            ["Oné.", "Two.", "Three.", "Four…"]
        );
    }

    #[test]
    fn lines_that_print_nothing_are_no_paragraphs() {
        assert_eq!(of("\u{feff}\n \u{a0}\t\n\u{200b}\n\u{202a}\nOne. \n"), ["One. "]);
    }

    #[test]
    fn a_byte_order_mark_stays_where_it_is() {
        assert_eq!(paragraphs("\u{feff}One.")[0].span, Span::new(0, 7));
    }

    proptest! {
        #[test]
        fn nothing_that_prints_is_lost(text in "(\\PC|\n|\r){0,200}") {
            let kept: String = of(&text).concat();
            let wanted: String = text.chars().filter(|c| !is_blank(*c)).collect();
            prop_assert_eq!(kept.chars().filter(|c| !is_blank(*c)).collect::<String>(), wanted);
        }
    }
}
