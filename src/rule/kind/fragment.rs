//! A fragment with a speaker.

use crate::quotation::QuotationType;
use crate::rule::{Rule, Scene};

pub(super) static RULE: Rule<QuotationType> = Rule {
    id: "fragment",
    doc: "Woven into the reporter's sentence, with words that name its speaker: a partial quotation.",
    fires: &[],
    silent: &[],
    find,
};

fn find(scene: &Scene) -> Option<QuotationType> {
    scene.decision().mention.is_some().then_some(QuotationType::Partial)
}
