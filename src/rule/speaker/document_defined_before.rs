//! “The statement” is the words of whoever issued it when it was first mentioned.

use super::{body_before, description, is_body};
use crate::mention::Gender;
use crate::mention::word::{is_any, tag};
use crate::rule::{Example, Rule, Scene, SpeakerAnswer};
use crate::speaker::SpeakerKind;
use crate::speaker::describe::Description;
use crate::speaker::document::maker;

/// The rule.
pub(super) const RULE: Rule<SpeakerAnswer> = Rule {
    id: "document-defined-before",
    doc: "“The statement” is the words of whoever issued it when it was first mentioned.",
    fires: &[
        Example {
            text: "The Orsa Institute issued a statement. “We are sorry,” the statement said.",
            answer: "Orsa Institute",
        },
        Example { text: "Ada Lund wrote a letter. The letter said: “Enough.”", answer: "Ada Lund" },
        Example {
            text: "Norway and Peru signed a communique. “We agree,” the communique said.",
            answer: "Norway and Peru",
        },
        Example {
            text: "An email was sent by the club’s director, Jon Berrick, to all members. The email said: “Goodbye.”",
            answer: "Jon Berrick",
        },
        Example {
            text: "In a statement on Monday, Ada Lund said the club would close. “We are sorry,” the statement said.",
            answer: "Ada Lund",
        },
        Example {
            text: "The Orsa Museum confirmed the theft on Friday. “It is a great loss,” the statement said.",
            answer: "Orsa Museum",
        },
        Example {
            text: "The Ferrand campaign replied that it had moved. “We grew,” the statement said.",
            answer: "Ferrand campaign",
        },
        Example {
            text: "Bo Arden is a mogul. In a statement, the mogul disclosed a comeback. “I am here,” the statement said.",
            answer: "Bo Arden",
        },
        Example {
            text: "In a statement carried by Radio Orsa, the Fish Farmers Union objected. “It is thin,” the statement said.",
            answer: "Fish Farmers Union",
        },
        Example { text: "A memo by Bo Arden leaked. The memo called it “folly”.", answer: "Bo Arden" },
    ],
    silent: &["A letter read: “Enough.”", "The letter read: “Enough.”"],
    find,
};

fn find(scene: &Scene) -> Option<SpeakerAnswer> {
    let what = description(scene)?;
    let Some((maker, second)) = maker(scene.text, scene.layout, scene.cast, what) else {
        return told_before(scene, what);
    };
    let Some(second) = second else { return Some(SpeakerAnswer::Known(maker)) };
    let of = |speaker: u32| scene.cast.speakers[speaker as usize].name.as_str();
    Some(SpeakerAnswer::Described {
        name: format!("{} and {}", of(maker), of(second)),
        kind: SpeakerKind::Group,
        gender: Gender::Unknown,
    })
}

/// "The statement" that nothing introduces is what the body just spoken of has told: "The museum
/// confirmed the theft. “It is a loss,” the statement said."
fn told_before(scene: &Scene, what: Description) -> Option<SpeakerAnswer> {
    let tokens = &scene.layout.tokens;
    let told =
        is_any(scene.text, &tokens[what.head as usize], &["statement", "release", "announcement", "posting"])
            && what.last == what.first + 2
            && is_any(scene.text, &tokens[what.first as usize], &["the"]);
    if !told {
        return None;
    }
    let sentence = scene.layout.sentence_at(tokens[what.first as usize].span.start);
    let first = scene.layout.sentences[sentence.saturating_sub(4)].first;
    let confirmed = (first..what.first).any(|t| {
        let token = &tokens[t as usize];
        token.known().cue_verb > 0 && tag(token).is_finite()
    });
    let answer = if confirmed { body_before(scene, what.first, true) } else { None };
    answer.filter(|answer| is_body(scene, answer))
}
