//! Roles: whom of the cast a description means by what the article says of them, in the words
//! before and behind their names.

use std::cell::Cell;

use rustc_hash::FxHashMap;

use super::describe::Description;
use super::epithet::age;
use super::kinship::{body_fit, equal, is_kin, makes, role_fit, works_of};
use super::modifier::{Modifier, Said, modifiers_fit, modifiers_of, place};
use super::{Cast, Gender, SpeakerKind};
use crate::layout::{Layout, Token};
use crate::lexicon::{Tag, Traits};
use crate::mention::name::{Name, NameClass};
use crate::mention::word::{is_any, is_body_role, is_determiner, is_role, sex, tag};

/// What an article says of a name: the tokens before and behind it.
pub(super) fn said_of<'l>(layout: &'l Layout, name: &Name) -> [&'l [Token]; 2] {
    let t = &layout.tokens;
    [
        &t[name.lead as usize..name.first as usize],
        &t[name.apposition.0 as usize..(name.apposition.1 as usize).min(name.apposition.0 as usize + 14)],
    ]
}

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
pub fn by_role(text: &str, layout: &Layout, cast: &Cast, what: Description) -> Option<(u32, bool)> {
    let tokens = &layout.tokens;
    let head = &tokens[what.head as usize];
    let group = is_body_role(head);
    let wanted = sex(head.known().traits);
    let words = &tokens[what.first as usize..what.last as usize];
    let first = &words[0];
    // "A judge" may be named further on; "his friend" and "officials" are others than those named.
    let indefinite = is_any(text, first, &["a", "an"]);
    let possessive = is_any(text, first, &["his", "her", "their", "my", "our", "its"]);
    let own = possessive && !group;
    // "A truce that its mediator called thin": a lead may keep back whom the article names later.
    let kept_back = own && what.first < LEAD && !is_kin(text, head);
    if is_any(text, first, &["one", "another", "some", "several", "many", "two", "three", "no", "other"])
        || head.has(Traits::PLURAL) && !group
        || indefinite && what.first > LEAD
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
    let realm = is_any(
        text,
        head,
        &["country", "nation", "kingdom", "republic", "city", "town", "state", "government"],
    );
    let years = words.iter().find_map(|w| {
        let own = w.span.of(text);
        own.strip_suffix("-year-old").map(|years| (own, years))
    });
    let works = if group { None } else { works_of(text, head) };
    let mut others: Option<Vec<Modifier>> = None;
    let mut found: Vec<Found> = Vec::new();
    // Where each speaker stands among those found, for in a list of ministers there may be thousands.
    let mut places: FxHashMap<u32, usize> = FxHashMap::default();
    let near = names_near(cast, what);
    for name in near {
        let plain = name.lead == name.first && name.apposition.0 == name.apposition.1;
        // Most names say nothing of their bearer.
        let maker =
            name.genitive && works.is_some_and(|works| makes(text, &tokens[name.last as usize..], works));
        if plain && !group && years.is_none() && !maker {
            continue;
        }
        let speaker = &cast.speakers[name.speaker as usize];
        let seat = tokens[name.last as usize - 1].has(Traits::GROUP_ROLE | Traits::ORGANISATION_END);
        let realm_only = name.class == NameClass::Place && !seat && !realm;
        if group != (speaker.kind == SpeakerKind::Group) || group && realm_only {
            continue;
        }
        let mut fit = match (group, years) {
            (true, _) => {
                let fit = name_fit(text, layout, name, head);
                if fit < 3.0 && says_more(text, tokens, name, what) { 0.0 } else { fit }
            }
            (false, Some(years)) => age(text, tokens, name, years),
            (false, None) if maker => 2.5,
            (false, None) => 0.0,
        };
        // What has no other words said of it must fit by its name.
        if group
            && (plain && fit <= 0.0
                || is_another_body(text, tokens, name, what)
                || is_sibling(text, layout, name, what))
        {
            continue;
        }
        let mut modifiers = 0.0;
        let mut said = Said::default();
        let mut sides: [&[Token]; 2] = Default::default();
        if !plain {
            // "The mayor spoke. Bo Arden was a bad mayor": one of many, and not the one spoken of before.
            let another = name.first > what.first
                && what.first > LEAD
                && name.apposition.0 < name.apposition.1
                && is_any(text, &tokens[name.apposition.0 as usize], &["a", "an"])
                && is_any(text, &tokens[name.apposition.0 as usize - 1], &["is", "was", "became", "remains"]);
            sides = said_of(layout, name).map(own_words);
            for side in if another { &sides[..1] } else { &sides[..] } {
                for (number, theirs) in side.iter().enumerate() {
                    // "the chief counsel" is chief of nobody.
                    let rank =
                        is_any(text, theirs, &["chief", "head"]) && side.get(number + 1).is_some_and(is_role);
                    if rank {
                        continue;
                    }
                    if is_role(theirs) || theirs.has(Traits::DEMONYM) {
                        fit = fit.max(role_fit(text, head, theirs));
                    }
                    if home.is_some() && place(text, side, number) == home {
                        fit = fit.max(2.5);
                    }
                }
            }
            // "His sister" is only one who was called a sister of somebody.
            if own && !kept_back && !is_relative(text, layout, name) {
                fit = 0.0;
            }
            let others = others.get_or_insert_with(|| modifiers_of(text, words, what));
            modifiers = modifiers_fit(text, layout, name, others, &mut said);
        }
        if fit > 0.0 || modifiers > 0.0 || said.contradicts {
            let before = name.first < what.first;
            let at = *places.entry(name.speaker).or_insert(found.len());
            if at == found.len() {
                found.push(Found { speaker: name.speaker, before, ..Found::default() });
            }
            let entry = &mut found[at];
            if fit > entry.fit {
                entry.fit = fit;
                entry.before = before;
                entry.missed = said.missed;
                entry.missed_name = said.missed_name;
                entry.missed_home = said.missed_home;
            }
            entry.modifiers += modifiers.min(2.0);
            entry.contradicts |= said.contradicts;
            entry.at_home |= said.at_home;
            entry.abroad |= said.abroad;
            // "The defense minister" is rather the minister than the first deputy.
            let is_lesser = |t: &Token| is_any(text, t, LESSER);
            entry.lesser |=
                !group && sides.into_iter().flatten().any(is_lesser) && !words.iter().any(is_lesser);
        }
    }
    let before = if found.is_empty() { &[] } else { near };
    for name in before.iter().take_while(|n| n.first < what.first) {
        if let Some(at) = places.get(&name.speaker) {
            found[*at].nearest = name.first;
        }
    }
    let several = found.iter().filter(|f| f.fit >= 2.0).count() > 1;
    let mut best: Option<(f32, u32, bool)> = None;
    for f in found {
        let speaker = &cast.speakers[f.speaker as usize];
        if wanted.is_some_and(|sex| speaker.gender != Gender::Unknown && speaker.gender != sex) {
            continue;
        }
        if indefinite && (f.fit < 2.5 || f.before) || f.contradicts && f.modifiers <= 0.0 {
            continue;
        }
        // "China's foreign minister" is not the Australian one.
        if !group && f.abroad && !f.at_home {
            continue;
        }
        // "The head of occupational health" is not the chief executive.
        let of = what.head + 1 < what.last && is_any(text, &tokens[what.head as usize + 1], &["of"]);
        if !group && of && f.missed && f.fit < 3.0 {
            continue;
        }
        // "The Senate minority leader" is not just any president, nor "the Ohio senator" any lawmaker
        // where there are several.
        let unlike = !group && f.modifiers <= 0.0;
        if unlike && (f.missed && f.fit < 2.5 || f.missed_name && several && f.fit < 3.0) {
            continue;
        }
        // "The Chinese minister" is not just any minister.
        if unlike && f.missed_home && (f.before || what.first > LEAD) {
            continue;
        }
        let modifiers = f.modifiers.min(2.5);
        // "his childhood friend" is not just any friend.
        if own && (f.fit < 3.0 || !f.before && !kept_back || f.missed && f.modifiers <= 0.0) {
            continue;
        }
        if f.fit < 2.0 && !(f.fit > 0.0 && modifiers >= 1.0) {
            continue;
        }
        let distance = what.first.saturating_sub(f.nearest) as f32;
        let near = if f.nearest > 0 { 1.0 / (1.0 + distance / 80.0) } else { -0.5 };
        let score = f.fit + modifiers + near - f32::from(u8::from(f.lesser));
        if best.is_none_or(|(top, ..)| score > top) {
            best = Some((score, f.speaker, f.before));
        }
    }
    best.map(|(_, number, before)| (number, before))
}

/// The one other person of the cast who bears the surname of `owner` and may be the relative of theirs
/// that a description speaks of: "his sister".
#[must_use]
pub fn relative(text: &str, layout: &Layout, cast: &Cast, owner: u32, what: Description) -> Option<u32> {
    let head = &layout.tokens[what.head as usize];
    if !is_kin(text, head) {
        return None;
    }
    let sex = sex(head.known().traits);
    let surname = |name: &Name| name.parts()[name.n_parts as usize - 1];
    let theirs = cast.names_of(owner).find(|n| n.n_parts >= 2).map(surname)?;
    let mut found = None;
    for name in cast.names.iter().filter(|n| n.n_parts >= 2 && n.speaker != owner && surname(n) == theirs) {
        let speaker = &cast.speakers[name.speaker as usize];
        let fits = speaker.kind == SpeakerKind::Person
            && (speaker.gender == Gender::Unknown || sex.is_none_or(|sex| sex == speaker.gender));
        if fits && found.is_some_and(|other| other != name.speaker) {
            return None;
        }
        if fits {
            found = Some(name.speaker);
        }
    }
    found
}

/// The words of a lead or an apposition that tell what somebody is, without those that tell whose
/// or of what: "president" is not said of "the president's lawyer" nor of "an aide to the president".
pub(super) fn own_words(side: &[Token]) -> &[Token] {
    let from = side.iter().rposition(|t| t.tag == Tag::Genitive).map_or(0, |genitive| genitive + 1);
    let side = &side[from..];
    let role = side.iter().position(|t| is_role(t) || t.has(Traits::DEMONYM)).unwrap_or(side.len());
    let end = side[role..]
        .iter()
        .position(|t| matches!(tag(t), Tag::Preposition | Tag::To | Tag::Wh | Tag::WhAdverb))
        .map_or(side.len(), |behind| role + behind);
    &side[..end]
}

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
const LEAD: u32 = 90;

/// Words for whoever stands below, or before, the one who holds an office.
const LESSER: &[&str] = &["deputy", "vice", "assistant", "associate", "shadow", "acting", "former"];

/// What speaks for one speaker as the one described.
#[derive(Default)]
struct Found {
    speaker: u32,
    fit: f32,
    modifiers: f32,
    contradicts: bool,
    missed: bool,
    missed_name: bool,
    missed_home: bool,
    at_home: bool,
    abroad: bool,
    before: bool,
    lesser: bool,
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
    // "the agency" fits the ODF, whose letters do not tell what it is.
    let acronym = matches!(tokens, [one] if one.shape.is_all_capitals() && one.span.len() > 2);
    let body = tokens.first().is_some_and(|t| t.has(Traits::ORGANISATION | Traits::ACRONYM));
    if acronym && body && !tokens[0].has(Traits::PLACE) && BY_LETTERS.iter().any(|noun| head.is(text, noun)) {
        return 2.2;
    }
    // "the union" fits the Orsa Dockers Federation; what is behind "of" is another body's.
    let own_part = tokens.iter().position(|t| is_any(text, t, &["of", "for", "in"])).unwrap_or(tokens.len());
    if tokens[..own_part].last().is_some_and(|t| body_fit(head, t)) { 2.2 } else { 0.0 }
}

/// Nouns for bodies that are often called by their initials.
const BY_LETTERS: [&str; 6] = ["agency", "bureau", "organization", "organisation", "group", "body"];

/// Whether a description of a body by another noun than its name's says what the name does not: "the
/// presidential office" is no agency.
fn says_more(text: &str, tokens: &[Token], name: &Name, what: Description) -> bool {
    let own = &tokens[name.first as usize..name.last as usize];
    tokens[what.first as usize..what.head as usize].iter().any(|word| {
        matches!(tag(word), Tag::Noun | Tag::Adjective)
            && !word.shape.is_capital()
            && !is_any(
                text,
                word,
                &["state", "national", "local", "public", "federal", "city", "country", "news"],
            )
            && !own.iter().any(|t| equal(text, t, word.span.of(text)))
    })
}

/// Whether a description of a body has a name or an owner that the body's own name lacks: "the
/// Ferrand campaign" and "his office" are no other body that the article names.
fn is_another_body(text: &str, tokens: &[Token], name: &Name, what: Description) -> bool {
    let words = &tokens[what.first as usize..what.head as usize];
    let own = &tokens[name.first as usize..name.last as usize];
    words.iter().enumerate().any(|(number, word)| {
        let owner = words.get(number + 1).is_some_and(|t| t.tag == Tag::Genitive);
        let named = (word.shape.is_capital() || owner) && !is_determiner(text, word);
        named && !own.iter().any(|t| equal(text, t, word.span.of(text)))
            || is_any(text, word, &["his", "her", "my"])
    })
}

/// Nouns for bodies of which a state has many, told apart by the field that stands before them.
const SIBLINGS: [&str; 10] = [
    "ministry",
    "department",
    "agency",
    "bureau",
    "committee",
    "commission",
    "council",
    "court",
    "office",
    "service",
];

/// Whether a description tells a field that the body's name lacks: "the defense ministry" is neither
/// the Foreign Ministry nor a news agency.
fn is_sibling(text: &str, layout: &Layout, name: &Name, what: Description) -> bool {
    let tokens = &layout.tokens;
    if !is_any(text, &tokens[what.head as usize], &SIBLINGS) || what.head == what.first {
        return false;
    }
    let Some(field) = tokens[what.first as usize + 1..what.head as usize].last() else { return false };
    let named = tokens[name.first as usize..name.last as usize].iter();
    let tells = matches!(tag(field), Tag::Noun | Tag::Nouns)
        || is_any(
            text,
            field,
            &["foreign", "interior", "unification", "environmental", "financial", "supreme"],
        );
    let word = field.span.of(text);
    // "defence" is "defense", "police" is "policing".
    let stem = &word[..word.floor_char_boundary(5)];
    let has = |t: &Token| t.span.of(text).get(..stem.len()).is_some_and(|w| w.eq_ignore_ascii_case(stem));
    tells && !named.chain(said_of(layout, name).into_iter().flatten()).any(has)
}
