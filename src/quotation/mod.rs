//! Quoted spans: finds the marks, pairs them paragraph by paragraph, ties what continues.
use crate::choice;
use crate::text::Span;

choice! {
    /// The mark that opens a quoted span.
    pub enum OpenMark {
        /// A curly double mark, “.
        CurlyDouble = "curly_double",
        /// A straight double mark, ".
        StraightDouble = "straight_double",
        /// A low double mark, „.
        LowDouble = "low_double",
        /// A guillemet, « or ».
        Guillemet = "guillemet",
        /// Two apostrophes or single marks standing for a double mark, '' or ‘‘ or ’’.
        DoubledApostrophe = "doubled_apostrophe",
        /// Two backticks, ``.
        DoubledBacktick = "doubled_backtick",
        /// A curly single mark, ‘.
        CurlySingle = "curly_single",
        /// A straight single mark, '.
        StraightSingle = "straight_single",
    }
}

choice! {
    /// The mark that closes a quoted span.
    pub enum CloseMark {
        /// A curly double mark, ” (or “ after „).
        CurlyDouble = "curly_double",
        /// A straight double mark, ".
        StraightDouble = "straight_double",
        /// A guillemet, » or «.
        Guillemet = "guillemet",
        /// Two apostrophes or single marks standing for a double mark, '' or ’’.
        DoubledApostrophe = "doubled_apostrophe",
        /// A curly single mark, ’.
        CurlySingle = "curly_single",
        /// A straight single mark, '.
        StraightSingle = "straight_single",
    }
}

/// A quoted span: from the opening mark to just past the closing one, inside one paragraph.
#[derive(Clone, Debug)]
pub struct Quotation {
    /// The span, marks included.
    pub span: Span,
    /// The words between the marks.
    pub inner: Span,
    /// Index of the paragraph in the layout, from 0.
    pub paragraph: u32,
    /// How it is opened.
    pub open_mark: OpenMark,
    /// How it is closed; `None` where it runs to the paragraph's end.
    pub close_mark: Option<CloseMark>,
    /// Index of the quotation that begins the utterance this one is a part of (its own index
    /// where it stands alone or begins one).
    pub utterance: u32,
    /// Which part of the utterance this is, from 1.
    pub utterance_part: u32,
    /// Index of the quotation around this one, where it is quoted inside a quotation.
    pub parent: Option<u32>,
}
