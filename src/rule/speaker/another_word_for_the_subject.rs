//! A definite description of a person that nothing else explains is another word for the one spoken of.

use super::description;
use crate::mention::word::is_any;
use crate::rule::{Example, Rule, Scene, SpeakerAnswer};
use crate::speaker::SpeakerKind;
use crate::speaker::describe::Description;

/// The rule.
pub(super) const RULE: Rule<SpeakerAnswer> = Rule {
    id: "another-word-for-the-subject",
    doc: "A definite description of a person that nothing else explains is another word for the one \
          spoken of, unless that one has just asked the question that is answered here.",
    fires: &[
        Example {
            text: "Bo Arden bought a hotel. “It is mine,” the property tycoon said.",
            answer: "Bo Arden",
        },
        Example { text: "Ada Lund waved. “Goodbye,” the singer said.", answer: "Ada Lund" },
        Example {
            text: "Ada Lund, whose 23-year-old son Bo was lost, wept. Bo swam home. “I did not know him,” the 51-year-old said.",
            answer: "Ada Lund",
        },
        Example {
            text: "Ada Lund left on Monday. “I am free,” the Harbour Street actress said.",
            answer: "Ada Lund",
        },
        Example { text: "Jana Ode limped off. “It hurts,” the gymnast said.", answer: "Jana Ode" },
        Example {
            text: "Mary Fenn sat by John Fenn. He wept. “Too late,” his sister said.",
            answer: "Mary Fenn",
        },
        Example {
            text: "Bo Arden spoke. “It pays,” the New Jersey governor said. Former New York governor Ada Lund left.",
            answer: "Bo Arden",
        },
        Example {
            text: "A captain wept in court on Monday.\n\nBo Arden, 58, is on trial.\n\nAda Lund rose. “They knew,” the captain said.",
            answer: "Bo Arden",
        },
        Example {
            text: "Bo Arden spoke of the port. “It leaks,” the New Jersey Republican said.",
            answer: "Bo Arden",
        },
        Example {
            text: "Ada Lund held up the letter. “I do not want it,” said the grieving mother.",
            answer: "Ada Lund",
        },
        Example {
            text: "Bo Arden has written a book on tides. Orsa Radio read it out. In it, the author called them “old friends”.",
            answer: "Bo Arden",
        },
    ],
    silent: &[
        "Ada Lund rose. “Was it you?” she asked. “It was,” replied the pilot.",
        "President Ada Brenner left early. “A pity,” the mayor said.",
        "The ad hits Ada Brenner hard. “Remember,” the narrator says.",
        "“No,” a neighbour said.",
        "Ada Lund left. “No,” a neighbour said.",
        "Ada Lund went to the law school in Orsa, where the dean asked whether she would take “a man’s chair”.",
    ],
    find,
};

fn find(scene: &Scene) -> Option<SpeakerAnswer> {
    let what = description(scene)?;
    if let Some(writer) = writer_of_book(scene, what) {
        return Some(SpeakerAnswer::Known(writer));
    }
    let reference = scene.cast.reference_at(what.head)?;
    let one = reference.speaker()?;
    (!has_just_asked(scene, one)).then_some(SpeakerAnswer::Known(one))
}

/// "Voss has written a book. “…,” the author says": the person of whom the paragraphs before tell that.
fn writer_of_book(scene: &Scene, what: Description) -> Option<u32> {
    let (text, layout) = (scene.text, scene.layout);
    let tokens = &layout.tokens;
    let the = is_any(text, &tokens[what.first as usize], &["the"]) && what.last == what.first + 2;
    if !the || !is_any(text, &tokens[what.head as usize], &["author", "writer"]) {
        return None;
    }
    let book = (what.first.saturating_sub(WRITTEN_WITHIN)..what.first).rev().find(|at| {
        let verb = at.checked_sub(2).map(|verb| &tokens[verb as usize]);
        is_any(text, &tokens[*at as usize], &["book", "memoir", "novel", "autobiography", "biography"])
            && verb.is_some_and(|verb| is_any(text, verb, &["wrote", "written", "published", "penned"]))
    })?;
    let sentence = layout.sentences[layout.sentence_at(tokens[book as usize].span.start)];
    let name = scene.cast.names_in(sentence.first, book).next()?;
    let opens = name.lead.min(name.first) <= sentence.first + 1 && !name.genitive && !name.quoted;
    let person = scene.cast.speakers[name.speaker as usize].kind == SpeakerKind::Person;
    (opens && person).then_some(name.speaker)
}

/// How many tokens before "the author" the book is told of at most.
const WRITTEN_WITHIN: u32 = 90;

/// "“Was it you?” Lund asked. “It was,” replied the pilot": nobody answers himself.
fn has_just_asked(scene: &Scene, one: u32) -> bool {
    let answers = scene
        .source()
        .and_then(|source| source.cue)
        .is_some_and(|cue| matches!(cue.lemma, "reply" | "answer" | "respond" | "retort" | "shoot back"));
    let before = scene.asked.checked_sub(1).filter(|_| answers);
    before.is_some_and(|before| {
        let asked = scene.quotations[before].inner.of(scene.text).ends_with('?');
        let asker = scene.decisions[before].speaker.as_ref().map(|(answer, _)| answer);
        asked && matches!(asker, Some(SpeakerAnswer::Known(asker)) if *asker == one)
    })
}
