//! “The official” is the official who was quoted before, or whom “one rail official” brought in.

use super::{described, description, meant};
use crate::layout::Token;
use crate::lexicon::grammar::small_number;
use crate::lexicon::{Tag, Traits};
use crate::mention::lead::modifies;
use crate::mention::word::{can_be, is, is_any, is_body_role, sex, tag};
use crate::rule::{Decision, Example, MentionAnswer, Rule, Scene, Source, SpeakerAnswer};
use crate::speaker::describe::{Described, Description, describe};
use crate::speaker::modifier::are_from_apart;
use crate::speaker::{SpeakerKind, Target};

/// The rule.
pub(super) const RULE: Rule<SpeakerAnswer> = Rule {
    id: "described-before",
    doc: "“The official” is the official to whom an earlier quotation was given, or whom an indefinite noun \
          phrase (“one rail official”) brought in a little before.",
    fires: &[
        Example {
            text: "Ada Lund rose. A waiter interrupted to tell her that bread was dear. “It is the mill,” said the man.",
            answer: "waiter",
        },
        Example {
            text: "Envoys met as Peru’s defense ministry looked on. “We are calm,” the ministry said.",
            answer: "Peru’s defense ministry",
        },
        Example {
            text: "“No,” a senior rail official said. “Not yet,” the official said.",
            answer: "senior rail official",
        },
        Example {
            text: "Orsa and Tarn signed a mutual rescue treaty in May. The pact commits both to send “all boats”.",
            answer: "mutual rescue treaty",
        },
        Example {
            text: "A farm worker said: “No.” The worker said: “Never.”", answer: "farm worker"
        },
        Example {
            text: "A sound engineer shouted: “Run!” “It blew,” the crew member said.",
            answer: "sound engineer",
        },
        Example {
            text: "One rail official met him on the stairs. “He laughed,” the official said.",
            answer: "rail official",
        },
        Example {
            text: "Tarn Rail told a quiet employee, who lived by the bridge, that the old mill by the lake was to be shut before the long winter came and that no more flour would be had from it by anybody in the town or on the hill. “A pity,” a spokesman for the mill said. The employee called it “a theft”.",
            answer: "quiet employee",
        },
        Example {
            text: "“No,” a rail official said. A Council of Mills (CM) official said it was calm. “All is well,” the official said.",
            answer: "Council of Mills official",
        },
        Example {
            text: "A clerk at one of them, Tarn Brands, held up a log. “It leaks,” the clerk said.",
            answer: "clerk",
        },
        Example {
            text: "Another pilot, who would not give her name, said the toll was too high. “It eats us,” the woman said.",
            answer: "pilot",
        },
        Example {
            text: "“No,” two neighbours said. “Never,” the neighbours said.", answer: "neighbours"
        },
        Example {
            text: "“No,” a rail official said. “Yes,” a second official said. “Never,” the first official said.",
            answer: "rail official",
        },
        Example {
            text: "A bridesmaid, who gave no name, said they knew of nothing.\n\n“It is a party,” the 29-year-old said.",
            answer: "bridesmaid",
        },
    ],
    silent: &[
        "“No,” the harbour office said. “Yes,” the fisheries office said.",
        "“No,” a neighbour said.",
        "“Whose?” a woman asked. “Hers,” the man said.",
        "“No,” the neighbour said.",
        "“No,” a rail official said. “Yes,” the second official said.",
    ],
    find,
};

fn find(scene: &Scene) -> Option<SpeakerAnswer> {
    let what = description(scene)?;
    let tokens = &scene.layout.tokens;
    if !is_any(scene.text, &tokens[what.first as usize], &["the", "this", "that", "these"]) {
        return None;
    }
    let head = &tokens[what.head as usize];
    // "the second official" is another than the one before.
    let counted = tokens[what.first as usize..what.head as usize]
        .iter()
        .any(|t| is_any(scene.text, t, &["second", "third", "fourth"]));
    if counted {
        return None;
    }
    if let Some(treaty) = agreement_brought_in(scene, what) {
        return Some(treaty);
    }
    let same_noun = |decision: &Decision| {
        let (answer @ SpeakerAnswer::Described { .. }, _) = decision.speaker.as_ref()? else { return None };
        let Some((MentionAnswer::Source(source), _)) = &decision.mention else { return None };
        let same =
            is_same_noun(scene, &tokens[source.head as usize], head) && has_fields(scene, what, source);
        let other = source.description();
        let apart = are_from_apart(scene.text, tokens, other, what);
        (same && !apart).then(|| (source.head, answer.clone()))
    };
    let mut earlier = scene.decisions[..scene.asked].iter();
    // "the first official": the one before all others.
    if tokens.get(what.first as usize + 1).is_some_and(|t| is_any(scene.text, t, &["first"])) {
        return earlier.find_map(same_noun).map(|(_, answer)| answer);
    }
    // Whoever was quoted, or brought in, last under the same noun.
    let quoted = earlier.rev().find_map(same_noun);
    let brought = if is_named_since(scene, what) { None } else { brought_in(scene, what) };
    let latest = match (quoted, brought) {
        (Some(quoted), Some(brought)) => Some(if brought.0 > quoted.0 { brought.1 } else { quoted.1 }),
        (quoted, brought) => quoted.or(brought).map(|(_, answer)| answer),
    };
    if let Some(answer) = latest {
        return Some(answer);
    }
    let introduced = scene.cast.reference_at(what.head).filter(|r| !r.pronoun);
    // "The rail employee … A spokesman … The employee": the noun itself was used of another than the last quoted.
    let same = introduced.filter(|reference| match reference.target {
        Target::Described(number) => {
            let earlier = scene.cast.described[number as usize];
            earlier.first < what.first && is_same_noun(scene, &tokens[earlier.head as usize], head)
        }
        Target::Speaker(_) => false,
    });
    let since = same.map_or(0, |reference| latest_mention(scene, what, reference.target));
    if let Some(answer) = told_before(scene, what) {
        return Some(answer);
    }
    if let Some((_, answer)) = hypernym(scene, what).filter(|(at, _)| *at >= since) {
        return Some(answer);
    }
    if let Some(answer) = member_of(scene, what) {
        return Some(answer);
    }
    let introduced = introduced.filter(|reference| matches!(reference.target, Target::Described(_)))?;
    Some(meant(scene, introduced))
}

/// "A lawmaker wants it banned. ¶ “…,” Ada Lund wrote. Lund cited a poll. The lawmaker": whether the one brought in is
/// known by name since.
fn is_named_since(scene: &Scene, what: Description) -> bool {
    let tokens = &scene.layout.tokens;
    let named = scene.cast.reference_at(what.head).is_some_and(|r| !r.pronoun && r.speaker().is_some());
    let before = scene.cast.described.iter().rev().filter(|earlier| earlier.first < what.first);
    named
        && before
            .take(REFERENCES)
            .any(|earlier| is_same_noun(scene, &tokens[earlier.head as usize], &tokens[what.head as usize]))
}

/// Where the description `what` last stood that means a target, before it stands here.
fn latest_mention(scene: &Scene, what: Description, target: Target) -> u32 {
    let references = &scene.cast.references;
    let before = references.partition_point(|reference| reference.token < what.first);
    let latest =
        references[..before].iter().rev().take(REFERENCES).find(|r| !r.pronoun && r.target == target);
    latest.map_or(0, |reference| reference.token)
}

/// How many mentions back a description is looked for.
const REFERENCES: usize = 40;

/// "The ex-diplomat" is the diplomat.
fn is_same_noun(scene: &Scene, earlier: &Token, head: &Token) -> bool {
    let word = head.span.of(scene.text);
    is(scene.text, earlier, word)
        || word.strip_prefix("ex-").is_some_and(|word| is(scene.text, earlier, word))
}

/// Whether every noun before the head of a description stands in the earlier words too: "the fisheries
/// ministry" is another one than "the defense ministry".
fn has_fields(scene: &Scene, what: Description, source: &Source) -> bool {
    let tokens = &scene.layout.tokens;
    let earlier = &tokens[source.words.first as usize..source.words.last as usize];
    let before = tokens[what.first as usize..what.head as usize]
        .iter()
        .filter(|t| matches!(tag(t), Tag::Noun | Tag::Nouns));
    // "The campaign of Senator Voss" is not the Holt campaign.
    let behind =
        tokens[what.head as usize..what.last as usize].iter().skip(1).filter(|t| t.shape.is_capital());
    before.chain(behind).all(|field| earlier.iter().any(|t| t.is(scene.text, field.span.of(scene.text))))
}

/// "The official" behind "One European official recalled" or "Two officials said": an indefinite noun
/// phrase with the same head a little before, in the reporter's own words, and where that head stands.
fn brought_in(scene: &Scene, what: Description) -> Option<(u32, SpeakerAnswer)> {
    let (text, tokens) = (scene.text, &scene.layout.tokens);
    let head = &tokens[what.head as usize];
    if what.head + 1 < what.last || what.head > what.first + 1 {
        return None;
    }
    let floor = what.first.saturating_sub(JUST_NOW) as usize;
    let own = head.span.of(text);
    let many = |token: &Token| {
        token.span.of(text).strip_suffix('s').is_some_and(|one| one.eq_ignore_ascii_case(own))
    };
    let noun =
        (floor..what.first as usize).rev().find(|at| is(text, &tokens[*at], own) || many(&tokens[*at]))?;
    let several = many(&tokens[noun]);
    let quoted = super::is_quoted(scene, &tokens[noun]);
    let mut first = noun;
    loop {
        // "A Council of Mills (CM) official"
        if first > floor + 3 && tokens[first - 1].tag == Tag::Close && tokens[first - 3].tag == Tag::Open {
            first -= 3;
        }
        let name = first.checked_sub(1).and_then(|at| scene.cast.name_at(at as u32));
        if let Some(name) = name.filter(|name| name.last as usize == first && name.first as usize >= floor) {
            first = name.first as usize;
        } else if first > floor && modifies(text, &tokens[first - 1]) && !indefinite(text, &tokens[first - 1])
        {
            first -= 1;
        } else {
            break;
        }
    }
    let opener = first.checked_sub(1)?;
    let named = tokens.get(noun + 1).is_some_and(|t| t.shape.is_capital() || t.tag == Tag::Comma)
        && scene.cast.names_in(noun as u32 + 1, noun as u32 + 4).next().is_some();
    // "Ada Lund, a senator", "Ada Lund was a senator": said of somebody who has a name.
    let said_of = opener.checked_sub(1).is_some_and(|at| {
        matches!(tokens[at].tag, Tag::Comma | Tag::Dash | Tag::Open)
            || tokens[at].has(Traits::LINKING)
            || is_any(text, &tokens[at], &["as", "once", "’s", "'s"])
    });
    // "a non-profit farm": what tells of another noun is nobody.
    let tells_of = tokens.get(noun + 1).is_some_and(|next| tag(next).is_noun() && !next.shape.is_capital());
    // "China’s defense ministry said": a body and whose it is.
    let owned = head.has(Traits::GROUP_ROLE) && tokens[first..noun].iter().any(|t| t.tag == Tag::Genitive);
    let counted = several
        && (is_any(text, &tokens[first], &["several"])
            || small_number(tokens[first].span.of(text)).is_some_and(|number| number > 1));
    // "A captain wept. ¶ Bo Arden, 58, …": whom the article has kept the name of back.
    let kept_back = scene.cast.reference_at(noun as u32).is_some_and(|r| !r.pronoun && r.speaker().is_some());
    if quoted
        || kept_back
        || named
        || tells_of
        || said_of && !several && !owned
        || !counted && !owned && (several || !indefinite(text, &tokens[opener]))
    {
        return None;
    }
    let last = noun as u32 + 1;
    let found = Description { first: first as u32 + u32::from(counted), last, head: noun as u32 };
    let Described { name, kind, gender } = describe(text, scene.layout, found);
    if several {
        let name = name.strip_suffix('s').unwrap_or(&name).to_owned();
        return Some((noun as u32, SpeakerAnswer::Described { name, kind: SpeakerKind::Unknown, gender }));
    }
    Some((noun as u32, SpeakerAnswer::Described { name, kind, gender }))
}

/// "They signed a mutual defence treaty. The pact commits both": the agreement that an indefinite noun phrase brought in
/// a little before, under another noun.
fn agreement_brought_in(scene: &Scene, what: Description) -> Option<SpeakerAnswer> {
    let (text, tokens) = (scene.text, &scene.layout.tokens);
    let own = &tokens[what.head as usize];
    let bare = what.last == what.head + 1 && what.head == what.first + 1;
    if !bare || !own.has(Traits::AGREEMENT) {
        return None;
    }
    let floor = what.first.saturating_sub(JUST_NOW);
    (floor + 1..what.first).rev().find_map(|at| {
        let token = &tokens[at as usize];
        let other = token.has(Traits::AGREEMENT) && token.entry != own.entry && !token.shape.is_capital();
        // "a trade deal proposal"
        let tells_of = tokens.get(at as usize + 1).is_some_and(|t| tag(t).is_noun());
        if !other || tells_of || super::is_quoted(scene, token) {
            return None;
        }
        let first = (floor..at)
            .rev()
            .find(|i| !modifies(text, &tokens[*i as usize]) || indefinite(text, &tokens[*i as usize]))?;
        let brought = indefinite(text, &tokens[first as usize]) && first + 1 < at;
        brought.then(|| described(scene, Description { first, last: at + 1, head: at }))
    })
}

/// Whether a word brings somebody in who was not spoken of before.
fn indefinite(text: &str, token: &Token) -> bool {
    is_any(text, token, &["a", "an", "one", "another"])
}

/// How many tokens back somebody was brought in at most.
const JUST_NOW: u32 = 60;

/// "The crew member" or "the insider" is whoever was quoted last, if the article never names them:
/// such words say nothing new of a person. "The delegate" is the member of a delegation.
fn hypernym(scene: &Scene, what: Description) -> Option<(u32, SpeakerAnswer)> {
    let (text, tokens) = (scene.text, &scene.layout.tokens);
    let head = &tokens[what.head as usize];
    if what.head + 1 < what.last || is_body_role(head) {
        return None;
    }
    // "the mother-of-two": a family that tells nobody apart.
    let family = ["-of-one", "-of-two", "-of-three", "-of-four", "-of-five"];
    let wide = (is_any(text, head, WIDE) || family.iter().any(|end| head.span.of(text).ends_with(end)))
        && what.head <= what.first + 2;
    let mut named_since = false;
    let mut named_in = None;
    let (answer, source) = (0..scene.asked).rev().take(4).find_map(|number| {
        let decision = &scene.decisions[number];
        let (answer, _) = decision.speaker.as_ref()?;
        let Some((MentionAnswer::Source(source), _)) = &decision.mention else { return None };
        // "One House Republican": a body's name, and yet one without a name.
        let one_of = indefinite(text, &tokens[source.words.first as usize])
            && matches!(answer, SpeakerAnswer::Known(speaker)
                if scene.cast.speakers[*speaker as usize].kind == SpeakerKind::Group);
        let unnamed = one_of || matches!(answer, SpeakerAnswer::Described { kind: SpeakerKind::Unknown, .. });
        // Whoever a paragraph of the unnamed one's quotes in passing does not take over.
        let paragraph = scene.quotations[number].paragraph;
        if unnamed {
            named_since &= named_in != Some(paragraph);
        } else {
            named_since = true;
            named_in = Some(paragraph);
        }
        let words = source.description();
        unnamed.then_some((answer, words))
    })?;
    // "“Whose?” a woman asks. “Hers,” the man says."
    let sexes = (sex(head.known().traits), sex(tokens[source.head as usize].known().traits));
    if matches!(sexes, (Some(one), Some(other)) if one != other) {
        return None;
    }
    let own = head.span.of(text);
    let stem = own.get(..own.len().min(6))?;
    let related = stem.len() == 6
        && tokens[source.first as usize..source.last as usize]
            .iter()
            .any(|t| t.span.of(text).get(..6).is_some_and(|w| w.eq_ignore_ascii_case(stem)));
    (wide && !named_since || related).then(|| (source.head, answer.clone()))
}

/// "Another pilot said the toll was too high. “It eats us,” the woman said": whoever without a name is the
/// subject of the sentence before, in the same paragraph, which names nobody else.
fn told_before(scene: &Scene, what: Description) -> Option<SpeakerAnswer> {
    let (text, layout, tokens) = (scene.text, scene.layout, &scene.layout.tokens);
    let plain = is_any(text, &tokens[what.head as usize], &["man", "woman", "boy", "girl"])
        && what.head == what.first + 1;
    let own = layout.sentence_at(scene.quotation().span.start);
    let before = layout.sentences[own.checked_sub(1).filter(|_| plain)?];
    if before.paragraph != scene.quotation().paragraph || !indefinite(text, &tokens[before.first as usize]) {
        return None;
    }
    let head = (before.first + 1..before.last.min(before.first + 4))
        .take_while(|at| {
            modifies(text, &tokens[*at as usize]) || tokens[*at as usize].has(Traits::PERSON_ROLE)
        })
        .find(|at| {
            tokens[*at as usize].has(Traits::PERSON_ROLE) && tag(&tokens[*at as usize]) == Tag::Noun
        })?;
    let next = &tokens[head as usize + 1];
    let subject = next.tag == Tag::Comma || tag(next).is_finite() || can_be(next, Tag::Past);
    let others = scene.cast.names_in(before.first, before.last).any(|name| {
        scene.cast.speakers[name.speaker as usize].kind == SpeakerKind::Person && name.first <= head + 2
    });
    let quoted = super::is_quoted(scene, &tokens[head as usize]);
    if !subject || others || quoted {
        return None;
    }
    Some(described(scene, Description { first: before.first + 1, last: head + 1, head }))
}

/// Nouns that any person may be called.
const WIDE: &[&str] = &[
    "member",
    "worker",
    "employee",
    "staffer",
    "insider",
    "source",
    "person",
    "man",
    "woman",
    "official",
    "witness",
    "resident",
    "local",
    "onlooker",
    "bystander",
    "lawmaker",
    "diplomat",
    "executive",
];

/// "The delegate" is the "member of the delegation" of whom the paragraphs before speak.
fn member_of(scene: &Scene, what: Description) -> Option<SpeakerAnswer> {
    let (text, tokens) = (scene.text, &scene.layout.tokens);
    let stem = tokens[what.head as usize].span.of(text).get(..6)?;
    let earlier =
        scene.cast.described.iter().rev().filter(|d| d.first < what.first && d.first + NEAR > what.first);
    for description in earlier {
        let head = description.head as usize;
        if !tokens.get(head + 1).is_some_and(|t| is_any(text, t, &["of"])) {
            continue;
        }
        let end = (head + 2..(head + 9).min(tokens.len())).find(|i| {
            !tokens[*i].shape.is_word() || tag(&tokens[*i]).is_finite() || tag(&tokens[*i]) == Tag::Wh
        })?;
        let body = &tokens[head + 2..end];
        if body.iter().any(|t| t.span.of(text).get(..6).is_some_and(|w| w.eq_ignore_ascii_case(stem))) {
            let whole = Description { last: end as u32, ..*description };
            return Some(described(scene, whole));
        }
    }
    None
}

/// How many tokens back the member of a body may have been introduced.
const NEAR: u32 = 150;
