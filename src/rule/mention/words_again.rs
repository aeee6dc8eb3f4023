//! `Voss accused him of "a private river". He laughs at the "private river"`: words quoted again are
//! still the first speaker's.

use super::done_with_words;
use crate::lexicon::Tag;
use crate::rule::{Example, MentionAnswer, Rule, Scene};

pub(super) static RULE: Rule<MentionAnswer> = Rule {
    id: "words-again",
    doc: "Two words or more, behind \"the\", \"that\" or an owner, that somebody was quoted with before: the \
          reporter points back to that speaker's words, whatever is done about them now.",
    fires: &[
        Example {
            text: "Ms. Platt accused the mayor of “a secret sale”. The mayor scoffs at the “secret sale”.",
            answer: "Platt",
        },
        Example {
            text: "Mr. Delano called the bus “a rolling fridge”. Riders fear that “rolling fridge” will stay.",
            answer: "Delano",
        },
        Example {
            text: "“My one condition is a lock,” the warden said, and called it “my one condition”. The board wants the warden’s “one condition” met.",
            answer: "warden",
        },
    ],
    silent: &[
        "Ms. Platt accused the mayor of “a secret sale”. The mayor praised “a secret sale”.",
        "Ms. Platt accused the mayor of “a secret sale”. The mayor scoffs at the “honest sale”.",
        "The “secret sale” was in May. The mayor scoffs at the “secret sale”.",
    ],
    find,
};

fn find(scene: &Scene) -> Option<MentionAnswer> {
    if scene.is_direct() {
        return None;
    }
    let tokens = &scene.layout.tokens;
    let before = scene.layout.token_at(scene.quotation().span.start).checked_sub(1)?;
    let token = &tokens[before];
    let points = token.tag == Tag::Genitive
        || ["the", "that", "this", "those", "these", "his", "her", "its", "their"]
            .iter()
            .any(|word| token.is(scene.text, word));
    // A single word is as often irony the second time.
    if !points || scene.wording().words < 2 {
        return None;
    }
    let own = bare(scene, scene.asked);
    let again = (0..scene.asked).find(|q| bare(scene, *q) == own && is_somebodys(scene, *q))?;
    Some(MentionAnswer::CarriesOn(again as u32))
}

/// The words of a quotation without the marks around them and a leading article.
fn bare<'s>(scene: &'s Scene, asked: usize) -> &'s str {
    let words = scene.wordings.lower(asked);
    ["a ", "an ", "the ", "my ", "our "].iter().find_map(|word| words.strip_prefix(word)).unwrap_or(words)
}

/// Whether words of attribution were found for an earlier quotation.
fn is_somebodys(scene: &Scene, earlier: usize) -> bool {
    match &scene.decisions[earlier].mention {
        Some((MentionAnswer::Source(_), _)) => true,
        Some(_) => false,
        None => {
            matches!((done_with_words::RULE.find)(&scene.of_other(earlier)), Some(MentionAnswer::Source(_)))
        }
    }
}
