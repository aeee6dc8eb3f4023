//! `"Not ready" was the mayor's verdict`, `"We wait" was how Voss put it`: the quotation is what somebody said.

use super::{naming, noun_with_owner, reading};
use crate::lexicon::{CueClass, Traits};
use crate::rule::{CueWords, Example, MentionAnswer, Rule, Scene, Source, Words};
use crate::syntax::{ChunkKind, Phrase};

pub(super) static RULE: Rule<MentionAnswer> = Rule {
    id: "told-to-be",
    doc: "The quotation is the subject of a linking verb, and what it is said to be is somebody's words: a noun \
          of saying with its owner (\"was Voss's verdict\", \"was the message from Voss\", \"were the words that \
          Voss used\"), \"how\" or \"what\" with a verb of saying, or \"all that Voss would say\".",
    fires: &[
        Example { text: "“Not ready” was Ms. Platt’s verdict on the boat.", answer: "Ms. Platt" },
        Example {
            text: "“We shall row by night” was the message from the harbour board.",
            answer: "the harbour board",
        },
        Example { text: "“A leaky bucket” was how Ms. Platt described the boat.", answer: "Ms. Platt" },
        Example { text: "“Leaky” is what the inspectors called it.", answer: "the inspectors" },
        Example { text: "“No” was all Ms. Platt would say.", answer: "Ms. Platt" },
        Example { text: "“Leaky” were the words used by Mr. Vance.", answer: "Mr. Vance" },
        Example { text: "“Leaky” is the word Mr. Vance used.", answer: "Mr. Vance" },
        Example { text: "“Row by night” has been the mayor’s advice since May.", answer: "the mayor" },
    ],
    silent: &[
        "“The Leaky Boat” was Ms. Platt’s first novel.",
        "“Omakase” is the word for a meal that the cook chooses.",
        "“The Tide” is Channel Six’s answer to “The Shore”.",
        "“Selfie” was the word of the year.",
        "“Leaky” was what made Ms. Platt laugh.",
    ],
    find,
};

fn find(scene: &Scene) -> Option<MentionAnswer> {
    let (phrase, place) = scene.place()?;
    let kind = |at: usize| phrase.frame.kind(at as isize);
    let mut verb = place + 1;
    while matches!(kind(verb), ChunkKind::Comma | ChunkKind::Adverb) {
        verb += 1;
    }
    if kind(verb) != ChunkKind::Verb || !phrase.head(verb).has(Traits::LINKING) {
        return None;
    }
    let mut told = verb + 1;
    while kind(told) == ChunkKind::Adverb {
        told += 1;
    }
    let source = match kind(told) {
        ChunkKind::Wh => put(&phrase, told),
        ChunkKind::Noun => all(&phrase, told).or_else(|| words_of(scene, &phrase, told)),
        _ => None,
    };
    source.filter(|source| reading::can_speak(&phrase, source)).map(MentionAnswer::Source)
}

/// "how Voss put it", "what the inspectors called it": who says so in the clause behind `wh`.
fn put(phrase: &Phrase, wh: usize) -> Option<Source> {
    if !matches!(phrase.head_word(wh), "how" | "what") || !is_noun(phrase, wh + 1) {
        return None;
    }
    saying(phrase, wh + 1)
}

/// "all Voss would say", "all that Voss would say".
fn all(phrase: &Phrase, all: usize) -> Option<Source> {
    if phrase.first_word(all) != "all" {
        return None;
    }
    let chunk = phrase.chunk(all);
    if chunk.first == chunk.head {
        let that = phrase.frame.kind(all as isize + 1) == ChunkKind::Subordinator;
        let who = all + 1 + usize::from(that);
        return if is_noun(phrase, who) { saying(phrase, who) } else { None };
    }
    let source = saying(phrase, all)?;
    Some(Source { words: Words { first: chunk.first + 1, last: chunk.last }, ..source })
}

/// The noun phrase at `who` as the one who says something: the first verb of saying behind it is its own, whatever
/// is told of it in between.
fn saying(phrase: &Phrase, who: usize) -> Option<Source> {
    let end = phrase.frame.sentence(who).end;
    let says = |class| {
        matches!(class, CueClass::Say | CueClass::Tell | CueClass::Call | CueClass::Think | CueClass::Express)
    };
    for verb in who + 1..end.min(who + REACH) {
        let chunk = phrase.chunk(verb);
        // "how Voss, the mayor, put it"
        let put = naming::phrase_cue(phrase, verb).filter(|cue| matches!(cue.lemma, "put it" | "puts it"));
        if chunk.kind == ChunkKind::Phrase && put.is_some() {
            return Some(Source { cue: put, ..naming::source(phrase, who)? });
        }
        if chunk.kind != ChunkKind::Verb || !chunk.class().is_some_and(says) {
            continue;
        }
        let own = |subject: usize| (who..verb).contains(&subject) && !phrase.is_temporal(subject as isize);
        let speaker = match chunk.passive {
            true => phrase.agent(verb)?,
            false => phrase.subject(verb).map(|subject| subject.chunk).filter(|subject| own(*subject))?,
        };
        let cue = Some(naming::cue_words(phrase, verb));
        return if chunk.negated { None } else { Some(Source { cue, ..naming::source(phrase, speaker)? }) };
    }
    None
}

/// How many chunks behind somebody the verb may stand.
const REACH: usize = 16;

/// "Voss's verdict", "the message from Voss", "the word Voss used": whose words the noun names.
fn words_of(scene: &Scene, phrase: &Phrase, noun: usize) -> Option<Source> {
    let cue = naming::said_cue(phrase, noun)?;
    let behind = phrase.frame.kind(noun as isize + 1);
    let preposition = (behind == ChunkKind::Preposition).then(|| phrase.head_word(noun + 1));
    // "“The Tide” is Channel Six's answer to": a title that meets another.
    if preposition == Some("to") && !scene.words().trim_end().ends_with(['.', ',', '?', '!']) {
        return None;
    }
    let source = match preposition {
        Some("from" | "by") => naming::source(phrase, noun + 2)?,
        Some("of") if !is_made_of(&cue) => naming::source(phrase, noun + 2)?,
        _ => noun_with_owner::genitive(phrase, noun).or_else(|| user(phrase, noun))?,
    };
    Some(Source { cue: Some(cue), ..source })
}

/// Whether the noun tells by "of" whom or what the words are about: "the picture of", "the talk of the town".
fn is_made_of(cue: &CueWords) -> bool {
    matches!(
        cue.lemma,
        "talk" | "description" | "word" | "story" | "sign" | "mention" | "definition" | "picture"
    )
}

/// "the word Voss used", "the words used by Voss".
fn user(phrase: &Phrase, noun: usize) -> Option<Source> {
    let is_use = |verb: usize| {
        phrase.frame.kind(verb as isize) == ChunkKind::Verb
            && matches!(phrase.head_word(verb), "used" | "uses" | "chose" | "gave" | "offered" | "uttered")
    };
    if is_use(noun + 1) {
        return naming::source(phrase, phrase.agent(noun + 1)?);
    }
    let that = matches!(phrase.frame.kind(noun as isize + 1), ChunkKind::Subordinator | ChunkKind::Wh);
    let who = noun + 1 + usize::from(that);
    (is_noun(phrase, who) && is_use(who + 1)).then(|| naming::source(phrase, who)).flatten()
}

fn is_noun(phrase: &Phrase, at: usize) -> bool {
    phrase.frame.kind(at as isize) == ChunkKind::Noun
}
