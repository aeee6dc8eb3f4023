//! Who told what a verb beside a quotation only goes on with or hands on; no rule itself.

use super::{announce, complement, governed_from_afar, naming, reading};
use crate::lexicon::{CueClass, Tag, Traits};
use crate::rule::{Scene, Source};
use crate::speaker::SpeakerKind;
use crate::syntax::{ChunkKind, Phrase};

/// Whether a pronoun can only mean a person.
pub(super) fn is_person(source: &Source, phrase: &Phrase) -> bool {
    matches!(phrase.layout.tokens[source.head as usize].span.of(phrase.text), "he" | "she" | "He" | "She")
}

/// Whether words name a body.
pub(super) fn is_body(scene: &Scene, source: &Source) -> bool {
    scene.cast.name_at(source.head).is_some_and(|name| {
        name.speaker != u32::MAX && scene.cast.speakers[name.speaker as usize].kind == SpeakerKind::Group
    })
}

/// "Voss denounced what she called “…”", "Voss said he had asked for “…”": the verb beside the quotation
/// only goes on with what the verb of saying around it reports, and its pronoun takes up that one's subject.
pub(super) fn told_by(phrase: &Phrase, verb: usize, place: usize) -> Option<Source> {
    let subject = phrase.subject(verb)?;
    // "quoted him as thanking them for “…”": his words, handed on.
    if subject.reported_by.is_some() {
        return None;
    }
    let subject = subject.chunk;
    // "Voss said he had been told by an aide that it was “…”": the aide's.
    if phrase.chunk(verb).passive && phrase.agent(verb).is_some() {
        return None;
    }
    // "It said the navy maintains “…”": keeping something up is no speech.
    let lemma = phrase.chunk(verb).cue()?.lemma;
    // "Holt said Orsa regarded the strait as “…”": so is an attitude.
    // "It said the navy had observed “…”": what is seen is told by whoever says so.
    // "he saw huts that reminded him of “…”": so is what a thing reminds somebody of.
    let beside = verb + 1 + usize::from(phrase.is_bare_article(verb as isize + 1)) == place;
    // "He said Orsa reserved the right to respond “…”": nobody has responded yet.
    let yet_to_come = phrase.chunk(verb).infinitive
        && verb
            .checked_sub(1)
            .is_some_and(|noun| matches!(phrase.head_word(noun), "right" | "readiness" | "power"));
    let keeps = matches!(lemma, "maintain" | "observe") && beside
        || yet_to_come
        || lemma == "remind" && phrase.head_word(place - 1) == "of"
        || matches!(lemma, "regard" | "see" | "view" | "perceive")
            && subject + 1 == verb
            && !phrase.chunk(verb).passive;
    if phrase.chunk(subject).tag != Tag::Pronoun && !keeps || subject > verb {
        return None;
    }
    // "Voss said she had heard him call it “…”": one who is heard is not the one who tells of it.
    let heard = matches!(phrase.head_word(subject), "him" | "her" | "them")
        && phrase.frame.kind(subject as isize - 1) == ChunkKind::Verb;
    if heard && subject + 1 == verb {
        return None;
    }
    if let Some(source) = lodger(phrase, subject) {
        return Some(source);
    }
    let (outer, source) =
        governed_from_afar::governor(phrase, subject, place).or_else(|| judge(phrase, subject))?;
    // "When she asked, a witness said, Voss told her it was “…”": behind words in passing somebody tells another.
    if phrase.is_in_passing(outer)
        && lemma == "tell"
        && phrase.frame.kind(verb as isize + 1) == ChunkKind::Noun
    {
        return None;
    }
    // "He said the rules allow it for what it terms “…”": no person is "it".
    if phrase.head_word(subject) == "it" && is_person(&source, phrase) {
        return None;
    }
    let plural = phrase.layout.tokens[source.head as usize].known().tags[0] == Tag::Nouns;
    if plural && matches!(phrase.head_word(subject), "he" | "she" | "it") {
        return None;
    }
    // "The report says that some nurses had what they called": "they" is no one text.
    let head = &phrase.layout.tokens[source.head as usize];
    let text = head.known().cue_noun != 0
        && head.known().tags[0] == Tag::Noun
        && !head.has(Traits::GROUP_ROLE | Traits::PERSON_ROLE);
    if text && phrase.head_word(subject) == "they" {
        return None;
    }
    let before = phrase.before_times(subject as isize - 1);
    // "Her son has offered her a flat, an idea she described as “…”": what is added behind a comma has its own verb.
    let added = phrase.frame.kind(before) == ChunkKind::Noun
        && phrase.frame.kind(before - 1) == ChunkKind::Comma
        && matches!(phrase.first_word(before as usize), "a" | "an" | "something");
    if added {
        return None;
    }
    // ", though in a speech he used": a clause beside the other one.
    let beside = phrase.frame.kind(before) == ChunkKind::Noun
        && phrase.frame.kind(before - 1) == ChunkKind::Preposition
        && matches!(phrase.frame.kind(before - 2), ChunkKind::Subordinator | ChunkKind::Conjunction);
    if beside {
        return None;
    }
    let embedded = match phrase.frame.kind(before) {
        ChunkKind::Verb | ChunkKind::Noun => true,
        ChunkKind::Wh => matches!(phrase.head_word(before as usize), "what" | "how" | "why" | "whom"),
        ChunkKind::Subordinator => matches!(phrase.head_word(before as usize), "that" | "if" | "whether"),
        ChunkKind::Comma => before == outer as isize + 1,
        _ => false,
    };
    embedded.then_some(source)
}

/// "prompting Orsa to lodge what it called “…”": the body that does what the infinitive right before the
/// free relative says.
fn lodger(phrase: &Phrase, pronoun: usize) -> Option<Source> {
    let what = pronoun.checked_sub(1)?;
    let verb = what.checked_sub(1)?;
    let free = phrase.frame.kind(what as isize) == ChunkKind::Wh && phrase.head_word(what) == "what";
    if !free || phrase.head_word(pronoun) != "it" || !phrase.chunk(verb).infinitive {
        return None;
    }
    let named = phrase.subject(verb)?.chunk;
    // "urged Voss to scrap what it called": whoever urges has a name for it.
    let made = named.checked_sub(1).is_some_and(|cause| {
        phrase.frame.kind(cause as isize) == ChunkKind::Verb && phrase.chunk(cause).cue == 0
    });
    (named + 1 == verb && phrase.is_name(named) && made).then(|| naming::source(phrase, named))?
}

/// "Voss assailed what he called “…”": the one who judges by any cue what the pronoun goes on to name.
fn judge(phrase: &Phrase, pronoun: usize) -> Option<(usize, Source)> {
    let what = pronoun.checked_sub(1)?;
    let free = phrase.frame.kind(what as isize) == ChunkKind::Wh && phrase.head_word(what) == "what";
    if !free || !matches!(phrase.head_word(pronoun), "he" | "she" | "they") {
        return None;
    }
    let sentence = phrase.frame.sentence(pronoun);
    let verb = (sentence.start..what).rev().find(|i| phrase.chunk(*i).kind == ChunkKind::Verb)?;
    let chunk = phrase.chunk(verb);
    // "assailed the mayor’s war on what she called": hers.
    let owned = phrase.layout.tokens[chunk.last as usize..phrase.chunk(what).first as usize]
        .iter()
        .any(|token| token.tag == Tag::Genitive);
    let source = announce::by_verb(phrase, verb).filter(|_| chunk.cue != 0 && !chunk.passive && !owned)?;
    reading::can_speak(phrase, &source).then_some((verb, source))
}

/// "Voss told a friend that it was “…,” prosecutors said": who told somebody what the quotation goes on with.
pub(super) fn told_somebody(phrase: &Phrase, place: usize) -> Option<Source> {
    let verb = (phrase.frame.sentence(place).start..place)
        .rev()
        .take_while(|at| phrase.chunk(*at).kind != ChunkKind::Comma)
        .find(|at| phrase.chunk(*at).kind == ChunkKind::Verb && phrase.chunk(*at).cue != 0)?;
    let chunk = phrase.chunk(verb);
    let told = chunk.cue()?.lemma == "tell"
        && chunk.flag
        && !chunk.passive
        && phrase.frame.kind(verb as isize + 1) == ChunkKind::Noun
        && complement::in_complement(phrase, verb, place);
    let source = announce::by_verb(phrase, verb).filter(|_| told)?;
    reading::can_speak(phrase, &source).then_some(source)
}

/// "“…,” the paper reported, quoting a pilot": whom the participle behind a verb of relaying quotes.
pub(super) fn quoting(phrase: &Phrase, relay: usize) -> Option<Source> {
    let participle = relay + 2;
    let quotes = phrase.chunk(relay).class() == Some(CueClass::Relay)
        && phrase.frame.kind(relay as isize + 1) == ChunkKind::Comma
        && matches!(phrase.frame.kind(participle as isize), ChunkKind::Verb | ChunkKind::Phrase)
        && matches!(phrase.head_word(participle), "quoting" | "citing")
        && phrase.frame.kind(participle as isize + 1) == ChunkKind::Noun;
    let quoted = naming::source(phrase, participle + 1).filter(|_| quotes)?;
    reading::can_speak(phrase, &quoted).then_some(quoted)
}

/// For "quoted" in "quoted Voss as saying": the verb of what Voss said, which nothing follows.
pub(super) fn quoted_saying(phrase: &Phrase, relay: usize) -> Option<usize> {
    let saying = (relay + 2..relay + 8).find(|at| {
        phrase.chunk(*at).tag == Tag::Gerund
            && matches!(phrase.chunk(*at).class(), Some(CueClass::Say | CueClass::Tell))
    })?;
    (announce::reporting(phrase, saying) == Some(relay) && reading::lacks_content(phrase, saying))
        .then_some(saying)
}
