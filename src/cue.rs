//! Cues: the words that announce speech, such as "said", "according to", "statement".
use crate::text::Span;

/// A word or phrase that announces speech.
#[derive(Clone, Debug)]
pub struct Cue {
    /// Where it stands.
    pub span: Span,
    /// Its dictionary form (`say` for "said"); for a phrase, the phrase.
    pub lemma: &'static str,
}
