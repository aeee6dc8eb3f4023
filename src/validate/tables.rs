//! The figures, the mistakes and the matches as CSV, for those who go on with them.
//!
//! UTF-8, LF, one line of names; an empty cell means that there is none; booleans are TRUE and
//! FALSE; offsets are Unicode code points, half-open, from 0. What a column means is declared in
//! [`crate::schema`].
use super::agreement::Agreement;
use super::figures::Figure;
use super::prediction::{Prediction, Words};
use super::score::{Partner, Scores, SpanScore};
use crate::error::{Error, Result};
use crate::output::spelling;
use crate::schema::{Match, MatchRow, MetricRow, MistakeRow, OutcomeRow, Row};

/// `metrics.csv`.
///
/// # Errors
/// Never in practice; the writer's own error is passed on.
pub fn metrics_csv(figures: &[Figure]) -> Result<String> {
    written(figures.iter().map(|f| MetricRow {
        metric: f.metric.to_owned(),
        subset: f.subset.clone(),
        n: number(f.cases / f.unit),
        n_right: f64::from(f.right) / f64::from(f.unit),
        value: f.share().map(|share| rounded(share, 6)),
        ci_low: f.interval.map(|i| rounded(i.low, 6)),
        ci_high: f.interval.map(|i| rounded(i.high, 6)),
        definition: f.definition.to_owned(),
    }))
}

/// `scores.csv`: the outcome of every gold span.
///
/// # Errors
/// As [`metrics_csv`].
pub fn scores_csv(scores: &Scores) -> Result<String> {
    written(scores.spans().filter_map(|(article_id, span)| {
        Some(OutcomeRow {
            article: article_id.to_owned(),
            start: number(span.gold.start),
            end: number(span.gold.end),
            r#type: span.gold.kind?,
            wanted: span.gold.speaker.clone(),
            got: span.given.as_ref().and_then(|given| given.speaker.clone()),
            right: span.is_right,
            rule: rules(span),
        })
    }))
}

/// The rules that decided a span's speaker, as one cell.
pub(super) fn rules(span: &SpanScore) -> Option<String> {
    let given = span.given.as_ref()?;
    let rules = [given.mention_rule.as_deref(), given.speaker_rule.as_deref()];
    Some(rules.into_iter().flatten().collect::<Vec<_>>().join(" ")).filter(|rules| !rules.is_empty())
}

/// `mistakes.csv`: every gold span whose speaker or type is wrong.
///
/// # Errors
/// As [`metrics_csv`].
pub fn mistakes_csv(scores: &Scores) -> Result<String> {
    written(scores.spans().filter_map(|(article_id, span)| {
        let gold = &span.gold;
        let given = span.given.as_ref();
        let text = |pick: fn(&Prediction) -> &Option<String>| given.and_then(|given| pick(given).clone());
        let words = |pick: fn(&Prediction) -> &Option<Words>| {
            given.and_then(|given| pick(given).as_ref()).map(|words| words.text.clone())
        };
        Some(MistakeRow {
            article_id: article_id.to_owned(),
            start: number(gold.start),
            end: number(gold.end),
            mistake: span.mistake()?,
            words: span.words.clone(),
            gold_type: gold.kind?,
            gold_speaker: gold.speaker.clone(),
            gold_kind: gold.speaker_kind,
            gold_mention: span.mention_words.clone(),
            given_start: given.map(|g| number(g.start)),
            given_end: given.map(|g| number(g.end)),
            given_type: given.and_then(|g| g.kind),
            given_speaker: text(|g| &g.speaker),
            given_mention: words(|g| &g.mention),
            given_cue: words(|g| &g.cue),
            kind_rule: text(|g| &g.kind_rule),
            mention_rule: text(|g| &g.mention_rule),
            speaker_rule: text(|g| &g.speaker_rule),
            note: gold.note.clone(),
        })
    }))
}

/// `gold_matches.csv`: gold and given matched one to one.
///
/// # Errors
/// As [`metrics_csv`].
pub fn gold_matches_csv(scores: &Scores) -> Result<String> {
    let mut rows = Vec::new();
    for article in &scores.articles {
        let paired = article.spans.iter().map(|span| matched(&article.article_id, span));
        let lonely = article.spurious.iter().map(|given| MatchRow {
            article_id: article.article_id.clone(),
            gold_start: None,
            gold_end: None,
            given_start: Some(number(given.start)),
            given_end: Some(number(given.end)),
            r#match: Match::Spurious,
            overlap: None,
            type_right: None,
            speaker_right: None,
        });
        let mut found: Vec<MatchRow> = paired.chain(lonely).collect();
        found.sort_by_key(|row| row.gold_start.or(row.given_start));
        rows.append(&mut found);
    }
    written(rows)
}

fn matched(article_id: &str, span: &SpanScore) -> MatchRow {
    let gold = &span.gold;
    let partner = span.partner.as_ref();
    let share = |shared: u32| rounded(f64::from(shared) / f64::from(gold.end - gold.start), 4);
    MatchRow {
        article_id: article_id.to_owned(),
        gold_start: Some(number(gold.start)),
        gold_end: Some(number(gold.end)),
        given_start: partner.map(|Partner { given, .. }| number(given.start)),
        given_end: partner.map(|Partner { given, .. }| number(given.end)),
        r#match: span.meeting(),
        overlap: Some(share(partner.map_or(0, |partner| partner.shared))),
        type_right: partner.and_then(|Partner { given, .. }| Some(given.kind? == gold.kind?)),
        speaker_right: partner.map(|partner| partner.is_right),
    }
}

/// `agreement.csv`: how far two annotators agree.
///
/// # Errors
/// As [`metrics_csv`].
pub fn agreement_csv(agreement: &Agreement) -> Result<String> {
    written(agreement.figures.iter().cloned())
}

/// `disagreements.csv`: what they do not agree on.
///
/// # Errors
/// As [`metrics_csv`].
pub fn disagreements_csv(agreement: &Agreement) -> Result<String> {
    written(agreement.disagreements.iter().cloned())
}

/// The rows as CSV text, the names of the columns first.
pub(super) fn written<R: Row>(rows: impl IntoIterator<Item = R>) -> Result<String> {
    let failed = |what: String| Error::new(format!("a table cannot be written ({what})"));
    let mut writer = csv::Writer::from_writer(Vec::new());
    let names = R::TABLE.columns.iter().map(|column| column.name);
    writer.write_record(names).map_err(|e| failed(e.to_string()))?;
    let mut cells = Vec::with_capacity(R::TABLE.columns.len());
    for row in rows {
        cells.clear();
        row.visit(&mut |value| cells.push(spelling(value)));
        writer.write_record(&cells).map_err(|e| failed(e.to_string()))?;
    }
    let bytes = writer.into_inner().map_err(|e| failed(e.to_string()))?;
    String::from_utf8(bytes).map_err(|e| failed(e.to_string()))
}

/// A count or an offset as tables have it.
pub(super) fn number(n: u32) -> i32 {
    i32::try_from(n).unwrap_or(i32::MAX)
}

/// A number to so many decimals.
pub(super) fn rounded(number: f64, decimals: i32) -> f64 {
    let scale = 10_f64.powi(decimals);
    (number * scale).round() / scale
}
