//! Clauses that a conjunction joins on: where "and" begins another subject.

use super::ChunkKind;
use super::clause::Phrase;
use crate::lexicon::{Tag, Traits};

impl Phrase<'_> {
    /// Whether "and" joins a noun phrase with a finite verb of its own to a clause.
    pub(super) fn joins_clause(&self, at: usize, verb: usize) -> bool {
        let own = at + 2;
        own < verb
            && self.kind(at as isize + 1) == ChunkKind::Noun
            && self.kind(own as isize) == ChunkKind::Verb
            && self.chunk(own).flag
    }

    /// Whether a conjunction joins a whole clause on: a noun phrase and its finite verb follow it.
    pub(super) fn begins_clause(&self, at: usize, verb: usize) -> bool {
        let noun = at as isize + 1;
        let finite = |i: isize| self.frame.kind(i) == ChunkKind::Verb && self.chunk(i as usize).flag;
        let pronoun = self.frame.kind(noun) == ChunkKind::Noun
            && self.begins_with_subject_pronoun(noun)
            && (noun as usize) < verb;
        // ", and the board, in a letter that it framed, apologised"
        let parted = self.frame.kind(noun) == ChunkKind::Noun
            && self.frame.kind(at as isize - 1) == ChunkKind::Comma
            && self.frame.kind(noun + 1) == ChunkKind::Comma
            && self.frame.kind(noun + 2) == ChunkKind::Preposition
            && self.frame.kind(verb as isize - 1) == ChunkKind::Comma
            && noun as usize + 3 < verb;
        // ", and its president, Ana Voss, accused", ", but the head of the guild, Ana Voss, accused": an office with its
        // holder's name.
        let mut office = noun;
        while self.frame.kind(office + 1) == ChunkKind::Preposition
            && self.frame.kind(office + 2) == ChunkKind::Noun
        {
            office += 2;
        }
        let named = self.frame.kind(noun) == ChunkKind::Noun
            && self.comma_before(at as isize)
            && self.head(noun as usize).has(Traits::PERSON_ROLE | Traits::TITLE)
            && self.frame.kind(office + 1) == ChunkKind::Comma
            && self.frame.kind(office + 2) == ChunkKind::Noun
            && self.is_name(office as usize + 2)
            && self.frame.kind(office + 3) == ChunkKind::Comma
            && finite(office + 4)
            && office as usize + 4 <= verb;
        // ", and Ana Voss, who had backed it, said": a relative clause between the subject and its verb.
        let told_more = self.frame.kind(noun) == ChunkKind::Noun
            && self.comma_before(at as isize)
            && self.frame.kind(noun + 1) == ChunkKind::Comma
            && self.frame.kind(noun + 2) == ChunkKind::Wh
            && matches!(self.head_word(noun as usize + 2), "who" | "which" | "whose")
            && self.frame.kind(verb as isize - 1) == ChunkKind::Comma
            && noun as usize + 3 < verb;
        pronoun
            || parted
            || named
            || told_more
            || self.frame.kind(noun) == ChunkKind::Noun
                && self.frame.kind(at as isize - 1) == ChunkKind::Comma
                && (finite(noun + 1) || self.chunk(noun as usize).tag == Tag::Pronoun)
                && (noun as usize) < verb
    }

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
}
