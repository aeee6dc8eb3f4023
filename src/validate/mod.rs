//! Validation: what was found held against gold, as scores with intervals and a list of mistakes.
//!
//! In: articles, gold records that hold for them, and predictions. Out: numbers and text. Nothing
//! here reads or writes a file.
//!
//! A gold span is *found* where the spans given cover at least half of its code points; the one
//! that covers most of it answers for it. Its outcome is *right* where that one's speaker is the
//! gold speaker by [`names::same`], or neither has one. A span that is not found counts as given
//! to nobody.

pub use self::compare::{Comparison, Outcomes, SCORES, compare, scores_csv};
pub use self::figures::{Figure, figures};
pub use self::groups::{Phenomenon, groups, phenomenon};
pub use self::interval::Interval;
pub use self::prediction::{Prediction, Words, predictions};
pub use self::report::{mistakes, table};
pub use self::score::{ArticleScore, Match, Mistake, Scores, SpanScore, score};
pub use self::tables::{gold_matches_csv, metrics_csv, mistakes_csv};

#[cfg(test)]
pub(crate) use self::prediction::by_hand;

pub mod calibration;
mod compare;
mod figures;
mod groups;
pub mod interval;
pub mod names;
mod prediction;
mod report;
mod score;
mod tables;
