//! Single words whose neighbours tell what they are, whatever they are by themselves.

use super::neighbours::{Ahead, Before, lexical, opens_complement};
use crate::layout::Token;
use crate::lexicon::grammar::{OF_OFFICE, small_number};
use crate::lexicon::{CueClass, Tag, Tags, Traits, lexicon};

/// What a single word is here, if it is one of these and its neighbours leave no doubt.
pub(super) fn single_word(text: &str, own: &str, before: &Before, ahead: &Ahead) -> Option<Tag> {
    if own == "like" && before.nominal && ahead.next.is_some_and(|next| next.is(text, "to")) {
        return Some(Tag::Present); // "what officials like to call"
    }
    if qualifies_verb(text, own, before, ahead) || qualifies_number(text, own, before, ahead) {
        return Some(Tag::Adverb);
    }
    // "spoke to top Senate aides", but "to top Orsa's list"
    if own == "top"
        && before.tag == Tag::To
        && ahead.next.is_some_and(|next| next.shape.is_capital())
        && ahead.second.is_some_and(|second| {
            second.shape.is_capital() || second.has(Traits::PERSON_ROLE | Traits::GROUP_ROLE)
        })
    {
        return Some(Tag::Adjective);
    }
    // "left, warning of", "with experts warning that": what people do, and no word of theirs.
    if own == "warning"
        && (before.tag == Tag::Comma || before.tag == Tag::Nouns || before.nominal && before.person())
        && ahead
            .next
            .is_some_and(|next| ["of", "that", "against", "about"].iter().any(|word| next.is(text, word)))
    {
        return Some(Tag::Gerund);
    }
    // "Briefing reporters in Orsa, the mayor said": what somebody does, and no reporters of a kind.
    if own == "Briefing"
        && ahead.next.is_some_and(|next| {
            ["reporters", "journalists", "newsmen", "lawmakers"].iter().any(|told| next.is(text, told))
        })
    {
        return Some(Tag::Gerund);
    }
    // "with the Faroes warning it would"
    if own == "warning"
        && before.tag == Tag::Name
        && ahead.next.is_some_and(|next| next.known().tags[0] == Tag::Pronoun)
        && ahead.second.is_some_and(|second| second.known().tags[0] == Tag::Modal)
    {
        return Some(Tag::Gerund);
    }
    // "had at first said"
    if own == "first"
        && before.tag == Tag::Preposition
        && !matches!(lexical(ahead), Tag::Noun | Tag::Nouns | Tag::Number)
    {
        return Some(Tag::Noun);
    }
    // "in later years"
    if matches!(own, "later" | "earlier")
        && matches!(before.tag, Tag::Preposition | Tag::Determiner | Tag::Possessive)
        && matches!(lexical(ahead), Tag::Noun | Tag::Nouns)
    {
        return Some(Tag::Adjective);
    }
    // "urged member states not to": states of a kind, and nothing that somebody states.
    if own == "states"
        && before.token.is_some_and(|token| {
            ["member", "swing", "battleground", "border", "coastal", "nation"]
                .iter()
                .any(|kind| token.is(text, kind))
        })
    {
        return Some(Tag::Nouns);
    }
    // "On Sunday, retired Col. Ana Voss said": who once was one.
    if own == "retired"
        && !before.nominal
        && !matches!(before.tag, Tag::Pronoun | Tag::Wh)
        && ahead.next.is_some_and(|next| next.shape.is_capital() && next.has(Traits::TITLE))
    {
        return Some(Tag::Adjective);
    }
    // "“…,” said managing director Ana Voss", "The plan, lead author Ana Voss said, is"
    if OF_OFFICE.contains(&own)
        && (matches!(
            before.tag,
            Tag::None | Tag::Comma | Tag::Stop | Tag::Mark | Tag::Dash | Tag::Preposition | Tag::Conjunction
        ) || before.quoted > 0 && before.tag.is_finite() && !before.nominal
            // "Orsa Ferries managing director Ana Voss said"
            || before.tag == Tag::Name && own == "managing")
        && ahead.next.zip(ahead.second).is_some_and(|(next, second)| {
            let office = |token: &Token| token.has(Traits::PERSON_ROLE | Traits::TITLE);
            let small = office(next)
                && !next.has(Traits::PLURAL)
                && !next.shape.is_capital()
                && second.shape.is_capital();
            // "“…,” acting U.S. Attorney Ana Voss said"
            let placed = own == "acting" && next.has(Traits::PLACE | Traits::COUNTRY) && office(second);
            small || placed
        })
    {
        return Some(Tag::Adjective);
    }
    // "hours after the minister left Orsa": whoever leaves a place.
    if own == "left"
        && before.person()
        && before.nominal
        && ahead.next.is_some_and(|next| {
            next.has(Traits::PLACE | Traits::COUNTRY) || next.known().tags[0] == Tag::Determiner
        })
    {
        return Some(Tag::Past);
    }
    // "questions regarding rules": a preposition in all but form.
    if own == "regarding" && before.nominal && !opens_complement(ahead) {
        return Some(Tag::Preposition);
    }
    // "disputed that account,": it points where nothing follows that a clause would need.
    if own == "that"
        && before.tag.is_finite()
        && !before.token.is_some_and(takes_clause)
        && lexical(ahead) == Tag::Noun
        && ahead.second.is_some_and(|second| matches!(second.tag, Tag::Comma | Tag::Stop))
    {
        return Some(Tag::Determiner);
    }
    // "once more called it": again.
    if own == "more" && before.token.is_some_and(|token| token.is(text, "once")) {
        return Some(Tag::Adverb);
    }
    // "a report by Voss that summer called it": it points to a time.
    let time = |token: &Token| {
        token.has(Traits::TIME)
            || ["spring", "summer", "autumn", "fall", "winter"].iter().any(|season| token.is(text, season))
    };
    if own == "that"
        && before.nominal
        && ahead.next.is_some_and(time)
        && ahead
            .second
            .is_some_and(|second| second.known().tags[0].is_finite() || second.known().can_be.has(Tag::Past))
    {
        return Some(Tag::Determiner);
    }
    // "said earlier that day"
    if own == "that"
        && before.token.is_some_and(|token| token.is(text, "earlier") || token.is(text, "later"))
        && ahead.next.is_some_and(time)
    {
        return Some(Tag::Determiner);
    }
    // "said that evening in Orsa", "told pilots that evening", "said that same night": a clause would have a verb.
    if own == "that"
        && (before.tag.is_finite() || before.nominal)
        && (ahead.next.is_some_and(|next| time(next) || next.has(Traits::DATE))
            && ahead.second.is_none_or(|second| {
                matches!(second.tag, Tag::Comma | Tag::Stop | Tag::Mark | Tag::Dash)
                    || matches!(second.known().tags[0], Tag::Preposition | Tag::Conjunction)
            })
            || ahead.next.is_some_and(|next| next.is(text, "same")) && ahead.second.is_some_and(time))
    {
        return Some(Tag::Determiner);
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
    None
}

/// Whether what a verb says or thinks follows it as a clause.
fn takes_clause(verb: &Token) -> bool {
    let cue = verb.known().cue_verb;
    cue != 0 && matches!(lexicon().cue(cue).class, CueClass::Say | CueClass::Think)
}

/// Whether a word is an adverb of the verb or the place of the clause: "first said", "there", "all but accused".
fn qualifies_verb(text: &str, own: &str, before: &Before, ahead: &Ahead) -> bool {
    // "the clerk first said", "the clerk further said"
    if matches!(own, "first" | "further")
        && (before.nominal || matches!(before.tag, Tag::Comma | Tag::Pronoun))
        && (matches!(lexical(ahead), Tag::Past | Tag::Third)
            || matches!(before.tag, Tag::Comma | Tag::Pronoun)
                && lexical(ahead) == Tag::Participle
                && ahead.next.is_some_and(|next| next.known().cue_verb != 0)
            // "the director further stated that"
            || !before.finite
                && lexical(ahead) == Tag::Participle
                && ahead.second.is_some_and(|second| second.is(text, "that") || second.is(text, ","))
            // "Voss further accused the board"
            || before.nominal
                && lexical(ahead) == Tag::Participle
                && ahead.second.is_some_and(|second| {
                    second.shape.is_capital() || matches!(second.known().tags[0], Tag::Determiner | Tag::Possessive)
                })
            // "a cook first raised it"
            || before.nominal && before.person() && lexical(ahead) == Tag::Participle
            // "a name first seen in May"
            || before.nominal
                && lexical(ahead) == Tag::Participle
                && ahead.second.is_some_and(|second| second.known().tags[0] == Tag::Preposition))
    {
        return true;
    }
    // "the firm, long derided by her as “…”, closed"
    if own == "long"
        && before.tag == Tag::Comma
        && matches!(lexical(ahead), Tag::Past | Tag::Participle)
        && ahead.second.is_some_and(|second| ["by", "as"].iter().any(|word| second.is(text, word)))
    {
        return true;
    }
    // "Doctors there have taken to": where the people are, but "the signs there were".
    if own == "there"
        && before.tag.is_noun()
        && before.person()
        && ahead.next.is_some_and(|next| next.shape.is_word() && !next.has(Traits::BE))
    {
        return true;
    }
    // "he all but accused them": nearly.
    let nearly = |next: Option<&Token>| {
        next.is_some_and(|next| next.known().can_be.has(Tag::Past) && next.known().cue_verb != 0)
    };
    own == "all"
        && before.nominal
        && ahead.next.is_some_and(|next| next.is(text, "but"))
        && nearly(ahead.second)
        || own == "but" && before.all(text) && nearly(ahead.next)
}

/// Whether a word is an adverb of the number behind it: "at least two", "about 200 supporters marched".
fn qualifies_number(text: &str, own: &str, before: &Before, ahead: &Ahead) -> bool {
    // "At least two witnesses said": no preposition, but an adverb of the number.
    let least = |token: Option<&Token>| {
        token.is_some_and(|token| ["least", "most"].iter().any(|word| token.is(text, word)))
    };
    if matches!(own, "at" | "At") && !ahead.quote_next && least(ahead.next)
        || own == "least"
            && before.tag == Tag::Adverb
            && before.token.is_some_and(|token| token.is(text, "at"))
    {
        return true;
    }
    // "About six in 10 said"
    if matches!(own, "about" | "About")
        && matches!(before.tag, Tag::Stop | Tag::Comma | Tag::Conjunction)
        && ahead.second.is_some_and(|second| second.is(text, "in"))
        && ahead.next.is_some_and(|next| small_number(next.span.of(text)).is_some())
    {
        return true;
    }
    // "Between 200 and 300 pilots marched"
    if matches!(own, "between" | "Between")
        && matches!(before.tag, Tag::None | Tag::Stop)
        && ahead.next.is_some_and(|next| next.shape.is_digit())
        && ahead.second.is_some_and(|second| second.is(text, "and"))
    {
        return true;
    }
    // "about 200 supporters marched": no preposition before the subject of a clause.
    matches!(own, "about" | "About" | "around" | "Around" | "over" | "Over")
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
}

/// "although most oppose it", "and most would agree": whether "most" is those counted, for behind no noun it is no
/// adverb of a verb without an ending.
pub(super) fn counts_alone(text: &str, before: &Before, ahead: &Ahead) -> bool {
    let opens = matches!(
        before.tag,
        Tag::Stop | Tag::Comma | Tag::Conjunction | Tag::Preposition | Tag::Wh | Tag::Dash | Tag::None
    );
    let acts = |next: &Token| match next.known().tags[0] {
        Tag::Modal => true,
        Tag::Verb | Tag::Present => next.known().cue_verb != 0,
        _ => ["n't", "n’t"].iter().any(|end| next.span.of(text).ends_with(end)),
    };
    opens && !before.nominal && !before.closed && ahead.next.is_some_and(acts)
}

/// Whether a word that is an adjective elsewhere is the noun for people here: an office, or those counted.
pub(super) fn names_people(text: &str, own: &str, token: &Token, before: &Before, ahead: &Ahead) -> bool {
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
        && matches!(before.tag, Tag::Name | Tag::Noun | Tag::Possessive | Tag::Genitive)
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
