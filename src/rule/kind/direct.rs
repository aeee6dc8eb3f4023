//! A whole utterance, set off from the reporter's sentence.

use crate::lexicon::CueClass;
use crate::quotation::QuotationType;
use crate::rule::{Example, Rule, Scene};
use crate::syntax::{ChunkKind, Phrase};

pub(super) static RULE: Rule<QuotationType> = Rule {
    id: "direct",
    doc: "The span begins like a sentence and is set off from the reporter's words: it begins a sentence or a \
          paragraph, or a comma or a colon stands before it; or it takes up an utterance begun before. Where \
          the reporter goes on with the sentence (\"if\", \"that\", a preposition), it is woven in.",
    fires: &[
        Example {
            text: "“The dam will hold,” said Pieter Vance, the county engineer.", answer: "direct"
        },
        Example {
            text: "Asked about the delay, Ms. Okoro answered: “We are two weeks behind.”",
            answer: "direct",
        },
        Example { text: "“No comment.”", answer: "direct" },
        Example { text: "The judge paused. “Does the defendant understand?”", answer: "direct" },
        Example {
            text: "“It was cold,” the diver said, “but we had a job to do.”", answer: "direct"
        },
        Example {
            text: "It added, “the board has lost its way and will not find it.”", answer: "direct"
        },
        Example { text: "“Some would call me ‘stubborn,’” Ms. Okoro said.", answer: "direct" },
        Example { text: "Supporters outside the court were chanting “Let her go”.", answer: "direct" },
    ],
    silent: &[
        "The judge called the delay “a disgrace”.",
        "The dam is “holding for now”, said Pieter Vance.",
        "The company said it was “not in a position” to comment.",
        "“We have a real chance here” if the ferries run on time, said Ana Holt.",
        "Her novel “The Salt Ledger” sold well.",
        "The clerks looked for the words “harbor,” “Orsa,” “lamp” and “rope.”",
    ],
    find,
};

fn find(scene: &Scene) -> Option<QuotationType> {
    let (phrase, place) = scene.place()?;
    let words = scene.words().trim();
    let frame = phrase.frame;
    let count = scene.wording().words;
    let before = frame.kind(place as isize - 1);
    let capital =
        words.chars().find(|c| c.is_alphanumeric()).is_some_and(|c| c.is_uppercase() || c.is_ascii_digit())
            || words.starts_with(['…', '.']);
    let after_cue = before == ChunkKind::Comma && frame.kind(place as isize - 2) != ChunkKind::Quote;
    // "But “…”": a conjunction or adverb alone before the utterance.
    let begun = matches!(before, ChunkKind::Conjunction | ChunkKind::Adverb)
        && matches!(frame.kind(place as isize - 2), ChunkKind::Stop)
        && capital
        && count > 4;
    // "chanting “Sail on”": what is chanted or sung is uttered whole.
    let sounded =
        before == ChunkKind::Verb && capital && phrase.chunk(place - 1).class() == Some(CueClass::Sound);
    if sounded {
        return Some(QuotationType::Direct);
    }
    let set_off = begun
        || match before {
            ChunkKind::Stop | ChunkKind::Colon | ChunkKind::Quote | ChunkKind::Open => true,
            ChunkKind::Comma | ChunkKind::Dash => {
                capital || scene.quotation().utterance_part > 1 || is_announced(&phrase, place) && count > 5
            }
            _ => false,
        };
    // "“I would say ‘tar,’” said Voss": the marks inside do not count.
    let last = scene.wording().last;
    // "the words “harbor,” “Orsa,” “lamp” and “rope”": one word in the middle of a row.
    let behind = frame.kind(place as isize + 1);
    let in_row = before == ChunkKind::Quote
        && count == 1
        && last == Some(',')
        && (behind == ChunkKind::Quote
            || behind == ChunkKind::Conjunction && frame.kind(place as isize + 2) == ChunkKind::Quote);
    if !set_off || in_row {
        return None;
    }
    let closes = matches!(last, Some(',' | '.' | '?' | '!' | '…' | '—' | '-'))
        || scene.quotation().close_mark.is_none()
        || frame.kind(place as isize + 1) == ChunkKind::Comma;
    // "“We can win this” if the ferries run, said Ana Holt": the reporter ends the sentence.
    let runs_on = before == ChunkKind::Stop
        && !closes
        && matches!(behind, ChunkKind::Subordinator | ChunkKind::Wh | ChunkKind::Preposition)
        // "“The tide is high” while “the moon is new”": there the speaker goes on.
        && !(place + 1..frame.sentence(place).end).any(|at| frame.kind(at as isize) == ChunkKind::Quote);
    let sentence_like = (count >= 3 || closes) && !runs_on;
    let next_is_verb = frame.kind(place as isize + 1) == ChunkKind::Verb && !closes;
    ((capital
        || scene.quotation().utterance_part > 1
        || before == ChunkKind::Colon
        || after_cue && count > 4)
        && sentence_like
        && !next_is_verb
        && (closes || count > 3))
        .then_some(QuotationType::Direct)
}

/// "It added, “the board has lost its way.”": whether a comma and a verb of saying stand right before words that end
/// with the sentence, so that they are uttered whole though they begin with a small letter.
fn is_announced(phrase: &Phrase, place: usize) -> bool {
    let verb = place.checked_sub(2).filter(|at| phrase.frame.kind(*at as isize) == ChunkKind::Verb);
    let inner = phrase.quotations[phrase.chunk(place).head as usize].inner.of(phrase.text);
    verb.is_some_and(|verb| matches!(phrase.chunk(verb).class(), Some(CueClass::Say | CueClass::Tell)))
        && inner.ends_with(['.', '!', '?'])
}
