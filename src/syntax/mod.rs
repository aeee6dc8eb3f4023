//! A light syntactic layer: parts of speech, noun phrases, verb groups and clause borders of one
//! paragraph, with every quotation standing as one piece in the sentence around it.
//!
//! It knows just enough grammar to tell who governs a quotation: the subject of a verb, however
//! far away, what a clause's complement reaches, and where an apposition or a relative clause
//! begins and ends. It is right about heads and verbs much more often than about the exact borders
//! of phrases (a lexicon tagger finds verbs at F .955, whole noun phrases at .83), so the rules rest
//! on heads.

use std::cell::{Cell, OnceCell, RefCell};

use self::chunker::Room;
use crate::layout::{Layout, Token};
use crate::lexicon::{CueClass, CueEntry, Tag, lexicon};
use crate::quotation::Quotation;
use crate::text::Span;

pub use self::clause::{Phrase, Subject};

mod adverbial;
mod ambiguity;
mod apposition;
mod aside;
mod behind_noun;
mod blamed;
mod chain;
mod chunker;
mod clause;
mod conjunct;
mod controller;
mod goes_on;
mod joined;
mod left_waiting;
mod naming;
mod neighbours;
mod noun_phrase;
mod office;
mod opener;
mod participle;
mod passive;
mod pending;
mod quantity;
mod reduced;
mod relative;
mod restored;
mod shown;
mod single_word;
mod tagger;
mod third_person;
mod time;
mod verb_group;

/// What a chunk is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ChunkKind {
    /// A base noun phrase, a pronoun included.
    Noun,
    /// A verb with its auxiliaries and adverbs.
    Verb,
    /// A preposition, or "to" before a noun.
    Preposition,
    /// A word that opens a subordinate clause ("because", "that", "while").
    Subordinator,
    /// "who", "which", "what", "where".
    Wh,
    /// "and", "or", "but".
    Conjunction,
    /// An adverb or adverbial ("on Tuesday" gives two chunks: preposition and noun).
    Adverb,
    /// An adjective outside a noun phrase.
    Adjective,
    /// A comma.
    Comma,
    /// A colon.
    Colon,
    /// A semicolon.
    Semicolon,
    /// A dash.
    Dash,
    /// The end of a sentence.
    Stop,
    /// An opening bracket.
    Open,
    /// A closing bracket.
    Close,
    /// A quotation.
    Quote,
    /// A phrase that announces speech ("according to").
    Phrase,
    /// Anything else.
    Other,
}

/// A piece of a sentence.
#[derive(Clone, Copy, Debug)]
pub struct Chunk {
    /// What it is.
    pub kind: ChunkKind,
    /// Index of its first token.
    pub first: u32,
    /// Just past its last token.
    pub last: u32,
    /// Index of its head: the main verb, the last noun; for a quotation, the quotation's index.
    pub head: u32,
    /// The head's part of speech.
    pub tag: Tag,
    /// The cue's number in the lexicon, 0 where it is none.
    pub cue: u16,
    /// Verbs: has a subject of its own. Nouns: ends in a genitive ("Moscow's").
    pub flag: bool,
    /// Verbs: passive ("was quoted").
    pub passive: bool,
    /// Verbs: an infinitive with "to".
    pub infinitive: bool,
    /// Verbs: negated.
    pub negated: bool,
    /// The first chunk of its sentence, and the stop behind that.
    sentence: (u32, u32),
}

/// A paragraph as a row of chunks.
#[derive(Clone, Debug, Default)]
pub struct Frame {
    /// The chunks in reading order.
    pub chunks: Vec<Chunk>,
    /// For each quotation of the paragraph (in reading order): its index and its chunk's index.
    pub quotes: Vec<(u32, u32)>,
    /// Whether a phrase that announces speech is among them; most paragraphs have none.
    pub has_phrase: bool,
    /// The first chunk behind the last stop.
    last_sentence: u32,
    /// For each chunk, its subject once somebody has asked for it.
    subjects: Vec<Cell<AskedSubject>>,
}

/// What is known of the subject of a verb.
#[derive(Clone, Copy, Debug, Default)]
enum AskedSubject {
    /// Nobody has asked.
    #[default]
    Unknown,
    /// It is this one, or there is none.
    Known(Option<Subject>),
}

/// The frames of an article's paragraphs, each made when it is first asked for.
///
/// Only paragraphs that can say who speaks have one: those that hold a quotation, those right
/// before them, and short ones right behind them, where a signature may stand.
pub struct Frames<'a> {
    text: &'a str,
    layout: &'a Layout,
    quotations: &'a [Quotation],
    made: Vec<OnceCell<Option<Frame>>>,
    room: RefCell<Room>,
}

/// No signature on a line of its own is longer, in bytes.
const LONGEST_SIGNATURE: usize = 80;

impl<'a> Frames<'a> {
    /// The frames of an article, none of them made yet.
    #[must_use]
    pub fn new(text: &'a str, layout: &'a Layout, quotations: &'a [Quotation]) -> Self {
        let n = if quotations.is_empty() { 0 } else { layout.paragraphs.len() };
        Frames { text, layout, quotations, made: vec![OnceCell::new(); n], room: RefCell::default() }
    }

    /// The frame of a paragraph, where it has one.
    #[must_use]
    pub fn of(&self, paragraph: u32) -> Option<&Frame> {
        self.made.get(paragraph as usize)?.get_or_init(|| self.make(paragraph)).as_ref()
    }

    fn make(&self, paragraph: u32) -> Option<Frame> {
        let Frames { text, layout, quotations, .. } = *self;
        let first = quotations.partition_point(|q| q.paragraph < paragraph);
        let next = quotations.get(first).map(|q| q.paragraph);
        let near = next.is_some_and(|next| next <= paragraph + 1);
        let behind = || {
            first > 0
                && quotations[first - 1].paragraph + 1 == paragraph
                && layout.paragraphs[paragraph as usize].span.len() < LONGEST_SIGNATURE
        };
        let room = &mut self.room.borrow_mut();
        (near || behind()).then(|| chunker::chunk(text, layout, paragraph, quotations, first, room))
    }
}

impl Frame {
    /// The frame of a paragraph.
    #[must_use]
    pub fn new(text: &str, layout: &Layout, paragraph: u32, quotations: &[Quotation], first: usize) -> Frame {
        chunker::chunk(text, layout, paragraph, quotations, first, &mut Room::default())
    }

    /// The index of the chunk of a quotation.
    #[must_use]
    pub fn chunk_of(&self, quotation: u32) -> Option<usize> {
        let at = self.quotes.binary_search_by_key(&quotation, |(quotation, _)| *quotation).ok()?;
        Some(self.quotes[at].1 as usize)
    }

    /// The kind of the chunk at `index`, or a sentence end outside the paragraph.
    #[must_use]
    pub fn kind(&self, index: isize) -> ChunkKind {
        usize::try_from(index).ok().and_then(|i| self.chunks.get(i)).map_or(ChunkKind::Stop, |c| c.kind)
    }

    /// The indexes of the chunks of the sentence around a chunk, its final stop excluded.
    #[must_use]
    pub fn sentence(&self, index: usize) -> std::ops::Range<usize> {
        let (first, last) = self
            .chunks
            .get(index)
            .map_or((self.last_sentence, self.chunks.len() as u32), |chunk| chunk.sentence);
        first as usize..last as usize
    }
}

impl Chunk {
    /// Where it stands in the text.
    #[must_use]
    pub fn span(&self, layout: &Layout, quotations: &[Quotation]) -> Span {
        if self.kind == ChunkKind::Quote {
            return quotations[self.head as usize].span;
        }
        // The stop that a mark inside a quotation makes has no token of its own.
        let last = self.last.max(self.first + 1);
        layout.tokens[self.first as usize].span.to(layout.tokens[last as usize - 1].span)
    }

    /// The cue that it is, if it is one.
    #[must_use]
    pub fn cue(&self) -> Option<&'static CueEntry> {
        (self.cue != 0).then(|| lexicon().cue(self.cue))
    }

    /// The class of the cue that it is, if it is one.
    #[must_use]
    pub fn class(&self) -> Option<CueClass> {
        self.cue().map(|c| c.class)
    }

    /// Its head's token (not for a quotation).
    #[must_use]
    pub fn head<'l>(&self, layout: &'l Layout) -> &'l Token {
        &layout.tokens[self.head as usize]
    }
}
