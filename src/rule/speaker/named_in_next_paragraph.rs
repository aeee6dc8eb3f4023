//! A lead that keeps the name back: "what its prime minister called “…”. ¶ Ingrid Holt told parliament".

use super::description;
use crate::rule::{Example, Rule, Scene, SpeakerAnswer};
use crate::speaker::kept_back::kept_back;

/// The rule.
pub(super) const RULE: Rule<SpeakerAnswer> = Rule {
    id: "named-in-next-paragraph",
    doc: "An office or role in the article's first paragraph, or in the headline above it, means whoever \
          the next one begins with, if that is a full name that is new to the text. A verb of saying \
          stands behind the name, with no word of who it is; or \"who\" or an age does, as behind a name \
          that is known; or the office itself stands before it. A lead keeps back the name of somebody \
          known by the office, and anybody else would be introduced.",
    fires: &[
        Example {
            text: "Tarn closed its border on Monday after what its prime minister called “a dark day”.\n\nAda Lund told parliament that it would stay closed.\n\nTarn is small.",
            answer: "Ada Lund",
        },
        Example {
            text: "The mayor of Orsa has called the new bridge “a gift to the town”.\n\nBo Arden said on Tuesday that the bridge would open in May.",
            answer: "Bo Arden",
        },
        Example {
            text: "The health secretary has dropped the charge after defending it as “the grown-up thing to do”.\n\nDame Mary Voss told the Commons that she had listened.\n\nJohn Dunn, the shadow health secretary, laughed.",
            answer: "Mary Voss",
        },
        Example {
            text: "The mayor of Orsa has called the new bridge “a gift to the town”.\n\nBo Arden, speaking at a fair in Tarn, said that it would open in May.",
            answer: "Bo Arden",
        },
        Example {
            text: "Orlund mayor calls bridge “a gift”\n\nORSA, March 7, 2026 (Orsa Press) - The mayor of Orlund opened a bridge on Monday.\n\nBo Arden said that it was new.\n\nOrlund is small.",
            answer: "Bo Arden",
        },
        Example {
            text: "The island’s leader has called the new tolls “a gift”.\n\nIn remarks to the guild of pilots, Bo Arden said that it was so.",
            answer: "Bo Arden",
        },
        Example {
            text: "Orlund’s foreign minister has called the pact “a gift”.\n\nBo Arden, who took over in October, was speaking at a fair in Tarn.",
            answer: "Bo Arden",
        },
        Example {
            text: "A once-powerful sheriff who styled himself “the last honest man” was fined on Friday.\n\nBo Arden, 63, stood with folded hands.\n\nSheriff Ada Lund was sworn in.",
            answer: "Bo Arden",
        },
        Example {
            text: "A Tarn mayor in the far north has called the bridge “a gift”.\n\nMayor Bo Arden of Orlund opened it on Friday.",
            answer: "Bo Arden",
        },
        Example {
            text: "The captain of a lost ferry called the night “a wall of water” in court on Monday.\n\nBo Arden, 58, is on trial with two others.\n\nAda Lund is the judge.",
            answer: "Bo Arden",
        },
        Example {
            text: "A Tarn state lawmaker is defending a bill, telling a podcast that pupils are “renting the land”.\n\nState Rep. Bo Arden (R), who wrote the measure, spoke on Tuesday.",
            answer: "Bo Arden",
        },
    ],
    silent: &[
        "“No,” a neighbour said in Orsa.\n\nAda Lund said that she had seen it.",
        "The mayor of Orsa called the bridge “a gift”.\n\nAda Lund, a baker, said that it was ugly.",
        "Mayor Ada Lund opened the bridge.\n\nThe mayor called it “a gift”.\n\nBo Arden said that it was ugly.",
    ],
    find,
};

fn find(scene: &Scene) -> Option<SpeakerAnswer> {
    let what = description(scene)?;
    let own = scene.quotation().paragraph as usize;
    kept_back(scene.text, scene.layout, scene.cast, what, own).map(SpeakerAnswer::Known)
}
