//! The figures and the mistakes as text for people.
use std::fmt::Write;

use super::figures::Figure;
use super::interval::wilson;
use super::prediction::{Prediction, Words};
use super::score::{Scores, SpanScore};
use crate::choice::Choice;
use crate::text::harmless;

/// The figures as a table of text: share, cases, 95 % interval; then the rules, most cases first.
#[must_use]
pub fn table(figures: &[Figure]) -> String {
    let mut out = String::new();
    let is_rule = |figure: &&Figure| figure.metric.ends_with("_rule");
    let general: Vec<_> = figures.iter().filter(|f| !is_rule(f) && !f.label.is_empty()).collect();
    let width = figures.iter().map(|f| f.label.chars().count()).max().unwrap_or(0).max(26);
    let _ = writeln!(out, "{:<width$}    share  right/cases  95 % interval", "");
    for figure in general {
        line(&mut out, figure, width, figure.interval.map(|i| (i.low, i.high)));
    }
    for (metric, heading) in [
        ("kind_rule", "Type right, by the rule that decided it"),
        ("mention_rule", "Right outcome, by the rule that found the words of attribution"),
        ("speaker_rule", "Right outcome, by the rule that told whom they mean"),
    ] {
        let mut rules: Vec<_> = figures.iter().filter(|f| f.metric == metric).collect();
        if rules.is_empty() {
            continue;
        }
        rules.sort_by(|a, b| b.cases.cmp(&a.cases).then_with(|| a.subset.cmp(&b.subset)));
        let _ = writeln!(out, "\n{heading}");
        for rule in rules {
            let interval = wilson(rule.right, rule.cases);
            line(&mut out, rule, width, interval.map(|i| (i.low, i.high)));
        }
    }
    out
}

fn line(out: &mut String, figure: &Figure, width: usize, interval: Option<(f64, f64)>) {
    let Some(share) = figure.share() else {
        let _ = writeln!(out, "{:<width$}        -", figure.label);
        return;
    };
    let unit = figure.unit;
    let cases = format!("{}/{}", f64::from(figure.right) / f64::from(unit), figure.cases / unit);
    let _ = write!(out, "{:<width$}  {:5.1} %  {cases:>11}", figure.label, 100.0 * share);
    if let Some((low, high)) = interval {
        let _ = write!(out, "  {:.1} to {:.1}", 100.0 * low, 100.0 * high);
    }
    out.push('\n');
}

/// The wrong outcomes as text, at most `most` of them: the words, gold, and what decided the answer.
#[must_use]
pub fn mistakes(scores: &Scores, most: usize) -> String {
    let wrong: Vec<_> = scores.spans().filter(|(_, span)| !span.is_right).collect();
    let mut out = String::new();
    for (article_id, span) in wrong.iter().take(most) {
        describe(&mut out, article_id, span);
    }
    if wrong.len() > most {
        let _ = writeln!(out, "… and {} more", wrong.len() - most);
    }
    out
}

fn describe(out: &mut String, article_id: &str, span: &SpanScore) {
    let gold = &span.gold;
    let _ = writeln!(out, "{article_id} {}–{}  {}", gold.start, gold.end, shortened(&span.words, 90));
    let _ = write!(out, "  gold   {} {}", word(gold.kind), gold.speaker.as_deref().unwrap_or("nobody"));
    match &span.mention_words {
        Some(words) => drop(writeln!(out, ", by \"{}\"", shortened(words, 60))),
        None if span.is_wanted() => out.push_str(", without words of its own\n"),
        None => out.push('\n'),
    }
    let Some(given) = &span.given else {
        out.push_str("  given  not found\n");
        return;
    };
    let _ = write!(out, "  given  {} {}", word(given.kind), given.speaker.as_deref().unwrap_or("nobody"));
    for (label, words) in [("by", &given.mention), ("cue", &given.cue)] {
        if let Some(Words { text, .. }) = words {
            let _ = write!(out, ", {label} \"{}\"", shortened(text, 60));
        }
    }
    let _ = writeln!(out, "\n  rules  {}", decided_by(given));
}

fn decided_by(given: &Prediction) -> String {
    let rules =
        [("kind", &given.kind_rule), ("mention", &given.mention_rule), ("speaker", &given.speaker_rule)];
    let told: Vec<_> =
        rules.iter().filter_map(|(list, rule)| Some(format!("{list}: {}", rule.as_deref()?))).collect();
    if told.is_empty() { "not told".to_owned() } else { told.join(", ") }
}

/// The words on one line, without what a terminal would obey, cut in the middle where they are long.
pub(super) fn shortened(words: &str, most: usize) -> String {
    let plain: Vec<char> = harmless(words).chars().collect();
    if plain.len() <= most {
        return plain.into_iter().collect();
    }
    let half = most.saturating_sub(3) / 2;
    let (head, tail) = (&plain[..half], &plain[plain.len() - half..]);
    format!(
        "{} … {}",
        head.iter().collect::<String>().trim_end(),
        tail.iter().collect::<String>().trim_start()
    )
}

/// The word of a closed list or an empty text.
fn word<T: Choice>(value: Option<T>) -> &'static str {
    value.map_or("", Choice::word)
}
