//! Signs that a text lost its quotation marks on the way from the page to the file.
//!
//! Such a text looks complete and gives no quotation, or few; so whoever counts must be told.

use super::{PairingProblem, PairingProblemKind};
use crate::text::Span;

/// The first place of each sort of damage, in no order.
pub(super) fn damage(text: &str) -> Vec<PairingProblem> {
    // Whoever takes the text out of its tags decodes the entities, too.
    let html = markup(text).or_else(|| entities(text));
    [html, question_marks(text)].into_iter().chain(not_ascii(text)).flatten().collect()
}

fn problem(kind: PairingProblemKind, at: usize, length: usize) -> PairingProblem {
    PairingProblem { kind, span: Span::new(at, at + length) }
}

/// How quotation marks are written in HTML.
const ENTITIES: [&str; 13] = [
    "&quot;",
    "&#34;",
    "&#x22;",
    "&ldquo;",
    "&rdquo;",
    "&#8220;",
    "&#8221;",
    "&#x201c;",
    "&#x201d;",
    "&laquo;",
    "&raquo;",
    "&bdquo;",
    "&amp;quot;",
];

/// This many entities that are no quotation marks tell that a text was not decoded; one or two may be
/// meant as they stand.
const MANY_ENTITIES: usize = 3;

/// The first quotation mark that is written as HTML does, or the first character of several.
fn entities(text: &str) -> Option<PairingProblem> {
    let bytes = text.as_bytes();
    let (mut first, mut count) = (None, 0);
    for at in memchr::memchr_iter(b'&', bytes) {
        let is_here = |entity: &&&str| {
            let here = bytes.get(at..at + entity.len());
            here.is_some_and(|here| here.eq_ignore_ascii_case(entity.as_bytes()))
        };
        if let Some(entity) = ENTITIES.iter().find(is_here) {
            return Some(problem(PairingProblemKind::HtmlEntity, at, entity.len()));
        }
        if let Some(length) = entity_length(&bytes[at..]) {
            first.get_or_insert((at, length));
            count += 1;
        }
    }
    let (at, length) = first.filter(|_| count >= MANY_ENTITIES)?;
    Some(problem(PairingProblemKind::HtmlEntity, at, length))
}

/// How long the entity is that begins with this `&`: `&amp;`, `&#39;`.
fn entity_length(bytes: &[u8]) -> Option<usize> {
    const LONGEST: usize = 10;
    let end = bytes.iter().take(LONGEST).position(|byte| *byte == b';')?;
    let name = bytes.get(1..end)?;
    let is_number = name.strip_prefix(b"#").is_some_and(|number| {
        let digits = number.strip_prefix(b"x").or(number.strip_prefix(b"X"));
        let all = |digits: &[u8], digit: fn(&u8) -> bool| !digits.is_empty() && digits.iter().all(digit);
        all(number, u8::is_ascii_digit) || digits.is_some_and(|digits| all(digits, u8::is_ascii_hexdigit))
    });
    let is_name =
        name.len() > 1 && name[0].is_ascii_alphabetic() && name.iter().all(u8::is_ascii_alphanumeric);
    (is_number || is_name).then_some(end + 1)
}

/// The tags that pages are made of. Links are left out, which careful texts keep.
const TAGS: [&str; 36] = [
    "html",
    "head",
    "body",
    "title",
    "meta",
    "script",
    "style",
    "p",
    "br",
    "div",
    "span",
    "h1",
    "h2",
    "h3",
    "h4",
    "ul",
    "ol",
    "li",
    "table",
    "tr",
    "td",
    "th",
    "blockquote",
    "em",
    "strong",
    "b",
    "i",
    "u",
    "img",
    "figure",
    "figcaption",
    "article",
    "section",
    "header",
    "footer",
    "font",
];

/// This many tags make a page; a single one may be meant as it stands.
const MANY_TAGS: usize = 2;

/// The first tag of a text that is a page of HTML.
fn markup(text: &str) -> Option<PairingProblem> {
    let bytes = text.as_bytes();
    let mut tags = memchr::memchr_iter(b'<', bytes).filter_map(|at| Some((at, tag_length(&bytes[at..])?)));
    let (at, length) = tags.next()?;
    (tags.take(MANY_TAGS - 1).count() == MANY_TAGS - 1)
        .then(|| problem(PairingProblemKind::HtmlMarkup, at, length))
}

/// How long the tag of a page is that begins with this `<`: `<p>`, `</div>`, `<br/>`, `<td class="a">`.
fn tag_length(bytes: &[u8]) -> Option<usize> {
    let end = memchr::memchr2(b'<', b'>', &bytes[1..])? + 1;
    let inside = &bytes[1..end];
    let inside = inside.strip_prefix(b"/").unwrap_or(inside);
    let inside = inside.strip_suffix(b"/").unwrap_or(inside).trim_ascii_end();
    let (name, attributes) =
        inside.split_at(inside.iter().position(|byte| !byte.is_ascii_alphanumeric()).unwrap_or(inside.len()));
    let is_tag = bytes[end] == b'>'
        && TAGS.iter().any(|tag| name.eq_ignore_ascii_case(tag.as_bytes()))
        && (attributes.is_empty() || attributes[0].is_ascii_whitespace() && attributes.contains(&b'='));
    is_tag.then_some(end + 1)
}

/// The first of the question marks that stand where quotation marks open, if others close: `?We go,?`.
fn question_marks(text: &str) -> Option<PairingProblem> {
    let bytes = text.as_bytes();
    let is_space = |at: Option<usize>| at.and_then(|at| bytes.get(at)).is_none_or(u8::is_ascii_whitespace);
    let mut opens = None;
    for at in memchr::memchr_iter(b'?', bytes) {
        let before = at.checked_sub(1).map(|before| bytes[before]);
        if is_space(at.checked_sub(1)) && bytes.get(at + 1).is_some_and(u8::is_ascii_alphabetic) {
            opens.get_or_insert(at);
        } else if matches!(before, Some(b',' | b'.')) && is_space(Some(at + 1)) && opens.is_some() {
            return opens.map(|at| problem(PairingProblemKind::QuestionMarks, at, 1));
        }
    }
    None
}

/// A sign of damage, and the place in it of a byte that sound texts hardly have.
type SignOfDamage = (&'static str, usize);

/// Marks in UTF-8 read as windows-1252, and such in windows-1252 read as ISO-8859-1.
const MISREAD: [SignOfDamage; 5] = [("â€œ", 5), ("â€\u{9d}", 3), ("â€™", 3), ("\u{93}", 0), ("\u{94}", 0)];

/// What stands in place of a character that was lost.
const LOST: [SignOfDamage; 1] = [("\u{fffd}", 0)];

/// Marks that are no quotation marks of English.
const UNREAD: [SignOfDamage; 6] = [("＂", 0), ("‟", 2), ("❝", 1), ("❞", 2), ("「", 0), ("〝", 0)];

/// The first places of marks that were misread, lost, or are no quotation marks of English.
fn not_ascii(text: &str) -> [Option<PairingProblem>; 3] {
    if text.is_ascii() {
        return [None; 3];
    }
    let bytes = text.as_bytes();
    let find = |(sign, rare): SignOfDamage| {
        let begins = |at: usize| at.checked_sub(rare).filter(|at| bytes[*at..].starts_with(sign.as_bytes()));
        memchr::memchr_iter(sign.as_bytes()[rare], bytes).find_map(begins).map(|at| (at, sign.len()))
    };
    let first = |kind: PairingProblemKind, signs: &[SignOfDamage]| {
        signs.iter().copied().find_map(find).map(|(at, length)| problem(kind, at, length))
    };
    [
        first(PairingProblemKind::Misread, &MISREAD),
        first(PairingProblemKind::Lost, &LOST),
        first(PairingProblemKind::UnreadMark, &UNREAD),
    ]
}

#[cfg(test)]
mod tests {
    use super::PairingProblemKind::{HtmlEntity, HtmlMarkup, Lost, Misread, QuestionMarks, UnreadMark};
    use super::*;

    #[test]
    fn each_sort_of_damage_is_told_once_with_its_first_place() {
        for (text, kind, words) in [
            ("&ldquo;We go,&rdquo; she said. &quot;No.&quot;", HtmlEntity, "&ldquo;"),
            ("Ada said: &QUOT;We go.&QUOT;", HtmlEntity, "&QUOT;"),
            ("Voss &amp; Lund&nbsp;won&#x2019;t go. &amp;", HtmlEntity, "&amp;"),
            ("<P>“We go,” she said.<br />“No.” &quot;", HtmlMarkup, "<P>"),
            ("She<br>left.<td class=\"a\">“No.”", HtmlMarkup, "<br>"),
            ("?We go,? she said. ?No.?", QuestionMarks, "?"),
            ("â€œWe go,â€\u{9d} she said.", Misread, "â€œ"),
            ("\u{93}We go,\u{94} she said.", Misread, "\u{93}"),
            ("\u{fffd}We go,\u{fffd} she said.", Lost, "\u{fffd}"),
            ("＂We go,＂ she said.", UnreadMark, "＂"),
        ] {
            let found: Vec<_> = damage(text).iter().map(|p| (p.kind, p.span.of(text))).collect();
            assert_eq!(found, [(kind, words)], "{text}");
        }
    }

    #[test]
    fn sound_texts_have_no_signs_of_it() {
        for text in [
            "“We go?” she said. Why? Voss & Sons knew. R&D; “AT&T”.",
            "Is it so?? he asked. ?",
            "Âge, château, Québec – “naïve” €5.",
            "Voss &amp; Lund know: &c; R&D; &; “AT&T;” &#x; &#39;",
            "It fell <p> a line. If a<b and c>d, <i said, so. <a href=\"x\">Voss</a> <tweet/> <tweet/>",
            "See example.org/?page=2 for more, Mr. Voss said.",
        ] {
            assert!(damage(text).is_empty(), "{text}");
        }
    }
}
