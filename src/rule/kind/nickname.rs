//! `Marvin "Shorty" Bell`: a nickname inside a name.

use crate::quotation::QuotationType;
use crate::rule::{Rule, Scene};

pub(super) static RULE: Rule<QuotationType> = Rule {
    id: "nickname",
    doc: "One to three capitalised words between a given name and a family name, with no comma: a nickname.",
    fires: &[],
    silent: &[],
    find,
};

fn find(scene: &Scene) -> Option<QuotationType> {
    let quotation = scene.quotation();
    let words = scene.words();
    if words.split_whitespace().count() > 3 || words.ends_with([',', '.', '?', '!']) {
        return None;
    }
    let tokens = &scene.layout.tokens;
    let first = scene.layout.token_at(quotation.span.start);
    let behind = scene.layout.token_at(quotation.span.end);
    let before = tokens.get(first.checked_sub(1)?)?;
    let after = tokens.get(behind)?;
    let name = |t: &crate::layout::Token| {
        t.shape.is_capital()
            && t.shape.is_word()
            && !t.has(crate::lexicon::Traits::NOT_NAME | crate::lexicon::Traits::PLACE)
    };
    let near = quotation.span.start - before.span.end <= 1 && after.span.start - quotation.span.end <= 1;
    (near && name(before) && name(after) && before.has(crate::lexicon::Traits::GIVEN))
        .then_some(QuotationType::Scare)
}
