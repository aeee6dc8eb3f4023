//! Tagging: one part of speech for each token, from the lexicon, the ending and the neighbours.
//!
//! After E. Brill, A Simple Rule-Based Part of Speech Tagger, 1992: the likeliest tag of the word,
//! then a few rules about what stands before and after, in one pass from left to right.

use super::ambiguity::choose;
use super::chunker::Item;
use super::neighbours::{Ahead, Before, START, lexical};
use super::single_word::single_word;
use crate::layout::{Layout, Token};
use crate::lexicon::grammar::OF_OFFICE;
use crate::lexicon::{Tag, Tags, Traits, grammar, lexicon};

/// Tags the tokens of one paragraph that stand outside quotations.
pub(super) fn tag(text: &str, layout: &Layout, items: &mut [Item]) {
    let tokens = &layout.tokens;
    let mut before = START;
    // A quotation has no token.
    let at = |items: &[Item], place: usize| items.get(place).and_then(|item| tokens.get(item.token as usize));
    let (mut window, mut ahead) = (at(items, 0), at(items, 1));
    let heading = is_heading(tokens, items);
    for place in 0..items.len() {
        let (token, next) = (window, ahead);
        (window, ahead) = (next, at(items, place + 2));
        let Some(token) = token else {
            // A quotation: a noun as far as its neighbours can tell.
            let Before { commas, finite, .. } = before;
            before =
                Before { tag: Tag::None, solid: Tag::None, quoted: 4, commas, finite, spoken: true, ..START };
            continue;
        };
        let quote_next = next.is_none() && place + 1 < items.len();
        // "from state to state": the same noun again.
        let again = place >= 2
            && items[place - 1].tag == Tag::To
            && items[place - 2].tag.is_noun()
            && at(items, place - 2).is_some_and(|first| first.span.of(text) == token.span.of(text));
        let tag = if again {
            items[place - 2].tag
        } else {
            one(text, layout, token, &before, &Ahead { next, second: ahead, quote_next, heading })
        };
        // "(I-Vt.)": the point of an abbreviation ends no sentence inside brackets.
        let closes = next.map_or(Tag::None, |next| next.tag) == Tag::Close;
        if !((tag == Tag::Stop) & closes) {
            before.note(text, token, tag);
        }
        items[place].tag = tag;
    }
}

/// Whether a paragraph is a headline of the American style, where verbs have a capital too: no word of four
/// letters or more lacks one.
fn is_heading(tokens: &[Token], items: &[Item]) -> bool {
    let mut capitals = 0;
    for token in items.iter().filter_map(|item| tokens.get(item.token as usize)) {
        let word = token.shape.is_word();
        if word && !token.shape.is_capital() && token.span.len() > 3 {
            return false;
        }
        capitals += u8::from(word && token.shape.is_capital() && capitals < 4);
    }
    capitals == 4
}

/// "Ana Voss Says Tarn Is Safe", "Ana Voss Just Announced It": whether a word of a headline is the verb of saying, or
/// an adverb or a form of "have" before it, that the noun phrase before it is the subject of.
fn is_verb_of_heading(text: &str, token: &Token, before: &Before, next: Option<&Token>) -> bool {
    let verb = |token: &Token| {
        let known = token.known();
        let form = match known.tags[0] {
            Tag::Third | Tag::Past | Tag::Present => true,
            Tag::Participle => known.can_be.has(Tag::Past),
            _ => false,
        };
        form && known.cue_verb != 0 && !token.has(Traits::GIVEN)
    };
    let amid = token.known().tags[0] == Tag::Adverb || token.has(Traits::HAVE);
    let behind_have = before.auxiliary && token.known().can_be.has(Tag::Participle);
    let subject = before.nominal || before.tag == Tag::Wh || before.quantity(text);
    (subject || behind_have) && (verb(token) || amid && next.is_some_and(verb))
}

/// Words of grammar that are no name even with a capital.
const GRAMMAR: Tags = Tags::of(&[
    Tag::Determiner,
    Tag::Pronoun,
    Tag::Preposition,
    Tag::Possessive,
    Tag::Conjunction,
    Tag::WhAdverb,
    Tag::Wh,
]);

/// What the lists of words of grammar say of a token as it is written.
pub(super) fn grammar_of(text: &str, token: &Token) -> Traits {
    let written_so = token.shape.is_ascii_word() && !token.shape.is_all_capitals();
    let contracted = || !token.shape.is_letters() && token.span.of(text).bytes().any(is_apostrophe);
    if written_so || token.shape.is_ascii_word() && !contracted() {
        token.traits()
    } else if token.shape.is_word() {
        if contracted() { grammar::of(token.span.of(text)) } else { Traits::default() }
    } else if token.tag == Tag::Genitive {
        Traits::AUXILIARY | Traits::BE
    } else {
        Traits::default()
    }
}

fn one(text: &str, layout: &Layout, token: &Token, before: &Before, ahead: &Ahead) -> Tag {
    let next = ahead.next;
    if token.tag != Tag::None {
        return mark(text, token, before, next);
    }
    let word = token.span.of(text);
    let entry = token.known();
    let starts = matches!(before.tag, Tag::Stop | Tag::Colon | Tag::Mark | Tag::None);
    if token.shape.is_capital()
        && let Some(tag) = capital(text, layout, token, starts, before, ahead)
    {
        return tag;
    }
    if entry.tags[0] == Tag::None {
        // "one": listed with no tag, and read in a way of its own.
        let own = if token.has(Traits::OWN_READING) { single_word(text, word, before, ahead) } else { None };
        // "the party-run agency"
        let run =
            (word.ends_with("-run") && next.is_some_and(|n| n.shape.is_word())).then_some(Tag::Adjective);
        let guess = own.or(run).unwrap_or_else(|| by_ending(token, word));
        // "an unaligned strategist", "one unaligned Florida strategist"
        let qualifies = matches!(before.tag, Tag::Determiner | Tag::Possessive | Tag::Genitive)
            && !before.quantity(text)
            || before.one(text);
        let participle = matches!(guess, Tag::Past | Tag::Gerund) && next.is_some_and(|n| n.shape.is_word());
        // "Voss, who assays ore for the mint": the verb that the relative wants.
        let wanted = before.solid == Tag::Wh
            && !before.free
            && guess == Tag::Nouns
            && next.is_some_and(|n| n.shape.is_word() && !n.known().tags[0].is_finite());
        // "would upend talks", "to defund it": what a modal wants, and "to" where an object follows.
        let base = before.modal
            && guess == Tag::Noun
            && (before.tag != Tag::To
                || matches!(lexical(ahead), Tag::Determiner | Tag::Possessive | Tag::Pronoun));
        // "Voss, who once guest-hosted Nightcap", "She co-wrote it": the verb that a subject wants.
        let subject = || {
            before.solid == Tag::Wh
                || before.solid == Tag::Pronoun
                    && before.tag == Tag::Pronoun
                    && before
                        .token
                        .is_some_and(|t| ["he", "she", "they", "we", "i"].iter().any(|own| t.is(text, own)))
        };
        let object = || {
            matches!(lexical(ahead), Tag::Determiner | Tag::Possessive | Tag::Pronoun)
                || next.is_some_and(|n| n.shape.is_capital())
        };
        let compound =
            guess == Tag::Adjective && word.ends_with("ed") && !before.auxiliary && subject() && object();
        return if wanted {
            Tag::Third
        } else if compound {
            Tag::Past
        } else if base {
            Tag::Verb
        } else if guess == Tag::Past && before.auxiliary {
            Tag::Participle
        } else if qualifies && participle {
            Tag::Adjective
        } else {
            guess
        };
    }
    // "sent her a letter": nobody owns an article.
    if entry.tags[0] == Tag::Possessive
        && word == "her"
        && next.is_some_and(|next| next.known().tags[0] == Tag::Determiner)
    {
        return Tag::Pronoun;
    }
    // "protected from touts": no finite verb stands right behind these.
    if entry.tags[0] == Tag::Third
        && before.tag == Tag::Preposition
        && before
            .token
            .is_some_and(|t| ["from", "of", "by", "against", "among"].iter().any(|w| t.is(text, w)))
    {
        return Tag::Nouns;
    }
    choose(text, word, token, before, ahead)
}

/// "Voss Tweeted": the one verb of saying that was a company's mark first, so that papers write it with a
/// capital inside a sentence, where a capital else makes a name.
fn is_verb_of_a_brand(word: &str, starts: bool) -> bool {
    !starts && matches!(word, "Tweeted" | "Tweets" | "Tweeting")
}

/// The tag of what is no word: its own, but for apostrophes.
fn mark(text: &str, token: &Token, before: &Before, next: Option<&Token>) -> Tag {
    // "the sailors' call", "Ms. Banks’ plan": quotations aside, a mark glued to an s is an apostrophe.
    let start = token.span.start as usize;
    if token.tag == Tag::Mark
        && matches!(token.span.of(text), "'" | "’")
        && matches!(before.tag, Tag::Name | Tag::Nouns)
        && start > 0
        && text.as_bytes()[start - 1] == b's'
        && next.is_some_and(|n| n.shape.has_space_before())
    {
        return Tag::Genitive;
    }
    // "42% of them said": as "percent" would be.
    if token.tag == Tag::Other && before.tag == Tag::Number && token.span.of(text) == "%" {
        return Tag::Noun;
    }
    if token.tag == Tag::Genitive && matches!(before.tag, Tag::Pronoun | Tag::There | Tag::Wh | Tag::WhAdverb)
    {
        return Tag::Third; // "he's"
    }
    token.tag
}

/// The tag of a word with a capital, if the capital tells it. `starts` where a sentence may start with it.
fn capital(
    text: &str,
    layout: &Layout,
    token: &Token,
    starts: bool,
    before: &Before,
    ahead: &Ahead,
) -> Option<Tag> {
    let (word, entry, next) = (token.span.of(text), token.known(), ahead.next);
    // "First, she refused", "First her aides left": an order, not a subject.
    if starts
        && matches!(word, "First" | "Second" | "Third" | "Finally")
        && next.is_some_and(|next| {
            let opens = matches!(next.known().tags[0], Tag::Possessive | Tag::Pronoun | Tag::Determiner);
            next.tag == Tag::Comma || opens && !next.shape.is_capital()
        })
    {
        return Some(Tag::Adverb);
    }
    // "That prompted Voss to": before a verb it is the subject; "That said" is a phrase.
    let that = starts
        && word == "That"
        && next.is_some_and(|n| {
            matches!(n.known().tags[0], Tag::Past | Tag::Third | Tag::Modal) && !n.is(text, "said")
        });
    if that {
        return Some(Tag::Pronoun);
    }
    // "Lake towns rise as US warns": in capitals the pronoun is a country.
    if word == "US" && before.tag != Tag::Verb {
        return Some(Tag::Name);
    }
    if is_verb_of_a_brand(word, starts)
        || ahead.heading && !starts && is_verb_of_heading(text, token, before, next)
    {
        return None;
    }
    if word == "I" || !token.shape.is_letters() && begins_with_pronoun(word) {
        return Some(Tag::Pronoun);
    }
    // "MPs attack the plan": initials of what several people are.
    if entry.tags[0] == Tag::Nouns && word.len() < 6 && is_plural_of_initials(word) {
        return Some(Tag::Nouns);
    }
    // "Treasury Under Secretary Ana Voss": an office of two words.
    if word == "Under" && next.is_some_and(|next| next.is(text, "Secretary")) {
        return Some(Tag::Name);
    }
    // "Acting Mayor Ana Voss said", "Lead Deckhand Bo Voss said": in what way an office is held.
    let office = |token: Option<&Token>| token.is_some_and(|t| t.has(Traits::TITLE | Traits::PERSON_ROLE));
    if starts
        && next.is_some_and(|next| next.shape.is_capital())
        && (office(next) || office(ahead.second))
        && is_of_office(word)
    {
        return Some(Tag::Name);
    }
    // "an Orsa-based group": behind the hyphen stands a participle, which makes no name.
    if !token.shape.is_letters()
        && MODIFIED.has(before.tag)
        && next.is_some_and(|n| n.shape.is_word() && !n.shape.is_capital())
        && word.split_once('-').is_some_and(|(_, end)| is_participle(end))
    {
        return Some(Tag::Adjective);
    }
    if !starts || entry.tags[0] == Tag::None {
        return Some(capital_inside(text, token, next));
    }
    (is_name_at_start(layout, token, word, before, next) || is_adjective_that_acts(text, token, next))
        .then_some(Tag::Name)
}

/// Whether a word is made of capitals and the "s" of the plural: "MPs".
fn is_plural_of_initials(word: &str) -> bool {
    word.strip_suffix('s')
        .is_some_and(|initials| initials.len() > 1 && initials.bytes().all(|byte| byte.is_ascii_uppercase()))
}

/// Whether a word with a capital tells in what way somebody holds an office: "Acting", "Lead".
fn is_of_office(word: &str) -> bool {
    OF_OFFICE.iter().any(|one| one.eq_ignore_ascii_case(word))
}

/// "Cuban said", "Republican also warned": whether the word that opens a sentence, most often an adjective, stands
/// right before a verb of saying, where no adjective stands.
fn is_adjective_that_acts(text: &str, token: &Token, next: Option<&Token>) -> bool {
    let entry = token.known();
    let says = |next: &Token| {
        matches!(next.known().tags[0], Tag::Past | Tag::Third)
            && next.known().cue_verb != 0
            && !next.shape.is_capital()
    };
    entry.tags[0] == Tag::Adjective
        && !entry.traits.any(Traits::QUANTITY)
        && next.is_some_and(|next| {
            says(next) || entry.traits.any(Traits::NATIONALITY | Traits::DEMONYM) && next.is(text, "also")
        })
}

/// The tag of a word with a capital inside a sentence, or of one that the lists know no tag of.
fn capital_inside(text: &str, token: &Token, next: Option<&Token>) -> Tag {
    let entry = token.known();
    let modifies = entry.traits.any(Traits::NATIONALITY)
        && next.is_some_and(|n| {
            // "the Ohio Republican criticized": before a verb it is a noun.
            // "the French armed forces": a fixed term.
            n.shape.is_word()
                && !n.shape.is_capital()
                // "the Vale Republican on Tuesday rejected"
                && !matches!(n.known().tags[0], Tag::Modal | Tag::Wh | Tag::Preposition)
                && (!n.known().tags[0].is_verb() || n.is(text, "armed"))
        });
    if modifies {
        return Tag::Adjective;
    }
    let no_name =
        entry.traits.any(Traits::NOT_NAME) && !entry.traits.any(Traits::DATE) && GRAMMAR.has(entry.tags[0]);
    if no_name { entry.tags[0] } else { Tag::Name }
}

/// Whether a word at the start of a sentence is a name, where a capital says little: a given name, or a word
/// that the next one shows to be part of a name.
fn is_name_at_start(
    layout: &Layout,
    token: &Token,
    word: &str,
    before: &Before,
    next: Option<&Token>,
) -> bool {
    let entry = token.known();
    let first = entry.tags[0];
    let closed =
        GRAMMAR.has(first) || matches!(first, Tag::Adverb | Tag::There | Tag::To | Tag::Number | Tag::Modal);
    // Written with a capital inside a sentence too: a name wherever it stands.
    if first == Tag::Other || !closed && layout.capitalised.contains(&token.entry) {
        return true;
    }
    // "Downing Street said": a seat of power.
    let seat = |next: &Token| {
        let phrases = || lexicon().titles(token.entry, next.entry).iter();
        next.shape.is_capital() && phrases().any(|phrase| phrase.traits.any(Traits::SEAT))
    };
    if next.is_some_and(seat) {
        return true;
    }
    let given = entry.traits.any(Traits::GIVEN);
    let capital_next = next.is_some_and(|n| n.shape.is_capital() && n.shape.is_word());
    // "North Harl fired": a quarter of the sky before a name is a part of it.
    if capital_next && matches!(word, "North" | "South" | "East" | "West") {
        return true;
    }
    // "“…?” Will Brandt said": a given name that is a modal too, behind a quotation.
    if before.quoted > 0 && capital_next && given {
        return true;
    }
    let speaks =
        before.tag == Tag::None && next.is_some_and(|n| n.known().cue_verb != 0 && !n.shape.is_capital());
    if speaks {
        // Behind a quotation stands its speaker: "“…,” Brown said".
        let speaker = !closed && !entry.traits.any(Traits::NOT_NAME);
        // "“…,” Will urged": no modal stands before a finite verb.
        let modal = first == Tag::Modal && given;
        // "“…,” By said": no preposition stands before a verb of saying.
        let preposition = before.quoted > 0 && (first == Tag::Preposition || word == "An");
        if speaker || modal || preposition {
            return true;
        }
    }
    // "Twitter's Ana Voss said": a verb owns nothing.
    if first.is_verb() && word != "Let" && next.is_some_and(|next| next.tag == Tag::Genitive) {
        return true;
    }
    let names = entry.traits.any(
        Traits::GIVEN | Traits::TITLE | Traits::HONORIFIC | Traits::PLACE | Traits::SEAT | Traits::ACRONYM,
    );
    !closed && (names || capital_next && !first.is_verb() && !matches!(first, Tag::Adjective))
}

/// What stands before a modifier of a noun.
const MODIFIED: Tags =
    Tags::of(&[Tag::Determiner, Tag::Possessive, Tag::Genitive, Tag::Adjective, Tag::Preposition]);

/// Whether a word in small letters is hardly anything but a participle: "based", "led", "backed".
fn is_participle(word: &str) -> bool {
    word.starts_with(|c: char| c.is_ascii_lowercase())
        && matches!(lexicon().look_up(word).1.tags[0], Tag::Participle | Tag::Past)
}

/// Whether an apostrophe may begin with this byte, as the curly one and dashes do beyond ASCII.
fn is_apostrophe(byte: u8) -> bool {
    matches!(byte, b'\'' | 0xe2)
}

/// "They’re", "We’ll", "I’ve": a pronoun with its verb.
pub(super) fn begins_with_pronoun(word: &str) -> bool {
    if !word.bytes().any(is_apostrophe) {
        return false;
    }
    let Some((pronoun, verb)) = word.split_once(['\'', '’']) else { return false };
    let is = |words: &[&str], of: &str| words.iter().any(|word| word.eq_ignore_ascii_case(of));
    is(&["i", "you", "he", "she", "it", "we", "they", "who", "that"], pronoun)
        && is(&["re", "ll", "ve", "d", "m"], verb)
}

/// An unknown word: what its ending makes likely.
fn by_ending(token: &Token, word: &str) -> Tag {
    if token.shape.is_capital() {
        return Tag::Name;
    }
    if token.shape.is_digit() {
        return if word.contains('-') { Tag::Adjective } else { Tag::Number };
    }
    if word.starts_with(['@', '#']) {
        return Tag::Name;
    }
    if word.starts_with('$') {
        return Tag::Number;
    }
    // "Voss, who’d left"
    if word.starts_with("who") && begins_with_pronoun(word) {
        return Tag::Wh;
    }
    let ends = |e: &str| word.ends_with(e);
    // "twenty-five said"
    if ends("five") {
        return Tag::Noun;
    }
    if ends("n't") || ends("n’t") {
        Tag::Modal
    } else if ends("’re")
        || ends("'re")
        || ends("’ll")
        || ends("'ll")
        || ends("’d")
        || ends("'d")
        || ends("’ve")
        || ends("’m")
    {
        Tag::Pronoun
    } else if ends("ly") {
        Tag::Adverb
    } else if word.contains('-') && (ends("ed") || ends("ing")) {
        Tag::Adjective
    } else if ends("ing") {
        Tag::Gerund
    } else if ends("ed") {
        Tag::Past
    } else if ["ous", "ful", "ive", "less", "able", "ible", "ical", "ish", "ic", "al"].iter().any(|e| ends(e))
    {
        Tag::Adjective
    } else if ends("s") && !ends("ss") && !ends("us") {
        Tag::Nouns
    } else {
        Tag::Noun
    }
}
