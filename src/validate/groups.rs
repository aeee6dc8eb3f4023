//! Mistakes in groups: by the rules that decided them, and by what is hard about them.
use std::collections::BTreeMap;
use std::fmt::Write;

use super::score::{Scores, SpanScore};
use crate::attribution::AttributionForm;
use crate::choice::Choice;

choice! {
    /// What is hard about a span whose speaker is wrong.
    pub enum Phenomenon {
        /// No span given covers half of it.
        SpanNotFound = "span not found",
        /// A term, a title or an emphasis has got a speaker.
        NobodySpeaks = "nobody speaks",
        /// Words beside it name the speaker, and nobody is named.
        WordsNotSeen = "words of attribution not seen",
        /// It has no words of its own, and nobody is named.
        NotCarriedOn = "not carried on",
        /// It has words of its own, and was taken for carried on.
        CarriedOnWrongly = "carried on although it has words of its own",
        /// It has no words of its own, and words beside it were taken to name the speaker.
        OthersWords = "words of attribution that are not its own",
        /// It has no words of its own, and carries on somebody else.
        CarriesOnAnother = "carries on somebody else",
        /// Other words were taken to name the speaker.
        OtherWords = "other words of attribution",
        /// The right pronoun was taken to mean somebody else.
        Pronoun = "pronoun means somebody else",
        /// The right words, a description, were taken to mean somebody else.
        Description = "description means somebody else",
        /// The right words, a name, were taken to mean somebody else.
        Name = "name means somebody else",
    }
}

/// How many pairs of rules are told.
const MOST: usize = 20;

/// What is hard about this span; `None` where its speaker is right.
#[must_use]
pub fn phenomenon(span: &SpanScore) -> Option<Phenomenon> {
    if span.is_right {
        return None;
    }
    let Some(given) = &span.given else { return Some(Phenomenon::SpanNotFound) };
    if !span.is_wanted() {
        return Some(Phenomenon::NobodySpeaks);
    }
    Some(match (&span.mention_words, &given.mention) {
        (Some(_), None) if given.speaker.is_none() => Phenomenon::WordsNotSeen,
        (None, _) if given.speaker.is_none() => Phenomenon::NotCarriedOn,
        (Some(_), None) => Phenomenon::CarriedOnWrongly,
        (None, Some(_)) => Phenomenon::OthersWords,
        (None, None) => Phenomenon::CarriesOnAnother,
        (Some(gold), Some(words)) => {
            let is_same = match span.gold.mention {
                Some((start, end)) => words.start < end && start < words.end,
                // Gold that gives no offsets has the words themselves.
                None => gold.contains(&words.text) || words.text.contains(gold.as_str()),
            };
            match given.conditions.map(|conditions| conditions.form) {
                _ if !is_same => Phenomenon::OtherWords,
                Some(AttributionForm::Pronoun) => Phenomenon::Pronoun,
                Some(AttributionForm::Description) => Phenomenon::Description,
                _ => Phenomenon::Name,
            }
        }
    })
}

/// How many mistakes each phenomenon has, and each pair of deciding rules, as text for people;
/// empty where there are no mistakes.
#[must_use]
pub fn groups(scores: &Scores) -> String {
    let mut by_phenomenon: BTreeMap<Phenomenon, usize> = BTreeMap::new();
    let mut by_rule: BTreeMap<(&str, &str), (usize, usize)> = BTreeMap::new();
    for (_, span) in scores.spans() {
        if let Some(phenomenon) = phenomenon(span) {
            *by_phenomenon.entry(phenomenon).or_default() += 1;
        }
        let rules = span.given.as_ref().map_or(("not found", ""), |given| {
            (
                given.mention_rule.as_deref().unwrap_or_default(),
                given.speaker_rule.as_deref().unwrap_or_default(),
            )
        });
        let counts = by_rule.entry(rules).or_default();
        counts.0 += usize::from(!span.is_right);
        counts.1 += 1;
    }
    let mut out = String::new();
    if by_phenomenon.is_empty() {
        return out;
    }
    out.push_str("Wrong outcomes by what is hard about them\n");
    let mut phenomena: Vec<_> = by_phenomenon.into_iter().collect();
    phenomena.sort_by_key(|(phenomenon, n)| (std::cmp::Reverse(*n), phenomenon.index()));
    for (phenomenon, n) in phenomena {
        let _ = writeln!(out, "  {n:>5}  {}", phenomenon.word());
    }
    out.push_str("\nWrong outcomes by the rules that decided (wrong of all)\n");
    let mut rules: Vec<_> = by_rule.into_iter().filter(|(_, (wrong, _))| *wrong > 0).collect();
    rules.sort_by_key(|(rules, (wrong, _))| (std::cmp::Reverse(*wrong), *rules));
    let left_out = rules.len().saturating_sub(MOST);
    for ((mention, speaker), (wrong, all)) in rules.into_iter().take(MOST) {
        let _ = writeln!(out, "  {wrong:>5} of {all:<5} {mention} {speaker}");
    }
    if left_out > 0 {
        let _ = writeln!(out, "  … and {left_out} other pairs");
    }
    out
}
