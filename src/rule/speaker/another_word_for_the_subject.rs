//! A definite description of a person that nothing else explains is another word for the one spoken of.

use super::description;
use crate::rule::{Example, Rule, Scene, SpeakerAnswer};
use crate::speaker::modifier::sits_elsewhere;

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
        Example {
            text: "On the tape, a man whom the clerk identified as Bo Arden can be heard. “Whose?” a woman asks. “Theirs,” the man replies.",
            answer: "Bo Arden",
        },
        Example {
            text: "His cousin, Ada Lund, does mind. “It is mine,” the retired dock worker said.",
            answer: "Ada Lund",
        },
        Example {
            text: "Bo Arden, who left in May, bore nobody a grudge.\n\n“She paid,” the ex-cop said.",
            answer: "Bo Arden",
        },
        Example {
            text: "The host, Karl Voss, was kind. Voss asked Bo Arden whether it would rain. “It may,” the lawman said.",
            answer: "Bo Arden",
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
        Example {
            text: "Bo Arden won. Shouting that he could do more, the tycoon offered “a new start”.",
            answer: "Bo Arden",
        },
        Example {
            text: "Ada Lund on Monday wrote a note. In a line to the cook, Mary Voss, the New Jersey Republican asked for “tea”.",
            answer: "Ada Lund",
        },
        Example {
            text: "A lawmaker wants the song banned.\n\n“It is vile,” Bo Arden wrote in a letter.\n\nArden cited a poll. The lawmaker called it “a stain”.",
            answer: "Bo Arden",
        },
        Example {
            text: "Ada Brenner, the chief executive, laughed. Bo Arden, who owns most of it, has been harsh. The former chief executive called it “a wreck”.",
            answer: "Bo Arden",
        },
    ],
    silent: &[
        "Colonel Bo Arden left. The paper printed an order in which the colonel’s own commander told crews to “wait”.",
        "It rained.\n\nAda Lund sued the clinic. The surgeon had left a sponge inside her. “I was careful,” the surgeon said.",
        "Ada Lund rose. “Was it you?” she asked. “It was,” replied the pilot.",
        "President Ada Brenner left early. “A pity,” the mayor said.",
        "The ad hits Ada Brenner hard. “Remember,” the narrator says.",
        "“No,” a neighbour said.",
        "Ada Lund wrote it. The critic of another paper wrote that he had been moved “to leave”.",
        "Ada Lund left. “No,” a neighbour said.",
        "Sen. Ada Lund, D-Ohio, left. “No,” the Georgia Republican said.",
        "Ada Lund went to the law school in Orsa, where the dean asked whether she would take “a man’s chair”.",
    ],
    find,
};

fn find(scene: &Scene) -> Option<SpeakerAnswer> {
    let what = description(scene)?;
    let reference = scene.cast.reference_at(what.head)?;
    let one = reference.speaker()?;
    let elsewhere = sits_elsewhere(scene.text, scene.layout, scene.cast, one, what);
    (!elsewhere && !has_just_asked(scene, one)).then_some(SpeakerAnswer::Known(one))
}

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
