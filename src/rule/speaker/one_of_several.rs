//! “One of the diplomats” is a diplomat.

use super::is_quoted;
use crate::layout::Token;
use crate::lexicon::grammar::{Quantity, quantity};
use crate::lexicon::{CueClass, Tag, Traits, lexicon};
use crate::mention::Gender;
use crate::mention::lead::modifies;
use crate::mention::word::{can_be, is, is_any, is_determiner, tag};
use crate::rule::{Example, MentionAnswer, Rule, Scene, SpeakerAnswer};
use crate::speaker::SpeakerKind;
use crate::speaker::describe::Description;
use crate::speaker::document::{is_document, possessor};

/// The rule.
pub(super) const RULE: Rule<SpeakerAnswer> = Rule {
    id: "one-of-several",
    doc: "“One of the diplomats” is a diplomat, “hundreds of fans” are fans, and “one”, “one of them”, \
          “another”, “the other”, “neither” or “each” is one of the people described last.",
    fires: &[
        Example { text: "One of the envoys said the plan was “dead”.", answer: "envoy" },
        Example {
            text: "Two rail officials spoke of delays. One of them called it “a mess”.",
            answer: "rail official",
        },
        Example {
            text: "A senior rail official said there were “tears”. Another called it “a mess”.",
            answer: "senior rail official",
        },
        Example {
            text: "A source close to the talks smiled. Another called them “long”.",
            answer: "source close to the talks",
        },
        Example {
            text: "Two rail officials told the paper that ministers had met. One of them called it “a mess”.",
            answer: "rail official",
        },
        Example {
            text: "About 200 anglers stood in the rain. Some said it was “wet”.", answer: "anglers"
        },
        Example {
            text: "One clerk, who knew of 40 anglers at sea, smiled. Another called it “a mess”.",
            answer: "clerk",
        },
        Example {
            text: "It made them laugh at the neighbours, one of whom shouted: “Run!”",
            answer: "neighbour",
        },
        Example {
            text: "Two clerks came to Orsa. One of those, Bo Arden, called it “a gift”.",
            answer: "Bo Arden",
        },
        Example { text: "Hundreds of supporters called it “a farce”.", answer: "supporters" },
        Example {
            text: "Two Orsan envoys told a reporter that it was raised when ministers met. One of them called it “a mess”.",
            answer: "Orsan envoy",
        },
        Example { text: "Ada Lund ran. One of her ads said: “Enough.”", answer: "Ada Lund" },
        Example {
            text: "Two aides familiar with the calls said he was loud. “Very,” said one of them.",
            answer: "aide familiar with the calls",
        },
        Example {
            text: "Two former prosecutors were there. “It is over,” said one.",
            answer: "former prosecutor",
        },
        Example {
            text: "One harbour sign read, “Slow down.” Another advised, “Stop here,” and “Turn back.”",
            answer: "harbour sign",
        },
    ],
    silent: &[
        "Bo Arden gave the other guests time to dress. Ada Lund wrote: “No.” Another wrote: “Yes.”",
        "It asked the guests to dress. Ada Lund wrote: “No.” Another wrote: “Yes.”",
        "Two rail officials said: “No.”",
        "One official said: “No.”",
        "“No,” said another guest.",
    ],
    find,
};

/// How many tokens back those may stand whom "one of them" means.
const NEAR: usize = 90;

fn find(scene: &Scene) -> Option<SpeakerAnswer> {
    let (text, tokens) = (scene.text, &scene.layout.tokens);
    let source = scene.source()?;
    let head = source.head as usize;
    if !tokens[head].has(Traits::QUANTITY) {
        return None;
    }
    // "as one who believes": whoever is meant, none of several.
    if tokens.get(source.words.last as usize).is_some_and(|t| is_any(text, t, &["who"])) {
        return None;
    }
    let single = quantity(tokens[head].span.of(text))? == Quantity::One;
    let last = source.words.last as usize;
    if single && let Some(named) = named_beside(scene, last) {
        return Some(SpeakerAnswer::Known(named));
    }
    let of = last > head + 2 && is(text, &tokens[head + 1], "of");
    // "some of whom chanted"
    let of_whom = of && is_any(text, &tokens[head + 2], &["whom"]);
    let whole = if of && !of_whom && !is_any(text, &tokens[head + 2], &["them", "us"]) {
        head + 2..last
    } else if of_whom && !single
        || last == head + 1
            && tokens
                .get(last)
                .is_none_or(|t| !tag(t).is_noun() && t.tag != Tag::Number && !t.has(Traits::QUANTITY))
            && !tokens
                .get(last)
                .is_some_and(|t| is_any(text, t, &["hundred", "thousand", "million", "dozen"]))
            && is_any(text, &tokens[head], &["some", "others", "many", "several", "most"])
    {
        described_last(scene, source.words.first as usize, false)?
    } else if single && (of || last == head + 1) {
        let another = is_any(text, &tokens[head], &["another"]);
        if another
            && !of
            && let Some(thing) = thing_read_last(scene)
        {
            return Some(thing);
        }
        match described_last(scene, source.words.first as usize, another) {
            Some(whole) if another && !of && is_outdone(scene, &whole) => return None,
            Some(whole) => whole,
            None => return if of { None } else { quoted_last(scene) },
        }
    } else {
        return None;
    };
    // "one of her ads": whoever has them speaks.
    let head_at = (whole.start as u32..whole.end as u32).rev().find(|at| is_document(&tokens[*at as usize]));
    if let Some(head) = head_at
        && let Some(owner) = possessor(
            text,
            scene.layout,
            scene.cast,
            Description { first: whole.start as u32, last: head + 1, head },
        )
    {
        return Some(SpeakerAnswer::Known(owner));
    }
    let first = whole.clone().find(|at| !counts_or_points(text, &tokens[*at]))?;
    let noun = head_noun(&tokens[first..whole.end])? + first;
    // "one of her ads": hers, as any of them is.
    let one = Description { first: whole.start as u32, last: last as u32, head: noun as u32 };
    if of
        && is_document(&tokens[noun])
        && let Some(owner) = possessor(text, scene.layout, scene.cast, one)
    {
        return Some(SpeakerAnswer::Known(owner));
    }
    let plural = tokens[noun].span.of(text);
    let words = tokens[first].span.start as usize..tokens[whole.end - 1].span.end as usize;
    let (before, after) =
        (&text[words.start..tokens[noun].span.start as usize], tokens[noun].span.end as usize);
    let noun_words = if single { singular(plural) } else { plural.to_owned() };
    let name = format!("{before}{noun_words}{}", &text[after..words.end]);
    let name = name.split_whitespace().collect::<Vec<_>>().join(" ");
    let kind = if single { SpeakerKind::Unknown } else { SpeakerKind::Group };
    Some(SpeakerAnswer::Described { name, kind, gender: Gender::Unknown })
}

/// "One of those, Bo Arden QC, called it": the person who is named between commas behind "one".
fn named_beside(scene: &Scene, last: usize) -> Option<u32> {
    let (text, tokens) = (scene.text, &scene.layout.tokens);
    let word = |at: usize, words: &[&str]| tokens.get(at).is_some_and(|t| is_any(text, t, words));
    let of = word(last, &["of"]) && word(last + 1, &["those", "them", "these"]);
    let comma = last + if of { 2 } else { 0 };
    tokens.get(comma).filter(|t| t.tag == Tag::Comma)?;
    let name = scene.cast.names_in(comma as u32 + 1, comma as u32 + 6).next()?;
    let mut behind = name.last as usize;
    // "Bo Arden QC"
    behind += usize::from(tokens.get(behind).is_some_and(|t| t.shape.is_all_capitals()));
    let closed = tokens.get(behind).is_some_and(|t| t.tag == Tag::Comma);
    let person = scene.cast.speakers[name.speaker as usize].kind == SpeakerKind::Person;
    (closed && person && name.lead.min(name.first) as usize == comma + 1 && !name.genitive)
        .then_some(name.speaker)
}

/// The tokens of the latest plural description of people before a token, outside quotations; of a
/// single one too where "another" follows ("A source said it. Another denied it.").
fn described_last(scene: &Scene, before: usize, another: bool) -> Option<std::ops::Range<usize>> {
    let (text, layout) = (scene.text, scene.layout);
    let tokens = &layout.tokens;
    let people = |token: &Token| {
        token.has(Traits::PLURAL) && token.has(Traits::PERSON_ROLE | Traits::DEMONYM)
            || is(text, token, "people")
    };
    let single = |at: usize| {
        let mut first = at;
        while first > 0
            && modifies(text, &tokens[first - 1])
            && !is_any(text, &tokens[first - 1], &["a", "an", "one"])
        {
            first -= 1;
        }
        another
            && tokens[at].has(Traits::PERSON_ROLE)
            && !tokens[at].shape.is_capital()
            && first > 0
            && is_any(text, &tokens[first - 1], &["a", "an", "one"])
            && tokens.get(at + 1).is_some_and(|next| !tag(next).is_noun() && !next.shape.is_capital())
    };
    // "gave the guests time": what they are given is no part of what they are, nor are they who speaks.
    let given =
        |at: usize| tokens.get(at + 1).is_some_and(|next| tag(next) == Tag::Noun && !next.shape.is_capital());
    let noun = (before.saturating_sub(NEAR)..before)
        .rev()
        .find(|at| (people(&tokens[*at]) && !given(*at) || single(*at)) && !is_quoted(scene, &tokens[*at]))?;
    // "Several envoys told the paper that ministers had met. One of them said": those who speak come
    // before those spoken of.
    let start = layout.sentences[layout.sentence_at(tokens[noun].span.start)].first as usize;
    // "One clerk, who knew of 40 boats, smiled. Another": the one of whom the sentence tells.
    if another && is_any(text, &tokens[start], &["one"]) {
        let one = (start + 1..noun.min(start + 5)).find(|at| single(*at));
        if let Some(one) = one {
            return Some(start + 1..one + 1);
        }
    }
    let verb = (start..noun).find(|at| tag(&tokens[*at]).is_finite());
    let tells = |verb: &usize| {
        let cue = tokens[*verb].known().cue_verb;
        cue != 0 && matches!(lexicon().cue(cue).class, CueClass::Say | CueClass::Tell)
    };
    let subject = verb
        .filter(tells)
        .and_then(|verb| (start..verb).find(|at| people(&tokens[*at]) && !is_quoted(scene, &tokens[*at])));
    let noun = subject.unwrap_or(noun);
    let mut first = noun;
    while first > 0 && modifies(text, &tokens[first - 1]) {
        first -= 1;
    }
    // "two people familiar with the talks told": what tells them apart stands before the verb.
    let ends = |at: usize| {
        let token = &tokens[at];
        let object =
            || tokens.get(at + 1).is_some_and(|next| matches!(tag(next), Tag::Determiner | Tag::Pronoun));
        // "familiar with the calls": behind an article no verb.
        let in_phrase = is_determiner(text, &tokens[at - 1]);
        !token.shape.is_word()
            || tag(token).is_finite() && !in_phrase
            || matches!(tag(token), Tag::Wh | Tag::Conjunction)
            // "asked readers to guess", but "people close to him"
            || tag(token) == Tag::To && tokens.get(at + 1).is_some_and(|next| tag(next) == Tag::Verb)
            || tag(token) == Tag::Verb && !can_be(token, Tag::Adjective) // "a source close to the talks"
            || tag(token) == Tag::Participle && object() // "when envoys discussed it"
    };
    let last = (noun + 1..(noun + 8).min(before)).find(|at| ends(*at)).unwrap_or(noun + 1);
    Some(first..last)
}

/// "It asked the guests to dress. Ada Lund wrote: “No.” Another wrote": whether somebody with a name has spoken since
/// those were told of in passing of whom one could speak.
fn is_outdone(scene: &Scene, whole: &std::ops::Range<usize>) -> bool {
    let tokens = &scene.layout.tokens;
    let mut before = whole.start;
    while before > 0 && is_determiner(scene.text, &tokens[before - 1]) {
        before -= 1;
    }
    let passing = before.checked_sub(1).is_some_and(|at| {
        tag(&tokens[at]).is_verb() || matches!(tag(&tokens[at]), Tag::Preposition | Tag::To)
    });
    let Some(last) = scene.asked.checked_sub(1).filter(|_| passing) else { return false };
    let decision = &scene.decisions[last];
    let named = matches!(decision.speaker, Some((SpeakerAnswer::Known(_), _)));
    let since = matches!(&decision.mention, Some((MentionAnswer::Source(source), _))
        if source.head as usize > whole.end);
    named && since
}

/// Whether a token only counts or points: "two", "the", "his".
fn counts_or_points(text: &str, token: &Token) -> bool {
    matches!(tag(token), Tag::Determiner | Tag::Possessive | Tag::Number)
        || token.shape.is_digit()
        || quantity(token.span.of(text)).is_some()
}

/// The index of the noun that heads a noun phrase: its first plural before a preposition or a mark,
/// else its last word there.
fn head_noun(tokens: &[Token]) -> Option<usize> {
    let end = tokens
        .iter()
        .position(|t| !t.shape.is_word() || matches!(tag(t), Tag::Preposition | Tag::To | Tag::Wh))
        .unwrap_or(tokens.len());
    tokens[..end].iter().position(|t| t.has(Traits::PLURAL)).or(end.checked_sub(1))
}

/// The singular of a plural noun for people.
fn singular(word: &str) -> String {
    let irregular = [("people", "person"), ("men", "man"), ("women", "woman"), ("children", "child")];
    if let Some((plural, single)) = irregular.iter().find(|(plural, _)| word.ends_with(plural)) {
        return format!("{}{single}", &word[..word.len() - plural.len()]);
    }
    if let Some(stem) = word.strip_suffix("ies").filter(|stem| stem.len() > 2) {
        return format!("{stem}y");
    }
    let hissing = ["ches", "shes", "xes", "sses"].iter().any(|end| word.ends_with(end));
    word.strip_suffix(if hissing { "es" } else { "s" }).unwrap_or(word).to_owned()
}

/// "One sign read “Go”. Another advised “Stay”": of the same description as the thing with words on it that
/// the paragraph has just read out.
fn thing_read_last(scene: &Scene) -> Option<SpeakerAnswer> {
    let before = scene.asked.checked_sub(1)?;
    let decision = &scene.decisions[before];
    let (MentionAnswer::Source(source), _) = decision.mention.as_ref()? else { return None };
    let tokens = &scene.layout.tokens;
    let shown = scene.quotations[before].paragraph == scene.quotation().paragraph
        && (is_document(&tokens[source.head as usize])
            || is_any(scene.text, &tokens[source.head as usize], &["another"])
            || source.cue.is_some_and(|cue| cue.lemma == "read"))
        && is_any(scene.text, &tokens[source.words.first as usize], &["one", "a", "an", "another"]);
    decision.speaker.as_ref().filter(|_| shown).map(|(answer, _)| answer.clone())
}

/// "A source said it was “dead”. Another called it “mad”": of the same description as the one quoted last.
fn quoted_last(scene: &Scene) -> Option<SpeakerAnswer> {
    let before = scene.asked.checked_sub(1)?;
    let near = scene.quotations[before].paragraph + 1 >= scene.quotation().paragraph;
    match scene.decisions[before].speaker.as_ref().filter(|_| near)? {
        (answer @ SpeakerAnswer::Described { kind: SpeakerKind::Unknown, .. }, _) => Some(answer.clone()),
        _ => None,
    }
}
