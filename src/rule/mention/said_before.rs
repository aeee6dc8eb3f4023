//! `Voss said: "…"`: the verb that the quotation completes stands right before it.

use super::{announce, reading};
use crate::rule::{MentionAnswer, Rule, Scene};

pub(super) static RULE: Rule<MentionAnswer> = Rule {
    id: "said-before",
    doc: "The nearest verb before the quotation is a cue, and only its object, the one addressed, an adverbial \
          or \"that\" stands between: the quotation completes it, and the verb's subject speaks.",
    fires: &[],
    silent: &[],
    find,
};

fn find(scene: &Scene) -> Option<MentionAnswer> {
    let (phrase, place) = scene.place()?;
    let verb = reading::verb_before(&phrase, place)?;
    phrase.chunk(verb).cue()?;
    announce::by_verb(&phrase, verb).map(MentionAnswer::Source)
}
