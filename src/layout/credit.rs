//! Captions and credits: the words under a picture, and who took it.
use super::form::{Ends, Starts, has_double_marks, has_pair, starts_capital};

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
static CAPTION_STARTS: Starts<14> = Starts::new([
    "caption:", "image caption", "media caption", "photo caption", "video caption", "pictured:",
    "pictured above", "file - ", "file – ", "file — ", "file photo", "in this photo", "in this image",
    "in this file photo",
]);

/// Whether a line, given in lower case, is a label that stands above the words under a picture.
pub(super) fn is_label(line: &str) -> bool {
    CAPTION_LABELS.contains(&line)
}

/// Whether a line, given in lower case, begins as the words under a picture do.
pub(super) fn is_caption(line: &str) -> bool {
    CAPTION_STARTS.begin(line)
}

/// First words of credits, lower case.
#[rustfmt::skip]
static CREDIT_STARTS: Starts<20> = Starts::new([
    "photo:", "photo by", "photo credit", "photos by", "photograph:", "photograph by", "photographs by",
    "photography by", "picture:", "picture by", "picture credit", "pictures:", "pictures by", "image:",
    "image by", "image source", "image credit", "credit:", "illustration by", "illustration:",
]);

/// Last words of credits: agencies and other sources of pictures, lower case.
#[rustfmt::skip]
static CREDIT_ENDS: Ends<24> = Ends::new([
    "getty images", "getty", "via ap", "ap photo", "associated press", "via reuters", "reuters", "afp",
    "alamy", "alamy stock photo", "shutterstock", "pa wire", "pa images", "pa media", "handout",
    "file photo", "epa", "sipa usa", "zuma press", "istock", "wikimedia commons", "twitter", "youtube",
    "facebook",
]);

/// Small words of credits.
const CREDIT_WORDS: [&str; 16] = [
    "via", "for", "of", "and", "pool", "photo", "images", "the", "by", "from", "courtesy", "file", "handout",
    "stock", "source,", "&",
];

/// Whether a line, also given in lower case, is the credit of a picture: `Photo: Jane Doe`,
/// `Jane Doe/Pool via AP`.
pub(super) fn is_credit(text: &str, lower: &str) -> bool {
    const AROUND: [char; 7] = ['(', ')', '[', ']', '.', '|', ' '];
    let (text, lower) = (text.trim_matches(AROUND), lower.trim_matches(AROUND));
    let starts = CREDIT_STARTS.begin(lower);
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
    let source = CREDIT_ENDS.of(lower).next().map(|end| &lower[..lower.len() - end.len()]);
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

/// Whether a line of some words, also given in lower case, ends in the credit of a picture; neither
/// ends in a full stop.
pub(super) fn ends_in_credit(text: &str, lower: &str) -> bool {
    // Most lines are told apart by their last words alone.
    let near = lower.ceil_char_boundary(lower.len().saturating_sub(LONGEST_CREDIT));
    if !names_source(&lower[near..]) {
        return false;
    }
    let bracket = [(')', '('), (']', '[')].into_iter().find(|(close, _)| text.ends_with(*close));
    let credit = if let Some((close, open)) = bracket {
        let body = text.trim_end_matches(close);
        body.rfind(open).map(|at| at + 1).filter(|at| names_source(&lower[*at..body.len()]))
    } else {
        let start = |sign: &str| text.rfind(sign);
        start(" © ").or_else(|| start("Photo: ")).or_else(|| start("Picture: "))
    };
    let Some(start) = credit.or_else(|| text.rfind(". ").map(|at| at + 2)) else { return false };
    text[..start].split_whitespace().nth(3).is_some()
        && is_credit(&text[start..], &lower[start..])
        && names_source(&lower[start..])
}

/// No credit behind a caption is longer, in bytes.
const LONGEST_CREDIT: usize = 120;

/// Whether these words, in lower case, name a source of pictures and not only a name.
fn names_source(lower: &str) -> bool {
    let words = lower.trim_end_matches([')', ']', '.', ' ']);
    CREDIT_ENDS.of(words).any(|end| words[..words.len() - end.len()].ends_with(['/', ' ']))
        || has_pair(lower, [b"ph", b"pi", b"\xc2\xa9"])
            && ["photo", "picture:", "©"].iter().any(|sign| lower.contains(sign))
}
