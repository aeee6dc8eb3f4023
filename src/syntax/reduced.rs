//! Reduced relative clauses: what looked like the verb until the real one came.
//!
//! "The memo released Tuesday said", "a band called Heron got": read from left to right, the first of
//! two verbs looks like the past of the noun phrase before it (the garden path of T. Bever, 1970).
//! Behind a further finite verb that has no other subject it can only be a participle.

use super::{Chunk, ChunkKind, Frame};
use crate::layout::Token;
use crate::lexicon::{CueClass, Tag, Traits};

/// Verbs that give a thing its name.
pub(super) const NAMING: [&str; 7] =
    ["called", "named", "titled", "entitled", "dubbed", "nicknamed", "codenamed"];

/// Takes verbs for participles where the sentence's verb comes after them.
pub(super) fn settle(frame: &mut Frame, text: &str, tokens: &[Token]) {
    for at in 1..frame.chunks.len() {
        if is_reduced(frame, at, text, tokens) {
            let verb = &mut frame.chunks[at];
            verb.tag = Tag::Participle;
            verb.flag = false;
        }
    }
}

/// Whether the verb at `at` stands in a relative clause without "that was".
fn is_reduced(frame: &Frame, at: usize, text: &str, tokens: &[Token]) -> bool {
    let chunk = &frame.chunks[at];
    let here = at as isize;
    if chunk.kind != ChunkKind::Verb || !chunk.flag || chunk.tag != Tag::Past {
        return false;
    }
    if summed_up(frame, here, text, tokens) {
        return true;
    }
    if chunk.first != chunk.head {
        return false;
    }
    let head = &tokens[chunk.head as usize];
    let participle = head.known().can_be.has(Tag::Participle) || head.span.of(text).ends_with("ed");
    // "with its capital, called the “Gate” by all": behind a comma as well.
    let article =
        usize::from(frame.kind(here + 1) == ChunkKind::Noun && frame.chunks[at + 1].tag == Tag::Determiner);
    let by_all = chunk.class() == Some(CueClass::Call)
        && frame.kind(here - 1) == ChunkKind::Comma
        && frame.kind(here + 1 + article as isize) == ChunkKind::Quote
        && frame.kind(here + 2 + article as isize) == ChunkKind::Preposition
        && word(&frame.chunks[at + 2 + article], text, tokens) == "by";
    if participle && by_all {
        return true;
    }
    // "brought in a bill, dubbed the “Harbour Act”, that": whoever names has something to name.
    let named = NAMING.contains(&head.span.of(text))
        && frame.kind(here - 1) == ChunkKind::Comma
        && frame.kind(here - 2) == ChunkKind::Noun
        && frame.kind(here + 1 + article as isize) == ChunkKind::Quote
        && !frame.chunks[..at]
            .iter()
            .rev()
            .take_while(|chunk| chunk.kind != ChunkKind::Stop)
            .any(|chunk| chunk.kind == ChunkKind::Wh || chunk.kind == ChunkKind::Subordinator);
    if named || participle && done_by_somebody(frame, here, text, tokens) {
        return true;
    }
    if !participle || !is_common(frame, here - 1, tokens) {
        return false;
    }
    let naming = NAMING.contains(&head.span.of(text));
    // "a channel called “The Room”", "a woman named Ana, who": whoever names has something to name,
    // be it before ("a plan experts called “a sham”").
    if naming
        && is_indefinite(frame, at - 1, text, tokens)
        && only_a_name(frame, here + 1, text, tokens)
        && !matches!(
            frame.kind(first_noun(frame, here - 1) - 1),
            ChunkKind::Noun | ChunkKind::Wh | ChunkKind::Subordinator
        )
    {
        return true;
    }
    // "Voss – a firm pitched as “…” – said": whoever pitches has something to pitch.
    let pitched = chunk.cue != 0
        && frame.kind(here + 1) == ChunkKind::Subordinator
        && word(&frame.chunks[at + 1], text, tokens) == "as"
        && frame.kind(here - 2) == ChunkKind::Dash;
    if pitched {
        return true;
    }
    // "emails labelled “secret” by the office": whoever labels has something to label.
    let by = chunk.class() == Some(CueClass::Call)
        && frame.kind(here + 1) == ChunkKind::Quote
        && frame.kind(here + 2) == ChunkKind::Preposition
        && word(&frame.chunks[at + 2], text, tokens) == "by";
    if by && frame.kind(here - 2) != ChunkKind::Wh {
        return true;
    }
    // "held the conversation described, and": whoever describes has something to describe.
    let described = chunk.class() == Some(CueClass::Call)
        && matches!(frame.kind(here + 1), ChunkKind::Comma | ChunkKind::Stop)
        && frame.kind(here - 2) == ChunkKind::Verb;
    if described || in_a_text(frame, here) {
        return true;
    }
    if signed_by(frame, here, text, tokens) || told_in(frame, here, text, tokens) {
        return true;
    }
    if !opens_clause(frame, here - 1, text, tokens) {
        return false;
    }
    let says = matches!(chunk.class(), Some(CueClass::Say | CueClass::Think | CueClass::Tell)) && !naming;
    let mut next = here + 1;
    // "a band called Heron got", "a channel called “The Room” was", "the man labeled “a menace” was"
    let labels = chunk.class() == Some(CueClass::Call) && frame.kind(next) == ChunkKind::Quote;
    if labels || naming && matches!(frame.kind(next), ChunkKind::Noun | ChunkKind::Quote) {
        next += 1;
        // "a group called Heron 45"
        if frame.kind(next) == ChunkKind::Noun && frame.chunks[next as usize].tag == Tag::Number {
            next += 1;
        }
    }
    // "a user identified only as “halberd” warned"
    let mut alias = next;
    while frame.kind(alias) == ChunkKind::Adverb {
        alias += 1;
    }
    if frame.kind(alias) == ChunkKind::Subordinator
        && word(&frame.chunks[alias as usize], text, tokens) == "as"
        && matches!(frame.kind(alias + 1), ChunkKind::Quote | ChunkKind::Noun)
    {
        next = alias + 2;
    }
    let mut parted = false;
    loop {
        // "an opinion drafted in May, and obtained by one agency, says"
        if frame.kind(next) == ChunkKind::Comma
            && frame.kind(next + 1) == ChunkKind::Conjunction
            && frame.kind(next + 2) == ChunkKind::Verb
            && !frame.chunks[next as usize + 2].flag
            && frame.chunks[next as usize + 2].tag == Tag::Participle
        {
            parted = true;
            next += 3;
        }
        // "a memo circulated by one agency and obtained by another warns"
        let joined = frame.kind(next) == ChunkKind::Conjunction
            && frame.kind(next + 1) == ChunkKind::Verb
            && !frame.chunks[next as usize + 1].flag;
        // "a note read out after the talks committed"
        let particle =
            frame.kind(next) == ChunkKind::Preposition && frame.kind(next + 1) == ChunkKind::Preposition;
        if particle || frame.kind(next) == ChunkKind::Adverb || !says && is_time(frame, next, text, tokens) {
            next += 1;
        } else if joined
            || frame.kind(next) == ChunkKind::Preposition && frame.kind(next + 1) == ChunkKind::Noun
            // "a man accused of living in a tent"
            || frame.kind(next) == ChunkKind::Preposition
                && frame.kind(next + 1) == ChunkKind::Verb
                && frame.chunks[next as usize + 1].tag == Tag::Gerund
                && !frame.chunks[next as usize + 1].flag
        {
            next += 2;
        } else {
            break;
        }
    }
    if parted && frame.kind(next) == ChunkKind::Comma {
        next += 1;
    }
    // "Voss, a clerk appointed in May, ruled": inside an apposition to the subject.
    if frame.kind(next) == ChunkKind::Comma
        && frame.kind(next + 1) == ChunkKind::Verb
        && frame.chunks[next as usize + 1].flag
        && next > here + 1
        && in_apposition(frame, here - 1)
    {
        return true;
    }
    // "used Voss, a clerk appointed in May, as “…”": inside an apposition to the object.
    let beside = frame.kind(next) == ChunkKind::Comma
        && next > here + 1
        && matches!(chunk.class(), Some(CueClass::Express | CueClass::Call))
        && frame.kind(here - 2) == ChunkKind::Comma
        && frame.kind(here - 3) == ChunkKind::Noun
        && frame.chunks[at - 3].tag == Tag::Name
        && frame.kind(here - 4) == ChunkKind::Verb
        && is_indefinite(frame, at - 1, text, tokens)
        && tokens[frame.chunks[at - 1].head as usize].has(Traits::PERSON_ROLE);
    if beside {
        return true;
    }
    // "told the board on Monday that was enough": the content of a verb of saying has its own subject.
    // "a note found in the case said": no text says anything about what has a verb of its own.
    let text = frame.chunks[at - 1].class().is_some();
    let content = says && next != here + 1 && !text;
    frame.kind(next) == ChunkKind::Verb && frame.chunks[next as usize].flag && !content
}

/// "its policy, often summed up as the “five rules,” bars it": behind a comma, a verb that has no object
/// but goes on with "as".
fn summed_up(frame: &Frame, verb: isize, text: &str, tokens: &[Token]) -> bool {
    let chunk = &frame.chunks[verb as usize];
    let adverbs = tokens[chunk.first as usize..chunk.head as usize]
        .iter()
        .all(|token| token.known().tags[0] == Tag::Adverb);
    let mut before = verb - 1;
    while frame.kind(before) == ChunkKind::Adverb {
        before -= 1;
    }
    let mut quote = verb + 2;
    quote += isize::from(
        frame.kind(quote) == ChunkKind::Noun && frame.chunks[quote as usize].tag == Tag::Determiner,
    );
    adverbs
        && chunk.cue != 0
        && frame.kind(before) == ChunkKind::Comma
        && frame.kind(before - 1) == ChunkKind::Noun
        && frame.kind(verb + 1) == ChunkKind::Subordinator
        && word(&frame.chunks[verb as usize + 1], text, tokens) == "as"
        && frame.kind(quote) == ChunkKind::Quote
        && !frame.chunks[..verb as usize]
            .iter()
            .rev()
            .take_while(|chunk| chunk.kind != ChunkKind::Stop)
            .any(|chunk| chunk.kind == ChunkKind::Wh)
}

/// "Film of the row, posted online by a parent under “…,” was": behind a comma, a verb that has no object
/// but tells by whom, where another finite verb follows.
fn done_by_somebody(frame: &Frame, verb: isize, text: &str, tokens: &[Token]) -> bool {
    let parted = frame.kind(verb - 1) == ChunkKind::Comma && frame.kind(verb - 2) == ChunkKind::Noun;
    if !parted || frame.chunks[verb as usize].cue == 0 {
        return false;
    }
    let mut at = verb + 1;
    let mut by = false;
    loop {
        if frame.kind(at) == ChunkKind::Adverb || is_time(frame, at, text, tokens) {
            at += 1;
        } else if frame.kind(at) == ChunkKind::Preposition && frame.kind(at + 1) == ChunkKind::Noun {
            let agent = &tokens[frame.chunks[at as usize + 1].head as usize];
            by |= word(&frame.chunks[at as usize], text, tokens) == "by"
                && (agent.has(Traits::PERSON_ROLE | Traits::GROUP_ROLE | Traits::TITLE)
                    || frame.chunks[at as usize + 1].tag == Tag::Name
                        && !agent.has(Traits::DATE | Traits::PLACE));
            at += 2;
        } else {
            break;
        }
    }
    let closed = matches!(frame.kind(at), ChunkKind::Comma | ChunkKind::Quote);
    by && closed
        && (at as usize..frame.chunks.len())
            .take_while(|at| frame.kind(*at as isize) != ChunkKind::Stop)
            .any(|at| frame.kind(at as isize) == ChunkKind::Verb && frame.chunks[at].flag)
}

/// "In a statement posted on Sunday, the ministry said": what hangs on the preposition that opens a
/// sentence has no verb.
fn in_a_text(frame: &Frame, verb: isize) -> bool {
    let text = first_noun(frame, verb - 1);
    frame.kind(text - 1) == ChunkKind::Preposition
        && matches!(frame.kind(text - 2), ChunkKind::Stop | ChunkKind::Quote)
        && matches!(frame.chunks[text as usize].class(), Some(CueClass::Document | CueClass::Utterance))
        && (verb..frame.chunks.len() as isize)
            .find(|at| matches!(frame.kind(*at), ChunkKind::Comma | ChunkKind::Stop | ChunkKind::Quote))
            .is_some_and(|comma| {
                frame.kind(comma) == ChunkKind::Comma && frame.kind(comma + 1) == ChunkKind::Noun
            })
}

/// Whether the chunk at `at` is a noun phrase for a time: "Wednesday", "last week".
fn is_time(frame: &Frame, at: isize, text: &str, tokens: &[Token]) -> bool {
    frame.kind(at) == ChunkKind::Noun && {
        let head = &tokens[frame.chunks[at as usize].head as usize];
        head.has(Traits::DATE) || matches!(head.span.of(text), "week" | "month" | "year" | "night")
    }
}

/// The chunk behind adverbs and times: "on Wednesday", "last week".
fn past_time(frame: &Frame, mut at: isize, text: &str, tokens: &[Token]) -> isize {
    loop {
        if frame.kind(at) == ChunkKind::Adverb || is_time(frame, at, text, tokens) {
            at += 1;
        } else if frame.kind(at) == ChunkKind::Preposition && is_time(frame, at + 1, text, tokens) {
            at += 2;
        } else {
            return at;
        }
    }
}

/// "The agreement signed on Wednesday by Ana Voss": a verb whose subject is a text and that goes on with
/// "by" and a name.
fn signed_by(frame: &Frame, verb: isize, text: &str, tokens: &[Token]) -> bool {
    let by = past_time(frame, verb + 1, text, tokens);
    let subject = &frame.chunks[verb as usize - 1];
    frame.kind(by) == ChunkKind::Preposition
        && word(&frame.chunks[by as usize], text, tokens) == "by"
        && frame.kind(by + 1) == ChunkKind::Noun
        && subject.class().is_some()
        && {
            let agent = &frame.chunks[by as usize + 1];
            agent.tag == Tag::Name
                || tokens[agent.head as usize].has(Traits::PERSON_ROLE | Traits::GROUP_ROLE | Traits::TITLE)
        }
}

/// "said in a sheet updated this week that": a verb between a text in which something is said and the
/// "that" of what is said.
fn told_in(frame: &Frame, verb: isize, text: &str, tokens: &[Token]) -> bool {
    let mut that = past_time(frame, verb + 1, text, tokens);
    if frame.kind(that) == ChunkKind::Preposition && frame.kind(that + 1) == ChunkKind::Noun {
        that += 2; // "posted on its website that"
    }
    frame.kind(verb - 2) == ChunkKind::Preposition
        && frame.kind(verb - 3) == ChunkKind::Verb
        && frame.chunks[verb as usize - 3].flag
        && frame.chunks[verb as usize - 3].class() == Some(CueClass::Say)
        && frame.kind(that) == ChunkKind::Subordinator
        && word(&frame.chunks[that as usize], text, tokens) == "that"
}

/// Whether a noun phrase begins with "a", "an" or "another".
fn is_indefinite(frame: &Frame, noun: usize, text: &str, tokens: &[Token]) -> bool {
    let first = tokens[frame.chunks[noun].first as usize].span.of(text);
    ["a", "an", "another"].iter().any(|article| article.eq_ignore_ascii_case(first))
}

/// Whether no more than a name stands behind a verb of naming: a quotation, perhaps with its article,
/// or a name that a mark or another clause follows.
fn only_a_name(frame: &Frame, next: isize, text: &str, tokens: &[Token]) -> bool {
    match frame.kind(next) {
        ChunkKind::Quote => true,
        ChunkKind::Noun => match frame.kind(next + 1) {
            ChunkKind::Quote => {
                let article = &frame.chunks[next as usize];
                article.tag == Tag::Determiner && word(article, text, tokens) == "the"
            }
            ChunkKind::Comma | ChunkKind::Stop | ChunkKind::Wh | ChunkKind::Verb | ChunkKind::Close => {
                frame.chunks[next as usize].tag == Tag::Name
            }
            _ => false,
        },
        _ => false,
    }
}

/// Whether the noun phrase at `noun` can have a relative clause without "that was": no name, no pronoun.
fn is_common(frame: &Frame, noun: isize, tokens: &[Token]) -> bool {
    frame.kind(noun) == ChunkKind::Noun && {
        let chunk = &frame.chunks[noun as usize];
        let date = tokens[chunk.head as usize].has(Traits::DATE);
        !chunk.flag && !matches!(chunk.tag, Tag::Name | Tag::Pronoun) && !date
    }
}

/// The first noun of a chain that ends at `noun`: "the order" of "the order of the court".
fn first_noun(frame: &Frame, noun: isize) -> isize {
    let mut first = noun;
    while frame.kind(first - 1) == ChunkKind::Preposition && frame.kind(first - 2) == ChunkKind::Noun {
        first -= 2;
    }
    first
}

/// Whether the noun phrase that ends at `noun` stands where a clause begins, and no relative pronoun
/// before it wants a verb ("what the board did in May was").
fn opens_clause(frame: &Frame, noun: isize, text: &str, tokens: &[Token]) -> bool {
    let first = first_noun(frame, noun);
    match frame.kind(first - 1) {
        ChunkKind::Stop
        | ChunkKind::Comma
        | ChunkKind::Conjunction
        | ChunkKind::Preposition
        | ChunkKind::Quote
        | ChunkKind::Dash => true,
        ChunkKind::Subordinator => {
            word(&frame.chunks[(first - 1) as usize], text, tokens) != "that"
                || frame.kind(first - 2) == ChunkKind::Verb
        }
        // "said a note left on the car was": the content of a verb of saying.
        ChunkKind::Verb => matches!(
            frame.chunks[(first - 1) as usize].class(),
            Some(CueClass::Say | CueClass::Think | CueClass::Tell)
        ),
        _ => false,
    }
}

/// Whether the noun phrase that ends at `noun` stands behind a comma and another noun phrase that has
/// no verb yet.
fn in_apposition(frame: &Frame, noun: isize) -> bool {
    let first = first_noun(frame, noun);
    let finite = |at: isize| frame.kind(at) == ChunkKind::Verb && frame.chunks[at as usize].flag;
    let waits = (0..first)
        .rev()
        .take_while(|at| {
            !matches!(frame.kind(*at), ChunkKind::Stop | ChunkKind::Semicolon | ChunkKind::Quote)
        })
        .all(|at| !finite(at) && !matches!(frame.kind(at), ChunkKind::Subordinator | ChunkKind::Wh));
    frame.kind(first - 1) == ChunkKind::Comma && frame.kind(first - 2) == ChunkKind::Noun && waits
}

/// The word at the head of a chunk.
fn word<'t>(chunk: &Chunk, text: &'t str, tokens: &[Token]) -> &'t str {
    tokens[chunk.head as usize].span.of(text)
}
