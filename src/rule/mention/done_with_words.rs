//! `Voss vowed to end "the farce"`, `praised their "grit"`: something is done by speaking.

use super::{announce, reading, reporting};
use crate::lexicon::{CueClass, Tag};
use crate::rule::{Example, MentionAnswer, Rule, Scene, Source};
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
        Example { text: "The broker cut its rating on the shares to “sell”.", answer: "The broker" },
        Example { text: "The ministry met. It urged the mills to close “at once”.", answer: "It" },
        Example { text: "Many voters believe he is “in it for himself”.", answer: "Many voters" },
        Example {
            text: "Mr. Vance promised that if voters backed him, he would stay until “the last dog dies”.",
            answer: "Mr. Vance",
        },
        Example { text: "In May Mr. Vance all but accused the bank of “theft”.", answer: "Mr. Vance" },
        Example {
            text: "Ms. Platt, who took office last year vowing to be “a friend to all”, resigned.",
            answer: "Ms. Platt",
        },
        Example {
            text: "Ms. Platt took the matter up with Mr. Vance, the office said, voicing “strong regret” over it.",
            answer: "Ms. Platt",
        },
        Example {
            text: "Ms. Platt thanked them and, in a note to the guards, praised their “real grit”.",
            answer: "Ms. Platt",
        },
        Example {
            text: "The agreement signed on Friday by the ministers commits both towns to help “without delay”.",
            answer: "The agreement",
        },
        Example {
            text: "Ms. Platt was vaguer, promising only that engineers would “work without pause”.",
            answer: "Ms. Platt",
        },
    ],
    silent: &[
        "The club praised a banker who gave large sums to “friends” of the port.",
        "We have praised this sort of “progress” before.",
        "The minister praised the nurses. Their ward is “a model”.",
        "The minister said the nurses had shown “quiet courage”.",
        "The machine shows “Error” when it is cold.",
        "The minister offered no advice, but guards who signed a “slow lane” memo have left.",
    ],
    find,
};

fn find(scene: &Scene) -> Option<MentionAnswer> {
    let (phrase, place) = scene.place()?;
    let sentence = phrase.frame.sentence(place);
    if let Some(source) = rates(&phrase, place) {
        return Some(MentionAnswer::Source(source));
    }
    for verb in (sentence.start..place).rev().filter(|i| phrase.chunk(*i).kind == ChunkKind::Verb) {
        let Some(class) = phrase.chunk(verb).class() else { continue };
        if matches!(
            class,
            CueClass::Express | CueClass::Think | CueClass::Show | CueClass::Call | CueClass::Gesture
        ) && !(class == CueClass::Think && phrase.chunk(verb).infinitive)
            && !reporting::unsaid(&phrase, verb)
            && reading::in_complement(&phrase, verb, place)
            && !reading::in_own_clause(&phrase, verb, place)
            && !but_another(&phrase, verb, place)
            && let Some(source) = announce::by_verb(&phrase, verb)
            && (reading::can_speak(&phrase, &source)
                || phrase.chunk(verb).flag && (class == CueClass::Call || considers(&phrase, verb, place))
                || class == CueClass::Express && acts_on(&phrase, verb, &source))
            && (class != CueClass::Show || reporting::is_text(&phrase, verb))
            && !reading::is_first_person(&phrase, &source)
        {
            return Some(MentionAnswer::Source(source));
        }
    }
    None
}

/// "offered no advice, but guards who signed a “slow lane” memo": whether others do something in a new
/// main clause, which "but" opens.
fn but_another(phrase: &Phrase, verb: usize, place: usize) -> bool {
    (verb + 1..place).any(|at| {
        phrase.frame.kind(at as isize) == ChunkKind::Conjunction
            && phrase.head_word(at) == "but"
            && phrase.frame.kind(at as isize - 1) == ChunkKind::Comma
            && phrase.frame.kind(at as isize + 1) == ChunkKind::Noun
            && (at + 1..place)
                .any(|i| phrase.frame.kind(i as isize) == ChunkKind::Verb && phrase.chunk(i).flag)
    })
}

/// "lists of those it considered “unhelpful”": a judgement in as many words, whoever "it" is.
fn considers(phrase: &Phrase, verb: usize, place: usize) -> bool {
    verb + 1 == place && phrase.chunk(verb).cue().is_some_and(|cue| matches!(cue.lemma, "consider" | "deem"))
}

/// "It urges the parties to build": whether "it" does something to somebody by speaking, as only a body
/// or a text does.
fn acts_on(phrase: &Phrase, verb: usize, source: &Source) -> bool {
    let word = phrase.layout.tokens[source.head as usize].span.of(phrase.text);
    matches!(word, "it" | "It")
        && phrase.chunk(verb).flag
        && phrase.frame.kind(verb as isize + 1) == ChunkKind::Noun
        && phrase.chunk(verb + 1).tag != Tag::Pronoun
}

/// "cut its rating on the shares to “sell”": a grade is the word of whoever gives it.
fn rates(phrase: &Phrase, place: usize) -> Option<Source> {
    let frame = phrase.frame;
    let mut at = place as isize - 1;
    let graded = |at: isize| {
        frame.kind(at) == ChunkKind::Noun
            && ["rating", "ratings", "recommendation", "outlook", "grade"]
                .contains(&phrase.head_word(at as usize))
    };
    if frame.kind(at) != ChunkKind::Preposition || !matches!(phrase.head_word(at as usize), "to" | "at") {
        return None;
    }
    at -= 1;
    while !graded(at) && frame.kind(at) == ChunkKind::Noun && frame.kind(at - 1) == ChunkKind::Preposition {
        at -= 2;
    }
    let verb =
        usize::try_from(at - 1).ok().filter(|_| graded(at) && frame.kind(at - 1) == ChunkKind::Verb)?;
    announce::source(phrase, phrase.subject(verb)?.chunk)
}
