//! A description that leads up to a name, or stands beside it behind a comma, is that person's.

use super::description;
use crate::layout::Token;
use crate::lexicon::{Tag, Traits};
use crate::mention::Gender;
use crate::mention::name::{Name, NameClass};
use crate::mention::word::{is_any, is_determiner, tag};
use crate::rule::{Example, Rule, Scene, SpeakerAnswer};
use crate::speaker::SpeakerKind;
use crate::speaker::describe::is_body_noun;
use crate::speaker::document::is_document;

/// The rule.
pub(super) const RULE: Rule<SpeakerAnswer> = Rule {
    id: "named-in-apposition",
    doc: "A description of a person that leads up to a name, or of a person or body that stands beside it \
          with a comma or “called” between, means the one named, even where no second comma parts it from \
          its verb; a document beside which its maker is named speaks for that one.",
    fires: &[
        Example {
            text: "Its chair, the mayor of Orsa, Ada Lund, said she was “done”.", answer: "Ada Lund"
        },
        Example {
            text: "The FrostCo ran hot. The company, Orsa-based Tarn Brands, said it was “deeply sorry”.",
            answer: "Tarn Brands",
        },
        Example {
            text: "The firm that maintains the locks, Tarn Brands, said it was “deeply sorry”.",
            answer: "Tarn Brands",
        },
        Example {
            text: "The study, by the Orsa Institute, called it “unsafe”. Bo Arden wept.",
            answer: "Orsa Institute",
        },
        Example {
            text: "Ada Lund, a former clerk for the mayor of Orsa has called it “unfair” in her book on the town, its river, its port and what is left of it.",
            answer: "Ada Lund",
        },
        Example { text: "Ada Lund, another clerk said, “It is dear.”", answer: "Ada Lund" },
        Example {
            text: "Ada Lund spoke. “It is time,” cried Lund’s introducer, actress Mary Voss.",
            answer: "Mary Voss",
        },
        Example {
            text: "Voters were cold. A group called Tarn Rising derided it in mailers as “a bunker”.",
            answer: "Tarn Rising",
        },
        Example {
            text: "“No,” said the chief witness, a soft-spoken student named Bo Arden.",
            answer: "Bo Arden",
        },
        Example {
            text: "A gunner who goes by the nickname “Finch” said: “We wait.”", answer: "Finch"
        },
        Example { text: "“We wait,” said a baker, who was introduced to us as Marta.", answer: "Marta" },
        Example {
            text: "The report, by the Orsa firm Harl Penrose, recommended that they “act early”.",
            answer: "Harl Penrose",
        },
        Example {
            text: "The party’s newspaper, the Orsa Herald, asked: “What did we get?”",
            answer: "Orsa Herald",
        },
    ],
    silent: &[
        "FrostCo fell. The maker, in Orsa, said it was “deeply sorry”.",
        "“No,” said the director of the Ada Lund trust.",
        "“No,” said an aide to secretary of culture Ada Lund.",
        "“No,” said Ada Lund.",
        "The ministry called Orsa Radio shows “rot” and said it felt “no shame”.",
        "“No,” the mayor told Bo Arden.",
    ],
    find,
};

fn find(scene: &Scene) -> Option<SpeakerAnswer> {
    let source = scene.source()?;
    let (cast, tokens) = (scene.cast, &scene.layout.tokens);
    let (head, last) = (source.head, source.words.last);
    let person = |speaker: u32| cast.speakers[speaker as usize].kind == SpeakerKind::Person;
    let word = &tokens[head as usize];
    // "GP", "MP" and "CEO" are offices too.
    let short = word.shape.is_all_capitals() && word.span.len() <= 4;
    let role = short || word.has(Traits::PERSON_ROLE | Traits::TITLE);
    let described = description(scene).is_some();
    if described && !role && is_body_noun(scene.text, word) {
        return body_beside(scene, last);
    }
    if described && is_document(word) {
        return made_beside(scene, last);
    }
    // "Lund’s introducer, actress Mary Voss": whoever belongs to somebody is a person, whatever the noun.
    let owned = described
        && (source.words.first..head).any(|at| tokens[at as usize].tag == Tag::Genitive)
        && !word.shape.is_capital();
    if !role && !owned
        || !described && tokens[head as usize].has(Traits::GIVEN)
        || tokens[head as usize].has(Traits::PLURAL)
    {
        return None;
    }
    if described {
        // The words are part of what leads up to a name.
        let at = cast.names.partition_point(|n| n.first <= head);
        if let Some(name) = cast.names.get(at)
            && name.lead <= head
            && name.class == NameClass::Person
            && !name.genitive
            && person(name.speaker)
        {
            return Some(SpeakerAnswer::Known(name.speaker));
        }
    }
    if described && let Some(called) = called_in_relative(scene, last) {
        return Some(called);
    }
    if let Some(name) = led_up_to(scene, head, last) {
        return Some(SpeakerAnswer::Known(name.speaker));
    }
    // "Ada Lund, a clerk said, is": words in passing.
    let passing = source.cue.is_some_and(|cue| {
        let behind = |on: u32| tokens.get((cue.words.last + on) as usize).map(|token| token.tag);
        // "Ada Lund, a clerk said, “…”" has lost its second comma.
        behind(0) == Some(Tag::Comma) && behind(1) != Some(Tag::Mark)
    });
    if described
        && !passing
        && let Some(name) = behind_name(scene, source.words.first)
    {
        return Some(SpeakerAnswer::Known(name.speaker));
    }
    tokens.get(last as usize).filter(|t| t.tag == Tag::Comma)?;
    if described && let Some(name) = behind_office(scene, last) {
        return Some(SpeakerAnswer::Known(name.speaker));
    }
    let at = cast.names.partition_point(|n| n.first <= last);
    let name = cast.names.get(at)?;
    let near = name.first == last + 1
        || name.lead == last + 1 && is_any(scene.text, &tokens[last as usize + 1], &["the", "a", "an"])
        || name.lead == last + 1 && name.titled
        || name.lead <= last && name.first <= last + 3
        || name.honorific && name.first == last + 2;
    let closed = tokens.get(name.last as usize).is_none_or(|t| {
        matches!(t.tag, Tag::Comma | Tag::Stop | Tag::Dash | Tag::Open | Tag::Semicolon | Tag::Colon)
    });
    let near = near || is_called_behind(scene, last, name);
    (near && closed && !name.genitive && !name.quoted && person(name.speaker))
        .then_some(SpeakerAnswer::Known(name.speaker))
}

/// "Its chair, the mayor of Orsa, Ada Lund, said": the person whose name follows an office of theirs, each between
/// commas, of which the first stands at `comma`.
fn behind_office<'s>(scene: &'s Scene, comma: u32) -> Option<&'s Name> {
    let (text, tokens) = (scene.text, &scene.layout.tokens);
    let first = comma as usize + 1;
    let end = tokens.len().min(first + NEAR as usize);
    let second = (first..end).find(|at| tokens[*at].tag == Tag::Comma)?;
    let office = &tokens[first..second];
    let told = is_determiner(text, office.first()?)
        && office.iter().all(|t| t.shape.is_word() && tag(t) != Tag::Wh && t.known().cue_verb == 0)
        && office.iter().any(|t| t.has(Traits::PERSON_ROLE | Traits::TITLE));
    let name = scene.cast.names_in(second as u32 + 1, second as u32 + NEAR).next().filter(|_| told)?;
    let [closing, verb, ..] = tokens.get(name.last as usize..)? else { return None };
    let person = scene.cast.speakers[name.speaker as usize].kind == SpeakerKind::Person;
    let stands = [name.lead, name.first].contains(&(second as u32 + 1)) && closing.tag == Tag::Comma;
    (stands && person && tag(verb).is_finite() && !name.genitive && !name.quoted).then_some(name)
}

/// "a gunner who goes by the nickname “Finch”", "a baker, who was introduced as Ada": the name that a
/// relative clause gives to whoever is described.
fn called_in_relative(scene: &Scene, last: u32) -> Option<SpeakerAnswer> {
    let (text, tokens) = (scene.text, &scene.layout.tokens);
    let who = last as usize + usize::from(tokens.get(last as usize)?.tag == Tag::Comma);
    tokens.get(who).filter(|t| is_any(text, t, &["who"]))?;
    let end = tokens.len().min(who + NAMED_WITHIN);
    let clause = tokens[who + 1..end].iter().take_while(|t| !matches!(t.tag, Tag::Stop | Tag::Semicolon));
    let naming = ["goes", "went", "identified", "introduced", "known"];
    let verb = who + 1 + clause.clone().position(|t| is_any(text, t, &naming))?;
    let goes = is_any(text, &tokens[verb], &["goes", "went"]);
    let before: &[&str] =
        if goes { &["name", "sign", "nickname", "alias", "pseudonym", "by"] } else { &["as"] };
    let as_at = who
        + 1
        + clause
            .clone()
            .position(|t| is_any(text, t, before) && !is_any(text, t, &["by"]))
            .or_else(|| clause.clone().position(|t| is_any(text, t, before)))?;
    let mark = usize::from(tokens.get(as_at + 1)?.tag == Tag::Mark);
    let first = as_at + 1 + mark;
    if let Some(name) = scene.cast.name_at(first as u32).filter(|name| !name.genitive) {
        let person = scene.cast.speakers[name.speaker as usize].kind != SpeakerKind::Group;
        return (as_at > verb && person).then_some(SpeakerAnswer::Known(name.speaker));
    }
    // A nickname that stands nowhere else.
    let word = tokens.get(first).filter(|t| mark == 1 && as_at > verb && t.shape.is_capital())?;
    let closed = tokens[first + 1..].iter().take(2).any(|t| t.tag == Tag::Mark);
    closed.then(|| SpeakerAnswer::Described {
        name: word.span.of(text).to_owned(),
        kind: SpeakerKind::Person,
        gender: Gender::Unknown,
    })
}

/// How many tokens behind "who" a name may be given.
const NAMED_WITHIN: usize = 12;

/// "the boyfriend, a quiet baker named Bo Arden,": whether the comma at `comma` opens a description that ends
/// with the name.
fn is_called_behind(scene: &Scene, comma: u32, name: &Name) -> bool {
    let (text, tokens) = (scene.text, &scene.layout.tokens);
    let (first, named) = (comma as usize + 1, name.lead.min(name.first) as usize - 1);
    first < named
        && named <= first + NEAR as usize
        && is_any(text, &tokens[first], &["a", "an"])
        && is_any(text, &tokens[named], &["named", "called"])
        && tokens[named - 1].has(Traits::PERSON_ROLE)
        && tokens[first..named].iter().all(|t| t.shape.is_word())
}

/// "Ada Lund, a former clerk has written": the person with whose name the sentence begins, where no second comma
/// parts the description from its verb.
fn behind_name<'s>(scene: &'s Scene, first: u32) -> Option<&'s Name> {
    let tokens = &scene.layout.tokens;
    let comma = first.checked_sub(1).filter(|at| tokens[*at as usize].tag == Tag::Comma)?;
    let name = scene.cast.name_at(comma.checked_sub(1)?).filter(|name| name.last == comma)?;
    let sentence = scene.layout.sentence_at(tokens[first as usize].span.start);
    let opens = name.lead.min(name.first);
    let begins = scene.layout.sentences[sentence].first == opens
        || is_behind_opening(scene, opens)
        // "as did two, including Ada Lund, a clerk who said"
        || opens > 0 && is_any(scene.text, &tokens[opens as usize - 1], &["including"]);
    let article = is_any(scene.text, &tokens[first as usize], &["a", "an", "the", "another"]);
    let person = scene.cast.speakers[name.speaker as usize].kind == SpeakerKind::Person;
    (begins && article && person && name.n_parts > 1 && !name.genitive && !name.quoted).then_some(name)
}

/// "On Sunday, retired Gen. Ada Lund, a clerk, said": whether nothing but an adverbial and a comma stand before the
/// subject at a token.
fn is_behind_opening(scene: &Scene, mut at: u32) -> bool {
    let tokens = &scene.layout.tokens;
    let first = scene.layout.sentences[scene.layout.sentence_at(tokens[at as usize].span.start)].first;
    while at > first && is_any(scene.text, &tokens[at as usize - 1], &["retired", "former", "then"]) {
        at -= 1;
    }
    let before = first as usize..at as usize;
    let comma =
        |t: &Token| matches!(t.tag, Tag::Comma | Tag::Mark) || t.shape.is_word() && !tag(t).is_finite();
    before.len() >= 3
        && tag(&tokens[before.start]) == Tag::Preposition
        && tokens[before.clone()].iter().rev().take(2).any(|t| t.tag == Tag::Comma)
        && tokens[before].iter().filter(|t| t.tag == Tag::Comma).count() == 1
        && tokens[first as usize..at as usize].iter().all(comma)
}

/// "The maker, Orsa-based Tarn Brands,", "the firm that runs it, Tarn Brands,": the body named behind
/// the comma.
fn body_beside(scene: &Scene, last: u32) -> Option<SpeakerAnswer> {
    let (text, tokens) = (scene.text, &scene.layout.tokens);
    // "A group called Pilots First derided it", but not "The group called Pilots First a gang".
    let names = &scene.cast.names;
    let first = scene.source()?.words.first as usize;
    if is_any(text, &tokens[first], &["a", "an", "another", "one"])
        && is_any(text, tokens.get(last as usize)?, &["called", "named"])
        && let Some(name) = names.get(names.partition_point(|name| name.first <= last))
        && name.lead.min(name.first) == last + 1
        && !name.genitive
    {
        return Some(SpeakerAnswer::Known(name.speaker));
    }
    let clause = is_any(text, tokens.get(last as usize)?, &["that", "which"]);
    let comma = if clause { comma_behind(scene, last)? } else { last };
    tokens.get(comma as usize).filter(|token| token.tag == Tag::Comma)?;
    let name = names.get(names.partition_point(|name| name.first <= comma))?;
    // "the party’s daily, the Orsa Herald,"
    let article = is_any(text, tokens.get(comma as usize + 1)?, &["the"]);
    let near = name.lead.min(name.first) == comma + 1 + u32::from(article);
    let behind = tokens.get(name.last as usize)?;
    let closed = behind.tag == Tag::Comma;
    let group = scene.cast.speakers[name.speaker as usize].kind == SpeakerKind::Group
        || name.class == NameClass::Unknown && !scene.cast.leanings[name.speaker as usize].person;
    (near && closed && group && name.class != NameClass::Place && !name.quoted)
        .then_some(SpeakerAnswer::Known(name.speaker))
}

/// "The study, by Tarn Brands,", "the report on which it rests, written by Bo Arden": who made it, told
/// between commas.
fn made_beside(scene: &Scene, last: u32) -> Option<SpeakerAnswer> {
    let (text, tokens) = (scene.text, &scene.layout.tokens);
    let comma = comma_behind(scene, last)?;
    let verb = u32::from(tokens.get(comma as usize + 1)?.has(Traits::GIVING_OUT));
    let by = comma + 1 + verb;
    tokens.get(by as usize).filter(|token| is_any(text, token, &["by"]))?;
    let mut names = scene.cast.names_in(by + 1, by + NEAR);
    let name = names.next()?;
    // "by the Orsa firm Tarn Brands": where the maker is from.
    let maker = names.next().filter(|maker| maker.first == name.last + 1);
    if let Some(maker) = maker
        && tokens[name.last as usize].has(Traits::GROUP_ROLE | Traits::PERSON_ROLE)
    {
        return (!maker.genitive && !maker.quoted).then_some(SpeakerAnswer::Known(maker.speaker));
    }
    let article = is_determiner(text, &tokens[by as usize + 1]);
    let near = name.lead.min(name.first) <= by + 1 + u32::from(article);
    (near && !name.genitive && !name.quoted).then_some(SpeakerAnswer::Known(name.speaker))
}

/// The first comma behind a noun, in its own sentence.
fn comma_behind(scene: &Scene, last: u32) -> Option<u32> {
    let tokens = &scene.layout.tokens;
    let mut own = (last..last + NEAR).take_while(|at| {
        tokens.get(*at as usize).is_some_and(|t| {
            t.shape.is_word() || t.shape.is_digit() || matches!(t.tag, Tag::Comma | Tag::Genitive)
        })
    });
    own.find(|at| tokens[*at as usize].tag == Tag::Comma)
}

/// How many tokens behind a noun may stand what tells who bears it or made it.
const NEAR: u32 = 10;

/// The name that ends the words behind a title of several words ("secretary of culture Ada Lund",
/// "singer and Oslovian Ada Lund"): what stands right before it is no office of its own.
fn led_up_to<'s>(scene: &'s Scene, head: u32, last: u32) -> Option<&'s Name> {
    let tokens = &scene.layout.tokens;
    let name = scene.cast.name_at(last - 1).filter(|n| n.first > head + 1 && n.last == last)?;
    let before = &tokens[name.first as usize - 1];
    let between = &tokens[head as usize + 1..name.first as usize];
    let other = |t: &Token| {
        !t.shape.is_word() || is_determiner(scene.text, t) || tag(t).is_finite() && !tag(t).is_noun()
    };
    let joined =
        is_any(scene.text, &between[0], &["and"]) && before.has(Traits::DEMONYM | Traits::PERSON_ROLE);
    let of = is_any(scene.text, &between[0], &["of"])
        && tag(before).is_noun()
        && !before.shape.is_capital()
        && !before.has(Traits::PERSON_ROLE | Traits::TITLE);
    let person = scene.cast.speakers[name.speaker as usize].kind == SpeakerKind::Person;
    ((joined || of) && person && name.n_parts > 1 && !between.iter().any(other)).then_some(name)
}
