//! What a run of capitalised words is, told by the classes of its words: no name at all, a person,
//! a body, a place.

use super::Gender;
use super::name::{Finder, NameClass};
use super::word::{self, is_any, listed_phrase, pronoun_word};
use crate::lexicon::{Tag, Traits, UNKNOWN, lexicon};

/// Landmarks after which no family is named; "Lane", "Hill" and "Rivers" are surnames as well.
const NO_SURNAMES: [&str; 9] =
    ["county", "province", "peninsula", "airport", "avenue", "boulevard", "stadium", "arena", "cemetery"];

impl Finder<'_> {
    /// Whether a word opens a line and a colon follows it, as in a transcript.
    fn is_label(&self, at: usize) -> bool {
        self.layout.tokens.get(at + 1).is_some_and(|t| t.tag == Tag::Colon)
            && self.layout.first_token.binary_search(&(at as u32)).is_ok()
            && !self.token(at).has(Traits::ACRONYM)
    }

    /// Whether a run ends with a pronoun, which begins the next sentence or clause: "Orsa Hall She",
    /// "Well I’ve".
    pub(super) fn is_pronoun(&self, at: usize) -> bool {
        let token = self.token(at);
        !token.shape.is_all_capitals() && matches!(token.known().tags[0], Tag::Pronoun | Tag::Possessive)
            || token.shape.is_capital() && is_any(self.text, token, &["i", "i've", "i’ve", "i'm", "i’m"])
    }

    pub(super) fn is_initial(&self, at: usize) -> bool {
        let word = self.token(at).span.of(self.text);
        self.token(at).shape.ends_in_point()
            && word.len() <= 6
            && word.bytes().filter(u8::is_ascii_alphabetic).count() <= 3
            && !self.token(at).has(Traits::ACRONYM | Traits::PLACE | Traits::TITLE | Traits::HONORIFIC)
    }

    /// A word with a capital that is no part of a name and opens the run.
    pub(super) fn is_no_name(&self, at: usize, opening: bool, last: usize) -> bool {
        let token = self.token(at);
        let alone = at + 1 == last;
        let part = token.known().tags[0];
        let word = token.span.of(self.text);
        // "Norwegian-built": behind the hyphen stands a mere word, so that the whole is nobody's name, nor
        // any part of one where it is a participle or tells what somebody is: "Orsa-based Tarn Resources",
        // "Palm-winner Ada Lund".
        if !token.shape.is_letters()
            && let Some((_, end)) = word.split_once('-')
            && end.starts_with(|c: char| c.is_ascii_lowercase())
        {
            let known = lexicon().look_up(end).1;
            let said_of = known.traits.any(Traits::PERSON_ROLE) && !known.traits.any(Traits::GIVEN);
            if alone && known.tags[0] != Tag::None
                || matches!(known.tags[0], Tag::Participle | Tag::Past)
                || said_of
            {
                return true;
            }
        }
        if !token.shape.is_letters() && is_seat(word) {
            return true; // "(D-Ohio)", "R-Tarn County"
        }
        if self.is_clock(at) {
            return true; // "7:18 PM EST"
        }
        if alone && token.has(Traits::NOT_NAME) && self.is_speaking_surname(at) {
            return false;
        }
        if alone && token.has(Traits::SUFFIX) {
            return true; // "Bo Arden, Jr.,"
        }
        if !token.shape.is_letters()
            && word.len() <= 9
            && word.bytes().any(|byte| matches!(byte, b'\'' | 0xe2))
            && pronoun_word(word).is_some()
        {
            return true; // "They’re", "I’d"
        }
        if token.has(Traits::DATE) && (alone || !token.has(Traits::GIVEN)) {
            return true;
        }
        // "In early May Dan Orr said": a month, though May Dan may be a name elsewhere.
        let dated = |before: usize| {
            is_any(
                self.text,
                self.token(before),
                &["in", "early", "late", "since", "until", "last", "next", "this", "mid"],
            )
        };
        if token.has(Traits::DATE) && at.checked_sub(1).is_some_and(dated) {
            return true;
        }
        // "Early Tuesday Dan Orr said"
        if !alone && self.token(at + 1).has(Traits::DATE) && is_any(self.text, token, &["early", "late"]) {
            return true;
        }
        if matches!(
            part,
            Tag::Determiner
                | Tag::Pronoun
                | Tag::Possessive
                | Tag::Wh
                | Tag::WhAdverb
                | Tag::Conjunction
                | Tag::To
                | Tag::Modal
                | Tag::There
        ) && !token.shape.is_all_capitals()
            && !(token.has(Traits::GIVEN) && !alone && part == Tag::Modal)
        {
            return true;
        }
        if matches!(part, Tag::Preposition) && (opening || !alone) && !token.has(Traits::GIVEN) {
            return true;
        }
        if token.has(Traits::NOT_NAME)
            && (alone
                || opening
                    && !token.has(Traits::GIVEN)
                    && listed_phrase(self.text, &self.layout.tokens, at).is_none())
        {
            return true;
        }
        // "Junior Ada Lund": what is rarely a given name is none before another and a surname.
        if token.has(Traits::NOT_NAME)
            && opening
            && at + 2 < last
            && self.token(at + 1).has(Traits::GIVEN)
            && !self.token(at + 1).has(Traits::NOT_NAME)
            && listed_phrase(self.text, &self.layout.tokens, at).is_none()
        {
            return true;
        }
        if !opening || alone && !part.is_verb() && part != Tag::Adverb {
            return alone && token.shape.is_digit();
        }
        // "Asked Orla Quill", "Yesterday Orla Quill", but "Bill Orr" and "Ford Motor Company".
        let listed = token.has(
            Traits::GIVEN
                | Traits::TITLE
                | Traits::HONORIFIC
                | Traits::PLACE
                | Traits::NATIONALITY
                | Traits::ORGANISATION
                | Traits::ACRONYM
                | Traits::PERSON_ROLE
                | Traits::FAMILY_FIRST
                | Traits::SEAT
                | Traits::TITLE_START,
        );
        (matches!(
            part,
            Tag::Adverb | Tag::Past | Tag::Participle | Tag::Gerund | Tag::Verb | Tag::Third | Tag::Present
        ) && !listed)
            && (!alone || part != Tag::Verb && part != Tag::Present)
    }

    /// "“…,” An said": whether a word of grammar stands where only a speaker does, and is the family name of
    /// somebody named in full: "An Min-cheol".
    fn is_speaking_surname(&self, at: usize) -> bool {
        let tokens = &self.layout.tokens;
        let finite = |t: &crate::layout::Token| {
            t.known().cue_verb != 0
                && matches!(t.known().tags[0], Tag::Past | Tag::Third)
                && !t.shape.is_capital()
        };
        let stands = at > 0 && tokens[at - 1].tag == Tag::Mark && tokens.get(at + 1).is_some_and(finite);
        let family_first = || {
            let pairs = tokens.windows(2).filter(|pair| word::is_family_first(self.text, pair));
            pairs.map(|pair| pair[0].span.of(self.text)).collect()
        };
        stands && self.family_first.get_or_init(family_first).contains(tokens[at].span.of(self.text))
    }

    /// Whether a word in capitals belongs to the time of day before it: "PM", "EST".
    fn is_clock(&self, at: usize) -> bool {
        const CLOCK: [&str; 18] = [
            "AM", "PM", "A.M.", "P.M.", "EST", "EDT", "CST", "CDT", "PST", "PDT", "ET", "PT", "GMT", "BST",
            "UTC", "CET", "KST", "JST",
        ];
        let token = self.token(at);
        at > 0
            && token.shape.is_all_capitals()
            && CLOCK.contains(&token.span.of(self.text))
            && (self.token(at - 1).shape.is_digit() || self.is_clock(at - 1))
    }

    /// Whether the words end like a body's name.
    pub(super) fn is_group(&self, first: usize, last: usize) -> bool {
        let tokens = &self.layout.tokens;
        let end = &tokens[last - 1];
        // "Anna University", "Ohio Post": the last word tells of a body whatever stands before it.
        let institution = last - first > 1
            && (end.has(Traits::INSTITUTION)
                || tokens[first].has(Traits::PLACE)
                    && (end.has(Traits::PAPER) || is_any(self.text, end, &["governor"])));
        let person = tokens[first].has(Traits::GIVEN)
            && !institution
            && (last - first == 2 || last - first == 3 && self.is_initial(first + 1));
        if last - first > 1 && is_any(self.text, &tokens[first], &["team"]) {
            return true;
        }
        // "the Orsa Union Leader": a paper, and nobody's office.
        if last - first > 1
            && is_any(self.text, end, &["leader", "dealer"])
            && is_any(self.text, &tokens[last - 2], &["union", "news", "plain"])
        {
            return true;
        }
        if institution || end.has(Traits::ORGANISATION_END | Traits::GROUP_ROLE) && !person {
            return true;
        }
        if end.has(Traits::ACRONYM) && end.shape.is_all_capitals() {
            return true;
        }
        // "Al Jazeera": what is a given name elsewhere is an article here.
        if last - first == 2 && is_any(self.text, &tokens[first], &["al"]) && end.has(Traits::ORGANISATION) {
            return true;
        }
        // "BoatBroker.com"
        let word = end.span.of(self.text);
        if !end.shape.is_letters()
            && [".com", ".org", ".net", ".gov"].iter().any(|address| word.ends_with(address))
        {
            return true;
        }
        (first..last).any(|i| {
            tokens[i].has(Traits::JOINT)
                || tokens[i].tag == Tag::Conjunction
                || tokens[i].has(Traits::ORGANISATION | Traits::ORGANISATION_END)
                    && !person
                    && (last - first > 1 || tokens[i].entry == UNKNOWN)
        })
    }

    pub(super) fn classify(&self, first: usize, last: usize, given: bool) -> NameClass {
        let tokens = &self.layout.tokens;
        if let Some((length, traits)) = listed_phrase(self.text, tokens, first)
            && first + length == last
            && traits.any(Traits::PLACE | Traits::SEAT)
        {
            return NameClass::Place;
        }
        if last - first == 1 && tokens[first].has(Traits::SEAT) {
            return NameClass::Place;
        }
        if self.is_group(first, last) {
            return NameClass::Group;
        }
        let nickname = tokens[first..last].iter().position(|t| t.tag == Tag::Mark).and_then(|open| {
            tokens[first + open + 1..last].iter().position(|t| t.tag == Tag::Mark).map(|close| close + 2)
        });
        let count = last - first - nickname.unwrap_or(0);
        let token = &tokens[first];
        if count == 1 {
            // "the China-Peru border", "the U.S.-Mexico-Canada pact"
            let word = token.span.of(self.text);
            let place = |word: &str| {
                lexicon().look_up(word).1.traits.any(Traits::PLACE | Traits::COUNTRY | Traits::ACRONYM)
            };
            let of_places = token.entry == UNKNOWN && word.contains('-') && word.split('-').all(place);
            return if token.has(Traits::PLACE | Traits::SEAT) || of_places {
                NameClass::Place
            } else if token.shape.is_all_capitals()
                && !self.is_label(first)
                && (token.has(Traits::ACRONYM) || token.span.len() <= 6)
            {
                NameClass::Group
            } else {
                NameClass::Unknown
            };
        }
        // "African Americans", "North Korean", "Ohio Together"
        let of_place = token.has(Traits::PLACE | Traits::NATIONALITY | Traits::DEMONYM)
            || is_any(self.text, token, &["north", "south", "east", "west"]);
        let end = &tokens[last - 1];
        if of_place
            && (end.has(Traits::NATIONALITY | Traits::DEMONYM) && !token.has(Traits::GIVEN)
                || matches!(end.known().tags[0], Tag::Adverb | Tag::Preposition))
        {
            return NameClass::Group;
        }
        // "the Sunday Lantern" is no person, nor is Cobb Bridge where something happens at it.
        let before = first.checked_sub(1).map(|at| &tokens[at]);
        let behind = tokens.get(last);
        if before.is_some_and(|t| is_any(self.text, t, &["the"]))
            && behind.is_none_or(|t| t.tag != Tag::Genitive && !word::tag(t).is_noun())
        {
            return NameClass::Group;
        }
        // "a cook from San Orsa": named after a saint, whose name a person may bear as well.
        let saint = count == 2 && is_any(self.text, token, &["san", "santa"]);
        if (tokens[last - 1].has(Traits::LANDMARK) || saint)
            && before.is_some_and(|t| {
                is_any(
                    self.text,
                    t,
                    &[
                        "at", "in", "on", "near", "across", "over", "along", "down", "up", "off", "outside",
                        "through", "past", "to", "from",
                    ],
                )
            })
        {
            return NameClass::Place;
        }
        // "Cecil County", "Morgan Avenue": nobody is called so, whatever stands before it.
        if count > 1 && end.has(Traits::LANDMARK) && is_any(self.text, end, &NO_SURNAMES) {
            return NameClass::Place;
        }
        if given && count <= 5 && !tokens[last - 1].has(Traits::PLACE) {
            return NameClass::Person;
        }
        if given && count <= 4 {
            return NameClass::Person;
        }
        if word::is_family_first(self.text, &tokens[first..last])
            && count <= 3
            && (count == 3
                || tokens[first + 1].span.of(self.text).contains('-')
                || tokens[first + 1].entry == UNKNOWN)
        {
            return NameClass::Person;
        }
        if !given && tokens[last - 1].known().tags[0] == Tag::Nouns {
            return NameClass::Group; // "Orsa Tankers"
        }
        if (first..last).any(|i| self.is_initial(i)) && count <= 4 {
            return NameClass::Person;
        }
        if (first..last).any(|i| !tokens[i].shape.is_capital() && tokens[i].shape.is_word()) && count <= 5 {
            return NameClass::Person; // "Orla van Dijk"
        }
        NameClass::Unknown
    }

    /// What the given name tells of the gender.
    pub(super) fn given_gender(&self, first: usize, last: usize) -> Gender {
        if last - first < 2 {
            return Gender::Unknown;
        }
        let tokens = &self.layout.tokens;
        // In East Asian order the given name comes last.
        let family_first = word::is_family_first(self.text, &tokens[first..last]);
        let at = if family_first { last - 1 } else { first };
        let mut female = tokens[at].known().female;
        if female == 255 && !family_first {
            let word = tokens[at].span.of(self.text);
            if let Some((one, _)) = word.split_once('-') {
                female = lexicon().look_up(one).1.female;
            }
        }
        // "Valery Arkadin": the surname is a man's.
        if tokens[at].has(Traits::MALE_ELSEWHERE) && is_slavic_mans(tokens[last - 1].span.of(self.text)) {
            return Gender::Male;
        }
        match female {
            255 => Gender::Unknown,
            0..=10 => Gender::Male,
            90..=100 => Gender::Female,
            _ => Gender::Unknown,
        }
    }

    /// Whether a sentence begins with a noun that tells what business somebody is in: "Carmaker".
    pub(super) fn is_business(&self, at: usize) -> bool {
        // "Bank Orsa", "Studio Vale": these begin names as well.
        const NAMES: [&str; 9] =
            ["bank", "brand", "chain", "company", "giant", "group", "label", "studio", "utility"];
        let token = self.token(at);
        word::opens_sentence(self.layout, at)
            && token.has(Traits::GROUP_ROLE)
            && is_any(self.text, token, word::BUSINESS)
            && !is_any(self.text, token, &NAMES)
    }

    /// Drops names that are only a capital at a sentence's start, unless the word is a name elsewhere.
    pub(super) fn confirm(&mut self) {
        if self.doubtful.is_empty() {
            return;
        }
        let mut known: Vec<u32> = Vec::with_capacity(self.names.len());
        let mut next = 0;
        for (number, name) in self.names.iter().enumerate() {
            if self.doubtful.get(next) == Some(&(number as u32)) {
                next += 1;
            } else if !name.headline {
                known.extend_from_slice(name.parts());
            }
        }
        known.sort_unstable();
        let (text, tokens) = (self.text, &self.layout.tokens);
        let mut number = 0;
        let mut next = 0;
        self.names.retain(|name| {
            let doubtful = self.doubtful.get(next) == Some(&number);
            number += 1;
            if !doubtful {
                return true;
            }
            next += 1;
            if known.binary_search(&name.parts[0]).is_ok() {
                return true;
            }
            // "Ode said": a countable noun without a determiner would not be the subject.
            let token = &tokens[name.first as usize];
            let verb = tokens.get(name.last as usize).is_some_and(|t| {
                t.known().cue_verb > 0 && matches!(t.known().tags[0], Tag::Past | Tag::Third)
            });
            verb && token.known().tags[0] == Tag::Noun
                && !token.has(Traits::PERSON_ROLE | Traits::GROUP_ROLE)
                && !is_any(text, token, &["nobody", "everybody", "someone", "everyone", "somebody", "none"])
        });
    }
}
/// Whether a surname ends as those of men do in Slavic languages, where women's end otherwise (B. Unbegaun,
/// Russian Surnames, 1972) or alike.
fn is_slavic_mans(surname: &str) -> bool {
    ["ov", "ev", "in", "sky", "skiy", "ski", "enko", "uk", "vich", "iy", "ny"]
        .iter()
        .any(|end| surname.ends_with(end))
}

/// "D-Ohio": whether a word tells the party and the seat of somebody named before it.
fn is_seat(word: &str) -> bool {
    matches!(word.as_bytes(), [b'D' | b'R' | b'I', b'-', b'A'..=b'Z', seat @ ..] if !seat.is_empty() && word != "D-Day")
}
