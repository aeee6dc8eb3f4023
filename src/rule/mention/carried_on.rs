//! A whole utterance without words of attribution belongs to whoever is speaking.

use crate::quotation::QuotationType;
use crate::rule::{MentionAnswer, Rule, Scene};

pub(super) static RULE: Rule<MentionAnswer> = Rule {
    id: "carried-on",
    doc: "A whole utterance with no words of attribution: the speaker of the quotation before goes on.",
    fires: &[],
    silent: &[],
    find,
};

fn find(scene: &Scene) -> Option<MentionAnswer> {
    if !matches!(scene.decision().kind, Some((QuotationType::Direct, _))) {
        return None;
    }
    let before = (0..scene.asked).rev().find(|q| {
        scene.quotations[*q].parent.is_none()
            && !matches!(scene.decisions[*q].mention, None | Some((MentionAnswer::Nobody, _)))
    })?;
    Some(MentionAnswer::CarriesOn(before as u32))
}
