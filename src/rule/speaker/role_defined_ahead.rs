//! A description that fits what the article goes on to say of one of its people or bodies.

use super::description;
use crate::lexicon::{Tag, Traits};
use crate::mention::word::is_any;
use crate::rule::{Example, Rule, Scene, SpeakerAnswer};
use crate::speaker::SpeakerKind;
use crate::speaker::describe::Description;
use crate::speaker::epithet::years_behind;
use crate::speaker::role::LEAD;

/// The rule.
pub(super) const RULE: Rule<SpeakerAnswer> = Rule {
    id: "role-defined-ahead",
    doc: "A description that fits what the article goes on to say of one of its people or bodies.",
    fires: &[
        Example {
            text: "The judge called it “irrational”.\n\nJudge Pella Oake spoke for an hour.",
            answer: "Pella Oake",
        },
        Example {
            text: "Shells fell during a truce that its chief mediator called “wounded”.\n\nHal Brekke, the chief mediator, wept.",
            answer: "Hal Brekke",
        },
        Example {
            text: "“It was fun,” the 34-year-old said. Jana Ode, 34, drives a bus.",
            answer: "Jana Ode",
        },
        Example {
            text: "Pensioner, 74, calls swan “a pest”\n\nThe bird moved in. Ada Lund, 74, lives by the pond.",
            answer: "Ada Lund",
        },
        Example {
            text: "Orlund’s finance director called it “a price”. Petra Voss, who has held that post since May, smiled.",
            answer: "Petra Voss",
        },
        Example {
            text: "“I am tired,” the senator said. Senator Bo Arden went home.", answer: "Bo Arden"
        },
        Example {
            text: "The board left after finance chief Jon Orr. The CEO says it is “not in crisis”.\n\nChief Executive Ada Lund will speak.",
            answer: "Ada Lund",
        },
        Example {
            text: "A man in a cap stopped her. “The land you sold,” the man said.\n\nThe exchange with the man, Duane Orr, 71, was filmed.",
            answer: "Duane Orr",
        },
    ],
    silent: &[
        "“It rained,” the harbour secretary said. Jana Ode sat down. The shadow harbour secretary, Bo Arden, did not.",
        "“He answered,” the mayor’s spokesman said. The party’s spokesman, Bo Arden, wept.",
        "China’s foreign minister vowed to take “all steps”.\n\nAustralian Foreign Minister Ada Lund wept.",
        "“No,” a neighbour said.",
        "Ada Lund left. “No,” a neighbour said.",
        "“No,” the ministry said. The Orsa News Agency fell silent.",
    ],
    find,
};

fn find(scene: &Scene) -> Option<SpeakerAnswer> {
    let what = description(scene)?;
    let words = &scene.layout.tokens[what.first as usize];
    let definite = !is_any(scene.text, words, &["a", "an", "one", "another", "some"]) || what.first < 60;
    // Whom the article has just spoken of is rather meant than whom it tells of later.
    let taken_up = scene.cast.reference_at(what.head).and_then(|reference| reference.speaker());
    if let (Some(one), Some((other, false))) = (taken_up, scene.by_role(what))
        && one != other
    {
        return None;
    }
    let speaker = of_that_age(scene, what)
        .or_else(|| scene.by_role(what).map(|(speaker, _)| speaker))
        .or_else(|| holds_the_post(scene, what))?;
    if is_far_ahead(scene, what, speaker) {
        return None;
    }
    definite.then_some(SpeakerAnswer::Known(speaker))
}

/// Whether a person is named in the body only far behind the description, used past the article's beginning:
/// "the" then points back to another who has been spoken of.
fn is_far_ahead(scene: &Scene, what: Description, speaker: u32) -> bool {
    let first = scene.cast.names_of(speaker).find(|name| !name.headline);
    what.first > LEAD
        && is_any(scene.text, &scene.layout.tokens[what.first as usize], &["the"])
        && scene.cast.speakers[speaker as usize].kind == SpeakerKind::Person
        && first.is_some_and(|name| name.first > what.last + FAR)
}

/// "Pensioner, 74, says": the one person to whose name the article adds the same age.
fn of_that_age(scene: &Scene, what: Description) -> Option<u32> {
    let (text, tokens, cast) = (scene.text, &scene.layout.tokens, scene.cast);
    let age = |behind: u32| years_behind(text, tokens, behind).filter(|years| years.len() == 2);
    let years = age(what.head + 1)?;
    let mut of_age = cast.names.iter().filter(|name| !name.quoted && age(name.last) == Some(years));
    let one = of_age.next()?.speaker;
    of_age.all(|name| name.speaker == one).then_some(one)
}

/// "Petra Voss, who has held that post since May": whoever is named next with the office just spoken of.
fn holds_the_post(scene: &Scene, what: Description) -> Option<u32> {
    let (text, tokens, cast) = (scene.text, &scene.layout.tokens, scene.cast);
    let head = &tokens[what.head as usize];
    if !head.has(Traits::PERSON_ROLE | Traits::TITLE) || head.has(Traits::PLURAL) {
        return None;
    }
    let name = cast.names_in(what.last, what.last + FAR).find(|name| !name.quoted)?;
    let behind = tokens.get(name.last as usize..)?;
    let word = |at: usize, words: &[&str]| behind.get(at).is_some_and(|t| is_any(text, t, words));
    let relative = behind.first().is_some_and(|t| t.tag == Tag::Comma) && word(1, &["who"]);
    let post = (3..6).any(|at| {
        word(at, &["that", "the"])
            && word(at + 1, &["post", "job", "role", "position", "office", "title"])
            && (2..at).any(|at| word(at, &["held", "holds", "taken", "took", "had"]))
    });
    (relative && post).then_some(name.speaker)
}

/// How many tokens on whoever has the office may be named.
const FAR: u32 = 40;
