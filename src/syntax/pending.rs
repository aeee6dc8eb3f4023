//! The noun phrase that still waits for its verb, read from left to right.
//!
//! "The judge, who had heard that the board met while she was away, ruled": at "ruled" several verbs
//! have come and gone, each with a subject of its own, and "the judge" alone has none. Clauses are
//! kept on a stack as a shift-reduce parser keeps them (S. Abney, Parsing by Chunks, 1991): a word
//! that opens a clause pushes one, a comma that closes it pops it, and a verb that finds its clause
//! already served falls to the nearest one that waits.

use super::ChunkKind;
use super::clause::Phrase;
use crate::lexicon::{CueClass, Tag, Traits};

/// The deepest nesting that is followed; deeper clauses count as the deepest one.
const DEPTH: usize = 8;

/// Words that open a clause about what stands before them, or about what is said.
const RELATIVE: [&str; 6] = ["who", "whom", "whose", "which", "that", "what"];

/// A clause as far as it has been read.
#[derive(Clone, Copy, Default)]
struct Clause {
    /// Its first noun phrase that hangs on nothing.
    subject: Option<usize>,
    /// It has its finite verb.
    served: bool,
    /// A comma, a dash or a bracket stands before it, and the next one closes it.
    set_off: bool,
    /// It stands in brackets.
    bracketed: bool,
    /// It is only guessed from a noun phrase behind a verb of saying, and a comma ends it.
    guessed: bool,
    /// It is a participle's, before its sentence.
    participle: bool,
    /// Its verb's content may follow as a clause without "that".
    takes_clause: bool,
    /// It tells when, where or why: "as the ice shrinks".
    adverbial: bool,
    /// A dash stands before it, and the next one closes it with all that it holds.
    dashed: bool,
}

/// The clauses around a place, as far as the sentence has been read.
struct Reading<'p, 't> {
    phrase: &'p Phrase<'t>,
    /// The verb whose subject is wanted, where reading ends.
    verb: usize,
    stack: [Clause; DEPTH],
    /// The innermost clause.
    top: usize,
    /// The last noun phrase that hangs on a preposition or a verb.
    hung: Option<usize>,
}

impl Phrase<'_> {
    /// The subject of the innermost clause that waits for its verb where a finite verb stands.
    pub(super) fn pending(&self, verb: usize) -> Option<usize> {
        let start = self.behind_dateline(self.frame.sentence(verb).start);
        let stack = [Clause::default(); DEPTH];
        let mut reading = Reading { phrase: self, verb, stack, top: 0, hung: None };
        let mut at = start;
        while at < verb {
            let before = if at == start { ChunkKind::Stop } else { self.frame.kind(at as isize - 1) };
            at = reading.read(at, before);
        }
        reading.waiting()
    }
}

impl Reading<'_, '_> {
    /// Reads the chunk at `at`, behind one of the kind `before`, and says where to read on.
    fn read(&mut self, at: usize, before: ChunkKind) -> usize {
        let phrase = self.phrase;
        let inner = self.stack[self.top];
        let breaks = matches!(
            before,
            ChunkKind::Stop | ChunkKind::Comma | ChunkKind::Dash | ChunkKind::Open | ChunkKind::Semicolon
        );
        match phrase.frame.kind(at as isize) {
            ChunkKind::Wh | ChunkKind::Subordinator if phrase.opens(at) => {
                let adverbial = !RELATIVE.iter().any(|word| phrase.head_word(at).eq_ignore_ascii_case(word));
                let dashed = before == ChunkKind::Dash;
                self.push(Clause { set_off: breaks, adverbial, dashed, ..Clause::default() });
            }
            ChunkKind::Preposition if let Some(clause) = self.clause_of_time(at, breaks) => {
                self.push(clause);
                return at + 2;
            }
            // "The plan, she said, is": words of attribution in passing are no part of the clause.
            ChunkKind::Noun if let Some(verb) = phrase.in_passing(at).filter(|verb| *verb < self.verb) => {
                return verb + 1;
            }
            ChunkKind::Noun if self.begins_content(at, before) => {
                self.push(Clause { subject: Some(at), guessed: true, ..Clause::default() });
            }
            // "the scholars she met thought": a relative clause without its pronoun.
            ChunkKind::Noun
                if before == ChunkKind::Noun
                    && phrase.chunk(self.verb).cue != 0
                    // "a draft they said meant": what is said of it has no other subject.
                    && at + 2 < self.verb
                    && phrase.begins_with_subject_pronoun(at as isize)
                    && phrase.frame.kind(at as isize + 1) == ChunkKind::Verb
                    && phrase.chunk(at + 1).flag =>
            {
                self.push(Clause { subject: Some(at), ..Clause::default() });
            }
            ChunkKind::Noun => self.noun(at, before),
            // "who has in the past called it": "has" was counted already.
            ChunkKind::Verb if phrase.completes_auxiliary(at) => {
                self.stack[self.top].takes_clause = phrase.takes_clause(at);
            }
            // "for “Sunrise” broadcast on Monday": what is quoted hangs on the preposition.
            ChunkKind::Verb if before == ChunkKind::Quote && phrase.follows_object_in_marks(at) => {}
            ChunkKind::Verb if phrase.chunk(at).flag => self.finite_verb(at, before),
            // "Asked about it, Voss said": a participle clause before its sentence.
            ChunkKind::Verb if breaks && inner.subject.is_none() && !inner.served => {
                self.push(Clause { served: true, set_off: true, participle: true, ..Clause::default() });
            }
            // "declined to give his name": what follows is the infinitive's.
            ChunkKind::Verb => self.stack[self.top].takes_clause = phrase.takes_clause(at),
            // "The firm – which sells rope – recorded": the second dash closes what the first has opened.
            ChunkKind::Dash if let Some(opener) = (1..=self.top).find(|i| self.stack[*i].dashed) => {
                self.top = opener - 1;
            }
            ChunkKind::Comma | ChunkKind::Dash => self.comma(at),
            // "Voss “is right about this,” Ana Holt, a friend, said": the clause's verb is quoted.
            ChunkKind::Quote
                if before == ChunkKind::Noun && inner.subject == Some(at - 1) && phrase.quotes_verb(at) =>
            {
                self.stack[self.top].served = true;
            }
            // "The “plan of the board is a trap,” Ana Holt, a friend, said": so is its subject but for the
            // article.
            ChunkKind::Quote
                if before == ChunkKind::Noun
                    && inner.subject == Some(at - 1)
                    && phrase.chunk(at - 1).tag == Tag::Determiner
                    && phrase.ends_in_comma(at)
                    && phrase.is_name(at + 1) =>
            {
                self.stack[self.top].subject = None;
            }
            ChunkKind::Quote if !phrase.is_fragment(at) => self.close(),
            ChunkKind::Open => self.push(Clause { bracketed: true, ..Clause::default() }),
            ChunkKind::Close => {
                if let Some(open) = (0..=self.top).rev().find(|i| self.stack[*i].bracketed) {
                    self.top = open.saturating_sub(1);
                }
            }
            ChunkKind::Semicolon | ChunkKind::Colon => {
                self.top = 0;
                self.stack[0] = Clause::default();
            }
            ChunkKind::Conjunction
                if phrase.begins_clause(at, self.verb)
                    || inner.served && phrase.begins_long_subject(at, self.verb) =>
            {
                self.stack[self.top] = Clause { set_off: inner.set_off, ..Clause::default() };
            }
            // "Voss, whose town floods as ice melts and the sea rises, says"
            ChunkKind::Conjunction
                if inner.served && inner.adverbial && phrase.joins_clause(at, self.verb) =>
            {
                self.stack[self.top] = Clause { served: false, subject: None, ..inner };
            }
            _ => {}
        }
        at + 1
    }

    /// The clause of time that the preposition at `at` opens, where it is sure to open one; `breaks` where a mark
    /// stands before it.
    fn clause_of_time(&self, at: usize, breaks: bool) -> Option<Clause> {
        let (phrase, inner) = (self.phrase, &self.stack[self.top]);
        // "rose after Voss, asked about it, said": a comma parts the subject from its verb.
        let parted = (inner.served || inner.guessed || phrase.goes_on_with_participle(at + 3))
            && phrase.opens_parted_clause(at, self.verb)
            && (phrase.is_name(at + 1) || self.waiting().is_none());
        // "The deal, reached after the talks broke down, obliges"
        let inside = || phrase.opens_clause_in_aside(at, self.verb);
        // "Voss, after the row over her use of it broke, said": the clause has its own verb.
        let served = || {
            breaks
                && inner.subject.is_some()
                && !inner.served
                && phrase.opens_clause(at as isize)
                && phrase.verb_of_opener(at).is_some_and(|own| own < self.verb)
        };
        (parted || inside() || served()).then(|| Clause {
            subject: Some(at + 1),
            set_off: !parted,
            adverbial: true,
            ..Clause::default()
        })
    }

    /// The subject of the innermost clause that has one and no verb.
    fn waiting(&self) -> Option<usize> {
        let clauses = self.stack[..=self.top].iter().rev();
        clauses.filter(|clause| !clause.served).find_map(|clause| clause.subject)
    }

    /// A clause inside the innermost one begins.
    fn push(&mut self, clause: Clause) {
        self.top = (self.top + 1).min(DEPTH - 1);
        self.stack[self.top] = clause;
    }

    /// Closes the clauses that a comma opened and that have their verb, and those that were only guessed
    /// and have none.
    fn close(&mut self) {
        // "When the board said that it was over, Voss": the comma closes what that clause holds as well.
        let outer = (1..=self.top).rev().find(|at| self.stack[*at].set_off && self.stack[*at].adverbial);
        if let Some(outer) = outer
            && self.stack[outer..=self.top].iter().all(|clause| clause.served)
        {
            self.top = outer;
        }
        let ends = |clause: &Clause| clause.set_off && clause.served || clause.guessed && !clause.served;
        while self.top > 0 && ends(&self.stack[self.top]) {
            self.top -= 1;
        }
    }

    /// "said an email in which the makers owned up had been sent": whether a noun phrase right behind a verb
    /// begins the clause that is its content.
    fn begins_content(&self, at: usize, before: ChunkKind) -> bool {
        let (phrase, inner) = (self.phrase, &self.stack[self.top]);
        before == ChunkKind::Verb
            && !phrase.is_temporal(at as isize)
            && inner.served
            && inner.takes_clause
            && (phrase.chunk(at - 1).flag
                || matches!(phrase.chunk(at - 1).class(), Some(CueClass::Say | CueClass::Think)))
    }

    /// A noun phrase is the subject of a clause that has none and no verb, unless it hangs on a preposition or
    /// a verb.
    fn noun(&mut self, at: usize, before: ChunkKind) {
        let phrase = self.phrase;
        let clause = &mut self.stack[self.top];
        let hangs = matches!(before, ChunkKind::Preposition | ChunkKind::Verb)
            && !phrase.is_counted(at)
            && !(before == ChunkKind::Verb && phrase.chunk(at - 1).flag && clause.subject.is_none())
            || phrase.hangs_on_opener(at, before)
            || self.hung.is_some_and(|noun| noun + 2 == at) && phrase.goes_on(at);
        if hangs {
            self.hung = Some(at);
        } else if clause.subject.is_none() && !clause.served && !phrase.is_temporal(at as isize) {
            let shared = phrase.is_first_of_two_offices(at);
            clause.subject = Some(if shared { at + 2 } else { at });
        }
    }

    /// A finite verb falls to the innermost clause, or, where that has its verb, to one that waits.
    fn finite_verb(&mut self, at: usize, before: ChunkKind) {
        let inner = self.stack[self.top];
        if inner.served && before != ChunkKind::Conjunction {
            if inner.takes_clause && before == ChunkKind::Noun {
                self.push(Clause { subject: Some(at - 1), ..Clause::default() });
            } else if let Some(below) =
                (0..self.top).rev().find(|i| self.stack[*i].subject.is_some() && !self.stack[*i].served)
            {
                self.top = below;
            }
        }
        let takes_clause = self.phrase.takes_clause(at);
        let clause = &mut self.stack[self.top];
        (clause.served, clause.takes_clause) = (true, takes_clause);
    }

    /// A comma or a dash closes what it can close.
    fn comma(&mut self, at: usize) {
        // "who has resented the path as he struggled, called": what was only guessed to be a clause has come
        // to its comma without a verb.
        for clause in &mut self.stack[1..=self.top] {
            if clause.guessed && !clause.served {
                clause.subject = None;
            }
        }
        // "Asked whether that meant war, a minister, Voss, said": the comma closes the participle's clause
        // with all that it holds.
        if at + 1 < self.verb
            && self.stack[self.top].served
            && self.phrase.frame.kind(at as isize + 1) == ChunkKind::Noun
            && let Some(opener) = (1..self.top).find(|i| self.stack[*i].participle)
        {
            self.top = opener;
        }
        self.close();
    }
}

impl Phrase<'_> {
    /// Whether a quotation begins with a form of "be", "have" or "do" or a modal that only its subject
    /// can stand before: "would be a scandal".
    #[must_use]
    pub fn is_predicate(&self, quote: usize) -> bool {
        let inner = self.quotations[self.chunk(quote).head as usize].inner;
        self.layout.tokens.get(self.layout.token_at(inner.start)).is_some_and(|token| {
            let word = token.span.of(self.text);
            let bare = matches!(word, "be" | "been" | "being" | "having");
            let opens = token.has(Traits::BE | Traits::HAVE | Traits::DO) && !bare;
            !token.shape.is_capital() && (opens || token.known().tags[0] == Tag::Modal)
        })
    }

    /// Whether a fragment behind the noun phrase at `noun` is all that its clause has for a verb.
    pub(super) fn quotes_verb_of(&self, noun: isize) -> bool {
        let quote = noun + 1;
        self.kind(noun) == ChunkKind::Noun
            && self.kind(quote) == ChunkKind::Quote
            && !matches!(self.kind(noun - 1), ChunkKind::Verb | ChunkKind::Preposition)
            && !self.is_bare_article(noun)
            && self.is_fragment(quote as usize)
            && self.quotes_verb(quote as usize)
    }

    /// Whether a quotation begins with a finite verb.
    fn quotes_verb(&self, at: usize) -> bool {
        let inner = self.quotations[self.chunk(at).head as usize].inner;
        self.layout.tokens.get(self.layout.token_at(inner.start)).is_some_and(|token| {
            token.known().tags[0].is_finite()
                    || token.has(Traits::AUXILIARY)
                    // "Voss “drove a tug,” Ana Holt, a friend, said"
                    || token.known().can_be.has(Tag::Past) && !token.shape.is_capital()
        })
    }

    /// Whether the content of a verb may follow as a clause without "that".
    fn takes_clause(&self, verb: usize) -> bool {
        matches!(
            self.chunk(verb).class(),
            Some(CueClass::Say | CueClass::Think | CueClass::Tell | CueClass::Express)
        )
    }

    /// Whether a noun phrase goes on with what hangs on a preposition: "In the towns and villages", "in
    /// Orsa, Vale,".
    fn goes_on(&self, noun: usize) -> bool {
        match self.frame.kind(noun as isize - 1) {
            ChunkKind::Conjunction => self.head_word(noun - 1) == "and",
            ChunkKind::Comma => {
                let head = self.head(noun);
                head.has(Traits::PLACE | Traits::COUNTRY)
                    // "On May 4, 2019,"
                    || head.shape.is_digit() && head.span.len() == 4 && self.is_temporal(noun as isize - 2)
                    || head.shape.is_all_capitals() && head.span.len() == 2
            }
            _ => false,
        }
    }

    /// Whether a word opens a clause here: "as" before a mere noun phrase does not.
    fn opens(&self, at: usize) -> bool {
        let word = self.head_word(at);
        // "the party, until then a rustle of crisps, cried out"
        if word == "until" && self.kind(at as isize + 1) == ChunkKind::Adverb {
            return false;
        }
        if self.hangs_on_opener(at + 1, ChunkKind::Subordinator) {
            return false;
        }
        // "who has run the trust since 2016,": a preposition of time.
        if self.is_temporal(at as isize + 1) && self.kind(at as isize + 2) != ChunkKind::Verb {
            return false;
        }
        if !word.eq_ignore_ascii_case("as") && !word.eq_ignore_ascii_case("so") {
            return true;
        }
        let verb = self.behind_apposition(at + 1).unwrap_or(at + 2);
        self.frame.kind(at as isize + 1) == ChunkKind::Noun
            && self.frame.kind(verb as isize) == ChunkKind::Verb
            && self.chunk(verb).flag
    }

    /// "“…,” as Ana Voss (I-Vale), the chair, called it": what stands behind the brackets or the apposition
    /// of a name that "as" leads up to right behind a quotation.
    fn behind_apposition(&self, name: usize) -> Option<usize> {
        let quoted = self.kind(name as isize - 2) == ChunkKind::Quote;
        let parted = matches!(self.kind(name as isize + 1), ChunkKind::Comma | ChunkKind::Open);
        if !quoted || !parted || !self.is_name(name) {
            return None;
        }
        let last = (name + 2..name + 12).find(|at| {
            matches!(self.kind(*at as isize), ChunkKind::Verb | ChunkKind::Stop | ChunkKind::Quote)
        })?;
        matches!(self.kind(last as isize - 1), ChunkKind::Comma | ChunkKind::Close).then_some(last)
    }

    /// Whether a preposition opens a clause of time whose subject, somebody's name, a comma, a dash or brackets
    /// follow: "rose after Voss, asked about it, said", "after Voss (I-Vale) said".
    fn opens_parted_clause(&self, at: usize, verb: usize) -> bool {
        let noun = at + 1;
        self.opens_clause(at as isize)
            && noun + 1 < verb
            && self.kind(noun as isize) == ChunkKind::Noun
            && matches!(self.kind(noun as isize + 1), ChunkKind::Comma | ChunkKind::Open | ChunkKind::Dash)
            && (self.is_name(noun) && !self.head(noun).has(Traits::PLACE | Traits::DATE)
                || self.is_told_more_of(noun, verb))
    }

    /// "after one resident, who would not be named, said": whether a person is told more of between commas, of which
    /// the second stands before a verb.
    fn is_told_more_of(&self, noun: usize, verb: usize) -> bool {
        let who = noun + 2;
        self.head(noun).has(Traits::PERSON_ROLE)
            && self.kind(who as isize) == ChunkKind::Wh
            && self.head_word(who) == "who"
            && who + 1 < verb
            && self.kind(verb as isize - 1) == ChunkKind::Comma
    }
}
