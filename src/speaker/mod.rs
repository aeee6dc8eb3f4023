//! Speakers: the people and bodies of an article, each with all the mentions that mean it.

pub use self::cast::{Cast, Target, Why};
pub use crate::mention::Gender;

pub mod author;
mod binding;
mod body;
pub mod cast;
pub mod cluster;
pub mod describe;
pub mod document;
pub mod epithet;
pub mod gender;
mod headline;
pub mod kept_back;
pub mod kind;
pub mod kinship;
mod misspelt;
pub mod modifier;
mod named_later;
mod points_back;
pub mod pronoun;
pub mod role;
mod salience;
pub mod sender;
mod short;
mod taken_up;
mod trade;

choice! {
    /// What sort of speaker this is.
    pub enum SpeakerKind {
        /// A person with a name.
        Person = "person",
        /// A body, institution, publication, document or crowd that speaks as one.
        Group = "group",
        /// Somebody whom the article describes but never names.
        Unknown = "unknown",
    }
}

/// A person or body of an article.
#[derive(Clone, Debug)]
pub struct Speaker {
    /// The fullest name that the article gives, without honorifics, offices and articles; for
    /// somebody never named, the article's own description without its article.
    pub name: String,
    /// What sort of speaker this is.
    pub kind: SpeakerKind,
    /// As far as it is known.
    pub gender: Gender,
    /// What the article says this speaker is ("a senior fellow at the Orsa Centre").
    pub description: Option<String>,
    /// Indexes of the mentions that mean this speaker, in reading order.
    pub mentions: Vec<u32>,
}
