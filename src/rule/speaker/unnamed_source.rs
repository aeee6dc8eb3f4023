//! Somebody whom the article only describes is called by that description.

use crate::mention::word::is_any;
use crate::rule::{Example, Rule, Scene, SpeakerAnswer};
use crate::speaker::describe::{Described, describe};
use crate::speaker::epithet::is_epithet;

/// Words that stand for somebody and describe nobody.
const NOBODY_BY_THEMSELVES: &[&str] = &[
    "it", "they", "you", "we", "this", "that", "these", "those", "which", "what", "who", "there", "your",
    "its", "their", "them", "him", "her", "he", "she", "his", "here",
];

/// The rule.
pub(super) const RULE: Rule<SpeakerAnswer> = Rule {
    id: "unnamed-source",
    doc: "Somebody whom the article only describes is called by that description.",
    fires: &[
        Example { text: "“No,” a senior rail official said.", answer: "senior rail official" },
        Example { text: "“No,” said the 46-year-old.", answer: "46-year-old" },
        Example { text: "“No,” one Labour MP said.", answer: "Labour MP" },
        Example { text: "Another person, who was there, said: “No.”", answer: "person" },
        Example {
            text: "A spokesman for the buyer declined, saying “not now”.",
            answer: "spokesman for the buyer",
        },
        Example { text: "Channel 9 has said the tape was “cut with a blunt saw.”", answer: "Channel 9" },
        Example { text: "About six in 10 called the plan “a bore”.", answer: "six in 10" },
    ],
    silent: &["“No,” said Ada Lund.", "Ada Lund left. “No,” she said."],
    find,
};

fn find(scene: &Scene) -> Option<SpeakerAnswer> {
    let source = scene.source()?;
    let head = &scene.layout.tokens[source.head as usize];
    let bare = source.words.last - source.words.first == 1;
    // "6 of the 9 members" are people, "6" is none.
    let of_several = source.words.last > source.head + 2
        && is_any(scene.text, &scene.layout.tokens[source.head as usize + 1], &["of"]);
    let figure = head.shape.is_digit() && !of_several && !is_epithet(head.span.of(scene.text));
    if figure || bare && (!head.shape.is_word() || is_any(scene.text, head, NOBODY_BY_THEMSELVES)) {
        return None;
    }
    let what = source.description();
    let Described { name, kind, gender } = describe(scene.text, scene.layout, what);
    (!name.is_empty()).then_some(SpeakerAnswer::Described { name, kind, gender })
}
