//! Calibration: makes the counts that confidence rests on, and holds the confidence stated against
//! the precision measured.
use std::collections::BTreeMap;
use std::fmt::Write;

use super::score::Scores;
use crate::attribution::confidence::COLUMNS;
use crate::choice::Choice;

/// The table `precision.csv` that these scores give: for each combination of rules and form and
/// each fold of articles, how many gold spans were found, and for how many the outcome and the type
/// are right.
#[must_use]
pub fn precision_csv<'s>(scores: impl IntoIterator<Item = &'s Scores>) -> String {
    let mut counts: BTreeMap<(&str, &str, &str, &str, u32), [u32; 3]> = BTreeMap::new();
    for article in scores.into_iter().flat_map(|scores| &scores.articles) {
        for span in &article.spans {
            let Some(conditions) = span.given.as_ref().and_then(|given| given.conditions) else { continue };
            let key = (
                conditions.mention_rule,
                conditions.form.word(),
                conditions.speaker_rule,
                conditions.kind_rule,
                article.fold,
            );
            let [n, right, type_right] = counts.entry(key).or_default();
            *n += 1;
            *right += u32::from(span.is_right);
            *type_right += u32::from(span.is_type_right() == Some(true));
        }
    }
    let mut table = format!("{}\n", COLUMNS.join(","));
    for ((mention_rule, form, speaker_rule, kind_rule, fold), [n, right, type_right]) in counts {
        // Words of closed lists and names of rules need no quotation marks.
        let _ = writeln!(
            table,
            "{mention_rule},{form},{speaker_rule},{kind_rule},{fold},{n},{right},{type_right}"
        );
    }
    table
}
