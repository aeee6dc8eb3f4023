//! “The group”, “the company”, “the party”: the body that the sentence before is about.

use super::{begins_with, description, is_quoted, may_name_body};
use crate::lexicon::Tag;
use crate::mention::name::{Name, NameClass};
use crate::mention::word::is_any;
use crate::rule::{Example, Rule, Scene, SpeakerAnswer};
use crate::speaker::SpeakerKind;
use crate::speaker::describe::{Description, may_be};

/// The rule.
pub(super) const RULE: Rule<SpeakerAnswer> = Rule {
    id: "body-just-spoken-of",
    doc: "“The group”, “the company”, “the party”: the body that the same sentence or the one before begins with, \
          if its name does not tell that it is something else.",
    fires: &[
        Example {
            text: "The Orsa Group is old, and the Orsa Group is big. Tarnleaks mocked the Orsa Group on Monday. “Zero facts,” the group wrote.",
            answer: "Tarnleaks",
        },
        Example {
            text: "According to the Orsa Hunger Watch, many live in homes that the group calls “cold”.",
            answer: "Orsa Hunger Watch",
        },
        Example {
            text: "Harl Inc. sued Orsadyne Inc. in May over Harl Inc. looms. Orsadyne Inc. paid. In a statement, the Tarn-based company called it “a price”.",
            answer: "Orsadyne Inc.",
        },
        Example {
            text: "Carmaker Orsund Energi cut jobs on Wednesday. “We wait,” the company said.",
            answer: "Orsund Energi",
        },
        Example {
            text: "The Orsa Herons, who have lost nine of ten, led at first. Bo Arden left early with what the team called “a sore toe”.",
            answer: "Orsa Herons",
        },
        Example {
            text: "It’s a nonprofit fish farm. The advocacy group Orsa Speaks is paying for a prize. The nonprofit is seeking “bold ideas”.",
            answer: "Orsa Speaks",
        },
    ],
    silent: &[
        "The Orsa Police Department met. “No,” the company said.",
        "Ada Lund left. “No,” the group said.",
        "Orsadyne Inc. paid. “No,” a company said.",
    ],
    find,
};

/// Nouns that tell of a body no more than that it is one.
const PLAIN: &[&str] = &[
    "group",
    "company",
    "firm",
    "business",
    "organization",
    "organisation",
    "nonprofit",
    "non-profit",
    "charity",
    "party",
    "watchdog",
    "team",
    "club",
];

fn find(scene: &Scene) -> Option<SpeakerAnswer> {
    let what = description(scene)?;
    let (text, layout) = (scene.text, scene.layout);
    let tokens = &layout.tokens;
    let head = &tokens[what.head as usize];
    // "the Tarn-based company"
    let placed =
        what.head == what.first + 2 && tokens[what.head as usize - 1].span.of(text).ends_with("-based");
    let plain = what.head == what.first + 1 || placed;
    let told =
        tokens.get(what.last as usize).is_some_and(|t| is_any(text, t, &["that", "which", "of", "behind"]));
    if !plain
        || what.last != what.head + 1
        || told
        || !is_any(text, &tokens[what.first as usize], &["the"])
        || !is_any(text, head, PLAIN)
    {
        return None;
    }
    let name = subject_before(scene, what)?;
    // "The Grain Council objected. The group warned": a council is a group of people, and no firm.
    let group = is_any(text, head, &["group", "organization", "organisation"])
        && is_any(
            text,
            &tokens[name.last as usize - 1],
            &[
                "council",
                "union",
                "federation",
                "network",
                "committee",
                "fund",
                "project",
                "panel",
                "caucus",
                "chamber",
            ],
        );
    (group || may_be(scene.text, layout, name, head)).then_some(SpeakerAnswer::Known(name.speaker))
}

/// The body that the reporter's sentence around a description, or the one before it, begins with.
fn subject_before<'s>(scene: &'s Scene, what: Description) -> Option<&'s Name> {
    let (text, layout) = (scene.text, scene.layout);
    let tokens = &layout.tokens;
    let sentence = layout.sentence_at(tokens[what.first as usize].span.start);
    let paragraph = layout.sentences[sentence].paragraph;
    for back in 0..REACH.min(sentence + 1) {
        let s = layout.sentences[sentence - back];
        if s.paragraph + 1 < paragraph {
            return None;
        }
        let end = s.last.min(what.first);
        let Some(mut start) = (s.first..end)
            .find(|at| tokens[*at as usize].shape.is_word() && !is_quoted(scene, &tokens[*at as usize]))
        else {
            continue;
        };
        if is_any(text, &tokens[start as usize], &["but", "and"]) {
            start += 1;
        }
        if is_any(text, &tokens[start as usize], &["according"]) {
            start += 2;
        }
        let name = scene.cast.names_in(start, end).next();
        let opens = name.filter(|name| begins_with(scene, start, name));
        match opens {
            // "Arden left early with what the team called": one of those who play for it.
            Some(name)
                if back == 0
                    && is_any(text, &tokens[what.head as usize], &["team", "club"])
                    && scene.cast.speakers[name.speaker as usize].kind == SpeakerKind::Person => {}
            Some(name) => {
                let joined = tokens
                    .get(name.last as usize)
                    .is_some_and(|t| t.tag == Tag::Close || is_any(text, t, &["and"]));
                let plain = !name.genitive && !name.quoted && !name.headline && !joined;
                return (may_name_body(scene, name) && plain && name.class != NameClass::Place)
                    .then_some(name);
            }
            // "In a statement, the company said": what the sentence before is about.
            None if back == 0 && name.is_none() => {}
            None => return None,
        }
    }
    None
}

/// How many sentences back that one begins at most, those of the words quoted among them.
const REACH: usize = 6;
