//! The figures, the mistakes and the matches as CSV, for those who go on with them.
//!
//! UTF-8, LF, one line of names; an empty cell means that there is none; booleans are TRUE and
//! FALSE; offsets are Unicode code points, half-open, from 0.
use super::figures::Figure;
use super::prediction::{Prediction, Words};
use super::score::{Match, Scores, word};
use crate::choice::Choice;
use crate::error::{Error, Result};

/// `metrics.csv`: metric, subset, n, n_right, value, ci_low, ci_high, definition.
///
/// # Errors
/// Never in practice; the writer's own error is passed on.
pub fn metrics_csv(figures: &[Figure]) -> Result<String> {
    let header = ["metric", "subset", "n", "n_right", "value", "ci_low", "ci_high", "definition"];
    let number = |value: Option<f64>| value.map(|v| format!("{v:.6}")).unwrap_or_default();
    written(
        &header,
        figures.iter().map(|f| {
            vec![
                f.metric.to_owned(),
                f.subset.clone(),
                f.cases.to_string(),
                f.right.to_string(),
                number(f.share()),
                number(f.interval.map(|i| i.low)),
                number(f.interval.map(|i| i.high)),
                f.definition.to_owned(),
            ]
        }),
    )
}

/// `mistakes.csv`: every gold span whose speaker or type is wrong, with its words, what was given
/// and which rules decided it.
///
/// # Errors
/// As [`metrics_csv`].
pub fn mistakes_csv(scores: &Scores) -> Result<String> {
    let header = [
        "article_id",
        "start",
        "end",
        "mistake",
        "words",
        "gold_type",
        "gold_speaker",
        "gold_kind",
        "gold_mention",
        "given_start",
        "given_end",
        "given_type",
        "given_speaker",
        "given_mention",
        "given_cue",
        "kind_rule",
        "mention_rule",
        "speaker_rule",
        "note",
    ];
    let rows = scores.spans().filter_map(|(article_id, span)| {
        let mistake = span.mistake()?;
        let gold = &span.gold;
        let given = span.given.as_ref();
        let text =
            |pick: fn(&Prediction) -> Option<&str>| given.and_then(pick).unwrap_or_default().to_owned();
        Some(vec![
            article_id.to_owned(),
            gold.start.to_string(),
            gold.end.to_string(),
            mistake.word().to_owned(),
            span.words.clone(),
            word(gold.kind).to_owned(),
            gold.speaker.clone().unwrap_or_default(),
            word(gold.speaker_kind).to_owned(),
            span.mention_words.clone().unwrap_or_default(),
            given.map(|g| g.start.to_string()).unwrap_or_default(),
            given.map(|g| g.end.to_string()).unwrap_or_default(),
            word(given.and_then(|g| g.kind)).to_owned(),
            text(|g| g.speaker.as_deref()),
            text(|g| g.mention.as_ref().map(|Words { text, .. }| text.as_str())),
            text(|g| g.cue.as_ref().map(|Words { text, .. }| text.as_str())),
            text(|g| g.kind_rule.as_deref()),
            text(|g| g.mention_rule.as_deref()),
            text(|g| g.speaker_rule.as_deref()),
            gold.note.clone().unwrap_or_default(),
        ])
    });
    written(&header, rows)
}

/// `gold_matches.csv`: every gold span with the span given that answers for it, and every span
/// given that no gold span overlaps; by article and start.
///
/// # Errors
/// As [`metrics_csv`].
pub fn gold_matches_csv(scores: &Scores) -> Result<String> {
    let header = [
        "article_id",
        "gold_start",
        "gold_end",
        "given_start",
        "given_end",
        "match",
        "overlap",
        "type_right",
        "speaker_right",
    ];
    let flag = |value: Option<bool>| value.map_or("", |v| if v { "TRUE" } else { "FALSE" }).to_owned();
    let mut rows = Vec::new();
    for article in &scores.articles {
        let mut found: Vec<(u32, Vec<String>)> = Vec::new();
        for span in &article.spans {
            let (start, end) =
                span.given.as_ref().map(|g| (g.start.to_string(), g.end.to_string())).unwrap_or_default();
            found.push((
                span.gold.start,
                vec![
                    article.article_id.clone(),
                    span.gold.start.to_string(),
                    span.gold.end.to_string(),
                    start,
                    end,
                    span.matched().word().to_owned(),
                    format!("{:.4}", span.overlap),
                    flag(span.is_type_right()),
                    flag(Some(span.is_right)),
                ],
            ));
        }
        for (given, _) in &article.extra {
            let cells = [
                "",
                "",
                &given.start.to_string(),
                &given.end.to_string(),
                Match::Spurious.word(),
                "",
                "",
                "",
            ];
            let row = std::iter::once(article.article_id.as_str()).chain(cells).map(str::to_owned).collect();
            found.push((given.start, row));
        }
        found.sort_by_key(|(start, _)| *start);
        rows.extend(found.into_iter().map(|(_, row)| row));
    }
    written(&header, rows)
}

pub(super) fn written(header: &[&str], rows: impl IntoIterator<Item = Vec<String>>) -> Result<String> {
    let failed = |what: String| Error::new(format!("a table cannot be written ({what})"));
    let mut writer = csv::Writer::from_writer(Vec::new());
    writer.write_record(header).map_err(|e| failed(e.to_string()))?;
    for row in rows {
        writer.write_record(&row).map_err(|e| failed(e.to_string()))?;
    }
    let bytes = writer.into_inner().map_err(|e| failed(e.to_string()))?;
    String::from_utf8(bytes).map_err(|e| failed(e.to_string()))
}
