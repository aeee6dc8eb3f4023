//! A fragment that no words give to anybody.

use crate::quotation::QuotationType;
use crate::rule::{Example, MentionAnswer, Rule, Scene};

pub(super) static RULE: Rule<QuotationType> = Rule {
    id: "ungoverned",
    doc: "No rule has found words that name a speaker for the fragment: it is a term, irony or emphasis.",
    fires: &[
        Example {
            text: "The stadium’s “temporary” stand has been in place since 1974.", answer: "scare"
        },
        Example {
            text: "Only three of the “miracle” pills contained any active ingredient.",
            answer: "scare",
        },
        Example { text: "A cloud of “space junk” circles the planet.", answer: "scare" },
        Example {
            text: "For many of the “founding” families there is nothing left to farm.",
            answer: "scare",
        },
    ],
    silent: &[
        "The inspector said the stand was “temporary”.",
        "The makers of the pills promised “a miracle”.",
        "Ms. Lund, who sold the pills, had boasted of “a miracle”.",
    ],
    find,
};

fn find(scene: &Scene) -> Option<QuotationType> {
    matches!(scene.decision().mention, Some((MentionAnswer::Nobody, _))).then_some(QuotationType::Scare)
}
