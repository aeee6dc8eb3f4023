//! Tagging: one part of speech for each token, from the lexicon, the ending and the neighbours.
//!
//! After E. Brill, A Simple Rule-Based Part of Speech Tagger, 1992: the likeliest tag of the word,
//! then a few rules about what stands before and after, in one pass from left to right.

use crate::layout::{Layout, Token};
use crate::lexicon::{Tag, Traits, grammar};

/// What stands before a token, for the rules that need it.
struct Before {
    tag: Tag,
    /// The last tag that is no adverb's: what a verb stands behind ("he never cut").
    solid: Tag,
    /// The verb "to have" or "to be" is waiting for its participle.
    auxiliary: bool,
    /// A modal, "do" or "to" is waiting for its base form.
    modal: bool,
    /// A noun phrase ended here that can be a subject.
    nominal: bool,
    /// A quotation stands at most three tokens before.
    quoted: u8,
    /// Commas of the sentence so far, and whether it has a finite verb.
    commas: u8,
    finite: bool,
    /// A possessive pronoun opened the noun phrase that a name has just gone on with.
    owned: bool,
    /// "that" behind a noun phrase stands right before: it may be the subject ("shirts that read").
    relative: bool,
    /// A quotation stood before in the sentence.
    spoken: bool,
    /// The last word is a noun for a person or a body of people.
    person: bool,
    /// The present clause has a finite verb: since the last comma, conjunction or word that opens a
    /// clause, and since a verb of saying, whose content may follow it without "that".
    closed: bool,
}

const START: Before = Before {
    tag: Tag::Stop,
    solid: Tag::Stop,
    auxiliary: false,
    modal: false,
    nominal: false,
    quoted: 0,
    commas: 0,
    finite: false,
    closed: false,
    relative: false,
    owned: false,
    person: false,
    spoken: false,
};

/// Tags tokens that stand in one paragraph outside quotations. `items` are their indexes.
pub(super) fn tag(text: &str, layout: &Layout, items: &[Option<u32>], tags: &mut Vec<Tag>) {
    let tokens = &layout.tokens;
    tags.clear();
    let mut before = START;
    for (place, item) in items.iter().enumerate() {
        let Some(index) = *item else {
            tags.push(Tag::None); // a quotation: a noun as far as its neighbours can tell
            let Before { commas, finite, .. } = before;
            before =
                Before { tag: Tag::None, solid: Tag::None, quoted: 4, commas, finite, spoken: true, ..START };
            continue;
        };
        let token = &tokens[index as usize];
        let ahead = |by: usize| items.get(place + by).copied().flatten().map(|i| &tokens[i as usize]);
        let quote_next = items.get(place + 1).is_some_and(Option::is_none);
        let tag = one(text, layout, token, &before, &Ahead { next: ahead(1), second: ahead(2), quote_next });
        before.note(text, token, tag);
        tags.push(tag);
    }
}

/// What stands behind a token.
struct Ahead<'a> {
    next: Option<&'a Token>,
    second: Option<&'a Token>,
    /// A quotation stands next.
    quote_next: bool,
}

impl Before {
    /// Goes on by one token.
    fn note(&mut self, text: &str, token: &Token, tag: Tag) {
        let grammar = grammar_of(text, token);
        if tag != Tag::Adverb {
            self.auxiliary = grammar.any(Traits::AUXILIARY);
            self.modal = matches!(tag, Tag::Modal | Tag::To) || grammar.any(Traits::DO);
            self.solid = tag;
        }
        self.owned = tag == Tag::Name && (self.owned || self.tag == Tag::Possessive);
        self.relative = self.nominal && token.bytes(text) == b"that";
        self.nominal = match tag {
            Tag::Adverb | Tag::Close => self.nominal,
            _ => tag.is_noun() || tag == Tag::Pronoun || tag == Tag::Number,
        };
        match tag {
            Tag::Comma => self.commas = self.commas.saturating_add(1),
            Tag::Stop | Tag::Semicolon => (self.commas, self.finite, self.spoken) = (0, false, false),
            _ => self.finite |= tag.is_finite(),
        }
        self.closed = match tag {
            Tag::Comma
            | Tag::Stop
            | Tag::Semicolon
            | Tag::Colon
            | Tag::Dash
            | Tag::Open
            | Tag::Close
            | Tag::Conjunction
            | Tag::Wh
            | Tag::WhAdverb => false,
            Tag::Preposition if grammar.any(Traits::SUBORDINATOR) => false,
            _ if tag.is_finite() => token.known().cue_verb == 0,
            _ => self.closed,
        };
        self.person = token.has(Traits::PERSON_ROLE | Traits::GROUP_ROLE | Traits::TITLE);
        self.quoted = self.quoted.saturating_sub(1);
        self.tag = tag;
    }
}

/// What the lists of words of grammar say of a token as it is written.
pub(super) fn grammar_of(text: &str, token: &Token) -> Traits {
    if token.shape.is_ascii_word() && !token.shape.is_all_capitals() {
        token.traits()
    } else if token.shape.is_word() {
        grammar::of(token.span.of(text))
    } else if token.tag == Tag::Genitive {
        Traits::AUXILIARY | Traits::BE
    } else {
        Traits::default()
    }
}

fn one(text: &str, layout: &Layout, token: &Token, before: &Before, ahead: &Ahead) -> Tag {
    let next = ahead.next;
    if token.tag != Tag::None {
        if token.tag == Tag::Genitive
            && matches!(before.tag, Tag::Pronoun | Tag::There | Tag::Wh | Tag::WhAdverb)
        {
            return Tag::Third; // "he's"
        }
        return token.tag;
    }
    let word = token.span.of(text);
    let entry = token.known();
    let starts = matches!(before.tag, Tag::Stop | Tag::Colon | Tag::Mark | Tag::None);
    if token.shape.is_capital() {
        if word == "I" {
            return Tag::Pronoun;
        }
        if !starts || entry.tags[0] == Tag::None {
            return if entry.traits.any(Traits::NATIONALITY)
                && next.is_some_and(|n| {
                    // "the Ohio Republican criticized": before a verb it is a noun.
                    n.shape.is_word() && !n.shape.is_capital() && !n.known().tags[0].is_verb()
                }) {
                Tag::Adjective
            } else if entry.traits.any(Traits::NOT_NAME)
                && !entry.traits.any(Traits::DATE)
                && matches!(
                    entry.tags[0],
                    Tag::Determiner
                        | Tag::Pronoun
                        | Tag::Preposition
                        | Tag::Possessive
                        | Tag::Conjunction
                        | Tag::WhAdverb
                        | Tag::Wh
                )
            {
                entry.tags[0]
            } else {
                Tag::Name
            };
        }
        // At the start of a sentence a capital says little: a given name, or a word that the next
        // one shows to be part of a name.
        let closed = matches!(
            entry.tags[0],
            Tag::Determiner
                | Tag::Pronoun
                | Tag::Preposition
                | Tag::Possessive
                | Tag::Conjunction
                | Tag::WhAdverb
                | Tag::Wh
                | Tag::Adverb
                | Tag::There
                | Tag::To
                | Tag::Number
                | Tag::Modal
        );
        let names = entry.traits.any(
            Traits::GIVEN
                | Traits::TITLE
                | Traits::HONORIFIC
                | Traits::PLACE
                | Traits::SEAT
                | Traits::ACRONYM,
        );
        let capital_next = next.is_some_and(|n| n.shape.is_capital() && n.shape.is_word());
        if entry.tags[0] == Tag::Other {
            return Tag::Name;
        }
        // Written with a capital inside a sentence too: a name wherever it stands.
        if !closed && layout.capitalised.contains(&token.entry) {
            return Tag::Name;
        }
        // Behind a quotation stands its speaker: "“…,” Brown said".
        let speaks = next.is_some_and(|n| n.known().cue_verb != 0 && !n.shape.is_capital());
        if before.tag == Tag::None && speaks && !closed && !entry.traits.any(Traits::NOT_NAME) {
            return Tag::Name;
        }
        if !closed
            && (names || capital_next && !entry.tags[0].is_verb() && !matches!(entry.tags[0], Tag::Adjective))
        {
            return Tag::Name;
        }
    }
    if entry.tags[0] == Tag::None {
        return by_ending(token, word);
    }
    choose(text, word, token, before, ahead)
}

/// An unknown word: what its ending makes likely.
fn by_ending(token: &Token, word: &str) -> Tag {
    if token.shape.is_capital() {
        return Tag::Name;
    }
    if token.shape.is_digit() {
        return if word.contains('-') { Tag::Adjective } else { Tag::Number };
    }
    if word.starts_with(['@', '#']) {
        return Tag::Name;
    }
    if word.starts_with('$') {
        return Tag::Number;
    }
    let ends = |e: &str| word.ends_with(e);
    if ends("n't") || ends("n’t") {
        Tag::Modal
    } else if ends("’re")
        || ends("'re")
        || ends("’ll")
        || ends("'ll")
        || ends("’d")
        || ends("'d")
        || ends("’ve")
        || ends("’m")
    {
        Tag::Pronoun
    } else if ends("ly") {
        Tag::Adverb
    } else if word.contains('-') && (ends("ed") || ends("ing")) {
        Tag::Adjective
    } else if ends("ing") {
        Tag::Gerund
    } else if ends("ed") {
        Tag::Past
    } else if ["ous", "ful", "ive", "less", "able", "ible", "ical", "ish", "ic", "al"].iter().any(|e| ends(e))
    {
        Tag::Adjective
    } else if ends("s") && !ends("ss") && !ends("us") {
        Tag::Nouns
    } else {
        Tag::Noun
    }
}

/// A word with several tags: the likeliest one that its neighbours allow.
fn choose(text: &str, word: &str, token: &Token, before: &Before, ahead: &Ahead) -> Tag {
    let entry = token.known();
    let has = |tag: Tag| entry.tags.contains(&tag);
    let first = entry.tags[0];
    let noun = [Tag::Noun, Tag::Nouns].into_iter().find(|tag| has(*tag));
    let base = has(Tag::Verb) || has(Tag::Present);
    let verbal = base || has(Tag::Past) || has(Tag::Third) || has(Tag::Participle);
    if first == Tag::Adjective && has(Tag::Gerund) && governs(text, before, ahead) {
        return Tag::Gerund; // "arrived on Sunday promising a deal"
    }
    if first == Tag::Noun
        && has(Tag::Gerund)
        && matches!(before.tag, Tag::Preposition | Tag::Stop | Tag::None)
        && opens_complement(ahead)
    {
        return Tag::Gerund; // "reported him as forecasting a boom"
    }
    let motion = first == Tag::Adverb && has(Tag::Preposition) && before.nominal;
    if motion && matches!(lexical(ahead), Tag::Determiner | Tag::Possessive) {
        return Tag::Preposition; // "a farmer down the road"
    }
    // "a finding by the coroner": a gerund that is a noun as well.
    if first == Tag::Gerund && matches!(before.tag, Tag::Determiner | Tag::Possessive | Tag::Genitive) {
        return noun.unwrap_or(first);
    }
    if !verbal || word == "like" || first.is_closed() {
        return first;
    }
    if before.modal && base && (before.tag != Tag::To || reads_as_verb(first, entry.cue_verb != 0, ahead)) {
        return Tag::Verb;
    }
    match before.tag {
        Tag::Determiner | Tag::Possessive | Tag::Genitive | Tag::Adjective
            if noun.is_some() && !(before.tag == Tag::Adjective && first.is_verb() && !has(Tag::Noun)) =>
        {
            return noun.unwrap_or(Tag::Noun);
        }
        Tag::Determiner | Tag::Possessive | Tag::Genitive if has(Tag::Adjective) || has(Tag::Participle) => {
            return Tag::Adjective;
        }
        Tag::Preposition if before.relative && verbal && opens_complement(ahead) => {
            let past = has(Tag::Past) && !has(Tag::Third);
            return if past {
                Tag::Past
            } else if has(Tag::Third) {
                Tag::Third
            } else {
                Tag::Present
            };
        }
        Tag::Preposition if noun.is_some() && !first.is_finite() => return noun.unwrap_or(Tag::Noun),
        _ => {}
    }
    // "her March comment that": a month or a name inside a noun phrase that a possessive opened.
    if before.owned && before.tag == Tag::Name && has(Tag::Noun) {
        return Tag::Noun;
    }
    if before.auxiliary && has(Tag::Participle) {
        return Tag::Participle;
    }
    if before.auxiliary && has(Tag::Past) && !has(Tag::Third) && entry.cue_verb != 0 {
        return Tag::Participle;
    }
    if has(Tag::Past) && (has(Tag::Participle) || first == Tag::Past) {
        return past_or_participle(
            text,
            word,
            first,
            entry.cue_verb != 0,
            has(Tag::Participle),
            before,
            ahead,
        );
    }
    if matches!(before.solid, Tag::Pronoun | Tag::Wh) {
        if has(Tag::Third) {
            return Tag::Third;
        }
        if base {
            return Tag::Present;
        }
    }
    if has(Tag::Third) && noun.is_some() {
        return third_or_nouns(first, noun.unwrap_or(first), entry.cue_verb != 0, before, ahead);
    }
    if base && noun.is_some() {
        if first.is_verb() && before.nominal && before.solid == Tag::Nouns {
            return Tag::Present;
        }
        // "the officials plan to", "analysts fear that": a plural without a verb yet.
        if before.solid == Tag::Nouns && before.nominal && !before.closed && opens_complement(ahead) {
            return Tag::Present;
        }
        // "a conference call": one noun has no verb of that form.
        let verbal_first = matches!(first, Tag::Verb | Tag::Present);
        if verbal_first && before.nominal && before.tag == Tag::Noun {
            let beside = has(Tag::Adjective) && lexical(ahead) == Tag::To; // "a source close to her"
            return if beside { Tag::Adjective } else { noun.unwrap_or(first) };
        }
        if matches!(first, Tag::Verb | Tag::Present) {
            return if before.nominal || before.tag == Tag::Wh { Tag::Present } else { first };
        }
        return first;
    }
    if first == Tag::Verb && (before.nominal || before.tag == Tag::Wh) {
        return Tag::Present;
    }
    first
}

/// The likeliest tag of the next token.
fn lexical(ahead: &Ahead) -> Tag {
    if ahead.quote_next {
        return Tag::None;
    }
    ahead.next.map_or(Tag::Stop, |next| {
        if next.tag != Tag::None {
            next.tag
        } else if next.shape.is_capital() && !next.known().traits.any(Traits::NOT_NAME) {
            Tag::Name
        } else {
            next.known().tags[0]
        }
    })
}

/// Whether what stands next can only be the object or the content of a verb.
fn opens_complement(ahead: &Ahead) -> bool {
    matches!(lexical(ahead), Tag::Determiner | Tag::Pronoun | Tag::Possessive | Tag::To)
        || ahead.quote_next
        || lexical(ahead) == Tag::Preposition
            && ahead.next.is_some_and(|next| {
                next.span.len() == 4 && next.shape.is_word() && next.known().tags[1] == Tag::Determiner
            })
}

/// Whether an adjective that is also a participle has an object here: it stands behind a noun or a
/// date, outside a noun phrase, and a noun phrase or a quotation follows.
fn governs(text: &str, before: &Before, ahead: &Ahead) -> bool {
    let object = ahead.quote_next
        || matches!(lexical(ahead), Tag::Determiner | Tag::Pronoun | Tag::Possessive | Tag::To)
        || ahead.next.is_some_and(|next| next.span.of(text) == "that");
    object && (before.nominal || before.auxiliary || matches!(before.tag, Tag::Comma | Tag::Conjunction))
}

/// Whether a word behind "to" is an infinitive: "to state officials" has a noun, "to state that" a verb.
fn reads_as_verb(first: Tag, cue: bool, ahead: &Ahead) -> bool {
    first.is_verb() || cue || !matches!(lexical(ahead), Tag::Noun | Tag::Nouns)
}

/// A form that is both past and participle ("called").
fn past_or_participle(
    text: &str,
    word: &str,
    first: Tag,
    cue: bool,
    participle: bool,
    before: &Before,
    ahead: &Ahead,
) -> Tag {
    let by = ahead
        .next
        .is_some_and(|next| next.known().tags[0] == Tag::Preposition && next.span.of(text) != "that");
    // "an engineer hired by the council": a reduced relative clause; not "said by email".
    let agent = ahead.next.is_some_and(|next| next.span.of(text) == "by")
        && ahead.second.is_none_or(|second| second.known().cue_noun == 0);
    // "a band called Sophist": a thing and its name.
    let naming = matches!(word, "called" | "named" | "titled" | "dubbed");
    if naming
        && participle
        && before.tag == Tag::Noun
        && !before.person
        && (ahead.quote_next || lexical(ahead) == Tag::Name)
    {
        return Tag::Participle;
    }
    // "Asked about it, Voss smiled": no sentence begins with a past, save that of "Said Voss:".
    let agent = agent && !(first == Tag::Past && matches!(before.tag, Tag::Name | Tag::Pronoun));
    let begins = before.solid == Tag::Stop && !(cue && lexical(ahead) == Tag::Name);
    if participle && (before.nominal && agent || begins) {
        return Tag::Participle;
    }
    let opens = matches!(before.solid, Tag::Comma | Tag::None | Tag::Conjunction | Tag::Wh);
    if first == Tag::Past
        || before.nominal && !(by && first == Tag::Participle)
        || matches!(before.solid, Tag::Wh | Tag::Pronoun)
    {
        return Tag::Past;
    }
    // "praised the crew and called on them": joined to the finite verb before.
    let joined = before.solid == Tag::Conjunction && before.finite && !agent;
    if opens && cue && (joined || !(first == Tag::Participle && by)) {
        return Tag::Past;
    }
    // "Ana Voss, the director, reached": the second comma closes an apposition.
    if before.nominal || before.tag == Tag::Comma && before.commas >= 2 && !before.finite {
        return Tag::Past;
    }
    Tag::Participle
}

/// A form that is both a verb of the third person and a plural ("claims").
fn third_or_nouns(first: Tag, noun: Tag, cue: bool, before: &Before, ahead: &Ahead) -> Tag {
    if cue && before.nominal && before.quoted > 0 && before.tag != Tag::Nouns {
        return Tag::Third; // "“…,” Voss notes."
    }
    let next = lexical(ahead);
    // "“…,” a voice in the film states."
    if cue && before.nominal && before.spoken && !before.finite && matches!(next, Tag::Stop | Tag::Comma) {
        return Tag::Third;
    }
    let complement = matches!(
        next,
        Tag::Determiner
            | Tag::Pronoun
            | Tag::Possessive
            | Tag::Preposition
            | Tag::None
            | Tag::Name
            | Tag::Mark
            | Tag::To
            | Tag::Adverb
    );
    let subject = matches!(before.solid, Tag::Name | Tag::Noun | Tag::Wh);
    let after_quote = matches!(before.tag, Tag::None | Tag::Comma)
        && cue
        && matches!(next, Tag::Name | Tag::Determiner)
        && !ahead.quote_next;
    // "a report prepared in April lists the faults": a subject, no verb yet, and an object.
    let needed = subject && before.nominal && !before.closed && opens_complement(ahead);
    if first == Tag::Third || after_quote || subject && complement && cue || needed {
        Tag::Third
    } else {
        noun
    }
}
