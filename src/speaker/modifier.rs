//! Modifiers: what a description's words besides its noun have in common with what an article says of
//! a name, and what speaks against it.

use super::Cast;
use super::describe::Description;
use super::kinship::equal;
use crate::layout::{Layout, Token};
use crate::lexicon::{Tag, Traits, lexicon};
use crate::mention::name::Name;
use crate::mention::word::{is_any, is_determiner, is_role, listed_phrase, tag, with_phrase};

/// The country or place that a word of nationality, a seat or a place's name belongs to.
pub(super) fn place(text: &str, tokens: &[Token], at: usize) -> Option<&'static str> {
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

/// Whether a genitive ending follows a name.
fn is_owner(words: &[Token], at: usize) -> bool {
    words[at].shape.is_capital() && words.get(at + 1).is_some_and(|t| t.tag == Tag::Genitive)
}

/// What an article says of a name: the tokens before and behind it.
pub(super) fn said_of<'l>(layout: &'l Layout, name: &Name) -> [&'l [Token]; 2] {
    let t = &layout.tokens;
    [
        &t[name.lead as usize..name.first as usize],
        &t[name.apposition.0 as usize..(name.apposition.1 as usize).min(name.apposition.0 as usize + 14)],
    ]
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

/// The side of politics that a word tells, where it tells one of two.
pub(super) fn party(text: &str, word: &Token) -> Option<bool> {
    if !word.shape.is_capital() {
        return None;
    }
    // "Ada Lund, R-Vale"
    if !word.shape.is_letters()
        && let Some((side, state)) = word.span.of(text).split_once('-')
        && state.starts_with(char::is_uppercase)
        && matches!(side, "D" | "R")
    {
        return Some(side == "D");
    }
    if is_any(text, word, &["democratic", "democrat", "democrats"]) {
        Some(true)
    } else if is_any(text, word, &["republican", "republicans", "gop"]) {
        Some(false)
    } else {
        None
    }
}

/// The place whose people the noun of a description names: "the Vermonter", "the South Carolinian".
pub(super) fn home_of(text: &str, tokens: &[Token], what: Description) -> Option<&'static str> {
    let head = what.head as usize;
    let two = what.first as usize + 1 < head;
    let long = if two { place(text, &tokens[head - 1..=head], 0) } else { None };
    long.or_else(|| place(text, &tokens[head..=head], 0))
}

/// Whether the words right behind a name tell the party, or the state, that is asked for: "Ada Lund, R-Vt.,",
/// "Ada Lund (Vt.)", "Ada Lund of Vermont".
pub(super) fn seat_behind(
    text: &str,
    behind: &[Token],
    side: Option<bool>,
    home: Option<&'static str>,
) -> bool {
    let [mark, seat, ..] = behind else { return false };
    let parted = matches!(mark.tag, Tag::Comma | Tag::Open);
    if parted && !seat.shape.is_letters() && side.is_some() && party(text, seat) == side {
        return true;
    }
    if is_any(text, mark, &["of", "from"]) {
        return home.is_some() && place(text, &behind[1..], 0) == home;
    }
    home.is_some() && state_behind(text, behind) == home
}

/// Whether another party or another state stands behind a name of somebody than a description tells: "the Georgia
/// Republican" is not "Sen. Ada Lund, D-Ohio".
#[must_use]
pub fn sits_elsewhere(text: &str, layout: &Layout, cast: &Cast, speaker: u32, what: Description) -> bool {
    let words = &layout.tokens[what.first as usize..what.last as usize];
    let side = words.iter().find_map(|word| party(text, word));
    let home = (0..words.len()).find_map(|at| place(text, words, at)).filter(|home| lexicon().is_state(home));
    (side.is_some() || home.is_some())
        && cast.names_of(speaker).any(|name| {
            let behind = &layout.tokens[name.last as usize..];
            let seat = behind.get(1).filter(|seat| !seat.shape.is_letters());
            let theirs = seat.and_then(|seat| party(text, seat));
            state_behind(text, behind).zip(home).is_some_and(|(state, home)| state != home)
                || theirs.zip(side).is_some_and(|(theirs, side)| theirs != side)
        })
}

/// The US state that stands with the party, or in brackets, behind a name: "Ada Lund, R-Vt.,", "Ada Lund (Vt.)".
fn state_behind(text: &str, behind: &[Token]) -> Option<&'static str> {
    let [mark, seat, ..] = behind else { return None };
    if !matches!(mark.tag, Tag::Comma | Tag::Open) || !seat.shape.is_capital() {
        return None;
    }
    let word = seat.span.of(text);
    let state = match word.split_once('-') {
        Some(("D" | "R" | "I", state)) => state,
        None if mark.tag == Tag::Open => word,
        _ => return None,
    };
    lexicon().state_behind_name(&state.replace('.', "").to_lowercase())
}

/// The state or country, as written, whose name begins at a token: of two different ones, only one
/// can be somebody's.
fn region<'t>(text: &'t str, tokens: &[Token], at: usize) -> Option<&'t str> {
    if !tokens[at].shape.is_capital() {
        return None;
    }
    let length = match listed_phrase(text, tokens, at) {
        Some((length, traits)) if traits.any(Traits::COUNTRY) => length,
        _ if tokens[at].has(Traits::COUNTRY) => 1,
        _ => return None,
    };
    Some(tokens[at].span.to(tokens[at + length - 1].span).of(text))
}

/// What else a description's words say beside what they have in common with a name's.
#[derive(Clone, Copy, Default)]
pub(super) struct Said {
    /// Another state, nationality or party.
    pub(super) contradicts: bool,
    /// The other one of two parties.
    pub(super) other_party: bool,
    /// A word that is not said of the name.
    pub(super) missed: bool,
    /// A word with a capital that is not said of the name.
    pub(super) missed_name: bool,
    /// A nationality that is not said of the name.
    pub(super) missed_home: bool,
    /// Its country or nationality.
    pub(super) at_home: bool,
    /// Another one.
    pub(super) abroad: bool,
}

/// A word of a description besides its head, and what it can have in common with another's words.
pub(super) struct Modifier<'a> {
    word: &'a Token,
    /// The place that it belongs to.
    home: Option<&'static str>,
    party: Option<bool>,
    /// A genitive ending follows it.
    owner: bool,
    region: Option<&'a str>,
}

/// The words of a description that say more than its head does.
pub(super) fn modifiers_of<'a>(text: &'a str, words: &'a [Token], what: Description) -> Vec<Modifier<'a>> {
    let says = |number: usize, word: &Token| {
        what.first as usize + number != what.head as usize
            && word.shape.is_word()
            && !is_determiner(text, word)
            && !matches!(tag(word), Tag::Preposition | Tag::Conjunction)
    };
    // "New Jersey" is one word, which has nothing in common with "New York".
    let inside = |number: usize| {
        number > 0
            && region(text, words, number - 1).is_some_and(|own| own.contains(' '))
            && words[number].shape.is_capital()
    };
    let modifier = |(number, word): (usize, &'a Token)| Modifier {
        word,
        home: place(text, words, number),
        party: party(text, word),
        owner: is_owner(words, number),
        region: region(text, words, number),
    };
    words
        .iter()
        .enumerate()
        .filter(|(number, word)| says(*number, word) && !inside(*number))
        .map(modifier)
        .collect()
}

/// How many of a description's other words are also said of the name.
pub(super) fn modifiers_fit(
    text: &str,
    layout: &Layout,
    name: &Name,
    modifiers: &[Modifier],
    said: &mut Said,
) -> f32 {
    let mut fit = 0.0;
    for Modifier { word, home, party: side_of, owner, region } in modifiers {
        let own = word.span.of(text);
        let mut hit = false;
        for side in said_of(layout, name) {
            for (i, theirs) in side.iter().enumerate() {
                let whole = region.is_none_or(|region| !region.contains(' '));
                if whole && theirs.is(text, own) {
                    hit = true;
                }
                // "Ferrand's director" is not "Brenner's director".
                if *owner && is_owner(side, i) && !equal(text, theirs, own) {
                    said.contradicts = true;
                }
                if let Some(one) = *side_of
                    && let Some(other) = party(text, theirs)
                {
                    hit |= one == other;
                    said.contradicts |= one != other;
                    said.other_party |= one != other;
                }
                if let Some(one) = *region
                    && let Some(other) = self::region(text, side, i)
                {
                    let same = one.eq_ignore_ascii_case(other);
                    hit |= same;
                    said.contradicts |= !same;
                }
                if let Some(home) = *home {
                    let other = place(text, side, i);
                    if other == Some(home) || is_place(text, &side[i..=i], home) {
                        (hit, said.at_home) = (true, true);
                    } else if other.is_some() && (word.has(Traits::NATIONALITY) || *owner) {
                        (said.contradicts, said.abroad) = (true, true);
                    }
                }
            }
        }
        // "the Georgia senator" is "Sen. Ada Lund, D-Ga.," and not "Sen. Bo Orr, D-Ohio".
        if let Some(home) = *home
            && let Some(state) = state_behind(text, &layout.tokens[name.last as usize..])
        {
            let another = state != home && lexicon().is_state(home);
            hit |= state == home;
            said.at_home |= state == home;
            said.contradicts |= another;
            said.abroad |= another;
        }
        // "the Mexican president" is "President Ada Lund of Mexico".
        if let Some(home) = *home
            && let [of, land, ..] = &layout.tokens[name.last as usize..]
            && is_any(text, of, &["of"])
            && land.shape.is_capital()
            && place(text, &layout.tokens[name.last as usize + 1..], 0) == Some(home)
        {
            (hit, said.at_home) = (true, true);
        }
        if hit {
            fit += 1.0;
        } else {
            said.missed |= word.shape.is_capital() || matches!(tag(word), Tag::Noun | Tag::Nouns);
            said.missed_name |= word.shape.is_capital();
            said.missed_home |= home.is_some() && word.has(Traits::NATIONALITY);
        }
    }
    fit
}
/// "the Ohio Republican" and "the Utah Republican": whether two descriptions tell of different places or countries.
#[must_use]
pub fn are_from_apart(text: &str, tokens: &[Token], one: Description, other: Description) -> bool {
    let from =
        |what: Description| (what.first as usize..what.head as usize).find_map(|at| place(text, tokens, at));
    from(one).zip(from(other)).is_some_and(|(one, other)| one != other)
}
