//! Words with several tags: which of them the neighbours allow.

use super::neighbours::{Ahead, Before, governs, is_text, lexical, opens_complement, reads_as_verb};
use super::participle::{PastForm, is_of_one_of_them};
use super::single_word::{counts_alone, names_people, single_word};
use crate::layout::Token;
use crate::lexicon::{Tag, Tags, Traits, UNKNOWN};

/// Any form of a verb.
const VERBAL: Tags =
    Tags::of(&[Tag::Verb, Tag::Present, Tag::Past, Tag::Third, Tag::Participle, Tag::Gerund]);

/// A word with several tags: the likeliest one that its neighbours allow.
pub(super) fn choose(text: &str, word: &str, token: &Token, before: &Before, ahead: &Ahead) -> Tag {
    let entry = token.known();
    let first = entry.tags[0];
    // The word, where it has readings of its own.
    let own = if token.has(Traits::OWN_READING) { word } else { "" };
    if !own.is_empty()
        && let Some(tag) = single_word(text, own, before, ahead)
    {
        return tag;
    }
    // "A school principal said", "a church elder who", "a migrant called": before a verb it tells who somebody is.
    if first == Tag::Adjective
        && token.has(Traits::PERSON_ROLE)
        && matches!(before.tag, Tag::Noun | Tag::Name | Tag::Determiner)
        && ahead.next.is_some_and(|next| {
            let known = next.known();
            let finite = matches!(known.tags[0], Tag::Past | Tag::Third | Tag::Modal)
                || known.cue_verb != 0 && known.can_be.has(Tag::Past);
            finite && !next.shape.is_capital() || next.is(text, "who")
        })
    {
        return Tag::Noun;
    }
    // Nothing that follows is about a noun or a word of grammar that is no verb.
    if first.is_settled() && !entry.can_be.any(VERBAL) {
        return first;
    }
    let word = Word::new(text, word, own, token, before, ahead);
    if let Some(tag) =
        word.governing_gerund().or_else(|| word.small_word()).or_else(|| word.part_of_noun_phrase())
    {
        return tag;
    }
    // "can hardly believe": behind a subject a modal, where an adverb comes before its verb too.
    let modal = first == Tag::Modal && before.nominal && lexical(ahead) == Tag::Adverb;
    if !word.verbal || own == "like" || first.is_closed() || modal {
        return first;
    }
    word.called_for()
        .or_else(|| word.behind_opened_phrase())
        .or_else(|| word.past())
        .or_else(|| word.behind_pronoun())
        .or_else(|| word.third())
        .unwrap_or_else(
            || if word.base && word.noun.is_some() { word.base_or_noun() } else { word.lacking() },
        )
}

/// A word with several tags, and what is asked of it again and again.
pub(super) struct Word<'t> {
    pub(super) text: &'t str,
    pub(super) word: &'t str,
    /// The word, where it has readings of its own.
    own: &'t str,
    pub(super) token: &'t Token,
    pub(super) before: &'t Before<'t>,
    pub(super) ahead: &'t Ahead<'t>,
    /// What it is most often.
    pub(super) first: Tag,
    /// The noun that it can be.
    pub(super) noun: Option<Tag>,
    /// It can be a verb without an ending.
    pub(super) base: bool,
    /// It can be a verb.
    verbal: bool,
}

impl<'t> Word<'t> {
    fn new(
        text: &'t str,
        word: &'t str,
        own: &'t str,
        token: &'t Token,
        before: &'t Before<'t>,
        ahead: &'t Ahead<'t>,
    ) -> Self {
        let entry = token.known();
        let has = |tag: Tag| entry.can_be.has(tag);
        let base = has(Tag::Verb) || has(Tag::Present);
        Word {
            text,
            word,
            own,
            token,
            before,
            ahead,
            first: entry.tags[0],
            noun: [Tag::Noun, Tag::Nouns].into_iter().find(|tag| has(*tag)),
            base,
            verbal: base || has(Tag::Past) || has(Tag::Third) || has(Tag::Participle),
        }
    }

    pub(super) fn has(&self, tag: Tag) -> bool {
        self.token.known().can_be.has(tag)
    }

    /// Whether it announces speech.
    pub(super) fn is_cue(&self) -> bool {
        self.token.known().cue_verb != 0
    }

    /// The noun that it can be, or what it is most often.
    fn noun_or_first(&self) -> Tag {
        self.noun.unwrap_or(self.first)
    }

    /// A gerund, most often an adjective or a noun, that has an object or a content of its own.
    fn governing_gerund(&self) -> Option<Tag> {
        let Word { before, ahead, .. } = *self;
        if !self.has(Tag::Gerund) {
            return None;
        }
        // "arrived on Sunday promising a deal"
        let adjective =
            self.first == Tag::Adjective && self.word.ends_with("ing") && governs(self.text, before, ahead);
        // "reported him as forecasting a boom", "…, warning that it would sink"
        let noun = self.first == Tag::Noun
            && (matches!(before.tag, Tag::Preposition | Tag::Stop | Tag::None)
                || before.tag == Tag::Comma && self.is_cue()
                // "ran an editorial on Thursday warning that"
                || before.tag == Tag::Name && ahead.next.is_some_and(|next| next.is(self.text, "that"))
                // "ran ads warning that"
                || before.token.is_some_and(is_text)
                    && ahead.next.is_some_and(|next| next.is(self.text, "that"))
                // "a banner reading “…”", "T-shirts reading “…”"
                // "a banner on it reading “…”", "a banner outside reading “…”"
                || (before.tag.is_noun() || matches!(before.tag, Tag::Pronoun | Tag::Adverb))
                    && self.word == "reading"
                    && ahead.quote_next)
            // "issued an alert, warning residents of"
            && (opens_complement(ahead)
                || before.tag == Tag::Comma
                    && before.finite
                    && matches!(lexical(ahead), Tag::Nouns | Tag::Name));
        let several = self.first == Tag::Gerund && before.tells_apart(self.text, self.word);
        // "The judge, sentencing Bo Arden, told him", but "On Monday, shipping Minister Bo Arden"
        let does = self.first == Tag::Noun
            && before.tag == Tag::Comma
            && ahead.next.is_some_and(|next| {
                next.shape.is_capital()
                    && (next.has(Traits::GIVEN | Traits::HONORIFIC) || next.entry == UNKNOWN)
            });
        (adjective || noun || several || does).then_some(Tag::Gerund)
    }

    /// Small words that are mostly something else.
    fn small_word(&self) -> Option<Tag> {
        let Word { before, ahead, .. } = *self;
        let next = |is: fn(&Token) -> bool| ahead.next.is_some_and(is);
        // "most said they were": a quantity by itself, not the adverb of a participle ("most heard").
        if self.own.eq_ignore_ascii_case("most")
            && self.has(Tag::Adjective)
            && next(|next| {
                matches!(next.known().tags[0], Tag::Past | Tag::Third) && next.known().cue_verb != 0
            })
        {
            return Some(Tag::Adjective);
        }
        if self.own.eq_ignore_ascii_case("most") && counts_alone(self.text, before, ahead) {
            return Some(Tag::Adjective);
        }
        // "the guild’s members do not want": no noun.
        if self.word == "do" && before.nominal && ahead.next.is_some_and(|next| next.is(self.text, "not")) {
            return Some(Tag::Present);
        }
        // "no better than, say, a tax": for example.
        if self.own == "say"
            && before.tag == Tag::Comma
            && ahead.next.is_some_and(|next| next.is(self.text, ","))
        {
            return Some(Tag::Adverb);
        }
        // "people close to him": no verb, for nobody closes to anybody.
        if self.word == "close"
            && matches!(before.tag, Tag::Noun | Tag::Nouns | Tag::Name)
            && before.nominal
            && ahead.next.is_some_and(|next| next.is(self.text, "to"))
        {
            return Some(Tag::Adjective);
        }
        // "a farmer down the road"
        let motion = self.first == Tag::Adverb && self.has(Tag::Preposition) && before.nominal;
        (motion && matches!(lexical(ahead), Tag::Determiner | Tag::Possessive)).then_some(Tag::Preposition)
    }

    /// What looks like a verb and is a part of the noun phrase that it stands in.
    fn part_of_noun_phrase(&self) -> Option<Tag> {
        let Word { text, before, ahead, .. } = *self;
        // "the bill’s original cosponsors": a plural of which only the verb is listed.
        if self.first == Tag::Third
            && self.noun.is_none()
            && !self.is_cue()
            && !self.token.traits().any(Traits::AUXILIARY | Traits::DO)
            && (matches!(before.tag, Tag::Determiner | Tag::Possessive | Tag::Genitive)
                || before.tag == Tag::Adjective && !before.nominal && !before.auxiliary)
        {
            return Some(Tag::Nouns);
        }
        // "a catapult": a noun of which only the verb is listed.
        if self.base && self.noun.is_none() && self.first.is_verb() && before.article(text) {
            return Some(Tag::Noun);
        }
        // "as the crowd breaks into a chant": a plural behind a singular, before a particle.
        let next_is =
            |words: &[&str]| ahead.next.is_some_and(|next| words.iter().any(|word| next.is(text, word)));
        if self.noun == Some(Tag::Nouns)
            && self.has(Tag::Third)
            && matches!(before.tag, Tag::Noun | Tag::Name)
            && next_is(&["into", "off", "out", "away", "apart"])
        {
            return Some(Tag::Third);
        }
        if self.is_fraction() {
            return self.noun;
        }
        // "a three-term incumbent who": a noun for a person that is an adjective as well.
        if self.first == Tag::Adjective
            && self.noun.is_some()
            && self.token.traits().any(Traits::PERSON_ROLE)
            && next_is(&["who", ","])
        {
            return self.noun;
        }
        // "a bus driver and registered Democrat,": no verb, for its object would lack an article.
        if before.tag == Tag::Conjunction
            && self.has(Tag::Participle)
            && self.word.ends_with("ed")
            && ahead.next.is_some_and(|next| {
                next.has(Traits::DEMONYM | Traits::PERSON_ROLE) && !next.has(Traits::PLURAL)
            })
            && ahead.second.is_some_and(|second| second.is(text, ",") || second.is(text, "."))
        {
            return Some(Tag::Adjective);
        }
        // "her opening remarks that": what stands before a noun.
        if matches!(before.tag, Tag::Possessive | Tag::Genitive)
            && self.has(Tag::Gerund)
            && self.word.ends_with("ing")
            && ahead
                .next
                .is_some_and(|next| next.known().can_be.has(Tag::Nouns) && next.known().tags[0] != Tag::Third)
        {
            return Some(Tag::Adjective);
        }
        // "one sweeping question"
        if self.first == Tag::Gerund
            && before.one(text)
            && matches!(lexical(ahead), Tag::Noun | Tag::Nouns | Tag::Name)
        {
            return Some(Tag::Adjective);
        }
        // "of the ruling Orsa Party", but "the ruling Ana Voss gave"
        if self.word == "ruling"
            && before.tag == Tag::Determiner
            && ahead.next.is_some_and(|next| {
                next.shape.is_capital() && !next.has(Traits::GIVEN | Traits::HONORIFIC | Traits::TITLE)
            })
        {
            return Some(Tag::Adjective);
        }
        // "a finding by the coroner": a gerund that is a noun as well.
        if self.first == Tag::Gerund
            && matches!(before.tag, Tag::Determiner | Tag::Possessive | Tag::Genitive)
        {
            return Some(self.noun_or_first());
        }
        // "the armed forces": a fixed term, no verb.
        if self.own == "armed" && matches!(lexical(ahead), Tag::Noun | Tag::Nouns) {
            return Some(Tag::Adjective);
        }
        names_people(text, self.own, self.token, before, ahead).then_some(Tag::Noun)
    }

    /// Whether it can announce a quotation right behind it: a comma or a colon and no more stands there.
    pub(super) fn announces(&self) -> bool {
        matches!(lexical(self.ahead), Tag::Comma | Tag::Colon) && self.ahead.second.is_none()
    }

    /// What a quotation, a quantity, a modal or a determiner right before it calls for.
    fn called_for(&self) -> Option<Tag> {
        let Word { before, ahead, first, base, .. } = *self;
        // "Voss’s “47 percent” comment was"
        if base
            && self.noun.is_some()
            && before.tag == Tag::None
            && matches!(lexical(ahead), Tag::Past | Tag::Third)
        {
            return self.noun;
        }
        if let Some(tag) = self.behind_quantity() {
            return Some(tag);
        }
        // "what her staff call “gray ones”"
        if self.word == "call" && before.free && before.nominal && ahead.quote_next {
            return Some(Tag::Present);
        }
        // "helps families find a home": the object's verb.
        let helped = before.bare
            && before.nominal
            && base
            && before.solid != Tag::Pronoun
            && reads_as_verb(first, false, ahead);
        if helped
            || before.modal && base && (before.tag != Tag::To || reads_as_verb(first, self.is_cue(), ahead))
        {
            return Some(Tag::Verb);
        }
        // "This prompted the board to": no noun phrase goes on with another one's article.
        let prompted = before.tag == Tag::Determiner
            && self.has(Tag::Past)
            && matches!(lexical(ahead), Tag::Determiner | Tag::Possessive | Tag::Pronoun);
        let said = self.first == Tag::Past && self.is_cue() && is_of_one_of_them(self.text, before, ahead);
        (prompted || said).then_some(Tag::Past)
    }

    /// What goes on with a phrase that a determiner, an owner, an adjective or a preposition opened.
    fn behind_opened_phrase(&self) -> Option<Tag> {
        let Word { before, ahead, first, noun, .. } = *self;
        let opened = matches!(before.tag, Tag::Determiner | Tag::Possessive | Tag::Genitive);
        if (opened || before.tag == Tag::Adjective)
            && noun.is_some()
            && !(first == Tag::Adverb && self.word.ends_with("ly"))
            // "the panel’s top Democrat"
            && !(first == Tag::Adjective && matches!(lexical(ahead), Tag::Noun | Tag::Nouns | Tag::Name | Tag::Number))
            && !(before.tag == Tag::Adjective && first.is_verb() && !self.has(Tag::Noun))
        {
            return noun;
        }
        if self.counts_people() {
            return Some(Tag::Nouns);
        }
        if opened && (self.has(Tag::Adjective) || self.has(Tag::Participle)) {
            return Some(Tag::Adjective);
        }
        if before.tag == Tag::Preposition {
            let that = self.announces() && first.is_verb() && before.that();
            if (before.relative || that) && self.verbal && self.is_relative_verb() {
                return Some(match (self.has(Tag::Third), self.has(Tag::Past)) {
                    (true, _) => Tag::Third,
                    (false, true) => Tag::Past,
                    (false, false) => Tag::Present,
                });
            }
            // "was met with shouts of “…”": no verb right behind a preposition goes on with "of".
            let of = || {
                self.has(Tag::Third)
                    && !before.that()
                    && self.ahead.next.is_some_and(|next| next.is(self.text, "of"))
            };
            if noun.is_some() && (!first.is_finite() || of()) {
                return noun;
            }
        }
        // "her 1999 bid": a base form has no number for its subject.
        if before.dated && noun.is_some() && !self.has(Tag::Third) {
            return noun;
        }
        // "her March comment that": a month or a name inside a noun phrase that a possessive opened.
        (before.owned && before.tag == Tag::Name && self.has(Tag::Noun)).then_some(Tag::Noun)
    }

    /// "shirts that read “…”", "a group that backs Holt": the verb of a relative clause behind "that".
    fn is_relative_verb(&self) -> bool {
        let named = lexical(self.ahead) == Tag::Name;
        opens_complement(self.ahead)
            || self.announces() && self.is_cue()
            || named && (self.first != Tag::Noun || self.has(Tag::Third))
            // "a fire that left four dead"
            || self.has(Tag::Past) && self.first != Tag::Noun && lexical(self.ahead) == Tag::Number
    }

    /// A past form: the verb of its clause or a participle.
    fn past(&self) -> Option<Tag> {
        let Word { before, ahead, first, .. } = *self;
        let participle = self.has(Tag::Participle);
        if before.auxiliary && (participle || self.has(Tag::Past) && !self.has(Tag::Third) && self.is_cue()) {
            return Some(Tag::Participle);
        }
        // "said one tired former aide"
        if before.one(self.text)
            && !self.is_cue()
            && self.has(Tag::Adjective)
            && lexical(ahead) == Tag::Adjective
        {
            return Some(Tag::Adjective);
        }
        if self.has(Tag::Past) && (participle || first == Tag::Past) {
            let cue = self.is_cue();
            let (text, word) = (self.text, self.word);
            return Some(PastForm { text, word, first, cue, participle, before, ahead }.tag());
        }
        // "Voss punctuated her list": a form listed as a participle alone, where the clause lacks its verb.
        let lacking = participle
            && self.word.ends_with("ed")
            && before.nominal
            && !before.closed
            && !before.auxiliary
            && opens_complement(ahead);
        lacking.then_some(Tag::Past)
    }

    /// The verb that a pronoun right before it is the subject of.
    fn behind_pronoun(&self) -> Option<Tag> {
        let Word { before, first, .. } = *self;
        if !matches!(before.solid, Tag::Pronoun | Tag::Wh) {
            return None;
        }
        // "an aide whose name was kept back": who owns the noun.
        if self.noun.is_some() && before.whose(self.text) {
            return self.noun;
        }
        // "what police called": the subject of the verb behind it.
        if before.solid == Tag::Wh
            && self.noun.is_some()
            && self.token.traits().any(Traits::GROUP_ROLE)
            && matches!(lexical(self.ahead), Tag::Past | Tag::Third | Tag::Participle)
        {
            return self.noun;
        }
        if self.has(Tag::Third) {
            return Some(Tag::Third);
        }
        // "she can say", "what many will call": neither a full verb nor a verb at all.
        if first == Tag::Modal || self.token.traits().any(Traits::QUANTITY) {
            return Some(first);
        }
        let adjective = first == Tag::Adjective && before.singular(self.text);
        (self.base && first != Tag::Adverb && !adjective).then_some(Tag::Present)
    }

    /// A form that is a noun as well as a verb without an ending.
    fn base_or_noun(&self) -> Tag {
        let Word { before, ahead, first, .. } = *self;
        // "Critics will argue that"
        if first == Tag::Modal && before.nominal {
            return first;
        }
        // "“…,” the authors state in their letter"
        let plural = before.solid == Tag::Nouns || before.people();
        let attributes = self.is_cue() && before.spoken && !before.finite && plural;
        if attributes && before.nominal && matches!(lexical(ahead), Tag::Stop | Tag::Comma | Tag::Preposition)
        {
            return Tag::Present;
        }
        if first.is_verb() && before.nominal && before.solid == Tag::Nouns {
            return Tag::Present;
        }
        // "leaders fear Orsa may share it": the name is the subject of what they fear.
        let somebody_does = self.is_cue()
            && lexical(ahead) == Tag::Name
            && ahead.second.is_some_and(|second| {
                !second.shape.is_capital()
                    && (second.known().tags[0] == Tag::Modal || second.has(Traits::BE | Traits::HAVE))
            });
        // "the officials plan to", "analysts fear that": a plural without a verb yet.
        if (before.solid == Tag::Nouns && before.nominal || before.share(self.text))
            && !before.closed
            && (opens_complement(ahead) || somebody_does)
        {
            return Tag::Present;
        }
        // "a conference call": one noun has no verb of that form.
        if first == Tag::Verb && before.nominal && before.tag == Tag::Noun {
            let beside = self.has(Tag::Adjective) && lexical(ahead) == Tag::To; // "a source close to her"
            return if beside { Tag::Adjective } else { self.noun_or_first() };
        }
        let subject = before.nominal || before.tag == Tag::Wh;
        if matches!(first, Tag::Verb | Tag::Present) && subject { Tag::Present } else { first }
    }

    /// "His letters, obtained by a watchdog, describe it": the verb that the sentence still lacks, or what
    /// the word is most often.
    fn lacking(&self) -> Tag {
        let Word { before, first, .. } = *self;
        let closed = before.tag == Tag::Comma && before.commas >= 2 || before.tag == Tag::Dash;
        let lacking = closed && !before.finite;
        let subject = before.nominal || before.tag == Tag::Wh || before.share(self.text);
        // "Voss and Holt, two pilots, oppose drilling": of a cue that is nothing else.
        let complement = || opens_complement(self.ahead) || self.is_cue() && self.noun.is_none();
        let verb = first == Tag::Verb && (subject || lacking && complement());
        if verb { Tag::Present } else { first }
    }
}
