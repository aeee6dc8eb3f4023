//! Misspelt surnames: news in a hurry writes “Brantz” for the Anna Brandt whom it named before.

use super::cluster::Member;
use crate::layout::{Layout, Token};
use crate::lexicon::{Traits, UNKNOWN};
use crate::mention::name::{Name, NameClass};
use crate::mention::word::is_any;

/// Shorter words are alike by chance.
const SHORTEST: usize = 5;

/// The one person named in full before, whose surname a name of one word is but for a slip: a letter
/// too many, too few, wrong or in its neighbour's place (F. J. Damerau, A technique for computer
/// detection and correction of spelling errors, 1964), or a letter that is doubled in another place.
/// Nothing else may be known of the word, and nobody else be called nearly so.
pub(super) fn misspelt(
    text: &str,
    layout: &Layout,
    names: &[Name],
    members: &[Member],
    name: &Name,
) -> Option<usize> {
    let token = &layout.tokens[name.first as usize];
    let word = token.span.of(text);
    if name.n_parts != 1 || word.len() < SHORTEST || !is_unknown(token) {
        return None;
    }
    if !matches!(name.class, NameClass::Person | NameClass::Unknown) || token.shape.is_all_capitals() {
        return None;
    }
    let lead = &layout.tokens[name.lead as usize..name.first as usize];
    let married = lead.iter().any(|t| is_any(text, t, &["mrs", "mrs.", "lady"]));
    let alike = |member: &Member| {
        let full = &names[member.fullest];
        let surname = &layout.tokens[full.last as usize - 1];
        full.n_parts >= 2
            // "Governor Ned Orr … Mrs. Orr": the very word is no slip, and means his wife.
            && !(married && full.parts().last() == name.parts().last())
            && member.class == NameClass::Person
            && full.last <= name.first
            && surname.span.len() >= SHORTEST
            && is_slip(word, surname.span.of(text))
    };
    let mut found = members.iter().enumerate().filter(|(_, member)| alike(member));
    match (found.next(), found.next()) {
        (Some((number, _)), None) => Some(number),
        _ => None,
    }
}

/// Whether no list knows a word.
fn is_unknown(token: &Token) -> bool {
    token.entry == UNKNOWN && !token.has(Traits::GIVEN | Traits::PLACE | Traits::ORGANISATION)
}

/// Whether one word is the other but for one slip of the pen, which hardly ever takes the first letter.
fn is_slip(one: &str, other: &str) -> bool {
    let first = |word: &str| word.chars().next();
    first(one) == first(other)
        && (strsim::osa_distance(one, other) <= 1 || undoubled(one).eq(undoubled(other)))
}

/// The letters of a word, each once where it is doubled.
fn undoubled(word: &str) -> impl Iterator<Item = char> {
    let before = std::iter::once(None).chain(word.chars().map(Some));
    word.chars().zip(before).filter(|(letter, before)| *before != Some(*letter)).map(|(letter, _)| letter)
}

#[cfg(test)]
mod tests {
    use crate::layout::{lay_out, paragraphs};
    use crate::speaker::Cast;

    fn people(text: &str) -> Vec<String> {
        let layout = lay_out(text, paragraphs(text));
        Cast::gather(text, &layout, &[], None).speakers.into_iter().map(|s| s.name).collect()
    }

    #[test]
    fn a_slip_of_the_pen_makes_no_second_person() {
        for slip in ["Tarvell", "Tarvvel", "Tavrel", "Tarvels", "Tarvil"] {
            assert_eq!(people(&format!("Anna Tarvel wept. Then {slip} left.")), ["Anna Tarvel"], "{slip}");
        }
    }

    #[test]
    fn another_name_is_another_person() {
        let wife = "Gov. Philip Tarvel left. Mrs. Tarvel wept.";
        assert_eq!(people(wife), ["Philip Tarvel", "Tarvel"]);
        for other in ["Karvel", "Tarvello", "Tarn"] {
            let text = format!("Anna Tarvel wept. Then {other} left.");
            assert_eq!(people(&text), ["Anna Tarvel", other], "{text}");
        }
        let two = "Anna Tarvel met Bo Tarvell. Then Tarvels left.";
        assert_eq!(people(two), ["Anna Tarvel", "Bo Tarvell", "Tarvels"]);
        let later = "Then Tarvell left. Anna Tarvel wept.";
        assert_eq!(people(later), ["Anna Tarvel", "Tarvell"]);
    }
}
