//! Names of one word: whom of the speakers named in full they mean.

use super::Gender;
use super::cluster::{Member, PASSING, bit};
use super::kinship::{is_kin, role_fit};
use crate::layout::{Layout, Token};
use crate::lexicon::{Tag, Traits};
use crate::mention::name::{Name, NameClass};
use crate::mention::word::{is_any, is_family_first, tag};

/// The speaker whom a name of one word means.
pub(super) fn find_short(
    text: &str,
    layout: &Layout,
    names: &[Name],
    members: &[Member],
    at: usize,
) -> Option<usize> {
    let name = &names[at];
    let token = &layout.tokens[name.first as usize];
    let part = name.parts()[0];
    // "David and Jeanne Orr": whoever David is, he is an Orr.
    let couple = names.get(at + 1).filter(|next| {
        next.first == name.last + 1
            && next.n_parts >= 2
            && next.given
            && !name.titled
            && token.has(Traits::GIVEN)
            && is_any(text, &layout.tokens[name.last as usize], &["and", "&"])
    });
    let places = ["in", "at", "from", "to", "near", "across"];
    let in_place = name.class == NameClass::Place
        && name.first > 0
        && !name.titled
        && is_any(text, &layout.tokens[name.first as usize - 1], &places)
        && !is_addressed(text, layout, name.first as usize);
    // The first token of the name's paragraph.
    let number = layout.first_token.partition_point(|first| *first <= name.first);
    let paragraph = number.checked_sub(1).map_or(0, |number| layout.first_token[number]);
    let initials = token.shape.is_all_capitals() || name.class == NameClass::Group;
    let word = token.span.of(text);
    let short =
        Short { text, layout, names, members, at, name, word, part, initials, in_place, couple, paragraph };
    let own = bit(part);
    let mut best: Option<(f32, usize)> = None;
    for (number, member) in members.iter().enumerate() {
        let shares_word = member.bits & own != 0;
        if !shares_word && !initials {
            continue;
        }
        match short.score(number, shares_word) {
            Some(score) if best.is_none_or(|(top, _)| score > top) => best = Some((score, number)),
            _ => {}
        }
    }
    best.map(|(_, number)| number)
}

/// "According to Jordan", "wrote to Jordan": whether "to" before a name leads to whoever is asked or told.
fn is_addressed(text: &str, layout: &Layout, name: usize) -> bool {
    let [.., asked, to] = &layout.tokens[..name] else { return false };
    to.is(text, "to") && (asked.has(Traits::PHRASE_START) || asked.known().cue_verb != 0)
}

/// A name of one word, and what is asked of it for every speaker whom it may mean.
struct Short<'t> {
    text: &'t str,
    layout: &'t Layout,
    names: &'t [Name],
    members: &'t [Member],
    /// Index of the name.
    at: usize,
    name: &'t Name,
    /// Its one word.
    word: &'t str,
    /// Its one word, folded.
    part: u32,
    /// It can be the initials of a body's name.
    initials: bool,
    /// It stands behind a preposition of place.
    in_place: bool,
    /// The full name right behind it, of somebody with the same surname.
    couple: Option<&'t Name>,
    /// The first token of its paragraph.
    paragraph: u32,
}

impl Short<'_> {
    /// How likely the name means a speaker; `None` where it cannot.
    fn score(&self, number: usize, shares_word: bool) -> Option<f32> {
        let Short { text, layout, names, members, name, .. } = *self;
        let member = &members[number];
        let full = &names[member.fullest];
        let parts = full.parts();
        let mut score = self.fit(member, shares_word);
        if score == 0.0 || self.couple.is_some_and(|next| next.parts().last() != parts.last()) {
            return None;
        }
        // "Orr said of Ada Orr": another one than whom the sentence goes on to name in full.
        if parts.len() > 1
            && named_next(layout, names, self.at, number)
            && has_namesake(names, members, number)
        {
            return None;
        }
        if self.in_place && member.class == NameClass::Person
            || name.class == NameClass::Person && matches!(member.class, NameClass::Group | NameClass::Place)
        {
            return None;
        }
        if name.gender != Gender::Unknown && member.gender != Gender::Unknown && name.gender != member.gender
        {
            if name.honorific {
                return None;
            }
            score -= if name.titled { 2.5 } else { 0.5 };
        }
        score += generation(text, layout, names, members, number, name);
        if parts.len() > 1 && self.tells_apart(member) && has_namesake(names, members, number) {
            score -= 2.5;
        }
        if name.titled && shares_title(text, layout, names, number, name) {
            score += 1.5;
        }
        score += self.nearness(member);
        let bare = !name.honorific && !name.titled;
        if bare && parts.len() > 1 && self.is_spoken_of(member) && self.is_official(full) {
            score += 0.35;
        }
        // "Ina read on. “…,” Orr said": the bare surname is her mother's, where a child goes by the other.
        if bare
            && member.by_given_name
            && parts.last() == Some(&self.part)
            && has_namesake(names, members, number)
        {
            score -= BY_GIVEN_NAME;
        }
        score += 0.12 * (member.short_mentions.min(5) as f32) + 0.02 * member.full_mentions.min(10) as f32;
        Some(score)
    }

    /// How well the word stands for a speaker's fullest name; 0 where it does not.
    fn fit(&self, member: &Member, shares_word: bool) -> f32 {
        let Short { text, layout, name, part, .. } = *self;
        let full = &self.names[member.fullest];
        let parts = full.parts();
        let score = match (shares_word, parts) {
            (false, _) => 0.0,
            (true, [only]) => {
                if *only == part {
                    4.0
                } else {
                    0.0
                }
            }
            (true, _) => rank(text, layout, full, member.class, part, name),
        };
        let initials =
            score == 0.0 && self.initials && parts.len() > 1 && acronym(text, layout, full, self.word);
        if initials { 4.0 } else { score }
    }

    /// What it counts that a speaker was called by the full name before: whoever was last called so counts
    /// more.
    fn nearness(&self, member: &Member) -> f32 {
        if member.latest_full == 0 {
            return 0.0;
        }
        // Whoever its own paragraph names in full is near whatever he does there.
        let weight = member.latest_weight(self.text, self.layout, self.names);
        let last = member.latest_full - 1;
        let here = weight > PASSING && last >= self.paragraph;
        // "“…,” Orr said": words said, with which a paragraph begins, part nobody from what stands before.
        let quoted = self.layout.tokens[self.paragraph as usize].tag == Tag::Mark;
        let behind = if quoted && weight > PASSING && last < self.paragraph {
            self.paragraph
        } else {
            self.name.first
        };
        let distance = (behind - last) as f32;
        let weight = if here { 1.0 } else { weight };
        0.1 + weight * (0.9 - (distance / 60.0).min(0.9))
    }

    /// Whether something tells a speaker apart from the one of the surname who is meant: "Orr said as he kissed his
    /// wife" is not she, and "Ned Orr owes it all to Senator Orr" not he, whom the sentence has named without a title.
    fn tells_apart(&self, member: &Member) -> bool {
        if self.name.titled {
            return self.is_named_in_sentence(member);
        }
        let sex = self.sex_behind();
        sex.is_some() && self.sex_of(member).is_some_and(|theirs| Some(theirs) != sex)
    }

    /// The sex that a clause tells of its subject, who is the name's bearer, soon behind its verb: "said as he",
    /// "said of her husband".
    fn sex_behind(&self) -> Option<Gender> {
        let (text, tokens) = (self.text, &self.layout.tokens);
        let verb = tokens.get(self.name.last as usize)?;
        if verb.known().cue_verb == 0 || !tag(verb).is_finite() {
            return None;
        }
        let end = tokens.len().min(self.name.last as usize + 1 + TOLD_WITHIN);
        let behind = &tokens[self.name.last as usize + 1..end];
        behind.windows(2).take_while(|two| !matches!(two[0].tag, Tag::Stop | Tag::Mark)).find_map(|two| {
            let [one, other] = two else { return None };
            let hangs = is_any(text, one, &["as", "while", "when", "before", "after"]);
            let is = |words: &[&str], nouns: &[&str]| is_any(text, one, words) && is_any(text, other, nouns);
            if hangs && is_any(text, other, &["he"]) || is(&["his"], &["wife", "ex-wife"]) {
                Some(Gender::Male)
            } else if hangs && is_any(text, other, &["she"]) || is(&["her"], &["husband", "ex-husband"]) {
                Some(Gender::Female)
            } else {
                None
            }
        })
    }

    /// The sex of a speaker, as a title or else the given name tells it.
    fn sex_of(&self, member: &Member) -> Option<Gender> {
        let full = &self.names[member.fullest];
        let share = if full.given { self.layout.tokens[full.first as usize].known().female } else { 255 };
        match (member.gender, share) {
            (Gender::Unknown, 0..=10) => Some(Gender::Male),
            (Gender::Unknown, 90..=100) => Some(Gender::Female),
            (Gender::Unknown, _) => None,
            (known, _) => Some(known),
        }
    }

    /// Whether the sentence has named a speaker in full and without a title before.
    fn is_named_in_sentence(&self, member: &Member) -> bool {
        let latest = &self.names[member.latest_name];
        let starts = |first: u32| self.layout.sentence_at(self.layout.tokens[first as usize].span.start);
        member.latest_full > 0
            && !latest.titled
            && latest.quoted == self.name.quoted
            && starts(latest.first) == starts(self.name.first)
    }

    /// Whether a speaker was named in full before, and not only in passing the last time.
    fn is_spoken_of(&self, member: &Member) -> bool {
        member.latest_full > 0 && member.latest_weight(self.text, self.layout, self.names) > PASSING
    }

    /// Whether a full name has a title and is no relative's: an official is called by the bare surname, a
    /// relative by the full name.
    fn is_official(&self, full: &Name) -> bool {
        let before = (full.lead as usize).saturating_sub(3)..full.first as usize;
        full.titled
            && !full.honorific
            && !self.layout.tokens[before]
                .iter()
                .any(|t| is_kin(self.text, t) || is_any(self.text, t, &["his", "her", "their", "late"]))
    }
}

/// What a bare surname loses for somebody of that name who goes by the given name.
const BY_GIVEN_NAME: f32 = 1.2;

/// How many tokens behind a verb of saying its clause may tell the sex of its subject.
const TOLD_WITHIN: usize = 8;

/// How many tokens behind a surname somebody else of that name may be named.
const NAMED_WITHIN: u32 = 8;

/// Whether a speaker is named in full soon behind a short name, in its sentence.
fn named_next(layout: &Layout, names: &[Name], at: usize, number: usize) -> bool {
    let last = names[at].last;
    let mut next = names[at + 1..].iter().take_while(|n| n.first < last + NAMED_WITHIN);
    next.any(|n| {
        n.n_parts >= 2
            && n.speaker == number as u32
            && !layout.tokens[last as usize..n.first as usize]
                .iter()
                .any(|t| matches!(t.tag, Tag::Stop | Tag::Mark))
    })
}

/// Whether another person bears the surname of a speaker.
fn has_namesake(names: &[Name], members: &[Member], number: usize) -> bool {
    let surname = |member: &Member| names[member.fullest].parts().last().copied();
    let theirs = surname(&members[number]);
    let mut others = members.iter().enumerate().filter(|(other, _)| *other != number);
    others.any(|(_, member)| names[member.fullest].n_parts >= 2 && surname(member) == theirs)
}

/// What tells a father from a son of the same name: "the younger Mr. Orr" is Ned Orr Jr., "Mr. Orr" is
/// Ned Orr where both are named.
fn generation(
    text: &str,
    layout: &Layout,
    names: &[Name],
    members: &[Member],
    number: usize,
    name: &Name,
) -> f32 {
    let full = &names[members[number].fullest];
    if full.suffix == 0 || full.n_parts < 2 {
        return 0.0;
    }
    let lead = &layout.tokens[name.lead as usize..name.first as usize];
    if name.suffix != 0 || lead.iter().any(|t| is_any(text, t, &["younger"])) {
        return 3.0;
    }
    let elder = members.iter().map(|member| &names[member.fullest]).any(|other| {
        other.suffix == 0
            && other.n_parts >= 2
            && other.parts()[0] == full.parts()[0]
            && other.parts().last() == full.parts().last()
    });
    if elder { -2.5 } else { 0.0 }
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
        if parts[0] != part && parts[last] != part {
            return 0.0;
        }
        // "Southmoor" for "Southmoor Water": a word that is nothing else.
        let own = token.known();
        let common = token.has(
            Traits::PLACE | Traits::NATIONALITY | Traits::DEMONYM | Traits::ORGANISATION | Traits::GIVEN,
        ) || token.entry != 0 && own.tags[0] != Tag::None && !token.shape.is_all_capitals();
        // "Kasbira" is not short for "Kasbira News Agency": such bodies are named after places.
        let end = &layout.tokens[full.last as usize - 1];
        let named_after =
            end.has(Traits::GROUP_ROLE | Traits::ORGANISATION_END) && is_any(text, end, NAMED_AFTER_PLACES);
        // “The HX Way” is what somebody calls it, and "HX" no short form of it.
        let called = full.quoted && !name.quoted;
        let short = parts[0] == part && class == NameClass::Group && !common && !named_after && !called;
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
        // "Deputy Minister Orr" is not the minister of that name.
        let lesser = |token: &Token| is_any(text, token, &["deputy", "vice", "assistant", "associate"]);
        if lead.iter().any(lesser) != theirs.clone().any(lesser) {
            return false;
        }
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
            // "OTC", of the Orsa Tide Council and Survey
            if count >= 3 && letters.clone().next().is_none() && token.is(text, "and") {
                return true;
            }
            continue;
        }
        // The first byte, and those behind hyphens.
        let mut before = b'-';
        for byte in token.bytes(text) {
            if before == b'-' && *byte != b'-' {
                if letters.next() != Some(byte.to_ascii_uppercase()) {
                    return false;
                }
                count += 1;
            }
            before = *byte;
        }
    }
    count >= 2 && letters.next().is_none()
}
