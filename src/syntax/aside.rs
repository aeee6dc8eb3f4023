//! Clauses of time inside a participle's aside: "The deal, reached after the talks broke down, obliges".

use super::ChunkKind;
use super::clause::Phrase;
use crate::lexicon::Tag;

impl Phrase<'_> {
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
