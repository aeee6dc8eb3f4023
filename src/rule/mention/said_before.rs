//! `Voss said: "…"`: the verb that the quotation completes stands right before it.

use super::noun_with_clause::Claim;
use super::{
    according_to, announce, governed_from_afar, naming, noun_with_owner, reading, reporting, told_by, unsaid,
    words_on_things,
};
use crate::lexicon::{CueClass, Tag, Traits};
use crate::rule::{Example, MentionAnswer, Rule, Scene, Source};
use crate::syntax::{ChunkKind, Phrase};

pub(super) static RULE: Rule<MentionAnswer> = Rule {
    id: "said-before",
    doc: "The nearest verb before the quotation is a cue, and only its object, the one addressed, an adverbial \
          or \"that\" stands between: the quotation completes it, and the verb's subject speaks; \
          where that is only the pronoun of a verb of saying before it, that verb's subject does. \
          What would be said is told by whoever the sentence is according to; of a thing that moves \
          somebody, the one moved speaks; the owner of a claim that the verb calls something speaks too.",
    fires: &[
        Example { text: "Mr. Vance said: “The dam will hold.”", answer: "Mr. Vance" },
        Example {
            text: "In his ruling, Judge Parrish wrote, “The statute means what it says.”",
            answer: "Judge Parrish",
        },
        Example { text: "Tenants described the heating as “a joke”.", answer: "Tenants" },
        Example {
            text: "The union’s leader, Maureen Platt, called the offer “crumbs from the table”.",
            answer: "The union’s leader, Maureen Platt",
        },
        Example { text: "Mr. Vance denounced what he called a “sham” of a vote.", answer: "Mr. Vance" },
        Example {
            text: "Ms. Platt said on Monday that she had asked for “a bus, any bus”.",
            answer: "Ms. Platt",
        },
        Example {
            text: "Because of how the tide runs, explained Ana Holt, “with this boat we go nowhere.”",
            answer: "Ana Holt",
        },
        Example {
            text: "Ms. Platt recalled Mr. Delano’s slogan last fall, “Waste nothing.”",
            answer: "Mr. Delano",
        },
        Example {
            text: "“No,” she said, to cries of “Shame!” from the gallery.", answer: "the gallery"
        },
        Example {
            text: "Known to his fans as the “old heron”, Delano retired in May.", answer: "his fans"
        },
        Example { text: "Mr. Vance rails against what he calls an “Orsa ring”.", answer: "Mr. Vance" },
        Example {
            text: "Ms. Platt has said that while she fears boats, “I row every day.”",
            answer: "Ms. Platt",
        },
        Example {
            text: "Ms. Platt said that Mr. Lee has learned his lesson: “He rows now.”",
            answer: "Ms. Platt",
        },
        Example {
            text: "The board asked for figures, a request an agent described as “routine”.",
            answer: "an agent",
        },
        Example { text: "Mr. Vance said, and I quote, “The dam is ours.”", answer: "Mr. Vance" },
        Example { text: "In other words, explained Ana Holt: “Nobody knows.”", answer: "Ana Holt" },
        Example {
            text: "I remember Mayor Holt going on the radio, calling the fog a “moral war”.",
            answer: "Mayor Holt",
        },
        Example {
            text: "Mr. Vance said it was wise to issue the order, which his allies have branded the “Good Roads Plan”.",
            answer: "his allies",
        },
        Example {
            text: "Mr. Vance stood by it, insisting to the Herald that “rules are rules, whatever happens.”",
            answer: "Mr. Vance",
        },
        Example {
            text: "She noted that tolls had fallen, a drop that the port’s envoys had attributed to “bad weather.”",
            answer: "the port’s envoys",
        },
        Example {
            text: "Ms. Platt said Orsa regarded the strait as “a shared garden”.",
            answer: "Ms. Platt",
        },
        Example {
            text: "The size of the fine does not surprise Ana Holt: “The law is plain.”",
            answer: "Ana Holt",
        },
        Example {
            text: "The clerk called Mr. Vance’s assertion of a “right of way” over the pier odd.",
            answer: "Mr. Vance",
        },
        Example {
            text: "According to Mr. Vance, the board would call him a “coward” if he left.",
            answer: "Mr. Vance",
        },
        Example {
            text: "Ms. Platt said she had seen huts that reminded her of “a ship’s hold”.",
            answer: "Ms. Platt",
        },
        Example {
            text: "A letter sent out by Mr. Vance on Friday warned of the tide: “Bring oars.”",
            answer: "Mr. Vance",
        },
        Example { text: "Mr. Vance sent her a note that read, “Bring oars.”", answer: "Mr. Vance" },
        Example {
            text: "Ms. Platt asked Mr. Lee, “Why so late?” Mr. Lee replied at once.",
            answer: "Ms. Platt",
        },
        Example {
            text: "Mr. Vance warned, “If they row, so shall we,” Vance told the Herald.",
            answer: "Mr. Vance",
        },
        Example {
            text: "Ms. Platt said the navy had observed “things nobody should see”.",
            answer: "Ms. Platt",
        },
        Example {
            text: "Ms. Platt taped a sign to the tug that said “Closed for tea”.",
            answer: "Ms. Platt",
        },
        Example {
            text: "When Mr. Vance spoke, a woman in the stands shouted, “Shame!” Members of the club began stamping their feet.",
            answer: "a woman in the stands",
        },
        Example {
            text: "North Tarn accused Peru of weakness by agreeing to a base, prompting Peru to lodge what it described as a “stern protest”.",
            answer: "Peru",
        },
        Example {
            text: "Mr. Vance turned to the gallery and mouthed what appeared to be “I am sorry”.",
            answer: "Mr. Vance",
        },
        Example {
            text: "Mr. Vance warned his boss that the rear door was a trap and pleaded with him to “just cut the chain”.",
            answer: "Mr. Vance",
        },
        Example {
            text: "The train, which Orsan envoys have nicknamed the “moving fort,” begins its journey on Friday.",
            answer: "Orsan envoys",
        },
        Example {
            text: "The pilots chained themselves in what police called an “unusually bold” feat.",
            answer: "police",
        },
        Example { text: "Ms. Platt bought a mug in Orsa. It reads “Bring oars.”", answer: "It" },
        Example {
            text: "A couple saw a harbour sign on Friday at an exit in Orsa, which read: “Slow down.”",
            answer: "a harbour sign",
        },
        Example {
            text: "Mr. Vance rose, and the crowd of 18,204 began to chant “Row! Row!” at once.",
            answer: "the crowd of 18,204",
        },
        Example {
            text: "Ms. Platt put out a note. She attributed the fault to a “data lag” between two locks.",
            answer: "She",
        },
    ],
    silent: &[
        "The divers sent boxes later deemed “top secret” and other finds to the board.",
        "The bridge is part of what we call “infrastructure”.",
        "Mr. Vance said the gates were new. “The dam will hold.”",
        "Mr. Vance, who called the committee, found the room “stuffy”.",
        "The minister praised the nurses’ “quiet courage”.",
    ],
    find,
};

fn find(scene: &Scene) -> Option<MentionAnswer> {
    let said = Said::new(scene)?;
    if said.is_called_so() {
        return Some(MentionAnswer::Nobody);
    }
    if said.tells_by_name() {
        return (!said.goes_on()).then_some(MentionAnswer::Nobody);
    }
    if said.is_told_of() {
        return None;
    }
    if said.addresses() {
        return Some(MentionAnswer::Nobody);
    }
    if !said.reports() || said.is_what_everybody_says() {
        return None;
    }
    if said.direct && moves_somebody(&said.phrase, said.verb, said.place) {
        let cue = Some(naming::cue_words(&said.phrase, said.verb));
        let moved = naming::source(&said.phrase, said.verb + 1)?;
        return Some(MentionAnswer::Source(Source { cue, ..moved }));
    }
    if said.judges_claim() || according_to::is_deed_told(scene, &said.phrase, said.place) {
        return None;
    }
    if names_object(scene, &said.phrase, said.verb, said.place) {
        return Some(MentionAnswer::Nobody);
    }
    if let Some(foreteller) = foreteller(&said.phrase, said.verb, said.place) {
        return naming::source(&said.phrase, foreteller).map(MentionAnswer::Source);
    }
    if let Some(source) = said.quoter() {
        return Some(MentionAnswer::Source(source));
    }
    // What is only wished for or left unsaid are the words of whoever reports that.
    if unsaid::unsaid(&said.phrase, said.verb) && !said.direct {
        return None;
    }
    let source = said.owner().or_else(|| said.teller())?;
    // "The strike has convinced lenders that it “was cheap”, according to Voss": no thing says anything.
    let behind =
        said.place + 1 + usize::from(said.phrase.frame.kind(said.place as isize + 1) == ChunkKind::Comma);
    let another = said.class == CueClass::Tell
        && said.phrase.frame.kind(behind as isize) == ChunkKind::Phrase
        && !reading::can_speak(&said.phrase, &source);
    (!another).then_some(MentionAnswer::Source(source))
}

/// A cue verb with the quotation that completes it.
struct Said<'s, 'a> {
    scene: &'s Scene<'a>,
    phrase: Phrase<'s>,
    verb: usize,
    place: usize,
    class: CueClass,
    lemma: &'static str,
    /// Whether the quotation is an utterance of its own.
    direct: bool,
    /// Whether a comma or a colon stands before it.
    set_off: bool,
}

impl<'s, 'a> Said<'s, 'a> {
    fn new(scene: &'s Scene<'a>) -> Option<Said<'s, 'a>> {
        let (phrase, place) = scene.place()?;
        let verb = reading::verb_before(&phrase, place)?;
        let cue = phrase.chunk(verb).cue()?;
        // "As Voss put it in a memo explaining the rules, “…”": the words complete the phrase.
        if phrase.chunk(verb).tag == Tag::Gerund && according_to::put_it(&phrase, place).is_some() {
            return None;
        }
        let set_off = matches!(phrase.frame.kind(place as isize - 1), ChunkKind::Comma | ChunkKind::Colon);
        let (class, lemma) = (cue.class, cue.lemma);
        Some(Said { scene, phrase, verb, place, class, lemma, direct: scene.is_direct(), set_off })
    }

    /// Whether the verb does nothing but announce.
    fn says(&self) -> bool {
        matches!(self.class, CueClass::Say | CueClass::Tell | CueClass::Sound)
    }

    /// "what is called a “…”": nobody in particular calls it so.
    fn is_called_so(&self) -> bool {
        let chunk = self.phrase.chunk(self.verb);
        self.class == CueClass::Call
            && chunk.passive
            && self.phrase.frame.kind(self.verb as isize - 1) == ChunkKind::Wh
            && self.phrase.head_word(self.verb - 1).eq_ignore_ascii_case("what")
            && self.phrase.agent(self.verb).is_none()
    }

    /// “…,” Voss told “Breakfast” on Monday: telling has somebody told before it has words, and what is no
    /// more than a name is a programme.
    fn tells_by_name(&self) -> bool {
        let chunk = self.phrase.chunk(self.verb);
        let tells = self.class == CueClass::Tell && chunk.flag && !chunk.passive;
        let capital = || self.scene.words().starts_with(|c: char| !c.is_lowercase());
        tells && self.scene.wording().words <= 5 && self.verb + 1 == self.place && capital()
    }

    /// "a story told “in a low voice”": whether the thing before the verb is what is told.
    fn is_told_of(&self) -> bool {
        let past = matches!(self.phrase.chunk(self.verb).tag, Tag::Past | Tag::Participle);
        let nobody = || {
            self.phrase.subject(self.verb).is_none_or(|subject| {
                let people = Traits::PERSON_ROLE | Traits::GROUP_ROLE | Traits::TITLE | Traits::DEMONYM;
                self.phrase.chunk(subject.chunk).tag == Tag::Noun
                    && !self.phrase.head(subject.chunk).has(people)
            })
        };
        self.class == CueClass::Tell && past && !self.direct && self.verb + 1 == self.place && nobody()
    }

    /// "claiming that it would encourage “our neighbours” to speak": the verb around tells it.
    fn goes_on(&self) -> bool {
        self.phrase.frame.kind(self.place as isize + 1) == ChunkKind::Verb
            && self.phrase.chunk(self.place + 1).infinitive
            && governed_from_afar::governor(&self.phrase, self.verb, self.place).is_some()
    }

    /// "begged the “expert” to sit down", "told Radio Vale’s “The Long Lunch”": the one addressed.
    fn addresses(&self) -> bool {
        let title = self.class == CueClass::Tell
            && self.verb + 2 == self.place
            && self.phrase.is_name(self.place - 1)
            && self.phrase.chunk(self.place - 1).flag
            && self.scene.quotation().inner.of(self.phrase.text).starts_with(char::is_uppercase);
        if title {
            return true;
        }
        let asks = self.class == CueClass::Tell || matches!(self.lemma, "ask" | "urge" | "beg");
        asks && self.scene.wording().words <= 2
            && self.verb + 2 == self.place
            && self.phrase.chunk(self.place - 1).tag == Tag::Determiner
            && self.phrase.frame.kind(self.place as isize + 1) == ChunkKind::Verb
            && self.phrase.chunk(self.place + 1).infinitive
    }

    /// Whether the verb announces the quotation and has nothing else for its content.
    fn reports(&self) -> bool {
        let (phrase, verb) = (&self.phrase, self.verb);
        let reported = || {
            phrase.chunk(verb).tag == Tag::Gerund
                && (phrase.subject(verb).is_some_and(|subject| subject.reported_by.is_some())
                    || announce::reporting(phrase, verb).is_some())
        };
        reporting::reports_words(phrase, verb, self.place)
            || reported()
            || self.set_off && self.direct
            || self.is_read()
    }

    /// "She bought a mug. It reads “…”": whether "it" can only be a text.
    fn is_read(&self) -> bool {
        let phrase = &self.phrase;
        self.lemma == "read"
            && phrase.chunk(self.verb).flag
            && self.verb + 1 == self.place
            && phrase.subject(self.verb).is_some_and(|own| matches!(phrase.head_word(own.chunk), "It" | "it"))
    }

    /// "what we call “…”": what everybody calls it.
    fn is_what_everybody_says(&self) -> bool {
        let subject = || self.phrase.subject(self.verb);
        self.class == CueClass::Call
            && subject().is_some_and(|own| matches!(self.phrase.head_word(own.chunk), "we" | "We"))
    }

    /// "Voss said, and I quote, “…”": whoever the verb before the aside belongs to.
    fn quoter(&self) -> Option<Source> {
        let subject = || self.phrase.subject(self.verb);
        let aside =
            self.lemma == "quote" && subject().is_some_and(|own| self.phrase.head_word(own.chunk) == "I");
        let said = self.verb.checked_sub(4).filter(|_| aside)?;
        if self.phrase.chunk(said).kind != ChunkKind::Verb {
            return None;
        }
        announce::by_verb(&self.phrase, said)
    }

    /// "mocked a claim by Voss that “…”": whether the quotation is the content of what somebody else claims.
    fn judges_claim(&self) -> bool {
        let (phrase, that) = (&self.phrase, self.place - 1);
        !self.says()
            && phrase.frame.kind(that as isize) == ChunkKind::Subordinator
            && phrase.head_word(that) == "that"
            && Claim::before(phrase, that)
                .is_some_and(|claim| claim.noun > self.verb && claim.is_anothers(phrase))
    }

    /// The owner of words of which the verb only tells.
    fn owner(&self) -> Option<Source> {
        let (phrase, verb, place) = (&self.phrase, self.verb, self.place);
        // "recalled Voss's slogan, “…”"
        let held = phrase.subject(verb).and_then(|subject| words_on_things::held(phrase, subject.chunk));
        held.or_else(|| words_on_things::sounded(phrase, place))
            .or_else(|| {
                // "called her claim of a “duty” odd": the words are those of the one whose claim it is.
                let calls = self.class == CueClass::Call;
                if calls { noun_with_owner::judged(phrase, verb, place) } else { None }
            })
            .or_else(|| {
                let sounds = self.class == CueClass::Sound;
                if sounds { None } else { words_on_things::owned(phrase, place) }
            })
    }

    /// The verb's own subject, or whoever the sentence around it says to tell that.
    fn teller(&self) -> Option<Source> {
        let (phrase, verb, place) = (&self.phrase, self.verb, self.place);
        let source = self.subject()?;
        let stands_alone = self.set_off && self.direct;
        if !stands_alone
            && let Some(outer) = told_by::told_by(phrase, verb, place)
            && !(told_by::is_person(&source, phrase) && told_by::is_body(self.scene, &outer))
        {
            return Some(outer);
        }
        // "said she had learned her lesson: “…”": the words complete the verb of saying around it.
        if stands_alone
            && (!self.says() || self.is_reminder())
            && self.class != CueClass::Relay
            // "retweeted a note from Voss that read": the words are those of the one whose note it is.
            && !self.tells_author()
            && let Some((telling, outer)) = governed_from_afar::governor(phrase, verb, place)
            && !self.begins_anew(telling)
        {
            return Some(outer);
        }
        // "schools that reminded him of “…”": a thing that does no saying itself.
        let says = self.says() && self.lemma != "remind" || self.is_read();
        (self.direct || says || reading::can_speak(phrase, &source)).then_some(source)
    }

    /// "the drive reminded her of a gale: “…”": what reminds somebody of a thing says nothing.
    fn is_reminder(&self) -> bool {
        self.lemma == "remind"
            && self.phrase.frame.kind(self.verb as isize + 2) == ChunkKind::Preposition
            && self.phrase.head_word(self.verb + 2) == "of"
    }

    /// "Four had written about it and one aide proposed a name: “…”": whether "and" begins a clause of the
    /// verb's own behind a verb of saying without a content clause.
    fn begins_anew(&self, telling: usize) -> bool {
        let frame = self.phrase.frame;
        self.phrase.subject(self.verb).is_some_and(|own| {
            own.chunk > telling
                && frame.kind(own.chunk as isize - 1) == ChunkKind::Conjunction
                && !(telling..own.chunk).any(|at| frame.kind(at as isize) == ChunkKind::Subordinator)
        })
    }

    /// Whether the verb's subject is a text of which the sentence tells the author by a preposition.
    fn tells_author(&self) -> bool {
        let text = self.phrase.subject(self.verb).map(|subject| subject.chunk);
        text.is_some_and(|text| {
            self.phrase.frame.kind(text as isize + 1) == ChunkKind::Preposition
                && matches!(self.phrase.head_word(text + 1), "by" | "from")
                && announce::author(&self.phrase, text).is_some()
        })
    }

    /// The subject of the verb, before or behind it.
    fn subject(&self) -> Option<Source> {
        let (phrase, verb, place) = (&self.phrase, self.verb, self.place);
        // "In other words, explained Voss: “…”": what hangs on a preposition says nothing.
        let hangs = phrase.subject(verb).is_some_and(|subject| {
            phrase.frame.kind(subject.chunk as isize - 1) == ChunkKind::Preposition
                && subject.chunk + 2 == verb
        });
        inverted(phrase, verb, place)
            .filter(|_| hangs)
            .or_else(|| announce::by_verb(phrase, verb))
            .or_else(|| inverted(phrase, verb, place))
    }
}

/// "The result doesn’t surprise Voss: “…”": whether a thing is the subject and somebody by name the
/// object of a feeling: what moves somebody says nothing, the one moved does.
fn moves_somebody(phrase: &Phrase, verb: usize, place: usize) -> bool {
    phrase.chunk(verb).class() == Some(CueClass::Think)
        && phrase.frame.kind(place as isize - 1) == ChunkKind::Colon
        && verb + 3 == place
        && phrase.is_name(verb + 1)
        && announce::by_verb(phrase, verb).is_some_and(|thing| !reading::can_speak(phrase, &thing))
}

/// "added a new title to her list: “…”", "to write its column, “Tides,” daily": whether the verb has a
/// thing for its object and the quotation is that thing's name.
fn names_object(scene: &Scene, phrase: &Phrase, verb: usize, place: usize) -> bool {
    let lemma = phrase.chunk(verb).cue().map(|cue| cue.lemma);
    let thing = phrase.frame.kind(verb as isize + 1) == ChunkKind::Noun
        && phrase.chunk(verb + 1).tag != Tag::Pronoun
        && !phrase.is_temporal(verb as isize + 1);
    let enlarged = lemma == Some("add") && phrase.head_word(verb + 2) == "to";
    let wording = scene.wording();
    let entitled = lemma == Some("write")
        && phrase.chunk(verb).infinitive
        && phrase.frame.kind(place as isize - 1) == ChunkKind::Comma
        && wording.words <= 4
        && wording.last == Some(',')
        && wording.capitals.is_some();
    thing && (enlarged || entitled)
}

/// "According to Voss, the board would call him “…”": the one who tells of words that are yet to come.
fn foreteller(phrase: &Phrase, verb: usize, place: usize) -> Option<usize> {
    if !matches!(phrase.first_word(verb), "would" | "will" | "could" | "might") {
        return None;
    }
    let according = (phrase.frame.sentence(place).start..verb).rev().find(|at| {
        phrase.chunk(*at).class() == Some(CueClass::According)
            && phrase.frame.kind(*at as isize + 1) == ChunkKind::Noun
            && phrase.frame.kind(*at as isize + 2) == ChunkKind::Comma
    })?;
    Some(according + 1)
}

/// "Since it rained, explained Voss, “…”": words of attribution between two commas.
fn inverted(phrase: &Phrase, verb: usize, place: usize) -> Option<Source> {
    let frame = phrase.frame;
    let says = phrase.chunk(verb).class() == Some(CueClass::Say);
    let between = frame.kind(verb as isize - 1) == ChunkKind::Comma
        && frame.kind(verb as isize + 1) == ChunkKind::Noun
        && matches!(frame.kind(verb as isize + 2), ChunkKind::Comma | ChunkKind::Colon)
        && verb + 3 == place;
    if !says || !between {
        return None;
    }
    let source = naming::source(phrase, verb + 1)?;
    Some(Source { cue: Some(naming::cue_words(phrase, verb)), ..source })
}
