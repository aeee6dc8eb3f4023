//! `"Will it hold?" Voss asked. / "It will," Lund replied. / "And if not?"`: they take turns.

use super::reading;
use crate::lexicon::Tag;
use crate::quotation::QuotationType;
use crate::rule::{Example, MentionAnswer, Rule, Scene};

pub(super) static RULE: Rule<MentionAnswer> = Rule {
    id: "dialogue",
    doc: "Two people have just spoken in turn, a paragraph each, with a question or an answer between them, and \
          the next paragraph is an utterance alone: it is the other one's turn.",
    fires: &[
        Example {
            text: "“Will it hold?” the judge asked.\n\n“It will,” Mr. Vance replied.\n\n“And if it does not?”",
            answer: "judge",
        },
        Example {
            text: "“Where were you?” asked Mrs. Reyle.\n\n“On the boat,” her son answered.\n\n“All night?”\n\n“All night.”",
            answer: "son",
        },
        Example {
            text: "“Do you sleep?” Ms. Harding asked.\n\n“Not much,” the minister said.\n\n“Why not?”",
            answer: "Harding",
        },
        Example {
            text: "“Who are you?” the guard asked.\n\n“The plumber,” said Mr. Delano.\n\n“At midnight?”",
            answer: "guard",
        },
        Example {
            text: "“It floats,” said Mr. Vance.\n\n“It sinks,” said Ms. Platt.\n\n“Mr. Vance, do you see a boat?”\n\n“I do not.”",
            answer: "Vance",
        },
    ],
    silent: &[
        "“It will hold,” Mr. Vance said.\n\n“The gates are new.”",
        "“Will it hold?” the judge asked.\n\n“It will,” Mr. Vance replied.",
        "“Who are you?” the guard asked.\n\n“The plumber,” said Mr. Delano.\n\n“At midnight?” asked the guard.",
    ],
    find,
};

fn find(scene: &Scene) -> Option<MentionAnswer> {
    let quotation = scene.quotation();
    let direct = |q: usize| matches!(scene.decisions[q].kind, Some((QuotationType::Direct, _)));
    if !direct(scene.asked) || !reading::alone(scene, scene.asked) || quotation.utterance_part > 1 {
        return None;
    }
    // The last quotation of each of the two paragraphs before.
    let before = scene.asked.checked_sub(1)?;
    if let Some(last) = addressed_by_name(scene, before) {
        return Some(MentionAnswer::CarriesOn(last as u32));
    }
    let first =
        (0..before).rev().find(|q| scene.quotations[*q].paragraph != scene.quotations[before].paragraph)?;
    let paragraphs =
        [scene.quotations[first].paragraph, scene.quotations[before].paragraph, quotation.paragraph];
    let in_turn = paragraphs[1] == paragraphs[0] + 1 && paragraphs[2] == paragraphs[1] + 1;
    if !in_turn || !direct(first) || !direct(before) || scene.quotations[before].close_mark.is_none() {
        return None;
    }
    let asks = |q: usize| scene.quotations[q].inner.of(scene.text).trim_end().ends_with('?');
    let turns = match (&scene.decisions[first].mention, &scene.decisions[before].mention) {
        (_, Some((MentionAnswer::CarriesOn(_), "dialogue"))) => true,
        (Some((MentionAnswer::Source(one), _)), Some((MentionAnswer::Source(other), _))) => {
            let word = |head: u32| scene.layout.tokens[head as usize].span.of(scene.text);
            let answers = other
                .cue
                .is_some_and(|c| matches!(c.lemma, "reply" | "answer" | "respond" | "retort" | "counter"));
            !word(one.head).eq_ignore_ascii_case(word(other.head))
                && (asks(first) || asks(before) || answers || goes_on_in_turns(scene, before))
        }
        _ => false,
    };
    turns.then_some(MentionAnswer::CarriesOn(first as u32))
}

/// "“Mr. Vance, is it safe?” / “It is.”": whoever was called by name in a question alone in the paragraph
/// before answers it; the last quotation of theirs.
fn addressed_by_name(scene: &Scene, question: usize) -> Option<usize> {
    let asked = &scene.quotations[question];
    let words = asked.inner.of(scene.text).trim_end();
    if asked.paragraph + 1 != scene.quotation().paragraph
        || !words.ends_with('?')
        || asked.close_mark.is_none()
        || !reading::alone(scene, question)
    {
        return None;
    }
    let tokens = &scene.layout.tokens;
    let inside =
        scene.layout.token_at(asked.inner.start) as u32..scene.layout.token_at(asked.inner.end) as u32;
    let called = scene.cast.names_in(inside.start, inside.end).find(|name| {
        let comma = tokens.get(name.last as usize).is_some_and(|token| token.tag == Tag::Comma);
        name.lead == inside.start && comma
    })?;
    (0..question).rev().find(|earlier| {
        let Some((MentionAnswer::Source(source), _)) = &scene.decisions[*earlier].mention else {
            return false;
        };
        scene.cast.name_at(source.head).is_some_and(|name| name.speaker == called.speaker)
    })
}

/// Whether the quotation asked about and the paragraph behind it are short turns after a short one:
/// "“I get seasick,” he said. / “Then stay,” said Lund. / “And the milking?” / “Not me.”".
fn goes_on_in_turns(scene: &Scene, before: usize) -> bool {
    let next = scene.asked + 1;
    next < scene.quotations.len()
        && scene.quotations[next].paragraph == scene.quotation().paragraph + 1
        && is_short(scene, before)
        && [scene.asked, next].iter().all(|q| reading::alone(scene, *q) && is_short(scene, *q))
}

/// Whether a quotation is as short as a turn of talk.
fn is_short(scene: &Scene, asked: usize) -> bool {
    scene.wordings.of(asked).words <= 8
}
