//! Bylines: who wrote an article, when and where, on lines of their own.
use super::form::{Ends, MANY, Starts, has_double_marks, starts_capital};

/// Words of which a line of date and time may consist besides numbers.
#[rustfmt::skip]
const STAMP_WORDS: [&str; 93] = [
    "a", "ago", "am", "and", "apr", "april", "at", "aug", "august", "bst", "cest", "cet", "created", "cst",
    "date", "day", "days", "dec", "december", "edt", "est", "et", "feb", "february", "filed", "first",
    "fri", "friday", "gmt", "h", "hour", "hours", "hrs", "ist", "jan", "january", "jul", "july", "jun",
    "june", "last", "local", "m", "mar", "march", "may", "midnight", "min", "mins", "minute", "minutes",
    "modified", "mon", "monday", "mst", "nd", "noon", "nov", "november", "oct", "october", "of", "on", "p",
    "pdt", "pm", "posted", "pst", "pt", "published", "rd", "read", "sat", "saturday", "sep", "sept",
    "september", "st", "sun", "sunday", "t", "th", "the", "thu", "thursday", "time", "tue", "tuesday",
    "updated", "utc", "wed", "wednesday", "z",
];

/// Words of it that make a line a stamp when a number stands beside them; `noon` and `midnight` do
/// alone.
#[rustfmt::skip]
const STAMP_SIGNS: [&str; 37] = [
    "ago", "am", "apr", "april", "aug", "august", "dec", "december", "feb", "february", "h", "jan",
    "january", "jul", "july", "jun", "june", "m", "mar", "march", "may", "min", "minute", "minutes", "nov",
    "november", "oct", "october", "pm", "posted", "published", "sep", "sept", "september", "updated",
    "hours", "hour",
];

/// Whether a line, given in lower case, is nothing but a date or a time: `June 19, 2031`,
/// `Updated: 9:40 p.m. ET`, `2031-06-19T09:20Z`.
pub(super) fn is_stamp(line: &str) -> bool {
    if line.len() > 90 || !line.bytes().fold(false, |any, byte| any | byte.is_ascii_digit()) {
        return matches!(line.trim_end_matches([':', '.']), "noon" | "midnight");
    }
    let (mut numbers, mut sign, mut rest) = (0, false, line);
    let mut clock = false;
    while let Some(first) = rest.chars().next() {
        let end = |is: fn(&char) -> bool| rest.find(|c: char| !is(&c)).unwrap_or(rest.len());
        let taken = if first.is_ascii_digit() {
            let end = end(char::is_ascii_digit);
            if end > 4 {
                return false;
            }
            numbers += 1;
            clock |=
                rest[end..].starts_with(':') && rest[end + 1..].starts_with(|c: char| c.is_ascii_digit());
            end
        } else if first.is_alphabetic() {
            let end = end(|c| c.is_alphabetic());
            let word = &rest[..end];
            if STAMP_WORDS.binary_search(&word).is_err() {
                return false;
            }
            sign |= STAMP_SIGNS.contains(&word);
            end
        } else if first.is_whitespace() || ",.:;|-–—/()[]•·+".contains(first) {
            first.len_utf8()
        } else {
            return false;
        };
        rest = &rest[taken..];
    }
    let iso = line.len() >= 10 && line.as_bytes()[4] == b'-' && numbers >= 3;
    sign || clock || iso
}

/// First words of lines on who reported, lower case.
#[rustfmt::skip]
static REPORTING: Starts<10> = Starts::new([
    "(reporting by", "reporting by", "(additional reporting", "additional reporting by", "(writing by",
    "written by", "(editing by", "compiled by", "story by", "words by",
]);

/// Last words of lines on who reported, lower case.
#[rustfmt::skip]
static CONTRIBUTED: Ends<6> = Ends::new([
    "contributed to this report", "contributed to this story", "contributed to this article",
    "contributed reporting", "contributed to reporting", "contributed research",
]);

/// Whether a line says who wrote the article.
pub(super) fn is_byline(text: &str, line: &str, words: usize) -> bool {
    if REPORTING.begin(line) {
        return words < MANY;
    }
    if CONTRIBUTED.of(line.trim_end_matches(')')).next().is_some() {
        return words <= 45 && !has_double_marks(text);
    }
    if words == 1 && text.contains('@') && !text.starts_with('@') && !text.contains('<') {
        return true;
    }
    let name =
        text.strip_prefix("By ").or_else(|| text.strip_prefix("BY ")).or_else(|| text.strip_prefix("by "));
    let Some(name) = name else { return false };
    if !(2..=16).contains(&words) || has_double_marks(text) || !starts_capital(name) {
        return false;
    }
    // A sentence may begin so too (`By Monday the river had risen.`), but it has other words.
    let is_name = |word: &str| {
        starts_capital(word) || ["and", "of", "for", "in", "the", "at", "&", "|"].contains(&word)
    };
    name.split_whitespace().all(is_name) || !text.ends_with(['.', '!', '?', ',', ':', ';']) && words <= 12
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_words_of_stamps_are_sorted() {
        assert!(STAMP_WORDS.is_sorted());
    }
}
