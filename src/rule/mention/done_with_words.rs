//! `Voss vowed to end "the farce"`, `praised their "grit"`: something is done by speaking.

use super::{announce, complement, naming, reading, reporting, unsaid};
use crate::lexicon::{CueClass, Tag, Traits, lexicon};
use crate::rule::{Example, MentionAnswer, Rule, Scene, Source};
use crate::syntax::{ChunkKind, Phrase};

pub(super) static RULE: Rule<MentionAnswer> = Rule {
    id: "done-with-words",
    doc: "No verb of saying reaches the quotation, but a verb that does something by speaking or thinking does \
          (praise, vow, accuse, believe): its subject's words are taken up. So are those of whoever is \
          self-described by them, or does by them what the quoted verb says. What stands in brackets, in \
          another clause, in an example or in another's name is not taken up.",
    fires: &[
        Example {
            text: "The gate fell, officials said, a day after Mr. Vance’s sister threatened “harder” tolls for Orsa.",
            answer: "Mr. Vance’s sister",
        },
        Example { text: "The minister praised the nurses’ “quiet courage”.", answer: "The minister" },
        Example { text: "Ms. Platt vowed to end “the farce of the 43 bus”.", answer: "Ms. Platt" },
        Example {
            text: "The regulator accused the bank of “wilful blindness”.", answer: "The regulator"
        },
        Example { text: "The broker cut its rating on the shares to “sell”.", answer: "The broker" },
        Example {
            text: "Analysts at Orsa Capital cut the stock to “sell”.",
            answer: "Analysts at Orsa Capital",
        },
        Example { text: "The ministry met. It urged the mills to close “at once”.", answer: "It" },
        Example { text: "Many voters believe he is “in it for himself”.", answer: "Many voters" },
        Example {
            text: "Mr. Vance promised that if voters backed him, he would stay until “the last dog dies”.",
            answer: "Mr. Vance",
        },
        Example { text: "In May Mr. Vance all but accused the bank of “theft”.", answer: "Mr. Vance" },
        Example {
            text: "Ms. Platt, who took office last year vowing to be “a friend to all”, resigned.",
            answer: "Ms. Platt",
        },
        Example {
            text: "Ms. Platt took the matter up with Mr. Vance, the office said, voicing “strong regret” over it.",
            answer: "Ms. Platt",
        },
        Example {
            text: "Ms. Platt thanked them and, in a note to the guards, praised their “real grit”.",
            answer: "Ms. Platt",
        },
        Example {
            text: "The agreement signed on Friday by the ministers commits both towns to help “without delay”.",
            answer: "The agreement",
        },
        Example {
            text: "Ms. Platt was vaguer, promising only that engineers would “work without pause”.",
            answer: "Ms. Platt",
        },
        Example {
            text: "Signed in May, Sandal, a self-described “human doorstop,” has started nine games.",
            answer: "Sandal",
        },
        Example {
            text: "Mr. Vance, a pilot, sold himself to voters as a “steady hand”.",
            answer: "Mr. Vance",
        },
        Example {
            text: "The mayor met the port council, and the council “sharply rebuked” the pilots.",
            answer: "the council",
        },
        Example {
            text: "Ms. Holt thanked Ms. Platt and Orsa, which mediated the truce, for their “patient work”.",
            answer: "Ms. Holt",
        },
        Example {
            text: "Lawyers say nine sailors are held, including two whom Orsan judges have convicted of “piracy”.",
            answer: "Orsan judges",
        },
        Example {
            text: "The ministry expelled five pilots. It accused them of “meddling” in May.",
            answer: "It",
        },
        Example {
            text: "Mr. Vance vowed that the guard would hold the quay “to the last oar”.",
            answer: "Mr. Vance",
        },
        Example {
            text: "The guild accused Ms. Platt, who has led the port since May, of “slow theft”.",
            answer: "The guild",
        },
        Example {
            text: "Ms. Platt, a pilot who took over in 2023 promising to make the port “dull and rich”, did not smile.",
            answer: "Ms. Platt",
        },
        Example {
            text: "The 41-year-old waded into the row, accusing Ms. Platt of “playing again”.",
            answer: "The 41-year-old",
        },
        Example {
            text: "The board has struggled. It first scorned the report as “gossip”.", answer: "It"
        },
        Example {
            text: "The port ministry accused Ana Holt of “pouring oil on a boat” and left.",
            answer: "The port ministry",
        },
        Example {
            text: "The council ran an ad in Peru and Tarn that accuses Ms. Platt by name of “parking tugs”.",
            answer: "The council",
        },
        Example {
            text: "One such document includes a “no-blame” clause that requires staff to promise “silence for good”.",
            answer: "One such document",
        },
        Example { text: "Nobody spoke as the clerk read “guilty” four times.", answer: "the clerk" },
        Example {
            text: "Ms. Platt wept as the foreman read the word “guilty” out.", answer: "the foreman"
        },
    ],
    silent: &[
        "Does Ms. Platt think the “break” will end?",
        "Mr. Vance talked for an hour, taking shots at Mr. Holt (“the heron”) and the board.",
        "A judge ordered the release of the port’s papers, including “charts” of the bay.",
        "Ms. Platt offers plans much like those that were put forth by the defeated “Stay” camp.",
        "Despite polls showing her behind, Ms. Platt fought in the town that made her the “heron” of Orsa.",
        "The study compares boat panels to various known harbour “standards” but not to others.",
        "When the pilot realized the tug was late, “he turned” with the tide.",
        "The ministry met the owners of Orsa – a small yard pitched as “the last word” – on Monday.",
        "The mayor met the port council, and the wind “sharply rebuked” the pilots.",
        "The club praised a banker who gave large sums to “friends” of the port.",
        "We have praised this sort of “progress” before.",
        "The minister praised the nurses. Their ward is “a model”.",
        "The minister said the nurses had shown “quiet courage”.",
        "The machine shows “Error” when it is cold.",
        "Ms. Platt repaid them with letters designed to spur sales and expand her “quiet revolution”.",
        "Both parties oppose a toll called the “moon rate” that would cost less.",
        "Ms. Platt headlined a “Low Tide” banquet by the pier.",
        "The minister offered no advice, but guards who signed a “slow lane” memo have left.",
    ],
    find,
};

fn find(scene: &Scene) -> Option<MentionAnswer> {
    let (phrase, place) = scene.place()?;
    let himself = describes_himself(&phrase, place).or_else(|| presents_himself(&phrase, place));
    if let Some(source) = himself.or_else(|| quoted_deed(scene, &phrase, place)) {
        return Some(MentionAnswer::Source(source));
    }
    let sentence = phrase.frame.sentence(place);
    // "Does she think the “break” will end?": nobody has said so.
    if matches!(phrase.first_word(sentence.start), "Does" | "Do" | "Did") {
        return None;
    }
    if let Some(source) = rates(&phrase, place) {
        return Some(MentionAnswer::Source(source));
    }
    for verb in (sentence.start..place).rev().filter(|i| phrase.chunk(*i).kind == ChunkKind::Verb) {
        let Some(class) = phrase.chunk(verb).class() else { continue };
        let does = match class {
            CueClass::Express | CueClass::Show | CueClass::Call | CueClass::Gesture => true,
            CueClass::Think => !phrase.chunk(verb).infinitive,
            _ => false,
        };
        if does
            && !is_designed(&phrase, verb)
            && !is_alleged(&phrase, verb)
            && !unsaid::unsaid(&phrase, verb)
            && complement::in_complement(&phrase, verb, place)
            && !complement::in_own_clause(&phrase, verb, place)
            && !but_another(&phrase, verb, place)
            && !in_brackets(&phrase, verb, place)
            && !(class == CueClass::Call && names_occasion(&phrase, place))
            && !beyond_complement(&phrase, verb, place)
            && !reporting::names_a_thing(&phrase, verb, place)
            && let Some(source) = announce::by_verb(&phrase, verb)
            && (reading::can_speak(&phrase, &source)
                || phrase.chunk(verb).flag && (class == CueClass::Call || considers(&phrase, verb, place))
                || class == CueClass::Express && acts_on(&phrase, verb, &source))
            && (class != CueClass::Show
                || reporting::is_text(&phrase, verb)
                || reads_out(&phrase, verb, place))
            && !reading::is_first_person(&phrase, &source)
        {
            return Some(MentionAnswer::Source(source));
        }
    }
    None
}

/// "as the clerk read “guilty”", "read the word “guilty”": whether somebody reads out the words right behind the verb.
fn reads_out(phrase: &Phrase, verb: usize, place: usize) -> bool {
    let word = verb + 2 == place && matches!(phrase.head_word(verb + 1), "word" | "words");
    (verb + 1 == place || word)
        && phrase.head_word(verb) == "read"
        && phrase
            .subject(verb)
            .is_some_and(|subject| phrase.head(subject.chunk).has(Traits::PERSON_ROLE | Traits::TITLE))
}

/// "called an “emergency” meeting", "headlined a “Low Tide” banquet": whether the quotation tells of what kind the
/// event is that somebody calls.
fn names_occasion(phrase: &Phrase, place: usize) -> bool {
    phrase.chunk(place - 1).tag == Tag::Determiner
        && phrase.frame.kind(place as isize + 1) == ChunkKind::Noun
        && phrase.chunk(place + 1).class() == Some(CueClass::Occasion)
}

/// Whether the quotation stands behind what the verb tells: in another clause that a comma opens, in
/// an example, or in the name of somebody else who does something.
fn beyond_complement(phrase: &Phrase, verb: usize, place: usize) -> bool {
    behind_preposition(phrase, verb, place)
        || behind_opening_clause(phrase, verb, place)
        || behind_closed_clause(phrase, verb, place)
        || reporting::compares_another(phrase, verb, place)
}

/// "ordered the release of papers, including “charts”", "views put forth by the “Stay” camp": whether a
/// preposition before the quotation ties it to something else than the verb.
fn behind_preposition(phrase: &Phrase, verb: usize, place: usize) -> bool {
    let kind = |at: usize| phrase.frame.kind(at as isize);
    let opened = kind(place - 1) == ChunkKind::Noun
        && matches!(
            phrase.chunk(place - 1).tag,
            Tag::Determiner | Tag::Adjective | Tag::Participle | Tag::Gerund
        );
    let before = place - 1 - usize::from(opened);
    let preposition = phrase.head_word(before);
    let mut doing = before.saturating_sub(1);
    while doing > verb && kind(doing) == ChunkKind::Adverb {
        doing -= 1;
    }
    before > verb
        && (preposition == "including"
            || preposition == "by" && kind(doing) == ChunkKind::Verb && doing != verb
            // "examined rules relating to “gross neglect”"
            || preposition == "to" && phrase.chunk(before - 1).cue().is_some_and(|cue| cue.lemma == "relate"))
}

/// "When the leader realized that nobody came, “he left”": whether the verb's clause opens the sentence
/// and the quotation begins the next.
fn behind_opening_clause(phrase: &Phrase, verb: usize, place: usize) -> bool {
    let kind = |at: usize| phrase.frame.kind(at as isize);
    let opener = verb.checked_sub(2).filter(|at| {
        matches!(kind(*at), ChunkKind::Wh | ChunkKind::Subordinator)
            && matches!(phrase.head_word(*at), "When" | "As" | "While" | "Once")
    });
    opener.is_some() && kind(place - 1) == ChunkKind::Comma && place - 1 > verb + 1
}

/// "A voter who supports the mayor, Voss lost", "Despite polls showing her behind, Voss fought": whether
/// a comma ends the verb's relative clause or opening phrase, and somebody else does something before
/// the quotation.
fn behind_closed_clause(phrase: &Phrase, verb: usize, place: usize) -> bool {
    let kind = |at: usize| phrase.frame.kind(at as isize);
    let sentence = phrase.frame.sentence(verb).start;
    let prelude = kind(sentence) == ChunkKind::Preposition && !phrase.chunk(verb).flag;
    (prelude || kind(verb.saturating_sub(1)) == ChunkKind::Wh)
        && (verb + 1..place).any(|at| {
            kind(at) == ChunkKind::Comma
                && kind(at + 1) == ChunkKind::Noun
                && kind(at + 2) == ChunkKind::Verb
                && at + 2 < place
                && phrase.chunk(at + 2).flag
        })
}

/// "took shots at Voss (“the heron”)": whether the quotation stands in brackets and the verb before them.
fn in_brackets(phrase: &Phrase, verb: usize, place: usize) -> bool {
    let last = (verb + 1..place)
        .rev()
        .map(|at| phrase.frame.kind(at as isize))
        .find(|kind| matches!(kind, ChunkKind::Open | ChunkKind::Close));
    last == Some(ChunkKind::Open)
}

/// "accused him of seeking to “mend the dam”": what somebody is accused of is the accuser's word.
fn is_alleged(phrase: &Phrase, verb: usize) -> bool {
    let Some(of) = verb.checked_sub(1).filter(|of| phrase.frame.kind(*of as isize) == ChunkKind::Preposition)
    else {
        return false;
    };
    let accuses = |at: isize| {
        phrase.frame.kind(at) == ChunkKind::Verb
            && phrase.chunk(at as usize).cue().is_some_and(|cue| matches!(cue.lemma, "accuse" | "suspect"))
    };
    phrase.chunk(verb).tag == Tag::Gerund
        && phrase.head_word(of) == "of"
        && (accuses(of as isize - 1)
            || phrase.frame.kind(of as isize - 1) == ChunkKind::Noun && accuses(of as isize - 2))
}

/// "notes designed to widen his “quiet revolution”": what something is made for is nothing said.
fn is_designed(phrase: &Phrase, verb: usize) -> bool {
    let made = |at: &usize| {
        phrase.chunk(*at).kind == ChunkKind::Verb
            && matches!(phrase.head_word(*at), "designed" | "meant" | "intended" | "aimed")
    };
    !phrase.chunk(verb).flag
        && (phrase.frame.sentence(verb).start..verb)
            .rev()
            .take_while(|at| phrase.chunk(*at).kind != ChunkKind::Comma)
            .find(|at| made(at) || phrase.chunk(*at).flag)
            .is_some_and(|at| made(&at))
}

/// "offered no advice, but guards who signed a “slow lane” memo": whether others do something in a new
/// main clause, which "but" opens.
fn but_another(phrase: &Phrase, verb: usize, place: usize) -> bool {
    (verb + 1..place).any(|at| {
        phrase.frame.kind(at as isize) == ChunkKind::Conjunction
            && phrase.head_word(at) == "but"
            && phrase.frame.kind(at as isize - 1) == ChunkKind::Comma
            && matches!(phrase.frame.kind(at as isize + 1), ChunkKind::Noun | ChunkKind::Preposition)
            && (at + 1..place)
                .any(|i| phrase.frame.kind(i as isize) == ChunkKind::Verb && phrase.chunk(i).flag)
    })
}

/// "Voss, a self-described “human doorstop,”": the one described gives the description.
fn describes_himself(phrase: &Phrase, place: usize) -> Option<Source> {
    let frame = phrase.frame;
    if !follows_self_description(phrase, place) {
        return None;
    }
    let before = place as isize - 2;
    let described = match frame.kind(before) {
        ChunkKind::Comma if frame.kind(before - 1) == ChunkKind::Noun => before as usize - 1,
        ChunkKind::Verb => phrase.subject(before as usize)?.chunk,
        _ if phrase.is_name(place + 1) => place + 1,
        _ => return None,
    };
    let source = naming::source(phrase, described)?;
    reading::can_speak(phrase, &source).then_some(source)
}

/// "sold himself to voters as a “fixer”": whoever makes something of himself by any verb.
fn presents_himself(phrase: &Phrase, place: usize) -> Option<Source> {
    let frame = phrase.frame;
    let mut at = place as isize - 1;
    at -= isize::from(phrase.is_bare_article(at));
    if !phrase.is_as(at) {
        return None;
    }
    at -= 1;
    while frame.kind(at) == ChunkKind::Noun && frame.kind(at - 1) == ChunkKind::Preposition {
        at -= 2;
    }
    let reflexive = frame.kind(at) == ChunkKind::Noun
        && ["self", "selves"].iter().any(|end| phrase.head_word(at as usize).ends_with(end));
    if !reflexive || frame.kind(at - 1) != ChunkKind::Verb {
        return None;
    }
    let source = naming::source(phrase, phrase.subject(at as usize - 1)?.chunk)?;
    reading::can_speak(phrase, &source).then_some(source)
}

/// Whether the words right before a quotation say that somebody describes himself by it.
pub(super) fn follows_self_description(phrase: &Phrase, place: usize) -> bool {
    place.checked_sub(1).is_some_and(|at| {
        matches!(phrase.frame.kind(at as isize), ChunkKind::Noun | ChunkKind::Adjective)
            && ["self-described", "self-styled", "self-proclaimed", "self-declared", "self-professed"]
                .contains(&phrase.head_word(at))
    })
}

/// "the council “sharply rebuked” the launch": the subject of the verb of speech that the quotation
/// itself holds.
fn quoted_deed(scene: &Scene, phrase: &Phrase, place: usize) -> Option<Source> {
    let (frame, layout) = (phrase.frame, phrase.layout);
    let noun = place.checked_sub(1)?;
    let hangs = matches!(frame.kind(noun as isize - 1), ChunkKind::Preposition | ChunkKind::Verb);
    if frame.kind(noun as isize) != ChunkKind::Noun
        || hangs
        || frame.kind(place as isize + 1) != ChunkKind::Noun
    {
        return None;
    }
    let inner = scene.quotation().inner;
    let words = &layout.tokens[layout.token_at(inner.start)..layout.token_at(inner.end)];
    let (verb, adverbs) = words.split_last()?;
    let cue = verb.known().cue_verb;
    let speaks = cue != 0
        && matches!(verb.known().tags[0], Tag::Past | Tag::Participle | Tag::Third)
        && matches!(lexicon().cue(cue).class, CueClass::Express | CueClass::Call)
        && (1..3).contains(&adverbs.len())
        && adverbs.iter().all(|word| word.known().tags[0] == Tag::Adverb);
    let source = naming::source(phrase, noun).filter(|_| speaks)?;
    reading::can_speak(phrase, &source).then_some(source)
}

/// "lists of those it considered “unhelpful”": a judgement in as many words, whoever "it" is.
fn considers(phrase: &Phrase, verb: usize, place: usize) -> bool {
    verb + 1 == place && phrase.chunk(verb).cue().is_some_and(|cue| matches!(cue.lemma, "consider" | "deem"))
}

/// "It urges the parties to build", "those it accuses of “theft”": whether "it" does something to somebody by
/// speaking, as only a body or a text does.
fn acts_on(phrase: &Phrase, verb: usize, source: &Source) -> bool {
    let word = phrase.layout.tokens[source.head as usize].span.of(phrase.text);
    matches!(word, "it" | "It")
        && phrase.chunk(verb).flag
        && (phrase.frame.kind(verb as isize + 1) == ChunkKind::Noun
            || phrase.frame.kind(verb as isize + 1) == ChunkKind::Preposition
                && phrase.frame.kind(verb as isize - 1) == ChunkKind::Noun
                && phrase.frame.kind(verb as isize - 2) == ChunkKind::Noun)
}

/// "cut its rating on the shares to “sell”": a grade is the word of whoever gives it.
fn rates(phrase: &Phrase, place: usize) -> Option<Source> {
    let frame = phrase.frame;
    let mut at = place as isize - 1;
    let graded = |at: isize| {
        frame.kind(at) == ChunkKind::Noun
            && ["rating", "ratings", "recommendation", "outlook", "grade"]
                .contains(&phrase.head_word(at as usize))
    };
    if frame.kind(at) != ChunkKind::Preposition || !matches!(phrase.head_word(at as usize), "to" | "at") {
        return None;
    }
    at -= 1;
    // "cut the stock to “sell”": where the grade itself is not named.
    let stock = frame.kind(at - 1) == ChunkKind::Verb
        && frame.kind(at) == ChunkKind::Noun
        && matches!(phrase.head_word(at as usize), "stock" | "shares");
    while !graded(at) && frame.kind(at) == ChunkKind::Noun && frame.kind(at - 1) == ChunkKind::Preposition {
        at -= 2;
    }
    let verb = usize::try_from(at - 1)
        .ok()
        .filter(|_| (graded(at) || stock) && frame.kind(at - 1) == ChunkKind::Verb)?;
    naming::source(phrase, phrase.subject(verb)?.chunk)
}
