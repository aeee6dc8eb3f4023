//! “The company”, “the network”, “the country”: the business most spoken of, the body or place named last.

use super::{begins_with, description, may_name_body};
use crate::layout::Token;
use crate::lexicon::Tag;
use crate::mention::name::NameClass;
use crate::mention::word::{BUSINESS, is_any};
use crate::rule::{Example, Rule, Scene, SpeakerAnswer};
use crate::speaker::describe::{Description, may_be, nearest_body};

/// The rule.
pub(super) const RULE: Rule<SpeakerAnswer> = Rule {
    id: "the-company",
    doc: "“The company”, “the network”, “the country”: the business most spoken of, or the body or place named a little \
          before; else the one that sentences before begin with and that nothing tells to be a person.",
    fires: &[
        Example {
            text: "NATO met. Shares in shipbuilder Orsa Navais, which may bid, rose. The company was “ready”, it said. “We wait,” the company added.",
            answer: "Orsa Navais",
        },
        Example {
            text: "Bo Arden left Orsadyne Inc. in May. “We regret it,” the company said.",
            answer: "Orsadyne Inc.",
        },
        Example {
            text: "Orsadyne cut jobs. Critics of Orsadyne Corp. left. The firm blamed “headwinds”.",
            answer: "Orsadyne Corp.",
        },
        Example {
            text: "Harl & Beck lost. The maker of looms cited “luck”. The company cited “rain”.",
            answer: "Harl & Beck",
        },
        Example {
            text: "Harl Securities was kind. Orsadyne Corp. fell. “Buy,” the broker wrote.",
            answer: "Harl Securities",
        },
        Example {
            text: "Ada Lund, who told Der Spiegel that it was late, left.\n\nThe magazine said it stood by “each word”.",
            answer: "Der Spiegel",
        },
        Example {
            text: "Radio Orsa covered the race. “That is false,” the network said.",
            answer: "Radio Orsa",
        },
        Example {
            text: "Shares in London-listed Tarn Resources (TRNR.L) rose. “We welcome it,” the company said.",
            answer: "Tarn Resources",
        },
        Example {
            text: "Norway had two floods in May. “It is over,” the country said.", answer: "Norway"
        },
        Example {
            text: "Battery maker Orsund Energi cut jobs. Shares in the company fell. “We wait,” the company said.",
            answer: "Orsund Energi",
        },
        Example {
            text: "Orsund Corp. fell. In a statement to the Tarn Post, the company said it was “built for one purpose”.",
            answer: "Orsund Corp.",
        },
        Example {
            text: "Orsund Corp. fell. “He is out,” a clerk told Tarn Beast Inc. in May. “We are sorry,” the company said.",
            answer: "Orsund Corp.",
        },
        Example {
            text: "Orla Ltd and Harl Inc. objected in May. The talk drew notice from mills such as Orsadyne Corp., which backed it. “We wait,” the company said.",
            answer: "Orsadyne Corp.",
        },
        Example {
            text: "Hoppervale cut its forecast on Monday. Drivers are angry.\n\n“We were slow,” the ride firm said.",
            answer: "Hoppervale",
        },
    ],
    silent: &[
        "The Orsa Police Department met. “No,” the museum said.",
        "“No,” a neighbour said.",
        "Hoppervale fell. Tarnleaks rose. Drivers are angry.\n\n“We were slow,” the ride firm said.",
        "Hoppervale cut its forecast. “It is weak,” the rival firm said.",
        "Ada Lund runs a company. “No,” she said.",
    ],
    find,
};

fn find(scene: &Scene) -> Option<SpeakerAnswer> {
    business(scene, description(scene)?).map(SpeakerAnswer::Known)
}

/// The business, body or place that a definite noun means by the text before it.
pub(super) fn business(scene: &Scene, what: Description) -> Option<u32> {
    nearest_body(scene.text, scene.layout, scene.cast, what).or_else(|| topic(scene, what))
}

/// "Hopper cut its forecast. “…,” the ride firm said": the one that sentences before begin with and of which
/// nothing tells that it is somebody or somewhere; of several, the one that twice as many begin with.
fn topic(scene: &Scene, what: Description) -> Option<u32> {
    let (text, layout, cast) = (scene.text, scene.layout, scene.cast);
    let tokens = &layout.tokens;
    let head = &tokens[what.head as usize];
    let behind = tokens.get(what.last as usize);
    if !is_any(text, &tokens[what.first as usize], &["the"])
        || what.last != what.head + 1
        || behind.is_some_and(|t| is_any(text, t, &["that", "which", "who", "of", "behind", "for"]))
        || !is_any(text, head, BUSINESS)
            && !is_any(text, head, &["nonprofit", "charity", "club", "platform", "service"])
        || tokens[what.first as usize + 1..what.head as usize].iter().any(|t| tells_another(text, t))
    {
        return None;
    }
    let mut begun: Vec<(u32, usize)> = Vec::new();
    for sentence in layout.sentences.iter().take_while(|s| s.last <= what.first) {
        let Some(name) = cast.names_in(sentence.first, sentence.last).next() else { continue };
        let body = may_name_body(scene, name) && name.class != NameClass::Place;
        if begins_with(scene, sentence.first, name)
            && body
            && !name.quoted
            && may_be(text, layout, name, head)
        {
            match begun.iter_mut().find(|(speaker, _)| *speaker == name.speaker) {
                Some((_, times)) => *times += 1,
                None => begun.push((name.speaker, 1)),
            }
        }
    }
    let (most, times) = *begun.iter().max_by_key(|(_, times)| *times)?;
    let rival = begun.iter().any(|(other, theirs)| *other != most && theirs * 2 > times);
    // What is named once, and not right before, is hardly what the article is about.
    let near = what.first.saturating_sub(JUST_BEFORE);
    let known = cast.names_of(most).nth(1).is_some() || cast.names_of(most).any(|name| name.first >= near);
    let placed = cast.names_of(most).any(|name| {
        let before = (name.lead.min(name.first) as usize).checked_sub(1).map(|at| &tokens[at]);
        !name.genitive
            && before.is_some_and(|t| is_any(text, t, &["in", "near", "outside", "across", "from"]))
    });
    (!rival && known && !placed).then_some(most)
}

/// How many tokens before "the ride firm" a firm stands right before it.
const JUST_BEFORE: u32 = 25;

/// Whether a word tells a body from the one that the article is about.
fn tells_another(text: &str, word: &Token) -> bool {
    word.tag == Tag::Genitive
        || is_any(
            text,
            word,
            &["rival", "parent", "other", "second", "law", "polling", "holding", "sister", "target", "new"],
        )
}
