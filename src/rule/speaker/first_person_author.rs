//! “I” in the reporter's own words is whoever wrote the article.

use crate::mention::Gender;
use crate::mention::word::is_any;
use crate::rule::{Example, Rule, Scene, SpeakerAnswer};
use crate::speaker::SpeakerKind;

/// The rule.
pub const RULE: Rule<SpeakerAnswer> = Rule {
    id: "first-person-author",
    doc: "“I” in the reporter's own words is whoever wrote the article.",
    fires: &[
        Example { text: "By Ada Lund\n\n“Is it safe?” I asked.", answer: "Ada Lund" },
        Example { text: "“Is it safe?” I asked the guard.", answer: "author" },
        Example { text: "By Bo Arden\nThe pass was shut. “Turn back,” I said.", answer: "Bo Arden" },
    ],
    silent: &["“No,” she said.", "“I know,” said Ada Lund."],
    find,
};

fn find(scene: &Scene) -> Option<SpeakerAnswer> {
    let source = scene.source()?;
    let head = &scene.layout.tokens[source.head as usize];
    if !is_any(scene.text, head, &["i", "me", "my", "we", "us", "our"]) {
        return None;
    }
    match scene.cast.author {
        Some(author) => Some(SpeakerAnswer::Known(author)),
        None => Some(SpeakerAnswer::Described {
            name: "author".to_owned(),
            kind: SpeakerKind::Unknown,
            gender: Gender::Unknown,
        }),
    }
}
