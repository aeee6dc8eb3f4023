//! Whether a quotation lies in what a verb tells, or in a clause of its own; no rule itself.

use super::reporting;
use crate::syntax::{ChunkKind, Phrase};

/// Whether a chunk stands before another one in the same sentence with no new main clause between
/// (", and Voss vetoed …").
pub(super) fn same_clause_chain(phrase: &Phrase, from: usize, to: usize) -> bool {
    let frame = phrase.frame;
    for at in from + 1..to {
        match frame.kind(at as isize) {
            ChunkKind::Stop | ChunkKind::Semicolon => return false,
            // "conceded that it was late, while Voss worried that": two who are set against each other.
            ChunkKind::Subordinator
                if at + 2 < to && phrase.opens_contrast(at) && phrase.chunk(at + 2).cue != 0 =>
            {
                return false;
            }
            ChunkKind::Conjunction
                if frame.kind(at as isize - 1) == ChunkKind::Comma
                    && (frame.kind(at as isize + 1) == ChunkKind::Noun
                        // ", and at one time the guards"
                        || frame.kind(at as isize + 1) == ChunkKind::Preposition
                            && frame.kind(at as isize + 2) == ChunkKind::Noun
                            && frame.kind(at as isize + 3) == ChunkKind::Noun) =>
            {
                // A new subject with a verb of its own begins a new main clause.
                let mut verb = at + 1;
                while verb < to
                    && !matches!(
                        frame.kind(verb as isize),
                        ChunkKind::Verb | ChunkKind::Comma | ChunkKind::Quote
                    )
                {
                    verb += 1;
                }
                if verb < to && frame.kind(verb as isize) == ChunkKind::Verb && phrase.chunk(verb).flag {
                    let subordinate = phrase.subject(verb).is_some_and(|s| s.chunk > at);
                    let that = frame.kind(at as isize + 1) == ChunkKind::Subordinator;
                    if subordinate && !that && phrase.chunk(verb).cue != 0 {
                        return false;
                    }
                }
            }
            _ => {}
        }
    }
    true
}

/// Whether every verb between a cue and the quotation has its subject behind the cue, so that
/// the quotation lies in the cue's complement.
pub(super) fn in_complement(phrase: &Phrase, cue: usize, place: usize) -> bool {
    let frame = phrase.frame;
    // "which Voss said on Monday was"
    let is_gap = |at: usize| (at == cue + 1 || at == phrase.past_adjuncts(cue)) && is_gapped(phrase, cue);
    let embedded = (cue + 1..place).any(|i| {
        frame.kind(i as isize) == ChunkKind::Verb
            && phrase.chunk(i).flag
            && !is_condition(phrase, i)
            && !is_gap(i)
            // "said now is the time": the adverb is the subject.
            && !(i == cue + 2 && matches!(phrase.head_word(cue + 1), "now" | "today" | "here" | "there"))
            && phrase.subject(i).is_some_and(|subject| subject.chunk < cue)
    });
    !embedded && !in_closed_adverbial(phrase, cue, place) && same_clause_chain(phrase, cue, place)
}

/// "work that it has said is intended", "a plan which a spokesman for Voss said was": whether a verb of saying stands
/// with its own subject in a relative clause, so that the verb right behind it is what it tells of the antecedent.
pub(super) fn is_gapped(phrase: &Phrase, cue: usize) -> bool {
    let frame = phrase.frame;
    let relative = |subject: usize| {
        subject > 0
            && matches!(frame.kind(subject as isize - 1), ChunkKind::Wh | ChunkKind::Subordinator)
            && matches!(phrase.head_word(subject - 1), "that" | "which" | "who")
    };
    let near = cue.checked_sub(1).filter(|near| frame.kind(*near as isize) == ChunkKind::Noun);
    near.is_some_and(relative)
        || phrase.subject(cue).is_some_and(|own| {
            // "predicted that pilots who vote for it will": there "that" opens no relative clause.
            let antecedent = own.chunk as isize - 2;
            own.chunk < cue
                && relative(own.chunk)
                && matches!(frame.kind(antecedent), ChunkKind::Noun | ChunkKind::Comma)
        })
}

/// "that, should either party fall, the other": whether a modal opens a condition.
fn is_condition(phrase: &Phrase, verb: usize) -> bool {
    phrase.head_word(verb) == "should"
        && phrase.frame.kind(verb as isize - 1) == ChunkKind::Comma
        && phrase.frame.kind(verb as isize + 1) == ChunkKind::Noun
}

/// Whether a verb stands in an adverbial clause that a comma closes before the quotation: "after
/// the interview ended, Voss called it “…”".
fn in_closed_adverbial(phrase: &Phrase, verb: usize, place: usize) -> bool {
    let frame = phrase.frame;
    let open = (0..verb as isize)
        .rev()
        .find(|i| {
            matches!(
                frame.kind(*i),
                ChunkKind::Comma
                    | ChunkKind::Stop
                    | ChunkKind::Semicolon
                    | ChunkKind::Quote
                    | ChunkKind::Dash
            )
        })
        .unwrap_or(-1);
    let first = open + 1;
    // "the hands – as Voss has said – are “fine”"
    if frame.kind(open) == ChunkKind::Dash {
        return phrase.is_as(first) && (verb..place).any(|i| frame.kind(i as isize) == ChunkKind::Dash);
    }
    let opens = match frame.kind(first) {
        ChunkKind::Subordinator | ChunkKind::Wh => true,
        // "Asked whether he would say more, Voss apologised “…”"
        ChunkKind::Verb if first as usize == verb => {
            // "Asked by Holt if it was true, Voss said no but smiled at the “…”"
            return !phrase.chunk(verb).flag
                && phrase.subject(verb).is_some_and(|main| main.chunk > verb && main.chunk < place);
        }
        ChunkKind::Verb => !phrase.chunk(first as usize).flag,
        ChunkKind::Preposition => {
            matches!(phrase.head_word(first as usize), "after" | "After" | "before" | "Before")
        }
        _ => false,
    };
    let closes = |at: usize| {
        phrase.comma_before(at as isize + 1) && {
            let mut next = at as isize + 1;
            while frame.kind(next) == ChunkKind::Adverb {
                next += 1; // "…, only a fifth of them said"
            }
            // "stated, while testifying before the board, that": what is said goes on.
            let content = opens
                && frame.kind(next) == ChunkKind::Subordinator
                && phrase.head_word(next as usize) == "that"
                && phrase.head_word(first as usize).eq_ignore_ascii_case("while");
            content || frame.kind(next) == ChunkKind::Noun
        }
    };
    if opens {
        return (verb..place).any(closes);
    }
    // "promised that if voters backed him, he would stay until “…”"
    let mut subject = verb as isize - 1;
    while matches!(frame.kind(subject), ChunkKind::Noun | ChunkKind::Adverb | ChunkKind::Preposition) {
        subject -= 1;
    }
    let conditional = phrase.opens_adverbial(subject);
    conditional
        && (verb..place).any(|at| {
            closes(at)
                && (at + 2..place).any(|i| {
                    frame.kind(i as isize) == ChunkKind::Verb
                        && phrase.chunk(i).flag
                        && phrase.subject(i).is_some_and(|own| own.chunk > at)
                })
        })
}

/// Whether a relative clause with another verb stands between a verb and the quotation, and the quotation
/// is not what that verb has as its complement: "raised money from a banker who gave to “…”".
pub(super) fn in_own_clause(phrase: &Phrase, verb: usize, place: usize) -> bool {
    let frame = phrase.frame;
    let finite =
        (verb + 1..place).rev().find(|i| frame.kind(*i as isize) == ChunkKind::Verb && phrase.chunk(*i).flag);
    let Some(finite) = finite else { return false };
    let relative = frame.kind(finite as isize - 1) == ChunkKind::Wh
        && matches!(phrase.head_word(finite - 1), "who" | "which");
    let object = (finite + 1..place)
        .any(|i| frame.kind(i as isize) == ChunkKind::Noun && !phrase.is_bare_article(i as isize));
    let closed = (finite..place).any(|i| reporting::closed_relative(phrase, i as isize).is_some());
    relative && object && !closed
}

/// "a plan (proclaimed by Voss in May) for “Dockers”": whether the verb stands in brackets that close before the
/// quotation.
pub(super) fn is_bracketed_off(phrase: &Phrase, verb: usize, place: usize) -> bool {
    let bracket = |at: &usize| matches!(phrase.frame.kind(*at as isize), ChunkKind::Open | ChunkKind::Close);
    let closes = |at: usize| phrase.frame.kind(at as isize) == ChunkKind::Close;
    (verb + 1..place).find(bracket).is_some_and(closes)
        && (phrase.frame.sentence(place).start..verb).rev().find(bracket).is_some_and(|at| !closes(at))
}
