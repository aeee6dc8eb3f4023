//! Verbs that looked like participles behind an aside, "Orsa, which brokered the deal, called for calm", and verbs that
//! tell of no act: "asked that Orsa call".

use super::ChunkKind;
use super::reduced::Reading;
use crate::lexicon::grammar::is_means;
use crate::lexicon::{CueClass, Tag, Traits};

impl Reading<'_> {
    /// Whether a verb of saying stands behind a comma as a participle that could be its sentence's verb.
    pub(super) fn is_said(&self, verb: isize) -> bool {
        self.kind(verb) == ChunkKind::Verb
            && self.kind(verb - 1) == ChunkKind::Comma
            && !self.chunk(verb).flag
            && self.chunk(verb).tag == Tag::Participle
            && matches!(self.word(verb), "said" | "told")
    }

    /// "an incident which the port’s chief, Ana Voss, described": what looked like a participle behind the
    /// apposition is the verb that the relative pronoun has waited for.
    pub(super) fn is_awaited(&self, verb: isize) -> bool {
        let chunk = self.chunk(verb);
        let past = chunk.kind == ChunkKind::Verb
            && matches!(chunk.tag, Tag::Participle | Tag::Past)
            && chunk.first == chunk.head
            && chunk.cue != 0;
        if !past || self.kind(verb - 1) != ChunkKind::Comma || self.kind(verb - 2) != ChunkKind::Noun {
            return false;
        }
        let noun = self.behind_relative(verb - 1).unwrap_or_else(|| self.first_noun(verb - 2) - 2);
        let opener = self.first_noun(noun) - 1;
        self.kind(noun + 1) == ChunkKind::Comma
            && self.kind(noun) == ChunkKind::Noun
            && opener >= 0
            && matches!(self.kind(opener), ChunkKind::Wh | ChunkKind::Subordinator)
            && matches!(self.word(opener), "which" | "that" | "what" | "whom")
            && matches!(self.kind(opener - 1), ChunkKind::Noun | ChunkKind::Comma | ChunkKind::Preposition)
    }

    /// "Orsa, which brokered the deal, called for calm": what looked like a participle behind a relative clause is the
    /// verb that the sentence's first noun phrase has waited for, where no other comes.
    pub(super) fn is_main(&self, verb: isize) -> bool {
        let chunk = self.chunk(verb);
        let past = chunk.kind == ChunkKind::Verb
            && chunk.tag == Tag::Participle
            && !chunk.flag
            && chunk.first == chunk.head
            && chunk.cue != 0;
        // "Ada Voss, who left, said by phone"
        let by_means = self.kind(verb + 2) == ChunkKind::Noun && is_means(self.word(verb + 2));
        let done_by = self.is(verb + 1, ChunkKind::Preposition, "by") && !by_means;
        if !past || self.kind(verb - 1) != ChunkKind::Comma || done_by {
            return false;
        }
        let relative = self.behind_relative(verb - 1);
        // "“…,” Ana Voss, the director, observed in May": behind a quotation its verb is all that it waits for.
        let says = chunk.class() == Some(CueClass::Say);
        let told = relative.or_else(|| self.behind_apposition(verb - 1).filter(|_| says));
        let Some(noun) = told else { return false };
        let opener = self.kind(self.first_noun(noun) - 1);
        let opens = opener == ChunkKind::Stop && relative.is_some()
            || opener == ChunkKind::Quote && (says || relative.is_some());
        let parts = |kind| matches!(kind, ChunkKind::Stop | ChunkKind::Comma | ChunkKind::Conjunction);
        let end = (verb + 1..).find(|at| parts(self.kind(*at))).unwrap_or(verb);
        self.kind(noun) == ChunkKind::Noun
            && opens
            && !(verb + 1..end).any(|at| self.is_finite(at))
            && !(self.kind(end) == ChunkKind::Comma && self.is_finite(end + 1))
    }

    /// "a deal that Orsa, which brokered it, described": what a relative clause tells more of that ends with the
    /// comma at `close`.
    fn behind_relative(&self, close: isize) -> Option<isize> {
        let wh = (close - 8..close - 1)
            .rev()
            .take_while(|at| *at > 0)
            .find(|at| self.kind(*at) == ChunkKind::Wh)?;
        let whole = (wh + 1..close).all(|at| {
            matches!(
                self.kind(at),
                ChunkKind::Verb | ChunkKind::Noun | ChunkKind::Preposition | ChunkKind::Adverb
            ) || self.is(at, ChunkKind::Subordinator, "since")
        });
        // "Ana Voss, an expert on tides who runs the trust,": the clause stands inside an apposition.
        let mut open = wh - 1;
        while open > 0 && matches!(self.kind(open), ChunkKind::Noun | ChunkKind::Preposition) {
            open -= 1;
        }
        (whole && matches!(self.word(wh), "which" | "who") && self.kind(open) == ChunkKind::Comma)
            .then_some(open - 1)
    }

    /// What the apposition that ends with the comma at `close` tells more of.
    fn behind_apposition(&self, close: isize) -> Option<isize> {
        let open = (close - 9..close - 1)
            .rev()
            .take_while(|at| {
                matches!(
                    self.kind(*at + 1),
                    ChunkKind::Noun | ChunkKind::Preposition | ChunkKind::Adjective | ChunkKind::Conjunction
                )
            })
            .find(|at| self.kind(*at) == ChunkKind::Comma)?;
        Some(open - 1)
    }

    /// "The board was yesterday accused of it": whether only a day parts a participle from its auxiliary.
    pub(super) fn is_passive_behind_day(&self, verb: isize) -> bool {
        let be = |at: isize| {
            let chunk = self.chunk(at);
            self.is_finite(at)
                && chunk.first == chunk.head
                && self.tokens[chunk.head as usize].has(Traits::BE)
        };
        let chunk = self.chunk(verb);
        self.is_finite(verb)
            && chunk.first == chunk.head
            && self.tokens[chunk.head as usize].known().can_be.has(Tag::Participle)
            && self.kind(verb - 1) == ChunkKind::Noun
            && self.tokens[self.chunk(verb - 1).head as usize].has(Traits::TIME | Traits::DATE)
            && verb > 1
            && self.kind(verb - 2) == ChunkKind::Verb
            && be(verb - 2)
    }

    /// "asked that Orsa accept it": what somebody is asked to do, in the form without an ending (the mandative
    /// subjunctive; Quirk and others, A Comprehensive Grammar, 1985, 3.59). It tells of no act.
    pub(super) fn is_asked_for(&self, verb: isize) -> bool {
        let asks = |verb: isize| {
            let asking = ["ask", "demand", "insist", "urge", "recommend", "propose", "request"];
            self.kind(verb) == ChunkKind::Verb
                && self.chunk(verb).cue().is_some_and(|cue| asking.contains(&cue.lemma))
        };
        self.is_finite(verb)
            && matches!(self.chunk(verb).tag, Tag::Present | Tag::Verb)
            && self.chunk(verb).first == self.chunk(verb).head
            && self.kind(verb - 1) == ChunkKind::Noun
            && matches!(self.chunk(verb - 1).tag, Tag::Name | Tag::Noun)
            && self.is(verb - 2, ChunkKind::Subordinator, "that")
            && asks(verb - 3)
    }
}
