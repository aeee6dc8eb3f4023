//! Words of attribution that a line of their own gives behind the quotation's line.

use super::{announce, naming, reading};
use crate::layout::Zone;
use crate::lexicon::CueClass;
use crate::rule::{Example, MentionAnswer, Rule, Scene};
use crate::syntax::{ChunkKind, Phrase};

pub(super) static RULE: Rule<MentionAnswer> = Rule {
    id: "said-in-the-next-line",
    doc: "A quotation that ends its line, and behind it a line of its own that only tells, with a verb of saying and \
          nothing said, who said it, as where a web page breaks the line.",
    fires: &[
        Example { text: "“What scares him is the radio, day and night.”\nPlatt said.", answer: "Platt" },
        Example {
            text: "Voss came late. “They have thrown another season away.”\n\nadded Deputy Mayor Ana Platt on Monday.",
            answer: "Deputy Mayor Ana Platt",
        },
        Example {
            text: "“The gate is older than the dam,”\n\nDr. Nwosu told reporters in Orsa.",
            answer: "Dr. Nwosu",
        },
    ],
    silent: &[
        "“What scares him is the radio.”\nPlatt said the radio was old.",
        "“What scares him is the radio.”\nPlatt said: “Listen.”",
        "“What scares him is the radio.”\nPlatt left.",
    ],
    find,
};

/// How many chunks the line has at most: the subject, the verb, to whom, where and when.
const MOST: usize = 10;

fn find(scene: &Scene) -> Option<MentionAnswer> {
    let paragraph = scene.quotation().paragraph;
    if !scene.is_direct() || !ends_its_line(scene) {
        return None;
    }
    let next = scene.layout.paragraphs.get(paragraph as usize + 1).filter(|next| next.zone == Zone::Body)?;
    if next.span.len() > 160 {
        return None;
    }
    let line = scene.paragraph(paragraph + 1)?;
    let verb = verb_of_line(&line)?;
    // "added Voss": what looks like a participle opens the line.
    let source = match line.chunk(verb).flag {
        true => announce::by_verb(&line, verb)?,
        false => naming::source(&line, verb + 1)?,
    };
    reading::can_speak(&line, &source).then_some(MentionAnswer::Source(source))
}

/// Whether nothing follows the quotation in its paragraph.
fn ends_its_line(scene: &Scene) -> bool {
    let paragraph = &scene.layout.paragraphs[scene.quotation().paragraph as usize];
    scene.text[scene.quotation().span.end as usize..paragraph.span.end as usize].trim().is_empty()
}

/// The only verb of a line, one of saying, behind which nothing stands but adverbs, whom it is told and what hangs on
/// prepositions.
fn verb_of_line(line: &Phrase) -> Option<usize> {
    let chunks = &line.frame.chunks;
    let kind = |at: usize| line.frame.kind(at as isize);
    let verb = (0..chunks.len().min(MOST)).find(|at| kind(*at) == ChunkKind::Verb)?;
    let class = line.chunk(verb).class();
    let opens = verb == 0 && class == Some(CueClass::Say);
    let says = (line.chunk(verb).flag || opens)
        && !line.chunk(verb).passive
        && matches!(class, Some(CueClass::Say | CueClass::Tell))
        && chunks.iter().all(|chunk| chunk.kind != ChunkKind::Quote);
    let inverted = opens || line.subject(verb).is_some_and(|subject| subject.chunk > verb);
    let told = class == Some(CueClass::Tell) || inverted;
    let mut behind = verb + 1;
    if told && kind(behind) == ChunkKind::Noun {
        behind += 1;
    }
    while kind(behind) == ChunkKind::Adverb
        || line.is_temporal(behind as isize)
        || kind(behind) == ChunkKind::Preposition && kind(behind + 1) == ChunkKind::Noun
        || kind(behind) == ChunkKind::Noun && kind(behind - 1) == ChunkKind::Preposition
    {
        behind += 1;
    }
    let ends = kind(behind) == ChunkKind::Stop && behind + 1 >= chunks.len() || behind >= chunks.len();
    (says && ends && chunks.len() <= MOST).then_some(verb)
}
