//! `Under the treaty, both sides must give "all help in their power"`: a text that binds speaks.

use super::{naming, reading};
use crate::lexicon::{CueClass, Traits};
use crate::rule::{CueWords, Example, MentionAnswer, Rule, Scene, Source, Words};
use crate::syntax::{ChunkKind, Phrase};

pub(super) static RULE: Rule<MentionAnswer> = Rule {
    id: "under-its-terms",
    doc: "A sentence begins with \"under\" and a treaty, a law or another text that binds, or \"under which\" \
          follows one, or with \"in\" and a text in which a name is given, and nobody is said to say anything up to the quoted fragment: the text speaks, in the \
          next sentence too where that begins with \"it\".",
    fires: &[
        Example {
            text: "Under the treaty, both towns must give “all help in their power” if the dam breaks.",
            answer: "the treaty",
        },
        Example {
            text: "Under the terms of the deal, the ferry may sail only with “prior consent” of the board.",
            answer: "the deal",
        },
        Example {
            text: "But under Orsa law, a boat is a wreck once its owner “wilfully leaves it”.",
            answer: "Orsa law",
        },
        Example {
            text: "Its core is a pact under which both towns undertake to give “prompt notice” of floods.",
            answer: "a pact",
        },
        Example {
            text: "In the report, the old gate was described as “a sure tomb” for crews.",
            answer: "the report",
        },
        Example {
            text: "Under the bill, a mill may close at once. It would shield owners who act in “good faith” from suits.",
            answer: "the bill",
        },
    ],
    silent: &[
        "Under the treaty, Mr. Vance said, both towns give “all help in their power”.",
        "Under Mr. Vance, the firm was “a tub”.",
        "In the report, Mr. Vance described the gate as “a tomb”.",
        "Under the bridge, both towns keep a “lake of tears”.",
    ],
    find,
};

fn find(scene: &Scene) -> Option<MentionAnswer> {
    if scene.is_direct() {
        return None;
    }
    let (phrase, place) = scene.place()?;
    let frame = phrase.frame;
    let own = frame.sentence(place).start;
    if let Some(source) = described_in(&phrase, own, place) {
        return Some(MentionAnswer::Source(source));
    }
    // "Under the bill, … It would protect “…”": the sentence goes on with the text.
    let goes_on = own >= 2
        && matches!(phrase.head_word(own), "It")
        && frame.kind(own as isize + 1) == ChunkKind::Verb
        && phrase.chunk(own + 1).flag;
    let start = if goes_on { frame.sentence(own - 2).start } else { own };
    let fronted = start + usize::from(frame.kind(start as isize) == ChunkKind::Conjunction);
    let (under, text, end) = if is_under(&phrase, fronted) {
        let (text, end) = binding_text(&phrase, fronted + 1)?;
        (fronted, text, end)
    } else if goes_on {
        return None;
    } else {
        let under = (start..place).rev().find(|at| is_under(&phrase, *at))?;
        let which = frame.kind(under as isize + 1) == ChunkKind::Wh && phrase.head_word(under + 1) == "which";
        let comma = usize::from(frame.kind(under as isize - 1) == ChunkKind::Comma);
        let text = under.checked_sub(1 + comma).filter(|_| which)?;
        (under, text, under + 2)
    };
    let says = |at: usize| {
        matches!(
            phrase.chunk(at).class(),
            Some(CueClass::Say | CueClass::Tell | CueClass::Call | CueClass::According)
        )
    };
    if !binds(&phrase, text) || (end..place).any(says) || super::whose_term(&phrase, place).is_some() {
        return None;
    }
    let chunk = phrase.chunk(under);
    let cue = CueWords { words: Words { first: chunk.first, last: chunk.last }, lemma: "under" };
    let source = naming::source(&phrase, text)?;
    Some(MentionAnswer::Source(Source { cue: Some(cue), ..source }))
}

/// "In the report, the gate was described as “…”": the text that a sentence begins with, where the quotation is a
/// name that is given in it by nobody else.
fn described_in(phrase: &Phrase, start: usize, place: usize) -> Option<Source> {
    let frame = phrase.frame;
    let text = start + 1;
    let opens = frame.kind(start as isize) == ChunkKind::Preposition
        && phrase.head_word(start) == "In"
        && frame.kind(text as isize) == ChunkKind::Noun
        && frame.kind(text as isize + 1) == ChunkKind::Comma
        && matches!(
            phrase.first_word(text),
            "the" | "a" | "an" | "its" | "this" | "that" | "one" | "another"
        );
    let written =
        phrase.chunk(text).class() == Some(CueClass::Document) || phrase.head(text).has(Traits::DOCUMENT);
    if !opens || !written {
        return None;
    }
    let verb = reading::verb_before(phrase, place)?;
    let chunk = phrase.chunk(verb);
    // "was described by the mayor as"
    let named =
        chunk.class() == Some(CueClass::Call) && chunk.flag && chunk.passive && phrase.agent(verb).is_none();
    let own = phrase.subject(verb).is_some_and(|subject| subject.chunk == text + 2);
    let cue = Some(naming::cue_words(phrase, verb));
    if named && own { Some(Source { cue, ..naming::source(phrase, text)? }) } else { None }
}

fn is_under(phrase: &Phrase, at: usize) -> bool {
    phrase.frame.kind(at as isize) == ChunkKind::Preposition
        && matches!(phrase.head_word(at), "Under" | "under")
}

/// The text of the phrase that begins at `noun` and ends in a comma, and what stands behind that: "the treaty,",
/// "the terms of the deal,".
fn binding_text(phrase: &Phrase, noun: usize) -> Option<(usize, usize)> {
    let frame = phrase.frame;
    let mut text = noun;
    // "the terms of the deal", "Article 4 of the pact"
    let part = matches!(phrase.head_word(noun), "terms" | "provisions" | "rules" | "conditions")
        || matches!(phrase.first_word(noun), "Article" | "Section" | "Clause" | "Chapter");
    if part && frame.kind(noun as isize + 1) == ChunkKind::Preposition {
        text += 2;
    }
    let mut comma = text + 1;
    while frame.kind(comma as isize) == ChunkKind::Preposition
        && frame.kind(comma as isize + 1) == ChunkKind::Noun
    {
        comma += 2;
    }
    (frame.kind(text as isize) == ChunkKind::Noun && frame.kind(comma as isize) == ChunkKind::Comma)
        .then_some((text, comma + 1))
}

/// Whether a noun phrase is a text that people are bound by.
pub(super) fn binds(phrase: &Phrase, noun: usize) -> bool {
    phrase.frame.kind(noun as isize) == ChunkKind::Noun
        && !phrase.head(noun).shape.is_digit()
        && (phrase.head(noun).has(Traits::AGREEMENT | Traits::DOCUMENT)
            || phrase.chunk(noun).class() == Some(CueClass::Document))
}
