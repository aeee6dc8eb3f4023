//! A fragment in the sentence after reported speech carries that speech on.

use crate::quotation::QuotationType;
use crate::rule::{MentionAnswer, Rule, Scene};

pub(super) static RULE: Rule<MentionAnswer> = Rule {
    id: "reported-before",
    doc: "A quotation without words of attribution behind another quotation in its paragraph: the same \
          speaker carries on.",
    fires: &[],
    silent: &[],
    find,
};

fn find(scene: &Scene) -> Option<MentionAnswer> {
    let before = scene.asked.checked_sub(1)?;
    if scene.quotations[before].paragraph != scene.quotation().paragraph {
        return None;
    }
    let direct = matches!(scene.decision().kind, Some((QuotationType::Direct, _)));
    match &scene.decisions[before].mention.as_ref()?.0 {
        MentionAnswer::Nobody => None,
        _ => direct.then_some(MentionAnswer::CarriesOn(before as u32)),
    }
}
