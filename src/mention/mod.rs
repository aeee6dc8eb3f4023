//! Mentions: the words that name or point to somebody who may speak.
use crate::text::Span;

pub use self::name::{Name, NameClass, find_names};

mod apposition;
mod bridge;
mod class;
pub mod lead;
pub mod name;
mod titled;
pub mod word;

choice! {
    /// A person's gender, as far as the article or the given name tells.
    pub enum Gender {
        /// Female: a title, a pronoun, a relation or a given name says so.
        Female = "female",
        /// Male: a title, a pronoun, a relation or a given name says so.
        Male = "male",
        /// Not known, or not a person.
        Unknown = "unknown",
    }
}

choice! {
    /// How a mention names somebody.
    pub enum MentionForm {
        /// A full name ("Mara Oyelaran") or an organisation's name.
        Name = "name",
        /// A part of a name or its initials ("Ms. Oyelaran", "RFA").
        ShortName = "short_name",
        /// A description ("the senior official").
        Description = "description",
        /// A pronoun ("she").
        Pronoun = "pronoun",
    }
}

/// Words that name or point to somebody.
#[derive(Clone, Debug)]
pub struct Mention {
    /// Where they stand, a leading title or description included, a trailing one not.
    pub span: Span,
    /// How they name somebody.
    pub form: MentionForm,
    /// Index of the speaker whom they mean, where that is known.
    pub speaker: Option<u32>,
}
