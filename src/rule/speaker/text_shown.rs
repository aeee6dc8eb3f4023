//! What "it read" means: the thing with words on it, or the text, that was spoken of last; no rule itself.

use super::{is_quoted, known, whoever};
use crate::lexicon::{CueClass, Tag, Traits, lexicon};
use crate::mention::word::{is_any, is_determiner, tag};
use crate::rule::{Scene, Source, SpeakerAnswer};
use crate::speaker::SpeakerKind;
use crate::speaker::describe::Description;
use crate::speaker::document::{is_document, maker};

/// "Somebody hung a sign from it. “…,” it read": the thing with words on it that was spoken of last.
pub(super) fn text_shown(scene: &Scene, source: &Source) -> Option<SpeakerAnswer> {
    let tokens = &scene.layout.tokens;
    let cue = source.cue?.lemma;
    let says = cue == "say";
    if cue != "read" && !says {
        return None;
    }
    let floor = source.words.first.saturating_sub(SHOWN_WITHIN);
    // "A sign hung from it. “…,” it said": only of what is there to be read, told of in the sentence before.
    let floor = if says { floor.max(begins_before(scene)?) } else { floor };
    let shown = |at: &u32| {
        let token = &tokens[*at as usize];
        let cue = token.known().cue_noun;
        let class = if cue > 0 { Some(lexicon().cue(cue).class) } else { None };
        // A statement is read too, though what is said in one is an act of speech.
        let text = class == Some(CueClass::Document) || is_any(scene.text, token, &["statement", "message"]);
        let shows = class == Some(CueClass::Emblem) || text && !says;
        shows && is_document(token) && !is_quoted(scene, token)
    };
    let opener = |head: u32| {
        (head.saturating_sub(4)..head).rev().find(|at| is_determiner(scene.text, &tokens[*at as usize]))
    };
    // "They sent a letter about the budget. “…,” it read": what has just been brought in is read.
    let new = |head: &u32| {
        opener(*head).is_some_and(|first| is_any(scene.text, &tokens[first as usize], &["a", "an"]))
    };
    let nearest = (floor..source.words.first).rev().find(shown);
    if !says
        && let Some(thing) = thing_brought_in(scene, source.words.first)
        && nearest.is_none_or(|nearest| nearest < thing.sentence)
    {
        return Some(whoever(scene, thing.what));
    }
    let nearest = nearest?;
    let sentence =
        scene.layout.sentences[scene.layout.sentence_at(tokens[nearest as usize].span.start)].first;
    let head =
        (sentence..nearest).rev().filter(shown).find(new).filter(|_| !new(&nearest)).unwrap_or(nearest);
    let first = opener(head)?;
    let it = source.words.first;
    let told = Description { first: it, last: it + 1, head };
    let column = is_any(scene.text, &tokens[head as usize], &["editorial", "article", "column", "story"]);
    if let Some((maker, None)) = maker(scene.text, scene.layout, scene.cast, told).filter(|_| !column) {
        return Some(SpeakerAnswer::Known(maker));
    }
    // "The campaign tried to explain, releasing a statement. “…,” it read": the body that tells by it.
    if is_any(scene.text, &tokens[head as usize], &["statement", "message"]) {
        return None;
    }
    holder(scene, first).or_else(|| Some(whoever(scene, Description { first, last: head + 1, head })))
}

/// The first token of the sentence before the one that the quotation begins, in the same paragraph.
fn begins_before(scene: &Scene) -> Option<u32> {
    let layout = scene.layout;
    let before = layout.sentence_at(scene.quotation().span.start).checked_sub(1)?;
    let sentence = layout.sentences[before];
    (sentence.paragraph == scene.quotation().paragraph).then_some(sentence.first)
}

/// A thing that a sentence brings in with "a".
struct BroughtIn {
    what: Description,
    /// The first token of its sentence.
    sentence: u32,
}

/// "She had bought a mug. It reads": the last thing that the sentence before brings in, which is no
/// text or speech by its noun and nobody.
fn thing_brought_in(scene: &Scene, it: u32) -> Option<BroughtIn> {
    let (text, layout, tokens) = (scene.text, scene.layout, &scene.layout.tokens);
    let own = layout.sentence_at(tokens[it as usize].span.start);
    let before = layout.sentences[own.checked_sub(1)?];
    if layout.sentences[own].first != it || before.paragraph != layout.sentences[own].paragraph {
        return None;
    }
    let article = (before.first..before.last)
        .rev()
        .find(|at| is_any(text, &tokens[*at as usize], &["a", "an"]))
        .filter(|at| !is_quoted(scene, &tokens[*at as usize]))?;
    let head = (article + 1..before.last)
        .take_while(|at| {
            let token = &tokens[*at as usize];
            token.shape.is_word() && matches!(tag(token), Tag::Noun | Tag::Adjective | Tag::None)
        })
        .last()?;
    let noun = &tokens[head as usize];
    let thing = noun.known().cue_noun == 0
        && tag(noun) != Tag::Adjective
        && !noun.has(Traits::PERSON_ROLE | Traits::GROUP_ROLE | Traits::TIME);
    thing.then_some(BroughtIn {
        what: Description { first: article, last: head + 1, head },
        sentence: before.first,
    })
}

/// "Voss raised a sign of her own. “…,” it read": the person whom the sentence begins with, where its last
/// verb before the sign holds that up.
fn holder(scene: &Scene, sign: u32) -> Option<SpeakerAnswer> {
    let (layout, tokens) = (scene.layout, &scene.layout.tokens);
    let verb = sign.checked_sub(1)?;
    let held = ["held", "lifted", "raised", "waved", "carried", "brandished", "hoisted", "unfurled"];
    if !is_any(scene.text, &tokens[verb as usize], &held) {
        return None;
    }
    let sentence = layout.sentences[layout.sentence_at(tokens[verb as usize].span.start)];
    let name = scene.cast.names_in(sentence.first, verb).next()?;
    let opens = name.lead.min(name.first) <= sentence.first + 1 && !name.genitive && !name.quoted;
    let person = scene.cast.speakers[name.speaker as usize].kind == SpeakerKind::Person;
    (opens && person).then(|| known(name))
}

/// How many tokens back the thing that "it read" means may stand.
const SHOWN_WITHIN: u32 = 90;
