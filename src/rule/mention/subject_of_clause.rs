//! `Voss has coined a new word, "…"`: a fragment goes to the person its clause is about.

use super::naming;
use crate::lexicon::{CueClass, Tag, Traits};
use crate::rule::{Example, MentionAnswer, Rule, Scene};
use crate::syntax::ChunkKind;

pub(super) static RULE: Rule<MentionAnswer> = Rule {
    id: "subject-of-clause",
    doc: "A fragment without a cue, in a clause whose subject is a named person or a pronoun: the reporter \
          takes up that person's words.",
    fires: &[
        Example {
            text: "Dr. Nwosu went back to the lab with “a bag of very old toast”.",
            answer: "Dr. Nwosu",
        },
        Example {
            text: "Ms. Platt rode the 43 for a week with “a very heavy heart”.", answer: "Ms. Platt"
        },
        Example {
            text: "Mr. Delano rose from “the school of wet floors” to the top of the trade.",
            answer: "Mr. Delano",
        },
        Example {
            text: "Ms. Platt was born into “a family of lamplighters” in 1961.", answer: "Ms. Platt"
        },
    ],
    silent: &[
        "The 43 has been “out of order” since May.",
        "Ms. Platt has a “new” bicycle.",
        "Ms. Platt was glad of one claim that she was “neither old nor slow”.",
        "“I have found a name for the 43,” Ms. Platt said.",
        "The club rose from “the school of wet floors”.",
        "Ms. Platt earned “is it all over?” headlines in May.",
        "Ms. Platt rode to the hall on “the school of wet floors” tram.",
        "Ms. Platt was glad when she heard about the “slow boat rule” in May.",
        "In the hall Ms. Platt heard “more than a few” groan.",
        "Voters were asked whether she is honest or “cares about people like me” at all.",
    ],
    find,
};

fn find(scene: &Scene) -> Option<MentionAnswer> {
    let (phrase, place) = scene.place()?;
    if scene.is_direct() {
        return None;
    }
    // One or two words are as often a term or irony as somebody's words.
    if scene.wording().words < 3 {
        return None;
    }
    // "on “the school of wet floors” tram": what tells the kind of a thing is as often the reporter's.
    if phrase.frame.kind(place as isize + 1) == ChunkKind::Noun
        && !scene.words().trim_end().ends_with([',', '.'])
        && matches!(phrase.chunk(place + 1).tag, Tag::Noun | Tag::Nouns)
    {
        return None;
    }
    let sentence = phrase.frame.sentence(place);
    let verb = (sentence.start..place).rev().find(|i| phrase.chunk(*i).kind == ChunkKind::Verb)?;
    // "sign “a treaty of friendship”": the object of a deed is a thing, not somebody's words.
    let links = phrase.chunk(verb).first == phrase.chunk(verb).head && phrase.head(verb).has(Traits::LINKING);
    let article = ["a ", "an ", "the "].iter().any(|a| scene.words().trim_start().starts_with(a));
    if verb + 1 == place && article && !links {
        return None;
    }
    // "heard “more than a few”": what somebody hears is said by another.
    let heard = matches!(phrase.head_word(verb), "hear" | "hears" | "heard" | "overheard");
    let about = matches!(phrase.head_word(verb + 1), "about" | "of");
    if heard && (verb + 1 == place || about) {
        return None;
    }
    // "Voss was described as “…”", "was asked about “…”": the words of whoever does that.
    if phrase.chunk(verb).passive && phrase.chunk(verb).cue != 0 {
        return None;
    }
    let subject = phrase.subject(verb)?.chunk;
    // "whether she “cares”": a question about her.
    if phrase.frame.kind(subject as isize - 1) == ChunkKind::Subordinator
        && phrase.head_word(subject - 1).eq_ignore_ascii_case("whether")
    {
        return None;
    }
    // "with one claim that he is “…”": what somebody else has said of him.
    if subject >= 2
        && phrase.frame.kind(subject as isize - 1) == ChunkKind::Subordinator
        && phrase.head_word(subject - 1) == "that"
        && phrase.chunk(subject - 2).class() == Some(CueClass::Utterance)
    {
        return None;
    }
    let person = match phrase.chunk(subject).tag {
        Tag::Name => !phrase.head(subject).has(Traits::PLACE | Traits::DATE | Traits::ORGANISATION_END),
        Tag::Pronoun => matches!(phrase.head_word(subject), "he" | "He" | "she" | "She"),
        _ => false,
    };
    person.then(|| naming::source(&phrase, subject).map(MentionAnswer::Source)).flatten()
}
