//! The layout of an article: paragraphs with their zone, sentences, tokens.

pub use self::dateline::dateline;
pub use self::paragraph::{Paragraph, paragraphs};
pub use self::zone::Zone;

mod byline;
mod credit;
mod dateline;
mod form;
mod furniture;
mod paragraph;
mod zone;
