//! One speaker for all spellings and short forms of a name.
//!
//! Full names make the speakers; then surnames, first names, initials and acronyms are given to
//! them in reading order, so that a family's surname goes to whoever was last called by it in full.

use super::headline::headline;
use super::kind;
use super::kinship::is_kin;
use super::kinship::role_fit;
use super::misspelt::misspelt;
use super::{Cast, Gender, Speaker, SpeakerKind};
use crate::layout::Layout;
use crate::lexicon::{Tag, Traits, lexicon};
use crate::mention::name::{Name, NameClass};
use crate::mention::word::{is_any, is_family_first};

/// What is compared of a speaker: its fullest name and what else is known.
pub(super) struct Member {
    /// Index of its fullest name.
    pub(super) fullest: usize,
    pub(super) class: NameClass,
    pub(super) gender: Gender,
    /// Names of more than one word, of this speaker.
    pub(super) full_mentions: u32,
    /// Token of the latest mention by a full name so far.
    pub(super) latest_full: u32,
    /// How often the bare surname was given to it.
    pub(super) short_mentions: u32,
    /// A bit for each word of its fullest name: names without a bit in common have no word in common.
    pub(super) bits: u64,
}

/// A bit for each word of a name, its nickname among them.
pub(super) fn bits(name: &Name) -> u64 {
    let parts = name.parts().iter().fold(0, |bits, part| bits | bit(*part));
    if name.nickname == 0 { parts } else { parts | bit(name.nickname) }
}

/// The bit of a word.
pub(super) fn bit(part: u32) -> u64 {
    1 << (part >> 26)
}

/// Gives every name its speaker.
pub fn cluster(text: &str, layout: &Layout, cast: &mut Cast) {
    let mut members: Vec<Member> = Vec::with_capacity(16);
    let names = &mut cast.names;
    // Full names first: they make the speakers.
    for at in 0..names.len() {
        if names[at].headline || names[at].n_parts < 2 {
            continue;
        }
        // Of several whom the name could mean ("Abu Lahad" in a family), the last one named.
        let own = bits(&names[at]);
        let found = (0..members.len())
            .filter(|m| {
                members[*m].bits & own != 0 && same(text, layout, &names[members[*m].fullest], &names[at])
            })
            .max_by_key(|m| (exact(&names[members[*m].fullest], &names[at]), members[*m].latest_full));
        let number = match found {
            Some(number) => {
                let fullest = &names[members[number].fullest];
                let member = &members[number];
                let (old, new) = (weight(fullest), weight(&names[at]));
                let class = if member.class == NameClass::Unknown { names[at].class } else { member.class };
                let member = &mut members[number];
                if new > old {
                    (member.fullest, member.bits) = (at, own);
                }
                member.class = class;
                number
            }
            None => {
                members.push(Member {
                    fullest: at,
                    class: names[at].class,
                    gender: Gender::Unknown,
                    full_mentions: 0,
                    latest_full: 0,
                    short_mentions: 0,
                    bits: own,
                });
                members.len() - 1
            }
        };
        let member = &mut members[number];
        member.latest_full = at as u32;
        member.full_mentions += 1;
        if member.gender == Gender::Unknown {
            member.gender = names[at].gender;
        }
        names[at].speaker = number as u32;
    }
    for member in &mut members {
        member.latest_full = 0;
    }
    // Then short names, in reading order.
    for at in 0..names.len() {
        if names[at].headline {
            continue;
        }
        if names[at].n_parts >= 2 {
            members[names[at].speaker as usize].latest_full = names[at].first + 1;
            continue;
        }
        let number = find_short(text, layout, names, &members, at)
            .or_else(|| misspelt(text, layout, names, &members, &names[at]));
        let number = match number {
            Some(number) => {
                members[number].short_mentions += 1;
                if members[number].class == NameClass::Unknown && names[at].class == NameClass::Person {
                    members[number].class = NameClass::Person;
                }
                if names[at].honorific && names[at].gender != Gender::Unknown {
                    members[number].gender = names[at].gender;
                }
                number
            }
            None => {
                members.push(Member {
                    fullest: at,
                    class: names[at].class,
                    gender: names[at].gender,
                    full_mentions: 0,
                    latest_full: 0,
                    short_mentions: 1,
                    bits: bits(&names[at]),
                });
                members.len() - 1
            }
        };
        names[at].speaker = number as u32;
    }
    // Lines in capitals only repeat what the article names.
    for at in 0..names.len() {
        if names[at].headline {
            headline(text, layout, names, &mut members, at);
        }
    }
    cast.names.retain(|n| n.speaker != u32::MAX);
    name_speakers(text, layout, cast, members);
}

/// Whether two names are written with the same words.
fn exact(one: &Name, other: &Name) -> bool {
    one.parts() == other.parts()
}

/// How full a name is.
fn weight(name: &Name) -> u32 {
    u32::from(name.n_parts) * 2 + u32::from(name.suffix != 0)
}

/// Whether two names of several words mean the same one.
fn same(text: &str, layout: &Layout, a: &Name, b: &Name) -> bool {
    let (long, short) = if a.n_parts >= b.n_parts { (a, b) } else { (b, a) };
    let (x, y) = (long.parts(), short.parts());
    if x == y {
        return a.suffix == b.suffix || a.suffix == 0 || b.suffix == 0;
    }
    if a.suffix != 0 && b.suffix != 0 && a.suffix != b.suffix {
        return false;
    }
    let group = |n: &Name| matches!(n.class, NameClass::Group | NameClass::Place);
    if group(a) || group(b) {
        // "the Orsa Centre for Peace" and "the Orsa Centre".
        return group(a)
            && group(b)
            && y.len() >= 2
            && x.starts_with(y)
            && same_head(text, layout, long, short);
    }
    if x.len() == y.len() && x.len() <= 4 && x.iter().all(|p| y.contains(p)) {
        return layout.tokens[long.first as usize].has(Traits::FAMILY_FIRST)
            || layout.tokens[short.first as usize].has(Traits::FAMILY_FIRST);
    }
    let last = x[x.len() - 1] == y[y.len() - 1];
    if last {
        return x[0] == y[0]
            || x.ends_with(y)
            || y.len() >= 2 && x[1..].contains(&y[0]) && y.len() > 2
            || same_given(text, layout, long, short);
    }
    // "Rosa Ibarra" and "Rosa Ibarra Soto"; "Kim Jong" is no short form.
    x[0] == y[0]
        && y.len() >= 2
        && x.len() > y.len()
        && y.iter().all(|p| x.contains(p))
        && y.len() + 1 == x.len()
        && !layout.tokens[long.first as usize].has(Traits::FAMILY_FIRST)
}

/// Whether the longer name of a body goes on with what merely tells where it is.
fn same_head(text: &str, layout: &Layout, long: &Name, short: &Name) -> bool {
    let next = &layout.tokens[(long.first + short.last - short.first) as usize];
    is_any(
        text,
        next,
        &["of", "for", "in", "inc", "inc.", "ltd", "ltd.", "corp", "corp.", "co.", "plc", "llc"],
    ) || next.has(Traits::ORGANISATION_END)
        && !layout.tokens[short.last as usize - 1].has(Traits::PLACE | Traits::NATIONALITY)
        && !layout.tokens[short.first as usize].has(Traits::GIVEN)
}

/// Initials and nicknames: "J. Ode" is "Jana Ode", "Bill Orr" is "William Orr".
fn same_given(text: &str, layout: &Layout, a: &Name, b: &Name) -> bool {
    let one = layout.tokens[a.first as usize].span.of(text);
    let two = layout.tokens[b.first as usize].span.of(text);
    let bare = |w: &str| w.trim_end_matches('.').chars().count();
    if bare(one) == 1 || bare(two) == 1 {
        return one.chars().next() == two.chars().next();
    }
    nicknames(one, two) || nicknames(two, one)
}

fn nicknames(short: &str, formal: &str) -> bool {
    let lower = short.to_lowercase();
    lexicon()
        .formal_names(&lower)
        .is_some_and(|list| list.split(',').any(|name| name.trim().eq_ignore_ascii_case(formal)))
}

/// The speaker whom a name of one word means.
fn find_short(text: &str, layout: &Layout, names: &[Name], members: &[Member], at: usize) -> Option<usize> {
    let name = &names[at];
    let part = name.parts()[0];
    let token = &layout.tokens[name.first as usize];
    let capitals = token.shape.is_all_capitals();
    let in_place = name.class == NameClass::Place
        && name.first > 0
        && !name.titled
        && is_any(
            text,
            &layout.tokens[name.first as usize - 1],
            &["in", "at", "from", "to", "near", "across"],
        );
    let mut best: Option<(f32, usize)> = None;
    let own = bit(part);
    let initials = capitals || name.class == NameClass::Group;
    for (number, member) in members.iter().enumerate() {
        if member.bits & own == 0 && !initials {
            continue;
        }
        let full = &names[member.fullest];
        let parts = full.parts();
        let mut score = if parts.len() == 1 {
            if parts[0] == part { 4.0 } else { 0.0 }
        } else {
            rank(text, layout, full, member.class, part, name)
        };
        if score == 0.0 && initials && parts.len() > 1 && acronym(text, layout, full, token.span.of(text)) {
            score = 4.0;
        }
        if score == 0.0 {
            continue;
        }
        if in_place && member.class == NameClass::Person {
            continue;
        }
        if name.class == NameClass::Person && matches!(member.class, NameClass::Group | NameClass::Place) {
            continue;
        }
        if name.gender != Gender::Unknown && member.gender != Gender::Unknown && name.gender != member.gender
        {
            if name.honorific || name.titled {
                if name.honorific {
                    continue;
                }
                score -= 2.5;
            } else {
                score -= 0.5;
            }
        }
        if name.titled && shares_title(text, layout, names, number, name) {
            score += 1.5;
        }
        if member.latest_full > 0 {
            // Whoever was last called by it in full.
            score += 1.0 - ((name.first - (member.latest_full - 1)) as f32 / 60.0).min(0.9);
        }
        // An official is called by the bare surname, a relative by the full name.
        if parts.len() > 1 && member.latest_full > 0 && full.titled && !full.honorific {
            let before = (full.lead as usize).saturating_sub(3)..full.first as usize;
            let relative = layout.tokens[before]
                .iter()
                .any(|t| is_kin(text, t) || is_any(text, t, &["his", "her", "their", "late"]));
            score += if relative { 0.0 } else { 0.35 };
        }
        score += 0.08 * (member.short_mentions.min(12) as f32) + 0.02 * member.full_mentions.min(10) as f32;
        match best {
            Some((top, _)) if score <= top => {}
            _ => best = Some((score, number)),
        }
    }
    best.map(|(_, number)| number)
}

/// Last words of bodies that are often named after a place.
const NAMED_AFTER_PLACES: &[&str] = &[
    "agency",
    "university",
    "college",
    "police",
    "council",
    "department",
    "ministry",
    "school",
    "hospital",
    "county",
    "city",
    "association",
    "union",
    "federation",
    "institute",
    "museum",
    "court",
    "party",
    "board",
    "commission",
    "committee",
    "league",
    "times",
    "post",
    "herald",
    "journal",
    "news",
    "government",
    "authority",
    "district",
];

/// How well one word stands for a full name.
fn rank(text: &str, layout: &Layout, full: &Name, class: NameClass, part: u32, name: &Name) -> f32 {
    let parts = full.parts();
    let last = parts.len() - 1;
    let token = &layout.tokens[name.first as usize];
    if matches!(class, NameClass::Group | NameClass::Place) {
        // "Southmoor" for "Southmoor Water": a word that is nothing else.
        let own = token.known();
        let common = token.has(
            Traits::PLACE | Traits::NATIONALITY | Traits::DEMONYM | Traits::ORGANISATION | Traits::GIVEN,
        ) || token.entry != 0 && own.tags[0] != Tag::None && !token.shape.is_all_capitals();
        // "Kasbira" is not short for "Kasbira News Agency": such bodies are named after places.
        let end = &layout.tokens[full.last as usize - 1];
        let named_after =
            end.has(Traits::GROUP_ROLE | Traits::ORGANISATION_END) && is_any(text, end, NAMED_AFTER_PLACES);
        let short = parts[0] == part && class == NameClass::Group && !common && !named_after;
        // "The Post", "the Court" and "the Committee" are bodies whose names end so.
        let determined = name.first > 0 && is_any(text, &layout.tokens[name.first as usize - 1], &["the"]);
        let ending =
            parts[last] == part && class == NameClass::Group && determined && name.class != NameClass::Person;
        return if short || ending { 2.0 } else { 0.0 };
    }
    if full.nickname == part {
        return 3.0;
    }
    let name_words = &layout.tokens[full.first as usize..full.last as usize];
    let family_first = is_family_first(text, name_words) && !full.given;
    if parts[last] == part {
        return if family_first && !name.honorific { 3.0 } else { 4.0 };
    }
    if parts[0] == part {
        if family_first {
            return 4.0;
        }
        if class != NameClass::Person && !full.given {
            return 1.5;
        }
        return if name.honorific { 1.0 } else { 2.5 };
    }
    if parts[1..last].contains(&part) {
        // The first of two Spanish surnames, or a middle name.
        return if parts.len() >= 3 { 3.0 } else { 0.0 };
    }
    0.0
}

/// Whether a title before the short name is one that the speaker is known by.
fn shares_title(text: &str, layout: &Layout, names: &[Name], number: usize, name: &Name) -> bool {
    let lead = &layout.tokens[name.lead as usize..name.first as usize];
    names.iter().filter(|n| n.speaker == number as u32).take(6).any(|full| {
        let theirs = layout.tokens[full.lead as usize..full.first as usize]
            .iter()
            .chain(&layout.tokens[full.apposition.0 as usize..full.apposition.1 as usize]);
        let mut words = theirs.filter(|t| t.has(Traits::PERSON_ROLE | Traits::TITLE));
        words.any(|t| lead.iter().any(|own| role_fit(text, own, t) >= 2.5))
    })
}

/// Whether a word is made of the initials of a body's name.
fn acronym(text: &str, layout: &Layout, full: &Name, word: &str) -> bool {
    if full.last - full.first < 2 {
        return false;
    }
    let mut letters = word.bytes().filter(u8::is_ascii_alphabetic).map(|b| b.to_ascii_uppercase());
    let mut count = 0;
    for token in &layout.tokens[full.first as usize..full.last as usize] {
        if !token.shape.is_word() || !token.shape.is_capital() {
            continue;
        }
        for piece in token.span.of(text).split('-') {
            let Some(first) = piece.bytes().next().map(|b| b.to_ascii_uppercase()) else { continue };
            if letters.next() != Some(first) {
                return false;
            }
            count += 1;
        }
    }
    count >= 2 && letters.next().is_none()
}

/// Makes the speakers from the members.
fn name_speakers(text: &str, layout: &Layout, cast: &mut Cast, members: Vec<Member>) {
    // The fullest name of each, looked up again because names may have been dropped.
    let mut fullest: Vec<Option<(u32, u32)>> = vec![None; members.len()];
    let mut described: Vec<Option<(u32, u32)>> = vec![None; members.len()];
    let mut best = vec![0u32; members.len()];
    let mut class: Vec<NameClass> = members.iter().map(|m| m.class).collect();
    for name in &cast.names {
        let number = name.speaker as usize;
        let full = weight(name) * 2 + u32::from(!name.quoted);
        if full > best[number] {
            best[number] = full;
            let end = if name.suffix != 0
                && layout.tokens.get(name.last as usize).is_some_and(|t| t.tag == Tag::Comma)
                && layout.tokens.get(name.last as usize + 1).is_some_and(|t| t.has(Traits::SUFFIX))
            {
                name.last + 2
            } else {
                name.last
            };
            fullest[number] = Some((name.first, end));
        }
        if name.class == NameClass::Person && class[number] == NameClass::Unknown {
            class[number] = NameClass::Person;
        }
        if described[number].is_none() && name.apposition.0 < name.apposition.1 {
            described[number] = Some(name.apposition);
        }
        if described[number].is_none() && name.titled && name.lead < name.first && !name.honorific {
            described[number] = Some((name.lead, name.first));
        }
    }
    let words = |(first, last): (u32, u32)| {
        let tokens = &layout.tokens[first as usize..last as usize];
        let whole = tokens[0].span.to(tokens[tokens.len() - 1].span).of(text);
        match (
            tokens.iter().position(|t| t.tag == Tag::Mark),
            tokens.iter().rposition(|t| t.tag == Tag::Mark),
        ) {
            // Marvin “Shorty” Bell is Marvin Bell.
            (Some(open), Some(close)) if open > 0 && open < close && close + 1 < tokens.len() => {
                let before = tokens[0].span.to(tokens[open - 1].span).of(text);
                let behind = tokens[close + 1].span.to(tokens[tokens.len() - 1].span).of(text);
                format!("{} {}", tidy(before), tidy(behind))
            }
            _ => tidy(whole),
        }
    };
    cast.speakers = members
        .iter()
        .enumerate()
        .map(|(number, member)| Speaker {
            name: fullest[number].map(words).unwrap_or_default(),
            kind: match class[number] {
                NameClass::Person if kind::is_only_place(text, layout, &cast.names, number as u32) => {
                    SpeakerKind::Group
                }
                NameClass::Person => SpeakerKind::Person,
                NameClass::Group | NameClass::Place => SpeakerKind::Group,
                NameClass::Unknown => kind::guess(text, layout, &cast.names, number as u32),
            },
            gender: member.gender,
            description: described[number].map(words),
            mentions: Vec::new(),
        })
        .collect();
}

/// One line, single spaces.
fn tidy(words: &str) -> String {
    let wide = |(one, next): (u8, u8)| matches!(next, b'\n' | b'\t') || (one, next) == (b' ', b' ');
    if words.bytes().zip(words.bytes().skip(1)).any(wide) {
        words.split_whitespace().collect::<Vec<_>>().join(" ")
    } else {
        words.to_owned()
    }
}
