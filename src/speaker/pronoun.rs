//! Pronouns: whom "he" and "she" mean in the reporter's own words.
//!
//! Everybody spoken of has a salience that grows with each mention, most for a subject, and fades
//! from sentence to sentence (S. Lappin and H. Leass, An Algorithm for Pronominal Anaphora
//! Resolution, 1994). Pronouns are resolved in reading order and count as mentions themselves.
//! Names inside quotations hardly count: the reporter's pronouns pick up the reporter's names.

use super::binding::{self, Barred};
use super::cast::{Reference, Target, Why};
use super::describe::{Description, description_at, named_behind, points_back};
use super::epithet::{has_another_age, is_epithet, parent};
use super::gender::{self, fit};
use super::role::{by_role, relative};
use super::salience::{name_weight, role_weight};
use super::{Cast, Gender, SpeakerKind, trade};
use crate::layout::Layout;
use crate::lexicon::{Tag, Traits, UNKNOWN};
use crate::mention::name::Name;
use crate::mention::word::{is, is_any, is_determiner, sex, tag};
use crate::quotation::Quotation;

/// How much of a salience is left after one sentence.
const FADING: f32 = 0.3;

/// Who has less salience is not meant any more.
const FADED: f32 = 1e-4;

/// How much more readily a subject is taken up by a subject.
const PARALLEL: f32 = 1.7;

/// How many tokens behind a description its verb with the one addressed may stand.
const ADDRESSED_WITHIN: usize = 16;

/// How well a description of a person fits a name that nothing shows to be a person's.
const UNTOLD: f32 = 0.3;

/// The grammatical part that a pronoun plays.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Part {
    Subject,
    Object,
    Possessor,
}

struct Salience {
    target: Target,
    value: f32,
    /// Narrative sentence of the last update.
    at: u32,
    /// Whether it was a subject there.
    subject: bool,
    /// For one who is only described: the gender of the pronoun that last meant them.
    gender: Gender,
}

/// Where the scan stands.
struct Scan<'a> {
    text: &'a str,
    layout: &'a Layout,
    board: Vec<Salience>,
    /// Where the speakers of the cast, and those who are only described, stand on the board.
    speakers: Vec<Option<u32>>,
    described: Vec<Option<u32>>,
    references: Vec<Reference>,
    clock: u32,
}

/// What the lists say of every pronoun and of every word that a description begins with, if they know
/// it; those contractions that they have ("she’ll") are marked as no names.
const ASKED_FOR: Traits = Traits(Traits::HE.0 | Traits::SHE.0 | Traits::NOT_NAME.0 | Traits::DETERMINER.0);

/// Resolves every pronoun of the third person outside quotations.
pub fn resolve(text: &str, layout: &Layout, quotations: &[Quotation], cast: &mut Cast) {
    let mut scan = Scan {
        text,
        layout,
        board: Vec::with_capacity(cast.speakers.len()),
        speakers: vec![None; cast.speakers.len()],
        described: Vec::new(),
        references: Vec::with_capacity(layout.sentences.len()),
        clock: 0,
    };
    let (mut next_name, mut quotation) = (0, 0);
    // Up to which token the words belong to a name that was counted already.
    let mut covered = 0usize;
    for sentence in &layout.sentences {
        let mut told = false;
        if layout.first_token[sentence.paragraph as usize] == sentence.first {
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
                let weight = if around.is_some() || name.headline {
                    0.12
                } else {
                    name_weight(text, layout, from, name)
                };
                told |= around.is_none();
                // “Laying Out” may look like a name; a quotation of nothing else is a title's.
                if !around.is_some_and(|quotation| fills(layout, quotation, name)) {
                    scan.raise(Target::Speaker(name.speaker), weight);
                }
                at = name.last as usize;
                covered = name.apposition.1 as usize;
                next_name += 1;
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
                told |= word;
                // Without a branch for each, for hardly any could be foretold.
                if !(word & (token.has(ASKED_FOR) | (token.entry == UNKNOWN))) {
                    at += 1;
                    continue;
                }
                if let Some(gender) = pronoun(text, token) {
                    let before = quotation.checked_sub(1).and_then(|number| quotations.get(number));
                    scan.pronoun(cast, (from, at, sentence.last as usize), gender, before);
                }
                if is_determiner(text, token)
                    && at >= covered
                    && matches!(
                        token.known().tags[0],
                        Tag::Determiner | Tag::Possessive | Tag::Number | Tag::Adjective
                    )
                    && let Some(what) = description_at(text, layout, at, end)
                    // "a Harlan spokeswoman": a name inside tells whose; one that the words lead up to
                    // is counted by itself.
                    && cast.names.get(next_name).is_none_or(|n| {
                        let new = is_any(text, token, &["a", "an", "one", "another"]);
                        n.lead as usize > at || new && n.last <= what.head
                    })
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

impl Scan<'_> {
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

    fn raise(&mut self, target: Target, weight: f32) {
        let subject = weight >= 0.8;
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
        let object = is_any(self.text, token, &["him"]);
        let part = match (subject, object) {
            (true, _) => Part::Subject,
            (_, true) => Part::Object,
            _ => Part::Possessor,
        };
        let barred = if subject {
            binding::barred(self.text, self.layout, cast, (from, at, to), before)
        } else {
            Barred::default()
        };
        let Some((target, second, why)) = self.choose(cast, gender, part, &barred) else { return };
        self.references.push(Reference { token: at as u32, gender, pronoun: true, target, second, why });
        let weight = if subject {
            role_weight(self.text, self.layout, from, at, at + 1, false).max(0.8)
        } else if object {
            0.5
        } else {
            0.2
        };
        self.raise(target, weight);
        if let Some(place) = *self.place(target) {
            self.board[place as usize].gender = gender;
        }
    }

    /// Counts a description as a mention of the one it means.
    fn description(&mut self, cast: &mut Cast, from: usize, what: Description) {
        let tokens = &self.layout.tokens;
        let weight =
            role_weight(self.text, self.layout, from, what.first as usize, what.last as usize, false);
        let plain = if weight >= 0.8 { 0.9 } else { 0.1 };
        // "A woman identified in the papers as Ada Lund" is named there.
        if let Some(speaker) = named_behind(self.text, self.layout, cast, what) {
            self.raise(Target::Speaker(speaker), weight);
            return;
        }
        if is_any(self.text, &tokens[what.first as usize], &["the", "this", "that"]) {
            let named = by_role(self.text, self.layout, cast, what).map(|(speaker, _)| speaker);
            let earlier = introduced(self.text, self.layout, cast, what);
            // "A judge ruled it. Judge Lund spoke. The judge": the one named since.
            let since = |earlier: &u32| {
                let first = cast.described[*earlier as usize].first;
                named.is_some_and(|speaker| {
                    cast.names_of(speaker).any(|n| n.first > first && n.first < what.first)
                })
            };
            if let Some(earlier) = earlier.filter(|earlier| !since(earlier)) {
                self.refer(what, Target::Described(earlier), None, Why::OnlyOne);
                self.raise(Target::Described(earlier), plain);
                return;
            }
            if let Some(speaker) = named {
                self.refer(what, Target::Speaker(speaker), None, Why::OnlyOne);
                self.raise(Target::Speaker(speaker), weight);
                return;
            }
            let head = &tokens[what.head as usize];
            let word = head.span.of(self.text);
            let aged = is_epithet(word);
            if aged || points_back(self.text, self.layout, what) {
                let gender = sex(head.known().traits).or_else(|| parent(word)).unwrap_or(Gender::Unknown);
                let mut barred = self.addressed(cast, what);
                if let Some(years) = word.strip_suffix("-year-old") {
                    for entry in &self.board {
                        let Target::Speaker(speaker) = entry.target else { continue };
                        if has_another_age(self.text, self.layout, cast, speaker, years) {
                            barred.add(speaker, 0.0);
                        }
                    }
                }
                // Where the sentence has named somebody else, its subject is not simply taken up.
                let part = if self.has_named(cast) { Part::Possessor } else { Part::Subject };
                let chosen = self.choose(cast, gender, part, &barred);
                if let Some((target @ Target::Described(_), second, why)) = chosen
                    && parent(word).is_some()
                {
                    self.refer(what, target, second, why);
                    self.raise(target, weight);
                    return;
                }
                if let Some((target @ Target::Speaker(speaker), second, why)) = chosen
                    && (why != Why::Salient
                        || aged
                        || !trade::said_to_be_other(self.text, self.layout, cast, what, speaker))
                    && !trade::holds_another_office(self.text, self.layout, cast, what, speaker)
                    && cast.names_of(speaker).any(|n| !n.quoted)
                {
                    self.refer(what, target, second, why);
                    self.raise(target, weight);
                    return;
                }
            }
        }
        // "His sister" is the sister of somebody whom the article has named.
        if is_any(self.text, &tokens[what.first as usize], &["his", "her", "their"])
            && let Some((speaker, true)) = by_role(self.text, self.layout, cast, what)
        {
            self.raise(Target::Speaker(speaker), weight);
            return;
        }
        // "His sister" may be the other one of his name.
        if let Some(reference) = self.references.last().filter(|r| r.token == what.first)
            && let Some(owner) = reference.speaker()
            && let Some(speaker) = relative(self.text, self.layout, cast, owner, what)
        {
            self.refer(what, Target::Speaker(speaker), None, Why::OnlyOne);
            self.raise(Target::Speaker(speaker), weight);
            return;
        }
        cast.described.push(what);
        self.raise(Target::Described(cast.described.len() as u32 - 1), plain);
    }

    /// Whom a description does not mean because its own verb tells them: "the teacher told her".
    fn addressed(&self, cast: &Cast, what: Description) -> Barred {
        let tokens = &self.layout.tokens;
        let mut barred = Barred::default();
        let end = tokens.len().saturating_sub(2).min(what.last as usize + ADDRESSED_WITHIN);
        let told = (what.last as usize..end).take_while(|at| tokens[*at].tag != Tag::Stop).find(|at| {
            let object = &tokens[at + 1];
            let owns = is_any(self.text, object, &["her"])
                && (tag(&tokens[at + 2]).is_noun() || tag(&tokens[at + 2]) == Tag::Adjective);
            tokens[*at].known().cue_verb > 0 && is_any(self.text, object, &["him", "her"]) && !owns
        });
        if let Some(told) = told
            && let Some(gender) = pronoun(self.text, &tokens[told + 1])
            && let Some((Target::Speaker(speaker), _, Why::OnlyOne)) =
                self.choose(cast, gender, Part::Object, &Barred::default())
        {
            barred.add(speaker, 0.0);
        }
        barred
    }

    /// Whether the sentence has named a person so far.
    fn has_named(&self, cast: &Cast) -> bool {
        self.board.iter().any(|entry| {
            let speaker = entry.target.speaker();
            entry.at == self.clock
                && entry.value > 0.3
                && speaker.is_some_and(|s| cast.speakers[s as usize].kind == SpeakerKind::Person)
        })
    }

    /// Records what a description was found to mean.
    fn refer(&mut self, what: Description, target: Target, second: Option<Target>, why: Why) {
        let reference =
            Reference { token: what.head, gender: Gender::Unknown, pronoun: false, target, second, why };
        match self.references.last() {
            Some(last) if last.token >= what.head => {}
            _ => self.references.push(reference),
        }
    }

    /// The most salient one of this gender, the second, and why.
    fn choose(
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
                        fit(speaker.gender, leaning, gender)
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

fn pronoun(text: &str, token: &crate::layout::Token) -> Option<Gender> {
    let bytes = token.bytes(text);
    let alike = matches!(bytes.len(), 2..=9) && matches!(bytes[0] | 0x20, b'h' | b's');
    if !token.shape.is_word() || !alike {
        return None;
    }
    // All but contractions are told by the table of words.
    if token.shape.is_ascii_word() && !bytes.contains(&b'\'') {
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

/// Whom "the official" means where the article has introduced "an official": the latest of them.
fn introduced(text: &str, layout: &Layout, cast: &Cast, what: Description) -> Option<u32> {
    let tokens = &layout.tokens;
    let head = tokens[what.head as usize].span.of(text);
    let earlier = cast
        .described
        .iter()
        .rposition(|d| d.first < what.first && is(text, &tokens[d.head as usize], head))?;
    Some(earlier as u32)
}
