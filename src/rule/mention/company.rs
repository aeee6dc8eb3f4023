//! Who stands beside the speaker: the one who relays the words, and the one who is told them.
//!
//! No rule: it completes the source that a rule has found, from the sentence around the quotation
//! and the paragraphs before it.

use super::naming;
use crate::lexicon::{CueClass, Tag, Traits};
use crate::rule::{MentionAnswer, Scene, Source, Words};
use crate::syntax::{ChunkKind, Phrase};

/// How many paragraphs back an agency is remembered that goes on to quote somebody.
const REACH: u32 = 3;

/// A found source with its relayer and its addressee, as far as the text names them.
pub(crate) fn complete(scene: &Scene, source: &mut Source) {
    let Some((phrase, place)) = scene.place() else { return };
    let Some(cue) = source.cue else { return };
    let sentence = phrase.frame.sentence(place);
    let word = cue.words.last - 1;
    let chunk = phrase.frame.chunks.partition_point(|chunk| chunk.last <= word);
    let is_verb = phrase.frame.kind(chunk as isize) == ChunkKind::Verb && phrase.chunk(chunk).first <= word;
    let verb = is_verb.then_some(chunk);
    if source.via.is_none() {
        source.via = carried_by(&phrase, sentence.clone())
            .or_else(|| verb.and_then(|verb| outer(&phrase, verb, source)))
            .or_else(|| named_after_according(&phrase, sentence.clone(), source))
            .or_else(|| if passive_relay(&phrase, verb, cue.lemma) { agency_before(scene) } else { None });
    }
    if source.addressee.is_none()
        && let Some(verb) = verb
    {
        source.addressee = object(&phrase, verb, place).or_else(|| letter_to(&phrase, sentence, verb));
    }
}

/// "According to the Post, Voss praised …": who is named behind "according to", where another one speaks.
fn named_after_according(
    phrase: &Phrase,
    sentence: std::ops::Range<usize>,
    source: &Source,
) -> Option<Words> {
    let at = sentence.clone().filter(|_| phrase.frame.has_phrase).find(|at| {
        phrase.frame.kind(*at as isize) == ChunkKind::Phrase
            && phrase.chunk(*at).cue().is_some_and(|cue| cue.lemma == "according to")
            && phrase.frame.kind(*at as isize + 1) == ChunkKind::Noun
    })?;
    let words = naming::base_words(phrase, at + 1);
    (words.last <= source.words.first || source.words.last <= words.first).then_some(words)
}

/// "In a statement carried by the agency": who carries the document.
fn carried_by(phrase: &Phrase, sentence: std::ops::Range<usize>) -> Option<Words> {
    let frame = phrase.frame;
    let participle = sentence.clone().find(|at| {
        frame.kind(*at as isize) == ChunkKind::Verb
            && !phrase.chunk(*at).flag
            && *at > sentence.start
            && matches!(phrase.chunk(*at - 1).class(), Some(CueClass::Document | CueClass::Utterance))
            && matches!(
                phrase.head_word(*at),
                "carried" | "published" | "reported" | "aired" | "broadcast" | "relayed" | "distributed"
            )
    })?;
    let by = participle + 1;
    (frame.kind(by as isize) == ChunkKind::Preposition
        && phrase.head_word(by) == "by"
        && frame.kind(by as isize + 1) == ChunkKind::Noun)
        .then(|| naming::base_words(phrase, by + 1))
}

/// "A friend told the paper that Voss had vowed": the subject of the verb of saying in whose content
/// the cue stands, unless it is the speaker again ("Voss said she had told").
fn outer(phrase: &Phrase, verb: usize, source: &Source) -> Option<Words> {
    let subject = phrase.subject(verb)?.chunk;
    if phrase.chunk(subject).tag == Tag::Pronoun {
        return None;
    }
    let frame = phrase.frame;
    let sentence = frame.sentence(verb);
    let mut before = subject as isize - 1;
    if frame.kind(before) == ChunkKind::Subordinator {
        before -= 1;
    }
    // The one addressed may stand between the outer verb and its content.
    if frame.kind(before) == ChunkKind::Noun
        && phrase.chunk((before - 1).max(0) as usize).class() == Some(CueClass::Tell)
    {
        before -= 1;
    }
    let governor = usize::try_from(before).ok().filter(|at| *at >= sentence.start)?;
    let chunk = phrase.chunk(governor);
    let says = matches!(chunk.class(), Some(CueClass::Say | CueClass::Tell | CueClass::Relay));
    if frame.kind(before) != ChunkKind::Verb || !says || !chunk.flag || chunk.passive {
        return None;
    }
    let relayer = phrase.subject(governor)?.chunk;
    let words = naming::source(phrase, relayer)?.words;
    let pronoun = phrase.chunk(relayer).tag == Tag::Pronoun;
    (!pronoun && words.first != source.words.first).then_some(words)
}

/// Whether the cue is the passive of relaying ("was quoted as saying").
fn passive_relay(phrase: &Phrase, verb: Option<usize>, lemma: &str) -> bool {
    let relays = matches!(lemma, "quote" | "report" | "cite");
    verb.is_some_and(|at| {
        relays && phrase.chunk(at).passive
            || (at.saturating_sub(2)..at).any(|i| {
                phrase.frame.kind(i as isize) == ChunkKind::Verb
                    && phrase.chunk(i).passive
                    && phrase.chunk(i).class() == Some(CueClass::Relay)
            })
    })
}

/// The relayer of the latest relayed quotation before: an agency named once goes on relaying.
fn agency_before(scene: &Scene) -> Option<Words> {
    let paragraph = scene.quotation().paragraph;
    (0..scene.asked).rev().take_while(|q| scene.quotations[*q].paragraph + REACH >= paragraph).find_map(|q| {
        match &scene.decisions[q].mention {
            Some((MentionAnswer::Source(source), _)) => source.via,
            _ => None,
        }
    })
}

/// The one addressed, as the object of a verb that may have one: "asked the nurses “…”".
fn object(phrase: &Phrase, verb: usize, place: usize) -> Option<Words> {
    let frame = phrase.frame;
    let at = verb as isize + 1;
    let may = phrase.chunk(verb).cue().is_some_and(|cue| {
        matches!(
            cue.lemma,
            "ask" | "warn" | "text" | "email" | "urge" | "beg" | "remind" | "message" | "implore"
        )
    });
    let inverted = phrase.subject(verb).is_none_or(|subject| subject.chunk > verb);
    if !may || inverted || frame.kind(at) != ChunkKind::Noun || phrase.is_temporal(at) {
        return None;
    }
    let head = phrase.head(at as usize);
    let person = phrase.chunk(at as usize).tag == Tag::Pronoun
        || phrase.is_name(at as usize)
        || head.has(Traits::PERSON_ROLE | Traits::GROUP_ROLE | Traits::DEMONYM);
    let content = (at + 1) as usize <= place || place < verb;
    (person && content).then(|| whole(phrase, at as usize))
}

/// "In a letter to the board, Voss wrote": to whom the letter goes.
fn letter_to(phrase: &Phrase, sentence: std::ops::Range<usize>, verb: usize) -> Option<Words> {
    let frame = phrase.frame;
    let letter = (sentence.start..verb).find(|at| {
        frame.kind(*at as isize) == ChunkKind::Noun
            && frame.kind(*at as isize + 1) == ChunkKind::Preposition
            && frame.kind(*at as isize + 2) == ChunkKind::Noun
            && phrase.head_word(*at + 1) == "to"
            && matches!(
                phrase.head_word(*at),
                "letter"
                    | "note"
                    | "message"
                    | "memo"
                    | "email"
                    | "e-mail"
                    | "text"
                    | "telegram"
                    | "postcard"
            )
    })?;
    Some(whole(phrase, letter + 2))
}

/// A noun phrase with what hangs on it by "of" and "in": "guests in the hall".
fn whole(phrase: &Phrase, noun: usize) -> Words {
    let mut words = naming::base_words(phrase, noun);
    if matches!(phrase.chunk(noun).tag, Tag::Noun | Tag::Nouns) {
        let mut end = noun as isize;
        while phrase.frame.kind(end + 1) == ChunkKind::Preposition
            && matches!(phrase.head_word((end + 1) as usize), "of" | "in" | "at" | "from")
            && phrase.frame.kind(end + 2) == ChunkKind::Noun
            && !phrase.is_temporal(end + 2)
        {
            end += 2;
            words.last = naming::base_words(phrase, end as usize).last;
        }
    }
    words
}
