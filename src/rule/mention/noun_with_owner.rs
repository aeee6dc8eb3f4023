//! `his promise of "…"`, `Voss's claim that "…"`, `a statement from Voss: "…"`.

use super::{naming, reading, reporting};
use crate::lexicon::{CueClass, Tag, Traits};
use crate::rule::{Example, MentionAnswer, Rule, Scene, Source, Words};
use crate::syntax::{ChunkKind, Phrase};

pub(super) static RULE: Rule<MentionAnswer> = Rule {
    id: "noun-with-owner",
    doc: "A noun of saying before the quotation, with \"that\", \"of\", a comma, a dash or a colon between (only words \
          on things stand right beside it), and its owner in the genitive or behind \"by\" or \"from\": the \
          owner speaks, and so does whoever raises the concern, or the owner of a saying named behind the quotation \
          (\"her “…” remark\"). So does the owner of the words that a sentence before a colon is about, or the \
          one they come from.",
    fires: &[
        Example {
            text: "Ms. Platt, who won on a promise to be “boring at last”, has not begun.",
            answer: "Ms. Platt",
        },
        Example {
            text: "Mr. Delano’s motto, “Waste nothing”, hangs over the door.", answer: "Mr. Delano"
        },
        Example {
            text: "A report by the harbour board, “Room to Float,” is due in May.",
            answer: "the harbour board",
        },
        Example {
            text: "The bishop’s warning of “a winter of hunger” was read in every church.",
            answer: "The bishop",
        },
        Example {
            text: "The senator’s description of “people who shower after work” went round the world.",
            answer: "The senator",
        },
        Example {
            text: "Ms. Platt’s letter was short, but her promise of “a clean start” won her the vote.",
            answer: "her",
        },
        Example {
            text: "Investors did not believe the chairman’s talk of “a strong second half”.",
            answer: "the chairman",
        },
        Example {
            text: "The senator’s “forty percent” remark cost her the seat.", answer: "The senator"
        },
        Example {
            text: "The inspector’s verdict – “dire” in every field – stunned parents.",
            answer: "The inspector",
        },
        Example { text: "Ms. Platt’s portrayal of boats as “slow rot” hurt.", answer: "Ms. Platt" },
        Example { text: "A cook first raised fears about “slow rot” in May.", answer: "A cook" },
        Example { text: "Ms. Platt took a dig at “slow boats” in her toast.", answer: "Ms. Platt" },
        Example {
            text: "The call by a spokesman for the board to “drain the dam” was heard.",
            answer: "a spokesman for the board",
        },
        Example { text: "Ms. Platt’s campaign slogan is “Buses for all.”", answer: "Ms. Platt" },
        Example {
            text: "A similar statement issued after the meeting in May included a reference to the “closing of the gates”.",
            answer: "A similar statement",
        },
        Example {
            text: "The mayor’s answer, put up at noon, was as short as the letterhead: “Very well. The eels stay.”",
            answer: "The mayor",
        },
        Example {
            text: "The next reply came from the Tarn embassy: “Ferries do too.”",
            answer: "the Tarn embassy",
        },
    ],
    silent: &[
        "Ms. Platt’s remark was “unwise”.",
        "The singer’s comic act – “Oh, the sea!” – was wearing thin.",
        "I kept my promise of “silence”.",
        "The senator kept her promise. The roads are “like glass”.",
        "The singer’s house is full of “little ghosts”.",
    ],
    find,
};

fn find(scene: &Scene) -> Option<MentionAnswer> {
    let (phrase, place) = scene.place()?;
    let source = owner(&phrase, place).filter(|source| !reading::is_first_person(&phrase, source))?;
    Some(MentionAnswer::Source(source))
}

/// The owner of the noun of saying that the quotation completes.
fn owner(phrase: &Phrase, place: usize) -> Option<Source> {
    let frame = phrase.frame;
    let mut at = place as isize - 1;
    // Whether what stands at a chunk hangs on the noun phrase before it by one of these prepositions.
    let hangs = |at: isize, by: &[&str]| {
        frame.kind(at - 1) == ChunkKind::Preposition
            && by.contains(&phrase.head_word((at - 1) as usize))
            && frame.kind(at - 2) == ChunkKind::Noun
    };
    // The owner behind the noun: "a statement from Voss".
    let mut owner = None;
    loop {
        match frame.kind(at) {
            ChunkKind::Comma
            | ChunkKind::Colon
            | ChunkKind::Subordinator
            | ChunkKind::Adverb
            | ChunkKind::Dash => at -= 1,
            ChunkKind::Preposition
                if owner.is_none()
                    && frame.kind(at + 1) != ChunkKind::Noun
                    && matches!(
                        phrase.head_word(at as usize),
                        "of" | "for" | "to" | "about" | "on" | "over" | "at"
                    ) =>
            {
                at -= 1;
            }
            ChunkKind::Noun if hangs(at, &["by", "from"]) => {
                owner = Some(at as usize);
                at -= 2;
            }
            // "the call by a spokesman for the board to"
            ChunkKind::Noun
                if owner.is_none()
                    && hangs(at, &["of", "for", "at", "in", "with"])
                    && hangs(at - 2, &["by", "from"]) =>
            {
                owner = Some((at - 2) as usize);
                at -= 4;
            }
            _ => break,
        }
    }
    // "his demand in Orsa in 1987: “…”"
    while owner.is_none()
        && frame.kind(place as isize - 1) == ChunkKind::Colon
        && frame.kind(at) == ChunkKind::Noun
        && phrase.chunk(at as usize).class() != Some(CueClass::Utterance)
        && frame.kind(at - 1) == ChunkKind::Preposition
        && frame.kind(at - 2) == ChunkKind::Noun
    {
        at -= 2;
    }
    if let Some(source) = remark_of(phrase, place) {
        return Some(source);
    }
    if let Some(source) = calls_to(phrase, place) {
        return Some(source);
    }
    if let Some(source) = equated(phrase, place) {
        return Some(source);
    }
    if let Some(source) = introduced(phrase, place) {
        return Some(source);
    }
    if frame.kind(at) != ChunkKind::Noun {
        return None;
    }
    let noun = at as usize;
    // "called the gift “…” and the answer “…”": the second of two that a verb before names.
    if frame.kind(at - 1) == ChunkKind::Conjunction && frame.kind(at - 2) == ChunkKind::Quote {
        return None;
    }
    let cue = phrase.chunk(noun).cue()?;
    // Remarks are an occasion as much as what is said at it.
    let said = cue.lemma == "remarks"
        || matches!(
            cue.class,
            CueClass::Utterance | CueClass::Thought | CueClass::Document | CueClass::Emblem
        );
    if !said {
        return None;
    }
    // "the mayor's answer – “never” – was heard", but "his comic act – “…” – wears thin"
    if frame.kind(place as isize - 1) == ChunkKind::Dash && cue.class == CueClass::Document {
        return None;
    }
    // "called her emails “…”": what is named stands right before its name; only words on things follow
    // their noun so.
    if at == place as isize - 1 && cue.class != CueClass::Emblem {
        return None;
    }
    let mut source = match owner {
        Some(owner) => naming::source(phrase, owner)?,
        None => genitive(phrase, noun).or_else(|| raiser(phrase, noun, place))?,
    };
    source.cue = naming::noun_cue(phrase, noun);
    Some(source)
}

/// "a cook first raised fears about “…”", "took a dig at “…”": whoever raises or takes what is quoted right
/// behind it.
fn raiser(phrase: &Phrase, noun: usize, place: usize) -> Option<Source> {
    let verb = noun.checked_sub(1)?;
    let beside = noun + 2 + usize::from(phrase.is_bare_article(place as isize - 1)) == place;
    let acts = match phrase.head_word(noun + 1) {
        "about" | "over" | "of" => ["raised", "raises", "raising", "raise"],
        "at" => ["took", "takes", "taking", "take"],
        _ => return None,
    };
    let active = phrase.frame.kind(verb as isize) == ChunkKind::Verb && !phrase.chunk(verb).passive;
    if !beside || !active || !acts.contains(&phrase.head_word(verb)) {
        return None;
    }
    let source = naming::source(phrase, phrase.subject(verb)?.chunk)?;
    reading::can_speak(phrase, &source).then_some(source)
}

/// The owner of a noun of saying in whose complement the quotation stands: "his calls to end the “…”",
/// "her argument in favour of “…”", "her description of it as “…”".
fn calls_to(phrase: &Phrase, place: usize) -> Option<Source> {
    let frame = phrase.frame;
    for at in (0..place).rev() {
        match frame.kind(at as isize) {
            ChunkKind::Preposition | ChunkKind::Adjective | ChunkKind::Adverb => {}
            // "her description of the plan as “…”"
            ChunkKind::Subordinator
                if at + 1 + usize::from(phrase.is_bare_article(place as isize - 1)) == place
                    && phrase.is_as(at as isize) => {}
            ChunkKind::Verb if phrase.chunk(at).infinitive || phrase.chunk(at).tag == Tag::Gerund => {}
            ChunkKind::Noun => {
                let chunk = phrase.chunk(at);
                let Some(cue) = chunk.cue() else { continue };
                // "ended her toast with “…”"
                let with =
                    cue.class == CueClass::Occasion && at + 2 == place && phrase.head_word(at + 1) == "with";
                if at + 1 == place || !with && !matches!(cue.class, CueClass::Utterance) {
                    continue;
                }
                let owner = genitive(phrase, at)
                    .or_else(|| held_by_text(phrase, at))
                    .or_else(|| campaigner(phrase, at));
                let Some(mut source) = owner else { continue };
                source.cue = naming::noun_cue(phrase, at);
                return Some(source);
            }
            _ => return None,
        }
    }
    None
}

/// "called her claim of a “duty” odd": the owner of the noun of saying that a verb has as its object, with
/// the quotation behind "of".
pub(super) fn judged(phrase: &Phrase, verb: usize, place: usize) -> Option<Source> {
    let of = place - 1 - usize::from(phrase.is_bare_article(place as isize - 1));
    let behind = phrase.frame.kind(of as isize) == ChunkKind::Preposition && phrase.head_word(of) == "of";
    if !behind || of != verb + 2 {
        return None;
    }
    calls_to(phrase, place).filter(|source| source.words.first >= phrase.chunk(verb).last)
}

/// "campaigned on a pledge to be “…”", "was elected on a pledge of “…”": whoever runs or wins with words.
fn campaigner(phrase: &Phrase, noun: usize) -> Option<Source> {
    let on = noun.checked_sub(1).filter(|at| matches!(phrase.head_word(*at), "on" | "with"))?;
    let verb = on.checked_sub(1).filter(|at| phrase.frame.kind(*at as isize) == ChunkKind::Verb)?;
    let runs = ["ran", "run", "running", "campaigned", "campaigning", "won", "elected", "re-elected"];
    let vowed = phrase.chunk(noun).cue().is_some_and(|cue| matches!(cue.lemma, "promise" | "pledge" | "vow"));
    if !vowed || !runs.contains(&phrase.head_word(verb)) {
        return None;
    }
    naming::source(phrase, phrase.subject(verb)?.chunk)
}

/// "the declaration included a reference to “…”": the text that holds what is said in it.
fn held_by_text(phrase: &Phrase, noun: usize) -> Option<Source> {
    let verb = noun.checked_sub(1).filter(|at| phrase.frame.kind(*at as isize) == ChunkKind::Verb)?;
    let word = phrase.head_word(verb);
    let holds = ["includ", "contain", "made", "make", "carri"].iter().any(|stem| word.starts_with(stem));
    let behind = phrase.frame.kind(noun as isize + 1) == ChunkKind::Preposition;
    if !holds || !behind || phrase.chunk(verb).passive || !reporting::is_text(phrase, verb) {
        return None;
    }
    naming::source(phrase, phrase.subject(verb)?.chunk)
}

/// "her slogan is “…”", "the mayor's answer was: “…”": the owner of the saying that the quotation is
/// said to be.
fn equated(phrase: &Phrase, place: usize) -> Option<Source> {
    let kind = |at: usize| phrase.frame.kind(at as isize);
    let mut verb = place.checked_sub(1)?;
    while verb > 0 && matches!(kind(verb), ChunkKind::Comma | ChunkKind::Colon | ChunkKind::Adverb) {
        verb -= 1;
    }
    if kind(verb) != ChunkKind::Verb || !phrase.head(verb).has(Traits::LINKING) {
        return None;
    }
    let noun = phrase.subject(verb).map(|subject| subject.chunk).filter(|noun| *noun < verb)?;
    // "his comment was “unwise”" judges it; "his comment was “No.”" gives it.
    let inner = phrase.quotations[phrase.chunk(place).head as usize].inner.of(phrase.text).trim();
    let whole = inner.starts_with(char::is_uppercase) || inner.split_whitespace().count() > 3;
    let said = match phrase.chunk(noun).class() {
        Some(CueClass::Emblem) => true,
        Some(CueClass::Utterance) => whole,
        _ => false,
    };
    let source = genitive(phrase, noun).filter(|_| said)?;
    Some(Source { cue: naming::noun_cue(phrase, noun), ..source })
}

/// "The mayor's answer, sent by noon, was short: “…”", "The first answer came from the embassy: “…”": the owner of
/// the words that a sentence with a colon at its end is about, or the one from whom they come.
fn introduced(phrase: &Phrase, place: usize) -> Option<Source> {
    let frame = phrase.frame;
    let colon = place.checked_sub(1).filter(|at| frame.kind(*at as isize) == ChunkKind::Colon)?;
    let verb = (frame.sentence(place).start..colon)
        .rev()
        .find(|at| frame.kind(*at as isize) == ChunkKind::Verb && phrase.chunk(*at).flag)
        .filter(|verb| phrase.chunk(*verb).cue == 0 && !phrase.chunk(*verb).passive)?;
    let noun = phrase.subject(verb)?.chunk;
    if !matches!(phrase.chunk(noun).class(), Some(CueClass::Utterance | CueClass::Document)) {
        return None;
    }
    let from =
        frame.kind(verb as isize + 1) == ChunkKind::Preposition && phrase.head_word(verb + 1) == "from";
    let source = if from && frame.kind(verb as isize + 2) == ChunkKind::Noun {
        naming::source(phrase, verb + 2).filter(|source| reading::can_speak(phrase, source))
    } else {
        genitive(phrase, noun)
    };
    Some(Source { cue: naming::noun_cue(phrase, noun), ..source? })
}

/// "the senator's “deal or no deal” remark": the owner of what is quoted and named a saying behind it.
fn remark_of(phrase: &Phrase, place: usize) -> Option<Source> {
    let (owner, noun) = (place.checked_sub(1)?, place + 1);
    let kind = |at: usize| phrase.frame.kind(at as isize);
    let chunk = phrase.chunk(owner);
    let owned = kind(owner) == ChunkKind::Noun && (chunk.flag || chunk.tag == Tag::Possessive);
    let cue = phrase.chunk(noun).cue().filter(|_| kind(noun) == ChunkKind::Noun)?;
    let said = [
        "comment", "remark", "promise", "pledge", "quip", "jibe", "jab", "gaffe", "taunt", "boast", "slogan",
        "mantra", "line", "speech", "claim",
    ];
    if !owned || !said.contains(&cue.lemma) || phrase.layout.tokens[chunk.head as usize].has(Traits::DATE) {
        return None;
    }
    let source = naming::source(phrase, owner)?;
    Some(Source { cue: naming::noun_cue(phrase, noun), ..source })
}

/// The owner inside the noun phrase: everything before the genitive, or the possessive pronoun.
pub(super) fn genitive(phrase: &Phrase, noun: usize) -> Option<Source> {
    let chunk = phrase.chunk(noun);
    let tokens = &phrase.layout.tokens;
    let first = &tokens[chunk.first as usize];
    if first.known().tags[0] == Tag::Possessive {
        let words = Words { first: chunk.first, last: chunk.first + 1 };
        return Some(Source::new(words, chunk.first));
    }
    let ending = (chunk.first..chunk.head).rev().find(|i| {
        tokens[*i as usize].tag == Tag::Genitive
            || matches!(tokens[*i as usize].span.of(phrase.text), "’" | "'")
    })?;
    // "this week's front page": a time owns nothing.
    if tokens[ending as usize - 1].has(Traits::DATE | Traits::TIME) {
        return None;
    }
    let words = Words { first: chunk.first, last: ending };
    (ending > chunk.first).then_some(Source::new(words, ending - 1))
}
