//! What opens a sentence before its subject: a dateline, "as a part of the deal", "until the end of the talks".

use super::ChunkKind;
use super::clause::Phrase;
use crate::lexicon::{Tag, Traits};

impl Phrase<'_> {
    /// Where the first sentence of a paragraph begins behind a dateline: "ORSA – Voss, the mayor, said".
    pub(super) fn behind_dateline(&self, start: usize) -> usize {
        let capitals = start == 0 && self.kind(0) == ChunkKind::Noun && self.head(0).shape.is_all_capitals();
        // "TARN BAY, Aug 31 (Reuters) - Voss": a place that no list knows, and names and figures behind it.
        let told = |dash: &isize| {
            *dash > 1
                && (1..*dash).all(|at| {
                    self.kind(at) != ChunkKind::Noun
                        || matches!(self.chunk(at as usize).tag, Tag::Name | Tag::Number)
                })
        };
        let dash = (1..9)
            .find(|at| self.kind(*at) == ChunkKind::Dash)
            .filter(|dash| capitals && (*dash < 6 && self.head(0).has(Traits::PLACE) || told(dash)));
        let bare = |dash: &isize| {
            (1..*dash)
                .all(|at| !matches!(self.kind(at), ChunkKind::Verb | ChunkKind::Quote | ChunkKind::Stop))
                && self.kind(*dash + 1) == ChunkKind::Noun
        };
        dash.filter(bare).map_or(start, |dash| dash as usize + 1)
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
}
