//! What may stand between a subject and its verb: appositions, asides, brackets.

use super::ChunkKind;
use super::clause::{Phrase, Subject};
use crate::lexicon::{Tag, Traits};

impl Phrase<'_> {
    /// The subject of a verb that a comma, dash or bracket stands before.
    pub(super) fn before_comma(&self, comma: usize, depth: u8) -> Option<Subject> {
        let mut fallback = None;
        let mut close = comma;
        loop {
            // The segment between this comma and the one before it.
            let mut open = close as isize - 1;
            let mut finite = false;
            let bracket = self.kind(close as isize - 1) == ChunkKind::Close;
            let inside = self.kind(close as isize) == ChunkKind::Close; // "Ana Voss (Lab, Vale) said"
            let mut depth_of_brackets = 0;
            while open >= 0 {
                match self.kind(open) {
                    ChunkKind::Close => depth_of_brackets += 1,
                    ChunkKind::Open if depth_of_brackets > 0 => depth_of_brackets -= 1,
                    ChunkKind::Open => break,
                    ChunkKind::Comma | ChunkKind::Dash if depth_of_brackets == 0 && !inside => break,
                    ChunkKind::Stop | ChunkKind::Semicolon | ChunkKind::Colon => break,
                    ChunkKind::Quote if depth_of_brackets == 0 && !self.is_fragment(open as usize) => break,
                    ChunkKind::Verb => finite |= self.chunk(open as usize).flag,
                    _ => {}
                }
                open -= 1;
            }
            let first = (open + 1) as usize;
            // Verbs behind a relative pronoun are not the segment's own.
            let relative = (first..close)
                .find(|i| matches!(self.kind(*i as isize), ChunkKind::Wh | ChunkKind::Subordinator));
            if let Some(relative) = relative {
                finite =
                    (first..relative).any(|i| self.kind(i as isize) == ChunkKind::Verb && self.chunk(i).flag);
            }
            let bounded = matches!(self.kind(open), ChunkKind::Comma | ChunkKind::Dash | ChunkKind::Open);
            let opener = self.kind(first as isize);
            let subordinate = matches!(opener, ChunkKind::Wh | ChunkKind::Subordinator)
                || opener == ChunkKind::Preposition && self.kind(first as isize + 1) == ChunkKind::Wh
                || opener == ChunkKind::Noun
                    && self.kind(first as isize + 1) == ChunkKind::Preposition
                    && self.kind(first as isize + 2) == ChunkKind::Wh;
            if finite && !subordinate {
                // A whole clause stands there: its subject is shared ("Voss rose, said ...").
                return fallback.or_else(|| self.shared(close, depth));
            }
            if !bounded || open <= 0 {
                // The segment begins the clause: a noun phrase in it is the subject, unless it
                // hangs on a preposition ("In Ohio, said …").
                let mut at = close as isize - 1;
                while at > open && self.kind(at) != ChunkKind::Noun {
                    at -= 1;
                }
                if fallback.is_none() && at > open && !subordinate {
                    let head = self.head_of_chain(at as usize)?;
                    if self.kind(head as isize - 1) != ChunkKind::Preposition {
                        return Subject::at(head);
                    }
                }
                return fallback;
            }
            // "Gov. Ana Voss (I-Vale), said": the segment's noun stands before the bracket.
            if bracket && fallback.is_none() && !subordinate {
                let noun = (open as usize..close)
                    .rev()
                    .find(|i| self.kind(*i as isize) == ChunkKind::Open)
                    .filter(|i| self.kind(*i as isize - 1) == ChunkKind::Noun);
                if let Some(noun) = noun {
                    return self.head_of_chain(noun - 1).and_then(Subject::at);
                }
            }
            let mut before = open - 1;
            while matches!(self.kind(before), ChunkKind::Adverb | ChunkKind::Adjective)
                || self.is_temporal(before)
            {
                before -= 1;
            }
            // "Ana Voss (I-Vale), a pilot, said"
            if self.kind(before) == ChunkKind::Close
                && let Some(bracket) = self.opener_of_aside(0, before as usize)
                && self.kind(bracket as isize - 1) == ChunkKind::Noun
                && !subordinate
            {
                before = bracket as isize - 1;
            }
            if self.kind(before) == ChunkKind::Noun {
                let head = self.head_of_chain(before as usize)?;
                let hangs = self.kind(head as isize - 1) == ChunkKind::Preposition;
                let own = self.kind(close as isize - 1) == ChunkKind::Noun && fallback.is_none();
                if hangs && own && !subordinate {
                    // "On Tuesday, Ana Voss, said": the segment itself names the subject.
                    fallback = self.head_of_chain(close - 1).and_then(Subject::at);
                } else if !hangs {
                    fallback = Subject::at(head);
                    let person = self.chunk(head).tag == Tag::Name
                        && !self.head(head).has(Traits::PLACE | Traits::DATE)
                        || self.chunk(head).tag == Tag::Pronoun;
                    if person {
                        return fallback;
                    }
                }
            } else if fallback.is_none() && self.kind(close as isize - 1) == ChunkKind::Noun && !subordinate {
                fallback = self.head_of_chain(close - 1).and_then(Subject::at);
            }
            close = open as usize;
        }
    }

    /// Whether a quotation is a fragment inside the sentence: no comma or stop ends it.
    #[must_use]
    pub fn is_fragment(&self, index: usize) -> bool {
        let chunk = self.chunk(index);
        if chunk.kind != ChunkKind::Quote {
            return false;
        }
        let inner = self.quotations[chunk.head as usize].inner.of(self.text).trim_end();
        !inner.ends_with(['.', '?', '!', ',', '…', '—', '-'])
    }

    /// Whether a noun phrase is headed by a name.
    #[must_use]
    pub fn is_name(&self, index: usize) -> bool {
        self.chunk(index).kind == ChunkKind::Noun && self.chunk(index).tag == Tag::Name
    }

    /// The chunk where a relative clause with "who" ends that tells more of the noun phrase ending at
    /// `end` and that a comma closes; `end` itself where there is none, or where its last words could
    /// have an apposition of their own ("an aide who met the mayor, Ada Voss").
    fn past_relative(&self, end: isize) -> isize {
        let who = self.kind(end + 1) == ChunkKind::Wh && self.head_word((end + 1) as usize) == "who";
        // "the editor she spoke to, Bo Marl, said"
        let without = || self.kind(end + 1) == ChunkKind::Noun && self.begins_with_subject_pronoun(end + 1);
        if !(who || without()) || self.kind(end + 2) != ChunkKind::Verb {
            return end;
        }
        let mut at = end + 3;
        while matches!(
            self.kind(at),
            ChunkKind::Noun | ChunkKind::Preposition | ChunkKind::Adverb | ChunkKind::Adjective
        ) {
            at += 1;
        }
        let last = at - 1;
        let own = self.kind(last) == ChunkKind::Noun && {
            let head = self.head(last as usize);
            self.chunk(last as usize).tag == Tag::Name && !head.has(Traits::DATE)
                || head.has(Traits::PERSON_ROLE | Traits::TITLE)
        };
        if self.kind(at) == ChunkKind::Comma && !own { last } else { end }
    }

    /// "According to the aides, Ana Voss and Bo Arden have": whether the name behind the comma, on which a finite
    /// verb follows, is the subject of the sentence that words of attribution open.
    fn opens_behind_source(&self, noun: usize, name: usize) -> bool {
        let mut end = name as isize;
        while self.kind(end + 1) == ChunkKind::Conjunction && self.kind(end + 2) == ChunkKind::Noun {
            end += 2;
        }
        let verb = end + 1;
        self.kind(noun as isize - 1) == ChunkKind::Phrase
            && self.frame.sentence(noun).start + 1 == noun
            && self.kind(verb) == ChunkKind::Verb
            && self.chunk(verb as usize).flag
    }

    /// "One of them, Tarn Systems, said", "one of which, Ana Voss, told", "One, a boy named Bo, said": the name in
    /// apposition to the one of several that the noun phrase at `noun` counts out.
    #[must_use]
    pub fn one_named(&self, noun: usize) -> Option<usize> {
        if !matches!(self.head_word(noun), "One" | "one" | "Another" | "another")
            || self.chunk(noun).last - self.chunk(noun).first > 1
        {
            return None;
        }
        let of = self.kind(noun as isize + 1) == ChunkKind::Preposition
            && self.head_word(noun + 1) == "of"
            && matches!(self.head_word(noun + 2), "them" | "whom" | "which");
        let comma = noun + 1 + 2 * usize::from(of);
        let mut name = comma + 1;
        if self.kind(comma as isize) != ChunkKind::Comma || self.kind(name as isize) != ChunkKind::Noun {
            return None;
        }
        // "a retired welder named Bo Arden"
        if !self.is_name(name) && matches!(self.head_word(name + 1), "named" | "called") {
            name += 2;
        }
        let closed = matches!(self.kind(self.past_origin(name) as isize), ChunkKind::Comma | ChunkKind::Dash);
        (self.is_name(name) && closed && self.in_passing(name).is_none()).then_some(name)
    }

    /// Just past a name and where its bearer is from: "Sen. Ana Voss of Vale".
    pub(super) fn past_origin(&self, name: usize) -> usize {
        let of = self.kind(name as isize + 1) == ChunkKind::Preposition
            && self.head_word(name + 1) == "of"
            && self.kind(name as isize + 2) == ChunkKind::Noun;
        name + 1 + 2 * usize::from(of)
    }

    /// The one of several whose name ends at the comma at `close`: "one" of "one of them, Tarn Systems, told".
    pub(super) fn one_counted_out(&self, close: isize) -> Option<usize> {
        let last = usize::try_from(close - 1).ok()?;
        let name = last.checked_sub(2).filter(|name| self.past_origin(*name) > last).unwrap_or(last);
        [2, 4, 6]
            .iter()
            .filter_map(|back| name.checked_sub(*back))
            .find(|noun| self.kind(*noun as isize) == ChunkKind::Noun && self.one_named(*noun) == Some(name))
    }

    /// A name in apposition to the description at `noun`: "the adviser, Ana Voss,".
    #[must_use]
    pub fn name_beside(&self, noun: usize) -> Option<usize> {
        // "the island's only GP, Dr Voss": an office in capitals.
        let head = self.head(noun);
        let in_capitals = head.shape.is_all_capitals();
        let office = in_capitals
            && self.kind(noun as isize + 1) == ChunkKind::Comma
            && self.is_name(noun + 2)
            && self.layout.tokens[self.chunk(noun + 2).first as usize].has(Traits::HONORIFIC | Traits::GIVEN)
            && !self.layout.tokens[self.chunk(noun).first as usize].shape.is_all_capitals();
        if office {
            return Some(noun + 2);
        }
        // "the panel’s top Democrat", "One of its sponsors": descriptions with a capital.
        let first = &self.layout.tokens[self.chunk(noun).first as usize];
        // "The MP for Tarn", "the CEO of Tarn Air", "the Norwegian Consul in Orsa": offices in capitals.
        let capital = in_capitals || head.shape.is_capital() && !head.has(Traits::GIVEN);
        let office = capital && head.has(Traits::PERSON_ROLE | Traits::TITLE);
        let described = (office || head.has(Traits::DEMONYM | Traits::NATIONALITY))
            && matches!(first.known().tags[0], Tag::Determiner | Tag::Possessive)
            || self.chunk(noun).last - self.chunk(noun).first == 1
                && matches!(self.head_word(noun), "One" | "Another")
            || self.is_office_of_body(noun);
        if self.chunk(noun).tag == Tag::Name && !described || self.chunk(noun).tag == Tag::Pronoun {
            return None;
        }
        let mut end = noun as isize;
        while matches!(self.kind(end + 1), ChunkKind::Preposition | ChunkKind::Conjunction)
            && self.kind(end + 2) == ChunkKind::Noun
        {
            end += 2;
        }
        let described = end;
        // "her opponent this fall, Ana Voss,"
        end += isize::from(self.is_temporal(end + 1));
        end = self.past_relative(end);
        // "a former mayor – Ana Voss – said"
        let name = (end + 2) as usize;
        let dashes = self.kind(end + 1) == ChunkKind::Dash
            && (self.kind(end + 3) == ChunkKind::Dash || self.kind(end + 4) == ChunkKind::Wh);
        if self.kind(end + 1) != ChunkKind::Comma && !dashes || self.kind(end + 2) != ChunkKind::Noun {
            return None;
        }
        // "One executive, Voss recalled, told him", "According to the aides, Voss has": another verb's subject.
        if self.in_passing(name).is_some() || self.opens_behind_source(noun, name) {
            return None;
        }
        let person = self.is_name(name)
            && !self.head(name).has(Traits::PLACE | Traits::DATE | Traits::COUNTRY)
            && (!matches!(self.first_word(name), "a" | "an" | "the")
                || self.chunk(name).last - self.chunk(name).first >= 3);
        let closed = matches!(
            self.kind(name as isize + 1),
            ChunkKind::Comma
                | ChunkKind::Stop
                | ChunkKind::Verb
                | ChunkKind::Quote
                | ChunkKind::Colon
                | ChunkKind::Preposition
                | ChunkKind::Conjunction
        ) || dashes;
        let role = (self.chunk(noun).first..self.chunk(described as usize).last).any(|t| {
            self.layout.tokens[t as usize].has(Traits::PERSON_ROLE | Traits::TITLE | Traits::DEMONYM)
        });
        (person && closed && (role || self.is_owned_person(noun, name))).then_some(name)
    }

    /// "Mayor of Tarn, Cllr Ana Voss,", "The President of the Bar, Mr Bo Voss,": whether an office with a capital, and
    /// nothing but it, has the body behind it whose office it is.
    fn is_office_of_body(&self, noun: usize) -> bool {
        let chunk = self.chunk(noun);
        let article = usize::from(matches!(self.first_word(noun), "The" | "the"));
        self.head(noun).has(Traits::TITLE | Traits::PERSON_ROLE)
            && self.head(noun).shape.is_capital()
            && (chunk.last - chunk.first) as usize - article <= 2
            && self.kind(noun as isize + 1) == ChunkKind::Preposition
            && matches!(self.head_word(noun + 1), "of" | "for" | "at" | "to")
    }

    /// "Her shadow in the chamber, Ana Voss, said": whether a noun with an owner, whatever it is, leads up to a
    /// person's name between commas that a verb follows.
    fn is_owned_person(&self, noun: usize, name: usize) -> bool {
        let chunk = self.chunk(noun);
        let owned = (chunk.first..chunk.head)
            .map(|at| &self.layout.tokens[at as usize])
            .any(|token| token.tag == Tag::Genitive || token.known().tags[0] == Tag::Possessive);
        let first = &self.layout.tokens[self.chunk(name).first as usize];
        owned
            && matches!(
                self.kind(noun as isize - 1),
                ChunkKind::Stop | ChunkKind::Conjunction | ChunkKind::Comma
            )
            && !self.head(noun).has(Traits::GROUP_ROLE)
            && first.has(Traits::GIVEN | Traits::HONORIFIC)
            && self.chunk(name).last - self.chunk(name).first >= 2
            && self.kind(name as isize + 1) == ChunkKind::Comma
            && self.kind(name as isize + 2) == ChunkKind::Verb
            && self.chunk(name + 2).flag
    }

    /// "The region’s self-declared “minister,” Ana Voss, said": the name, where marks hold the noun that
    /// leads up to it.
    pub(super) fn name_behind_office_in_marks(&self, found: Subject, comma: usize) -> Subject {
        let name = comma.wrapping_sub(1);
        let marked = self.kind(name as isize - 1) == ChunkKind::Quote
            && found.chunk + 3 == comma
            && self.is_name(name)
            && {
                let last = &self.layout.tokens[self.chunk(found.chunk).last as usize - 1];
                last.tag == Tag::Genitive
                    || last.known().tags[0] == Tag::Adjective
                    || last.span.of(self.text).ends_with("ed")
            };
        if marked { Subject { chunk: name, ..found } } else { found }
    }
}
