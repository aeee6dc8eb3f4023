//! Words that are only wished for, ordered or left unsaid; no rule itself.

use crate::lexicon::grammar::has_stem;
use crate::lexicon::{CueClass, Tag};
use crate::syntax::{ChunkKind, Phrase};

/// Whether the words that a verb would announce are only wished for or left unsaid: "failed to ask",
/// "expects the mayor to announce".
pub(super) fn unsaid(phrase: &Phrase, verb: usize) -> bool {
    let frame = phrase.frame;
    // "urged them to stop calling it": the deed wished for is the stopping.
    let stopped = phrase.chunk(verb).tag == Tag::Gerund
        && frame.kind(verb as isize - 1) == ChunkKind::Verb
        && phrase.chunk(verb - 1).infinitive
        && matches!(phrase.head_word(verb - 1), "stop" | "start" | "keep" | "avoid" | "quit" | "begin");
    let infinitive = if stopped { verb - 1 } else { verb };
    if !phrase.chunk(infinitive).infinitive {
        // "Voss said the board would respond “…”": words that are yet to come are Voss's.
        let ahead = |verb| {
            matches!(phrase.first_word(verb), "would" | "will" | "could" | "should" | "might" | "must")
        };
        // "Guests can expect him to play": what the reporter promises them.
        let offered = phrase.chunk(verb).cue().is_some_and(|cue| cue.lemma == "expect")
            && matches!(phrase.first_word(verb), "can" | "could" | "should");
        return offered
            || (ahead(verb) || shares_modal(phrase, verb).is_some_and(ahead))
                && phrase.subject(verb).is_some_and(|subject| {
                    let mut before = subject.chunk as isize - 1;
                    // "said Friday the board would"
                    if phrase.is_temporal(before) && frame.kind(before - 1) == ChunkKind::Verb {
                        before -= 1;
                    }
                    let that = frame.kind(before) == ChunkKind::Subordinator
                        && phrase.head_word(before as usize) == "that";
                    if frame.kind(before) == ChunkKind::Subordinator {
                        before -= 1;
                        // "said in her speech that the board should"
                        while frame.kind(before) == ChunkKind::Noun
                            && frame.kind(before - 1) == ChunkKind::Preposition
                        {
                            before -= 2;
                        }
                    }
                    // "vowed that the army would hold “…”": whoever vows tells what others will do.
                    frame.kind(before) == ChunkKind::Verb
                        && match phrase.chunk(before as usize).class() {
                            Some(CueClass::Say | CueClass::Tell | CueClass::Think) => true,
                            Some(CueClass::Express) => that,
                            _ => false,
                        }
                });
    }
    let mut at = infinitive as isize - 1;
    while frame.kind(at) == ChunkKind::Adverb {
        at -= 1;
    }
    let begins = |at: isize, stems: &[&str]| {
        frame.kind(at) == ChunkKind::Verb && has_stem(phrase.head_word(at as usize), stems)
    };
    match frame.kind(at) {
        ChunkKind::Verb => {
            begins(at, &["fail", "refus", "declin", "forgot", "forget", "neglect", "hesitat", "expect"])
        }
        // "urged members in Orsa to stop calling it"
        ChunkKind::Noun => begins(
            phrase.chain_start(at) - 1,
            &[
                "want", "expect", "wish", "need", "ask", "urg", "encourag", "pressur", "requir", "order",
                "direct", "instruct", "command",
            ],
        ),
        _ => false,
    }
}

/// "will keep the gate open but respond “…”": the verb before, of which a base form joined on shares the modal.
fn shares_modal(phrase: &Phrase, verb: usize) -> Option<usize> {
    let chunk = phrase.chunk(verb);
    let joined = verb.checked_sub(1).filter(|at| {
        phrase.frame.kind(*at as isize) == ChunkKind::Conjunction
            && matches!(chunk.tag, Tag::Verb | Tag::Present)
            && chunk.first + 1 == chunk.last
    })?;
    (phrase.frame.sentence(verb).start..joined)
        .rev()
        .take_while(|at| !matches!(phrase.frame.kind(*at as isize), ChunkKind::Comma | ChunkKind::Quote))
        .find(|at| phrase.frame.kind(*at as isize) == ChunkKind::Verb)
}
