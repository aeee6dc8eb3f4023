//! The layout of an article: paragraphs with their zone, sentences, tokens.
use crate::choice;
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

/// A paragraph: a line of the text that holds something besides white space.
#[derive(Clone, Copy, Debug)]
pub struct Paragraph {
    /// The line without its line end.
    pub span: Span,
    /// What part of the page it belongs to.
    pub zone: Zone,
}
