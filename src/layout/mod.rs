//! The layout of an article: paragraphs with their zone, sentences, tokens.

pub use self::dateline::dateline;
pub use self::paragraph::{Paragraph, paragraphs};
pub use self::zone::Zone;

mod dateline;
mod form;
mod paragraph;
mod zone;
