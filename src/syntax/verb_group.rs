//! Verb groups: a verb with its auxiliaries, its adverbs and its "to".

use super::chunker::{Chunker, mark};
use super::tagger::begins_with_pronoun;
use super::{Chunk, ChunkKind};
use crate::lexicon::{CueClass, Tag, Traits, lexicon};

/// A verb group as far as it has been read.
struct Group {
    /// Its first item.
    start: usize,
    /// The verb read last, which those before it are auxiliaries of.
    main: usize,
    /// Just past its last item.
    end: usize,
    finite: bool,
    /// The last auxiliary is a form of "be" or "get".
    be: bool,
    /// The last auxiliary is a form of "have".
    have: bool,
    negated: bool,
}

impl Chunker<'_> {
    /// A verb with its auxiliaries, its adverbs and its "to".
    pub(super) fn verb_group(&mut self, limit: usize, before: Option<&Chunk>) -> Option<Chunk> {
        let start = self.at;
        let infinitive = self.tag(start) == Tag::To;
        let first = if infinitive { self.behind_to(start, limit)? } else { start };
        if !self.tag(first).is_verb() || !infinitive && self.stands_before_noun(first, before) {
            return None;
        }
        let mut group = Group {
            start,
            main: first,
            end: first + 1,
            finite: self.tag(first).is_finite(),
            be: false,
            have: false,
            negated: false,
        };
        while self.takes_verb(&mut group, limit) {}
        let Group { main, mut end, .. } = group;
        let tag = self.tag(main);
        let token = self.token(main)?;
        let known = token.known();
        let passive =
            group.be && !group.have && matches!(tag, Tag::Participle | Tag::Past) && !self.is_has(&group);
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
            flag: (group.finite || self.is_held(start)) && !infinitive,
            passive,
            infinitive,
            negated: group.negated,
            ..mark(ChunkKind::Verb, first, last, tag)
        })
    }

    /// "They’re calling it", "I’d never say so": whether the auxiliary is written with the pronoun before.
    fn is_held(&self, start: usize) -> bool {
        let before = (0..start).rev().find(|item| self.tag(*item) != Tag::Adverb);
        before.is_some_and(|item| {
            matches!(self.tag(item), Tag::Pronoun | Tag::Wh)
                && begins_with_pronoun(self.word(item))
                // "What they’re saying:": a heading.
                && !(item > 0 && self.tag(item - 1) == Tag::Wh)
        })
    }

    /// The base form behind "to" and adverbs, where one stands there.
    fn behind_to(&self, to: usize, limit: usize) -> Option<usize> {
        let verb = (to + 1..limit).find(|item| self.tag(*item) != Tag::Adverb)?;
        (self.tag(verb) == Tag::Verb).then_some(verb)
    }

    /// "the following statement", "leading analysts": a participle before its noun is no verb.
    fn stands_before_noun(&self, item: usize, before: Option<&Chunk>) -> bool {
        self.tag(item) == Tag::Participle
            && self.token(item).is_some_and(|t| t.known().cue_verb == 0)
            && self.tag(item + 1).is_noun()
            && before.is_none_or(|b| {
                matches!(b.kind, ChunkKind::Preposition | ChunkKind::Stop | ChunkKind::Conjunction)
            })
    }

    /// Whether the verb read last is an auxiliary and the one that it helps follows, which is then read.
    fn takes_verb(&self, group: &mut Group, limit: usize) -> bool {
        let main = group.main;
        let (word, grammar) = (self.word(main), self.grammar(main));
        group.negated |= word.ends_with("n't") || word.ends_with("n’t");
        let modal = self.tag(main) == Tag::Modal;
        if !modal && !grammar.any(Traits::AUXILIARY | Traits::DO) {
            return false;
        }
        // "has since asked", "was first told", "had herself signed": words that elsewhere are no adverbs.
        let amid = |item: usize| self.tag(item) == Tag::Adverb || self.is_amid_verbs(item);
        let mut ahead = main + 1;
        while ahead < limit && amid(ahead) {
            group.negated |= matches!(self.word(ahead), "not" | "never");
            ahead += 1;
        }
        // "has he said", "did she say": the subject stands between.
        let inverted = ahead < limit
            && self.tag(ahead) == Tag::Pronoun
            && self.tag(ahead + 1).is_verb()
            && main == group.start
            && grammar.any(Traits::DO);
        ahead += usize::from(inverted);
        let fits = ahead < limit
            && match self.tag(ahead) {
                Tag::Verb => modal || grammar.any(Traits::DO),
                // "hasn't said": contracted, "has" looks like a modal.
                Tag::Participle | Tag::Gerund => !modal || grammar.any(Traits::HAVE | Traits::BE),
                Tag::Past => grammar.any(Traits::HAVE | Traits::BE),
                _ => false,
            };
        if fits {
            (group.main, group.end) = (ahead, ahead + 1);
            group.be = grammar.any(Traits::BE | Traits::GET);
            group.have = grammar.any(Traits::HAVE);
            group.finite |= self.tag(group.start).is_finite();
        }
        fits
    }

    /// Whether a word that is no adverb elsewhere is one between an auxiliary and its verb.
    fn is_amid_verbs(&self, item: usize) -> bool {
        let floats = matches!(
            self.word(item),
            "since"
                | "long"
                | "first"
                | "both"
                | "all"
                | "each"
                | "himself"
                | "herself"
                | "itself"
                | "themselves"
        );
        floats && (self.tag(item + 1).is_verb() || self.is_amid_verbs(item + 1))
    }

    /// "he's said the same thing": nobody is said, so that it is "has".
    fn is_has(&self, group: &Group) -> bool {
        let Group { start, main, end, .. } = *group;
        let cue = self.token(main).map_or(0, |token| token.known().cue_verb);
        self.token(start).is_some_and(|t| t.tag == Tag::Genitive)
            && start > 0
            && matches!(self.word(start - 1), "he" | "she" | "He" | "She")
            && cue != 0
            && matches!(lexicon().cue(cue).class, CueClass::Say | CueClass::Express)
            && self.tag(end) != Tag::To
            && self.word(end) != "by"
    }
}
