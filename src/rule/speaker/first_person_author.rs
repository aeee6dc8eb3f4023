//! “I” in the reporter's own words is whoever wrote the article.

use crate::lexicon::Tag;
use crate::mention::Gender;
use crate::mention::word::is_first_person;
use crate::rule::{Example, Rule, Scene, SpeakerAnswer};
use crate::speaker::SpeakerKind;

/// The rule.
pub(super) const RULE: Rule<SpeakerAnswer> = Rule {
    id: "first-person-author",
    doc: "“I” in the reporter's own words is whoever wrote the article, or signs the letter.",
    fires: &[
        Example { text: "By Ada Lund\n\n“Is it safe?” I asked.", answer: "Ada Lund" },
        Example { text: "“Is it safe?” I asked the guard.", answer: "author" },
        Example { text: "By Bo Arden\nThe pass was shut. “Turn back,” I said.", answer: "Bo Arden" },
        Example {
            text: "LETTERS\n\nThe fog is thick. “Stay,” I told my son.\n\nAda Lund.\n\nOrsa.",
            answer: "Ada Lund",
        },
        Example {
            text: "“Is it safe?” I asked the guard.\n\nAda Lund is founder of the Orsa Boat Club.",
            answer: "Ada Lund",
        },
    ],
    silent: &[
        "“No,” she said.",
        "“I know,” said Ada Lund.",
        "The towns met on Friday, and US warned of “storms to come”.",
    ],
    find,
};

fn find(scene: &Scene) -> Option<SpeakerAnswer> {
    let source = scene.source()?;
    let head = &scene.layout.tokens[source.head as usize];
    if !is_first_person(scene.text, head) {
        return None;
    }
    // "VERHULST: I would say “finite.”": the line is its speaker's.
    let from = scene.layout.first_token[scene.quotation().paragraph as usize];
    let label = scene.cast.names.iter().find(|n| n.lead == from || n.first == from);
    if let Some(label) = label
        && scene.layout.tokens.get(label.last as usize).is_some_and(|t| t.tag == Tag::Colon)
    {
        return Some(SpeakerAnswer::Known(label.speaker));
    }
    if let Some(signed) = signed_below(scene) {
        return Some(SpeakerAnswer::Known(signed));
    }
    match scene.cast.author {
        Some(author) => Some(SpeakerAnswer::Known(author)),
        None => Some(SpeakerAnswer::Described {
            name: "author".to_owned(),
            kind: SpeakerKind::Unknown,
            gender: Gender::Unknown,
        }),
    }
}

/// How many paragraphs a letter may go on before its signature.
const LETTER: usize = 8;

/// Who signs the letter that the quotation stands in: a line below that is no more than a name, as they
/// close the letters of a page of letters.
fn signed_below(scene: &Scene) -> Option<u32> {
    let layout = scene.layout;
    let number = scene.quotation().paragraph as usize;
    (number + 1..layout.paragraphs.len()).take(LETTER).find_map(|below| {
        let range = layout.tokens_of(below as u32);
        let name = scene.cast.names.iter().find(|n| n.first as usize == range.start && n.n_parts > 1)?;
        let rest = layout.tokens.get(name.last as usize..range.end)?;
        let person = name.speaker != u32::MAX
            && scene.cast.speakers[name.speaker as usize].kind == SpeakerKind::Person;
        (person && rest.iter().all(|token| token.tag == Tag::Stop)).then_some(name.speaker)
    })
}
