//! Whom a picture, a memory or a comparison shows speaking: "a clip of Voss saying".

use super::ChunkKind;
use super::clause::Phrase;
use crate::lexicon::{CueClass, Traits};

/// Nouns for what shows somebody speaking.
const SHOWING: [&str; 21] = [
    "video",
    "videos",
    "clip",
    "clips",
    "footage",
    "film",
    "tape",
    "tapes",
    "recording",
    "recordings",
    "audio",
    "image",
    "images",
    "memory",
    "memories",
    "montage",
    "sound",
    "sounds",
    "sight",
    "account",
    "accounts",
];

impl Phrase<'_> {
    /// Whether somebody named behind "of" or "from", right before a participle, is whom a picture, a memory
    /// or a reminder shows, or whose doing is told of: "no different from Voss calling it “…”".
    pub(super) fn is_shown(&self, at: isize) -> bool {
        let of = at - 1;
        if self.kind(of) != ChunkKind::Preposition || !self.is_name(at as usize) {
            return false;
        }
        let noun = |i: isize| self.kind(i) == ChunkKind::Noun;
        if self.head_word(of as usize) == "from" {
            let calls = self.chunk(at as usize + 1).class() == Some(CueClass::Call);
            return calls && !self.head(at as usize).has(Traits::PLACE);
        }
        if self.head_word(of as usize) != "of" {
            return false;
        }
        let reminds = self.kind(of - 2) == ChunkKind::Verb
            && self.chunk((of - 2) as usize).cue().is_some_and(|cue| cue.lemma == "remind");
        // "was tired of Voss calling it “…”"
        let tired = self.kind(of - 1) == ChunkKind::Adjective
            || self.kind(of - 1) == ChunkKind::Verb
                && ["tired", "fond", "afraid", "aware", "scared", "sick"]
                    .contains(&self.head_word((of - 1) as usize));
        // "a clip from 2012 of Voss saying"
        let mut shown = of - 1;
        while noun(shown) && self.kind(shown - 1) == ChunkKind::Preposition {
            shown -= 2;
        }
        reminds || tired || noun(shown) && SHOWING.contains(&self.head_word(shown as usize))
    }
}
