//! `Voss said the plan, which passed in May, had become "a farce"`.

use super::{announce, reading};
use crate::lexicon::CueClass;
use crate::rule::{MentionAnswer, Rule, Scene, Source};
use crate::syntax::{ChunkKind, Phrase};

pub(super) static RULE: Rule<MentionAnswer> = Rule {
    id: "governed-from-afar",
    doc: "A cue further left whose complement reaches the quotation: every verb between has its own subject \
          behind the cue, and no new main clause begins between them.",
    fires: &[],
    silent: &[],
    find,
};

fn find(scene: &Scene) -> Option<MentionAnswer> {
    let (phrase, place) = scene.place()?;
    let sentence = phrase.frame.sentence(place);
    for verb in (sentence.start..place).rev().filter(|i| phrase.chunk(*i).kind == ChunkKind::Verb) {
        let Some(cue) = phrase.chunk(verb).cue() else { continue };
        let takes_clause =
            !matches!(cue.lemma, "speak" | "talk" | "chat" | "converse" | "discuss" | "begin" | "call");
        if takes_clause
            && reading::reports_words(&phrase, verb, place)
            && reading::in_complement(&phrase, verb, place)
            && let Some(source) = announce::by_verb(&phrase, verb)
            && (reading::can_speak(&phrase, &source) || speaks_as_it(&phrase, verb, &source))
        {
            return Some(MentionAnswer::Source(source));
        }
    }
    None
}

/// Whether a body or a document speaks as "it": only verbs of saying make it a speaker.
fn speaks_as_it(phrase: &Phrase, verb: usize, source: &Source) -> bool {
    let word = phrase.layout.tokens[source.head as usize].span.of(phrase.text);
    matches!(word, "it" | "It") && phrase.chunk(verb).class() == Some(CueClass::Say)
}
