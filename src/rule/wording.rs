//! How a quotation is worded, as far as several rules ask for it.

use std::cell::OnceCell;

use crate::quotation::Quotation;

/// Small words that keep their small letter in a title.
const SMALL: [&str; 24] = [
    "a", "an", "the", "of", "and", "or", "in", "on", "for", "to", "with", "at", "from", "by", "as", "but",
    "vs.", "vs", "v", "v.", "de", "la", "n’", "&",
];

/// No title has more words.
const LONGEST_TITLE: u32 = 12;

/// How all quotations of an article are worded; found out once, before any rule asks.
pub struct Wordings<'a> {
    text: &'a str,
    quotations: &'a [Quotation],
    each: Vec<Wording>,
    /// The words in lower case, once somebody asks for them.
    lower: OnceCell<Vec<String>>,
}

impl<'a> Wordings<'a> {
    /// The wordings of an article's quotations.
    #[must_use]
    pub fn new(text: &'a str, quotations: &'a [Quotation]) -> Self {
        let each = quotations.iter().map(|quotation| Wording::new(quotation.inner.of(text))).collect();
        Wordings { text, quotations, each, lower: OnceCell::new() }
    }

    /// How a quotation is worded.
    #[must_use]
    pub fn of(&self, quotation: usize) -> Wording {
        self.each[quotation]
    }

    /// The words of a quotation in lower case, without the marks around them.
    #[must_use]
    pub fn lower(&self, quotation: usize) -> &str {
        let bare = |quotation: &Quotation| {
            quotation.inner.of(self.text).trim_matches(|c: char| !c.is_alphanumeric()).to_lowercase()
        };
        &self.lower.get_or_init(|| self.quotations.iter().map(bare).collect())[quotation]
    }
}

/// How many words a quotation has, how they are written and what they end with.
#[derive(Clone, Copy, Debug)]
pub struct Wording {
    /// The number of its words; of a long quotation, [`Wording::MANY`].
    pub words: u32,
    /// How many words have a capital, if all words of weight have one and it is no longer than titles
    /// are.
    pub capitals: Option<u32>,
    /// Its last character, without the marks of a quotation inside that ends with it.
    pub last: Option<char>,
}

impl Wording {
    /// Of words beyond this number, none is counted.
    pub const MANY: u32 = LONGEST_TITLE + 2;

    /// The wording of what stands between the marks.
    #[must_use]
    pub fn new(quoted: &str) -> Self {
        let words = count(quoted);
        // A word of marks alone at the end may be cut off.
        let small = quoted.as_bytes().first().is_some_and(u8::is_ascii_lowercase);
        let capitals = if small || words > LONGEST_TITLE + 1 { None } else { capitals(quoted) };
        let inside = |c: char| c.is_whitespace() || matches!(c, '\'' | '’' | '”' | '"');
        let last = quoted.chars().rev().find(|c| !inside(*c));
        Wording { words, capitals, last }
    }
}

/// The number of words, up to [`Wording::MANY`].
fn count(quoted: &str) -> u32 {
    let (mut words, mut inside) = (0, false);
    for c in quoted.chars() {
        let space = c.is_whitespace();
        words += u32::from(!space & !inside);
        inside = !space;
        if words == Wording::MANY {
            break;
        }
    }
    words
}

fn capitals(quoted: &str) -> Option<u32> {
    let words = quoted.trim().trim_end_matches([',', '.', ';', ':']);
    let (mut count, mut capitals) = (0, 0);
    for word in words.split_whitespace() {
        count += 1;
        let bare = word.trim_matches(|c: char| !c.is_alphanumeric() && c != '&');
        match bare.chars().next() {
            Some(c) if c.is_uppercase() || c.is_ascii_digit() => capitals += 1,
            Some(_) if count > 1 && bare.len() <= 4 && SMALL.contains(&bare) => {}
            None => {}
            _ => return None,
        }
    }
    (count > 0 && count <= LONGEST_TITLE && capitals > 0).then_some(capitals)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(quoted: &str) -> (u32, Option<u32>) {
        let Wording { words, capitals, .. } = Wording::new(quoted);
        (words, capitals)
    }

    #[test]
    fn titles_have_capitals_on_their_words_of_weight() {
        assert_eq!(of("The Salt of the Earth,"), (5, Some(3)));
        assert_eq!(of("The salt of the Earth"), (5, None));
        assert_eq!(of("of Salt"), (2, None), "a title begins with a capital");
        assert_eq!(of("1984"), (1, Some(1)));
        assert_eq!(of(" \u{a0}"), (0, None));
    }

    #[test]
    fn words_are_counted_as_far_as_it_matters() {
        assert_eq!(of("A B C D E F G H I J K L"), (12, Some(12)));
        assert_eq!(of("A B C D E F G H I J K L …"), (13, None));
        assert_eq!(
            of("A B C D E F G H I J K L ,"),
            (13, Some(12)),
            "the mark at the end is no word of a title"
        );
        assert_eq!(of(&"Go ".repeat(40)), (Wording::MANY, None));
    }
}
