//! The ordered list of speaker rules: which person or body the words beside a quotation mean.

use crate::layout::Token;
use crate::lexicon::{Tag, Traits};
use crate::mention::Gender;
use crate::mention::lead::modifies;
use crate::mention::name::{Name, NameClass};
use crate::mention::word::{is_any, is_determiner};
use crate::rule::{Rule, Scene, SpeakerAnswer};
use crate::speaker::SpeakerKind;
use crate::speaker::cast::{Reference, Target};
use crate::speaker::describe::{Described, Description, describe};

mod acronym;
mod another_word_for_the_subject;
mod body_just_spoken_of;
mod both_sides;
mod described_before;
mod document_by_name;
mod document_defined_before;
mod family_by_title;
mod first_name;
mod first_person_author;
mod full_name;
mod group_name;
mod named_in_apposition;
mod named_in_next_paragraph;
mod nobody;
mod one_of_several;
mod place_speaks;
mod pronoun_by_salience;
mod pronoun_of_the_only_one;
mod pronoun_of_the_subject;
mod role_defined_ahead;
mod role_defined_before;
mod said_again;
mod speaker_of_the_one_before;
mod spoken_of;
mod surname;
mod teller_goes_on;
mod text_shown;
mod the_company;
mod they_as_a_body;
mod title_and_surname;
mod two_together;
mod unnamed_source;
mod who_is_asked;
mod words_of_their_owner;

/// Strongest first.
pub const RULES: &[&Rule<SpeakerAnswer>] = &[
    &nobody::RULE,
    &named_in_apposition::RULE,
    &two_together::RULE,
    &one_of_several::RULE,
    &document_by_name::RULE,
    &full_name::RULE,
    &acronym::RULE,
    &place_speaks::RULE,
    &group_name::RULE,
    &family_by_title::RULE,
    &title_and_surname::RULE,
    &first_name::RULE,
    &surname::RULE,
    &who_is_asked::RULE,
    &first_person_author::RULE,
    &teller_goes_on::RULE,
    &pronoun_of_the_only_one::RULE,
    &pronoun_of_the_subject::RULE,
    &pronoun_by_salience::RULE,
    &they_as_a_body::RULE,
    &words_of_their_owner::RULE,
    &document_defined_before::RULE,
    &described_before::RULE,
    &body_just_spoken_of::RULE,
    &role_defined_before::RULE,
    &named_in_next_paragraph::RULE,
    &role_defined_ahead::RULE,
    &the_company::RULE,
    &both_sides::RULE,
    &another_word_for_the_subject::RULE,
    &said_again::RULE,
    &unnamed_source::RULE,
    &speaker_of_the_one_before::RULE,
];

/// The name that the words beside the quotation are, or end with.
fn named<'s>(scene: &'s Scene) -> Option<&'s Name> {
    let name = head(scene).0?;
    Some(led_up_to_by_name(scene, name).unwrap_or(name))
}

/// "Light for $9 founder Ada Lund": the person with whose name the words end, where the name at their head is
/// no person's but a part of what the body is called.
fn led_up_to_by_name<'s>(scene: &'s Scene, head: &Name) -> Option<&'s Name> {
    let words = scene.source()?.words;
    let last = scene.cast.name_at(words.last - 1)?;
    let person = |name: &Name| name.class == NameClass::Person;
    (last.first > head.last
        && head.first == words.first
        && last.titled
        && last.n_parts >= 2
        && person(last)
        && !person(head))
    .then_some(last)
}

/// The name that holds the head of the words beside the quotation, and the pronoun that they are.
fn head<'s>(scene: &'s Scene) -> (Option<&'s Name>, Option<&'s Reference>) {
    *scene.head.get_or_init(|| {
        let Some(source) = scene.source() else { return (None, None) };
        let alone = source.words.last - source.words.first <= 1;
        let reference = if alone { scene.cast.reference_at(source.head) } else { None };
        (scene.cast.name_at(source.head), reference.filter(|reference| reference.pronoun))
    })
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
    head(scene).1
}

/// The answer that a pronoun stands for.
fn meant(scene: &Scene, reference: &Reference) -> SpeakerAnswer {
    match reference.target {
        Target::Speaker(speaker) => SpeakerAnswer::Known(speaker),
        Target::Described(number) => {
            let what = scene.cast.described[number as usize];
            said_again::said_again(scene, what).map_or_else(|| described(scene, what), SpeakerAnswer::Known)
        }
    }
}

/// The words beside the quotation as a description; `None` where they are a name or a pronoun.
fn description(scene: &Scene) -> Option<Description> {
    let source = scene.source()?;
    if !matches!(head(scene), (None, None)) {
        return None;
    }
    Some(source.description())
}

/// The answer for whoever or whatever the article only describes.
fn described(scene: &Scene, what: Description) -> SpeakerAnswer {
    let Described { name, kind, gender } = describe(scene.text, scene.layout, what);
    SpeakerAnswer::Described { name, kind, gender }
}

/// Whom a description inside other words means: whoever the article calls so, the body spoken of, else
/// somebody whom it only describes.
fn whoever(scene: &Scene, what: Description) -> SpeakerAnswer {
    // "a report from the inspector": who that is must be known by then.
    let person = scene.layout.tokens[what.head as usize].has(Traits::PERSON_ROLE);
    if let Some((speaker, _)) = scene.by_role(what).filter(|(_, before)| *before || !person) {
        return SpeakerAnswer::Known(speaker);
    }
    if let Some(speaker) = the_company::business(scene, what) {
        return SpeakerAnswer::Known(speaker);
    }
    described(scene, in_full(scene, what))
}

/// "the campaign" is the Ferrand campaign: the last words with the same noun and a name before it.
fn in_full(scene: &Scene, what: Description) -> Description {
    let (text, tokens) = (scene.text, &scene.layout.tokens);
    let noun = &tokens[what.head as usize];
    if what.last - what.first != 2
        || !noun.has(Traits::GROUP_ROLE)
        || !is_any(text, &tokens[what.first as usize], &["the"])
    {
        return what;
    }
    let named = (1..what.first).rev().find(|at| {
        let (token, before) = (&tokens[*at as usize], &tokens[*at as usize - 1]);
        token.entry == noun.entry
            && token.is(text, noun.span.of(text))
            && before.shape.is_capital()
            && !is_determiner(text, before)
            && !is_quoted(scene, token)
    });
    named.map_or(what, |head| {
        let mut first = head;
        while first > 0
            && tokens[first as usize - 1].shape.is_capital()
            && modifies(text, &tokens[first as usize - 1])
        {
            first -= 1;
        }
        Description { first, last: head + 1, head }
    })
}

/// Whether a token stands inside a quotation.
fn is_quoted(scene: &Scene, token: &Token) -> bool {
    let start = token.span.start;
    scene.quotations.iter().any(|q| q.span.start <= start && start < q.span.end)
}

/// Whether nothing but what leads up to a name stands between the token `start` and it: "the Tarn-based Orsadyne".
fn begins_with(scene: &Scene, start: u32, name: &Name) -> bool {
    (start..name.first).all(|at| {
        let token = &scene.layout.tokens[at as usize];
        token.tag != Tag::Genitive && (modifies(scene.text, token) || is_determiner(scene.text, token))
    })
}

/// Whether a name is a body's, or nothing tells that it is a person's.
fn may_name_body(scene: &Scene, name: &Name) -> bool {
    let speaker = name.speaker as usize;
    scene.cast.speakers[speaker].kind == SpeakerKind::Group
        || name.class == NameClass::Unknown && !scene.cast.leanings[speaker].person
}

/// Two who speak together, as one answer.
fn both(scene: &Scene, one: u32, other: u32) -> SpeakerAnswer {
    let of = |speaker: u32| scene.cast.speakers[speaker as usize].name.as_str();
    SpeakerAnswer::Described {
        name: format!("{} and {}", of(one), of(other)),
        kind: SpeakerKind::Group,
        gender: Gender::Unknown,
    }
}

/// Whether a speaker is a body of people or a country.
fn is_group(scene: &Scene, speaker: u32) -> bool {
    scene.cast.speakers[speaker as usize].kind == SpeakerKind::Group
}

/// Whether an answer is a body of people.
fn is_body(scene: &Scene, answer: &SpeakerAnswer) -> bool {
    match answer {
        SpeakerAnswer::Known(speaker) => is_group(scene, *speaker),
        SpeakerAnswer::Described { kind, .. } => *kind == SpeakerKind::Group,
        SpeakerAnswer::Nobody => false,
    }
}
