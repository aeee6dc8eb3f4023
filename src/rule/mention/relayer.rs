//! Those who hand on what another says: offices, news agencies, several people; no rule itself.

use crate::lexicon::{Tag, Traits};
use crate::mention::word::listed_phrase;
use crate::rule::Source;
use crate::syntax::Phrase;

/// "…,” her office said": whether a source speaks for the one inside.
pub(super) fn speaks_for_another(phrase: &Phrase, source: &Source) -> bool {
    let first = &phrase.layout.tokens[source.words.first as usize];
    first.known().tags[0] == Tag::Possessive
        && phrase.layout.tokens[source.head as usize].has(Traits::GROUP_ROLE)
        || is_mouthpiece(phrase, source)
}

/// Whether a body is one that tells what others do: "the presidential office said", "the Kremlin said".
fn is_mouthpiece(phrase: &Phrase, source: &Source) -> bool {
    let tokens = &phrase.layout.tokens;
    let head = &tokens[source.head as usize];
    let first = &tokens[source.words.first as usize];
    let words = ["office", "palace", "presidency", "secretariat", "embassy"];
    let office = words.iter().any(|word| head.is(phrase.text, word));
    let determined = first.known().tags[0] == Tag::Determiner;
    let seat = || {
        let start = source.words.first as usize + usize::from(determined);
        let listed = listed_phrase(phrase.text, tokens, start)
            .filter(|(length, _)| start + length == source.words.last as usize);
        head.has(Traits::SEAT) || listed.is_some_and(|(_, traits)| traits.any(Traits::SEAT))
    };
    determined && office || seat()
}

/// "Voss replied that it was “…,” two of the people said": whether several without a name tell of it, who only
/// hand on what somebody by name has said.
pub(super) fn is_several(phrase: &Phrase, source: &Source) -> bool {
    let tokens = &phrase.layout.tokens;
    let last = &tokens[source.words.last as usize - 1];
    !last.shape.is_capital()
        && last.has(Traits::PLURAL)
        && matches!(
            last.span.of(phrase.text),
            "people" | "sources" | "officials" | "aides" | "witnesses" | "attendees" | "participants"
        )
}

/// Whether a body is named as one that hands on news: "OCNA said", "the Orsa News Agency said".
pub(super) fn is_news_agency(phrase: &Phrase, source: &Source) -> bool {
    let words = &phrase.layout.tokens[source.words.first as usize..source.words.last as usize];
    let head = &phrase.layout.tokens[source.head as usize];
    let initials = head.shape.is_all_capitals() && head.span.len() >= 3;
    let news = words.iter().any(|word| word.is(phrase.text, "news"));
    initials || news && head.is(phrase.text, "agency")
}
