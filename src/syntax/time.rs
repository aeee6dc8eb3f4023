//! Times: noun phrases that tell when something was done, and are nobody who does it.

use super::ChunkKind;
use super::clause::Phrase;
use crate::lexicon::Traits;

impl Phrase<'_> {
    /// Whether the noun phrase at `at` is a time: "Tuesday", "last week".
    #[must_use]
    pub fn is_temporal(&self, at: isize) -> bool {
        if self.kind(at) != ChunkKind::Noun {
            return false;
        }
        let index = at as usize;
        let head = self.head(index);
        if head.has(Traits::DATE) {
            return true;
        }
        if head.shape.is_digit() {
            let year = matches!(self.kind(at - 1), ChunkKind::Preposition | ChunkKind::Subordinator)
                && matches!(self.head_word(index - 1), "in" | "since" | "until" | "before" | "after")
                && self.chunk(index).first == self.chunk(index).head
                && head.span.len() == 4
                && head.span.of(self.text).starts_with(['1', '2']);
            return year || self.layout.tokens[self.chunk(index).first as usize].has(Traits::DATE);
        }
        let word = head.span.of(self.text);
        // "last fall", "this spring"
        let season = matches!(word, "spring" | "summer" | "autumn" | "fall" | "winter" | "season" | "term")
            && matches!(self.first_word(index), "last" | "this" | "next" | "that" | "Last" | "This" | "Next");
        // "Years after Voss left"
        let many = self.kind(at - 1) == ChunkKind::Stop
            && matches!(word, "Days" | "Weeks" | "Months" | "Years" | "Hours" | "Minutes");
        !head.shape.is_capital() && head.has(Traits::TIME) || season || many
    }

    /// "half an hour later": whether "half" stands at `at` before the time that it divides.
    #[must_use]
    pub(crate) fn is_half_of_time(&self, at: isize) -> bool {
        self.kind(at) == ChunkKind::Noun && self.words(at as usize) == "half" && self.is_temporal(at + 1)
    }

    /// What stands before adverbs and times that end at `at`, prepositions of theirs passed over as well: "his claim
    /// earlier in the week".
    #[must_use]
    pub(crate) fn before_times(&self, mut at: isize) -> isize {
        loop {
            let time = self.is_temporal(at);
            if !time && self.kind(at) != ChunkKind::Adverb {
                return at;
            }
            at -= 1 + isize::from(time && self.kind(at - 1) == ChunkKind::Preposition);
        }
    }
}
