//! “The companies”, “both sides”, “the two leaders”.

use super::{both, description};
use crate::layout::Token;
use crate::lexicon::{Tag, Traits};
use crate::mention::name::Name;
use crate::mention::word::{is_any, tag};
use crate::rule::{Example, Rule, Scene, SpeakerAnswer};
use crate::speaker::SpeakerKind;
use crate::speaker::describe::{Description, pair_of_bodies};

/// The rule.
pub(super) const RULE: Rule<SpeakerAnswer> = Rule {
    id: "both-sides",
    doc: "“The companies”, “both sides”, “the two countries”, “the two leaders”: the two that were last named together, or the two most spoken of.",
    fires: &[
        Example {
            text: "Norway and Peru signed a treaty. The two countries called it “a start”.",
            answer: "Norway and Peru",
        },
        Example {
            text: "Orsadyne Inc. will buy Harl & Beck. The companies called it “a marriage”.",
            answer: "Orsadyne Inc. and Harl & Beck",
        },
        Example {
            text: "President Ada Lund and Prime Minister Bo Krantz met. The two leaders voiced “grave concern”.",
            answer: "Ada Lund and Bo Krantz",
        },
        Example {
            text: "President Ada Lund and Premier Bo Krantz met. The two heads of government voiced “grave concern”.",
            answer: "Ada Lund and Bo Krantz",
        },
        Example {
            text: "President Ada Lund and Premier Bo Krantz met on Monday. “We agree,” the leaders wrote.",
            answer: "Ada Lund and Bo Krantz",
        },
        Example {
            text: "The word was cut at the request of Chile and Laos. A diplomat said the two had argued that it was “aimed at a friend”.",
            answer: "Chile and Laos",
        },
        Example {
            text: "Port Chairman Bo Arden (R-Vale) and Mill Chairman Ned Orr (R-Tarn) sent it. Ada Lund read it. “It is true,” the committee chairmen wrote.",
            answer: "Bo Arden and Ned Orr",
        },
        Example {
            text: "Chile and Laos met. “We are content,” both sides said.", answer: "Chile and Laos"
        },
    ],
    silent: &[
        "Orsadyne Inc. fell. The company said: “No.”",
        "“No,” said both brothers.",
        "Norway and Peru met. The six governments called it “a start”.",
    ],
    find,
};

fn find(scene: &Scene) -> Option<SpeakerAnswer> {
    let what = description(scene)?;
    let (one, two) = pair_of_bodies(scene.text, scene.layout, scene.cast, what)
        .or_else(|| pair_of_people(scene, what))
        .or_else(|| pair_in_office(scene, what))
        .or_else(|| the_two(scene, what))?;
    Some(both(scene, one, two))
}

/// "The two": those whom the reporter's words joined last.
fn the_two(scene: &Scene, what: Description) -> Option<(u32, u32)> {
    let (text, tokens, cast) = (scene.text, &scene.layout.tokens, scene.cast);
    let two = what.last == what.first + 2
        && is_any(text, &tokens[what.first as usize], &["the"])
        && is_any(text, &tokens[what.head as usize], &["two"]);
    if !two {
        return None;
    }
    let names: Vec<&Name> =
        cast.names.iter().take_while(|n| n.first < what.first).filter(|n| !n.quoted).collect();
    let joined = names.windows(2).rev().find(|pair| {
        pair[0].speaker != pair[1].speaker
            && pair[1].lead.min(pair[1].first) <= pair[0].last + 2
            && is_any(text, &tokens[pair[0].last as usize], &["and"])
    })?;
    Some((joined[0].speaker, joined[1].speaker))
}

/// The two people whom "the two leaders" or "both men" are: those last named together.
fn pair_of_people(scene: &Scene, what: Description) -> Option<(u32, u32)> {
    let (text, tokens, cast) = (scene.text, &scene.layout.tokens, scene.cast);
    let head = &tokens[what.head as usize];
    let has_word =
        |words: &[&str]| (what.first..what.head).any(|at| is_any(text, &tokens[at as usize], words));
    let people = head.has(Traits::PLURAL) && head.has(Traits::PERSON_ROLE | Traits::TITLE)
        || is_any(text, head, &["men", "women", "pair", "duo"]);
    let two = has_word(&["two", "both"]) || is_any(text, head, &["pair", "duo"]);
    // "the two heads of government"
    let of = || {
        is_any(text, head, &["heads"])
            && is_any(text, &tokens[what.last as usize - 1], &["state", "government"])
    };
    // "The leaders", a sentence behind the two of them.
    let leaders = what.last == what.first + 2
        && is_any(text, &tokens[what.first as usize], &["the"])
        && is_any(text, head, &["leaders"]);
    if !people || !two && !leaders || what.head + 1 < what.last && !of() {
        return None;
    }
    let person = |name: &&Name| {
        cast.speakers[name.speaker as usize].kind == SpeakerKind::Person && !name.quoted && !name.genitive
    };
    let names: Vec<&Name> = cast.names.iter().take_while(|n| n.first < what.first).filter(person).collect();
    let joined = names.windows(2).rev().find(|pair| {
        let between = pair[0].last..pair[1].first;
        pair[0].speaker != pair[1].speaker
            && (two || what.first - pair[1].last <= NEAR)
            && between.len() <= REACH
            && between.clone().any(|at| is_any(text, &tokens[at as usize], &["and", "with"]))
            && between.clone().all(|at| {
                let token = &tokens[at as usize];
                token.shape.is_word() && !tag(token).is_finite() || token.tag == Tag::Genitive
            })
    })?;
    Some((joined[0].speaker, joined[1].speaker))
}

/// "Port Chairman Bo Arden (R-Vale) and Mill Chairman Ned Orr wrote it. The committee chairmen": the two
/// last joined of whom each holds the office.
fn pair_in_office(scene: &Scene, what: Description) -> Option<(u32, u32)> {
    let (text, tokens, cast) = (scene.text, &scene.layout.tokens, scene.cast);
    let head = &tokens[what.head as usize];
    let office = head.has(Traits::PLURAL) && head.has(Traits::PERSON_ROLE | Traits::TITLE);
    if !office || !is_any(text, &tokens[what.first as usize], &["the"]) || what.head + 1 < what.last {
        return None;
    }
    let plural = head.span.of(text);
    let single = |token: &Token| {
        let word = token.span.of(text);
        let same = |one: &str, many: &str| {
            plural.strip_suffix(many).is_some_and(|stem| {
                word.len() == stem.len() + one.len()
                    && word.get(..stem.len()).is_some_and(|own| own.eq_ignore_ascii_case(stem))
                    && word.ends_with(one)
            })
        };
        same("", "s") || same("man", "men") || same("woman", "women")
    };
    let holds = |name: &Name| tokens[name.lead as usize..name.first as usize].iter().any(single);
    let before = cast.names.partition_point(|name| name.first < what.first);
    let near = cast.names[before.saturating_sub(NAMES)..before].iter();
    let near: Vec<&Name> = near.filter(|name| !name.quoted && !name.genitive && holds(name)).collect();
    let pair = near.windows(2).rev().find(|pair| {
        let mut between = pair[0].last..pair[1].lead;
        pair[0].speaker != pair[1].speaker
            && between.len() <= REACH
            && between.any(|at| is_any(text, &tokens[at as usize], &["and"]))
    })?;
    Some((pair[0].speaker, pair[1].speaker))
}

/// How many names back two who hold an office are looked for.
const NAMES: usize = 40;

/// How many tokens before "the leaders" the two of them were named together at most.
const NEAR: u32 = 60;

/// How many tokens may stand between two names that are named together, titles and offices included.
const REACH: usize = 7;
