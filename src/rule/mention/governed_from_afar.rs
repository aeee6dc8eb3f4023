//! `Voss said the plan, which passed in May, had become "a farce"`.

use super::{announce, reading};
use crate::lexicon::CueClass;
use crate::rule::{MentionAnswer, Rule, Scene};
use crate::syntax::ChunkKind;

pub(super) static RULE: Rule<MentionAnswer> = Rule {
    id: "governed-from-afar",
    doc: "A cue further left whose complement reaches the quotation: every verb between has its own subject \
          behind the cue, and no new main clause begins between them.",
    fires: &[],
    silent: &[],
    find,
};

fn find(scene: &Scene) -> Option<MentionAnswer> {
    let (phrase, place) = scene.place()?;
    let frame = phrase.frame;
    let sentence = frame.sentence(place);
    let mut crossed: Vec<usize> = Vec::new();
    for at in (sentence.start..place).rev() {
        let chunk = phrase.chunk(at);
        if chunk.kind != ChunkKind::Verb {
            continue;
        }
        let Some(class) = chunk.class() else {
            crossed.push(at);
            continue;
        };
        let reports = !matches!(class, CueClass::Show | CueClass::Gesture);
        let embedded = crossed.iter().any(|verb| {
            phrase.chunk(*verb).flag && phrase.subject(*verb).is_some_and(|subject| subject.chunk < at)
        });
        if reports && !embedded && reading::same_clause_chain(&phrase, at, place) {
            if let Some(source) = announce::by_verb(&phrase, at) {
                return Some(MentionAnswer::Source(source));
            }
        }
        crossed.push(at);
    }
    None
}
