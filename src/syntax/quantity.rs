//! Quantities that stand by themselves ("some say", "those surveyed", "three-fourths"), and the verbs behind them.

use super::ambiguity::Word;
use super::neighbours::{lexical, opens_complement};
use crate::lexicon::{Tag, Traits};

impl Word<'_> {
    /// The verb that a quantity right before it is the subject of.
    pub(super) fn behind_quantity(&self) -> Option<Tag> {
        let Word { text, before, ahead, .. } = *self;
        // "Voss, Holt and Marl all appeared on the pier": a quantity behind those whom it counts.
        if before.floating && self.has(Tag::Past) && (self.is_cue() || lexical(ahead) == Tag::Preposition) {
            return Some(Tag::Past);
        }
        if !before.quantity(text) || before.closed {
            return None;
        }
        let next =
            |words: &[&str]| ahead.next.is_some_and(|next| words.iter().any(|word| next.is(text, word)));
        // "some say he", "another said that", "another wrote, “…”", "some chanted: “…”"
        let verb = opens_complement(ahead)
            || self.announces()
            // "another featured five photos"
            || self.has(Tag::Past) && lexical(ahead) == Tag::Number
            || self.accuses_somebody()
            // "Another said of Voss: “…”"
            || self.is_cue() && next(&["of"]);
        if verb && !self.has(Tag::Third) {
            return Some(if self.has(Tag::Past) { Tag::Past } else { Tag::Present });
        }
        // "most oppose drilling", "some interpret Ana Holt’s silence": a form that is nothing but a verb.
        let base = self.has(Tag::Verb) || self.has(Tag::Present);
        let elsewhere = self.noun.is_some() || self.has(Tag::Adjective) || self.has(Tag::Adverb);
        if base && !elsewhere && self.is_cue() {
            return Some(Tag::Present);
        }
        // "some have said": nobody is "some have".
        if self.token.has(Traits::HAVE) && self.base {
            return Some(Tag::Present);
        }
        if before.tag != Tag::Determiner {
            return None;
        }
        // "another says Voss left"
        let says = || opens_complement(ahead) || lexical(ahead) == Tag::Name;
        if self.has(Tag::Third) && self.is_cue() && says() {
            return Some(Tag::Third);
        }
        // "Some held placards", "Some held up placards": before a verb that is no adjective and its object, or its
        // particle.
        let held = !self.word.ends_with("ed")
            && ahead.next.is_some_and(|next| {
                next.known().tags[0] == Tag::Nouns
                    && (next.known().cue_noun != 0 || !self.has(Tag::Adjective))
            });
        let up = || next(&["up", "out", "off", "down", "back"]);
        (self.has(Tag::Past) && (held || up())).then_some(Tag::Past)
    }

    /// "some accused Voss of theft": whether a past form that announces speech stands before a name and "of" or "for".
    fn accuses_somebody(&self) -> bool {
        self.is_cue()
            && self.has(Tag::Past)
            && lexical(self.ahead) == Tag::Name
            && self
                .ahead
                .second
                .is_some_and(|second| ["of", "for"].iter().any(|word| second.is(self.text, word)))
    }

    /// "those surveyed say", "of those polled said": whether a participle stands for people to whom something has
    /// been done, where a verb follows.
    pub(super) fn counts_people(&self) -> bool {
        self.before.tag == Tag::Determiner
            && self.has(Tag::Participle)
            && self.before.token.is_some_and(|token| token.is(self.text, "those"))
            && self
                .ahead
                .next
                .is_some_and(|next| next.known().tags[0].is_finite() || next.known().can_be.has(Tag::Past))
    }

    /// "three-fourths say": whether it is a fraction by itself.
    pub(super) fn is_fraction(&self) -> bool {
        self.first == Tag::Adjective
            && self.noun == Some(Tag::Nouns)
            && self.word.contains('-')
            && self.ahead.next.is_some_and(|next| next.known().tags[0].is_finite())
    }
}
