//! Passives: by whom something is done.

use super::ChunkKind;
use super::clause::{Phrase, Subject};
use crate::lexicon::Tag;

impl Phrase<'_> {
    /// "Voss, who was fined in May for saying": whom a passive before "for" makes the subject of what
    /// follows.
    pub(super) fn done_to_for(&self, preposition: usize, depth: u8) -> Option<Subject> {
        let governor = (0..preposition)
            .rev()
            .take_while(|i| {
                matches!(
                    self.kind(*i as isize),
                    ChunkKind::Noun | ChunkKind::Preposition | ChunkKind::Adverb | ChunkKind::Verb
                )
            })
            .find(|i| self.kind(*i as isize) == ChunkKind::Verb)?;
        let passive = self.chunk(governor).flag && self.chunk(governor).passive;
        if passive { self.subject_within(governor, depth - 1) } else { None }
    }

    /// The agent of a passive: the noun phrase behind "by", before the clause ends.
    #[must_use]
    pub fn agent(&self, verb: usize) -> Option<usize> {
        // "was ordered to “clean” the books before each visit by inspectors": what is ordered follows.
        if self.kind(verb as isize + 1) == ChunkKind::Preposition
            && self.chunk(verb + 1).tag == Tag::To
            && matches!(self.kind(verb as isize + 2), ChunkKind::Quote | ChunkKind::Verb)
        {
            return None;
        }
        for index in verb + 1..self.frame.chunks.len() {
            match self.kind(index as isize) {
                ChunkKind::Stop | ChunkKind::Semicolon | ChunkKind::Colon => return None,
                ChunkKind::Verb if self.chunk(index).flag => return None,
                // "a crew known as the “Watch,” led by Voss": another participle's.
                ChunkKind::Verb
                    if self.chunk(index).tag == Tag::Participle
                        && self.kind(index as isize + 1) == ChunkKind::Preposition
                        && self.head_word(index + 1) == "by"
                        && self.kind(index as isize - 1) != ChunkKind::Conjunction =>
                {
                    return None;
                }
                ChunkKind::Preposition
                    if self.head_word(index).eq_ignore_ascii_case("by")
                        && self.kind(index as isize + 1) == ChunkKind::Noun
                        && !self.is_temporal(index as isize + 1)
                        && !self.is_means(index + 1) =>
                {
                    return Some(index + 1);
                }
                // "embraced by disaffected “Leave” voters": the agent's own head is not known.
                ChunkKind::Preposition
                    if index == verb + 1
                        && self.head_word(index).eq_ignore_ascii_case("by")
                        && matches!(
                            self.kind(index as isize + 1),
                            ChunkKind::Adjective | ChunkKind::Quote
                        ) =>
                {
                    return None;
                }
                _ => {}
            }
        }
        None
    }

    /// Whether a bare noun tells how something was sent: "told by telephone".
    fn is_means(&self, noun: usize) -> bool {
        const MEANS: [&str; 12] = [
            "telephone",
            "phone",
            "email",
            "e-mail",
            "letter",
            "text",
            "fax",
            "mail",
            "post",
            "radio",
            "video",
            "loudspeaker",
        ];
        self.chunk(noun).last - self.chunk(noun).first == 1 && MEANS.contains(&self.head_word(noun))
    }
}
