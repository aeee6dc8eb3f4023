//! Chunking: from tagged tokens to noun phrases, verb groups and the marks between them.

use std::cell::Cell;

use super::tagger::{self, grammar_of};
use super::{Chunk, ChunkKind, Frame, left_waiting, reduced};
use crate::layout::{LONGEST_SENTENCE, Layout, Token};
use crate::lexicon::{Tag, Tags, Traits, UNKNOWN, lexicon};
use crate::quotation::Quotation;

/// What a verb group can begin with.
const OPENS_VERB: Tags = Tags::of(&[
    Tag::To,
    Tag::Verb,
    Tag::Past,
    Tag::Third,
    Tag::Present,
    Tag::Modal,
    Tag::Participle,
    Tag::Gerund,
]);

/// What a noun phrase can begin with; a conjunction only as "&".
const OPENS_NOUN: Tags = Tags::of(&[
    Tag::Noun,
    Tag::Nouns,
    Tag::Name,
    Tag::Pronoun,
    Tag::There,
    Tag::Determiner,
    Tag::Possessive,
    Tag::Adjective,
    Tag::Number,
    Tag::Conjunction,
]);

pub(super) struct Chunker<'a> {
    pub(super) text: &'a str,
    tokens: &'a [Token],
    /// What stands outside quotations, and the quotations.
    pub(super) items: &'a [Item],
    quotes: &'a [Quote],
    pub(super) at: usize,
}

/// A token outside quotations and its part of speech, or a whole quotation.
#[derive(Clone, Copy)]
pub(super) struct Item {
    /// Index of the token; [`QUOTE`] for a quotation.
    pub(super) token: u32,
    pub(super) tag: Tag,
}

/// What stands in place of the index of a token for a quotation.
pub(super) const QUOTE: u32 = u32::MAX;

/// A quotation among the items.
struct Quote {
    number: u32,
    item: usize,
    /// The token at or after it.
    place: u32,
}

/// Room for what is needed while a paragraph is cut, kept from one paragraph to the next.
#[derive(Default)]
pub(super) struct Room {
    items: Vec<Item>,
    quotes: Vec<Quote>,
    begins: Vec<usize>,
}

pub(super) fn chunk(
    text: &str,
    layout: &Layout,
    paragraph: u32,
    quotations: &[Quotation],
    first_quotation: usize,
    room: &mut Room,
) -> Frame {
    gather(text, layout, paragraph, quotations, first_quotation, room);
    let Room { items, quotes, begins } = room;
    tagger::tag(text, layout, items);
    place_quotes(items, quotes);
    let mut chunker = Chunker { text, tokens: &layout.tokens, items, quotes, at: 0 };
    let mut frame = Frame {
        chunks: Vec::with_capacity(chunker.items.len() + begins.len()),
        quotes: Vec::with_capacity(quotes.len()),
        has_phrase: false,
        last_sentence: 0,
        subjects: Vec::new(),
    };
    let (mut next_quote, mut next_begin) = (0, 0);
    while chunker.at < chunker.items.len() {
        if begins.get(next_begin).is_some_and(|b| *b <= chunker.at) {
            next_begin += 1;
            if frame.chunks.last().is_some_and(|c| c.kind != ChunkKind::Stop) {
                let at = chunker.place(chunker.at);
                frame.chunks.push(mark(ChunkKind::Stop, at, at, Tag::Stop));
            }
        }
        let limit = begins.get(next_begin).copied().unwrap_or(chunker.items.len());
        if chunker.items[chunker.at].token == QUOTE {
            let Quote { number, place: at, .. } = quotes[next_quote];
            next_quote += 1;
            frame.quotes.push((number, frame.chunks.len() as u32));
            frame.chunks.push(Chunk { head: number, ..mark(ChunkKind::Quote, at, at, Tag::None) });
            chunker.at += 1;
        } else {
            let next = chunker.next(limit, frame.chunks.last());
            // A mark that pairs with nothing says nothing about the sentence.
            if next.tag != Tag::Mark {
                frame.chunks.push(next);
            }
        }
    }
    frame.has_phrase = frame.chunks.iter().fold(false, |any, chunk| any | (chunk.kind == ChunkKind::Phrase));
    frame.last_sentence = part_sentences(&mut frame.chunks);
    reduced::settle(&mut frame, text, &layout.tokens);
    left_waiting::settle(&mut frame, text, layout, quotations);
    frame.subjects = vec![Cell::default(); frame.chunks.len()];
    frame
}

/// Gathers what stands outside the quotations of a paragraph, the quotations, and where sentences begin.
fn gather(
    text: &str,
    layout: &Layout,
    paragraph: u32,
    quotations: &[Quotation],
    first_quotation: usize,
    room: &mut Room,
) {
    let range = layout.tokens_of(paragraph);
    let Room { items, quotes, begins } = room;
    items.clear();
    quotes.clear();
    begins.clear();
    items.reserve(range.len());
    // Cut first, for a zip would go through all that it skips.
    let mut inside = quotations
        .get(first_quotation..)
        .unwrap_or_default()
        .iter()
        .zip(first_quotation as u32..)
        .take_while(|(quotation, _)| quotation.paragraph == paragraph)
        .filter(|(quotation, _)| quotation.parent.is_none())
        .peekable();
    let mut index = range.start;
    while index < range.end {
        let token = &layout.tokens[index];
        // Where a sentence begins is a border of the frame unless a quotation hides it.
        let begin = begins.last().copied().unwrap_or(0);
        if token.shape.opens_sentence() && index > range.start || items.len() - begin == LONGEST_SENTENCE {
            begins.push(items.len());
        }
        let opens = inside.peek().is_some_and(|(quotation, _)| quotation.span.start <= token.span.start);
        if opens {
            if let Some((quotation, number)) = inside.next() {
                // A nickname is a part of the name around it and no piece of the sentence.
                if !is_nickname(text, &layout.tokens, index, quotation) {
                    quotes.push(Quote { number, item: items.len(), place: 0 });
                    items.push(Item { token: QUOTE, tag: Tag::None });
                }
                while index < range.end && layout.tokens[index].span.start < quotation.span.end {
                    index += 1;
                }
            }
        } else {
            items.push(Item { token: index as u32, tag: token.tag });
            index += 1;
        }
    }
}

/// Tells every quotation the token at or after it; at the end, the place behind the last token.
fn place_quotes(items: &[Item], quotes: &mut [Quote]) {
    let mut next = items.len();
    let mut place = if quotes.is_empty() { 0 } else { behind_last(items) };
    for quote in quotes.iter_mut().rev() {
        // Between two quotations that stand side by side there is no token.
        if quote.item + 1 < next {
            place = items[quote.item + 1].token;
        }
        (quote.place, next) = (place, quote.item);
    }
}

/// The place behind the last token among the items.
fn behind_last(items: &[Item]) -> u32 {
    items.iter().rfind(|item| item.token != QUOTE).map_or(0, |item| item.token + 1)
}

/// Tells every chunk its sentence, and gives the first chunk behind the last stop.
fn part_sentences(chunks: &mut [Chunk]) -> u32 {
    let mut first = 0;
    for sentence in chunks.split_inclusive_mut(|chunk| chunk.kind == ChunkKind::Stop) {
        let stopped = sentence.last().is_some_and(|chunk| chunk.kind == ChunkKind::Stop);
        let next = first + sentence.len() as u32;
        let stop = next - u32::from(stopped);
        sentence.iter_mut().for_each(|chunk| chunk.sentence = (first, stop));
        if !stopped {
            break;
        }
        first = next;
    }
    first
}

/// Whether a quotation that begins at a token stands inside a person's name: `Ana "Flash" Voss`.
fn is_nickname(text: &str, tokens: &[Token], first: usize, quotation: &Quotation) -> bool {
    let words = quotation.inner.of(text);
    if words.len() > 24 || words.ends_with([',', '.', '?', '!']) {
        return false;
    }
    let behind = || tokens[first..].iter().find(|t| t.span.start >= quotation.span.end);
    let name =
        |t: &Token| t.shape.is_word() && t.shape.is_capital() && !t.has(Traits::NOT_NAME | Traits::PLACE);
    // What ends the line before is another paragraph's.
    let before = first.checked_sub(1).map(|i| &tokens[i]).filter(|_| !tokens[first].shape.opens_sentence());
    before.is_some_and(|t| name(t) && t.has(Traits::GIVEN) && quotation.span.start - t.span.end <= 1)
        && behind().is_some_and(|t| name(t) && t.span.start - quotation.span.end <= 1)
        && words.split_whitespace().count() <= 3
}

pub(super) fn mark(kind: ChunkKind, first: u32, last: u32, tag: Tag) -> Chunk {
    Chunk {
        kind,
        first,
        last,
        head: first,
        tag,
        cue: 0,
        flag: false,
        passive: false,
        infinitive: false,
        negated: false,
        sentence: (0, 0),
    }
}

impl Chunker<'_> {
    /// The token index at or after an item (a quotation has none of its own).
    pub(super) fn place(&self, item: usize) -> u32 {
        match self.items.get(item) {
            Some(item) if item.token != QUOTE => item.token,
            _ => self.place_beside(item),
        }
    }

    /// [`Chunker::place`] for a quotation, and behind the last item.
    #[cold]
    fn place_beside(&self, item: usize) -> u32 {
        match self.quotes.binary_search_by_key(&item, |quote| quote.item) {
            Ok(quote) => self.quotes[quote].place,
            Err(_) => behind_last(self.items),
        }
    }

    pub(super) fn token(&self, item: usize) -> Option<&Token> {
        // No token has the index that stands for a quotation.
        self.tokens.get(self.items.get(item)?.token as usize)
    }

    pub(super) fn tag(&self, item: usize) -> Tag {
        self.items.get(item).map_or(Tag::Stop, |item| item.tag)
    }

    /// What the lists of words of grammar say of an item.
    pub(super) fn grammar(&self, item: usize) -> Traits {
        self.token(item).map_or(Traits::default(), |token| grammar_of(self.text, token))
    }

    /// Whether these words stand from an item on.
    pub(super) fn has_words(&self, words: &[&str], from: usize, limit: usize) -> bool {
        words.iter().zip(from..).all(|(word, item)| {
            item < limit && self.token(item).is_some_and(|token| token.is(self.text, word))
        })
    }

    pub(super) fn word(&self, item: usize) -> &str {
        self.token(item).map_or("", |t| t.span.of(self.text))
    }

    fn next(&mut self, limit: usize, before: Option<&Chunk>) -> Chunk {
        let start = self.at;
        if let Some(chunk) = self.phrase(limit) {
            return chunk;
        }
        let tag = self.tag(start);
        if OPENS_VERB.has(tag)
            && let Some(chunk) = self.verb_group(limit, before)
        {
            return chunk;
        }
        if OPENS_NOUN.has(tag)
            && let Some(chunk) = self.noun_phrase(limit)
        {
            return chunk;
        }
        self.at += 1;
        let kind = match tag {
            // "(D-Wash.)": the point of an abbreviation inside brackets.
            Tag::Stop
                if (start + 1..start + 4).any(|i| self.tag(i) == Tag::Close)
                    && (start.saturating_sub(4)..start).any(|i| self.tag(i) == Tag::Open) =>
            {
                ChunkKind::Other
            }
            // "Ana Holt, R-Ky., said": no sentence begins with a comma.
            Tag::Stop if self.word(start) == "." && self.tag(start + 1) == Tag::Comma => ChunkKind::Other,
            Tag::Comma => ChunkKind::Comma,
            Tag::Colon => ChunkKind::Colon,
            Tag::Semicolon => ChunkKind::Semicolon,
            Tag::Dash => ChunkKind::Dash,
            Tag::Stop => ChunkKind::Stop,
            Tag::Open => ChunkKind::Open,
            Tag::Close => ChunkKind::Close,
            Tag::Conjunction => ChunkKind::Conjunction,
            Tag::Wh | Tag::WhAdverb => ChunkKind::Wh,
            Tag::To => ChunkKind::Preposition,
            Tag::Preposition => {
                if self.grammar(start).any(Traits::SUBORDINATOR) {
                    ChunkKind::Subordinator
                } else {
                    ChunkKind::Preposition
                }
            }
            // "Once she was mayor, the quay rose"
            Tag::Adverb
                if self.tag(start + 1) == Tag::Pronoun
                    && (start == 0 || self.tag(start - 1) == Tag::Stop)
                    && self.word(start) == "Once" =>
            {
                ChunkKind::Subordinator
            }
            Tag::Adverb => ChunkKind::Adverb,
            Tag::Adjective | Tag::Participle => ChunkKind::Adjective,
            _ => ChunkKind::Other,
        };
        let at = self.place(start);
        mark(kind, at, at + 1, tag)
    }

    /// A phrase of the lexicon that begins here ("according to").
    fn phrase(&mut self, limit: usize) -> Option<Chunk> {
        let token = self.token(self.at)?;
        if !token.has(Traits::PHRASE_START) {
            return None;
        }
        let mut best: Option<(usize, u16)> = None;
        let lexicon = lexicon();
        let second = self.token(self.at + 1).map_or(UNKNOWN, |next| next.entry);
        let alone = if token.has(Traits::PHRASE) { lexicon.phrases(token.entry, UNKNOWN) } else { &[] };
        for phrase in lexicon.phrases(token.entry, second).iter().chain(alone) {
            let end = self.at + 1 + phrase.rest.len();
            if self.has_words(&phrase.rest, self.at + 1, limit)
                && best.is_none_or(|(longest, _)| end > longest)
            {
                best = Some((end, phrase.cue));
            }
        }
        let (end, number) = best?;
        let (at, last) = (self.place(self.at), self.place(end - 1) + 1);
        self.at = end;
        Some(Chunk { cue: number, ..mark(ChunkKind::Phrase, at, last, Tag::Preposition) })
    }
}
