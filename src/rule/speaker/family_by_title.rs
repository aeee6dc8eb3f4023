//! A surname that several people of the article bear, with a title or honorific: the one whom it fits.

use super::{known, named, shared};
use crate::rule::{Example, Rule, Scene, SpeakerAnswer};

/// The rule.
pub(super) const RULE: Rule<SpeakerAnswer> = Rule {
    id: "family-by-title",
    doc: "A surname that several people of the article bear, with a title or honorific: the one whom it fits.",
    fires: &[
        Example { text: "Jon Ode and Mia Ode run a farm. “It rains,” Mrs. Ode said.", answer: "Mia Ode" },
        Example { text: "Jon Ode and Mia Ode run a farm. “It rains,” Mr. Ode said.", answer: "Jon Ode" },
        Example {
            text: "Jon Ode won. Jon Ode Jr. sang. “It rains,” said the younger Mr. Ode.",
            answer: "Jon Ode Jr.",
        },
        Example { text: "Jon Ode ran. Jon Ode Jr. sang. “It rains,” Mr. Ode said.", answer: "Jon Ode" },
        Example {
            text: "Jon Ode ran. Mr. Ode lost. It is the party of Bo Ode, Leo Ode and Max Ode. “It rains,” Mr. Ode said.",
            answer: "Jon Ode",
        },
        Example {
            text: "Gov. Rita Hale met her brother, Sam Hale, a farmer. “We talked,” Governor Hale said.",
            answer: "Rita Hale",
        },
    ],
    silent: &["Jon Ode runs a farm. “It rains,” Mr. Ode said.", "“It rains,” said Jon Ode."],
    find,
};

fn find(scene: &Scene) -> Option<SpeakerAnswer> {
    let name = named(scene)?;
    (name.n_parts == 1 && name.titled && shared(scene, name)).then(|| known(name))
}
