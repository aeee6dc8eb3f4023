//! `"It comes from us." The shout was from a man in the gallery`: the sentence behind tells who it was.

use super::naming;
use crate::lexicon::{CueClass, Tag, Traits};
use crate::rule::{Example, MentionAnswer, Rule, Scene, Source};
use crate::speaker::document::is_document;
use crate::syntax::{ChunkKind, Phrase};

pub(super) static RULE: Rule<MentionAnswer> = Rule {
    id: "identified-behind",
    doc: "An apposition behind the span tells whose term it is, or it is a whole utterance with no words of \
          attribution, and a sentence behind it tells whose words those were: \"The shout was from\", \"That line from Voss\", \"Those were the words of\", \"That was Voss's verdict\", \
          \"So says Voss\".",
    fires: &[
        Example {
            text: "“We all drink from it.” The shout was from a man at the back, and it was cheered.",
            answer: "a man at the back",
        },
        Example {
            text: "“Nobody will be moved.” Those were the words of the rail minister in May.",
            answer: "the rail minister",
        },
        Example {
            text: "“It will sink.” That was Ms. Platt’s verdict on the boat.", answer: "Ms. Platt"
        },
        Example {
            text: "“It will sink. It always does.”\n\nSo says Ms. Platt of the boat.",
            answer: "Ms. Platt",
        },
        Example {
            text: "“It will sink. It always does.”\n\nThat was the verdict of Ms. Platt, a rower, on the boat.",
            answer: "Ms. Platt",
        },
        Example { text: "“Where is the gate?” The question came from Mr. Vance.", answer: "Mr. Vance" },
        Example {
            text: "“I would sooner swim.” That line from Ana Holt made the front page in May.",
            answer: "Ana Holt",
        },
        Example {
            text: "The “tide people”, a term coined by Ms. Platt, run the town.", answer: "Ms. Platt"
        },
        Example { text: "The “tide people” — Ms. Platt’s phrase — run it.", answer: "Ms. Platt" },
        Example {
            text: "Boats may turn back from “grave seas,” a term the treaty defines as waves of two metres.",
            answer: "the treaty",
        },
    ],
    silent: &[
        "Harl’s “tide people”, a term never meant kindly, run the town.",
        "“We all drink from it,” said Mr. Vance. The shout was from a man at the back.",
        "“We all drink from it.” The water was from a well in the hills.",
        "The gate was “a death trap”. The question came from Mr. Vance.",
    ],
    find,
};

fn find(scene: &Scene) -> Option<MentionAnswer> {
    let (phrase, place) = scene.place()?;
    if let Some(source) = whose_term(&phrase, place) {
        return Some(MentionAnswer::Source(source));
    }
    if !scene.is_direct() || !scene.words().trim_end().ends_with(['.', '?', '!', '…']) {
        return None;
    }
    let noun = place + 1 + usize::from(phrase.frame.kind(place as isize + 1) == ChunkKind::Stop);
    if noun >= phrase.frame.chunks.len() {
        let next = scene.paragraph(scene.quotation().paragraph + 1)?;
        return so_says(&next, 0).or_else(|| pointed_at(&next, 0)).map(MentionAnswer::Source);
    }
    told_of(&phrase, noun)
        .or_else(|| pointed_at(&phrase, noun))
        .or_else(|| so_says(&phrase, noun))
        .map(MentionAnswer::Source)
}

/// "the “tide people”, a term coined by Voss", "“tide people” — Voss's phrase —": whose word the apposition
/// behind a quotation tells it to be.
pub(in crate::rule) fn whose_term(phrase: &Phrase, place: usize) -> Option<Source> {
    let set_off = matches!(phrase.frame.kind(place as isize + 1), ChunkKind::Comma | ChunkKind::Dash);
    let noun = place + 1 + usize::from(set_off);
    let term = matches!(
        phrase.head_word(noun),
        "term" | "phrase" | "word" | "words" | "expression" | "label" | "slogan"
    );
    if !term
        || !(set_off || phrase.ends_in_comma(place))
        || phrase.frame.kind(noun as isize) != ChunkKind::Noun
    {
        return None;
    }
    let cue = naming::noun_cue(phrase, noun);
    if let Some(owner) = super::noun_with_owner::genitive(phrase, noun) {
        // "the engineers’ term for it": what a trade calls a thing is a term.
        let head = &phrase.layout.tokens[owner.head as usize];
        let one = head.shape.is_capital() || head.known().tags[0] == Tag::Possessive;
        return one.then_some(Source { cue, ..owner });
    }
    let verb = noun + 1;
    let uses = ["used", "coined", "uses", "favoured", "favored", "preferred", "popularised", "popularized"];
    // "the phrase Voss uses for them", "a slogan the paper has used", "a term the treaty defines as"
    let speaks = |user: usize| {
        phrase.is_name(user)
            || matches!(phrase.first_word(user), "the" | "this")
                && (phrase.head(user).has(Traits::PERSON_ROLE | Traits::GROUP_ROLE | Traits::PAPER)
                    || phrase.chunk(user).class() == Some(CueClass::Document)
                    || is_document(phrase.head(user)))
    };
    let using = phrase.head_word(verb + 1);
    if (uses.contains(&using) || matches!(using, "defines" | "defined"))
        && is_verb(phrase, verb + 1)
        && phrase.frame.kind(verb as isize) == ChunkKind::Noun
        && speaks(verb)
    {
        return Some(Source { cue, ..naming::source(phrase, verb)? });
    }
    if !is_verb(phrase, verb) || !uses.contains(&phrase.head_word(verb)) {
        return None;
    }
    Some(Source { cue, ..naming::source(phrase, phrase.agent(verb)?)? })
}

/// "So says Voss", "Thus spoke Voss".
fn so_says(phrase: &Phrase, so: usize) -> Option<Source> {
    let verb = so + 1;
    let says = matches!(phrase.first_word(so), "So" | "Thus")
        && is_verb(phrase, verb)
        && phrase.chunk(verb).class() == Some(CueClass::Say)
        && phrase.frame.kind(verb as isize + 1) == ChunkKind::Noun
        && phrase.chunk(verb + 1).tag != Tag::Pronoun;
    if !says {
        return None;
    }
    Some(Source { cue: Some(naming::cue_words(phrase, verb)), ..naming::source(phrase, verb + 1)? })
}

/// "The shout was from Voss": the noun for what was heard, and where it came from.
fn told_of(phrase: &Phrase, noun: usize) -> Option<Source> {
    // "That line from Voss made the front page."
    let that =
        phrase.frame.kind(noun as isize) == ChunkKind::Subordinator && phrase.head_word(noun) == "That";
    let noun = noun + usize::from(that);
    let cue = naming::said_cue(phrase, noun)?;
    let pointed = (that || matches!(phrase.first_word(noun), "This" | "Those" | "These"))
        && phrase.frame.kind(noun as isize + 1) == ChunkKind::Preposition
        && phrase.head_word(noun + 1) == "from";
    if pointed {
        return Some(Source { cue: Some(cue), ..naming::source(phrase, noun + 2)? });
    }
    let definite = phrase.layout.tokens[phrase.chunk(noun).first as usize].known().tags[0] == Tag::Determiner;
    let comes = matches!(phrase.head_word(noun + 1), "was" | "were" | "came" | "comes" | "is");
    let from = phrase.frame.kind(noun as isize + 2) == ChunkKind::Preposition
        && phrase.head_word(noun + 2) == "from";
    if !definite || !is_verb(phrase, noun + 1) || !comes || !from {
        return None;
    }
    Some(Source { cue: Some(cue), ..naming::source(phrase, noun + 3)? })
}

/// "Those were the words of Voss", "That was Voss's verdict".
fn pointed_at(phrase: &Phrase, pronoun: usize) -> Option<Source> {
    let points = matches!(phrase.head_word(pronoun), "That" | "Those" | "This" | "These" | "Such");
    let links = is_verb(phrase, pronoun + 1)
        && matches!(phrase.head_word(pronoun + 1), "was" | "were" | "is" | "are");
    let noun = pronoun + 2;
    if points && links && phrase.frame.kind(noun as isize) == ChunkKind::Phrase {
        let cue = naming::phrase_cue(phrase, noun).filter(|cue| cue.lemma.ends_with(" of"))?;
        return Some(Source { cue: Some(cue), ..naming::source(phrase, noun + 1)? });
    }
    let cue = naming::said_cue(phrase, noun).filter(|_| points && links)?;
    if let Some(owner) = super::noun_with_owner::genitive(phrase, noun) {
        return Some(Source { cue: Some(cue), ..owner });
    }
    let of = phrase.frame.kind(noun as isize + 1) == ChunkKind::Preposition
        && matches!(phrase.head_word(noun + 1), "of" | "from");
    if !of {
        return None;
    }
    Some(Source { cue: Some(cue), ..naming::source(phrase, noun + 2)? })
}

fn is_verb(phrase: &Phrase, at: usize) -> bool {
    phrase.frame.kind(at as isize) == ChunkKind::Verb
}
