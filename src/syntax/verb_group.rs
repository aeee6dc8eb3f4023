//! Verb groups: a verb with its auxiliaries, its adverbs and its "to".

use super::chunker::{Chunker, mark};
use super::{Chunk, ChunkKind};
use crate::lexicon::{CueClass, Tag, Traits, lexicon};

impl Chunker<'_> {
    /// A verb with its auxiliaries, its adverbs and its "to".
    pub(super) fn verb_group(&mut self, limit: usize, before: Option<&Chunk>) -> Option<Chunk> {
        let start = self.at;
        let mut item = start;
        let mut infinitive = false;
        if self.tag(item) == Tag::To {
            let mut verb = item + 1;
            while verb < limit && self.tag(verb) == Tag::Adverb {
                verb += 1;
            }
            if verb >= limit || self.tag(verb) != Tag::Verb {
                return None;
            }
            infinitive = true;
            item = verb;
        }
        if !self.tag(item).is_verb() {
            return None;
        }
        // "the following statement", "leading analysts": a participle before its noun is no verb.
        if matches!(self.tag(item), Tag::Gerund | Tag::Participle)
            && !infinitive
            && self.token(item).is_some_and(|t| t.known().cue_verb == 0)
            && self.tag(item + 1).is_noun()
            && before.is_none_or(|b| {
                matches!(b.kind, ChunkKind::Preposition | ChunkKind::Stop | ChunkKind::Conjunction)
            })
            && self.tag(item) == Tag::Participle
        {
            return None;
        }
        let mut main = item;
        let mut finite = self.tag(item).is_finite();
        let (mut be, mut have, mut negated) = (false, false, false);
        let mut end = item + 1;
        loop {
            let (word, grammar) = (self.word(main), self.grammar(main));
            let auxiliary = grammar.any(Traits::AUXILIARY | Traits::DO) || self.tag(main) == Tag::Modal;
            negated |= word.ends_with("n't") || word.ends_with("n’t");
            if !auxiliary {
                break;
            }
            let mut ahead = main + 1;
            let mut inverted = false;
            // "has since asked", "has long held": words that elsewhere are no adverbs.
            let amid = |item: usize| {
                self.tag(item) == Tag::Adverb
                    || matches!(self.word(item), "since" | "long") && self.tag(item + 1).is_verb()
            };
            while ahead < limit && amid(ahead) {
                negated |= matches!(self.word(ahead), "not" | "never");
                ahead += 1;
            }
            // "has he said", "did she say": the subject stands between.
            if ahead < limit
                && self.tag(ahead) == Tag::Pronoun
                && self.tag(ahead + 1).is_verb()
                && main == start
                && grammar.any(Traits::DO)
            {
                ahead += 1;
                inverted = true;
            }
            let next = self.tag(ahead);
            let fits = ahead < limit
                && match next {
                    Tag::Verb => self.tag(main) == Tag::Modal || grammar.any(Traits::DO) || inverted,
                    Tag::Participle | Tag::Gerund => self.tag(main) != Tag::Modal,
                    Tag::Past => grammar.any(Traits::HAVE | Traits::BE),
                    _ => false,
                };
            if !fits {
                break;
            }
            be = grammar.any(Traits::BE | Traits::GET);
            have = grammar.any(Traits::HAVE);
            main = ahead;
            end = ahead + 1;
            finite = finite || self.tag(start).is_finite();
        }
        let tag = self.tag(main);
        let token = self.token(main)?;
        let known = token.known();
        // "he's said the same thing": nobody is said, so that it is "has".
        let has = self.token(start).is_some_and(|t| t.tag == Tag::Genitive)
            && start > 0
            && matches!(self.word(start - 1), "he" | "she" | "He" | "She")
            && known.cue_verb != 0
            && matches!(lexicon().cue(known.cue_verb).class, CueClass::Say | CueClass::Express)
            && self.tag(end) != Tag::To
            && self.word(end) != "by";
        let passive = be && !has && !have && matches!(tag, Tag::Participle | Tag::Past);
        let mut cue = known.cue_verb;
        if known.traits.any(Traits::PARTICLE_VERB) {
            let particles = lexicon().particles(token.entry);
            if let Some(particle) =
                particles.iter().find(|particle| self.has_words(&particle.rest, end, limit))
            {
                cue = particle.cue;
                end += particle.rest.len();
            }
        }
        let (first, head, last) = (self.place(start), self.place(main), self.place(end - 1) + 1);
        self.at = end;
        Some(Chunk {
            head,
            cue,
            flag: finite && !infinitive,
            passive,
            infinitive,
            negated,
            ..mark(ChunkKind::Verb, first, last, tag)
        })
    }
}
