//! The tables that `validate` and `agree` write: CSV beside the figures that people read.

use crate::attribution::QuotationType;
use crate::schema::{Row, Table};
use crate::speaker::SpeakerKind;

/// Every table of `validate --out` and `agree --out`, in the order in which `schema.md` explains
/// them.
pub const VALIDATION_TABLES: &[&Table] = &[
    MetricRow::TABLE,
    OutcomeRow::TABLE,
    MistakeRow::TABLE,
    MatchRow::TABLE,
    AgreementRow::TABLE,
    DisagreementRow::TABLE,
];

choice! {
    /// How the answer for a gold span is wrong.
    pub enum Mistake {
        /// No span given covers half of it, and somebody speaks.
        Missed = "missed",
        /// Somebody else is named.
        WrongSpeaker = "wrong_speaker",
        /// Somebody speaks, and nobody is named.
        NoSpeaker = "no_speaker",
        /// Somebody is named, and nobody speaks.
        NeedlessSpeaker = "needless_speaker",
        /// The speaker is right and the type is not.
        WrongType = "wrong_type",
    }
}

choice! {
    /// How a gold span and a span given meet when they are matched one to one.
    pub enum Match {
        /// Both offsets agree.
        Exact = "exact",
        /// They share code points, but not both offsets.
        Partial = "partial",
        /// The gold span has no partner.
        Missed = "missed",
        /// The span given has no partner.
        Spurious = "spurious",
    }
}

choice! {
    /// What two annotators disagree on.
    pub enum Disagreement {
        /// Only one of them has a span here.
        Span = "span",
        /// Both have a span here, with other offsets.
        Offsets = "offsets",
        /// The types differ.
        Type = "type",
        /// The speakers differ.
        Speaker = "speaker",
    }
}

table! {
    /// One row per figure of `validate`: what is counted, of which cases, and the share that is
    /// right. Intervals come from drawing whole articles with replacement.
    pub struct MetricRow in "metrics" key [metric, subset] {
        /// What is measured, such as `right_outcome`; a row with `_precision`, `_recall` or `_f1`
        /// at its end belongs to two others.
        pub metric: String,
        /// Of which cases: `all`, a condition such as `type=direct`, or the id of a rule.
        pub subset: String,
        /// Number of cases.
        pub n: i32,
        /// Number of cases that are right; a span that is only partly right counts a half where the
        /// definition says so.
        pub n_right: f64,
        /// The share that is right, from 0 to 1, to six decimals. Null where there are no cases.
        pub value: Option<f64>,
        /// Lower end of the 95 % interval, from 0 to 1. Null where fewer than two articles have
        /// cases.
        pub ci_low: Option<f64>,
        /// Upper end of the 95 % interval, from 0 to 1. Null where fewer than two articles have
        /// cases.
        pub ci_high: Option<f64>,
        /// What is a case and what is right, in sentences.
        pub definition: String,
    }
}

table! {
    /// One row per gold span with its outcome, by article and start: what `validate --compare`
    /// reads to hold one run against another.
    pub struct OutcomeRow in "scores" key [article, start, end] {
        /// The article.
        pub article: String,
        /// Where the gold span begins: Unicode code points from 0.
        pub start: i32,
        /// Where it ends, exclusive.
        pub end: i32,
        /// Its type by gold.
        pub r#type: QuotationType,
        /// The speaker by gold. Null where nobody speaks.
        pub wanted: Option<String>,
        /// The speaker given. Null where nobody is named or the span is not found.
        pub got: Option<String>,
        /// Whether that is right, nobody included.
        pub right: bool,
        /// The mention rule and the speaker rule that decided, a space between. Null where the span
        /// is not found or no rule answered.
        pub rule: Option<String>,
    }
}

table! {
    /// One row per gold span whose speaker or type is wrong, with its words, what was given, and
    /// which rules decided it.
    pub struct MistakeRow in "mistakes" key [article_id, start, end] {
        /// The article.
        pub article_id: String,
        /// Where the gold span begins: Unicode code points from 0.
        pub start: i32,
        /// Where it ends, exclusive.
        pub end: i32,
        /// What is wrong.
        pub mistake: Mistake,
        /// The span's words, marks included.
        pub words: String,
        /// Its type by gold.
        pub gold_type: QuotationType,
        /// The speaker by gold. Null where nobody speaks.
        pub gold_speaker: Option<String>,
        /// What sort of speaker that is. Null where nobody speaks.
        pub gold_kind: Option<SpeakerKind>,
        /// The words that name the speaker by gold. Null where there are none.
        pub gold_mention: Option<String>,
        /// Where the span given begins. Null where the span is not found.
        pub given_start: Option<i32>,
        /// Where the span given ends, exclusive. Null where the span is not found.
        pub given_end: Option<i32>,
        /// The type given. Null where the span is not found.
        pub given_type: Option<QuotationType>,
        /// The speaker given. Null where nobody is named.
        pub given_speaker: Option<String>,
        /// The words taken to name the speaker. Null where there are none.
        pub given_mention: Option<String>,
        /// The words taken to announce the speech. Null where there are none.
        pub given_cue: Option<String>,
        /// The rule that decided the type. Null where the span is not found.
        pub kind_rule: Option<String>,
        /// The rule that found the words which name the speaker. Null where none did.
        pub mention_rule: Option<String>,
        /// The rule that told whom those words mean. Null where none did.
        pub speaker_rule: Option<String>,
        /// What the annotator says of the span. Null where nothing.
        pub note: Option<String>,
    }
}

table! {
    /// One row per pair of a gold span and the span given for it, matched one to one, and per span
    /// of either side that has no partner; by article and start.
    pub struct MatchRow in "gold_matches" key [] {
        /// The article.
        pub article_id: String,
        /// Where the gold span begins: Unicode code points from 0. Null for a spurious span.
        pub gold_start: Option<i32>,
        /// Where the gold span ends, exclusive. Null for a spurious span.
        pub gold_end: Option<i32>,
        /// Where the span given begins. Null where the gold span is missed.
        pub given_start: Option<i32>,
        /// Where the span given ends, exclusive. Null where the gold span is missed.
        pub given_end: Option<i32>,
        /// How the two meet.
        pub r#match: Match,
        /// The share of the gold span's code points that its partner covers, from 0 to 1, to four
        /// decimals. Null for a spurious span.
        pub overlap: Option<f64>,
        /// Whether the partner has gold's type. Null where there is no partner.
        pub type_right: Option<bool>,
        /// Whether the partner has gold's speaker, nobody included. Null where there is no partner.
        pub speaker_right: Option<bool>,
    }
}

table! {
    /// One row per figure of `agree`: how far two annotators agree.
    pub struct AgreementRow in "agreement" key [metric, subset] {
        /// What is measured, such as `type_kappa`.
        pub metric: String,
        /// Of which cases: `all`, or a condition such as `type=direct`.
        pub subset: String,
        /// Number of cases.
        pub n: i32,
        /// The figure, at most 1, to six decimals; a kappa or an alpha of 0 is agreement as by
        /// chance. Null where it is not defined, as where both used one and the same word
        /// throughout.
        pub value: Option<f64>,
        /// Lower end of the 95 % interval. Null where fewer than two articles have cases.
        pub ci_low: Option<f64>,
        /// Upper end of the 95 % interval. Null where fewer than two articles have cases.
        pub ci_high: Option<f64>,
        /// What is a case and how the figure is made, in sentences.
        pub definition: String,
    }
}

table! {
    /// One row per thing that two annotators disagree on, by article and place.
    pub struct DisagreementRow in "disagreements" key [] {
        /// The article.
        pub article_id: String,
        /// What they disagree on.
        pub disagreement: Disagreement,
        /// Where the first one's span begins: Unicode code points from 0. Null where only the second
        /// has one.
        pub a_start: Option<i32>,
        /// Where the first one's span ends, exclusive. Null where only the second has one.
        pub a_end: Option<i32>,
        /// Where the second one's span begins. Null where only the first has one.
        pub b_start: Option<i32>,
        /// Where the second one's span ends, exclusive. Null where only the first has one.
        pub b_end: Option<i32>,
        /// What the first one says: a type, or a speaker. Null for nobody or no span.
        pub a_says: Option<String>,
        /// What the second one says. Null for nobody or no span.
        pub b_says: Option<String>,
        /// The words of the span, marks included. Null where neither table nor corpus has them.
        pub words: Option<String>,
    }
}
