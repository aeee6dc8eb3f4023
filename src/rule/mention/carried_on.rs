//! A whole utterance without words of attribution belongs to whoever is speaking.

use super::reading;
use crate::quotation::OpenMark;
use crate::rule::{Example, MentionAnswer, Rule, Scene};
use crate::syntax::ChunkKind;

pub(super) static RULE: Rule<MentionAnswer> = Rule {
    id: "carried-on",
    doc: "A whole utterance with no words of attribution: the speaker of the quotation before goes on. What \
          stands inside a sentence carries nothing on.",
    fires: &[
        Example {
            text: "“The dam will hold,” Mr. Vance said.\n\n“The gates are new, and the men who tend them are old.”",
            answer: "Vance",
        },
        Example {
            text: "“I grew up on a barge,” said Ms. Delano. Her brothers worked the locks.\n\n“There was always somebody singing.”",
            answer: "Delano",
        },
        Example {
            text: "The wheat is “a fluke”, Dr. Nwosu said.\n\nIt lay in a drawer for nine years.\n\n“We nearly threw it out.”",
            answer: "Nwosu",
        },
    ],
    silent: &[
        "“The dam will hold,” Mr. Vance said.\n\nHis act – “Look at me and my dam!” – wears thin.",
        "“The dam will hold,” Mr. Vance said.\n\nThe “new” gates are nine years old.",
        "“The dam will hold,” Mr. Vance said.\n\n“Nonsense,” said a neighbour.",
        "“The dam will hold.”",
        "“The dam will hold,” Mr. Vance said.\n\n‘Who talks like that?’\n\nA poll has been taken in Orsa.",
    ],
    find,
};

/// How many quotations back the speaker who goes on is looked for: nobody goes on for longer, and without a
/// bound the search would grow with the square of a text in which nobody speaks.
const FURTHEST: usize = 200;

fn find(scene: &Scene) -> Option<MentionAnswer> {
    if !scene.is_direct() {
        return None;
    }
    // "His act (“Look at me!”) wears thin": what stands inside a sentence carries nothing on.
    let (phrase, place) = scene.place()?;
    let inside = phrase.frame.sentence(place).start < place
        && !matches!(phrase.frame.kind(place as isize - 1), ChunkKind::Colon | ChunkKind::Quote);
    if inside {
        return None;
    }
    let before = (0..scene.asked).rev().take(FURTHEST).find(|q| {
        scene.quotations[*q].parent.is_none()
            && !matches!(scene.decisions[*q].mention, None | Some((MentionAnswer::Nobody, _)))
    })?;
    // "‘Who talks like that?’" between paragraphs that quote in double marks is a heading.
    let single =
        |q: usize| matches!(scene.quotations[q].open_mark, OpenMark::CurlySingle | OpenMark::StraightSingle);
    if single(scene.asked) && !single(before) && reading::alone(scene, scene.asked) {
        return None;
    }
    Some(MentionAnswer::CarriesOn(before as u32))
}
