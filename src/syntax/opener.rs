//! What opens a sentence before its subject: a dateline, the auxiliary of a question, "as a part of the deal",
//! "until the end of the talks".

use super::ChunkKind;
use super::clause::Phrase;
use crate::layout::dateline;
use crate::lexicon::{Tag, Traits};

impl Phrase<'_> {
    /// Where the first sentence of a paragraph begins behind a dateline: "ORSA – Voss, the mayor, said".
    pub(super) fn behind_dateline(&self, start: usize) -> usize {
        let Some(dash) = (1..10).find(|at| self.kind(*at) == ChunkKind::Dash).filter(|_| start == 0) else {
            return start;
        };
        let byte = |chunk: usize| self.layout.tokens[self.chunk(chunk).first as usize].span.start as usize;
        let (from, behind) = (byte(0), dash as usize + 1);
        let report = self.kind(dash + 1) == ChunkKind::Noun
            && dateline(&self.text[from..]).is_some_and(|end| from + end == byte(behind));
        if report { behind } else { start }
    }

    /// "In perhaps the best sign of it, Voss", "As a part of the deal, Voss", "until the end of the talks, Voss":
    /// whether a noun phrase, behind one of the kind `before`, hangs on a preposition with an adverb, or on "as" or
    /// "until" that opens the sentence and no clause.
    pub(super) fn hangs_on_opener(&self, noun: usize, before: ChunkKind) -> bool {
        let opener = noun as isize - 1;
        match before {
            ChunkKind::Adverb => self.kind(opener - 1) == ChunkKind::Preposition,
            ChunkKind::Subordinator => {
                let word = self.head_word(opener as usize);
                ["as", "until"].iter().any(|one| one.eq_ignore_ascii_case(word))
                    && !matches!(self.chunk(noun).tag, Tag::Name | Tag::Pronoun)
                    && matches!(self.kind(opener - 1), ChunkKind::Stop | ChunkKind::Conjunction)
                    && self.ends_at_comma(noun)
            }
            _ => false,
        }
    }

    /// Whether a comma and another noun phrase follow a noun phrase and what hangs on it.
    fn ends_at_comma(&self, noun: usize) -> bool {
        let mut end = noun as isize + 1;
        while self.kind(end) == ChunkKind::Preposition && self.kind(end + 1) == ChunkKind::Noun {
            end += 2;
        }
        // "As a boy he"
        self.kind(end) == ChunkKind::Noun && self.begins_with_subject_pronoun(end)
            || self.kind(end) == ChunkKind::Comma
                && matches!(self.kind(end + 1), ChunkKind::Noun | ChunkKind::Adverb | ChunkKind::Adjective)
    }

    /// "has in the past called": whether a verb at `at` goes on from "has" with no more than what hangs on a preposition
    /// between them.
    pub(super) fn completes_auxiliary(&self, at: usize) -> bool {
        let auxiliary = at.wrapping_sub(3);
        at >= 3
            && self.kind(at as isize - 1) == ChunkKind::Noun
            && self.kind(at as isize - 2) == ChunkKind::Preposition
            && self.kind(auxiliary as isize) == ChunkKind::Verb
            && self.chunk(auxiliary).flag
            && self.chunk(auxiliary).first == self.chunk(auxiliary).head
            && self.head(auxiliary).has(Traits::HAVE)
            && self.head(at).known().can_be.has(Tag::Participle)
    }

    /// Whether what could be a participle stands behind a quotation that hangs on a preposition, and goes on with
    /// another.
    pub(super) fn follows_object_in_marks(&self, at: usize) -> bool {
        self.kind(at as isize - 2) == ChunkKind::Preposition
            && self.kind(at as isize + 1) == ChunkKind::Preposition
            && self.chunk(at).tag == Tag::Past
            && self.head(at).known().can_be.has(Tag::Participle)
    }

    /// "After Voss, asked about it, left": whether a participle, which tells more of whoever a comma parts from it,
    /// stands at `at`.
    pub(super) fn goes_on_with_participle(&self, at: usize) -> bool {
        self.kind(at as isize) == ChunkKind::Verb && !self.chunk(at).flag && !self.chunk(at).infinitive
    }

    /// "Does Voss, like Marl, oppose it?": the subject between an auxiliary that opens the sentence and its verb.
    pub(super) fn asked_of(&self, verb: usize) -> Option<usize> {
        if self.chunk(verb).tag != Tag::Verb || self.chunk(verb).infinitive {
            return None;
        }
        let start = self.frame.sentence(verb).start;
        let auxiliary = (start..verb)
            .take(4)
            .find(|at| !matches!(self.kind(*at as isize), ChunkKind::Conjunction | ChunkKind::Wh))?;
        let word = &self.layout.tokens[self.chunk(auxiliary).first as usize];
        let opens = self.kind(auxiliary as isize) == ChunkKind::Verb
            && self.chunk(auxiliary).first == self.chunk(auxiliary).head
            && (word.has(Traits::DO) || word.known().tags[0] == Tag::Modal);
        let subject = auxiliary + 1;
        let own = opens
            && subject < verb
            && self.kind(subject as isize) == ChunkKind::Noun
            && (subject + 1..verb).all(|at| {
                self.kind(at as isize) != ChunkKind::Verb || self.kind(at as isize - 1) == ChunkKind::Wh
            });
        own.then_some(subject)
    }
}
