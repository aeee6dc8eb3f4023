//! Names: finds every run of capitalised words that names somebody or something.
//!
//! A run is cut where its leading titles, offices, nationalities and bodies end ("White House
//! Press Secretary Ana Voss" names Ana Voss). What a name stands for is told by general evidence:
//! a title, a given name, a word that ends an organisation's name, an acronym.

use std::cell::OnceCell;

use rustc_hash::FxHashSet;

use super::titled::Titled;
use super::word::{self, fold, is_any, is_contracted_has, is_family_first, is_genitive};
use super::{Gender, lead};
use crate::layout::{Layout, Token, Zone, dateline};
use crate::lexicon::{Tag, Traits, UNKNOWN};
use crate::quotation::Quotation;

/// What a name seems to stand for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NameClass {
    /// A person.
    Person,
    /// A body.
    Group,
    /// A country, a city, a seat of power.
    Place,
    /// Nothing tells.
    Unknown,
}

/// How many words of a name are compared with other names.
pub const PARTS: usize = 6;

/// A name where it stands.
#[derive(Clone, Copy, Debug)]
pub struct Name {
    /// Index of its first token, without titles and descriptions.
    pub first: u32,
    /// Just past its last token.
    pub last: u32,
    /// Index of the first token of what leads up to it ("the" of "the Welsh striker Bo Arden").
    pub lead: u32,
    /// Tokens of the description behind it: the first and just past the last; equal where none.
    pub apposition: (u32, u32),
    /// What it seems to stand for.
    pub class: NameClass,
    /// What its title and its given name say.
    pub gender: Gender,
    /// "Mr.", "Ms." or the like stands before it.
    pub honorific: bool,
    /// A title or a noun for a person stands before it.
    pub titled: bool,
    /// It stands inside a quotation.
    pub quoted: bool,
    /// It is followed by the genitive ending.
    pub genitive: bool,
    /// It stands in a line where all words are capitalised.
    pub headline: bool,
    /// The first word is a given name.
    pub given: bool,
    /// Its words and the parts of hyphenated ones, folded; 0 fills up.
    pub parts: [u32; PARTS],
    /// How many parts there are.
    pub n_parts: u8,
    /// "Jr.", "Sr.", "III", folded; 0 without one.
    pub suffix: u32,
    /// The nickname between marks inside it, folded; 0 without one.
    pub nickname: u32,
    /// Index of the speaker; `u32::MAX` where it means none.
    pub speaker: u32,
}

impl Name {
    /// The parts that are compared.
    #[must_use]
    pub fn parts(&self) -> &[u32] {
        &self.parts[..self.n_parts as usize]
    }
}

/// A dateline stands in one of so many first paragraphs.
const DATELINE_WITHIN: usize = 8;

/// Finds every name, in reading order.
#[must_use]
pub fn find_names(text: &str, layout: &Layout, quotations: &[Quotation]) -> Vec<Name> {
    let mut finder = Finder {
        text,
        layout,
        names: Vec::with_capacity(layout.tokens.len() / 12),
        doubtful: Vec::new(),
        family_first: OnceCell::new(),
    };
    let mut quotation = 0;
    for number in 0..layout.paragraphs.len() {
        let range = layout.tokens_of(number as u32);
        let headline = finder.is_headline(number, range.clone());
        let excerpt = word::is_excerpt(layout, range.start);
        let mut at = range.start;
        // The place before a report is no part of it.
        if number < DATELINE_WITHIN {
            let span = layout.paragraphs[number].span;
            if let Some(length) = dateline(span.of(text)) {
                let end = span.start + length as u32;
                while at < range.end && layout.tokens[at].span.start < end {
                    at += 1;
                }
            }
        }
        while at < range.end {
            if !layout.tokens[at].shape.is_capital() {
                at += 1;
                continue;
            }
            let begin = finder.names.len();
            let end = if headline { finder.next_titled(at, range.end) } else { range.end };
            let next = finder.run(at, end);
            for name in &mut finder.names[begin..] {
                let start = layout.tokens[name.first as usize].span.start;
                while quotation < quotations.len() && quotations[quotation].span.end <= start {
                    quotation += 1;
                }
                let around = quotations.get(quotation).filter(|q| q.span.start < start);
                name.quoted = excerpt || around.is_some();
                name.headline = headline
                    || name.n_parts > 1 && around.is_some_and(|q| is_headline_quoted(layout, q, name));
            }
            at = next.max(at + 1);
        }
    }
    finder.confirm();
    finder.part_joined();
    for name in &mut finder.names {
        lead::describe(text, layout, name);
    }
    finder.names
}

/// The names found so far.
pub(super) struct Finder<'a> {
    pub(super) text: &'a str,
    pub(super) layout: &'a Layout,
    pub(super) names: Vec<Name>,
    /// Indexes of names that are only a capital at a sentence's start.
    pub(super) doubtful: Vec<u32>,
    /// The words that stand before a given name as family names do, once somebody has asked for them.
    pub(super) family_first: OnceCell<FxHashSet<&'a str>>,
}

impl Finder<'_> {
    /// Whether all longer words of the paragraph are capitalised, so that capitals tell nothing.
    pub(super) fn is_headline(&self, number: usize, range: std::ops::Range<usize>) -> bool {
        let (mut long, mut capital) = (0, 0);
        for token in &self.layout.tokens[range.clone()] {
            let is_long = token.shape.is_word() & (token.span.len() > 3) & !token.shape.is_digit();
            long += usize::from(is_long);
            capital += usize::from(is_long & token.shape.is_capital());
            if long > 24 {
                break;
            }
            // Of 25 words, 18 must be capitals in a title and 20 elsewhere.
            if long - capital > 7 {
                return false;
            }
        }
        let title = self.layout.paragraphs[number].zone == Zone::Title;
        let stopped = range.clone().last().is_some_and(|t| self.layout.tokens[t].tag == Tag::Stop);
        long >= 3
            && capital * 10 >= long * if title { 7 } else { 8 }
            && (title || !stopped || capital == long)
            && range.len() > 4
    }

    /// "Arden Blasts Gov. Lund": where the title of another one stands behind the verb of a line in capitals, which
    /// is a part of neither name.
    fn next_titled(&self, first: usize, end: usize) -> usize {
        let titled = |at: &usize| self.token(*at).has(Traits::TITLE | Traits::HONORIFIC);
        let does = |at: usize| {
            let known = self.token(at).known();
            known.can_be.has(Tag::Third)
                || known.cue_verb != 0 && self.token(at).span.of(self.text).ends_with(['s', 'S'])
        };
        (first + 2..end).find(titled).filter(|at| (first + 1..*at).any(does)).unwrap_or(end)
    }

    pub(super) fn token(&self, at: usize) -> &Token {
        &self.layout.tokens[at]
    }

    /// Reads a run of capitalised words from `at`, adds the name that it holds and says where it ends.
    fn run(&mut self, at: usize, end: usize) -> usize {
        let mut last = at + 1;
        let mut organised =
            self.token(at).has(Traits::ORGANISATION | Traits::ORGANISATION_END | Traits::GROUP_ROLE);
        while last < end {
            let token = self.token(last);
            let previous = self.token(last - 1);
            if token.shape.is_capital() {
                // "to enter the U.S. While Voss": a sentence may end with the point of an abbreviation.
                if word::opens_sentence(self.layout, last)
                    && (previous.tag != Tag::None || token.has(Traits::NOT_NAME))
                {
                    break;
                }
                organised |= token.has(Traits::ORGANISATION | Traits::ORGANISATION_END | Traits::GROUP_ROLE);
                last += 1;
                continue;
            }
            match self.bridge(last, end, organised) {
                Some(next) => {
                    organised |= is_any(self.text, self.token(last), &["of", "for"])
                        || self.token(next - 1).has(Traits::ORGANISATION | Traits::ORGANISATION_END);
                    last = next;
                }
                None => break,
            }
        }
        if !self.is_ticker(at, last) {
            self.add(at, last, end);
        }
        last
    }

    /// Leaves out hyphenated words of which each part names somebody else by itself: "the Orsadyne-Brenner
    /// merger" names no third.
    fn part_joined(&mut self) {
        let hyphenated =
            |name: &Name| name.n_parts >= 2 && name.last == name.first + 1 && !name.titled && !name.honorific;
        if !self.names.iter().any(hyphenated) {
            return;
        }
        let alone: FxHashSet<u32> = self
            .names
            .iter()
            .filter(|name| !hyphenated(name))
            .map(|name| name.parts()[name.n_parts as usize - 1])
            .collect();
        // "U.S.-Orsa talks" are of two states.
        let tokens = &self.layout.tokens;
        let initials = |name: &Name| tokens[name.first as usize].span.of(self.text).contains(".-");
        // "the Lund-Arden race", where one of the two is named besides.
        let qualifies = |name: &Name| {
            tokens.get(name.last as usize).is_some_and(|next| {
                !next.shape.is_capital() && matches!(next.known().tags[0], Tag::Noun | Tag::Nouns)
            }) && name.parts().iter().any(|part| alone.contains(part))
        };
        let joined = |name: &Name| {
            name.parts().iter().all(|part| alone.contains(part)) || initials(name) || qualifies(name)
        };
        self.names.retain(|name| !(hyphenated(name) && joined(name)));
    }

    /// Whether a word in brackets is what a stock exchange calls a company: "(ORSD.L)", "(NYSE: ORSD)".
    fn is_ticker(&self, first: usize, last: usize) -> bool {
        let tokens = &self.layout.tokens;
        let tag = |at: usize| tokens.get(at).map_or(Tag::None, |token| token.tag);
        let opens = |at: usize| at > 0 && tag(at - 1) == Tag::Open;
        if last != first + 1 || !tokens[first].shape.is_all_capitals() && !opens(first) {
            return false;
        }
        let market = tokens.get(last + 1).is_some_and(|token| token.span.len() <= 2);
        let listed = tag(last) == Tag::Stop && market && tag(last + 2) == Tag::Close;
        let exchange = tag(last) == Tag::Colon && tag(last + 2) == Tag::Close;
        let behind =
            tag(last) == Tag::Close && first >= 2 && matches!(tag(first - 1), Tag::Colon | Tag::Stop);
        opens(first) && (listed || exchange) || behind && opens(first - 2)
    }

    /// Cuts the run `first..last` down to the name that it holds, and adds it.
    fn add(&mut self, run_start: usize, run_end: usize, end: usize) {
        let (text, tokens) = (self.text, &self.layout.tokens);
        let opening = word::opens_sentence(self.layout, run_start);
        let (first, mut last) = self.without_other_words(run_start, run_end, opening);
        if first >= last {
            return;
        }
        let (suffix, mut core_end) = self.suffix(first, last, end);
        // "the Orsa North MP": where somebody sits, and not who.
        let seat = core_end + 1 == last
            && first > 0
            && word::is_determiner(text, &tokens[first - 1])
            && LETTERS.contains(&tokens[core_end].span.of(text));
        if seat {
            last = core_end;
        }
        let Titled { mut core, mut class, mut titled, honorific, mut gender } =
            self.cut_lead(first, core_end);
        if titled && self.is_number(first, core, core_end) && core_end < end {
            (core, core_end, last) = (first, core_end + 1, last + 1);
            (titled, class) = (false, NameClass::Person);
        }
        if core >= core_end {
            // A title or a nationality by itself names nobody.
            return;
        }
        // "the Vale Republican": somebody of a party, and no name.
        if word::is_partisan(text, tokens, core, core_end)
            || word::is_demonym_of_two(text, tokens, core, core_end)
        {
            return;
        }
        // "House Speaker Paul D. Orr of Vale": where he sits is no part of a person's name.
        if class == NameClass::Person
            && let Some(of) = (core + 2..core_end).find(|at| is_any(text, &tokens[*at], &["of"]))
        {
            (last, core_end) = (of, of);
        }
        // "a Salem, N.H., resident"
        let in_state = tokens.get(last).is_some_and(|t| t.tag == Tag::Comma)
            && tokens.get(last + 1).is_some_and(|t| t.has(Traits::PLACE) && t.span.of(text).ends_with('.'));
        if class == NameClass::Unknown && in_state && core_end - core <= 2 {
            class = NameClass::Place;
        }
        let core_tokens = &tokens[core..core_end];
        let family_first = is_family_first(text, core_tokens);
        let given = core_tokens[0].has(Traits::GIVEN) && !family_first || self.is_initial(core);
        if class == NameClass::Unknown {
            class = self.classify(core, core_end, given);
        }
        if class == NameClass::Person && (gender == Gender::Unknown || gender == Gender::Male && !honorific) {
            let given = self.given_gender(core, core_end);
            if gender == Gender::Unknown || given == Gender::Female && !family_first {
                gender = given;
            }
        }
        if core_tokens.len() == 1
            && class == NameClass::Unknown
            && core_tokens[0].has(Traits::NATIONALITY | Traits::DEMONYM)
        {
            return;
        }
        let Words { parts, n_parts, nickname } = words(text, core_tokens);
        // "win Supporters' Orr's board": a mark that is left of a run names nobody.
        if n_parts == 0 {
            return;
        }
        if opening && core == run_start && is_doubtful(core_tokens, class) {
            self.doubtful.push(self.names.len() as u32);
        }
        self.names.push(Name {
            first: core as u32,
            last: last as u32,
            lead: run_start as u32,
            apposition: (last as u32, last as u32),
            class,
            gender,
            honorific,
            titled,
            quoted: false,
            genitive: self.owns(last),
            headline: false,
            given,
            parts,
            n_parts,
            suffix,
            nickname,
            speaker: u32::MAX,
        });
    }

    /// "Juror No. 4": whether the run `first..last` ends with "No." right behind a title, and a number follows,
    /// so that nothing else names whoever it tells apart.
    fn is_number(&self, first: usize, core: usize, last: usize) -> bool {
        core == first + 1
            && core + 1 == last
            && is_any(self.text, self.token(core), &["no."])
            && self.layout.tokens.get(last).is_some_and(|t| t.shape.is_digit())
    }

    /// A run without the words at either end that are never part of a name.
    fn without_other_words(&self, mut first: usize, mut last: usize, opening: bool) -> (usize, usize) {
        let tokens = &self.layout.tokens;
        let run_start = first;
        while first < last && self.is_no_name(first, opening && first == run_start, last) {
            first += 1;
        }
        while first < last && (tokens[last - 1].has(Traits::DATE) || self.is_pronoun(last - 1)) {
            last -= 1;
        }
        (first, last)
    }

    /// "Jr." or the like behind a run or at its end, folded, 0 where there is none; and where the run ends
    /// without it.
    fn suffix(&self, first: usize, last: usize, end: usize) -> (u32, usize) {
        let (text, tokens) = (self.text, &self.layout.tokens);
        if last - first > 1 && tokens[last - 1].has(Traits::SUFFIX) {
            return (fold(tokens[last - 1].span.of(text)), last - 1);
        }
        // "Ada Voss KC": letters behind a name that tell of an office or an honour.
        let bare = without_letters(text, &tokens[first..last]).len();
        if bare < last - first {
            return (0, first + bare);
        }
        let behind = tokens.get(last + 1).filter(|suffix| {
            last < end
                && tokens[last].tag == Tag::Comma
                && suffix.has(Traits::SUFFIX)
                && is_any(text, suffix, &["jr", "jr.", "sr", "sr."])
        });
        (behind.map_or(0, |suffix| fold(suffix.span.of(text))), last)
    }

    /// Whether a name that ends before the token at `last` owns what follows.
    fn owns(&self, last: usize) -> bool {
        let (text, tokens) = (self.text, &self.layout.tokens);
        let apostrophe = tokens.get(last).is_some_and(|t| t.tag == Tag::Mark);
        is_genitive(text, tokens, last)
            && !is_contracted_has(text, tokens, last)
            && (!apostrophe || tokens.get(last + 1).is_some_and(|n| n.shape.is_word()))
    }
}

/// The words of a name without the letters of an office or an honour at its end: "Ada Voss KC".
pub(crate) fn without_letters<'t>(text: &str, words: &'t [Token]) -> &'t [Token] {
    match words {
        [name @ .., letters] if name.len() > 1 && LETTERS.contains(&letters.span.of(text)) => name,
        _ => words,
    }
}

/// The letters of offices and honours that British, Irish and Australian news puts behind names.
const LETTERS: [&str; 13] =
    ["KC", "QC", "SC", "MP", "MSP", "MEP", "MLA", "TD", "OBE", "CBE", "MBE", "KBE", "DBE"];

/// “Tarn Declares War on Rats in Its Harbour”: whether all longer words of the quotation around a name are
/// capitalised, several of them apart from the name, so that capitals tell nothing.
fn is_headline_quoted(layout: &Layout, around: &Quotation, name: &Name) -> bool {
    let inside = |token: &&Token| around.inner.contains(token.span);
    let (first, last) = (name.first as usize, name.last as usize);
    let before = layout.tokens[..first].iter().rev().take_while(inside);
    let behind = layout.tokens[last..].iter().take_while(inside);
    let is_long = |token: &&Token| token.shape.is_word() && token.span.len() > 3;
    let own = layout.tokens[first..last].iter().filter(is_long).count();
    let mut apart = 0;
    for token in before.chain(behind).filter(is_long) {
        if !token.shape.is_capital() {
            return false;
        }
        apart += 1;
    }
    apart >= 2 && own + apart >= 5
}

/// Whether a name where a sentence begins may as well be a common word.
fn is_doubtful(core: &[Token], class: NameClass) -> bool {
    core.len() == 1
        && matches!(class, NameClass::Unknown | NameClass::Group)
        && core[0].entry != UNKNOWN
        && core[0].known().tags[0] != Tag::None
        && !core[0].shape.is_all_capitals()
}

/// The words of a name, folded.
struct Words {
    parts: [u32; PARTS],
    n_parts: u8,
    nickname: u32,
}

/// The words of a name that are compared; those between marks are its nickname.
fn words(text: &str, core: &[Token]) -> Words {
    let mut words = Words { parts: [0; PARTS], n_parts: 0, nickname: 0 };
    let mut inside = false;
    for (number, token) in core.iter().enumerate() {
        // "the Dockers’ Union"
        if is_genitive(text, core, number) {
            continue;
        }
        inside ^= token.tag == Tag::Mark;
        if !token.shape.is_word() {
            continue;
        }
        let written = token.span.of(text);
        if inside {
            words.nickname = fold(written);
            continue;
        }
        let mut add = |part: &str| {
            if let Some(place) = words.parts.get_mut(words.n_parts as usize) {
                *place = fold(part);
                words.n_parts += 1;
            }
        };
        if token.shape.is_letters() {
            add(written);
        } else {
            written.split(['-', '\u{2010}', '\u{2011}']).for_each(add);
        }
    }
    words
}
