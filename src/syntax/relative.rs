//! Relative clauses: whom or what "who", "which" and "that" take up.

use super::ChunkKind;
use super::clause::Phrase;
use crate::lexicon::{CueClass, Tag, Traits};

impl Phrase<'_> {
    /// "one of whom": whether the relative pronoun at `at` only tells of whom somebody is one.
    #[must_use]
    pub fn is_part_of_whom(&self, at: isize) -> bool {
        self.kind(at) == ChunkKind::Wh
            && self.kind(at - 1) == ChunkKind::Preposition
            && self.kind(at - 2) == ChunkKind::Noun
            && self.head_word(at as usize) == "whom"
            && self.head_word((at - 1) as usize) == "of"
            && self.head((at - 2) as usize).has(Traits::QUANTITY)
    }

    /// Whom a relative clause tells more of that nothing but adjuncts with participles have begun so far, up to the
    /// preposition at `last`.
    pub(super) fn relative_before_adjuncts(&self, last: isize) -> Option<usize> {
        let adjunct = |at: &isize| match self.kind(*at) {
            ChunkKind::Noun | ChunkKind::Preposition | ChunkKind::Adverb => true,
            ChunkKind::Verb => {
                !self.chunk(*at as usize).flag && self.chunk(*at as usize).tag == Tag::Participle
            }
            _ => false,
        };
        let first = (0..=last).rev().take_while(adjunct).last()?;
        let wh = usize::try_from(first - 1).ok()?;
        let opens = self.kind(first - 1) == ChunkKind::Wh && matches!(self.head_word(wh), "which" | "who");
        if opens && self.kind(first) == ChunkKind::Preposition { self.antecedent(wh) } else { None }
    }

    /// The antecedent of a relative pronoun.
    pub(super) fn antecedent(&self, wh: usize) -> Option<usize> {
        let word = self.head_word(wh);
        if word.eq_ignore_ascii_case("what") || word.eq_ignore_ascii_case("how") {
            return None;
        }
        // "Voss, who led the board and who had called": both clauses tell of the same one.
        if self.kind(wh as isize - 1) == ChunkKind::Conjunction {
            let start = self.frame.sentence(wh).start;
            let first = (start..wh - 1).rev().find(|i| {
                self.kind(*i as isize) == ChunkKind::Wh && self.head_word(*i).eq_ignore_ascii_case(word)
            });
            if let Some(first) = first {
                return self.antecedent(first);
            }
        }
        let nearest = self.noun_before_relative(wh, word)?;
        let nearest = self.person_before(nearest, word).unwrap_or(nearest);
        if word.eq_ignore_ascii_case("who") {
            if let Some(name) = self.name_before_participle(nearest, wh) {
                return Some(name);
            }
            if let Some(person) = self.person_told_more_of(nearest) {
                return Some(person);
            }
        }
        self.text_that_reads(nearest, wh).or_else(|| Some(self.thing_told_apart(nearest, word)))
    }

    /// The noun phrase before a relative pronoun, past marks, brackets and what only tells more of it.
    fn noun_before_relative(&self, wh: usize, word: &str) -> Option<usize> {
        let mut at = wh as isize - 1;
        while matches!(
            self.kind(at),
            ChunkKind::Comma | ChunkKind::Dash | ChunkKind::Open | ChunkKind::Conjunction | ChunkKind::Adverb
        ) {
            at -= 1;
        }
        // "Holt (I-Vale), who": what stands in brackets only tells more of the antecedent.
        if self.kind(at) == ChunkKind::Close
            && let Some(open) = (0..at).rev().take(6).find(|i| self.kind(*i) == ChunkKind::Open)
        {
            at = open - 1;
        }
        // "fans in the stand known as the “Nest” who chanted": what somebody or something is called.
        if self.kind(at) == ChunkKind::Quote && word.eq_ignore_ascii_case("who") && at + 1 == wh as isize {
            at -= 1 + isize::from(self.is_bare_article(at - 1));
            let called = self.is_as(at)
                && self.kind(at - 1) == ChunkKind::Verb
                && self.kind(at - 2) == ChunkKind::Noun
                && !self.chunk((at - 1) as usize).flag;
            if called {
                at -= 2;
            }
        }
        // "…, whose aide said": the possessor's noun follows and is found elsewhere.
        if self.kind(at) != ChunkKind::Noun {
            return None;
        }
        // "a committee of their own that calls itself"
        if self.head_word(at as usize) == "own"
            && self.kind(at - 1) == ChunkKind::Preposition
            && self.kind(at - 2) == ChunkKind::Noun
        {
            at -= 2;
        }
        // "a crowd of 900, which had been singing"
        if self.chunk(at as usize).tag == Tag::Number
            && self.kind(at - 1) == ChunkKind::Preposition
            && self.kind(at - 2) == ChunkKind::Noun
        {
            at -= 2;
        }
        Some(at as usize)
    }

    /// The person whom a clause with "who" tells more of that follows a noun phrase; `None` where that is the one
    /// whom the noun phrase itself names.
    fn person_told_more_of(&self, nearest: usize) -> Option<usize> {
        // "the first minister of Vale, who": an office and its place.
        if self.is_name(nearest)
            && self.kind(nearest as isize - 1) == ChunkKind::Preposition
            && self.head_word(nearest - 1) == "of"
            && !self.layout.tokens[self.chunk(nearest).first as usize].has(Traits::GIVEN | Traits::HONORIFIC)
        {
            let head = self.head_of_chain(nearest)?;
            if self.head(head).has(Traits::PERSON_ROLE | Traits::TITLE) {
                return Some(head);
            }
        }
        // "members and those who": they are told apart from the members.
        if self.head_word(nearest) == "those" {
            return Some(nearest);
        }
        if self.chunk(nearest).tag == Tag::Name {
            return None;
        }
        // "a lecture from the president, who": a person who hangs on no other person.
        let head = self.head_of_chain(nearest)?;
        let persons = [nearest, head].map(|i| self.head(i).has(Traits::PERSON_ROLE | Traits::TITLE));
        Some(if persons[0] && !persons[1] { nearest } else { head })
    }

    /// "taped a note to the door that read": of two nouns before the pronoun, the text that says something.
    fn text_that_reads(&self, nearest: usize, wh: usize) -> Option<usize> {
        if !self.says_something(wh + 1) || self.can_act(nearest) || self.is_name(nearest) {
            return None;
        }
        let mut texts = (1..nearest).rev().step_by(2).take_while(|at| {
            self.kind(*at as isize) == ChunkKind::Preposition
                && self.kind(*at as isize - 1) == ChunkKind::Noun
        });
        texts
            .find(|at| {
                matches!(
                    self.chunk(at - 1).class(),
                    Some(CueClass::Document | CueClass::Emblem | CueClass::Utterance)
                ) && self.kind(*at as isize - 2) == ChunkKind::Verb
            })
            .map(|at| at - 1)
    }

    /// "schools in Orsa that reminded him", "a note from Ana Holt, which read": no name needs to be told apart, and
    /// no person is a thing.
    fn thing_told_apart(&self, nearest: usize, word: &str) -> usize {
        let mut head = nearest;
        let thing = ["that", "which"].iter().any(|one| word.eq_ignore_ascii_case(one));
        let person = self.is_name(head)
            && self.layout.tokens[self.chunk(head).first as usize].has(Traits::GIVEN | Traits::HONORIFIC);
        // "a note from her aide, Ana Holt, that read"
        if thing
            && person
            && self.kind(head as isize - 1) == ChunkKind::Comma
            && self.kind(head as isize - 2) == ChunkKind::Noun
            && self.kind(head as isize - 3) == ChunkKind::Preposition
            && self.kind(head as isize - 4) == ChunkKind::Noun
        {
            return head - 4;
        }
        while (word.eq_ignore_ascii_case("that") || thing && person)
            && self.chunk(head).tag == Tag::Name
            && (self.kind(head as isize - 1) == ChunkKind::Preposition
                // "an ad in Orsa and Vale that accuses"
                || self.kind(head as isize - 1) == ChunkKind::Conjunction
                    && self.kind(head as isize - 3) == ChunkKind::Preposition)
            && self.kind(head as isize - 2) == ChunkKind::Noun
            && !self.layout.tokens[self.chunk(head).first as usize].known().tags[0].is_closed()
        {
            head -= 2;
        }
        head
    }

    /// Whether a verb tells what stands in a text: "a note that read".
    fn says_something(&self, verb: usize) -> bool {
        self.kind(verb as isize) == ChunkKind::Verb
            && self.chunk(verb).flag
            && matches!(self.head_word(verb), "said" | "says" | "read" | "reads" | "declared" | "warned")
    }

    /// For "who": the nearest noun phrase to the left that can be a person, and in "Voss, the
    /// chamber's strategist, who …" the name.
    fn person_before(&self, last: usize, wh: &str) -> Option<usize> {
        if !wh.eq_ignore_ascii_case("who") {
            return None;
        }
        let person = |at: usize| {
            self.chunk(at).tag == Tag::Pronoun
                || self.is_name(at)
                    && !self.head(at).has(Traits::PLACE | Traits::DATE | Traits::ORGANISATION_END)
                || self.head(at).has(Traits::PERSON_ROLE | Traits::DEMONYM | Traits::TITLE)
        };
        let mut at = last as isize;
        for _ in 0..6 {
            // "the police chief in Sparrow Valley, a city, who": a place, whatever its name looks like.
            // "Ana Voss, the board's head of press for the North, who": a field.
            let field = self.kind(at) == ChunkKind::Noun
                && self.is_name(at as usize)
                && self.first_word(at as usize) == "the"
                && self.kind(at - 1) == ChunkKind::Preposition
                && self.head_word(at as usize - 1) == "for"
                && !self.head(at as usize).has(Traits::PLURAL)
                && !self.layout.tokens[self.chunk(at as usize).first as usize + 1]
                    .has(Traits::GIVEN | Traits::HONORIFIC | Traits::TITLE);
            let somewhere = self.kind(at) == ChunkKind::Noun
                && self.is_name(at as usize)
                && self.kind(at - 1) == ChunkKind::Preposition
                && matches!(self.head_word(at as usize - 1), "in" | "at" | "near" | "outside" | "from")
                && !self.layout.tokens[self.chunk(at as usize).first as usize]
                    .has(Traits::GIVEN | Traits::HONORIFIC | Traits::TITLE)
                // "a nurse from Tarn who"
                && (at < last as isize
                    || self.kind(at - 2) == ChunkKind::Noun
                        && self.head(at as usize - 2).has(Traits::PERSON_ROLE));
            if self.kind(at) == ChunkKind::Noun && person(at as usize) && !somewhere && !field {
                let found = at as usize;
                // "Sen. Ana Voss (D-Vale), a sponsor, who"
                let brackets = self.kind(at - 2) == ChunkKind::Close;
                let open = (0..at - 2).rev().take(6).find(|i| self.kind(*i) == ChunkKind::Open);
                let name = if brackets { open.map_or(-1, |open| open - 1) } else { at - 2 };
                let named = self.kind(at - 1) == ChunkKind::Comma
                    && self.kind(name) == ChunkKind::Noun
                    && self.is_name(name as usize)
                    && !self.is_name(found)
                    && person(name as usize)
                    // "Ana Voss and Bo Marl, two pilots who"
                    && !(self.head(found).has(Traits::PLURAL) && self.kind(name - 1) == ChunkKind::Conjunction);
                return Some(if named { name as usize } else { found });
            }
            at -= 1;
            if !matches!(
                self.kind(at),
                ChunkKind::Noun
                    | ChunkKind::Preposition
                    | ChunkKind::Adjective
                    | ChunkKind::Comma
                    | ChunkKind::Adverb
            ) {
                return None;
            }
        }
        None
    }

    /// "a plan the mayor, Ana Voss, called “…”": whoever judges the thing before which no relative pronoun follows, where
    /// the name stands between commas.
    #[must_use]
    pub fn judge_of_thing(&self, verb: usize) -> Option<usize> {
        // "a charge her aide, Ana Voss, on Monday dismissed as"
        let mut close = verb.checked_sub(1)?;
        if self.is_temporal(close as isize) {
            close = close.checked_sub(1)?;
            close -= usize::from(close > 0 && self.kind(close as isize) == ChunkKind::Preposition);
        }
        let judge = close.checked_sub(3)?;
        let kinds = [
            (close, ChunkKind::Comma),
            (close - 1, ChunkKind::Noun),
            (close - 2, ChunkKind::Comma),
            (judge, ChunkKind::Noun),
        ];
        let thing = judge as isize - 1;
        (kinds.iter().all(|(at, kind)| self.kind(*at as isize) == *kind)
            && self.kind(thing) == ChunkKind::Noun
            && !self.is_name(thing as usize)
            && !self.is_temporal(thing)
            && self.name_beside(judge) == Some(close - 1)
            && !self.chunk(verb).passive)
            .then_some(judge)
    }

    /// The relative pronoun right before an aside without a finite verb that the comma at `close` ends: "who, a year
    /// ago,", "that, while praising her,".
    pub(super) fn relative_before_aside(&self, close: isize) -> Option<usize> {
        let open = (0..close)
            .rev()
            .take_while(|at| {
                let finite = self.kind(*at) == ChunkKind::Verb && self.chunk(*at as usize).flag;
                !finite
                    && !matches!(self.kind(*at), ChunkKind::Stop | ChunkKind::Quote | ChunkKind::Semicolon)
            })
            .find(|at| self.kind(*at) == ChunkKind::Comma)?;
        let wh = usize::try_from(open - 1).ok()?;
        let pronoun = self.kind(open - 1) == ChunkKind::Wh && matches!(self.head_word(wh), "who" | "which");
        let that = self.kind(open - 1) == ChunkKind::Subordinator
            && self.head_word(wh) == "that"
            && self.kind(open - 2) == ChunkKind::Noun;
        (pronoun || that).then_some(wh)
    }

    /// "by Ana Voss, a surgeon hired by the board, who": the name whose apposition tells by whom something was done to
    /// its bearer, which a comma closes before the relative clause.
    fn name_before_participle(&self, agent: usize, wh: usize) -> Option<usize> {
        let name = agent.checked_sub(5)?;
        let parted = self.kind(wh as isize - 1) == ChunkKind::Comma && agent + 2 == wh;
        let done = self.kind(agent as isize - 1) == ChunkKind::Preposition
            && self.head_word(agent - 1) == "by"
            && self.kind(agent as isize - 2) == ChunkKind::Verb
            && !self.chunk(agent - 2).flag
            && self.kind(agent as isize - 3) == ChunkKind::Noun
            && self.kind(agent as isize - 4) == ChunkKind::Comma;
        let told = matches!(self.first_word(agent.checked_sub(3)?), "a" | "an" | "the");
        (parted && done && told && self.is_name(name)).then_some(name)
    }
}
