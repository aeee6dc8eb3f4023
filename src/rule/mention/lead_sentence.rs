//! `Voss was unmoved. "…"`: the sentence before leads in whoever speaks.

use super::{announce, naming, noun_with_owner, reading};
use crate::layout::{Token, Zone};
use crate::lexicon::{CueClass, Tag, Traits};
use crate::mention::word::{is_auxiliary, tag};
use crate::rule::{Example, MentionAnswer, Rule, Scene, Source};
use crate::syntax::{ChunkKind, Phrase};

pub(super) static RULE: Rule<MentionAnswer> = Rule {
    id: "lead-sentence",
    doc: "A whole utterance with no words of attribution, after a sentence without quotation: the subject of \
          that sentence, first of all of its verb of saying, speaks, or the owner of the answer that is its \
          subject. So it is with six words or more that are all that a sentence says, or its subject. Many \
          people, bodies and words like \"nobody\" utter nothing so, and a headline leads in nobody.",
    fires: &[
        Example { text: "Mr. Vance was unmoved. “The dam will hold.”", answer: "Mr. Vance" },
        Example {
            text: "For Ana Holt, 66, whose husband, Roy, rowed, the news came late.\n\n“I have stopped counting. I sit and wait.”",
            answer: "Ana Holt",
        },
        Example {
            text: "The club said it was “tired of wet seats”. Its chair, Ana Holt, went further.\n\n“I have stopped counting. I sit and wait.”",
            answer: "Its chair, Ana Holt",
        },
        Example { text: "The judge shook her head. “We have been here before.”", answer: "The judge" },
        Example {
            text: "In a letter read to the board, Ms. Platt said she was done.\n\n“I have stopped counting.”",
            answer: "Ms. Platt",
        },
        Example {
            text: "Ms. Platt did not mince words on Tuesday.\n\n“The 43 is a national disgrace.”",
            answer: "Ms. Platt",
        },
        Example { text: "Ms. Platt’s answer was short. “The 43 is full.”", answer: "Ms. Platt" },
        Example { text: "Did Ms. Platt mind? “I have stopped counting.”", answer: "Ms. Platt" },
        Example {
            text: "The writer wished to feed gossip that guests are cold, Mr. Vance said.\n\n“A writer must count the camels first.”",
            answer: "Mr. Vance",
        },
        Example {
            text: "Ms. Platt said the plan was a toy.\n\nIt will “hand a free pass to those who hoard.”",
            answer: "Ms. Platt",
        },
        Example {
            text: "The foreman took a last look at the crane.\n\n“You can’t argue with that.”",
            answer: "The foreman",
        },
        Example {
            text: "Dr. Nwosu wrote in a note that the dam needed sand. Until then, “it is a very costly pond.”",
            answer: "Dr. Nwosu",
        },
        Example {
            text: "Ms. Platt said she was hurt by the vote. Doing so “looked like a trick to keep them all away.”",
            answer: "Ms. Platt",
        },
        Example {
            text: "Mr. Vance argues that nobody meant harm. “The board tells you that calling people to the quay” was a mistake.",
            answer: "Mr. Vance",
        },
    ],
    silent: &[
        "The vote was held in May. Doing so “looked like a trick to keep them all away.”",
        "The dam needed sand. Until then, “it is a very costly pond.”",
        "The union had warned of it for years.\n\n“The dam will hold.”",
        "Ms. Platt agrees with the mayor (“The dam will hold, and so shall we,” the Herald, May 3).",
        "Mr. Vance was unmoved. “The dam will hold,” he said.",
        "The rain stopped. “The dam will hold.”",
        "Ms. Platt’s bus was late. “The dam will hold.”",
        "Mr. Vance was “unmoved”.",
        "Ned Orr was asked, “Had you known it, would you have told her?”",
    ],
    find,
};

fn find(scene: &Scene) -> Option<MentionAnswer> {
    let (phrase, place) = scene.place()?;
    if !scene.is_direct() {
        return went_on(scene, &phrase, place);
    }
    // "Voss was asked, “Why?”": the words are the asker's, of whom nothing is told.
    if reading::verb_before(&phrase, place).is_some_and(|verb| announce::is_asked(&phrase, verb)) {
        return None;
    }
    if place > 0 {
        // "In her column, “…,” the chair", "I agree (“…”)": what leads in stands before, and outside brackets.
        let inside = phrase.frame.sentence(place).start < place;
        let open = phrase.frame.kind(place as isize - 1) == ChunkKind::Open;
        let leads = |source: &Source| !inside || !open && source.head < phrase.chunk(place).first;
        return lead(&phrase, place).filter(leads).map(MentionAnswer::Source);
    }
    let number = scene.quotation().paragraph.checked_sub(1)?;
    // A headline leads in nobody.
    if scene.layout.paragraphs[number as usize].zone == Zone::Title {
        return None;
    }
    let before = scene.paragraph(number)?;
    let last = before.frame.quotes.last().map(|(_, chunk)| *chunk as usize);
    if last.is_some_and(|quote| !announcing_end(&before, quote)) {
        return None;
    }
    lead(&before, before.frame.chunks.len()).map(MentionAnswer::Source)
}

/// "Until then, “it is a dream.”": a clause in marks behind nothing but an adverbial, after a sentence, in its
/// paragraph, that reports somebody's words.
fn went_on(scene: &Scene, phrase: &Phrase, place: usize) -> Option<MentionAnswer> {
    let frame = phrase.frame;
    let sentence = frame.sentence(place);
    let adverbial = sentence.start + 1 < place
        && frame.kind(place as isize - 1) == ChunkKind::Comma
        && (sentence.start..place - 1).all(|at| {
            matches!(
                frame.kind(at as isize),
                ChunkKind::Noun | ChunkKind::Preposition | ChunkKind::Adverb | ChunkKind::Subordinator
            )
        })
        && frame.kind(sentence.start as isize) != ChunkKind::Noun;
    let inner = scene.quotation().inner;
    let clause = scene.wording().words >= 4
        && scene
            .layout
            .tokens
            .get(scene.layout.token_at(inner.start))
            .is_some_and(|first| matches!(first.known().tags[0], Tag::Pronoun | Tag::There));
    let whole = adverbial && clause && place + 1 == sentence.end;
    if !whole && !is_told_in_full(scene, phrase, place) {
        return None;
    }
    // The sentence before, which may end the paragraph before.
    let above = scene.quotation().paragraph.checked_sub(1).filter(|_| sentence.start == 0);
    if let Some(above) = above {
        let zone = scene.layout.paragraphs[above as usize].zone;
        let above = scene.paragraph(above).filter(|_| zone == Zone::Body)?;
        let end = above.frame.chunks.iter().rposition(|chunk| chunk.kind != ChunkKind::Stop)?;
        return teller(&above, above.frame.sentence(end)).map(MentionAnswer::Source);
    }
    let stop = sentence.start.checked_sub(1)?;
    teller(phrase, frame.sentence(stop.checked_sub(1)?)).map(MentionAnswer::Source)
}

/// Whose words a sentence reports.
fn teller(phrase: &Phrase, sentence: std::ops::Range<usize>) -> Option<Source> {
    let verb = sentence.clone().find(|verb| {
        phrase.chunk(*verb).kind == ChunkKind::Verb
            && phrase.chunk(*verb).flag
            && matches!(phrase.chunk(*verb).class(), Some(CueClass::Say | CueClass::Tell))
    })?;
    announce::by_verb(phrase, verb).filter(|source| speaks(phrase, source))
}

/// "Doing so “seemed to be an attempt at closing it.”", "“The board claims that the call to come” was a mistake.":
/// whether a sentence without a cue has in marks all that it says, or the clause that is its subject.
fn is_told_in_full(scene: &Scene, phrase: &Phrase, place: usize) -> bool {
    let frame = phrase.frame;
    let sentence = frame.sentence(place);
    let tokens = &scene.layout.tokens;
    let first = scene.layout.token_at(scene.quotation().inner.start);
    let finite = |t: &Token| tag(t).is_finite();
    let verbs =
        |mut range: std::ops::Range<usize>| range.any(|at| frame.kind(at as isize) == ChunkKind::Verb);
    let cue = || sentence.clone().any(|at| phrase.chunk(at).cue != 0);
    // "It will “hand them a free pass.”"
    let modal = sentence.start < place
        && frame.kind(place as isize - 1) == ChunkKind::Verb
        && phrase.chunk(place - 1).tag == Tag::Modal;
    let base = |t: &Token| t.known().can_be.has(Tag::Verb);
    let predicate = || {
        place + 1 == sentence.end
            && sentence.start < place
            && tokens.get(first).is_some_and(|t| if modal { base(t) } else { finite(t) })
            && (sentence.start..place - usize::from(modal)).all(|at| {
                let chunk = phrase.chunk(at);
                matches!(
                    chunk.kind,
                    ChunkKind::Noun | ChunkKind::Adverb | ChunkKind::Preposition | ChunkKind::Conjunction
                ) || chunk.kind == ChunkKind::Verb && chunk.tag == Tag::Gerund
            })
    };
    let subject = || {
        place == sentence.start
            && verbs(place + 1..sentence.end)
            && tokens[first..].iter().take_while(|t| scene.quotation().inner.contains(t.span)).any(finite)
    };
    scene.wording().words >= IN_FULL && (predicate() || subject()) && !cue()
}

/// How many words are too many for a term, where nothing in their own sentence tells whose they are.
const IN_FULL: u32 = 6;

/// Whether the sentence right before the quotation, in its paragraph and without a quotation of its own,
/// brings in whoever speaks by a gesture: "Voss smiled."
pub(super) fn brings_in(scene: &Scene) -> bool {
    let Some((phrase, place)) = scene.place() else { return false };
    let stop = |i: &usize| phrase.frame.kind(*i as isize) == ChunkKind::Stop;
    let Some(last) = (0..place).rev().find(|i| !stop(i)) else { return false };
    let sentence = phrase.frame.sentence(last);
    let quoted = sentence.clone().any(|i| phrase.frame.kind(i as isize) == ChunkKind::Quote);
    let gestures = |verb: usize| {
        let chunk = phrase.chunk(verb);
        let gesture = chunk.kind == ChunkKind::Verb && chunk.flag && chunk.class() == Some(CueClass::Gesture);
        let source = announce::by_verb(&phrase, verb).filter(|_| gesture)?;
        let head = &phrase.layout.tokens[source.head as usize];
        (head.shape.is_capital() && head.known().tags[0] != Tag::Pronoun).then_some(())
    };
    !quoted && sentence.into_iter().any(|verb| gestures(verb).is_some())
}

/// Whether the last sentence of a paragraph stands behind its last quotation and has a cue, "Its chair went further in
/// an interview.", or tells shortly how somebody speaks: "Its chair went further.", "Lund was unmoved."
fn announcing_end(phrase: &Phrase, quote: usize) -> bool {
    let chunks = &phrase.frame.chunks;
    let end = chunks.iter().rposition(|c| c.kind != ChunkKind::Stop).map_or(0, |i| i + 1);
    if end == 0 {
        return false;
    }
    let sentence = phrase.frame.sentence(end - 1);
    let cue = || chunks[sentence.start..end].iter().any(|c| c.cue != 0);
    let manner = || {
        let verb = (sentence.start..end).find(|at| chunks[*at].kind == ChunkKind::Verb && chunks[*at].flag);
        verb.is_some_and(|verb| {
            let further = phrase.head_word(verb) == "went" && phrase.head_word(end - 1) == "further";
            let is_so =
                phrase.head(verb).has(Traits::LINKING) && chunks[end - 1].kind == ChunkKind::Adjective;
            (further || is_so) && end <= verb + MANNER
        })
    };
    sentence.start > quote && (cue() || manner())
}

/// How many chunks, the verb among them, may tell how somebody speaks.
const MANNER: usize = 3;

/// The subject of the last sentence before a chunk.
fn lead(phrase: &Phrase, end: usize) -> Option<Source> {
    let mut last = end;
    while last > 0 && phrase.frame.kind(last as isize - 1) == ChunkKind::Stop {
        last -= 1;
    }
    let sentence = phrase.frame.sentence(last.checked_sub(1)?);
    if let Some(asked) = asked(phrase, sentence.start, last) {
        return Some(asked);
    }
    if let Some(one) = topic(phrase, sentence.start).filter(|source| speaks(phrase, source)) {
        return Some(one);
    }
    let verbs = || sentence.clone().filter(|i| phrase.chunk(*i).kind == ChunkKind::Verb);
    attributed_at_end(phrase, sentence.start, last)
        .or_else(|| {
            verbs().find_map(|verb| {
                phrase
                    .chunk(verb)
                    .cue()
                    .filter(|_| phrase.chunk(verb).flag && !hangs(phrase, verb))
                    .and_then(|_| announce::by_verb(phrase, verb))
            })
        })
        .filter(|s| speaks(phrase, s))
        .or_else(|| {
            verbs()
                .filter(|v| phrase.chunk(*v).flag)
                .filter_map(|verb| naming::source(phrase, phrase.subject(verb)?.chunk))
                // "Asked whether it was true, she laughed"
                .find(|s| !is_empty(phrase, s))
                .filter(|s| speaks(phrase, s))
        })
        .or_else(|| verbs().find(|verb| phrase.chunk(*verb).flag).and_then(|verb| owned(phrase, verb)))
}

/// "The writer wanted gossip, he said.": whom the words of attribution name that end a sentence.
fn attributed_at_end(phrase: &Phrase, start: usize, end: usize) -> Option<Source> {
    let verb = (start..end).rev().find(|at| phrase.chunk(*at).kind == ChunkKind::Verb)?;
    let kind = |back: usize| phrase.frame.kind(verb as isize - back as isize);
    let says = phrase.chunk(verb).class() == Some(CueClass::Say) && phrase.chunk(verb).flag;
    let apart = verb >= start + 3 && kind(1) == ChunkKind::Noun && kind(2) == ChunkKind::Comma;
    (says && apart && verb + 1 == end).then(|| announce::by_verb(phrase, verb)).flatten()
}

/// "Voss’s answer was short.": the owner of words that are the subject of the sentence's first verb.
fn owned(phrase: &Phrase, verb: usize) -> Option<Source> {
    let words = phrase.subject(verb)?.chunk;
    let opens = words == phrase.frame.sentence(verb).start;
    let told = phrase.chunk(words).class() == Some(CueClass::Utterance);
    let owner = noun_with_owner::genitive(phrase, words).filter(|_| opens && told)?;
    Some(Source { cue: naming::noun_cue(phrase, words), ..owner })
}

/// "In a statement read to the court, Voss said": whether the subject of a verb hangs on a preposition.
fn hangs(phrase: &Phrase, verb: usize) -> bool {
    phrase.subject(verb).is_some_and(|subject| {
        subject.chunk + 1 == verb
            && phrase.frame.kind(subject.chunk as isize - 1) == ChunkKind::Preposition
            && phrase.frame.sentence(verb).start + 1 == subject.chunk
    })
}

/// "It was late", "There was no more": a subject that means nobody.
fn is_empty(phrase: &Phrase, source: &Source) -> bool {
    let word = phrase.layout.tokens[source.head as usize].span.of(phrase.text);
    matches!(word, "it" | "It" | "there" | "There")
}

/// "For Ana Voss, 66, whose husband rowed, the news came late.": the person for whom the sentence tells what
/// happened.
fn topic(phrase: &Phrase, start: usize) -> Option<Source> {
    let parted = phrase.frame.kind(start as isize + 2) == ChunkKind::Comma;
    let person = phrase.head_word(start) == "For" && parted && phrase.is_name(start + 1);
    let known =
        person && !phrase.head(start + 1).has(Traits::PLACE | Traits::COUNTRY | Traits::ORGANISATION_END);
    naming::source(phrase, start + 1).filter(|_| known)
}

/// Whether the words can name somebody who speaks.
fn speaks(phrase: &Phrase, source: &Source) -> bool {
    let head = &phrase.layout.tokens[source.head as usize];
    let word = head.span.of(phrase.text);
    let pronoun = matches!(word, "he" | "He" | "she" | "She");
    let nobody = matches!(word, "Nobody" | "Everybody" | "Everyone" | "Anyone");
    let name =
        head.shape.is_capital() && !head.has(Traits::DATE) && head.known().tags[0] != Tag::Pronoun && !nobody;
    // "Critics had warned of it.": many do not utter what stands alone behind them.
    let person = head.has(Traits::PERSON_ROLE | Traits::DEMONYM) && head.known().tags[0] != Tag::Nouns;
    pronoun || name || person
}

/// "Does Voss mind?": whoever the reporter's question is about answers it.
fn asked(phrase: &Phrase, first: usize, stop: usize) -> Option<Source> {
    let question = phrase.frame.kind(stop as isize) == ChunkKind::Stop && phrase.words(stop).starts_with('?');
    let auxiliary = phrase.frame.kind(first as isize) == ChunkKind::Verb
        && is_auxiliary(&phrase.layout.tokens[phrase.chunk(first).first as usize]);
    if !question || !auxiliary || phrase.frame.kind(first as isize + 1) != ChunkKind::Noun {
        return None;
    }
    let mut source = naming::source(phrase, first + 1)?;
    // "Does Voss mind": the verb without an ending looks like a noun.
    let chunk = phrase.chunk(first + 1);
    let tokens = &phrase.layout.tokens[chunk.first as usize..chunk.last as usize];
    let name = tokens.iter().take_while(|token| token.shape.is_capital()).count() as u32;
    if name > 0 && name < chunk.last - chunk.first {
        source.words.last = chunk.first + name;
        source.head = chunk.first + name - 1;
    }
    speaks(phrase, &source).then_some(source)
}
