//! What a cue verb announces: whose verb it is, who relays it, who is addressed.
//!
//! Shared by the mention rules; no rule itself.

use super::naming::{base_words, cue_words, source};
use crate::lexicon::grammar::has_stem;
use crate::lexicon::{CueClass, Tag, Traits};
use crate::rule::{CueWords, Source, Words};
use crate::syntax::{ChunkKind, Phrase};

/// The source that a cue verb names: its subject, or its agent where it is passive.
pub(super) fn by_verb(phrase: &Phrase, verb: usize) -> Option<Source> {
    let chunk = phrase.chunk(verb);
    let class = chunk.class()?;
    let cue = Some(cue_words(phrase, verb));
    // "Voss was quoted as saying by an agency": the subject speaks, the agent relays.
    if let Some(passive) = relayed(phrase, verb) {
        let subject = phrase.subject(passive)?.chunk;
        let via = phrase.agent(passive).map(|agent| base_words(phrase, agent));
        let words = Words { first: phrase.chunk(passive).head, last: chunk.last };
        let cue = chunk.cue().map(|c| CueWords { words, lemma: c.lemma });
        return Some(Source { via, cue, ..source(phrase, subject)? });
    }
    // "The paper reported Voss, the chair, as saying": its object speaks, its subject relays.
    if let Some(relay) = reporting(phrase, verb) {
        let via = phrase.subject(relay).map(|subject| base_words(phrase, subject.chunk));
        return Some(Source { via, cue, ..source(phrase, relay + 1)? });
    }
    // "a claim its chair, Ana Voss, dismissed as “…”": its form is a participle's too, but it has a subject.
    if let Some(judge) = phrase.judge_of_thing(verb) {
        return Some(Source { cue, ..source(phrase, judge)? });
    }
    // "to have called", "having called": active for all their participle.
    let perfect = chunk.infinitive || phrase.first_word(verb).eq_ignore_ascii_case("having");
    if chunk.passive
        || chunk.tag == Tag::Participle && !chunk.flag && !perfect
        || lacks_what_it_describes(phrase, verb)
    {
        if class == CueClass::Relay
            && matches!(
                phrase.frame.kind(verb as isize + 1),
                ChunkKind::Preposition | ChunkKind::Subordinator
            )
        {
            // "was quoted by an agency as …": still the subject's words.
            let subject = phrase.subject(verb)?.chunk;
            let via = phrase.agent(verb).map(|agent| base_words(phrase, agent));
            return Some(Source { via, cue, ..source(phrase, subject)? });
        }
        if let Some(one) = phrase.one_turned_to(verb) {
            return Some(Source { words: base_words(phrase, one), cue, ..source(phrase, one)? });
        }
        let agent =
            phrase.agent(verb).or_else(|| namer(phrase, verb)).or_else(|| interviewer(phrase, verb))?;
        return Some(Source { cue, ..source(phrase, agent)? });
    }
    let mut subject = phrase.subject(verb)?;
    if let Some(spokesman) = voice(phrase, subject.chunk) {
        let addressee = addressee(phrase, verb, class);
        return Some(Source { cue, addressee, ..source(phrase, spokesman)? });
    }
    if let Some(bearer) = read_on(phrase, subject.chunk, verb) {
        subject.chunk = bearer;
    }
    let via = subject.reported_by.and_then(|g| phrase.subject(g)).map(|s| base_words(phrase, s.chunk));
    let addressee = addressee(phrase, verb, class);
    let speaker = author(phrase, subject.chunk).or_else(|| source(phrase, subject.chunk))?;
    Some(Source { via, cue, addressee, ..speaker })
}

/// Whether a verb tells that its subject is asked, so that a question beside it is another's: "Voss was asked".
pub(super) fn is_asked(phrase: &Phrase, verb: usize) -> bool {
    let chunk = phrase.chunk(verb);
    chunk.passive && chunk.cue().is_some_and(|cue| cue.lemma == "ask")
}

/// "In an interview with the Tarn Times on Monday, Voss was asked": whoever the talk that opens the sentence is with.
fn interviewer(phrase: &Phrase, verb: usize) -> Option<usize> {
    let start = phrase.frame.sentence(verb).start;
    let with = start + 2;
    // "was asked about the “not yet” remark": that is no question.
    let question = matches!(
        phrase.frame.kind(verb as isize + 1),
        ChunkKind::Comma | ChunkKind::Colon | ChunkKind::Quote | ChunkKind::Dash
    );
    (is_asked(phrase, verb)
        && question
        && phrase.frame.kind(start as isize) == ChunkKind::Preposition
        && with + 1 < verb
        && phrase.chunk(start + 1).class() == Some(CueClass::Occasion)
        && phrase.frame.kind(with as isize) == ChunkKind::Preposition
        && phrase.head_word(with) == "with"
        && phrase.is_name(with + 1))
    .then_some(with + 1)
}

/// "Voss, through a spokesman, said": between commas, the person through whom somebody speaks.
fn voice(phrase: &Phrase, subject: usize) -> Option<usize> {
    let through = subject + 2;
    let noun = through + 1;
    (phrase.frame.kind(subject as isize + 1) == ChunkKind::Comma
        && phrase.frame.kind(through as isize) == ChunkKind::Preposition
        && matches!(phrase.head_word(through), "through" | "via")
        && phrase.frame.kind(noun as isize) == ChunkKind::Noun
        && phrase.head(noun).has(Traits::PERSON_ROLE))
    .then_some(noun)
}

/// "a baron described in court papers as “…”": whether a verb of describing has nothing that it would describe,
/// so that it is a participle for all its form.
fn lacks_what_it_describes(phrase: &Phrase, verb: usize) -> bool {
    let chunk = phrase.chunk(verb);
    chunk.flag
        && chunk.tag == Tag::Past
        && chunk
            .cue()
            .is_some_and(|cue| matches!(cue.lemma, "describe" | "portray" | "characterize" | "bill"))
        && phrase.frame.kind(verb as isize + 1) == ChunkKind::Preposition
        && phrase.frame.kind(verb as isize + 2) == ChunkKind::Noun
        && phrase.is_as(verb as isize + 3)
        && phrase.frame.kind(verb as isize - 1) == ChunkKind::Noun
        // "pranks that the mayor described in a note as “…”": what stands before has them for its object.
        && !(phrase.frame.kind(verb as isize - 2) == ChunkKind::Subordinator
            && phrase.frame.kind(verb as isize - 3) == ChunkKind::Noun)
        // "a plan, which a guild of bakers described on Monday as “…”"
        && phrase.subject(verb).and_then(|own| own.chunk.checked_sub(1)).is_none_or(|opener| {
            phrase.frame.kind(opener as isize) != ChunkKind::Wh || phrase.head_word(opener) != "which"
        })
}

/// "a sign at an exit in Orsa, which read", "a sign over the door of the Orsa Inn that says": a place is not
/// read and says nothing, but the thing with words on it before.
fn read_on(phrase: &Phrase, place: usize, verb: usize) -> Option<usize> {
    let frame = phrase.frame;
    let lemma = phrase.chunk(verb).cue()?.lemma;
    let relative = match frame.kind(verb as isize - 1) {
        ChunkKind::Wh => true,
        ChunkKind::Subordinator => phrase.head_word(verb - 1) == "that",
        _ => false,
    };
    if !matches!(lemma, "read" | "say")
        || !relative
        || !phrase.is_name(place)
        || frame.kind(place as isize - 1) != ChunkKind::Preposition
    {
        return None;
    }
    let start = frame.sentence(place).start;
    // "a letter to Lund that says": what has words on it hangs on no more than places.
    let hangs = |at: &usize| matches!(frame.kind(*at as isize), ChunkKind::Noun | ChunkKind::Preposition);
    let chain = (start..place).rev().take_while(|at| lemma == "read" || hangs(at));
    chain.filter(|at| frame.kind(*at as isize) == ChunkKind::Noun).find(|at| {
        match phrase.chunk(*at).class() {
            Some(CueClass::Emblem) => true,
            Some(CueClass::Document) => lemma == "read",
            _ => false,
        }
    })
}

/// Who gives a name without "by": "known to fans as “…”", "billed on its website as “…”"; what tells somebody
/// something: "was told in a letter that it was “…”".
fn namer(phrase: &Phrase, verb: usize) -> Option<usize> {
    let noun = verb + 2;
    if phrase.frame.kind(noun as isize - 1) != ChunkKind::Preposition
        || phrase.frame.kind(noun as isize) != ChunkKind::Noun
    {
        return None;
    }
    let called = phrase.chunk(verb).class() == Some(CueClass::Call);
    let names = match phrase.head_word(verb + 1) {
        "to" => phrase.chunk(verb).cue().is_some_and(|cue| cue.lemma == "know"),
        "on" | "in" => {
            let told = phrase.chunk(verb).class() == Some(CueClass::Tell);
            (called || told) && phrase.chunk(noun).class() == Some(CueClass::Document)
        }
        _ => false,
    };
    names.then_some(noun)
}

/// The author of a text, where the sentence names one: "a post by Voss that read", "Voss added a
/// caption which reads".
pub(super) fn author(phrase: &Phrase, noun: usize) -> Option<Source> {
    let cue = phrase.chunk(noun).cue()?;
    if !matches!(cue.class, CueClass::Document | CueClass::Utterance | CueClass::Emblem) {
        return None;
    }
    let frame = phrase.frame;
    let next = noun as isize + 1;
    if frame.kind(next) == ChunkKind::Preposition
        && matches!(phrase.head_word(noun + 1), "by" | "from")
        && frame.kind(next + 1) == ChunkKind::Noun
    {
        return source(phrase, noun + 2);
    }
    // "a report prepared by the team", "a mural on its east wall, painted by pupils"
    let mut made = noun + 1;
    while frame.kind(made as isize) == ChunkKind::Preposition
        && frame.kind(made as isize + 1) == ChunkKind::Noun
    {
        made += 2;
    }
    made += usize::from(frame.kind(made as isize) == ChunkKind::Comma);
    // "the pact signed on Friday by the ministers binds both": what is agreed speaks for itself.
    let agreed = phrase.head_word(made) == "signed"
        && (phrase.head(noun).has(Traits::AGREEMENT)
            || matches!(phrase.head_word(noun), "protocol" | "memorandum"));
    if frame.kind(made as isize) == ChunkKind::Verb
        && !phrase.chunk(made).flag
        && !agreed
        && (phrase.head(made).has(Traits::GIVING_OUT) || SHOWN.contains(&phrase.head_word(made)))
    {
        // "circulated last week by", "released in May by", "sent out by"
        let out =
            frame.kind(made as isize + 1) == ChunkKind::Preposition && phrase.head_word(made + 1) == "out";
        let mut by = made + 1 + usize::from(out);
        while phrase.is_temporal(by as isize) || frame.kind(by as isize) == ChunkKind::Adverb {
            by += 1;
        }
        // "sent on Monday to the members by"
        while frame.kind(by as isize) == ChunkKind::Preposition
            && phrase.head_word(by) != "by"
            && frame.kind(by as isize + 1) == ChunkKind::Noun
        {
            by += 2;
        }
        if frame.kind(by as isize) == ChunkKind::Preposition
            && phrase.head_word(by) == "by"
            && frame.kind(by as isize + 1) == ChunkKind::Noun
        {
            return source(phrase, by + 1);
        }
    }
    if let Some(maker) = maker(phrase, noun) {
        return source(phrase, maker);
    }
    let mut governor = noun.checked_sub(1)?;
    // "includes a “no-blame” clause that requires"
    if frame.kind(governor as isize) == ChunkKind::Quote && phrase.is_bare_article(governor as isize - 1) {
        governor = governor.checked_sub(2)?;
    }
    // "sent her a letter saying", "sent the board a letter": the first of two objects.
    let receiver = frame.kind(governor as isize) == ChunkKind::Noun
        && frame.kind(governor as isize - 1) == ChunkKind::Verb
        && (phrase.chunk(governor).tag == Tag::Pronoun
            || phrase.is_name(governor)
            || has_stem(
                phrase.head_word(governor - 1),
                &["sent", "send", "wrote", "writ", "gave", "giv", "hand"],
            ));
    governor -= usize::from(receiver);
    // "There is a sign that says"
    let issues = frame.kind(governor as isize) == ChunkKind::Verb
        && !phrase.head(governor).has(Traits::BE)
        && (phrase.chunk(governor).flag
            || phrase.chunk(governor).infinitive
            || phrase.chunk(governor).tag == Tag::Gerund)
        && !phrase.receives(governor)
        && !phrase.is_anothers_law(noun, governor)
        && phrase
            .chunk(governor)
            .cue()
            .is_none_or(|c| c.class != CueClass::Relay && c.class != CueClass::Think);
    if issues { source(phrase, phrase.subject(governor)?.chunk) } else { None }
}

/// How words on things are made and shown.
const SHOWN: [&str; 9] =
    ["painted", "drawn", "scrawled", "handwritten", "held", "carried", "waved", "worn", "hung"];

/// "a filing that the companies made": the subject of the verb of making in the clause that tells more
/// of a text.
pub(super) fn maker(phrase: &Phrase, noun: usize) -> Option<usize> {
    let frame = phrase.frame;
    let relative = matches!(frame.kind(noun as isize + 1), ChunkKind::Subordinator | ChunkKind::Wh)
        && matches!(phrase.head_word(noun + 1), "that" | "which");
    let subject = noun + 1 + usize::from(relative);
    let verb = subject + 1;
    (frame.kind(subject as isize) == ChunkKind::Noun
        && frame.kind(verb as isize) == ChunkKind::Verb
        && phrase.chunk(verb).flag
        && !phrase.chunk(verb).passive
        && phrase.head(verb).has(Traits::GIVING_OUT)
        && frame.kind(verb as isize + 1) != ChunkKind::Noun)
        .then_some(subject)
}

/// For "saying" in "reported Voss as saying": the verb of reporting.
pub(super) fn reporting(phrase: &Phrase, verb: usize) -> Option<usize> {
    let frame = phrase.frame;
    let before = verb.checked_sub(1)?;
    let as_gerund = phrase.chunk(verb).tag == Tag::Gerund && phrase.is_as(before as isize);
    if !as_gerund {
        return None;
    }
    // "cited Voss, identified as a colonel, as saying"
    let identified = |at: usize| {
        frame.kind(at as isize) == ChunkKind::Verb
            && frame.kind(at as isize - 1) == ChunkKind::Comma
            && phrase.chunk(at).tag == Tag::Participle
            && !phrase.chunk(at).flag
    };
    let relay = (frame.sentence(verb).start..before).rev().find(|i| {
        let noun =
            matches!(frame.kind(*i as isize), ChunkKind::Noun | ChunkKind::Comma | ChunkKind::Preposition);
        let beside = frame.kind(*i as isize) == ChunkKind::Subordinator && *i > 0 && identified(*i - 1);
        !noun && !identified(*i) && !beside
    })?;
    let chunk = phrase.chunk(relay);
    (chunk.kind == ChunkKind::Verb
        && !chunk.passive
        && chunk.class() == Some(CueClass::Relay)
        && frame.kind(relay as isize + 1) == ChunkKind::Noun)
        .then_some(relay)
}

/// For "saying" in "was quoted as saying": the passive verb.
fn relayed(phrase: &Phrase, verb: usize) -> Option<usize> {
    if phrase.chunk(verb).tag != Tag::Gerund {
        return None;
    }
    let mut at = verb as isize - 1;
    if !phrase.is_as(at) {
        return None;
    }
    at -= 1;
    // "was quoted by an agency as saying"
    if phrase.frame.kind(at) == ChunkKind::Noun && phrase.frame.kind(at - 1) == ChunkKind::Preposition {
        at -= 2;
    }
    let passive = usize::try_from(at).ok()?;
    let chunk = phrase.chunk(passive);
    (chunk.kind == ChunkKind::Verb && (chunk.passive || chunk.tag == Tag::Participle)).then_some(passive)
}

/// Who is addressed: the object of a verb of telling, or "to" somebody.
fn addressee(phrase: &Phrase, verb: usize, class: CueClass) -> Option<Words> {
    let next = verb as isize + 1;
    let object = if class == CueClass::Tell && phrase.frame.kind(next) == ChunkKind::Noun {
        next
    } else if phrase.frame.kind(next) == ChunkKind::Preposition
        && phrase.head_word(verb + 1) == "to"
        && phrase.frame.kind(next + 1) == ChunkKind::Noun
    {
        next + 1
    } else {
        return None;
    };
    // Whatever is told is addressed; "to" may also give a place or a deed.
    if class == CueClass::Tell && object == next {
        // "told the “dreamers” to leave": no more than an article.
        let whole = !matches!(phrase.words(object as usize), "a" | "an" | "the");
        return (whole && !phrase.is_temporal(object)).then(|| base_words(phrase, object as usize));
    }
    let person = phrase.head(object as usize);
    let speaks = phrase.chunk(object as usize).tag == Tag::Name
        || phrase.chunk(object as usize).tag == Tag::Pronoun
        || person.has(Traits::PERSON_ROLE | Traits::GROUP_ROLE | Traits::DEMONYM);
    (speaks && !phrase.is_temporal(object)).then(|| base_words(phrase, object as usize))
}
