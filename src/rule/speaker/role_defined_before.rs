//! A description that fits what the article has said of one of its people or bodies: the office, the trade, the nationality, the age.

use super::description;
use crate::rule::{Example, Rule, Scene, SpeakerAnswer};

/// The rule.
pub(super) const RULE: Rule<SpeakerAnswer> = Rule {
    id: "role-defined-before",
    doc: "A description that fits what the article has said of one of its people or bodies: the office, the trade, the nationality, the age, \
          the party and the state behind a name.",
    fires: &[
        Example {
            text: "Sen. Bo Arden, D-Ga., was calm. Sen. Ada Lund, D-Ohio, was not. The Georgia senator called it “mud.”",
            answer: "Bo Arden",
        },
        Example {
            text: "Sen. Bo Arden (D-S.C.) was calm. Rep. Ada Lund (R-Calif.) was not. The South Carolinian called it “mud.”",
            answer: "Bo Arden",
        },
        Example {
            text: "Sen. Bo Arden, D-Vt., was calm. Rep. Ada Lund (R-Texas) was not. The Vermonter said it was “a talk about milk.”",
            answer: "Bo Arden",
        },
        Example {
            text: "Gov. Bo Arden of Ohio met Rep. Ada Lund (Ga.) in May. “It was a nice talk,” the Georgian said.",
            answer: "Ada Lund",
        },
        Example {
            text: "The harbour police are run by the Justice Department. The FBI denied it. It was “never asked,” the agency said.",
            answer: "FBI",
        },
        Example {
            text: "Russian President Pavel Orlin landed. “We agree,” the Russian leader said.",
            answer: "Pavel Orlin",
        },
        Example {
            text: "Retired Lt. Gen. Bo Arden was harsh. Ada Lund sang. “Read it first,” the general said.",
            answer: "Bo Arden",
        },
        Example {
            text: "President Ada Lund of Mexico came late. Bo Arden sang. “Read it first,” the Mexican president said.",
            answer: "Ada Lund",
        },
        Example {
            text: "Gov. Bo Arden of Ohio laughed. “I sink,” the Ohio Governor said.",
            answer: "Bo Arden",
        },
        Example {
            text: "The port’s spokesperson, Mrs Ada Lund, laughed. “It sinks,” the port spokeswoman said.",
            answer: "Ada Lund",
        },
        Example {
            text: "Ada Lund, a senator from Maine, objected. “No,” the senator said.",
            answer: "Ada Lund",
        },
        Example {
            text: "Ohio Senator Ada Brenner met Maine Senator Bo Arden. “We agree,” the Maine senator said.",
            answer: "Bo Arden",
        },
        Example {
            text: "Senator Ada Brenner, a Democrat, met Senator Bo Arden, a Republican. “We agree,” the Republican senator said.",
            answer: "Bo Arden",
        },
        Example {
            text: "Ada Lund’s new play opens in May. Mary Voss stars. “I wept,” the playwright said.",
            answer: "Ada Lund",
        },
        Example {
            text: "The Orsa Philharmonic objected. “It is loud,” the orchestra said.",
            answer: "Orsa Philharmonic",
        },
        Example {
            text: "The Orsa Institute objected. “It is thin,” the institute said.",
            answer: "Orsa Institute",
        },
        Example {
            text: "Bo Arden, a former managing director of Orsa Lines, stared. Ada Lund rose. “It was humour,” replied the ex-boss.",
            answer: "Bo Arden",
        },
        Example {
            text: "Lt. Gen. Bo Arden met Ada Lund. Lund left. “No,” the general said.",
            answer: "Bo Arden",
        },
        Example {
            text: "Rep. Bo Arden, R-Vale, met Ada Lund. Lund left. “No,” the Republican said.",
            answer: "Bo Arden",
        },
        Example {
            text: "Ann Orr left. Bo Orr rose. “Bo Orr owes it all to Senator Orr,” a clerk said. “Enough,” the senator said.",
            answer: "Ann Orr",
        },
    ],
    silent: &[
        "Republican Bo Arden left. Sen. Ned Orr rose. “No,” the Ohio Republican said.",
        "Foreign Minister Bo Yun chaired the talks. Wei Jianmin, for his part, spoke at length of trade and fish. “We agree,” the Chinese minister said.",
        "Sigrun Halvorsen, Orlund’s chief executive, smiled. It was described by Brannock’s finance director as “a price”.",
        "The Ferrand Institute of Politics held a debate. “We won it,” the Brenner campaign said.",
        "Mia Ode, an aide to the president, left. “We are tired,” the president said.",
        "“No,” a neighbour said.",
        "Ada Lund left. “No,” a neighbour said.",
        "Bo Arden, a spokesman for Ada Lund, agreed. “No,” Mary Voss’s spokesman said.",
    ],
    find,
};

fn find(scene: &Scene) -> Option<SpeakerAnswer> {
    let what = description(scene)?;
    match scene.by_role(what) {
        Some((speaker, true)) => Some(SpeakerAnswer::Known(speaker)),
        _ => None,
    }
}
