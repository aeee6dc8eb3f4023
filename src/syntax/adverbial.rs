//! Clauses of time, place and means, whose subject a participle in them or behind them shares: "where
//! marchers had met, chanting".

use super::ChunkKind;
use super::clause::{Phrase, Subject};
use crate::lexicon::{CueClass, Tag};

impl Phrase<'_> {
    /// The subject of the clause right before a comma, where the sentence's own subject is nobody who
    /// could speak ("It was a long night, as Voss replied, saying"), where a pronoun takes it up, or where
    /// the clause tells of a place or an event.
    pub(super) fn beside(&self, comma: usize, verb: usize, depth: u8) -> Option<Subject> {
        let start = self.frame.sentence(comma).start;
        let opener = (start + 1..comma).rev().find(|at| {
            matches!(self.kind(*at as isize), ChunkKind::Comma | ChunkKind::Quote | ChunkKind::Semicolon)
                || self.opens_circumstance(*at)
        })?;
        if !self.opens_circumstance(opener) {
            return None;
        }
        let clause = (opener + 1..comma)
            .find(|at| self.kind(*at as isize) == ChunkKind::Verb && self.chunk(*at).flag)?;
        let own = self.subject_within(clause, depth - 1).filter(|own| own.chunk > opener)?;
        let main = self.shared(verb, depth - 1);
        // "The criticism comes as Voss is in Orsa, calling": no speech act speaks.
        let speaks = |subject: &Subject| {
            self.can_act(subject.chunk) && self.chunk(subject.chunk).class() != Some(CueClass::Utterance)
        };
        let pronoun = ["he", "she"].contains(&self.head_word(own.chunk));
        // "spoke in the hall where marchers had met, chanting": what is done there goes on.
        let there = matches!(self.head_word(opener), "where" | "which");
        (speaks(&own) && (pronoun || there || !main.is_some_and(|main| speaks(&main)))).then_some(own)
    }

    /// Whether a word opens a clause of time, place or reason that a comma may close.
    fn opens_circumstance(&self, at: usize) -> bool {
        // "held a rally in which he"
        let during = self.kind(at as isize - 1) == ChunkKind::Preposition && self.head_word(at) == "which";
        let place = self.kind(at as isize) == ChunkKind::Wh && self.head_word(at) == "where";
        (self.opens_adverbial(at as isize) || place || during) && {
            // "though in a speech last week he"
            let mut next = at as isize + 1;
            if self.kind(next) == ChunkKind::Preposition && self.kind(next + 1) == ChunkKind::Noun {
                next += 2;
            }
            // "where about 50 had met"
            while self.is_temporal(next) || self.kind(next) == ChunkKind::Adverb {
                next += 1;
            }
            self.kind(next) == ChunkKind::Noun
        }
    }

    /// The subject of a clause of time or place that a chunk stands in with no comma between.
    pub(super) fn within_adverbial(&self, at: usize, depth: u8) -> Option<Subject> {
        let verb = (0..at)
            .rev()
            .take_while(|i| {
                matches!(
                    self.kind(*i as isize),
                    ChunkKind::Noun | ChunkKind::Verb | ChunkKind::Preposition | ChunkKind::Adverb
                )
            })
            .find(|i| self.kind(*i as isize) == ChunkKind::Verb)
            .filter(|i| self.chunk(*i).flag)?;
        let own = self.subject_within(verb, depth - 1)?;
        let mut opener = own.chunk as isize - 1;
        while self.kind(opener) == ChunkKind::Adverb {
            opener -= 1;
        }
        let opens = usize::try_from(opener).is_ok_and(|opener| self.opens_circumstance(opener));
        (opens && self.can_act(own.chunk)).then_some(own)
    }

    /// "When Voss answered a question by asserting": the one who did, of the verbs before with no comma
    /// between, what is told by which means.
    pub(super) fn by_means(&self, by: usize, depth: u8) -> Option<Subject> {
        (0..by)
            .rev()
            .take_while(|at| {
                matches!(
                    self.kind(*at as isize),
                    ChunkKind::Noun
                        | ChunkKind::Verb
                        | ChunkKind::Preposition
                        | ChunkKind::Adverb
                        | ChunkKind::Adjective
                        | ChunkKind::Subordinator
                        | ChunkKind::Wh
                        | ChunkKind::Conjunction
                ) || self.kind(*at as isize) == ChunkKind::Quote && self.is_fragment(*at)
            })
            .filter(|at| self.kind(*at as isize) == ChunkKind::Verb && self.chunk(*at).flag)
            .filter_map(|at| self.subject_within(at, depth - 1))
            .find(|subject| self.can_act(subject.chunk) && self.chunk(subject.chunk).cue == 0)
            .filter(|subject| {
                let main = self.clause_start(by) == subject.chunk;
                main || self.chunk(subject.chunk).tag != Tag::Pronoun
            })
    }
}
