//! A lead that quotes, without a word of whose they are, what somebody says further down.

use crate::layout::Zone;
use crate::quotation::QuotationType;
use crate::rule::{Example, MentionAnswer, Rule, Scene};

pub(super) static RULE: Rule<MentionAnswer> = Rule {
    id: "lead-echo",
    doc: "Words in the first paragraphs of the text that nothing governs and that stand again, word for word, in a \
          longer quotation of a later paragraph: the one who says them there says them here.",
    fires: &[
        Example {
            text: "A miller who drowned a rival in a ▸“cold and greedy” plot was jailed on Monday.\n\nThe trial took a week.\n\n“It was cold and greedy and driven by debt,” said Tom Reyle, who led the case.",
            answer: "Tom Reyle",
        },
        Example {
            text: "A pilot hurt two rowers in a ▸“childish” row, a court was told on Monday in Orsa.\n\nThe rowers are well.\n\nMs. Platt said the row was “childish and cruel”.",
            answer: "Platt",
        },
        Example {
            text: "▸“The proof is piling up that noise is reaching every bay.”\n\nNoise harms most fish in the bay of Orsa, a study has found.\n\n“The proof is piling up that noise is reaching every bay. It must end,” said Dr. Nwosu.",
            answer: "Nwosu",
        },
    ],
    silent: &[
        "A pilot hurt two rowers in a “childish” row, a court was told.\n\nMs. Platt said the row was “cruel”.",
        "The miller uses a “heron”. “We have no heron,” said Ms. Platt.",
        "It rained.\n\nIt snowed.\n\nThe pilots slept.\n\nThe “heron” was shut.\n\n“We have no heron,” said Ms. Platt.",
    ],
    find,
};

/// How many paragraphs a lead has at most.
const LEAD: usize = 3;

fn find(scene: &Scene) -> Option<MentionAnswer> {
    let own_paragraph = scene.quotation().paragraph;
    let zone = |paragraph: u32| scene.layout.paragraphs[paragraph as usize].zone;
    let own = scene.wordings.lower(scene.asked);
    if zone(own_paragraph) != Zone::Body || own.len() < 4 {
        return None;
    }
    let before = (0..own_paragraph).filter(|paragraph| zone(*paragraph) == Zone::Body).count();
    if before >= LEAD {
        return None;
    }
    let later = (scene.asked + 1..scene.quotations.len()).find(|number| {
        let paragraph = scene.quotations[*number].paragraph;
        let named =
            matches!(scene.decisions[*number].kind, Some((QuotationType::Scare | QuotationType::Title, _)));
        paragraph > own_paragraph
            && zone(paragraph) == Zone::Body
            && !named
            && stands_in(own, scene.wordings.lower(*number))
    })?;
    Some(MentionAnswer::CarriesOn(later as u32))
}

/// Whether words stand, whole, among more words.
fn stands_in(own: &str, words: &str) -> bool {
    let Some(at) = words.find(own).filter(|_| own.len() < words.len()) else { return false };
    let apart = |byte: Option<&u8>| byte.is_none_or(|byte| !byte.is_ascii_alphanumeric());
    let bytes = words.as_bytes();
    apart(at.checked_sub(1).and_then(|before| bytes.get(before))) && apart(bytes.get(at + own.len()))
}
