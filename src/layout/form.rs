//! Forms: what a line is by its own words, wherever it stands.
//!
//! The lists of these modules hold what news pages print around their articles. A line that holds
//! double quotation marks or runs on is never taken for furniture by its first words alone.
use super::byline::{is_byline, is_stamp};
use super::credit::{ends_in_credit, is_caption, is_credit, is_label};
use super::furniture::{is_copyright, is_furniture, is_style_sheet};
use crate::text::is_invisible;

/// What a line is by its own words.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Form {
    /// Nothing tells it from a line of the article.
    Plain,
    /// A name after `By`, a note on who reported, a date or a time.
    Byline,
    /// Who took a picture.
    Credit,
    /// The words under a picture.
    Caption,
    /// A label that stands before the words under a picture, alone on its line.
    CaptionLabel,
    /// A claim of copyright.
    Copyright,
    /// Any other furniture of the page.
    Boilerplate,
}

/// A line as the rules look at it.
#[derive(Clone, Copy, Debug)]
pub(super) struct Line<'t> {
    /// Its words without space at the ends.
    pub(super) text: &'t str,
    /// How many words it has, counted up to [`MANY`].
    pub(super) words: usize,
    /// What it is by its own words.
    pub(super) form: Form,
}

/// From so many words on, how many there are is of no interest.
pub(super) const MANY: usize = 60;

/// Lines longer than this, in bytes, are of the article; it keeps a line of any length cheap.
const LONGEST: usize = 700;

impl<'t> Line<'t> {
    /// Looks at a line. `lower` is room for its words in lower case.
    pub(super) fn new(line: &'t str, lower: &mut String) -> Self {
        let text = line.trim_matches(|c: char| c.is_whitespace() || is_invisible(c));
        let words = count_words(text);
        let form = if text.len() <= LONGEST { form(text, words, lower) } else { Form::Plain };
        Line { text, words, form }
    }

    /// Whether it ends as a sentence does, closing marks and brackets aside.
    pub(super) fn ends_sentence(&self) -> bool {
        self.last().is_some_and(|c| ".!?…".contains(c))
    }

    /// Whether it ends as something does that goes on: `X said:`, `one;`, `and,`.
    pub(super) fn goes_on(&self) -> bool {
        self.last().is_some_and(|c| ":;,—–-".contains(c))
    }

    /// Whether it begins with a capital, a number or a mark, as no line does that goes on from another.
    pub(super) fn begins_anew(&self) -> bool {
        self.text.trim_start().chars().next().is_some_and(|c| !c.is_lowercase())
    }

    /// Whether a dash and a space stand before its words and the same behind them.
    pub(super) fn framed_in_dashes(&self) -> bool {
        ['-', '–', '—'].iter().any(|dash| {
            let inner = self.text.strip_prefix(*dash).and_then(|rest| rest.strip_suffix(*dash));
            inner.is_some_and(|inner| inner.starts_with(' ') && inner.ends_with(' '))
        })
    }

    /// Its last character, closing marks and brackets aside.
    fn last(&self) -> Option<char> {
        self.text.trim_end_matches(['"', '”', '’', '\'', ')', ']', '»']).chars().next_back()
    }

    /// Whether double quotation marks stand in it.
    pub(super) fn has_double_marks(&self) -> bool {
        has_double_marks(self.text)
    }

    /// Whether at least three in five of its longer words after the first are capitalised, as in
    /// headlines of the American style.
    pub(super) fn is_title_case(&self) -> bool {
        let longer = self.text.split_whitespace().skip(1).filter(|word| word.chars().count() >= 4);
        let (mut all, mut capital) = (0, 0);
        for word in longer {
            all += 1;
            capital += usize::from(starts_capital(word));
        }
        all > 0 && capital * 5 >= all * 3
    }

    /// Whether its letters, of which there are some, are all capitals.
    pub(super) fn is_all_capitals(&self) -> bool {
        let mut letters = self.text.chars().filter(|c| c.is_alphabetic()).peekable();
        letters.peek().is_some() && letters.all(char::is_uppercase)
    }
}

/// How many words a line has, counted up to [`MANY`].
fn count_words(text: &str) -> usize {
    // Every byte is looked at, for that is done many at a time.
    let blank = |byte: u8| (byte == b' ') | (byte.wrapping_sub(b'\t') < 5) & (byte != 0x0b);
    let bytes = text.as_bytes();
    let begins = |(before, byte): (&u8, &u8)| u8::from(blank(*before) & !blank(*byte));
    let of = |befores: &[u8], bytes: &[u8]| befores.iter().zip(bytes).map(begins).sum::<u8>();
    let mut words = usize::from(bytes.first().is_some_and(|byte| !blank(*byte)));
    for (befores, bytes) in bytes.chunks(128).zip(bytes.get(1..).unwrap_or_default().chunks(128)) {
        words += usize::from(of(befores, bytes));
        if words >= MANY {
            return MANY;
        }
    }
    words
}

/// What is cut off the end of a line before its words are asked for.
const END: [char; 2] = ['.', ' '];

fn form(text: &str, words: usize, lower: &mut String) -> Form {
    if !text.bytes().any(|byte| byte.is_ascii_alphanumeric()) && !text.contains(char::is_alphanumeric) {
        return Form::Boilerplate;
    }
    lower.clear();
    lower.reserve(LONGEST);
    lower.push_str(text);
    lower.make_ascii_lowercase();
    let line = lower.trim_end_matches(END);
    if is_copyright(line, words) {
        Form::Copyright
    } else if is_stamp(line) || is_byline(text, line, words) {
        Form::Byline
    } else if is_label(line) {
        Form::CaptionLabel
    } else if is_caption(line) || ends_in_credit(text.trim_end_matches(END), line) {
        Form::Caption
    } else if words <= 15 && is_credit(text, lower) {
        Form::Credit
    } else if ["photo: ", "image: ", "picture: "].iter().any(|start| line.starts_with(start)) {
        Form::Caption // A credit is shorter.
    } else if is_furniture(line, words) || is_style_sheet(text) {
        Form::Boilerplate
    } else {
        Form::Plain
    }
}

/// First words of lines.
pub(super) struct Starts<const N: usize> {
    starts: [&'static str; N],
    /// The first two bytes of each, which tell nearly every line apart and are compared all at once.
    pairs: [[u8; 2]; N],
}

impl<const N: usize> Starts<N> {
    pub(super) const fn new(starts: [&'static str; N]) -> Self {
        let (mut pairs, mut at) = ([[0; 2]; N], 0);
        while at < N {
            pairs[at] = [starts[at].as_bytes()[0], starts[at].as_bytes()[1]];
            at += 1;
        }
        Starts { starts, pairs }
    }

    /// Whether a line begins with one of them.
    pub(super) fn begin(&self, line: &str) -> bool {
        let Some(first) = line.as_bytes().first_chunk::<2>() else { return false };
        self.pairs.iter().fold(false, |any, pair| any | (pair == first))
            && self.starts.iter().any(|start| line.starts_with(start))
    }
}

/// Whether one of these pairs of bytes stands in a line; every place is looked at, for that is done
/// many at a time.
pub(super) fn has_pair<const N: usize>(line: &str, pairs: [&[u8; 2]; N]) -> bool {
    let bytes = line.as_bytes();
    let seconds = bytes.get(1..).unwrap_or_default();
    bytes.iter().zip(seconds).fold(false, |any, (first, second)| {
        pairs.iter().fold(any, |any, pair| any | (pair[0] == *first) & (pair[1] == *second))
    })
}

/// Last words of lines.
pub(super) struct Ends<const N: usize> {
    ends: [&'static str; N],
    /// The last two bytes of each, for the same reason.
    pairs: [[u8; 2]; N],
}

impl<const N: usize> Ends<N> {
    pub(super) const fn new(ends: [&'static str; N]) -> Self {
        let (mut pairs, mut at) = ([[0; 2]; N], 0);
        while at < N {
            let end = ends[at].as_bytes();
            pairs[at] = [end[end.len() - 2], end[end.len() - 1]];
            at += 1;
        }
        Ends { ends, pairs }
    }

    /// Those with which a line ends, in their order.
    pub(super) fn of(&self, line: &str) -> impl Iterator<Item = &'static str> {
        let last = line.as_bytes().last_chunk::<2>();
        let any = last.is_some_and(|last| self.pairs.iter().fold(false, |any, pair| any | (pair == last)));
        let ends = if any { &self.ends[..] } else { &[] };
        ends.iter().copied().filter(move |end| line.ends_with(end))
    }
}

/// Whether double quotation marks stand in a line.
pub(super) fn has_double_marks(text: &str) -> bool {
    let bytes = text.as_bytes();
    memchr::memchr3_iter(b'"', 0xe2, 0xc2, bytes).any(|at| match bytes[at..] {
        [0xe2, 0x80, third, ..] => matches!(third, 0x9c..=0x9e),
        [0xc2, second, ..] => matches!(second, 0xab | 0xbb),
        [first, ..] => first == b'"',
        [] => false,
    }) || memchr::memchr_iter(b'\'', bytes).any(|at| bytes[at..].starts_with(b"''"))
}

/// Whether the first letter or digit of a word is a capital or a digit.
pub(super) fn starts_capital(word: &str) -> bool {
    word.chars().find(|c| c.is_alphanumeric()).is_some_and(|c| c.is_uppercase() || c.is_numeric())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(form: Form, lines: &[&str]) {
        for line in lines {
            assert_eq!(Line::new(line, &mut String::new()).form, form, "{line}");
        }
    }

    #[test]
    fn dates_and_times_are_bylines() {
        check(
            Form::Byline,
            &[
                "- June 19, 2031",
                "Jun 19, 2031 09:20",
                "Updated: 9:40 p.m. ET",
                "11:45 a.m.:",
                "Noon.",
                "2 p.m.:",
                "2031-06-19T09:20Z",
                "Published 3 hours ago",
                "Thursday 4 October 2031 | 10.42am BST",
                "19/06/2031 14:05",
            ],
        );
        check(
            Form::Plain,
            &["16", "1984", "May may march", "In June 2031 the river rose.", "Noon came and went."],
        );
    }

    #[test]
    fn names_after_by_and_notes_on_reporting_are_bylines() {
        check(
            Form::Byline,
            &[
                "By Mara Oyelaran",
                "BY MARA OYELARAN AND TOM BREK",
                "By Mara Oyelaran, political editor",
                "By Mara Oyelaran.",
                "(Reporting by Mara Oyelaran; Editing by Tom Brek)",
                "mara@harrowby.example",
                "Tom Brek contributed to this report.",
            ],
        );
        check(
            Form::Plain,
            &["By Monday the river had risen over its banks.", "By and large, nothing happened."],
        );
    }

    #[test]
    fn credits_and_captions() {
        check(
            Form::Credit,
            &[
                "Photo: Mara Oyelaran",
                "Mara Oyelaran/Harrowby Gazette",
                "Getty.",
                "Tom Brek/Sentinel, town pool via AP",
                "Image source, Getty Images",
                "© Tom Brek",
                "Tom Brek via Getty Images",
            ],
        );
        check(
            Form::Caption,
            &[
                "The mayor opens the lock on Friday. Tom Brek/Pool via REUTERS",
                "The mayor opens the lock on Friday © Tom Brek/Sentinel/Getty Images",
                "The mayor opens the lock on Friday. (AP Photo/Tom Brek)",
                "FILE - The lock in Harrowby, Oct. 4, 2031.",
                "Photo: Rescuers look for the miller below the lock of Harrowby on the day after the flood of Oct. 4.",
            ],
        );
        check(
            Form::Plain,
            &[
                "Oyelaran told Reuters.",
                "The mayor opened the lock on Friday.",
                "Harrowby and/or Wick will pay for it.",
            ],
        );
    }

    #[test]
    fn furniture() {
        check(
            Form::Boilerplate,
            &[
                "COMMENTS",
                "12 comments",
                "Read more: The lock that leaked",
                "Sign in or  Become a daily reader",
                "***",
                "By continuing you accept the rules of this site as they stand.",
                "source: The Harrowby Gazette",
                "Follow Mara Oyelaran on Twitter @oyelaran.",
                "width: 100%;",
                ".photo {",
            ],
        );
        check(
            Form::Copyright,
            &[
                "© 2031 The Harrowby Gazette. All rights reserved.",
                "Copyright The Harrowby Gazette Limited 2031.",
            ],
        );
        check(
            Form::Plain,
            &[
                "Comments by the mayor drew laughter.",
                "\"Sign up,\" she said.",
                "Up the hill they went.",
                "Copyright is dull.",
            ],
        );
    }
}
