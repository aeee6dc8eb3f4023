//! Roles: whom of the cast a description means by what the article says of them, in the words
//! before and behind their names.

use std::cell::Cell;

use rustc_hash::FxHashMap;

use super::body;
use super::describe::Description;
use super::epithet::age;

use super::kinship::{PARTS_OF_A_BODY, is_kin, makes, role_fit, works_of};
use super::modifier::{
    Modifier, Said, home_of, modifiers_fit, modifiers_of, own_words, party, place, said_of, seat_behind,
};
use super::{Cast, Gender, SpeakerKind};
use crate::layout::{Layout, Token};
use crate::lexicon::grammar::small_number;
use crate::lexicon::{Tag, Traits};
use crate::mention::name::{Name, NameClass};
use crate::mention::word::{is_any, is_body_role, is_partisan, is_role, sex};

/// Remembers the last answer of [`by_role`], because rules that follow one another ask the same.
#[derive(Default)]
pub struct LastRole(Cell<Option<(Description, RoleAnswer)>>);

/// The speaker that a description means by its role, and whether the role is told before it.
type RoleAnswer = Option<(u32, bool)>;

impl LastRole {
    /// [`by_role`] in one article, whose cast does not change any more.
    pub fn ask(&self, text: &str, layout: &Layout, cast: &Cast, what: Description) -> RoleAnswer {
        if let Some((last, answer)) = self.0.get()
            && last == what
        {
            return answer;
        }
        let answer = by_role(text, layout, cast, what);
        self.0.set(Some((what, answer)));
        answer
    }
}

/// Whom of the cast a description means by what the article says of them, and whether that is said
/// before (rather than after) the description.
#[must_use]
pub fn by_role(text: &str, layout: &Layout, cast: &Cast, what: Description) -> RoleAnswer {
    let wanted = Wanted::new(text, layout, what)?;
    let found = wanted.found(cast);
    let several = found.iter().filter(|f| f.fit >= WELL).count() > 1;
    let mut best: Option<(f32, &Found)> = None;
    for one in found.iter().filter(|one| wanted.may_be(cast, one, several)) {
        let score = wanted.score(one);
        if best.is_none_or(|(top, _)| score > top) {
            best = Some((score, one));
        }
    }
    best.map(|(_, one)| (one.speaker, one.before))
}

/// How well a noun fits that is the very one said of somebody.
const EXACTLY: f32 = 3.0;

/// How well it fits where something else tells as much: a work, a country of origin.
const CLEARLY: f32 = 2.5;

/// How well a noun must fit at the least, if nothing else speaks for somebody.
const WELL: f32 = 2.0;

/// A description, and what whoever it means must be.
struct Wanted<'t> {
    text: &'t str,
    layout: &'t Layout,
    what: Description,
    /// Its tokens.
    words: &'t [Token],
    /// Its noun.
    head: &'t Token,
    /// Whether it is a body that is meant.
    group: bool,
    /// Whether it is a country or a city, which a place's name may mean.
    realm: bool,
    /// "A judge" may be named further on.
    indefinite: bool,
    /// "His friend", "their lawyer".
    own: bool,
    /// "A truce that its mediator called thin": a lead may keep back whom the article names later.
    kept_back: bool,
    /// "The Pole" fits "the Polish goalkeeper Ola Brzeg".
    home: Option<&'static str>,
    /// The word that tells an age, and the years in it.
    age: Option<(&'t str, &'t str)>,
    /// The nouns for what such a person makes: "song" of "the singer".
    works: Option<&'static [&'static str]>,
    /// "The CEO", who leads the whole of it.
    leads_a_business: bool,
    /// "The Republican" fits "Rep. Ada Lund, R-Vale".
    party: Option<bool>,
    /// "The Vale Republican"
    partisan: bool,
    /// The token of whoever the person is said to belong to: "Lund’s spokesman".
    owner: Option<u32>,
}

impl<'t> Wanted<'t> {
    /// `None` for words that mean others than those whom an article names ("one", "officials").
    fn new(text: &'t str, layout: &'t Layout, what: Description) -> Option<Wanted<'t>> {
        let tokens = &layout.tokens;
        let words = &tokens[what.first as usize..what.last as usize];
        let (first, head) = (&words[0], &tokens[what.head as usize]);
        let group = is_body_role(head);
        let others = ["another", "some", "several", "many", "no", "other"];
        let indefinite = is_any(text, first, &["a", "an"]);
        // "A once-powerful sheriff" is not the present one.
        let no_longer = || words.iter().any(|t| t.span.of(text).starts_with("once-"));
        let qualified = || words[(what.head - what.first) as usize + 1..].iter().any(|t| t.shape.is_word());
        if is_any(text, first, &others)
            || small_number(first.span.of(text)).is_some()
            || head.has(Traits::PLURAL) && !group
            || indefinite && (what.first > LEAD || qualified() || no_longer())
        {
            return None;
        }
        let own = !group && is_any(text, first, &["his", "her", "their", "my", "our", "its"]);
        let realms = ["country", "nation", "kingdom", "republic", "city", "town", "state", "government"];
        let demonym = head.has(Traits::DEMONYM);
        Some(Wanted {
            text,
            layout,
            what,
            words,
            head,
            group,
            realm: is_any(text, head, &realms),
            indefinite,
            own,
            kept_back: own && what.first < LEAD && !is_kin(text, head),
            home: if demonym { home_of(text, tokens, what) } else { None },
            age: words.iter().find_map(|word| {
                let word = word.span.of(text);
                word.strip_suffix("-year-old").map(|years| (word, years))
            }),
            works: if group { None } else { works_of(text, head) },
            leads_a_business: is_any(text, head, &["ceo", "executive"]),
            party: if group { None } else { party(text, head) },
            partisan: is_partisan(text, tokens, what.first as usize + 1, what.head as usize + 1),
            owner: (what.first + 1..what.head)
                .find(|at| !group && tokens[*at as usize].tag == Tag::Genitive)
                .map(|genitive| genitive - 1),
        })
    }

    /// What speaks for each of those whom the article names near the description.
    fn found(&self, cast: &Cast) -> Vec<Found> {
        let mut found: Vec<Found> = Vec::new();
        // Where each speaker stands among those found, for in a list of ministers there may be thousands.
        let mut places: FxHashMap<u32, usize> = FxHashMap::default();
        let near = names_near(cast, self.what);
        let mut others: Option<Vec<Modifier>> = None;
        for name in near {
            let Some(told) = self.told(cast, name, &mut others) else { continue };
            let at = *places.entry(name.speaker).or_insert(found.len());
            if at == found.len() {
                found.push(Found { speaker: name.speaker, before: told.before, ..Found::default() });
            }
            found[at].add(&told);
        }
        let before = if found.is_empty() { &[] } else { near };
        for name in before.iter().take_while(|n| n.first < self.what.first) {
            if let Some(at) = places.get(&name.speaker) {
                found[*at].nearest = name.first;
            }
        }
        found
    }

    /// What the words around one name say for its bearer; nothing, for most names. The description's own
    /// words are looked up in `others` when a name first asks for them.
    fn told(&self, cast: &Cast, name: &Name, others: &mut Option<Vec<Modifier<'t>>>) -> Option<Found> {
        let (text, tokens) = (self.text, &self.layout.tokens);
        let plain = name.lead == name.first && name.apposition.0 == name.apposition.1;
        let maker = name.genitive
            && self.works.is_some_and(|works| makes(text, &tokens[name.last as usize..], works));
        let member = self.stands_behind(name);
        if plain && !self.group && self.age.is_none() && !maker && !member || !self.is_of_the_kind(cast, name)
        {
            return None;
        }
        let mut told = Found {
            speaker: name.speaker,
            before: name.first < self.what.first,
            at: name.first,
            ..Found::default()
        };
        told.fit = match (self.group, self.age) {
            (true, _) => body::fit(text, self.layout, name, self.what),
            (false, Some(years)) => age(text, tokens, name, years),
            (false, None) if member => EXACTLY,
            (false, None) if maker => CLEARLY,
            (false, None) => 0.0,
        };
        // A body of which nothing is said must fit by its name.
        if self.group && (plain && told.fit <= 0.0 || body::is_another(text, self.layout, name, self.what)) {
            return None;
        }
        if !plain {
            told.fit = if self.own && !self.kept_back && !is_relative(text, self.layout, name) {
                0.0 // "His sister" is only one who was called a sister of somebody.
            } else {
                told.fit.max(self.role_of(cast, name))
            };
            let others = others.get_or_insert_with(|| modifiers_of(text, self.words, self.what));
            told.modifiers = modifiers_fit(text, self.layout, name, others, &mut told.said);
            told.said.contradicts |= self.serves_another(cast, name);
        }
        let speaks = told.fit > 0.0 || told.modifiers > 0.0 || told.said.contradicts;
        told.lesser = speaks && !plain && self.is_lesser(name);
        speaks.then_some(told)
    }

    /// "The Republican", "the Vermonter" is "Rep. Ada Lund, R-Vt.": whether the party or the state stands
    /// behind a name.
    fn stands_behind(&self, name: &Name) -> bool {
        (self.party.is_some() || self.home.is_some())
            && seat_behind(self.text, &self.layout.tokens[name.last as usize..], self.party, self.home)
    }

    /// "The defense minister" is rather the minister than the first deputy.
    fn is_lesser(&self, name: &Name) -> bool {
        !self.group
            && self.is_called(name, LESSER)
            && !self.words.iter().any(|token| is_any(self.text, token, LESSER))
    }

    /// Whether what is said right beside a name has one of these words.
    fn is_called(&self, name: &Name, words: &[&str]) -> bool {
        let word = |token: &Token| is_any(self.text, token, words);
        said_of(self.layout, name).map(own_words).into_iter().flatten().any(word)
    }

    /// "Lund’s spokesman" is not "Bo Orr, a spokesman for Arden": whether a name's bearer is said to be
    /// somebody else's.
    fn serves_another(&self, cast: &Cast, name: &Name) -> bool {
        if self.owner.is_some_and(|owner| self.is_owned_otherwise(cast, owner, name)) {
            return true;
        }
        let Some(owner) = self.owner.and_then(|owner| cast.name_at(owner)) else { return false };
        let (first, last) = name.apposition;
        (first..last.min(first + 12))
            .find(|at| is_any(self.text, &self.layout.tokens[*at as usize], &["for", "to"]))
            .and_then(|at| cast.names_in(at + 1, at + 4).next())
            .is_some_and(|served| served.speaker != owner.speaker)
    }

    /// "The minister’s spokesman" is not "the party’s spokesman, Bo Orr": whether both belong to somebody told by
    /// a mere noun, the one to a person and the other to a body.
    fn is_owned_otherwise(&self, cast: &Cast, owner: u32, name: &Name) -> bool {
        let theirs = said_of(self.layout, name)[0];
        // "Voss’s spokesman" is not "foreign ministry spokesman Bo Orr".
        let named = cast
            .name_at(owner)
            .is_some_and(|owner| cast.speakers[owner.speaker as usize].kind == SpeakerKind::Person);
        if named {
            return theirs.iter().any(|t| body::is_one_of_many(self.text, t));
        }
        let Some(genitive) = theirs.iter().position(|t| t.tag == Tag::Genitive) else { return false };
        let (Some(other), mine) = (theirs[..genitive].last(), &self.layout.tokens[owner as usize]) else {
            return false;
        };
        let person = |t: &Token| t.has(Traits::PERSON_ROLE | Traits::TITLE) && !t.has(Traits::GROUP_ROLE);
        let body = |t: &Token| t.has(Traits::GROUP_ROLE);
        cast.name_at(owner).is_none() && (person(mine) && body(other) || body(mine) && person(other))
    }

    /// Whether the bearer of a name is a body where one is wanted, and no mere place.
    fn is_of_the_kind(&self, cast: &Cast, name: &Name) -> bool {
        let tokens = &self.layout.tokens;
        if self.group != (cast.speakers[name.speaker as usize].kind == SpeakerKind::Group) {
            return false;
        }
        let seat = tokens[name.last as usize - 1].has(Traits::GROUP_ROLE | Traits::ORGANISATION_END);
        let only_a_place = name.class == NameClass::Place && !seat && !self.realm;
        !self.group || !only_a_place
    }

    /// How well the description's noun fits what is said before and behind a name.
    fn role_of(&self, cast: &Cast, name: &Name) -> f32 {
        let (text, tokens) = (self.text, &self.layout.tokens);
        // "The mayor spoke. Bo Arden was a bad mayor": one of many, and not the one spoken of before.
        let another = name.first > self.what.first
            && name.apposition.0 < name.apposition.1
            && is_any(text, &tokens[name.apposition.0 as usize], &["a", "an"])
            && tokens[name.apposition.0 as usize - 1].has(Traits::LINKING)
            && (self.what.first > LEAD || self.has_opened(cast));
        let sides = said_of(self.layout, name).map(own_words);
        let mut fit: f32 = 0.0;
        for side in if another { &sides[..1] } else { &sides[..] } {
            for (number, theirs) in side.iter().enumerate() {
                // "the chief counsel" is chief of nobody.
                let rank =
                    is_any(text, theirs, &["chief", "head"]) && side.get(number + 1).is_some_and(is_role);
                // A "finance chief" is no chief executive.
                let part = self.leads_a_business
                    && number > 0
                    && is_any(self.text, theirs, &["chief", "head", "director"])
                    && is_any(self.text, &side[number - 1], PARTS_OF_A_BODY);
                if rank || part {
                    continue;
                }
                if is_role(theirs) || theirs.has(Traits::DEMONYM) {
                    fit = fit.max(role_fit(text, self.head, theirs));
                }
                if self.home.is_some() && place(text, side, number) == self.home {
                    fit = fit.max(CLEARLY);
                }
            }
        }
        fit
    }

    /// Whether a person was named in full before the description, whom it may mean instead.
    fn has_opened(&self, cast: &Cast) -> bool {
        let mut before = cast.names.iter().take_while(|name| name.first < self.what.first);
        before
            .any(|name| name.n_parts > 1 && cast.speakers[name.speaker as usize].kind == SpeakerKind::Person)
    }

    /// Whether somebody for whom something speaks can be the one described at all; `several` where more
    /// than one fit.
    fn may_be(&self, cast: &Cast, one: &Found, several: bool) -> bool {
        let gender = cast.speakers[one.speaker as usize].gender;
        let sex = sex(self.head.known().traits);
        let other_sex = sex.is_some_and(|sex| gender != Gender::Unknown && gender != sex);
        // "The former mayor" is not the one who is told to be the mayor.
        let is_past = |t: &Token| is_any(self.text, t, &["former", "then", "onetime", "ousted"]);
        let past = !self.group && one.before && self.words.iter().any(|t| is_any(self.text, t, &["former"]));
        if past
            && !cast
                .names_of(one.speaker)
                .any(|name| said_of(self.layout, name).into_iter().flatten().any(is_past))
        {
            return false;
        }
        // "The environment secretary" is never the shadow one.
        if one.lesser && cast.names_of(one.speaker).any(|name| self.is_called(name, &["shadow"])) {
            return false;
        }
        let told_before = self.indefinite && (one.fit < CLEARLY || one.before);
        if other_sex || told_before || one.said.contradicts && one.modifiers <= 0.0 {
            return false;
        }
        // "The Vale Republican" is not just any Republican.
        if self.partisan && one.modifiers <= 0.0 {
            return false;
        }
        // "The ministry" is no agency of which the article tells later.
        if self.group && !one.before && one.fit < EXACTLY && body::is_one_of_many(self.text, self.head) {
            return false;
        }
        let fits = one.fit >= WELL || one.fit > 0.0 && one.modifiers.min(MOST) >= 1.0;
        fits && (self.group || self.is_no_other_person(one, several))
            // "his childhood friend" is not just any friend.
            && !(self.own
                && (one.fit < EXACTLY
                    || !one.before && !self.kept_back
                    || one.said.missed && one.modifiers <= 0.0))
    }

    /// Whether nothing of the description tells its person from the one for whom something speaks.
    fn is_no_other_person(&self, one: &Found, several: bool) -> bool {
        // "China's foreign minister" is not the Australian one, nor the Democratic candidate the Republican.
        if one.said.abroad && !one.said.at_home || one.said.other_party {
            return false;
        }
        // "The head of occupational health" is not the chief executive.
        let of = self.what.head + 1 < self.what.last
            && is_any(self.text, &self.layout.tokens[self.what.head as usize + 1], &["of"]);
        if of && one.said.missed && one.fit < EXACTLY {
            return false;
        }
        // "The billionaire" of a lead is no other one of whom the article tells at its end.
        if !one.before && one.fit < EXACTLY && one.at > self.what.last + AHEAD {
            return false;
        }
        // "The Senate minority leader" is not just any president, nor "the Ohio senator" any lawmaker
        // where there are several, nor "the Chinese minister" just any minister.
        let unlike = one.said.missed && one.fit < CLEARLY
            || one.said.missed_name && several && one.fit < EXACTLY
            || one.said.missed_home && (one.before || self.what.first > LEAD);
        !unlike || one.modifiers > 0.0
    }

    /// How much speaks for somebody in all: the nearer before the description, the more.
    fn score(&self, one: &Found) -> f32 {
        let distance = self.what.first.saturating_sub(one.nearest) as f32;
        let near = if one.nearest > 0 { 1.0 / (1.0 + distance / 80.0) } else { -0.5 };
        one.fit + one.modifiers.min(MOST) + near - f32::from(u8::from(one.lesser))
    }
}

/// How much the words beside the noun can speak for one speaker in all.
const MOST: f32 = 2.5;

/// How far from a description, in tokens, a name may stand that it means: further than any article is
/// long, so that it matters only where many lie in one file. There each description would be held
/// against the people of all the others.
const FAR: u32 = 20_000;

/// The names so near to a description that it may mean one of them.
fn names_near(cast: &Cast, what: Description) -> &[Name] {
    let place = |token: u32| cast.names.partition_point(|name| name.first < token);
    &cast.names[place(what.first.saturating_sub(FAR))..place(what.first.saturating_add(FAR))]
}

/// Up to which token an article may speak of somebody whom it names and describes only further on.
pub const LEAD: u32 = 90;

/// How many tokens ahead an article tells what the lead's noun has not told already.
const AHEAD: u32 = 300;

/// Words for whoever stands below, or before, the one who holds an office.
const LESSER: &[&str] =
    &["deputy", "vice", "assistant", "associate", "shadow", "acting", "former", "lt", "lt.", "lieutenant"];

/// What speaks for one speaker as the one described.
#[derive(Default)]
struct Found {
    speaker: u32,
    /// How well the noun fits.
    fit: f32,
    /// How much the words beside it say.
    modifiers: f32,
    /// What they miss, or tell of somebody else.
    said: Said,
    /// Whether it is told before the description.
    before: bool,
    /// The token of the name beside which it is told.
    at: u32,
    /// "The defense minister" is rather the minister than the first deputy.
    lesser: bool,
    /// The token of the last name before the description, 0 where there is none.
    nearest: u32,
}

impl Found {
    /// Adds what is told beside another name of the same speaker.
    fn add(&mut self, told: &Found) {
        let Said { contradicts, other_party, at_home, abroad, .. } = self.said;
        if told.fit > self.fit {
            self.fit = told.fit;
            (self.before, self.at) = (told.before, told.at);
            self.said = told.said;
        }
        self.modifiers += told.modifiers.min(2.0);
        self.said.contradicts = contradicts | told.said.contradicts;
        self.said.other_party = other_party | told.said.other_party;
        self.said.at_home = at_home | told.said.at_home;
        self.said.abroad = abroad | told.said.abroad;
        self.lesser |= told.lesser;
    }
}

/// Whether what is said of a name makes it somebody’s: "his sister, Ada Lund", "whose brother Bo".
fn is_relative(text: &str, layout: &Layout, name: &Name) -> bool {
    let owned = |t: &Token| {
        t.tag == Tag::Genitive || is_any(text, t, &["his", "her", "their", "its", "our", "my", "whose"])
    };
    let before = layout.tokens[(name.lead as usize).saturating_sub(1)..name.lead as usize].iter();
    said_of(layout, name).into_iter().flatten().chain(before).any(owned)
}
