//! A headline that quotes what somebody says further down.

use super::{done_with_words, governed_from_afar, reading, said_before};
use crate::layout::Zone;
use crate::lexicon::{Tag, Traits};
use crate::quotation::QuotationType;
use crate::rule::{Example, MentionAnswer, Rule, Scene, Source};

pub(super) static RULE: Rule<MentionAnswer> = Rule {
    id: "headline-echo",
    doc: "A quotation in a headline, a heading or a caption whose words, or all whose words of weight, \
          stand again in a quotation of the text: the one who says them there says them here, unless the \
          headline itself tells whose they are. A name or a term of the text is nobody's there either.",
    fires: &[
        Example {
            text: "“The harbour plan is madness,” said Tom Reyle, who has piloted ships here for thirty years.\n\nFile photo: the “madness” that the harbour board has planned",
            answer: "Tom Reyle",
        },
        Example {
            text: "“The harbour plan is madness,” said Tom Reyle, who has piloted ships here for thirty years.\n\nImage caption The harbour, where the new plan is seen as “madness”",
            answer: "Tom Reyle",
        },
        Example {
            text: "Pictured: Ms. Platt, who rides the “rolling fridge” to work\n\n“It is a rolling fridge,” Ms. Platt said of the No. 43.\n\nPictured: the “rolling fridge” at the depot",
            answer: "Platt",
        },
        Example {
            text: "Dr. Nwosu called the find “a sandwich from the Bronze Age”.\n\nImage caption The “sandwich from the Bronze Age”, now in a glass case",
            answer: "Nwosu",
        },
        Example {
            text: "Dr. Nwosu called the find “the oldest known sandwich of the Bronze Age”.\n\nImage caption The “oldest sandwich” in its glass case",
            answer: "Nwosu",
        },
        Example {
            text: "Mayor mocked over row with the pilots: ‘He said the quiet part out loud’\n\n“He said the quiet part out loud,” said Tom Reyle.\n\nFile photo: Tom Reyle, who said: ‘He said the quiet part out loud’",
            answer: "Tom Reyle",
        },
        Example {
            text: "Ana Holt, known to nearly all as “the Heron”, ran again.\n\nImage caption The “Heron” in May",
            answer: "",
        },
    ],
    silent: &[
        "“A TOTAL WHITEWASH”\n\nFamilies walked out of the hearing on Monday.",
        "Families called the report “a whitewash”. It was “a whitewash”, Mrs. Adeyemi said.",
        "“The harbour plan is madness,” said Tom Reyle.\n\nImage caption The harbour is “full”",
        "“The truce is a ruse,” said Tom Reyle.\n\nFile photo: the gates, which US calls “a ruse”",
        "“The truce is a ruse,” said Tom Reyle.\n\nFile photo: the gates, as Orsa’s army calls it “a ruse”",
        "“Wake up, all of you,” said the former miller.\n\nFile photo: Tom Reyle says the harbour board must “wake up”",
        "“It was fraud, plain fraud,” said Tom Reyle.\n\nFile photo: Orsa accuses the board of “fraud”",
        "“The harbour plan is madness,” said Tom Reyle. It would be “madness”, he said.",
    ],
    find,
};

fn find(scene: &Scene) -> Option<MentionAnswer> {
    let zone = |q: usize| scene.layout.paragraphs[scene.quotations[q].paragraph as usize].zone;
    // A line of its own between paragraphs of the text, without a full stop or of a few words, is a heading
    // too.
    let stopped = !scene.words().trim_end().ends_with(char::is_alphanumeric);
    let crosshead = zone(scene.asked) == Zone::Body
        && (!stopped || scene.wording().words <= FEW && scene.words().trim_end().ends_with('.'))
        && reading::alone(scene, scene.asked);
    if !crosshead && !matches!(zone(scene.asked), Zone::Title | Zone::Subheading | Zone::Caption) {
        return None;
    }
    if !crosshead && tells_whose(scene) {
        return None;
    }
    let bare = |q: usize| scene.wordings.lower(q);
    let own = bare(scene.asked);
    if own.len() < 4 {
        return None;
    }
    let elsewhere =
        |q: &usize| (if crosshead { *q > scene.asked } else { *q != scene.asked }) && zone(*q) == Zone::Body;
    let text =
        (0..scene.quotations.len()).filter(elsewhere).find(|q| bare(*q).contains(own)).or_else(|| {
            // Headlines shorten: "‘theft of nation’" is what somebody calls “the theft of a whole nation”.
            let weighty = || own.split(|c: char| !c.is_alphanumeric()).filter(|word| word.len() > 3);
            let several = weighty().count() > 1 && !(crosshead && stopped);
            (0..scene.quotations.len()).filter(elsewhere).find(|q| {
                let words = bare(*q);
                several
                    && weighty().all(|word| words.split(|c: char| !c.is_alphanumeric()).any(|w| w == word))
            })
        })?;
    // A name or a term of the text is one in the headline too.
    let named = matches!(scene.decisions[text].kind, Some((QuotationType::Scare | QuotationType::Title, _)));
    Some(if named { MentionAnswer::Nobody } else { MentionAnswer::CarriesOn(text as u32) })
}

/// How many words a heading between paragraphs has at most that ends in a full stop.
const FEW: u32 = 6;

/// Whether the heading itself tells who said it: "Orsa accuses board of “fraud”". What is denied or
/// rejected in it is somebody else's.
fn tells_whose(scene: &Scene) -> bool {
    let said = (said_before::RULE.find)(scene);
    let says = said.is_some();
    let near = said.or_else(|| (done_with_words::RULE.find)(scene));
    let beside = near.is_some();
    let own = near.or_else(|| (governed_from_afar::RULE.find)(scene));
    let Some(MentionAnswer::Source(source)) = own else { return false };
    let what = source.description();
    let told = scene.cast.name_at(source.head).is_some()
        || beside && what.last == what.head + 1 && scene.by_role(what).is_some();
    // "but Vale’s army calls it “…”": a body and its country.
    let body = beside
        && scene.layout.tokens[source.head as usize].has(Traits::GROUP_ROLE)
        && (what.first..what.head).any(|token| scene.cast.name_at(token).is_some());
    // "Towns vote for truce as US warns of “…”": a country or a body by its initials.
    let head = &scene.layout.tokens[source.head as usize];
    let initials = says && head.shape.is_all_capitals() && head.span.len() == 2;
    let told = told || body || initials;
    told && !is_parted(scene, &source) && source.cue.is_some_and(|cue| !ANSWERING.contains(&cue.lemma))
}

/// "Mayor mocked after calling pilots rude: ‘…’": whether a colon stands before an utterance, and not
/// right behind whoever says it.
fn is_parted(scene: &Scene, source: &Source) -> bool {
    let opening = scene.layout.token_at(scene.quotation().span.start);
    let colon = opening.checked_sub(1).filter(|at| scene.layout.tokens[*at].tag == Tag::Colon);
    scene.wording().words > FEW && colon.is_some_and(|colon| source.words.last as usize != colon)
}

/// Verbs by which somebody answers another's words.
const ANSWERING: [&str; 7] = ["deny", "reject", "dismiss", "defend", "fear", "apologise", "apologize"];
