//! `Voss's claim that the plan was "dead"`, `a report by the board that he "lied"`.

use super::{complement, naming, noun_with_owner, reading};
use crate::lexicon::{CueClass, Tag};
use crate::rule::{Example, MentionAnswer, Rule, Scene, Source};
use crate::syntax::{ChunkKind, Phrase};

pub(super) static RULE: Rule<MentionAnswer> = Rule {
    id: "noun-with-clause",
    doc: "A noun of saying with its owner and a clause with \"that\", in which the quotation stands: the owner of \
          the claim speaks, and so does whoever makes, takes or holds it.",
    fires: &[
        Example {
            text: "The prosecutor’s claim that the ledger was “a fairy tale” drew laughter.",
            answer: "The prosecutor",
        },
        Example {
            text: "A finding by the coroner that the death was “entirely avoidable” has shaken the hospital.",
            answer: "the coroner",
        },
        Example {
            text: "The company’s statement that it was “deeply sorry” came a week late.",
            answer: "The company",
        },
        Example {
            text: "Mr. Delano rejected the board’s argument that the club was “a business like any other”.",
            answer: "the board",
        },
        Example {
            text: "Ms. Platt’s answer was that the numbers “speak for themselves”.",
            answer: "Ms. Platt",
        },
        Example {
            text: "Nobody was moved by the promise of the rail minister, Callum Dray, that “no bus will be late”.",
            answer: "the rail minister, Callum Dray",
        },
        Example {
            text: "Ms. Platt’s complaint that the bus was “a hearse” went unanswered.",
            answer: "Ms. Platt",
        },
        Example {
            text: "Mr. Delano’s most stubborn claim in that race against Ms. Platt was that buses “never pay”.",
            answer: "Mr. Delano",
        },
        Example {
            text: "The captains say they were moved by Ms. Platt’s claim that the lock was “a tomb”.",
            answer: "Ms. Platt",
        },
        Example {
            text: "Ms. Platt took the view that the ports were “not substitutes”.",
            answer: "Ms. Platt",
        },
        Example {
            text: "Mr. Delano, who left in May, is of the opinion that buses “never pay”.",
            answer: "Mr. Delano",
        },
        Example {
            text: "Ada Lund runs again. The ads dwell on the mill, the 1999 admission that she had been “very wrong” and her debts.",
            answer: "she",
        },
        Example {
            text: "The port’s chief left Orsa with a pledge that the strike would mark “a new tide”.",
            answer: "The port’s chief",
        },
        Example {
            text: "Ms. Platt stood by her claim on Monday that the lock was “a tomb”.",
            answer: "Ms. Platt",
        },
        Example {
            text: "The board shrugged at Mr. Delano’s claim earlier in the week that buses would see an “avalanche”.",
            answer: "Mr. Delano",
        },
    ],
    silent: &[
        "Ms. Platt made a claim that was “hollow” from the start.",
        "The claim that the earth is “hollow” is old.",
        "The prosecutor claimed that the ledger was “a fairy tale”.",
    ],
    find,
};

fn find(scene: &Scene) -> Option<MentionAnswer> {
    let (phrase, place) = scene.place()?;
    let frame = phrase.frame;
    let sentence = frame.sentence(place);
    for that in (sentence.start..place).rev() {
        if frame.kind(that as isize) != ChunkKind::Subordinator || phrase.head_word(that) != "that" {
            continue;
        }
        let Some(claim) = Claim::before(&phrase, that) else { continue };
        if complement::same_clause_chain(&phrase, that, place) {
            let source = claim
                .defender(&phrase, that)
                .or_else(|| claim.owner(&phrase, that))
                .filter(|s| reading::can_speak(&phrase, s))?;
            let cue = naming::noun_cue(&phrase, claim.noun);
            return Some(MentionAnswer::Source(Source { cue, ..source }));
        }
    }
    None
}

/// A noun of saying whose content a clause with "that" tells.
pub(super) struct Claim {
    /// Its noun phrase.
    pub(super) noun: usize,
    /// The noun phrase between, where one tells the owner: "the claim of Ana Voss that".
    between: Option<usize>,
}

impl Claim {
    /// The claim that the clause opened at `that` tells.
    pub(super) fn before(phrase: &Phrase, that: usize) -> Option<Claim> {
        let frame = phrase.frame;
        let mut noun = that as isize - 1;
        let mut between = None;
        if frame.kind(noun) == ChunkKind::Verb && matches!(phrase.head_word(noun as usize), "was" | "is") {
            noun -= 1; // "his answer was that", "his answer in the debate was that"
            if let Some(subject) = phrase.subject((noun + 1) as usize).filter(|s| (s.chunk as isize) < noun) {
                noun = subject.chunk as isize;
            }
        }
        // "the promise of the minister, Ana Voss, that"
        if frame.kind(noun) == ChunkKind::Comma
            && frame.kind(noun - 1) == ChunkKind::Noun
            && frame.kind(noun - 2) == ChunkKind::Comma
            && noun >= 3
            && phrase.name_beside(noun as usize - 3) == Some(noun as usize - 1)
        {
            noun -= 3;
        }
        // "the promise, made on air, that"
        if frame.kind(noun) == ChunkKind::Comma
            && let Some(open) = (noun - 7..noun - 1).rev().find(|at| frame.kind(*at) == ChunkKind::Comma)
            && frame.kind(open + 1) == ChunkKind::Verb
            && phrase.chunk(open as usize + 1).tag == Tag::Participle
        {
            noun = open - 1;
        }
        let claims = |noun: isize| {
            let class = usize::try_from(noun).ok().and_then(|noun| phrase.chunk(noun).class());
            matches!(class, Some(CueClass::Utterance | CueClass::Document | CueClass::Thought))
        };
        // "his claim earlier in the week that"
        let timeless = phrase.before_times(noun);
        if frame.kind(timeless) == ChunkKind::Noun && claims(timeless) {
            noun = timeless;
        }
        while frame.kind(noun) == ChunkKind::Noun
            && !(between.is_some() && claims(noun)) // "moved by the promise of Voss that"
            // "moved by Voss's promise that"
            && !(claims(noun) && noun_with_owner::genitive(phrase, noun as usize).is_some())
            && frame.kind(noun - 1) == ChunkKind::Preposition
            && frame.kind(noun - 2) == ChunkKind::Noun
            && matches!(phrase.head_word((noun - 1) as usize), "by" | "of" | "from")
        {
            between = Some(noun as usize);
            noun -= 2;
        }
        // "her comment to the panel that"
        if between.is_none()
            && frame.kind(noun) == ChunkKind::Noun
            && phrase.chunk(noun as usize).class() != Some(CueClass::Utterance)
            && frame.kind(noun - 1) == ChunkKind::Preposition
            && frame.kind(noun - 2) == ChunkKind::Noun
            && phrase.chunk(noun as usize - 2).class() == Some(CueClass::Utterance)
            // "put their names to a treaty that promises": the pronoun is the subject of a verb.
            && frame.kind(that as isize + 1) != ChunkKind::Verb
        {
            noun -= 2;
        }
        (frame.kind(noun) == ChunkKind::Noun && claims(noun))
            .then_some(Claim { noun: noun as usize, between })
    }

    /// Whose it is: whom the words beside the noun tell, or whoever makes or holds it.
    fn owner(&self, phrase: &Phrase, that: usize) -> Option<Source> {
        self.told_owner(phrase)
            .or_else(|| self.confessor(phrase, that))
            .or_else(|| taker(phrase, self.noun, that))
    }

    /// "Voss stood by her claim on Monday that it was “…”": the one by name whose deed has the claim for its object.
    fn defender(&self, phrase: &Phrase, that: usize) -> Option<Source> {
        let verb = self.noun.checked_sub(1)?;
        let own = phrase.layout.tokens[phrase.chunk(self.noun).first as usize].known().tags[0];
        let parted = self.noun + 1 < that && self.between.is_none() && own == Tag::Possessive;
        let does = phrase.frame.kind(verb as isize) == ChunkKind::Verb && phrase.chunk(verb).flag;
        let subject = phrase.subject(verb).filter(|_| parted && does)?;
        phrase.is_name(subject.chunk).then(|| naming::source(phrase, subject.chunk))?
    }

    /// "the admission that he was “…”": who admits something of himself is the subject of what is admitted.
    fn confessor(&self, phrase: &Phrase, that: usize) -> Option<Source> {
        let own = ["admission", "confession", "boast", "acknowledgment", "acknowledgement", "concession"];
        let cue = phrase.chunk(self.noun).cue()?;
        let subject = phrase.chunk(that + 1);
        (own.contains(&cue.lemma)
            && self.noun + 1 == that
            && phrase.frame.kind(that as isize + 1) == ChunkKind::Noun
            && subject.tag == Tag::Pronoun
            && matches!(phrase.head_word(that + 1), "he" | "she" | "they"))
        .then(|| naming::source(phrase, that + 1))?
    }

    /// Whether the words beside the noun tell an owner by more than "his", which may be whoever speaks of it.
    pub(super) fn is_anothers(&self, phrase: &Phrase) -> bool {
        self.told_owner(phrase)
            .is_some_and(|owner| phrase.layout.tokens[owner.head as usize].known().tags[0] != Tag::Possessive)
    }

    /// The owner whom the words beside the noun tell.
    fn told_owner(&self, phrase: &Phrase) -> Option<Source> {
        match self.between {
            Some(owner) => naming::source(phrase, owner),
            None => noun_with_owner::genitive(phrase, self.noun),
        }
    }
}

/// "took the view that", "has made the case that", "is of the opinion that": whoever holds the claim, by a
/// verb that says no more than that (a light verb: O. Jespersen, A Modern English Grammar VI, 1942).
fn taker(phrase: &Phrase, noun: usize, that: usize) -> Option<Source> {
    let frame = phrase.frame;
    // "took a view that was odd": there "that" is a subject.
    if noun + 1 != that || frame.kind(that as isize + 1) == ChunkKind::Verb {
        return None;
    }
    let before = noun.checked_sub(1)?;
    let verb = match frame.kind(before as isize) {
        ChunkKind::Verb => before,
        ChunkKind::Preposition if matches!(phrase.head_word(before), "of" | "to") => before.checked_sub(1)?,
        // "left Orsa with a pledge that": what goes with a deed is the doer's.
        ChunkKind::Preposition if phrase.head_word(before) == "with" => {
            let deed = (frame.sentence(before).start..before)
                .rev()
                .take(5)
                .take_while(|at| !matches!(frame.kind(*at as isize), ChunkKind::Comma | ChunkKind::Quote))
                .find(|at| frame.kind(*at as isize) == ChunkKind::Verb)?;
            let uttered = phrase.chunk(noun).class() == Some(CueClass::Utterance);
            let own = uttered && !phrase.chunk(deed).passive;
            return own.then(|| naming::source(phrase, phrase.subject(deed)?.chunk))?;
        }
        _ => return None,
    };
    let chunk = phrase.chunk(verb);
    let word = phrase.head_word(verb);
    let holds =
        if verb == before { &TAKING[..] } else { &["is", "was", "were", "are", "came", "come", "comes"] };
    if frame.kind(verb as isize) != ChunkKind::Verb || chunk.passive || !holds.contains(&word) {
        return None;
    }
    naming::source(phrase, phrase.subject(verb)?.chunk)
}

/// Forms of verbs that say of a claim no more than that somebody makes or holds it.
const TAKING: [&str; 39] = [
    "make", "makes", "made", "making", "take", "takes", "took", "taken", "taking", "reach", "reached",
    "reaches", "draw", "drew", "drawn", "hold", "holds", "held", "have", "has", "had", "raise", "raised",
    "advance", "advanced", "issue", "issues", "issued", "issuing", "give", "gives", "gave", "giving",
    "offer", "offered", "offering", "sent", "repeated", "sounded",
];
