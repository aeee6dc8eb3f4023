//! The annotations of one article, in whatever labels a tool gives them: what all formats share.
use super::Format;
use crate::gold::text_sha256;
use crate::text::CodePoints;

/// A stretch of a text in Unicode code points, half-open, from 0.
pub type Stretch = (u32, u32);

/// What one annotator, or one file, says of one article.
///
/// It holds everything that stands in the file, known or not, in the order of the file: whoever
/// reads a document and writes it in the same format again gets the same annotations.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Document {
    /// The article.
    pub article_id: String,
    /// The file that it was read from, below the gold's folder, with `/` between folders; empty
    /// where it was made from records.
    pub file: String,
    /// Who made the annotations; `None` where the file does not say.
    pub annotator: Option<String>,
    /// The article's text, in whose code points all stretches count; `None` where neither a corpus
    /// nor the file gives it.
    pub text: Option<String>,
    /// SHA-256 of the text that was annotated; `None` where that is not known.
    pub text_sha256: Option<String>,
    /// The format that the raw forms and the envelope are in; `None` where there are none.
    pub origin: Option<Format>,
    /// What the file says of the document besides annotations (ids, dates, metadata, the type
    /// system), as JSON in the form of its format.
    pub envelope: Option<String>,
    /// The annotations in the order of the file.
    pub annotations: Vec<Annotation>,
}

/// One annotation of a document.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Annotation {
    /// Its line in the file, from 1; 0 where it was made from a record.
    pub line: u64,
    /// What others of the document call it; empty where nothing can refer to it.
    pub id: String,
    /// What it says.
    pub body: Body,
    /// How it stands in the file, where that says more than `body`: a line of brat, an object of JSON.
    pub raw: Option<String>,
    /// Whether its words stand at its place in the text. What does not hold is kept for the format
    /// it came from and goes into no other.
    pub holds: bool,
}

/// What an annotation says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Body {
    /// A label on one or more stretches of the text.
    Span {
        /// The label; where there are several, they are joined by `|`.
        label: String,
        /// The stretches in the order of the file; more than one where the span is discontinuous.
        stretches: Vec<Stretch>,
        /// The words as the file spells them; `None` where it does not.
        words: Option<String>,
    },
    /// A labelled arrow from one annotation to another.
    Relation {
        /// The label.
        label: String,
        /// The id of the annotation that it leaves.
        from: String,
        /// The id of the annotation that it reaches.
        to: String,
    },
    /// An event: a span that triggers it, and the annotations that play parts in it.
    Event {
        /// The label.
        label: String,
        /// The id of the span that triggers it.
        trigger: String,
        /// The parts: role and id.
        arguments: Vec<(String, String)>,
    },
    /// A property of another annotation.
    Attribute {
        /// The property.
        label: String,
        /// The id of the annotation that has it.
        of: String,
        /// Its value; `None` for a flag that is simply set.
        value: Option<String>,
    },
    /// A free text on another annotation.
    Note {
        /// The sort of note.
        label: String,
        /// The id of the annotation.
        of: String,
        /// The text.
        text: String,
    },
    /// Something that only its own format understands; its raw form says it.
    Other,
}

impl Annotation {
    /// An annotation that was not read from a file.
    #[must_use]
    pub fn new(id: impl Into<String>, body: Body) -> Annotation {
        Annotation { line: 0, id: id.into(), body, raw: None, holds: true }
    }

    /// The ids of the annotations that it refers to.
    pub fn refers_to(&self) -> impl Iterator<Item = &str> {
        let (fixed, arguments): ([Option<&String>; 2], &[(String, String)]) = match &self.body {
            Body::Span { .. } | Body::Other => ([None, None], &[]),
            Body::Relation { from, to, .. } => ([Some(from), Some(to)], &[]),
            Body::Event { trigger, arguments, .. } => ([Some(trigger), None], arguments),
            Body::Attribute { of, .. } | Body::Note { of, .. } => ([Some(of), None], &[]),
        };
        fixed.into_iter().flatten().chain(arguments.iter().map(|(_, id)| id)).map(String::as_str)
    }
}

impl Document {
    /// A document without annotations.
    #[must_use]
    pub fn new(article_id: impl Into<String>, text: Option<String>) -> Document {
        let text_sha256 = text.as_deref().map(text_sha256);
        Document { article_id: article_id.into(), text, text_sha256, ..Document::default() }
    }

    /// How many of the annotations are spans.
    #[must_use]
    pub fn n_spans(&self) -> usize {
        self.annotations.iter().filter(|a| matches!(a.body, Body::Span { .. })).count()
    }

    /// The span with this id: its label and stretches.
    #[must_use]
    pub fn span(&self, id: &str) -> Option<(&str, &[Stretch])> {
        self.annotations.iter().find_map(|annotation| match &annotation.body {
            Body::Span { label, stretches, .. } if annotation.id == id => {
                Some((label.as_str(), stretches.as_slice()))
            }
            _ => None,
        })
    }

    /// The words of some stretches, one space between each two; `None` where there is no text or a
    /// stretch goes beyond it.
    #[must_use]
    pub fn words(&self, stretches: &[Stretch]) -> Option<String> {
        let text = self.text.as_deref()?;
        Words::new(text).of(stretches)
    }

    /// An id that no annotation of the document has: this letter and the next free number.
    pub(super) fn free_id(&self, letter: char) -> String {
        let number = |id: &str| id.strip_prefix(letter)?.parse::<u64>().ok();
        let last = self.annotations.iter().filter_map(|annotation| number(&annotation.id)).max();
        format!("{letter}{}", last.unwrap_or(0).saturating_add(1))
    }

    /// The name of the file to write, without its ending: the file that it came from, or the
    /// article, with the annotator where there are several for one article.
    pub(super) fn stem(&self, ending: &str) -> String {
        let file = self.file.strip_suffix(ending).unwrap_or_default();
        if file.is_empty() { self.article_id.clone() } else { file.to_owned() }
    }
}

/// The words at stretches of one text.
pub(super) struct Words<'t> {
    text: &'t str,
    points: CodePoints<'t>,
}

impl<'t> Words<'t> {
    pub(super) fn new(text: &'t str) -> Self {
        Words { text, points: CodePoints::new(text) }
    }

    /// The words of one stretch; `None` where it goes beyond the text or backwards.
    pub(super) fn at(&self, (start, end): Stretch) -> Option<&'t str> {
        let (start, end) = (self.points.byte_of(start)?, self.points.byte_of(end)?);
        self.text.get(start as usize..end as usize)
    }

    /// The words of all stretches, one space between each two.
    pub(super) fn of(&self, stretches: &[Stretch]) -> Option<String> {
        let words: Option<Vec<&str>> = stretches.iter().map(|stretch| self.at(*stretch)).collect();
        words.map(|words| words.join(" "))
    }
}
