//! Asides: where they open, and clauses of time inside a participle's, "The deal, reached after the talks broke
//! down, obliges".

use super::ChunkKind;
use super::clause::Phrase;
use crate::lexicon::Tag;

impl Phrase<'_> {
    /// The bracket or the dash, from `start` on, that opens the aside which the one at `close` ends.
    pub(super) fn opener_of_aside(&self, start: usize, close: usize) -> Option<usize> {
        let opens = match self.kind(close as isize) {
            ChunkKind::Close => ChunkKind::Open,
            ChunkKind::Dash => ChunkKind::Dash,
            _ => return None,
        };
        (start..close).rev().find(|at| self.kind(*at as isize) == opens)
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
