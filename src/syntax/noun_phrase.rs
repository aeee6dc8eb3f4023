//! Noun phrases: where a base noun phrase begins and ends, and which word heads it.

use super::chunker::{Chunker, QUOTE, mark};
use super::{Chunk, ChunkKind};
use crate::layout::Token;
use crate::lexicon::grammar::small_number;
use crate::lexicon::{CuePart, Tag, Traits, lexicon};

/// A noun phrase as far as it has been read.
struct Base {
    /// Its first item.
    start: usize,
    /// No item from here on belongs to it.
    limit: usize,
    /// Its last noun.
    head: Option<usize>,
    /// A genitive has ended, and what it owns is yet to come.
    genitive: bool,
}

impl Base {
    /// Whether the noun that heads it has been read.
    fn is_headed(&self) -> bool {
        self.head.is_some() && !self.genitive
    }
}

impl Chunker<'_> {
    /// A base noun phrase: determiner, adjectives, nouns, and the genitives before them.
    pub(super) fn noun_phrase(&mut self, limit: usize) -> Option<Chunk> {
        let start = self.at;
        if self.tag(start) == Tag::Pronoun || self.tag(start) == Tag::There {
            return Some(self.pronoun());
        }
        let mut base = Base { start, limit, head: None, genitive: false };
        let mut item = start;
        while item < limit && self.items[item].token != QUOTE && self.takes(&mut base, item) {
            item += 1;
        }
        if item == start {
            return None;
        }
        // "Six in 10 said": a share of those asked.
        if item == start + 1 && self.is_share(start) {
            let (first, last) = (self.place(start), self.place(item + 1) + 1);
            // "Six in 10 voters said": the voters head it.
            if item + 2 < limit && self.tag(item + 2).is_noun() {
                self.at = item + 1;
                return self.noun_phrase(limit).map(|whole| Chunk { first, ..whole });
            }
            self.at = item + 2;
            return Some(Chunk { head: first, ..mark(ChunkKind::Noun, first, last, Tag::Nouns) });
        }
        let only_determiner = base.head.is_none();
        // A lone adjective or participle is no noun phrase; "the two", "some", "both" are.
        // "some said", "caused many to wonder"
        let quantity = only_determiner
            && (self.tag(item).is_finite() || self.tag(item) == Tag::To || self.counts_among(start, item))
            && self.grammar(start).any(Traits::QUANTITY);
        if only_determiner
            && !quantity
            && !(item == start + 1 && (self.is_party(start) || self.is_part_of_them(start)))
            && !matches!(self.tag(start), Tag::Determiner | Tag::Possessive | Tag::Number)
        {
            return None;
        }
        let head = base.head.unwrap_or(item - 1);
        let (first, last) = (self.place(start), self.place(item - 1) + 1);
        let cue = self.token(head)?.known().cue_noun;
        let cue = if cue != 0 && lexicon().cue(cue).part == CuePart::Noun { cue } else { 0 };
        self.at = item;
        Some(Chunk {
            head: self.place(head),
            cue,
            flag: base.genitive,
            ..mark(ChunkKind::Noun, first, last, self.tag(head))
        })
    }

    /// "Many of the pilots said": whether a word of quantity opens a sentence or a clause behind "and", before "of".
    fn counts_among(&self, start: usize, item: usize) -> bool {
        self.word(item) == "of"
            && (start == 0 || matches!(self.tag(start - 1), Tag::Stop | Tag::Conjunction | Tag::None))
    }

    /// "200 marched, some waving flags": whether a word of quantity behind a comma is some of those before, who do
    /// something.
    fn is_part_of_them(&self, item: usize) -> bool {
        item > 0
            && self.tag(item - 1) == Tag::Comma
            && matches!(self.word(item), "some" | "many" | "several" | "most" | "others" | "both")
            && self.tag(item + 1) == Tag::Gerund
    }

    /// "dismissed by Labour as", "Labour also complained": whether an adjective of affiliation stands where only a
    /// name can.
    fn is_party(&self, item: usize) -> bool {
        let verb = item + 1 + usize::from(self.tag(item + 1) == Tag::Adverb);
        let opens = item == 0 || self.tag(item - 1) == Tag::Stop;
        if opens && self.tag(verb).is_finite() {
            return self.tag(item) == Tag::Adjective
                && self.token(item).is_some_and(|token| token.has(Traits::NATIONALITY));
        }
        item > 0
            && self.word(item - 1) == "by"
            && self.token(item).is_some_and(|token| token.shape.is_capital())
            && self.tag(item) == Tag::Adjective
            && self.tag(item + 1) != Tag::Conjunction
    }

    /// A pronoun is a noun phrase by itself.
    fn pronoun(&mut self) -> Chunk {
        let start = self.at;
        let at = self.place(start);
        self.at = start + 1;
        // "Voss himself said": a word of emphasis, not the subject.
        let emphasis = matches!(self.word(start), "himself" | "herself" | "themselves" | "itself" | "myself");
        if emphasis && start > 0 && (self.tag(start - 1).is_noun() || self.tag(start - 1) == Tag::Pronoun) {
            return mark(ChunkKind::Adverb, at, at + 1, Tag::Adverb);
        }
        mark(ChunkKind::Noun, at, at + 1, Tag::Pronoun)
    }

    /// Whether a noun phrase goes on with an item, which is then a part of it.
    fn takes(&self, base: &mut Base, item: usize) -> bool {
        let start = base.start;
        match self.tag(item) {
            Tag::Determiner | Tag::Possessive if item == start || base.genitive => true,
            Tag::Determiner => {
                let first = self.word(start);
                first.eq_ignore_ascii_case("all") || first.eq_ignore_ascii_case("both")
            }
            Tag::Possessive => item == start + 1 && self.tag(start) == Tag::Determiner,
            // "Ana Voss last night told": a time begins anew.
            Tag::Adjective if base.head.is_some() && self.opens_time(item) => false,
            Tag::Adjective | Tag::Number => !base.is_headed() || self.continues(item, base.limit),
            // "the proposed plan": only between determiner and noun.
            // "200 marched, some waving flags"
            Tag::Gerund if item == start + 1 && self.is_part_of_them(start) => false,
            Tag::Participle | Tag::Gerund => {
                item > start
                    && !base.is_headed()
                    && (self.tag(item + 1).is_noun() || self.tag(item + 1) == Tag::Adjective)
            }
            Tag::Noun | Tag::Nouns | Tag::Name => self.takes_noun(base, item),
            Tag::Genitive => {
                base.genitive |= base.head.is_some();
                base.head.is_some()
            }
            Tag::Mark if self.word(item) == "’" || self.word(item) == "'" => {
                let owns = self.is_apostrophe_of_owner(base, item);
                base.genitive |= owns;
                owns
            }
            Tag::Adverb => self.takes_adverb(base, item),
            Tag::Conjunction => self.joins_clubs(base, item),
            // "an Orsa Times/Vale News poll"
            Tag::Other => {
                self.word(item) == "/"
                    && base.is_headed()
                    && self.tag(item - 1) == Tag::Name
                    && self.tag(item + 1) == Tag::Name
            }
            _ => false,
        }
    }

    /// [`Chunker::takes`] for a noun, which becomes the head.
    fn takes_noun(&self, base: &mut Base, item: usize) -> bool {
        // "in a conversation one senior official said"
        let one = base.is_headed()
            && self.word(item) == "one"
            && (self.tag(item + 1).is_noun() || self.tag(item + 1) == Tag::Adjective);
        if one || self.breaks(base.start, item, base.head, base.genitive) {
            return false;
        }
        (base.head, base.genitive) = (Some(item), false);
        true
    }

    /// Whether the noun before an apostrophe is an owner's.
    fn is_apostrophe_of_owner(&self, base: &Base, item: usize) -> bool {
        let beside = base.head.is_some_and(|head| head + 1 == item);
        if !beside || self.token(item).is_some_and(|t| t.shape.has_space_before()) {
            return false;
        }
        // "officials’": the genitive of a plural; "Vale’ Harbour Agency": the s has been lost.
        self.word(item - 1).ends_with('s')
            || self.tag(item - 1) == Tag::Name && self.token(item + 1).is_some_and(|t| t.shape.is_capital())
    }

    /// "the former Orsa and Vale striker": whether "and" joins the names of two bodies of which one person is told.
    fn joins_clubs(&self, base: &Base, item: usize) -> bool {
        let named = |at: usize| {
            self.tag(at) == Tag::Name
                && self.token(at).is_some_and(|token| {
                    token.shape.is_capital()
                        && (!token.has(Traits::GIVEN) || token.has(Traits::PLACE | Traits::COUNTRY))
                })
        };
        if self.word(item) != "and"
            || base.genitive
            || self.tag(base.start) != Tag::Determiner
            || item < base.start + 2
            || !named(item - 1)
        {
            return false;
        }
        let noun = (item + 1..item + 4).find(|at| !named(*at)).unwrap_or(item + 1);
        noun > item + 1
            && self.tag(noun) == Tag::Noun
            && self.token(noun).is_some_and(|token| {
                token.has(Traits::PERSON_ROLE) && !token.has(Traits::PLURAL) && !token.shape.is_capital()
            })
    }

    /// [`Chunker::takes`] for an adverb.
    fn takes_adverb(&self, base: &Base, item: usize) -> bool {
        // "a very long night", "the guild's most lasting claim", "a similarly timed debate"
        let degree = !base.is_headed()
            && item > base.start
            && (matches!(self.tag(item + 1), Tag::Adjective | Tag::Number)
                || self.tag(item + 1) == Tag::Participle && self.tag(item + 2).is_noun());
        // "a later interview", "the then mayor"
        let time = item == base.start + 1
            && matches!(self.tag(base.start), Tag::Determiner | Tag::Possessive)
            && matches!(self.tag(item + 1), Tag::Noun | Tag::Nouns);
        // "the island's only doctor"
        degree || time || base.genitive && self.word(item) == "only"
    }

    /// Whether a number stands here that "in" and a figure make a share of: "six in 10".
    fn is_share(&self, item: usize) -> bool {
        let counts = small_number(self.word(item)).is_some();
        let whole = |at: usize| {
            self.token(at).is_some_and(|token| token.shape.is_digit())
                || small_number(self.word(at)).is_some()
        };
        // "fell to 40 in 2015" tells no share.
        let short =
            |at: usize, most: u32| self.token(at).is_some_and(|token| token.span.len() <= most as usize);
        (counts || short(item, 2) && self.token(item).is_some_and(|token| token.shape.is_digit()))
            && self.word(item + 1) == "in"
            && whole(item + 2)
            && (short(item + 2, 3) || !self.token(item + 2).is_some_and(|token| token.shape.is_digit()))
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

    /// Whether a number tells which part of a text is meant, or which station or branch: "Article 3", "a copy of
    /// Section 12", "Channel 9".
    fn is_numbered(&self, item: usize) -> bool {
        const PARTS: [&str; 17] = [
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
            "channel",
            "radio",
            "local",
        ];
        self.token(item).is_some_and(|token| token.shape.is_digit())
            && item > 0
            && self.token(item - 1).is_some_and(|part| PARTS.iter().any(|word| part.is(self.text, word)))
    }

    /// Whether an adjective or number inside a noun phrase is followed by more of it.
    fn continues(&self, item: usize, limit: usize) -> bool {
        // "Voss's GOP primary rival Ana Holt"
        let next = item + 1 + usize::from(item + 2 < limit && self.tag(item + 1) == Tag::Adjective);
        next < limit && self.tag(next).is_noun() && self.tag(item) == Tag::Adjective
            || self.is_numbered(item)
            || self.tag(item) == Tag::Number
                && self.token(item).is_some_and(|t| t.shape.is_digit())
                && self.token(item - 1).is_some_and(|t| t.has(Traits::DATE))
    }

    /// "Mayor Ana Voss yesterday", "the board Monday": whether a day stands right behind somebody, and is no part of
    /// another noun's name.
    fn is_day_behind(&self, previous: &Token, item: usize) -> bool {
        let Some(this) = self.token(item) else { return false };
        let word = self.word(item);
        let day = matches!(word, "yesterday" | "today" | "tonight")
            || this.has(Traits::DATE) && word.ends_with("day") && this.shape.is_capital()
            // "said Ana Voss moments later"
            || this.has(Traits::TIME)
                && word.ends_with('s')
                && self.token(item + 1).is_some_and(|next| {
                    ["later", "earlier", "after", "before", "ago"].iter().any(|when| next.is(self.text, when))
                });
        let somebody = previous.has(Traits::PERSON_ROLE | Traits::GROUP_ROLE)
            || previous.shape.is_capital() && !previous.has(Traits::DATE);
        let feast = ["Super", "Black", "Good", "Bloody", "Cyber", "Palm", "Easter", "Giving"];
        day && somebody
            && !feast.iter().any(|name| previous.is(self.text, name))
            && (!self.tag(item + 1).is_noun()
                || self.token(item + 1).is_some_and(|next| next.has(Traits::TIME)))
            && self.tag(item + 1) != Tag::Genitive
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
        if self.is_day_behind(previous, item) {
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
            )
            // "the shadow National Tide Council", "a rival Harbour Board"
            && !["shadow", "rival", "breakaway"].iter().any(|word| previous.is(self.text, word));
        plain
            && this.shape.is_capital()
            && self.tag(item) == Tag::Name
            && matches!(self.tag(start), Tag::Determiner | Tag::Possessive)
    }
}
