//! Documents: whose words a statement, a letter or a leaflet holds.

use super::Cast;
use super::describe::Description;
use super::kind::modifies_noun;
use super::sender::{ascribed, given_out_by, sender, writer_to};
use crate::layout::{Layout, Token};
use crate::lexicon::{CueClass, Tag, Traits, UNKNOWN, lexicon};
use crate::mention::Name;
use crate::mention::name::NameClass;
use crate::mention::word::{is_any, is_determiner, is_genitive, tag};
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
    // "several thousand of her supporters" are not hers to speak for.
    let counted =
        |at: u32| !document && (what.first..at).any(|before| is_any(text, &tokens[before as usize], &["of"]));
    for at in (what.first..what.last).take_while(|at| !counted(*at)) {
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
    if let Some(genitive) = (first + 1..head).find(|i| is_genitive(text, tokens, *i)) {
        let owner = genitive - 1;
        let speaks = tokens[owner].has(Traits::PERSON_ROLE | Traits::GROUP_ROLE | Traits::TITLE);
        // "the monitors’ report": several who own a text have written it.
        let several = tag(&tokens[owner]) == Tag::Nouns && !tokens[owner].shape.is_capital();
        return (speaks || several).then_some(Description {
            first: what.first,
            last: genitive as u32,
            head: owner as u32,
        });
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

/// Who made a document, and the second of two that made it together.
type Makers = (u32, Option<u32>);

/// Who made the document that "the statement" points back to: whoever the article says issued it,
/// and the second of two that issued it together.
#[must_use]
pub fn maker(text: &str, layout: &Layout, cast: &Cast, what: Description) -> Option<Makers> {
    if !means_one_before(text, layout, what) {
        return None;
    }
    let told_beside = ascribed(text, layout, cast, what)
        .or_else(|| given_out_by(text, layout, cast, what.last))
        .or_else(|| written_by(text, layout, cast, what))
        .or_else(|| sender(text, layout, cast, what));
    if let Some(alone) = told_beside.or_else(|| writer_to(text, layout, cast, what)) {
        return Some((alone, None));
    }
    told_before(text, layout, what)
        .find_map(|at| {
            let sentence = layout.sentences[layout.sentence_at(layout.tokens[at].span.start)];
            Told { text, layout, cast, at, first: sentence.first, last: sentence.last }.makers()
        })
        .flatten()
}

/// Whether words are no more than "the statement": a document that the article has spoken of, and none of
/// those that speak for more than one or show what nobody wrote.
fn means_one_before(text: &str, layout: &Layout, what: Description) -> bool {
    let head = &layout.tokens[what.head as usize];
    // "That letter, on grey paper, demanded": read as a word that opens a clause.
    let pointed = what.first == what.head
        && what.first > 0
        && is_any(text, &layout.tokens[what.first as usize - 1], &["this", "that"]);
    is_document(head)
        && !is_any(text, head, &["poll", "survey", "study", "question", "voice", "sign", "banner", "show"])
        && what.last - what.first <= 3
        && (is_any(text, &layout.tokens[what.first as usize], &["the", "this", "that", "it"]) || pointed)
}

/// Where the article has spoken of the same document before, the nearest first: by the very word, then by
/// another one for it.
fn told_before(text: &str, layout: &Layout, what: Description) -> impl Iterator<Item = usize> {
    let tokens = &layout.tokens;
    let head = &tokens[what.head as usize];
    let floor = what.first.saturating_sub(TOLD_WITHIN) as usize;
    // What is long in the news is brought in once, at the beginning.
    let lasting = is_any(text, head, &["communique", "communiqué", "report", "lawsuit", "treaty"]);
    let first = if lasting { 0 } else { floor };
    let exact = (first..what.first as usize).rev().filter(|at| tokens[*at].entry == head.entry);
    let other = (floor..what.first as usize).rev().filter(|at| tokens[*at].entry != head.entry);
    let noun = DocumentNoun::new(text, head);
    exact.chain(other).filter(move |at| {
        let token = &tokens[*at];
        let same = token.entry == head.entry && token.entry != UNKNOWN || noun.is_same(text, token);
        token.shape.is_word() && same
    })
}

/// How many tokens before "the statement" the article speaks of it at most.
const TOLD_WITHIN: u32 = 260;

/// A document of which a sentence speaks, at a token.
struct Told<'t> {
    text: &'t str,
    layout: &'t Layout,
    cast: &'t Cast,
    at: usize,
    /// The first token of the sentence.
    first: u32,
    /// The token behind its last one.
    last: u32,
}

impl<'t> Told<'t> {
    /// Who made the document by what the sentence says; `Some(None)` where that is somebody whom the
    /// article only describes.
    fn makers(&self) -> Option<Option<Makers>> {
        if let Some(alone) = self.named_origin().or_else(|| self.owner()).or_else(|| self.column()) {
            return Some(Some((alone, None)));
        }
        if is_placed_document(self.text, self.layout, self.at)
            || opens_own_clause(self.text, self.layout, self.at)
        {
            return None;
        }
        let (subject, gives) = self.issuer();
        // "Voss is joining the lawsuit": one that is there already.
        let before = self.at.checked_sub(1).map(|before| &self.layout.tokens[before]);
        let known = before.is_some_and(|before| is_any(self.text, before, &["the", "this", "that"]));
        if known && !gives && self.at > self.first as usize + 2 {
            return None;
        }
        let pronoun = (self.first..self.at as u32)
            .find_map(|i| self.cast.reference_at(i).filter(|reference| reference.pronoun));
        // "They parted over her fees after Voss filed a petition": who gives it out is told by name.
        if let Some(pronoun) = pronoun
            && subject.is_none_or(|name| !gives && name.first > pronoun.token)
        {
            return Some(pronoun.speaker().map(|speaker| (speaker, None)));
        }
        let Some(subject) = subject else {
            let behind = self.named_behind().or_else(|| self.described_behind());
            // "In a statement, the trust said": told, whoever that is.
            if behind.is_none() && self.opens() && self.is_told_behind() {
                return Some(None);
            }
            // "Voss’s campaign sent an email": somebody has sent it whom no name means.
            return if gives {
                Some(behind.map(|speaker| (speaker, None)))
            } else {
                behind.map(|speaker| Some((speaker, None)))
            };
        };
        Some(Some((subject.speaker, self.second(subject).map(|name| name.speaker))))
    }

    /// "a statement from the Orsa Centre"
    fn named_origin(&self) -> Option<u32> {
        let from = origin(self.text, self.layout, self.at, self.last as usize)? as u32;
        let name = self
            .cast
            .names_in(from, (from + 11).min(self.last))
            .find(|name| !name.genitive || name.lead.min(name.first) <= from + 2)?;
        (!tells_body(self.layout, name)).then_some(name.speaker)
    }

    /// "Orsadyne’s statement", "its findings"
    fn owner(&self) -> Option<u32> {
        let name = self.cast.names_in(self.first, self.at as u32).next_back()?;
        (name.genitive && name.last as usize + 3 > self.at).then_some(name.speaker)
    }

    /// "the Tarn Voices column", "the Vox Portus (Voice of the Port) column": the name that a column goes by.
    fn column(&self) -> Option<u32> {
        let (text, tokens) = (self.text, &self.layout.tokens);
        if !is_any(text, &tokens[self.at], &["column", "editorial"]) {
            return None;
        }
        let before = self.at.checked_sub(1)?;
        let end = match tokens[before].tag {
            Tag::Close => (self.first as usize..before).rev().find(|at| tokens[*at].tag == Tag::Open)?,
            _ => self.at,
        };
        let name = self.cast.names_in(self.first, end as u32).next_back()?;
        (name.last as usize == end && !name.genitive).then_some(name.speaker)
    }

    /// The subject of the verb that gives the document: the first name of the sentence that may have
    /// issued it, or, in "The Post said Voss issued a statement", the last; and whether that verb is one
    /// of giving out.
    fn issuer(&self) -> (Option<&'t Name>, bool) {
        let gives = (self.first..(self.at as u32).saturating_sub(1)) // past "written" in "a written statement"
            .rev()
            .map(|i| &self.layout.tokens[i as usize])
            .find(|token| matches!(tag(token), Tag::Past | Tag::Third | Tag::Present | Tag::Participle));
        let may = |name: &&Name| {
            may_issue(self.text, self.layout, self.cast, name) && governs(self.layout, name, self.at)
        };
        let mut issuers = self.cast.names_in(self.first, self.at as u32).filter(may);
        if !gives.is_some_and(|token| token.has(Traits::GIVING_OUT)) {
            return (issuers.next(), false);
        }
        let Some(last) = issuers.next_back() else { return (None, true) };
        // "Norway and Peru issued a statement": both did.
        let joined = |first: &&Name| self.second(first).is_some_and(|second| second.first == last.first);
        (Some(issuers.next_back().filter(joined).unwrap_or(last)), true)
    }

    /// "Norway and Peru": the body that "and" joins to another one before the document.
    fn second(&self, first: &Name) -> Option<&'t Name> {
        let kind = |name: &Name| self.cast.speakers[name.speaker as usize].kind;
        self.cast.names_in(first.last, self.at as u32).next().filter(|other| {
            other.lead.min(other.first) >= first.last
                && is_any(self.text, &self.layout.tokens[first.last as usize], &["and"])
                && other.lead <= first.last + 2
                && kind(other) == kind(first)
        })
    }

    /// "In a statement, Voss said"
    fn named_behind(&self) -> Option<u32> {
        // "According to a report seen by the Post, Voss said": the report tells of it.
        let told = (self.first..self.at as u32).any(|at| {
            let token = &self.layout.tokens[at as usize];
            is_any(self.text, token, &["according"])
        });
        if told {
            return None;
        }
        self.cast
            .names_in(self.at as u32 + 1, self.last)
            .find(|n| may_issue(self.text, self.layout, self.cast, n) && speaks(self.layout, n))
            .map(|name| name.speaker)
    }

    /// Whether the document opens its sentence: "In a statement,".
    fn opens(&self) -> bool {
        let tokens = &self.layout.tokens;
        self.at <= self.first as usize + 5
            && is_any(self.text, &tokens[self.first as usize], &["in", "on"])
            && tokens[self.at + 1].tag == Tag::Comma
    }

    /// Whether the words behind the comma are "the" and a noun that says something: "the trust said".
    fn is_told_behind(&self) -> bool {
        let behind = self.layout.tokens.get(self.at + 2..self.at + 6).unwrap_or_default();
        let says = |verb: &Token| verb.known().cue_verb > 0 && tag(verb).is_finite();
        behind.first().is_some_and(|the| is_any(self.text, the, &["the"])) && behind.iter().skip(2).any(says)
    }

    /// "In a statement, the mogul disclosed"
    fn described_behind(&self) -> Option<u32> {
        let tokens = &self.layout.tokens;
        let behind = || (self.at as u32 + 1..self.last).find_map(|i| self.cast.reference_at(i));
        let told = if self.opens() { behind()? } else { return None };
        let says = tokens.get(told.token as usize + 1).is_some_and(|t| t.known().cue_verb > 0);
        told.speaker().filter(|_| says)
    }
}

/// Where the words begin that tell where a document comes from: "a letter from …", "an email was
/// sent by …".
fn origin(text: &str, layout: &Layout, at: usize, end: usize) -> Option<usize> {
    let tokens = &layout.tokens;
    let mut behind = at + 1;
    // "The email, released by the paper, was sent at noon by Voss": the main verb tells who made it.
    if let Some(by) = sent_by(text, layout, at, end) {
        return Some(by);
    }
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

/// "The ten-page memo, seen by the paper, was written by Voss": whom the clause that the document begins names.
fn written_by(text: &str, layout: &Layout, cast: &Cast, what: Description) -> Option<u32> {
    let end = layout.sentences[layout.sentence_at(layout.tokens[what.head as usize].span.start)].last;
    let by = sent_by(text, layout, what.head as usize, end as usize)? as u32;
    let name = cast.names_in(by, end.min(by + 4)).next()?;
    (name.lead.min(name.first) <= by + 1 && !name.genitive).then_some(name.speaker)
}

/// Where the name begins of whoever "was sent by" or "was written by" tells of in the clause that a
/// document begins.
fn sent_by(text: &str, layout: &Layout, at: usize, end: usize) -> Option<usize> {
    let tokens = &layout.tokens;
    let opens = layout.sentences[layout.sentence_at(tokens[at].span.start)].first as usize + 2 >= at;
    if !opens || !tokens.get(at + 1).is_some_and(|t| t.tag == Tag::Comma) {
        return None;
    }
    let made = (at + 2..end.min(at + 16)).find(|i| {
        is_any(text, &tokens[*i], &["sent", "written", "signed"])
            && is_any(text, &tokens[*i - 1], &["was", "were"])
    })?;
    let by = (made + 1..end.min(made + 9)).find(|i| is_any(text, &tokens[*i], &["by"]))?;
    Some(by + 1)
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

/// "Voss left, but the report named her", "“No,” the report says": a document that is the subject of a
/// clause of its own.
fn opens_own_clause(text: &str, layout: &Layout, at: usize) -> bool {
    let tokens = &layout.tokens;
    let speaks = tokens.get(at + 1).is_some_and(|verb| tag(verb).is_finite() && says(verb));
    at >= 2
        && is_determiner(text, &tokens[at - 1])
        && (speaks
            || tokens[at - 2].tag == Tag::Comma
            || is_any(text, &tokens[at - 2], &["but", "while", "though"]))
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
    // "Ada Lund (L-Orsa) sent", "in Orsa, Tarn, Voss sent": what only tells where somebody is from.
    let beside = lead > 0
        && (layout.tokens[lead - 1].tag == Tag::Open
            || name.class == NameClass::Place && layout.tokens[lead - 1].tag == Tag::Comma);
    !name.quoted
        && !name.genitive
        && !placed
        && !beside
        && !tells_body(layout, name)
        && !cast.speakers[name.speaker as usize].name.is_empty()
}
