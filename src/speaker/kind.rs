//! Kinds: whether a name is a person's or a body's, where no single mention of it tells.

use super::{Cast, SpeakerKind};
use crate::layout::Layout;
use crate::lexicon::{Tag, Traits};
use crate::mention::name::Name;
use crate::mention::word::is_any;

/// A body or a person, by all names of one speaker.
pub(super) fn guess(text: &str, layout: &Layout, cast: &Cast, number: u32) -> SpeakerKind {
    let (mut determined, mut bare, mut surname, mut thing, mut apart) = (false, false, false, false, true);
    let (mut placed, mut within) = (true, false);
    let theirs: Vec<&Name> = cast.names_of(number).collect();
    for &name in &theirs {
        surname |= name.n_parts == 1;
        // "Ferry Retrieval": the last word is no more than a word.
        let last = &layout.tokens[name.last as usize - 1];
        thing |= name.n_parts > 1
            && !name.given
            && matches!(last.known().tags[0], Tag::Noun | Tag::Nouns | Tag::Adjective | Tag::Adverb)
            && !last.has(Traits::GIVEN);
        apart &= is_paragraph(layout, name);
        let [place, inside] = stands_in(text, layout, name);
        placed &= place && name.n_parts <= 2 && !name.given && !name.titled;
        within |= inside;
        let before = (name.first as usize).checked_sub(1).map(|at| &layout.tokens[at]);
        let article = before.is_some_and(|t| t.known().tags[0] == Tag::Determiner);
        determined |= article && !modifies_noun(layout, name);
        bare |= !article;
    }
    if determined
        || !bare
        || apart
        || placed && within
        || thing && !surname
        || publishes(text, layout, &theirs)
        || is_quoted_noun(layout, &theirs)
        || is_known_body(layout, &theirs)
        || theirs.iter().any(|name| is_thing(text, layout, name) || stands_beside_body(layout, name))
    {
        SpeakerKind::Group
    } else {
        SpeakerKind::Person
    }
}

/// Whether somebody is named only within quotations and only by a word that is a common noun elsewhere:
/// “The Cult of Death” is about nobody.
fn is_quoted_noun(layout: &Layout, names: &[&Name]) -> bool {
    names.iter().all(|name| {
        let token = &layout.tokens[name.first as usize];
        name.quoted
            && name.n_parts == 1
            && !name.titled
            && !token.has(Traits::GIVEN)
            && matches!(token.known().tags[0], Tag::Noun | Tag::Nouns)
    })
}

/// Whether somebody is never named but by one word that the lexicon knows for a body's: "Reuters", and
/// "Bloomberg" where no Bloomberg has a first name.
fn is_known_body(layout: &Layout, names: &[&Name]) -> bool {
    names.iter().all(|name| {
        name.n_parts == 1
            && !name.titled
            && !name.honorific
            && layout.tokens[name.first as usize].has(Traits::ORGANISATION)
    })
}

/// Whether "which" takes up a name, as it does no person's.
fn is_thing(text: &str, layout: &Layout, name: &Name) -> bool {
    let token = |at: u32| layout.tokens.get(at as usize);
    token(name.last).is_some_and(|t| matches!(t.tag, Tag::Comma | Tag::Open))
        && token(name.last + 1).is_some_and(|t| is_any(text, t, &["which"]))
}

/// "her agency, Crestline, rejected": whether a name stands between commas behind a noun for a body.
fn stands_beside_body(layout: &Layout, name: &Name) -> bool {
    let token = |at: u32| layout.tokens.get(at as usize);
    let comma = |at: u32| token(at).is_some_and(|t| t.tag == Tag::Comma);
    let noun = name.first.min(name.lead).checked_sub(2).and_then(token);
    let body = noun.is_some_and(|noun| {
        noun.has(Traits::GROUP_ROLE) && !noun.has(Traits::PERSON_ROLE) && !noun.shape.is_capital()
    });
    body && !name.given
        && !name.titled
        && !name.honorific
        && comma(name.first.min(name.lead) - 1)
        && comma(name.last)
}

/// Whether somebody who is never named but by one word, and never by a title, is a publication: one that
/// "reported", or one whose name is two words written as one ("HarbPost").
fn publishes(text: &str, layout: &Layout, names: &[&Name]) -> bool {
    let mut reports = false;
    for name in names {
        if name.n_parts > 1 || name.titled || name.honorific || name.given {
            return false;
        }
        let next = layout.tokens.get(name.last as usize);
        reports |= next.is_some_and(|t| is_any(text, t, &["reported", "reports"]));
        reports |= is_run_together(layout.tokens[name.first as usize].span.of(text));
    }
    reports
}

/// Whether a capital stands within a word, behind more than a surname's prefix ("McBride", "DeVoss").
fn is_run_together(word: &str) -> bool {
    let capital = |(at, c): (usize, char)| (at > 0 && c.is_uppercase()).then_some(at);
    let Some(at) = word.char_indices().find_map(capital) else { return false };
    let small = word[at..].chars().nth(1).is_some_and(char::is_lowercase);
    small && at > 3 && word.chars().all(char::is_alphabetic) && !PREFIXES.contains(&&word[..at])
}

/// Prefixes of surnames of more than three letters.
const PREFIXES: [&str; 2] = ["Fitz", "Vander"];

/// Whether nothing but prepositions of place stand before the names of one speaker, whom no title or
/// given name shows to be a person: "at a hospital in Ban Orsa".
pub(super) fn is_only_place(text: &str, layout: &Layout, cast: &Cast, number: u32) -> bool {
    let mut within = false;
    for name in cast.names_of(number) {
        let [place, inside] = stands_in(text, layout, name);
        if !place || name.given || name.titled || name.honorific || name.apposition.0 < name.apposition.1 {
            return false;
        }
        within |= inside;
    }
    within
}

/// Whether a name stands behind a preposition of place, and whether it is "in": "near Orsa", "in Orsa".
fn stands_in(text: &str, layout: &Layout, name: &Name) -> [bool; 2] {
    let before = (name.lead.min(name.first) as usize).checked_sub(1).map(|at| &layout.tokens[at]);
    [&["in", "near", "at", "outside", "from", "to"][..], &["in", "near", "outside"]]
        .map(|words| before.is_some_and(|t| is_any(text, t, words)))
}

/// Whether a name of one word is a paragraph by itself, as the credit of a picture agency is.
fn is_paragraph(layout: &Layout, name: &Name) -> bool {
    let number =
        layout.sentences[layout.sentence_at(layout.tokens[name.first as usize].span.start)].paragraph;
    let range = layout.tokens_of(number);
    name.n_parts == 1 && range.start == name.first as usize && range.len() <= 2
}

/// Whether a noun follows that the name only qualifies: "the Ferrand campaign".
#[must_use]
pub fn modifies_noun(layout: &Layout, name: &Name) -> bool {
    layout.tokens.get(name.last as usize).is_some_and(|next| {
        !next.shape.is_capital() && matches!(next.known().tags[0], Tag::Noun | Tag::Nouns)
    })
}

#[cfg(test)]
mod tests {
    use crate::layout::{lay_out, paragraphs};
    use crate::speaker::{Cast, SpeakerKind};

    /// The names of a text, each with a star where it is a body's.
    fn kinds(text: &str) -> Vec<String> {
        let layout = lay_out(text, paragraphs(text));
        let cast = Cast::gather(text, &layout, &[], None);
        let star = |kind| if kind == SpeakerKind::Group { "*" } else { "" };
        cast.speakers.iter().map(|s| format!("{}{}", s.name, star(s.kind))).collect()
    }

    #[test]
    fn what_ends_with_a_mere_word_is_no_person_unless_called_by_it() {
        assert_eq!(kinds("They paid for Ferry Retrieval repairs."), ["Ferry Retrieval*"]);
        assert_eq!(kinds("They met Tarn Retrieval. Retrieval wept."), ["Tarn Retrieval"]);
        assert_eq!(kinds("They study at Anna University."), ["Anna University*"]);
        assert_eq!(kinds("Then they met Anna Rivers there."), ["Anna Rivers"]);
    }

    #[test]
    fn what_a_name_only_qualifies_makes_it_no_body() {
        assert_eq!(kinds("Ferrand won. The Ferrand campaign wept.")[0], "Ferrand");
        assert_eq!(kinds("They shut the Ferrand plant."), ["Ferrand*"]);
    }

    #[test]
    fn a_woman_may_be_called_a_chairman() {
        let layout = |text: &str| lay_out(text, paragraphs(text));
        for text in ["They met spokesman Mary Voss.", "They met Chairman Mary Voss."] {
            let cast = Cast::gather(text, &layout(text), &[], None);
            assert_eq!(cast.speakers[0].gender, crate::speaker::Gender::Female, "{text}");
        }
    }

    #[test]
    fn whoever_reports_under_one_word_is_a_publication() {
        assert_eq!(kinds("The rain stops, Saltire reported."), ["Saltire*"]);
        assert_eq!(kinds("According to HarbPost, it rains."), ["HarbPost*"]);
        assert_eq!(kinds("According to DeVoss, it rains."), ["DeVoss"]);
        assert_eq!(kinds("Ana Saltire sang. Saltire reported the theft.")[0], "Ana Saltire");
    }

    #[test]
    fn a_town_is_told_by_its_state() {
        assert_eq!(kinds("She spoke to a Salem, N.H., reader of ours."), ["Salem*", "N.H.*"]);
    }

    #[test]
    fn a_body_may_bear_a_given_name() {
        assert_eq!(kinds("They fear Anna Rising, a campaign group."), ["Anna Rising*"]);
        assert_eq!(kinds("They fear Anna Rising, a campaign group founder."), ["Anna Rising"]);
        assert_eq!(kinds("They fear Anna Rising, a maker of policy."), ["Anna Rising"]);
    }

    #[test]
    fn a_name_beside_a_noun_for_a_body_is_its_name() {
        assert_eq!(kinds("Her agency, Crestline, rejected it.")[0], "Crestline*");
        assert_eq!(kinds("In Orsa, Saltire, wept.")[1], "Saltire");
    }

    #[test]
    fn one_word_that_is_a_bodys_is_a_body_unless_somebody_bears_it() {
        assert_eq!(kinds("They told Reuters. Bloomberg wept."), ["Reuters*", "Bloomberg*"]);
        assert_eq!(kinds("Anna Bloomberg sang. Bloomberg wept.")[0], "Anna Bloomberg");
        assert_eq!(kinds("They met Mr. Bloomberg. Bloomberg wept.")[0], "Bloomberg");
    }

    #[test]
    fn whose_picture_it_is_is_no_person() {
        assert_eq!(kinds("Anna Voss wept.\n\nGelty.\n\nShe left."), ["Anna Voss", "Gelty*"]);
    }

    #[test]
    fn a_title_of_several_words_ends_where_the_name_begins() {
        assert_eq!(kinds("They were closest: Chief of Staff Anna Voss and others."), ["Anna Voss"]);
        assert_eq!(kinds("He lives in New York City."), ["New York City*"]);
        assert_eq!(kinds("She paid for it in Washington D.C. She wept.")[0], "Washington D.C.*");
    }
}
