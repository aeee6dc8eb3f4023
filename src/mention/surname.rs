//! Surnames that are words too: "Baker", "Cuban" and "King" alone are names where the article names
//! somebody in full who is called so.

use super::Gender;
use super::name::{Finder, Name, NameClass, PARTS};
use super::word::{fold, is_any, is_determiner, sex, tag};
use crate::layout::Token;
use crate::lexicon::{EntryId, Tag, Traits, UNKNOWN};
use crate::quotation::Quotation;

impl Finder<'_> {
    /// Adds the names that are a surname alone which by itself would be a word for something else.
    pub(super) fn lone_surnames(&mut self, quotations: &[Quotation]) {
        let tokens = &self.layout.tokens;
        let mut surnames: Vec<(EntryId, Gender)> = Vec::new();
        for name in &self.names {
            let last = &tokens[name.last as usize - 1];
            let full = name.n_parts >= 2
                && !name.headline
                && name.last - name.first <= 4
                && (name.class == NameClass::Person
                    || name.class == NameClass::Unknown && (name.given || self.is_aged(name)));
            if full && is_word(last) && !surnames.iter().any(|(entry, _)| *entry == last.entry) {
                surnames.push((last.entry, name.gender));
            }
        }
        if surnames.is_empty() {
            return;
        }
        let known = self.names.len();
        for (at, token) in tokens.iter().enumerate() {
            if token.shape.is_capital()
                && surnames.iter().any(|(entry, _)| *entry == token.entry)
                && !self.is_named(at, known)
                && self.stands_as_name(at)
            {
                self.add_surname(at, quotations);
            }
        }
        if self.names.len() > known {
            self.names.sort_by_key(|name| name.first);
        }
    }

    /// Whether an age follows a name: "Orla Brzeg, 33,".
    fn is_aged(&self, name: &Name) -> bool {
        let behind = &self.layout.tokens[name.last as usize..];
        matches!(behind, [comma, age, ..] if comma.tag == Tag::Comma && age.shape.is_digit())
    }

    /// Whether one of the first names, in reading order, holds a token.
    fn is_named(&self, at: usize, known: usize) -> bool {
        let names = &self.names[..known];
        let next = names.partition_point(|name| name.last as usize <= at);
        names.get(next).is_some_and(|name| name.lead.min(name.first) as usize <= at)
    }

    /// Whether a word stands as only a name would: with a capital and no article, and no noun behind it.
    fn stands_as_name(&self, at: usize) -> bool {
        let (text, tokens) = (self.text, &self.layout.tokens);
        let token = &tokens[at];
        let behind = tokens.get(at + 1);
        let own = tag(token);
        let before = at.checked_sub(1).map(|before| &tokens[before]).filter(|t| t.shape.is_word());
        if let Some(before) = before {
            let title = before.has(Traits::HONORIFIC | Traits::TITLE);
            if title && before.shape.is_capital() {
                return behind.is_none_or(|t| !t.shape.is_capital());
            }
            if before.shape.is_capital() && before.tag == Tag::None && !before.shape.opens_sentence()
                || is_determiner(text, before)
                || own == Tag::Noun && matches!(tag(before), Tag::Number)
            {
                return false;
            }
        }
        let Some(behind) = behind else { return true };
        if behind.shape.is_capital() || behind.shape.is_digit() {
            return false;
        }
        let verb = behind.known().cue_verb > 0 || tag(behind).is_finite();
        let told = before.is_some_and(|t| t.known().cue_verb > 0 && tag(t).is_verb());
        // "In May", "Will they", but "May said".
        if token.has(Traits::DATE) || own == Tag::Modal {
            let past = matches!(tag(behind), Tag::Past | Tag::Third) || behind.known().cue_verb > 0;
            return past || told || token.has(Traits::DATE) && behind.tag == Tag::Genitive;
        }
        verb || !matches!(tag(behind), Tag::Noun | Tag::Nouns | Tag::Adjective)
    }

    fn add_surname(&mut self, at: usize, quotations: &[Quotation]) {
        let token = &self.layout.tokens[at];
        let paragraph = self.layout.sentences[self.layout.sentence_at(token.span.start)].paragraph;
        if self.is_headline(paragraph as usize, self.layout.tokens_of(paragraph)) {
            return;
        }
        let title = at.checked_sub(1).map(|before| &self.layout.tokens[before]);
        let title = title.filter(|t| t.has(Traits::HONORIFIC | Traits::TITLE) && t.shape.is_capital());
        let quotation = quotations.partition_point(|q| q.span.end <= token.span.start);
        let mut parts = [0; PARTS];
        parts[0] = fold(token.span.of(self.text));
        self.names.push(Name {
            first: at as u32,
            last: at as u32 + 1,
            lead: if title.is_some() { at as u32 - 1 } else { at as u32 },
            apposition: (at as u32 + 1, at as u32 + 1),
            class: NameClass::Person,
            gender: title.and_then(|t| sex(t.known().traits)).unwrap_or(Gender::Unknown),
            honorific: title.is_some_and(|t| t.has(Traits::HONORIFIC)),
            titled: title.is_some(),
            quoted: quotations.get(quotation).is_some_and(|q| q.span.start < token.span.start),
            genitive: self.layout.tokens.get(at + 1).is_some_and(|t| t.tag == Tag::Genitive),
            headline: false,
            given: false,
            parts,
            n_parts: 1,
            suffix: 0,
            nickname: 0,
            speaker: u32::MAX,
        });
    }

    /// Whether the month that ends a run is a surname: "Ana May", but "Ana May 5".
    pub(super) fn is_surname_of_date(&self, first: usize, last: usize) -> bool {
        last - first == 2
            && self.token(first).has(Traits::GIVEN)
            && is_any(self.text, self.token(last - 1), &["may", "march", "august"])
            && !self.layout.tokens.get(last).is_some_and(|t| t.shape.is_digit())
    }

    /// Whether what stands behind an honorific is a surname rather than an office: "Mr. King", but
    /// "Mr. Speaker".
    pub(super) fn is_surname_of_office(&self, at: usize) -> bool {
        !is_any(self.text, self.token(at), OFFICES)
    }
}

/// Offices whose holder is addressed by them behind an honorific.
const OFFICES: &[&str] = &[
    "president",
    "vice",
    "speaker",
    "chairman",
    "chairwoman",
    "secretary",
    "mayor",
    "justice",
    "ambassador",
    "minister",
    "prime",
    "attorney",
    "governor",
    "senator",
    "chancellor",
    "commissioner",
    "director",
];

/// Whether a word alone, even with a capital, is hardly taken for a name.
fn is_word(token: &Token) -> bool {
    token.entry != UNKNOWN
        && !token.has(Traits::PLACE)
        && (token.has(
            Traits::TITLE
                | Traits::PERSON_ROLE
                | Traits::NATIONALITY
                | Traits::DEMONYM
                | Traits::DATE
                | Traits::NOT_NAME
                | Traits::GROUP_ROLE
                | Traits::ORGANISATION,
        ) || matches!(token.known().tags[0], Tag::Modal | Tag::Adverb))
}

#[cfg(test)]
mod tests {
    use crate::layout::{lay_out, paragraphs};
    use crate::speaker::Cast;

    /// The speakers whom the names of a text mean, in reading order.
    fn named(text: &str) -> Vec<String> {
        let layout = lay_out(text, paragraphs(text));
        let cast = Cast::gather(text, &layout, &[], None);
        cast.names.iter().map(|n| cast.speakers[n.speaker as usize].name.clone()).collect()
    }

    #[test]
    fn a_trade_or_a_people_is_a_surname_where_somebody_bears_it() {
        assert_eq!(named("Ada Baker left. Then Baker wept."), ["Ada Baker", "Ada Baker"]);
        assert_eq!(named("Jon Cuban left. Mr. Cuban wept."), ["Jon Cuban", "Jon Cuban"]);
        assert_eq!(named("Orla Tavi Sami, 33, left. They asked Sami."), ["Orla Tavi Sami", "Orla Tavi Sami"]);
        assert_eq!(named("Mr. Prince left."), ["Prince"]);
    }

    #[test]
    fn the_same_word_elsewhere_is_none() {
        assert_eq!(named("Ada Baker left. The Baker wept."), ["Ada Baker"]);
        assert_eq!(named("Jon Cuban left. Cuban officials wept."), ["Jon Cuban"]);
        assert_eq!(named("Ana May left. In May they wept."), ["Ana May"]);
        assert_eq!(named("They asked Baker. Mr. Speaker wept."), Vec::<String>::new());
    }

    #[test]
    fn whence_somebody_comes_is_no_part_of_the_name() {
        assert_eq!(named("Senator Ada Baker of Maine wept.")[0], "Ada Baker");
    }
}
