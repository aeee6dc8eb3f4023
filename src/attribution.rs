//! Attribution: runs the rule lists over an article and records who says what, and why.
use crate::choice;
use crate::corpus::Article;
use crate::cue::Cue;
use crate::layout::Paragraph;
use crate::mention::Mention;
pub use crate::quotation::QuotationType;
use crate::quotation::Quotation;
use crate::speaker::Speaker;
use crate::text::Span;

choice! {
    /// By what words the speaker is given.
    pub enum AttributionForm {
        /// A name beside the quotation ("Mara Oyelaran", "Ms. Oyelaran").
        Named = "named",
        /// A description beside the quotation ("the senior official").
        Description = "description",
        /// A pronoun beside the quotation ("she").
        Pronoun = "pronoun",
        /// No words of its own: it carries on what somebody is saying.
        CarriedOn = "carried_on",
        /// Nobody in the text says it.
        None = "none",
    }
}

choice! {
    /// What became of a candidate that a rule looked at.
    pub enum Outcome {
        /// The rule's answer, recorded in `quotations`.
        Chosen = "chosen",
        /// Looked at and not taken.
        Rejected = "rejected",
    }
}

choice! {
    /// Why a candidate was chosen or rejected.
    pub enum Reason {
        /// The first rule of its list that had an answer.
        FirstToAnswer = "first_to_answer",
        /// A stronger rule had answered already.
        StrongerRule = "stronger_rule",
        /// Gender, number or kind do not fit the words.
        Disagrees = "disagrees",
        /// Another candidate is nearer, or more often spoken of.
        LessSalient = "less_salient",
        /// An override in the annotations names another speaker.
        Override = "override",
        /// The rule's measured precision is below the one asked for.
        BelowConfidence = "below_confidence",
    }
}

choice! {
    /// What could not be read or paired.
    pub enum ProblemCode {
        /// An opening mark has no partner and no paragraph after it carries the quotation on.
        UnclosedQuotation = "unclosed_quotation",
        /// A closing mark has no opening one.
        StrayClosingMark = "stray_closing_mark",
        /// The article holds no words.
        EmptyArticle = "empty_article",
        /// A file could not be read.
        UnreadableFile = "unreadable_file",
        /// A file is not text in the encoding that was asked for.
        NotText = "not_text",
        /// A record of the sidecar table fits no article or is malformed.
        MetadataRecord = "metadata_record",
        /// The article is larger than sayso takes.
        TooLarge = "too_large",
        /// An override fits no quotation.
        OverrideUnmatched = "override_unmatched",
        /// The rules found signs of damaged text, such as question marks in place of quotation marks.
        DamagedText = "damaged_text",
    }
}

choice! {
    /// How grave a problem is.
    pub enum Severity {
        /// Good to know; nothing is lost.
        Note = "note",
        /// Something may be wrong in the tables.
        Warning = "warning",
        /// Something is missing from the tables.
        Error = "error",
    }
}

/// Something that could not be read or paired: never silent, never fatal.
#[derive(Clone, Debug)]
pub struct Problem {
    /// What sort of problem.
    pub code: ProblemCode,
    /// How grave it is.
    pub severity: Severity,
    /// Where in the text, if somewhere.
    pub span: Option<Span>,
    /// What happened, a sentence.
    pub message: String,
}

/// One thing that a rule looked at for one quotation.
#[derive(Clone, Debug)]
pub struct Considered {
    /// The rule.
    pub rule_id: &'static str,
    /// Index of the speaker it stands for, where there is one.
    pub speaker: Option<u32>,
    /// What became of it.
    pub outcome: Outcome,
    /// Why.
    pub reason: Reason,
    /// The words looked at, where there are some.
    pub span: Option<Span>,
}

/// Who says a quotation, and on what evidence.
#[derive(Clone, Debug)]
pub struct Attribution {
    /// What the span is.
    pub kind: QuotationType,
    /// Index of the speaker; `None` where nobody in the text says it.
    pub speaker: Option<u32>,
    /// By what words the speaker is given.
    pub form: AttributionForm,
    /// Index of the mention that names the speaker beside the quotation.
    pub mention: Option<u32>,
    /// Index of the cue.
    pub cue: Option<u32>,
    /// Index of the speaker who relays the words.
    pub via: Option<u32>,
    /// The words that say who is addressed.
    pub addressee: Option<Span>,
    /// The rule that decided the type.
    pub kind_rule: &'static str,
    /// The rule that found the words which name the speaker.
    pub mention_rule: Option<&'static str>,
    /// The rule that told whom those words mean.
    pub speaker_rule: Option<&'static str>,
    /// The measured precision of these rules under these conditions; `None` where not measured.
    pub confidence: Option<f64>,
    /// How many different speakers were considered.
    pub n_candidates: u32,
    /// What was considered, strongest first.
    pub considered: Vec<Considered>,
}

/// An article with everything found in it. Indexes point into these lists.
pub struct Annotated {
    /// Paragraphs in reading order.
    pub paragraphs: Vec<Paragraph>,
    /// The spans of the sentences, in reading order; they lie inside paragraphs.
    pub sentences: Vec<Span>,
    /// The number of words (unicode-segmentation's, UAX #29).
    pub n_words: u32,
    /// Quoted spans in reading order.
    pub quotations: Vec<Quotation>,
    /// The cues that attributions rest on.
    pub cues: Vec<Cue>,
    /// Mentions in reading order.
    pub mentions: Vec<Mention>,
    /// The article's people and bodies, in order of first mention.
    pub speakers: Vec<Speaker>,
    /// One for each quotation, in the same order.
    pub attributions: Vec<Attribution>,
    /// What could not be read or paired.
    pub problems: Vec<Problem>,
}

/// Finds every quoted span of an article and says who said it and on what evidence.
///
/// A pure function of the article: no text can make it fail, and the same text gives the same
/// answer.
#[must_use]
pub fn annotate(article: &Article) -> Annotated {
    let _ = article;
    Annotated {
        paragraphs: Vec::new(),
        sentences: Vec::new(),
        n_words: 0,
        quotations: Vec::new(),
        cues: Vec::new(),
        mentions: Vec::new(),
        speakers: Vec::new(),
        attributions: Vec::new(),
        problems: Vec::new(),
    }
}
