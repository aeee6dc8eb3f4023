//! `the term "…"`, `so-called "…"`, `known as "…"`: a word mentioned as a word.

use crate::quotation::QuotationType;
use crate::rule::{Rule, Scene};
use crate::syntax::ChunkKind;

pub(super) static RULE: Rule<QuotationType> = Rule {
    id: "term",
    doc: "\"the term\", \"the word\", \"so-called\" or \"known as\" stands right before a short span: the reporter \
          mentions an expression and gives it to nobody.",
    fires: &[],
    silent: &[],
    find,
};

fn find(scene: &Scene) -> Option<QuotationType> {
    let (phrase, place) = scene.place()?;
    if scene.words().split_whitespace().count() > 5 {
        return None;
    }
    let first = scene.layout.token_at(scene.quotation().span.start);
    let word =
        |back: usize| first.checked_sub(back).map_or("", |i| scene.layout.tokens[i].span.of(scene.text));
    let one = word(1);
    if one.eq_ignore_ascii_case("so-called") {
        return Some(QuotationType::Scare);
    }
    let known = one == "as" && matches!(word(2), "known" | "nicknamed" | "designated" | "filed")
        || one == "by" && matches!(word(2), "goes" | "went" | "go");
    let term = matches!(one, "term" | "word" | "words")
        && matches!(word(2), "the" | "The")
        && phrase.frame.kind(place as isize - 1) == ChunkKind::Noun;
    (known || term).then_some(QuotationType::Scare)
}
