//! Documents: whose words a statement, a letter or a leaflet holds.

use super::Cast;
use super::cast::Target;
use super::describe::Description;
use super::kind::modifies_noun;
use crate::layout::{Layout, Token};
use crate::lexicon::{CueClass, Tag, Traits, UNKNOWN, lexicon};
use crate::mention::Name;
use crate::mention::name::NameClass;
use crate::mention::word::{is_any, is_determiner, tag};
use crate::speaker::SpeakerKind;

/// Words for one document that an article uses in turn.
const SAME_DOCUMENT: &[&[&str]] = &[
    &["report", "findings", "study", "review", "inquiry", "audit", "survey", "assessment", "paper"],
    &["statement", "communique", "communiqué", "release", "declaration", "announcement"],
    &["letter", "email", "e-mail", "message", "note", "memo", "memorandum"],
    &["lawsuit", "suit", "complaint", "filing", "petition", "brief", "motion"],
    &["ruling", "decision", "opinion", "judgment", "judgement", "order", "verdict"],
    &["tweet", "post", "message"],
    &["ad", "advert", "advertisement", "commercial", "spot", "video"],
];

/// Whether the head is a noun for something that is said, written or shown.
#[must_use]
pub fn is_document(token: &Token) -> bool {
    if token.shape.is_capital() || token.has(Traits::PERSON_ROLE) {
        return false;
    }
    let entry = token.known();
    entry.cue_noun > 0
        && !token.has(Traits::GROUP_ROLE)
        && !matches!(lexicon().cue(entry.cue_noun).class, CueClass::According)
        || entry.can_be.has(Tag::Noun) && token.has(Traits::DOCUMENT)
}

/// A noun for a document, with the lists of words for one document that it stands in.
pub struct DocumentNoun<'a> {
    noun: &'a Token,
    synonyms: Vec<&'static [&'static str]>,
}

impl<'a> DocumentNoun<'a> {
    /// Looks the noun up, once for all words that are held against it.
    #[must_use]
    pub fn new(text: &str, noun: &'a Token) -> Self {
        let synonyms = SAME_DOCUMENT.iter().copied().filter(|list| is_any(text, noun, list)).collect();
        DocumentNoun { noun, synonyms }
    }

    /// Whether another word may mean the same document.
    #[must_use]
    pub fn is_same(&self, text: &str, other: &Token) -> bool {
        other.is(text, self.noun.span.of(text)) || self.synonyms.iter().any(|list| is_any(text, other, list))
    }
}

/// Whose statement, letter, ad or voice it is, by the words of the description themselves.
#[must_use]
pub fn possessor(text: &str, layout: &Layout, cast: &Cast, what: Description) -> Option<u32> {
    let tokens = &layout.tokens;
    let document = is_document(&tokens[what.head as usize]);
    let person = tokens[what.head as usize].has(Traits::PERSON_ROLE | Traits::GROUP_ROLE | Traits::TITLE);
    // "Voss’s introducer": whoever does something for somebody is another.
    let word = tokens[what.head as usize].span.of(text);
    let acts = ["er", "or", "ist"].iter().any(|end| word.ends_with(end));
    if (person || acts) && !document {
        return None;
    }
    for at in what.first..what.last {
        if let Some(reference) = cast.reference_at(at)
            && is_any(text, &tokens[at as usize], &["his", "her", "hers"])
        {
            return reference.speaker();
        }
    }
    for name in cast.names_in(what.first, what.last) {
        if name.genitive && name.last <= what.head {
            return Some(name.speaker);
        }
        // "an Orsadyne press release": the body that a document is named after.
        let body = cast.speakers[name.speaker as usize].kind == SpeakerKind::Group;
        if document && body && name.last <= what.head && name.class != NameClass::Place {
            return Some(name.speaker);
        }
        let mut lead = (name.lead as usize).saturating_sub(1);
        lead -= usize::from(lead > what.head as usize && is_determiner(text, &tokens[lead]));
        let before = &tokens[lead];
        if name.first > what.head && is_any(text, before, &["by", "from", "of"]) && !name.genitive {
            return Some(name.speaker);
        }
    }
    None
}

/// "the federation’s leaflet", "a letter from the board": the description of the owner within it.
#[must_use]
pub fn described_owner(text: &str, layout: &Layout, what: Description) -> Option<Description> {
    let tokens = &layout.tokens;
    if !is_document(&tokens[what.head as usize]) {
        return None;
    }
    let (first, head, last) = (what.first as usize, what.head as usize, what.last as usize);
    if let Some(genitive) = (first + 1..head).find(|i| tokens[*i].tag == Tag::Genitive) {
        let owner = genitive - 1;
        return tokens[owner]
            .has(Traits::PERSON_ROLE | Traits::GROUP_ROLE | Traits::TITLE)
            .then_some(Description { first: what.first, last: genitive as u32, head: owner as u32 });
    }
    // "a statement issued by the Ferrand campaign"
    let given = tokens.get(head + 1).is_some_and(|t| matches!(tag(t), Tag::Participle | Tag::Past));
    let by = head + 1 + usize::from(given);
    let behind = tokens.get(by).filter(|_| by < last)?;
    if !is_any(text, behind, &["by", "from"]) {
        return None;
    }
    let begin = by + 1;
    let owner = (begin..last)
        // "a report from the department’s inspector"
        .take_while(|i| {
            tokens[*i].tag == Tag::Genitive
                || tokens[*i].shape.is_word() && tag(&tokens[*i]) != Tag::Preposition
        })
        .filter(|i| tokens[*i].has(Traits::PERSON_ROLE | Traits::GROUP_ROLE))
        .last()?;
    Some(Description { first: begin as u32, last: owner as u32 + 1, head: owner as u32 })
}

/// Who made the document that "the statement" points back to: whoever the article says issued it,
/// and the second of two that issued it together.
#[must_use]
pub fn maker(text: &str, layout: &Layout, cast: &Cast, what: Description) -> Option<(u32, Option<u32>)> {
    let tokens = &layout.tokens;
    let head = &tokens[what.head as usize];
    if !is_document(head)
        || is_any(text, head, &["poll", "survey", "study", "question", "voice", "sign", "banner", "show"])
        || what.last - what.first > 3
        || !is_any(text, &tokens[what.first as usize], &["the", "this", "that"])
    {
        return None;
    }
    let floor = what.first.saturating_sub(260) as usize;
    let first = if is_any(text, head, &["communique", "communiqué", "report", "lawsuit", "treaty"]) {
        0
    } else {
        floor
    };
    // The very word first, then another word for the same document.
    let exact = (first..what.first as usize).rev().filter(|at| tokens[*at].entry == head.entry);
    let other = (floor..what.first as usize).rev().filter(|at| tokens[*at].entry != head.entry);
    let noun = DocumentNoun::new(text, head);
    if let Some(sender) = sender(text, layout, cast, what) {
        return Some((sender, None));
    }
    for at in exact.chain(other) {
        let token = &tokens[at];
        let same = token.entry == head.entry && token.entry != UNKNOWN || noun.is_same(text, token);
        if !token.shape.is_word() || !same {
            continue;
        }
        let sentence = layout.sentences[layout.sentence_at(token.span.start)];
        // "a statement from the Orsa Centre"
        if let Some(from) = origin(text, layout, at, sentence.last as usize)
            && let Some(name) = cast
                .names_in(from as u32, (from as u32 + 11).min(sentence.last))
                .find(|n| !n.genitive || n.lead.min(n.first) <= from as u32 + 2)
                .filter(|n| !tells_body(layout, n))
        {
            return Some((name.speaker, None));
        }
        // "Orsadyne’s statement", "its findings"
        let owned = cast.names_in(sentence.first, at as u32).next_back();
        if let Some(name) = owned
            && name.genitive
            && name.last as usize + 3 > at
        {
            return Some((name.speaker, None));
        }
        if is_placed_document(text, layout, at) {
            continue;
        }
        // "The Post said Voss issued a statement": whoever has the verb that gives it.
        let gives = (sentence.first..(at as u32).saturating_sub(1)) // past "written" in "a written statement"
            .rev()
            .map(|i| &tokens[i as usize])
            .find(|token| matches!(tag(token), Tag::Past | Tag::Third | Tag::Present | Tag::Participle));
        let given = gives.is_some_and(|token| is_any(text, token, GIVING));
        let mut issuers = cast
            .names_in(sentence.first, at as u32)
            .filter(|n| may_issue(text, layout, cast, n) && governs(layout, n, at));
        let subject = if given { issuers.next_back() } else { issuers.next() };
        let pronoun = (sentence.first..at as u32).find_map(|i| cast.reference_at(i).filter(|r| r.pronoun));
        if let Some(pronoun) = pronoun
            && subject.is_none_or(|n| n.first > pronoun.token)
        {
            return match pronoun.target {
                Target::Speaker(speaker) => Some((speaker, None)),
                Target::Described(_) => None,
            };
        }
        // "In a statement, Voss said"
        let behind = cast
            .names_in(at as u32 + 1, sentence.last)
            .find(|n| may_issue(text, layout, cast, n) && speaks(layout, n));
        if let (None, Some(name)) = (subject, behind) {
            return Some((name.speaker, None));
        }
        // "In a statement, the mogul disclosed"
        let opens = at <= sentence.first as usize + 3
            && is_any(text, &tokens[sentence.first as usize], &["in", "on"])
            && tokens[at + 1].tag == Tag::Comma;
        if opens
            && subject.is_none()
            && let Some(told) = (at as u32 + 1..sentence.last).find_map(|i| cast.reference_at(i))
            && tokens.get(told.token as usize + 1).is_some_and(|t| t.known().cue_verb > 0)
            && let Some(speaker) = told.speaker()
        {
            return Some((speaker, None));
        }
        if let Some(name) = subject {
            let second = cast.names_in(name.last, at as u32).next().filter(|other| {
                other.lead.min(other.first) >= name.last
                    && is_any(text, &tokens[name.last as usize], &["and"])
                    && other.lead <= name.last + 2
                    && cast.speakers[other.speaker as usize].kind == SpeakerKind::Group
                    && cast.speakers[name.speaker as usize].kind == SpeakerKind::Group
            });
            return Some((name.speaker, second.map(|n| n.speaker)));
        }
    }
    None
}

/// "Voss emailed the pilots. The email": whose name stands right before the verb that the noun is made of.
fn sender(text: &str, layout: &Layout, cast: &Cast, what: Description) -> Option<u32> {
    let tokens = &layout.tokens;
    let noun = tokens[what.head as usize].span.of(text);
    if !["email", "e-mail", "tweet", "post", "text", "message", "blog"].contains(&noun) {
        return None;
    }
    let verb = (what.first.saturating_sub(SENT_WITHIN)..what.first).rev().find(|at| {
        let word = tokens[*at as usize].span.of(text);
        // The noun itself, nearer by, is another document.
        word.strip_prefix(noun).is_some_and(|end| matches!(end, "ed" | "d" | "" | "s" | "ged"))
    })?;
    let token = &tokens[verb as usize];
    let sent = token.span.of(text).ends_with("ed") && tag(token).is_finite();
    let sentence = layout.sentences[layout.sentence_at(token.span.start)];
    let named = cast.names_in(sentence.first, verb).find(|n| {
        let end = if n.apposition.0 < n.apposition.1 { n.apposition.1 + 1 } else { n.last };
        !n.quoted && (n.last == verb || end == verb)
    });
    named.filter(|_| sent).map(|name| name.speaker)
}

/// How many tokens before a noun for a message its sending is told at most.
const SENT_WITHIN: u32 = 120;

/// Verbs by which somebody gives out a document.
const GIVING: &[&str] = &[
    "provided",
    "issued",
    "released",
    "sent",
    "wrote",
    "posted",
    "published",
    "filed",
    "submitted",
    "shared",
    "emailed",
    "circulated",
];

/// Where the words begin that tell where a document comes from: "a letter from …", "an email was
/// sent by …".
fn origin(text: &str, layout: &Layout, at: usize, end: usize) -> Option<usize> {
    let tokens = &layout.tokens;
    let mut behind = at + 1;
    // "a statement carried by the agency", "a letter seen by the paper": no more than who handed it on.
    let handed =
        ["carried", "seen", "obtained", "reviewed", "viewed", "quoted", "cited", "aired", "broadcast"];
    if tokens.get(behind).is_some_and(|t| is_any(text, t, &handed)) {
        return None;
    }
    while behind < end.min(at + 5)
        && (is_any(text, &tokens[behind], &["was", "were", "is", "has", "been"])
            || matches!(tag(&tokens[behind]), Tag::Participle | Tag::Past | Tag::Adverb))
    {
        behind += 1;
    }
    let origin: &[&str] = if behind == at + 1 { &["from", "by", "of"] } else { &["from", "by"] };
    (behind < end && is_any(text, &tokens[behind], origin)).then_some(behind + 1)
}

/// Whether a verb of its own stands between a name and the document behind it: "Voss issued a
/// statement", but not "the fight with Voss in a report".
fn governs(layout: &Layout, name: &Name, at: usize) -> bool {
    let tokens = &layout.tokens;
    let first = name.lead.min(name.first) as usize;
    // "the Post said Voss issued a statement": behind a verb of saying begins a clause.
    let object = first > 0 && tag(&tokens[first - 1]).is_finite() && !says(&tokens[first - 1]);
    !object
        && !name.headline
        && tokens[name.last as usize..at].iter().any(|t| tag(t).is_finite() || tag(t) == Tag::Participle)
}

/// Whether what is said may follow a verb as a clause without "that".
fn says(verb: &Token) -> bool {
    let cue = verb.known().cue_verb;
    cue > 0 && lexicon().cue(cue).class == CueClass::Say
}

/// Whether a verb of saying follows a name, its apposition aside.
fn speaks(layout: &Layout, name: &Name) -> bool {
    let tokens = &layout.tokens;
    let mut at = name.last as usize;
    if name.apposition.1 as usize > at {
        at = name.apposition.1 as usize;
    }
    while tokens.get(at).is_some_and(|t| matches!(tag(t), Tag::Comma | Tag::Adverb)) {
        at += 1;
    }
    tokens.get(at).is_some_and(|t| t.known().cue_verb > 0 && tag(t).is_verb())
}

/// "the report" met again in a sentence that only uses it: "according to the report".
fn is_placed_document(text: &str, layout: &Layout, at: usize) -> bool {
    let tokens = &layout.tokens;
    at >= 2
        && is_any(text, &tokens[at - 1], &["the", "this", "that"])
        && is_determiner(text, &tokens[at - 1])
        && (is_any(text, &tokens[at - 2], &["to", "of", "with", "about"])
            || layout.sentences[layout.sentence_at(tokens[at].span.start)].first as usize + 1 >= at)
}

/// Whether a name only tells whose body speaks: "the Ferrand campaign".
fn tells_body(layout: &Layout, name: &Name) -> bool {
    modifies_noun(layout, name)
        && layout.tokens[name.last as usize].has(Traits::GROUP_ROLE)
        && name.class != NameClass::Group
}

/// Whether a name stands where the issuer of a document would: not behind a preposition, not in a
/// quotation.
fn may_issue(text: &str, layout: &Layout, cast: &Cast, name: &Name) -> bool {
    let mut lead = name.lead as usize;
    if lead > 0 && is_determiner(text, &layout.tokens[lead - 1]) {
        lead -= 1;
    }
    let placed = lead > 0
        && is_any(
            text,
            &layout.tokens[lead - 1],
            &["to", "of", "in", "about", "on", "at", "near", "with", "against", "for"],
        );
    !name.quoted
        && !placed
        && !tells_body(layout, name)
        && !cast.speakers[name.speaker as usize].name.is_empty()
}
