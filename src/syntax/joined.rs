//! Whose verb it is where several share a subject: "smiled and said", "took the stage, praised him and
//! said", "…, adding".

use super::ChunkKind;
use super::clause::{Phrase, Subject};
use crate::lexicon::{CueClass, Tag};

impl Phrase<'_> {
    /// The subject of a verb joined on: "smiled and said", "took the stage, praised him and said",
    /// "…, adding": that of the main verb, not of one inside its complement.
    pub(super) fn shared(&self, from: usize, depth: u8) -> Option<Subject> {
        let start = self.clause_start(from);
        self.shared_from(start, from, depth).or_else(|| {
            // "…; and posted": the subject stands before the semicolon.
            let sentence = self.frame.sentence(from).start;
            if sentence < start { self.shared_from(sentence, from, depth) } else { None }
        })
    }

    /// The subject of a verb that "and" joins on without a comma: that of the verb before, or, where
    /// that one stands in the complement of a cue, of the cue.
    pub(super) fn joined(&self, own: usize, from: usize, depth: u8) -> Option<Subject> {
        let start = self.clause_start(from);
        let end = self.before_closed_aside(start, from);
        let verbs = || {
            (start..end).rev().filter(|i| {
                self.kind(*i as isize) == ChunkKind::Verb
                    && self.chunk(*i).flag
                    && !self.is_done_to_object(*i)
            })
        };
        // "tells how he saved the ferry and recites": verbs that are joined share their tense.
        let says = matches!(self.chunk(own).class(), Some(CueClass::Say | CueClass::Tell));
        let past = |i: usize| self.tells_of_past(i, says);
        let tense = past(own);
        let verb = verbs().next()?;
        // "said the drivers, who rent their boats but voted": both are in the relative clause.
        if self.kind(verb as isize - 1) == ChunkKind::Wh && !says {
            return self.subject_within(verb, depth - 1);
        }
        let announces = self.chunk(own).cue != 0;
        let differs = tense.is_some()
            && (past(verb).is_some() || self.has_modal(verb) && announces)
            && past(verb) != tense;
        let verb = if differs { self.of_one_tense(own, verbs(), past).unwrap_or(verb) } else { verb };
        let subject = self.subject_within(verb, depth - 1)?;
        let mut before = subject.chunk as isize - 1;
        // "said that there was no deal and declined to say more": what only is there does nothing.
        if self.head_word(subject.chunk) == "there"
            && self.kind(before) == ChunkKind::Subordinator
            && announces
            && !self.chunk(own).passive
            && let Some(main) = verbs().find(|main| *main < subject.chunk)
        {
            return self.subject_within(main, depth - 1);
        }
        // "acknowledged that even she was late and called it"
        while self.kind(before) == ChunkKind::Adverb && self.kind(before - 1) == ChunkKind::Subordinator {
            before -= 1;
        }
        // "praised him after he won and said": what is said goes on from the main clause.
        let aside = says
            && self.chunk(subject.chunk).tag == Tag::Pronoun
            && subject.chunk + 1 == verb
            && self.opens_adverbial(before);
        let main = verbs()
            .filter(|main| aside && *main < subject.chunk)
            .filter(|main| tense.is_none() || past(*main) == tense)
            .find_map(|main| self.subject_within(main, depth - 1));
        if let Some(main) = main.filter(|main| self.can_act(main.chunk)) {
            return Some(main);
        }
        // "“…,” said an aide who saw it and called it": the aide is what "said" waits for.
        let quoted = self.kind(before - 1) == ChunkKind::Quote
            || self.kind(before - 1) == ChunkKind::Comma && self.kind(before - 2) == ChunkKind::Quote;
        if quoted && self.inverted(before as usize).is_some_and(|s| s.chunk == subject.chunk) {
            return Some(subject);
        }
        if self.kind(before) == ChunkKind::Subordinator {
            before -= 1;
            // "warned his boss that the door was a trap and pleaded with him"
            let warned = self.kind(before) == ChunkKind::Noun
                && self.kind(before - 1) == ChunkKind::Verb
                && self.chunk(before as usize - 1).cue != 0
                && !self.can_act(subject.chunk);
            before -= isize::from(warned);
        }
        // "told the board that experts had erred and said that": what is said anew is not said by those told of.
        let says_anew = says
            && self.kind(own as isize + 1) == ChunkKind::Subordinator
            && self.head_word(own + 1) == "that"
            && self.first_word(verb) == "had"
            && self.chunk(own).first == self.chunk(own).head;
        // "told her the lamp was broken and advised her to rest"
        if self.kind(before) == ChunkKind::Noun
            && (self.chunk(before as usize).tag == Tag::Pronoun
                || says_anew
                || !self.can_act(subject.chunk)
                // "told the paper her group was small and said": whoever owns it goes on.
                || says && matches!(self.first_word(subject.chunk), "his" | "her" | "their" | "its"))
            && self.kind(before - 1) == ChunkKind::Verb
            && self.chunk(before as usize - 1).class() == Some(CueClass::Tell)
        {
            before -= 1;
        }
        // "said Voss had overseen the test and voiced “…”": two participles of one "had".
        let perfect = self.chunk(verb).tag == Tag::Participle
            && self.first_word(verb) == "had"
            && end == from
            && tense == Some(true)
            && self.chunk(own).first == self.chunk(own).head
            && self.head(own).known().can_be.has(Tag::Participle)
            && self.is_name(subject.chunk);
        // "said Voss had been surprised and had asked": both are told of in the same breath.
        if own == from + 1 && self.is_past_perfect(verb) && self.is_past_perfect(own) {
            return Some(subject);
        }
        let cue = matches!(self.chunk(own).class(), Some(CueClass::Say | CueClass::Think));
        if perfect && !cue && self.head_word(from).eq_ignore_ascii_case("and") {
            return Some(subject);
        }
        // "said an email had been sent and was": only another verb of saying goes back to the cue's.
        // "said the leader had overseen the test and ordered another": both hang on "had".
        let perfect = self.chunk(verb).tag == Tag::Participle
            && matches!(self.first_word(verb), "had" | "has" | "have")
            && matches!(self.chunk(own).class(), Some(CueClass::Express | CueClass::Gesture));
        let complement = self.kind(before) == ChunkKind::Verb
            && self.chunk(before as usize).cue != 0
            && self.chunk(own).cue != 0
            && !perfect;
        if complement { self.subject_within(before as usize, depth - 1) } else { Some(subject) }
    }

    /// Of the `verbs` before a conjunction, the nearest that the one behind it can go on from: of its tense, or else a
    /// perfect whose "has" it shares.
    fn of_one_tense(
        &self,
        own: usize,
        verbs: impl Iterator<Item = usize> + Clone,
        past: impl Fn(usize) -> Option<bool>,
    ) -> Option<usize> {
        let tense = past(own);
        // "have all met the groups that invited them and say": "have" is of the present.
        let present = |i: usize| tense == Some(false) && matches!(self.first_word(i), "have" | "has");
        // "has mocked what he calls a tomb and cast herself": else it goes on from "has".
        let perfect = |i: &usize| {
            self.chunk(*i).tag == Tag::Participle
                && self.first_word(*i).starts_with("ha")
                && self.head(own).known().can_be.has(Tag::Participle)
        };
        let same = verbs.clone().find(|i| past(*i) == tense || present(*i));
        same.or_else(|| verbs.clone().find(perfect))
    }

    /// Whether a verb is finite, and "had" with a participle.
    fn is_past_perfect(&self, verb: usize) -> bool {
        let chunk = self.chunk(verb);
        self.first_word(verb) == "had" && chunk.tag == Tag::Participle && chunk.flag
    }

    /// "Voss backs “fair pay,” opposes “blanket cuts” and": the subject of a verb whose object or predicate a comma
    /// inside the marks parts from the next verb, in the same tense.
    pub(super) fn goes_on_behind_object(&self, verb: usize, quote: usize, depth: u8) -> Option<Subject> {
        let says = matches!(self.chunk(verb).class(), Some(CueClass::Say | CueClass::Tell | CueClass::Think));
        if !self.ends_in_comma(quote) || says && self.kind(verb as isize + 1) != ChunkKind::Quote {
            return None;
        }
        let first = (0..quote)
            .rev()
            .take_while(|at| {
                let own = !matches!(
                    self.kind(*at as isize),
                    ChunkKind::Stop | ChunkKind::Comma | ChunkKind::Wh | ChunkKind::Subordinator
                );
                own || self.is_as(*at as isize)
            })
            .find(|at| self.kind(*at as isize) == ChunkKind::Verb)?;
        let same = self.chunk(first).flag
            && self.chunk(first).tag == self.chunk(verb).tag
            && !self.in_free_relative(first)
            && self.kind(verb as isize + 1) != ChunkKind::Preposition;
        if same { self.subject_within(first, depth - 1) } else { None }
    }

    /// Where what stands before the conjunction at `joint` ends, brackets and an aside between dashes that close
    /// right before it left out: "called it a gift (although she had doubts) and promised".
    fn before_closed_aside(&self, start: usize, joint: usize) -> usize {
        let close = joint.checked_sub(1);
        close.and_then(|close| self.opener_of_aside(start, close)).unwrap_or(joint)
    }

    /// Whether a finite verb tells of the past, `None` where its form leaves that open. What "has" begins tells of
    /// the present to a verb that `says` something: "met women who have seen it and said".
    fn tells_of_past(&self, verb: usize, says: bool) -> Option<bool> {
        match self.chunk(verb).tag {
            Tag::Past => Some(true),
            Tag::Third | Tag::Present => Some(false),
            Tag::Verb if self.first_word(verb).starts_with("did") => Some(true),
            Tag::Participle if says && matches!(self.first_word(verb), "has" | "have") => Some(false),
            _ => None,
        }
    }

    /// Whether a verb group begins with a modal, which a verb in the past does not go on from.
    fn has_modal(&self, verb: usize) -> bool {
        let first = &self.layout.tokens[self.chunk(verb).first as usize];
        first.known().tags[0] == Tag::Modal && matches!(self.chunk(verb).tag, Tag::Verb | Tag::Modal)
    }

    /// "met the families of pilots killed in May and said": whether what looks like a verb stands behind the object
    /// of another one, to whom it was done.
    fn is_done_to_object(&self, verb: usize) -> bool {
        let chunk = self.chunk(verb);
        if chunk.tag != Tag::Past
            || chunk.first != chunk.head
            || !self.head(verb).known().can_be.has(Tag::Participle)
            || self.kind(verb as isize + 1) != ChunkKind::Preposition
        {
            return false;
        }
        let mut noun = verb as isize - 1;
        while matches!(self.kind(noun - 1), ChunkKind::Preposition | ChunkKind::Conjunction)
            && self.kind(noun - 2) == ChunkKind::Noun
        {
            noun -= 2;
        }
        self.kind(noun) == ChunkKind::Noun
            && self.chunk(noun as usize).tag != Tag::Pronoun
            && self.kind(noun - 1) == ChunkKind::Verb
            && self.chunk(noun as usize - 1).flag
            && !matches!(
                self.chunk(noun as usize - 1).class(),
                Some(CueClass::Say | CueClass::Think | CueClass::Tell | CueClass::Express)
            )
    }

    /// "said that Voss had met them once, and had left": of two perfects of the past the second goes on from the
    /// first, for who tells of both does so in the plain past.
    pub(super) fn shared_perfect(&self, own: usize, joint: usize, depth: u8) -> Option<Subject> {
        if own != joint + 1 || !self.is_past_perfect(own) {
            return None;
        }
        let before = (self.clause_start(joint)..joint)
            .rev()
            .take_while(|at| self.kind(*at as isize) != ChunkKind::Quote)
            .find(|at| self.kind(*at as isize) == ChunkKind::Verb && self.chunk(*at).flag)?;
        if self.is_past_perfect(before) && self.kind(before as isize - 1) != ChunkKind::Wh {
            self.subject_within(before, depth - 1)
        } else {
            None
        }
    }

    /// The conjunction before an aside between two commas that a comma closes: "and, in a note, promised", "and
    /// later, in a note, promised".
    pub(super) fn joint_before_aside(&self, comma: usize) -> Option<usize> {
        let start = self.frame.sentence(comma).start;
        let open = (start + 1..comma).rev().find(|i| {
            matches!(self.kind(*i as isize), ChunkKind::Comma | ChunkKind::Quote | ChunkKind::Semicolon)
        })?;
        let first = open as isize + 1;
        let adverbial = match self.kind(first) {
            ChunkKind::Preposition | ChunkKind::Phrase | ChunkKind::Adverb => true,
            ChunkKind::Wh | ChunkKind::Subordinator => self.head_word(first as usize) != "who",
            _ => false,
        };
        let mut joint = open - 1;
        while joint > start && self.kind(joint as isize) == ChunkKind::Adverb {
            joint -= 1;
        }
        let joins = self.kind(open as isize) == ChunkKind::Comma
            && self.kind(joint as isize) == ChunkKind::Conjunction
            && matches!(self.head_word(joint), "and" | "but" | "or");
        (adverbial && joins).then_some(joint)
    }

    fn shared_from(&self, start: usize, from: usize, depth: u8) -> Option<Subject> {
        let mut opened = false; // a subordinate clause that no comma has closed yet
        let mut aside = start; // where an aside between two dashes ends
        for at in start..from {
            if self.kind(at as isize) == ChunkKind::Dash && at >= aside {
                let close = (at + 1..from).find(|i| self.kind(*i as isize) == ChunkKind::Dash);
                aside = close.unwrap_or(aside);
            }
            if at < aside {
                continue;
            }
            match self.kind(at as isize) {
                ChunkKind::Wh | ChunkKind::Subordinator => opened = true,
                // "After the board met, Voss said": its verb is not the main one.
                ChunkKind::Preposition if self.opens_clause(at as isize) => {
                    opened |= self.verb_of_opener(at).is_some();
                }
                ChunkKind::Comma | ChunkKind::Dash | ChunkKind::Quote => opened = false,
                // "They’re hostile and agree": the pronoun holds its verb.
                ChunkKind::Noun
                    if !opened
                        && self.chunk(at).tag == Tag::Pronoun
                        && super::tagger::begins_with_pronoun(self.head_word(at)) =>
                {
                    return Subject::at(at);
                }
                // "In a statement released on Monday, Voss": no verb of the sentence.
                ChunkKind::Verb
                    if self.chunk(at).flag
                        && !opened
                        && at == start + 2
                        && self.kind(start as isize) == ChunkKind::Preposition
                        && self.kind(start as isize + 1) == ChunkKind::Noun
                        && self.chunk(start + 1).cue != 0 => {}
                ChunkKind::Verb if self.chunk(at).flag && !opened => {
                    return self.subject_within(at, depth - 1).or_else(|| self.inverted(at));
                }
                _ => {}
            }
        }
        None
    }

    /// The finite verb of a clause that "after" opens: "after the head of the board met".
    pub(super) fn verb_of_opener(&self, opener: usize) -> Option<usize> {
        let mut at = opener as isize + 1;
        while self.kind(at) == ChunkKind::Noun && self.kind(at + 1) == ChunkKind::Preposition {
            at += 2;
        }
        let verb = at + 1;
        (self.kind(at) == ChunkKind::Noun
            && self.kind(verb) == ChunkKind::Verb
            && self.chunk(verb as usize).flag)
            .then_some(verb as usize)
    }

    /// The subject behind a verb of saying that follows a quotation: "“…,” said Voss, adding".
    fn inverted(&self, verb: usize) -> Option<Subject> {
        let after_quote =
            matches!(self.kind(verb as isize - 1), ChunkKind::Quote | ChunkKind::Comma | ChunkKind::Stop);
        let says = self.chunk(verb).class() == Some(CueClass::Say);
        (after_quote && says && self.kind(verb as isize + 1) == ChunkKind::Noun)
            .then(|| Subject { chunk: verb + 1, reported_by: None })
    }

    /// Where the main clause around a chunk begins: the sentence's start, or a new subject behind
    /// ", and" or a semicolon.
    pub(super) fn clause_start(&self, from: usize) -> usize {
        let mut at = from as isize - 1;
        while at >= 0 {
            match self.kind(at) {
                ChunkKind::Stop | ChunkKind::Semicolon => return (at + 1) as usize,
                ChunkKind::Conjunction
                    if self.kind(at - 1) == ChunkKind::Comma
                        && (self.kind(at + 1) == ChunkKind::Noun
                            // ", and within weeks the union had", ", and in a note she thanked"
                            || self.kind(at + 1) == ChunkKind::Preposition
                                && (self.is_temporal(at + 2)
                                    || self.kind(at + 2) == ChunkKind::Noun
                                        && self.begins_with_subject_pronoun(at + 3))
                                && self.kind(at + 3) == ChunkKind::Noun) =>
                {
                    let verb = (at as usize + 2..from).find(|i| {
                        matches!(
                            self.kind(*i as isize),
                            ChunkKind::Verb | ChunkKind::Comma | ChunkKind::Conjunction
                        )
                    });
                    if verb.is_some_and(|v| self.kind(v as isize) == ChunkKind::Verb && self.chunk(v).flag) {
                        return (at + 1) as usize;
                    }
                }
                _ => {}
            }
            at -= 1;
        }
        0
    }
}
