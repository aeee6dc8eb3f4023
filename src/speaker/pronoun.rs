//! Pronouns: whom "he" and "she" mean in the reporter's own words.
//!
//! Everybody spoken of has a salience that grows with each mention, most for a subject, and fades
//! from sentence to sentence (S. Lappin and H. Leass, An Algorithm for Pronominal Anaphora
//! Resolution, 1994). Pronouns are resolved in reading order and count as mentions themselves.
//! Names inside quotations hardly count: the reporter's pronouns pick up the reporter's names.

use super::binding::{self, Barred};
use super::cast::{Reference, Target, Why};
use super::describe::{Description, description_at};
use super::gender::{self, fit};
use super::named_later::{Named, named_later};
use super::salience::{LEAST_SUBJECT, OBJECT, PRONOUN_ELSEWHERE, QUOTED, name_weight, role_weight};
use super::{Cast, Gender, SpeakerKind};
use crate::layout::{Layout, Sentence, Zone};
use crate::lexicon::{Tag, Traits};
use crate::mention::name::{Name, NameClass};
use crate::mention::word::{is_any, is_determiner, is_excerpt, sex, tag};
use crate::quotation::Quotation;

/// How much of a salience is left after one sentence.
const FADING: f32 = 0.3;

/// Who has less salience is not meant any more.
const FADED: f32 = 1e-4;

/// How much more readily a subject is taken up by a subject.
const PARALLEL: f32 = 1.7;

/// How well a description of a person fits a name that nothing shows to be a person's.
const UNTOLD: f32 = 0.3;

/// How well a pronoun fits somebody of unknown gender for whom the last one was of the same gender.
const TOLD_BY_PRONOUN: f32 = 0.9;

/// The grammatical part that a pronoun plays.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Part {
    Subject,
    Object,
    Possessor,
}

pub(super) struct Salience {
    pub(super) target: Target,
    pub(super) value: f32,
    /// Narrative sentence of the last update.
    pub(super) at: u32,
    /// Whether it was a subject there.
    pub(super) subject: bool,
    /// The gender of the pronoun that last meant them.
    gender: Gender,
}

/// Where the scan stands.
pub(super) struct Scan<'a> {
    pub(super) text: &'a str,
    pub(super) layout: &'a Layout,
    pub(super) board: Vec<Salience>,
    /// Where the speakers of the cast, and those who are only described, stand on the board.
    speakers: Vec<Option<u32>>,
    described: Vec<Option<u32>>,
    pub(super) references: Vec<Reference>,
    /// The head of the description with which the article keeps a name back, and whose it is.
    pub(super) begun: Option<(u32, u32)>,
    /// Where whoever is first described is named.
    pub(super) named: Vec<Named>,
    pub(super) clock: u32,
}

/// What the lists say of every pronoun and of every word that a description begins with, contractions
/// aside.
const ASKED_FOR: Traits = Traits(Traits::HE.0 | Traits::SHE.0 | Traits::DETERMINER.0);

/// Resolves every pronoun of the third person outside quotations.
pub fn resolve(text: &str, layout: &Layout, quotations: &[Quotation], cast: &mut Cast) {
    let mut scan = Scan {
        text,
        layout,
        board: Vec::with_capacity(cast.speakers.len()),
        speakers: vec![None; cast.speakers.len()],
        described: Vec::new(),
        references: Vec::with_capacity(layout.sentences.len()),
        begun: None,
        named: named_later(text, layout, cast),
        clock: 0,
    };
    let (mut next_name, mut quotation) = (0, 0);
    // Up to which token the words belong to a name that was counted already.
    let mut covered = 0usize;
    for sentence in &layout.sentences {
        let mut told = false;
        // What somebody else writes is no part of the report, marks or no marks.
        let excerpt = is_excerpt(layout, layout.first_token[sentence.paragraph as usize] as usize);
        if !excerpt && layout.first_token[sentence.paragraph as usize] == sentence.first {
            fade(&mut scan.board, 0.9);
        }
        let (from, end) = (sentence.first as usize, sentence.last as usize);
        let mut at = from;
        while at < end {
            let token = &layout.tokens[at];
            while quotation < quotations.len() && quotations[quotation].span.end <= token.span.start {
                quotation += 1;
            }
            let around = quotations.get(quotation).filter(|q| q.span.start <= token.span.start);
            while next_name < cast.names.len() && (cast.names[next_name].first as usize) < at {
                next_name += 1;
            }
            let name = cast.names.get(next_name);
            if let Some(name) = name.filter(|name| name.first as usize == at) {
                told |= around.is_none() && !excerpt;
                scan.name(name, sentence, around);
                at = name.last as usize;
                covered = name.apposition.1 as usize;
                next_name += 1;
                if name.genitive && around.is_none() && !name.quoted && !excerpt && !name.headline {
                    let name = *name;
                    scan.owned(
                        cast,
                        from,
                        &name,
                        cast.names.get(next_name).map_or(end, |n| end.min(n.lead.min(n.first) as usize)),
                    );
                }
                continue;
            }
            let next = name.map_or(end, |name| end.min(name.first as usize));
            if let Some(quotation) = around {
                // Inside a quotation nothing but names counts.
                at += 1;
                while at < next && layout.tokens[at].span.start < quotation.span.end {
                    at += 1;
                }
                continue;
            }
            // On to the next name or quotation.
            let border = quotations.get(quotation).map_or(u32::MAX, |q| q.span.start);
            while at < next && layout.tokens[at].span.start < border {
                let token = &layout.tokens[at];
                let word = token.shape.is_word();
                told |= word & !excerpt;
                // Without a branch for each, for hardly any could be foretold.
                if excerpt | !(word & (token.has(ASKED_FOR) | !token.shape.is_letters())) {
                    at += 1;
                    continue;
                }
                if let Some(gender) =
                    pronoun(text, token).filter(|_| !is_emphatic(text, layout, cast, from, at))
                {
                    let before = quotation.checked_sub(1).and_then(|number| quotations.get(number));
                    scan.pronoun(cast, (from, at, sentence.last as usize), gender, before);
                }
                if at >= covered
                    && is_determiner(text, token)
                    && let Some(what) = description_from(text, layout, at, end, &cast.names[next_name..])
                {
                    scan.description(cast, from, what);
                    // Pronouns inside it ("his brother") stand before its head and are seen first.
                }
                at += 1;
            }
        }
        if told {
            scan.clock += 1;
            fade(&mut scan.board, FADING);
        }
    }
    cast.references = scan.references;
    gender::learn(cast);
}

/// "Bo Arden himself" is Bo Arden: whether the pronoun at `at` only lays stress on the name before it.
fn is_emphatic(text: &str, layout: &Layout, cast: &Cast, from: usize, at: usize) -> bool {
    at > from
        && is_any(text, &layout.tokens[at], &["himself", "herself"])
        && cast.name_at(at as u32 - 1).is_some()
}

/// The description that begins with the determiner at `at`, where it is of somebody whom none of the names that
/// follow names.
fn description_from(
    text: &str,
    layout: &Layout,
    at: usize,
    end: usize,
    names: &[Name],
) -> Option<Description> {
    let token = &layout.tokens[at];
    let begins =
        matches!(token.known().tags[0], Tag::Determiner | Tag::Possessive | Tag::Number | Tag::Adjective)
            || is_any(text, token, &["one"]);
    let what = if begins { description_at(text, layout, at, end)? } else { return None };
    // "As a composer, she has": nobody but she.
    let opener = &layout.tokens[at.saturating_sub(1)];
    if is_any(text, token, &["a", "an"]) && opener.shape.is_capital() && is_any(text, opener, &["as"]) {
        return None;
    }
    // "The mayor of Tarn, Ada Voss": the name behind that of the place is hers.
    let led = |name: &Name| name.lead as usize <= at && name.first > what.head;
    // "The chief executive, Dr Ada Voss, said": named beside it, but not in "The chief, Ada Voss said, is ill".
    let comma = |place: u32| layout.tokens.get(place as usize).is_some_and(|t| t.tag == Tag::Comma);
    let beside =
        |name: &Name| name.titled && name.lead == what.last + 1 && comma(what.last) && comma(name.last);
    if names.iter().skip(1).take(2).any(led) || names.iter().take(2).any(beside) {
        return None;
    }
    // "a Harlan spokeswoman": a name inside tells whose; one that the words lead up to is counted by itself.
    let stands = names.first().is_none_or(|next| {
        let new = is_any(text, token, &["a", "an", "one", "another"]);
        // "the North Korean leader", "the North’s leader": so do a nationality of two words and an owner.
        // "the Orsa Street actress": as does any name that is not the person's own.
        let whose = next.genitive
            || layout.tokens[next.last as usize - 1].has(Traits::NATIONALITY)
            || next.first as usize == at + 1
                && !matches!(next.class, NameClass::Person | NameClass::Place)
                && !layout.tokens[next.first as usize].shape.is_all_capitals();
        next.lead as usize > at || (new || whose) && next.last <= what.head
    });
    stands.then_some(what)
}

impl Scan<'_> {
    /// A name makes its bearer more salient, less so inside a quotation.
    fn name(&mut self, name: &Name, sentence: &Sentence, around: Option<&Quotation>) {
        // “Laying Out” may look like a name; a quotation of nothing else is a title's.
        if around.is_some_and(|quotation| fills(self.layout, quotation, name)) {
            return;
        }
        let zone = self.layout.paragraphs[sentence.paragraph as usize].zone;
        let weight = if around.is_some() || name.quoted || name.headline {
            QUOTED
        } else if matches!(zone, Zone::Byline | Zone::Credit) {
            0.0
        } else {
            name_weight(self.text, self.layout, sentence.first as usize, name)
        };
        self.raise(Target::Speaker(name.speaker), weight);
    }

    /// Where a target stands on the board, if it does.
    fn place(&mut self, target: Target) -> &mut Option<u32> {
        let (places, number) = match target {
            Target::Speaker(number) => (&mut self.speakers, number as usize),
            Target::Described(number) => (&mut self.described, number as usize),
        };
        if places.len() <= number {
            places.resize(number + 1, None);
        }
        &mut places[number]
    }

    pub(super) fn raise(&mut self, target: Target, weight: f32) {
        let subject = weight >= LEAST_SUBJECT;
        let clock = self.clock;
        let next = self.board.len() as u32;
        match *self.place(target).get_or_insert(next) {
            place if place < next => {
                let entry = &mut self.board[place as usize];
                entry.subject = subject || entry.subject && entry.at == clock;
                // Being named twice in a sentence adds little.
                entry.value = if entry.at == clock {
                    entry.value.max(weight) + 0.25 * entry.value.min(weight)
                } else {
                    entry.value + weight
                };
                entry.at = clock;
            }
            _ => self.board.push(Salience {
                target,
                value: weight,
                at: clock,
                subject,
                gender: Gender::Unknown,
            }),
        }
    }

    /// Resolves the pronoun at `at` in the sentence of the tokens `from..to`.
    fn pronoun(
        &mut self,
        cast: &mut Cast,
        (from, at, to): (usize, usize, usize),
        gender: Gender,
        before: Option<&Quotation>,
    ) {
        let token = &self.layout.tokens[at];
        let subject = is_any(self.text, token, &["he", "she"]);
        let object = is_any(self.text, token, &["him"])
            || is_any(self.text, token, &["her"])
                && self.layout.tokens.get(at + 1).is_some_and(|t| {
                    matches!(
                        tag(t),
                        Tag::Preposition
                            | Tag::To
                            | Tag::Comma
                            | Tag::Stop
                            | Tag::Conjunction
                            | Tag::Determiner
                    )
                });
        let part = match (subject, object) {
            (true, _) => Part::Subject,
            (_, true) => Part::Object,
            _ => Part::Possessor,
        };
        let barred = if subject {
            binding::Place { text: self.text, layout: self.layout, cast, from, at, to, before }.barred()
        } else {
            Barred::default()
        };
        // "Lund spoke. Oyin Bankole, who took up her post": never the one before.
        let own = (part == Part::Possessor)
            .then(|| gender::owner_behind_name(self.text, self.layout, cast, (from, at)))
            .flatten()
            .map(|owner| (Target::Speaker(owner), None, Why::OnlyOne));
        let chosen = own.or_else(|| self.choose(cast, gender, part, &barred)).or_else(|| {
            let ahead = self.named_ahead(cast, (from, at, to), gender).filter(|_| subject)?;
            Some((Target::Speaker(ahead), None, Why::OnlyOne))
        });
        let Some((target, second, why)) = chosen else { return };
        self.references.push(Reference { token: at as u32, gender, pronoun: true, target, second, why });
        let weight = if subject {
            role_weight(self.text, self.layout, from, at, at + 1, false).max(LEAST_SUBJECT)
        } else if object {
            OBJECT
        } else {
            PRONOUN_ELSEWHERE
        };
        self.raise(target, weight);
        // "Lund backed her up": whom an owner or an object means is not so sure.
        if (subject || matches!(target, Target::Described(_)))
            && let Some(place) = *self.place(target)
        {
            self.board[place as usize].gender = gender;
        }
    }

    /// "After he praised it, Bo Arden left": for the subject of a clause that opens a sentence, where nobody
    /// has been spoken of, the person whom the main clause names.
    fn named_ahead(&self, cast: &Cast, (from, at, to): (usize, usize, usize), gender: Gender) -> Option<u32> {
        let opener = &self.layout.tokens[from];
        if at != from + 1 || !opener.has(Traits::ADVERBIAL) {
            return None;
        }
        let name = cast.names_in(at as u32, to as u32).find(|name| {
            name.lead > 0
                && matches!(self.layout.tokens[name.lead as usize - 1].tag, Tag::Comma | Tag::Mark)
                && !name.genitive
                && !name.quoted
        })?;
        let speaker = &cast.speakers[name.speaker as usize];
        let fits = speaker.kind == SpeakerKind::Person
            && (speaker.gender == Gender::Unknown || speaker.gender == gender);
        fits.then_some(name.speaker)
    }

    /// Records what a description was found to mean.
    pub(super) fn refer(&mut self, what: Description, target: Target, second: Option<Target>, why: Why) {
        let reference =
            Reference { token: what.head, gender: Gender::Unknown, pronoun: false, target, second, why };
        match self.references.last() {
            Some(last) if last.token >= what.head => {}
            _ => self.references.push(reference),
        }
    }

    /// "Dredging is to begin": whether a name is one word that has its capital only where a sentence begins.
    fn is_common_word(&self, cast: &Cast, speaker: u32) -> bool {
        let common = |name: &Name| {
            let entry = self.layout.tokens[name.first as usize].entry;
            name.n_parts == 1 && !self.layout.capitalised.contains(&entry)
        };
        cast.names_of(speaker).all(common)
    }

    /// The most salient one of this gender, the second, and why.
    pub(super) fn choose(
        &self,
        cast: &Cast,
        gender: Gender,
        part: Part,
        barred: &Barred,
    ) -> Option<(Target, Option<Target>, Why)> {
        let mut best: Option<(f32, &Salience)> = None;
        let mut second: Option<(f32, Target)> = None;
        // Most have faded, whom no fit nor part brings back.
        for entry in self.board.iter().filter(|entry| entry.value * PARALLEL >= FADED) {
            let fit = match entry.target {
                Target::Speaker(number) => {
                    let speaker = &cast.speakers[number as usize];
                    if speaker.kind != SpeakerKind::Person {
                        continue;
                    }
                    let leaning = cast.leanings[number as usize];
                    if gender == Gender::Unknown {
                        if leaning.person { 1.0 } else { UNTOLD }
                    } else {
                        let fit = fit(speaker.gender, leaning, gender);
                        // "Marty Voss … She": what an earlier pronoun has told goes before a given name.
                        if speaker.gender == Gender::Unknown
                            && entry.gender == gender
                            && (leaning.person || !self.is_common_word(cast, number))
                        {
                            f32::max(fit, TOLD_BY_PRONOUN)
                        } else {
                            fit
                        }
                    }
                }
                Target::Described(number) => {
                    match sex(self.layout.tokens[cast.described[number as usize].head as usize]
                        .known()
                        .traits)
                    {
                        Some(known) if known == gender => 1.0,
                        Some(_) if gender != Gender::Unknown => 0.0,
                        // "their leader … his grandfather": no "she" any more.
                        _ if entry.gender != Gender::Unknown && gender != Gender::Unknown => {
                            f32::from(u8::from(entry.gender == gender))
                        }
                        _ => 0.5,
                    }
                }
            };
            let mut value = entry.value * fit * barred.left(entry.target);
            if entry.subject {
                match part {
                    Part::Object if entry.at == self.clock => value *= 0.35, // "Bo thanked him": not himself
                    Part::Subject if self.clock <= entry.at + 1 => value *= PARALLEL,
                    _ => {}
                }
            }
            if value < FADED {
                continue;
            }
            match best {
                Some((top, _)) if value <= top => {
                    if second.is_none_or(|(v, _)| value > v) {
                        second = Some((value, entry.target));
                    }
                }
                _ => {
                    second = best.map(|(v, s)| (v, s.target));
                    best = Some((value, entry));
                }
            }
        }
        let (value, entry) = best?;
        let why = match second {
            None => Why::OnlyOne,
            Some((other, _)) if other * 5.0 < value => Why::OnlyOne,
            Some(_) if entry.subject && self.clock.saturating_sub(entry.at) <= 1 => Why::Subject,
            Some(_) => Why::Salient,
        };
        Some((entry.target, second.map(|(_, t)| t), why))
    }
}

pub(super) fn pronoun(text: &str, token: &crate::layout::Token) -> Option<Gender> {
    let bytes = token.bytes(text);
    let alike = matches!(bytes.len(), 2..=9) && matches!(bytes[0] | 0x20, b'h' | b's');
    if !token.shape.is_word() || !alike {
        return None;
    }
    // All but contractions are told by the table of words.
    if token.shape.is_letters() || token.shape.is_ascii_word() && !bytes.contains(&b'\'') {
        return if token.has(Traits::HE) {
            Some(Gender::Male)
        } else {
            token.has(Traits::SHE).then_some(Gender::Female)
        };
    }
    let mut word = token.span.of(text);
    if let Some((base, _)) = word.split_once(['\'', '’']) {
        word = base; // "he’d"
    }
    let is = |list: &[&str]| list.iter().any(|w| w.len() == word.len() && word.eq_ignore_ascii_case(w));
    if is(&["he", "his", "him", "himself"]) {
        Some(Gender::Male)
    } else if is(&["she", "her", "hers", "herself"]) {
        Some(Gender::Female)
    } else {
        None
    }
}

/// Whether a quotation holds a name and no other word.
fn fills(layout: &Layout, quotation: &Quotation, name: &Name) -> bool {
    let word = |at: usize| {
        let token = layout.tokens.get(at);
        token.is_some_and(|t| t.shape.is_word() && quotation.inner.contains(t.span))
    };
    name.n_parts >= 2 && !word((name.first as usize).wrapping_sub(1)) && !word(name.last as usize)
}

fn fade(board: &mut [Salience], by: f32) {
    for entry in board {
        entry.value *= by;
    }
}
