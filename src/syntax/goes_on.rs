//! The clause before a comma that a participle goes on from, where it is not the main one.

use super::ChunkKind;
use super::clause::{Phrase, Subject};
use crate::lexicon::{CueClass, Tag};

impl Phrase<'_> {
    /// "a charge that pilots denied, noting", "which Voss called “a farce,” adding": who speaks of something in a
    /// relative clause goes on speaking of it. The comma may be the one inside a quotation at `comma`.
    pub(super) fn told_in_relative(&self, verb: usize, comma: usize, depth: u8) -> Option<Subject> {
        if self.chunk(verb).cue == 0 {
            return None;
        }
        let said = (comma.saturating_sub(3)..comma)
            .rev()
            .find(|at| !matches!(self.kind(*at as isize), ChunkKind::Quote | ChunkKind::Adverb))?;
        let chunk = self.chunk(said);
        if chunk.kind != ChunkKind::Verb || !chunk.flag || chunk.passive || chunk.cue == 0 {
            return None;
        }
        let mut opener = said as isize - 1;
        while matches!(self.kind(opener), ChunkKind::Noun | ChunkKind::Adverb | ChunkKind::Adjective) {
            opener -= 1;
        }
        let relative = match self.kind(opener) {
            ChunkKind::Wh => matches!(self.head_word(opener as usize), "which" | "what"),
            // "told the board that Voss denied it": what is said, no relative clause.
            ChunkKind::Subordinator => {
                self.head_word(opener as usize) == "that"
                    && self.kind(opener - 1) == ChunkKind::Noun
                    && said + 1 == comma
                    && !(self.kind(opener - 2) == ChunkKind::Verb
                        && self.chunk((opener - 2) as usize).class() == Some(CueClass::Tell))
            }
            _ => false,
        };
        self.subject_within(said, depth - 1).filter(|own| relative && own.chunk as isize > opener)
    }

    /// "Pilots left the quay and Voss closed it, saying": of two main clauses that "and" joins, the second goes on; so
    /// does the second of two that "while" behind a comma sets against each other.
    pub(super) fn in_second_clause(&self, comma: usize, depth: u8) -> Option<Subject> {
        let start = self.frame.sentence(comma).start;
        let contrast = (start..comma).rev().find(|at| self.opens_contrast(*at));
        if let Some(opener) = contrast.filter(|opener| self.can_act(opener + 1)) {
            return self.subject_within(opener + 2, depth - 1);
        }
        let and = (start..comma).rev().find(|at| self.kind(*at as isize) == ChunkKind::Conjunction)?;
        let (name, deed) = (and + 1, and + 2);
        let clause = self.head_word(and) == "and"
            && self.is_name(name)
            && self.can_act(name)
            && self.kind(deed as isize) == ChunkKind::Verb
            && self.chunk(deed).flag
            && self.chunk(deed).tag == Tag::Past;
        // What is said, and what is told of when or where, goes on behind "and" as well.
        let first = |at: usize| match self.kind(at as isize) {
            ChunkKind::Verb => {
                !self.chunk(at).flag || self.chunk(at).class().is_none_or(|class| class == CueClass::Express)
            }
            kind => !matches!(
                kind,
                ChunkKind::Wh | ChunkKind::Subordinator | ChunkKind::Quote | ChunkKind::Phrase
            ),
        };
        let verb = (start..and).any(|at| self.kind(at as isize) == ChunkKind::Verb && self.chunk(at).flag);
        if clause && verb && (start..comma).all(first) { self.subject_within(deed, depth - 1) } else { None }
    }

    /// ", while Voss demanded it": whether "while" behind a comma sets a clause against the one before.
    pub(crate) fn opens_contrast(&self, at: usize) -> bool {
        let (subject, verb) = (at + 1, at + 2);
        self.kind(at as isize) == ChunkKind::Subordinator
            && self.kind(subject as isize) == ChunkKind::Noun
            && self.kind(verb as isize) == ChunkKind::Verb
            && self.chunk(verb).flag
            && self.head_word(at) == "while"
            && self.comma_before(at as isize)
    }

    /// "It was at the rally that Voss spoke, saying": who acts in the clause that "it" or "there" leads up to.
    pub(super) fn behind_expletive(&self, verb: usize, comma: usize, depth: u8) -> Option<Subject> {
        let start = self.frame.sentence(comma).start;
        let expletive = self.chunk(verb).cue != 0
            && self.kind(start as isize) == ChunkKind::Noun
            && matches!(self.head_word(start), "It" | "There")
            && self.kind(start as isize + 1) == ChunkKind::Verb;
        if !expletive {
            return None;
        }
        (start + 2..comma)
            .rev()
            .filter(|at| self.kind(*at as isize) == ChunkKind::Verb && self.chunk(*at).flag)
            .filter_map(|at| self.subject_within(at, depth - 1))
            .find(|own| own.chunk > start && self.can_act(own.chunk) && self.chunk(own.chunk).cue == 0)
    }
}
