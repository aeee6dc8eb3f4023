//! Chains of noun phrases: which one heads "a spokesman for the board of Orsa", and where the chain begins.

use std::ops::ControlFlow;

use super::ChunkKind;
use super::clause::Phrase;
use crate::lexicon::grammar::gives_name;
use crate::lexicon::{CueClass, Tag, Traits};

impl Phrase<'_> {
    /// The first of the noun phrases that hang on one another by prepositions up to the one at `at`.
    #[must_use]
    pub(crate) fn chain_start(&self, mut at: isize) -> isize {
        while self.kind(at - 1) == ChunkKind::Preposition && self.kind(at - 2) == ChunkKind::Noun {
            at -= 2;
        }
        at
    }

    /// The head of `NP (preposition NP)*` that ends at a noun phrase: "a spokesman for the board".
    pub(super) fn head_of_chain(&self, last: usize) -> Option<usize> {
        let mut left = last as isize;
        loop {
            match self.left_of_chain(last, left) {
                ControlFlow::Continue(Some(further)) => left = further,
                ControlFlow::Continue(None) => break,
                ControlFlow::Break(head) => return Some(head),
            }
        }
        if self.kind(left - 1) == ChunkKind::Preposition && !self.opens_clause(left - 1) {
            // "Voss had at last said": the auxiliary before has the subject.
            if self.kind(left - 2) == ChunkKind::Verb
                && self.chunk((left - 2) as usize).flag
                && left as usize == last
            {
                let auxiliary = (left - 2) as usize;
                if super::tagger::grammar_of(self.text, self.head(auxiliary)).any(Traits::AUXILIARY) {
                    return self.subject_within(auxiliary, 1).map(|s| s.chunk);
                }
            }
            // "In Ohio Voss said": the whole chain hangs on the preposition.
            return Some(last);
        }
        // A chain that is itself the object of a verb: only its last noun can be the subject, unless
        // the verb takes a clause ("said the office for standards failed").
        if left != last as isize && self.kind(left - 1) == ChunkKind::Verb {
            let clause = matches!(
                self.chunk(left as usize - 1).class(),
                Some(CueClass::Say | CueClass::Think | CueClass::Express)
            );
            return Some(if clause { left as usize } else { last });
        }
        Some(left as usize)
    }

    /// What a chain whose leftmost noun phrase stands at `left` goes on with to the left, if it does; breaks off
    /// where that one begins a clause and is itself the head.
    fn left_of_chain(&self, last: usize, left: isize) -> ControlFlow<usize, Option<isize>> {
        // "the removal of nearly 48,000 people"
        let counted = self.kind(left - 1) == ChunkKind::Adverb
            && self.kind(left - 2) == ChunkKind::Preposition
            && self.kind(left - 3) == ChunkKind::Noun
            && !self.opens_clause(left - 2);
        if counted {
            return ControlFlow::Continue(Some(left - 3));
        }
        match (self.kind(left - 1), self.kind(left - 2)) {
            (ChunkKind::Preposition, ChunkKind::Noun) if self.begins_behind_preposition(last, left) => {
                ControlFlow::Break(left as usize)
            }
            // "a survey last month by the board found": a time that hangs on the noun phrase before it.
            (ChunkKind::Preposition, ChunkKind::Noun)
                if self.kind(left - 3) == ChunkKind::Noun
                    && self.is_temporal(left - 2)
                    && !self.is_temporal(left - 3) =>
            {
                ControlFlow::Continue(Some(left - 3))
            }
            (ChunkKind::Preposition, ChunkKind::Noun) => ControlFlow::Continue(Some(left - 2)),
            // "talks with more than a dozen aides"
            (ChunkKind::Preposition, ChunkKind::Adjective)
                if self.is_counted(left as usize)
                    && self.kind(left - 3) == ChunkKind::Preposition
                    && self.kind(left - 4) == ChunkKind::Noun
                    && !self.opens_clause(left - 3) =>
            {
                ControlFlow::Continue(Some(left - 4))
            }
            // "a chemist of Logan, Utah said": a town and its state, which no comma closes.
            (ChunkKind::Comma, ChunkKind::Noun) if left as usize == last && self.is_state_of_town(last) => {
                ControlFlow::Continue(Some(left - 2))
            }
            // "people close to him", "lawyers familiar with the case"
            (ChunkKind::Preposition, ChunkKind::Adjective)
                if self.kind(left - 3) == ChunkKind::Noun && !self.opens_clause(left - 1) =>
            {
                ControlFlow::Continue(Some(left - 3))
            }
            // "the minister for maritime and islands"
            (ChunkKind::Conjunction, ChunkKind::Adjective)
                if self.kind(left - 3) == ChunkKind::Preposition
                    && self.kind(left - 4) == ChunkKind::Noun
                    && self.head_word(left as usize - 1) == "and"
                    && self.head((left - 4) as usize).has(Traits::PERSON_ROLE) =>
            {
                ControlFlow::Continue(Some(left - 4))
            }
            (ChunkKind::Conjunction, ChunkKind::Noun) if self.is_joined_to(left) => {
                ControlFlow::Continue(Some(self.first_of_list(last, left - 2)))
            }
            (ChunkKind::Verb, ChunkKind::Wh) => {
                ControlFlow::Continue(self.before_relative(last, left, left - 2))
            }
            // "groups that have endorsed him": no other "that" stands right before its verb.
            (ChunkKind::Verb, ChunkKind::Subordinator) if self.head_word(left as usize - 2) == "that" => {
                ControlFlow::Continue(self.before_relative(last, left, left - 2))
            }
            (ChunkKind::Preposition, ChunkKind::Verb) if self.kind(left - 3) == ChunkKind::Wh => {
                ControlFlow::Continue(self.before_relative(last, left, left - 3))
            }
            (ChunkKind::Verb, ChunkKind::Noun) if self.has_participle_before(left) => {
                ControlFlow::Continue(Some(left - 2))
            }
            // "the Tarn League (TL) representing porters said"
            (ChunkKind::Verb, ChunkKind::Close) if self.has_participle_before(left) => {
                ControlFlow::Continue(self.before_brackets(left - 2))
            }
            _ => ControlFlow::Continue(None),
        }
    }

    /// "three days after Voss told": a person behind "after" begins a clause, and so does whatever stands there
    /// once the clause before has its verb ("was fined after the firm said").
    fn begins_behind_preposition(&self, last: usize, left: isize) -> bool {
        let noun = left as usize;
        // "Royal College of Midwives director Ana Holt": the director, not the college.
        let body = self.kind(left - 2) == ChunkKind::Noun && self.is_name(noun - 2);
        if noun == last && body && self.head_word(noun - 1) == "of" && self.names_officer(noun) {
            return true;
        }
        let person = self.chunk(noun).tag == Tag::Pronoun
            || self.is_name(noun)
                && (!self.head(noun).has(Traits::PLACE | Traits::DATE)
                    || self.layout.tokens[self.chunk(noun).first as usize]
                        .has(Traits::GIVEN | Traits::HONORIFIC));
        // "a day after the board voted": behind a time the same.
        let timed = noun == last
            && self.is_temporal(left - 2)
            && self.head(noun).has(Traits::PERSON_ROLE | Traits::GROUP_ROLE);
        self.opens_clause(left - 1) && (person || timed || self.has_verb(left - 2))
    }

    /// "the chemist Imre Kovacs of the Wasatch Survey in Logan, Utah": whether a noun phrase is the country or state
    /// of the town before its comma, on which somebody hangs; behind "In talks in Bern, Austria" nobody does.
    fn is_state_of_town(&self, state: usize) -> bool {
        let town = state as isize - 2;
        let start = self.chain_start(town);
        start < town
            && self.is_name(state)
            && self.head(state).has(Traits::COUNTRY)
            && self.is_name(town as usize)
            && !self.head(town as usize).has(Traits::COUNTRY | Traits::PERSON_ROLE)
            && ["in", "of", "from"].contains(&self.head_word(town as usize - 1))
            && !matches!(
                self.kind(start - 1),
                ChunkKind::Preposition | ChunkKind::Subordinator | ChunkKind::Verb
            )
            && (self.is_name(start as usize) || self.head(start as usize).has(Traits::PERSON_ROLE))
    }

    /// "more than a dozen members": whether "than" only counts the noun phrase at `noun`.
    pub(super) fn is_counted(&self, noun: usize) -> bool {
        let than = noun as isize - 1;
        self.kind(than) == ChunkKind::Preposition
            && self.kind(than - 1) == ChunkKind::Adjective
            && self.head_word(noun - 1) == "than"
            && ["more", "fewer", "less"]
                .iter()
                .any(|word| self.head_word(noun - 2).eq_ignore_ascii_case(word))
    }

    /// Whether "and" joins a noun phrase to the one before it.
    fn is_joined_to(&self, left: isize) -> bool {
        // "left after Voss and Marl met": the two of them begin the clause.
        let two = || {
            self.opens_clause(left - 3)
                && self.is_name(left as usize)
                && self.is_name(left as usize - 2)
                && self.begins_behind_preposition(left as usize, left - 2)
        };
        !self.head_word((left - 1) as usize).eq_ignore_ascii_case("but")
            && (!self.is_object(left - 2) || two())
            && !self.begins_with_subject_pronoun(left)
            && !self.is_first_of_two_offices(left as usize - 2)
    }

    /// The first of a row that ends at a noun phrase: "artists, writers, actors and scientists".
    fn first_of_list(&self, last: usize, mut left: isize) -> isize {
        // "The cause of the quarrel with Voss, pilots and sailors say, is": what hangs on a preposition before
        // words of attribution in passing is not the first of those who say it.
        if self.kind(left - 3) == ChunkKind::Preposition && self.ends_with_words_of_saying(last) {
            return left;
        }
        while self.kind(left - 1) == ChunkKind::Comma
            && self.kind(left - 2) == ChunkKind::Noun
            // "First, she and the others refused"
            && !matches!(self.head((left - 2) as usize).known().tags[0], Tag::Adjective | Tag::Adverb)
            && matches!(self.kind(left - 3), ChunkKind::Comma | ChunkKind::Preposition | ChunkKind::Stop)
            && !self.ends_source(left - 2)
            // "On Monday, the mayor, her aides and their guards"
            && !self.is_temporal(left - 2)
            && !self.ends_opener(left - 2, last)
            // "The plan, Voss and Marl said on Monday, is"
            && self.in_passing(left as usize).is_none()
        {
            left -= 2;
        }
        left
    }

    /// "In a note to pilots, Voss and Marl said", "Asked about pilots, Voss and Marl said": whether what opens the
    /// sentence before its subject ends with the noun phrase at `noun`, since a finite verb follows those behind it.
    fn ends_opener(&self, noun: isize, last: usize) -> bool {
        let start = self.frame.sentence(last).start as isize;
        let opener = start + isize::from(self.kind(start) == ChunkKind::Conjunction);
        let loose = |at: isize| match self.kind(at) {
            ChunkKind::Noun | ChunkKind::Preposition | ChunkKind::Adverb | ChunkKind::Adjective => true,
            ChunkKind::Verb => !self.chunk(at as usize).flag,
            _ => false,
        };
        self.kind(last as isize + 1) == ChunkKind::Verb
            && self.chunk(last + 1).flag
            && matches!(self.kind(opener), ChunkKind::Preposition | ChunkKind::Verb)
            && (opener..noun).all(loose)
    }

    /// Whether nothing but a verb of saying and the mark that closes its clause follow a noun phrase.
    fn ends_with_words_of_saying(&self, noun: usize) -> bool {
        let verb = noun + 1;
        matches!(self.chunk(verb).class(), Some(CueClass::Say | CueClass::Think | CueClass::Tell))
            && self.kind(verb as isize) == ChunkKind::Verb
            && self.chunk(verb).flag
            && matches!(self.kind(verb as isize + 1), ChunkKind::Comma | ChunkKind::Dash | ChunkKind::Stop)
    }

    /// "According to aides in Orsa, Vale and Tarn had": whether words of attribution that open the sentence end
    /// with a noun phrase.
    fn ends_source(&self, noun: isize) -> bool {
        self.kind(self.chain_start(noun) - 1) == ChunkKind::Phrase
    }

    /// "a member who has worked with Ann Lee": whom a relative clause without commas, opened at `wh`, is about.
    fn before_relative(&self, last: usize, left: isize, wh: isize) -> Option<isize> {
        let says = |verb: usize| matches!(self.chunk(verb).class(), Some(CueClass::Say | CueClass::Think));
        // "economists who favor taxes agree": things say and think nothing.
        let thing =
            says(last + 1) && !self.can_act(left as usize) && !self.chunk(left as usize - 1).infinitive;
        // "a mayor who said he was": the content of what is said has a subject of its own.
        let content =
            wh == left - 2 && (self.begins_with_subject_pronoun(left) || says(left as usize - 1) && !thing);
        (self.kind(wh - 1) == ChunkKind::Noun && !content).then_some(wh - 1)
    }

    /// "a band called Heron", "crowds waving flags chanted": whether a participle joins a noun phrase to the one
    /// before it.
    fn has_participle_before(&self, left: isize) -> bool {
        let participle = self.chunk((left - 1) as usize);
        let called = participle.tag == Tag::Participle
            && !participle.flag
            && gives_name(self.head_word((left - 1) as usize));
        let for_others = participle.cue().is_some_and(|cue| cue.lemma == "speak for");
        let doing = participle.tag == Tag::Gerund
            && self.kind(left - 3) != ChunkKind::Verb
            && (matches!(participle.class(), None | Some(CueClass::Gesture | CueClass::Show)) || for_others);
        called || doing
    }

    /// The noun phrase right before the brackets that end at `close`.
    fn before_brackets(&self, close: isize) -> Option<isize> {
        let start = self.frame.sentence(close as usize).start;
        let noun = self.opener_of_aside(start, close as usize)?.checked_sub(1)? as isize;
        (self.kind(noun) == ChunkKind::Noun).then_some(noun)
    }
}
