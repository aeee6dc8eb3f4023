//! Furniture: what a page says of itself around an article.
use std::sync::LazyLock;

use aho_corasick::{AhoCorasick, MatchKind};

use super::form::{MANY, Starts, has_double_marks};

/// Whether a line, given in lower case, claims copyright.
pub(super) fn is_copyright(line: &str, words: usize) -> bool {
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
static FURNITURE_STARTS: Starts<57> = Starts::new([
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
]);

/// Words that make a line furniture wherever they stand in it, lower case.
#[rustfmt::skip]
const FURNITURE_WORDS: [&str; 18] = [
    "all rights reserved", "cookie policy", "like the page", "may not be published",
    "may not be reproduced", "may not be republished", "may not be redistributed", "opens in new window",
    "privacy policy", "terms of service", "terms of use", "terms and conditions apply",
    "this article has been updated", "this article was originally", "this story has been updated",
    "this article first appeared", "your inbox", "our newsletter",
];

/// Finds [`FURNITURE_WORDS`] in one pass.
///
/// Where it need not tell which of overlapping matches ends first, the finder can look at many bytes
/// at once.
static ANYWHERE: LazyLock<Option<AhoCorasick>> =
    LazyLock::new(|| AhoCorasick::builder().match_kind(MatchKind::LeftmostFirst).build(FURNITURE_WORDS).ok());

/// Whether a line, given in lower case, is what the page says of itself.
pub(super) fn is_furniture(line: &str, words: usize) -> bool {
    if words > 50 || has_double_marks(line) {
        return false;
    }
    let bare = line.trim_end_matches([':', '!', '…', '»', '›', '>', ' ', '+']);
    if words <= 4 && (FURNITURE.binary_search(&bare).is_ok() || is_count_of_comments(bare)) {
        return true;
    }
    let follow = line.starts_with("follow ")
        && ["@", "twitter", "facebook", "instagram"].iter().any(|word| line.contains(word));
    words <= 25 && (follow || FURNITURE_STARTS.begin(line))
        || ANYWHERE.as_ref().is_some_and(|words| words.is_match(line))
}

/// Whether a line is `12 comments` or `comments 12`.
fn is_count_of_comments(line: &str) -> bool {
    let rest = line.strip_suffix(" comments").or_else(|| line.strip_prefix("comments "));
    rest.is_some_and(|rest| {
        !rest.is_empty() && rest.bytes().all(|b| b.is_ascii_digit() || b == b',' || b == b' ')
    })
}

/// Whether a line is left over from the page's style sheet: `.photo {`, `width: 100%;`, `}`.
pub(super) fn is_style_sheet(text: &str) -> bool {
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

    #[test]
    fn whole_lines_are_sorted_and_the_words_make_a_finder() {
        assert!(FURNITURE.is_sorted());
        assert!(ANYWHERE.is_some());
    }
}
