//! Descriptions: whom "the Russian leader", "the institute" or "her statement" mean, and what to
//! call somebody whom the article only describes.

use super::document::is_document;
use super::kinship::{body_fit, equal, role_fit};
use super::{Cast, Gender, SpeakerKind};
use crate::layout::{Layout, Token};
use crate::lexicon::{Tag, Traits, lexicon};
use crate::mention::name::{Name, NameClass};
use crate::mention::word::{can_be, is, is_any, is_determiner, is_role, sex, tag, with_phrase};

/// A description in the text: its tokens and its head.
#[derive(Clone, Copy, Debug)]
pub struct Description {
    /// Index of its first token.
    pub first: u32,
    /// Just past its last token.
    pub last: u32,
    /// Index of its head noun.
    pub head: u32,
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

/// Nouns for a business, which may mean any body named before.
const BUSINESS: &[&str] = &[
    "company",
    "firm",
    "corporation",
    "maker",
    "manufacturer",
    "retailer",
    "group",
    "business",
    "bank",
    "airline",
    "carrier",
    "operator",
    "startup",
    "start-up",
    "giant",
    "conglomerate",
    "developer",
    "publisher",
    "brand",
    "brokerage",
    "foundry",
    "refiner",
    "builder",
    "startup",
    "studio",
    "label",
    "carmaker",
    "automaker",
    "lender",
    "insurer",
    "supplier",
    "utility",
    "chain",
];

/// The country or place that a word of nationality, a seat or a place's name belongs to.
fn place(text: &str, tokens: &[Token], at: usize) -> Option<&'static str> {
    let lexicon = lexicon();
    let ask = |p: &str| lexicon.place_of(p);
    if !tokens[at].shape.is_capital() {
        return None;
    }
    if at + 1 < tokens.len()
        && let Some(found) = with_phrase(text, &tokens[at..at + 2], ask).flatten()
    {
        return Some(found);
    }
    with_phrase(text, &tokens[at..=at], ask).flatten()
}

/// Whether a name is the country itself that `place` names.
fn is_place(text: &str, tokens: &[Token], place: &str) -> bool {
    with_phrase(text, tokens, |p| p == place).unwrap_or(false)
}

/// What an article says of a name: the tokens before and behind it.
fn said_of<'l>(layout: &'l Layout, name: &Name) -> [&'l [Token]; 2] {
    let t = &layout.tokens;
    [
        &t[name.lead as usize..name.first as usize],
        &t[name.apposition.0 as usize..(name.apposition.1 as usize).min(name.apposition.0 as usize + 14)],
    ]
}

/// Whom of the cast a description means by what the article says of them, the runner-up, and
/// whether that is said before (rather than after) the description.
#[must_use]
pub fn by_role(text: &str, layout: &Layout, cast: &Cast, what: Description) -> Option<(u32, bool)> {
    let tokens = &layout.tokens;
    let head = &tokens[what.head as usize];
    let group = head.has(Traits::GROUP_ROLE) && !head.has(Traits::PERSON_ROLE);
    let wanted = sex(head.known().traits);
    let words = &tokens[what.first as usize..what.last as usize];
    let first = &words[0];
    // "A judge" may be named further on; "his friend" and "officials" are others than those named.
    let indefinite = is_any(text, first, &["a", "an"]);
    let possessive = is_any(text, first, &["his", "her", "their", "my", "our", "its"]);
    let own = possessive && !group;
    if is_any(text, first, &["one", "another", "some", "several", "many", "two", "three", "no", "other"])
        || head.has(Traits::PLURAL) && !group
        || indefinite && what.first > 90
    {
        return None;
    }
    if indefinite && tokens[what.head as usize + 1..what.last as usize].iter().any(|t| t.shape.is_word()) {
        return None;
    }
    // "the Pole" fits "the Polish goalkeeper Ola Brzeg".
    let home = if head.has(Traits::DEMONYM) {
        place(text, &tokens[what.head as usize..=what.head as usize], 0)
    } else {
        None
    };
    let years = words.iter().find_map(|w| {
        let own = w.span.of(text);
        own.strip_suffix("-year-old").map(|years| (own, years))
    });
    let mut others: Option<Vec<Modifier>> = None;
    let mut found: Vec<Found> = Vec::new();
    for name in &cast.names {
        let speaker = &cast.speakers[name.speaker as usize];
        if group != (speaker.kind == SpeakerKind::Group) {
            continue;
        }
        let plain = name.lead == name.first && name.apposition.0 == name.apposition.1;
        if plain && !group && years.is_none() {
            continue;
        }
        let mut fit = match (group, years) {
            (true, _) => name_fit(text, layout, name, head),
            (false, Some(years)) => age(text, tokens, name, years),
            (false, None) => 0.0,
        };
        let mut modifiers = 0.0;
        let mut contradicts = false;
        if !plain {
            for side in said_of(layout, name) {
                for (number, theirs) in side.iter().enumerate() {
                    if is_role(theirs) || theirs.has(Traits::DEMONYM) {
                        fit = fit.max(role_fit(text, head, theirs));
                    }
                    if home.is_some() && place(text, side, number) == home {
                        fit = fit.max(2.5);
                    }
                }
            }
            // "His sister" is only one who was called a sister of somebody.
            if own && !is_relative(text, layout, name) {
                fit = 0.0;
            }
            let others = others.get_or_insert_with(|| modifiers_of(text, words, what));
            modifiers = modifiers_fit(text, layout, name, others, &mut contradicts);
        }
        if fit > 0.0 || modifiers > 0.0 || contradicts {
            let before = name.first < what.first;
            let entry = match found.iter().position(|f| f.speaker == name.speaker) {
                Some(at) => &mut found[at],
                None => {
                    found.push(Found {
                        speaker: name.speaker,
                        fit: 0.0,
                        modifiers: 0.0,
                        contradicts: false,
                        before,
                        nearest: 0,
                    });
                    let last = found.len() - 1;
                    &mut found[last]
                }
            };
            if fit > entry.fit {
                entry.fit = fit;
                entry.before = before;
            }
            entry.modifiers += modifiers.min(2.0);
            entry.contradicts |= contradicts;
        }
    }
    let before = if found.is_empty() { &[] } else { &cast.names[..] };
    for name in before.iter().take_while(|n| n.first < what.first) {
        if let Some(entry) = found.iter_mut().find(|f| f.speaker == name.speaker) {
            entry.nearest = name.first;
        }
    }
    let mut best: Option<(f32, u32, bool)> = None;
    for f in found {
        let speaker = &cast.speakers[f.speaker as usize];
        if wanted.is_some_and(|sex| speaker.gender != Gender::Unknown && speaker.gender != sex) {
            continue;
        }
        if indefinite && (f.fit < 2.5 || f.before) || f.contradicts && f.modifiers <= 0.0 {
            continue;
        }
        let modifiers = f.modifiers.min(2.5);
        if own && (f.fit < 3.0 || !f.before) {
            continue;
        }
        if f.fit < 2.0 && !(f.fit > 0.0 && modifiers >= 1.0) {
            continue;
        }
        let distance = what.first.saturating_sub(f.nearest) as f32;
        let near = if f.nearest > 0 { 1.0 / (1.0 + distance / 80.0) } else { -0.5 };
        let score = f.fit + modifiers + near;
        if best.is_none_or(|(top, ..)| score > top) {
            best = Some((score, f.speaker, f.before));
        }
    }
    best.map(|(_, number, before)| (number, before))
}

/// What speaks for one speaker as the one described.
struct Found {
    speaker: u32,
    fit: f32,
    modifiers: f32,
    contradicts: bool,
    before: bool,
    nearest: u32,
}

/// Whether what is said of a name makes it somebody’s: "his sister, Ada Lund", "whose brother Bo".
fn is_relative(text: &str, layout: &Layout, name: &Name) -> bool {
    let owned = |t: &Token| {
        t.tag == Tag::Genitive || is_any(text, t, &["his", "her", "their", "its", "our", "my", "whose"])
    };
    let before = layout.tokens[(name.lead as usize).saturating_sub(1)..name.lead as usize].iter();
    said_of(layout, name).into_iter().flatten().chain(before).any(owned)
}

/// "the institute" fits the Orsa Institute, and "the union" the Orsa Federation less well.
fn name_fit(text: &str, layout: &Layout, name: &Name, head: &Token) -> f32 {
    let own = head.span.of(text);
    let tokens = &layout.tokens[name.first as usize..name.last as usize];
    if tokens.iter().any(|t| equal(text, t, own)) {
        return 3.0;
    }
    // "the union" fits the Orsa Dockers Federation; what is behind "of" is another body's.
    let own_part = tokens.iter().position(|t| is_any(text, t, &["of", "for", "in"])).unwrap_or(tokens.len());
    if tokens[..own_part].last().is_some_and(|t| body_fit(head, t)) { 2.2 } else { 0.0 }
}

/// "the 34-year-old" fits "Ada Lund, 34,".
fn age(text: &str, tokens: &[Token], name: &Name, (own, years): (&str, &str)) -> f32 {
    let after = tokens.iter().skip(name.last as usize).take(3);
    let before = &tokens[name.lead as usize..name.first as usize];
    let hit = after.chain(before).any(|t| {
        let word = t.span.of(text);
        word == years || word == own
    });
    if hit { 3.0 } else { 0.0 }
}

/// A word of a description besides its head, and the place that it belongs to.
struct Modifier<'l> {
    word: &'l Token,
    home: Option<&'static str>,
}

/// The words of a description that say more than its head does.
fn modifiers_of<'l>(text: &str, words: &'l [Token], what: Description) -> Vec<Modifier<'l>> {
    let says = |number: usize, word: &Token| {
        what.first as usize + number != what.head as usize
            && word.shape.is_word()
            && !is_determiner(text, word)
            && !matches!(tag(word), Tag::Preposition | Tag::Conjunction)
    };
    words
        .iter()
        .enumerate()
        .filter(|(number, word)| says(*number, word))
        .map(|(number, word)| Modifier { word, home: place(text, words, number) })
        .collect()
}

/// How many of a description's other words are also said of the name.
fn modifiers_fit(
    text: &str,
    layout: &Layout,
    name: &Name,
    modifiers: &[Modifier],
    contradicts: &mut bool,
) -> f32 {
    let mut fit = 0.0;
    for Modifier { word, home } in modifiers {
        let own = word.span.of(text);
        let mut hit = false;
        for side in said_of(layout, name) {
            for (i, theirs) in side.iter().enumerate() {
                if theirs.is(text, own) {
                    hit = true;
                }
                if let Some(home) = *home {
                    let other = place(text, side, i);
                    if other == Some(home) || is_place(text, &side[i..=i], home) {
                        hit = true;
                    } else if other.is_some() && word.has(Traits::NATIONALITY) {
                        *contradicts = true;
                    }
                }
            }
        }
        if hit {
            fit += 1.0;
        }
    }
    fit
}

/// The body that a definite noun ("the company") points back to without a word in common.
#[must_use]
pub fn nearest_body(text: &str, layout: &Layout, cast: &Cast, what: Description) -> Option<u32> {
    let tokens = &layout.tokens;
    let head = &tokens[what.head as usize];
    if !is_any(text, head, BUSINESS) || !is_any(text, &tokens[what.first as usize], &["the", "its"]) {
        return None;
    }
    // The nearest one, unless another is spoken of much more.
    let mut scores: Vec<(u32, f32, f32)> = Vec::new();
    for name in bodies(cast, what.first) {
        let near = 1.0 / (1.0 + (what.first - name.first) as f32 / 25.0);
        match scores.iter_mut().find(|s| s.0 == name.speaker) {
            Some(score) => {
                score.1 = score.1.max(near);
                score.2 += 0.05;
            }
            None => scores.push((name.speaker, near, 0.05)),
        }
    }
    scores.into_iter().max_by(|a, b| (a.1 + a.2).total_cmp(&(b.1 + b.2))).map(|s| s.0)
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

/// Whether a description is definite, singular and says nothing that could tell its person apart
/// from the one spoken of: then it is another word for that one.
#[must_use]
pub fn points_back(text: &str, layout: &Layout, what: Description) -> bool {
    let tokens = &layout.tokens;
    let head = &tokens[what.head as usize];
    is_any(text, &tokens[what.first as usize], &["the"])
        && head.has(Traits::PERSON_ROLE | Traits::TITLE | Traits::DEMONYM)
        && !head.has(Traits::PLURAL)
        && (what.head + 1 >= what.last || head.has(Traits::TITLE))
        && !is_any(
            text,
            head,
            &[
                "official",
                "source",
                "aide",
                "adviser",
                "spokesman",
                "spokeswoman",
                "spokesperson",
                "person",
                "author",
                "report",
                "speaker",
                "judge",
                "prosecutor",
                "caller",
                "driver",
                "clerk",
                "moderator",
                "reporter",
                "interviewer",
                "host",
            ],
        )
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
            && !is_document(text, head)
            && !head.has(Traits::GROUP_ROLE)
            && head.known().traits.any(Traits::FEMALE | Traits::MALE);
    let kind = if person && !plural { SpeakerKind::Unknown } else { SpeakerKind::Group };
    let gender = if kind == SpeakerKind::Unknown {
        sex(head.known().traits).unwrap_or(Gender::Unknown)
    } else {
        Gender::Unknown
    };
    Described { name: words.split_whitespace().collect::<Vec<_>>().join(" "), kind, gender }
}
