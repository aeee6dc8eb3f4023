//! Chunking: from tagged tokens to noun phrases, verb groups and the marks between them.

use std::cell::Cell;

use super::tagger::{self, grammar_of};
use super::{Chunk, ChunkKind, Frame, reduced};
use crate::layout::{Layout, Token};
use crate::lexicon::{CuePart, Tag, Tags, Traits, lexicon};
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
    text: &'a str,
    tokens: &'a [Token],
    /// Token indexes outside quotations; [`QUOTE`] for a quotation.
    items: &'a [u32],
    tags: &'a [Tag],
    pub(super) at: usize,
}

/// What stands among the indexes of tokens for a quotation.
pub(super) const QUOTE: u32 = u32::MAX;

/// Room for what is needed while a paragraph is cut, kept from one paragraph to the next.
#[derive(Default)]
pub(super) struct Room {
    items: Vec<u32>,
    tags: Vec<Tag>,
    quotes: Vec<(u32, u32)>,
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
    let range = layout.tokens_of(paragraph);
    let Room { items, tags, quotes, begins } = room;
    items.clear();
    quotes.clear();
    begins.clear();
    items.reserve(range.len());
    let mut inside = quotations
        .iter()
        .zip(0..)
        .skip(first_quotation)
        .take_while(|(quotation, _)| quotation.paragraph == paragraph)
        .filter(|(quotation, _)| quotation.parent.is_none())
        .peekable();
    let mut index = range.start;
    while index < range.end {
        let token = &layout.tokens[index];
        // Where a sentence begins is a border of the frame unless a quotation hides it.
        if token.shape.opens_sentence() && index > range.start {
            begins.push(items.len());
        }
        let opens = inside.peek().is_some_and(|(quotation, _)| quotation.span.start <= token.span.start);
        if opens {
            if let Some((quotation, number)) = inside.next() {
                // A nickname is a part of the name around it and no piece of the sentence.
                if !is_nickname(text, &layout.tokens, index, quotation) {
                    quotes.push((number, items.len() as u32));
                    items.push(QUOTE);
                }
                while index < range.end && layout.tokens[index].span.start < quotation.span.end {
                    index += 1;
                }
            }
        } else {
            items.push(index as u32);
            index += 1;
        }
    }
    tagger::tag(text, layout, items, tags);
    let mut chunker = Chunker { text, tokens: &layout.tokens, items, tags, at: 0 };
    let mut frame = Frame {
        chunks: Vec::with_capacity(chunker.items.len() * 2 / 3 + 2),
        quotes: Vec::with_capacity(quotes.len()),
        stops: Vec::with_capacity(begins.len() + 2),
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
        if chunker.items[chunker.at] == QUOTE {
            let (number, _) = quotes[next_quote];
            next_quote += 1;
            frame.quotes.push((number, frame.chunks.len() as u32));
            let at = chunker.place(chunker.at);
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
    let stops = frame.chunks.iter().zip(0..).filter(|(chunk, _)| chunk.kind == ChunkKind::Stop);
    frame.stops.extend(stops.map(|(_, at)| at));
    reduced::settle(&mut frame, text, &layout.tokens);
    frame.subjects = vec![Cell::default(); frame.chunks.len()];
    frame
}

/// Whether a quotation that begins at a token stands inside a person's name: `Ana "Flash" Voss`.
fn is_nickname(text: &str, tokens: &[Token], first: usize, quotation: &Quotation) -> bool {
    let words = quotation.inner.of(text);
    if words.len() > 24 || words.ends_with([',', '.', '?', '!']) || words.split_whitespace().count() > 3 {
        return false;
    }
    let behind = tokens[first..].iter().find(|t| t.span.start >= quotation.span.end);
    let name =
        |t: &Token| t.shape.is_word() && t.shape.is_capital() && !t.has(Traits::NOT_NAME | Traits::PLACE);
    // What ends the line before is another paragraph's.
    let before = first.checked_sub(1).map(|i| &tokens[i]).filter(|_| !tokens[first].shape.opens_sentence());
    before.is_some_and(|t| name(t) && t.has(Traits::GIVEN) && quotation.span.start - t.span.end <= 1)
        && behind.is_some_and(|t| name(t) && t.span.start - quotation.span.end <= 1)
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
    }
}

impl Chunker<'_> {
    /// The token index at or after an item (a quotation has none of its own).
    pub(super) fn place(&self, item: usize) -> u32 {
        match self.items.get(item) {
            Some(&index) if index != QUOTE => index,
            _ => self.place_beside(item),
        }
    }

    /// [`Chunker::place`] for a quotation.
    #[cold]
    fn place_beside(&self, item: usize) -> u32 {
        let is_token = |index: &&u32| **index != QUOTE;
        let (before, behind) = self.items.split_at(item.min(self.items.len()));
        let next = behind.iter().find(is_token).copied();
        next.or_else(|| before.iter().rfind(is_token).map(|index| index + 1)).unwrap_or(0)
    }

    pub(super) fn token(&self, item: usize) -> Option<&Token> {
        // No token has the index that stands for a quotation.
        self.tokens.get(*self.items.get(item)? as usize)
    }

    pub(super) fn tag(&self, item: usize) -> Tag {
        self.tags.get(item).copied().unwrap_or(Tag::Stop)
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
        for phrase in lexicon().phrases(token.entry, self.word(self.at + 1)) {
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

    /// A base noun phrase: determiner, adjectives, nouns, and the genitives before them.
    fn noun_phrase(&mut self, limit: usize) -> Option<Chunk> {
        let start = self.at;
        if self.tag(start) == Tag::Pronoun || self.tag(start) == Tag::There {
            let at = self.place(start);
            // "Voss himself said": a word of emphasis, not the subject.
            let emphasis =
                matches!(self.word(start), "himself" | "herself" | "themselves" | "itself" | "myself");
            if emphasis && start > 0 && (self.tag(start - 1).is_noun() || self.tag(start - 1) == Tag::Pronoun)
            {
                self.at = start + 1;
                return Some(mark(ChunkKind::Adverb, at, at + 1, Tag::Adverb));
            }
            self.at = start + 1;
            return Some(mark(ChunkKind::Noun, at, at + 1, Tag::Pronoun));
        }
        let mut item = start;
        let mut head = None;
        let mut genitive = false;
        while item < limit {
            let tag = self.tag(item);
            if self.items[item] == QUOTE {
                break;
            }
            match tag {
                Tag::Determiner | Tag::Possessive if item == start || genitive => {}
                Tag::Determiner
                    if self.word(start).eq_ignore_ascii_case("all")
                        || self.word(start).eq_ignore_ascii_case("both") => {}
                Tag::Possessive if item == start + 1 && self.tag(start) == Tag::Determiner => {}
                // "Ana Voss last night told": a time begins anew.
                Tag::Adjective if head.is_some() && self.opens_time(item) => break,
                Tag::Adjective | Tag::Number => {
                    if head.is_some() && !genitive && !self.continues(item, limit) {
                        break;
                    }
                }
                Tag::Participle | Tag::Gerund => {
                    // "the proposed plan": only between determiner and noun.
                    if item == start
                        || head.is_some() && !genitive
                        || !self.tag(item + 1).is_noun() && self.tag(item + 1) != Tag::Adjective
                    {
                        break;
                    }
                }
                Tag::Noun | Tag::Nouns | Tag::Name => {
                    // "in a conversation one senior official said"
                    let one = head.is_some()
                        && !genitive
                        && self.word(item) == "one"
                        && (self.tag(item + 1).is_noun() || self.tag(item + 1) == Tag::Adjective);
                    if one || self.breaks(start, item, head, genitive) {
                        break;
                    }
                    head = Some(item);
                    genitive = false;
                }
                Tag::Genitive => {
                    if head.is_none() {
                        break;
                    }
                    genitive = true;
                }
                Tag::Mark if self.word(item) == "’" || self.word(item) == "'" => {
                    // "officials’": the genitive of a plural.
                    let plural = head == Some(item.wrapping_sub(1)) && self.word(item - 1).ends_with('s');
                    // "Vale’ Harbour Agency": the s has been lost.
                    let lost = head == Some(item.wrapping_sub(1))
                        && self.tag(item - 1) == Tag::Name
                        && self.token(item + 1).is_some_and(|t| t.shape.is_capital());
                    if !(plural || lost) || self.token(item).is_some_and(|t| t.shape.has_space_before()) {
                        break;
                    }
                    genitive = true;
                }
                // "a very long night", "the guild's most lasting claim"
                // "a similarly timed debate"
                Tag::Adverb
                    if (head.is_none() || genitive)
                        && item > start
                        && (matches!(self.tag(item + 1), Tag::Adjective | Tag::Number)
                            || self.tag(item + 1) == Tag::Participle && self.tag(item + 2).is_noun()) => {}
                // "a later interview", "the then mayor"
                Tag::Adverb
                    if item == start + 1
                        && matches!(self.tag(start), Tag::Determiner | Tag::Possessive)
                        && matches!(self.tag(item + 1), Tag::Noun | Tag::Nouns) => {}
                // "the island's only doctor"
                Tag::Adverb if genitive && self.word(item) == "only" => {}
                Tag::Conjunction => {
                    // "arms and trade talks": joined adjectives and nouns before the head.
                    let joins = self.word(item) == "&"
                        || head.is_none()
                            && item > start
                            && matches!(self.tag(item + 1), Tag::Adjective)
                            && self.tag(item - 1) == Tag::Adjective;
                    if !joins {
                        break;
                    }
                }
                _ => break,
            }
            item += 1;
        }
        if item == start {
            return None;
        }
        let only_determiner = head.is_none();
        // A lone adjective or participle is no noun phrase; "the two", "some", "both" are.
        let quantity =
            only_determiner && self.tag(item).is_finite() && self.grammar(start).any(Traits::QUANTITY);
        if only_determiner
            && !quantity
            && !matches!(self.tag(start), Tag::Determiner | Tag::Possessive | Tag::Number)
        {
            return None;
        }
        let head = head.unwrap_or(item - 1);
        let (first, last) = (self.place(start), self.place(item - 1) + 1);
        let cue = self.token(head)?.known().cue_noun;
        let cue = if cue != 0 && lexicon().cue(cue).part == CuePart::Noun { cue } else { 0 };
        self.at = item;
        Some(Chunk {
            head: self.place(head),
            cue,
            flag: genitive,
            ..mark(ChunkKind::Noun, first, last, self.tag(head))
        })
    }

    /// Whether "last", "next", "this" and a time stand here: "last night", "next May".
    fn opens_time(&self, item: usize) -> bool {
        matches!(self.word(item), "last" | "next" | "late" | "early" | "earlier")
            && self.token(item + 1).is_some_and(|token| {
                token.has(Traits::DATE)
                    || matches!(
                        token.span.of(self.text),
                        "night"
                            | "week"
                            | "month"
                            | "year"
                            | "summer"
                            | "spring"
                            | "autumn"
                            | "fall"
                            | "winter"
                            | "season"
                            | "weekend"
                    )
            })
    }

    /// Whether a number tells which part of a text is meant: "Article 3", "a copy of Section 12".
    fn is_numbered(&self, item: usize) -> bool {
        const PARTS: [&str; 14] = [
            "article",
            "section",
            "clause",
            "paragraph",
            "chapter",
            "annex",
            "amendment",
            "resolution",
            "rule",
            "title",
            "proposition",
            "point",
            "page",
            "protocol",
        ];
        self.token(item).is_some_and(|token| token.shape.is_digit())
            && item > 0
            && self.token(item - 1).is_some_and(|part| PARTS.iter().any(|word| part.is(self.text, word)))
    }

    /// Whether an adjective or number inside a noun phrase is followed by more of it.
    fn continues(&self, item: usize, limit: usize) -> bool {
        item + 1 < limit && self.tag(item + 1).is_noun() && self.tag(item) == Tag::Adjective
            || self.is_numbered(item)
            || self.tag(item) == Tag::Number
                && self.token(item).is_some_and(|t| t.shape.is_digit())
                && self.token(item - 1).is_some_and(|t| t.has(Traits::DATE))
    }

    /// Whether a new noun phrase begins at a noun: "In a speech Smith said", "On Tuesday Smith".
    fn breaks(&self, start: usize, item: usize, head: Option<usize>, genitive: bool) -> bool {
        let Some(head) = head else { return false };
        if genitive || head + 1 != item {
            return false;
        }
        let (Some(previous), Some(this)) = (self.token(head), self.token(item)) else { return false };
        if previous.has(Traits::DATE) && !this.has(Traits::DATE) && this.shape.is_capital() {
            return true;
        }
        // A lower-case noun that is no role, after a determiner, and then a name.
        let plain = !previous.shape.is_capital()
            && !previous.has(
                Traits::PERSON_ROLE
                    | Traits::GROUP_ROLE
                    | Traits::TITLE
                    | Traits::HONORIFIC
                    | Traits::DEMONYM,
            );
        plain
            && this.shape.is_capital()
            && self.tag(item) == Tag::Name
            && matches!(self.tag(start), Tag::Determiner | Tag::Possessive)
    }
}
