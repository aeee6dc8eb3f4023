//! Reduced relative clauses that give a name: "a band called Heron", "a bill, dubbed “…”".

use super::ChunkKind;
use super::reduced::Reading;
use crate::lexicon::{CueClass, Tag};

impl Reading<'_> {
    /// "with its capital, called the “Gate” by all": behind a comma as well.
    pub(super) fn is_called_by(&self, verb: isize) -> bool {
        let article = isize::from(
            self.kind(verb + 1) == ChunkKind::Noun && self.chunk(verb + 1).tag == Tag::Determiner,
        );
        self.chunk(verb).class() == Some(CueClass::Call)
            && self.kind(verb - 1) == ChunkKind::Comma
            && self.kind(verb + 1 + article) == ChunkKind::Quote
            && self.is(verb + 2 + article, ChunkKind::Preposition, "by")
    }

    /// The quotation that stands at `at`, or behind an article there.
    fn quote_at(&self, at: isize) -> bool {
        let article = self.kind(at) == ChunkKind::Noun && self.chunk(at).tag == Tag::Determiner;
        self.kind(at + isize::from(article)) == ChunkKind::Quote
    }

    /// Whether one of these kinds stands before a chunk in its sentence.
    fn stands_before(&self, at: isize, kinds: &[ChunkKind]) -> bool {
        let before = self.frame.chunks[..at as usize].iter().rev();
        before.take_while(|chunk| chunk.kind != ChunkKind::Stop).any(|chunk| kinds.contains(&chunk.kind))
    }

    /// "brought in a bill, dubbed the “Harbour Act”, that": whoever names has something to name.
    pub(super) fn is_called(&self, verb: isize) -> bool {
        self.is_naming(verb)
            && self.kind(verb - 1) == ChunkKind::Comma
            && self.kind(verb - 2) == ChunkKind::Noun
            && self.quote_at(verb + 1)
            && !self.stands_before(verb, &[ChunkKind::Wh, ChunkKind::Subordinator])
    }

    /// "its policy, often summed up as the “five rules,” bars it": behind a comma, a verb that has no
    /// object but goes on with "as".
    pub(super) fn is_summed_up(&self, verb: isize) -> bool {
        let chunk = self.chunk(verb);
        let adverbs = &self.tokens[chunk.first as usize..chunk.head as usize];
        let mut before = verb - 1;
        while self.kind(before) == ChunkKind::Adverb {
            before -= 1;
        }
        adverbs.iter().all(|token| token.known().tags[0] == Tag::Adverb)
            && chunk.cue != 0
            && self.kind(before) == ChunkKind::Comma
            && self.kind(before - 1) == ChunkKind::Noun
            && self.is(verb + 1, ChunkKind::Subordinator, "as")
            && self.quote_at(verb + 2)
            && !self.stands_before(verb, &[ChunkKind::Wh])
    }

    /// "the plover, sometimes called the “sand clown”, breeds": behind a comma and an adverb of how often,
    /// a verb of naming that has no object but the name.
    pub(super) fn is_often_called(&self, verb: isize) -> bool {
        let often = |at: isize| {
            self.kind(at) == ChunkKind::Adverb
                && matches!(
                    self.word(at),
                    "sometimes"
                        | "often"
                        | "commonly"
                        | "popularly"
                        | "locally"
                        | "widely"
                        | "also"
                        | "formerly"
                )
        };
        let article = isize::from(self.kind(verb + 1) == ChunkKind::Noun);
        // "the center nicknamed “Pops,” who had eight": nobody is told to have named him.
        if self.word(verb) == "nicknamed"
            && self.is_common(verb - 1)
            && self.kind(verb + 1) == ChunkKind::Quote
            && matches!(self.kind(verb + 2), ChunkKind::Comma | ChunkKind::Stop | ChunkKind::Wh)
        {
            return true;
        }
        self.is_naming(verb)
            && often(verb - 1)
            && self.kind(verb - 2) == ChunkKind::Comma
            && self.kind(verb - 3) == ChunkKind::Noun
            && self.quote_at(verb + 1)
            && matches!(self.kind(verb + 2 + article), ChunkKind::Comma | ChunkKind::Stop | ChunkKind::Wh)
    }

    /// "a channel called “The Room”", "a woman named Ana, who": whoever names has something to name,
    /// be it before ("a plan experts called “a sham”").
    pub(super) fn names(&self, verb: isize) -> bool {
        // "closed the loophole called an “inversion”": nor does an object name anything.
        let object = self.is_finite(verb - 2);
        self.is_naming(verb)
            && (object || self.is_indefinite(verb - 1))
            && self.is_only_a_name(verb + 1)
            && !matches!(
                self.kind(self.first_noun(verb - 1) - 1),
                ChunkKind::Noun | ChunkKind::Wh | ChunkKind::Subordinator
            )
    }

    /// "Voss – a firm pitched as “…” – said": whoever pitches has something to pitch.
    pub(super) fn is_pitched(&self, verb: isize) -> bool {
        self.chunk(verb).cue != 0
            && self.is(verb + 1, ChunkKind::Subordinator, "as")
            && self.kind(verb - 2) == ChunkKind::Dash
    }

    /// "emails labelled “secret” by the office", "a claim dismissed as “odd” by the office": whoever labels has
    /// something to label.
    pub(super) fn is_labelled_by(&self, verb: isize) -> bool {
        let seen_as = self.is(verb + 1, ChunkKind::Subordinator, "as");
        (self.chunk(verb).class() == Some(CueClass::Call) || seen_as)
            && self.kind(verb + 1 + isize::from(seen_as)) == ChunkKind::Quote
            && self.is(verb + 2 + isize::from(seen_as), ChunkKind::Preposition, "by")
            && self.kind(verb - 2) != ChunkKind::Wh
    }

    /// "held the conversation described, and": whoever describes has something to describe.
    pub(super) fn is_described(&self, verb: isize) -> bool {
        self.chunk(verb).class() == Some(CueClass::Call)
            && matches!(self.kind(verb + 1), ChunkKind::Comma | ChunkKind::Stop)
            && self.kind(verb - 2) == ChunkKind::Verb
    }

    /// Whether no more than a name stands behind a verb of naming: a quotation, perhaps with its article,
    /// or a name that a mark or another clause follows.
    fn is_only_a_name(&self, next: isize) -> bool {
        match self.kind(next) {
            ChunkKind::Quote => true,
            ChunkKind::Noun => match self.kind(next + 1) {
                ChunkKind::Quote => {
                    self.chunk(next).tag == Tag::Determiner && matches!(self.word(next), "the" | "a" | "an")
                }
                ChunkKind::Comma | ChunkKind::Stop | ChunkKind::Wh | ChunkKind::Verb | ChunkKind::Close => {
                    self.chunk(next).tag == Tag::Name
                }
                _ => false,
            },
            _ => false,
        }
    }
}
