//! Appositions: the description behind a name, "Ada Lund, a baker of the old school,".

use super::lead::modifies;
use super::name::Name;
use super::word::{self, is_any, is_clause, is_determiner, is_role, tag};
use crate::layout::{Layout, Token, Zone};
use crate::lexicon::{Tag, Traits};

/// The tokens of the description behind a name.
pub(super) fn apposition(text: &str, layout: &Layout, name: &Name, to: usize) -> (u32, u32) {
    let behind = Behind { text, tokens: &layout.tokens, to };
    behind.apposition(layout, name).unwrap_or((name.last, name.last))
}

/// The last noun of a description before a preposition, a relative or a verb opens what qualifies it.
///
/// None where that noun is no role, even if one stands further on: "the worst defeat of a party".
pub(super) fn head_of<'t>(text: &str, words: &'t [Token]) -> Option<&'t Token> {
    let mut head = None;
    let mut noun = false;
    for (number, token) in words.iter().enumerate() {
        let part = tag(token);
        let of = is_any(text, token, &["of"]);
        if head.is_some()
            && (matches!(part, Tag::Preposition | Tag::To | Tag::Wh | Tag::WhAdverb | Tag::Comma)
                || part.is_finite() && !is_role(token))
            || of && noun
        {
            break;
        }
        // "the union's demands": whose they are, not who somebody is.
        let owner = words.get(number + 1).is_some_and(|next| next.tag == Tag::Genitive);
        noun |=
            part == Tag::Noun && !token.shape.is_capital() && !is_any(text, token, &["one", "part", "kind"]);
        if is_role(token) && !owner
            || head.is_none() && token.has(Traits::DEMONYM) && !is_any(text, token, &["the"])
        {
            head = Some(token);
        }
    }
    head
}

/// What stands behind a name in its sentence.
struct Behind<'t> {
    text: &'t str,
    tokens: &'t [Token],
    /// The token behind the sentence.
    to: usize,
}

impl Behind<'_> {
    fn apposition(&self, layout: &Layout, name: &Name) -> Option<(u32, u32)> {
        let link = self.link(name.last as usize)?;
        let copula = self.tokens[link].shape.is_word();
        // A dateline ("ORSA, May 3 —") describes nobody.
        let dash = self.tokens[link].tag == Tag::Dash;
        if dash && layout.first_token.binary_search(&name.first).is_ok() {
            return None;
        }
        let start = self.past_age(link + 1);
        // "Arden, Lund wage war over delegates": in a headline a comma joins two.
        let line = layout.sentence_at(self.tokens[name.first as usize].span.start);
        let title = layout.paragraphs[layout.sentences[line].paragraph as usize].zone == Zone::Title;
        let first = &self.tokens[start];
        if title
            && first.shape.is_capital()
            && !is_role(first)
            && !first.has(Traits::NATIONALITY | Traits::PLACE)
        {
            return None;
        }
        if !self.begins_description(start) {
            return None;
        }
        let end = self.end(start)?;
        // Behind a comma that no other closes, so much is the rest of the sentence.
        if !copula && end == self.to && end - start > LONGEST {
            return None;
        }
        let words = &self.tokens[start..end.min(start + 12)];
        let head = head_of(self.text, words);
        if head.is_none() && !self.tells_age(link, start) || !copula && is_clause(self.text, words) {
            return None;
        }
        if !self.modifies_role(words) || self.is_list(start, head) {
            return None;
        }
        // "Unlike Arden, the board called it": the comma closes what stands before the clause.
        let lead = &self.tokens[..name.lead as usize];
        let lead = match lead {
            [before @ .., the] if is_determiner(self.text, the) => before,
            _ => lead,
        };
        let fronted = lead.last().is_some_and(|t| t.shape.opens_sentence() && tag(t) == Tag::Preposition);
        let acts = |t: &Token| {
            !is_role(t) && (tag(t).is_finite() || t.known().cue_verb > 0 && word::can_be(t, Tag::Past))
        };
        if fronted && words.iter().any(acts) {
            return None;
        }
        // "was a bad mayor and Bo Arden a good one": the name opens a clause of its own.
        let other = (start + 1..end).find(|at| {
            tag(&self.tokens[*at - 1]) == Tag::Conjunction
                && self.tokens[*at].shape.is_capital()
                && self.tokens[*at].has(Traits::GIVEN)
        });
        let end = other.filter(|_| copula).map_or(end, |other| other - 1);
        Some((start as u32, end as u32))
    }

    fn is_any(&self, at: usize, words: &[&str]) -> bool {
        is_any(self.text, &self.tokens[at], words)
    }

    /// What joins a description to the name that ends before `at`: a comma, a dash, or "is" before an
    /// article; brackets between them are passed over.
    fn link(&self, mut at: usize) -> Option<usize> {
        // "Burton Hale of Orsa, then the whip,"
        if at + 2 < self.to
            && self.is_any(at, &["of", "from"])
            && self.tokens[at + 1].has(Traits::PLACE)
            && self.tokens[at + 2].tag == Tag::Comma
        {
            at += 2;
        }
        if at < self.to && self.tokens[at].tag == Tag::Open {
            at = (at..self.to.min(at + 8)).find(|i| self.tokens[*i].tag == Tag::Close)? + 1;
        }
        if at + 1 >= self.to {
            return None;
        }
        let joins = if self.tokens[at].shape.is_word() && self.tokens[at].has(Traits::LINKING) {
            self.is_any(at + 1, &["a", "an", "the"])
        } else {
            matches!(self.tokens[at].tag, Tag::Comma | Tag::Dash)
        };
        joins.then_some(at)
    }

    /// The token behind an age between commas ("Ada Lund, 53, a baker"), behind "who is" and behind "then"
    /// and its like before an article.
    fn past_age(&self, mut at: usize) -> usize {
        let comma = |at: usize| self.tokens.get(at).is_some_and(|t| t.tag == Tag::Comma);
        if self.tokens[at].shape.is_digit() && comma(at + 1) && at + 2 < self.to {
            at += 2;
        }
        let relative = self.is_any(at, &["who"]) && at + 2 < self.to && self.is_any(at + 1, &["is", "was"]);
        at += if relative { 2 } else { 0 };
        let when = self.is_any(at, &["then", "now", "formerly", "later"]);
        let article = at + 1 < self.to && is_determiner(self.text, &self.tokens[at + 1]);
        at + usize::from(when && article)
    }

    /// Whether a description can begin with a token.
    fn begins_description(&self, at: usize) -> bool {
        let token = &self.tokens[at];
        let openers = ["a", "an", "the", "his", "her", "their", "its", "one", "then", "now"];
        let begins = self.is_any(at, &openers) || modifies(self.text, token) || is_role(token);
        // "Ada Lund, flanked by her sisters,"
        let flanked = matches!(tag(token), Tag::Participle | Tag::Past)
            && !is_role(token)
            && self.tokens.get(at + 1).is_some_and(|t| tag(t) == Tag::Preposition);
        // "if you doubt Ada Lund, you've got to go", "to Ada Lund, saying the mayor lied"
        let says = tag(token) == Tag::Gerund && token.known().cue_verb > 0;
        // "Ada Lund, left, and", "Ada Lund, left."
        let goes = self.is_any(at, &["left", "right"]);
        begins && !goes && !flanked && !says && word::pronoun_word(token.span.of(self.text)).is_none()
    }

    /// The mark at which a description that begins with a token ends; none where a verb begins it.
    fn end(&self, start: usize) -> Option<usize> {
        let first = &self.tokens[start];
        let is_end = |at: &usize| {
            matches!(
                self.tokens[*at].tag,
                Tag::Comma | Tag::Stop | Tag::Dash | Tag::Semicolon | Tag::Mark | Tag::Colon | Tag::Close
            )
        };
        let verb = tag(first).is_finite() && !first.shape.is_capital() && !is_role(first);
        let mut at = start;
        while at < self.to && !is_end(&at) {
            // "the High Commissioner for Refugees (UNHCR)"
            let close = |at: usize| (at..self.to.min(at + 8)).find(|i| self.tokens[*i].tag == Tag::Close);
            at = close(at).filter(|_| self.tokens[at].tag == Tag::Open).unwrap_or(at) + 1;
        }
        (!verb).then_some(at.min(self.to))
    }

    /// "Ada Lund, 53", but not "beat Ada Lund, 53 percent to 39".
    fn tells_age(&self, link: usize, start: usize) -> bool {
        let figure = |at: usize| self.tokens.get(at).is_some_and(|t| t.shape.is_digit());
        let counts = ["percent", "per", "points", "to"];
        (figure(start) || figure(link + 1))
            && !self.tokens.get(link + 2).is_some_and(|t| is_any(self.text, t, &counts))
    }

    /// Whether nothing stands before the noun of a description that does not belong to it: "Ada Lund, Arden
    /// take off the gloves" goes on with another name, with a verb of its own.
    fn modifies_role(&self, words: &[Token]) -> bool {
        let role = words.iter().position(is_role).unwrap_or(0);
        is_determiner(self.text, &words[0]) || words[..role].iter().all(|t| modifies(self.text, t))
    }

    /// "Ada Lund, Rep. Bo Arden and others", "Ada Lund, his aides and friends": others beside the name.
    fn is_list(&self, start: usize, head: Option<&Token>) -> bool {
        let given = |token: &Token| token.shape.is_capital() && token.has(Traits::GIVEN);
        let bears_name = self.tokens[start].has(Traits::TITLE | Traits::HONORIFIC)
            && self.tokens.get(start + 1).is_some_and(given);
        let several = self.is_any(start, &["his", "her", "their", "its"])
            && head.is_some_and(|head| head.has(Traits::PLURAL) && !head.has(Traits::GROUP_ROLE));
        bears_name || several
    }
}

/// How many tokens a description may have that nothing closes.
const LONGEST: usize = 30;
