//! What looked like a participle and is the verb that a noun phrase has waited for.
//!
//! "The firm – which sells rope – recorded a loss": read from left to right, a form that is past and participle
//! at once looks like the participle of an aside. Where no other verb takes the noun phrase that waits, and an
//! object follows, it is the verb.

use super::clause::Phrase;
use super::{ChunkKind, Frame};
use crate::layout::Layout;
use crate::lexicon::grammar::gives_name;
use crate::lexicon::{CueClass, Tag};
use crate::quotation::Quotation;

/// How many other verbs may be asked for the subject of the next one.
const DEPTH: u8 = 3;

/// Takes participles for verbs where a noun phrase would else be left without one.
pub(super) fn settle(frame: &mut Frame, text: &str, layout: &Layout, quotations: &[Quotation]) {
    for at in 2..frame.chunks.len() {
        let chunk = &frame.chunks[at];
        let participle = chunk.kind == ChunkKind::Verb
            && chunk.tag == Tag::Participle
            && !chunk.flag
            && chunk.first == chunk.head;
        if participle && (Phrase { text, layout, quotations, frame }).is_awaited(at) {
            frame.chunks[at].tag = Tag::Past;
            frame.chunks[at].flag = true;
        }
    }
}

impl Phrase<'_> {
    /// Whether the participle at `verb` is the verb of the noun phrase that waits for one.
    fn is_awaited(&self, verb: usize) -> bool {
        let form = self.head(verb);
        if !form.known().can_be.has(Tag::Past) && !self.head_word(verb).ends_with("ed") {
            return false;
        }
        let mut before = verb as isize - 1;
        while self.kind(before) == ChunkKind::Adverb {
            before -= 1;
        }
        let aside = match self.kind(before) {
            ChunkKind::Comma | ChunkKind::Dash | ChunkKind::Close => self.takes_object(verb),
            // "the paper called on him": a verb with its particle, and whom it is about.
            ChunkKind::Noun => {
                self.chunk(verb).last > self.chunk(verb).head + 1 && self.is_object_at(verb + 1)
            }
            _ => false,
        };
        let Some(noun) = self.pending(verb).filter(|_| aside) else { return false };
        let parted = self.kind(before) == ChunkKind::Noun
            || (noun + 2..before as usize + 1).any(|at| {
                matches!(self.kind(at as isize), ChunkKind::Comma | ChunkKind::Dash | ChunkKind::Close)
            });
        parted && !self.is_taken(noun, verb)
    }

    /// Whether what stands behind a form that is past and participle at once can only be its object or content.
    fn takes_object(&self, verb: usize) -> bool {
        // "Voss (left), branded a traitor": what is called so follows, where it is no thing already known.
        if self.chunk(verb).class() == Some(CueClass::Call)
            && self.kind(verb as isize + 1) == ChunkKind::Noun
            && matches!(self.first_word(verb + 1), "a" | "an" | "one")
        {
            return false;
        }
        if gives_name(self.head_word(verb)) {
            let next = self.kind(verb as isize + 2);
            // "Voss – a pilot – called it “a farce”": who is called so is told first.
            let called = next == ChunkKind::Quote && !self.is_bare_article(verb as isize + 1);
            return self.kind(verb as isize + 1) == ChunkKind::Noun
                && next != ChunkKind::Stop
                && (called || self.is_name(verb + 1));
        }
        let particle = self.kind(verb as isize + 1) == ChunkKind::Preposition
            && matches!(self.head_word(verb + 1), "out" | "up" | "off" | "down");
        self.chunk(verb).class() == Some(CueClass::Say)
            && self.kind(verb as isize + 1) == ChunkKind::Preposition
            || self.is_object_at(verb + 1 + usize::from(particle))
    }

    /// Whether a noun phrase stands here that is no time.
    fn is_object_at(&self, at: usize) -> bool {
        self.kind(at as isize) == ChunkKind::Noun && !self.is_temporal(at as isize)
    }

    /// Whether a finite verb behind a participle is that of the noun phrase that waits.
    fn is_taken(&self, noun: usize, participle: usize) -> bool {
        let end = self.frame.sentence(participle).end;
        (participle + 1..end)
            .filter(|at| self.kind(*at as isize) == ChunkKind::Verb && self.chunk(*at).flag)
            .any(|at| {
                let subject = self.subject_within(at, DEPTH);
                subject.is_none_or(|subject| {
                    self.chain_start(subject.chunk as isize) == self.chain_start(noun as isize)
                })
            })
    }
}
