//! What the title rules look at; no rule itself.

use crate::layout::Zone;
use crate::lexicon::grammar::gives_name;
use crate::lexicon::{CueClass, Tag, lexicon};
use crate::rule::{Scene, mention};
use crate::syntax::{ChunkKind, Phrase};

/// Nouns for works, and for ships and papers, whose names are titles too.
const WORKS: [&str; 82] = [
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
    "boat",
    "yacht",
    "ferry",
    "trawler",
    "schooner",
    "tanker",
    "newspaper",
    "website",
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
    "revival",
    "remake",
    "concert",
    "franchise",
    "newsletter",
    "biography",
    "autobiography",
    "bestseller",
    "procedural",
    "miniseries",
    "symphony",
    "sculpture",
    "segment",
    "page",
    "videogame",
    "newscast",
    "spinoff",
    "paper",
    "report",
    "tune",
    "reboot",
    "production",
    "hymn",
    "ballad",
    "lullaby",
    "carol",
    "ad",
    "spot",
    "jingle",
    "advert",
    "commercial",
    "headline",
    "heading",
    "title",
];

/// What there is of a work.
const EDITIONS: [&str; 21] = [
    "version",
    "revival",
    "remake",
    "reboot",
    "adaptation",
    "rerun",
    "reruns",
    "sequel",
    "prequel",
    "episode",
    "episodes",
    "season",
    "seasons",
    "premiere",
    "finale",
    "rendition",
    "production",
    "performance",
    "screening",
    "staging",
    "showing",
];

/// Whether a noun phrase holds a noun for a work.
fn is_work(phrase: &Phrase, index: isize) -> bool {
    matches!(phrase.frame.kind(index), ChunkKind::Noun | ChunkKind::Adjective) && {
        let chunk = phrase.chunk(index as usize);
        (chunk.first..chunk.last).any(|t| {
            let word = phrase.layout.tokens[t as usize].span.of(phrase.text);
            WORKS.contains(&word) || word.strip_suffix('s').is_some_and(|w| WORKS.contains(&w))
        })
    }
}

/// Whether a noun for a work stands right before the span, right behind it, or in the apposition
/// behind it (“…,” an animated series).
pub(super) fn beside_a_work(phrase: &Phrase, place: usize) -> bool {
    let frame = phrase.frame;
    let at = place as isize;
    let is_work = |index: isize| is_work(phrase, index);
    if is_work(at - 1) || is_work(at + 1) {
        return true;
    }
    // "in his book, “…”": an apposition, of more than one word so that no cry is taken for one.
    let several =
        phrase.quotations[phrase.chunk(place).head as usize].inner.of(phrase.text).trim().contains(' ');
    // "wrote a book about them, “…,”", "a memoir of those years, “…,”", "her first ballad in years, “…,”"
    let about = frame.kind(at - 2) == ChunkKind::Noun
        && frame.kind(at - 3) == ChunkKind::Preposition
        && matches!(
            phrase.head_word(place.saturating_sub(3)),
            "about" | "of" | "on" | "in" | "since" | "for"
        );
    if frame.kind(at - 1) == ChunkKind::Comma && several && (is_work(at - 2) || about && is_work(at - 4)) {
        return true;
    }
    // "a new version of “…”"
    let of = frame.kind(at - 1) == ChunkKind::Preposition && phrase.head_word(place - 1) == "of";
    if of
        && frame.kind(at - 2) == ChunkKind::Noun
        && EDITIONS.contains(&phrase.head_word(place - 2))
        && phrase.quotations[phrase.chunk(place).head as usize]
            .inner
            .of(phrase.text)
            .starts_with(char::is_uppercase)
    {
        return true;
    }
    // "a play called “…”", "a boat called the “…”"
    let verb = at - 1 - isize::from(phrase.is_bare_article(at - 1));
    let called = frame.kind(verb) == ChunkKind::Verb && gives_name(phrase.head_word(verb as usize));
    if called && is_named_work(phrase, verb) {
        return true;
    }
    // “…,” a novel about …; “…,” the 1990s sitcom that …; “…” – a film about …
    let behind =
        if matches!(frame.kind(at + 1), ChunkKind::Comma | ChunkKind::Dash) { at + 2 } else { at + 1 };
    let article = frame.kind(behind) == ChunkKind::Noun
        && matches!(phrase.first_word(behind as usize), "a" | "an" | "the" | "his" | "her" | "their" | "its");
    article && is_work(behind)
}

/// "the author of “…”": a text and who wrote it.
pub(super) fn authored(phrase: &Phrase, place: usize) -> bool {
    let frame = phrase.frame;
    let inner = phrase.quotations[phrase.chunk(place).head as usize].inner.of(phrase.text);
    place >= 2
        && frame.kind(place as isize - 1) == ChunkKind::Preposition
        && phrase.head_word(place - 1) == "of"
        && frame.kind(place as isize - 2) == ChunkKind::Noun
        && matches!(phrase.head_word(place - 2), "author" | "co-author" | "authors" | "co-authors")
        && inner.trim_start().starts_with(char::is_uppercase)
}

/// "“Ferry company to close,” by the Post's Ana Voss: “…”": a headline with the credit of a list of
/// links, in which no verb stands.
pub(super) fn credited(scene: &Scene, phrase: &Phrase, place: usize) -> bool {
    let frame = phrase.frame;
    let by = place + 1;
    let begins =
        matches!(frame.kind(place as isize - 1), ChunkKind::Stop | ChunkKind::Dash | ChunkKind::Colon);
    if !begins
        || frame.kind(by as isize) != ChunkKind::Preposition
        || phrase.head_word(by) != "by"
        || !phrase.is_name(by + 1)
        || !scene.words().trim_start().starts_with(|c: char| c.is_uppercase() || !c.is_alphabetic())
    {
        return false;
    }
    let mut end = by + 2;
    while matches!(
        frame.kind(end as isize),
        ChunkKind::Noun | ChunkKind::Conjunction | ChunkKind::Preposition
    ) || frame.kind(end as isize) == ChunkKind::Comma && phrase.is_name(end + 1)
    {
        end += 1;
    }
    matches!(frame.kind(end as isize), ChunkKind::Colon | ChunkKind::Stop)
        && frame
            .sentence(place)
            .take_while(|i| *i < end)
            .all(|i| phrase.chunk(i).kind != ChunkKind::Verb || is_kicker(phrase, i))
}

/// "MOVING HOUSE—": a verb in capitals is a part of the words that open an item of a list.
fn is_kicker(phrase: &Phrase, verb: usize) -> bool {
    let word = phrase.head_word(verb);
    word.len() > 1 && word.chars().all(char::is_uppercase)
}

/// "“Salt is the New Sugar” star Ana Voss opened": a show before who has a part in it; there, small
/// verbs may keep their small letter.
pub(super) fn starred(scene: &Scene, phrase: &Phrase, place: usize) -> bool {
    let next = place + 1;
    let words = scene.words();
    let first_letters = || words.split_whitespace().filter_map(|word| word.chars().next());
    phrase.frame.kind(next as isize) == ChunkKind::Noun
        && matches!(
            phrase.first_word(next),
            "star" | "stars" | "co-star" | "co-stars" | "alum" | "showrunner" | "host" | "co-host"
        )
        && phrase.is_name(next)
        && !words.ends_with([',', '.', '?', '!'])
        && words.starts_with(char::is_uppercase)
        && words.split_whitespace().next_back().is_some_and(|word| word.starts_with(char::is_uppercase))
        && first_letters().filter(|c| c.is_uppercase()).count() * 2 > first_letters().count()
}

/// "One of his reads, “The Last Weir,” by Noor Abadi": a work between commas and who wrote it.
pub(super) fn signed(scene: &Scene, phrase: &Phrase, place: usize) -> bool {
    let by = place + 1;
    scene.wording().capitals.is_some_and(|capitals| capitals >= 2)
        && scene.words().ends_with(',')
        && phrase.frame.kind(place as isize - 1) == ChunkKind::Comma
        && phrase.frame.kind(by as isize) == ChunkKind::Preposition
        && phrase.head_word(by) == "by"
        && phrase.frame.kind(by as isize + 1) == ChunkKind::Noun
        && phrase.is_name(by + 1)
}

/// "their hit “Sail On” show": a noun for a work behind the span tells more than one before it.
pub(super) fn shown_behind(phrase: &Phrase, place: usize) -> bool {
    let next = place + 1;
    phrase.frame.kind(next as isize) == ChunkKind::Noun
        && matches!(
            phrase.head_word(next),
            "show" | "shows" | "broadcast" | "broadcasts" | "series" | "album" | "film"
        )
}

/// Whether a verb of naming follows a noun for a work: "a play called", "a regular series, called".
fn is_named_work(phrase: &Phrase, verb: isize) -> bool {
    is_work(phrase, verb - 1 - isize::from(phrase.frame.kind(verb - 1) == ChunkKind::Comma))
}

/// Whether a verb or noun right before the span says that words were uttered or shown.
pub(super) fn announced(phrase: &Phrase, place: usize) -> bool {
    let frame = phrase.frame;
    let mut at = place as isize - 1;
    while matches!(frame.kind(at), ChunkKind::Comma | ChunkKind::Colon | ChunkKind::Adverb) {
        at -= 1;
    }
    // "calling the boat the “…”": a thing and its name.
    if phrase.is_bare_article(at)
        && frame.kind(at - 1) == ChunkKind::Noun
        && frame.kind(at - 2) == ChunkKind::Verb
        && phrase.chunk(at as usize - 2).cue().is_some_and(|cue| cue.lemma == "call")
        && !phrase.chunk(at as usize - 2).passive
        && !is_work(phrase, at - 1)
    {
        return true;
    }
    // "referring to the country as the “…”"
    if phrase.is_bare_article(at) && frame.kind(at - 1) == ChunkKind::Subordinator {
        at -= 1;
    }
    match frame.kind(at) {
        ChunkKind::Verb => phrase.chunk(at as usize).cue().is_some_and(|cue| {
            let says = match cue.lemma {
                "name" | "title" | "entitle" | "sing" | "publish" => false,
                "promise" | "pledge" | "proclaim" | "demand" => true,
                _ => matches!(
                    cue.class,
                    CueClass::Say | CueClass::Sound | CueClass::Tell | CueClass::Show | CueClass::Call
                ),
            };
            says && !is_named_work(phrase, at)
        }),
        ChunkKind::Noun => {
            let chunk = phrase.chunk(at as usize);
            chunk.class() == Some(CueClass::Emblem) && !is_work(phrase, at)
                || matches!(phrase.head_word(at as usize), "words" | "caption")
                || chunk.tag == Tag::Pronoun && frame.kind(at - 1) == ChunkKind::Verb
                || frame.kind(at - 1) == ChunkKind::Verb
                    && phrase.chunk((at - 1) as usize).class() == Some(CueClass::Call)
                    && !(phrase.is_bare_article(at) && is_named_work(phrase, at - 1))
                    // "called her newsletter, “Tides,” a joke"
                    && !(is_work(phrase, at) && frame.kind(place as isize - 1) == ChunkKind::Comma)
        }
        ChunkKind::Preposition => {
            frame.kind(at - 1) == ChunkKind::Noun
                && !EDITIONS.contains(&phrase.head_word((at - 1) as usize))
                && phrase
                    .chunk((at - 1) as usize)
                    .cue()
                    .is_some_and(|c| matches!(c.class, CueClass::Emblem | CueClass::Utterance))
        }
        ChunkKind::Subordinator => phrase.is_as(at),
        _ => false,
    }
}

/// Whether words of attribution follow the span as they follow an utterance.
pub(super) fn attributed_after(scene: &Scene) -> bool {
    mention::follows(scene)
}

/// Whether a verb of saying stands before the span in a headline whose words all have capitals.
pub(super) fn headline_says(scene: &Scene, phrase: &Phrase, place: usize) -> bool {
    let paragraph = &scene.layout.paragraphs[scene.quotation().paragraph as usize];
    if !matches!(paragraph.zone, Zone::Title | Zone::Subheading) {
        return false;
    }
    let all = paragraph.span.of(scene.text).split_whitespace().filter(|word| word.chars().count() > 4);
    let capitals =
        all.clone().filter(|word| word.chars().find(|c| c.is_alphabetic()).is_some_and(char::is_uppercase));
    // There a verb has a capital too, and stands among the words of a name.
    let (first, last) = (phrase.chunk(0).first as usize, phrase.chunk(place).first as usize);
    let says = scene.layout.tokens.get(first..last).unwrap_or_default().iter().any(|token| {
        let cue = token.known().cue_verb;
        cue != 0
            && token.span.of(scene.text).ends_with('s')
            && matches!(
                lexicon().cue(cue).class,
                CueClass::Say | CueClass::Tell | CueClass::Call | CueClass::Sound
            )
    });
    says && all.count() == capitals.count()
}
