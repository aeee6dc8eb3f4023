//! Validation: what was found held against gold, as scores with intervals and a list of mistakes.
//!
//! In: articles, gold records that hold for them, and predictions. Out: numbers and text. Nothing
//! here reads or writes a file.
//!
//! A gold span is *found* where the spans given cover at least half of its code points; the one
//! that covers most of it answers for it. Its outcome is *right* where that one's speaker is the
//! gold speaker by [`names::same`], or neither has one. A span that is not found counts as given
//! to nobody.
//!
//! For the figures of spans and end to end, where every span given must answer for itself, gold
//! and given are matched one to one, as well as can be ([`partners`]).

pub use self::agreement::{Agreement, Twice, agreement};
pub use self::compare::{Comparison, Outcomes, SCORES, compare};
pub use self::figures::{Figure, figures};
pub use self::groups::{Phenomenon, groups, phenomenon};
pub use self::interval::Interval;
pub use self::matching::{partners, shared};
pub use self::prediction::{Prediction, Words, predictions};
pub use self::report::{mistakes, table};
pub use self::score::{ArticleScore, Partner, Scores, SpanScore, score};
pub use self::tables::{
    agreement_csv, disagreements_csv, gold_matches_csv, metrics_csv, mistakes_csv, scores_csv,
};
pub use crate::schema::{Match, Mistake};

#[cfg(test)]
pub(crate) use self::prediction::by_hand;

mod agreement;
pub mod calibration;
mod compare;
mod figures;
mod groups;
pub mod interval;
mod matching;
pub mod names;
mod one_to_one;
mod prediction;
mod report;
mod score;
mod tables;
pub mod words;
