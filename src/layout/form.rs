//! Forms: what a line is by its own words, wherever it stands.
//!
//! The lists hold what news pages print around their articles, lower case. A line that holds
//! double quotation marks or runs on is never taken for furniture by its first words alone.

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
    /// Looks at a line.
    pub(super) fn new(line: &'t str) -> Self {
        let text = line
            .trim_matches(|c: char| c.is_whitespace() || matches!(c, '\u{200b}'..='\u{200f}' | '\u{feff}'));
        let words = text.split_whitespace().take(MANY).count();
        let form = if text.len() <= LONGEST { form(text, words) } else { Form::Plain };
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

fn form(text: &str, words: usize) -> Form {
    let lower = text.to_lowercase();
    let line = lower.trim_end_matches(['.', ' ']);
    if !text.contains(char::is_alphanumeric) {
        return Form::Boilerplate;
    }
    if is_copyright(line, words) {
        return Form::Copyright;
    }
    if is_stamp(line) || is_byline(text, line, words) {
        return Form::Byline;
    }
    if CAPTION_LABELS.contains(&line) {
        return Form::CaptionLabel;
    }
    if CAPTION_STARTS.iter().any(|start| line.starts_with(start)) || ends_in_credit(text) {
        return Form::Caption;
    }
    if is_credit(text) {
        return Form::Credit;
    }
    if is_furniture(line, words) || is_style_sheet(text) {
        return Form::Boilerplate;
    }
    Form::Plain
}

fn has_double_marks(text: &str) -> bool {
    text.contains(['"', '“', '”', '„', '«', '»']) || text.contains("''")
}

fn starts_capital(word: &str) -> bool {
    word.chars().find(|c| c.is_alphanumeric()).is_some_and(|c| c.is_uppercase() || c.is_numeric())
}

fn is_copyright(line: &str, words: usize) -> bool {
    let claim = line
        .strip_prefix("copyright")
        .or_else(|| line.strip_prefix('©'))
        .or_else(|| line.strip_prefix("(c)"));
    let year = claim.is_some_and(|rest| {
        rest.as_bytes()
            .windows(4)
            .any(|w| (w.starts_with(b"19") || w.starts_with(b"20")) && w[2..].iter().all(u8::is_ascii_digit))
    });
    (year && words <= 40) || (line.ends_with("all rights reserved") && words < MANY)
}

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
fn is_stamp(line: &str) -> bool {
    if line.len() > 90 || !line.contains(|c: char| c.is_ascii_digit()) {
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
const REPORTING: [&str; 10] = [
    "(reporting by", "reporting by", "(additional reporting", "additional reporting by", "(writing by",
    "written by", "(editing by", "compiled by", "story by", "words by",
];

/// Last words of lines on who reported, lower case.
#[rustfmt::skip]
const CONTRIBUTED: [&str; 6] = [
    "contributed to this report", "contributed to this story", "contributed to this article",
    "contributed reporting", "contributed to reporting", "contributed research",
];

/// Whether a line says who wrote the article.
fn is_byline(text: &str, line: &str, words: usize) -> bool {
    if REPORTING.iter().any(|start| line.starts_with(start)) {
        return words < MANY;
    }
    if CONTRIBUTED.iter().any(|end| line.trim_end_matches(')').ends_with(end)) {
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

const CAPTION_LABELS: [&str; 7] = [
    "caption",
    "image caption",
    "media caption",
    "photo caption",
    "video caption",
    "video description",
    "image description",
];

#[rustfmt::skip]
const CAPTION_STARTS: [&str; 14] = [
    "caption:", "image caption", "media caption", "photo caption", "video caption", "pictured:",
    "pictured above", "file - ", "file – ", "file — ", "file photo", "in this photo", "in this image",
    "in this file photo",
];

/// First words of credits, lower case.
#[rustfmt::skip]
const CREDIT_STARTS: [&str; 20] = [
    "photo:", "photo by", "photo credit", "photos by", "photograph:", "photograph by", "photographs by",
    "photography by", "picture:", "picture by", "picture credit", "pictures:", "pictures by", "image:",
    "image by", "image source", "image credit", "credit:", "illustration by", "illustration:",
];

/// Last words of credits: agencies and other sources of pictures, lower case.
#[rustfmt::skip]
const CREDIT_ENDS: [&str; 24] = [
    "getty images", "getty", "via ap", "ap photo", "associated press", "via reuters", "reuters", "afp",
    "alamy", "alamy stock photo", "shutterstock", "pa wire", "pa images", "pa media", "handout",
    "file photo", "epa", "sipa usa", "zuma press", "istock", "wikimedia commons", "twitter", "youtube",
    "facebook",
];

/// Small words of credits.
const CREDIT_WORDS: [&str; 16] = [
    "via", "for", "of", "and", "pool", "photo", "images", "the", "by", "from", "courtesy", "file", "handout",
    "stock", "source,", "&",
];

/// Whether a line is the credit of a picture: `Photo: Jane Doe`, `Jane Doe/Pool via AP`.
fn is_credit(text: &str) -> bool {
    let text = text.trim_matches(['(', ')', '[', ']', '.', '|', ' ']);
    let words = text.split_whitespace().take(16).count();
    if words == 0 || words > 15 || has_double_marks(text) {
        return false;
    }
    let lower = text.to_lowercase();
    if CREDIT_STARTS.iter().any(|start| lower.starts_with(start)) {
        return true;
    }
    let source = CREDIT_ENDS.iter().find_map(|end| lower.strip_suffix(end));
    let via = source.is_some_and(|rest| rest.ends_with("via ")) || lower.ends_with(" via ap");
    let is_name = |word: &str| starts_capital(word) || CREDIT_WORDS.contains(&word);
    let names = text.trim_start_matches(['©', ' ']).split_whitespace().all(is_name);
    if words > 10 || !names && !(via && lower.contains('/')) {
        return false;
    }
    let ends =
        source.is_some_and(|rest| rest.is_empty() || rest.ends_with(['/', ' ', ',', '|', '-', '–', '—']));
    let slash = words <= 6
        && text.contains('/')
        && text.split('/').all(|part| starts_capital(part) && part.len() > 1);
    // An agency's name after more words could be the object of a sentence in a headline.
    text.starts_with('©') || slash || via || ends && (words <= 4 || lower.contains('/'))
}

/// Whether a line of some words ends in the credit of a picture.
fn ends_in_credit(text: &str) -> bool {
    let text = text.trim_end_matches(['.', ' ']);
    let credit = if let Some(body) = text.strip_suffix(')') {
        body.rfind('(').map(|at| at + 1).filter(|at| names_source(&body[*at..]))
    } else {
        let start = |sign: &str| text.rfind(sign);
        start(" © ").or_else(|| start("Photo: ")).or_else(|| start("Picture: "))
    };
    let Some(start) = credit.or_else(|| text.rfind(". ").map(|at| at + 2)) else { return false };
    text[..start].split_whitespace().nth(3).is_some()
        && is_credit(&text[start..])
        && names_source(&text[start..])
}

/// Whether these words name a source of pictures and not only a name.
fn names_source(text: &str) -> bool {
    let lower = text.to_lowercase();
    lower.contains("photo")
        || lower.contains('©')
        || CREDIT_ENDS.iter().any(|end| {
            lower
                .trim_end_matches([')', '.', ' '])
                .strip_suffix(end)
                .is_some_and(|rest| rest.ends_with(['/', ' ']))
        })
}

/// Lines that are furniture as they stand, lower case.
#[rustfmt::skip]
const FURNITURE: [&str; 73] = [
    "ad", "advertisement", "advertisement feature", "also read", "also see", "back to top", "categories",
    "close", "comment", "comments", "comments are closed", "contact us", "continue reading", "copy link",
    "email", "facebook", "follow us", "get the app", "home", "join the conversation", "latest news",
    "listen", "load more", "loading", "log in", "login", "menu", "more", "more from this section",
    "more news", "more on this story", "most popular", "most read", "newsletter", "newsletters", "next",
    "next article", "next post", "one min read", "previous", "previous article", "previous post",
    "previous post next post", "print", "promoted", "read more", "recommended", "register", "related",
    "related articles", "related content", "related news", "related stories", "related topics", "save",
    "see also", "share", "share this", "share this article", "share this story", "show comments",
    "sign in", "sign up", "skip to main content", "sponsored", "subscribe", "tags", "top stories",
    "topics", "trending", "tweet", "up", "up next",
];

/// First words of lines of furniture, lower case.
#[rustfmt::skip]
const FURNITURE_STARTS: [&str; 57] = [
    "already a subscriber", "also read:", "by continuing", "by signing up", "click here", "click to",
    "comments (", "create a free account", "do not sell", "do you have a story", "download our",
    "download the app", "enter your email", "filed under", "for more news", "for more stories",
    "from our partners", "get our", "get the latest", "got a tip", "h/t", "(h/t", "have a news tip",
    "if you value", "join our", "jump to comments", "leave a comment", "like us on", "listen to the full",
    "more:", "not a subscriber", "originally published", "post a comment", "read also", "read more",
    "read next", "related:", "reuse this content", "see photos", "see also:", "send tips", "share this",
    "sign in", "sign up", "skip to", "source:", "stay up to date", "story continues below", "subscribe",
    "support our", "tags:", "topics:", "use of this site", "view comments", "watch the video", "watch:",
    "you can follow",
];

/// Words that make a line furniture wherever they stand in it, lower case.
#[rustfmt::skip]
const FURNITURE_WORDS: [&str; 18] = [
    "all rights reserved", "cookie policy", "like the page", "may not be published",
    "may not be reproduced", "may not be republished", "may not be redistributed", "opens in new window",
    "privacy policy", "terms of service", "terms of use", "terms and conditions apply",
    "this article has been updated", "this article was originally", "this story has been updated",
    "this article first appeared", "your inbox", "our newsletter",
];

/// Whether a line, given in lower case, is what the page says of itself.
fn is_furniture(line: &str, words: usize) -> bool {
    if words > 50 || has_double_marks(line) {
        return false;
    }
    let bare = line.trim_end_matches([':', '!', '…', '»', '›', '>', ' ', '+']);
    if words <= 4 && (FURNITURE.binary_search(&bare).is_ok() || is_count_of_comments(bare)) {
        return true;
    }
    let follow = line.starts_with("follow ")
        && ["@", "twitter", "facebook", "instagram"].iter().any(|word| line.contains(word));
    words <= 25 && (follow || FURNITURE_STARTS.iter().any(|start| line.starts_with(start)))
        || FURNITURE_WORDS.iter().any(|word| line.contains(word))
}

/// Whether a line is `12 comments` or `comments 12`.
fn is_count_of_comments(line: &str) -> bool {
    let rest = line.strip_suffix(" comments").or_else(|| line.strip_prefix("comments "));
    rest.is_some_and(|rest| {
        !rest.is_empty() && rest.bytes().all(|b| b.is_ascii_digit() || b == b',' || b == b' ')
    })
}

/// Whether a line is left over from the page's style sheet: `.photo {`, `width: 100%;`, `}`.
fn is_style_sheet(text: &str) -> bool {
    let property = |text: &str| {
        text.split_once(':').is_some_and(|(name, _)| {
            !name.is_empty() && name.bytes().all(|b| b.is_ascii_lowercase() || b == b'-')
        })
    };
    text.ends_with('{') || text.ends_with('}') || text.ends_with(';') && property(text)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(form: Form, lines: &[&str]) {
        for line in lines {
            assert_eq!(Line::new(line).form, form, "{line}");
        }
    }

    #[test]
    fn lists_are_sorted() {
        assert!(STAMP_WORDS.is_sorted());
        assert!(FURNITURE.is_sorted());
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
