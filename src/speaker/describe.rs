//! Descriptions: which body "the company" or "both sides" mean, what points back to the one spoken
//! of, and what to call somebody whom the article only describes.

use super::document::is_document;
use super::epithet::is_epithet;
use super::kind::modifies_noun;
use super::kinship::body_fit;
use super::{Cast, Gender, SpeakerKind};
use crate::layout::{Layout, Token};
use crate::lexicon::grammar::{gives_name, small_number};
use crate::lexicon::{Tag, Traits};
use crate::mention::lead::modifies;
use crate::mention::name::{Name, NameClass};
use crate::mention::word::{
    BUSINESS, can_be, is, is_any, is_body_role, is_determiner, is_genitive, is_partisan, opens_sentence, sex,
    tag,
};

/// A description in the text: its tokens and its head.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Description {
    /// Index of its first token.
    pub first: u32,
    /// Just past its last token.
    pub last: u32,
    /// Index of its head noun.
    pub head: u32,
}

/// The description of a person that begins with the determiner at `at`.
pub(super) fn description_at(text: &str, layout: &Layout, at: usize, end: usize) -> Option<Description> {
    let tokens = &layout.tokens;
    let (mut head, mut owner) = (None, None);
    let mut last = at + 1;
    // "told The Citizen": a paper called so, by both its capitals where no sentence begins.
    let capital = |at: usize| tokens.get(at).is_some_and(|t| t.shape.is_capital());
    if capital(at) && capital(at + 1) && !opens_sentence(layout, at) {
        return None;
    }
    while last < end.min(at + 8) {
        let token = &tokens[last];
        // "the former Orsa and Vale striker"
        let joint = is_any(text, token, &["and"]) && capital(last - 1) && capital(last + 1) && head.is_none();
        if joint {
            last += 1;
            continue;
        }
        if !modifies(text, token) {
            break;
        }
        if token.has(Traits::PERSON_ROLE | Traits::TITLE)
            || token.has(Traits::DEMONYM) && (last == at + 1 || is_partisan(text, tokens, at + 1, last + 1))
            || !token.shape.is_letters() && is_epithet(token.span.of(text))
        {
            head = Some(last);
        } else if head.is_some() && matches!(tag(token), Tag::Noun | Tag::Nouns) {
            head = None; // "the president’s office", "a teacher training day"
        } else if token.tag == Tag::Genitive {
            // "the nominee’s support": whose it is, where nobody else is described.
            if head.is_some() && tokens[last - 1].has(Traits::PERSON_ROLE | Traits::TITLE) {
                owner = head;
            }
            head = None;
        }
        last += 1;
    }
    let head = head.or(owner)?;
    // "the other man", and "the bureau's director, Ada Lund": a lead of a name counts with it.
    let other =
        tokens[at..head].iter().any(|t| is_any(text, t, &["other", "second", "third", "latter", "next"]));
    if other && is_any(text, &tokens[at], &["the"]) {
        return None;
    }
    if tokens[head].has(Traits::PLURAL)
        || tokens.get(head + 1).is_some_and(|t| t.shape.is_capital() && t.tag == Tag::None)
        || is_genitive(text, tokens, head + 1) && !is_any(text, &tokens[at], &["the"])
    {
        return None;
    }
    Some(Description { first: at as u32, last: head as u32 + 1, head: head as u32 })
}

/// What a description says of the one it means.
#[derive(Clone, Debug)]
pub struct Described {
    /// The words without their article and without trailing clauses.
    pub name: String,
    /// A body, or somebody unknown.
    pub kind: SpeakerKind,
    /// As far as the noun tells.
    pub gender: Gender,
}

/// Other nouns for a body, which mean only one that was named a little before.
const BODIES: &[&str] = &[
    "network",
    "newspaper",
    "paper",
    "magazine",
    "publication",
    "outlet",
    "site",
    "website",
    "broadcaster",
    "channel",
    "station",
    "tabloid",
    "daily",
    "weekly",
    "journal",
    "organization",
    "organisation",
    "nonprofit",
    "non-profit",
    "charity",
    "agency",
    "institution",
    "museum",
    "force",
];

/// Nouns for a place that is governed.
const PLACES: &[&str] = &["country", "nation", "kingdom", "island"];

/// How many tokens back what one of [`BODIES`] or [`PLACES`] means was named at most.
const NEAR: u32 = 120;

/// Whether a noun is one for a body or a business.
#[must_use]
pub fn is_body_noun(text: &str, noun: &Token) -> bool {
    is_body_role(noun) || is_any(text, noun, BUSINESS)
}

/// The body that a definite noun ("the company") points back to without a word in common.
#[must_use]
pub fn nearest_body(text: &str, layout: &Layout, cast: &Cast, what: Description) -> Option<u32> {
    let tokens = &layout.tokens;
    let head = &tokens[what.head as usize];
    // "the organisation that left" tells by itself which one it is.
    let told = |t: &Token| is_any(text, t, &["that", "which", "who", "of", "behind"]);
    if !is_any(text, &tokens[what.first as usize], &["the", "its"])
        || tokens.get(what.head as usize + 1).is_some_and(told)
    {
        return None;
    }
    // "The broker" may be a person, unless a brokerage has been named.
    let broker = is_any(text, head, &["broker"]);
    let business = broker || is_any(text, head, BUSINESS);
    let near = if business { 0 } else { what.first.saturating_sub(NEAR) };
    // "She told the Orsa Review … The magazine said": a paper stays known for what it was told.
    let press = is_any(text, head, &["magazine", "newspaper", "tabloid"]);
    let floor = if press { 0 } else { near };
    if is_any(text, head, PLACES) {
        let names = cast.names.iter().take_while(|n| n.first < what.first).filter(|n| n.first >= floor);
        let spoken_of = |n: &&Name| n.class == NameClass::Place && !n.quoted && !is_placed(text, layout, n);
        return names.filter(spoken_of).last().map(|n| n.speaker);
    }
    let qualified = what.head > what.first + 2
        || what.head > what.first + 1
            && (tokens[what.head as usize - 1].shape.is_capital()
                || matches!(tag(&tokens[what.head as usize - 1]), Tag::Noun | Tag::Nouns) // "the party newspaper"
                || is_any(text, head, &["paper", "site"]));
    if !business && (!is_any(text, head, BODIES) || qualified) {
        return None;
    }
    // The nearest one, unless another is spoken of much more.
    let mut scores: Vec<(u32, f32, f32)> = Vec::new();
    // A name that nothing tells of, behind "in", is a place.
    // "met at Orsa Airport, the outlet said": where something happens tells nothing.
    let site = |n: &Name| {
        let before = (n.lead.min(n.first) as usize).checked_sub(1).map(|at| &tokens[at]);
        !business && before.is_some_and(|t| is_any(text, t, &["at", "near", "outside", "inside"]))
    };
    // "In a statement to the Post, the company said", "told the Post": whoever is told.
    let told = |n: &Name| {
        let mut before = n.lead.min(n.first) as usize;
        before -= usize::from(before > 0 && is_determiner(text, &tokens[before - 1]));
        if before > 0 && is_any(text, &tokens[before - 1], &["told"]) {
            return true;
        }
        let to =
            (n.lead.min(n.first) as usize).checked_sub(1).filter(|at| is_any(text, &tokens[*at], &["to"]));
        to.and_then(|to| to.checked_sub(1)).is_some_and(|at| is_document(&tokens[at]))
    };
    // "on the River Tarn", and "the Tarn" after that: no business.
    let river = |n: &Name| {
        let name = &cast.speakers[n.speaker as usize].name;
        ["River ", "Mount "].iter().any(|water| name.starts_with(water))
    };
    let press = |n: &Name| press && !tokens[n.first as usize].shape.is_all_capitals();
    let somewhere = |n: &Name| {
        let hears = told(n);
        n.class == NameClass::Unknown && is_placed(text, layout, n)
            || site(n)
            || hears && !press(n)
            || river(n)
            || n.first < near && !hears
    };
    // "The company" is rather the one that the paper writes of.
    let paper = |n: &Name| {
        is_any(text, head, &["company", "firm", "corporation", "manufacturer", "retailer", "airline"])
            && n.n_parts > 1
            && tokens[n.last as usize - 1].has(Traits::PAPER)
    };
    let candidates = bodies(cast, what.first)
        .filter(|n| n.first >= floor && may_be(text, layout, n, head) && !somewhere(n) && !paper(n));
    for name in candidates {
        if broker && !body_fit(head, &tokens[name.last as usize - 1]) {
            continue;
        }
        // "The carrier" is rather Orsa Airlines than whoever is named a line before.
        let akin = body_fit(head, &tokens[name.last as usize - 1]);
        // Who only hears of it is meant where nobody else can be.
        let near = if told(name) { 0.1 } else { 1.0 } / (1.0 + (what.first - name.first) as f32 / 25.0)
            + f32::from(u8::from(akin));
        match scores.iter_mut().find(|s| s.0 == name.speaker) {
            Some(score) => {
                score.1 = score.1.max(near);
                // Where words are found ("on Orsagram") is less spoken of than whoever acts.
                score.2 += if is_placed(text, layout, name) || name.headline { 0.01 } else { 0.05 };
            }
            None => scores.push((name.speaker, near, 0.05)),
        }
    }
    scores.into_iter().max_by(|a, b| (a.1 + a.2).total_cmp(&(b.1 + b.2))).map(|s| s.0)
}

/// Whether a body's own name does not tell that it is something else than the noun says: a committee
/// is no company.
#[must_use]
pub fn may_be(text: &str, layout: &Layout, name: &Name, head: &Token) -> bool {
    // "the University of Tarn"
    let of = (name.first + 1..name.last).find(|at| is_any(text, &layout.tokens[*at as usize], &["of"]));
    let end = &layout.tokens[of.unwrap_or(name.last) as usize - 1];
    // "Harl Freight Services" is a company.
    !end.has(Traits::GROUP_ROLE) || end.has(Traits::PLURAL) || end.entry == head.entry || body_fit(head, end)
}

/// Whether a name stands behind a preposition: "in Orsa", but not "mills such as Orsadyne".
fn is_placed(text: &str, layout: &Layout, name: &Name) -> bool {
    let before = (name.lead as usize).checked_sub(1).map(|at| &layout.tokens[at]);
    before.is_some_and(|t| matches!(tag(t), Tag::Preposition | Tag::To) && !is_any(text, t, &["as"]))
}

/// The body that the reporter's own words named last before a token.
#[must_use]
pub fn latest_body(cast: &Cast, before: u32) -> Option<u32> {
    bodies(cast, before).filter(|n| !n.headline && !n.genitive).last().map(|n| n.speaker)
}

/// The names of bodies before a token, in the reporter's own words.
fn bodies(cast: &Cast, before: u32) -> impl Iterator<Item = &Name> {
    cast.names.iter().take_while(move |n| n.first < before).filter(|n| {
        cast.speakers[n.speaker as usize].kind == SpeakerKind::Group
            && n.class != NameClass::Place
            && !n.quoted
    })
}

/// The two that "the companies" or "both sides" are: the last two bodies joined by "and", or the
/// two most spoken of.
#[must_use]
pub fn pair_of_bodies(text: &str, layout: &Layout, cast: &Cast, what: Description) -> Option<(u32, u32)> {
    let tokens = &layout.tokens;
    let head = &tokens[what.head as usize];
    let pair = [
        "companies",
        "firms",
        "sides",
        "parties",
        "countries",
        "nations",
        "governments",
        "banks",
        "airlines",
        "carriers",
        "clubs",
        "unions",
        "neighbours",
        "neighbors",
    ];
    if !is_any(text, head, &pair) || !is_any(text, &tokens[what.first as usize], &["the", "both", "two"]) {
        return None;
    }
    // "the six governments" are no pair; of three, two are better than nobody.
    let others = tokens[what.first as usize + 1..what.head as usize].iter().any(|token| {
        token.shape.is_digit() || small_number(token.span.of(text)).is_some_and(|number| number > 3)
    });
    if others {
        return None;
    }
    let states = is_any(
        text,
        head,
        &["sides", "parties", "countries", "nations", "governments", "neighbours", "neighbors"],
    );
    let all: Vec<&Name> = cast
        .names
        .iter()
        .take_while(|n| n.first < what.first)
        .filter(|n| {
            cast.speakers[n.speaker as usize].kind == SpeakerKind::Group
                && !n.quoted
                && !modifies_noun(layout, n)
                && (states || n.class != NameClass::Place)
        })
        .collect();
    let joined = all.windows(2).rev().find(|w| {
        w[1].first == w[0].last + 1
            && is(text, &tokens[w[0].last as usize], "and")
            && w[0].speaker != w[1].speaker
    });
    if let Some(joined) = joined {
        return Some((joined[0].speaker, joined[1].speaker));
    }
    let mut counts: Vec<(u32, u32)> = Vec::new();
    for name in &all {
        match counts.iter_mut().find(|c| c.0 == name.speaker) {
            Some(count) => count.1 += 1,
            None => counts.push((name.speaker, 1)),
        }
    }
    counts.sort_by_key(|c| std::cmp::Reverse(c.1));
    match counts[..] {
        [one, two, ..] => Some((one.0, two.0)),
        _ => None,
    }
}

/// What to call somebody whom the article only describes.
#[must_use]
pub fn describe(text: &str, layout: &Layout, what: Description) -> Described {
    let tokens = &layout.tokens;
    let (mut first, mut last) = (what.first as usize, what.last as usize);
    while first + 1 < last
        && first < what.head as usize
        && (is_determiner(text, &tokens[first]) || !tokens[first].shape.is_word())
    {
        first += 1;
    }
    for at in what.head as usize + 1..last {
        let token = &tokens[at];
        let relative = matches!(tag(token), Tag::Wh)
            || is(text, token, "that") && tokens.get(at + 1).is_some_and(|n| tag(n).is_finite())
            || matches!(token.tag, Tag::Comma | Tag::Dash | Tag::Open | Tag::Mark | Tag::Semicolon);
        let listing = token.tag == Tag::Comma
            && (at + 1..last).any(|i| tokens[i].tag == Tag::None && is_any(text, &tokens[i], &["and", "or"]));
        if relative && !listing {
            last = at;
            break;
        }
    }
    let head = &tokens[what.head as usize];
    let words = tokens[first].span.to(tokens[last.max(first + 1) - 1].span).of(text);
    let plural = head.has(Traits::PLURAL) || tag(head) == Tag::Nouns;
    let person = head.has(Traits::PERSON_ROLE | Traits::TITLE | Traits::DEMONYM)
        || can_be(head, Tag::Noun)
            && !is_document(head)
            && !head.has(Traits::GROUP_ROLE)
            && head.known().traits.any(Traits::FEMALE | Traits::MALE);
    let kind = if person && !plural { SpeakerKind::Unknown } else { SpeakerKind::Group };
    let gender = if kind == SpeakerKind::Unknown {
        sex(head.known().traits).unwrap_or(Gender::Unknown)
    } else {
        Gender::Unknown
    };
    let mut name = words.split_whitespace().collect::<Vec<_>>().join(" ");
    // "Council of Mills (CM) official"
    if let (Some(open), Some(close)) = (name.find(" ("), name.find(") "))
        && open < close
    {
        name.replace_range(open..=close, "");
    }
    Described { name, kind, gender }
}

/// How many tokens behind a description the name may end that is given to it.
const NAMED_WITHIN: usize = 9;

/// Whom the words behind a description name: "a man called Bo Arden", "a witness known only as Bo".
#[must_use]
pub(super) fn named_behind(text: &str, layout: &Layout, cast: &Cast, what: Description) -> Option<u32> {
    let tokens = &layout.tokens;
    let word = |at: usize, words: &[&str]| tokens.get(at).is_some_and(|t| is_any(text, t, words));
    let mut verb = what.last as usize;
    // "a man whom the clerk identified as Bo Arden"
    if word(verb, &["whom", "who"]) {
        verb = (verb + 1..verb + 5).find(|at| word(*at, &["identified"])).unwrap_or(verb);
    }
    // "His main challenger is Ada Lund"
    if word(verb, &["is", "was"])
        && let Some(name) = cast.names_in(verb as u32 + 1, verb as u32 + 6).next()
        && name.lead.min(name.first) as usize == verb + 1
        && !name.genitive
        && cast.speakers[name.speaker as usize].kind == SpeakerKind::Person
    {
        return Some(name.speaker);
    }
    // "a driver who would give his name only as Bo", "a clerk who gave her first name, Ada"
    if word(verb, &["who"])
        && let Some(given) = (verb + 1..tokens.len().min(verb + NAMED_WITHIN)).find(|at| word(*at, &["name"]))
        && (verb + 1..given).any(|at| word(at, &["gave", "give", "gives", "giving"]))
        && let Some(from) = (given + 1..given + 4)
            .find(|at| word(*at, &["as"]) || tokens.get(*at).is_some_and(|t| t.tag == Tag::Comma))
        && let Some(name) = cast.names_in(from as u32 + 1, from as u32 + 2).next()
    {
        return Some(name.speaker);
    }
    let named = tokens.get(verb).is_some_and(|t| gives_name(t.span.of(text)));
    if !named && !word(verb, &["identified", "known"]) {
        return None;
    }
    let end = tokens.len().min(verb + NAMED_WITHIN);
    let from = (verb + 1..end)
        .take_while(|at| !matches!(tokens[*at].tag, Tag::Comma | Tag::Stop) && !tag(&tokens[*at]).is_finite())
        .find(|at| word(*at, &["as"]))
        .unwrap_or(verb);
    let name = cast
        .names_in(from as u32 + 1, end as u32)
        .next()
        .filter(|name| name.lead.min(name.first) as usize == from + 1 && !name.genitive)
        // "One clerk called Arden a fool": a finite verb and its object.
        .filter(|name| from > verb || name.n_parts > 1 || !word(verb, &["called"]))?;
    (cast.speakers[name.speaker as usize].kind == SpeakerKind::Person).then_some(name.speaker)
}
