//! They or it in the reporter's words: the body that was last spoken of.

use super::spoken_of::{body_before, document_before};
use super::text_shown::text_shown;
use super::{described, known, whoever};
use crate::layout::{Sentence, Token};
use crate::lexicon::{Tag, Traits};
use crate::mention::name::{Name, NameClass};
use crate::mention::word::{is_any, is_determiner, pronoun_word, sex, tag};
use crate::rule::{Example, MentionAnswer, Rule, Scene, SpeakerAnswer};
use crate::speaker::SpeakerKind;
use crate::speaker::describe::Description;
use crate::speaker::document::{is_document, maker};
use crate::speaker::sender::given_out_by;
use crate::syntax::ChunkKind;

/// The rule.
pub(super) const RULE: Rule<SpeakerAnswer> = Rule {
    id: "they-as-a-body",
    doc: "“They” or “it” in the reporter's words is the body that was last spoken of, or whomever the \
          same word meant for one of the last quotations. “It” is whoever made a text that has just been \
          brought in, or by whose account the sentence before is told; where “it read”, the sign or the \
          letter spoken of last, by whoever made it or holds it up.",
    fires: &[
        Example {
            text: "Two of the clerks, Ada Lund and Bo Arden, rose. “It is thin,” they said.",
            answer: "Ada Lund and Bo Arden",
        },
        Example { text: "The Orsa Institute objected. “It is thin,” it said.", answer: "Orsa Institute" },
        Example {
            text: "It was “an end” to games loved by the Orsa Union, the clubs say. They call it “a shame”.",
            answer: "clubs",
        },
        Example { text: "Ada Lund issued a statement. “It is thin,” it said.", answer: "Ada Lund" },
        Example {
            text: "The Orsa Union met. The message, which Ada Lund posted on Sunday, was curt.\n\n“Bring it back,” it began.",
            answer: "Ada Lund",
        },
        Example {
            text: "The Orsa Union met. The ten-page memo, leaked on Friday, was written by Ada Lund. It says the pier is “past saving”.",
            answer: "Ada Lund",
        },
        Example {
            text: "The union met. The Fish Farmers Union was furious. “Pay us,” they said.",
            answer: "Fish Farmers Union",
        },
        Example {
            text: "Some 62% of voters are glad, but many say the island is in debt. By 52% to 40%, they say it is “a wreck”.",
            answer: "voters",
        },
        Example {
            text: "The 34-page accord sets limits and creates a joint council based in Orsa. It obliges both to share fish “in good faith”.",
            answer: "34-page accord",
        },
        Example {
            text: "A spokesperson for the port said the crane was safe. “It never moved,” they added.",
            answer: "spokesperson for the port",
        },
        Example {
            text: "The Orsa Union met. Mr. Marl had a letter from the Tarn Office. It praised his “zeal”.",
            answer: "Tarn Office",
        },
        Example {
            text: "Orsa Water knew. Trout swam in the River Tarn. The company is shut. It said it was “sad”.",
            answer: "Orsa Water",
        },
        Example { text: "Critics were furious. “Pay us,” they said.", answer: "Critics" },
        Example {
            text: "The Orsa Union met. One rail envoy, who came at dawn, was unmoved. “Old songs,” they said.",
            answer: "rail envoy",
        },
        Example {
            text: "Orsa Radio turned a team of the Fish Farmers Union away, citing what it called “rain”.",
            answer: "Orsa Radio",
        },
        Example {
            text: "A bloc of island states rejected a draft they said meant “drowning”.",
            answer: "bloc of island states",
        },
        Example {
            text: "Bo Arden wrote a letter. “No,” the letter read.\n\n“Never, whatever the union says,” it added.",
            answer: "Bo Arden",
        },
        Example {
            text: "They signed the Treaty on Open Rivers. Bo Arden smiled. The treaty itself is dry. It mentions “mud”.",
            answer: "Treaty on Open Rivers",
        },
        Example {
            text: "The Orsa Union and the Tarn Institute have met. They claim that it was “fun”.",
            answer: "Orsa Union and Tarn Institute",
        },
        Example {
            text: "The town's newspaper, the Orsa Herald, printed it all. “It is thin,” it said.",
            answer: "Orsa Herald",
        },
        Example {
            text: "Bo Arden was met by hundreds of farmers opposed to the Orsa Trade Pact. They hold signs that read, “No pact.”",
            answer: "farmers",
        },
        Example {
            text: "The talks went on, the ministry said. The two sides “agreed to go on,” it said.",
            answer: "ministry",
        },
        Example {
            text: "Somebody sent a letter this week that spoke of the budget.\n\n“Pay us,” it read.",
            answer: "letter",
        },
        Example {
            text: "Somebody hung a sign on the gate in May.\n\n“Guests only,” it read.",
            answer: "sign",
        },
        Example {
            text: "The email, released by the Orsa Herald, was sent at noon by Bo Arden, an hour late.\n\n“I tried to call you,” it read.\n\n“We have found crews,” it said.",
            answer: "Bo Arden",
        },
        Example {
            text: "Ada Lund smiled and raised a sign of her own.\n\n“I am staying,” it read.",
            answer: "Ada Lund",
        },
        Example {
            text: "The Orsa Union has struck before, according to the Tarn Watch, which counts strikes. It said crews were “celebrating the date”.",
            answer: "Tarn Watch",
        },
        Example {
            text: "“No hay,” Bo Arden said in a video he made in May.\n\nThe Lund campaign tried to explain, releasing a statement that spoke of “tricks” and noted that she rides. “She grows hay,” it read.",
            answer: "Lund campaign",
        },
        Example {
            text: "The Orsa Union met. Ada Lund had bought a kettle for him. It reads “Comrade Bo.”",
            answer: "kettle",
        },
        Example {
            text: "The Orsa Union met. Monday’s memo from the Tarn Institute was long.\n\n“We heard 59 people,” it stated.",
            answer: "Tarn Institute",
        },
        Example {
            text: "Ada Lund runs the Orsa Trust. In town a sign hangs from the old school. “Write your name,” it says.",
            answer: "sign",
        },
        Example {
            text: "The guilds were calm. A former clerk said the lobby would sell the pier. “And cheaply,” they added.",
            answer: "former clerk",
        },
    ],
    silent: &["“No,” said Ada Lund.", "“No,” he said."],
    find,
};

fn find(scene: &Scene) -> Option<SpeakerAnswer> {
    let source = scene.source()?;
    let head = &scene.layout.tokens[source.head as usize];
    let word = pronoun_word(head.span.of(scene.text));
    let own = is_any(scene.text, head, &["them", "their", "its"]);
    if !own && !matches!(word, Some("they" | "it")) || source.words.last - source.words.first > 1 {
        return None;
    }
    if word == Some("they")
        && let Some(spokesperson) = unnamed_one(scene)
    {
        return Some(spokesperson);
    }
    if word == Some("it")
        && let Some(text) = text_quoted_last(scene)
    {
        return Some(text);
    }
    if word == Some("it")
        && let Some(text) = text_shown(scene, source)
    {
        return Some(text);
    }
    if word == Some("it")
        && let Some(maker) = maker_of_text(scene, source.words.first)
    {
        return Some(maker);
    }
    let singular = word == Some("it") || is_any(scene.text, head, &["its"]);
    let body = subject_above(scene, singular)
        .or_else(|| quoted_before(scene, source.words.first))
        .or_else(|| teller_before(scene, source.words.first).filter(|_| word == Some("it")))
        .or_else(|| body_before(scene, source.words.first, singular))?;
    Some(told_already(scene, &body).unwrap_or(body))
}

/// "“Lead by it,” the groups say. They argue": the several who spoke in the sentence before, of which
/// nothing but the words of attribution stands behind the quotation.
fn quoted_before(scene: &Scene, they: u32) -> Option<SpeakerAnswer> {
    let layout = scene.layout;
    let tokens = &layout.tokens;
    let begins = layout.sentence_at(tokens[they as usize].span.start);
    if !is_any(scene.text, &tokens[they as usize], &["they"]) || layout.sentences[begins].first != they {
        return None;
    }
    let number = scene.asked.checked_sub(1)?;
    let decision = &scene.decisions[number];
    let (MentionAnswer::Source(source), _) = decision.mention.as_ref()? else { return None };
    let sentence = layout.sentences[begins.checked_sub(1)?];
    let told = sentence.first <= source.words.first
        && source.words.last <= sentence.last
        && scene.quotations[number].paragraph == scene.quotation().paragraph;
    let plural = tokens[source.head as usize].has(Traits::PLURAL);
    if !told || !plural {
        return None;
    }
    decision.speaker.as_ref().map(|(answer, _)| answer.clone())
}

/// "Voss issued a statement. “…,” it said": whoever made the text that the sentence before brings in.
fn maker_of_text(scene: &Scene, it: u32) -> Option<SpeakerAnswer> {
    let (text, layout) = (scene.text, scene.layout);
    let before = layout.sentence_at(scene.quotation().span.start).checked_sub(1)?;
    let sentence = layout.sentences[before];
    if let Some(maker) = giver_of_text(scene, sentence) {
        return Some(maker);
    }
    if sentence.paragraph != scene.quotation().paragraph {
        return None;
    }
    // "issued a statement", "sent out a short letter", but not "said in a statement".
    let brought = |at: &u32| {
        let near = at.saturating_sub(4).max(sentence.first) as usize..*at as usize;
        let given = |pair: &[Token]| pair[0].has(Traits::GIVING_OUT) && is_any(text, &pair[1], &["a", "an"]);
        // "heard of it in a short email from the office"
        let sent = || {
            let article = |t: &Token| is_any(text, t, &["a", "an"]);
            layout.tokens[near.clone()].iter().any(article)
                && layout.tokens.get(*at as usize + 1).is_some_and(|t| is_any(text, t, &["from"]))
        };
        is_document(&layout.tokens[*at as usize])
            && (layout.tokens[near.clone()].windows(2).any(given) || sent())
            && !super::is_quoted(scene, &layout.tokens[*at as usize])
    };
    let head = (sentence.first..sentence.last).find(brought)?;
    match maker(text, layout, scene.cast, Description { first: it, last: it + 1, head })? {
        (maker, None) => Some(SpeakerAnswer::Known(maker)),
        _ => None,
    }
}

/// "The message, which Voss posted on Sunday, was short. ¶ “…,” it began": whoever gave out the text that the sentence
/// before is about.
fn giver_of_text(scene: &Scene, before: Sentence) -> Option<SpeakerAnswer> {
    let (text, layout) = (scene.text, scene.layout);
    let tokens = &layout.tokens;
    let head = before.first + 1;
    let near = before.paragraph + 1 >= scene.quotation().paragraph;
    let about = near
        && head + 3 < before.last
        && is_any(text, &tokens[before.first as usize], &["the", "that", "this"])
        && is_document(&tokens[head as usize]);
    let giver = if about { given_out_by(text, layout, scene.cast, head + 1) } else { None };
    giver.map(SpeakerAnswer::Known)
}

/// "“No,” the statement read. “Never,” it added": the text quoted right before, in the same paragraph or
/// the one before, if nobody else begins the sentence.
fn text_quoted_last(scene: &Scene) -> Option<SpeakerAnswer> {
    let layout = scene.layout;
    let tokens = &layout.tokens;
    let source = scene.source()?;
    let near = (scene.asked.saturating_sub(2)..scene.asked)
        .rev()
        .filter(|number| scene.quotations[*number].paragraph + 1 >= scene.quotation().paragraph);
    let decision = near.map(|number| &scene.decisions[number]).find(|decision| decision.mention.is_some())?;
    let (MentionAnswer::Source(last), _) = decision.mention.as_ref()? else { return None };
    // Nothing but the words quoted stands between.
    let between = last.words.last..source.words.first;
    let clear = between.filter(|at| !super::is_quoted(scene, &tokens[*at as usize])).all(|at| {
        let token = &tokens[at as usize];
        !token.shape.is_word()
            || token.known().cue_verb != 0
            || matches!(tag(token), Tag::Adverb | Tag::Conjunction)
    });
    // "“No,” it read. “Never,” it added": what "it" has just meant.
    let head = &tokens[last.head as usize];
    if !clear || !is_document(head) && !is_any(scene.text, head, &["it"]) {
        return None;
    }
    decision.speaker.as_ref().map(|(answer, _)| answer.clone())
}

/// "A spokesperson for the port said it was. “…,” they added.": the unnamed one of unknown sex who speaks
/// in the sentence before.
fn unnamed_one(scene: &Scene) -> Option<SpeakerAnswer> {
    let (text, layout) = (scene.text, scene.layout);
    let before = layout.sentence_at(scene.quotation().span.start).checked_sub(1)?;
    let sentence = layout.sentences[before];
    let tokens = &layout.tokens[sentence.first as usize..sentence.last as usize];
    let at = tokens
        .iter()
        .take(6)
        .position(|t| is_any(text, t, &["spokesperson"]))
        .or_else(|| one_of_no_sex(scene, tokens))?;
    let speaks = is_any(text, &tokens[0], &["one"]) || tokens[at..].iter().any(|t| t.known().cue_verb != 0);
    let named = scene
        .cast
        .names_in(sentence.first, sentence.last)
        .any(|name| scene.cast.speakers[name.speaker as usize].kind == SpeakerKind::Person);
    if !speaks || named || sentence.paragraph as usize != scene.quotation().paragraph as usize {
        return None;
    }
    let head = sentence.first + at as u32;
    let end = tokens[at..].iter().position(|t| tag(t).is_finite() || t.tag == Tag::Comma)?;
    let what = Description { first: sentence.first, last: head + end as u32, head };
    Some(described(scene, what))
}

/// "A former minister said", "One envoy, who was there, was unmoved. “…,” they said": the noun that opens a sentence
/// behind "a" or "one" for a person who may be a man or a woman, right before its verb.
fn one_of_no_sex(scene: &Scene, tokens: &[Token]) -> Option<usize> {
    let text = scene.text;
    is_any(text, tokens.first()?, &["a", "an", "one"]).then_some(())?;
    let one = scene.is_direct() && is_any(text, &tokens[0], &["one"]);
    let ends = |t: &Token| {
        is_any(text, t, &["said", "says", "told"]) || one && (t.tag == Tag::Comma || tag(t).is_finite())
    };
    let verb = tokens.iter().take(6).position(ends)?;
    let noun = &tokens[verb - 1];
    (verb > 1
        && noun.has(Traits::PERSON_ROLE)
        && !noun.has(Traits::PLURAL | Traits::GROUP_ROLE)
        && sex(noun.known().traits).is_none())
    .then_some(verb - 1)
}

/// "The two leaders voiced “…”. They urged": whom an earlier quotation found behind the same words.
fn told_already(scene: &Scene, body: &SpeakerAnswer) -> Option<SpeakerAnswer> {
    let SpeakerAnswer::Described { name, .. } = body else { return None };
    let (text, tokens) = (scene.text, &scene.layout.tokens);
    scene.decisions[..scene.asked].iter().rev().take(REACH).find_map(|decision| {
        let Some((MentionAnswer::Source(source), _)) = &decision.mention else { return None };
        let words = tokens[source.words.first as usize].span.to(tokens[source.words.last as usize - 1].span);
        let same = words.of(text).ends_with(name.as_str());
        decision.speaker.as_ref().filter(|_| same).map(|(answer, _)| answer.clone())
    })
}

/// "A deal was near, the ministry said. “…,” it added": the body whose words of attribution end the
/// sentence before, in the same paragraph.
fn teller_before(scene: &Scene, before: u32) -> Option<SpeakerAnswer> {
    let (text, layout) = (scene.text, scene.layout);
    let number = layout.sentence_at(layout.tokens[before as usize].span.start).checked_sub(1)?;
    let sentence = layout.sentences[number];
    if sentence.paragraph != layout.sentences[number + 1].paragraph {
        return None;
    }
    let tokens = &layout.tokens;
    if let Some(name) = by_account(scene, sentence.first + 2, sentence.last) {
        return Some(known(name));
    }
    let verb = (sentence.first + 2..sentence.last).rev().find(|at| {
        let token = &tokens[*at as usize];
        is_any(text, token, &["said", "says", "added"]) && !super::is_quoted(scene, token)
    })?;
    let head = verb - 1;
    if let Some(name) = scene.cast.name_at(head) {
        let group = scene.cast.speakers[name.speaker as usize].kind == SpeakerKind::Group;
        let mut first = name.lead;
        if first > sentence.first && is_determiner(text, &tokens[first as usize - 1]) {
            first -= 1;
        }
        let parted = first > sentence.first && tokens[first as usize - 1].tag == Tag::Comma;
        return (group && parted).then(|| known(name));
    }
    let parted = verb >= sentence.first + 3
        && is_any(text, &tokens[verb as usize - 2], &["the"])
        && tokens[verb as usize - 3].tag == Tag::Comma;
    let body = tokens[head as usize].has(Traits::GROUP_ROLE) && !tokens[head as usize].has(Traits::PLURAL);
    (parted && body).then(|| whoever(scene, Description { first: head - 1, last: verb, head }))
}

/// "…, according to the Orsa Watch, which counts them. It said": the body by whose account it is told.
fn by_account<'s>(scene: &'s Scene, first: u32, last: u32) -> Option<&'s Name> {
    let tokens = &scene.layout.tokens;
    let according = (first..last).find(|at| {
        let token = &tokens[*at as usize];
        is_any(scene.text, token, &["according"])
            && tokens[*at as usize - 1].tag == Tag::Comma
            && !super::is_quoted(scene, token)
    })?;
    let name = scene.cast.names_in(according + 2, last).next()?;
    let body = scene.cast.speakers[name.speaker as usize].kind == SpeakerKind::Group && !name.genitive;
    (body && name.lead.min(name.first) <= according + 3).then_some(name)
}

/// How many quotations back the same words may have been told for.
const REACH: usize = 4;

/// "Orsa turned the team away, citing what it called “…”": the subject of the clause around the
/// pronoun's own, if that is a body.
fn subject_above(scene: &Scene, singular: bool) -> Option<SpeakerAnswer> {
    let source = scene.source()?;
    let (phrase, _) = scene.place()?;
    let chunks = &phrase.frame.chunks;
    let own = chunks.iter().position(|c| {
        c.kind == ChunkKind::Noun && c.first <= source.words.first && source.words.first < c.last
    })?;
    let above = (phrase.frame.sentence(own).start..own)
        .rev()
        .filter(|at| chunks[*at].kind == ChunkKind::Verb && chunks[*at].flag)
        .find_map(|at| phrase.subject(at).map(|subject| subject.chunk).filter(|chunk| *chunk < own))?;
    let chunk = &chunks[above];
    if chunk.tag == Tag::Pronoun || phrase.is_temporal(above as isize) {
        return None;
    }
    if let Some(name) = scene.cast.name_at(chunk.head) {
        // A single word that nothing else tells of is no person where "it" takes it up.
        let group = scene.cast.speakers[name.speaker as usize].kind != SpeakerKind::Person
            || name.class == NameClass::Unknown && name.n_parts == 1;
        return (group && singular).then(|| known(name));
    }
    let head = &scene.layout.tokens[chunk.head as usize];
    let plural = head.has(Traits::PLURAL) || chunk.tag == Tag::Nouns;
    let people = head.has(Traits::PERSON_ROLE | Traits::DEMONYM) && plural;
    // "which the rulebook allows for what it terms “…”"
    let hangs = phrase.frame.kind(above as isize - 1) == ChunkKind::Preposition;
    if singular && is_document(head) && !plural && !hangs {
        return document_before(scene, chunk.first, chunk.head, source.words.first);
    }
    if !(head.has(Traits::GROUP_ROLE) || people && !singular) || plural && singular {
        return None;
    }
    let of = phrase.frame.kind(above as isize + 1) == ChunkKind::Preposition
        && phrase.head_word(above + 1) == "of"
        && phrase.frame.kind(above as isize + 2) == ChunkKind::Noun;
    let last = if of { chunks[above + 2].last } else { chunk.last };
    let what = Description { first: chunk.first, last, head: chunk.head };
    Some(whoever(scene, what))
}
