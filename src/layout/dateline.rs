//! Datelines: the place, and sometimes date and agency, that a report begins with.

use crate::lexicon::{Traits, lexicon};

/// No dateline is longer, in bytes.
const LONGEST: usize = 120;

/// The length in bytes of the dateline that a paragraph begins with, its dash and the space after
/// it included; `None` where it begins with none.
///
/// `HARROWBY, Oct. 4 (Agency) — `, `WICK, N.Y. -- `, `Wick (AP) - ` and `(Agency) — ` are
/// datelines. A place that is not in capitals needs a date, an agency or its country beside it,
/// because `Oyelaran — who …` begins a sentence.
///
/// ```
/// use sayso::layout::dateline;
///
/// let text = "HARROWBY, Oct. 4 (Agency) — The lock leaks.";
/// assert_eq!(dateline(text).map(|end| &text[end..]), Some("The lock leaks."));
/// assert_eq!(dateline("Oyelaran — who was mayor — left."), None);
/// ```
#[must_use]
pub fn dateline(paragraph: &str) -> Option<usize> {
    let near = &paragraph[..paragraph.floor_char_boundary(LONGEST)];
    let (dash, end) = first_dash(near)?;
    let end = end + near[end..].len() - near[end..].trim_start().len();
    let head = near[..dash].trim_start_matches('\u{feff}').trim();
    let (place, agency) = match head.strip_suffix(')').and_then(|head| head.rsplit_once('(')) {
        Some((place, agency)) => (place.trim(), is_agency(agency)),
        None => (head, false),
    };
    let (name, rest) = place.split_once(',').unwrap_or((place, ""));
    // "HARROWBY, SOUTH TAM —" on a line of its own
    let alone = end == paragraph.len();
    if head.ends_with(')') && !agency || alone && (!is_capitals(place) || rest.is_empty()) {
        return None;
    }
    let holds = if name.is_empty() {
        agency
    } else if is_date(name) {
        agency && rest.is_empty()
    } else {
        is_place(name)
            && rest.split(',').all(is_region_or_date)
            && (is_capitals(name) || agency || is_date(rest) || is_known_region(rest, &near[end..]))
    };
    holds.then_some(end)
}

/// Where the first dash that can end a dateline begins and ends.
fn first_dash(text: &str) -> Option<(usize, usize)> {
    // Whatever begins with a byte of a dash: nothing else need be looked at.
    let at = memchr::memchr2_iter(b'-', 0xe2, text.as_bytes()).find(|at| {
        let (before, from) = text.split_at(*at);
        from.starts_with(['—', '–'])
            || before.ends_with([' ', '\u{a0}', ')'])
                && from.strip_prefix('-').is_some_and(|behind| {
                    // "(Agency) -Voss said": behind an agency the space is often forgotten.
                    let agency = before.trim_end().ends_with(')') && behind.starts_with(char::is_uppercase);
                    agency || behind.starts_with([' ', '\u{a0}', '-'])
                })
    })?;
    let dash = text[at..].chars().next()?;
    let double = dash == '-' && text[at + 1..].starts_with('-');
    Some((at, at + dash.len_utf8() + usize::from(double)))
}

/// Whether brackets hold an agency's name: `Agency`, `AP`, `Harrowby News Service`.
fn is_agency(text: &str) -> bool {
    let words = text.split_whitespace().count();
    (1..=4).contains(&words) && text.split_whitespace().all(|word| word.starts_with(char::is_uppercase))
}

/// Whether these are one to four words of a place's name: `NEW WICK`, `St. Tam`, `Harrowby-on-Sea`.
fn is_place(text: &str) -> bool {
    let words = text.split_whitespace().count();
    let is_word = |word: &str| {
        word.chars().all(|c| c.is_alphabetic() || "-.'’/".contains(c))
            && (word.starts_with(char::is_uppercase)
                || ["de", "la", "of", "al", "el", "on", "the"].contains(&word))
    };
    (1..=5).contains(&words)
        && text.split_whitespace().all(is_word)
        && text.starts_with(char::is_uppercase)
        && !LABELS.iter().any(|label| text.eq_ignore_ascii_case(label))
}

/// What stands before the dash of a headline and is no place: `EXCLUSIVE — Mayor Resigns`.
#[rustfmt::skip]
const LABELS: [&str; 22] = [
    "exclusive", "breaking", "breaking news", "watch", "watch live", "video", "listen", "live", "live updates",
    "update", "updated", "report", "poll", "opinion", "analysis", "commentary", "editorial", "interview",
    "review", "photos", "explainer", "factbox",
];

fn is_capitals(text: &str) -> bool {
    let letters = text.chars().filter(|c| c.is_alphabetic());
    letters.clone().count() >= 2
        && letters.clone().filter(|c| c.is_uppercase()).count() * 5 >= letters.count() * 4
}

/// Whether this is a country or a region that the lists know, and a new sentence stands behind the dash:
/// `Harrowby, Norway – The lock …`.
fn is_known_region(region: &str, behind: &str) -> bool {
    let word = region.split_whitespace().next_back().unwrap_or_default();
    behind.starts_with(char::is_uppercase)
        && lexicon().look_up(word).1.traits.any(Traits::PLACE | Traits::COUNTRY)
}

/// Whether this is empty, the name of a region or a date.
fn is_region_or_date(text: &str) -> bool {
    let text = text.trim();
    text.is_empty() || is_place(text) || is_date(text)
}

/// Whether this is a date: `Oct. 4`, `4 October 2031`, `Friday`.
fn is_date(text: &str) -> bool {
    #[rustfmt::skip]
    const NAMES: [&str; 19] = [
        "jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec", "mon", "tue",
        "wed", "thu", "fri", "sat", "sun",
    ];
    let mut named = false;
    let text = text.trim();
    let holds = !text.is_empty()
        && text.split_whitespace().all(|word| {
            let word = word.trim_matches(['.', ',']);
            let name =
                word.get(..3).is_some_and(|start| NAMES.contains(&start.to_ascii_lowercase().as_str()));
            named |= name;
            name && word.chars().all(char::is_alphabetic) || word.bytes().all(|b| b.is_ascii_digit())
        });
    holds && named
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn datelines_of_every_kind() {
        for head in [
            "HARROWBY, Oct. 4 (Agency) — ",
            "HARROWBY — ",
            "WICK, N.Y. -- ",
            "Wick (AP) - ",
            "(Agency) — ",
            "NEW WICK, Oct 4 (AP) – ",
            "Harrowby, 4 October — ",
            "ST. TAM, Harrowshire —",
            "Oct 4 (Agency) - ",
            "Harrowby, Norway – ",
            "WICK (Agency) -",
        ] {
            let text = format!("{head}The lock leaks.");
            assert_eq!(dateline(&text), Some(head.len()), "{head}");
        }
    }

    #[test]
    fn a_line_of_its_own_in_capitals_is_a_dateline() {
        assert_eq!(dateline("HARROWBY, SOUTH TAM —"), Some("HARROWBY, SOUTH TAM —".len()));
    }

    #[test]
    fn sentences_with_dashes_have_no_dateline() {
        for text in [
            "Oyelaran — who was mayor — left.",
            "The lock - it leaks - is old.",
            "BREK: We dig — now.",
            "HARROWBY — ",
            "OYELARAN, 34 — a baker — left.",
            "He (the mayor) — an old man — left.",
            "Half-open locks leak.",
            "EXCLUSIVE — Mayor Brek Blasts Millers",
            "",
        ] {
            assert_eq!(dateline(text), None, "{text}");
        }
    }

    proptest! {
        #[test]
        fn a_dateline_ends_inside_the_text(text in "[A-Z]{2,9}(, [A-Z][a-z]{2}\\. [0-9])? ?(\\([A-Z]{2}\\) )?[—–-]{1,2}\\PC{0,40}") {
            if let Some(end) = dateline(&text) {
                prop_assert!(text.is_char_boundary(end) && end < text.len());
            }
        }
    }
}
