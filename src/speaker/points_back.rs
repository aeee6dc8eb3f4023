//! Descriptions that point back: "the singer" is another word for the one spoken of.

use super::describe::Description;
use crate::layout::{Layout, Token};
use crate::lexicon::Traits;
use crate::mention::word::{is_any, is_partisan};

/// Whether a description is definite, singular and says nothing that could tell its person apart
/// from the one spoken of: then it is another word for that one. Nouns that people bear namelessly in
/// the news do not, unless the words show that the article has spoken of the person (`known`).
pub(super) fn points_back(text: &str, layout: &Layout, what: Description, known: bool) -> bool {
    let tokens = &layout.tokens;
    let head = &tokens[what.head as usize];
    is_any(text, &tokens[what.first as usize], &["the"])
        && head.has(Traits::PERSON_ROLE | Traits::TITLE | Traits::DEMONYM)
        && !head.has(Traits::PLURAL)
        && (what.head + 1 >= what.last || head.has(Traits::TITLE))
        && !is_of_another(text, tokens, what.head as usize + 1)
        && (!(head.shape.is_capital()
            && !head.shape.is_all_capitals()
            && what.head > what.first + 1
            && tokens[what.head as usize - 1].shape.is_capital())
            || is_partisan(text, tokens, what.first as usize + 1, what.head as usize + 1))
        && (known || !is_any(text, head, NAMELESS) || tokens[what.head as usize - 1].has(Traits::NATIONALITY))
}

/// Nouns that people bear namelessly in the news.
const NAMELESS: &[&str] = &[
    "official",
    "source",
    "aide",
    "adviser",
    "spokesman",
    "spokeswoman",
    "spokesperson",
    "person",
    "author",
    "report",
    "speaker",
    "judge",
    "prosecutor",
    "caller",
    "driver",
    "clerk",
    "moderator",
    "reporter",
    "interviewer",
    "host",
    "narrator",
    "presenter",
    "newsreader",
    "announcer",
    "heckler",
    "protester",
    "protestor",
    "demonstrator",
    "employee",
    "worker",
    "staffer",
    "volunteer",
    "guard",
    "impostor",
    "voter",
    "supporter",
    "attendee",
    "spectator",
    "questioner",
    "witness",
    "neighbour",
    "neighbor",
    "stranger",
    "translator",
    "interpreter",
    "customer",
    "passenger",
    "waiter",
    "waitress",
    "victim",
    "gunman",
    "suspect",
];

/// "The critic of another paper": whether "of" at a token tells that somebody belongs to what nobody has spoken of.
fn is_of_another(text: &str, tokens: &[Token], of: usize) -> bool {
    tokens.get(of).is_some_and(|t| is_any(text, t, &["of", "at", "for"]))
        && tokens.get(of + 1).is_some_and(|t| is_any(text, t, &["another"]))
}
