//! What a quoted span is: the ordered list, strongest first.
//!
//! The list is gone through in two parts: what form alone decides, before the mention rules; what
//! depends on whether words name a speaker, after them.

use super::Rule;
use crate::quotation::QuotationType;

mod direct;
mod fragment;
mod nickname;
mod term;
mod title;
mod title_again;
mod ungoverned;
mod work;

/// The rules in order of precedence.
pub const RULES: &[&Rule<QuotationType>] = &[
    &nickname::RULE,
    &term::RULE,
    &title::RULE,
    &title_again::RULE,
    &direct::RULE,
    &ungoverned::RULE,
    &fragment::RULE,
];

/// How many of them decide by the form alone; the others wait for the mention rules.
pub const BY_FORM: usize = 5;
