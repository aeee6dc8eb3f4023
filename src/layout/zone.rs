//! Zones: what part of the page a paragraph belongs to, told by its form and its place.
use crate::text::Span;

choice! {
    /// What part of the page a paragraph belongs to.
    pub enum Zone {
        /// The headline or the line under it.
        Title = "title",
        /// Who wrote the article, or when and where it was filed or updated, on a line of its own.
        Byline = "byline",
        /// The words under a picture or a video.
        Caption = "caption",
        /// Who took a picture or owns it, on a line of its own.
        Credit = "credit",
        /// A heading between paragraphs.
        Subheading = "subheading",
        /// The article itself.
        Body = "body",
        /// What the page says of itself: copyright, terms of use, sign in, read more, comments.
        Boilerplate = "boilerplate",
    }
}

/// The zone of each line.
pub(super) fn zones(text: &str, lines: &[Span]) -> Vec<Zone> {
    let _ = text;
    vec![Zone::Body; lines.len()]
}

/// The length in bytes of the dateline that a paragraph begins with, its dash and the space after
/// it included; `None` where it begins with none.
#[must_use]
pub fn dateline(paragraph: &str) -> Option<usize> {
    let _ = paragraph;
    None
}
