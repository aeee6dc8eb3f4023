//! `"…," said Voss`: the verb comes first.

use super::{done_with_words, naming, reading, reporting};
use crate::lexicon::{CueClass, Traits, lexicon};
use crate::rule::{CueWords, Example, MentionAnswer, Rule, Scene, Source, Words};
use crate::syntax::{ChunkKind, Phrase};

pub(super) static RULE: Rule<MentionAnswer> = Rule {
    id: "said-after-inverted",
    doc: "A verb of saying right behind the quotation, with its subject after it. English inverts subject and \
          verb so only around direct speech (Quirk and others, A Comprehensive Grammar, 1985, 14.29).",
    fires: &[
        Example {
            text: "“The dam will hold,” said Pieter Vance, the county engineer.",
            answer: "Pieter Vance",
        },
        Example {
            text: "“Rates could rise as early as June,” warned Helga Strand, chief economist at Norrbank.",
            answer: "Helga Strand",
        },
        Example { text: "“Who pays?” asked the judge.", answer: "the judge" },
        Example {
            text: "“It is the oldest wheat ever found,” explained Dr. Amara Nwosu of the Institute of Field Sciences.",
            answer: "Dr. Amara Nwosu",
        },
        Example {
            text: "“Get off my land!” shouted a farmer in green boots.",
            answer: "a farmer in green boots",
        },
        Example {
            text: "“We were robbed”, says Villa captain Joe Tranter.",
            answer: "Villa captain Joe Tranter",
        },
        Example { text: "“Sit down!” came shouts from the benches.", answer: "the benches" },
        Example { text: "“The dam will hold all winter.” Says Vance.", answer: "Vance" },
        Example {
            text: "“It stank down there.” Said 8-year-old Pieter Vance as he showed the tank.",
            answer: "8-year-old Pieter Vance",
        },
        Example {
            text: "“Out!” called someone in the gallery, and the mayor smiled.",
            answer: "someone in the gallery",
        },
        Example { text: "“We are not ready yet,” cautioned Ana Lindqvist.", answer: "Ana Lindqvist" },
    ],
    silent: &[
        "“The dam will hold,” Mr. Vance said.",
        "“The dam will hold.” Said Aziz, the county engineer, left the room.",
        "The dam is “safe”. Vance said so himself.",
        "Most find that the “lending circle” brings them a gain.",
    ],
    find,
};

fn find(scene: &Scene) -> Option<MentionAnswer> {
    let (phrase, place) = scene.place()?;
    let frame = phrase.frame;
    let begun = begins_with_verb(&phrase, place);
    let mut verb = begun.or_else(|| reading::behind(scene, &phrase, place))?;
    while frame.kind(verb as isize) == ChunkKind::Adverb {
        verb += 1;
    }
    if frame.kind(verb as isize) != ChunkKind::Verb {
        return None;
    }
    if let Some(source) = came(&phrase, verb) {
        return Some(MentionAnswer::Source(source));
    }
    // "Voss, a self-described “joker,” has started nine games"
    if done_with_words::follows_self_description(&phrase, place) {
        return None;
    }
    let chunk = phrase.chunk(verb);
    // "“….” Said Aziz rose": a new sentence.
    if scene.words().ends_with('.')
        && phrase.first_word(verb).starts_with(char::is_uppercase)
        && begun.is_none()
    {
        return None;
    }
    let class = chunk.class()?;
    let says = matches!(
        class,
        CueClass::Say
            | CueClass::Sound
            | CueClass::Gesture
            | CueClass::Think
            | CueClass::Express
            | CueClass::Relay
    );
    let texts = class == CueClass::Show
        && frame.kind(verb as isize + 1) == ChunkKind::Noun
        && (phrase.chunk(verb + 1).cue != 0 || matches!(phrase.head_word(verb + 1), "one" | "another"));
    let direct = scene.is_direct();
    // "his train, which the press has nicknamed “…,” begins its journey"
    let begins = reporting::merely_talks(&phrase, verb) || !matches!(class, CueClass::Say | CueClass::Sound);
    // "it was “too late,” confirmed Voss"
    let states =
        !direct && begins && reporting::states(&phrase, verb) && reading::set_off(scene, &phrase, place);
    if !direct && begins && !states {
        return None;
    }
    // "“Ebb” implies a loss": words are the subject of verbs of meaning.
    let means = chunk.cue().is_some_and(|cue| matches!(cue.lemma, "imply" | "mean" | "suggest"));
    if means && !reading::set_off(scene, &phrase, place) {
        return None;
    }
    // "“Out!” called someone in the gallery": shouted, where nothing is given a name.
    let calls = direct
        && chunk.cue().is_some_and(|cue| cue.lemma == "call")
        && chunk.flag
        && matches!(scene.wording().last, Some('!' | '?'))
        && frame.kind(verb as isize + 1) == ChunkKind::Noun;
    // "“We are not ready,” cautioned Ana Voss.": nobody else is left to say it.
    let cautions = direct
        && matches!(class, CueClass::Tell | CueClass::Show)
        && frame.kind(verb as isize + 1) == ChunkKind::Noun
        && (phrase.is_name(verb + 1) || phrase.head(verb + 1).has(Traits::PERSON_ROLE))
        && matches!(frame.kind(verb as isize + 2), ChunkKind::Stop | ChunkKind::Comma);
    if !says && !texts && !calls && !cautions
        || chunk.passive
        || chunk.last - chunk.first > 3
        || chunk.infinitive
    {
        return None;
    }
    if chunk.tag == crate::lexicon::Tag::Gerund
        || !reading::set_off(scene, &phrase, place) && class != CueClass::Say
    {
        return None;
    }
    let mut noun = verb + 1;
    while frame.kind(noun as isize) == ChunkKind::Adverb {
        noun += 1;
    }
    noun += if phrase.is_first_of_two_offices(noun) { 2 } else { 0 };
    // "Voss, who “…,” said the terms were fair": the noun phrase begins what is said, save where the
    // quotation begins the sentence ("“…,” says a pilot picked for it").
    if frame.sentence(place).start < place
        && frame.kind(noun as isize + 1) == ChunkKind::Verb
        && phrase.chunk(noun + 1).flag
    {
        return None;
    }
    if matches!(phrase.words(noun), "him" | "them" | "me" | "us") {
        return None;
    }
    let mut source = naming::source(&phrase, noun)?;
    // "most say the “sharing economy” reflects progress": what no person says.
    if !direct
        && (states || !reading::set_off(scene, &phrase, place))
        && !reading::can_speak(&phrase, &source)
    {
        return None;
    }
    source.cue = Some(naming::cue_words(&phrase, verb));
    Some(MentionAnswer::Source(source))
}

/// "“The dam will hold.” Says Vance.": the verb of a sentence, right behind the quotation, that has nothing but its
/// subject and what hangs on it.
fn begins_with_verb(phrase: &Phrase, place: usize) -> Option<usize> {
    let kind = |at: usize| phrase.frame.kind(at as isize);
    let verb = place + 2;
    let says = kind(place + 1) == ChunkKind::Stop
        && kind(verb) == ChunkKind::Verb
        && matches!(phrase.first_word(verb), "Says" | "Said" | "Added" | "Adds");
    let ends = matches!(
        kind(verb + 2),
        ChunkKind::Stop | ChunkKind::Subordinator | ChunkKind::Preposition | ChunkKind::Open
    ) || phrase.frame.sentence(verb).end <= verb + 2;
    let goes_on = (verb + 2..phrase.frame.sentence(verb).end)
        .any(|at| matches!(kind(at), ChunkKind::Quote | ChunkKind::Colon));
    (says && kind(verb + 1) == ChunkKind::Noun && ends && !goes_on).then_some(verb)
}

/// "“…,” came shouts from the benches": the noun of speech stands where the verb of saying would.
fn came(phrase: &Phrase, verb: usize) -> Option<Source> {
    let frame = phrase.frame;
    let noun = verb + 1;
    if !matches!(phrase.head_word(verb), "came" | "comes") {
        return None;
    }
    let voiced = matches!(frame.kind(noun as isize), ChunkKind::Noun | ChunkKind::Verb)
        && phrase.head(noun).known().cue_noun != 0;
    let from = frame.kind(noun as isize + 1) == ChunkKind::Preposition
        && matches!(phrase.head_word(noun + 1), "from" | "of")
        && frame.kind(noun as isize + 2) == ChunkKind::Noun;
    if !voiced || !from {
        return None;
    }
    let source = naming::source(phrase, noun + 2)?;
    let head = phrase.chunk(noun).head;
    let lemma = lexicon().cue(phrase.head(noun).known().cue_noun).lemma;
    Some(Source { cue: Some(CueWords { words: Words { first: head, last: head + 1 }, lemma }), ..source })
}
