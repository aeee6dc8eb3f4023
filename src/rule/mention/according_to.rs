//! `"…," according to Voss`.

use super::announce;
use crate::rule::{CueWords, MentionAnswer, Rule, Scene, Words};
use crate::syntax::ChunkKind;

pub(super) static RULE: Rule<MentionAnswer> = Rule {
    id: "according-to",
    doc: "A phrase that gives the source (\"according to\", \"in the words of\") in the quotation's sentence: \
          the noun phrase behind it speaks.",
    fires: &[],
    silent: &[],
    find,
};

fn find(scene: &Scene) -> Option<MentionAnswer> {
    let (phrase, place) = scene.place()?;
    let frame = phrase.frame;
    let sentence = frame.sentence(place);
    let mut nearest: Option<(usize, usize)> = None;
    for at in sentence {
        if frame.kind(at as isize) != ChunkKind::Phrase || frame.kind(at as isize + 1) != ChunkKind::Noun {
            continue;
        }
        let lemma = phrase.chunk(at).cue().map_or("", |c| c.lemma);
        if !lemma.contains(' ') {
            continue; // "citing", "quoting": verbs that have a subject
        }
        let distance = at.abs_diff(place);
        if nearest.is_none_or(|(_, d)| distance < d) {
            nearest = Some((at, distance));
        }
    }
    let (at, _) = nearest?;
    let chunk = phrase.chunk(at);
    let lemma = chunk.cue().map_or("", |c| c.lemma);
    let mut source = announce::source(&phrase, at + 1)?;
    source.cue = Some(CueWords { words: Words { first: chunk.first, last: chunk.last }, lemma });
    Some(MentionAnswer::Source(source))
}
