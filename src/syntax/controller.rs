//! Who does what a verb without a subject of its own says: infinitives and participles.

use super::ChunkKind;
use super::clause::{Phrase, Subject};
use crate::lexicon::grammar::has_stem;
use crate::lexicon::{CueClass, Tag, Traits};

/// Verbs whose object speaks when a participle follows it: "quoted Voss saying".
const RELAYING: [&str; 14] = [
    "quote",
    "report",
    "cite",
    "hear",
    "overhear",
    "record",
    "show",
    "catch",
    "depict",
    "describe",
    "remember",
    "recall",
    "see",
    "paraphrase",
];

/// How verbs begin whose object does what an infinitive behind it says.
const OBJECT_ACTS: [&str; 35] = [
    "allow", "appoint", "ask", "assign", "authori", "beg", "caus", "challeng", "compel", "direct", "driv",
    "drove", "enabl", "encourag", "expect", "forc", "get", "got", "help", "hir", "implor", "inspir", "invit",
    "lead", "led", "lik", "motivat", "need", "order", "permit", "prompt", "push", "requir", "urg", "want",
];

impl Phrase<'_> {
    /// The one who does what a verb without a subject of its own says.
    pub(super) fn controller(&self, verb: usize, depth: u8) -> Option<Subject> {
        let chunk = self.chunk(verb);
        let (infinitive, gerund) = (chunk.infinitive, chunk.tag == Tag::Gerund);
        let at = self.before_adverbials(verb);
        match self.kind(at) {
            // "vowed to oppose": the verb that the infinitive hangs on.
            ChunkKind::Verb if infinitive || gerund => self.subject_within(at as usize, depth - 1),
            ChunkKind::Noun if infinitive || gerund => self.behind_noun(verb, at, depth),
            // "helped Voss convince them": the object's verb in its base form.
            ChunkKind::Noun
                if chunk.tag == Tag::Verb
                    && self.kind(at - 1) == ChunkKind::Verb
                    && self.head((at - 1) as usize).has(Traits::LETTING) =>
            {
                Subject::at(at as usize)
            }
            ChunkKind::Preposition if gerund => self.behind_preposition(verb, at, depth),
            ChunkKind::Subordinator if gerund && self.is_quoted_as(at) => {
                let relay = (at - 2) as usize;
                let verb = self.kind(at - 2) == ChunkKind::Verb;
                Some(Subject { chunk: relay + 1, reported_by: verb.then_some(relay) })
            }
            // "who stole from him while telling them that"
            ChunkKind::Subordinator if gerund && word_is(self, at, &["while", "whilst"]) => self
                .contrasted(verb, at as usize, depth)
                .or_else(|| self.clause_around(at as usize, depth))
                .or_else(|| self.shared(verb, depth))
                .or_else(|| self.following(verb, depth)),
            // "Voss erred, having called it “a farce”"
            ChunkKind::Comma if gerund || self.first_word(verb) == "having" => {
                self.behind_comma(verb, at as usize, depth)
            }
            ChunkKind::Comma if chunk.tag == Tag::Participle && self.kind(at - 1) == ChunkKind::Noun => {
                self.set_off(verb, at, depth)
            }
            ChunkKind::Quote if gerund && self.ends_in_comma(at as usize) => self
                .told_in_relative(verb, at as usize, depth)
                .or_else(|| self.shared(verb, depth))
                .or_else(|| self.following(verb, depth)),
            ChunkKind::Comma if infinitive && self.is_prompted(verb, at) => Subject::at((at - 3) as usize),
            // "asked Voss to stand up and call it “…”": joined to an infinitive.
            ChunkKind::Conjunction
                if chunk.tag == Tag::Verb && !infinitive && self.kind(at - 1) != ChunkKind::Comma =>
            {
                self.verbs_before(at as usize)
                    .find(|i| self.chunk(*i).tag == Tag::Verb)
                    .and_then(|i| self.subject_within(i, depth - 1))
                    .or_else(|| self.shared(verb, depth))
            }
            // "claimed Voss came out pale and shouting": the clause that it is joined to.
            ChunkKind::Conjunction if gerund => self
                .verbs_before(at as usize)
                .find(|i| self.chunk(*i).tag == Tag::Gerund && !self.chunk(*i).flag)
                .or_else(|| self.verbs_before(at as usize).next())
                .and_then(|i| self.subject_within(i, depth - 1))
                .or_else(|| self.shared(verb, depth)),
            _ => {
                let subject = self
                    .asked_of(verb)
                    .and_then(Subject::at)
                    .or_else(|| self.nearest_before_marks(verb, at, depth))
                    .or_else(|| self.shared(verb, depth))
                    .or_else(|| self.following(verb, depth));
                subject.filter(|subject| !(infinitive && self.is_expletive(subject.chunk, at)))
            }
        }
    }

    /// "though Voss went on “Morning Tea” to defend her": the subject of the finite verb nearest before a fragment at
    /// `at`, for an infinitive behind it.
    fn nearest_before_marks(&self, verb: usize, at: isize, depth: u8) -> Option<Subject> {
        let behind_marks =
            self.chunk(verb).infinitive && self.kind(at) == ChunkKind::Quote && self.is_fragment(at as usize);
        if behind_marks { self.nearest_doer(at as usize, depth) } else { None }
    }

    /// "It seems unfair to tell them": whether the subject does nothing where an adjective at `at` stands before the
    /// infinitive.
    fn is_expletive(&self, subject: usize, at: isize) -> bool {
        self.kind(at) == ChunkKind::Adjective && ["It", "it"].contains(&self.head_word(subject))
    }

    /// "prompting the chairman, Ana Voss, to remind them": whether an infinitive stands right behind the apposition
    /// to the object of a verb whose object does it.
    fn is_prompted(&self, verb: usize, comma: isize) -> bool {
        comma + 1 == verb as isize
            && self.kind(comma - 1) == ChunkKind::Noun
            && self.kind(comma - 2) == ChunkKind::Comma
            && self.kind(comma - 3) == ChunkKind::Noun
            && self.kind(comma - 4) == ChunkKind::Verb
            && self.has_its_object_act((comma - 4) as usize)
    }

    /// "but the pilots, asked about it, said": the noun phrase before the comma at `comma`, where it waits for its verb.
    fn set_off(&self, verb: usize, comma: isize, depth: u8) -> Option<Subject> {
        self.pending(verb)
            .filter(|noun| *noun as isize == self.chain_start(comma - 1))
            .and_then(Subject::at)
            .or_else(|| self.shared(verb, depth))
            .or_else(|| self.following(verb, depth))
    }

    /// What a verb stands behind, adverbs and times between passed over.
    fn before_adverbials(&self, verb: usize) -> isize {
        let mut at = verb as isize - 1;
        loop {
            if self.kind(at) == ChunkKind::Adverb {
                at -= 1;
            } else if self.is_temporal(at) && self.kind(at - 1) == ChunkKind::Preposition {
                at -= 2; // "arrived on Sunday promising", "took over in 2023 promising"
                if self.kind(at) == ChunkKind::Preposition && self.kind(at - 1) == ChunkKind::Verb {
                    at -= 1;
                }
            } else if self.is_temporal(at) && self.kind(at - 1) != ChunkKind::Stop {
                at -= 1;
            } else {
                return at;
            }
        }
    }

    /// The verbs of the clause before a conjunction, the nearest first.
    fn verbs_before(&self, conjunction: usize) -> impl Iterator<Item = usize> {
        let start = self.clause_start(conjunction);
        (start..conjunction).rev().filter(|i| self.kind(*i as isize) == ChunkKind::Verb)
    }

    /// "had taken to calling", "attacked Voss for saying": a preposition at `at` stands before the participle.
    fn behind_preposition(&self, verb: usize, at: isize, depth: u8) -> Option<Subject> {
        // "had taken to calling", "insists on calling", "walked out shouting"
        let own = word_is(self, at, &["to", "on", "out", "off", "up", "in", "away", "around"]);
        if own && self.kind(at - 1) == ChunkKind::Verb && self.chunk((at - 1) as usize).flag {
            return self.subject_within((at - 1) as usize, depth - 1);
        }
        // "attacked Voss for saying": the one attacked says it.
        let word = self.head_word(at as usize);
        if word.eq_ignore_ascii_case("for") && self.kind(at - 1) == ChunkKind::Noun {
            // "attacked Voss on Friday for saying"
            let hangs = |noun: isize| match self.kind(noun - 1) {
                _ if !self.is_temporal(noun) => noun,
                ChunkKind::Preposition if self.kind(noun - 2) == ChunkKind::Noun => noun - 2,
                ChunkKind::Noun => noun - 1,
                _ => noun,
            };
            let object = self.head_of_chain(hangs(at - 1) as usize)?;
            // "drew criticism for saying": nobody has criticised the criticism.
            let drawn = matches!(self.chunk(object).class(), Some(CueClass::Utterance | CueClass::Thought));
            if self.kind(object as isize - 1) == ChunkKind::Verb && (drawn || !self.can_act(object)) {
                return self.clause_around(at as usize, depth);
            }
            if self.kind(object as isize - 1) == ChunkKind::Verb {
                return Subject::at(object);
            }
        }
        let own = match word.to_ascii_lowercase().as_str() {
            "for" => self.blamed(at).or_else(|| self.done_to_for(at as usize, depth)),
            "by" => self.by_means(at as usize, depth),
            "beyond" | "besides" | "without" | "before" | "after" => self.clause_around(at as usize, depth),
            "from" => self.kept_from(at, depth),
            _ => None,
        };
        // "Voss, after first saying so, left": the noun phrase before the comma waits for its verb.
        let parted = self.kind(at - 1) == ChunkKind::Comma && self.kind(at - 2) == ChunkKind::Noun;
        let waiting = || self.pending(verb).filter(|_| parted).and_then(Subject::at);
        own.or_else(waiting).or_else(|| self.shared(verb, depth)).or_else(|| self.following(verb, depth))
    }

    /// "quoted him as thanking them": whether "as" at `at` stands behind the object of a verb or a phrase of
    /// relaying, so that the one quoted thanks.
    fn is_quoted_as(&self, at: isize) -> bool {
        word_is(self, at, &["as"])
            && self.kind(at - 1) == ChunkKind::Noun
            && (self.kind(at - 2) == ChunkKind::Phrase
                || self.kind(at - 2) == ChunkKind::Verb
                    && !self.chunk((at - 2) as usize).passive
                    && self.chunk((at - 2) as usize).class() == Some(CueClass::Relay))
    }

    /// "The plan is dead, Voss said, adding": a comma stands before the participle.
    fn behind_comma(&self, verb: usize, comma: usize, depth: u8) -> Option<Subject> {
        // "with one of them, Tarn Systems, telling"
        if let Some(one) = self.one_counted_out(comma as isize) {
            return Subject::at(one);
        }
        // "voted to strike, with the union's leader, Ana Voss, warning"
        if let Some(described) = self.described_behind_with(comma) {
            return Subject::at(described);
        }
        // "reported a former coordinator, Ana Voss, predicting": the name before the comma.
        let governor = (0..comma)
            .rev()
            .take_while(|i| self.kind(*i as isize) != ChunkKind::Stop)
            .find(|i| self.kind(*i as isize) == ChunkKind::Verb);
        if let Some(governor) = governor
            && self.chunk(governor).class() == Some(CueClass::Relay)
            && self.kind(comma as isize - 1) == ChunkKind::Noun
            && self.kind(governor as isize + 1) == ChunkKind::Noun
            && !self.is_temporal(governor as isize + 1)
        // "state media reported Sunday, hailing"
        {
            return Some(Subject { chunk: governor + 1, reported_by: Some(governor) });
        }
        self.goes_on_from(comma)
            .or_else(|| self.said_in_passing(comma, self.chunk(verb).class(), depth))
            .or_else(|| self.told_in_relative(verb, comma, depth))
            .or_else(|| self.beside(comma, verb, depth))
            .or_else(|| self.told_meanwhile(verb, comma, depth))
            .or_else(|| self.in_second_clause(comma, depth))
            .or_else(|| self.behind_expletive(verb, comma, depth))
            .or_else(|| self.shared(verb, depth))
            .or_else(|| self.following(verb, depth))
            .or_else(|| self.clause_around(comma, depth))
            // "Voss on the brink, calling it “a farce”": a headline without a verb.
            .or_else(|| self.pending(verb).filter(|noun| self.can_act(*noun)).and_then(Subject::at))
    }

    /// The description behind "with" whose name the comma at `comma` ends.
    fn described_behind_with(&self, comma: usize) -> Option<usize> {
        let described = comma.checked_sub(3)?;
        let with = self.chain_start(described as isize) - 1;
        (self.name_beside(described) == Some(comma - 1)
            && self.kind(with) == ChunkKind::Preposition
            && self.head_word(with as usize) == "with")
            .then_some(described)
    }

    /// "An aide said Voss calmed the room, telling them": what somebody by name did, as one without a name
    /// tells, goes on with whom he told.
    fn told_meanwhile(&self, verb: usize, comma: usize, depth: u8) -> Option<Subject> {
        if self.chunk(verb).class() != Some(CueClass::Tell) {
            return None;
        }
        let start = self.clause_start(comma);
        let deed = (start..comma).rev().find(|at| self.kind(*at as isize) == ChunkKind::Verb)?;
        let name = deed.checked_sub(1).filter(|name| self.is_name(*name))?;
        let said = name.checked_sub(1).filter(|said| self.kind(*said as isize) == ChunkKind::Verb)?;
        let acts = self.chunk(deed).flag
            && self.chunk(deed).tag == Tag::Past
            && self.chunk(deed).first == self.chunk(deed).head
            && !self.head(deed).has(Traits::AUXILIARY | Traits::LINKING);
        if !acts || self.chunk(said).class() != Some(CueClass::Say) {
            return None;
        }
        let teller = self.subject_within(said, depth - 1)?.chunk;
        let nameless = !self.is_name(teller) && self.chunk(teller).tag != Tag::Pronoun;
        if nameless && self.can_act(name) { Subject::at(name) } else { None }
    }

    /// "the office, which declined to discuss it beyond saying that": the subject of the verb that what
    /// stands behind a preposition belongs to, with no comma between.
    pub(super) fn clause_around(&self, preposition: usize, depth: u8) -> Option<Subject> {
        (0..preposition)
            .rev()
            .take_while(|at| {
                !matches!(
                    self.kind(*at as isize),
                    ChunkKind::Stop | ChunkKind::Comma | ChunkKind::Quote | ChunkKind::Semicolon
                )
            })
            .filter(|at| self.kind(*at as isize) == ChunkKind::Verb)
            .find_map(|verb| self.subject_within(verb, depth - 1))
    }

    /// "heard Voss telling one aide to “…” while telling another to “…”": the participle that "while" behind a
    /// quotation contrasts with one of the same verb has its subject.
    fn contrasted(&self, verb: usize, opener: usize, depth: u8) -> Option<Subject> {
        let quote = opener.checked_sub(1).filter(|at| self.kind(*at as isize) == ChunkKind::Quote)?;
        let first = (self.frame.sentence(quote).start..quote)
            .rev()
            .find(|at| self.kind(*at as isize) == ChunkKind::Verb && !self.chunk(*at).infinitive)?;
        let same = self.chunk(first).tag == Tag::Gerund && self.chunk(first).cue == self.chunk(verb).cue;
        if same { self.subject_within(first, depth - 1) } else { None }
    }

    /// The subject of words of attribution that a comma closes: "The plan is dead, Voss said, adding".
    fn said_in_passing(&self, comma: usize, class: Option<CueClass>, depth: u8) -> Option<Subject> {
        let verb = (0..comma).rev().find(|at| {
            matches!(
                self.kind(*at as isize),
                ChunkKind::Verb | ChunkKind::Comma | ChunkKind::Quote | ChunkKind::Stop
            )
        })?;
        let says = matches!(self.chunk(verb).class(), Some(CueClass::Say | CueClass::Tell));
        let opens = |noun: isize| {
            matches!(self.kind(noun - 1), ChunkKind::Comma | ChunkKind::Quote | ChunkKind::Dash)
        };
        // "The plan is dead, said Voss, adding"
        if says && self.chunk(verb).flag && opens(verb as isize) {
            let own = self.subject_within(verb, depth - 1);
            if own.is_some_and(|own| own.chunk == verb + 1) {
                return own;
            }
        }
        let mut noun = verb as isize - 1;
        // "“…,” residents of Orsa said, adding", "“…,” Voss, 54, said, adding": where all that names who says it begins.
        if says && self.chunk(verb).flag && (self.kind(noun) != ChunkKind::Noun || !opens(noun)) {
            let own = self.subject_within(verb, depth - 1).map(|own| own.chunk as isize);
            noun = own.filter(|own| *own < noun && self.kind(own - 1) == ChunkKind::Quote).unwrap_or(noun);
        }
        let opens = opens(noun);
        let main = says && self.chunk(verb).flag && self.kind(noun) == ChunkKind::Noun && opens;
        // "In a statement, Voss said it was over, adding": what is said follows.
        let content = self.kind(noun - 1) == ChunkKind::Comma
            && (verb + 1..comma).any(|at| {
                self.kind(at as isize) == ChunkKind::Noun
                    && self.kind(at as isize - 1) != ChunkKind::Preposition
                    && !self.is_temporal(at as isize)
            });
        if !main || content {
            return None;
        }
        // "Voss took it up in person, the office said, voicing": what Voss did by speaking.
        let described = !self.is_name(noun as usize) && self.chunk(noun as usize).tag != Tag::Pronoun;
        if class == Some(CueClass::Express) && described {
            let told = self.shared(comma, depth - 1);
            if told.is_some_and(|told| told.chunk < noun as usize && self.is_name(told.chunk)) {
                return told;
            }
        }
        self.subject_within(verb, depth - 1)
    }

    /// Whether a noun phrase names somebody who acts: a person or a body of people.
    pub(super) fn can_act(&self, noun: usize) -> bool {
        let head = self.head(noun);
        match self.chunk(noun).tag {
            Tag::Pronoun => !["it", "It", "this", "This", "that", "That"].contains(&self.head_word(noun)),
            Tag::Name => !head.has(Traits::DATE),
            _ => {
                head.has(
                    Traits::PERSON_ROLE | Traits::GROUP_ROLE | Traits::TITLE | Traits::DEMONYM | Traits::SEAT,
                ) || self.chunk(noun).cue != 0
            }
        }
    }

    /// Whether the object of a verb does what an infinitive behind it says: "told Voss to rise", "wants
    /// Voss to say"; behind any other verb the infinitive gives its purpose.
    pub(super) fn has_its_object_act(&self, verb: usize) -> bool {
        let word = self.head_word(verb);
        self.chunk(verb).class() == Some(CueClass::Tell) || has_stem(word, &OBJECT_ACTS)
    }

    /// Whether the subject of a verb is the one to whom its object is sent: "received a letter".
    pub(crate) fn receives(&self, verb: usize) -> bool {
        let word = self.head_word(verb);
        word.starts_with("receiv") || matches!(word, "get" | "gets" | "got" | "getting" | "obtained")
    }

    /// Whether the object of a verb does what a participle behind it says: "heard Voss calling".
    pub(super) fn perceives(&self, verb: usize) -> bool {
        self.chunk(verb).cue().is_some_and(|c| RELAYING.contains(&c.lemma))
            || matches!(
                self.head_word(verb),
                "watch" | "watches" | "watched" | "watching" | "caught" | "catches"
            )
    }

    /// Whether a noun phrase and a comma stand before a participle, adverbs and a preposition of its own between.
    fn stands_behind_comma(&self, verb: usize) -> bool {
        let mut at = verb as isize - 1;
        while matches!(self.kind(at), ChunkKind::Adverb | ChunkKind::Preposition | ChunkKind::Subordinator) {
            at -= 1;
        }
        matches!(self.kind(at), ChunkKind::Comma | ChunkKind::Dash)
            && matches!(self.kind(at - 1), ChunkKind::Noun | ChunkKind::Close)
    }

    /// "remember Voss going on the radio, calling it": the participle before the comma has a subject of
    /// its own, which this one shares.
    fn goes_on_from(&self, mut comma: usize) -> Option<Subject> {
        // "going on the radio on April 18, 1977, calling it"
        let year = comma > 0
            && self.chunk(comma - 1).tag == Tag::Number
            && self.kind(comma as isize - 2) == ChunkKind::Comma
            && self.is_temporal(comma as isize - 3);
        if year {
            comma -= 2;
        }
        let before = (0..comma)
            .rev()
            .take_while(|i| {
                !matches!(self.kind(*i as isize), ChunkKind::Stop | ChunkKind::Comma | ChunkKind::Quote)
            })
            .find(|i| self.kind(*i as isize) == ChunkKind::Verb)?;
        let noun = before.checked_sub(1)?;
        let governor = noun.checked_sub(1)?;
        (self.chunk(before).tag == Tag::Gerund
            && !self.chunk(before).flag
            && self.kind(noun as isize) == ChunkKind::Noun
            && self.kind(governor as isize) == ChunkKind::Verb
            && self.perceives(governor))
        .then(|| Subject::at(noun))
        .flatten()
    }

    /// The subject of the main clause behind a participle: "Describing it as “…”, Voss said".
    pub(super) fn following(&self, verb: usize, depth: u8) -> Option<Subject> {
        let mut comma = false;
        for index in verb + 1..self.frame.chunks.len() {
            match self.kind(index as isize) {
                ChunkKind::Stop => return None,
                ChunkKind::Comma => comma = true,
                ChunkKind::Quote => comma = self.ends_in_comma(index),
                // "Voss, recalling it, smiled": the participle stands between the subject and its verb.
                ChunkKind::Verb if comma && self.chunk(index).flag => {
                    let parted = self.stands_behind_comma(verb);
                    return self.subject_within(index, depth - 1).filter(|s| parted || s.chunk > verb);
                }
                _ => {}
            }
        }
        None
    }
}

/// Whether the chunk at `at` is headed by one of these words.
pub(super) fn word_is(phrase: &Phrase, at: isize, words: &[&str]) -> bool {
    usize::try_from(at).is_ok_and(|at| words.contains(&phrase.head_word(at)))
}
