//! Two or more speak together: names joined by a conjunction are one group, each by its fullest name.

use crate::mention::Gender;
use crate::mention::name::Name;
use crate::mention::word::{is_any, is_determiner};
use crate::rule::{Example, Rule, Scene, SpeakerAnswer};
use crate::speaker::SpeakerKind;

/// The rule.
pub const RULE: Rule<SpeakerAnswer> = Rule {
    id: "two-together",
    doc: "Two or more speak together: names joined by a conjunction are one group, each by its fullest name.",
    fires: &[
        Example {
            text: "Ada Lund of Norway met Bo Arden. “We agree,” Ms. Lund and Mr. Arden said.",
            answer: "Ada Lund and Bo Arden",
        },
        Example { text: "Peru and Chile called the pact “a start”.", answer: "Peru and Chile" },
        Example { text: "Jana Ode and her sisters said: “Enough.”", answer: "Jana Ode and her sisters" },
    ],
    silent: &["“No,” said Ada Lund.", "Ada Lund, a painter and a potter, said: “No.”"],
    find,
};

fn find(scene: &Scene) -> Option<SpeakerAnswer> {
    let source = scene.source()?;
    let tokens = &scene.layout.tokens;
    let (first, last) = (source.words.first, source.words.last);
    let mut names = scene.cast.names_in(first, last).filter(|n| !n.genitive);
    let one = names.next()?;
    let joint = (one.last..last).find(|i| is_any(scene.text, &tokens[*i as usize], &["and", "&"]))?;
    // "Ada Lund of Sandwell and Dudley" is one person.
    let between = &tokens[one.last as usize..joint as usize];
    if between.iter().any(|t| t.shape.is_word() && !t.shape.is_capital()) {
        return None;
    }
    if tokens[first as usize..one.lead as usize]
        .iter()
        .any(|t| t.shape.is_word() && !is_determiner(scene.text, t))
    {
        return None;
    }
    let canonical = |name: &Name| scene.cast.speakers[name.speaker as usize].name.as_str();
    let mut joined = canonical(one).to_owned();
    let mut at = one.last;
    for name in names {
        joined.push_str(words(scene, at, name.lead).as_str());
        joined.push_str(canonical(name));
        at = name.last;
    }
    if at <= joint {
        joined.push_str(&words(scene, at, last));
    }
    Some(SpeakerAnswer::Described { name: joined, kind: SpeakerKind::Group, gender: Gender::Unknown })
}

/// The words between two names, with a space before each.
fn words(scene: &Scene, from: u32, to: u32) -> String {
    let mut out = String::new();
    for token in &scene.layout.tokens[from as usize..to as usize] {
        if token.shape.has_space_before() {
            out.push(' ');
        }
        out.push_str(token.span.of(scene.text));
    }
    out.push(' ');
    out.trim_end_matches(' ').to_owned()
        + if to > from
            && scene.layout.tokens[to as usize - 1].shape.is_word()
            && scene.cast.name_at(to).is_some()
        {
            " "
        } else {
            ""
        }
}
