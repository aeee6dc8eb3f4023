//! Lists of links that a page pastes behind a name: "Sen. Ana VossAna VossPorts in need of aid MORE (I-Vale) said".
//! What the browser shows when the name is pointed at stands in the midst of the sentence once the page is
//! saved as text; it is no part of what the reporter wrote.

use memchr::memmem;

use crate::text::Span;

/// What ends such a list.
const END: &[u8] = b" MORE";
/// How long the list may be, in bytes.
const LONGEST: usize = 500;
/// How long the name may be that it repeats, in bytes.
const NAME: std::ops::RangeInclusive<usize> = 5..=60;

/// Whether a text may hold such lists at all.
pub(super) fn may_hold(text: &str) -> bool {
    memmem::find(text.as_bytes(), END).is_some()
}

/// The first list in a stretch of text, from the name's second time to its last word.
pub(super) fn list(text: &str, within: Span) -> Option<Span> {
    let bytes = text.as_bytes();
    let (first, last) = (within.start as usize, within.end as usize);
    let mut from = first;
    while let Some(found) = memmem::find(&bytes[from..last], END) {
        let (at, end) = (from + found, from + found + END.len());
        from = end;
        if bytes[end..last].first().is_some_and(u8::is_ascii_alphanumeric) {
            continue;
        }
        let repeated =
            (at.saturating_sub(LONGEST).max(first) + 1..at).find(|glue| is_repeated(bytes, *glue, first, at));
        if let Some(start) = repeated {
            return Some(Span::new(start, end));
        }
    }
    None
}

/// Whether the name that ends at `glue` begins there once more, with nothing between.
fn is_repeated(bytes: &[u8], glue: usize, first: usize, last: usize) -> bool {
    let joined = bytes[glue].is_ascii_uppercase() && bytes[glue - 1].is_ascii_lowercase();
    joined
        && NAME.take_while(|length| glue - first >= *length && glue + length <= last).any(|length| {
            let name = &bytes[glue - length..glue];
            name == &bytes[glue..glue + length]
                && name[0].is_ascii_uppercase()
                && name.contains(&b' ')
                && bytes[first..glue - length].last().is_none_or(|before| !before.is_ascii_alphanumeric())
        })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(text: &str) -> Option<&str> {
        list(text, Span::new(0, text.len())).map(|span| span.of(text))
    }

    #[test]
    fn a_name_said_twice_begins_the_list() {
        assert_eq!(
            found("Sen. Ana VossAna VossPorts in need Ferry bill fails MORE (I-Vale) said"),
            Some("Ana VossPorts in need Ferry bill fails MORE")
        );
        assert_eq!(found("Ana Voss wants MORE (and MORE) of it"), None);
        assert_eq!(found("Ana VossAna Voss said MOREOVER"), None);
    }
}
