//! Passives: by whom something is done.

use super::ChunkKind;
use super::clause::{Phrase, Subject};
use crate::lexicon::Tag;
use crate::lexicon::grammar::is_means;

/// How many chunks back the verb of turning to somebody may stand.
const TURNED_WITHIN: usize = 10;

/// Forms of verbs by which somebody turns to another for an answer.
const TURNING: [&str; 12] = [
    "rang",
    "rung",
    "called",
    "phoned",
    "telephoned",
    "radioed",
    "emailed",
    "e-mailed",
    "texted",
    "contacted",
    "asked",
    "approached",
];

impl Phrase<'_> {
    /// "She rang the duty captain at dawn and was told to “…”": whoever somebody turns to tells the answer.
    pub(crate) fn one_turned_to(&self, verb: usize) -> Option<usize> {
        let told = self.chunk(verb).cue().is_some_and(|cue| matches!(cue.lemma, "tell" | "inform"));
        let and = verb.checked_sub(1).filter(|and| {
            told && self.kind(*and as isize) == ChunkKind::Conjunction
                && matches!(self.head_word(*and), "and" | "but")
        })?;
        let turned = (self.frame.sentence(verb).start..and)
            .rev()
            .take(TURNED_WITHIN)
            .take_while(|at| !matches!(self.kind(*at as isize), ChunkKind::Quote | ChunkKind::Wh))
            .find(|at| self.kind(*at as isize) == ChunkKind::Verb && !self.chunk(*at).infinitive)?;
        let chunk = self.chunk(turned);
        let turns = chunk.flag && !chunk.passive && TURNING.contains(&self.head_word(turned));
        let asked = turned + 1;
        let anybody = self.kind(asked as isize) == ChunkKind::Noun
            && !self.is_temporal(asked as isize)
            && !self.head(asked).shape.is_digit()
            // "called the plan a gift": what is given a name.
            && self.kind(asked as isize + 1) != ChunkKind::Noun;
        (turns && anybody).then_some(asked)
    }

    /// "Voss, who was fined in May for saying": whom a passive before "for" makes the subject of what
    /// follows.
    pub(super) fn done_to_for(&self, preposition: usize, depth: u8) -> Option<Subject> {
        let governor = (0..preposition)
            .rev()
            .take_while(|i| {
                matches!(
                    self.kind(*i as isize),
                    ChunkKind::Noun | ChunkKind::Preposition | ChunkKind::Adverb | ChunkKind::Verb
                )
            })
            .find(|i| self.kind(*i as isize) == ChunkKind::Verb)?;
        let passive = self.chunk(governor).flag && self.chunk(governor).passive;
        if passive { self.subject_within(governor, depth - 1) } else { None }
    }

    /// The agent of a passive: the noun phrase behind "by", before the clause ends.
    #[must_use]
    pub fn agent(&self, verb: usize) -> Option<usize> {
        // "was urged to “think again” by unions"
        let asked = self.kind(verb as isize + 2) == ChunkKind::Quote
            && self.kind(verb as isize + 3) == ChunkKind::Preposition
            && self.head_word(verb + 3) == "by"
            && self.kind(verb as isize + 4) == ChunkKind::Noun
            && !self.is_temporal(verb as isize + 4);
        if asked && self.chunk(verb + 1).tag == Tag::To {
            return Some(verb + 4);
        }
        // "was ordered to “clean” the books before each visit by inspectors": what is ordered follows.
        if self.kind(verb as isize + 1) == ChunkKind::Preposition
            && self.chunk(verb + 1).tag == Tag::To
            && matches!(self.kind(verb as isize + 2), ChunkKind::Quote | ChunkKind::Verb)
        {
            return None;
        }
        for index in verb + 1..self.frame.chunks.len() {
            match self.kind(index as isize) {
                ChunkKind::Stop | ChunkKind::Semicolon | ChunkKind::Colon => return None,
                ChunkKind::Verb if self.chunk(index).flag => return None,
                // "a crew known as the “Watch,” led by Voss": another participle's.
                ChunkKind::Verb
                    if self.chunk(index).tag == Tag::Participle
                        && self.kind(index as isize + 1) == ChunkKind::Preposition
                        && self.head_word(index + 1) == "by"
                        && self.kind(index as isize - 1) != ChunkKind::Conjunction =>
                {
                    return None;
                }
                ChunkKind::Preposition
                    if self.head_word(index).eq_ignore_ascii_case("by")
                        && self.kind(index as isize + 1) == ChunkKind::Noun
                        && !self.is_temporal(index as isize + 1)
                        && !self.is_means(index + 1) =>
                {
                    return Some(index + 1);
                }
                // "embraced by disaffected “Leave” voters": the agent's own head is not known.
                ChunkKind::Preposition
                    if index == verb + 1
                        && self.head_word(index).eq_ignore_ascii_case("by")
                        && matches!(
                            self.kind(index as isize + 1),
                            ChunkKind::Adjective | ChunkKind::Quote
                        ) =>
                {
                    return None;
                }
                _ => {}
            }
        }
        None
    }

    /// Whether a bare noun tells how something was sent: "told by telephone".
    fn is_means(&self, noun: usize) -> bool {
        self.chunk(noun).last - self.chunk(noun).first == 1 && is_means(self.head_word(noun))
    }
}
