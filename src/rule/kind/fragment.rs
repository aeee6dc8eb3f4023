//! A fragment with a speaker.

use crate::quotation::QuotationType;
use crate::rule::{Example, Rule, Scene};

pub(super) static RULE: Rule<QuotationType> = Rule {
    id: "fragment",
    doc: "Woven into the reporter's sentence, with words that name its speaker: a partial quotation.",
    fires: &[
        Example { text: "The surgeon described the operation as “routine”.", answer: "partial" },
        Example {
            text: "Traders said the market had been “asleep at the wheel” for months.",
            answer: "partial",
        },
        Example { text: "Mr. Delano promised “a clean start” for the club.", answer: "partial" },
        Example { text: "The union dismissed the offer as “crumbs from the table”.", answer: "partial" },
        Example {
            text: "The prosecutor’s claim that the ledger was “a fairy tale” drew laughter.",
            answer: "partial",
        },
    ],
    silent: &[
        "“The operation was routine,” the surgeon said.",
        "The ward’s “new” scanner is eleven years old.",
        "The surgeon’s first book, “Routine Matters,” sold well.",
    ],
    find,
};

fn find(scene: &Scene) -> Option<QuotationType> {
    scene.decision().mention.is_some().then_some(QuotationType::Partial)
}
