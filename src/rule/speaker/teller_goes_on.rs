//! He added, she went on: whoever told something last goes on.

use super::{described, description, pronoun};
use crate::layout::Token;
use crate::lexicon::Tag;
use crate::mention::Gender;
use crate::mention::name::Name;
use crate::mention::word::{is_any, pronoun_word, tag};
use crate::rule::{Example, MentionAnswer, Rule, Scene, SpeakerAnswer};
use crate::speaker::SpeakerKind;
use crate::speaker::cast::Why;

/// How many paragraphs before the pronoun's own are searched for whoever told something last.
const NEAR: u32 = 3;

/// How many quotations before are asked whether somebody without a name said them.
const BEFORE: usize = 4;

/// The rule.
pub(super) const RULE: Rule<SpeakerAnswer> = Rule {
    id: "teller-goes-on",
    doc: "He or she “added”, “continued” or “went on” is whoever told something last, named beside a verb of \
          saying, though others were spoken of since; and “they” in these words is the one without a name who \
          spoke last.",
    fires: &[
        Example {
            text: "Bo Arden said Karl Ode won. Ode, by many votes, was the better man, and Ode was cheered by all.\n\n“So I was told,” he added.",
            answer: "Bo Arden",
        },
        Example {
            text: "Karl Ode was hit twice and left in the lane, said Inspector Bo Arden. “I have walked it for years,” he added.",
            answer: "Bo Arden",
        },
        Example {
            text: "Karl Ode sang. Bo Arden described Ode as a gem.\n\n“He was kind.”\n\n“To see him go is hard,” he continued.",
            answer: "Bo Arden",
        },
        Example {
            text: "The Orsa Board had failed. A spokesperson said: “We wrote to them.”\n\nThey added: “The board goes on.”",
            answer: "spokesperson",
        },
        Example {
            text: "The Orsa Board met. A friend of the pair alleged that Ada “grew cold”.\n\nThey added that it was “a sad house”.",
            answer: "friend of the pair",
        },
    ],
    silent: &[
        "Bo Arden said Karl Ode won. Ode was cheered. “So I was told,” he said.",
        "Ada Lund said it rained. “So I was told,” he added.",
        "“No,” said Ada Lund.",
    ],
    find,
};

fn find(scene: &Scene) -> Option<SpeakerAnswer> {
    let source = scene.source()?;
    let goes_on = source.cue.is_some_and(|cue| matches!(cue.lemma, "add" | "continue" | "go on"));
    if !goes_on || source.words.last - source.words.first > 1 {
        return None;
    }
    let head = &scene.layout.tokens[source.head as usize];
    if pronoun_word(head.span.of(scene.text)) == Some("they") {
        return unnamed_before(scene);
    }
    let reference = pronoun(scene)?;
    // Where nobody else of the gender was named, the pronoun tells it more surely.
    let only = reference.speaker().filter(|_| reference.why == Why::OnlyOne);
    teller(scene, reference.token, reference.gender)
        .filter(|answer| !matches!(answer, SpeakerAnswer::Known(teller) if only == Some(*teller)))
}

/// The person who told something last before a pronoun: who said the last quotation with words of attribution, or who
/// is named beside a verb of saying since then.
fn teller(scene: &Scene, at: u32, gender: Gender) -> Option<SpeakerAnswer> {
    let (cast, layout) = (scene.cast, scene.layout);
    let paragraph = scene.quotation().paragraph;
    let fits = |speaker: u32| {
        let speaker = &cast.speakers[speaker as usize];
        speaker.kind == SpeakerKind::Person && (speaker.gender == gender || speaker.gender == Gender::Unknown)
    };
    let quoted = last_told(scene);
    let since =
        quoted.map_or(layout.tokens_of(paragraph.saturating_sub(NEAR)).start as u32, |(place, _)| place);
    let named = cast
        .names_in(since, at)
        .rfind(|name| !name.quoted && !name.genitive && fits(name.speaker) && tells(scene, name));
    let speaker = match (named, quoted) {
        (Some(name), _) => name.speaker,
        (None, Some((_, number))) => match &scene.decisions[number].speaker {
            Some((SpeakerAnswer::Known(speaker), _)) => *speaker,
            _ => return None,
        },
        (None, None) => return None,
    };
    fits(speaker).then_some(SpeakerAnswer::Known(speaker))
}

/// The token behind the last quotation that has words of attribution, and behind them, and which quotation that is.
fn last_told(scene: &Scene) -> Option<(u32, usize)> {
    let near = scene.quotation().paragraph.saturating_sub(NEAR);
    (0..scene.asked).rev().take(BEFORE).find_map(|number| match &scene.decisions[number].mention {
        Some((MentionAnswer::Source(source), _)) if scene.quotations[number].paragraph >= near => {
            let behind = scene.quotations[number].span.end;
            let behind = scene.layout.tokens.partition_point(|token| token.span.start < behind) as u32;
            Some((source.words.last.max(behind), number))
        }
        _ => None,
    })
}

/// Whether a verb of saying stands right behind a name and what is said of its bearer, or right before them.
fn tells(scene: &Scene, name: &Name) -> bool {
    let tokens = &scene.layout.tokens;
    let end = name.last.max(name.apposition.1);
    let aside = end > name.last && tokens.get(end as usize).is_some_and(|t| t.tag == Tag::Comma);
    let behind = end + u32::from(aside);
    let adverb = tokens.get(behind as usize).is_some_and(|t| tag(t) == Tag::Adverb);
    // "said Inspector Bo Arden", not "Lund said Bo Arden won".
    let inverted = |verb: u32| {
        let parts = |token: &Token| matches!(token.tag, Tag::Comma | Tag::Mark);
        is_cue(scene, verb) && verb > 0 && parts(&tokens[verb as usize - 1])
    };
    let before = name.lead.min(name.first).checked_sub(1);
    is_cue(scene, behind + u32::from(adverb)) || before.is_some_and(inverted)
}

/// Whether a finite verb of saying stands at a token.
fn is_cue(scene: &Scene, at: u32) -> bool {
    scene.layout.tokens.get(at as usize).is_some_and(|token| {
        token.known().cue_verb != 0
            && !token.shape.is_capital()
            && matches!(tag(token), Tag::Past | Tag::Third)
    })
}

/// The one without a name to whom the last quotation with words of attribution belongs.
fn unnamed_before(scene: &Scene) -> Option<SpeakerAnswer> {
    let (_, number) = last_told(scene)?;
    let before = scene.of_other(number);
    let what = description(&before)?;
    let pronoun = is_any(scene.text, &scene.layout.tokens[what.head as usize], &["it", "they", "this"]);
    (!pronoun && scene.by_role(what).is_none()).then(|| described(scene, what))
}
