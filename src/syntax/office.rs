//! Offices beside a name: which of several noun phrases is the person who holds them.

use super::ChunkKind;
use super::clause::Phrase;
use crate::lexicon::{Tag, Traits};

impl Phrase<'_> {
    /// "Former prosecutor and mayor Ana Voss": whether an office without an article, which no one noun in
    /// the singular can be by itself, shares the name behind the next.
    #[must_use]
    pub fn is_first_of_two_offices(&self, noun: usize) -> bool {
        let first = &self.layout.tokens[self.chunk(noun).first as usize];
        // "former Vale Gov. and Ferry Union Chairman Ana Voss"
        let titled = self.chunk(noun).tag == Tag::Name && self.head(noun).has(Traits::TITLE) && {
            let next = self.chunk(noun + 2);
            self.layout.tokens[next.first as usize..next.last as usize]
                .iter()
                .any(|token| token.has(Traits::TITLE | Traits::PERSON_ROLE))
        };
        self.kind(noun as isize + 1) == ChunkKind::Conjunction
            && (titled || self.chunk(noun).tag == Tag::Noun)
            && self.is_name(noun + 2)
            && (titled || self.head(noun).has(Traits::PERSON_ROLE))
            && !self.head(noun).has(Traits::PLURAL)
            && !matches!(first.known().tags[0], Tag::Determiner | Tag::Possessive | Tag::Number)
    }

    /// Whether a name ends with a person's and holds the office before it: "Midwives director Ana Holt".
    pub(super) fn names_officer(&self, noun: usize) -> bool {
        let chunk = self.chunk(noun);
        let words = &self.layout.tokens[chunk.first as usize..chunk.last as usize];
        let role = words.iter().rposition(|t| t.has(Traits::PERSON_ROLE) && !t.shape.is_capital());
        role.is_some_and(|at| at > 0 && words.get(at + 1).is_some_and(|t| t.has(Traits::GIVEN)))
            && self.is_name(noun)
    }

    /// "Ana Voss, president and chief of the Ferry Union said": the name that begins the sentence, where
    /// the office behind it lacks its second comma.
    pub(super) fn name_before_office(&self, last: usize) -> Option<usize> {
        let mut office = last as isize;
        while matches!(self.kind(office - 1), ChunkKind::Preposition | ChunkKind::Conjunction)
            && self.kind(office - 2) == ChunkKind::Noun
        {
            office -= 2;
        }
        let name = usize::try_from(office - 2).ok()?;
        let bare = self.chunk(office as usize).tag == Tag::Noun
            && self.head(office as usize).has(Traits::PERSON_ROLE)
            && !self.head(office as usize).has(Traits::PLURAL)
            && self.layout.tokens[self.chunk(office as usize).first as usize].known().tags[0]
                != Tag::Determiner;
        let named = self.kind(office - 1) == ChunkKind::Comma
            && self.is_name(name)
            && !self.head(name).has(Traits::PLACE | Traits::COUNTRY | Traits::DATE)
            && self.kind(name as isize - 1) == ChunkKind::Stop;
        (bare && named).then_some(name)
    }
}
