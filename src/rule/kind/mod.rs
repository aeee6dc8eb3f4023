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
pub const RULES: &[&Rule<QuotationType>] = &joined();

/// Those that form alone decides, before the mention rules.
pub const BY_FORM: &[&Rule<QuotationType>] =
    &[&nickname::RULE, &term::RULE, &title::RULE, &title_again::RULE, &direct::RULE];

/// Those that wait for the mention rules, because they ask whether words name a speaker.
pub const BY_SPEAKER: &[&Rule<QuotationType>] = &[&ungoverned::RULE, &fragment::RULE];

const fn joined() -> [&'static Rule<QuotationType>; BY_FORM.len() + BY_SPEAKER.len()] {
    let mut all = [BY_FORM[0]; BY_FORM.len() + BY_SPEAKER.len()];
    let mut at = 1;
    while at < all.len() {
        all[at] = if at < BY_FORM.len() { BY_FORM[at] } else { BY_SPEAKER[at - BY_FORM.len()] };
        at += 1;
    }
    all
}
