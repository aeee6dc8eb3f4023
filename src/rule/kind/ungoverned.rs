//! A fragment that no words give to anybody.

use crate::quotation::QuotationType;
use crate::rule::{MentionAnswer, Rule, Scene};

pub(super) static RULE: Rule<QuotationType> = Rule {
    id: "ungoverned",
    doc: "No rule has found words that name a speaker for the fragment: it is a term, irony or emphasis.",
    fires: &[],
    silent: &[],
    find,
};

fn find(scene: &Scene) -> Option<QuotationType> {
    matches!(scene.decision().mention, Some((MentionAnswer::Nobody, _))).then_some(QuotationType::Scare)
}
