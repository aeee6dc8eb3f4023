//! The name of a book, a film, a song, a programme.

use crate::lexicon::Tag;
use crate::quotation::QuotationType;
use crate::rule::{Rule, Scene};
use crate::syntax::ChunkKind;

pub(super) static RULE: Rule<QuotationType> = Rule {
    id: "title",
    doc: "A short span in which every word of weight has a capital, woven into the sentence where a work's name \
          would stand: after a preposition, a genitive or a noun such as \"book\" or \"show\".",
    fires: &[],
    silent: &[],
    find,
};

/// Nouns for works.
const WORKS: [&str; 40] = [
    "book",
    "film",
    "movie",
    "show",
    "song",
    "album",
    "novel",
    "play",
    "musical",
    "series",
    "programme",
    "program",
    "magazine",
    "poem",
    "painting",
    "documentary",
    "sitcom",
    "hit",
    "single",
    "opera",
    "ballet",
    "memoir",
    "episode",
    "podcast",
    "exhibition",
    "drama",
    "comedy",
    "thriller",
    "classic",
    "ship",
    "game",
    "column",
    "blog",
    "essay",
    "article",
    "anthem",
    "track",
    "soundtrack",
    "sequel",
    "trilogy",
];

fn find(scene: &Scene) -> Option<QuotationType> {
    let (phrase, place) = scene.place()?;
    let words = scene.words().trim_end_matches([',', '.']);
    let mut count = 0;
    let mut capitals = 0;
    let mut lower = 0;
    for word in words.split_whitespace() {
        count += 1;
        let bare = word.trim_start_matches(|c: char| !c.is_alphanumeric());
        match bare.chars().next() {
            Some(c) if c.is_uppercase() || c.is_ascii_digit() => capitals += 1,
            Some(_) if bare.len() > 4 || count == 1 => lower += 1,
            _ => {}
        }
    }
    if count == 0 || count > 9 || lower > 0 || capitals == 0 || words.ends_with(['!']) && count < 2 {
        return None;
    }
    let at = place as isize - 1;
    let before = phrase.frame.kind(at);
    let head = (before == ChunkKind::Noun).then(|| phrase.head_word(at as usize));
    let work =
        head.is_some_and(|h| WORKS.contains(&h) || h.strip_suffix('s').is_some_and(|s| WORKS.contains(&s)));
    if work {
        return Some(QuotationType::Title);
    }
    let genitive = before == ChunkKind::Noun
        && (phrase.chunk(at as usize).flag || phrase.chunk(at as usize).tag == Tag::Possessive);
    let woven = matches!(before, ChunkKind::Preposition | ChunkKind::Conjunction) || genitive;
    let determined =
        before == ChunkKind::Noun && matches!(phrase.words(at as usize), "the" | "The" | "a" | "an");
    (capitals >= 2 && (woven || determined)
        || capitals == 1
            && count == 1
            && before == ChunkKind::Preposition
            && matches!(phrase.head_word(at as usize), "in" | "on"))
    .then_some(QuotationType::Title)
}
