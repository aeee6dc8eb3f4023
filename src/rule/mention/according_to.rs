//! `"…," according to Voss`.

use super::{announce, complement, naming, noun_with_owner, reading, reporting, under_its_terms};
use crate::lexicon::{CueClass, Tag, Traits};
use crate::rule::{CueWords, Example, MentionAnswer, Rule, Scene, Source, Words};
use crate::syntax::{ChunkKind, Phrase};

pub(super) static RULE: Rule<MentionAnswer> = Rule {
    id: "according-to",
    doc: "A phrase that gives the source (\"according to\", \"in the words of\") in the quotation's \
          sentence: the noun phrase behind it speaks; so does the owner in \"in her words\" and \"by his \
          own account\", and a person behind \"To\" at the start of a sentence, in whose eyes something \
          is so. Somebody who speaks inside the sentence goes before.",
    fires: &[
        Example {
            text: "The bridge is “one lorry away from collapse”, according to a leaked survey.",
            answer: "a leaked survey",
        },
        Example {
            text: "According to Dr. Nwosu, the wheat is “older than the pyramids”.",
            answer: "Dr. Nwosu",
        },
        Example {
            text: "In the words of its founder, Otto Lindqvist, the club was “a home for people who cannot sing”.",
            answer: "its founder, Otto Lindqvist",
        },
        Example {
            text: "Profits will be “broadly flat”, according to the company.", answer: "the company"
        },
        Example {
            text: "“There was cause to make an arrest,” according to a paper filed by Judge Ana Holt.",
            answer: "Judge Ana Holt",
        },
        Example {
            text: "The tree draws people who, in Ms. Platt’s words, “have all day”.",
            answer: "Ms. Platt",
        },
        Example {
            text: "As the foreman put it, “You can’t argue with a crane.”", answer: "the foreman"
        },
        Example {
            text: "As Mr. Vance put it in a note to pilots explaining the tolls, “The dam is ours.”",
            answer: "Mr. Vance",
        },
        Example {
            text: "Citing “family duties”, the envoy left the talks on Friday.", answer: "the envoy"
        },
        Example { text: "Mr. Delano, citing “the heat”, said he would leave.", answer: "Mr. Delano" },
        Example {
            text: "Orsa Capital cut it to “sell,” citing “weak demand”.", answer: "Orsa Capital"
        },
        Example {
            text: "“The lock was old,” according to a report filed by Ana Holt.", answer: "Ana Holt"
        },
        Example {
            text: "To Ana Holt, a pilot whose window is near, the gate is “self-defence”.",
            answer: "Ana Holt",
        },
        Example { text: "To Ana Holt, Mr. Delano is the “king of wet floors”.", answer: "Ana Holt" },
        Example {
            text: "If it floods, both must give “all help they can”, according to the text of the pact printed by Orsa News.",
            answer: "the pact",
        },
        Example { text: "“The gate is older than the dam,” per Ana Voss.", answer: "Ana Voss" },
        Example {
            text: "The boat sank, per a spokesman for the yard, in “a very slow way”.",
            answer: "a spokesman for the yard",
        },
        Example {
            text: "To pilots of the old guild, her rivals, it has been “a spring of sleep”.",
            answer: "pilots of the old guild",
        },
        Example {
            text: "To its critics it is simply “the tar law,” a copy of an older one.",
            answer: "its critics",
        },
    ],
    silent: &[
        "Mr. Vance, according to two pilots in the room, said that the gate was “wet”.",
        "According to aides in Orsa, Tarn and Vale had signaled that they would “look into it”.",
        "The bridge is “one lorry away from collapse”, a leaked survey said.",
        "The coach said they were “hopeless” and, according to two players, threw a tray.",
        "Rooms were given out according to age. “It was a zoo,” said one pupil.",
        "Ms. Holt said, per an aide, that the gate of the old dam was “old and wet”.",
        "The toll is dear, per boat, at the “Heron” gate.",
        "The plan costs a million a year, according to the “Heron” paper.",
        "Mr. Vance called them dull, according to three people who heard it, and once cut short a briefing by announcing that he had “seen enough”.",
        "Ms. Platt, of the port council, said on Monday that according to its count, the pilots have won, but “we are still counting”.",
    ],
    find,
};

fn find(scene: &Scene) -> Option<MentionAnswer> {
    let (phrase, place) = scene.place()?;
    let frame = phrase.frame;
    let sentence = frame.sentence(place);
    if let Some(source) = put_it(&phrase, place) {
        return Some(MentionAnswer::Source(source));
    }
    if let Some(source) = citing(&phrase, place).or_else(|| in_the_eyes_of(&phrase, place)) {
        return Some(MentionAnswer::Source(source));
    }
    if is_part_of_source(&phrase, place) {
        return None;
    }
    let direct = scene.is_direct();
    // Behind a fragment only right behind it: further off they are said of other words.
    let own = |at: usize| (at <= place + 2 || direct) && in_own_words(&phrase, at).is_some();
    let at = sentence
        .filter(|at| !is_inside(&phrase, *at, place))
        .filter(|at| own(*at) || names_source(&phrase, *at, place))
        .min_by_key(|at| at.abs_diff(place))?;
    if let Some(source) = in_own_words(&phrase, at) {
        return Some(MentionAnswer::Source(source));
    }
    let inner = (at < place || !direct)
        && !is_deed_told(scene, &phrase, place)
        && somebody_speaks_inside(&phrase, at, place);
    // "His answer, according to the agency: “…”"
    if inner || between_nouns(&phrase, at) {
        return None;
    }
    let mut source = text_of(&phrase, at + 1)
        .or_else(|| {
            announce::author(&phrase, at + 1)
                .filter(|author| scene.layout.tokens[author.head as usize].shape.is_capital())
        })
        .or_else(|| announce::maker(&phrase, at + 1).and_then(|maker| naming::source(&phrase, maker)))
        .or_else(|| naming::source(&phrase, at + 1))?;
    source.cue = naming::phrase_cue(&phrase, at);
    Some(MentionAnswer::Source(source))
}

/// "According to the “Heron” report", "according to Voss’s “Ebb”": whether the quotation is part of the source.
fn is_part_of_source(phrase: &Phrase, place: usize) -> bool {
    place >= 2
        && names_source(phrase, place - 2, place)
        && (phrase.is_bare_article(place as isize - 1)
            || phrase.chunk(place - 1).flag
            || phrase.chunk(place - 1).tag == Tag::Possessive)
}

/// "said that according to its count, the party has won, but “we are still counting”": whether the phrase at `at`
/// tells the source of a part only of what somebody says.
fn is_inside(phrase: &Phrase, at: usize, place: usize) -> bool {
    at > 0
        && phrase.frame.kind(at as isize - 1) == ChunkKind::Subordinator
        && phrase.head_word(at - 1) == "that"
        && phrase.chunk(at + 1).first < phrase.chunk(place).first
        && at + 4 < place
}

/// "According to the Post, Voss praised “…”", "Voss warned in a memo that it would “…,” according to somebody who has
/// read it": whether somebody speaks between the phrase at `at` and the quotation, or before both.
fn somebody_speaks_inside(phrase: &Phrase, at: usize, place: usize) -> bool {
    let frame = phrase.frame;
    // "Voss said, according to an aide, that it was “…”"
    if at >= 2
        && frame.kind(at as isize - 1) == ChunkKind::Comma
        && phrase.chunk(at - 2).flag
        && matches!(phrase.chunk(at - 2).class(), Some(CueClass::Say | CueClass::Tell))
        && frame.kind(at as isize + 2) == ChunkKind::Comma
        && frame.kind(at as isize + 3) == ChunkKind::Subordinator
    {
        return true;
    }
    let behind = if at < place { at + 2 } else { frame.sentence(place).start };
    let after = if at < place { phrase.chunk(at + 1).last } else { 0 };
    // "Voss, according to two aides, asked if it was “…”"
    // "…, according to three people who heard it, and once cut it short by announcing that it was “…”"
    // "according to two people present,", "according to an aide in the room,"
    let mut last = at as isize + 2;
    while matches!(frame.kind(last), ChunkKind::Adjective | ChunkKind::Adverb)
        || frame.kind(last) == ChunkKind::Preposition && frame.kind(last + 1) == ChunkKind::Noun
        || frame.kind(last) == ChunkKind::Noun && frame.kind(last - 1) == ChunkKind::Preposition
    {
        last += 1;
    }
    let closed = match frame.kind(last) {
        ChunkKind::Comma => true,
        ChunkKind::Wh => (last as usize + 1..place).any(|i| frame.kind(i as isize) == ChunkKind::Comma),
        _ => false,
    };
    let between = phrase.comma_before(at as isize) && closed;
    // "ruled that it was “…,” according to a transcript", "promised “…,” according to a draft": the text
    // only hands the words on.
    let text = phrase.chunk(at + 1).class() == Some(CueClass::Document);
    let has_clause = |verb: usize| {
        (verb + 1..place).any(|i| phrase.chunk(i).kind == ChunkKind::Verb && phrase.chunk(i).flag)
    };
    let handed_on = |verb: usize| {
        at < place
            || text && (has_clause(verb) || phrase.chunk(verb).class() == Some(CueClass::Express))
            || reporting::reports_words(phrase, verb, place)
    };
    (behind..place).any(|verb| {
        tells(phrase, verb, place)
            && handed_on(verb)
            && complement::in_complement(phrase, verb, place)
            && announce::by_verb(phrase, verb).is_some_and(|source| {
                reading::can_speak(phrase, &source) && (source.words.first >= after || between)
            })
    })
}

/// Whether a chunk is a verb by which its subject may tell the words.
fn tells(phrase: &Phrase, verb: usize, place: usize) -> bool {
    let chunk = phrase.chunk(verb);
    chunk.kind == ChunkKind::Verb
        // "discussed “…,” according to a report": what they said is not told.
        && chunk.cue().is_none_or(|cue| cue.lemma != "discuss")
        && (chunk.flag || chunk.tag == Tag::Gerund)
        && match chunk.class() {
            Some(CueClass::Say | CueClass::Tell | CueClass::Express | CueClass::Call) => true,
            Some(CueClass::Show) => {
                verb + 1 == place && shows(phrase, verb) || gives_to_understand(phrase, verb)
            }
            _ => false,
        }
}

/// "according to the text of the pact published by the agency": what the text is of, where that binds by itself;
/// who prints it only hands it on.
fn text_of(phrase: &Phrase, text: usize) -> Option<Source> {
    let of = text + 1;
    let copy = matches!(phrase.head_word(text), "text" | "copy" | "draft" | "wording")
        && phrase.frame.kind(of as isize) == ChunkKind::Preposition
        && phrase.head_word(of) == "of"
        && under_its_terms::binds(phrase, of + 1);
    copy.then(|| naming::source(phrase, of + 1))?
}

/// Whether somebody's own words stand before the comma at which the phrase opens, and a colon behind it.
fn between_nouns(phrase: &Phrase, at: usize) -> bool {
    let frame = phrase.frame;
    at >= 2
        && frame.kind(at as isize - 1) == ChunkKind::Comma
        && frame.kind(at as isize + 2) == ChunkKind::Colon
        && phrase.chunk(at - 2).class() == Some(CueClass::Utterance)
        && noun_with_owner::genitive(phrase, at - 2).is_some()
}

/// "Citing “family duties,” the envoy resigned", "Voss, citing “the heat,” said": whoever gives the reason.
fn citing(phrase: &Phrase, place: usize) -> Option<Source> {
    let kind = |at: usize| phrase.frame.kind(at as isize);
    let sentence = phrase.frame.sentence(place);
    let beside = place.checked_sub(1).filter(|at| kind(*at) == ChunkKind::Phrase);
    let at = beside.or_else(|| cited_afar(phrase, place))?;
    let cue = naming::phrase_cue(phrase, at).filter(|cue| cue.lemma == "citing")?;
    let next = place + 1 + usize::from(kind(place + 1) == ChunkKind::Comma);
    let noun = if at == sentence.start && kind(next) == ChunkKind::Noun {
        next
    } else if at >= sentence.start + 2 && phrase.comma_before(at as isize) {
        let verb = (sentence.start..at).find(|i| kind(*i) == ChunkKind::Verb && phrase.chunk(*i).flag);
        match verb {
            Some(verb) => phrase.subject(verb)?.chunk,
            None => (at - 1).checked_sub(1).filter(|noun| kind(*noun) == ChunkKind::Noun)?,
        }
    } else {
        return None;
    };
    let source = naming::source(phrase, noun).filter(|source| reading::can_speak(phrase, source))?;
    Some(Source { cue: Some(cue), ..source })
}

/// "Voss phoned Holt and “tore a strip off him,” according to two aides": whether the quotation tells what somebody
/// did, and it is told behind it by whose account.
pub(super) fn is_deed_told(scene: &Scene, phrase: &Phrase, place: usize) -> bool {
    let behind = place as isize + 1;
    phrase.frame.kind(place as isize - 1) == ChunkKind::Conjunction
        && phrase.frame.kind(behind) == ChunkKind::Phrase
        && phrase.head_word(behind as usize) == "according"
        && scene.wording().last == Some(',')
}

/// "Citing the storm as a warning to towns and their “dreams of calm,” Voss left": the phrase that begins the
/// sentence, where what is cited reaches to the quotation and ends there.
fn cited_afar(phrase: &Phrase, place: usize) -> Option<usize> {
    let start = phrase.frame.sentence(place).start;
    let cites = phrase.frame.kind(start as isize) == ChunkKind::Phrase && phrase.ends_in_comma(place);
    // "Citing Holt’s “…,” Voss left": what its owner has said.
    let owned = || {
        let before = phrase.chunk(place - 1);
        before.flag || phrase.layout.tokens[before.last as usize - 1].tag == Tag::Genitive
    };
    let cited = || {
        (start + 1..place).all(|at| {
            matches!(
                phrase.frame.kind(at as isize),
                ChunkKind::Noun
                    | ChunkKind::Preposition
                    | ChunkKind::Conjunction
                    | ChunkKind::Adverb
                    | ChunkKind::Adjective
            ) || phrase.is_as(at as isize)
        })
    };
    (cites && place > start + 1 && !owned() && cited()).then_some(start)
}

/// "To Ana Voss, a pilot who lives there, the gate is “…”": in whose eyes something is so.
fn in_the_eyes_of(phrase: &Phrase, place: usize) -> Option<Source> {
    let frame = phrase.frame;
    let start = frame.sentence(place).start;
    let opens = phrase.head_word(start) == "To" && frame.kind(start as isize + 1) == ChunkKind::Noun;
    let article = usize::from(phrase.is_bare_article(place as isize - 1));
    let mut verb = place.checked_sub(1 + article)?;
    if frame.kind(verb as isize) == ChunkKind::Adverb {
        verb = verb.checked_sub(1)?; // "it is simply “…”"
    }
    let is = frame.kind(verb as isize) == ChunkKind::Verb
        && matches!(phrase.head_word(verb), "is" | "was" | "are" | "were" | "been" | "remains");
    let person = start + 1;
    let parted = frame.kind(start as isize + 2) == ChunkKind::Comma;
    let known = phrase.is_name(person) && !phrase.head(person).has(Traits::PLACE | Traits::DATE);
    // "To its critics it is simply “…”"
    let judges = phrase.head(person).has(Traits::PERSON_ROLE) && phrase.head(person).has(Traits::PLURAL);
    if !opens || !is || !(parted && known || judges) || phrase.subject(verb)?.chunk <= person {
        return None;
    }
    naming::source(phrase, person)
}

/// Whether a phrase stands at `at` that gives the source of words, with the source behind it.
fn names_source(phrase: &Phrase, at: usize, place: usize) -> bool {
    let kind = |at: isize| phrase.frame.kind(at);
    let at = at as isize;
    if kind(at) != ChunkKind::Phrase || kind(at + 1) != ChunkKind::Noun {
        return false;
    }
    // "citing", "quoting": verbs that have a subject.
    let lemma = phrase.chunk(at as usize).cue().map_or("", |cue| cue.lemma);
    let source = lemma.contains(' ') || lemma == "per" && is_somebody_behind(phrase, at as usize);
    // "was “…” and, according to two players, threw a tray": another verb's attribution.
    let joined =
        at > place as isize && kind(at - 1) == ChunkKind::Comma && kind(at - 2) == ChunkKind::Conjunction;
    source && !joined
}

/// "“…,” per Ana Voss", "per a spokesman": whether a mark stands before "per" and somebody, or a text, behind it; "nine
/// pounds per head" is a measure.
fn is_somebody_behind(phrase: &Phrase, per: usize) -> bool {
    let parted = phrase.comma_before(per as isize) || phrase.frame.sentence(per).start == per;
    let source = phrase.head(per + 1);
    parted
        && (phrase.is_name(per + 1)
            || source.has(Traits::PERSON_ROLE | Traits::GROUP_ROLE)
            || matches!(phrase.chunk(per + 1).class(), Some(CueClass::Document | CueClass::Utterance)))
}

/// "In her words", "in Voss’s telling", "by his own admission": the owner speaks.
fn in_own_words(phrase: &Phrase, at: usize) -> Option<Source> {
    let chunk = phrase.chunk(at);
    let tokens = &phrase.layout.tokens;
    if chunk.kind == ChunkKind::Phrase {
        let cue = Some(naming::phrase_cue(phrase, at)?);
        let owner =
            (chunk.first..chunk.last).find(|i| tokens[*i as usize].known().tags[0] == Tag::Possessive)?;
        let words = Words { first: owner, last: owner + 1 };
        return Some(Source { words, head: owner, cue, via: None, addressee: None });
    }
    let own = ["words", "telling", "phrase", "account", "reckoning", "opinion", "estimation", "view"];
    let opens = phrase.frame.kind(at as isize - 1) == ChunkKind::Preposition
        && ["in", "by"].iter().any(|word| word.eq_ignore_ascii_case(phrase.head_word(at - 1)));
    if !opens || !own.contains(&phrase.head_word(at)) {
        return None;
    }
    // "called the money “resting” in his account": where it lay.
    let quoted = at >= 2 && phrase.frame.kind(at as isize - 2) == ChunkKind::Quote;
    if quoted && phrase.head_word(at) == "account" && !phrase.ends_in_comma(at - 2) {
        return None;
    }
    let mut source = noun_with_owner::genitive(phrase, at)?;
    let lemma = "in the words of";
    source.cue = Some(CueWords { words: Words { first: chunk.head, last: chunk.head + 1 }, lemma });
    Some(source)
}

/// "As Voss put it": the noun phrase before speaks.
pub(super) fn put_it(phrase: &Phrase, place: usize) -> Option<Source> {
    let frame = phrase.frame;
    let at = frame.sentence(place).filter(|_| frame.has_phrase).find(|at| {
        frame.kind(*at as isize) == ChunkKind::Phrase
            && phrase.chunk(*at).cue().is_some_and(|c| matches!(c.lemma, "put it" | "puts it"))
    })?;
    // "called it “thin” for, as she put it, “nobody swims”": what is put so stands right behind.
    let behind = at + 1 + usize::from(frame.kind(at as isize + 1) == ChunkKind::Comma);
    if at > place && frame.kind(behind as isize) == ChunkKind::Quote {
        return None;
    }
    let chunk = phrase.chunk(at);
    let noun = phrase.chain_start(at.checked_sub(1)? as isize) as usize;
    // "As Ana Voss, a judge and author of “Ebb”, put it": the one behind "as".
    let opens = |i: &usize| phrase.is_as(*i as isize);
    let named = (frame.sentence(place).start..at).rev().find(opens).map(|i| i + 1).filter(|i| {
        frame.kind(*i as isize) == ChunkKind::Noun && frame.kind(*i as isize + 1) == ChunkKind::Comma
    });
    let mut source = naming::source(phrase, named.unwrap_or(noun))?;
    let words = Words { first: chunk.first, last: chunk.last };
    source.cue = Some(CueWords { words, lemma: "put it" });
    Some(source)
}

/// "Orsa had signalled that it would “…”": whether somebody lets others understand something.
fn gives_to_understand(phrase: &Phrase, verb: usize) -> bool {
    phrase.chunk(verb).cue().is_some_and(|cue| matches!(cue.lemma, "signal" | "indicate" | "hint"))
        && phrase.frame.kind(verb as isize + 1) == ChunkKind::Subordinator
        && phrase.head_word(verb + 1) == "that"
}

/// Whether the verb is that of something with words on it: "shirts that read".
fn shows(phrase: &Phrase, verb: usize) -> bool {
    phrase.subject(verb).is_some_and(|subject| phrase.chunk(subject.chunk).class() == Some(CueClass::Emblem))
}
