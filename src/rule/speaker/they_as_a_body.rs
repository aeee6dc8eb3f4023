//! They or it in the reporter's words: the body that was last spoken of.

use super::body_before;
use crate::lexicon::Tag;
use crate::mention::word::{is_any, pronoun_word, tag};
use crate::rule::{Example, MentionAnswer, Rule, Scene, SpeakerAnswer};
use crate::speaker::SpeakerKind;
use crate::speaker::describe::{Described, Description, describe};

/// The rule.
pub(super) const RULE: Rule<SpeakerAnswer> = Rule {
    id: "they-as-a-body",
    doc: "They or it in the reporter's words: the body that was last spoken of, or whom the same words meant for one of the last quotations.",
    fires: &[
        Example { text: "The Orsa Institute objected. “It is thin,” it said.", answer: "Orsa Institute" },
        Example {
            text: "The union met. The Fish Farmers Union was furious. “Pay us,” they said.",
            answer: "Fish Farmers Union",
        },
        Example {
            text: "A spokesperson for the port said the crane was safe. “It never moved,” they added.",
            answer: "spokesperson for the port",
        },
        Example { text: "Critics were furious. “Pay us,” they said.", answer: "Critics" },
    ],
    silent: &["“No,” said Ada Lund.", "“No,” he said."],
    find,
};

fn find(scene: &Scene) -> Option<SpeakerAnswer> {
    let source = scene.source()?;
    let head = &scene.layout.tokens[source.head as usize];
    let word = pronoun_word(head.span.of(scene.text));
    let own = is_any(scene.text, head, &["them", "their", "its"]);
    if !own && !matches!(word, Some("they" | "it")) || source.words.last - source.words.first > 1 {
        return None;
    }
    if word == Some("they")
        && let Some(spokesperson) = unnamed_one(scene)
    {
        return Some(spokesperson);
    }
    let body =
        body_before(scene, source.words.first, word == Some("it") || is_any(scene.text, head, &["its"]))?;
    Some(told_already(scene, &body).unwrap_or(body))
}

/// "A spokesperson for the port said it was. “…,” they added.": the unnamed one of unknown sex who speaks
/// in the sentence before.
fn unnamed_one(scene: &Scene) -> Option<SpeakerAnswer> {
    let (text, layout) = (scene.text, scene.layout);
    let before = layout.sentence_at(scene.quotation().span.start).checked_sub(1)?;
    let sentence = layout.sentences[before];
    let tokens = &layout.tokens[sentence.first as usize..sentence.last as usize];
    let at = tokens.iter().take(6).position(|t| is_any(text, t, &["spokesperson"]))?;
    let speaks = tokens[at..].iter().any(|t| t.known().cue_verb != 0);
    let named = scene
        .cast
        .names_in(sentence.first, sentence.last)
        .any(|name| scene.cast.speakers[name.speaker as usize].kind == SpeakerKind::Person);
    if !speaks || named || sentence.paragraph as usize != scene.quotation().paragraph as usize {
        return None;
    }
    let head = sentence.first + at as u32;
    let end = tokens[at..].iter().position(|t| tag(t).is_finite() || t.tag == Tag::Comma)?;
    let what = Description { first: sentence.first, last: head + end as u32, head };
    let Described { name, kind, gender } = describe(text, layout, what);
    Some(SpeakerAnswer::Described { name, kind, gender })
}

/// "The two leaders voiced “…”. They urged": whom an earlier quotation found behind the same words.
fn told_already(scene: &Scene, body: &SpeakerAnswer) -> Option<SpeakerAnswer> {
    let SpeakerAnswer::Described { name, .. } = body else { return None };
    let (text, tokens) = (scene.text, &scene.layout.tokens);
    scene.decisions[..scene.asked].iter().rev().take(REACH).find_map(|decision| {
        let Some((MentionAnswer::Source(source), _)) = &decision.mention else { return None };
        let words = tokens[source.words.first as usize].span.to(tokens[source.words.last as usize - 1].span);
        let same = words.of(text).ends_with(name.as_str());
        decision.speaker.as_ref().filter(|_| same).map(|(answer, _)| answer.clone())
    })
}

/// How many quotations back the same words may have been told for.
const REACH: usize = 4;
