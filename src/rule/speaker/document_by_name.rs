//! “The treaty”, “Article 3”: the one document of that sort which the article names.

use super::{described, description, is_quoted, whoever};
use crate::layout::Token;
use crate::lexicon::{CueClass, Tag, Traits, lexicon};
use crate::mention::Gender;
use crate::mention::lead::modifies;
use crate::mention::name::Name;
use crate::mention::word::{is_any, is_determiner, tag};
use crate::rule::{Example, MentionAnswer, Rule, Scene, SpeakerAnswer};
use crate::speaker::SpeakerKind;
use crate::speaker::describe::Description;
use crate::speaker::document::{maker, possessor};

/// The rule.
pub(super) const RULE: Rule<SpeakerAnswer> = Rule {
    id: "document-by-name",
    doc: "“The treaty”, “the text” and a part of it (“Article 3”) speak for the treaty that the article names, a \
          part also for the text that the sentence before speaks of.",
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
            text: "What the Orlish-Tarnish River Treaty Lacks\n\nThe pact is thin. Article 9 says that the rest will be “a later talk”.",
            answer: "Orlish-Tarnish River Treaty",
        },
        Example {
            text: "We have read the draft conclusions. The last paragraph says tolls end “once the dam is mended”.",
            answer: "draft conclusions",
        },
        Example {
            text: "Ada Lund sent the board a letter. The last paragraph says tolls end “once the dam is mended”.",
            answer: "Ada Lund",
        },
        Example {
            text: "A memorandum of intent was signed. The document says that both will “consult without delay”.",
            answer: "memorandum of intent",
        },
        Example {
            text: "The Treaty on Tidal Friendship was signed in Orsa. Article 3 stipulates aid in accordance with Article 51 of the Tarn Charter. Article 7 binds the sides to “refrain from tolls”.",
            answer: "Treaty on Tidal Friendship",
        },
    ],
    silent: &[
        "They signed a treaty. The treaty obliges both to “consult without delay”.",
        "They signed the Treaty on Open Rivers. “No,” the ministry said.",
        "They signed the Treaty on Open Rivers. A footnote in the report notes that “tolls end”.",
        "They signed the Treaty on Open Rivers. One such document obliges both to “consult without delay”.",
    ],
    find,
};

/// Nouns that may mean any text.
const ANY: &[&str] = &["text", "document"];

/// Nouns for a part of one.
const PARTS: &[&str] = &[
    "article",
    "section",
    "clause",
    "paragraph",
    "chapter",
    "annex",
    "preamble",
    "passage",
    "provision",
    "footnote",
];

fn find(scene: &Scene) -> Option<SpeakerAnswer> {
    let source = scene.source()?;
    let tokens = &scene.layout.tokens;
    let head = &tokens[source.head as usize];
    let part = is_any(scene.text, head, PARTS);
    // "A footnote in the report" tells itself of what.
    let behind = tokens.get(source.head as usize + 1);
    let told = behind.is_some_and(|t| is_any(scene.text, t, &["in", "of", "to"]));
    if told && is_any(scene.text, head, &["footnote"]) {
        return None;
    }
    let whole = is_any(scene.text, head, ANY);
    if !part && !whole && !head.has(Traits::AGREEMENT | Traits::INSTRUMENT) {
        return None;
    }
    if let Some(what) = description(scene) {
        // "a draft text", "one such document": one that is only now brought in.
        if !part && is_any(scene.text, &tokens[what.first as usize], &["a", "an", "one", "another"]) {
            return None;
        }
    } else if !part {
        return None;
    }
    // "Orsa’s declaration" is Orsa's.
    if !part
        && description(scene)
            .is_some_and(|what| possessor(scene.text, scene.layout, scene.cast, what).is_some())
    {
        return None;
    }
    let brought = || if whole { brought_in(scene, source.words.first) } else { None };
    let near = || if part && !told { text_near(scene, source.words.first) } else { None };
    named_document(scene, source.head, source.words.first).or_else(brought).or_else(near)
}

/// "We have read the draft conclusions. The last paragraph says": the text that the sentence before speaks of, or
/// the one that a part of was quoted right before.
fn text_near(scene: &Scene, part: u32) -> Option<SpeakerAnswer> {
    let (text, layout) = (scene.text, scene.layout);
    let tokens = &layout.tokens;
    // "The last paragraph says “…”. ¶ A footnote says"
    let latest = scene.asked.checked_sub(1).filter(|number| {
        scene.quotations[*number].paragraph + 1 >= scene.quotation().paragraph
            && matches!(&scene.decisions[*number].mention, Some((MentionAnswer::Source(source), _))
                if is_any(text, &tokens[source.head as usize], PARTS))
    });
    if let Some((answer, _)) = latest.and_then(|number| scene.decisions[number].speaker.as_ref()) {
        return Some(answer.clone());
    }
    let own = layout.sentence_at(tokens[part as usize].span.start);
    let before = layout.sentences[own.checked_sub(1)?];
    let written = |token: &Token| {
        let cue = token.known().cue_noun;
        cue > 0 && lexicon().cue(cue).class == CueClass::Document
            || token.has(Traits::DOCUMENT | Traits::INSTRUMENT)
            || is_any(text, token, &["conclusions"])
    };
    let head = (before.first + 1..before.last).rev().find(|at| {
        let token = &tokens[*at as usize];
        written(token) && !is_any(text, token, PARTS) && !token.shape.is_capital() && !is_quoted(scene, token)
    })?;
    if layout.sentences[own].paragraph != before.paragraph {
        return None;
    }
    let told = Description { first: part, last: part + 1, head };
    if let Some((maker, None)) = maker(text, layout, scene.cast, told) {
        return Some(SpeakerAnswer::Known(maker));
    }
    let first = (before.first.max(head.saturating_sub(4))..head)
        .rev()
        .take_while(|at| modifies(text, &tokens[*at as usize]) || is_determiner(text, &tokens[*at as usize]))
        .find(|at| is_any(text, &tokens[*at as usize], &["a", "an", "the", "its", "this"]))?;
    Some(whoever(scene, Description { first, last: head + 1, head }))
}

/// "A memorandum of intent was signed. The document says": what the sentence before begins with.
fn brought_in(scene: &Scene, at: u32) -> Option<SpeakerAnswer> {
    let (text, layout) = (scene.text, scene.layout);
    let tokens = &layout.tokens;
    let before = layout.sentence_at(tokens[at as usize].span.start).checked_sub(1)?;
    let sentence = layout.sentences[before];
    let first = sentence.first;
    let head =
        (first + 1..sentence.last.min(first + 5)).find(|at| tokens[*at as usize].has(Traits::INSTRUMENT))?;
    let opens = is_any(text, &tokens[first as usize], &["a", "an"]);
    let of = tokens.get(head as usize + 1).is_some_and(|t| is_any(text, t, &["of"]))
        && tokens.get(head as usize + 2).is_some_and(|t| tag(t).is_noun());
    let last = head + if of { 3 } else { 1 };
    let ends = tokens.get(last as usize).is_some_and(|t| tag(t).is_finite() || t.tag == Tag::Comma);
    if !opens || !ends {
        return None;
    }
    Some(described(scene, Description { first, last, head }))
}

/// Whether a noun is one for what is agreed, passed or decreed, or for a part of it.
pub(super) fn is_agreement(text: &str, token: &Token) -> bool {
    (token.has(Traits::AGREEMENT | Traits::INSTRUMENT) || is_any(text, token, PARTS))
        && !is_any(text, token, &["act", "article", "deal", "passage", "footnote"])
}

/// The document of the sort that a noun tells which the article names: before `from`, else at all.
pub(super) fn named_document(scene: &Scene, head: u32, from: u32) -> Option<SpeakerAnswer> {
    let head = &scene.layout.tokens[head as usize];
    let part = is_any(scene.text, head, PARTS) || is_any(scene.text, head, ANY);
    let any = part || head.has(Traits::AGREEMENT);
    // A charter is no deal, though it has articles.
    let other =
        |own: &Token| !part && is_any(scene.text, own, &["charter", "constitution", "act", "ordinance"]);
    // "in accordance with Article 51 of the Orsa Charter": a document to which another one refers.
    let referred_to = |name: &Name| {
        let tokens = &scene.layout.tokens;
        let word = |at: usize, words: &[&str]| is_any(scene.text, &tokens[at], words);
        let mut behind = name.lead.min(name.first) as usize;
        behind -= usize::from(behind > 0 && word(behind - 1, &["the"]));
        behind >= 3
            && word(behind - 1, &["of"])
            && tokens[behind - 2].shape.is_digit()
            && word(behind - 3, &["article", "chapter", "section"])
    };
    let fits = |name: &&Name| {
        !referred_to(name)
            && scene.cast.speakers[name.speaker as usize].kind == SpeakerKind::Group
            && own_noun(scene, name)
                .is_some_and(|own| own.is(scene.text, head.span.of(scene.text)) || any && !other(own))
    };
    let names = || scene.cast.names.iter().filter(|name| name.speaker != u32::MAX).filter(fits);
    let told = || names().filter(|name| !name.headline);
    let before = told().take_while(|name| name.first < from).last();
    let named = before.or_else(|| told().next()).or_else(|| names().next());
    named.map(|name| SpeakerAnswer::Known(name.speaker)).or_else(|| titled(scene, head, any))
}

/// "the Orlish-Tarnish River Treaty": capitals behind an article up to the noun itself, where nothing
/// was found to be the document's name.
fn titled(scene: &Scene, head: &Token, any: bool) -> Option<SpeakerAnswer> {
    let (text, tokens) = (scene.text, &scene.layout.tokens);
    let at = (0..tokens.len()).find(|at| {
        let token = &tokens[*at];
        token.shape.is_capital()
            && token.has(Traits::INSTRUMENT)
            && (any || token.is(text, head.span.of(text)))
            && at.checked_sub(2).is_some_and(|from| tokens[from..*at].iter().all(|t| t.shape.is_capital()))
    })?;
    let mut first = at;
    while first > 0 && tokens[first - 1].shape.is_capital() && !is_determiner(text, &tokens[first - 1]) {
        first -= 1;
    }
    let article = first.checked_sub(1).is_some_and(|before| is_any(text, &tokens[before], &["the"]));
    (article && first < at).then(|| SpeakerAnswer::Described {
        name: tokens[first].span.to(tokens[at].span).of(text).to_owned(),
        kind: SpeakerKind::Group,
        gender: Gender::Unknown,
    })
}

/// The noun of a name that tells which sort of document bears it: its first or its last word.
fn own_noun<'s>(scene: &'s Scene, name: &Name) -> Option<&'s Token> {
    let tokens = &scene.layout.tokens;
    [name.first as usize, name.last as usize - 1]
        .map(|at| &tokens[at])
        .into_iter()
        .find(|token| name.last - name.first > 1 && token.has(Traits::INSTRUMENT))
}
