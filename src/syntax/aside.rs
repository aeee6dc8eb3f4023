//! Asides: where they open, words of attribution in passing, "The plan, she said, is", and clauses of time inside
//! a participle's, "The deal, reached after the talks broke down, obliges".

use super::ChunkKind;
use super::clause::Phrase;
use crate::lexicon::{CueClass, Tag};

/// How far behind its subject the verb of words of attribution in passing may stand.
const FAR: usize = 14;

impl Phrase<'_> {
    /// For the noun phrase of words of attribution between commas (", she said,"): their verb.
    #[must_use]
    pub fn in_passing(&self, noun: usize) -> Option<usize> {
        let opens = matches!(self.kind(noun as isize - 1), ChunkKind::Comma | ChunkKind::Dash)
            || self.is_behind_term(noun);
        let noun_phrase = self.kind(noun as isize) == ChunkKind::Noun;
        if !opens || !noun_phrase || noun < 2 || self.frame.sentence(noun).start + 1 >= noun {
            return None;
        }
        let behind = self.past_chain(noun);
        // "A longer one, Ana Voss (I-Vale) predicted, would"
        let brackets = (self.kind(behind as isize) == ChunkKind::Open)
            .then(|| (behind..behind + 5).find(|at| self.kind(*at as isize) == ChunkKind::Close))
            .flatten();
        let verb = brackets.map_or(behind, |close| close + 1);
        match self.kind(verb as isize) {
            // "Voss, Marl and Krol said, adding": a row that begins further left.
            ChunkKind::Verb if (noun..verb).any(|at| self.kind(at as isize) == ChunkKind::Conjunction) => {
                self.is_before_main_verb(verb).then_some(verb)
            }
            ChunkKind::Verb => self.is_said_in_passing(noun, verb).then_some(verb),
            ChunkKind::Comma => self.behind_apposition_in_passing(noun, verb),
            _ => None,
        }
    }

    /// Whether a verb and the noun phrase right before it are words of attribution in passing.
    #[must_use]
    pub fn is_in_passing(&self, verb: usize) -> bool {
        verb.checked_sub(1).is_some_and(|noun| self.in_passing(noun) == Some(verb))
    }

    /// The verb of "The plan, Ana Voss, who leads the town, said on Monday, is", where the subject of words of
    /// attribution in passing is told more of between the comma at `open` and another.
    fn behind_apposition_in_passing(&self, noun: usize, open: usize) -> Option<usize> {
        let told = matches!(
            self.kind(open as isize + 1),
            ChunkKind::Noun | ChunkKind::Wh | ChunkKind::Adverb | ChunkKind::Adjective
        );
        let main = noun.checked_sub(2).filter(|main| {
            // "What they want, Voss, 54, said, is", "a plan which, Voss, 54, said, is"
            let clause = || self.kind(*main as isize) == ChunkKind::Verb && self.in_free_relative(*main);
            let kind = self.kind(*main as isize);
            told && (matches!(kind, ChunkKind::Noun | ChunkKind::Adverb | ChunkKind::Wh) || clause())
        })?;
        let close = (open + 2..open + FAR).find(|at| {
            matches!(self.kind(*at as isize), ChunkKind::Comma | ChunkKind::Stop | ChunkKind::Quote)
        })?;
        let verb = close + 1;
        let hangs = self.kind(self.chain_start(main as isize) - 1) == ChunkKind::Preposition;
        (self.kind(close as isize) == ChunkKind::Comma
            && self.kind(verb as isize) == ChunkKind::Verb
            && !hangs
            && self.is_before_main_verb(verb))
        .then_some(verb)
    }

    /// Whether the verb at `verb` is one of saying and a comma closes what it says in passing.
    fn is_said_in_passing(&self, noun: usize, verb: usize) -> bool {
        let chunk = self.chunk(verb);
        let says = matches!(chunk.class(), Some(CueClass::Say | CueClass::Tell | CueClass::Think))
            || matches!(self.head_word(verb), "predicted" | "predicts" | "reads" | "read" | "warned")
            // "Voss, a transcript shows, agreed"
            || chunk.class() == Some(CueClass::Show) && self.chunk(noun).cue != 0;
        if !chunk.flag {
            return false;
        }
        if !says {
            return chunk.class() == Some(CueClass::Express) && self.is_before_main_verb(verb);
        }
        matches!(self.kind(self.past_adjuncts(verb) as isize), ChunkKind::Comma | ChunkKind::Dash)
    }

    /// "The plan, Voss confirmed on Monday, is": whether a comma or a dash behind a verb of speech without an object is
    /// all that parts it from another finite verb, so that it can only be in passing.
    fn is_before_main_verb(&self, verb: usize) -> bool {
        let chunk = self.chunk(verb);
        let speaks = matches!(
            chunk.class(),
            Some(CueClass::Say | CueClass::Tell | CueClass::Think | CueClass::Express)
        );
        if !speaks || !chunk.flag || chunk.passive {
            return false;
        }
        let close = self.past_adjuncts(verb);
        let mut next = close + 1;
        while self.kind(next as isize) == ChunkKind::Adverb {
            next += 1;
        }
        matches!(self.kind(close as isize), ChunkKind::Comma | ChunkKind::Dash)
            && self.kind(next as isize) == ChunkKind::Verb
            && self.chunk(next).flag
    }

    /// The noun phrase with words of attribution in passing whose verb stands behind a comma, which ends an
    /// apposition: "Voss" of "The plan, Voss, 54, said, is".
    pub(super) fn apposed_in_passing(&self, verb: usize) -> Option<usize> {
        if !self.is_before_main_verb(verb) {
            return None;
        }
        let first = verb.saturating_sub(FAR).max(self.frame.sentence(verb).start + 2);
        (first..verb.saturating_sub(2)).find(|noun| {
            self.kind(*noun as isize) == ChunkKind::Noun
                && matches!(self.kind(*noun as isize - 1), ChunkKind::Comma | ChunkKind::Dash)
                && self.in_passing(*noun) == Some(verb)
        })
    }

    /// Just past a noun phrase with all that hangs on it: "residents of Orsa", "a person close to the talks", "Voss
    /// and Marl".
    pub(crate) fn past_chain(&self, noun: usize) -> usize {
        let mut next = noun as isize + 1;
        loop {
            // "a person close to the talks", "two officials familiar with the matter"
            let by = next + isize::from(self.kind(next) == ChunkKind::Adjective);
            let joined = matches!(self.kind(by), ChunkKind::Preposition | ChunkKind::Conjunction);
            if !joined || self.kind(by + 1) != ChunkKind::Noun {
                return next as usize;
            }
            next = by + 2;
        }
    }

    /// Just past whom a verb of words in passing tells, when and where: "told the paper", "said on Monday", "said in
    /// a note that was shared with us".
    #[must_use]
    pub fn past_adjuncts(&self, verb: usize) -> usize {
        let mut end = verb as isize + 1;
        if self.chunk(verb).class() == Some(CueClass::Tell) && self.kind(end) == ChunkKind::Noun {
            end += 1;
        }
        loop {
            let kind = self.kind(end);
            let told_more = matches!(kind, ChunkKind::Subordinator | ChunkKind::Wh)
                && matches!(self.head_word(end as usize), "that" | "which")
                && self.kind(end - 1) == ChunkKind::Noun
                && self.kind(end - 2) == ChunkKind::Preposition
                && self.kind(end + 1) == ChunkKind::Verb;
            // "said in papers filed on Friday"
            let done = kind == ChunkKind::Verb
                && self.chunk(end as usize).tag == Tag::Participle
                && !self.chunk(end as usize).flag
                && self.kind(end - 1) == ChunkKind::Noun
                && self.kind(end - 2) == ChunkKind::Preposition;
            if kind == ChunkKind::Preposition && self.kind(end + 1) == ChunkKind::Noun || told_more {
                end += 2;
            } else if kind == ChunkKind::Adverb || self.is_temporal(end) || done || self.tells_when(end) {
                end += 1;
            } else {
                return end as usize;
            }
        }
    }

    /// Whether a chunk that is no time by itself is a part of one behind a verb: "said soon after", "said not long
    /// before", "said more than once", "said again and again", "said half an hour later".
    fn tells_when(&self, at: isize) -> bool {
        let between = |kind| self.kind(at - 1) == kind && self.kind(at + 1) == ChunkKind::Adverb;
        let word = || self.head_word(at as usize);
        match self.kind(at) {
            ChunkKind::Preposition => {
                let behind = matches!(self.kind(at - 1), ChunkKind::Adverb | ChunkKind::Adjective)
                    || self.is_temporal(at - 1);
                word() == "than" && between(ChunkKind::Adjective)
                    || matches!(word(), "after" | "before") && behind
            }
            ChunkKind::Adjective => matches!(word(), "early" | "late" | "long" | "more" | "less"),
            ChunkKind::Conjunction => between(ChunkKind::Adverb),
            _ => self.is_half_of_time(at),
        }
    }

    /// "The word “dam,” she said, had": whether a noun phrase stands behind a term in marks with a comma inside.
    fn is_behind_term(&self, noun: usize) -> bool {
        let quote = noun as isize - 1;
        self.kind(quote) == ChunkKind::Quote
            && self.ends_in_comma(quote as usize)
            && self.kind(quote - 1) == ChunkKind::Noun
            && matches!(
                self.head_word(quote as usize - 1),
                "word" | "term" | "phrase" | "name" | "title" | "label"
            )
    }

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
