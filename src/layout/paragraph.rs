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
/// Lines end with `\n`, `\r\n` or `\r`; the line end is in no paragraph, all other white space is.
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
    let ends = memchr::memchr2_iter(b'\n', b'\r', text.as_bytes()).chain([text.len()]);
    for end in ends {
        if !text[start..end].chars().all(is_blank) {
            found.push(Span::new(start, end));
        }
        start = end + 1;
    }
    found
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
