//! A lead that keeps the name back: "what its prime minister called “…”. ¶ Ingrid Holt told parliament".

use super::description;
use crate::layout::Zone;
use crate::lexicon::{CueClass, Tag, Traits, lexicon};
use crate::mention::Gender;
use crate::mention::name::{Name, NameClass};
use crate::mention::word::{is_any, sex};
use crate::rule::{Example, Rule, Scene, SpeakerAnswer};
use crate::speaker::SpeakerKind;
use crate::speaker::epithet::years_behind;

/// The rule.
pub(super) const RULE: Rule<SpeakerAnswer> = Rule {
    id: "named-in-next-paragraph",
    doc: "An office or role in the article's first paragraph means whoever the next one begins with, if that is \
          a full name, new to the text, with no word of who it is and a verb of saying behind it: a lead \
          keeps back the name of somebody known by the office, and anybody else would be introduced.",
    fires: &[
        Example {
            text: "Tarn closed its border on Monday after what its prime minister called “a dark day”.\n\nAda Lund told parliament that it would stay closed.\n\nTarn is small.",
            answer: "Ada Lund",
        },
        Example {
            text: "The mayor of Orsa has called the new bridge “a gift to the town”.\n\nBo Arden said on Tuesday that the bridge would open in May.",
            answer: "Bo Arden",
        },
        Example {
            text: "The health secretary has dropped the charge after defending it as “the grown-up thing to do”.\n\nDame Mary Voss told the Commons that she had listened.\n\nJohn Dunn, the shadow health secretary, laughed.",
            answer: "Mary Voss",
        },
        Example {
            text: "The mayor of Orsa has called the new bridge “a gift to the town”.\n\nBo Arden, speaking at a fair in Tarn, said that it would open in May.",
            answer: "Bo Arden",
        },
        Example {
            text: "Orlund mayor calls bridge “a gift”\n\nORSA, March 7, 2026 (Orsa Press) - The mayor of Orlund opened a bridge on Monday.\n\nBo Arden said that it was new.\n\nOrlund is small.",
            answer: "Bo Arden",
        },
        Example {
            text: "Orlund’s foreign minister has called the pact “a gift”.\n\nBo Arden, who took over in October, was speaking at a fair in Tarn.",
            answer: "Bo Arden",
        },
        Example {
            text: "A once-powerful sheriff who styled himself “the last honest man” was fined on Friday.\n\nBo Arden, 63, stood with folded hands.\n\nSheriff Ada Lund was sworn in.",
            answer: "Bo Arden",
        },
    ],
    silent: &[
        "“No,” a neighbour said in Orsa.\n\nAda Lund said that she had seen it.",
        "The mayor of Orsa called the bridge “a gift”.\n\nAda Lund, a baker, said that it was ugly.",
        "Mayor Ada Lund opened the bridge.\n\nThe mayor called it “a gift”.\n\nBo Arden said that it was ugly.",
    ],
    find,
};

fn find(scene: &Scene) -> Option<SpeakerAnswer> {
    let what = description(scene)?;
    let tokens = &scene.layout.tokens;
    let (first, head) = (&tokens[what.first as usize], &tokens[what.head as usize]);
    let indefinite = is_any(scene.text, first, &["a", "an"]);
    let some = ["one", "another", "some", "his", "her", "their", "no", "other", "former"];
    if is_any(scene.text, first, &some)
        || !head.has(Traits::PERSON_ROLE | Traits::TITLE)
        || head.has(Traits::PLURAL)
    {
        return None;
    }
    let paragraphs = &scene.layout.paragraphs;
    let mut body = (0..paragraphs.len()).filter(|p| paragraphs[*p].zone == Zone::Body);
    let (lead, next) = (body.next()?, body.next()?);
    let own = scene.quotation().paragraph as usize;
    // A headline keeps the name back as its lead does.
    let headline = own < lead && paragraphs[own].zone == Zone::Title && !names_somebody(scene, lead);
    if lead != own && !headline {
        return None;
    }
    // "A miller who called it “…”": whom a lead begins with.
    let subject = scene.layout.sentences[scene.layout.sentence_at(first.span.start)];
    if indefinite && (headline || what.first > subject.first + BEHIND_DATELINE) {
        return None;
    }
    let name = introduced(scene, lead, next, indefinite)?;
    let speaker = &scene.cast.speakers[name.speaker as usize];
    let unlike = sex(head.known().traits)
        .is_some_and(|sex| speaker.gender != Gender::Unknown && speaker.gender != sex);
    (speaker.kind == SpeakerKind::Person && !unlike).then_some(SpeakerAnswer::Known(name.speaker))
}

/// How many tokens of a dateline may stand before a lead's subject.
const BEHIND_DATELINE: u32 = 8;

/// Whether a paragraph names a person in full.
fn names_somebody(scene: &Scene, paragraph: usize) -> bool {
    let tokens = scene.layout.tokens_of(paragraph as u32);
    let mut names = scene.cast.names_in(tokens.start as u32, tokens.end as u32);
    names.any(|name| {
        name.n_parts > 1 && scene.cast.speakers[name.speaker as usize].kind == SpeakerKind::Person
    })
}

/// The full name that a paragraph begins with, where it has stood nowhere in the body, no word tells
/// who that is, and a verb of saying follows it.
fn introduced<'s>(scene: &'s Scene, lead: usize, paragraph: usize, indefinite: bool) -> Option<&'s Name> {
    let tokens = &scene.layout.tokens;
    let names = &scene.cast.names;
    let start = scene.layout.tokens_of(paragraph as u32).start as u32;
    let body = scene.layout.tokens_of(lead as u32).start as u32;
    let at = names.partition_point(|n| n.first < start);
    let name = names.get(at).filter(|n| n.lead == start && n.class == NameClass::Person && !n.quoted)?;
    let bare = tokens[name.lead as usize..name.first as usize].iter().all(|t| t.has(Traits::HONORIFIC));
    // "Ada Lund, speaking at a meeting in Orsa, said"
    let speaking = tokens
        .get(name.last as usize + 1)
        .is_some_and(|t| is_any(scene.text, t, &["speaking", "writing", "addressing"]));
    let behind = if speaking {
        let from = name.last as usize + 2;
        (from..tokens.len().min(from + 16)).find(|at| tokens[*at].tag == Tag::Comma)? + 1
    } else {
        name.last as usize
    };
    // "Ada Lund, who took office in May, told": whoever needs a noun to be introduced is another.
    let already = !speaking
        && tokens.get(name.last as usize).is_some_and(|t| t.tag == Tag::Comma)
        && tokens.get(name.last as usize + 1).is_some_and(|t| {
            is_any(scene.text, t, &["who"]) || indefinite && is_any(scene.text, t, &["whose"])
        });
    // "Ada Lund, 63, stood": of whom the lead has told enough.
    let already = already || indefinite && years_behind(scene.text, tokens, name.last).is_some();
    let told = !speaking && !already && name.apposition.0 < name.apposition.1;
    let new = !names[..at].iter().any(|n| n.speaker == name.speaker && n.first >= body);
    let verb = tokens.get(behind)?.known().cue_verb;
    let says = verb != 0
        && matches!(
            lexicon().cue(verb).class,
            CueClass::Say | CueClass::Tell | CueClass::Express | CueClass::Call | CueClass::Think
        );
    (name.n_parts > 1 && bare && !told && new && (says && !indefinite || already) && !name.genitive)
        .then_some(name)
}
