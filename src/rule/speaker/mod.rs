//! The ordered list of speaker rules: which person or body the words beside a quotation mean.

use crate::mention::name::{Name, NameClass};
use crate::mention::word::is_any;
use crate::rule::{Rule, Scene, SpeakerAnswer};
use crate::speaker::SpeakerKind;
use crate::speaker::cast::Reference;
use crate::speaker::describe::Description;

mod acronym;
mod another_word_for_the_subject;
mod described_before;
mod document_defined_before;
mod family_by_title;
mod first_name;
mod first_person_author;
mod full_name;
mod group_name;
mod nobody;
mod place_speaks;
mod pronoun_by_salience;
mod pronoun_of_the_only_one;
mod pronoun_of_the_subject;
mod role_defined_ahead;
mod role_defined_before;
mod speaker_of_the_one_before;
mod surname;
mod the_company;
mod they_as_a_body;
mod title_and_surname;
mod two_together;
mod unnamed_source;
mod words_of_their_owner;

/// Strongest first.
pub const RULES: &[&Rule<SpeakerAnswer>] = &[
    &nobody::RULE,
    &two_together::RULE,
    &full_name::RULE,
    &acronym::RULE,
    &place_speaks::RULE,
    &group_name::RULE,
    &family_by_title::RULE,
    &title_and_surname::RULE,
    &first_name::RULE,
    &surname::RULE,
    &first_person_author::RULE,
    &pronoun_of_the_only_one::RULE,
    &pronoun_of_the_subject::RULE,
    &pronoun_by_salience::RULE,
    &they_as_a_body::RULE,
    &words_of_their_owner::RULE,
    &document_defined_before::RULE,
    &role_defined_before::RULE,
    &role_defined_ahead::RULE,
    &described_before::RULE,
    &the_company::RULE,
    &another_word_for_the_subject::RULE,
    &unnamed_source::RULE,
    &speaker_of_the_one_before::RULE,
];

/// The name that the words beside the quotation are, or end with.
fn named<'s>(scene: &'s Scene) -> Option<&'s Name> {
    let source = scene.source()?;
    scene.cast.name_at(source.head)
}

/// The speaker whom a name means.
fn known(name: &Name) -> SpeakerAnswer {
    SpeakerAnswer::Known(name.speaker)
}

/// Whether the name is made of capitals for a body.
fn is_acronym(scene: &Scene, name: &Name) -> bool {
    let token = &scene.layout.tokens[name.first as usize];
    name.n_parts == 1
        && token.shape.is_all_capitals()
        && name.class != NameClass::Place
        && scene.cast.speakers[name.speaker as usize].kind == SpeakerKind::Group
}

/// Whether another person of the article bears the same surname.
fn shared(scene: &Scene, name: &Name) -> bool {
    scene.cast.names.iter().any(|n| {
        n.speaker != name.speaker && n.n_parts >= 2 && n.parts()[n.n_parts as usize - 1] == name.parts()[0]
    })
}

/// What the pronoun beside the quotation was found to mean.
fn pronoun<'s>(scene: &'s Scene) -> Option<&'s Reference> {
    let source = scene.source()?;
    if source.words.last - source.words.first > 1 {
        return None;
    }
    scene.cast.reference_at(source.head)
}

/// The words beside the quotation as a description; `None` where they are a name or a pronoun.
fn description(scene: &Scene) -> Option<Description> {
    let source = scene.source()?;
    if scene.cast.name_at(source.head).is_some() || pronoun(scene).is_some() {
        return None;
    }
    Some(Description { first: source.words.first, last: source.words.last, head: source.head })
}

/// The body, or the several people, last spoken of before a token.
fn body_before(scene: &Scene, before: u32) -> Option<SpeakerAnswer> {
    let it = is_any(scene.text, &scene.layout.tokens[before as usize], &["it", "its"]);
    let from = before.saturating_sub(120);
    let group = scene.cast.names_in(from, before).rev().find(|n| {
        !n.quoted
            && scene.cast.speakers[n.speaker as usize].kind == SpeakerKind::Group
            && (it || n.class != NameClass::Place)
    });
    group.map(known)
}
