//! `Orsa called it "…", Tarn "…" and Harl "…"`: the verb of the first clause is left out in those that follow.

use super::naming;
use crate::lexicon::{CueClass, Traits};
use crate::rule::{Example, MentionAnswer, Rule, Scene, Source};
use crate::syntax::ChunkKind;

pub(super) static RULE: Rule<MentionAnswer> = Rule {
    id: "verb-left-out",
    doc: "Somebody and “as” stand between two quotations, and a verb of naming with “as” has announced the first: \
          the second is what that one calls it, for the verb is not said again (gapping).",
    fires: &[
        Example {
            text: "The mayor described it as “historic,” Ms. Platt as “a welcome step,” and left.",
            answer: "Ms. Platt",
        },
        Example {
            text: "The council hailed the bridge as “a gift,” the union as “a toy” and the bishop as “a sign”.",
            answer: "the bishop",
        },
        Example {
            text: "Ms. Platt regards the tram as “a friend” and her son as “a foe”.",
            answer: "her son",
        },
    ],
    silent: &[
        "The mayor described it as “historic,” and as “a welcome step”.",
        "The mayor described it as “historic.” Ms. Platt arrived as “a guest”.",
        "The mayor described the day as “a shock” and the ferry as “a tub”.",
        "The mayor described it as “historic” and Ms. Platt arrived as “a guest”.",
    ],
    find,
};

fn find(scene: &Scene) -> Option<MentionAnswer> {
    let (phrase, place) = scene.place()?;
    let frame = phrase.frame;
    let noun = place
        .checked_sub(2)
        .filter(|noun| phrase.is_as(*noun as isize + 1) && frame.kind(*noun as isize) == ChunkKind::Noun)?;
    let sentence = frame.sentence(place);
    // Only marks and "and" stand between the quotation before and the noun phrase.
    let before = (sentence.start..noun).rev().find(|at| {
        !matches!(frame.kind(*at as isize), ChunkKind::Comma | ChunkKind::Conjunction | ChunkKind::Semicolon)
    })?;
    if frame.kind(before as isize) != ChunkKind::Quote
        || before == sentence.start
        || !phrase.is_as(before as isize - 1)
    {
        return None;
    }
    let verb = (sentence.start..before).rev().find(|at| {
        frame.kind(*at as isize) == ChunkKind::Verb && phrase.chunk(*at).flag && !phrase.chunk(*at).passive
    })?;
    let names =
        matches!(phrase.chunk(verb).class(), Some(CueClass::Call | CueClass::Think | CueClass::Express));
    // "described the day as “a shock” and the ferry as “a tub”": another object, unless it is one who speaks.
    let parted = before + 2 < noun || phrase.ends_in_comma(before);
    let speaks = phrase.is_name(noun) || phrase.head(noun).has(Traits::PERSON_ROLE | Traits::GROUP_ROLE);
    if !parted && !speaks {
        return None;
    }
    let cue = Some(naming::cue_words(&phrase, verb));
    let source = naming::source(&phrase, noun).filter(|_| names)?;
    Some(MentionAnswer::Source(Source { cue, ..source }))
}
