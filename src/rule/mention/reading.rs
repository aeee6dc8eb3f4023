//! Readings of a paragraph that several mention rules share; no rule itself.

use super::reporting;
use crate::lexicon::grammar::small_number;
use crate::lexicon::{CueClass, Tag, Traits};
use crate::mention::word;
use crate::rule::{Scene, Source};
use crate::syntax::{ChunkKind, Phrase};

/// The first chunk behind a quotation that an attribution can begin with: a comma inside or behind
/// the closing mark, a question mark or a dash must set the quotation off.
pub(super) fn behind(scene: &Scene, phrase: &Phrase, place: usize) -> Option<usize> {
    let frame = phrase.frame;
    let next = place + 1;
    if frame.kind(next as isize) == ChunkKind::Comma {
        return Some(next + 1);
    }
    let last = scene.wording().last;
    if matches!(last, Some(',' | '—' | '–' | '-' | '…')) || last == Some('.') && bare(scene).ends_with("...")
    {
        return Some(next + usize::from(frame.kind(next as isize) == ChunkKind::Dash));
    }
    if matches!(last, Some('?' | '!')) {
        // "“Oh!” A man whispered": a word of grammar with a capital begins a sentence.
        let token = scene.layout.token_at(scene.quotation().span.end);
        let named = scene.layout.tokens.get(token + 1).is_some_and(|next| next.shape.is_capital());
        let fresh = scene.layout.tokens.get(token).is_some_and(|token| {
            token.shape.is_capital()
                && !(named && token.known().traits.any(Traits::GIVEN))
                && !token.shape.is_all_capitals() // "I", "US"
                && (token.known().tags[0].is_closed() || token.known().tags[0] == Tag::Preposition)
        });
        if fresh {
            return None;
        }
        // The sentence border that the mark seems to set is none when words of attribution follow.
        return Some(next + usize::from(frame.kind(next as isize) == ChunkKind::Stop));
    }
    if last == Some('.') && frame.kind(next as isize) == ChunkKind::Stop {
        return Some(next + 1);
    }
    (last != Some('.')).then_some(next)
}

/// The quoted words without the marks of a quotation inside that ends with them.
fn bare<'s>(scene: &'s Scene) -> &'s str {
    scene.words().trim_end_matches(|c: char| c.is_whitespace() || matches!(c, '\'' | '’' | '”' | '"'))
}

/// Whether the quotation is set off from the words behind it by a comma, `?` or `!`.
pub(super) fn set_off(scene: &Scene, phrase: &Phrase, place: usize) -> bool {
    matches!(scene.wording().last, Some(',' | '?' | '!' | '—' | '–'))
        || phrase.frame.kind(place as isize + 1) == ChunkKind::Comma
}

/// Whether nothing that a verb of saying could have as its content follows it, so that its content
/// must be the quotation before: "“…,” Voss said on Monday."
pub(super) fn lacks_content(phrase: &Phrase, verb: usize) -> bool {
    let frame = phrase.frame;
    let mut at = verb as isize + 1;
    let class = phrase.chunk(verb).class();
    if matches!(class, Some(CueClass::Tell)) || takes_addressee(phrase, verb) {
        while frame.kind(at) == ChunkKind::Noun
            || frame.kind(at) == ChunkKind::Conjunction && frame.kind(at + 1) == ChunkKind::Noun
        {
            at += 1;
        }
        // "told the programme “Inside Vale”": the object's name.
        if frame.kind(at) == ChunkKind::Quote && frame.kind(at - 1) == ChunkKind::Noun {
            at += 1;
        }
    }
    while frame.kind(at) == ChunkKind::Adverb || phrase.is_temporal(at) || tells_where(phrase, at) {
        at += 1;
    }
    match frame.kind(at) {
        ChunkKind::Noun | ChunkKind::Quote => false,
        ChunkKind::Colon => frame.kind(at + 1) != ChunkKind::Quote,
        ChunkKind::Subordinator => !matches!(phrase.head_word(at as usize), "that" | "if" | "whether" | "so"),
        ChunkKind::Wh => phrase.head_word(at as usize).eq_ignore_ascii_case("when"),
        ChunkKind::Verb => !phrase.chunk(at as usize).flag && !phrase.chunk(at as usize).infinitive,
        // "asked a deputy early on", "said not long after", "said more than once", "asked point-blank."
        ChunkKind::Adjective => {
            matches!(phrase.head_word(at as usize), "early" | "late" | "long" | "more")
                || matches!(frame.kind(at + 1), ChunkKind::Stop | ChunkKind::Comma)
        }
        _ => true,
    }
}

/// "said onstage", "said half an hour later": whether a noun phrase only tells where or when.
fn tells_where(phrase: &Phrase, at: isize) -> bool {
    const WHERE: [&str; 14] = [
        "there",
        "onstage",
        "offstage",
        "backstage",
        "upfront",
        "overnight",
        "outside",
        "inside",
        "abroad",
        "overseas",
        "aboard",
        "downtown",
        "online",
        "offline",
    ];
    phrase.is_half_of_time(at)
        || phrase.frame.kind(at) == ChunkKind::Noun && WHERE.contains(&phrase.words(at as usize))
}

/// Whether the quotation stands in a clause of time, reason or comparison that begins its sentence, with
/// no comma before that could close it: "When Voss called it “…,”".
pub(super) fn in_opening_clause(phrase: &Phrase, place: usize) -> bool {
    let frame = phrase.frame;
    let mut start = frame.sentence(place).start;
    // "But when Voss called it"
    start += usize::from(frame.kind(start as isize) == ChunkKind::Conjunction);
    start + 2 < place
        && phrase.opens_adverbial(start as isize)
        && !(start..place - 1).any(|at| {
            matches!(frame.kind(at as isize), ChunkKind::Comma | ChunkKind::Dash | ChunkKind::Quote)
        })
}

/// Verbs that may have the one addressed as their object besides the class of telling.
fn takes_addressee(phrase: &Phrase, verb: usize) -> bool {
    let lemma = phrase.chunk(verb).cue().map_or("", |c| c.lemma);
    let object = verb as isize + 1;
    matches!(
        lemma,
        "ask"
            | "warn"
            | "promise"
            | "answer"
            | "write"
            | "text"
            | "urge"
            | "beg"
            | "thank"
            | "implore"
            | "email"
            | "counsel"
            | "advise"
    ) && phrase.frame.kind(object) == ChunkKind::Noun
        && (phrase.chunk(object as usize).tag == Tag::Pronoun
            || phrase.head(object as usize).has(Traits::PERSON_ROLE | Traits::GROUP_ROLE)
            || phrase.is_name(object as usize))
}

/// Whether a verb can announce speech after a quotation.
pub(super) fn announces_speech(class: CueClass) -> bool {
    matches!(
        class,
        CueClass::Say
            | CueClass::Tell
            | CueClass::Sound
            | CueClass::Gesture
            | CueClass::Think
            | CueClass::Relay
            | CueClass::Express
            | CueClass::Show
    )
}

/// The verb that a quotation directly completes: what stands between is only its object, the one
/// addressed, an adverbial, "that", or punctuation.
pub(super) fn verb_before(phrase: &Phrase, place: usize) -> Option<usize> {
    let frame = phrase.frame;
    let mut at = place as isize - 1;
    // "said, when the story broke, “…”": a subordinate clause between commas is passed over.
    if frame.kind(at) == ChunkKind::Comma {
        let open = (0..at).rev().find(|i| {
            matches!(
                frame.kind(*i),
                ChunkKind::Comma | ChunkKind::Stop | ChunkKind::Quote | ChunkKind::Semicolon
            )
        });
        if let Some(open) = open
            && frame.kind(open) == ChunkKind::Comma
            && matches!(frame.kind(open + 1), ChunkKind::Wh | ChunkKind::Subordinator)
            // "The park was loud, when a boy shouted, “…”": there the clause itself announces.
            && !(frame.kind(at - 1) == ChunkKind::Verb && phrase.chunk(at as usize - 1).cue != 0)
        {
            at = open;
        }
    }
    // "mouthed what appeared to be “…”"
    if let Some(what) = place.checked_sub(3)
        && frame.kind(what as isize) == ChunkKind::Wh
        && phrase.head_word(what) == "what"
        && matches!(phrase.head_word(what + 1), "appeared" | "seemed" | "sounded" | "looked")
        && phrase.head_word(what + 2) == "be"
    {
        at = what as isize - 1;
    }
    if matches!(frame.kind(place as isize - 1), ChunkKind::Comma | ChunkKind::Colon)
        && let Some(opener) = clause_inside(phrase, place)
    {
        at = opener as isize - 1;
    }
    // "wrote that sales fell last year and that “…”": only a verb with a clause of its own goes on so.
    let that = frame.kind(at) == ChunkKind::Subordinator
        && phrase.head_word(at as usize) == "that"
        && frame.kind(at - 1) == ChunkKind::Conjunction;
    let as_name = phrase.is_as(at) || phrase.is_as(at - 1);
    let predicate = phrase.is_predicate(place);
    while at >= 0 {
        match frame.kind(at) {
            // "said the way they treat those who complain “would be a scandal”": a verb inside the subject.
            ChunkKind::Verb
                if predicate
                    && frame.kind(at - 1) == ChunkKind::Wh
                    && matches!(phrase.head_word(at as usize - 1), "who" | "which" | "that") =>
            {
                at -= 2;
            }
            ChunkKind::Verb if predicate && phrase.chunk(at as usize).class() == Some(CueClass::Call) => {
                at -= 1;
            }
            ChunkKind::Verb if that && !has_clause(phrase, at as usize, place) => at -= 1,
            // "described it as being “…”"
            ChunkKind::Verb
                if phrase.head_word(at as usize) == "being"
                    && matches!(frame.kind(at - 1), ChunkKind::Subordinator | ChunkKind::Preposition) =>
            {
                at -= 2;
            }
            // "referred to women who asked for it as “…”": the relative clause names nothing.
            ChunkKind::Verb
                if as_name
                    && frame.kind(at - 1) == ChunkKind::Wh
                    && phrase.chunk(at as usize).class() != Some(CueClass::Call) =>
            {
                at -= 2;
            }
            // "said, and I quote, “…”"
            ChunkKind::Verb
                if phrase.head_word(at as usize) == "quote"
                    && frame.kind(at - 1) == ChunkKind::Noun
                    && matches!(phrase.head_word(at as usize - 1), "I" | "we")
                    && frame.kind(at - 2) == ChunkKind::Conjunction =>
            {
                at -= 3;
            }
            ChunkKind::Verb if is_joined_on(phrase, at as usize, place) => return None,
            ChunkKind::Verb => return Some(at as usize),
            ChunkKind::Stop | ChunkKind::Quote | ChunkKind::Semicolon | ChunkKind::Wh => return None,
            // "a plan (proclaimed by Voss in May) for “Dockers”": what brackets hold announces nothing behind.
            ChunkKind::Close => {
                let open = (0..at).rev().take(BRACKETED).find(|open| frame.kind(*open) == ChunkKind::Open);
                at = open.unwrap_or(at) - 1;
            }
            _ => at = reporting::closed_relative(phrase, at).unwrap_or(at) - 1,
        }
    }
    None
}

/// "said that Voss begged him for a job and “would have knelt”": whether the quotation is a second thing that the
/// subject of a verb with an object does, so that it does not complete the verb.
pub(super) fn is_joined_on(phrase: &Phrase, verb: usize, place: usize) -> bool {
    let frame = phrase.frame;
    frame.kind(place as isize - 1) == ChunkKind::Conjunction
        && frame.kind(verb as isize + 1) == ChunkKind::Noun
        && matches!(phrase.head_word(place - 1), "and" | "but")
        && phrase.is_predicate(place)
        && !(verb + 1..place).any(|at| frame.kind(at as isize) == ChunkKind::Verb)
}

/// How many chunks brackets may hold that are passed over.
const BRACKETED: usize = 12;

/// "told the board when asked about it, “…”", "said that while she fears comparing them, “…”": where a
/// clause begins that stands between a verb of saying and its content.
fn clause_inside(phrase: &Phrase, place: usize) -> Option<usize> {
    let frame = phrase.frame;
    let start = frame.sentence(place).start;
    let opener = (start + 2..place - 1).rev().find(|at| {
        let kind = frame.kind(*at as isize);
        matches!(kind, ChunkKind::Quote | ChunkKind::Comma | ChunkKind::Colon)
            || kind != ChunkKind::Preposition && phrase.opens_adverbial(*at as isize)
    })?;
    let opens = matches!(frame.kind(opener as isize), ChunkKind::Wh | ChunkKind::Subordinator);
    let mut verb = opener - 1;
    if frame.kind(verb as isize) == ChunkKind::Subordinator && phrase.head_word(verb) == "that" {
        verb -= 1;
    }
    if frame.kind(verb as isize) == ChunkKind::Noun
        && frame.kind(verb as isize - 1) == ChunkKind::Verb
        && phrase.chunk(verb - 1).class() == Some(CueClass::Tell)
    {
        verb -= 1;
    }
    let says = frame.kind(verb as isize) == ChunkKind::Verb
        && matches!(phrase.chunk(verb).class(), Some(CueClass::Say | CueClass::Tell));
    // "said when she shouted, “…”": there the clause itself announces.
    let announces = frame.kind(place as isize - 2) == ChunkKind::Verb && phrase.chunk(place - 2).cue != 0;
    (opens && says && !announces).then_some(opener)
}

/// Whether "that" follows a verb, perhaps behind the one addressed, before the last one at `place`.
fn has_clause(phrase: &Phrase, verb: usize, place: usize) -> bool {
    (verb + 1..place - 1)
        .take(3)
        .take_while(|i| matches!(phrase.frame.kind(*i as isize), ChunkKind::Noun | ChunkKind::Subordinator))
        .any(|i| phrase.head_word(i) == "that")
}

/// Whether a noun phrase can name somebody or something that speaks: a person, a body, a text.
pub(super) fn can_speak(phrase: &Phrase, source: &Source) -> bool {
    let head = &phrase.layout.tokens[source.head as usize];
    let word = head.span.of(phrase.text);
    // "someone in the crowd"
    if ["someone", "somebody"].iter().any(|person| person.eq_ignore_ascii_case(word)) {
        return true;
    }
    if source.words.last - source.words.first == 1 && !head.shape.is_all_capitals() {
        let pronoun = matches!(
            word.to_ascii_lowercase().as_str(),
            "he" | "she"
                | "they"
                | "we"
                | "i"
                | "who"
                | "his"
                | "her"
                | "their"
                | "my"
                | "our"
                | "some"
                | "many"
                | "others"
                | "one"
                | "both"
                | "anyone"
                | "everyone"
                | "everybody"
                | "several"
                | "few"
                | "most"
                | "all"
                | "none"
        );
        // "a tape caught him describing it as “…”": the object of what shows him.
        let shown = source.via.is_some() && matches!(word, "him" | "them");
        if pronoun || shown {
            return true;
        }
        if matches!(word, "it" | "It" | "this" | "This" | "that" | "That" | "those" | "you" | "You") {
            return false;
        }
    }
    // "the 41-year-old accused her"
    if word.ends_with("-year-old") {
        return true;
    }
    // "6 of the 9 members said"
    if head.shape.is_digit()
        && phrase.layout.tokens.get(source.head as usize + 1).is_some_and(|t| t.is(phrase.text, "of"))
        && phrase.layout.tokens[source.head as usize..source.words.last as usize]
            .iter()
            .any(|t| t.has(Traits::PERSON_ROLE | Traits::GROUP_ROLE))
    {
        return true;
    }
    // "six in 10 said"
    if phrase.layout.tokens.get(source.head as usize + 1).is_some_and(|t| t.is(phrase.text, "in"))
        && source.words.last == source.head + 3
    {
        return true;
    }
    // "the two pledged"
    let counted = source.words.last - source.words.first == 2
        && (matches!(word, "pair" | "trio" | "duo") || small_number(word).is_some_and(|number| number > 1))
        && phrase.layout.tokens[source.words.first as usize].is(phrase.text, "the");
    if counted {
        return true;
    }
    // "one of them told him"
    let several = source.words.last - source.words.first == 3
        && phrase.layout.tokens[source.words.last as usize - 1].is(phrase.text, "them");
    head.shape.is_capital() && !head.has(Traits::DATE)
        || several
        || matches!(word, "other" | "others") // "the other was more forgiving, calling it “…”"
        || head.has(Traits::PERSON_ROLE | Traits::GROUP_ROLE | Traits::DEMONYM | Traits::TITLE | Traits::SEAT)
        || head.has(Traits::AGREEMENT | Traits::DOCUMENT)
        || head.known().cue_noun != 0
            && (head.known().can_be.has(Tag::Noun) || head.known().can_be.has(Tag::Nouns))
}

/// Whether nothing but the quotation stands in its paragraph.
pub(super) fn alone(scene: &Scene, asked: usize) -> bool {
    let quotation = &scene.quotations[asked];
    let paragraph = scene.layout.paragraphs[quotation.paragraph as usize].span;
    quotation.close_mark.is_some() && paragraph.of(scene.text).trim().len() == quotation.span.len()
}

/// "“…,” a statement from the board said": whether a verb of saying stands right behind a text and what hangs on it.
pub(super) fn text_says(phrase: &Phrase, noun: usize) -> bool {
    let mut verb = noun + 1;
    while phrase.frame.kind(verb as isize) == ChunkKind::Preposition
        && phrase.frame.kind(verb as isize + 1) == ChunkKind::Noun
    {
        verb += 2;
    }
    phrase.frame.kind(verb as isize) == ChunkKind::Verb
        && phrase.chunk(verb).flag
        && matches!(phrase.chunk(verb).class(), Some(CueClass::Say | CueClass::Tell))
}

/// Whether a source is the one who writes: words in marks in the reporter's own sentence about himself
/// are no quotation unless a verb of saying stands right beside them.
pub(super) fn is_first_person(phrase: &Phrase, source: &Source) -> bool {
    word::is_first_person(phrase.text, &phrase.layout.tokens[source.head as usize])
}
