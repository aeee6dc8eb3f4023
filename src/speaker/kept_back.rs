//! Whom a lead's description means that keeps the name back for the next paragraph: "A rancher called it “…”.
//! ¶ Bo Arden, 63, said".

use super::describe::Description;
use super::epithet::years_behind;
use super::kinship::role_fit;
use super::{Cast, Gender, SpeakerKind};
use crate::layout::{Layout, Token, Zone};
use crate::lexicon::{CueClass, Tag, Traits, lexicon};
use crate::mention::name::{Name, NameClass};
use crate::mention::word::{is_any, sex};

/// How many tokens of a dateline may stand before a lead's subject.
const BEHIND_DATELINE: u32 = 8;

/// The person whom a description in the article's first paragraph, or in its headline, keeps the name of
/// back: whoever the next paragraph begins with as if that one were known. `paragraph` is where the
/// description stands.
#[must_use]
pub fn kept_back(
    text: &str,
    layout: &Layout,
    cast: &Cast,
    what: Description,
    paragraph: usize,
) -> Option<u32> {
    let tokens = &layout.tokens;
    let (first, head) = (&tokens[what.first as usize], &tokens[what.head as usize]);
    let indefinite = is_any(text, first, &["a", "an"]);
    let some = ["one", "another", "some", "his", "her", "their", "no", "other", "former"];
    if is_any(text, first, &some)
        || !head.has(Traits::PERSON_ROLE | Traits::TITLE)
        || head.has(Traits::PLURAL)
    {
        return None;
    }
    let paragraphs = &layout.paragraphs;
    let mut body = (0..paragraphs.len()).filter(|p| paragraphs[*p].zone == Zone::Body);
    let (lead, next) = (body.next()?, body.next()?);
    // A headline keeps the name back as its lead does.
    let headline = paragraph < lead
        && paragraphs[paragraph].zone == Zone::Title
        && !names_somebody(layout, cast, lead)
        && layout.tokens[layout.tokens_of(lead as u32)].iter().any(|t| t.is(text, head.span.of(text)));
    if lead != paragraph && !headline {
        return None;
    }
    // "A miller who called it “…”": whom a lead begins with.
    let subject = layout.sentences[layout.sentence_at(first.span.start)];
    if indefinite && (headline || what.first > subject.first + BEHIND_DATELINE) {
        return None;
    }
    let begun = Begun { text, layout, cast, what, indefinite, lead };
    let name = begun.introduced(next)?;
    let speaker = &cast.speakers[name.speaker as usize];
    let unlike = sex(head.known().traits)
        .is_some_and(|sex| speaker.gender != Gender::Unknown && speaker.gender != sex);
    (speaker.kind == SpeakerKind::Person && !unlike).then_some(name.speaker)
}

/// Whether a paragraph names a person in full.
fn names_somebody(layout: &Layout, cast: &Cast, paragraph: usize) -> bool {
    let tokens = layout.tokens_of(paragraph as u32);
    let mut names = cast.names_in(tokens.start as u32, tokens.end as u32);
    names.any(|name| name.n_parts > 1 && cast.speakers[name.speaker as usize].kind == SpeakerKind::Person)
}

/// A description that an article begins with.
struct Begun<'a> {
    text: &'a str,
    layout: &'a Layout,
    cast: &'a Cast,
    what: Description,
    indefinite: bool,
    /// The first paragraph of the body.
    lead: usize,
}

/// How many tokens may open a sentence before its subject.
const OPENING: u32 = 16;

/// How well a title must fit a lead's noun.
const KIN: f32 = 2.0;

impl<'a> Begun<'a> {
    /// The noun of the description.
    fn head(&self) -> &'a Token {
        &self.layout.tokens[self.what.head as usize]
    }

    /// The full name that a paragraph begins with, where it has stood nowhere in the body before and its bearer
    /// is taken for known: the lead's own noun is the title, "who" or an age follows, or a verb of saying does
    /// with no word of who that is.
    fn introduced(&self, paragraph: usize) -> Option<&'a Name> {
        let (text, tokens, names) = (self.text, &self.layout.tokens, &self.cast.names);
        let mut start = self.layout.tokens_of(paragraph as u32).start as u32;
        let body = self.layout.tokens_of(self.lead as u32).start as u32;
        let mut at = names.partition_point(|n| n.first < start);
        // "In a speech to the guild, Bo Arden said": the one comma before the name ends what opens the sentence.
        if !self.indefinite && is_any(text, &tokens[start as usize], &["in", "at", "on", "during"]) {
            let comma = (start..start + OPENING)
                .find(|at| tokens.get(*at as usize).is_some_and(|t| t.tag == Tag::Comma))?;
            let people = names[at..].iter().take_while(|n| n.lead <= comma + 1);
            at += people.clone().position(|n| n.class == NameClass::Person)?;
            start = comma + 1;
        }
        let name = names.get(at).filter(|n| n.lead == start && n.class == NameClass::Person && !n.quoted)?;
        let new = !names[..at].iter().any(|n| n.speaker == name.speaker && n.first >= body);
        if name.n_parts < 2 || name.genitive || !new {
            return None;
        }
        // "Mayor Ada Lund of Orsa made the speech": the noun of the lead, with the name that it lacked; or one
        // like it, as "State Rep. Ada Lund (R), who wrote the bill" is like "a state lawmaker".
        let head = self.head().span.of(text);
        let title = tokens[name.lead as usize..name.first as usize].last();
        let same =
            title.is_some_and(|title| title.is(text, head) || role_fit(text, self.head(), title) >= KIN);
        if self.indefinite && same && tokens[name.lead as usize].shape.is_capital() {
            return Some(name);
        }
        let bare = tokens[name.lead as usize..name.first as usize].iter().all(|t| t.has(Traits::HONORIFIC));
        // "Ada Lund, speaking at a meeting in Orsa, said"
        let word = |at: usize, words: &[&str]| tokens.get(at).is_some_and(|t| is_any(text, t, words));
        let last = name.last as usize;
        let speaking = word(last + 1, &["speaking", "writing", "addressing"]);
        let behind = if speaking {
            (last + 2..tokens.len().min(last + 18)).find(|at| tokens[*at].tag == Tag::Comma)? + 1
        } else {
            last
        };
        // "Ada Lund, who took office in May, told": whoever needs a noun to be introduced is another.
        let already = !speaking
            && tokens.get(last).is_some_and(|t| t.tag == Tag::Comma)
            && (word(last + 1, &["who"]) || self.indefinite && word(last + 1, &["whose"]));
        // "Ada Lund, 63, stood": of whom the lead has told enough.
        let already = already || years_behind(text, tokens, name.last).is_some();
        let told = !speaking && !already && name.apposition.0 < name.apposition.1;
        let verb = tokens.get(behind)?.known().cue_verb;
        let says = verb != 0
            && matches!(
                lexicon().cue(verb).class,
                CueClass::Say | CueClass::Tell | CueClass::Express | CueClass::Call | CueClass::Think
            );
        (bare && !told && (says && !self.indefinite || already)).then_some(name)
    }
}
