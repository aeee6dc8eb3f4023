//! Whoever a lead only describes is the one who is named where the same words stand again.

use super::description;
use crate::lexicon::Traits;
use crate::mention::Gender;
use crate::rule::{Example, MentionAnswer, Rule, Scene, SpeakerAnswer};
use crate::speaker::SpeakerKind;
use crate::speaker::describe::{Description, describe};

/// How long one word must be, in bytes, to be hardly anybody else's.
const LONG: usize = 10;

/// The rule.
pub(super) const RULE: Rule<SpeakerAnswer> = Rule {
    id: "said-again",
    doc: "A person whom the words beside the quotation only describe is the one who is named beside another \
          quotation with the same words, two of them or a long one: a lead picks the strongest words and keeps \
          the name back for the sentence that gives them in full.",
    fires: &[
        Example {
            text: "The minister’s outspoken wife warned of an ▸“endless wall of dust”. It rained.\n\n“It is an endless wall of dust,” Ada Lund said.",
            answer: "Ada Lund",
        },
        Example {
            text: "A coroner in the far north spoke of a ▸“refusal to listen”.\n\nIt rained in Orsa.\n\nThe board’s “refusal to listen” was plain, Ada Lund said.",
            answer: "Ada Lund",
        },
        Example {
            text: "A rancher says the ban has left him ▸“heartbroken”.\n\nIt rained in Orsa.\n\n“We are heartbroken,” said Bo Arden.",
            answer: "Bo Arden",
        },
    ],
    silent: &[
        "A rancher says it is ▸“bad”.\n\nIt rained in Orsa.\n\n“It is bad,” said Bo Arden.",
        "Critics called it ▸“an endless wall of dust”.\n\n“It is an endless wall of dust,” Ada Lund said.",
        "“No,” said Ada Lund.",
    ],
    find,
};

fn find(scene: &Scene) -> Option<SpeakerAnswer> {
    said_again(scene, description(scene)?).map(SpeakerAnswer::Known)
}

/// The person who is named beside words that stand, as said by the one whom a description tells of, elsewhere.
pub(super) fn said_again(scene: &Scene, what: Description) -> Option<u32> {
    let head = &scene.layout.tokens[what.head as usize];
    if head.has(Traits::PLURAL) || !head.has(Traits::PERSON_ROLE | Traits::TITLE | Traits::DEMONYM) {
        return None;
    }
    let gender = describe(scene.text, scene.layout, what).gender;
    let own = |number: &usize| matches!(&scene.decision_of(*number).mention, Some((MentionAnswer::Source(source), _)) if source.head == what.head);
    (0..scene.quotations.len()).filter(own).find_map(|number| {
        let words = scene.wordings.lower(number);
        if !words.contains(' ') && words.len() < LONG {
            return None;
        }
        (0..scene.quotations.len()).filter(|other| *other != number).find_map(|other| {
            let speaker = named_beside(scene, other)?;
            let one = &scene.cast.speakers[speaker as usize];
            let fits = one.kind == SpeakerKind::Person
                && (gender == Gender::Unknown || one.gender == Gender::Unknown || gender == one.gender);
            (fits && scene.wordings.lower(other).contains(words)).then_some(speaker)
        })
    })
}

/// Whom the words beside a quotation, or beside the one that it carries on, name or take up. Quotations behind the one
/// asked about have no speaker yet.
fn named_beside(scene: &Scene, mut number: usize) -> Option<u32> {
    loop {
        match &scene.decision_of(number).mention {
            Some((MentionAnswer::CarriesOn(on), _)) if (*on as usize) < number => number = *on as usize,
            Some((MentionAnswer::Source(source), _)) => {
                let name = scene.cast.name_at(source.head).map(|name| name.speaker);
                return name.or_else(|| scene.cast.reference_at(source.head)?.speaker());
            }
            _ => return None,
        }
    }
}
