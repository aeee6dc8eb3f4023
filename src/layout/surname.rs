//! Surnames that are words: where an article names somebody in full who is called so, "Heard", "Means", "May"
//! and "Long" are names in it, and none of what the lexicon says of the word holds of them. So it is with
//! surnames that are places: whoever was told of "Ada Lund" does not take "Lund, 54, said" for a city.
//!
//! The words are told apart here, before anybody asks for their part of speech, so that no later step has to
//! know that "Heard said" has a subject.

use super::{Layout, Sentence, Token, Zone};
use crate::lexicon::{EntryId, Lexicon, Tag, Tags, Traits, UNKNOWN};

/// Words of grammar and pronouns, which stand with a capital in titles: "Ana And Bo".
const NEVER: Tags = Tags::of(&[
    Tag::Pronoun,
    Tag::Possessive,
    Tag::Determiner,
    Tag::Wh,
    Tag::WhAdverb,
    Tag::Conjunction,
    Tag::To,
    Tag::There,
]);

/// Parts of speech that make the sentence around a name another one.
const RISKY: Tags = Tags::of(&[
    Tag::Preposition,
    Tag::Modal,
    Tag::Adverb,
    Tag::Adjective,
    Tag::Number,
    Tag::Verb,
    Tag::Present,
    Tag::Third,
    Tag::Past,
    Tag::Participle,
    Tag::Gerund,
    Tag::Nouns,
]);

/// What the lists say of words that are no names elsewhere.
const LISTED: Traits = Traits(
    Traits::TITLE.0
        | Traits::PERSON_ROLE.0
        | Traits::NATIONALITY.0
        | Traits::DEMONYM.0
        | Traits::DATE.0
        | Traits::NOT_NAME.0
        | Traits::GROUP_ROLE.0
        | Traits::ORGANISATION.0
        | Traits::ORGANISATION_END.0,
);

/// What the lists say of words that end the name of a body, whatever stands before them.
const OF_BODIES: Traits = Traits(
    Traits::INSTITUTION.0 | Traits::GROUP_ROLE.0 | Traits::ORGANISATION.0 | Traits::ORGANISATION_END.0,
);

/// Lets every token that is the surname of somebody named in full be a name and nothing else.
pub(super) fn tell_surnames(text: &str, layout: &mut Layout, lexicon: &'static Lexicon) {
    let mut surnames: Vec<EntryId> = Vec::new();
    for sentence in &layout.sentences {
        if layout.paragraphs[sentence.paragraph as usize].zone != Zone::Body {
            continue;
        }
        find_full(text, layout, sentence, &mut surnames);
    }
    if surnames.is_empty() {
        return;
    }
    let stands: Vec<usize> = layout
        .tokens
        .iter()
        .enumerate()
        .filter(|(at, token)| {
            token.shape.is_capital()
                && surnames.contains(&token.entry)
                && stands_as_name(text, &layout.tokens, *at)
        })
        .map(|(at, _)| at)
        .collect();
    for at in stands {
        layout.tokens[at].be_name(lexicon);
    }
}

/// Adds the words that are the surname of somebody whom a sentence names in full.
fn find_full(text: &str, layout: &Layout, sentence: &Sentence, surnames: &mut Vec<EntryId>) {
    let (first, last) = (sentence.first as usize, sentence.last as usize);
    for at in first + 1..last {
        let token = &layout.tokens[at];
        if token.shape.is_capital()
            && !token.shape.is_all_capitals()
            && layout.tokens[at - 1].shape.is_capital()
            && !surnames.contains(&token.entry)
            && is_doubtful(token)
            && is_full(text, &layout.tokens[..last], first, at)
        {
            surnames.push(token.entry);
        }
    }
}

/// Whether a word alone, even with a capital, is hardly taken for a name.
fn is_doubtful(token: &Token) -> bool {
    let likeliest = token.known().tags[0];
    token.entry != UNKNOWN
        && !token.has(Traits::SUFFIX | Traits::HONORIFIC)
        && !NEVER.has(likeliest)
        && (RISKY.has(likeliest) || token.has(LISTED | Traits::PLACE | Traits::SEAT))
        && (!token.has(Traits::DATE)
            || token.known().can_be.any(Tags::of(&[Tag::Modal, Tag::Verb, Tag::Adjective])))
}

/// Whether the word at `at` ends the name of a person: behind a given name or an honorific, or where an age or
/// what somebody is stands beside it.
fn is_full(text: &str, tokens: &[Token], first: usize, at: usize) -> bool {
    let (token, before, behind) = (&tokens[at], &tokens[at - 1], tokens.get(at + 1));
    // "Ana Banks of Tarn", but "Voss Chief of Staff Ada Lund"
    let office = token.has(Traits::TITLE | Traits::TITLE_START);
    let goes_on = |next: &Token| {
        let form = next.known().tags[0];
        // "Al From said": between a name and a verb no preposition stands.
        let acts = may_be_finite(next);
        if token.known().tags[0] == Tag::Preposition {
            return acts;
        }
        acts || BEHIND.has(form) && !(office && next.is(text, "of")) || next.is(text, "who")
    };
    let ends = behind.is_none_or(|next| {
        matches!(
            next.tag,
            Tag::Comma | Tag::Stop | Tag::Genitive | Tag::Mark | Tag::Open | Tag::Close | Tag::Dash
        ) || !next.shape.is_capital() && goes_on(next)
    });
    // "Hope Fades": a line in capitals, which no point ends.
    let plain = |token: &Token| token.shape.is_word() && !token.shape.is_capital();
    if !before.shape.is_word() || !ends || !tokens[first..].iter().any(plain) {
        return false;
    }
    // "Mr. King", but "Mr. Speaker"
    if before.has(Traits::HONORIFIC) {
        return !OFFICES.iter().any(|word| token.is(text, word));
    }
    let second = at.checked_sub(2).filter(|second| *second >= first).map(|second| &tokens[second]);
    // "Ana K. Long", "Ana Brzeg Long"
    let given = |token: &Token| token.has(Traits::GIVEN) && !token.has(Traits::PLACE | Traits::SEAT);
    let amid = before.entry == UNKNOWN || before.shape.ends_in_point();
    let named =
        given(before) || amid && second.is_some_and(|second| second.shape.is_capital() && given(second));
    let other_name =
        token.has(Traits::GIVEN) && !token.has(LISTED | Traits::PLACE) && token.known().tags[0] != Tag::Modal;
    let the = second.is_some_and(|second| second.is(text, "the"));
    if named && !the && !token.has(OF_BODIES) && !other_name {
        return true;
    }
    // "the retired cook Orla Banks", "Senator Orla Banks", "her cook, Orla Banks"
    let role = |token: &Token| {
        token.has(Traits::TITLE | Traits::HONORIFIC | Traits::PERSON_ROLE) && !token.has(Traits::GROUP_ROLE)
    };
    // "the customer, Orsa Tankers": a body may be one as well.
    let trades = |token: &Token| TRADING.iter().any(|word| token.is(text, word));
    let titled = second.is_some_and(|second| {
        let told = at.checked_sub(3).filter(|told| *told > first).map(|told| &tokens[told]);
        role(second) && !trades(second)
            || second.tag == Tag::Comma && told.is_some_and(|told| role(told) && !trades(told))
    });
    // "the Orsa Tankers"
    !the && !before.has(ELSEWHERE) && (titled || is_told(text, tokens, at))
}

/// Whether a word is a finite verb by its likeliest tag, or by the past that looks like it: "called".
fn may_be_finite(verb: &Token) -> bool {
    let form = verb.known().tags[0];
    form.is_finite() || form == Tag::Participle && verb.known().can_be.has(Tag::Past)
}

/// Nouns for people that are said of bodies too.
const TRADING: &[&str] = &[
    "client",
    "competitor",
    "contractor",
    "creditor",
    "customer",
    "developer",
    "distributor",
    "employer",
    "investor",
    "landlord",
    "lender",
    "opponent",
    "organiser",
    "organizer",
    "owner",
    "partner",
    "producer",
    "rival",
    "seller",
    "sponsor",
    "subcontractor",
    "vendor",
    "winner",
];

/// Offices whose holder is addressed by them behind an honorific.
const OFFICES: &[&str] = &[
    "president",
    "vice",
    "speaker",
    "chairman",
    "chairwoman",
    "secretary",
    "mayor",
    "justice",
    "ambassador",
    "minister",
    "prime",
    "attorney",
    "governor",
    "senator",
    "chancellor",
    "commissioner",
    "director",
];

/// What the lists say of words that are no first name.
const ELSEWHERE: Traits = Traits(
    Traits::TITLE.0
        | Traits::TITLE_START.0
        | Traits::PERSON_ROLE.0
        | Traits::GROUP_ROLE.0
        | Traits::ORGANISATION.0
        | Traits::ORGANISATION_END.0
        | Traits::PLACE.0
        | Traits::SEAT.0
        | Traits::NATIONALITY.0
        | Traits::DATE.0,
);

/// What may follow the name of somebody with a small letter.
const BEHIND: Tags = Tags::of(&[Tag::Modal, Tag::Preposition, Tag::Conjunction]);

/// "Orla Brzeg, 33,", "Orla Banks, a retired cook": whether an age or a noun for a person follows a name.
fn is_told(text: &str, tokens: &[Token], at: usize) -> bool {
    let [comma, behind @ ..] = &tokens[at + 1..] else { return false };
    if comma.tag != Tag::Comma {
        return false;
    }
    match behind {
        [article, rest @ ..] if article.is(text, "a") || article.is(text, "an") => {
            let amid = |t: &&Token| t.shape.is_word() && !ENDS_PHRASE.has(t.known().tags[0]);
            let head = rest.iter().take(WITHIN).take_while(amid).last();
            head.is_some_and(|head| head.has(Traits::PERSON_ROLE) && !head.has(Traits::GROUP_ROLE))
        }
        _ => is_age(behind),
    }
}

/// What no noun phrase goes on with behind its article.
const ENDS_PHRASE: Tags = Tags::of(&[
    Tag::Preposition,
    Tag::Conjunction,
    Tag::Wh,
    Tag::WhAdverb,
    Tag::Past,
    Tag::Third,
    Tag::Present,
    Tag::Modal,
    Tag::To,
]);

/// "33," behind the comma behind a name.
fn is_age(behind: &[Token]) -> bool {
    matches!(behind, [age, comma, ..] if age.shape.is_digit() && age.span.len() == 2 && comma.tag == Tag::Comma)
}

/// Within so many words behind the article the noun stands.
const WITHIN: usize = 5;

/// Whether the surname of somebody stands as only a name would: with a capital and no article, and no noun
/// behind it; and where a sentence begins, or where it is a month, with what follows a subject.
fn stands_as_name(text: &str, tokens: &[Token], at: usize) -> bool {
    let token = &tokens[at];
    let next = tokens.get(at + 1);
    if next.is_some_and(|next| {
        next.shape.is_digit() || next.shape.is_capital() && next.shape.is_word() && !next.has(Traits::SUFFIX)
    }) {
        return false;
    }
    let before = at.checked_sub(1).map(|before| &tokens[before]).filter(|t| t.shape.is_word());
    // "Ada Washington", for "Washington" alone speaks for a state.
    if token.has(Traits::SEAT) {
        let named = |before: &Token| before.has(Traits::GIVEN | Traits::HONORIFIC);
        return before.is_some_and(|before| named(before) || before.shape.ends_in_point());
    }
    if token.has(Traits::PLACE) {
        let goes_on = |comma: &Token, behind: &Token| comma.tag == Tag::Comma && behind.has(Traits::PLACE);
        return !before.is_some_and(|before| leads_to_place(text, before))
            && !matches!(&tokens[at + 1..], [comma, behind, ..] if goes_on(comma, behind));
    }
    let opens = token.shape.opens_sentence() || before.is_none();
    if let Some(before) = before.filter(|_| !opens) {
        let leads = before.has(Traits::GIVEN | Traits::HONORIFIC | Traits::TITLE);
        if before.shape.is_capital() && (!before.shape.opens_sentence() || leads) {
            return true;
        }
        if before.known().tags[0] == Tag::Determiner || before.shape.is_digit() {
            return false;
        }
        if !token.has(Traits::DATE) {
            // "which Voss claims", but "Young people"
            let noun = |next: &Token| {
                matches!(next.known().tags[0], Tag::Noun | Tag::Nouns) && next.known().cue_verb == 0
            };
            return !next.is_some_and(noun);
        }
        let cue = before.known().cue_verb != 0 && before.known().tags[0].is_verb();
        if cue || ["to", "with", "against"].iter().any(|word| before.is(text, word)) {
            return true;
        }
        if before.known().tags[0] == Tag::Preposition {
            return false;
        }
    }
    next.is_some_and(|next| follows_subject(text, token, next, &tokens[at + 2..]))
}

/// "in Lund", "the Lund of old": whether a place may be meant behind a word.
fn leads_to_place(text: &str, before: &Token) -> bool {
    before.known().tags[0] == Tag::Determiner
        || ["in", "at", "near", "from", "outside", "around"].iter().any(|word| before.is(text, word))
}

/// Whether what stands behind a word that opens a sentence shows it to be the subject.
fn follows_subject(text: &str, token: &Token, next: &Token, behind: &[Token]) -> bool {
    let acts = |verb: &Token| {
        let helps = verb.known().tags[0] == Tag::Modal || verb.has(Traits::BE | Traits::HAVE);
        !verb.shape.is_capital() && (may_be_finite(verb) || helps)
    };
    if next.tag == Tag::Comma {
        // "Still, she left", but "Held, the star of the show, left".
        let adverb =
            matches!(token.known().tags[0], Tag::Adverb | Tag::Modal | Tag::Number | Tag::Preposition);
        let who = behind.first().is_some_and(|t| t.is(text, "who") || t.is(text, "whose"));
        return who || is_age(behind) || !adverb && !token.has(Traits::DATE);
    }
    next.tag == Tag::Genitive
        || acts(next)
        || next.known().tags[0] == Tag::Adverb && behind.first().is_some_and(acts)
}

#[cfg(test)]
mod tests {
    use crate::layout::{lay_out, paragraphs};
    use crate::speaker::Cast;

    /// The speakers whom the names of a text mean, in reading order.
    fn named(text: &str) -> Vec<String> {
        let layout = lay_out(text, paragraphs(text));
        let cast = Cast::gather(text, &layout, &[], None);
        cast.names.iter().map(|n| cast.speakers[n.speaker as usize].name.clone()).collect()
    }

    #[test]
    fn a_word_is_a_surname_where_somebody_bears_it() {
        for text in [
            "Ada Baker left. Then Baker wept.",
            "Jon Cuban left. Mr. Cuban wept.",
            "They called Ada Heard, a cook. Heard wept.",
            "They called Oskel Banks, 44, again. Banks has wept.",
            "The cook Oskel Means left. Means, who was ill, wept.",
            "They called Ada K. May, who left. May said no.",
            "They say Al From left. From agreed.",
            "They spoke to Ada May, 50, at noon. “No,” May, 50, said.",
            "They spoke to Ada Lund, 50, at noon. On Friday, Lund wept.",
        ] {
            let names = named(text);
            assert!(names.len() == 2 && names[0] == names[1], "{text}: {names:?}");
        }
        assert_eq!(named("Orla Tavi Sami, 33, left. They asked Sami."), ["Orla Tavi Sami", "Orla Tavi Sami"]);
        assert_eq!(named("Mr. Prince left."), ["Prince"]);
    }

    #[test]
    fn the_same_word_elsewhere_is_none() {
        assert_eq!(named("Ada Baker left. The Baker wept."), ["Ada Baker"]);
        assert_eq!(named("Jim Jordan left. They met in Jordan. Jordan wept.")[1..], ["Jordan", "Jim Jordan"]);
        assert_eq!(named("Jon Cuban left. Cuban officials wept."), ["Jon Cuban"]);
        assert_eq!(named("Ana May left. In May they wept."), ["Ana May"]);
        assert_eq!(named("Ana Still left. Still, they wept."), ["Ana Still"]);
        assert_eq!(named("They asked Baker. Mr. Speaker wept."), Vec::<String>::new());
    }

    #[test]
    fn what_bodies_texts_and_lines_in_capitals_are_called_is_no_surname() {
        assert_eq!(named("The Ada Agreement, a deal, held. Agreement was near.").len(), 1);
        assert_eq!(named("The customer, Orsa Tankers, left. It said no."), ["Orsa Tankers"]);
        assert_eq!(named("They called the Orsa Tankers, a club. Tankers left.")[0], "Orsa Tankers");
        assert!(
            !named("They called Clinton Chief of Staff Ada Lund. Chief said no.").contains(&"Chief".into())
        );
    }

    #[test]
    fn whence_somebody_comes_is_no_part_of_the_name() {
        assert_eq!(named("Senator Ada Baker of Maine wept.")[0], "Ada Baker");
    }
}
