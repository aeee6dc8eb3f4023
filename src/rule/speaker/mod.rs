//! The ordered list of speaker rules: which person or body the words beside a quotation mean.

use crate::layout::Token;
use crate::lexicon::{Tag, Traits};
use crate::mention::Gender;
use crate::mention::lead::modifies;
use crate::mention::name::{Name, NameClass};
use crate::mention::word::{is_any, is_determiner, tag};
use crate::rule::{Rule, Scene, SpeakerAnswer};
use crate::speaker::SpeakerKind;
use crate::speaker::cast::{Reference, Target};
use crate::speaker::describe::{Described, Description, describe, latest_body, nearest_body};
use crate::speaker::document::{described_owner, is_document, maker, possessor};
use crate::speaker::kind::modifies_noun;

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
mod speaker_of_the_one_before;
mod surname;
mod the_company;
mod they_as_a_body;
mod title_and_surname;
mod two_together;
mod unnamed_source;
mod who_is_asked;
mod words_of_their_owner;

use document_by_name::is_agreement;

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
    &unnamed_source::RULE,
    &speaker_of_the_one_before::RULE,
];

/// The name that the words beside the quotation are, or end with.
fn named<'s>(scene: &'s Scene) -> Option<&'s Name> {
    head(scene).0
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
            described(scene, what)
        }
    }
}

/// The words beside the quotation as a description; `None` where they are a name or a pronoun.
fn description(scene: &Scene) -> Option<Description> {
    let source = scene.source()?;
    if !matches!(head(scene), (None, None)) {
        return None;
    }
    Some(Description { first: source.words.first, last: source.words.last, head: source.head })
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
    if let Some(speaker) = nearest_body(scene.text, scene.layout, scene.cast, what) {
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

/// Whether a noun counts those behind it: "an army of supporters".
fn counts_people(scene: &Scene, noun: u32) -> bool {
    let tokens = &scene.layout.tokens;
    tokens[noun as usize].has(Traits::GROUP_ROLE)
        && tokens.get(noun as usize + 1).is_some_and(|t| is_any(scene.text, t, &["of"]))
}

/// The body, or the several people, that the sentences before a token are about.
fn body_before(scene: &Scene, before: u32, singular: bool) -> Option<SpeakerAnswer> {
    let layout = scene.layout;
    let sentence = layout.sentence_at(layout.tokens[before as usize].span.start);
    for back in 0..5.min(sentence + 1) {
        let s = layout.sentences[sentence - back];
        let mut at = s.first;
        let end = s.last.min(before);
        while at < end {
            if is_quoted(scene, &layout.tokens[at as usize]) {
                at += 1;
                continue;
            }
            if let Some(name) = scene.cast.name_at(at) {
                if modifies_noun(layout, name) {
                    at = name.last;
                    continue;
                }
                let next = scene.cast.names_in(name.last, end).next();
                let joined = next.filter(|n| {
                    // "the bloc and the Orsa Union"
                    let article = layout.tokens.get(name.last as usize + 1);
                    let article = article.is_some_and(|t| is_determiner(scene.text, t));
                    n.lead == name.last + 1 + u32::from(article)
                        && is_any(scene.text, &layout.tokens[name.last as usize], &["and"])
                });
                if let (Some(other), false) = (joined, singular) {
                    let of = |n: &Name| scene.cast.speakers[n.speaker as usize].name.clone();
                    return Some(SpeakerAnswer::Described {
                        name: format!("{} and {}", of(name), of(other)),
                        kind: SpeakerKind::Group,
                        gender: Gender::Unknown,
                    });
                }
                let end = &layout.tokens[name.last as usize - 1];
                let several =
                    !singular && end.has(Traits::PLURAL) && end.has(Traits::DEMONYM | Traits::PERSON_ROLE);
                let group = several || scene.cast.speakers[name.speaker as usize].kind == SpeakerKind::Group;
                let mut before = name.lead.min(at);
                if before > s.first && is_determiner(scene.text, &layout.tokens[before as usize - 1]) {
                    before -= 1;
                }
                let placed = before > 0
                    && matches!(
                        tag(&layout.tokens[before as usize - 1]),
                        Tag::Preposition | Tag::To | Tag::Open
                    );
                // "Orlund closed the channel, citing what it called": nobody but the subject is known to be meant.
                let subject = singular
                    && back == 0
                    && at <= s.first + 1
                    && name.n_parts == 1
                    && !scene.cast.leanings[name.speaker as usize].person;
                if subject {
                    return Some(known(name));
                }
                if group && !name.genitive && !placed && (singular || name.class != NameClass::Place) {
                    return Some(known(name));
                }
                at = name.last;
                continue;
            }
            let token = &layout.tokens[at as usize];
            let next = layout.tokens.get(at as usize + 1);
            // "an army of supporters" are the supporters.
            let heap = !singular && next.is_some_and(|t| is_any(scene.text, t, &["of"]));
            let body = token.has(Traits::GROUP_ROLE) && !token.has(Traits::PLURAL) && !heap;
            if singular
                && at > s.first
                && at <= s.first + 10
                && (is_document(token) || back > 0 && is_agreement(scene.text, token))
                && let Some(answer) = document_before(scene, s.first, at, end)
            {
                return Some(answer);
            }
            let people = !singular
                && token.has(Traits::PLURAL)
                && token.has(Traits::PERSON_ROLE | Traits::DEMONYM | Traits::GROUP_ROLE);
            // "the party daily" is no party.
            let ends = next
                .is_some_and(|t| !tag(t).is_noun() && t.tag != Tag::Genitive && !t.has(Traits::GROUP_ROLE));
            if (people || body) && ends {
                let mut first = at;
                while first > s.first && modifies(scene.text, &layout.tokens[first as usize - 1]) {
                    first -= 1;
                }
                // "show that Democrats are": no preposition.
                let hangs = |at: u32| {
                    let token = &layout.tokens[at as usize];
                    tag(token) == Tag::Preposition && !is_any(scene.text, token, &["that"])
                };
                let heaped = first >= s.first + 2 && counts_people(scene, first - 2);
                let placed = first > s.first && hangs(first - 1) && !heaped;
                let bare =
                    !(first > s.first && is_determiner(scene.text, &layout.tokens[first as usize - 1]));
                if !bare {
                    first -= 1;
                }
                // "hotel and meal costs": one of many has an article.
                let placed = placed || body && bare && first > s.first;
                let placed = placed || first > s.first && hangs(first - 1) && !heaped;
                if !placed {
                    let what = Description { first, last: at + 1, head: at };
                    // "The town's newspaper, The Orsa Herald, printed": the one named in apposition.
                    if next.is_some_and(|t| t.tag == Tag::Comma)
                        && let Some(own) = scene.cast.names_in(at + 2, (at + 9).min(end)).next()
                        && own.lead <= at + 3
                        && layout.tokens[own.last as usize].tag == Tag::Comma
                        && scene.cast.speakers[own.speaker as usize].kind == SpeakerKind::Group
                        && own.class != NameClass::Place
                    {
                        return Some(known(own));
                    }
                    return Some(whoever(scene, what));
                }
            }
            at += 1;
        }
    }
    latest_body(scene.cast, before).map(SpeakerAnswer::Known)
}

/// Whether an answer is a body of people.
fn is_body(scene: &Scene, answer: &SpeakerAnswer) -> bool {
    match answer {
        SpeakerAnswer::Known(speaker) => scene.cast.speakers[*speaker as usize].kind == SpeakerKind::Group,
        SpeakerAnswer::Described { kind, .. } => *kind == SpeakerKind::Group,
        SpeakerAnswer::Nobody => false,
    }
}

/// Whose words the document is that a sentence begins with: its issuer’s, or its own.
fn document_before(scene: &Scene, from: u32, head: u32, end: u32) -> Option<SpeakerAnswer> {
    let (text, layout) = (scene.text, scene.layout);
    let tokens = &layout.tokens;
    let mut first = head;
    while first > from && modifies(text, &tokens[first as usize - 1]) {
        first -= 1;
    }
    if first > from && is_determiner(text, &tokens[first as usize - 1]) {
        first -= 1;
    }
    // "The Orsa Institute’s own impact statement"
    if first >= from + 2
        && tokens[first as usize - 1].tag == Tag::Genitive
        && let Some(owner) = scene.cast.name_at(first - 2)
        && owner.lead <= from + 1
    {
        return Some(known(owner));
    }
    if is_agreement(text, &tokens[head as usize]) {
        let definite = is_any(text, &tokens[first as usize], &["the", "this"]);
        // "The heart of the pact is Article 3. It says"
        let of = first == from + 3 && is_any(text, &tokens[first as usize - 1], &["of"]);
        let subject = definite && (first == from || of);
        let ends = tokens.get(head as usize + 1).is_none_or(|t| !tag(t).is_noun() && t.tag != Tag::Genitive);
        let what = Description { first, last: head + 1, head };
        return (subject && ends).then(|| {
            document_by_name::named_document(scene, head, first).unwrap_or_else(|| described(scene, what))
        });
    }
    // "In a statement, …": the statement is not what is spoken of; "As for Voss, the letter noted" is.
    let noted = tokens[first.saturating_sub(1) as usize].tag == Tag::Comma
        && tokens
            .get(head as usize + 1)
            .is_some_and(|verb| verb.known().cue_verb > 0 && tag(verb).is_finite());
    if first > from && !noted {
        return None;
    }
    // "A commentary in the Orsa Herald asked. “…,” it said": the paper's.
    let column = ["commentary", "editorial", "article", "column", "op-ed", "story", "headline"];
    if is_any(text, &tokens[head as usize], &column)
        && tokens.get(head as usize + 1).is_some_and(|t| is_any(text, t, &["in"]))
        && let Some(paper) = scene.cast.names_in(head + 2, head + 9).next()
        && paper.lead.min(paper.first) <= head + 3
        && paper.class != NameClass::Place
        && scene.cast.speakers[paper.speaker as usize].kind == SpeakerKind::Group
    {
        return Some(known(paper));
    }
    let mut last = head + 1;
    if last < end && is_any(text, &tokens[last as usize], &["from", "by", "of"]) {
        last = (last..end.min(head + 9))
            .find(|i| {
                *i > head + 1
                    && (tag(&tokens[*i as usize]).is_finite() || tokens[*i as usize].tag == Tag::Comma)
            })
            .unwrap_or(end.min(head + 9));
    } else if tokens.get(last as usize).is_some_and(|t| tag(t).is_noun() || t.tag == Tag::Genitive) {
        return None;
    }
    let what = Description { first, last, head };
    if let Some(owner) = possessor(text, layout, scene.cast, what) {
        return Some(SpeakerAnswer::Known(owner));
    }
    // "The campaign’s reply": the campaign, by its name where it has one.
    if let Some(owner) = described_owner(text, layout, what) {
        return Some(whoever(scene, owner));
    }
    let document = Description { last: head + 1, ..what };
    if let Some((owner, None)) = maker(text, layout, scene.cast, document) {
        return Some(SpeakerAnswer::Known(owner));
    }
    if let Some(owner) = document_defined_before::described_maker(scene, document) {
        return Some(owner);
    }
    Some(described(scene, document))
}
