//! The figures of a validation, each a share with its definition and its interval.
use std::collections::BTreeSet;

use super::interval::{Interval, by_resampling};
use super::names::same;
use super::one_to_one;
use super::prediction::Prediction;
use super::score::{ArticleScore, Scores, SpanScore};
use crate::attribution::QuotationType;
use crate::choice::Choice;
use crate::speaker::SpeakerKind;

/// One share: how many cases are right, out of how many.
#[derive(Clone, Debug)]
pub struct Figure {
    /// What is measured, such as `right_outcome`.
    pub metric: &'static str,
    /// Of which cases, such as `all`, `type=direct` or a rule's id.
    pub subset: String,
    /// The line's name in the table for people; empty where it has none there.
    pub label: String,
    /// How many are right, times `unit`.
    pub right: u32,
    /// How many cases there are, times `unit`.
    pub cases: u32,
    /// What a whole case counts: 2 where a case may be half right, else 1.
    pub unit: u32,
    /// Between what the share probably lies; `None` where fewer than two articles have cases.
    pub interval: Option<Interval>,
    /// What counts as a case and as right, a sentence.
    pub definition: &'static str,
}

impl Figure {
    /// The share, from 0 to 1; `None` where there are no cases.
    #[must_use]
    pub fn share(&self) -> Option<f64> {
        (self.cases > 0).then(|| f64::from(self.right) / f64::from(self.cases))
    }
}

/// How many are right and how many cases an article has.
pub(super) type Count = Box<dyn Fn(&ArticleScore) -> (u32, u32)>;

/// A figure before it is counted.
pub(super) struct Measure {
    pub(super) metric: &'static str,
    pub(super) subset: String,
    pub(super) label: String,
    pub(super) definition: &'static str,
    pub(super) unit: u32,
    pub(super) count: Count,
}

/// All the figures, in the order in which people read them.
///
/// Subsets without cases keep their line, so that two tables have the same lines; the rules are
/// those that decided something.
#[must_use]
pub fn figures(scores: &Scores) -> Vec<Figure> {
    let measures = measures(scores);
    let counts: Vec<Vec<(u32, u32)>> = scores
        .articles
        .iter()
        .map(|article| measures.iter().map(|measure| (measure.count)(article)).collect())
        .collect();
    let intervals = if counts.is_empty() { vec![None; measures.len()] } else { by_resampling(&counts) };
    measures
        .into_iter()
        .zip(intervals)
        .enumerate()
        .map(|(at, (measure, interval))| Figure {
            metric: measure.metric,
            subset: measure.subset,
            label: measure.label,
            right: counts.iter().map(|row| row[at].0).sum(),
            cases: counts.iter().map(|row| row[at].1).sum(),
            unit: measure.unit,
            interval,
            definition: measure.definition,
        })
        .collect()
}

/// By what words gold has the speaker given.
fn is_pronoun(words: &str) -> bool {
    ["he", "she", "they", "i", "we", "it"].contains(&words.to_lowercase().as_str())
}

fn measures(scores: &Scores) -> Vec<Measure> {
    let mut list = Vec::new();
    spans_and_outcomes(&mut list);
    shares_of_attributed(&mut list);
    one_to_one::measures(&mut list);
    details(&mut list, scores);
    rules(&mut list, scores);
    list
}

/// Adds a share of spans: `case` tells for a span whether it is right, or `None` where it is no case.
pub(super) fn push(
    list: &mut Vec<Measure>,
    (metric, subset, label): (&'static str, impl Into<String>, impl Into<String>),
    definition: &'static str,
    case: impl Fn(&SpanScore) -> Option<bool> + 'static,
) {
    let count = move |article: &ArticleScore| {
        article
            .spans
            .iter()
            .filter_map(&case)
            .fold((0, 0), |(right, cases), is_right| (right + u32::from(is_right), cases + 1))
    };
    let (subset, label) = (subset.into(), label.into());
    list.push(Measure { metric, subset, label, definition, unit: 1, count: Box::new(count) });
}

const OUTCOME: &str = "Gold spans whose speaker is right: the same name, or nobody in both; a span that is not found counts as given to nobody.";

fn spans_and_outcomes(list: &mut Vec<Measure>) {
    let found = "Gold spans of which the spans given cover at least half of the code points.";
    push(list, ("spans_found", "all", "spans found"), found, |s| Some(s.given.is_some()));
    let exact = "Gold spans for which the span given has the same start and end.";
    push(list, ("spans_exact", "all", "  both offsets right"), exact, |s| Some(s.is_exact()));
    push(list, ("right_outcome", "all", "right outcome, all"), OUTCOME, |s| Some(s.is_right));
    for kind in QuotationType::ALL {
        let label = format!("  {}", kind.word());
        push(list, ("right_outcome", format!("type={}", kind.word()), label), OUTCOME, move |s| {
            (s.gold.kind == Some(*kind)).then_some(s.is_right)
        });
    }
    for kind in SpeakerKind::ALL {
        let label = format!("  speaker a {}", kind.word());
        push(list, ("right_outcome", format!("speaker_kind={}", kind.word()), label), OUTCOME, move |s| {
            (s.gold.speaker_kind == Some(*kind)).then_some(s.is_right)
        });
    }
    let words = |s: &SpanScore| s.mention_words.clone().unwrap_or_default();
    push(list, ("right_outcome", "attribution=beside", "  named beside it"), OUTCOME, move |s| {
        (s.is_wanted() && !words(s).is_empty() && !is_pronoun(&words(s))).then_some(s.is_right)
    });
    push(list, ("right_outcome", "attribution=pronoun", "  pronoun"), OUTCOME, move |s| {
        (s.is_wanted() && is_pronoun(&words(s))).then_some(s.is_right)
    });
    push(list, ("right_outcome", "attribution=none", "  no words of attribution"), OUTCOME, move |s| {
        (s.is_wanted() && words(s).is_empty()).then_some(s.is_right)
    });
}

fn shares_of_attributed(list: &mut Vec<Measure>) {
    let hit = |s: &SpanScore| s.is_attributed() && s.is_wanted() && s.is_right;
    let precision = "Gold spans that somebody is named for: those whose speaker is right.";
    push(list, ("attributed_precision", "all", "attributed spans, precision"), precision, move |s| {
        s.is_attributed().then(|| hit(s))
    });
    let recall =
        "Gold spans with a speaker: those for which the right one is named (the speaker on gold spans).";
    push(list, ("attributed_recall", "all", "attributed spans, recall"), recall, move |s| {
        s.is_wanted().then(|| hit(s))
    });
    list.push(Measure {
        metric: "attributed_f1",
        subset: "all".to_owned(),
        label: "attributed spans, F1".to_owned(),
        definition: "Twice the rightly named spans, out of the spans with a gold speaker and the spans that somebody is named for together.",
        unit: 1,
        count: Box::new(move |article| {
            article.spans.iter().fold((0, 0), |(right, cases), s| {
                let sides = u32::from(s.is_attributed()) + u32::from(s.is_wanted());
                (right + 2 * u32::from(hit(s)), cases + sides)
            })
        }),
    });
    list.push(Measure {
        metric: "spans_extra",
        subset: "all".to_owned(),
        label: "spans given without gold".to_owned(),
        definition: "Spans given in the articles with gold: those that share no code point with a gold span.",
        unit: 1,
        count: Box::new(|article| (article.extra.len() as u32, article.n_given as u32)),
    });
}

fn details(list: &mut Vec<Measure>, scores: &Scores) {
    let kind = "Gold spans found: those whose type is gold's.";
    push(list, ("type_right", "all", "type right"), kind, SpanScore::is_type_right);
    let columns = scores.columns;
    if columns.mention_span {
        let definition = "Gold spans found for which gold marks the words that name the speaker: those whose mention shares a code point with them.";
        push(list, ("mention_right", "all", "mention right"), definition, |s| {
            let (given, gold) = (s.given.as_ref()?, s.gold.mention?);
            Some(given.mention.as_ref().is_some_and(|given| given.start < gold.1 && gold.0 < given.end))
        });
    }
    if columns.cue_span {
        let definition =
            "Gold spans found for which gold marks a cue: those whose cue shares a code point with it.";
        push(list, ("cue_right", "all", "cue right"), definition, |s| {
            let (given, gold) = (s.given.as_ref()?, s.gold.cue?);
            Some(given.cue.as_ref().is_some_and(|given| given.start < gold.1 && gold.0 < given.end))
        });
    }
    // Who relays the words may be a person or a body, and gold does not say which.
    let agree = |gold: &Option<String>, given: Option<&String>| {
        let (gold, given) =
            (gold.as_deref().unwrap_or_default(), given.map(String::as_str).unwrap_or_default());
        [SpeakerKind::Person, SpeakerKind::Group].iter().any(|kind| same(gold, given, Some(*kind)))
    };
    if columns.via {
        let definition = "Gold spans found for which gold or the answer names who relays the words: those where both name the same.";
        push(list, ("via_right", "all", "via right"), definition, move |s| {
            let given = s.given.as_ref()?;
            (s.gold.via.is_some() || given.via.is_some()).then(|| agree(&s.gold.via, given.via.as_ref()))
        });
    }
    if columns.addressee {
        let definition = "Gold spans found for which gold or the answer says who is addressed: those where the words of one hold all those of the other.";
        push(list, ("addressee_right", "all", "addressee right"), definition, move |s| {
            let given = s.given.as_ref()?;
            (s.gold.addressee.is_some() || given.addressee.is_some())
                .then(|| agree(&s.gold.addressee, given.addressee.as_ref()))
        });
    }
}

/// Which rule of one of the three lists decided a span.
type RuleOf = fn(&Prediction) -> Option<&str>;

fn rules(list: &mut Vec<Measure>, scores: &Scores) {
    let lists: [(&'static str, RuleOf, &'static str); 3] = [
        (
            "kind_rule",
            |given| given.kind_rule.as_deref(),
            "Gold spans found whose type this rule decided: those whose type is gold's.",
        ),
        (
            "mention_rule",
            |given| given.mention_rule.as_deref(),
            "Gold spans found whose words of attribution this rule chose: those whose outcome is right.",
        ),
        (
            "speaker_rule",
            |given| given.speaker_rule.as_deref(),
            "Gold spans found whose speaker this rule chose: those whose outcome is right.",
        ),
    ];
    for (metric, rule_of, definition) in lists {
        let ids: BTreeSet<String> = scores
            .spans()
            .filter_map(|(_, span)| span.given.as_ref().and_then(rule_of).map(str::to_owned))
            .collect();
        for id in ids {
            let label = format!("  {id}");
            push(list, (metric, id.clone(), label), definition, move |s| {
                s.given.as_ref().and_then(rule_of).filter(|rule| *rule == id)?;
                if metric == "kind_rule" { s.is_type_right() } else { Some(s.is_right) }
            });
        }
    }
}
