//! Marks: finds the quotation marks of a paragraph, and what stands before and after each.
//!
//! Marks inside markup tags are passed over. Apostrophes between letters never come out of here;
//! whether another single mark is one is for [`single`](super::single) to say.
use crate::text::{Span, is_invisible};

/// What a mark looks like.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Sign {
    /// “
    CurlyOpen,
    /// ”
    CurlyClose,
    /// „
    Low,
    /// «
    GuillemetLeft,
    /// »
    GuillemetRight,
    /// "
    Straight,
    /// ''
    Apostrophes,
    /// ``
    Backticks,
    /// ‘‘
    SinglesOpen,
    /// ’’
    SinglesClose,
    /// ‘
    SingleOpen,
    /// ’
    SingleClose,
    /// '
    SingleStraight,
    /// `
    SingleBacktick,
}

impl Sign {
    /// Its length in bytes.
    pub(super) fn len(self) -> u32 {
        match self {
            Sign::Straight | Sign::SingleStraight | Sign::SingleBacktick => 1,
            Sign::Apostrophes | Sign::Backticks | Sign::GuillemetLeft | Sign::GuillemetRight => 2,
            Sign::SinglesOpen | Sign::SinglesClose => 6,
            _ => 3,
        }
    }

    /// Whether it is one of the single marks.
    pub(super) fn is_single(self) -> bool {
        matches!(self, Sign::SingleOpen | Sign::SingleClose | Sign::SingleStraight | Sign::SingleBacktick)
    }

    /// The double mark that two of it in a row stand for.
    fn doubled(self) -> Option<Sign> {
        match self {
            Sign::SingleStraight => Some(Sign::Apostrophes),
            Sign::SingleBacktick => Some(Sign::Backticks),
            Sign::SingleOpen => Some(Sign::SinglesOpen),
            Sign::SingleClose => Some(Sign::SinglesClose),
            _ => None,
        }
    }

    /// Whether it looks the same at either end of a quotation.
    pub(super) fn is_straight(self) -> bool {
        matches!(self, Sign::Straight | Sign::Apostrophes)
    }
}

/// A mark with its neighbours, which are `None` at the paragraph's ends. Characters of no width
/// are no neighbours, and a tag stands for a space.
#[derive(Clone, Copy, Debug)]
pub(super) struct Mark {
    /// Where it begins, in bytes of the text.
    pub(super) at: u32,
    /// What it looks like.
    pub(super) sign: Sign,
    /// What stands before it.
    pub(super) before: Option<char>,
    /// What stands after it.
    pub(super) after: Option<char>,
}

impl Mark {
    /// Just past its last byte.
    pub(super) fn end(&self) -> u32 {
        self.at + self.sign.len()
    }

    /// Whether a space or the paragraph's start stands before it.
    pub(super) fn space_before(&self) -> bool {
        self.before.is_none_or(is_space)
    }

    /// Whether a space or the paragraph's end stands after it.
    pub(super) fn space_after(&self) -> bool {
        self.after.is_none_or(is_space)
    }

    /// Whether it stands where an opening mark may stand.
    pub(super) fn may_open(&self) -> bool {
        (self.space_before()
            || self.before.is_some_and(|c| {
                matches!(c, '(' | '[' | '{' | '—' | '–' | '-' | '/' | '‘' | '\'' | '…' | '“')
            }))
            && !self.space_after()
    }

    /// Whether it stands where a closing mark may stand.
    pub(super) fn may_close(&self) -> bool {
        !self.space_before() || self.space_after() || self.after.is_some_and(is_closing)
    }

    /// Whether letters or digits stand on both sides, as around an apostrophe.
    fn between_letters(&self) -> bool {
        self.before.is_some_and(char::is_alphanumeric) && self.after.is_some_and(char::is_alphanumeric)
    }

    /// Whether it can only be a closing mark by its place: words before it, none after it.
    pub(super) fn ends_words(&self) -> bool {
        !self.space_before()
            && !self.before.is_some_and(|c| matches!(c, '(' | '[' | '{' | '—' | '–' | '-' | '/'))
            && (self.space_after() || self.after.is_some_and(is_closing))
    }
}

/// White space, among it the separators that `char::is_whitespace` leaves out.
fn is_space(c: char) -> bool {
    c.is_whitespace() || matches!(c, '\u{1c}'..='\u{1f}')
}

/// Punctuation that follows a closing mark.
fn is_closing(c: char) -> bool {
    matches!(c, '.' | ',' | ';' | ':' | '!' | '?' | ')' | ']' | '}' | '—' | '–')
}

/// Finds marks paragraph after paragraph; it remembers a tag that goes on past a line end.
#[derive(Default)]
pub(super) struct Scanner {
    inside_tag: bool,
}

/// How far into a line the end of a tag from the line before may stand, in bytes.
const TAG_CARRY: usize = 256;

impl Scanner {
    /// Adds the double marks of `paragraph` to `doubles` and its single marks to `singles`.
    pub(super) fn scan(
        &mut self,
        text: &str,
        paragraph: Span,
        doubles: &mut Vec<Mark>,
        singles: &mut Vec<Mark>,
    ) {
        let line = paragraph.of(text);
        let bytes = line.as_bytes();
        let mut at = self.end_of_carried_tag(bytes);
        let mut tag_end = at;
        while let Some(step) = next_mark(&bytes[at..]) {
            at += step;
            if bytes[at] == b'<' {
                match tag(bytes, at) {
                    Tag::None => at += 1,
                    Tag::Until(end) => (at, tag_end) = (end, end),
                    Tag::Unfinished => {
                        self.inside_tag = true;
                        return;
                    }
                }
                continue;
            }
            let Some(sign) = sign_at(bytes, at) else {
                at += 1;
                continue;
            };
            let width = sign.len() as usize;
            let double = sign.doubled();
            let count = if double.is_some() { run(bytes, at, width) } else { 1 };
            let end = at + count * width;
            let mark = |sign: Sign, at: usize| Mark {
                at: paragraph.start + at as u32,
                sign,
                before: if at == tag_end && at > 0 { Some(' ') } else { before(line, at) },
                after: after(line, at + sign.len() as usize),
            };
            // Of an odd run after words, the first mark closes what the double ones stand around;
            // elsewhere the last one opens something inside them.
            let single_first = count > 1
                && count % 2 == 1
                && Mark { after: after(line, end), ..mark(sign, at) }.ends_words();
            while at < end {
                let left = (end - at) / width;
                let piece = match double {
                    Some(double) if left >= 2 && !(single_first && left == count) => double,
                    _ => sign,
                };
                let found = mark(piece, at);
                if !piece.is_single() {
                    doubles.push(found);
                } else if piece != Sign::SingleBacktick && !found.between_letters() {
                    singles.push(found);
                }
                at += piece.len() as usize;
            }
        }
    }

    /// Where the marks of a line begin: past the end of a tag that the line before left unfinished.
    fn end_of_carried_tag(&mut self, bytes: &[u8]) -> usize {
        if !std::mem::take(&mut self.inside_tag) {
            return 0;
        }
        let near = &bytes[..bytes.len().min(TAG_CARRY)];
        match memchr::memchr2(b'<', b'>', near) {
            Some(end) if near[end] == b'>' => end + 1,
            _ => 0,
        }
    }
}

/// Where the first byte stands with which a mark or a tag may begin.
fn next_mark(bytes: &[u8]) -> Option<usize> {
    const MARKS: [u8; 6] = [b'"', b'\'', b'`', b'<', 0xe2, 0xc2];
    const ONES: u64 = u64::from_le_bytes([1; 8]);
    const EIGHTH_BITS: u64 = 0x80 * ONES;
    let (eights, rest) = bytes.as_chunks::<8>();
    for (number, eight) in eights.iter().enumerate() {
        let eight = u64::from_le_bytes(*eight);
        // The eighth bit of a byte is set where it is one of them, and perhaps of bytes behind it.
        let marks = MARKS.iter().fold(0, |found, mark| {
            let zero_where_equal = eight ^ (u64::from(*mark) * ONES);
            found | zero_where_equal.wrapping_sub(ONES) & !zero_where_equal
        }) & EIGHTH_BITS;
        if marks != 0 {
            return Some(8 * number + marks.trailing_zeros() as usize / 8);
        }
    }
    rest.iter().position(|byte| MARKS.contains(byte)).map(|step| 8 * eights.len() + step)
}

/// The mark at this byte, or `None`.
fn sign_at(bytes: &[u8], at: usize) -> Option<Sign> {
    let sign = match bytes[at..] {
        [b'"', ..] => Sign::Straight,
        [b'\'', ..] => Sign::SingleStraight,
        [b'`', ..] => Sign::SingleBacktick,
        [0xc2, 0xab, ..] => Sign::GuillemetLeft,
        [0xc2, 0xbb, ..] => Sign::GuillemetRight,
        [0xe2, 0x80, 0x98, ..] => Sign::SingleOpen,
        [0xe2, 0x80, 0x99, ..] => Sign::SingleClose,
        [0xe2, 0x80, 0x9c, ..] => Sign::CurlyOpen,
        [0xe2, 0x80, 0x9d, ..] => Sign::CurlyClose,
        [0xe2, 0x80, 0x9e, ..] => Sign::Low,
        _ => return None,
    };
    Some(sign)
}

/// How many times the `width` bytes at `at` stand there in a row.
fn run(bytes: &[u8], at: usize, width: usize) -> usize {
    let one = &bytes[at..at + width];
    bytes[at..].chunks_exact(width).take_while(|next| *next == one).count()
}

/// The character before byte `at` that can be seen.
fn before(line: &str, at: usize) -> Option<char> {
    line[..at].chars().rev().find(|c| !is_invisible(*c))
}

/// The character from byte `at` on that can be seen; a space where a tag begins.
fn after(line: &str, at: usize) -> Option<char> {
    let (step, c) = line[at..].char_indices().find(|(_, c)| !is_invisible(*c))?;
    let is_tag = c == '<' && !matches!(tag(line.as_bytes(), at + step), Tag::None);
    Some(if is_tag { ' ' } else { c })
}

/// What begins with a `<`.
enum Tag {
    /// No tag.
    None,
    /// A tag that ends before this byte.
    Until(usize),
    /// A tag whose attributes go on past the line's end.
    Unfinished,
}

/// Looks at the `<` at this byte.
fn tag(bytes: &[u8], at: usize) -> Tag {
    if !bytes.get(at + 1).is_some_and(|b| b.is_ascii_alphabetic() || b"/!?".contains(b)) {
        return Tag::None;
    }
    let rest = &bytes[at + 1..];
    match memchr::memchr2(b'<', b'>', rest) {
        Some(end) if rest[end] == b'>' => Tag::Until(at + end + 2),
        Some(_) => Tag::None,
        None if memchr::memmem::find(rest, b"=\"").is_some() => Tag::Unfinished,
        None => Tag::None,
    }
}
