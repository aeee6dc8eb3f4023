//! Rules: the shape of one, and the three ordered lists that decide every attribution.
//!
//! - [`kind`]: what a quoted span is (direct, partial, scare, title);
//! - [`mention`]: which words name the one who says it;
//! - [`speaker`]: which person or body those words mean.
//!
//! A rule reads and answers; it never records. [`crate::attribution`] goes through a list rule by
//! rule, and within a rule quotation by quotation in reading order, so that a later rule may look
//! at what the neighbours were given. The order of a list is its precedence.

use std::cell::OnceCell;
use std::ops::Deref;

use crate::layout::Layout;
use crate::mention::Name;
use crate::quotation::{Quotation, QuotationType};
use crate::speaker::cast::Reference;
use crate::speaker::describe::Description;
use crate::speaker::role::LastRole;
use crate::speaker::{Cast, Gender, SpeakerKind};
use crate::syntax::{Frame, Frames, Phrase};
use crate::text::Span;

pub mod kind;
pub mod mention;
pub mod speaker;
mod wording;

pub use self::wording::{Wording, Wordings};

/// A rule, with what it claims and the examples that prove it.
pub struct Rule<Answer: 'static> {
    /// Kebab-case, the file's name, never reused.
    pub id: &'static str,
    /// What it looks for and why it can be trusted.
    pub doc: &'static str,
    /// Texts that this rule, and no stronger one, decides; asked about is the last quotation.
    pub fires: &'static [Example],
    /// Texts whose last quotation it must leave to other rules, or to nobody.
    pub silent: &'static [&'static str],
    /// The answer for the scene's quotation, or `None`.
    pub find: fn(&Scene) -> Option<Answer>,
}

/// What points at the quotation asked about in an example where that is not the last one; no part of the text.
pub const POINTER: char = '▸';

/// A text and the answer expected for its last quotation, or for the one that [`POINTER`] stands before.
pub struct Example {
    /// An invented piece of news.
    pub text: &'static str,
    /// For kinds the type's word; for mentions the words that name the speaker, or the speaker's
    /// canonical name where there are none; for speakers that name. Empty for nobody.
    pub answer: &'static str,
}

/// An article with all that is found in it before any rule is asked.
pub struct Findings<'a> {
    /// The article's text.
    pub text: &'a str,
    /// Paragraphs, sentences, tokens.
    pub layout: &'a Layout,
    /// All quotations, in reading order.
    pub quotations: &'a [Quotation],
    /// How each quotation is worded.
    pub wordings: &'a Wordings<'a>,
    /// The syntax of the paragraphs that hold quotations and of those before them, by paragraph.
    pub frames: &'a Frames<'a>,
    /// The people and bodies that the article names.
    pub cast: &'a Cast,
    /// Whom the description that was asked about last means by its role.
    pub last_role: LastRole,
    /// Where each quotation stands in its paragraph.
    pub places: &'a [Option<Place<'a>>],
}

/// Everything a rule may look at: the [`Findings`], as which it can be used, the quotation asked about,
/// and the decisions already made.
pub struct Scene<'a> {
    /// The article.
    pub findings: &'a Findings<'a>,
    /// What has been decided, one for each quotation.
    pub decisions: &'a [Decision],
    /// What has been decided about the quotation asked about. It differs from what stands in
    /// `decisions` where a rule is asked what it would have answered.
    pub decision: &'a Decision,
    /// Index of the quotation asked about.
    pub asked: usize,
    /// The name and the pronoun that the words beside it are, once a rule has asked for them.
    pub head: OnceCell<(Option<&'a Name>, Option<&'a Reference>)>,
}

/// Where a quotation stands: its paragraph's frame, and its chunk there.
#[derive(Clone, Copy)]
pub struct Place<'a> {
    frame: &'a Frame,
    chunk: u32,
}

impl<'a> Place<'a> {
    /// The places of all quotations of an article; none for those inside others.
    #[must_use]
    pub fn all(frames: &'a Frames<'a>, quotations: &[Quotation]) -> Vec<Option<Place<'a>>> {
        let place = |(quotation, number): (&Quotation, u32)| {
            let frame = frames.of(quotation.paragraph)?;
            let chunk = frame.chunk_of(number)? as u32;
            Some(Place { frame, chunk })
        };
        quotations.iter().zip(0..).map(place).collect()
    }
}

/// What has been decided about one quotation so far.
#[derive(Clone, Debug, Default)]
pub struct Decision {
    /// Its type and the rule that gave it.
    pub kind: Option<(QuotationType, &'static str)>,
    /// Which words name its speaker, and the rule that found them.
    pub mention: Option<(MentionAnswer, &'static str)>,
    /// Whom they mean, and the rule that told.
    pub speaker: Option<(SpeakerAnswer, &'static str)>,
}

/// Consecutive tokens: the first and just past the last.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Words {
    /// Index of the first token.
    pub first: u32,
    /// Just past the last token.
    pub last: u32,
}

impl Words {
    /// The stretch of text from the first to the last token.
    #[must_use]
    pub fn span(self, layout: &Layout) -> Span {
        layout.tokens[self.first as usize].span.to(layout.tokens[self.last as usize - 1].span)
    }
}

/// The words beside a quotation that name its speaker.
#[derive(Clone, Debug)]
pub struct Source {
    /// The noun phrase or pronoun, a leading title included, a trailing description not.
    pub words: Words,
    /// Index of its head: the last word of a name, the noun of a description, the pronoun.
    pub head: u32,
    /// The words that announce the speech.
    pub cue: Option<CueWords>,
    /// The words that name who relays the speech.
    pub via: Option<Words>,
    /// The words that say who is addressed.
    pub addressee: Option<Words>,
}

impl Source {
    /// The words that name a speaker and the index of their head, with nothing told of how the speech is announced.
    pub(crate) fn new(words: Words, head: u32) -> Source {
        Source { words, head, cue: None, via: None, addressee: None }
    }

    /// The words as a description of whomever they name.
    pub(crate) fn description(&self) -> Description {
        Description { first: self.words.first, last: self.words.last, head: self.head }
    }
}

/// A cue where it stands.
#[derive(Clone, Copy, Debug)]
pub struct CueWords {
    /// Its tokens.
    pub words: Words,
    /// Its dictionary form.
    pub lemma: &'static str,
}

/// A mention rule's answer.
#[derive(Clone, Debug)]
pub enum MentionAnswer {
    /// Words beside the quotation name the speaker.
    Source(Source),
    /// It carries on what the speaker of another quotation (by index) is saying.
    CarriesOn(u32),
    /// Nobody in the text says it.
    Nobody,
}

/// A speaker rule's answer.
#[derive(Clone, Debug)]
pub enum SpeakerAnswer {
    /// One of the cast, by index.
    Known(u32),
    /// Somebody or something that has only a description.
    Described {
        /// The article's own description, without its article.
        name: String,
        /// A group, or somebody unknown.
        kind: SpeakerKind,
        /// As far as the description tells.
        gender: Gender,
    },
    /// Nobody.
    Nobody,
}

impl<'a> Deref for Scene<'a> {
    type Target = Findings<'a>;

    fn deref(&self) -> &Findings<'a> {
        self.findings
    }
}

impl<'a> Scene<'a> {
    /// The scene of another quotation of the article.
    #[must_use]
    pub fn of_other(&self, asked: usize) -> Scene<'a> {
        Scene { decision: &self.decisions[asked], asked, head: OnceCell::new(), ..*self }
    }
}

impl Scene<'_> {
    /// Whom of the cast a description means by its role, and whether that is told before it.
    #[must_use]
    pub fn by_role(&self, what: Description) -> Option<(u32, bool)> {
        self.last_role.ask(self.text, self.layout, self.cast, what)
    }

    /// The quotation asked about.
    #[must_use]
    pub fn quotation(&self) -> &Quotation {
        &self.quotations[self.asked]
    }

    /// The words between its marks.
    #[must_use]
    pub fn words(&self) -> &str {
        self.quotation().inner.of(self.text)
    }

    /// How the words between its marks are written.
    #[must_use]
    pub fn wording(&self) -> Wording {
        self.wordings.of(self.asked)
    }

    /// A paragraph as it can be read, if it has been parsed.
    #[must_use]
    pub fn paragraph(&self, number: u32) -> Option<Phrase<'_>> {
        let frame = self.frames.of(number)?;
        Some(Phrase { text: self.text, layout: self.layout, quotations: self.quotations, frame })
    }

    /// The quotation's own paragraph and the index of its chunk there.
    #[must_use]
    pub fn place(&self) -> Option<(Phrase<'_>, usize)> {
        let Place { frame, chunk } = self.places[self.asked]?;
        let Findings { text, layout, quotations, .. } = *self.findings;
        Some((Phrase { text, layout, quotations, frame }, chunk as usize))
    }

    /// What has been decided about the quotation asked about.
    #[must_use]
    pub fn decision(&self) -> &Decision {
        self.decision
    }

    /// Whether the quotation asked about is a whole utterance by its kind.
    #[must_use]
    pub fn is_direct(&self) -> bool {
        matches!(self.decision.kind, Some((QuotationType::Direct, _)))
    }

    /// What has been decided about a quotation.
    #[must_use]
    pub fn decision_of(&self, quotation: usize) -> &Decision {
        if quotation == self.asked { self.decision } else { &self.decisions[quotation] }
    }

    /// The words that name its speaker, if a mention rule has found some.
    #[must_use]
    pub fn source(&self) -> Option<&Source> {
        match &self.decision.mention {
            Some((MentionAnswer::Source(source), _)) => Some(source),
            _ => None,
        }
    }
}
