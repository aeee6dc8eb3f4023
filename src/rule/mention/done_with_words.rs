//! `Voss vowed to end "the farce"`, `praised their "grit"`: something is done by speaking.

use super::{announce, reading};
use crate::lexicon::CueClass;
use crate::rule::{Example, MentionAnswer, Rule, Scene};
use crate::syntax::{ChunkKind, Phrase};

pub(super) static RULE: Rule<MentionAnswer> = Rule {
    id: "done-with-words",
    doc: "No verb of saying reaches the quotation, but a verb that does something by speaking or thinking does \
          (praise, vow, accuse, believe): its subject's words are taken up.",
    fires: &[
        Example { text: "The minister praised the nurses’ “quiet courage”.", answer: "The minister" },
        Example { text: "Ms. Platt vowed to end “the farce of the 43 bus”.", answer: "Ms. Platt" },
        Example {
            text: "The regulator accused the bank of “wilful blindness”.", answer: "The regulator"
        },
        Example { text: "Many voters believe he is “in it for himself”.", answer: "Many voters" },
    ],
    silent: &[
        "The minister praised the nurses. Their ward is “a model”.",
        "The minister said the nurses had shown “quiet courage”.",
        "The machine shows “Error” when it is cold.",
    ],
    find,
};

fn find(scene: &Scene) -> Option<MentionAnswer> {
    let (phrase, place) = scene.place()?;
    let sentence = phrase.frame.sentence(place);
    for verb in (sentence.start..place).rev().filter(|i| phrase.chunk(*i).kind == ChunkKind::Verb) {
        let Some(class) = phrase.chunk(verb).class() else { continue };
        if matches!(
            class,
            CueClass::Express | CueClass::Think | CueClass::Show | CueClass::Call | CueClass::Gesture
        ) && !(class == CueClass::Think && phrase.chunk(verb).infinitive)
            && !reading::unsaid(&phrase, verb)
            && reading::in_complement(&phrase, verb, place)
            && let Some(source) = announce::by_verb(&phrase, verb)
            && (reading::can_speak(&phrase, &source)
                || phrase.chunk(verb).flag && (class == CueClass::Call || considers(&phrase, verb, place)))
            && (class != CueClass::Show || is_text(&phrase, verb))
        {
            return Some(MentionAnswer::Source(source));
        }
    }
    None
}

/// "lists of those it considered “unhelpful”": a judgement in as many words, whoever "it" is.
fn considers(phrase: &Phrase, verb: usize, place: usize) -> bool {
    verb + 1 == place && phrase.chunk(verb).cue().is_some_and(|cue| matches!(cue.lemma, "consider" | "deem"))
}

/// Whether the verb's subject is a text: only of texts do verbs of showing tell what they say.
fn is_text(phrase: &Phrase, verb: usize) -> bool {
    phrase.subject(verb).is_some_and(|subject| phrase.head(subject.chunk).known().cue_noun != 0)
}
