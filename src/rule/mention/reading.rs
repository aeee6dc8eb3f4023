//! Readings of a paragraph that several mention rules share; no rule itself.

use crate::lexicon::{CueClass, Tag, Traits};
use crate::rule::Scene;
use crate::syntax::{ChunkKind, Phrase};

/// The first chunk behind a quotation that an attribution can begin with: a comma inside or behind
/// the closing mark, a question mark or a dash must set the quotation off.
pub(super) fn behind(scene: &Scene, phrase: &Phrase, place: usize) -> Option<usize> {
    let words = scene.words().trim_end();
    let frame = phrase.frame;
    let next = place + 1;
    if frame.kind(next as isize) == ChunkKind::Comma {
        return Some(next + 1);
    }
    if words.ends_with([',', '—', '–', '-']) || words.ends_with("…") || words.ends_with("...") {
        return Some(next + usize::from(frame.kind(next as isize) == ChunkKind::Dash));
    }
    if words.ends_with(['?', '!']) {
        // The sentence border that the mark seems to set is none when words of attribution follow.
        return Some(next + usize::from(frame.kind(next as isize) == ChunkKind::Stop));
    }
    if words.ends_with('.') && frame.kind(next as isize) == ChunkKind::Stop {
        return Some(next + 1);
    }
    (!words.ends_with('.')).then_some(next)
}

/// Whether the quotation is set off from the words behind it by a comma, `?` or `!`.
pub(super) fn set_off(scene: &Scene, phrase: &Phrase, place: usize) -> bool {
    let words = scene.words().trim_end();
    words.ends_with([',', '?', '!', '—', '–']) || phrase.frame.kind(place as isize + 1) == ChunkKind::Comma
}

/// Whether nothing that a verb of saying could have as its content follows it, so that its content
/// must be the quotation before: "“…,” Voss said on Monday."
pub(super) fn lacks_content(phrase: &Phrase, verb: usize) -> bool {
    let frame = phrase.frame;
    let mut at = verb as isize + 1;
    let class = phrase.chunk(verb).class();
    if matches!(class, Some(CueClass::Tell)) || takes_addressee(phrase, verb) {
        while frame.kind(at) == ChunkKind::Noun
            || frame.kind(at) == ChunkKind::Conjunction && frame.kind(at + 1) == ChunkKind::Noun
        {
            at += 1;
        }
    }
    while frame.kind(at) == ChunkKind::Adverb || phrase.is_temporal(at) {
        at += 1;
    }
    match frame.kind(at) {
        ChunkKind::Noun | ChunkKind::Quote => false,
        ChunkKind::Subordinator => !matches!(phrase.head_word(at as usize), "that" | "if" | "whether" | "so"),
        ChunkKind::Wh => phrase.head_word(at as usize).eq_ignore_ascii_case("when"),
        ChunkKind::Verb => !phrase.chunk(at as usize).flag && !phrase.chunk(at as usize).infinitive,
        ChunkKind::Adjective => false,
        _ => true,
    }
}

/// Verbs that may have the one addressed as their object besides the class of telling.
fn takes_addressee(phrase: &Phrase, verb: usize) -> bool {
    let lemma = phrase.chunk(verb).cue().map_or("", |c| c.lemma);
    let object = verb as isize + 1;
    matches!(
        lemma,
        "ask"
            | "warn"
            | "promise"
            | "answer"
            | "write"
            | "text"
            | "urge"
            | "beg"
            | "thank"
            | "implore"
            | "email"
            | "counsel"
            | "advise"
    ) && phrase.frame.kind(object) == ChunkKind::Noun
        && (phrase.chunk(object as usize).tag == Tag::Pronoun
            || phrase.head(object as usize).has(Traits::PERSON_ROLE | Traits::GROUP_ROLE)
            || phrase.is_name(object as usize))
}

/// Whether a verb can announce speech after a quotation.
pub(super) fn announces_speech(class: CueClass) -> bool {
    matches!(
        class,
        CueClass::Say
            | CueClass::Tell
            | CueClass::Sound
            | CueClass::Gesture
            | CueClass::Think
            | CueClass::Relay
            | CueClass::Express
            | CueClass::Show
    )
}

/// The verb that a quotation directly completes: what stands between is only its object, the one
/// addressed, an adverbial, "that", or punctuation.
pub(super) fn verb_before(phrase: &Phrase, place: usize) -> Option<usize> {
    let frame = phrase.frame;
    let mut at = place as isize - 1;
    while at >= 0 {
        match frame.kind(at) {
            ChunkKind::Verb => return Some(at as usize),
            ChunkKind::Stop | ChunkKind::Quote | ChunkKind::Semicolon | ChunkKind::Wh => return None,
            _ => at -= 1,
        }
    }
    None
}

/// Whether a chunk stands before another one in the same sentence with no new main clause between
/// (", and Voss vetoed …").
pub(super) fn same_clause_chain(phrase: &Phrase, from: usize, to: usize) -> bool {
    let frame = phrase.frame;
    for at in from + 1..to {
        match frame.kind(at as isize) {
            ChunkKind::Stop | ChunkKind::Semicolon => return false,
            ChunkKind::Conjunction
                if frame.kind(at as isize - 1) == ChunkKind::Comma
                    && frame.kind(at as isize + 1) == ChunkKind::Noun =>
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

/// Whether a sentence of the paragraph begins with this chunk.
pub(super) fn begins_sentence(phrase: &Phrase, place: usize) -> bool {
    place == 0 || matches!(phrase.frame.kind(place as isize - 1), ChunkKind::Stop)
}

/// Whether a verb by itself says that words were uttered: verbs of saying, telling and manner of
/// speaking, and verbs of naming that have something to name.
pub(super) fn reports_words(phrase: &Phrase, verb: usize, place: usize) -> bool {
    match phrase.chunk(verb).class() {
        Some(CueClass::Say | CueClass::Tell | CueClass::Sound | CueClass::Relay) => true,
        Some(CueClass::Call) => names_something(phrase, verb, place),
        _ => false,
    }
}

/// Whether a verb of naming has its object: between it and the quotation ("called them “…”"),
/// before it ("what Voss called “…”"), or as the subject of a passive.
fn names_something(phrase: &Phrase, verb: usize, place: usize) -> bool {
    let frame = phrase.frame;
    let object = (verb + 1..place).any(|i| {
        matches!(
            frame.kind(i as isize),
            ChunkKind::Noun | ChunkKind::Quote | ChunkKind::Preposition | ChunkKind::Verb
        )
    });
    if object || phrase.chunk(verb).passive || place < verb {
        return true;
    }
    let sentence = frame.sentence(verb);
    (sentence.start..verb).any(|i| frame.kind(i as isize) == ChunkKind::Wh)
}

/// Whether every verb between a cue and the quotation has its subject behind the cue, so that
/// the quotation lies in the cue's complement.
pub(super) fn in_complement(phrase: &Phrase, cue: usize, place: usize) -> bool {
    let frame = phrase.frame;
    let embedded = (cue + 1..place).any(|i| {
        frame.kind(i as isize) == ChunkKind::Verb
            && phrase.chunk(i).flag
            && phrase.subject(i).is_some_and(|subject| subject.chunk < cue)
    });
    !embedded && same_clause_chain(phrase, cue, place)
}
