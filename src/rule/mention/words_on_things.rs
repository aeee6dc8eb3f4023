//! `carried a banner with the words "…"`, `ran on the slogan "…"`: words that are shown or chanted.

use super::{naming, noun_with_owner, reading};
use crate::lexicon::grammar::has_stem;
use crate::lexicon::{CueClass, Tag, Traits};
use crate::rule::{Example, MentionAnswer, Rule, Scene, Source};
use crate::syntax::{ChunkKind, Phrase};

pub(super) static RULE: Rule<MentionAnswer> = Rule {
    id: "words-on-things",
    doc: "The quotation is what a slogan, a chant, a sign or a shirt says: its owner in the genitive, or whoever \
          holds it up, wears it, prints it, goes by it or is moved to it, speaks; a sign that nobody is said to hold speaks \
          itself, as does any thing with words to be read on it; a slogan or a chant does not. Whoever is near it is not its holder; by whom the words \
          are chanted or put up speaks.",
    fires: &[
        Example {
            text: "Fans of the club hung a banner from the railings that read “Sell up, Delano”.",
            answer: "Fans of the club",
        },
        Example {
            text: "Traders were selling T-shirts printed with the words “Never Again”.",
            answer: "Traders",
        },
        Example { text: "Mr. Delano campaigned on the slogan “Waste nothing”.", answer: "Mr. Delano" },
        Example {
            text: "On the wall of the depot a mural shows a gull and the words “Still Here”.",
            answer: "a mural",
        },
        Example {
            text: "A sign that hung over the gate for years, “NO FERRY TODAY,” was stolen in May.",
            answer: "A sign",
        },
        Example {
            text: "Pupils had hung a tablecloth painted with the words “Our river” from the bridge.",
            answer: "Pupils",
        },
        Example { text: "She left to cries of “Shame!” from the gallery.", answer: "the gallery" },
        Example {
            text: "Anglers waited outside the town hall with a banner that reads “Our river”.",
            answer: "Anglers",
        },
        Example {
            text: "A retired baker sent back a postcard with the words “Good luck”.",
            answer: "A retired baker",
        },
        Example {
            text: "Supporters in the crowd waved “Girl Power” signs.",
            answer: "Supporters in the crowd",
        },
        Example {
            text: "The goal sent the crowd of 900 into a chant of “One more!”",
            answer: "the crowd of 900",
        },
        Example {
            text: "It drew a cheer from the crowd of 90 in the hall, which broke into a chant of “Let them in”.",
            answer: "the crowd of 90 in the hall",
        },
        Example {
            text: "The talks broke off when an aide used the phrase “our river” twice.",
            answer: "an aide",
        },
        Example {
            text: "By noon, “Shut the gate” was being chanted by pilots across the bay.",
            answer: "pilots",
        },
        Example {
            text: "Ms. Platt stood beside a banner which read “Water, not wine,” and left early.",
            answer: "a banner",
        },
        Example { text: "Ms. Platt held a banner reading “Save Our Soccer.”", answer: "Ms. Platt" },
        Example {
            text: "Ms. Platt walked the bank, where a wooden board reading “Keep off the ice” leaned on a gate.",
            answer: "a wooden board",
        },
        Example {
            text: "About 900 pilots met at the quay, some carrying flags that read “Tea First” and left.",
            answer: "900 pilots",
        },
        Example { text: "Some held up placards reading “Let them in” and sang.", answer: "Some" },
        Example { text: "Ms. Platt hung a placard on it reading “Mind the eels.”", answer: "Ms. Platt" },
        Example {
            text: "On Sunday a pilot had propped up a painted sign: “Mind the eels.”",
            answer: "a pilot",
        },
        Example { text: "The crowd outside broke into chants of “Let them in”.", answer: "The crowd" },
        Example {
            text: "Mr. Delano roused the crowd to loud chants of “Open the lock!”",
            answer: "the crowd",
        },
    ],
    silent: &[
        "The word “tarn” means a pond.",
        "The council has banned the slogan “Waste nothing”.",
        "Ms. Platt hung the sign back up. The “new” gate was open.",
        "Ms. Platt said the sign was “in poor taste”.",
    ],
    find,
};

fn find(scene: &Scene) -> Option<MentionAnswer> {
    let (phrase, place) = scene.place()?;
    if let Some(source) = sounded(&phrase, place).or_else(|| uttered_by(&phrase, place)) {
        return Some(MentionAnswer::Source(source));
    }
    let thing = thing(&phrase, place)?;
    let cue = naming::noun_cue(&phrase, thing).or_else(|| {
        let shown = is_read_from(&phrase, thing, place);
        shown.then(|| naming::cue_words(&phrase, thing + 1))
    })?;
    let owner = noun_with_owner::genitive(&phrase, thing).or_else(|| holder(&phrase, thing));
    let source = owner.or_else(|| {
        if speaks_itself(&phrase, thing, place) { naming::source(&phrase, thing) } else { None }
    })?;
    Some(MentionAnswer::Source(Source { cue: Some(cue), ..source }))
}

/// Whoever utters what is only heard of: "to cries of “…” from the benches".
pub(super) fn sounded(phrase: &Phrase, place: usize) -> Option<Source> {
    let frame = phrase.frame;
    let noun = place.checked_sub(2).filter(|_| {
        frame.kind(place as isize - 1) == ChunkKind::Preposition && phrase.head_word(place - 1) == "of"
    })?;
    let chunk = phrase.chunk(noun);
    let heard = chunk.kind == ChunkKind::Noun
        && matches!(chunk.class(), Some(CueClass::Utterance | CueClass::Emblem));
    // "roused the crowd to chants of “…”": those who are moved to it.
    let moved = noun.checked_sub(2).filter(|_| heard);
    if let Some(crowd) = moved.filter(|crowd| {
        frame.kind(noun as isize - 1) == ChunkKind::Preposition
            && matches!(phrase.head_word(noun - 1), "to" | "into")
            && frame.kind(*crowd as isize) == ChunkKind::Noun
            && frame.kind(*crowd as isize - 1) == ChunkKind::Verb
            && phrase.head(*crowd).has(Traits::GROUP_ROLE | Traits::PERSON_ROLE)
    }) {
        let words = naming::base_words(phrase, crowd);
        let cue = naming::noun_cue(phrase, noun);
        return Some(Source { words, cue, ..naming::source(phrase, crowd)? });
    }
    let from = frame.kind(place as isize + 1) == ChunkKind::Preposition
        && matches!(phrase.head_word(place + 1), "from" | "by")
        && frame.kind(place as isize + 2) == ChunkKind::Noun;
    let cue = naming::noun_cue(phrase, noun).filter(|_| heard && from)?;
    Some(Source { cue: Some(cue), ..naming::source(phrase, place + 2)? })
}

/// "“Shut the gate” was chanted by pilots": whoever utters or puts up the words that are the subject.
fn uttered_by(phrase: &Phrase, place: usize) -> Option<Source> {
    let verb = place + 1;
    let chunk = phrase.chunk(verb);
    let passive = chunk.kind == ChunkKind::Verb && chunk.flag && chunk.passive;
    let utters = matches!(chunk.class(), Some(CueClass::Say | CueClass::Sound))
        || matches!(phrase.head_word(verb), "posted" | "scrawled" | "painted" | "sprayed");
    if !passive || !utters || phrase.frame.kind(place as isize - 1) == ChunkKind::Noun {
        return None;
    }
    let source = naming::source(phrase, phrase.agent(verb)?)?;
    let cue = Some(naming::cue_words(phrase, verb));
    reading::can_speak(phrase, &source).then_some(Source { cue, ..source })
}

/// The owner of words that are shown or sung right before the quotation, and nothing but a time
/// between: "his slogan last fall, “…”".
pub(super) fn owned(phrase: &Phrase, place: usize) -> Option<Source> {
    let frame = phrase.frame;
    let mut at = place.checked_sub(2).filter(|_| frame.kind(place as isize - 1) == ChunkKind::Comma)?;
    while at > 0 && phrase.is_temporal(at as isize) {
        at -= 1;
    }
    let chunk = phrase.chunk(at);
    // "recalled her saying, “…”": a participle with its object, by form a noun with its owner.
    let saying = phrase.head_word(at) == "saying" && chunk.first + 2 == chunk.last && at + 2 == place;
    let emblem = chunk.kind == ChunkKind::Noun && (chunk.class() == Some(CueClass::Emblem) || saying);
    let cue = naming::noun_cue(phrase, at).filter(|_| emblem)?;
    let owner = noun_with_owner::genitive(phrase, at)?;
    Some(Source { cue: Some(cue), ..owner })
}

/// Whoever holds up or wears the thing with words on it at `noun`: "marched under a banner that says".
pub(super) fn held(phrase: &Phrase, noun: usize) -> Option<Source> {
    let chunk = phrase.chunk(noun);
    let emblem = chunk.kind == ChunkKind::Noun && chunk.class() == Some(CueClass::Emblem);
    let cue = naming::noun_cue(phrase, noun).filter(|_| emblem)?;
    Some(Source { cue: Some(cue), ..holder(phrase, noun)? })
}

/// The noun for what shows or sounds the words: "a banner that read “…”", "chants of “…”", "shirts
/// printed with the words “…”".
fn thing(phrase: &Phrase, place: usize) -> Option<usize> {
    let frame = phrase.frame;
    let mut at = place as isize - 1;
    let emblem = |at: isize| {
        frame.kind(at) == ChunkKind::Noun && phrase.chunk(at as usize).class() == Some(CueClass::Emblem)
    };
    let apart = matches!(frame.kind(at), ChunkKind::Comma | ChunkKind::Colon);
    if apart {
        at -= 1;
    }
    if emblem(at) || is_sign_reading(phrase, at) {
        return Some(at as usize);
    }
    if is_brandished(phrase, place) {
        return Some(place + 1);
    }
    // "used the words, “…”"
    if apart && is_phrase_used(phrase, at as usize) {
        return Some(at as usize);
    }
    // "A sign that hung there for years, “…,” was stolen"
    if apart {
        let sentence = frame.sentence(place).start;
        let relative = (sentence..place)
            .rev()
            .take_while(|i| frame.kind(*i as isize) != ChunkKind::Quote)
            .find(|i| is_relative(phrase, *i));
        return relative
            .and_then(|i| i.checked_sub(1))
            .filter(|i| emblem(*i as isize) && frame.kind(place as isize + 1) == ChunkKind::Verb);
    }
    // "used words like “ugly”"
    if frame.kind(at) == ChunkKind::Preposition
        && phrase.head_word(at as usize) == "like"
        && frame.kind(at - 1) == ChunkKind::Noun
        && phrase.head_word(at as usize - 1) == "words"
    {
        at -= 1;
    }
    let words = frame.kind(at) == ChunkKind::Noun
        && matches!(phrase.head_word(at as usize), "words" | "word" | "caption");
    if words || is_phrase_used(phrase, at as usize) {
        let shown = frame.kind(at - 1);
        if matches!(shown, ChunkKind::Preposition | ChunkKind::Conjunction) || shown == ChunkKind::Verb {
            return bearer(phrase, at as usize).or(Some(at as usize));
        }
        return None;
    }
    match frame.kind(at) {
        ChunkKind::Preposition if phrase.head_word(at as usize) == "of" && emblem(at - 1) => {
            Some(at as usize - 1)
        }
        ChunkKind::Verb
            if matches!(phrase.chunk(at as usize).class(), Some(CueClass::Show | CueClass::Say)) =>
        {
            let beside = (at as usize).checked_sub(1).filter(|noun| is_read_from(phrase, *noun, place));
            bearer(phrase, at as usize).or(beside)
        }
        _ => None,
    }
}

/// "a board reading “…”": whether words are read from the thing at `noun`, whatever it is.
fn is_read_from(phrase: &Phrase, noun: usize, place: usize) -> bool {
    phrase.frame.kind(noun as isize) == ChunkKind::Noun
        && noun + 2 == place
        && phrase.frame.kind(noun as isize + 1) == ChunkKind::Verb
        && phrase.chunk(noun + 1).last - phrase.chunk(noun + 1).first == 1
        && phrase.head_word(noun + 1) == "reading"
        && !phrase.is_name(noun)
        && phrase.chunk(noun).tag != Tag::Pronoun
        && !phrase.head(noun).has(Traits::PERSON_ROLE)
}

/// "used the phrase “…”": whether the noun at `noun` is for words that somebody uses.
fn is_phrase_used(phrase: &Phrase, noun: usize) -> bool {
    phrase.frame.kind(noun as isize) == ChunkKind::Noun
        && matches!(phrase.head_word(noun), "phrase" | "term" | "expression" | "word" | "words")
        && phrase.frame.kind(noun as isize - 1) == ChunkKind::Verb
        && matches!(phrase.head_word(noun - 1), "used" | "uses" | "use" | "using" | "repeated")
}

/// The person who is said to use the quoted words, where "used the phrase" stands right before them.
pub(super) fn phrase_user(phrase: &Phrase, place: usize) -> Option<usize> {
    // "used the words, “…”"
    let noun =
        place.checked_sub(1 + usize::from(phrase.frame.kind(place as isize - 1) == ChunkKind::Comma))?;
    let using = noun.checked_sub(1).filter(|_| is_phrase_used(phrase, noun))?;
    let user = phrase.subject(using).filter(|_| phrase.chunk(using).flag)?.chunk;
    (phrase.head(user).has(Traits::PERSON_ROLE | Traits::GROUP_ROLE) || phrase.is_name(user)).then_some(user)
}

/// Whoever holds up the thing right before the quotation on which the words are read: "waved banners reading".
pub(super) fn held_up(phrase: &Phrase, place: usize) -> Option<Source> {
    let reading = place.checked_sub(1).filter(|at| phrase.frame.kind(*at as isize) == ChunkKind::Verb)?;
    let thing = reading.checked_sub(1)?;
    let emblem = phrase.chunk(thing).class() == Some(CueClass::Emblem);
    let read = is_read_from(phrase, thing, place)
        || emblem && matches!(phrase.head_word(reading), "reading" | "saying" | "proclaiming" | "declaring");
    holder(phrase, thing).filter(|_| read)
}

/// Whether somebody holds up the thing with the quoted words on it that stands behind them: "waved “…”
/// signs". What is worn or sold so shows a slogan that nobody need say.
pub(in crate::rule) fn is_brandished(phrase: &Phrase, place: usize) -> bool {
    let frame = phrase.frame;
    let mut at = place as isize - 1;
    if phrase.is_bare_article(at) {
        at -= 1;
    }
    let Some(verb) = usize::try_from(at).ok().filter(|_| frame.kind(at) == ChunkKind::Verb) else {
        return false;
    };
    let holds = ["wav", "hold", "held", "carr", "rais", "hoist", "brandish", "unfurl"];
    frame.kind(place as isize + 1) == ChunkKind::Noun
        && phrase.chunk(place + 1).class() == Some(CueClass::Emblem)
        && has_stem(phrase.head_word(verb), &holds)
}

/// The last noun for something with words on it before the words or the verb that shows them; a comma,
/// a quotation or a sentence's end between ends the search.
fn bearer(phrase: &Phrase, before: usize) -> Option<usize> {
    let frame = phrase.frame;
    for at in (frame.sentence(before).start..before).rev() {
        match frame.kind(at as isize) {
            ChunkKind::Noun if phrase.chunk(at).class() == Some(CueClass::Emblem) => return Some(at),
            ChunkKind::Noun
            | ChunkKind::Adverb
            | ChunkKind::Preposition
            | ChunkKind::Conjunction
            | ChunkKind::Wh
            | ChunkKind::Subordinator
            | ChunkKind::Verb => {}
            _ => return None,
        }
    }
    None
}

/// Whether a chunk opens a relative clause.
fn is_relative(phrase: &Phrase, at: usize) -> bool {
    match phrase.frame.kind(at as isize) {
        ChunkKind::Wh => true,
        ChunkKind::Subordinator => phrase.head_word(at) == "that",
        _ => false,
    }
}

/// Beginnings of verbs by which somebody shows, wears, sings or goes by something.
const HOLDING: [&str; 61] = [
    "join",
    "hold",
    "held",
    "hung",
    "hang",
    "carr",
    "wav",
    "rais",
    "hoist",
    "unfurl",
    "display",
    "sell",
    "sold",
    "print",
    "paint",
    "adopt",
    "use",
    "using",
    "campaign",
    "run",
    "ran",
    "govern",
    "fight",
    "fought",
    "launch",
    "march",
    "put",
    "post",
    "featur",
    "roll",
    "air",
    "releas",
    "unveil",
    "break",
    "broke",
    "bring",
    "brought",
    "erupt",
    "respond",
    "chant",
    "began",
    "begin",
    "start",
    "sing",
    "sang",
    "have",
    "has",
    "had",
    "lift",
    "gather",
    "stood",
    "stand",
    "rall",
    "protest",
    "demonstrat",
    "send",
    "sent",
    "scrawl",
    "propp",
    "plant",
    "erect",
];

/// Whoever holds up, wears or goes by the thing.
fn holder(phrase: &Phrase, thing: usize) -> Option<Source> {
    let frame = phrase.frame;
    // "stood beside a banner which read “…”": whoever is only near it does not hold it up.
    let near = frame.kind(thing as isize - 1) == ChunkKind::Preposition
        && matches!(
            phrase.head_word(thing - 1),
            "beside" | "near" | "past" | "opposite" | "alongside" | "outside"
        );
    if near {
        return None;
    }
    let mut at = thing as isize - 1;
    // "waved “…” signs"
    if frame.kind(at) == ChunkKind::Quote {
        at -= 1;
    }
    // "hung a bedsheet painted with the words", "waited outside, with a banner"
    while matches!(
        frame.kind(at),
        ChunkKind::Preposition | ChunkKind::Noun | ChunkKind::Adverb | ChunkKind::Conjunction
    ) || is_modifier(phrase, at)
        || frame.kind(at) == ChunkKind::Comma && at + 2 == thing as isize
    {
        at -= 1;
    }
    let verb = usize::try_from(at).ok().filter(|_| frame.kind(at) == ChunkKind::Verb)?;
    let chunk = phrase.chunk(verb);
    let beside = frame.kind(thing as isize - 1) == ChunkKind::Preposition
        && matches!(phrase.head_word(thing - 1), "with" | "under" | "behind" | "beneath")
        && phrase.chunk(thing).class() == Some(CueClass::Emblem);
    let holds = beside || has_stem(phrase.head_word(verb), &HOLDING);
    let active = !chunk.passive && (chunk.flag || chunk.tag != Tag::Participle);
    if !holds || !active {
        return None;
    }
    let speaks =
        |noun: usize| naming::source(phrase, noun).filter(|source| reading::can_speak(phrase, source));
    // "sending the crowd into a chant of": those who are brought to it.
    let into =
        frame.kind(thing as isize - 1) == ChunkKind::Preposition && phrase.head_word(thing - 1) == "into";
    if into && frame.kind(verb as isize + 1) == ChunkKind::Noun {
        return speaks(verb + 1);
    }
    let subject = phrase.subject(verb)?.chunk;
    // "from the crowd in the hall, which broke into a chant of": the nearest one there that can.
    let relative = frame.kind(verb as isize - 1) == ChunkKind::Wh;
    let chain = (frame.sentence(thing).start..subject).rev().take_while(|at| {
        matches!(frame.kind(*at as isize), ChunkKind::Noun | ChunkKind::Preposition | ChunkKind::Adverb)
    });
    speaks(subject).or_else(|| {
        chain
            .filter(|_| relative)
            .find_map(|at| if frame.kind(at as isize) == ChunkKind::Noun { speaks(at) } else { None })
    })
}

/// Whether a participle tells more of the noun before it, which is the object of a verb: "hung a sheet
/// painted".
fn is_modifier(phrase: &Phrase, at: isize) -> bool {
    phrase.frame.kind(at) == ChunkKind::Verb
        && phrase.frame.kind(at - 1) == ChunkKind::Noun
        && phrase.frame.kind(at - 2) == ChunkKind::Verb
        && phrase.frame.kind(at + 1) == ChunkKind::Preposition
        && phrase.chunk(at as usize).first == phrase.chunk(at as usize).head
        && !phrase.chunk(at as usize).infinitive
        && phrase.head(at as usize).known().can_be.has(Tag::Participle)
}

/// Whether a thing that nobody holds says the words itself: a sign, not a slogan or a chant, and not
/// the object of a deed.
fn speaks_itself(phrase: &Phrase, thing: usize, place: usize) -> bool {
    let chunk = phrase.chunk(thing);
    let lemma = chunk.cue().map_or("", |cue| cue.lemma);
    let sounds =
        ["chant", "chants", "chanting", "chorus", "slogan", "motto", "anthem", "hashtag", "word", "tagline"];
    let object = phrase.frame.kind(thing as isize - 1) == ChunkKind::Verb;
    let told = (thing + 1..place).any(|i| phrase.frame.kind(i as isize) == ChunkKind::Verb);
    !lemma.split(' ').any(|word| sounds.contains(&word))
        && (chunk.class() == Some(CueClass::Emblem) || is_read_from(phrase, thing, place))
        && (told || !object)
}

/// "a sign reading, “…”": before a comma the tagger takes the last word for a noun.
fn is_sign_reading(phrase: &Phrase, at: isize) -> bool {
    phrase.frame.kind(at) == ChunkKind::Noun && phrase.head_word(at as usize) == "reading" && {
        let head = phrase.chunk(at as usize).head as usize;
        head > phrase.chunk(at as usize).first as usize
            && phrase.layout.tokens[head - 1].known().cue_noun != 0
    }
}
