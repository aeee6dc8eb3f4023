//! `"…," Voss said`: the subject and its verb follow the quotation.

use std::ops::ControlFlow;

use super::noun_with_clause::Claim;
use super::{announce, complement, governed_from_afar, naming, reading, relayer, reporting, told_by, unsaid};
use crate::lexicon::{CueClass, Tag, Traits};
use crate::rule::{Example, MentionAnswer, Rule, Scene, Source};
use crate::syntax::{ChunkKind, Phrase};

pub(super) static RULE: Rule<MentionAnswer> = Rule {
    id: "said-after",
    doc: "A subject and a verb of saying behind the quotation, with no other content for the verb than \
          the quotation itself. Appositions and relative clauses of any length may stand between the two. \
          Where the one behind only relays (an agency reports, an office speaks for her), the one who \
          speaks inside the sentence is the speaker, as is whoever is quoted \"as saying\" it, or behind it \
          (\"the paper reported, quoting a pilot\"). Where the \
          quotation has been announced before and ends its sentence, what follows is another. A noun \
          phrase that only tells what a fragment is (\"a phrase now printed on shirts\") is no subject.",
    fires: &[
        Example { text: "“The dam will hold,” Mr. Vance said.", answer: "Mr. Vance" },
        Example {
            text: "“We have lost four seasons,” Nadia Ferrante, who farms 200 acres outside Orsa, told a parliamentary committee.",
            answer: "Nadia Ferrante",
        },
        Example {
            text: "“Rates will not fall this year,” the bank’s chief economist, Helga Strand, wrote in a note to clients.",
            answer: "the bank’s chief economist, Helga Strand",
        },
        Example { text: "“It holds,” founder and director Ana Holt said.", answer: "director Ana Holt" },
        Example { text: "“I can’t feel my legs!” the jockey screamed.", answer: "the jockey" },
        Example {
            text: "“The sample was contaminated,” a spokeswoman for the laboratory said on Tuesday.",
            answer: "a spokeswoman for the laboratory",
        },
        Example { text: "“I did not mean it,” Mr. Vance can be heard saying.", answer: "Mr. Vance" },
        Example { text: "“The fleet has failed the crews,” Mr. Vance mocks.", answer: "Mr. Vance" },
        Example {
            text: "“Our name will be on every quay,” as his uncle dreamed, Mr. Vance said.",
            answer: "Mr. Vance",
        },
        Example {
            text: "The mayor “is right about the bridge,” Ana Holt, a ferry pilot, told reporters.",
            answer: "Ana Holt",
        },
        Example {
            text: "“The port has not called,” Ana Holt, a spokeswoman for the port told reporters.",
            answer: "Ana Holt",
        },
        Example {
            text: "Tarn should “draw lessons from history,” Orsinform quoted Ana Holt as saying.",
            answer: "Ana Holt",
        },
        Example {
            text: "“It is a marriage of need,” Ana Holt, an independent pilot based in Lima, Peru, said by phone.",
            answer: "Ana Holt",
        },
        Example { text: "“You want to come in?” Ana Holt called down at last.", answer: "Ana Holt" },
        Example {
            text: "“It came to a head,” the Orsa Post reported, quoting an anonymous union official.",
            answer: "an anonymous union official",
        },
        Example {
            text: "Ms. Platt held a meeting and pledged to “mend the dam,” the Orsa Sentinel reported.",
            answer: "Ms. Platt",
        },
    ],
    silent: &[
        "The port’s chief said there would be “no way back”, as pilots gathered in Orsa to vote.",
        "Ms. Platt called the plan “a costly dream.” Mr. Vance disagreed.",
        "Mr. Vance asked, “Where were you?” Ms. Platt said nothing.",
        "“The dam will hold,” said Mr. Vance.",
        "“The dam will hold.” Mr. Vance said the gates were new.",
        "Mr. Vance said: “The dam will hold.”",
        "When Mr. Vance said he would “mend the dam,” the crowd applauded.",
        "Mr. Vance was asked about the leak and said, “No comment,” the Orsa Herald reported.",
        "“It is a leak,” said Mr. Vance. “It is a big one.” His neighbour, Ana Holt, agreed.",
        "As the town calls it “the leak,” the former warden is intrigued by the prospect.",
        "Mr. Vance ran on roads and a promise of “order before all”, a phrase now printed on shirts.",
    ],
    find,
};

fn find(scene: &Scene) -> Option<MentionAnswer> {
    let (phrase, place) = scene.place()?;
    let frame = phrase.frame;
    let start = reading::behind(scene, &phrase, place)?;
    let set_off = reading::set_off(scene, &phrase, place);
    if !set_off && !scene.words().ends_with('.') {
        return None;
    }
    let mut noun = start;
    while frame.kind(noun as isize) == ChunkKind::Adverb {
        noun += 1;
    }
    // "“…,” in Orbe on Monday Voss said" is rare, "“…,” as Voss said" is not.
    if phrase.is_as(noun as isize) {
        noun += 1;
    }
    if frame.kind(noun as isize) != ChunkKind::Noun {
        return None;
    }
    // "“…,” founder and director Voss said": one holds both offices.
    noun += if phrase.is_first_of_two_offices(noun) { 2 } else { 0 };
    // "“…”, a phrase now printed on shirts", "“…”, a reference, Voss said, to him": what the words are.
    let called = matches!(phrase.first_word(noun), "a" | "an")
        && phrase.chunk(noun).class() == Some(CueClass::Utterance)
        && !scene.is_direct()
        && !reading::text_says(&phrase, noun);
    if called {
        return None;
    }
    // "told officers that he would “…,” the court has heard": the words are told there, by whoever told them.
    let heard = |at: usize| {
        frame.kind(at as isize) == ChunkKind::Verb && matches!(phrase.head_word(at), "heard" | "hears")
    };
    if !scene.is_direct()
        && frame.sentence(place).start < place
        && heard(noun + 1)
        && governed_from_afar::governor(&phrase, place, place).is_some()
    {
        return None;
    }
    // An utterance that begins its sentence is what the verb behind it says, whatever follows that.
    let whole = frame.sentence(place).start == place && scene.is_direct() && set_off;
    // "When Voss called it “a farce,” the crowd applauded": the words are said in the opening clause.
    let opening = !whole && reading::in_opening_clause(&phrase, place);
    if opening && governed_from_afar::governor(&phrase, place, place).is_some() {
        return None;
    }
    // "Asked about Holt's claim that it was “…,” Voss laughed": what a claim tells is its owner's.
    if !whole
        && (claimed_before(&phrase, place)
            || !scene.is_direct() && reporting::is_named_by_nearer(&phrase, place))
    {
        return None;
    }
    let terminal = scene.words().trim_end().ends_with('.');
    // "called it “a wreck.” Others disagreed.": words woven in end their sentence with their full stop.
    if terminal && !scene.is_direct() && frame.sentence(place).start < place
        || announced_and_ended(scene, &phrase, place, terminal)
        || whole_before(scene, &phrase, place)
        || terminal && phrase.is_name(noun) && ends_announced_sentence(&phrase, place)
    {
        return None;
    }
    let behind = Behind { scene, phrase, place, noun, set_off, whole, terminal };
    for verb in noun + 1..frame.chunks.len() {
        match frame.kind(verb as isize) {
            // "“…,” Voss, in a “Free Orsa” cap, said": a fragment in what tells of the speaker.
            ChunkKind::Quote if whole && frame.kind(noun as isize + 1) == ChunkKind::Comma => {}
            ChunkKind::Stop | ChunkKind::Quote | ChunkKind::Semicolon | ChunkKind::Colon => return None,
            ChunkKind::Verb => {
                if let ControlFlow::Break(answer) = behind.verb(verb) {
                    return answer.map(MentionAnswer::Source);
                }
            }
            _ => {}
        }
    }
    None
}

/// Whether a sentence begins with what somebody was asked about, and that is another's claim, whose content
/// reaches the quotation.
fn claimed_before(phrase: &Phrase, place: usize) -> bool {
    let sentence = phrase.frame.sentence(place);
    let asked = phrase.frame.kind(sentence.start as isize) == ChunkKind::Verb
        && matches!(phrase.head_word(sentence.start), "Asked" | "Pressed" | "Questioned" | "Told");
    asked
        && (sentence.start + 1..place).any(|that| {
            phrase.frame.kind(that as isize) == ChunkKind::Subordinator
                && phrase.head_word(that) == "that"
                && Claim::before(phrase, that).is_some_and(|claim| claim.is_anothers(phrase))
        })
}

/// What stands behind a quotation that a noun phrase follows.
struct Behind<'s, 't> {
    scene: &'s Scene<'t>,
    phrase: Phrase<'s>,
    place: usize,
    /// The noun phrase.
    noun: usize,
    /// The quotation is set off from its sentence.
    set_off: bool,
    /// It is an utterance that begins its sentence.
    whole: bool,
    /// It ends with a full stop.
    terminal: bool,
}

impl Behind<'_, '_> {
    /// Breaks off with the speaker where a verb behind the noun phrase gives one, or with nobody where it
    /// shows that none is given; goes on where the next verb is to be asked.
    fn verb(&self, verb: usize) -> ControlFlow<Option<Source>> {
        let (phrase, noun) = (&self.phrase, self.noun);
        let Some(subject) = phrase.subject(verb).filter(|_| phrase.chunk(verb).flag) else {
            return ControlFlow::Continue(());
        };
        // "“…,” an agency quoted Voss as saying"
        if subject.chunk == noun
            && let Some(saying) = told_by::quoted_saying(phrase, verb)
        {
            return ControlFlow::Break(announce::by_verb(phrase, saying));
        }
        // "Voss can be heard saying": the participle says it.
        let verb = verb + usize::from(is_heard(phrase, verb));
        if subject.chunk == noun + 2
            && lacks_comma(phrase, noun)
            && chunk_says(phrase, verb)
            && let Some(source) = naming::source(phrase, noun)
        {
            let cue = Some(naming::cue_words(phrase, verb));
            return ControlFlow::Break(Some(Source { cue, ..source }));
        }
        if let Some(teller) = teller_of_thought(phrase, noun, verb) {
            return ControlFlow::Break(announce::by_verb(phrase, teller));
        }
        if subject.chunk < noun
            || subject.chunk > noun
                && phrase.name_beside(noun) != Some(subject.chunk)
                && !on_chain(phrase, noun, subject.chunk)
        {
            return ControlFlow::Continue(());
        }
        let relative = (noun..verb).any(|i| phrase.frame.kind(i as isize) == ChunkKind::Wh);
        // "one of them, who spoke on condition of anonymity, told the paper": where the main clause says it too.
        if relative
            && (verb + 1..phrase.frame.chunks.len())
                .take_while(|at| phrase.frame.kind(*at as isize) != ChunkKind::Stop)
                .any(|main| {
                    chunk_says(phrase, main)
                        && phrase.chunk(main).flag
                        && phrase.subject(main).is_some_and(|own| own.chunk == noun)
                })
        {
            return ControlFlow::Continue(());
        }
        if !self.announces(verb) {
            // "Voss, who led the party until May, said": the relative clause's verb is not the cue.
            return if relative { ControlFlow::Continue(()) } else { ControlFlow::Break(None) };
        }
        let goes_on =
            phrase.frame.kind(verb as isize + 1) != ChunkKind::Stop && verb + 1 < phrase.frame.chunks.len();
        if self.terminal && goes_on {
            return ControlFlow::Break(None);
        }
        ControlFlow::Break(self.speaker(verb, subject.chunk))
    }

    /// Whether a verb can have the quotation for its content and has no other.
    fn announces(&self, verb: usize) -> bool {
        let (phrase, chunk) = (&self.phrase, self.phrase.chunk(verb));
        let next = phrase.frame.kind(verb as isize + 1);
        // "“The harbour failed them,” he mocks."
        // "“Go on,” somebody called from the back."
        let calls = || {
            chunk.cue().is_some_and(|cue| cue.lemma == "call")
                && matches!(next, ChunkKind::Preposition | ChunkKind::Adverb)
        };
        let mocks = self.whole
            && chunk.class() == Some(CueClass::Call)
            && !chunk.passive
            && (next == ChunkKind::Stop || calls());
        let names_it = mocks || calls_it(phrase, verb) && self.set_off;
        // "“…”, as leaders gathered in Orsa": what people do in a place is no thought.
        let assembles =
            chunk.cue().is_some_and(|cue| cue.lemma == "gather") && next == ChunkKind::Preposition;
        // "“We will wait.” Voss agreed.": with what another has said.
        let agrees = self.terminal && chunk.cue().is_some_and(|cue| AGREEING.contains(&cue.lemma));
        let is_cue = !assembles
            && !agrees
            && chunk.class().is_some_and(|class| names_it || reading::announces_speech(class));
        // "“Shame!” The pilots began stamping": what is begun is no speech.
        let begins = || {
            reporting::merely_talks(phrase, verb)
                && next == ChunkKind::Verb
                && !matches!(
                    phrase.chunk(verb + 1).class(),
                    Some(CueClass::Say | CueClass::Tell | CueClass::Sound)
                )
        };
        let takes = || names_it || self.whole && cue_takes(phrase, verb);
        is_cue && !begins() && (takes() || reading::lacks_content(phrase, verb))
    }

    /// Who speaks where a verb announces the quotation: its subject, or whom that speaks for.
    fn speaker(&self, verb: usize, subject: usize) -> Option<Source> {
        let Behind { scene, ref phrase, place, .. } = *self;
        let chunk = phrase.chunk(verb);
        let source = announce::by_verb(phrase, verb)?;
        // "“…,” the mayor is intrigued by the offer": what moves somebody says nothing.
        if chunk.passive && !self.whole && !reading::can_speak(phrase, &source) {
            return None;
        }
        let own = relayer::speaks_for_another(phrase, &source);
        let text = phrase.frame.sentence(place).start < place && quotes_a_text(phrase, place);
        let document = phrase.chunk(subject).class() == Some(CueClass::Document);
        let relays = own
            || text
            || relayer::is_several(phrase, &source)
            || relayer::is_news_agency(phrase, &source)
            || document
            || matches!(chunk.class(), Some(CueClass::Relay | CueClass::Gesture));
        if let Some(quoted) = told_by::quoting(phrase, verb) {
            return Some(Source { via: Some(source.words), cue: source.cue, ..quoted });
        }
        // "Voss told a friend it was “…,” prosecutors said": what was told to somebody is the teller's.
        if !self.whole
            && let Some(teller) = told_by::told_somebody(phrase, place)
        {
            return Some(Source { via: Some(source.words), ..teller });
        }
        let inner = if relays { inner(scene, phrase, place, own, &source) } else { None };
        // "Anglers say it is “…,” a study found": what people in general say is what the text found.
        let several = relayer::is_several(phrase, &source);
        let inner =
            inner.filter(|inner| !several || phrase.layout.tokens[inner.head as usize].shape.is_capital());
        let inner =
            inner.filter(|inner| !document || !phrase.layout.tokens[inner.head as usize].has(Traits::PLURAL));
        Some(inner.unwrap_or(source))
    }
}

/// "The ministry said the plan was “…,” an agency reported", "Voss called it “…,” and the crowd
/// applauded": the one who speaks inside; the one behind relays it. Behind a verb of saying the words
/// are as often the outer speaker's, so that those are left alone.
pub(super) fn inner(
    scene: &Scene,
    phrase: &Phrase,
    place: usize,
    own: bool,
    outer: &Source,
) -> Option<Source> {
    if scene.is_direct() {
        return None;
    }
    let sentence = phrase.frame.sentence(place);
    let speaks = |verb: usize| {
        let cue = phrase.chunk(verb).cue()?;
        // "and pledged to “mend it,” the paper reported": what somebody does by the words themselves.
        let beside = phrase.chunk(verb).flag && verb + 2 == place && phrase.head_word(verb + 1) == "to";
        // "hailed “a feat,” the agency said": or what the verb takes is the quotation.
        let beside = beside || governed_from_afar::is_past_act(phrase, verb, place);
        let says = ((own || beside) && matches!(cue.class, CueClass::Express | CueClass::Call)
            || matches!(cue.class, CueClass::Say | CueClass::Tell | CueClass::Call)
                && reporting::reports_words(phrase, verb, place))
            && !unsaid::unsaid(phrase, verb)
            && complement::in_complement(phrase, verb, place);
        let source = announce::by_verb(phrase, verb).filter(|_| says)?;
        reading::can_speak(phrase, &source).then_some(source)
    };
    let source = (sentence.start..place)
        .rev()
        .filter(|at| phrase.chunk(*at).kind == ChunkKind::Verb)
        .find_map(speaks)?;
    Some(Source { via: Some(outer.words), ..source })
}

/// "She asked, “Why?” Voss replied, “No.”": whether a verb of saying before the quotation announces it,
/// and a mark inside ends the sentence, so that what stands behind is the next one.
fn announced_and_ended(scene: &Scene, phrase: &Phrase, place: usize, terminal: bool) -> bool {
    let before = phrase.frame.kind(place as isize - 1);
    let asked = matches!(scene.wording().last, Some('?' | '!'))
        && matches!(before, ChunkKind::Comma | ChunkKind::Colon);
    // "Voss said in a note: “….” The firm did not elaborate."
    let ended = asked || terminal && before == ChunkKind::Colon;
    ended && reading::verb_before(phrase, place).is_some_and(|verb| chunk_says(phrase, verb))
}

/// "She called it “a dream.” Voss disagreed.": whether the sentence that the quotation stands in has
/// somebody's cue already; then the full stop of a fragment ends it.
fn ends_announced_sentence(phrase: &Phrase, place: usize) -> bool {
    (phrase.frame.sentence(place).start..place).any(|verb| {
        phrase.frame.kind(verb as isize) == ChunkKind::Verb
            && phrase.chunk(verb).flag
            && phrase.chunk(verb).class().is_some()
            && phrase.subject(verb).is_some()
    })
}

/// "Ana Voss, a clerk in Orsa told the paper": whether a name and an apposition follow each other whose
/// second comma may be missing.
fn lacks_comma(phrase: &Phrase, name: usize) -> bool {
    phrase.is_name(name)
        && phrase.frame.kind(name as isize + 1) == ChunkKind::Comma
        && matches!(phrase.first_word(name + 2), "a" | "an" | "the")
        && phrase.head(name + 2).has(Traits::PERSON_ROLE)
}

/// "“…,” as his father dreamed, Voss said": the verb of whoever reports what another thought.
fn teller_of_thought(phrase: &Phrase, noun: usize, verb: usize) -> Option<usize> {
    let teller = verb + 3;
    let thought = phrase.chunk(verb).class() == Some(CueClass::Think)
        && phrase.is_as(noun as isize - 1)
        && phrase.frame.kind(verb as isize + 1) == ChunkKind::Comma
        && phrase.frame.kind(teller as isize) == ChunkKind::Verb
        && phrase.subject(teller).is_some_and(|own| own.chunk + 1 == teller)
        && chunk_says(phrase, teller);
    thought.then_some(teller)
}

/// "“A disgrace,” Voss called it.": whether a verb of naming has a pronoun and nothing else for its
/// object, so that the quotation is the name.
fn calls_it(phrase: &Phrase, verb: usize) -> bool {
    phrase.chunk(verb).class() == Some(CueClass::Call)
        && phrase.frame.kind(verb as isize + 1) == ChunkKind::Noun
        && phrase.chunk(verb + 1).tag == Tag::Pronoun
        && !matches!(
            phrase.frame.kind(verb as isize + 2),
            ChunkKind::Noun | ChunkKind::Quote | ChunkKind::Adjective
        )
}

/// "Voss warned, “…,” she told the Herald": whether a verb of saying with a subject stands right before
/// the quotation, which it sets off, so that the speaker is named there; where the one behind only relays,
/// the subject may stand further off ("Voss was asked and said, “…,” the Herald reported").
fn whole_before(scene: &Scene, phrase: &Phrase, place: usize) -> bool {
    let set_off = matches!(phrase.frame.kind(place as isize - 1), ChunkKind::Comma | ChunkKind::Colon);
    let direct = scene.is_direct();
    let relayed = phrase.frame.kind(place as isize + 1) == ChunkKind::Noun
        && phrase.frame.kind(place as isize + 2) == ChunkKind::Verb
        && phrase.chunk(place + 2).class() == Some(CueClass::Relay);
    place.checked_sub(2).is_some_and(|verb| {
        direct
            && set_off
            && phrase.frame.kind(verb as isize) == ChunkKind::Verb
            && phrase.chunk(verb).flag
            && !phrase.chunk(verb).passive
            && chunk_says(phrase, verb)
            && phrase.subject(verb).is_some_and(|subject| relayed || subject.chunk + 1 == verb)
    })
}

/// Verbs that tell how somebody takes what another has said.
const AGREEING: [&str; 3] = ["agree", "concur", "disagree"];

/// Whether a verb is one of saying or telling.
fn chunk_says(phrase: &Phrase, verb: usize) -> bool {
    matches!(phrase.chunk(verb).class(), Some(CueClass::Say | CueClass::Tell))
}

/// Whether a verb tells that somebody is heard or seen, and its participle what they say.
fn is_heard(phrase: &Phrase, verb: usize) -> bool {
    let chunk = phrase.chunk(verb);
    chunk.passive
        && matches!(phrase.head_word(verb), "heard" | "seen" | "shown" | "recorded" | "quoted")
        && phrase.frame.kind(verb as isize + 1) == ChunkKind::Verb
        && phrase.chunk(verb + 1).tag == Tag::Gerund
        && phrase.chunk(verb + 1).class().is_some_and(reading::announces_speech)
}

/// Whether what follows a verb of saying may be something else than its content: the one told with a
/// relative clause ("told a crowd that police put at 3,000"), or the next quotation.
fn cue_takes(phrase: &Phrase, verb: usize) -> bool {
    match phrase.frame.kind(verb as isize + 1) {
        ChunkKind::Quote | ChunkKind::Colon => true,
        ChunkKind::Noun => phrase.chunk(verb).class() == Some(CueClass::Tell),
        _ => false,
    }
}

/// "A note under the door said “…,” Voss said": a text is quoted, and the one behind tells of it.
fn quotes_a_text(phrase: &Phrase, place: usize) -> bool {
    reading::verb_before(phrase, place)
        .filter(|verb| matches!(phrase.chunk(*verb).class(), Some(CueClass::Say | CueClass::Show)))
        .and_then(|verb| phrase.subject(verb))
        .and_then(|subject| phrase.chunk(subject.chunk).cue())
        .is_some_and(|cue| cue.class == CueClass::Document)
}

/// Whether the subject is a later noun of the phrase that begins at `noun` ("a spokesman for Voss").
fn on_chain(phrase: &Phrase, noun: usize, subject: usize) -> bool {
    (noun..subject).all(|i| {
        matches!(
            phrase.frame.kind(i as isize),
            ChunkKind::Noun | ChunkKind::Preposition | ChunkKind::Comma | ChunkKind::Adverb
        )
    })
}
