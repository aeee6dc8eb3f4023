//! Whom something is done to for what a participle behind a preposition says, or whom something keeps from it.

use super::ChunkKind;
use super::clause::{Phrase, Subject};
use crate::lexicon::grammar::has_stem;
use crate::lexicon::{CueClass, Tag, Traits};

impl Phrase<'_> {
    /// "kept the clerk from saying": whom something keeps from what follows.
    pub(super) fn kept_from(&self, from: isize, depth: u8) -> Option<Subject> {
        const KEEPING: [&str; 11] = [
            "prevent",
            "stop",
            "bar",
            "block",
            "keep",
            "kept",
            "discourag",
            "prohibit",
            "forbid",
            "deter",
            "ban",
        ];
        let object = (self.kind(from - 1) == ChunkKind::Noun).then(|| self.chain_start(from - 1));
        let verb = usize::try_from(object.unwrap_or(from) - 1)
            .ok()
            .filter(|verb| self.kind(*verb as isize) == ChunkKind::Verb)
            .filter(|verb| has_stem(self.head_word(*verb), &KEEPING))?;
        let pronoun = |at: isize| matches!(self.chunk(at as usize).tag, Tag::Pronoun | Tag::Possessive);
        match object {
            Some(object) if !pronoun(object) => Subject::at(object as usize),
            Some(_) => None,
            None if self.chunk(verb).passive => self.subject_within(verb, depth - 1),
            None => None,
        }
    }

    /// "lashed out at Voss for saying", "criticism of Voss for saying": whom words or deeds are aimed at.
    pub(super) fn blamed(&self, preposition: isize) -> Option<Subject> {
        let (blamed, aim) = (preposition - 1, preposition - 2);
        if self.kind(blamed) != ChunkKind::Noun || self.kind(aim) != ChunkKind::Preposition {
            return None;
        }
        let aimed = match self.head_word(aim as usize) {
            "at" | "against" | "on" | "after" => true,
            // "critical of Voss for saying"
            "of" => {
                self.kind(aim - 1) == ChunkKind::Adjective
                    || self.kind(aim - 1) == ChunkKind::Noun
                        && self.chunk((aim - 1) as usize).class() == Some(CueClass::Utterance)
            }
            _ => false,
        };
        let noun = blamed as usize;
        let somebody = self.is_name(noun) && !self.head(noun).has(Traits::PLACE | Traits::DATE)
            || self.chunk(noun).tag == Tag::Pronoun
            || self.head(noun).has(Traits::PERSON_ROLE | Traits::TITLE);
        if aimed && somebody && self.can_act(noun) { Subject::at(noun) } else { None }
    }
}
