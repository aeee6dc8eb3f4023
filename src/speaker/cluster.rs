//! One speaker for all spellings and short forms of a name.
//!
//! Full names make the speakers; then surnames, first names, initials and acronyms are given to
//! them in reading order, so that a family's surname goes to whoever was last called by it in full.

use std::cell::Cell;

use super::headline::headline;
use super::kind;
use super::kinship::is_kin;
use super::misspelt::misspelt;
use super::salience::{LEAST_SUBJECT, SPEAKER_BEHIND, name_weight};
use super::short::find_short;
use super::{Cast, Gender, Speaker, SpeakerKind};
use crate::layout::Layout;
use crate::lexicon::{Tag, Traits, lexicon};
use crate::mention::name::{Name, NameClass, without_letters};
use crate::mention::word::{is_any, tag};

/// What is compared of a speaker: its fullest name and what else is known.
pub(super) struct Member {
    /// Index of its fullest name.
    pub(super) fullest: usize,
    pub(super) class: NameClass,
    pub(super) gender: Gender,
    /// Names of more than one word, of this speaker.
    pub(super) full_mentions: u32,
    /// Token of the latest mention by a full name so far, and the index of that name.
    pub(super) latest_full: u32,
    pub(super) latest_name: usize,
    /// What that mention tells of whom the bare surname means next, once somebody has asked.
    pub(super) latest_weight: Cell<Option<f32>>,
    /// How often the bare surname was given to it.
    pub(super) short_mentions: u32,
    /// The given name alone was used of it.
    pub(super) by_given_name: bool,
    /// A bit for each word of its fullest name: names without a bit in common have no word in common.
    pub(super) bits: u64,
}

impl Member {
    /// Somebody whom nothing but one name tells of so far.
    pub(super) fn new(at: usize, name: &Name) -> Self {
        Member {
            fullest: at,
            class: name.class,
            gender: Gender::Unknown,
            full_mentions: 0,
            latest_full: 0,
            latest_name: at,
            latest_weight: Cell::default(),
            short_mentions: 0,
            by_given_name: false,
            bits: bits(name),
        }
    }

    /// What the latest mention by a full name tells of whom the bare surname means next: less where it is
    /// made in passing.
    pub(super) fn latest_weight(&self, text: &str, layout: &Layout, names: &[Name]) -> f32 {
        let known = self.latest_weight.get();
        let weight = known.unwrap_or_else(|| surname_weight(text, layout, names, self.latest_name));
        self.latest_weight.set(Some(weight));
        weight
    }
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
        if !names[at].headline && names[at].n_parts >= 2 {
            names[at].speaker = full_name(text, layout, names, &mut members, at) as u32;
        }
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
            let number = names[at].speaker as usize;
            let member = &mut members[number];
            (member.latest_full, member.latest_name) = (names[at].first + 1, at);
            member.latest_weight.take();
            if names[at].genitive
                && let Some((kin, relative)) = relative_behind(text, layout, names, &members, at)
            {
                let member = &mut members[relative];
                member.latest_full = kin + 1;
                member.latest_weight.set(Some(1.0));
            }
        } else {
            names[at].speaker = short_name(text, layout, names, &mut members, at) as u32;
        }
    }
    // Lines in capitals only repeat what the article names.
    for at in 0..names.len() {
        if names[at].headline {
            headline(text, layout, names, &mut members, at);
        }
    }
    cast.names.retain(|n| n.speaker != u32::MAX);
    cast.tie_names(members.len());
    name_speakers(text, layout, cast, members);
}

/// The speaker whom a name of several words means: one named so before, or a new one.
fn full_name(text: &str, layout: &Layout, names: &[Name], members: &mut Vec<Member>, at: usize) -> usize {
    let name = &names[at];
    // Of several whom the name could mean ("Abu Lahad" in a family), the last one named.
    let own = bits(name);
    let found = members
        .iter()
        .enumerate()
        .filter(|(_, m)| m.bits & own != 0 && same(text, layout, &names[m.fullest], name))
        .max_by_key(|(_, m)| {
            let fullest = &names[m.fullest];
            (exact(fullest, name), fullest.suffix == name.suffix, m.latest_full)
        })
        .map(|(number, _)| number);
    let number = found.unwrap_or_else(|| {
        members.push(Member::new(at, name));
        members.len() - 1
    });
    let member = &mut members[number];
    if fullness(name) > fullness(&names[member.fullest]) {
        (member.fullest, member.bits) = (at, own);
    }
    if member.class == NameClass::Unknown {
        member.class = name.class;
    }
    member.latest_full = at as u32;
    member.full_mentions += 1;
    if member.gender == Gender::Unknown {
        member.gender = name.gender;
    }
    number
}

/// The speaker whom a name of one word means, with what it tells of that one; a new one where nobody has a
/// longer name that it fits.
fn short_name(text: &str, layout: &Layout, names: &[Name], members: &mut Vec<Member>, at: usize) -> usize {
    let name = &names[at];
    let number =
        find_short(text, layout, names, members, at).or_else(|| misspelt(text, layout, names, members, name));
    let Some(number) = number else {
        members.push(Member { gender: name.gender, short_mentions: 1, ..Member::new(at, name) });
        return members.len() - 1;
    };
    let member = &mut members[number];
    let full = names[member.fullest].parts();
    let part = name.parts()[0];
    // "her son Ned" has no more of a title than "Ned".
    let lead = &layout.tokens[name.lead as usize..name.first as usize];
    let titled = name.titled && !lead.iter().any(|t| is_kin(text, t));
    // "The Ned" is what the papers call him.
    let the = name.first > 0 && is_any(text, &layout.tokens[name.first as usize - 1], &["the"]);
    let given = full.len() > 1 && full[0] == part && !titled && !the;
    member.by_given_name |= given && !name.quoted && member.short_mentions == 0;
    member.short_mentions += u32::from(!given);
    if member.class == NameClass::Unknown {
        // "BLM" for "Bread Loaf Mill": people are hardly called by their initials.
        let initials = layout.tokens[name.first as usize].shape.is_all_capitals() && !full.contains(&part);
        if initials {
            member.class = NameClass::Group;
        } else if name.class == NameClass::Person {
            member.class = NameClass::Person;
        }
    }
    if name.honorific && name.gender != Gender::Unknown {
        member.gender = name.gender;
    }
    number
}

/// "Ned Orr’s song came after his father left": the noun behind an owner's name that tells of a relative as a
/// subject, and the one other bearer of the surname who has been named before.
fn relative_behind(
    text: &str,
    layout: &Layout,
    names: &[Name],
    members: &[Member],
    at: usize,
) -> Option<(u32, usize)> {
    let tokens = &layout.tokens;
    let (from, end) = (names[at].last as usize, tokens.len().min(names[at].last as usize + KIN_WITHIN));
    let kin = (from + 1..end.saturating_sub(1))
        .take_while(|kin| !matches!(tokens[*kin].tag, Tag::Stop | Tag::Mark))
        .find(|kin| is_kin(text, &tokens[*kin]) && is_any(text, &tokens[kin - 1], &["his", "her"]))?;
    let subject = tag(&tokens[kin + 1]).is_verb();
    let number = names[at].speaker as usize;
    let surname = |member: &Member| names[member.fullest].parts().last().copied();
    let mut others = members.iter().enumerate().filter(|(other, member)| {
        *other != number
            && member.latest_full > 0
            && names[member.fullest].n_parts >= 2
            && surname(member) == surname(&members[number])
    });
    let (other, _) = others.next().filter(|_| subject)?;
    others.next().is_none().then_some((kin as u32, other))
}

/// How many tokens behind an owner's name a relative may be told of.
const KIN_WITHIN: usize = 10;

/// How much a full name makes its bearer the one whom a bare surname means: fully where somebody speaks,
/// less where he does something else, and little where others of that name are only listed or spoken of.
fn surname_weight(text: &str, layout: &Layout, names: &[Name], at: usize) -> f32 {
    let mut first = at;
    // "the party of Ned Orr, Ada Orr and Bo Orr": the last is there what the first is.
    while first > 0
        && names[first].lead > 0
        && names[first - 1].last + 1 == names[first].lead
        && matches!(tag(&layout.tokens[names[first].lead as usize - 1]), Tag::Comma | Tag::Conjunction)
    {
        first -= 1;
    }
    let name = &names[first];
    let sentence = layout.sentence_at(layout.tokens[name.first as usize].span.start);
    let from = layout.sentences[sentence].first as usize;
    // "his father, Bo Orr Jr., was": told of another.
    let kin = || layout.tokens[name.lead as usize..name.first as usize].iter().any(|t| is_kin(text, t));
    // "his father, Bo Orr Jr., flew in": who does something himself.
    let is = || {
        let behind = name.last.max(name.apposition.1) as usize;
        let verb = (behind..layout.tokens.len()).find(|at| layout.tokens[*at].tag != Tag::Comma);
        verb.is_none_or(|at| layout.tokens[at].has(Traits::BE) || !tag(&layout.tokens[at]).is_finite())
    };
    match name_weight(text, layout, from, name) {
        weight if weight < LEAST_SUBJECT || kin() && is() => PASSING,
        weight if weight < SPEAKER_BEHIND => MERELY_SUBJECT,
        _ => 1.0,
    }
}

/// What a full name in passing counts of one that is the subject of a verb of saying.
pub(super) const PASSING: f32 = 0.3;

/// What the subject of any other verb counts of it.
const MERELY_SUBJECT: f32 = 0.6;

/// Whether two names are written with the same words.
fn exact(one: &Name, other: &Name) -> bool {
    one.parts() == other.parts()
}

/// How full a name is.
fn fullness(name: &Name) -> u32 {
    u32::from(name.n_parts) * 2 + u32::from(name.suffix != 0)
}

/// Whether two names of several words mean the same one, `b` standing further on in the article.
fn same(text: &str, layout: &Layout, a: &Name, b: &Name) -> bool {
    // "Ned Orr" and then "Ned Orr Jr.", his son; but "Ned Orr Jr." may be called "Ned Orr" later.
    if b.suffix != 0 && a.suffix != b.suffix {
        return false;
    }
    let (long, short) = if a.n_parts >= b.n_parts { (a, b) } else { (b, a) };
    let (x, y) = (long.parts(), short.parts());
    if x == y {
        return true;
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
    // Of a text that ends with the longer name, nothing may be left.
    let Some(next) = layout.tokens.get((long.first + short.last - short.first) as usize) else {
        return false;
    };
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

/// Makes the speakers from the members.
fn name_speakers(text: &str, layout: &Layout, cast: &mut Cast, members: Vec<Member>) {
    // The fullest name of each, looked up again because names may have been dropped.
    let mut fullest: Vec<Option<(u32, u32)>> = vec![None; members.len()];
    let mut described: Vec<Option<(u32, u32)>> = vec![None; members.len()];
    let mut best = vec![0u32; members.len()];
    let mut class: Vec<NameClass> = members.iter().map(|m| m.class).collect();
    for name in &cast.names {
        let number = name.speaker as usize;
        let full = fullness(name) * 2 + u32::from(!name.quoted);
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
        let tokens = without_letters(text, &layout.tokens[first as usize..last as usize]);
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
                NameClass::Person if kind::is_only_place(text, layout, cast, number as u32) => {
                    SpeakerKind::Group
                }
                NameClass::Person => SpeakerKind::Person,
                NameClass::Group | NameClass::Place => SpeakerKind::Group,
                NameClass::Unknown => kind::guess(text, layout, cast, number as u32),
            },
            gender: member.gender,
            // "the chairman, Ada Lund": the comma is no part of what is said of her.
            description: described[number].map(|(first, last)| {
                let comma = last > first + 1 && layout.tokens[last as usize - 1].tag == Tag::Comma;
                words((first, last - u32::from(comma)))
            }),
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
