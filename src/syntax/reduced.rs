//! Reduced relative clauses: what looked like the verb until the real one came.
//!
//! "The memo released Tuesday said", "a band called Heron got": read from left to right, the first of
//! two verbs looks like the past of the noun phrase before it (the garden path of T. Bever, 1970).
//! Behind a further finite verb that has no other subject it can only be a participle.

use super::clause::SUBJECT_PRONOUNS;
use super::{Chunk, ChunkKind, Frame};
use crate::layout::Token;
use crate::lexicon::grammar::gives_name;
use crate::lexicon::{CueClass, Tag, Traits};

/// Takes verbs for participles where the sentence's verb comes after them.
pub(super) fn settle(frame: &mut Frame, text: &str, tokens: &[Token]) {
    for at in 1..frame.chunks.len() {
        let reading = Reading { frame, text, tokens };
        if reading.is_awaited(at as isize) || reading.is_main(at as isize) {
            frame.chunks[at].tag = Tag::Past;
            frame.chunks[at].flag = true;
        } else if reading.is_passive_behind_day(at as isize) {
            let verb = &mut frame.chunks[at];
            verb.tag = Tag::Participle;
            verb.passive = true;
        } else if reading.is_asked_for(at as isize) {
            frame.chunks[at].flag = false;
            frame.chunks[at].infinitive = true;
        } else if (Reading { frame, text, tokens }).is_reduced(at as isize) {
            let verb = &mut frame.chunks[at];
            verb.tag = Tag::Participle;
            verb.flag = false;
            // "an expert based in Orsa, Vale, said": the verb that looked like a second participle.
            let next = (at + 1..frame.chunks.len()).find(|next| frame.chunks[*next].kind == ChunkKind::Verb);
            if let Some(next) = next.filter(|next| (Reading { frame, text, tokens }).is_said(*next as isize))
            {
                frame.chunks[next].tag = Tag::Past;
                frame.chunks[next].flag = true;
            }
        }
    }
}

/// The chunks of a paragraph as they were read from left to right.
pub(super) struct Reading<'t> {
    pub(super) frame: &'t Frame,
    pub(super) text: &'t str,
    pub(super) tokens: &'t [Token],
}

impl<'t> Reading<'t> {
    /// Whether the verb at `verb` stands in a relative clause without "that was".
    fn is_reduced(&self, verb: isize) -> bool {
        let chunk = self.chunk(verb);
        let past = chunk.kind == ChunkKind::Verb && chunk.flag && chunk.tag == Tag::Past;
        if !past || !self.can_be_participle(chunk) {
            return false;
        }
        if self.is_summed_up(verb) || self.is_often_called(verb) {
            return true;
        }
        if chunk.first != chunk.head {
            return false;
        }
        if self.is_said_to(verb) {
            return true;
        }
        if self.is_called_by(verb) || self.is_called(verb) || self.is_done_by_somebody(verb) {
            return true;
        }
        if self.is_asked_or_sent_out(verb) || self.in_a_text(verb) {
            return true;
        }
        self.is_common(verb - 1)
            && (self.names(verb)
                || self.is_pitched(verb)
                || self.is_labelled_by(verb)
                || self.is_described(verb)
                || self.is_signed_by(verb)
                || self.tells_in(verb)
                || self.opens_clause(verb - 1) && self.gives_way(verb))
    }

    pub(super) fn kind(&self, at: isize) -> ChunkKind {
        self.frame.kind(at)
    }

    pub(super) fn chunk(&self, at: isize) -> &'t Chunk {
        &self.frame.chunks[at as usize]
    }

    /// The word at the head of a chunk.
    pub(super) fn word(&self, at: isize) -> &'t str {
        self.tokens[self.chunk(at).head as usize].span.of(self.text)
    }

    /// Whether a chunk of this kind has this word for its head.
    pub(super) fn is(&self, at: isize, kind: ChunkKind, word: &str) -> bool {
        self.kind(at) == kind && self.word(at) == word
    }

    /// Whether a chunk is a finite verb.
    pub(super) fn is_finite(&self, at: isize) -> bool {
        self.kind(at) == ChunkKind::Verb && self.chunk(at).flag
    }

    /// Whether a verb gives a thing its name.
    pub(super) fn is_naming(&self, verb: isize) -> bool {
        gives_name(self.word(verb))
    }

    /// "a friend said to have known them": whether an infinitive tells what is said of somebody.
    fn is_said_to(&self, verb: isize) -> bool {
        let of_others = [
            "said",
            "believed",
            "thought",
            "known",
            "reported",
            "alleged",
            "understood",
            "rumoured",
            "rumored",
        ];
        of_others.contains(&self.word(verb))
            && self.kind(verb + 1) == ChunkKind::Verb
            && self.chunk(verb + 1).infinitive
            && self.is_common(verb - 1)
    }

    fn can_be_participle(&self, chunk: &Chunk) -> bool {
        let head = &self.tokens[chunk.head as usize];
        head.known().can_be.has(Tag::Participle) || head.span.of(self.text).ends_with("ed")
    }

    /// "Film of the row, posted online by a parent under “…,” was": behind a comma, a verb that has no
    /// object but tells by whom, where another finite verb follows.
    fn is_done_by_somebody(&self, verb: isize) -> bool {
        let parted = self.kind(verb - 1) == ChunkKind::Comma && self.kind(verb - 2) == ChunkKind::Noun;
        if !parted || self.chunk(verb).cue == 0 {
            return false;
        }
        let end = self.past_adjuncts(verb + 1, false);
        let by = (verb + 1..end).any(|at| self.is(at, ChunkKind::Preposition, "by") && self.is_agent(at + 1));
        by && matches!(self.kind(end), ChunkKind::Comma | ChunkKind::Quote)
            && (end..self.frame.chunks.len() as isize)
                .take_while(|at| self.kind(*at) != ChunkKind::Stop)
                .any(|at| self.is_finite(at))
    }

    /// Whether a noun phrase is for somebody who may do something.
    fn is_agent(&self, noun: isize) -> bool {
        let head = || &self.tokens[self.chunk(noun).head as usize];
        self.kind(noun) == ChunkKind::Noun
            && (head().has(Traits::PERSON_ROLE | Traits::GROUP_ROLE | Traits::TITLE)
                || self.chunk(noun).tag == Tag::Name && !head().has(Traits::DATE | Traits::PLACE))
    }

    /// "In a statement posted on Sunday, the ministry said": what hangs on the preposition that opens a
    /// sentence has no verb; nor has what hangs on a name there, "In an interview with Bo Marl aired in May, Voss said".
    fn in_a_text(&self, verb: isize) -> bool {
        let text = self.first_noun(verb - 1);
        let class = self.chunk(text).class();
        let talk = class == Some(CueClass::Occasion)
            && (self.kind(verb + 1) == ChunkKind::Preposition || self.is_time(verb + 1));
        self.kind(text - 1) == ChunkKind::Preposition
            && matches!(self.kind(text - 2), ChunkKind::Stop | ChunkKind::Quote)
            && (talk
                || matches!(class, Some(CueClass::Document | CueClass::Utterance))
                    && self.is_common(verb - 1))
            && (verb..self.frame.chunks.len() as isize)
                .find(|at| matches!(self.kind(*at), ChunkKind::Comma | ChunkKind::Stop | ChunkKind::Quote))
                .is_some_and(|comma| {
                    self.kind(comma) == ChunkKind::Comma && self.kind(comma + 1) == ChunkKind::Noun
                })
    }

    /// "The agreement signed on Wednesday by Ana Voss": a verb whose subject is a text and that goes on
    /// with "by" and a name.
    fn is_signed_by(&self, verb: isize) -> bool {
        // "an email sent out by the council"
        let out = isize::from(self.is(verb + 1, ChunkKind::Preposition, "out"));
        let by = self.past_time(verb + 1 + out);
        if !self.is(by, ChunkKind::Preposition, "by")
            || self.kind(by + 1) != ChunkKind::Noun
            || self.chunk(verb - 1).class().is_none()
        {
            return false;
        }
        let agent = self.chunk(by + 1);
        agent.tag == Tag::Name
            || self.tokens[agent.head as usize].has(Traits::PERSON_ROLE | Traits::GROUP_ROLE | Traits::TITLE)
    }

    /// "said in a sheet updated this week that", "said in papers filed on Friday": a verb behind what something is said
    /// in, before the "that" of what is said, or behind a text that has no object.
    fn tells_in(&self, verb: isize) -> bool {
        let time = self.past_time(verb + 1);
        let text = matches!(self.chunk(verb - 1).class(), Some(CueClass::Document | CueClass::Utterance));
        let mut that = time;
        if self.kind(that) == ChunkKind::Preposition && self.kind(that + 1) == ChunkKind::Noun {
            that += 2; // "posted on its website that"
        }
        self.kind(verb - 2) == ChunkKind::Preposition
            && self.is_finite(verb - 3)
            && self.chunk(verb - 3).class() == Some(CueClass::Say)
            && (self.is(that, ChunkKind::Subordinator, "that")
                || text
                    && matches!(self.kind(time), ChunkKind::Preposition | ChunkKind::Comma | ChunkKind::Stop))
    }

    /// "A poll for the Tarn Times and Vale News released last week found", "a third of the pilots polled said": whether
    /// the sentence's verb comes behind a chain of noun phrases that a common noun heads, and a time at most.
    fn is_asked_or_sent_out(&self, verb: isize) -> bool {
        let mut first = verb - 1;
        while matches!(self.kind(first - 1), ChunkKind::Preposition | ChunkKind::Conjunction)
            && self.kind(first - 2) == ChunkKind::Noun
        {
            first -= 2;
        }
        let opens = matches!(
            self.kind(first - 1),
            ChunkKind::Stop
                | ChunkKind::Comma
                | ChunkKind::Conjunction
                | ChunkKind::Adverb
                | ChunkKind::Quote
        );
        // "A note from the board sent to pilots said"
        let sent = matches!(self.chunk(first).class(), Some(CueClass::Document | CueClass::Utterance))
            && self.kind(verb + 1) == ChunkKind::Preposition
            && self.kind(verb + 2) == ChunkKind::Noun;
        let next = self.past_time(verb + if sent { 3 } else { 1 });
        first < verb - 1
            && opens
            && self.is_common(first)
            && self.is_finite(next)
            && self.chunk(next).tag == Tag::Past
            && !(next > verb + 1 && self.chunk(verb).class() == Some(CueClass::Say))
    }

    /// Whether the verb of the sentence comes behind what hangs on this one.
    fn gives_way(&self, verb: isize) -> bool {
        let class = self.chunk(verb).class();
        let says =
            matches!(class, Some(CueClass::Say | CueClass::Think | CueClass::Tell)) && !self.is_naming(verb);
        let next = self.past_adjuncts(self.past_name(verb), says);
        // "Voss, a clerk appointed in May, ruled": inside an apposition to the subject.
        let closes = self.kind(next) == ChunkKind::Comma
            && (self.is_finite(next + 1) || self.is_said(next + 1))
            && next > verb + 1;
        if closes && self.in_apposition(verb - 1) && !self.is_said_in_passing(verb) {
            return true;
        }
        // "used Voss, a clerk appointed in May, as “…”": inside an apposition to the object.
        if self.kind(next) == ChunkKind::Comma && next > verb + 1 && self.is_clerk_beside_object(verb) {
            return true;
        }
        // "told the board on Monday that was enough": the content of a verb of saying has its own subject.
        // "a note found in the case said": no text says anything about what has a verb of its own.
        let text = self.chunk(verb - 1).class().is_some();
        // "a diplomat briefed on the talks said": nor does whoever is told without a word of whom.
        let told = class == Some(CueClass::Tell) && self.kind(verb + 1) == ChunkKind::Preposition;
        let content = says && next != verb + 1 && !text && !told;
        self.is_finite(next) && !content
    }

    /// "The plan, residents of Orsa said on Monday, is": whether a verb behind a chain of noun phrases is said in passing,
    /// for people and bodies say things, and nobody says them; so do texts, unless they may be what is given out ("the
    /// book announced in May"); and no thing is a person.
    fn is_said_in_passing(&self, verb: isize) -> bool {
        let first = self.first_noun(verb - 1);
        let head = |noun: isize| &self.tokens[self.chunk(noun).head as usize];
        let person = Traits::PERSON_ROLE | Traits::TITLE | Traits::DEMONYM;
        let text = || {
            self.chunk(first).class() == Some(CueClass::Document)
                && !self.is_indefinite(first)
                && !(head(verb).has(Traits::GIVING_OUT) || self.word(verb) == "announced")
        };
        match self.chunk(verb).class() {
            Some(CueClass::Say | CueClass::Tell | CueClass::Think) => {
                head(first).has(person | Traits::GROUP_ROLE) || text()
            }
            Some(CueClass::Express) => {
                let told = self.first_noun(first - 2);
                head(first).has(person)
                    && matches!(self.chunk(told).tag, Tag::Noun | Tag::Nouns)
                    && !head(told).has(person | Traits::GROUP_ROLE)
            }
            _ => false,
        }
    }

    /// Whether a verb of appointing or naming follows a new noun for a person in apposition to a name that is
    /// an object.
    fn is_clerk_beside_object(&self, verb: isize) -> bool {
        matches!(self.chunk(verb).class(), Some(CueClass::Express | CueClass::Call))
            && self.kind(verb - 2) == ChunkKind::Comma
            && self.kind(verb - 3) == ChunkKind::Noun
            && self.chunk(verb - 3).tag == Tag::Name
            && self.kind(verb - 4) == ChunkKind::Verb
            && self.is_indefinite(verb - 1)
            && self.tokens[self.chunk(verb - 1).head as usize].has(Traits::PERSON_ROLE)
    }

    /// The chunk behind the name that a verb gives: "a band called Heron got", "a user identified only as
    /// “halberd” warned".
    fn past_name(&self, verb: isize) -> isize {
        let mut next = verb + 1;
        // "a channel called “The Room” was", "the man labeled “a menace” was"
        let labels = self.chunk(verb).class() == Some(CueClass::Call) && self.kind(next) == ChunkKind::Quote;
        if labels || self.is_naming(verb) && matches!(self.kind(next), ChunkKind::Noun | ChunkKind::Quote) {
            next += 1;
            // "a group called Heron 45"
            if self.kind(next) == ChunkKind::Noun && self.chunk(next).tag == Tag::Number {
                next += 1;
            }
        }
        let mut alias = next;
        while self.kind(alias) == ChunkKind::Adverb {
            alias += 1;
        }
        let named = self.is(alias, ChunkKind::Subordinator, "as")
            && matches!(self.kind(alias + 1), ChunkKind::Quote | ChunkKind::Noun);
        if named { alias + 2 } else { next }
    }

    /// The chunk behind all that tells when, where and by whom something was done. Behind a verb that
    /// `says` something, a time may be the subject of what is said.
    fn past_adjuncts(&self, mut next: isize, says: bool) -> isize {
        let mut parted = false;
        loop {
            // "an opinion drafted in May, and obtained by one agency, says"
            if self.kind(next) == ChunkKind::Comma
                && self.kind(next + 1) == ChunkKind::Conjunction
                && self.kind(next + 2) == ChunkKind::Verb
                && !self.chunk(next + 2).flag
                && self.chunk(next + 2).tag == Tag::Participle
            {
                parted = true;
                next += 3;
            }
            // "a note read out after the talks committed"
            let particle =
                self.kind(next) == ChunkKind::Preposition && self.kind(next + 1) == ChunkKind::Preposition;
            // "described to the paper by people familiar with it"
            let familiar = self.kind(next) == ChunkKind::Adjective && self.is_placed(next + 1);
            if particle || familiar || self.kind(next) == ChunkKind::Adverb || !says && self.is_time(next) {
                next += 1;
            } else if let Some(end) = self.past_clause_of_time(next) {
                next = end;
            } else if self.is_joined(next) || self.is_placed(next) {
                next += 2;
            } else {
                break;
            }
        }
        // "an expert based in Orsa, Vale, said"
        let place = |at: isize| {
            self.kind(at) == ChunkKind::Noun
                && self.tokens[self.chunk(at).head as usize].has(Traits::PLACE | Traits::COUNTRY)
        };
        if self.kind(next) == ChunkKind::Comma
            && self.kind(next - 1) == ChunkKind::Noun
            && place(next + 1)
            && self.kind(next + 2) == ChunkKind::Comma
        {
            next += 2;
        }
        next + isize::from(parted && self.kind(next) == ChunkKind::Comma)
    }

    /// "The board met after Voss called it odd": the chunk behind a clause of time, with the object of its verb, that
    /// somebody is the subject of. Its verb is no other's.
    fn past_clause_of_time(&self, at: isize) -> Option<isize> {
        let (noun, verb) = (at + 1, at + 2);
        let opens = self.kind(at) == ChunkKind::Preposition
            && matches!(self.word(at), "after" | "before" | "since" | "until");
        if !opens || !self.is_finite(verb) || !self.is_agent(noun) && !self.is_subject_pronoun(noun) {
            return None;
        }
        let says = matches!(self.chunk(verb).class(), Some(CueClass::Say | CueClass::Think | CueClass::Tell));
        let object = self.kind(verb + 1) == ChunkKind::Noun && !says;
        Some(verb + 1 + isize::from(object))
    }

    fn is_subject_pronoun(&self, noun: isize) -> bool {
        self.kind(noun) == ChunkKind::Noun && SUBJECT_PRONOUNS.contains(&self.word(noun))
    }

    /// "a memo circulated by one agency and obtained by another warns": whether another participle follows.
    fn is_joined(&self, at: isize) -> bool {
        self.kind(at) == ChunkKind::Conjunction
            && self.kind(at + 1) == ChunkKind::Verb
            && !self.chunk(at + 1).flag
    }

    /// "in a tent", and "of living" in "a man accused of living in a tent".
    fn is_placed(&self, at: isize) -> bool {
        let gerund = || {
            self.kind(at + 1) == ChunkKind::Verb
                && self.chunk(at + 1).tag == Tag::Gerund
                && !self.chunk(at + 1).flag
        };
        self.kind(at) == ChunkKind::Preposition && (self.kind(at + 1) == ChunkKind::Noun || gerund())
    }

    /// Whether a chunk is a noun phrase for a time: "Wednesday", "last week".
    fn is_time(&self, at: isize) -> bool {
        self.kind(at) == ChunkKind::Noun
            && (self.tokens[self.chunk(at).head as usize].has(Traits::DATE)
                || matches!(self.word(at), "week" | "month" | "year" | "night"))
    }

    /// The chunk behind adverbs and times: "on Wednesday", "last week".
    fn past_time(&self, mut at: isize) -> isize {
        loop {
            if self.kind(at) == ChunkKind::Adverb || self.is_time(at) {
                at += 1;
            } else if self.kind(at) == ChunkKind::Preposition && self.is_time(at + 1) {
                at += 2;
            } else {
                return at;
            }
        }
    }

    /// Whether a noun phrase begins with "a", "an" or "another".
    pub(super) fn is_indefinite(&self, noun: isize) -> bool {
        let first = self.tokens[self.chunk(noun).first as usize].span.of(self.text);
        ["a", "an", "another"].iter().any(|article| article.eq_ignore_ascii_case(first))
    }

    /// Whether the noun phrase at `noun` can have a relative clause without "that was": no name, no
    /// pronoun.
    pub(super) fn is_common(&self, noun: isize) -> bool {
        self.kind(noun) == ChunkKind::Noun && {
            let chunk = self.chunk(noun);
            let date = self.tokens[chunk.head as usize].has(Traits::DATE);
            // "A Corvane University Poll released on Monday found": a text, whatever its capitals.
            let article = || {
                let first = self.tokens[chunk.first as usize].span.of(self.text);
                ["a", "an", "the"].iter().any(|word| first.eq_ignore_ascii_case(word))
            };
            let is_name = chunk.tag == Tag::Name && !(chunk.cue != 0 && article());
            !chunk.flag && !is_name && chunk.tag != Tag::Pronoun && !date
        }
    }

    /// The first noun of a chain that ends at `noun`: "the order" of "the order of the court".
    pub(super) fn first_noun(&self, noun: isize) -> isize {
        let mut first = noun;
        while self.kind(first - 1) == ChunkKind::Preposition {
            // "a person close to the talks"
            let by = isize::from(self.kind(first - 2) == ChunkKind::Adjective);
            if self.kind(first - 2 - by) != ChunkKind::Noun {
                break;
            }
            first -= 2 + by;
        }
        first
    }

    /// Whether the noun phrase that ends at `noun` stands where a clause begins, and no relative pronoun
    /// before it wants a verb ("what the board did in May was").
    fn opens_clause(&self, noun: isize) -> bool {
        let before = self.first_noun(noun) - 1;
        match self.kind(before) {
            ChunkKind::Stop
            | ChunkKind::Comma
            | ChunkKind::Conjunction
            | ChunkKind::Preposition
            | ChunkKind::Quote
            | ChunkKind::Dash => true,
            ChunkKind::Subordinator => {
                self.word(before) != "that" || self.kind(before - 1) == ChunkKind::Verb
            }
            // "the shop, where a sign taped to the door said": behind a comma the clause is complete.
            ChunkKind::Wh => self.word(before) == "where" && self.kind(before - 1) == ChunkKind::Comma,
            // "said a note left on the car was": the content of a verb of saying.
            ChunkKind::Verb => {
                matches!(self.chunk(before).class(), Some(CueClass::Say | CueClass::Think | CueClass::Tell))
            }
            _ => false,
        }
    }

    /// Whether the noun phrase that ends at `noun` stands behind a comma and another noun phrase that has
    /// no verb yet.
    fn in_apposition(&self, noun: isize) -> bool {
        let first = self.first_noun(noun);
        let waits = (0..first)
            .rev()
            .take_while(|at| {
                !matches!(self.kind(*at), ChunkKind::Stop | ChunkKind::Semicolon | ChunkKind::Quote)
            })
            .all(|at| {
                !self.is_finite(at) && !matches!(self.kind(at), ChunkKind::Subordinator | ChunkKind::Wh)
            });
        self.kind(first - 1) == ChunkKind::Comma && self.kind(first - 2) == ChunkKind::Noun && waits
    }
}
