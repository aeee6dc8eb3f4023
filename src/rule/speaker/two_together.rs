//! Two or more speak together: names joined by a conjunction are one group, each by its fullest name.

use crate::mention::Gender;
use crate::mention::name::Name;
use crate::mention::word::{is_any, is_determiner};
use crate::rule::{Example, Rule, Scene, SpeakerAnswer};
use crate::speaker::SpeakerKind;

/// The rule.
pub(super) const RULE: Rule<SpeakerAnswer> = Rule {
    id: "two-together",
    doc: "Two or more speak together: names joined by a conjunction are one group, each by its fullest name.",
    fires: &[
        Example {
            text: "Ada Lund of Norway met Bo Arden. “We agree,” Ms. Lund and Mr. Arden said.",
            answer: "Ada Lund and Bo Arden",
        },
        Example { text: "Peru and Chile called the pact “a start”.", answer: "Peru and Chile" },
        Example { text: "Jana Ode and her sisters said: “Enough.”", answer: "Jana Ode and her sisters" },
        Example {
            text: "Orsa News and former radio host Ada Lund has called it “a start”.",
            answer: "Ada Lund",
        },
    ],
    silent: &["“No,” said Ada Lund.", "Ada Lund, a painter and a potter, said: “No.”"],
    find,
};

fn find(scene: &Scene) -> Option<SpeakerAnswer> {
    let source = scene.source()?;
    let tokens = &scene.layout.tokens;
    let (first, last) = (source.words.first, source.words.last);
    let mut names = scene.cast.names_in(first, last).filter(|n| !n.genitive && n.speaker != u32::MAX);
    let one = names.next()?;
    let joint = (one.last..last).find(|i| is_any(scene.text, &tokens[*i as usize], &["and", "&"]))?;
    // "Ada Lund of Sandwell and Dudley" is one person.
    let between = &tokens[one.last as usize..joint as usize];
    if between.iter().any(|t| t.shape.is_word() && !t.shape.is_capital()) {
        return None;
    }
    if tokens[first as usize..one.lead.max(first) as usize]
        .iter()
        .any(|t| t.shape.is_word() && !is_determiner(scene.text, t))
    {
        return None;
    }
    // "Orsa News and former radio host Ada Lund has said": one, who serves both.
    let singular = tokens
        .get(last as usize)
        .is_some_and(|t| is_any(scene.text, t, &["has", "is", "was", "says", "hasn't", "hasn’t"]));
    if singular && let Some(bearer) = names.next_back().filter(|name| name.lead < name.first) {
        return Some(SpeakerAnswer::Known(bearer.speaker));
    }
    let canonical = |name: &Name| scene.cast.speakers[name.speaker as usize].name.as_str();
    let mut joined = canonical(one).to_owned();
    let mut at = one.last;
    for name in names {
        push_words(scene, at, name.lead.max(at), &mut joined);
        if scene.layout.tokens[name.first as usize].shape.has_space_before() {
            joined.push(' ');
        }
        joined.push_str(canonical(name));
        at = name.last;
    }
    push_words(scene, at.max(joint), if at <= joint { last } else { at }, &mut joined);
    Some(SpeakerAnswer::Described { name: joined, kind: SpeakerKind::Group, gender: Gender::Unknown })
}

/// Adds the words between two names, each with the space before it.
fn push_words(scene: &Scene, from: u32, to: u32, joined: &mut String) {
    // "Lund and 24-year-old Bo Arden": the age is no part of the name.
    let words = scene.layout.tokens[from as usize..to.max(from) as usize].iter();
    for token in words.filter(|token| !token.span.of(scene.text).ends_with("-year-old")) {
        if token.shape.has_space_before() {
            joined.push(' ');
        }
        joined.push_str(token.span.of(scene.text));
    }
}
