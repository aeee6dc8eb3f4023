//! Which verbs report words by themselves; no rule itself.

use super::{complement, reading};
use crate::lexicon::grammar::{gives_name, has_stem};
use crate::lexicon::{CueClass, Tag, Traits};
use crate::syntax::{ChunkKind, Phrase};

/// Whether a verb by itself says that words were uttered: verbs of saying, telling and manner of
/// speaking, and verbs of naming that have something to name.
pub(super) fn reports_words(phrase: &Phrase, verb: usize, place: usize) -> bool {
    let chunk = phrase.chunk(verb);
    // An infinitive of a rarer verb is more often a deed than a saying ("to address the …").
    let attested = chunk.cue().map_or(0, |c| c.attested);
    // "conceded in a debate that", "conceded only last Friday that"
    let concedes = phrase.chunk(verb).cue().is_some_and(|cue| cue.lemma == "concede");
    let mut content = if concedes { phrase.past_adjuncts(verb) as isize } else { verb as isize + 1 };
    while phrase.frame.kind(content) == ChunkKind::Adverb || phrase.is_temporal(content) {
        content += 1;
    }
    let that = phrase.frame.kind(content) == ChunkKind::Subordinator
        && phrase.head_word(content as usize).eq_ignore_ascii_case("that");
    // "to remind pilots that they were “…”": what somebody is told is a clause.
    let told = chunk.class() == Some(CueClass::Tell)
        && phrase.frame.kind(verb as isize + 1) == ChunkKind::Noun
        && phrase.frame.kind(verb as isize + 2) == ChunkKind::Subordinator
        && phrase.head_word(verb + 2) == "that";
    // "the crowd began to chant “…”"
    let begun = chunk.class() == Some(CueClass::Sound)
        && verb > 0
        && matches!(phrase.head_word(verb - 1), "began" | "begin" | "begins" | "started" | "continued");
    if chunk.infinitive && attested < 30 && !that && !told && !begun {
        return false;
    }
    if names_as(phrase, verb, place) {
        return true;
    }
    match chunk.class() {
        // Verbs of beginning and of mere talking announce words only where they are set off.
        Some(CueClass::Say) if relates_to(phrase, verb) || ends_something(phrase, verb) => false,
        // "spoke up against Voss's demand that it “be shut”"
        Some(CueClass::Say)
            if chunk.cue().is_some_and(|cue| matches!(cue.lemma, "speak up" | "speak out"))
                && (verb + 2..place).any(|at| {
                    phrase.frame.kind(at as isize) == ChunkKind::Subordinator
                        && phrase.head_word(at) == "that"
                }) =>
        {
            false
        }
        Some(CueClass::Say) => {
            !merely_talks(phrase, verb)
                || speaks_of(phrase, verb, place)
                || that
                || has_clause(phrase, verb, place)
                || has_content_before(phrase, verb)
        }
        Some(CueClass::Relay) => chunk.cue().is_some_and(|c| {
            matches!(c.lemma, "quote" | "report" | "cite" | "recount" | "relay" | "paraphrase" | "retell")
                || c.lemma == "attribute"
                    && (explains_antecedent(phrase, verb, place) || explains_object(phrase, verb, place))
        }),
        Some(CueClass::Tell | CueClass::Sound) => true,
        // "Article 3 stipulates that", "the court held that", "a study found that"
        Some(CueClass::Show) => {
            tells_that(phrase, verb, place) && (is_text(phrase, verb) || reveals(phrase, verb))
        }
        Some(CueClass::Think | CueClass::Express) => {
            tells_that(phrase, verb, place)
                && chunk.flag
                && chunk
                    .cue()
                    .is_some_and(|c| matches!(c.lemma, "find" | "hold" | "rule" | "conclude" | "determine"))
        }
        Some(CueClass::Call) => {
            // "targeted them with “…”": what somebody is treated to is no name.
            let with = phrase.frame.kind(place as isize - 1) == ChunkKind::Preposition
                && phrase.head_word(place - 1) == "with";
            attested >= 4
                && !with
                && !compares_another(phrase, verb, place)
                && names_something(phrase, verb, place)
                || names_antecedent(phrase, verb, place)
        }
        _ => false,
    }
}

/// "slammed the loophole called an “…”": whether what stands between a verb and the quotation is a thing that has
/// the quotation for its name.
pub(super) fn names_a_thing(phrase: &Phrase, verb: usize, place: usize) -> bool {
    let named = place - 1 - usize::from(phrase.is_bare_article(place as isize - 1));
    let chunk = phrase.chunk(named);
    named > verb
        && chunk.kind == ChunkKind::Verb
        && chunk.tag == Tag::Participle
        && !chunk.flag
        && gives_name(phrase.head_word(named))
        && phrase.agent(named).is_none()
}

/// "Voss revealed that it was “…”": what reveals something shows it, but whoever does says it.
fn reveals(phrase: &Phrase, verb: usize) -> bool {
    phrase.chunk(verb).cue().is_some_and(|cue| cue.lemma == "reveal")
        && phrase.subject(verb).is_some_and(|subject| {
            let head = phrase.head(subject.chunk);
            phrase.is_name(subject.chunk)
                || head.has(Traits::PERSON_ROLE | Traits::TITLE)
                || matches!(phrase.head_word(subject.chunk), "he" | "she" | "He" | "She")
        })
}

/// "recalled that Voss had once promised him there would be “…”": whether somebody by name is told to have given
/// his word to somebody before.
pub(super) fn is_pledge_of_old(phrase: &Phrase, verb: usize) -> bool {
    let chunk = phrase.chunk(verb);
    let pledges = chunk.cue().is_some_and(|cue| matches!(cue.lemma, "promise" | "assure" | "warn"));
    pledges
        && !chunk.passive
        && phrase.first_word(verb) == "had"
        && phrase.frame.kind(verb as isize + 1) == ChunkKind::Noun
        && (phrase.is_name(verb + 1)
            || matches!(phrase.first_word(verb + 1), "him" | "her" | "them" | "me" | "us"))
        && phrase.subject(verb).is_some_and(|subject| phrase.is_name(subject.chunk))
}

/// "a remark the captain found “…”": whether somebody judges by the quotation what has been said, in a relative
/// clause without its pronoun.
pub(super) fn judges_remark(phrase: &Phrase, verb: usize, place: usize) -> bool {
    phrase.chunk(verb).class() == Some(CueClass::Think)
        && verb + 1 == place
        && phrase.subject(verb).is_some_and(|own| {
            let remark = own.chunk.checked_sub(1);
            own.chunk + 1 == verb
                && phrase.chunk(own.chunk).tag != Tag::Pronoun
                && remark.is_some_and(|at| phrase.chunk(at).class() == Some(CueClass::Utterance))
        })
}

/// Whether a verb only begins, goes on or holds a talk.
pub(super) fn merely_talks(phrase: &Phrase, verb: usize) -> bool {
    phrase.chunk(verb).cue().is_some_and(|cue| MERELY_TALKING.contains(&cue.lemma))
}

/// "As Voss confirmed on Tuesday, the plan is “dead”", "it was “dead,” confirmed Voss": whether a verb that wants
/// an object has none behind it but somebody or a time, so that what it tells is the sentence beside it (R. Quirk
/// et al., A Comprehensive Grammar of the English Language, 1985, 15.55).
pub(super) fn states(phrase: &Phrase, verb: usize) -> bool {
    phrase.chunk(verb).cue().is_some_and(|cue| STATING.contains(&cue.lemma))
}

/// "compared the panels to various “standards”": only what follows "to" right away is a name.
pub(super) fn compares_another(phrase: &Phrase, verb: usize, place: usize) -> bool {
    phrase.chunk(verb).cue().is_some_and(|cue| cue.lemma == "compare")
        && phrase.frame.kind(place as isize - 1) == ChunkKind::Noun
        && phrase.frame.kind(place as isize - 2) == ChunkKind::Preposition
        && phrase.head_word(place - 2) == "to"
        && !phrase.chunk(place - 1).flag
        && !phrase.is_bare_article(place as isize - 1)
}

/// "provisions relating to “…”": what has to do with something tells nothing.
fn relates_to(phrase: &Phrase, verb: usize) -> bool {
    // "responded to an “unprovoked attack”": what is answered is another's.
    phrase.chunk(verb).cue().is_some_and(|cue| matches!(cue.lemma, "relate" | "respond" | "react" | "reply"))
        && phrase.frame.kind(verb as isize + 1) == ChunkKind::Preposition
        && phrase.head_word(verb + 1) == "to"
}

/// "hoped to conclude it “at an early date”": whether a verb of concluding has a thing for its object.
fn ends_something(phrase: &Phrase, verb: usize) -> bool {
    phrase.chunk(verb).cue().is_some_and(|cue| cue.lemma == "conclude")
        && phrase.chunk(verb).infinitive
        && phrase.frame.kind(verb as isize + 1) == ChunkKind::Noun
        && phrase.frame.kind(verb as isize + 2) != ChunkKind::Verb
}

/// "conceded the roof was “…”": whether a noun phrase and its finite verb follow a verb of conceding.
fn has_clause(phrase: &Phrase, verb: usize, place: usize) -> bool {
    phrase.chunk(verb).cue().is_some_and(|cue| cue.lemma == "concede")
        && phrase.frame.kind(verb as isize + 1) == ChunkKind::Noun
        && (verb + 2..place).any(|at| {
            phrase.chunk(at).kind == ChunkKind::Verb
                && phrase.chunk(at).flag
                // "conceded the night had been “…”": there a time is the subject.
                && (at == verb + 2 || phrase.subject(at).is_some_and(|subject| subject.chunk == verb + 1))
        })
}

/// "which Voss conceded was “…”", "It was “…,” Voss conceded, and": whether what a verb of conceding tells stands before
/// it, for whoever concedes without it gives up.
fn has_content_before(phrase: &Phrase, verb: usize) -> bool {
    let concedes = phrase.chunk(verb).cue().is_some_and(|cue| cue.lemma == "concede");
    let gapped = || {
        let next = phrase.chunk(phrase.past_adjuncts(verb));
        next.kind == ChunkKind::Verb && next.flag && complement::is_gapped(phrase, verb)
    };
    let passing = || {
        phrase.subject(verb).is_some_and(|own| {
            phrase.in_passing(own.chunk) == Some(verb)
                || phrase.frame.kind(own.chunk as isize - 1) == ChunkKind::Quote
                    && phrase.comma_before(own.chunk as isize)
        }) && reading::lacks_content(phrase, verb)
    };
    concedes && (gapped() || passing())
}

/// "Voss told her, she said, that": whether a verb of saying in passing stands between another verb of
/// saying and its content. Then the words are Voss's; a thought would be known only from her.
pub(super) fn parts_saying_from_content(phrase: &Phrase, verb: usize) -> bool {
    let passing = phrase.is_in_passing(verb);
    let content = phrase.frame.kind(verb as isize + 1) == ChunkKind::Comma
        && phrase.frame.kind(verb as isize + 2) == ChunkKind::Subordinator
        && phrase.head_word(verb + 2) == "that";
    passing
        && content
        && (phrase.frame.sentence(verb).start..verb - 1).any(|at| {
            let chunk = phrase.chunk(at);
            chunk.kind == ChunkKind::Verb
                && chunk.flag
                && !chunk.passive
                && matches!(chunk.class(), Some(CueClass::Say | CueClass::Tell))
        })
}

/// "At dinner, the agency said, Voss predicted that it would be “…”", "It sank, the agency said, a day after Voss
/// threatened “…”": whether a verb of saying in passing only hands on what somebody by name is told to have said,
/// or stands before a clause in which somebody else does.
pub(super) fn tells_of_words(phrase: &Phrase, verb: usize, place: usize) -> bool {
    let passing = phrase.is_in_passing(verb);
    let speaks = |at: usize| {
        phrase.chunk(at).kind == ChunkKind::Verb
            && phrase.chunk(at).flag
            && matches!(phrase.chunk(at).class(), Some(CueClass::Say | CueClass::Tell | CueClass::Express))
            && phrase.frame.kind(at as isize + 1) == ChunkKind::Subordinator
            && phrase.head_word(at + 1) == "that"
            && phrase.subject(at).is_some_and(|subject| phrase.is_name(subject.chunk))
    };
    passing && ((verb + 1..place).any(speaks) || acts_behind(phrase, verb, place))
}

/// Whether a verb behind words in passing tells that somebody else uttered the quotation.
pub(super) fn acts_behind(phrase: &Phrase, verb: usize, place: usize) -> bool {
    (verb + 1..place).any(|at| {
        phrase.chunk(at).class() == Some(CueClass::Express)
            && super::governed_from_afar::is_past_act(phrase, at, place)
            && phrase.subject(at).is_some_and(|subject| subject.chunk > verb)
    })
}

/// The word that opens the clause of a verb, where nothing but the verb's own subject stands between
/// them: "which" of "which the union has branded".
pub(super) fn relative_opener(phrase: &Phrase, verb: usize) -> Option<usize> {
    let opener = phrase.subject(verb).filter(|subject| subject.chunk + 1 == verb)?.chunk.checked_sub(1)?;
    matches!(phrase.frame.kind(opener as isize), ChunkKind::Wh | ChunkKind::Subordinator).then_some(opener)
}

/// "the order, which the union has branded the “…”": whether a verb of naming stands in a relative clause
/// of its own subject, right before the name that it gives to what the clause tells of.
fn names_antecedent(phrase: &Phrase, verb: usize, place: usize) -> bool {
    let relative = relative_opener(phrase, verb)
        .is_some_and(|opener| matches!(phrase.head_word(opener), "which" | "what" | "whom" | "that"));
    let beside = verb + 1 == place || verb + 2 == place && phrase.is_bare_article(verb as isize + 1);
    relative && beside && !phrase.chunk(verb).passive
}

/// "a fall that the envoys had attributed to “…”": whether a verb in a relative clause of its own subject
/// gives the reason for what the clause tells of.
fn explains_antecedent(phrase: &Phrase, verb: usize, place: usize) -> bool {
    let relative = relative_opener(phrase, verb)
        .is_some_and(|opener| matches!(phrase.head_word(opener), "which" | "that"));
    relative && verb + 2 == place && phrase.head_word(verb + 1) == "to" && !phrase.chunk(verb).passive
}

/// "attributed the fall to a “bad wind”": whether somebody gives the reason for what is the verb's object.
fn explains_object(phrase: &Phrase, verb: usize, place: usize) -> bool {
    let to = place - 1 - usize::from(phrase.is_bare_article(place as isize - 1));
    let thing =
        |at: usize| matches!(phrase.frame.kind(at as isize), ChunkKind::Noun | ChunkKind::Preposition);
    to > verb + 1 && phrase.head_word(to) == "to" && !phrase.chunk(verb).passive && (verb + 1..to).all(thing)
}

/// "spoke of a “new era”", "speaking instead of “…”": whether nothing but "of" and an article stands
/// between a verb of talking and the quotation.
fn speaks_of(phrase: &Phrase, verb: usize, place: usize) -> bool {
    let frame = phrase.frame;
    let mut at = verb as isize + 1;
    while frame.kind(at) == ChunkKind::Adverb {
        at += 1;
    }
    let of = frame.kind(at) == ChunkKind::Preposition && phrase.head_word(at as usize) == "of";
    at += 1;
    if phrase.is_bare_article(at) {
        at += 1;
    }
    of && at == place as isize
}

/// Whether the content of a verb follows it as a clause with "that", and no other act of speech stands
/// between the verb and the quotation.
fn tells_that(phrase: &Phrase, verb: usize, place: usize) -> bool {
    phrase.frame.kind(verb as isize + 1) == ChunkKind::Subordinator
        && phrase.head_word(verb + 1) == "that"
        && !(verb + 1..place).any(|i| {
            phrase.chunk(i).kind == ChunkKind::Verb
                && phrase.chunk(i).class().is_some_and(|class| class != CueClass::Think)
        })
}

/// Whether the verb's subject is a text: only of texts do verbs of showing tell what they say.
pub(super) fn is_text(phrase: &Phrase, verb: usize) -> bool {
    phrase.subject(verb).is_some_and(|subject| {
        let class = phrase.chunk(subject.chunk).class();
        // "said the launch showed that": what happens is no text.
        phrase.head(subject.chunk).known().cue_noun != 0 && class != Some(CueClass::Occasion)
    })
}

/// Whether "as" alone stands between a verb with its object and the quotation: whoever rejects, hails
/// or refers to something as "…" gives it that name (Levin's verbs of characterising, 29.2, but the
/// frame is open to any verb of judging).
fn names_as(phrase: &Phrase, verb: usize, place: usize) -> bool {
    let mut at = place as isize - 1;
    if phrase.is_bare_article(at) {
        at -= 1;
    }
    let judges = matches!(
        phrase.chunk(verb).class(),
        Some(CueClass::Call | CueClass::Express | CueClass::Think | CueClass::Say)
    );
    // "is treating the figures as “…”": behaviour, which somebody else may tell of.
    let behaves = phrase.chunk(verb).cue().is_some_and(|cue| cue.lemma == "treat");
    // "raise the sea, and it is regarded as a “tease”": the name is given by the verb beside it.
    let nearer = || {
        at > verb as isize + 1
            && phrase.frame.kind(at - 1) == ChunkKind::Verb
            && phrase.chunk(at as usize - 1).class() == Some(CueClass::Call)
            && phrase.chunk(at as usize - 1).passive
    };
    // "In a note seen by Orsa Radio, it described it as “…”": so it is by the one that has a subject of its own.
    let described = || {
        !phrase.chunk(verb).flag
            && (verb + 1..at as usize).any(|i| {
                let nearer = phrase.chunk(i);
                nearer.kind == ChunkKind::Verb
                    && nearer.flag
                    && !nearer.passive
                    && nearer.class() == Some(CueClass::Call)
            })
    };
    judges
        && !behaves
        && at > verb as isize
        && phrase.is_as(at)
        && names_something(phrase, verb, place)
        && !nearer()
        && !described()
}

/// "accounts that the clinics labelled “closed” or “lost,” a review found": whether a noun phrase before the
/// quotation gives the name, in a relative clause of its own.
pub(super) fn is_named_by_nearer(phrase: &Phrase, place: usize) -> bool {
    let frame = phrase.frame;
    let mut first = place;
    while first > 1
        && matches!(
            frame.kind(first as isize - 1),
            ChunkKind::Quote | ChunkKind::Comma | ChunkKind::Conjunction
        )
    {
        first -= 1;
    }
    let Some(verb) = first.checked_sub(1).filter(|verb| frame.kind(*verb as isize) == ChunkKind::Verb) else {
        return false;
    };
    let chunk = phrase.chunk(verb);
    chunk.class() == Some(CueClass::Call)
        && frame.kind(first as isize) == ChunkKind::Quote
        && names_antecedent(phrase, verb, first)
        && phrase.subject(verb).is_some_and(|own| phrase.chunk(own.chunk).tag != Tag::Pronoun)
}

/// Whether a verb of naming has its object: between it and the quotation ("called them “…”"),
/// before it ("what Voss called “…”"), or as the subject of a passive.
fn names_something(phrase: &Phrase, verb: usize, place: usize) -> bool {
    let frame = phrase.frame;
    let object = (verb + 1..place).any(|i| {
        matches!(
            frame.kind(i as isize),
            ChunkKind::Noun | ChunkKind::Quote | ChunkKind::Preposition | ChunkKind::Verb
        )
    });
    if object || phrase.chunk(verb).passive || place < verb {
        return true;
    }
    // "a request the agent described as": a relative clause without its pronoun.
    let contact = phrase.subject(verb).is_some_and(|subject| {
        subject.chunk + 1 == verb
            && frame.kind(subject.chunk as isize - 1) == ChunkKind::Noun
            && !phrase.is_temporal(subject.chunk as isize - 1)
    });
    if contact {
        return true;
    }
    let sentence = frame.sentence(verb);
    (sentence.start..verb).any(|i| {
        let kind = frame.kind(i as isize);
        kind == ChunkKind::Wh || kind == ChunkKind::Subordinator && phrase.head_word(i) == "that"
    })
}

/// "viewed the names before they were “…”", "hailed a crew known as the “…”": a verb of naming names
/// nothing that has a verb of its own.
pub(super) fn names_afar(phrase: &Phrase, verb: usize, place: usize) -> bool {
    phrase.chunk(verb).class() == Some(CueClass::Call)
        && (names_a_thing(phrase, verb, place)
            || (verb + 1..place).any(|i| {
                let clause = phrase.frame.kind(i as isize) == ChunkKind::Subordinator
                    || phrase.frame.kind(i as isize) == ChunkKind::Preposition
                        && phrase.frame.kind(i as isize + 2) == ChunkKind::Verb;
                let nearer = phrase.chunk(i).kind == ChunkKind::Verb
                    && phrase.chunk(i).cue().is_some_and(|cue| cue.lemma == "know")
                    && phrase.frame.kind(i as isize + 1) == ChunkKind::Subordinator;
                nearer || clause && phrase.opens_adverbial(i as isize) && !opens_reason(phrase.head_word(i))
            }))
}

/// Whether a word opens a reason or a condition, which is a part of the judgment: "portrayed him as vain
/// because he had “…”".
fn opens_reason(word: &str) -> bool {
    matches!(word, "because" | "since" | "as" | "if" | "unless")
}

/// "thanked Orsa, which brokered the truce, for their “…”", "accused Holt, who has led it since May, of “…”": for the
/// comma that closes a relative clause in front of a verb's "for" or "of", the comma that opens it.
pub(super) fn closed_relative(phrase: &Phrase, comma: isize) -> Option<isize> {
    let frame = phrase.frame;
    if frame.kind(comma) != ChunkKind::Comma || frame.kind(comma + 1) != ChunkKind::Preposition {
        return None;
    }
    let stems: &[&str] = match phrase.head_word(comma as usize + 1) {
        "for" => &REASONED,
        "of" => &ACCUSING,
        _ => return None,
    };
    let wh = (1..comma)
        .rev()
        .take_while(|i| {
            !matches!(
                frame.kind(*i),
                ChunkKind::Comma | ChunkKind::Stop | ChunkKind::Quote | ChunkKind::Semicolon
            )
        })
        .find(|i| {
            frame.kind(*i) == ChunkKind::Wh && matches!(phrase.head_word(*i as usize), "who" | "which")
        })?;
    // "accused Holt, a rower who has led it, of": the clause may tell of an apposition.
    let mut open = wh - 1;
    while open > 0 && matches!(frame.kind(open), ChunkKind::Noun | ChunkKind::Preposition) {
        open -= 1;
    }
    if frame.kind(open) != ChunkKind::Comma {
        return None;
    }
    let verb = (0..open).rev().find(|i| frame.kind(*i) == ChunkKind::Verb)?;
    has_stem(phrase.head_word(verb as usize), stems).then_some(open)
}

/// How verbs begin that have what somebody is said to have done behind "of".
const ACCUSING: [&str; 2] = ["accus", "suspect"];

/// How verbs begin that have their reason behind "for".
const REASONED: [&str; 14] = [
    "thank", "prais", "blam", "criticis", "criticiz", "commend", "condemn", "applaud", "rebuk", "attack",
    "laud", "slam", "chid", "mock",
];

/// Verbs that want an object: behind "as" or a quotation, where none stands, they state a clause.
const STATING: [&str; 14] = [
    "boast",
    "concede",
    "confirm",
    "disclose",
    "emphasise",
    "emphasize",
    "foresee",
    "forecast",
    "indicate",
    "predict",
    "promise",
    "reveal",
    "stress",
    "underline",
];

/// Verbs of saying that only begin, go on or hold a talk.
const MERELY_TALKING: [&str; 22] = [
    "continue", "begin", "start", "go on", "speak", "talk", "open", "close", "end", "finish", "carry on",
    "resume", "lead", "pass", "proceed", "chat", "converse", "pause", "launch", "concede", "stop",
    "break in",
];
