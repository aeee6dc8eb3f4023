//! A text as a row of words and marks, in which the style of marks and the width of spaces are gone.
//!
//! Two texts that differ only in curly or straight or doubled marks, in line ends or in
//! non-breaking spaces have the same row. Each item knows where it stands in the text.
use super::fingerprint::Cut;
use crate::text::Span;

/// A word (letters and digits) or a single sign.
#[derive(Clone, Debug)]
pub(super) struct Token {
    /// Where it stands, in bytes of the text.
    pub(super) span: Span,
    /// Its characters in [`Folded::chars`].
    chars: Span,
    /// Whether a line begins with it.
    pub(super) starts_line: bool,
    /// Whether letters or digits make it.
    pub(super) is_word: bool,
}

/// A text's words and marks.
#[derive(Clone, Debug, Default)]
pub(super) struct Folded {
    chars: String,
    /// In the order of the text.
    pub(super) tokens: Vec<Token>,
}

/// What every quotation mark and apostrophe, single or double, is taken for.
pub(super) const MARK: &str = "\"";

impl Folded {
    /// The words and marks of `text`.
    pub(super) fn new(text: &str) -> Folded {
        let mut folded = Folded { chars: String::with_capacity(text.len()), tokens: Vec::new() };
        let mut starts_line = true;
        let mut in_word = false;
        let mut characters = text.char_indices().peekable();
        while let Some((at, c)) = characters.next() {
            if matches!(c, '\u{feff}' | '\u{200b}' | '\u{2060}' | '\u{ad}') {
                continue;
            }
            if c.is_whitespace() {
                starts_line |= c == '\n' || c == '\r';
                in_word = false;
                continue;
            }
            let mut end = at + c.len_utf8();
            if c.is_alphanumeric() {
                if in_word {
                    folded.chars.push(c);
                    if let Some(token) = folded.tokens.last_mut() {
                        token.span.end = end as u32;
                        token.chars.end = folded.chars.len() as u32;
                    }
                } else {
                    folded.push(c, at, end, starts_line, true);
                }
                in_word = true;
            } else {
                let mark = mark(c);
                // Two single marks or backticks stand for a double one.
                if mark == Some(Mark::Single)
                    && let Some((next, second)) = characters.peek()
                    && *second == c
                {
                    end = next + second.len_utf8();
                    characters.next();
                }
                folded.push(if mark.is_some() { '"' } else { c }, at, end, starts_line, false);
                in_word = false;
            }
            starts_line = false;
        }
        folded
    }

    fn push(&mut self, c: char, start: usize, end: usize, starts_line: bool, is_word: bool) {
        let from = self.chars.len();
        self.chars.push(c);
        let chars = Span::new(from, self.chars.len());
        self.tokens.push(Token { span: Span::new(start, end), chars, starts_line, is_word });
    }

    /// The characters of the token at `index`, folded.
    pub(super) fn word(&self, index: usize) -> &str {
        self.tokens[index].chars.of(&self.chars)
    }

    /// Whether the `n` tokens from `at` on are those of `other` from `other_at` on.
    pub(super) fn agrees(&self, at: usize, other: &Folded, other_at: usize, n: usize) -> bool {
        at + n <= self.tokens.len()
            && other_at + n <= other.tokens.len()
            && (0..n).all(|k| self.word(at + k) == other.word(other_at + k))
    }

    /// The tokens that a stretch of bytes touches, as indexes; `None` where it touches none.
    pub(super) fn touched(&self, stretch: Span) -> Option<(usize, usize)> {
        let first = self.tokens.partition_point(|token| token.span.end <= stretch.start);
        let last = self.tokens.partition_point(|token| token.span.start < stretch.end);
        (first < last).then_some((first, last))
    }

    /// What a stretch of `text`, whose tokens these are, leaves out of the first and the last token
    /// that it touches.
    pub(super) fn cut(&self, text: &str, stretch: Span, (first, last): (usize, usize)) -> Cut {
        let whole = self.span(first, last);
        let count = |start: u32, end: u32| {
            text.get(start as usize..end as usize).map_or(0, |left_out| left_out.chars().count() as u32)
        };
        Cut {
            before: count(whole.start, stretch.start.max(whole.start)),
            after: count(stretch.end.min(whole.end), whole.end),
        }
    }

    /// How many of the tokens from `first` to before `last` are words.
    pub(super) fn words_in(&self, first: usize, last: usize) -> usize {
        self.tokens[first..last].iter().filter(|token| token.is_word).count()
    }

    /// The bytes of the text from the token `first` to the one before `last`.
    pub(super) fn span(&self, first: usize, last: usize) -> Span {
        self.tokens[first].span.to(self.tokens[last - 1].span)
    }
}

#[derive(Clone, Copy, PartialEq)]
enum Mark {
    Single,
    Double,
}

fn mark(c: char) -> Option<Mark> {
    match c {
        '\'' | '`' | '‘' | '’' | '‚' | '‛' | '′' | '´' => Some(Mark::Single),
        '"' | '“' | '”' | '„' | '‟' | '″' | '«' | '»' => Some(Mark::Double),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn words(text: &str) -> Vec<String> {
        let folded = Folded::new(text);
        (0..folded.tokens.len()).map(|index| folded.word(index).to_owned()).collect()
    }

    #[test]
    fn the_style_of_marks_and_spaces_is_gone() {
        let plain = words("\"We don't dig,\" she said.");
        assert_eq!(plain, ["\"", "We", "don", "\"", "t", "dig", ",", "\"", "she", "said", "."]);
        for text in [
            "“We don’t dig,” she said.",
            "''We don't dig,'' she said.",
            "``We don't\u{a0}dig,''\r\nshe  said .",
            "\u{feff}‘We don’t dig,’ she sa\u{ad}id.",
        ] {
            assert_eq!(words(text), plain, "{text}");
        }
    }

    #[test]
    fn tokens_know_where_they_stand() {
        let text = "''Ünique’’ \n a1b";
        let folded = Folded::new(text);
        let stood: Vec<_> = folded.tokens.iter().map(|token| token.span.of(text)).collect();
        assert_eq!(stood, ["''", "Ünique", "’’", "a1b"]);
        let starts: Vec<_> = folded.tokens.iter().map(|token| token.starts_line).collect();
        assert_eq!(starts, [true, false, false, true]);
        assert_eq!(folded.touched(Span::new(2, 9)), Some((1, 2)));
        assert_eq!(folded.touched(Span::new(15, 17)), None);
    }
}
