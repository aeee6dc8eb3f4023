//! “You” in an exchange of questions and answers is the one who answers.

use crate::lexicon::Tag;
use crate::mention::word::is_any;
use crate::mention::word::pronoun_word;
use crate::rule::{Example, Rule, Scene, SpeakerAnswer};
use crate::speaker::SpeakerKind;

/// How many paragraphs on either side are searched for the other one's line.
const NEAR: u32 = 3;

/// The rule.
pub(super) const RULE: Rule<SpeakerAnswer> = Rule {
    id: "who-is-asked",
    doc: "“You” in a line of a transcript is whoever has the next line; “I” and “you” in lines marked Q and A are the one who is questioned.",
    fires: &[
        Example {
            text: "Jana Ode met Bo Arden.\n\nARDEN: I left in May.\n\nODE: You called it “folly.”",
            answer: "Bo Arden",
        },
        Example {
            text: "The deposition of Bo Arden is long.\n\nQ. Did you call it ''folly''?",
            answer: "Bo Arden",
        },
        Example {
            text: "Bo Arden's deposition is long.\n\nQ. Was it?\n\nA. I called it ''folly.''",
            answer: "Bo Arden",
        },
    ],
    silent: &["“No,” she said.", "“I know,” said Ada Lund."],
    find,
};

fn find(scene: &Scene) -> Option<SpeakerAnswer> {
    let source = scene.source()?;
    let (text, layout) = (scene.text, scene.layout);
    let head = &layout.tokens[source.head as usize];
    let first = &layout.tokens[source.words.first as usize];
    let you = pronoun_word(head.span.of(text)) == Some("you") || is_any(text, first, &["your", "you"]);
    let me = pronoun_word(head.span.of(text)) == Some("i") || is_any(text, first, &["my"]);
    if !you && !me {
        return None;
    }
    let paragraph = scene.quotation().paragraph;
    if let Some(letter) = letter(scene, paragraph) {
        // The one who asks is hardly ever named.
        return (you == (letter == 'q')).then(|| questioned(scene, paragraph)).flatten();
    }
    let own = label(scene, paragraph)?;
    if me {
        return None;
    }
    let last = layout.paragraphs.len() as u32;
    let after =
        (paragraph + 1..last.min(paragraph + 1 + NEAR)).find_map(|p| label(scene, p).filter(|l| *l != own));
    let before = || {
        (paragraph.saturating_sub(NEAR)..paragraph).rev().find_map(|p| label(scene, p).filter(|l| *l != own))
    };
    after.or_else(before).map(SpeakerAnswer::Known)
}

/// The speaker whose name and a colon open a paragraph.
fn label(scene: &Scene, paragraph: u32) -> Option<u32> {
    let range = scene.layout.tokens_of(paragraph);
    let name = scene.cast.names_in(range.start as u32, range.end as u32).next()?;
    let opens = name.first as usize <= range.start + 2 && name.lead as usize <= range.start + 1;
    let colon = scene.layout.tokens.get(name.last as usize).is_some_and(|t| t.tag == Tag::Colon);
    (opens && colon).then_some(name.speaker)
}

/// Whether a paragraph is marked as a question (`q`) or an answer (`a`).
fn letter(scene: &Scene, paragraph: u32) -> Option<char> {
    let words = scene.layout.paragraphs[paragraph as usize].span.of(scene.text).trim_start().as_bytes();
    match words {
        [b'Q', b'.' | b':', ..] => Some('q'),
        [b'A', b'.' | b':', ..] => Some('a'),
        _ => None,
    }
}

/// Who is questioned: the person whose deposition, testimony or interview it is, or the last
/// person named before the questions.
fn questioned(scene: &Scene, paragraph: u32) -> Option<SpeakerAnswer> {
    let (text, layout, cast) = (scene.text, scene.layout, scene.cast);
    let start =
        (0..=paragraph).rev().find(|p| *p == 0 || letter(scene, *p).is_none() && has_words(scene, *p))?;
    let range = layout.tokens_of(start);
    let mut last = None;
    for name in cast.names_in(range.start as u32, range.end as u32) {
        if name.quoted || cast.speakers[name.speaker as usize].kind != SpeakerKind::Person {
            continue;
        }
        let is_session = |at: usize| {
            layout.tokens.get(at).is_some_and(|t| {
                is_any(
                    text,
                    t,
                    &["deposition", "testimony", "interview", "interrogation", "examination", "questioning"],
                )
            })
        };
        let behind =
            name.genitive && (is_session(name.last as usize + 1) || is_session(name.last as usize + 2));
        let lead = name.lead as usize;
        let of = lead > 1 && is_any(text, &layout.tokens[lead - 1], &["of", "with"]) && is_session(lead - 2);
        if behind || of {
            return Some(SpeakerAnswer::Known(name.speaker));
        }
        last = Some(name.speaker);
    }
    last.map(SpeakerAnswer::Known)
}

/// Whether a paragraph holds words at all.
fn has_words(scene: &Scene, paragraph: u32) -> bool {
    !scene.layout.tokens_of(paragraph).is_empty()
}
