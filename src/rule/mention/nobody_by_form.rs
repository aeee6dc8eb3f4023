//! Titles, nicknames and terms are nobody's words.

use crate::quotation::QuotationType;
use crate::rule::{MentionAnswer, Rule, Scene};

pub(super) static RULE: Rule<MentionAnswer> = Rule {
    id: "nobody-by-form",
    doc: "The form of the span has shown that it is the name of a work or a term, a nickname or a word \
          mentioned as a word. Nobody says it, whatever verb stands near.",
    fires: &[],
    silent: &[],
    find,
};

fn find(scene: &Scene) -> Option<MentionAnswer> {
    let (kind, _) = scene.decision().kind?;
    matches!(kind, QuotationType::Title | QuotationType::Scare).then_some(MentionAnswer::Nobody)
}
