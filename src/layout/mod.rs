//! The layout of an article: paragraphs with their zone, sentences, tokens.

use rustc_hash::{FxBuildHasher, FxHashSet};

use crate::lexicon::{EntryId, Traits, UNKNOWN, lexicon};
use crate::text::Span;

pub use self::dateline::dateline;
pub use self::paragraph::{Paragraph, paragraphs};
pub(crate) use self::sentence::LONGEST as LONGEST_SENTENCE;
pub use self::token::{Shape, Token};
pub use self::zone::Zone;

mod ascii;
mod byline;
mod credit;
mod dateline;
mod form;
mod furniture;
mod paragraph;
mod pasted;
mod sentence;
mod surname;
pub mod token;
mod word_border;
mod zone;

/// A sentence inside a paragraph.
#[derive(Clone, Copy, Debug)]
pub struct Sentence {
    /// From its first to its last token.
    pub span: Span,
    /// Index of its paragraph.
    pub paragraph: u32,
    /// Index of its first token.
    pub first: u32,
    /// Just past its last token.
    pub last: u32,
}

/// Paragraphs, sentences and tokens of one article, in reading order.
#[derive(Clone, Debug, Default)]
pub struct Layout {
    /// Lines that hold something besides white space.
    pub paragraphs: Vec<Paragraph>,
    /// For each paragraph, the index of its first token; one more entry ends the last.
    pub first_token: Vec<u32>,
    /// Words, numbers and punctuation.
    pub tokens: Vec<Token>,
    /// Sentences; together they hold every token.
    pub sentences: Vec<Sentence>,
    /// Entries of words that are written with a capital inside a sentence of the body: what looks
    /// like a common word at the start of another sentence is likely the same name.
    pub capitalised: FxHashSet<EntryId>,
}

impl Layout {
    /// The indexes of the tokens of a paragraph.
    #[must_use]
    pub fn tokens_of(&self, paragraph: u32) -> std::ops::Range<usize> {
        self.first_token[paragraph as usize] as usize..self.first_token[paragraph as usize + 1] as usize
    }

    /// The index of the first token that ends after this byte.
    #[must_use]
    pub fn token_at(&self, byte: u32) -> usize {
        self.tokens.partition_point(|t| t.span.end <= byte)
    }

    /// The index of the sentence that holds this byte, or the last one before it.
    #[must_use]
    pub fn sentence_at(&self, byte: u32) -> usize {
        self.sentences.partition_point(|s| s.span.start <= byte).saturating_sub(1)
    }
}

/// Lays out a text whose paragraphs are known.
#[must_use]
pub fn lay_out(text: &str, paragraphs: Vec<Paragraph>) -> Layout {
    let mut layout = Layout { paragraphs, ..Layout::default() };
    // More than enough, so that nothing is moved while it grows.
    layout.tokens.reserve(text.len() / 4);
    layout.sentences.reserve(text.len() / 64);
    layout.first_token.reserve(layout.paragraphs.len() + 1);
    let lexicon = lexicon();
    let pasted = pasted::may_hold(text);
    for (number, paragraph) in layout.paragraphs.iter().enumerate() {
        let first = layout.tokens.len();
        layout.first_token.push(first as u32);
        let mut rest = paragraph.span;
        while pasted && let Some(list) = pasted::list(text, rest) {
            token::tokenize(text, Span { end: list.start, ..rest }, lexicon, &mut layout.tokens);
            rest.start = list.end;
        }
        token::tokenize(text, rest, lexicon, &mut layout.tokens);
        let last = layout.tokens.len();
        let mut begin = first;
        let mut index = first;
        while index < last {
            let next = sentence::ends_at(text, &layout.tokens, index, last);
            index = next.unwrap_or(index + 1);
            if next.is_some() || index == last || index - begin == LONGEST_SENTENCE {
                let span = layout.tokens[begin].span.to(layout.tokens[index - 1].span);
                let (first, last) = (begin as u32, index as u32);
                layout.tokens[begin].open_sentence();
                layout.sentences.push(Sentence { span, paragraph: number as u32, first, last });
                begin = index;
            }
        }
    }
    layout.first_token.push(layout.tokens.len() as u32);
    surname::tell_surnames(text, &mut layout, lexicon);
    layout.capitalised = capitalised(&layout);
    layout
}

/// The words that carry a capital where no sentence, quotation or title begins.
fn capitalised(layout: &Layout) -> FxHashSet<EntryId> {
    let mut found = FxHashSet::with_capacity_and_hasher(layout.sentences.len(), FxBuildHasher);
    for sentence in &layout.sentences {
        if layout.paragraphs[sentence.paragraph as usize].zone != Zone::Body {
            continue;
        }
        let tokens = &layout.tokens[sentence.first as usize..sentence.last as usize];
        for (at, token) in tokens.iter().enumerate().filter(|(_, token)| token.shape.is_capital_inside()) {
            let before = tokens[at - 1].shape;
            let plain = before.is_word() && !before.is_capital();
            if plain && token.entry != UNKNOWN && !token.has(Traits::NOT_NAME) {
                found.insert(token.entry);
            }
        }
    }
    found
}
