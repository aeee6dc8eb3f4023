//! “The treaty”, “Article 3”: the one document of that sort which the article names.

use super::description;
use crate::layout::Token;
use crate::mention::Gender;
use crate::mention::name::Name;
use crate::mention::word::is_any;
use crate::rule::{Example, Rule, Scene, SpeakerAnswer};
use crate::speaker::SpeakerKind;

/// The rule.
pub(super) const RULE: Rule<SpeakerAnswer> = Rule {
    id: "document-by-name",
    doc: "“The treaty”, “the text” and a part of it (“Article 3”) speak for the treaty that the article names.",
    fires: &[
        Example {
            text: "They signed the Treaty on Open Rivers. The treaty obliges both to “consult without delay”.",
            answer: "Treaty on Open Rivers",
        },
        Example {
            text: "They signed the Treaty on Open Rivers. Article 3 says that both will “consult without delay”.",
            answer: "Treaty on Open Rivers",
        },
        Example {
            text: "The Amara Compact is short. The agreement requires each party to “consult without delay”.",
            answer: "Amara Compact",
        },
        Example {
            text: "What the Orsa Water Treaty Leaves Out\n\nArticle 9 says that the taps will open “in due course”.",
            answer: "Orsa Water Treaty",
        },
    ],
    silent: &[
        "They signed a treaty. The treaty obliges both to “consult without delay”.",
        "They signed the Treaty on Open Rivers. “No,” the ministry said.",
    ],
    find,
};

/// Nouns for what is agreed, passed or decreed.
const WHOLES: &[&str] = &[
    "treaty",
    "agreement",
    "pact",
    "accord",
    "compact",
    "convention",
    "declaration",
    "charter",
    "protocol",
    "memorandum",
    "act",
    "covenant",
    "blueprint",
    "constitution",
    "ordinance",
];

/// Nouns that may mean any of these.
const ANY: &[&str] = &["text", "document", "agreement", "pact", "accord", "deal"];

/// Nouns for a part of one.
const PARTS: &[&str] =
    &["article", "section", "clause", "paragraph", "chapter", "annex", "preamble", "passage", "provision"];

fn find(scene: &Scene) -> Option<SpeakerAnswer> {
    let source = scene.source()?;
    let tokens = &scene.layout.tokens;
    let head = &tokens[source.head as usize];
    let part = is_any(scene.text, head, PARTS);
    let any = part || is_any(scene.text, head, ANY);
    if !any && !is_any(scene.text, head, WHOLES) {
        return None;
    }
    if let Some(what) = description(scene) {
        // "a draft text", "an agreement": one that is only now brought in.
        if !part && is_any(scene.text, &tokens[what.first as usize], &["a", "an"]) {
            return None;
        }
    } else if !part {
        return None;
    }
    named(scene, source.head)
}

/// The document of the sort that a token is the noun of: the last that was named before, else the first.
pub(super) fn named(scene: &Scene, head: u32) -> Option<SpeakerAnswer> {
    let word = &scene.layout.tokens[head as usize];
    let any = is_any(scene.text, word, PARTS) || is_any(scene.text, word, ANY);
    let fits = |name: &&Name| {
        scene.cast.speakers[name.speaker as usize].kind == SpeakerKind::Group
            && own_noun(scene, name).is_some_and(|own| any || own.is(scene.text, word.span.of(scene.text)))
    };
    let names = || scene.cast.names.iter().filter(|name| name.speaker != u32::MAX).filter(fits);
    let before = names().take_while(|name| name.first < head).last();
    let name = before.or_else(|| names().next());
    name.map(|name| SpeakerAnswer::Known(name.speaker)).or_else(|| named_in_title(scene, word, any))
}

/// "What the Orsa Water Treaty Leaves Out": a document that only the title names in full.
fn named_in_title(scene: &Scene, word: &Token, any: bool) -> Option<SpeakerAnswer> {
    let tokens = &scene.layout.tokens;
    let last = tokens.iter().take(TITLE).position(|token| {
        token.shape.is_capital()
            && is_any(scene.text, token, WHOLES)
            && (any || token.is(scene.text, &word.span.of(scene.text).to_lowercase()))
    })?;
    let capital = |i: &usize| tokens[*i].shape.is_capital();
    let first = (0..last).rev().take_while(capital).last()?;
    let the = first.checked_sub(1).is_some_and(|i| is_any(scene.text, &tokens[i], &["the"]));
    let name = tokens[first].span.to(tokens[last].span).of(scene.text).to_owned();
    (the && last > first).then_some(SpeakerAnswer::Described {
        name,
        kind: SpeakerKind::Group,
        gender: Gender::Unknown,
    })
}

/// How many tokens of the article its title can have.
const TITLE: usize = 20;

/// Whether a token is a noun for what is agreed, passed or decreed.
pub(super) fn is_act(scene: &Scene, token: &Token) -> bool {
    is_any(scene.text, token, WHOLES) || is_any(scene.text, token, ANY)
}

/// The noun of a name that tells which sort of document bears it: its first or its last word.
fn own_noun<'s>(scene: &'s Scene, name: &Name) -> Option<&'s Token> {
    let tokens = &scene.layout.tokens;
    [name.first as usize, name.last as usize - 1]
        .map(|at| &tokens[at])
        .into_iter()
        .find(|token| name.last - name.first > 1 && is_any(scene.text, token, WHOLES))
}
