//! `"I feared for my life": mother tells of crash`: a headline goes on with whoever says "I".

use super::{naming, reading};
use crate::layout::Zone;
use crate::lexicon::Tag;
use crate::rule::{Example, MentionAnswer, Rule, Scene, Source, Words};
use crate::speaker::SpeakerKind;
use crate::syntax::ChunkKind;

pub(super) static RULE: Rule<MentionAnswer> = Rule {
    id: "headline-in-the-first-person",
    doc: "A headline that begins with words in the first person goes on, behind a colon, a dash or the words' own \
          end, with whoever says them: the first person named there, else the noun phrase that follows.",
    fires: &[
        Example {
            text: "“I feared for my life”: Mother tells of ferry ordeal\n\nThe ferry sank on Monday.",
            answer: "Mother",
        },
        Example {
            text: "“We're all in clover”: Village of 300 wins the lottery\n\nThe ticket was bought in May.",
            answer: "Village of 300",
        },
        Example {
            text: "“I'm not sorry!” Soap queen Ada Lund hits back after row\n\nThe row began on Monday.",
            answer: "Ada Lund",
        },
    ],
    silent: &[
        "“A total whitewash”: Families walk out\n\nThe hearing began on Monday.",
        "The ferry sank on Monday.\n\n“I feared for my life.” Mothers wept on the quay.",
        "“I feared for my life,” says Ada Lund\n\nThe ferry sank on Monday.",
    ],
    find,
};

fn find(scene: &Scene) -> Option<MentionAnswer> {
    let paragraph = scene.quotation().paragraph;
    let zone = scene.layout.paragraphs[paragraph as usize].zone;
    if !matches!(zone, Zone::Title | Zone::Subheading) || !is_first_person(scene.words()) {
        return None;
    }
    let (phrase, place) = scene.place()?;
    if place != 0 {
        return None;
    }
    let behind = phrase.frame.kind(1);
    let apart = matches!(behind, ChunkKind::Colon | ChunkKind::Dash);
    let ended = behind == ChunkKind::Stop && scene.words().trim_end().ends_with(['!', '?', '.']);
    if !(apart || ended) || phrase.frame.kind(2) != ChunkKind::Noun {
        return None;
    }
    let tokens = scene.layout.tokens_of(paragraph);
    let first = scene.layout.token_at(scene.quotation().span.end) as u32;
    let person = scene
        .cast
        .names_in(first, tokens.end as u32)
        .find(|name| scene.cast.speakers[name.speaker as usize].kind == SpeakerKind::Person)
        .filter(|name| {
            scene.layout.tokens[first as usize..name.first as usize].iter().all(|token| {
                token.shape.is_word() && token.known().tags[0] != Tag::Preposition || token.tag == Tag::Colon
            })
        });
    if let Some(name) = person {
        let words = Words { first: name.first, last: name.last };
        let head = name.last - 1;
        return Some(MentionAnswer::Source(Source::new(words, head)));
    }
    naming::source(&phrase, 2).filter(|source| reading::can_speak(&phrase, source)).map(MentionAnswer::Source)
}

/// Whether words are in the first person.
pub(in crate::rule) fn is_first_person(words: &str) -> bool {
    words.split_whitespace().any(|word| {
        let word = word.trim_matches(|c: char| !c.is_alphanumeric());
        let base = word.split(['\'', '’']).next().unwrap_or(word);
        base == "I"
            || ["we", "my", "our", "me", "us"]
                .iter()
                .any(|own| own.eq_ignore_ascii_case(base) && base != "US")
    })
}
