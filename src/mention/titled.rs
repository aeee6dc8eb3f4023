//! Where a name begins behind titles, offices and nationalities, and what they say of its bearer.

use super::Gender;
use super::name::{Finder, Name, NameClass};
use super::word::{is_any, listed_phrase, opens_sentence, sex};
use crate::layout::Token;
use crate::lexicon::{Tag, Traits, UNKNOWN};

/// Plurals that open the name of a body of people behind "of".
const JOINING: &[&str] =
    &["friends", "daughters", "sons", "knights", "doctors", "mothers", "lawyers", "brothers", "sisters"];

/// A name behind its titles.
#[derive(Clone, Copy)]
pub(super) struct Titled {
    /// Where it begins.
    pub(super) core: usize,
    /// What it stands for, as far as the titles tell.
    pub(super) class: NameClass,
    /// A title or a noun for a person stands before it.
    pub(super) titled: bool,
    /// "Mr.", "Ms." or the like stands before it.
    pub(super) honorific: bool,
    /// What the titles say.
    pub(super) gender: Gender,
}

impl Titled {
    /// A body whose name begins at `first`, with what looked like a title.
    fn body(first: usize) -> Self {
        Titled {
            core: first,
            class: NameClass::Group,
            titled: false,
            honorific: false,
            gender: Gender::Unknown,
        }
    }
}

impl Finder<'_> {
    /// Where the name in the run `first..last` begins behind its titles, and what they say; `last` where there
    /// are only titles.
    pub(super) fn cut_lead(&self, first: usize, last: usize) -> Titled {
        let tokens = &self.layout.tokens;
        let mut found = self.titles(first, last);
        if self.are_joined(first, found.core, last)
            || found.titled && self.are_titled_together(first, found.core, last)
        {
            return Titled::body(first);
        }
        // "Secretary of State Ada Lund" is listed; "Minister of Fisheries Ada Lund" is not.
        if found.titled && found.core < last && is_any(self.text, &tokens[found.core], &["of", "for"]) {
            let name = (found.core + 1..last).rev().find(|i| tokens[*i].has(Traits::GIVEN) && i + 1 < last);
            found.core = name.unwrap_or(last);
            if name.is_none() {
                return found;
            }
        }
        if self.is_placed_office(first, last) {
            return Titled { core: last, titled: true, ..found };
        }
        if found.titled && found.core < last {
            // "General Motors", "Judge Institute": the title is part of a body's name.
            if !found.honorific && self.is_group(found.core, last) && last - found.core < 4 {
                return Titled::body(first);
            }
            return Titled { class: NameClass::Person, ..found };
        }
        if found.core >= last && last - first > 1 {
            // Titles only: an office ("Attorney General"), or a body ("House Judiciary").
            return Titled { core: last, ..found };
        }
        // "Carmaker Orsa Motors": where a sentence begins, the noun for a business has a capital too.
        if found.core == first && self.is_business(first) && last - first > 1 {
            return Titled { core: first + 1, class: NameClass::Group, ..found };
        }
        Titled { core: self.behind_nationality(found.core, last), ..found }
    }

    /// The titles that the run `first..last` begins with.
    fn titles(&self, first: usize, last: usize) -> Titled {
        let tokens = &self.layout.tokens;
        let mut found = Titled { class: NameClass::Unknown, ..Titled::body(first) };
        let mut at = first;
        while at < last {
            if let Some((length, traits)) = listed_phrase(self.text, tokens, at) {
                if traits.any(Traits::TITLE | Traits::HONORIFIC) && at + length <= last {
                    found.titled = true;
                    found.gender = sex(traits).unwrap_or(found.gender);
                    found.core = at + length;
                }
                at += length;
                continue;
            }
            let token = &tokens[at];
            if self.is_title(first, found.core, at, last) {
                // "former Pennsylvania Gov. and mayor Ana Voss"
                let placed = at + 1 == last
                    && token.span.of(self.text).ends_with('.')
                    && tokens[found.core..at].iter().all(|token| token.has(Traits::PLACE));
                if placed {
                    return Titled { core: last, titled: true, ..found };
                }
                if at + 1 == last && at > found.core {
                    break; // "Peter King", "Press Secretary"
                }
                found.titled = true;
                found.honorific |= token.has(Traits::HONORIFIC);
                found.gender = sex(token.known().traits).unwrap_or(found.gender);
                found.core = at + 1;
            }
            at += 1;
        }
        found
    }

    /// "the Montana Governor", "the Union Minister": an office behind whose it is, all in capitals, names nobody.
    fn is_placed_office(&self, first: usize, last: usize) -> bool {
        let tokens = &self.layout.tokens;
        let (start, end) = (&tokens[first], &tokens[last - 1]);
        last - first > 1
            && first > 0
            && is_any(self.text, &tokens[first - 1], &["the"])
            && end.has(Traits::TITLE)
            && !end.has(Traits::GIVEN | Traits::PLURAL | Traits::HONORIFIC)
            && (!start.has(Traits::GIVEN) || start.has(Traits::PLACE))
    }

    /// Whether the word at `at` of the run `first..last`, whose name begins at `core` as far as is known, is a
    /// title and no name.
    fn is_title(&self, first: usize, core: usize, at: usize, last: usize) -> bool {
        let tokens = &self.layout.tokens;
        let token = &tokens[at];
        let office = token.has(Traits::TITLE | Traits::HONORIFIC)
            || token.has(Traits::PERSON_ROLE) && !token.has(Traits::GIVEN)
            || token.has(Traits::PERSON_ROLE) && at > first && !tokens[at - 1].has(Traits::GIVEN);
        // "Dean Orr" is rather a given name than an office.
        let given = last - at == 2
            && token.has(Traits::GIVEN)
            && (at == first && is_any(self.text, token, &["dean", "earl"])
                // "Rep. Earl Orr": nobody bears two offices of which one is short for the other's.
                || at == core
                    && at > first
                    && tokens[at - 1].span.of(self.text).ends_with('.')
                    && is_any(self.text, token, &["dean", "earl", "duke", "baron", "major"]));
        // "the Centre for Harbour Law": whoever plays there plays for nobody whom capitals would name.
        let body = token.has(Traits::ORGANISATION_END)
            && at + 1 < last
            && is_any(self.text, &tokens[at + 1], &["for"]);
        if !office || given || body {
            return false;
        }
        // "Peter King" bears no title, but "Texas Senator Ada Lund" does.
        let placed = at > core && tokens[at - 1].has(Traits::PLACE) && at + 1 < last;
        // "Tory MP Bo Arden": somebody of a party rather than somebody called so.
        let called = |token: &Token| token.has(Traits::GIVEN) && !token.has(Traits::DEMONYM);
        let after_given = at > core && called(&tokens[at - 1]) && at - core == 1 && !placed
            || at > core && self.is_initial(at - 1) && at - 1 != first;
        if after_given && !token.has(Traits::HONORIFIC) {
            return false;
        }
        at + 1 == last
            || tokens[at + 1].shape.is_capital()
            || is_any(self.text, &tokens[at + 1], &["of", "for"])
    }

    /// "Citizens for Orsa", "Mothers Against Rain", "Friends of the Tarn": whether those who have joined are named.
    fn are_joined(&self, first: usize, core: usize, last: usize) -> bool {
        let tokens = &self.layout.tokens;
        core == first + 1
            && core < last
            && tokens[first].has(Traits::PLURAL)
            && (is_any(self.text, &tokens[core], &["for", "against"])
                || is_any(self.text, &tokens[core], &["of"]) && is_any(self.text, &tokens[first], JOINING))
            // "Lawyers for Ada Lund said": a capital at a sentence's start says nothing.
            && !(opens_sentence(self.layout, first)
                && tokens[core..last].iter().any(|t| t.has(Traits::GIVEN)))
    }

    /// "the Joint Chiefs of Staff": nobody bears a title in the plural.
    fn are_titled_together(&self, first: usize, core: usize, last: usize) -> bool {
        let tokens = &self.layout.tokens;
        core < last
            && core > first + 1
            && is_any(self.text, &tokens[core], &["of", "for"])
            && tokens[core - 1].has(Traits::PLURAL)
            && !tokens[core..last].iter().any(|t| t.has(Traits::GIVEN))
    }

    /// "Democrat Orla Quill", "Russian Pavel Orlin": where the name begins behind words of affiliation.
    fn behind_nationality(&self, core: usize, last: usize) -> usize {
        let tokens = &self.layout.tokens;
        let mut at = core;
        while at + 1 < last
            && tokens[at].has(Traits::NATIONALITY | Traits::DEMONYM | Traits::NOT_NAME)
            && !tokens[at].has(Traits::GIVEN)
            && listed_phrase(self.text, tokens, at).is_none()
        {
            at += 1;
        }
        let names = at > core
            && !self.is_group(core, last)
            && (tokens[at].has(Traits::GIVEN) || tokens[at].entry == UNKNOWN);
        if names { at } else { core }
    }
}

/// Where an office begins whose "of" stands before `at`: "Secretary of State".
pub(super) fn office_with_of(text: &str, tokens: &[Token], at: usize, from: usize) -> Option<usize> {
    let office =
        at.checked_sub(2).filter(|office| *office >= from && is_any(text, &tokens[at - 1], &["of"]))?;
    let (length, traits) = listed_phrase(text, tokens, office)?;
    (length > 2 && traits.any(Traits::TITLE)).then_some(office)
}

/// Where an office begins whose field stands from `at` up to a name: "Vice President for Facilities Ada Lund",
/// "minister for the islands Ada Lund"; but not "a clerk for Mayor Ada Lund", whose the clerk is.
pub(super) fn office_with_field(
    text: &str,
    tokens: &[Token],
    (at, name): (usize, &Name),
    from: usize,
) -> Option<usize> {
    let field = &tokens[at..name.first as usize];
    let somebody =
        Traits::PERSON_ROLE | Traits::TITLE | Traits::HONORIFIC | Traits::DEMONYM | Traits::NATIONALITY;
    if field.is_empty() || name.n_parts < 2 || field.iter().any(|t| t.has(somebody) || t.tag == Tag::Genitive)
    {
        return None;
    }
    let article = at > from && is_any(text, &tokens[at - 1], &["the"]);
    let preposition = (at - usize::from(article)).checked_sub(1).filter(|before| *before > from)?;
    if !is_any(text, &tokens[preposition], &["for"]) {
        return None;
    }
    let office = preposition - 1;
    if tokens[office].has(Traits::TITLE) { Some(office) } else { office_with_of(text, tokens, office, from) }
}
