//! A work that the article has named before, or one in a row of works.

use super::work;
use crate::quotation::QuotationType;
use crate::rule::{Example, Rule, Scene};
use crate::syntax::ChunkKind;

pub(super) static RULE: Rule<QuotationType> = Rule {
    id: "title-again",
    doc: "Capitalised words that are, or are a part of, a work's name elsewhere in the article; that stand in a \
          row with one, or in brackets behind it; or that stand in an article with several works, with no verb \
          of saying near.",
    fires: &[
        Example {
            text: "The library holds the books “Saltmarsh,” “Tidewater” and “Ebb”.", answer: "title"
        },
        Example { text: "She wrote the poems “Ebb” and “Flow”.", answer: "title" },
        Example { text: "He acted in the films “Tin”, “Zinc” and “Brass”.", answer: "title" },
        Example {
            text: "The films “Tin” and “Zinc” made his name. “Zinc” was shot in nine days.",
            answer: "title",
        },
        Example { text: "Ms. Lund made the film “Das Boot” (“The Boat”) in 1981.", answer: "title" },
        Example {
            text: "The film “The Glass Pilot” opened in March, with “Pilot” badges for children.",
            answer: "title",
        },
    ],
    silent: &[
        "The film “The Glass Pilot” opened in March. “Glass Pilot is a triumph,” said its director, Bo Arden.",
        "Ms. Lund wrote a novel. Its hero shouts “Tin!” and dies.",
        "The film “The Glass Pilot” opened in March. The studio called it “our best”.",
        "The film “The Glass Pilot” opened in March. “The Pilot has landed!” the producer said.",
    ],
    find,
};

fn find(scene: &Scene) -> Option<QuotationType> {
    scene.wording().capitals?;
    let (phrase, place) = scene.place()?;
    if work::announced(&phrase, place) || scene.words().ends_with(['!', '?']) {
        return None;
    }
    let begins = matches!(phrase.frame.kind(place as isize - 1), ChunkKind::Stop | ChunkKind::Colon);
    if begins && (work::attributed_after(scene) || scene.words().trim_end().ends_with('.')) {
        return None;
    }
    // “Ein Platz” (“A Place”): a title and what it means.
    let gloss = phrase.frame.kind(place as isize - 1) == ChunkKind::Open
        && phrase.frame.kind(place as isize - 2) == ChunkKind::Quote
        && scene.asked > 0
        && matches!(scene.decisions[scene.asked - 1].kind, Some((QuotationType::Title, _)));
    if gloss {
        return Some(QuotationType::Title);
    }
    let own = scene.wordings.lower(scene.asked);
    let mut titles = 0;
    for (other, decision) in scene.decisions.iter().enumerate() {
        let Some((QuotationType::Title, _)) = decision.kind else { continue };
        titles += 1;
        let row = other.abs_diff(scene.asked) == 1 && near(scene, other);
        if scene.wordings.lower(other).contains(own) || row {
            return Some(QuotationType::Title);
        }
    }
    (titles >= 4).then_some(QuotationType::Title)
}

/// Whether only a comma, "and" or a few words stand between the span and its neighbour.
fn near(scene: &Scene, other: usize) -> bool {
    let (a, b) = (scene.quotation(), &scene.quotations[other]);
    let (first, second) = if a.span.start < b.span.start { (a, b) } else { (b, a) };
    let between = &scene.text[first.span.end as usize..second.span.start.max(first.span.end) as usize];
    a.paragraph == b.paragraph
        && between.len() < 12
        && between.split_whitespace().all(|w| matches!(w, "," | "and" | "or" | "the" | "&"))
}
