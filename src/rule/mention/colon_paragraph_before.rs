//! A paragraph that ends in a colon introduces the quotation that begins the next.

use super::{announce, naming, reading};
use crate::lexicon::{CueClass, Tag};
use crate::rule::{Example, MentionAnswer, Rule, Scene, Source};
use crate::syntax::{ChunkKind, Phrase};

pub(super) static RULE: Rule<MentionAnswer> = Rule {
    id: "colon-paragraph-before",
    doc: "The paragraph before ends in a colon, or the sentence before in the same paragraph does: the last cue \
          of that sentence, else the subject of its last verb, says whose words follow; so does a name behind a \
          dash or \"by\" right before the colon.",
    fires: &[
        Example {
            text: "Ms. Platt put it more simply in her letter to passengers:\n\n“We are sorry. We are late. We are trying.”",
            answer: "Ms. Platt",
        },
        Example {
            text: "The first line of the message read:\n\n“Do not open the gate.”",
            answer: "The first line of the message",
        },
        Example {
            text: "Here is what Coach Tarrant had to say on the season:\n\n“Nobody died.”",
            answer: "Coach Tarrant",
        },
        Example {
            text: "Mr. Delano read out a letter from his daughter:\n\n“Come home.”",
            answer: "his daughter",
        },
        Example {
            text: "Asked about papers sent by ordinary mail, Ms. Platt, who runs the buses, said:\n\n“Come home.”",
            answer: "Ms. Platt",
        },
        Example {
            text: "The boats sink more often now, by Ana Holt:\n\n“We counted nine wrecks in one spring.”",
            answer: "Ana Holt",
        },
        Example {
            text: "As the Orsa Post reported in May, the club was still calling it luck:\n\n“Nobody had seen the gate.”",
            answer: "the Orsa Post",
        },
        Example {
            text: "And Ms. Platt is sure that a night in the cold will make him louder: “They are making a legend.”",
            answer: "Ms. Platt",
        },
    ],
    silent: &[
        "At a hearing on Monday, Ned Orr was asked: “Why now?”",
        "Ms. Platt said: “I should have bought a bicycle.”",
        "The bus was late again.\n\n“We are trying,” said Ms. Platt.",
    ],
    find,
};

fn find(scene: &Scene) -> Option<MentionAnswer> {
    let (phrase, place) = scene.place()?;
    if phrase.frame.kind(place as isize - 1) == ChunkKind::Colon {
        return introducer(&phrase, place - 1).map(MentionAnswer::Source);
    }
    if place != 0 || scene.quotation().paragraph == 0 {
        return None;
    }
    // Most paragraphs need not be parsed to see that no colon ends them.
    let number = scene.quotation().paragraph - 1;
    let tokens = &scene.layout.tokens[scene.layout.tokens_of(number)];
    if tokens.iter().rev().map(|token| token.tag).find(|tag| *tag != Tag::Mark) != Some(Tag::Colon) {
        return None;
    }
    let before = scene.paragraph(number)?;
    let last = before.frame.chunks.len().checked_sub(1)?;
    if before.frame.kind(last as isize) != ChunkKind::Colon {
        return None;
    }
    introducer(&before, last).map(MentionAnswer::Source)
}

/// The source that the sentence before a colon names.
fn introducer(phrase: &Phrase, colon: usize) -> Option<Source> {
    let sentence = phrase.frame.sentence(colon);
    // "Sort by:", "Listen to:": what follows completes the preposition.
    if phrase.frame.kind(colon as isize - 1) == ChunkKind::Preposition {
        return None;
    }
    if let Some(source) = says_it(phrase, colon) {
        return Some(source);
    }
    if let Some(author) = letter(phrase, sentence.clone(), colon) {
        return Some(author);
    }
    if let Some(author) = signed(phrase, colon) {
        return Some(author);
    }
    let verbs = || (sentence.start..colon).rev().filter(|i| phrase.chunk(*i).kind == ChunkKind::Verb);
    let finite = || {
        verbs()
            .filter(|v| phrase.chunk(*v).flag)
            .filter_map(|verb| naming::source(phrase, phrase.subject(verb)?.chunk))
    };
    // "Voss was asked on Monday:": the words are the asker's, who may be nobody told of.
    if let Some(verb) = verbs().next()
        && announce::is_asked(phrase, verb)
    {
        return announce::by_verb(phrase, verb);
    }
    as_reported(phrase, sentence.start)
        .or_else(|| {
            verbs().find_map(|verb| phrase.chunk(verb).cue().and_then(|_| announce::by_verb(phrase, verb)))
        })
        // "she is sure that time in jail will make him louder": somebody who can speak.
        .or_else(|| finite().find(|source| reading::can_speak(phrase, source)))
        .or_else(|| finite().next())
        .or_else(|| {
            (sentence.start..colon)
                .find(|i| phrase.chunk(*i).kind == ChunkKind::Noun)
                .and_then(|noun| naming::source(phrase, noun))
                .filter(|source| reading::can_speak(phrase, source))
        })
}

/// "As the Post reported, the mayor was calling it luck:": whoever the sentence names as its source.
fn as_reported(phrase: &Phrase, first: usize) -> Option<Source> {
    let frame = phrase.frame;
    let verb = (first + 1..first + 6)
        .find(|at| frame.kind(*at as isize) == ChunkKind::Verb)
        .filter(|verb| phrase.chunk(*verb).flag)?;
    let opens = frame.kind(first as isize) == ChunkKind::Subordinator && phrase.head_word(first) == "As";
    let says = matches!(phrase.chunk(verb).class(), Some(CueClass::Say | CueClass::Tell | CueClass::Relay));
    if opens && says { announce::by_verb(phrase, verb) } else { None }
}

/// "Asked about letters from her staff, the mayor said:": the subject of a verb of saying right before the colon, if it
/// is no text that somebody wrote.
fn says_it(phrase: &Phrase, colon: usize) -> Option<Source> {
    let verb = colon.checked_sub(1)?;
    let said = phrase.chunk(verb);
    let says = phrase.frame.kind(verb as isize) == ChunkKind::Verb
        && said.flag
        && !said.passive
        && said.class() == Some(CueClass::Say);
    let subject = phrase.subject(verb).filter(|_| says)?.chunk;
    let text = phrase.chunk(subject).class() == Some(CueClass::Document);
    if text { None } else { naming::source(phrase, subject) }
}

/// "read out a letter from Voss:": whoever wrote the text before the colon speaks.
fn letter(phrase: &Phrase, sentence: std::ops::Range<usize>, colon: usize) -> Option<Source> {
    let frame = phrase.frame;
    (sentence.start..colon).rev().find_map(|noun| {
        let document = frame.kind(noun as isize) == ChunkKind::Noun
            && phrase.chunk(noun).class() == Some(CueClass::Document)
            && frame.kind(noun as isize + 1) == ChunkKind::Preposition
            && matches!(phrase.head_word(noun + 1), "from" | "by")
            && frame.kind(noun as isize + 2) == ChunkKind::Noun;
        if document { naming::source(phrase, noun + 2) } else { None }
    })
}

/// "Boats sink more often - Ana Holt: “…”": a name behind a dash or "by", right before the colon.
pub(super) fn signed(phrase: &Phrase, colon: usize) -> Option<Source> {
    let frame = phrase.frame;
    let name = colon.checked_sub(1)?;
    let mut first = name as isize;
    if frame.kind(first - 1) == ChunkKind::Conjunction && frame.kind(first - 2) == ChunkKind::Noun {
        first -= 2;
    }
    let opens = frame.kind(first - 1) == ChunkKind::Dash
        || frame.kind(first - 1) == ChunkKind::Preposition && phrase.head_word(first as usize - 1) == "by"
        // "More from Ana Holt: “…”"
        || frame.kind(first - 1) == ChunkKind::Preposition
            && phrase.head_word(first as usize - 1) == "from"
            && first >= 2
            && phrase.head_word(first as usize - 2) == "More";
    let named = frame.kind(name as isize) == ChunkKind::Noun && phrase.chunk(name).tag == Tag::Name;
    if !opens || !named || frame.kind(first - 1) == ChunkKind::Dash && first < 2 {
        return None;
    }
    let mut source = naming::source(phrase, first as usize)?;
    source.words.last = source.words.last.max(phrase.chunk(name).last);
    Some(source)
}
