//! `Voss said the boat was old and showed pilots at a "gentle pace"`: a clause joined to what somebody says.

use super::{announce, reading, unsaid};
use crate::lexicon::CueClass;
use crate::rule::{Example, MentionAnswer, Rule, Scene};
use crate::syntax::{ChunkKind, Phrase};

pub(super) static RULE: Rule<MentionAnswer> = Rule {
    id: "joined-to-what-is-said",
    doc: "A fragment that nothing else governs, behind a verb of saying and a clause that tells what is said: a \
          clause without a subject of its own that \"and\" or \"but\" joins to it is said with it.",
    fires: &[
        Example {
            text: "Ms. Platt said the photograph was old and showed riders with a “gentle touch”.",
            answer: "Ms. Platt",
        },
        Example {
            text: "Ms. Platt said her brother wrote after the fall but was badly shaken and “in no state to ride”.",
            answer: "Ms. Platt",
        },
        Example {
            text: "The board said that it felt for the pilots, and was pained by the loss of the quay but it “will not jump a queue”.",
            answer: "The board",
        },
    ],
    silent: &[
        "“It is late,” said Ms. Platt, but she was shocked by the “lane gap”.",
        "Ms. Platt said no and drove to the “Heron”.",
        "Ms. Platt said she would row, and the pilots met at the “Heron”.",
        "Ms. Platt said that she would row; the pilots and their wives slept in the “Heron”.",
    ],
    find,
};

fn find(scene: &Scene) -> Option<MentionAnswer> {
    let (phrase, place) = scene.place()?;
    if scene.is_direct() {
        return None;
    }
    let first = phrase.frame.sentence(place).start;
    let verb = (first..place).rev().find(|at| says(&phrase, *at) && is_joined(&phrase, *at, place))?;
    if unsaid::unsaid(&phrase, verb) {
        return None;
    }
    let source = announce::by_verb(&phrase, verb)?;
    let before = source.words.last <= phrase.chunk(verb).first;
    (before && reading::can_speak(&phrase, &source) && !reading::is_first_person(&phrase, &source))
        .then_some(MentionAnswer::Source(source))
}

/// Whether somebody says something by the verb at `at`, and does more than to be said to.
fn says(phrase: &Phrase, at: usize) -> bool {
    let chunk = phrase.chunk(at);
    chunk.kind == ChunkKind::Verb
        && chunk.flag
        && !chunk.passive
        && matches!(chunk.class(), Some(CueClass::Say | CueClass::Tell))
}

/// Whether a clause follows a verb, and another, which is no main clause again, is joined to it before `place`.
fn is_joined(phrase: &Phrase, verb: usize, place: usize) -> bool {
    let kind = |at: usize| phrase.frame.kind(at as isize);
    let finite = |at: usize| kind(at) == ChunkKind::Verb && phrase.chunk(at).flag;
    let parted =
        (verb..place).any(|at| matches!(kind(at), ChunkKind::Stop | ChunkKind::Semicolon | ChunkKind::Colon));
    let opens = matches!(kind(verb + 1), ChunkKind::Subordinator | ChunkKind::Noun);
    let Some(said) = (verb + 1..place).find(|at| finite(*at)).filter(|_| opens && !parted) else {
        return false;
    };
    let joins = |at: &usize| kind(*at) == ChunkKind::Conjunction;
    // "said she would row, and the pilots met": a main clause again.
    let again = |at: usize| {
        kind(at - 1) == ChunkKind::Comma && kind(at + 1) == ChunkKind::Noun && (at + 2..place).any(finite)
    };
    (said + 1..place).any(|at| joins(&at)) && !(said + 1..place).any(|at| joins(&at) && again(at))
}
