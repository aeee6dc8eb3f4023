//! Single marks: tells them from apostrophes and pairs them within one paragraph.
use super::Line;
use super::marks::{Mark, Sign};
use super::pair::Pair;
use crate::layout::{Paragraph, Zone};

/// How surely a mark closes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Closing {
    /// It is no closing mark.
    Not,
    /// It may be a possessive or a dropped letter: `the players’ union`, `goin’ home`.
    Maybe,
    /// Nothing else stands in such a place.
    Surely,
}

/// A pair of single marks and how sure it is.
#[derive(Clone, Copy, Debug)]
pub(super) struct SinglePair {
    /// The marks.
    pub(super) pair: Pair,
    /// Whether the closing mark can be nothing else.
    pub(super) sure: bool,
}

/// Pairs the single marks of one stretch of a paragraph, given in order. The pairs come in order
/// and do not overlap.
///
/// Where `runs_on` is set, the next paragraph begins with an opening mark, so that an opening mark
/// without a sure partner runs to `end`, the paragraph's end.
fn pair(text: &str, end: u32, marks: &[Mark], runs_on: bool) -> Vec<SinglePair> {
    let mut pairs = Vec::new();
    let mut k = 0;
    while k < marks.len() {
        let open = marks[k];
        k += 1;
        if !opens(text, &open) {
            continue;
        }
        let mut maybe = None;
        let mut stop = k;
        let mut close = None;
        while let Some(mark) = marks.get(stop) {
            match closing(text, mark) {
                _ if !same_kind(&open, mark) => {}
                Closing::Surely => {
                    close = Some(stop);
                    break;
                }
                Closing::Maybe => maybe = maybe.or(Some(stop)),
                Closing::Not if opens(text, mark) => break,
                Closing::Not => {}
            }
            stop += 1;
        }
        let sure = close.is_some();
        let at_end = stop >= marks.len();
        if !sure && at_end && (runs_on || maybe.is_none() && open.before.is_none()) {
            pairs.push(SinglePair { pair: Pair::new(open, None, end), sure });
            break;
        }
        match close.or(maybe) {
            Some(close) => {
                let pair = Pair::new(open, Some(marks[close]), end);
                pairs.extend(pair.holds_words(text).then_some(SinglePair { pair, sure }));
                k = close + 1;
            }
            None => k = stop,
        }
    }
    pairs
}

/// Whether two single marks are of one kind: both straight, or both curly.
fn same_kind(one: &Mark, other: &Mark) -> bool {
    (one.sign == Sign::SingleStraight) == (other.sign == Sign::SingleStraight)
}

/// Words that begin with an apostrophe for the letters they have lost.
#[rustfmt::skip]
const CLIPPED: [&str; 29] = [
    "bout", "cause", "cos", "d", "em", "er", "fraid", "gainst", "im", "ll", "m", "n", "nam", "neath",
    "nother", "re", "round", "s", "scuse", "sup", "t", "til", "till", "tis", "twas", "tween", "twere",
    "twill", "ve",
];

/// Words behind which two digits are a year without its century: the class of ’98.
#[rustfmt::skip]
const YEAR_BEHIND: [&str; 24] = [
    "the", "of", "in", "since", "by", "until", "till", "and", "or", "to", "from", "early", "late", "before",
    "after", "class", "summer", "winter", "spring", "autumn", "fall", "election", "back", "a",
];

/// Whether a single mark may open a quotation: space or an opening mark before it, a word after it
/// that is not clipped (’tis, ’em, rock ’n’ roll) and no year (the ’90s).
fn opens(text: &str, mark: &Mark) -> bool {
    if mark.sign == Sign::SingleClose || !mark.may_open() && !mark.before.is_some_and(|c| "\"„«".contains(c))
    {
        return false;
    }
    if mark.space_after() || mark.after.is_some_and(|c| ",;:!?)]}".contains(c)) {
        return false;
    }
    let rest = &text[mark.end() as usize..];
    let digits = rest.bytes().take(3).take_while(u8::is_ascii_digit).count();
    if digits == 2 {
        let then = rest[2..].chars().next();
        let counts = || {
            let words = text[..mark.at as usize].trim_end_matches([' ', '\u{a0}']);
            let before = last_word(words);
            before.len() > 1 && !YEAR_BEHIND.contains(&before.to_ascii_lowercase().as_str())
        };
        return then.is_some_and(|c| c.is_alphanumeric() && c != 's' || c == ' ' && counts());
    }
    let word = first_word(rest);
    if word.len() > 7 || !CLIPPED.contains(&word.to_ascii_lowercase().as_str()) {
        return true;
    }
    // The opening form is typed for an apostrophe too (‘em), but not after words of attribution:
    // `she said, ‘till the rain comes.’`
    let before = text[..mark.at as usize].trim_end_matches([' ', '\u{a0}']);
    mark.sign == Sign::SingleOpen && (mark.before.is_none() || before.ends_with([',', ':']))
}

/// The letters that a text begins with.
fn first_word(text: &str) -> &str {
    let end = text.char_indices().take(24).find(|(_, c)| !c.is_alphabetic()).map_or(text.len(), |(at, _)| at);
    if end == text.len() && text.len() > 96 { "" } else { &text[..end] }
}

/// Words that do not stand after a possessive, so that `s’` before them ends a quotation:
/// `the ‘heroes’ of the day`.
#[rustfmt::skip]
const NOT_POSSESSED: [&str; 58] = [
    "a", "about", "across", "after", "against", "among", "an", "and", "are", "as", "at", "because",
    "before", "but", "by", "can", "could", "during", "for", "from", "had", "has", "have", "he", "if", "in",
    "into", "is", "it", "may", "might", "nor", "of", "on", "or", "over", "said", "says", "she", "should",
    "since", "than", "that", "the", "they", "through", "to", "under", "until", "was", "were", "when",
    "which", "while", "who", "will", "with", "would",
];

/// How surely a single mark closes a quotation.
fn closing(text: &str, mark: &Mark) -> Closing {
    // A mark of the opening form is now and then typed for a closing one: `‘no‘, he said`.
    let Some(before) = mark.before else { return Closing::Not };
    if mark.space_before() || "([{‘“".contains(before) || !(mark.space_after() || closes_before(mark.after))
    {
        return Closing::Not;
    }
    if !before.is_alphabetic() {
        return Closing::Surely;
    }
    let word = last_word(&text[..mark.at as usize]);
    if word == "n" || word == "o" || word == "ol" || word == "th" {
        return Closing::Not;
    }
    // Punctuation or the paragraph's end after the mark leaves nothing to be possessed.
    let rest = &text[mark.end() as usize..];
    let Some(next) =
        mark.after.filter(|c| c.is_whitespace()).map(|_| rest.trim_start_matches([' ', '\u{a0}']))
    else {
        return Closing::Surely;
    };
    let next = first_word(next);
    let possessive = matches!(before, 's' | 'S' | 'x' | 'z');
    let dropped_letter = word.len() >= 4 && word.ends_with("in");
    if (possessive || dropped_letter) && !NOT_POSSESSED.contains(&next.to_ascii_lowercase().as_str()) {
        return Closing::Maybe;
    }
    Closing::Surely
}

/// Whether this is punctuation or a mark that stands after a closing single mark.
fn closes_before(after: Option<char>) -> bool {
    after.is_some_and(|c| ".,;:!?)]}—–-…/\"”'’»".contains(c))
}

/// The letters that a text ends in.
fn last_word(text: &str) -> &str {
    let start = text
        .char_indices()
        .rev()
        .take(24)
        .take_while(|(_, c)| c.is_alphabetic())
        .last()
        .map_or(text.len(), |(at, _)| at);
    &text[start..]
}

/// Pairs the single marks of every line and tells whether they are the article's first marks.
///
/// They are where the body has quotations in single marks and none in double ones but inside
/// them, or where at least two utterances stand in single marks and fewer quotations in double
/// ones outside them.
pub(super) fn pair_all(text: &str, paragraphs: &[Paragraph], lines: &mut [Line]) -> bool {
    let (mut pairs, mut utterances, mut doubles) = (0, 0, 0);
    for k in 0..lines.len() {
        let runs_on = lines.get(k + 1).is_some_and(|next| {
            next.paragraph == lines[k].paragraph + 1
                && next.singles.first().is_some_and(|mark| mark.before.is_none() && opens(text, mark))
        });
        let line = &mut lines[k];
        let paragraph = paragraphs[line.paragraph as usize];
        pair_line(text, paragraph.span.end, line, runs_on);
        if paragraph.zone == Zone::Body {
            let sure = line.outside.iter().filter(|single| single.sure);
            pairs += sure.clone().count();
            utterances += sure.filter(|single| is_utterance(text, &single.pair)).count();
            doubles += outermost(line);
        }
    }
    pairs > 0 && (doubles == 0 || utterances >= 2 && utterances > doubles)
}

/// Whether both marks of a pair are curly and of the form for their place, as no apostrophes are.
pub(super) fn is_curly(pair: &Pair) -> bool {
    pair.open.sign == Sign::SingleOpen && pair.close.is_some_and(|mark| mark.sign == Sign::SingleClose)
}

/// Whether a pair of straight single marks, whose closing one is no apostrophe, holds a few words of one sentence:
/// `described them as 'remarkable'` in an article with double marks.
pub(super) fn is_plain(text: &str, pair: &Pair) -> bool {
    let words = pair.inner().of(text);
    let straight = |mark: &Mark| mark.sign == Sign::SingleStraight;
    straight(&pair.open)
        && pair.close.as_ref().is_some_and(straight)
        && pair.open.space_before()
        && !words.ends_with("in") // "goin' home"
        && !words.contains(['\'', '’', '"', '“', '”', '\n'])
        && words.split_whitespace().nth(PLAIN).is_none()
}

/// How many words straight single marks around a part of a sentence may hold.
const PLAIN: usize = 16;

/// Whether single marks are a line's own ones because it is a headline or a heading, where news sets
/// single marks even when its body has double ones (Associated Press Stylebook, "quotation marks";
/// Guardian style guide, "quotes in headlines"): a paragraph of that zone, or one that is nothing but
/// words in single marks, without double ones beside them.
pub(super) fn stand_in_heading(text: &str, paragraphs: &[Paragraph], line: &Line) -> bool {
    let paragraph = paragraphs[line.paragraph as usize];
    let whole = || {
        let words = paragraph.span.of(text).trim_matches(['-', '–', '—', ' ', '\n', '\r']);
        line.outside.first().is_some_and(|single| single.pair.span.of(text) == words)
    };
    line.doubles.is_empty()
        && (matches!(paragraph.zone, Zone::Title | Zone::Subheading)
            || paragraph.zone == Zone::Body && whole())
}

/// Pairs the single marks of one line: apart those outside double marks and those inside each
/// double pair, so that no single pair crosses a double one.
fn pair_line(text: &str, end: u32, line: &mut Line, runs_on: bool) {
    let mut outside = Vec::new();
    let mut inside = Vec::new();
    let mut singles = std::mem::take(&mut line.singles).into_iter().peekable();
    for double in &line.doubles {
        while let Some(mark) = singles.next_if(|mark| mark.at < double.span.start) {
            outside.push(mark);
        }
        while let Some(mark) = singles.next_if(|mark| mark.at < double.span.end) {
            inside.push(mark);
        }
        let found = pair(text, double.inner().end, &inside, false);
        line.inside.extend(found.into_iter().filter(|single| single.sure).map(|single| single.pair));
        inside.clear();
    }
    outside.extend(singles);
    line.outside = pair(text, end, &outside, runs_on);
}

/// How many double pairs of a line stand outside its single ones.
fn outermost(line: &Line) -> usize {
    let mut outside = line.outside.iter().peekable();
    let mut count = 0;
    for double in &line.doubles {
        while outside.next_if(|single| single.pair.span.end <= double.span.start).is_some() {}
        count += usize::from(!outside.peek().is_some_and(|single| single.pair.span.contains(double.span)));
    }
    count
}

/// Whether a pair in single marks holds an utterance: three words or more, with punctuation at the
/// closing mark.
fn is_utterance(text: &str, pair: &Pair) -> bool {
    let Some(close) = pair.close else { return true };
    let punctuated = close.before.is_some_and(|c| ".,!?…".contains(c)) || close.after == Some(',');
    punctuated && pair.inner().of(text).split_whitespace().nth(2).is_some()
}
