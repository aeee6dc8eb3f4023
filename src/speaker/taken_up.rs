//! Descriptions that take somebody up: whom "the mayor" and "the 34-year-old" mean in the reporter's own
//! words, where nothing that the article says of anybody tells.

use super::binding::{Barred, asker};
use super::cast::{Target, Why};
use super::describe::{Description, description_at, named_behind};
use super::epithet::{has_another_age, is_epithet, parent};
use super::kept_back::kept_back;
use super::kinship::is_kin;
use super::modifier::are_from_apart;
use super::named_later::meant_later;
use super::points_back::points_back;
use super::pronoun::{Part, Salience, Scan, pronoun};
use super::role::{LEAD, by_role};
use super::salience::{DESCRIBED, LEAST_SUBJECT, role_weight};
use super::{Cast, Gender, SpeakerKind, trade};
use crate::layout::{Layout, Token};
use crate::lexicon::{Tag, Traits};
use crate::mention::name::Name;
use crate::mention::word::{is, is_any, is_auxiliary, is_genitive, sex, tag};

/// How many tokens behind a description its verb with the one addressed may stand.
const ADDRESSED_WITHIN: usize = 16;

/// How many sentences back whoever acted has just done so.
const JUST: u32 = 4;

/// Verbs with which somebody from among many breaks in.
const ASKING: &[&str] = &[
    "asked",
    "asks",
    "shouted",
    "shouts",
    "yelled",
    "yells",
    "called",
    "heckled",
    "interjected",
    "wondered",
];

impl Scan<'_> {
    /// Counts a description as a mention of the one it means.
    pub(super) fn description(&mut self, cast: &mut Cast, from: usize, what: Description) {
        let tokens = &self.layout.tokens;
        let owner = is_genitive(self.text, tokens, what.last as usize);
        let weight =
            role_weight(self.text, self.layout, from, what.first as usize, what.last as usize, owner);
        // "The nominee’s support is": an owner whom the article names.
        if owner {
            // "dismissed the colonel’s words": an object's owner is spoken of in passing.
            let object = what.first > 0 && tag(&tokens[what.first as usize - 1]).is_verb();
            let told = if object { None } else { self.told_to_be(cast, what) };
            if let Some(speaker) = told {
                self.raise(Target::Speaker(speaker), weight);
            }
            return;
        }
        // "When a reporter asked what she would miss, she": whoever asks is not what is spoken of.
        let asks = is_any(self.text, &tokens[what.first as usize], &["a", "an", "one", "another"])
            && tokens.get(what.last as usize).is_some_and(|t| is_any(self.text, t, ASKING));
        // "what one colleague called “…”"
        let names = what.first > 0 && is_any(self.text, &tokens[what.first as usize - 1], &["what"]);
        // "Orsa and its partner would": one of two who are a subject together.
        let second = what.first > 1
            && is_any(self.text, &tokens[what.first as usize - 1], &["and"])
            && tag(&tokens[what.first as usize - 2]).is_noun();
        let plain =
            if weight >= LEAST_SUBJECT && !asks && !names && !second { DESCRIBED.0 } else { DESCRIBED.1 };
        // "A woman identified in the papers as Ada Lund" is named there.
        if let Some(speaker) = named_behind(self.text, self.layout, cast, what) {
            // "The chief known as Bo said"
            if is_any(self.text, &tokens[what.first as usize], &["the", "a"]) {
                self.refer(what, Target::Speaker(speaker), None, Why::OnlyOne);
            }
            self.raise(Target::Speaker(speaker), weight);
            return;
        }
        // "A rancher said he was tired. ¶ Bo Arden, 63, …": named in the paragraph behind the lead.
        let named = || meant_later(self.text, self.layout, cast, &self.named, what);
        if let Some(speaker) = named().or_else(|| self.begun(cast, what)) {
            self.refer(what, Target::Speaker(speaker), None, Why::OnlyOne);
            self.raise(Target::Speaker(speaker), weight);
            return;
        }
        let definite = is_any(self.text, &tokens[what.first as usize], &["the", "this", "that"]);
        let earlier = if definite { self.introduced_before(cast, what) } else { None };
        if let Some(earlier) = earlier {
            self.refer(what, Target::Described(earlier), None, Why::OnlyOne);
            self.raise(Target::Described(earlier), plain);
            return;
        }
        if definite && let Some((target, second, why)) = self.taken_up(cast, from, what) {
            self.refer(what, target, second, why);
            self.raise(target, weight);
            return;
        }
        // "His sister" is the sister of somebody whom the article has named.
        if is_any(self.text, &tokens[what.first as usize], &["his", "her", "their"])
            && let Some((speaker, true)) = by_role(self.text, self.layout, cast, what)
        {
            self.raise(Target::Speaker(speaker), weight);
            return;
        }
        // "His sister" may be the other one of his name.
        if let Some(reference) = self.references.last().filter(|r| r.token == what.first)
            && let Some(owner) = reference.speaker()
            && let Some(speaker) = relative(self.text, self.layout, cast, owner, what)
        {
            self.refer(what, Target::Speaker(speaker), None, Why::OnlyOne);
            self.raise(Target::Speaker(speaker), weight);
            return;
        }
        // A headline's "the vicar" introduces nobody.
        let headline = (what.first as usize) < self.layout.tokens_of(0).end;
        if headline && is_any(self.text, &tokens[what.first as usize], &["the"]) {
            return;
        }
        if self.is_said_of(cast, from, what) {
            return;
        }
        cast.described.push(what);
        self.raise(Target::Described(cast.described.len() as u32 - 1), plain);
    }

    /// Counts "Orsa’s chief envoy", whom the article does not name, as a mention: a person of the body or the place
    /// whose name stands before, up to the token `end`.
    pub(super) fn owned(&mut self, cast: &mut Cast, from: usize, name: &Name, end: usize) {
        if cast.speakers[name.speaker as usize].kind != SpeakerKind::Group {
            return;
        }
        let Some(what) = description_at(self.text, self.layout, name.last as usize, end) else { return };
        let first = name.lead.min(name.first);
        let what = Description { first, ..what };
        // "Orsa’s envoy, Bo Arden, said"
        let next = self.layout.tokens.get(what.last as usize);
        let subject = next.is_some_and(|t| tag(t).is_finite());
        let weight = role_weight(self.text, self.layout, from, first as usize, what.last as usize, false);
        if !subject || weight < LEAST_SUBJECT {
            return;
        }
        match by_role(self.text, self.layout, cast, what) {
            Some((speaker, _)) => self.raise(Target::Speaker(speaker), weight),
            None => {
                cast.described.push(what);
                self.raise(Target::Described(cast.described.len() as u32 - 1), DESCRIBED.0);
            }
        }
    }

    /// Whom a description of the article's beginning means that keeps the name back, or that takes one of
    /// these up: "The rancher".
    fn begun(&mut self, cast: &Cast, what: Description) -> Option<u32> {
        let tokens = &self.layout.tokens;
        if what.first < LEAD {
            let span = tokens[what.first as usize].span;
            let paragraph = self.layout.sentences[self.layout.sentence_at(span.start)].paragraph as usize;
            if let Some(speaker) = kept_back(self.text, self.layout, cast, what, paragraph) {
                self.begun = Some((what.head, speaker));
                return Some(speaker);
            }
        }
        let (head, speaker) = self.begun?;
        let noun = tokens[head as usize].span.of(self.text);
        let bare = what.head == what.first + 1 && what.last == what.head + 1;
        (bare
            && is_any(self.text, &tokens[what.first as usize], &["the"])
            && is(self.text, &tokens[what.head as usize], noun)
            && self.told_to_be(cast, what).is_none_or(|other| other == speaker))
        .then_some(speaker)
    }

    /// Whom the article has introduced by a definite description's noun, and not named since: "A judge ruled
    /// it. Judge Lund spoke. The judge" means the one named.
    fn introduced_before(&self, cast: &Cast, what: Description) -> Option<u32> {
        let earlier = introduced(self.text, self.layout, cast, what)?;
        let first = cast.described[earlier as usize].first;
        let since = self.told_to_be(cast, what).is_some_and(|speaker| {
            cast.names_of(speaker).any(|name| name.first > first && name.first < what.first)
        });
        (!since && !self.is_named_since(cast, what, first)).then_some(earlier)
    }

    /// "A lawmaker wants a ban. ¶ “…,” Ada Lund wrote in a bill. Lund cited a study. The lawmaker": whether the one
    /// brought in by the lead's description at `first` is by now the subject spoken of, whom nothing else was said
    /// to be when the name came.
    fn is_named_since(&self, cast: &Cast, what: Description, first: u32) -> bool {
        let indefinite = is_any(self.text, &self.layout.tokens[first as usize], &["a", "an"]);
        if first >= LEAD || !indefinite || !points_back(self.text, self.layout, what, false) {
            return false;
        }
        self.board.iter().filter_map(|entry| entry.target.speaker()).any(|speaker| {
            let plain = |name: &Name| name.lead == name.first && name.apposition.0 == name.apposition.1;
            self.is_topic(Target::Speaker(speaker))
                && cast.names_of(speaker).all(|name| name.first > first && plain(name))
        })
    }

    /// Whom the article tells to be what a description says. Far into it, who "the candidate" is has been told
    /// before; an office is its holder's.
    fn told_to_be(&self, cast: &Cast, what: Description) -> Option<u32> {
        let office = trade::is_office(self.text, &self.layout.tokens[what.head as usize]);
        by_role(self.text, self.layout, cast, what)
            .filter(|(_, before)| *before || office || what.first < LEAD)
            .map(|(speaker, _)| speaker)
    }

    /// Whom else a definite description takes up: whoever is told to be so, or has just been spoken of.
    fn taken_up(&self, cast: &Cast, from: usize, what: Description) -> Option<(Target, Option<Target>, Why)> {
        match self.told_to_be(cast, what) {
            Some(speaker) => Some((Target::Speaker(speaker), None, Why::OnlyOne)),
            None => self.pointed_back_to(cast, from, what).or_else(|| {
                let writer = trade::writer_of_book(self.text, self.layout, cast, what)?;
                Some((Target::Speaker(writer), None, Why::OnlyOne))
            }),
        }
    }

    /// Whom a definite description means of whom nothing else is told: "the singer", "the 34-year-old".
    fn pointed_back_to(
        &self,
        cast: &Cast,
        from: usize,
        what: Description,
    ) -> Option<(Target, Option<Target>, Why)> {
        let tokens = &self.layout.tokens;
        let head = &tokens[what.head as usize];
        let word = head.span.of(self.text);
        // "the 71-year-old former general"
        let years = tokens[what.first as usize..what.head as usize]
            .iter()
            .any(|t| t.span.of(self.text).ends_with("-year-old"));
        let aged = years || is_epithet(word);
        // "The retired postal worker": what somebody once was is told of whoever is known, whatever the noun.
        let past = || {
            tokens[what.first as usize..what.head as usize]
                .iter()
                .any(|t| is_any(self.text, t, &["retired", "onetime"]))
        };
        if !aged && !points_back(self.text, self.layout, what, past()) {
            return None;
        }
        // "The colonel’s own commander", "the sister of its leader": whoever belongs to another is not that one, and
        // is hardly anybody of whom nothing of the kind has been told.
        if !aged && self.belongs_to_a_person(what) {
            return None;
        }
        let gender = sex(head.known().traits).or_else(|| parent(word)).unwrap_or(Gender::Unknown);
        if let Some(asked) = self.asked_before(cast, from, what) {
            return Some((Target::Speaker(asked), None, Why::OnlyOne));
        }
        let mut barred = self.addressed(cast, what);
        let topic = |entry: &Salience| barred.left(entry.target) == 0.0 && self.is_topic(entry.target);
        let told = self.board.iter().any(topic);
        if let Some(years) = word.strip_suffix("-year-old") {
            for entry in &self.board {
                let Target::Speaker(speaker) = entry.target else { continue };
                if has_another_age(self.text, self.layout, cast, speaker, years) {
                    barred.add(speaker, 0.0);
                }
            }
        }
        // Where the sentence has named somebody else, its subject is not simply taken up.
        let part = if self.has_named(cast) { Part::Possessor } else { Part::Subject };
        let chosen = self.choose(cast, gender, part, &barred)?;
        // Where the one spoken of is told by it, it means no one of whom the article spoke long before that.
        if told && !self.acted_within(chosen.0, JUST) {
            return None;
        }
        match self.fits(cast, (from, aged), what, chosen) {
            Some(true) => Some(chosen),
            Some(false) => {
                // "Lund wrote to the prosecutor, Bo Arden. The Vale Republican": not whom the article tells to be
                // something else, but whom the sentence before is about.
                barred.add(chosen.0.speaker()?, 0.0);
                let next = self.choose(cast, gender, part, &barred)?;
                let told = self.is_topic(next.0) && self.fits(cast, (from, aged), what, next) == Some(true);
                (told && next.0.speaker().is_some()).then_some(next)
            }
            None => None,
        }
    }

    /// "Arden asked Ode whether it rained. The lawman said it did": the one by name who was asked in the sentence
    /// before, where a description is the subject of the answer and can mean them.
    fn asked_before(&self, cast: &Cast, from: usize, what: Description) -> Option<u32> {
        let (text, layout) = (self.text, self.layout);
        let verb = layout.tokens.get(what.last as usize)?;
        // "“It did,” the lawman said"
        let mark = |at: usize| layout.tokens[at].tag == Tag::Mark;
        let opens = from == what.first as usize || mark(from) && mark(what.first as usize - 1);
        if !opens || verb.known().cue_verb == 0 || is_any(text, verb, &["asked", "asks"]) {
            return None;
        }
        let (_, asked) = asker(text, layout, cast, layout.tokens[from].span.start)?;
        let asked = asked.filter(|asked| cast.speakers[*asked as usize].kind == SpeakerKind::Person)?;
        (!trade::holds_another_office(text, layout, cast, what, asked)).then_some(asked)
    }

    /// Whether a description can mean the one chosen for it: `None` where the grammar speaks against it, and no
    /// where that one is told to be something else.
    fn fits(
        &self,
        cast: &Cast,
        (from, aged): (usize, bool),
        what: Description,
        (target, _, why): (Target, Option<Target>, Why),
    ) -> Option<bool> {
        let (text, layout) = (self.text, self.layout);
        // "She applied to a school where the dean asked": no description means the subject of its own
        // sentence (principle C of N. Chomsky, Lectures on Government and Binding, 1981).
        if !aged
            && self.acted_within(target, 0)
            && !self.is_behind_opening(cast, (from, what.first as usize), target)
        {
            return None;
        }
        let Target::Speaker(speaker) = target else {
            // "A bridesmaid said so. “…,” the 29-year-old said"
            return (aged || parent(layout.tokens[what.head as usize].span.of(text)).is_some())
                .then_some(true);
        };
        if trade::speaks_for_a_state(text, layout, what) && !self.is_topic(target)
            || cast.names_of(speaker).all(|name| name.quoted)
        {
            return None;
        }
        let other =
            why == Why::Salient && !aged && trade::said_to_be_other(text, layout, cast, what, speaker);
        Some(!other && !trade::holds_another_office(text, layout, cast, what, speaker))
    }

    /// Whether a description tells of a person, by a mere noun, whom the one meant belongs to.
    fn belongs_to_a_person(&self, what: Description) -> bool {
        let tokens = &self.layout.tokens;
        let person =
            |t: &Token| t.has(Traits::PERSON_ROLE) && !t.has(Traits::GROUP_ROLE) && !t.shape.is_capital();
        let own = (what.first + 1..what.head)
            .any(|at| tokens[at as usize].tag == Tag::Genitive && person(&tokens[at as usize - 1]));
        let of = tokens.get(what.head as usize + 1).is_some_and(|t| is_any(self.text, t, &["of"]));
        own || of && is_kin(self.text, &tokens[what.head as usize])
    }

    /// Whether a description is only said of a person by "is": "Arden isn't a poet", "Arden, who is also the sports
    /// minister," bring nobody in.
    fn is_said_of(&self, cast: &Cast, from: usize, what: Description) -> bool {
        let tokens = &self.layout.tokens;
        if !is_any(self.text, &tokens[what.first as usize], &["a", "an", "the"]) {
            return false;
        }
        let definite = is_any(self.text, &tokens[what.first as usize], &["the"]);
        let verb = (from..what.first as usize).rev().find(|at| tag(&tokens[*at]) != Tag::Adverb);
        let Some(verb) = verb.filter(|at| *at > from) else { return false };
        let word = tokens[verb].span.of(self.text);
        let is = tokens[verb].has(Traits::BE) || ["isn", "wasn"].iter().any(|stem| word.starts_with(stem));
        let subject = &tokens[verb - 1];
        // "Roslan, who is also the sports minister, said"
        let relative = is_any(self.text, subject, &["who"]);
        is && (relative
            || !definite && is_any(self.text, subject, &["he", "she"])
            || !definite && cast.names_in(from as u32, verb as u32).any(|name| name.last as usize == verb))
    }

    /// Whom a description does not mean because its own verb tells them: "the teacher told her".
    fn addressed(&self, cast: &Cast, what: Description) -> Barred {
        let tokens = &self.layout.tokens;
        let mut barred = Barred::default();
        let end = tokens.len().saturating_sub(2).min(what.last as usize + ADDRESSED_WITHIN);
        // "The surgeon had left a sponge inside her": nor because its own clause has them for an object.
        let mut verbs = 0;
        let clause = (what.last as usize..end).find(|at| {
            let token = &tokens[*at];
            verbs += usize::from(tag(token).is_finite() && !is_auxiliary(&tokens[at - 1]));
            verbs > 1
                || !token.shape.is_word()
                || tag(token) == Tag::Wh
                || is_any(self.text, token, &["that"])
        });
        let clause = clause.unwrap_or(end);
        let told = (what.last as usize..end).take_while(|at| tokens[*at].tag != Tag::Stop).find(|at| {
            let object = &tokens[at + 1];
            let owns = is_any(self.text, object, &["her"])
                && (tag(&tokens[at + 2]).is_noun() || tag(&tokens[at + 2]) == Tag::Adjective);
            (tokens[*at].known().cue_verb > 0 || *at < clause && tag(&tokens[*at]) != Tag::Pronoun)
                && is_any(self.text, object, &["him", "her"])
                && !owns
        });
        if let Some(told) = told
            && let Some(gender) = pronoun(self.text, &tokens[told + 1])
            && let Some((Target::Speaker(speaker), _, Why::OnlyOne)) =
                self.choose(cast, gender, Part::Object, &Barred::default())
        {
            barred.add(speaker, 0.0);
        }
        barred
    }

    /// "Declaring that he alone could help, the tycoon": whether a clause opens the sentence that the description at
    /// `at` is the subject of, and calls the target by a pronoun only.
    fn is_behind_opening(&self, cast: &Cast, (from, at): (usize, usize), target: Target) -> bool {
        let tokens = &self.layout.tokens;
        let opens = matches!(tag(&tokens[from]), Tag::Gerund | Tag::Participle)
            || is_any(self.text, &tokens[from], &["as", "after", "before", "while", "when", "asked"]);
        opens
            && at > from + 2
            && tokens[at - 1].tag == Tag::Comma
            && !cast.names_in(from as u32, at as u32).any(|name| Some(name.speaker) == target.speaker())
    }

    /// Whether somebody was the subject of this sentence or of the one before.
    fn is_topic(&self, target: Target) -> bool {
        self.acted_within(target, 1)
    }

    /// Whether somebody was a subject in this sentence so far, or so many sentences ago at most.
    fn acted_within(&self, target: Target, sentences: u32) -> bool {
        let recent = |at: u32| self.clock <= at + sentences;
        self.board.iter().any(|entry| entry.target == target && entry.subject && recent(entry.at))
    }

    /// Whether the sentence has named a person so far.
    fn has_named(&self, cast: &Cast) -> bool {
        self.board.iter().any(|entry| {
            let speaker = entry.target.speaker();
            entry.at == self.clock
                && entry.value > 0.3
                && speaker.is_some_and(|s| cast.speakers[s as usize].kind == SpeakerKind::Person)
        })
    }
}

/// Whom "the official" means where the article has introduced "an official": the latest of them.
fn introduced(text: &str, layout: &Layout, cast: &Cast, what: Description) -> Option<u32> {
    let tokens = &layout.tokens;
    let head = tokens[what.head as usize].span.of(text);
    let earlier = cast.described.iter().rposition(|d| {
        d.first < what.first
            && is(text, &tokens[d.head as usize], head)
            && !are_from_apart(text, tokens, *d, what)
    })?;
    Some(earlier as u32)
}

/// The one other person of the cast who bears the surname of `owner` and may be the relative of theirs
/// that a description speaks of: "his sister".
fn relative(text: &str, layout: &Layout, cast: &Cast, owner: u32, what: Description) -> Option<u32> {
    let head = &layout.tokens[what.head as usize];
    if !is_kin(text, head) {
        return None;
    }
    let sex = sex(head.known().traits);
    let surname = |name: &Name| name.parts()[name.n_parts as usize - 1];
    let theirs = cast.names_of(owner).find(|n| n.n_parts >= 2).map(surname)?;
    let mut found = None;
    for name in cast.names.iter().filter(|n| n.n_parts >= 2 && n.speaker != owner && surname(n) == theirs) {
        let speaker = &cast.speakers[name.speaker as usize];
        let fits = speaker.kind == SpeakerKind::Person
            && (speaker.gender == Gender::Unknown || sex.is_none_or(|sex| sex == speaker.gender));
        if fits && found.is_some_and(|other| other != name.speaker) {
            return None;
        }
        if fits {
            found = Some(name.speaker);
        }
    }
    found
}
