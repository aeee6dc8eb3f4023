//! A description that stands beside a name, with nothing but a comma between, is that person's.

use super::description;
use crate::lexicon::{Tag, Traits};
use crate::mention::name::NameClass;
use crate::mention::word::is_any;
use crate::rule::{Example, Rule, Scene, SpeakerAnswer};
use crate::speaker::SpeakerKind;

/// The rule.
pub(super) const RULE: Rule<SpeakerAnswer> = Rule {
    id: "named-in-apposition",
    doc: "A description of a person that leads up to a name, or stands behind a comma beside it, means the one named.",
    fires: &[
        Example {
            text: "The island’s only GP, Dr Hamish Pellow, has posted on its page: “Stop ringing.”",
            answer: "Hamish Pellow",
        },
        Example {
            text: "Its chair, the Norwegian painter Ada Lund, called it “unkind”.",
            answer: "Ada Lund",
        },
        Example {
            text: "Its chair, the Danish singer Ada Lund, called it “unfair”.", answer: "Ada Lund"
        },
        Example {
            text: "Their captain, the Norwegian painter Ada Lund, called it “unfair”.",
            answer: "Ada Lund",
        },
    ],
    silent: &["“No,” said Ada Lund.", "“No,” the mayor told Bo Arden."],
    find,
};

fn find(scene: &Scene) -> Option<SpeakerAnswer> {
    let source = scene.source()?;
    let (cast, tokens) = (scene.cast, &scene.layout.tokens);
    let (head, last) = (source.head, source.words.last);
    let person = |speaker: u32| cast.speakers[speaker as usize].kind == SpeakerKind::Person;
    let word = &tokens[head as usize];
    // "GP", "MP" and "CEO" are offices too.
    let short = word.shape.is_all_capitals() && word.span.len() <= 4;
    let role = short || word.has(Traits::PERSON_ROLE | Traits::TITLE);
    let described = description(scene).is_some();
    if !role
        || !described && tokens[head as usize].has(Traits::GIVEN)
        || tokens[head as usize].has(Traits::PLURAL)
    {
        return None;
    }
    if described {
        // The words are part of what leads up to a name.
        let at = cast.names.partition_point(|n| n.first <= head);
        if let Some(name) = cast.names.get(at)
            && name.lead <= head
            && name.class == NameClass::Person
            && !name.genitive
            && person(name.speaker)
        {
            return Some(SpeakerAnswer::Known(name.speaker));
        }
    }
    tokens.get(last as usize).filter(|t| t.tag == Tag::Comma)?;
    let at = cast.names.partition_point(|n| n.first <= last);
    let name = cast.names.get(at)?;
    let near = name.first == last + 1
        || name.lead == last + 1 && is_any(scene.text, &tokens[last as usize + 1], &["the", "a", "an"])
        || name.lead == last + 1 && name.titled
        || name.lead <= last && name.first <= last + 3
        || name.honorific && name.first == last + 2;
    let closed = tokens.get(name.last as usize).is_none_or(|t| {
        matches!(t.tag, Tag::Comma | Tag::Stop | Tag::Dash | Tag::Open | Tag::Semicolon | Tag::Colon)
    });
    (near && closed && !name.genitive && !name.quoted && person(name.speaker))
        .then_some(SpeakerAnswer::Known(name.speaker))
}
