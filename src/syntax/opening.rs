//! What opens a clause whose subject or verb is not right beside it.

use super::ChunkKind;
use super::clause::Phrase;
use crate::lexicon::Tag;

impl Phrase<'_> {
    /// ", and the poll released by the board found", ", and the firm responsible for it conceded": whether nothing
    /// but a noun phrase and what hangs on it stands between a conjunction behind a comma and the verb at `verb`.
    pub(super) fn begins_long_subject(&self, at: usize, verb: usize) -> bool {
        let hangs = |i: usize| match self.kind(i as isize) {
            ChunkKind::Noun | ChunkKind::Preposition | ChunkKind::Adverb => true,
            ChunkKind::Verb => !self.chunk(i).flag,
            _ => false,
        };
        let next = at + 2;
        next < verb
            && self.comma_before(at as isize)
            && self.kind(at as isize + 1) == ChunkKind::Noun
            && (self.kind(next as isize) == ChunkKind::Adjective || self.chunk(next).tag == Tag::Participle)
            && (next..verb).all(|i| i == next || hangs(i))
    }

    /// Whether a preposition opens a clause of time inside a participle's aside that a comma closes before the
    /// verb at `verb`.
    pub(super) fn opens_clause_in_aside(&self, at: usize, verb: usize) -> bool {
        let own = at + 2;
        own < verb
            && self.opens_clause(at as isize)
            && self.kind(at as isize + 1) == ChunkKind::Noun
            && self.kind(own as isize) == ChunkKind::Verb
            && self.chunk(own).flag
            && self.is_in_participle_aside(at)
            && (own..verb).any(|i| self.kind(i as isize) == ChunkKind::Comma)
    }

    /// Whether the last comma before a chunk parts a noun phrase from a participle: "The deal, reached in May".
    pub(super) fn is_in_participle_aside(&self, at: usize) -> bool {
        let start = self.frame.sentence(at).start;
        let comma = (start..at).rev().find(|i| self.kind(*i as isize) == ChunkKind::Comma);
        comma.is_some_and(|comma| {
            let participle = self.chunk(comma + 1);
            comma > start
                && self.kind(comma as isize - 1) == ChunkKind::Noun
                && participle.kind == ChunkKind::Verb
                && participle.tag == Tag::Participle
                && !participle.flag
        })
    }
}
