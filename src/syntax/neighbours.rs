//! Neighbours: what stands before and behind a token, as far as its tag depends on it.

use super::tagger::grammar_of;
use crate::layout::Token;
use crate::lexicon::{CueClass, Tag, Tags, Traits, lexicon};

/// What stands before a token, for the rules that need it.
pub(super) struct Before<'a> {
    pub(super) tag: Tag,
    /// The last token, where it is no quotation.
    pub(super) token: Option<&'a Token>,
    /// The last tag that is no adverb's: what a verb stands behind ("he never cut").
    pub(super) solid: Tag,
    /// The verb "to have" or "to be" is waiting for its participle.
    pub(super) auxiliary: bool,
    /// A modal, "do" or "to" is waiting for its base form.
    pub(super) modal: bool,
    /// A noun phrase ended here that can be a subject.
    pub(super) nominal: bool,
    /// A quotation stands at most three tokens before.
    pub(super) quoted: u8,
    /// Commas of the sentence so far, and whether it has a finite verb.
    pub(super) commas: u8,
    pub(super) finite: bool,
    /// A possessive pronoun opened the noun phrase that a name has just gone on with.
    pub(super) owned: bool,
    /// A determiner or a number opened the noun phrase that a name has just gone on with.
    pub(super) definite: bool,
    /// A figure stands right before, and a determiner before that: "her 1999".
    pub(super) dated: bool,
    /// "help" or "let" stands before, whose object's verb has its base form.
    pub(super) bare: bool,
    /// "that" behind a noun phrase stands right before: it may be the subject ("shirts that read").
    pub(super) relative: bool,
    /// "all", "both" or "each" stands right behind a noun phrase that it can count.
    pub(super) floating: bool,
    /// A quotation stood before in the sentence.
    pub(super) spoken: bool,
    /// Only a name stands between "which" or "who" and here.
    pub(super) relating: bool,
    /// The sentence began with a preposition, and nothing but the noun phrase that hangs on it stands since:
    /// "In television interviews".
    pub(super) fronted: bool,
    /// "what" has opened the clause, whose verb is still to come: "what the paper dubbed".
    pub(super) free: bool,
    /// The present clause has a finite verb: since the last comma, conjunction or word that opens a
    /// clause, and since a verb of saying, whose content may follow it without "that".
    pub(super) closed: bool,
}

pub(super) const START: Before = Before {
    tag: Tag::Stop,
    token: None,
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
    definite: false,
    dated: false,
    bare: false,
    free: false,
    fronted: false,
    relating: false,
    floating: false,
    spoken: false,
};

/// What can stand behind a noun phrase without ending it.
const KEEPS_NOMINAL: Tags = Tags::of(&[Tag::Adverb, Tag::Close]);
/// What a noun phrase that can be a subject ends with.
const NOMINAL: Tags = Tags::of(&[Tag::Noun, Tag::Nouns, Tag::Name, Tag::Pronoun, Tag::Number]);
const ENDS_SENTENCE: Tags = Tags::of(&[Tag::Stop, Tag::Semicolon]);
/// What tells which one, or how many, of those that a name stands for.
const COUNTS_OUT: Tags = Tags::of(&[Tag::Determiner, Tag::Number]);
/// What a year can stand behind inside a noun phrase.
const OWNS: Tags = Tags::of(&[Tag::Determiner, Tag::Possessive, Tag::Genitive]);
/// What a clause can begin behind, words that open one by their meaning aside.
const OPENS_CLAUSE: Tags = Tags::of(&[
    Tag::Comma,
    Tag::Stop,
    Tag::Semicolon,
    Tag::Colon,
    Tag::Dash,
    Tag::Open,
    Tag::Close,
    Tag::Conjunction,
    Tag::Wh,
    Tag::WhAdverb,
]);

/// What a noun phrase behind a preposition is made of.
const GOES_ON: Tags = Tags::of(&[
    Tag::Determiner,
    Tag::Possessive,
    Tag::Genitive,
    Tag::Adjective,
    Tag::Number,
    Tag::Noun,
    Tag::Name,
]);

/// What a word of quantity can be.
const QUANTIFIES: Tags = Tags::of(&[Tag::Determiner, Tag::Adjective]);

impl<'a> Before<'a> {
    /// Goes on by one token. It is called once for every token, from one place.
    #[inline]
    pub(super) fn note(&mut self, text: &str, token: &'a Token, tag: Tag) {
        let grammar = grammar_of(text, token);
        // A set of one, to be held against others without asking each for its tag.
        let this = Tags::of(&[tag]);
        if tag != Tag::Adverb {
            self.auxiliary = grammar.any(Traits::AUXILIARY);
            self.modal = (tag == Tag::Modal) | (tag == Tag::To) | grammar.any(Traits::DO);
            self.solid = tag;
        }
        // What follows is without branches where it can be: hardly any could be foretold.
        self.owned = (tag == Tag::Name) & (self.owned | (self.tag == Tag::Possessive));
        self.definite = (tag == Tag::Name) & (self.definite | COUNTS_OUT.has(self.tag));
        let fronts = (self.tag == Tag::Stop)
            & (tag == Tag::Preposition)
            & !grammar.any(Traits::SUBORDINATOR)
            & !token.has(Traits::ADVERBIAL);
        let new_name = (tag == Tag::Name) & matches!(self.tag, Tag::Noun | Tag::Nouns);
        self.fronted = fronts | self.fronted & GOES_ON.any(this) & !new_name;
        self.dated = (tag == Tag::Number) & token.shape.is_digit() & OWNS.has(self.tag);
        self.relative = self.nominal & !token.shape.is_capital() & token.has(Traits::THAT);
        self.floating = self.nominal & (tag == Tag::Determiner) & grammar.any(Traits::QUANTITY)
            && ["all", "both", "each"].iter().any(|word| token.is(text, word));
        self.nominal = NOMINAL.any(this) | KEEPS_NOMINAL.any(this) & self.nominal;
        let ends = ENDS_SENTENCE.any(this);
        self.commas = u8::from(!ends) * self.commas.saturating_add(u8::from(tag == Tag::Comma));
        self.finite = !ends & (self.finite | tag.is_finite());
        self.spoken &= !ends;
        let opens = OPENS_CLAUSE.any(this) | (tag == Tag::Preposition) & grammar.any(Traits::SUBORDINATOR);
        let letting = !token.shape.is_capital() & token.has(Traits::LETTING);
        self.bare = !opens & (letting & tag.is_verb() | self.bare & !tag.is_verb());
        let keeps = if tag.is_finite() { !says(token) } else { self.closed };
        self.closed = !opens & keeps;
        self.relating = (tag == Tag::Wh) | (tag == Tag::Name) & self.relating;
        self.free = !ends & !tag.is_finite() & (self.free | token.has(Traits::WHAT));
        self.quoted = self.quoted.saturating_sub(1);
        (self.tag, self.token) = (tag, Some(token));
    }

    fn grammar(&self, text: &str) -> Traits {
        self.token.map_or(Traits::default(), |token| grammar_of(text, token))
    }

    /// Whether "all" stands right before as an adverb: "all but accused".
    pub(super) fn all(&self, text: &str) -> bool {
        self.tag == Tag::Adverb && self.token.is_some_and(|token| token.bytes(text) == b"all")
    }

    /// Whether "one" stands right before.
    pub(super) fn one(&self, text: &str) -> bool {
        self.token.is_some_and(|token| token.is(text, "one"))
    }

    /// Whether the last word is a noun for a person or a body of people.
    pub(super) fn person(&self) -> bool {
        let people = Traits::PERSON_ROLE | Traits::GROUP_ROLE | Traits::TITLE;
        self.token.is_some_and(|token| token.has(people))
    }

    /// Whether "that" stands right before.
    pub(super) fn that(&self) -> bool {
        self.token.is_some_and(|token| token.has(Traits::THAT))
    }

    /// Whether "whose" stands right before.
    pub(super) fn whose(&self, text: &str) -> bool {
        self.tag == Tag::Wh && self.token.is_some_and(|token| token.is(text, "whose"))
    }

    /// Whether "percent" or its sign stands right before, which counts people in the plural: "40 percent blame her".
    pub(super) fn share(&self, text: &str) -> bool {
        self.token.is_some_and(|token| token.is(text, "percent") || token.is(text, "%"))
    }

    /// Whether a word for several stands right before.
    pub(super) fn several(&self, text: &str) -> bool {
        self.token.is_some_and(|token| {
            ["both", "these", "those", "many", "several", "few"].iter().any(|word| token.is(text, word))
        })
    }

    /// Whether an article stands right before.
    pub(super) fn article(&self, text: &str) -> bool {
        self.tag == Tag::Determiner
            && self.token.is_some_and(|token| ["a", "an", "the"].iter().any(|word| token.is(text, word)))
    }

    /// Whether the name of a people stands right before: "the Saudis state".
    pub(super) fn people(&self) -> bool {
        self.solid == Tag::Name
            && self.token.is_some_and(|token| token.has(Traits::DEMONYM) && token.has(Traits::PLURAL))
    }

    /// Whether a word of quantity stands right before, which can be a subject by itself ("some say").
    pub(super) fn quantity(&self, text: &str) -> bool {
        QUANTIFIES.has(self.tag) && self.grammar(text).any(Traits::QUANTITY)
    }

    /// "pilots came, some carrying signs": whether a quantity by itself tells those apart who hold or shout something;
    /// nobody is "some carrying" anything.
    pub(super) fn tells_apart(&self, text: &str, word: &str) -> bool {
        const HELD_OR_SHOUTED: [&str; 10] = [
            "carrying",
            "holding",
            "waving",
            "wearing",
            "chanting",
            "shouting",
            "singing",
            "yelling",
            "screaming",
            "saying",
        ];
        self.commas > 0 && self.quantity(text) && HELD_OR_SHOUTED.contains(&word)
    }

    /// Whether "he", "she" or "it" stands right before, or an object of that form: no base form agrees
    /// with it.
    pub(super) fn singular(&self, text: &str) -> bool {
        self.tag == Tag::Pronoun && self.grammar(text).any(Traits::SINGULAR_PRONOUN)
    }
}

/// Whether a verb announces words that may follow it without "that".
fn says(token: &Token) -> bool {
    let cue = token.known().cue_verb;
    cue != 0 && lexicon().cue(cue).class != CueClass::Call
}

/// What stands behind a token.
pub(super) struct Ahead<'a> {
    pub(super) next: Option<&'a Token>,
    pub(super) second: Option<&'a Token>,
    /// A quotation stands next.
    pub(super) quote_next: bool,
    /// The paragraph is a headline in which verbs have a capital.
    pub(super) heading: bool,
}

/// The likeliest tag of the next token.
pub(super) fn lexical(ahead: &Ahead) -> Tag {
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
pub(super) fn opens_complement(ahead: &Ahead) -> bool {
    matches!(lexical(ahead), Tag::Determiner | Tag::Pronoun | Tag::Possessive | Tag::To)
        || ahead.quote_next
        || lexical(ahead) == Tag::Preposition
            && ahead.next.is_some_and(|next| {
                next.span.len() == 4 && next.shape.is_word() && next.known().tags[1] == Tag::Determiner
            })
}

/// Whether an adjective that is also a participle has an object here: it stands behind a noun or a
/// date, outside a noun phrase, and a noun phrase or a quotation follows.
pub(super) fn governs(text: &str, before: &Before, ahead: &Ahead) -> bool {
    let object = ahead.quote_next
        || matches!(lexical(ahead), Tag::Determiner | Tag::Pronoun | Tag::Possessive | Tag::To)
        || ahead.next.is_some_and(|next| next.span.of(text) == "that")
        // "was vaguer, promising only that"
        || ahead.next.is_some_and(|next| next.is(text, "only"))
            && ahead.second.is_some_and(|second| second.is(text, "that"))
        // "arrived late, promising not to sing"
        || ahead.next.is_some_and(|next| next.is(text, "not"))
            && ahead.second.is_some_and(|second| second.is(text, "to"));
    object && (before.nominal || before.auxiliary || matches!(before.tag, Tag::Comma | Tag::Conjunction))
}

/// Whether a word behind "to" is an infinitive: "to state officials" has a noun, "to state that" a verb.
pub(super) fn reads_as_verb(first: Tag, cue: bool, ahead: &Ahead) -> bool {
    first.is_verb() || cue || !matches!(lexical(ahead), Tag::Noun | Tag::Nouns)
}

/// Whether a token is a noun for a text.
pub(super) fn is_text(token: &Token) -> bool {
    let cue = token.known().cue_noun;
    cue != 0 && lexicon().cue(cue).class == CueClass::Document
}
