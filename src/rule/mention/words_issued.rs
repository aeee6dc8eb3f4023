//! `The board filed a request for "…"`, `They make jokes about leaving "…"`: words are made and given out.

use super::{naming, reading};
use crate::lexicon::CueClass;
use crate::lexicon::grammar::has_stem;
use crate::rule::{Example, MentionAnswer, Rule, Scene, Source};
use crate::syntax::{ChunkKind, Phrase};

pub(super) static RULE: Rule<MentionAnswer> = Rule {
    id: "words-issued",
    doc: "Somebody makes, files, writes or gives out a noun of saying (\"a request for\", \"a letter about\", \
          \"jokes about\"), and the quotation lies in what hangs on that noun: it is taken from what they issue.",
    fires: &[
        Example {
            text: "The anglers sent a furious letter about the “slow murder of a river”.",
            answer: "The anglers",
        },
        Example {
            text: "The Harbour Group filed a request with the ministry for “all papers on the pier”.",
            answer: "The Harbour Group",
        },
        Example {
            text: "Her colleagues make jokes about renting camels “to deliver the post”.",
            answer: "Her colleagues",
        },
        Example {
            text: "Mr. Delano began with a call for her club to “stay dry”.", answer: "Mr. Delano"
        },
    ],
    silent: &[
        "The anglers read an open letter about the “slow murder of a river”.",
        "The anglers published an open letter. The “slow” river ran on.",
        "The anglers published a letter, and the club bought a “new” boat.",
    ],
    find,
};

fn find(scene: &Scene) -> Option<MentionAnswer> {
    if scene.is_direct() {
        return None;
    }
    let (phrase, place) = scene.place()?;
    issued(&phrase, place).filter(|source| reading::can_speak(&phrase, source)).map(MentionAnswer::Source)
}

/// Who issues the noun of saying on which the quotation hangs.
fn issued(phrase: &Phrase, place: usize) -> Option<Source> {
    let frame = phrase.frame;
    let mut hangs = false;
    for at in (frame.sentence(place).start..place).rev() {
        let chunk = phrase.chunk(at);
        match chunk.kind {
            ChunkKind::Noun => {
                let said = matches!(chunk.class(), Some(CueClass::Utterance | CueClass::Document));
                let verb = at.checked_sub(1).filter(|verb| phrase.chunk(*verb).kind == ChunkKind::Verb);
                let opened = at.checked_sub(2).filter(|_| said).and_then(|with| begun(phrase, with + 1));
                if let (true, true, Some(verb)) =
                    (said, hangs, verb.filter(|verb| is_made(phrase, *verb)).or(opened))
                {
                    let cue = naming::noun_cue(phrase, at);
                    return Some(Source { cue, ..naming::source(phrase, phrase.subject(verb)?.chunk)? });
                }
            }
            ChunkKind::Preposition => hangs = true,
            // "with the ministry that month for": the tagger's word for "that" matters little here.
            ChunkKind::Adverb | ChunkKind::Adjective | ChunkKind::Subordinator => {}
            ChunkKind::Verb if !chunk.flag && chunk.cue == 0 => {}
            _ => return None,
        }
    }
    None
}

/// Whether a verb is one of making or giving out, in the active.
fn is_made(phrase: &Phrase, verb: usize) -> bool {
    let chunk = phrase.chunk(verb);
    !chunk.passive && !chunk.negated && has_stem(phrase.head_word(verb), &MAKING)
}

/// "opened with a plea for", "ended on a hymn to": the verb of beginning, ending or answering
/// before a preposition.
fn begun(phrase: &Phrase, with: usize) -> Option<usize> {
    let verb = with.checked_sub(1)?;
    let kind = |at: usize| phrase.frame.kind(at as isize);
    let chunk = phrase.chunk(verb);
    let joined = kind(with) == ChunkKind::Preposition && matches!(phrase.head_word(with), "with" | "into");
    let begins = [
        "open", "launch", "began", "begin", "start", "clos", "conclud", "end", "respond", "answer",
        "counter", "burst", "broke", "kick",
    ];
    (joined
        && kind(verb) == ChunkKind::Verb
        && !chunk.passive
        && !chunk.negated
        && has_stem(phrase.head_word(verb), &begins))
    .then_some(verb)
}

/// Beginnings of verbs of making and giving out.
const MAKING: [&str; 29] = [
    "make",
    "made",
    "making",
    "issu",
    "publish",
    "file",
    "filing",
    "write",
    "wrote",
    "writing",
    "send",
    "sent",
    "releas",
    "post",
    "deliver",
    "give",
    "gave",
    "giving",
    "offer",
    "launch",
    "submit",
    "sign",
    "lodg",
    "circulat",
    "distribut",
    "table",
    "tabling",
    "penn",
    "repeat",
];
