//! `the term "…"`, `so-called "…"`, `known as "…"`: a word mentioned as a word.

use crate::quotation::QuotationType;
use crate::rule::{Example, Rule, Scene};
use crate::syntax::ChunkKind;

pub(super) static RULE: Rule<QuotationType> = Rule {
    id: "term",
    doc: "\"the term\", \"the word\", \"so-called\" or \"known as\" stands right before a short span: the reporter \
          mentions an expression and gives it to nobody.",
    fires: &[
        Example {
            text: "The term “ghost acre” describes farmland that a country uses abroad.",
            answer: "scare",
        },
        Example {
            text: "Farmers in the valley still use the word “tarn” for any pond.", answer: "scare"
        },
        Example { text: "The so-called “lantern law” was repealed in 1931.", answer: "scare" },
        Example { text: "A fault known as “the Seam” runs below the reservoir.", answer: "scare" },
        Example { text: "The band goes by “Low Tide” these days.", answer: "scare" },
        Example {
            text: "Voters in Harrow Bay have had enough of the so-called \"ferry tax.\"",
            answer: "scare",
        },
    ],
    silent: &[
        "He had a word for the plan: “Rubbish.”",
        "The mayor used the term in a speech. “It is a gift,” she said.",
        "In the words of one juror, “it was never close.”",
        "The coach was known as a patient man, but he called the referee “a coward”.",
    ],
    find,
};

fn find(scene: &Scene) -> Option<QuotationType> {
    if scene.wording().words > 5 {
        return None;
    }
    let (phrase, place) = scene.place()?;
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
