//! Whom the sentences before some words are about, where "it" and "they" take up a body, several people
//! or the issuer of a document.
//!
//! Shared by the speaker rules; no rule itself.

use super::document_by_name::{is_agreement, named_document};
use super::document_defined_before::described_maker;
use super::{both, described, is_group, is_quoted, known, whoever};
use crate::layout::Token;
use crate::lexicon::{Tag, Traits};
use crate::mention::lead::modifies;
use crate::mention::name::{Name, NameClass};
use crate::mention::word::{can_be, is_any, is_determiner, tag};
use crate::rule::{Scene, SpeakerAnswer};
use crate::speaker::describe::{Description, latest_body};
use crate::speaker::document::{described_owner, is_document, maker, possessor};
use crate::speaker::kind::modifies_noun;

/// The body, or the several people, that the sentences before a token are about.
pub(super) fn body_before(scene: &Scene, before: u32, singular: bool) -> Option<SpeakerAnswer> {
    let layout = scene.layout;
    let sentence = layout.sentence_at(layout.tokens[before as usize].span.start);
    let nearest = (0..SENTENCES.min(sentence + 1)).find_map(|back| {
        let own = layout.sentences[sentence - back];
        Told { scene, first: own.first, end: own.last.min(before), own: back == 0, singular }.subject()
    });
    nearest.or_else(|| latest_body(scene.cast, before).map(SpeakerAnswer::Known))
}

/// In how many sentences, the pronoun's own among them, it is looked for who is spoken of.
const SENTENCES: usize = 5;

/// What is told before a pronoun, or a noun that points back, in one sentence.
struct Told<'t, 's> {
    scene: &'t Scene<'s>,
    first: u32,
    end: u32,
    /// Whether it is the sentence of the pronoun itself.
    own: bool,
    /// Whether one body is looked for and not several people.
    singular: bool,
}

impl Told<'_, '_> {
    /// The first whom the sentence tells of that "it", or "they", can mean.
    fn subject(&self) -> Option<SpeakerAnswer> {
        let mut at = self.first;
        while at < self.end {
            if is_quoted(self.scene, &self.scene.layout.tokens[at as usize]) {
                at += 1;
                continue;
            }
            let (answer, next) = match self.scene.cast.name_at(at) {
                Some(name) => (self.named(name, at), name.last),
                None => {
                    let told = self.document(at).or_else(|| self.noun(at));
                    (told.map(|told| self.two_beside(at).unwrap_or(told)), at + 1)
                }
            };
            if answer.is_some() {
                return answer;
            }
            at = next;
        }
        None
    }

    /// "Two of the clerks, Ada Lund and Bo Arden, rose. They said": the two named beside what they are.
    fn two_beside(&self, at: u32) -> Option<SpeakerAnswer> {
        let tokens = &self.scene.layout.tokens;
        let comma = (at..self.end).take(6).find(|at| tokens[*at as usize].tag == Tag::Comma)?;
        let name = self.scene.cast.name_at(comma + 1).filter(|_| !self.singular)?;
        Some(both(self.scene, name.speaker, self.joined(name)?.speaker))
    }

    /// The body that a name at a token means, or the two that are named together there.
    fn named(&self, name: &Name, at: u32) -> Option<SpeakerAnswer> {
        let tokens = &self.scene.layout.tokens;
        if modifies_noun(self.scene.layout, name) {
            return None;
        }
        if !self.singular
            && let Some(other) = self.joined(name)
        {
            return Some(both(self.scene, name.speaker, other.speaker));
        }
        // "Orlund closed the channel, citing what it called": nobody but the subject is known to be meant.
        let subject = self.singular
            && self.own
            && at <= self.first + 1
            && name.n_parts == 1
            && !self.scene.cast.leanings[name.speaker as usize].person;
        if subject {
            return Some(known(name));
        }
        let last = &tokens[name.last as usize - 1];
        let several =
            !self.singular && last.has(Traits::PLURAL) && last.has(Traits::DEMONYM | Traits::PERSON_ROLE);
        // Nobody calls a treaty "they".
        let group =
            several || is_group(self.scene, name.speaker) && (self.singular || !last.has(Traits::INSTRUMENT));
        let mut lead = name.lead.min(at);
        lead -= u32::from(lead > self.first && self.is_determined(lead));
        let before = lead.checked_sub(1).map(|before| &tokens[before as usize]);
        // "in Orsa, Tarn, the union said": the land behind the town is no more spoken of than that.
        let placed = before.is_some_and(|before| {
            matches!(tag(before), Tag::Preposition | Tag::To | Tag::Open)
                || before.tag == Tag::Comma
                    && name.class == NameClass::Place
                    && lead >= self.first + 2
                    && tokens[lead as usize - 2].shape.is_capital()
        });
        let body = group && !name.genitive && !placed && (self.singular || name.class != NameClass::Place);
        body.then(|| known(name))
    }

    /// "the bloc and the Orsa Union": the name that "and" joins to another.
    fn joined(&self, name: &Name) -> Option<&Name> {
        let tokens = &self.scene.layout.tokens;
        let next = self.scene.cast.names_in(name.last, self.end).next()?;
        let article =
            tokens.get(name.last as usize + 1).is_some_and(|token| is_determiner(self.scene.text, token));
        let and = is_any(self.scene.text, &tokens[name.last as usize], &["and"]);
        (and && next.lead == name.last + 1 + u32::from(article)).then_some(next)
    }

    /// Whose words a document is that the sentence begins with; of an agreement only a sentence before
    /// tells.
    fn document(&self, at: u32) -> Option<SpeakerAnswer> {
        let token = &self.scene.layout.tokens[at as usize];
        let opens = at > self.first && at <= self.first + 10;
        let text = || is_document(token) || !self.own && is_agreement(self.scene.text, token);
        if !self.singular || !opens || !text() {
            return None;
        }
        document_before(self.scene, self.first, at, self.end)
    }

    /// The body, or the several people, that a noun at a token means.
    fn noun(&self, at: u32) -> Option<SpeakerAnswer> {
        let (text, tokens) = (self.scene.text, &self.scene.layout.tokens);
        let token = &tokens[at as usize];
        // "an army of supporters" are the supporters.
        let body = token.has(Traits::GROUP_ROLE)
            && !token.has(Traits::PLURAL)
            && (self.singular || !self.counts(at));
        let people = !self.singular
            && token.has(Traits::PLURAL)
            && token.has(Traits::PERSON_ROLE | Traits::DEMONYM | Traits::GROUP_ROLE);
        let next = tokens.get(at as usize + 1)?;
        // "Bo Arden left" tells of no left.
        if !(tag(token).is_noun() || at > self.first && self.is_determined(at)) {
            return None;
        }
        // "the party daily" is no party.
        let ends = !tag(next).is_noun() && next.tag != Tag::Genitive && !next.has(Traits::GROUP_ROLE);
        if !people && !body || !ends {
            return None;
        }
        let mut first = at;
        while first > self.first && modifies(text, &tokens[first as usize - 1]) {
            first -= 1;
        }
        let counted = first >= self.first + 2 && (self.counts(first - 2) || people && self.is_share(first))
            || people && self.is_agent(first);
        let placed = first > self.first && self.hangs(first - 1) && !counted;
        let bare = !(first > self.first && self.is_determined(first));
        first -= u32::from(!bare);
        // "hotel and meal costs": one of many has an article.
        let costs = body && bare && first > self.first;
        if placed || costs || first > self.first && self.hangs(first - 1) && !counted {
            return None;
        }
        if let Some(own) = self.apposed(at) {
            return Some(known(own));
        }
        Some(whoever(self.scene, Description { first, last: at + 1, head: at }))
    }

    /// "was met by thousands of farmers": whether a noun phrase tells by whom something was done.
    fn is_agent(&self, first: u32) -> bool {
        let (text, tokens) = (self.scene.text, &self.scene.layout.tokens);
        let word = |back: u32, words: &[&str]| {
            first >= self.first + back && is_any(text, &tokens[(first - back) as usize], words)
        };
        let many = word(1, &["of"]) && word(2, &["thousands", "hundreds", "dozens", "scores", "crowds"]);
        word(if many { 3 } else { 1 }, &["by"])
    }

    /// Whether a noun counts those behind it: "an army of supporters".
    fn counts(&self, noun: u32) -> bool {
        let tokens = &self.scene.layout.tokens;
        tokens[noun as usize].has(Traits::GROUP_ROLE)
            && tokens.get(noun as usize + 1).is_some_and(|t| is_any(self.scene.text, t, &["of"]))
    }

    /// "62% of voters", "six in 10 voters", "most of the voters": whether a share of those at a token is told.
    fn is_share(&self, first: u32) -> bool {
        let (text, tokens) = (self.scene.text, &self.scene.layout.tokens);
        let of = first - 1 - u32::from(self.is_determined(first));
        if of <= self.first || !is_any(text, &tokens[of as usize], &["of"]) {
            return false;
        }
        let share = &tokens[of as usize - 1];
        tag(share) == Tag::Number
            || share.shape.is_digit()
            || is_any(text, share, &["%", "percent", "cent", "most", "many", "half", "majority", "some"])
    }

    /// Whether what stands behind a token hangs on it; "show that Democrats are" has no preposition.
    fn hangs(&self, at: u32) -> bool {
        let token = &self.scene.layout.tokens[at as usize];
        tag(token) == Tag::Preposition && !is_any(self.scene.text, token, &["that"])
    }

    /// Whether a determiner stands before a token.
    fn is_determined(&self, at: u32) -> bool {
        is_determiner(self.scene.text, &self.scene.layout.tokens[at as usize - 1])
    }

    /// "The town's newspaper, The Orsa Herald, printed": the body named in apposition to a noun.
    fn apposed(&self, noun: u32) -> Option<&Name> {
        let tokens = &self.scene.layout.tokens;
        let comma = |at: u32| tokens[at as usize].tag == Tag::Comma;
        let own = self.scene.cast.names_in(noun + 2, (noun + 9).min(self.end)).next()?;
        let apposed = comma(noun + 1) && own.lead <= noun + 3 && comma(own.last);
        (apposed && is_group(self.scene, own.speaker) && own.class != NameClass::Place).then_some(own)
    }
}

/// Whose words the document is that a sentence begins with: its issuer’s, or its own.
pub(super) fn document_before(scene: &Scene, from: u32, head: u32, end: u32) -> Option<SpeakerAnswer> {
    let (text, layout) = (scene.text, scene.layout);
    let tokens = &layout.tokens;
    let mut first = head;
    // "the 34-page accord"
    let counts = |t: &Token| t.shape.is_word() && t.span.of(text).starts_with(|c: char| c.is_ascii_digit());
    while first > from && (modifies(text, &tokens[first as usize - 1]) || counts(&tokens[first as usize - 1]))
    {
        first -= 1;
    }
    if first > from && is_determiner(text, &tokens[first as usize - 1]) {
        first -= 1;
    }
    // "Thursday’s memo": when it came is not whose it is.
    let dated = first == from + 1
        && tokens[first as usize].tag == Tag::Genitive
        && tokens[from as usize].has(Traits::DATE);
    first += u32::from(dated);
    let from = if dated { first } else { from };
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
        // "The treaty sets limits", but not "the treaty talks failed"
        let verb = |t: &Token| {
            can_be(t, Tag::Third) && !tokens.get(head as usize + 2).is_some_and(|next| tag(next).is_finite())
        };
        let ends = tokens
            .get(head as usize + 1)
            .is_none_or(|t| (!tag(t).is_noun() || verb(t)) && t.tag != Tag::Genitive);
        let what = Description { first, last: head + 1, head };
        return (subject && ends)
            .then(|| named_document(scene, head, first).unwrap_or_else(|| described(scene, what)));
    }
    // "In a statement, …": the statement is not what is spoken of; "As for Voss, the letter noted" is.
    let noted = first > from
        && tokens[first as usize - 1].tag == Tag::Comma
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
        && is_group(scene, paper.speaker)
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
    if let Some(owner) = described_maker(scene, document) {
        return Some(owner);
    }
    Some(described(scene, document))
}
