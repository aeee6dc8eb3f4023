//! An invented article, annotated by hand: the example rows of `schema.md`.
//!
//! It does not run the rules, so that the codebook changes when the tables change and not when a
//! rule does.

use crate::attribution::conditions::Conditions;
use crate::attribution::{
    Annotated, Attribution, AttributionForm, Considered, Outcome, Problem, ProblemCode, QuotationType,
    Reason, Severity,
};
use crate::corpus::{Article, Metadata};
use crate::cue::Cue;
use crate::layout::{Paragraph, Zone};
use crate::mention::{Mention, MentionForm};
use crate::quotation::{CloseMark, OpenMark, Quotation};
use crate::schema::{RuleList, RuleRow};
use crate::speaker::{Gender, Speaker, SpeakerKind};
use crate::text::Span;

const TEXT: &str = "Harrow keeps its ferry

HARROW — “We will keep the ferry running,” Mayor Zoë Oyelaran told reporters on Tuesday. “It is our lifeline.”

The harbour board called the plan “a costly dream”, the Harrow Courier said.

“I was told the word ‘never’ is not policy,” said a senior official, who asked not to be named.

She added: “Nobody asked the islanders.

“They pay for it every day.

The so-called \"ghost ferry\" has run since 1987. It is in Tom Ferrand's film \"Slow Water\".
";

/// The article, what is found in it, and the rules that are said to have found it.
#[must_use]
pub fn example() -> (Article, Annotated, Vec<RuleRow>) {
    let article = Article {
        id: "2024/harrow-ferry".to_owned(),
        source_path: "2024/harrow-ferry.txt".to_owned(),
        text: TEXT.to_owned(),
        metadata: Metadata {
            title: Some("Harrow keeps its ferry".to_owned()),
            outlet: Some("Harrow Courier".to_owned()),
            published: Some(19_892),
            byline: Some("Lena Storck".to_owned()),
            url: Some("https://courier.example/harrow-ferry".to_owned()),
        },
    };
    let speakers = vec![
        speaker("Zoë Oyelaran", SpeakerKind::Person, Gender::Female, Some("Mayor"), &[0, 5]),
        speaker("harbour board", SpeakerKind::Group, Gender::Unknown, None, &[1]),
        speaker("Harrow Courier", SpeakerKind::Group, Gender::Unknown, None, &[2]),
        speaker(
            "senior official",
            SpeakerKind::Unknown,
            Gender::Unknown,
            Some("who asked not to be named"),
            &[3],
        ),
        speaker("Tom Ferrand", SpeakerKind::Person, Gender::Male, None, &[4]),
    ];
    let mut mentions = vec![
        mention("Mayor Zoë Oyelaran", MentionForm::Name, 0),
        mention("The harbour board", MentionForm::Description, 1),
        mention("the Harrow Courier", MentionForm::Name, 2),
        mention("a senior official", MentionForm::Description, 3),
        mention("She", MentionForm::Pronoun, 0),
        mention("Tom Ferrand", MentionForm::Name, 4),
    ];
    mentions.sort_by_key(|mention| mention.span.start);
    let cue = |words, lemma| Cue { span: at(words), lemma };
    let (quotations, attributions) = spoken().into_iter().unzip();
    let annotated = Annotated {
        paragraphs: paragraphs(),
        sentences: sentences(),
        quotations,
        cues: vec![cue("told", "tell"), cue("called", "call"), cue("said a", "say"), cue("added", "add")],
        mentions,
        speakers,
        attributions,
        problems: vec![Problem {
            code: ProblemCode::UnclosedQuotation,
            severity: Severity::Note,
            span: Some(at("“They pay for it every day.")),
            message: "The quotation has no closing mark and ends with its paragraph.".to_owned(),
        }],
    };
    (article, annotated, rules())
}

/// Every quotation with its attribution.
fn spoken() -> Vec<(Quotation, Attribution)> {
    use AttributionForm::{CarriedOn, Description, Named, None as Nobody, Pronoun};
    use QuotationType::{Direct, Partial, Scare, Title};
    let mut all = vec![
        (quotation("“We will keep the ferry running,”", 1, 0, 1), said(Direct, 0, Named, Some(0), Some(0))),
        (quotation("“It is our lifeline.”", 1, 0, 2), said(Direct, 0, CarriedOn, None, None)),
        (quotation("“a costly dream”", 2, 2, 1), said(Partial, 1, Description, Some(1), Some(1))),
        (
            quotation("“I was told the word ‘never’ is not policy,”", 3, 3, 1),
            said(Direct, 3, Description, Some(3), Some(2)),
        ),
        (quotation("‘never’", 3, 4, 1), nobody(Scare, "single-word")),
        (quotation("“Nobody asked the islanders.", 4, 5, 1), said(Direct, 0, Pronoun, Some(4), Some(3))),
        (quotation("“They pay for it every day.", 5, 5, 2), said(Direct, 0, CarriedOn, None, None)),
        (quotation("\"ghost ferry\"", 6, 7, 1), nobody(Scare, "so-called")),
        (quotation("\"Slow Water\"", 6, 8, 1), nobody(Title, "named-work")),
    ];
    debug_assert!(all.iter().all(|(_, said)| said.speaker.is_some() || said.form == Nobody));
    all[0].1.addressee = Some(at("reporters"));
    all[2].1.via = Some(2);
    all[2].1.considered.push(Considered {
        rule_id: "said-after",
        speaker: Some(2),
        outcome: Outcome::Rejected,
        reason: Reason::StrongerRule,
        span: Some(at("the Harrow Courier")),
    });
    all[2].1.n_candidates = 2;
    all[4].0.parent = Some(3);
    all
}

fn quotation(words: &str, paragraph: u32, utterance: u32, utterance_part: u32) -> Quotation {
    let span = at(words);
    let (open_mark, close) = match words.chars().next() {
        Some('“') => (OpenMark::CurlyDouble, CloseMark::CurlyDouble),
        Some('‘') => (OpenMark::CurlySingle, CloseMark::CurlySingle),
        _ => (OpenMark::StraightDouble, CloseMark::StraightDouble),
    };
    let inner = words.trim_matches(['“', '”', '‘', '’', '"']);
    let is_closed = words.ends_with(['”', '’', '"']);
    let inner_start = span.start as usize + words.find(inner).unwrap_or(0);
    Quotation {
        span,
        inner: Span::new(inner_start, inner_start + inner.len()),
        paragraph,
        open_mark,
        close_mark: is_closed.then_some(close),
        utterance,
        utterance_part,
        parent: None,
    }
}

fn said(
    kind: QuotationType,
    speaker: u32,
    form: AttributionForm,
    mention: Option<u32>,
    cue: Option<u32>,
) -> Attribution {
    let mention_rule = mention.map(|_| "verb-beside");
    let speaker_rule = if form == AttributionForm::CarriedOn { "carries-on" } else { "same-name" };
    let chosen = |rule_id| Considered {
        rule_id,
        speaker: Some(speaker),
        outcome: Outcome::Chosen,
        reason: Reason::FirstToAnswer,
        span: None,
    };
    Attribution {
        kind,
        speaker: Some(speaker),
        form,
        mention,
        cue,
        via: None,
        addressee: None,
        kind_rule: "set-off",
        mention_rule,
        speaker_rule: Some(speaker_rule),
        conditions: Conditions::default(),
        confidence: mention_rule.map(|_| 0.975),
        n_candidates: 1,
        considered: mention_rule.into_iter().chain([speaker_rule]).map(chosen).collect(),
    }
}

fn nobody(kind: QuotationType, kind_rule: &'static str) -> Attribution {
    Attribution {
        kind,
        speaker: None,
        form: AttributionForm::None,
        mention: None,
        cue: None,
        via: None,
        addressee: None,
        kind_rule,
        mention_rule: None,
        speaker_rule: None,
        conditions: Conditions::default(),
        confidence: None,
        n_candidates: 0,
        considered: Vec::new(),
    }
}

fn speaker(
    name: &str,
    kind: SpeakerKind,
    gender: Gender,
    description: Option<&str>,
    mentions: &[u32],
) -> Speaker {
    Speaker {
        name: name.to_owned(),
        kind,
        gender,
        description: description.map(str::to_owned),
        mentions: mentions.to_vec(),
    }
}

fn mention(words: &str, form: MentionForm, speaker: u32) -> Mention {
    Mention { span: at(words), form, speaker: Some(speaker) }
}

fn rules() -> Vec<RuleRow> {
    let rule = |rule_id: &str, list, rank, description: &str, gold: Option<(i32, i32, f64, f64)>| RuleRow {
        rule_id: rule_id.to_owned(),
        list,
        rank,
        description: description.to_owned(),
        n_fired: 0,
        gold_n: gold.map_or(0, |gold| gold.0),
        gold_right: gold.map_or(0, |gold| gold.1),
        precision: gold.map(|gold| f64::from(gold.1) / f64::from(gold.0)),
        ci_low: gold.map(|gold| gold.2),
        ci_high: gold.map(|gold| gold.3),
        words_n: if gold.is_some() { 1000 } else { 0 },
        words_right: if gold.is_some() { 990 } else { 0 },
        words_ci_low: gold.map(|_| 0.982),
        words_ci_high: gold.map(|_| 0.995),
    };
    vec![
        rule("so-called", RuleList::Kind, 1, "After so-called a term follows.", None),
        rule("named-work", RuleList::Kind, 2, "After film, book or song a title follows.", None),
        rule("single-word", RuleList::Kind, 3, "One word inside a quotation is a term.", None),
        rule("set-off", RuleList::Kind, 4, "Whatever is left is somebody's words.", None),
        rule(
            "verb-beside",
            RuleList::Mention,
            1,
            "The subject of a verb of saying next to the span.",
            Some((200, 195, 0.943, 0.989)),
        ),
        rule("said-after", RuleList::Mention, 2, "The subject of said at the sentence's end.", None),
        rule("same-name", RuleList::Speaker, 1, "The words are a speaker's name or a part of it.", None),
        rule("carries-on", RuleList::Speaker, 2, "No words of its own: the last speaker goes on.", None),
    ]
}

/// The first place of these words in the text.
fn at(words: &str) -> Span {
    let start = TEXT.find(words).unwrap_or(0);
    let words = if words == "said a" { "said" } else { words };
    Span::new(start, start + words.len())
}

fn paragraphs() -> Vec<Paragraph> {
    let mut paragraphs = Vec::new();
    let mut start = 0;
    for line in TEXT.split_inclusive('\n') {
        let zone = if start == 0 { Zone::Title } else { Zone::Body };
        if !line.trim().is_empty() {
            paragraphs.push(Paragraph { span: Span::new(start, start + line.trim_end().len()), zone });
        }
        start += line.len();
    }
    paragraphs
}

/// One sentence a paragraph but for the second and the last, which have two.
fn sentences() -> Vec<Span> {
    let second = |words: &str| at(words).start;
    let breaks = [second("“It is our"), second("It is in Tom")];
    let mut sentences = Vec::new();
    for Paragraph { span, .. } in paragraphs() {
        match breaks.iter().find(|place| span.contains(Span { start: **place, end: **place })) {
            Some(place) => {
                sentences.push(Span { start: span.start, end: *place });
                sentences.push(Span { start: *place, end: span.end });
            }
            None => sentences.push(span),
        }
    }
    sentences
}
