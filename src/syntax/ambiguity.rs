//! Words with several tags: which of them the neighbours allow.

use super::neighbours::{Ahead, Before, lexical, opens_complement};
use super::participle::past_or_participle;
use super::third_person::third_or_nouns;
use crate::layout::Token;
use crate::lexicon::{Tag, Tags, Traits};

/// Any form of a verb.
const VERBAL: Tags =
    Tags::of(&[Tag::Verb, Tag::Present, Tag::Past, Tag::Third, Tag::Participle, Tag::Gerund]);

/// Parts of speech that only a verb of the same form could be taken for.
const SETTLED: Tags = Tags::of(&[
    Tag::Noun,
    Tag::Nouns,
    Tag::Name,
    Tag::Determiner,
    Tag::Preposition,
    Tag::Pronoun,
    Tag::Possessive,
    Tag::Conjunction,
    Tag::To,
    Tag::Wh,
    Tag::WhAdverb,
    Tag::There,
    Tag::Modal,
    Tag::Number,
    Tag::Other,
]);

/// A word with several tags: the likeliest one that its neighbours allow.
pub(super) fn choose(text: &str, word: &str, token: &Token, before: &Before, ahead: &Ahead) -> Tag {
    let entry = token.known();
    let first = entry.tags[0];
    // The word, where it has readings of its own.
    let own = if token.has(Traits::OWN_READING) { word } else { "" };
    if let Some(tag) = single_word(text, own, before, ahead) {
        return tag;
    }
    // Nothing that follows is about a noun or a word of grammar that is no verb.
    if SETTLED.has(first) && !entry.can_be.any(VERBAL) {
        return first;
    }
    let has = |tag: Tag| entry.can_be.has(tag);
    let noun = [Tag::Noun, Tag::Nouns].into_iter().find(|tag| has(*tag));
    let base = has(Tag::Verb) || has(Tag::Present);
    let verbal = base || has(Tag::Past) || has(Tag::Third) || has(Tag::Participle);
    if first == Tag::Adjective && has(Tag::Gerund) && word.ends_with("ing") && governs(text, before, ahead) {
        return Tag::Gerund; // "arrived on Sunday promising a deal"
    }
    if first == Tag::Noun
        && has(Tag::Gerund)
        && (matches!(before.tag, Tag::Preposition | Tag::Stop | Tag::None)
            || before.tag == Tag::Comma && entry.cue_verb != 0
            // "ran an editorial on Thursday warning that"
            || before.tag == Tag::Name && ahead.next.is_some_and(|next| next.is(text, "that")))
        // "issued an alert, warning residents of"
        && (opens_complement(ahead)
            || before.tag == Tag::Comma && before.finite && matches!(lexical(ahead), Tag::Nouns | Tag::Name))
    {
        return Tag::Gerund; // "reported him as forecasting a boom", "…, warning that it would sink"
    }
    // "most said they were": a quantity by itself, not the adverb of a participle ("most heard").
    if own.eq_ignore_ascii_case("most")
        && has(Tag::Adjective)
        && ahead.next.is_some_and(|next| {
            matches!(next.known().tags[0], Tag::Past | Tag::Third) && next.known().cue_verb != 0
        })
    {
        return Tag::Adjective;
    }
    // "the bill’s original cosponsors": a plural of which only the verb is listed.
    if first == Tag::Third
        && noun.is_none()
        && entry.cue_verb == 0
        && !token.traits().any(Traits::AUXILIARY | Traits::DO)
        && (matches!(before.tag, Tag::Determiner | Tag::Possessive | Tag::Genitive)
            || before.tag == Tag::Adjective && !before.nominal && !before.auxiliary)
    {
        return Tag::Nouns;
    }
    // "the clerk first said", "the clerk further said"
    if matches!(own, "first" | "further")
        && (before.nominal || before.tag == Tag::Comma)
        && (matches!(lexical(ahead), Tag::Past | Tag::Third)
            || before.tag == Tag::Comma
                && lexical(ahead) == Tag::Participle
                && ahead.next.is_some_and(|next| next.known().cue_verb != 0))
    {
        return Tag::Adverb;
    }
    let motion = first == Tag::Adverb && has(Tag::Preposition) && before.nominal;
    if motion && matches!(lexical(ahead), Tag::Determiner | Tag::Possessive) {
        return Tag::Preposition; // "a farmer down the road"
    }
    // "her opening remarks that": what stands before a noun.
    if matches!(before.tag, Tag::Possessive | Tag::Genitive)
        && has(Tag::Gerund)
        && word.ends_with("ing")
        && ahead
            .next
            .is_some_and(|next| next.known().can_be.has(Tag::Nouns) && next.known().tags[0] != Tag::Third)
    {
        return Tag::Adjective;
    }
    // "one sweeping question"
    if first == Tag::Gerund
        && before.one(text)
        && matches!(lexical(ahead), Tag::Noun | Tag::Nouns | Tag::Name)
    {
        return Tag::Adjective;
    }
    // "a finding by the coroner": a gerund that is a noun as well.
    if first == Tag::Gerund && matches!(before.tag, Tag::Determiner | Tag::Possessive | Tag::Genitive) {
        return noun.unwrap_or(first);
    }
    // "the armed forces": a fixed term, no verb.
    if own == "armed" && matches!(lexical(ahead), Tag::Noun | Tag::Nouns) {
        return Tag::Adjective;
    }
    if names_people(text, own, token, before, ahead) {
        return Tag::Noun;
    }
    if !verbal || own == "like" || first.is_closed() {
        return first;
    }
    // "no better than, say, a tax": for example.
    if own == "say" && before.tag == Tag::Comma && ahead.next.is_some_and(|next| next.is(text, ",")) {
        return Tag::Adverb;
    }
    // "Voss’s “47 percent” comment was"
    if base && noun.is_some() && before.tag == Tag::None && matches!(lexical(ahead), Tag::Past | Tag::Third) {
        return noun.unwrap_or(first);
    }
    // "some say he", "another said that"
    // "another wrote, “…”", "some chanted: “…”"
    let quoted = matches!(lexical(ahead), Tag::Comma | Tag::Colon) && ahead.second.is_none();
    if before.quantity(text) && !before.closed && (opens_complement(ahead) || quoted) && !has(Tag::Third) {
        return if has(Tag::Past) { Tag::Past } else { Tag::Present };
    }
    // "helps families find a home": the object's verb.
    if before.bare
        && before.nominal
        && base
        && before.solid != Tag::Pronoun
        && reads_as_verb(first, false, ahead)
    {
        return Tag::Verb;
    }
    if before.modal && base && (before.tag != Tag::To || reads_as_verb(first, entry.cue_verb != 0, ahead)) {
        return Tag::Verb;
    }
    // "This prompted the board to": no noun phrase goes on with another one's article.
    if before.tag == Tag::Determiner
        && has(Tag::Past)
        && matches!(lexical(ahead), Tag::Determiner | Tag::Possessive | Tag::Pronoun)
    {
        return Tag::Past;
    }
    match before.tag {
        Tag::Determiner | Tag::Possessive | Tag::Genitive | Tag::Adjective
            if noun.is_some()
                // "the panel’s top Democrat"
                && !(first == Tag::Adjective && matches!(lexical(ahead), Tag::Noun | Tag::Nouns | Tag::Name))
                && !(before.tag == Tag::Adjective && first.is_verb() && !has(Tag::Noun)) =>
        {
            return noun.unwrap_or(Tag::Noun);
        }
        Tag::Determiner | Tag::Possessive | Tag::Genitive if has(Tag::Adjective) || has(Tag::Participle) => {
            return Tag::Adjective;
        }
        // "shirts that read “…”", "a group that backs Holt"
        Tag::Preposition
            if (before.relative || quoted && first.is_verb() && before.that())
                && verbal
                && (opens_complement(ahead)
                    || quoted && entry.cue_verb != 0
                    || first != Tag::Noun && lexical(ahead) == Tag::Name
                    // "a fire that left four dead"
                    || has(Tag::Past) && first != Tag::Noun && lexical(ahead) == Tag::Number
                    || has(Tag::Third) && lexical(ahead) == Tag::Name) =>
        {
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
    // "her 1999 bid": a base form has no number for its subject.
    if before.dated && noun.is_some() && !has(Tag::Third) {
        return noun.unwrap_or(first);
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
    // "Voss punctuated her list": a form listed as a participle alone, where the clause lacks its verb.
    if has(Tag::Participle)
        && word.ends_with("ed")
        && before.nominal
        && !before.closed
        && !before.auxiliary
        && opens_complement(ahead)
    {
        return Tag::Past;
    }
    if matches!(before.solid, Tag::Pronoun | Tag::Wh) {
        if has(Tag::Third) {
            return Tag::Third;
        }
        if base && first != Tag::Adverb && !(first == Tag::Adjective && before.singular(text)) {
            return Tag::Present;
        }
    }
    // "There were shouts of": no finite verb follows "be".
    if before.auxiliary && has(Tag::Third) && noun.is_some() && before.tag != Tag::Pronoun {
        return noun.unwrap_or(first);
    }
    if has(Tag::Third) && noun.is_some() {
        return third_or_nouns(first, noun.unwrap_or(first), entry.cue_verb != 0, before, ahead);
    }
    if base && noun.is_some() {
        // "“…,” the authors state in their letter"
        let plural = before.solid == Tag::Nouns || before.people();
        let attributes = entry.cue_verb != 0 && before.spoken && !before.finite && plural;
        if attributes && before.nominal && matches!(lexical(ahead), Tag::Stop | Tag::Comma | Tag::Preposition)
        {
            return Tag::Present;
        }
        if first.is_verb() && before.nominal && before.solid == Tag::Nouns {
            return Tag::Present;
        }
        // "the officials plan to", "analysts fear that": a plural without a verb yet.
        if (before.solid == Tag::Nouns || before.share(text))
            && before.nominal
            && !before.closed
            && opens_complement(ahead)
        {
            return Tag::Present;
        }
        // "a conference call": one noun has no verb of that form.
        if first == Tag::Verb && before.nominal && before.tag == Tag::Noun {
            let beside = has(Tag::Adjective) && lexical(ahead) == Tag::To; // "a source close to her"
            return if beside { Tag::Adjective } else { noun.unwrap_or(first) };
        }
        if matches!(first, Tag::Verb | Tag::Present) {
            return if before.nominal || before.tag == Tag::Wh { Tag::Present } else { first };
        }
        return first;
    }
    // "His letters, obtained by a watchdog, describe it": the verb that the sentence still lacks.
    let lacking = before.tag == Tag::Comma && before.commas >= 2 && !before.finite;
    if first == Tag::Verb && (before.nominal || before.tag == Tag::Wh || lacking && opens_complement(ahead)) {
        return Tag::Present;
    }
    first
}

/// Single words whose neighbours tell what they are, whatever they are by themselves.
fn single_word(text: &str, own: &str, before: &Before, ahead: &Ahead) -> Option<Tag> {
    if own == "like" && before.nominal && ahead.next.is_some_and(|next| next.is(text, "to")) {
        return Some(Tag::Present); // "what officials like to call"
    }
    // "At least two witnesses said": no preposition, but an adverb of the number.
    let least = |token: Option<&Token>| {
        token.is_some_and(|token| ["least", "most"].iter().any(|word| token.is(text, word)))
    };
    if matches!(own, "at" | "At") && !ahead.quote_next && least(ahead.next)
        || own == "least"
            && before.tag == Tag::Adverb
            && before.token.is_some_and(|token| token.is(text, "at"))
    {
        return Some(Tag::Adverb);
    }
    // "About six in 10 said"
    if matches!(own, "about" | "About")
        && matches!(before.tag, Tag::Stop | Tag::Comma | Tag::Conjunction)
        && ahead.second.is_some_and(|second| second.is(text, "in"))
        && ahead.next.is_some_and(|next| {
            ["three", "four", "five", "six", "seven", "eight", "nine"]
                .iter()
                .any(|number| next.is(text, number))
        })
    {
        return Some(Tag::Adverb);
    }
    // "about 200 supporters marched": no preposition before the subject of a clause.
    if matches!(own, "about" | "About" | "around" | "Around" | "over" | "Over")
        && matches!(
            before.tag,
            Tag::None | Tag::Stop | Tag::Comma | Tag::Conjunction | Tag::Wh | Tag::WhAdverb
        )
        && ahead.next.is_some_and(|next| next.shape.is_digit())
        && ahead.second.is_some_and(|second| {
            // "around 9:30 p.m."
            second.shape.is_word()
                && matches!(second.known().tags[0], Tag::Nouns | Tag::Noun | Tag::Adjective | Tag::None)
        })
    {
        return Some(Tag::Adverb);
    }
    // "in later years"
    if matches!(own, "later" | "earlier")
        && matches!(before.tag, Tag::Preposition | Tag::Determiner | Tag::Possessive)
        && matches!(lexical(ahead), Tag::Noun | Tag::Nouns)
    {
        return Some(Tag::Adjective);
    }
    // "questions regarding rules": a preposition in all but form.
    if own == "regarding" && before.nominal && !opens_complement(ahead) {
        return Some(Tag::Preposition);
    }
    // "in that race": behind a preposition it points.
    if own == "that"
        && before.tag == Tag::Preposition
        && !before.relative
        && lexical(ahead) == Tag::Noun
        && ahead.second.is_none_or(|second| !second.known().tags[0].is_finite())
    {
        return Some(Tag::Determiner);
    }
    // "he all but accused them": nearly.
    let nearly = |next: Option<&Token>| {
        next.is_some_and(|next| next.known().can_be.has(Tag::Past) && next.known().cue_verb != 0)
    };
    if own == "all"
        && before.nominal
        && ahead.next.is_some_and(|next| next.is(text, "but"))
        && nearly(ahead.second)
        || own == "but" && before.all(text) && nearly(ahead.next)
    {
        return Some(Tag::Adverb);
    }
    None
}

/// Whether a word that is an adjective elsewhere is the noun for people here: an office, or those counted.
fn names_people(text: &str, own: &str, token: &Token, before: &Before, ahead: &Ahead) -> bool {
    let entry = token.known();
    // "the attorney general of Ohio": an office, not an adjective.
    let attorney = own == "general" && before.person() && before.nominal;
    // "a retired general proposed that"
    let retired = own == "general"
        && matches!(before.tag, Tag::Determiner | Tag::Adjective)
        && (matches!(lexical(ahead), Tag::Past | Tag::Third)
            || ahead.second.is_some_and(|second| second.is(text, "that"))
                && ahead.next.is_some_and(|next| next.known().cue_verb != 0));
    // "Nato chief warns", "said the defense chief, Bo Arden".
    let chief = own == "chief"
        && matches!(before.tag, Tag::Name | Tag::Noun)
        && (lexical(ahead).is_verb()
            || matches!(lexical(ahead), Tag::Stop | Tag::Comma | Tag::Preposition | Tag::Wh));
    // "the army chief of staff", "Voss’s chief of staff"
    let staff = entry.tags[0] == Tag::Adjective
        && entry.can_be.has(Tag::Noun)
        && (before.tag.is_noun() || matches!(before.tag, Tag::Determiner | Tag::Possessive | Tag::Genitive))
        && entry.traits.any(Traits::PERSON_ROLE | Traits::TITLE)
        && ahead.next.is_some_and(|next| next.is(text, "of"));
    // "Orsadyne co-host Ana Voss": between two names a base form has no subject of its number.
    let hosts = before.tag == Tag::Name
        && entry.traits.any(Traits::PERSON_ROLE)
        && !entry.can_be.any(Tags::of(&[Tag::Past, Tag::Third]))
        && lexical(ahead) == Tag::Name;
    // "The other described it as": those counted, where a verb follows.
    let others = own == "other"
        && before.tag == Tag::Determiner
        && ahead.next.is_some_and(|next| next.known().cue_verb != 0)
        && ahead.second.is_some_and(|second| {
            matches!(second.known().tags[0], Tag::Determiner | Tag::Possessive | Tag::Pronoun)
        });
    attorney || retired || chief || staff || hosts || others
}

/// Whether an adjective that is also a participle has an object here: it stands behind a noun or a
/// date, outside a noun phrase, and a noun phrase or a quotation follows.
fn governs(text: &str, before: &Before, ahead: &Ahead) -> bool {
    let object = ahead.quote_next
        || matches!(lexical(ahead), Tag::Determiner | Tag::Pronoun | Tag::Possessive | Tag::To)
        || ahead.next.is_some_and(|next| next.span.of(text) == "that")
        // "was vaguer, promising only that"
        || ahead.next.is_some_and(|next| next.is(text, "only"))
            && ahead.second.is_some_and(|second| second.is(text, "that"));
    object && (before.nominal || before.auxiliary || matches!(before.tag, Tag::Comma | Tag::Conjunction))
}

/// Whether a word behind "to" is an infinitive: "to state officials" has a noun, "to state that" a verb.
fn reads_as_verb(first: Tag, cue: bool, ahead: &Ahead) -> bool {
    first.is_verb() || cue || !matches!(lexical(ahead), Tag::Noun | Tag::Nouns)
}
