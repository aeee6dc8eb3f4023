//! Clauses: the subject of a verb.

use super::{AskedSubject, Chunk, ChunkKind, Frame};
use crate::layout::{Layout, Token};
use crate::lexicon::{CueClass, Tag, Traits};
use crate::quotation::Quotation;

/// A paragraph's frame with what is needed to read it.
#[derive(Clone, Copy)]
pub struct Phrase<'a> {
    /// The article's text.
    pub text: &'a str,
    /// Its tokens.
    pub layout: &'a Layout,
    /// All its quotations.
    pub quotations: &'a [Quotation],
    /// The paragraph.
    pub frame: &'a Frame,
}

/// Whose verb it is, and how that is told.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Subject {
    /// The index of the noun phrase.
    pub chunk: usize,
    /// Its noun phrase stands before a gerund that another verb governs ("Tass reported X saying"):
    /// the index of that verb.
    pub reported_by: Option<usize>,
}

impl Subject {
    pub(super) fn at(chunk: usize) -> Option<Subject> {
        Some(Subject { chunk, reported_by: None })
    }
}

/// How many steps a search through shared subjects may take.
const DEPTH: u8 = 6;

/// Pronouns that can only be a subject.
pub(super) const SUBJECT_PRONOUNS: [&str; 5] = ["he", "she", "they", "we", "I"];

/// What stands behind the last chunk of a paragraph.
static PAST_END: Chunk = Chunk {
    kind: ChunkKind::Stop,
    first: 0,
    last: 1,
    head: 0,
    tag: Tag::Stop,
    cue: 0,
    flag: false,
    passive: false,
    infinitive: false,
    negated: false,
    sentence: (0, 0),
};

impl<'a> Phrase<'a> {
    pub(super) fn kind(&self, index: isize) -> ChunkKind {
        self.frame.kind(index)
    }

    /// The chunk at `index`; past the paragraph's end a stop, as [`Frame::kind`] says too.
    #[must_use]
    pub fn chunk(&self, index: usize) -> &'a Chunk {
        self.frame.chunks.get(index).unwrap_or(&PAST_END)
    }

    /// The words of a chunk.
    #[must_use]
    pub fn words(&self, index: usize) -> &'a str {
        self.chunk(index).span(self.layout, self.quotations).of(self.text)
    }

    /// The token that heads a chunk.
    #[must_use]
    pub fn head(&self, index: usize) -> &'a Token {
        &self.layout.tokens[self.chunk(index).head as usize]
    }

    /// The head's word.
    #[must_use]
    pub fn head_word(&self, index: usize) -> &'a str {
        self.head(index).span.of(self.text)
    }

    /// Whether the chunk at `index` is "as", before a name that is given or words that go on.
    #[must_use]
    pub fn is_as(&self, index: isize) -> bool {
        self.frame.kind(index) == ChunkKind::Subordinator
            && self.head_word(index as usize).eq_ignore_ascii_case("as")
    }

    /// Whether the chunk at `index` opens a clause of time, reason, condition or concession.
    #[must_use]
    pub fn opens_adverbial(&self, index: isize) -> bool {
        matches!(self.frame.kind(index), ChunkKind::Wh | ChunkKind::Subordinator | ChunkKind::Preposition)
            && self.head(index as usize).has(Traits::ADVERBIAL)
    }

    /// The first word of a chunk.
    #[must_use]
    pub fn first_word(&self, index: usize) -> &'a str {
        self.layout.tokens[self.chunk(index).first as usize].span.of(self.text)
    }

    /// The subject of a verb, wherever it stands.
    #[must_use]
    pub fn subject(&self, verb: usize) -> Option<Subject> {
        let asked = &self.frame.subjects[verb];
        match asked.get() {
            AskedSubject::Known(subject) => subject,
            AskedSubject::Unknown => {
                let subject = self.subject_within(verb, DEPTH);
                asked.set(AskedSubject::Known(subject));
                subject
            }
        }
    }

    /// [`Phrase::subject`], for which no more than `depth` other verbs may be asked.
    pub(super) fn subject_within(&self, verb: usize, depth: u8) -> Option<Subject> {
        if depth == 0 {
            return None;
        }
        if !self.chunk(verb).flag {
            return self.controller(verb, depth);
        }
        // "The director had at the time called it": a time between an auxiliary and its participle.
        if self.is_temporal(verb as isize - 1) && self.completes_auxiliary(verb) {
            return self.subject_within(verb - 3, depth - 1);
        }
        // "The board was yesterday accused": the same of a day and a passive.
        if verb > 1
            && self.chunk(verb).passive
            && self.is_temporal(verb as isize - 1)
            && self.kind(verb as isize - 2) == ChunkKind::Verb
            && self.chunk(verb).first == self.chunk(verb).head
        {
            return self.subject_within(verb - 2, depth - 1);
        }
        let mut at = verb as isize - 1;
        while matches!(self.kind(at), ChunkKind::Adverb | ChunkKind::Adjective)
            || self.is_temporal(at) && self.kind(at - 1) != ChunkKind::Stop
        {
            at -= 1;
        }
        // "As early as March Voss said": a time with its preposition is passed over as well.
        if at >= 0 && self.kind(at) == ChunkKind::Preposition && (at as usize) < verb - 1 {
            at -= 1;
            if self.kind(at) == ChunkKind::Comma {
                return self.before_comma(at as usize, depth);
            }
        }
        // "thanked them and, in a note, promised": an aside between "and" and its verb.
        if self.kind(at) == ChunkKind::Comma
            && let Some(joint) = self.joint_before_aside(at as usize)
        {
            let joined =
                if self.comma_before(joint as isize) { None } else { self.joined(verb, joint, depth) };
            return joined.or_else(|| self.shared(joint, depth));
        }
        let antecedent = |opener: isize| self.antecedent(opener as usize).and_then(Subject::at);
        let pending = || self.pending(verb).and_then(Subject::at);
        match self.kind(at) {
            ChunkKind::Noun => self.noun_before(verb, at, depth),
            // "The paradox of the place, says Ana Holt, who runs it, is that"
            ChunkKind::Comma if self.inverted_in_passing(verb) => Subject::at(verb + 1),
            ChunkKind::Comma | ChunkKind::Dash | ChunkKind::Close => self.behind_aside(verb, at, depth),
            // "Voss, who had promised “a deal by May,” resigned"
            ChunkKind::Quote if !self.is_fragment(at as usize) => {
                pending().or_else(|| self.goes_on_behind_object(verb, at as usize, depth))
            }
            // "the threat that “lean farming” poses": what is quoted is the subject.
            ChunkKind::Quote
                if self.kind(at - 1) == ChunkKind::Subordinator
                    && self.head_word((at - 1) as usize) == "that" =>
            {
                None
            }
            // "fans, one of whom shouted": the clause has a subject of its own.
            ChunkKind::Wh if self.is_part_of_whom(at) => Subject::at((at - 2) as usize),
            ChunkKind::Wh => antecedent(at),
            ChunkKind::Subordinator if self.head_word(at as usize).eq_ignore_ascii_case("that") => {
                antecedent(at)
            }
            // "Voss “shrugged” and said": the verb that "and" goes on from is quoted.
            ChunkKind::Conjunction if self.quotes_verb_of(at - 2) => self.noun_before(verb, at - 2, depth),
            ChunkKind::Conjunction if !self.comma_before(at) => {
                self.joined(verb, at as usize, depth).or_else(|| self.shared(at as usize, depth))
            }
            ChunkKind::Conjunction => {
                let perfect = self.shared_perfect(verb, at as usize, depth);
                // "in a year when Voss had begun it, and vowed": in the clause that no verb follows.
                let last = || self.joined(verb, at as usize, depth);
                perfect.or_else(|| self.shared(at as usize, depth)).or_else(pending).or_else(last)
            }
            // "Voss was booed; was jeered at; praised Holt": unless its subject follows it.
            ChunkKind::Semicolon
                if self.kind(verb as isize + 1) != ChunkKind::Noun
                    || self.chunk(verb).class() != Some(CueClass::Say) =>
            {
                self.shared(at as usize, depth)
            }
            // "Holt’s “…,” the memo released Tuesday said": a reduced relative clause behind what is said.
            ChunkKind::Verb
                if self.chunk(at as usize).tag == Tag::Participle
                    && !self.chunk(at as usize).flag
                    && self.kind(at - 1) == ChunkKind::Noun
                    && self.begins_anew(at - 1) =>
            {
                Subject::at(at as usize - 1)
            }
            // "what Voss said was a farce": the free relative itself is the subject.
            ChunkKind::Verb if self.in_free_relative(at as usize) => None,
            _ => pending(),
        }
    }

    /// The subject of a verb right behind the noun phrase at `at`: that one, or what it hangs on.
    fn noun_before(&self, verb: usize, at: isize, depth: u8) -> Option<Subject> {
        // "the two papers each called": a quantity that floats behind the subject.
        if self.floats(at) {
            return self.noun_before(verb, at - 1, depth);
        }
        if self.floats_behind_aside(at) {
            return self.behind_aside(verb, at - 1, depth);
        }
        // "asked what it was for she said": it hangs on nothing.
        if self.is_quantity_anew(at) || self.begins_with_subject_pronoun(at) {
            return Subject::at(at as usize);
        }
        let head = self.head_of_chain(at as usize)?;
        let before = head as isize - 1;
        let behind_preposition = self.kind(before) == ChunkKind::Preposition;
        // "is a friend and in a letter praised her", "and in a letter to Voss praised her"
        let mut opener = before;
        while self.kind(opener) == ChunkKind::Preposition
            && self.kind(opener - 1) == ChunkKind::Noun
            && matches!(self.head_word(opener as usize), "to" | "of" | "with" | "for" | "from")
            && self.kind(opener - 2) == ChunkKind::Preposition
        {
            opener -= 2;
        }
        if behind_preposition
            && self.kind(opener - 1) == ChunkKind::Conjunction
            && match self.head_word(opener as usize) {
                "in" => opener < before || !matches!(self.chunk(head).tag, Tag::Name | Tag::Pronoun),
                // "sits for Orsa and like Voss has spoken"
                "like" | "unlike" => opener == before,
                _ => false,
            }
        {
            let joint = (opener - 1) as usize;
            return if self.comma_before(joint as isize) {
                self.shared(joint, depth)
            } else {
                self.joined(verb, joint, depth)
            };
        }
        // "the group, which in an open letter called": the relative pronoun stands before it.
        if behind_preposition && self.kind(before - 1) == ChunkKind::Wh {
            return self.antecedent((before - 1) as usize).and_then(Subject::at);
        }
        if let Some(name) = self.name_before_office(at as usize) {
            return Subject::at(name);
        }
        // "An email obtained by a watchdog, the Harbour Group, through a lawsuit shows": what hangs on a
        // preposition is no subject where another noun phrase waits.
        let hangs = behind_preposition
            && !self.names_officer(head)
            && !(self.opens_clause(before)
                && (self.has_verb(before) || self.is_in_participle_aside(before as usize)))
            // "an aide who spoke to discuss the plan said"
            || self.kind(before) == ChunkKind::Verb && self.chunk(before as usize).infinitive;
        let waiting = if hangs { self.pending(verb).filter(|p| *p < head) } else { None };
        // "the ministry, which in a note posted on its site accused": so does what a relative pronoun waits behind.
        let relative = || if hangs { self.relative_before_adjuncts(before) } else { None };
        Subject::at(waiting.or_else(relative).unwrap_or(head))
    }

    /// "both are rich and both have said": whether a quantity begins a clause of its own behind "and".
    fn is_quantity_anew(&self, at: isize) -> bool {
        self.kind(at - 1) == ChunkKind::Conjunction
            && matches!(self.words(at as usize), "both" | "some" | "many" | "others")
            && self.has_verb(at - 1)
    }

    /// Whether a word of quantity stands alone right behind a noun phrase that it counts.
    pub(crate) fn floats(&self, at: isize) -> bool {
        self.kind(at) == ChunkKind::Noun
            && self.kind(at - 1) == ChunkKind::Noun
            && matches!(self.words(at as usize), "each" | "both" | "all")
            // "a race both have foreseen": not behind a singular.
            && (self.words(at as usize) == "all"
                || self.chunk((at - 1) as usize).tag != Tag::Noun
                || self.kind(at - 2) == ChunkKind::Conjunction)
            && !self.is_temporal(at - 1)
    }

    /// "Voss and Marl (I-Vale) both said", "the chiefs – whose town it is – all said": whether it stands alone
    /// behind brackets or the second of two dashes.
    fn floats_behind_aside(&self, at: isize) -> bool {
        if !matches!(self.words(at as usize), "each" | "both" | "all") {
            return false;
        }
        let start = self.frame.sentence(at as usize).start;
        let close = usize::try_from(at - 1).ok();
        close
            .and_then(|close| self.opener_of_aside(start, close))
            .is_some_and(|open| self.kind(open as isize - 1) == ChunkKind::Noun)
    }

    /// The subject of a verb behind a comma, a dash or brackets at `at`.
    fn behind_aside(&self, verb: usize, at: isize, depth: u8) -> Option<Subject> {
        // "At the rally Voss (D-Vale) said": who stands before the brackets.
        if self.kind(at) == ChunkKind::Close
            && let Some(name) = self.hangs_before_brackets(at)
        {
            return Subject::at(name);
        }
        // "one of which, Tarn Systems, told"
        if let Some(one) = self.one_counted_out(at) {
            return Subject::at(one);
        }
        // "The plan, Voss, who leads the town, said on Monday, is"
        if let Some(noun) = self.apposed_in_passing(verb) {
            return Subject::at(noun);
        }
        // "a man who, just a year ago, called": the aside behind the relative pronoun is over.
        if let Some(wh) = self.relative_before_aside(at) {
            return self.antecedent(wh).and_then(Subject::at);
        }
        let found = match self.pending(verb) {
            Some(waiting) => self.head_of_chain(waiting).and_then(Subject::at),
            None => self.before_comma(at as usize, depth),
        };
        found.map(|found| self.name_behind_office_in_marks(found, at as usize))
    }

    /// The name before brackets that close right before a verb, where it ends a phrase that hangs on a
    /// preposition and no comma parts the two.
    fn hangs_before_brackets(&self, close: isize) -> Option<usize> {
        let open = (0..close).rev().find(|at| self.kind(*at) == ChunkKind::Open)?;
        let name = usize::try_from(open - 1).ok()?;
        // "Saturday at the rally Ana Voss (I-Vale) said"
        let start = self.frame.sentence(name).start;
        let opens = start + 1 == name || self.is_temporal(start as isize) && start + 2 == name;
        let hangs = self.kind(open - 2) == ChunkKind::Preposition && opens;
        (hangs && self.is_name(name) && !self.head(name).has(Traits::PLACE)).then_some(name)
    }

    /// Whether a noun phrase stands right behind a quotation, or behind a comma that ends a whole clause.
    fn begins_anew(&self, noun: isize) -> bool {
        match self.kind(noun - 1) {
            ChunkKind::Quote => true,
            ChunkKind::Comma => {
                let start = self.frame.sentence(noun as usize).start as isize;
                (start..noun).any(|i| self.kind(i) == ChunkKind::Verb && self.chunk(i as usize).flag)
            }
            _ => false,
        }
    }

    /// Whether a verb of saying between commas has its subject behind it: a name, a comma, and further on
    /// the finite verb of what stands before.
    fn inverted_in_passing(&self, verb: usize) -> bool {
        let name = verb as isize + 1;
        let mut end = name + 1; // "said Ana Voss of the Centre for Dialogue,"
        while self.kind(end) == ChunkKind::Preposition && self.kind(end + 1) == ChunkKind::Noun {
            end += 2;
        }
        let sentence = self.frame.sentence(verb);
        let first = |i: usize| !matches!(self.kind(i as isize), ChunkKind::Noun | ChunkKind::Preposition);
        // "It is a small sample, says Ana Holt at the University of Orsa, and it is hard": a clause stands before.
        let person = self.is_name(verb + 1)
            && self.layout.tokens[self.chunk(verb + 1).first as usize].has(Traits::GIVEN | Traits::HONORIFIC);
        let clause = || {
            let before = (sentence.start..verb - 1).rev().find(|i| self.kind(*i as isize) == ChunkKind::Verb);
            before.is_some_and(|i| self.chunk(i).flag && self.chunk(i).cue == 0)
        };
        if person
            && self.chunk(verb).class() == Some(CueClass::Say)
            && self.kind(end) == ChunkKind::Comma
            && clause()
        {
            return true;
        }
        self.chunk(verb).class() == Some(CueClass::Say)
            && self.kind(name) == ChunkKind::Noun
            && (self.is_name(verb + 1) || self.head(verb + 1).has(Traits::PERSON_ROLE))
            && self.kind(end) == ChunkKind::Comma
            && self.kind(sentence.start as isize) == ChunkKind::Noun
            && (sentence.start..verb).find(|i| first(*i)) == Some(verb - 1)
            && (verb + 3..sentence.end).any(|i| {
                self.kind(i as isize) == ChunkKind::Verb
                    && self.chunk(i).flag
                    && self.kind(i as isize - 1) == ChunkKind::Comma
            })
    }

    /// Whether a comma stands before a chunk, be it inside the closing mark of a quotation.
    #[must_use]
    pub fn comma_before(&self, at: isize) -> bool {
        match self.kind(at - 1) {
            ChunkKind::Comma => true,
            ChunkKind::Quote => self.ends_in_comma((at - 1) as usize),
            _ => false,
        }
    }

    /// Whether a comma stands inside the closing mark of the quotation at `quote`.
    #[must_use]
    pub fn ends_in_comma(&self, quote: usize) -> bool {
        self.quotations[self.chunk(quote).head as usize].inner.of(self.text).ends_with(',')
    }

    /// Whether "what" opens the clause of a verb: "what Voss said".
    pub(super) fn in_free_relative(&self, verb: usize) -> bool {
        let opener = (0..verb).rev().take(4).find(|i| self.kind(*i as isize) == ChunkKind::Wh);
        opener.is_some_and(|at| self.head_word(at).eq_ignore_ascii_case("what"))
    }

    /// Whether a preposition can open a clause of time: "after China and Korea met".
    pub(super) fn opens_clause(&self, at: isize) -> bool {
        let word = self.head_word(at as usize);
        ["after", "before", "since", "until"].iter().any(|w| w.eq_ignore_ascii_case(word))
    }

    /// Whether a finite verb stands before a chunk in its clause, with no comma between.
    pub(super) fn has_verb(&self, at: isize) -> bool {
        (0..at)
            .rev()
            .take_while(|i| {
                !matches!(self.kind(*i), ChunkKind::Stop | ChunkKind::Semicolon | ChunkKind::Comma)
            })
            .any(|i| self.kind(i) == ChunkKind::Verb && self.chunk(i as usize).flag)
    }

    /// "the fund and she, in return, called": a pronoun that can only be a subject begins a clause of
    /// its own more often than it ends a list.
    pub(super) fn begins_with_subject_pronoun(&self, at: isize) -> bool {
        SUBJECT_PRONOUNS.contains(&self.head_word(at as usize))
    }

    /// Whether a noun phrase, with what hangs on it, follows a verb or a preposition.
    pub(super) fn is_object(&self, at: isize) -> bool {
        let at = self.chain_start(at);
        match self.kind(at - 1) {
            ChunkKind::Verb => true,
            // "stared down the crowd": behind the verb's particle.
            ChunkKind::Adverb => {
                matches!(self.head_word((at - 1) as usize), "down" | "out" | "up" | "off" | "back" | "away")
                    && self.kind(at - 2) == ChunkKind::Verb
            }
            // "will call you a liar": the second of two objects.
            ChunkKind::Noun => {
                self.chunk((at - 1) as usize).tag == Tag::Pronoun && self.kind(at - 2) == ChunkKind::Verb
            }
            // "after China and Korea met": the preposition opens a clause.
            ChunkKind::Preposition => !self.opens_clause(at - 1),
            _ => false,
        }
    }

    /// Whether an article stands alone at `at`, because a quotation is what it belongs to: "a “…”".
    #[must_use]
    pub fn is_bare_article(&self, at: isize) -> bool {
        self.kind(at) == ChunkKind::Noun && self.chunk(at as usize).tag == Tag::Determiner
    }
}
