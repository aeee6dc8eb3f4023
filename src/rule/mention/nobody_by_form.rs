//! Titles, nicknames and terms are nobody's words.

use crate::quotation::QuotationType;
use crate::rule::{Example, MentionAnswer, Rule, Scene};

pub(super) static RULE: Rule<MentionAnswer> = Rule {
    id: "nobody-by-form",
    doc: "The form of the span has shown that it is the name of a work or a term, a nickname or a word \
          mentioned as a word. Nobody says it, whatever verb stands near.",
    fires: &[
        Example { text: "The so-called “lantern law” was repealed in 1931.", answer: "" },
        Example { text: "She said the term “ghost acre” had been her grandfather’s.", answer: "" },
        Example { text: "Critics were kinder to “Small Gods of Tin” than to its sequel.", answer: "" },
        Example { text: "Walter \"Buck\" Tennant told the court that he ran the mill.", answer: "" },
    ],
    silent: &["She said the law was “a lantern”.", "“Small gods,” said the critic Ada Lund."],
    find,
};

fn find(scene: &Scene) -> Option<MentionAnswer> {
    let (kind, _) = scene.decision().kind?;
    matches!(kind, QuotationType::Title | QuotationType::Scare).then_some(MentionAnswer::Nobody)
}
