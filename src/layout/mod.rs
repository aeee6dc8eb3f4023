//! The layout of an article: paragraphs with their zone, sentences, tokens.

pub use self::paragraph::{Paragraph, paragraphs};
pub use self::zone::{Zone, dateline};

mod paragraph;
mod zone;
