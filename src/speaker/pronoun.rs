//! Pronouns: whom "he" and "she" mean in the reporter's own words.
//!
//! Everybody spoken of has a salience that grows with each mention, most for a subject, and fades
//! from sentence to sentence (S. Lappin and H. Leass, An Algorithm for Pronominal Anaphora
//! Resolution, 1994). Pronouns are resolved in reading order and count as mentions themselves.
//! Names inside quotations hardly count: the reporter's pronouns pick up the reporter's names.

use super::cast::{Reference, Why};
use super::{Cast, Gender, SpeakerKind};
use crate::layout::Layout;
use crate::lexicon::{Tag, Traits};
use crate::mention::name::Name;
use crate::mention::word::{is_any, tag};
use crate::quotation::Quotation;

/// How much of a salience is left after one sentence.
const FADING: f32 = 0.45;

/// The grammatical part that a mention plays in its sentence, as its weight.
fn role_weight(text: &str, layout: &Layout, from: usize, first: usize, last: usize, genitive: bool) -> f32 {
    let tokens = &layout.tokens;
    if genitive {
        return 0.5;
    }
    let next = tokens.get(last);
    let cue_next = next.is_some_and(|t| t.known().cue_verb > 0 && tag(t).is_verb());
    if first > from {
        let before = &tokens[first - 1];
        let part = tag(before);
        if before.known().cue_verb > 0
            && matches!(part, Tag::Past | Tag::Third | Tag::Present)
            && first >= from + 2
            && matches!(tokens[first - 2].tag, Tag::Mark | Tag::Comma | Tag::Stop)
        {
            return 1.1; // “…,” said Ada Lund
        }
        if matches!(part, Tag::Preposition | Tag::To)
            && !is_any(
                text,
                before,
                &[
                    "that", "as", "while", "because", "if", "after", "before", "since", "though", "although",
                    "whether", "until", "like", "unless",
                ],
            )
        {
            return 0.4;
        }
        if part.is_verb() && !before.shape.is_capital() {
            return 0.5;
        }
        if matches!(part, Tag::Genitive) {
            return 0.4;
        }
    }
    if cue_next {
        return 1.15;
    }
    if next.is_some_and(|t| {
        tag(t).is_finite() || matches!(tag(t), Tag::Comma | Tag::Adverb | Tag::Open | Tag::Participle)
    }) {
        return 1.0;
    }
    0.55
}

struct Salience {
    speaker: u32,
    value: f32,
    /// Narrative sentence of the last update.
    at: u32,
    /// Whether it was a subject there.
    subject: bool,
}

/// Resolves every pronoun of the third person outside quotations.
pub fn resolve(text: &str, layout: &Layout, quotations: &[Quotation], cast: &mut Cast) {
    if cast.speakers.is_empty() {
        return;
    }
    let mut board: Vec<Salience> = Vec::with_capacity(cast.speakers.len());
    let mut references = Vec::new();
    let (mut next_name, mut quotation) = (0, 0);
    let mut clock = 0u32;
    for sentence in &layout.sentences {
        let mut told = false;
        let opens_paragraph = layout.first_token[sentence.paragraph as usize] == sentence.first;
        if opens_paragraph {
            fade(&mut board, 0.9);
        }
        let mut at = sentence.first as usize;
        let end = sentence.last as usize;
        while at < end {
            let token = &layout.tokens[at];
            while quotation < quotations.len() && quotations[quotation].span.end <= token.span.start {
                quotation += 1;
            }
            let quoted = quotations.get(quotation).is_some_and(|q| q.span.start <= token.span.start);
            while next_name < cast.names.len() && (cast.names[next_name].first as usize) < at {
                next_name += 1;
            }
            if next_name < cast.names.len() && cast.names[next_name].first as usize == at {
                let name: &Name = &cast.names[next_name];
                let weight = if quoted || name.headline {
                    0.12
                } else {
                    role_weight(
                        text,
                        layout,
                        sentence.first as usize,
                        name.lead as usize,
                        name.last as usize,
                        name.genitive,
                    )
                };
                told |= !quoted;
                raise(&mut board, name.speaker, weight, clock);
                at = name.last as usize;
                next_name += 1;
                continue;
            }
            if !quoted && token.shape.is_word() {
                told = true;
                if let Some(gender) = pronoun(text, token)
                    && let Some(found) = choose(cast, &board, gender, clock)
                {
                    let subject = is_any(text, token, &["he", "she"]);
                    if cast.speakers[found.0 as usize].gender == Gender::Unknown && found.2 != Why::Salient {
                        cast.speakers[found.0 as usize].gender = gender;
                    }
                    references.push(Reference {
                        token: at as u32,
                        speaker: found.0,
                        second: found.1,
                        why: found.2,
                    });
                    let weight = if subject {
                        role_weight(text, layout, sentence.first as usize, at, at + 1, false).max(0.8)
                    } else {
                        0.3
                    };
                    raise(&mut board, found.0, weight, clock);
                }
            }
            at += 1;
        }
        if told {
            clock += 1;
            fade(&mut board, FADING);
        }
    }
    cast.references = references;
}

fn pronoun(text: &str, token: &crate::layout::Token) -> Option<Gender> {
    if token.span.len() > 7 || token.span.len() < 2 {
        return None;
    }
    if is_any(text, token, &["he", "his", "him", "himself"]) {
        Some(Gender::Male)
    } else if is_any(text, token, &["she", "her", "hers", "herself"]) {
        Some(Gender::Female)
    } else {
        None
    }
}

fn fade(board: &mut [Salience], by: f32) {
    for entry in board {
        entry.value *= by;
    }
}

fn raise(board: &mut Vec<Salience>, speaker: u32, weight: f32, clock: u32) {
    let subject = weight >= 0.8;
    match board.iter_mut().find(|s| s.speaker == speaker) {
        Some(entry) => {
            entry.subject = subject || entry.subject && entry.at == clock;
            // Being named twice in a sentence adds little.
            entry.value = if entry.at == clock {
                entry.value.max(weight) + 0.25 * entry.value.min(weight)
            } else {
                entry.value + weight
            };
            entry.at = clock;
        }
        None => board.push(Salience { speaker, value: weight, at: clock, subject }),
    }
}

/// The most salient speaker of this gender, the second, and why.
fn choose(cast: &Cast, board: &[Salience], gender: Gender, clock: u32) -> Option<(u32, u32, Why)> {
    let (mut best, mut second): (Option<(f32, &Salience)>, Option<(f32, u32)>) = (None, None);
    for entry in board {
        let speaker = &cast.speakers[entry.speaker as usize];
        if speaker.kind != SpeakerKind::Person {
            continue;
        }
        let fit = match speaker.gender {
            g if g == gender => 1.0,
            Gender::Unknown => 0.45,
            _ => continue,
        };
        let value = entry.value * fit;
        if value < 1e-4 {
            continue;
        }
        match best {
            Some((top, was)) if value <= top => {
                let _ = was;
                if second.is_none_or(|(v, _)| value > v) {
                    second = Some((value, entry.speaker));
                }
            }
            _ => {
                second = best.map(|(v, s)| (v, s.speaker));
                best = Some((value, entry));
            }
        }
    }
    let (value, entry) = best?;
    let why = match second {
        None => Why::OnlyOne,
        Some(_) if entry.subject && clock.saturating_sub(entry.at) <= 1 => Why::Subject,
        Some((other, _)) if other * 4.0 < value => Why::OnlyOne,
        Some(_) => Why::Salient,
    };
    Some((entry.speaker, second.map_or(u32::MAX, |(_, s)| s), why))
}

/// Whether a noun is one of the words that people are called by.
#[must_use]
pub fn is_person_noun(token: &crate::layout::Token) -> bool {
    token.has(Traits::PERSON_ROLE | Traits::TITLE)
}
