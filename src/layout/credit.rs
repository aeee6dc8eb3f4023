//! Captions and credits: the words under a picture, and who took it.
use super::form::{has_double_marks, starts_capital, starts_with_any};

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

/// Whether a line, given in lower case, is a label that stands above the words under a picture.
pub(super) fn is_label(line: &str) -> bool {
    CAPTION_LABELS.contains(&line)
}

/// Whether a line, given in lower case, begins as the words under a picture do.
pub(super) fn is_caption(line: &str) -> bool {
    starts_with_any(line, &CAPTION_STARTS)
}

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
pub(super) fn is_credit(text: &str) -> bool {
    let text = text.trim_matches(['(', ')', '[', ']', '.', '|', ' ']);
    let starts = |start: &&str| text.get(..start.len()).is_some_and(|own| own.eq_ignore_ascii_case(start));
    let starts = CREDIT_STARTS.iter().any(starts);
    let is_name = |word: &str| starts_capital(word) || CREDIT_WORDS.contains(&word);
    let names = text.trim_start_matches(['©', ' ']).split_whitespace().all(is_name);
    // Most lines end here, at their first word with a small letter.
    if !starts && !names && !text.contains('/') {
        return false;
    }
    let words = text.split_whitespace().take(16).count();
    if words == 0 || words > 15 || has_double_marks(text) {
        return false;
    }
    if starts {
        return true;
    }
    if words > 10 {
        return false;
    }
    let lower = text.to_ascii_lowercase();
    let source = CREDIT_ENDS.iter().find_map(|end| lower.strip_suffix(end));
    let via = source.is_some_and(|rest| rest.ends_with("via ")) || lower.ends_with(" via ap");
    if !names && !via {
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

/// Whether a line of some words, also given in lower case, ends in the credit of a picture.
pub(super) fn ends_in_credit(text: &str, lower: &str) -> bool {
    // Most lines are told apart by their last words alone.
    let near = lower.ceil_char_boundary(lower.len().saturating_sub(LONGEST_CREDIT));
    if !names_source(&lower[near..]) {
        return false;
    }
    let text = text.trim_end_matches(['.', ' ']);
    let bracket = [(')', '('), (']', '[')].into_iter().find(|(close, _)| text.ends_with(*close));
    let credit = if let Some((close, open)) = bracket {
        let body = text.trim_end_matches(close);
        body.rfind(open).map(|at| at + 1).filter(|at| names_source(&body[*at..].to_ascii_lowercase()))
    } else {
        let start = |sign: &str| text.rfind(sign);
        start(" © ").or_else(|| start("Photo: ")).or_else(|| start("Picture: "))
    };
    let Some(start) = credit.or_else(|| text.rfind(". ").map(|at| at + 2)) else { return false };
    let credit = &text[start..];
    text[..start].split_whitespace().nth(3).is_some()
        && is_credit(credit)
        && names_source(&credit.to_ascii_lowercase())
}

/// No credit behind a caption is longer, in bytes.
const LONGEST_CREDIT: usize = 120;

/// Whether these words, in lower case, name a source of pictures and not only a name.
fn names_source(lower: &str) -> bool {
    let words = lower.trim_end_matches([')', ']', '.', ' ']);
    let last = words.as_bytes().last();
    let ends = |end: &str| {
        end.as_bytes().last() == last
            && words.strip_suffix(end).is_some_and(|rest| rest.ends_with(['/', ' ']))
    };
    let signs = |at: usize| {
        let rest = &lower.as_bytes()[at..];
        ["photo", "picture:", "©"].iter().any(|sign| rest.starts_with(sign.as_bytes()))
    };
    CREDIT_ENDS.iter().any(|end| ends(end)) || memchr::memchr2_iter(b'p', 0xc2, lower.as_bytes()).any(signs)
}
