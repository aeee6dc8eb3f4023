//! Who does what an infinitive or a participle behind a noun phrase says: somebody in that phrase, or
//! whoever does what the verb before it says.

use super::ChunkKind;
use super::clause::{Phrase, Subject};
use crate::lexicon::{CueClass, Tag, Traits};

/// Who does what a verb behind the object of another one says.
enum Actor {
    /// The subject of the verb before.
    Subject,
    /// Its object.
    Object,
    /// Its object, which its subject saw, heard or shows.
    Perceived,
}

/// Nouns for texts that bind people.
const LAWS: [&str; 16] = [
    "law",
    "bill",
    "directive",
    "order",
    "ordinance",
    "rule",
    "regulation",
    "policy",
    "statute",
    "act",
    "legislation",
    "amendment",
    "decree",
    "edict",
    "injunction",
    "ruling",
];

/// How verbs begin by which such a text is made, brought in or passed.
const MAKING_LAW: [&str; 26] = [
    "issu", "releas", "publish", "sign", "pass", "adopt", "approv", "enact", "writ", "draft", "announc",
    "unveil", "impos", "introduc", "propos", "make", "making", "has", "have", "had", "sponsor", "set", "giv",
    "win", "won", "get",
];

/// Nouns for what lets or moves somebody to do something.
const CHANCES: [&str; 6] = ["chance", "opportunity", "reason", "permission", "right", "time"];

impl Phrase<'_> {
    /// "reported Voss predicting", "wants Voss to say": a noun phrase that ends at `at` stands before the verb.
    pub(super) fn behind_noun(&self, verb: usize, at: isize, depth: u8) -> Option<Subject> {
        let (infinitive, gerund) = (self.chunk(verb).infinitive, self.chunk(verb).tag == Tag::Gerund);
        if let Some(own) = self.subject_in_chain(verb, at) {
            return Subject::at(own);
        }
        if gerund && let Some(own) = self.told_by_governor(at, depth) {
            return Some(own);
        }
        let head = self.relayed_chain(at).or_else(|| self.head_of_chain(at as usize))?;
        // "could not bring himself to say": the one meant stands before the verb.
        let reflexive = self.chunk(head).tag == Tag::Pronoun
            && ["self", "selves"].iter().any(|end| self.head_word(head).ends_with(end));
        if reflexive && self.kind(head as isize - 1) == ChunkKind::Verb {
            return self.subject_within(head - 1, depth - 1);
        }
        let hangs = self.kind(head as isize - 1) == ChunkKind::Preposition;
        // "breaks off from its gutting to hiss"
        if hangs
            && infinitive
            && self.kind(head as isize - 2) == ChunkKind::Preposition
            && self.kind(head as isize - 3) == ChunkKind::Verb
        {
            return self.subject_within(head - 3, depth - 1);
        }
        // "taking to the radio to call": the verb before what hangs on it.
        if hangs
            && infinitive
            && self.kind(head as isize - 2) == ChunkKind::Verb
            && self.chunk(head - 2).class() != Some(CueClass::Tell)
        {
            return self.subject_within(head - 2, depth - 1);
        }
        // "dared critics charging him with sloth to prove it": several people and their own act.
        if gerund && at == head as isize && self.are_people_who(verb, head) {
            return Subject::at(head);
        }
        if let Some(governor) = self.governor_of(head) {
            match self.actor(verb, at, head, governor) {
                Some(Actor::Subject) => return self.subject_within(governor, depth - 1),
                Some(Actor::Object) => return Subject::at(head),
                Some(Actor::Perceived) => return Some(Subject { chunk: head, reported_by: Some(governor) }),
                None => {}
            }
        }
        if gerund && let Some(own) = self.named_or_text(at, head) {
            return Subject::at(own);
        }
        // "when marchers turned up at the gate carrying signs": they carry what they came with.
        if gerund
            && hangs
            && let Some(own) = self.within_adverbial(at as usize, depth)
        {
            return Some(own);
        }
        // "but at times Voss would meet with Holt to tell": what somebody does something for, with no comma between.
        let nearest = || if infinitive { self.nearest_doer(verb, depth) } else { None };
        nearest().or_else(|| self.shared(verb, depth)).or_else(|| Subject::at(head))
    }

    /// Whether several people stand right before a participle that says what only those against somebody do.
    fn are_people_who(&self, verb: usize, noun: usize) -> bool {
        let people = self.head(noun).has(Traits::PLURAL) && self.head(noun).has(Traits::PERSON_ROLE);
        let against = |lemma: &str| matches!(lemma, "accuse" | "charge" | "denounce" | "chant");
        people && self.chunk(verb).cue().is_some_and(|cue| against(cue.lemma))
    }

    /// The subject of the finite verb nearest before an infinitive, with no mark between; in "it was odd to tell them"
    /// that "it" does nothing.
    pub(super) fn nearest_doer(&self, verb: usize, depth: u8) -> Option<Subject> {
        let finite = (0..verb)
            .rev()
            .take_while(|at| {
                !matches!(
                    self.kind(*at as isize),
                    ChunkKind::Stop
                        | ChunkKind::Comma
                        | ChunkKind::Quote
                        | ChunkKind::Semicolon
                        | ChunkKind::Dash
                )
            })
            .find(|at| self.kind(*at as isize) == ChunkKind::Verb && self.chunk(*at).flag)?;
        let doer = self.subject_within(finite, depth - 1)?;
        (!["it", "It"].contains(&self.head_word(doer.chunk))).then_some(doer)
    }

    /// Who does what a participle behind a chain of noun phrases says, where the verb that governs the chain leaves
    /// no doubt of it.
    fn told_by_governor(&self, at: isize, depth: u8) -> Option<Subject> {
        let first = self.chain_start(at);
        // "much of the day": a quantity that is no noun phrase.
        let much =
            self.kind(first - 1) == ChunkKind::Preposition && self.kind(first - 2) == ChunkKind::Adjective;
        let mut before = first - 1 - 2 * isize::from(much);
        while self.kind(before) == ChunkKind::Adverb {
            before -= 1;
        }
        let governor = usize::try_from(before).ok().filter(|_| self.kind(before) == ChunkKind::Verb)?;
        let word = self.head_word(governor);
        // "spent much of the day praising", "wasted no time calling"
        if matches!(
            word,
            "spend" | "spends" | "spent" | "spending" | "waste" | "wastes" | "wasted" | "wasting"
        ) {
            return self.subject_within(governor, depth - 1);
        }
        // "cites several texts, including a note saying"
        if word == "including" {
            return Subject::at(first as usize);
        }
        // "left four in ten voters saying": people in the plural, not the room that somebody left.
        if matches!(word, "leave" | "leaves" | "left" | "leaving") {
            let people = self.head(at as usize).has(Traits::PERSON_ROLE | Traits::DEMONYM)
                && self.head(at as usize).has(Traits::PLURAL);
            return if people { Subject::at(first as usize) } else { None };
        }
        // "there is evidence suggesting"
        let there = self.head(governor).has(Traits::BE)
            && self.kind(before - 1) == ChunkKind::Noun
            && self.head_word(governor - 1).eq_ignore_ascii_case("there");
        if there { Subject::at(first as usize) } else { None }
    }

    /// The part of a chain of noun phrases ending at `at` that is the subject of the verb behind it, whatever
    /// the chain hangs on.
    fn subject_in_chain(&self, verb: usize, at: isize) -> Option<usize> {
        let chunk = self.chunk(verb);
        let for_gerund = || {
            let sender = self.sender(at);
            // "a clip of Voss saying", "different from Voss calling": whoever is shown or told of.
            let shown = || (at + 1 == verb as isize && self.is_shown(at)).then_some(at as usize);
            // "with the campaign of Voss reportedly yelling": the participle's own subject.
            sender.or_else(shown).or_else(|| self.told_more_of(verb, at)).or_else(|| self.behind_with(at))
        };
        let own = if chunk.tag == Tag::Gerund { for_gerund() } else { None };
        // "leading advisers like Voss to counter": the object of the verb before the chain.
        own.or_else(|| {
            if chunk.infinitive {
                self.object_chain(at)
                    .or_else(|| self.behind_for(verb, at))
                    .or_else(|| self.left_to(verb, at))
                    .or_else(|| self.given_to(at))
            } else {
                None
            }
        })
    }

    /// The verb whose object a noun phrase is.
    fn governor_of(&self, head: usize) -> Option<usize> {
        // "sent out a leaflet saying": the particle belongs to the verb.
        let particle = self.kind(head as isize - 1) == ChunkKind::Preposition
            && self.kind(head as isize - 2) == ChunkKind::Verb
            && matches!(self.head_word(head - 1), "out" | "up" | "off" | "back");
        if particle {
            return Some(head - 2);
        }
        (self.kind(head as isize - 1) == ChunkKind::Verb).then(|| head - 1)
    }

    /// Who does what a verb behind the object of another one says: that one's subject or its object.
    fn actor(&self, verb: usize, at: isize, head: usize, governor: usize) -> Option<Actor> {
        let (infinitive, gerund) = (self.chunk(verb).infinitive, self.chunk(verb).tag == Tag::Gerund);
        let relay = self.perceives(governor);
        if gerund {
            let text = self.chunk(head).cue().is_some();
            // "blamed a directive instructing them": an order speaks for itself.
            if self.is_anothers_law(head, governor) {
                return Some(Actor::Object);
            }
            // "received a letter saying": the letter says it.
            if text && self.receives(governor) {
                return Some(Actor::Object);
            }
            // "issued a statement saying", "emailed supporters saying".
            if text || self.chunk(governor).cue().is_some() && !relay {
                return Some(Actor::Subject);
            }
            // "took office last year vowing": only whoever can act goes on to speak.
            let timed = at as usize + 1 < verb;
            let bare = self.chunk(head).first == self.chunk(head).head && self.chunk(head).tag == Tag::Noun;
            // "won office vowing": so without a time, where the object has no article.
            if !relay && (bare || timed && !self.can_act(head)) {
                return Some(Actor::Subject);
            }
        }
        // "used the speech to praise": what somebody does something for.
        if infinitive && !self.has_its_object_act(governor) {
            return Some(Actor::Subject);
        }
        // "will get a chance to answer": not the chance.
        if infinitive && CHANCES.contains(&self.head_word(head)) {
            return Some(Actor::Subject);
        }
        let promise = self.chunk(governor).class() == Some(CueClass::Express) && infinitive;
        let told = !promise || self.chunk(governor).tag != Tag::Gerund;
        match relay {
            true => (gerund && told).then_some(Actor::Perceived),
            false => told.then_some(Actor::Object),
        }
    }

    /// "blamed a directive instructing them": whether a noun phrase is for a text that binds people, and the verb
    /// that it is the object of does not make or pass it. Who signs an agreement is bound by it.
    #[must_use]
    pub fn is_anothers_law(&self, noun: usize, verb: usize) -> bool {
        let agreement = self.head(noun).has(Traits::AGREEMENT)
            || matches!(self.head_word(noun), "contract" | "waiver" | "pledge");
        let word = self.head_word(verb);
        (agreement || LAWS.contains(&self.head_word(noun)))
            && (agreement && word.starts_with("sign")
                || !self.head(verb).has(Traits::GIVING_OUT)
                    && !MAKING_LAW.iter().any(|stem| word.get(..stem.len()) == Some(stem)))
    }

    /// A name or a text in a chain of noun phrases that no verb governs, which a participle behind it has for
    /// its subject.
    fn named_or_text(&self, at: isize, head: usize) -> Option<usize> {
        // "– Ryan saying he was glad and Lee calling it a start": each with a subject of its own.
        if matches!(self.kind(head as isize - 1), ChunkKind::Dash | ChunkKind::Conjunction)
            && (self.is_name(head)
                || self.kind(head as isize - 1) == ChunkKind::Dash && self.can_act(at as usize))
        {
            return Some(head);
        }
        // "after a column urging her to stand down": a text speaks for itself.
        let text = |noun: usize| {
            self.chunk(noun).class() == Some(CueClass::Document)
                && self.kind(noun as isize - 1) == ChunkKind::Preposition
                && matches!(
                    self.head_word(noun - 1),
                    "after" | "before" | "until" | "despite" | "over" | "about" | "amid"
                )
        };
        // "the week after the column urging her": or at the end of a chain.
        [head, at as usize].into_iter().find(|noun| text(*noun))
    }

    /// "received a letter on Monday from the office informing": who sent what was received, at the end of
    /// a chain of noun phrases.
    fn sender(&self, at: isize) -> Option<usize> {
        let from = self.kind(at - 1) == ChunkKind::Preposition && self.head_word(at as usize - 1) == "from";
        let left = self.chain_start(at);
        let verb = usize::try_from(left - 1).ok().filter(|i| self.kind(*i as isize) == ChunkKind::Verb)?;
        (from && left < at && self.receives(verb) && self.chunk(left as usize).cue != 0)
            .then_some(at as usize)
    }

    /// "It is odd for a judge to ask", "enough for Voss and Marl to agree": whoever stands behind "for", right before
    /// the infinitive.
    fn behind_for(&self, verb: usize, at: isize) -> Option<usize> {
        let mut first = at;
        if self.kind(first - 1) == ChunkKind::Conjunction && self.kind(first - 2) == ChunkKind::Noun {
            first -= 2;
        }
        // "asked for a word to describe it": what somebody asks for does nothing.
        let asked = self.kind(first - 2) == ChunkKind::Verb && self.chunk(first as usize).cue != 0;
        let acts =
            || !asked && self.can_act(first as usize) || self.head(first as usize).has(Traits::QUANTITY);
        let preposition = |word: &str| {
            self.kind(first - 1) == ChunkKind::Preposition && self.head_word(first as usize - 1) == word
        };
        // "puts pressure on Voss to tell"
        let pressed = || {
            preposition("on")
                && self.kind(first - 2) == ChunkKind::Noun
                && self.head_word(first as usize - 2) == "pressure"
        };
        (at + 1 == verb as isize && (preposition("for") || pressed()) && acts()).then_some(first as usize)
    }

    /// "gives Voss a chance to answer": whoever gets what the noun phrase at `at` is for.
    fn given_to(&self, at: isize) -> Option<usize> {
        let noun =
            usize::try_from(at - 1).ok().filter(|noun| self.kind(*noun as isize) == ChunkKind::Noun)?;
        let gives = self.kind(at - 2) == ChunkKind::Verb
            && matches!(
                self.head_word(noun - 1),
                "give" | "gives" | "gave" | "given" | "giving" | "offer" | "offers" | "offered" | "offering"
            );
        (gives && self.can_act(noun) && !self.can_act(at as usize)).then_some(noun)
    }

    /// "leaving some to wonder": whoever is left to do something, and not what is left.
    fn left_to(&self, verb: usize, at: isize) -> Option<usize> {
        let noun = at as usize;
        let left = at + 1 == verb as isize
            && self.kind(at - 1) == ChunkKind::Verb
            && matches!(self.head_word(noun - 1), "leave" | "leaves" | "leaving" | "left")
            && (self.head(noun).has(Traits::QUANTITY)
                || self.head(noun).has(Traits::PERSON_ROLE) && self.head(noun).has(Traits::PLURAL));
        left.then_some(noun)
    }

    /// For a chain of several noun phrases that ends at `at` and is the object of a verb whose object does
    /// what the infinitive behind it says: its first.
    fn object_chain(&self, at: isize) -> Option<usize> {
        let mut left = at;
        loop {
            // "voters and pilots"
            let joins = matches!(self.kind(left - 1), ChunkKind::Preposition)
                || self.kind(left - 1) == ChunkKind::Conjunction
                    && self.head_word(left as usize - 1) != "but";
            if joins && self.kind(left - 2) == ChunkKind::Noun {
                left -= 2;
            } else if self.kind(left - 1) == ChunkKind::Preposition
                && self.kind(left - 2) == ChunkKind::Verb
                && !self.chunk(left as usize - 2).flag
                && self.chunk(left as usize - 2).tag == Tag::Participle
                && self.kind(left - 3) == ChunkKind::Noun
            {
                left -= 3; // "users in a town hit by a storm"
            } else {
                break;
            }
        }
        let verb = usize::try_from(left - 1).ok().filter(|i| self.kind(*i as isize) == ChunkKind::Verb)?;
        (left < at && self.has_its_object_act(verb)).then_some(left as usize)
    }

    /// For a chain of noun phrases that ends at `at` and is the object of a verb of relaying: its first
    /// ("the tape showed an aide to the mayor asking").
    fn relayed_chain(&self, at: isize) -> Option<usize> {
        let left = self.chain_start(at);
        let governor =
            usize::try_from(left - 1).ok().filter(|i| self.kind(*i as isize) == ChunkKind::Verb)?;
        (left < at && self.perceives(governor)).then_some(left as usize)
    }

    /// "by a man shouting", "so that pilots calling for it": a noun phrase right before a participle that can belong to
    /// no other verb.
    fn told_more_of(&self, verb: usize, at: isize) -> Option<usize> {
        if at + 1 != verb as isize || self.is_temporal(at) {
            return None;
        }
        let (noun, first) = (at as usize, self.chain_start(at));
        // "among those calling themselves pilots"
        if self.words(noun) == "those" {
            return Some(noun);
        }
        // "ensures that the pilots calling for it", "where marchers chanting": the clause has no verb yet.
        let clause = match self.kind(first - 1) {
            ChunkKind::Subordinator => self.head_word(first as usize - 1) == "that",
            ChunkKind::Wh => matches!(self.head_word(first as usize - 1), "where" | "when" | "why" | "how"),
            _ => false,
        };
        if clause && self.can_act(first as usize) {
            return Some(first as usize);
        }
        if self.kind(at - 1) != ChunkKind::Preposition {
            return None;
        }
        let people = self.head(noun).has(Traits::PERSON_ROLE | Traits::GROUP_ROLE);
        let bare = self.chunk(noun).tag == Tag::Nouns && self.chunk(noun).first == self.chunk(noun).head;
        // "a suit filed by a clerk alleging": there it may be the text that says so.
        let done = self.kind(at - 2) == ChunkKind::Verb && self.chunk((at - 2) as usize).passive;
        let own = match self.head_word(noun - 1) {
            "by" => done && (people || self.is_name(noun)),
            "after" | "for" | "from" | "among" => people && bare,
            _ => false,
        };
        own.then_some(noun)
    }

    /// The noun phrase behind "with" that a chain ending at `at` begins with.
    fn behind_with(&self, at: isize) -> Option<usize> {
        let mut left = at;
        // "with marchers and dancers chanting"
        let joined = self.joint_before(left).map(|joint| joint - 1);
        if let Some(first) = joined.filter(|first| self.kind(*first) == ChunkKind::Noun) {
            // "with the court at an impasse and pilots refusing": each with a state of its own.
            if self.can_act(at as usize) && !self.can_act(first as usize) {
                return self.is_behind_with(first).then_some(at as usize);
            }
            left = first;
        }
        loop {
            let with = self.before_number(left);
            if self.kind(with) != ChunkKind::Preposition {
                break;
            }
            if self.head_word(with as usize).eq_ignore_ascii_case("with") {
                return Some(left as usize);
            }
            if self.kind(with - 1) != ChunkKind::Noun {
                break;
            }
            left = with - 1;
        }
        // "with Voss calling for a vote and others backing it"
        let joint = self.joint_before(at)?;
        self.is_behind_with(joint - 1).then_some(at as usize)
    }

    /// The "and" before a noun phrase, an adverb between: "and even the coach".
    fn joint_before(&self, noun: isize) -> Option<isize> {
        let joint = noun - 1 - isize::from(self.kind(noun - 1) == ChunkKind::Adverb);
        (self.kind(joint) == ChunkKind::Conjunction).then_some(joint)
    }

    /// What stands before a noun phrase and what tells that its number is not exact: "with nearly 140 members",
    /// "with about three in 10".
    fn before_number(&self, noun: isize) -> isize {
        let before = noun - 1;
        let inexact = self.kind(before) == ChunkKind::Adverb
            || self.kind(before) == ChunkKind::Preposition
                && self.kind(before - 1) == ChunkKind::Preposition
                && matches!(self.head_word(before as usize), "about" | "around" | "over");
        before - isize::from(inexact)
    }

    /// Whether "with" stands before a chunk, with neither a finite verb nor a comma between.
    fn is_behind_with(&self, at: isize) -> bool {
        (0..=at)
            .rev()
            .take_while(|at| match self.kind(*at) {
                ChunkKind::Noun | ChunkKind::Preposition | ChunkKind::Adverb | ChunkKind::Adjective => true,
                ChunkKind::Verb => !self.chunk(*at as usize).flag,
                _ => false,
            })
            .any(|at| {
                self.kind(at) == ChunkKind::Preposition
                    && self.head_word(at as usize).eq_ignore_ascii_case("with")
            })
    }
}
