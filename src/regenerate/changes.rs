//! What happened to the quotations of one article between two datasets.

use std::collections::BTreeMap;

use crate::regenerate::words::likeness;
use crate::schema::{Cause, Change, ChangeRow, QuotationRow};

/// How much of their words two quotations must share to count as one whose words were edited.
///
/// Half of the letters: a typo mended, a word put in or taken out stay above it even in a short
/// quotation, and two different quotations of an article hardly come near it.
const LIKE: f64 = 0.5;

/// Above so many pairs, quotations that came and went are not compared with each other.
const PAIRS: usize = 10_000;

/// The differences between an article's rows of `quotations` before and now, in the order of the
/// places now; what was removed comes last.
///
/// Quotations are the same where their ids are, that is, where their words are.
#[must_use]
pub fn changes(old: &[QuotationRow], new: &[QuotationRow], cause: Option<Cause>) -> Vec<ChangeRow> {
    let by_id: BTreeMap<&str, &QuotationRow> =
        old.iter().map(|row| (row.quotation_id.as_str(), row)).collect();
    let now: BTreeMap<&str, ()> = new.iter().map(|row| (row.quotation_id.as_str(), ())).collect();
    let gone: Vec<_> = old.iter().filter(|row| !now.contains_key(row.quotation_id.as_str())).collect();
    let come: Vec<_> = new.iter().filter(|row| !by_id.contains_key(row.quotation_id.as_str())).collect();
    let edited = pairs(&gone, &come);
    let mut rows = Vec::new();
    for row in new {
        let before = by_id.get(row.quotation_id.as_str()).copied();
        let edited =
            edited.iter().find(|(_, come)| come.quotation_id == row.quotation_id).map(|(gone, _)| *gone);
        match (before, edited) {
            (Some(before), _) => same_words(before, row, cause, &mut rows),
            (None, Some(before)) => {
                rows.push(change_row(Change::TextChanged, Some(before), Some(row), cause));
                decided(before, row, cause, &mut rows);
            }
            (None, None) => rows.push(change_row(Change::Added, None, Some(row), cause)),
        }
    }
    let is_edited = |row: &QuotationRow| edited.iter().any(|(gone, _)| gone.quotation_id == row.quotation_id);
    let removed = gone.iter().filter(|row| !is_edited(row));
    rows.extend(removed.map(|row| change_row(Change::Removed, Some(row), None, cause)));
    rows
}

/// The differences of a quotation whose words are the same.
fn same_words(old: &QuotationRow, new: &QuotationRow, cause: Option<Cause>, rows: &mut Vec<ChangeRow>) {
    if old == new {
        return;
    }
    let n = rows.len();
    if (old.start, old.end, old.paragraph) != (new.start, new.end, new.paragraph) {
        rows.push(change_row(Change::Moved, Some(old), Some(new), cause));
    }
    let moved = rows.len();
    decided(old, new, cause, rows);
    if rows.len() == moved && !(moved > n && evidence(old) == evidence(new)) {
        rows.push(change_row(Change::EvidenceChanged, Some(old), Some(new), cause));
    }
}

/// Where type or speaker differ.
fn decided(old: &QuotationRow, new: &QuotationRow, cause: Option<Cause>, rows: &mut Vec<ChangeRow>) {
    if old.r#type != new.r#type {
        rows.push(change_row(Change::Retyped, Some(old), Some(new), cause));
    }
    if (&old.speaker_name, old.speaker_kind) != (&new.speaker_name, new.speaker_kind) {
        rows.push(change_row(Change::Reattributed, Some(old), Some(new), cause));
    }
}

/// A row without its places, which move when other words of the article do.
fn evidence(row: &QuotationRow) -> QuotationRow {
    let same = row.clone();
    QuotationRow {
        seq: 0,
        start: 0,
        end: 0,
        start_byte: 0,
        end_byte: 0,
        paragraph: 0,
        sentence: 0,
        mention_start: None,
        mention_end: None,
        cue_start: None,
        cue_end: None,
        ..same
    }
}

/// Pairs of a quotation that went and one that came, the most alike first, each in one pair.
fn pairs<'r>(
    gone: &[&'r QuotationRow],
    come: &[&'r QuotationRow],
) -> Vec<(&'r QuotationRow, &'r QuotationRow)> {
    if gone.len() * come.len() > PAIRS {
        return Vec::new();
    }
    let mut likely = Vec::new();
    for (i, old) in gone.iter().enumerate() {
        for (j, new) in come.iter().enumerate() {
            let like = likeness(&old.text, &new.text);
            if like >= LIKE {
                likely.push((like, i, j));
            }
        }
    }
    // Of pairs that are equally alike the first in the article comes first: the sort is stable.
    likely.sort_by(|a, b| b.0.total_cmp(&a.0));
    let (mut olds, mut news) = (vec![false; gone.len()], vec![false; come.len()]);
    let mut pairs = Vec::new();
    for (_, i, j) in likely {
        if !olds[i] && !news[j] {
            (olds[i], news[j]) = (true, true);
            pairs.push((gone[i], come[j]));
        }
    }
    pairs
}

fn change_row(
    change: Change,
    old: Option<&QuotationRow>,
    new: Option<&QuotationRow>,
    cause: Option<Cause>,
) -> ChangeRow {
    let article = new.or(old).map(|row| row.article_id.clone()).unwrap_or_default();
    ChangeRow {
        article_id: article,
        change,
        old_quotation_id: old.map(|row| row.quotation_id.clone()),
        new_quotation_id: new.map(|row| row.quotation_id.clone()),
        old_text: old.map(|row| row.text.clone()),
        new_text: new.map(|row| row.text.clone()),
        old_type: old.map(|row| row.r#type),
        new_type: new.map(|row| row.r#type),
        old_speaker: old.and_then(|row| row.speaker_name.clone()),
        new_speaker: new.and_then(|row| row.speaker_name.clone()),
        old_rule: old.map(rules),
        new_rule: new.map(rules),
        old_start: old.map(|row| row.start),
        new_start: new.map(|row| row.start),
        cause,
    }
}

/// The rules that decided: type, mention, speaker.
fn rules(row: &QuotationRow) -> String {
    let rules = [Some(&row.kind_rule), row.mention_rule.as_ref(), row.speaker_rule.as_ref()];
    rules.into_iter().flatten().map(String::as_str).collect::<Vec<_>>().join("/")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::output::example;
    use crate::quotation::QuotationType;
    use crate::rows::rows;

    fn told(old: &[QuotationRow], new: &[QuotationRow]) -> Vec<Change> {
        changes(old, new, None).iter().map(|row| row.change).collect()
    }

    fn quotations() -> Vec<QuotationRow> {
        let (article, annotated, _) = example();
        rows(&article, &annotated).quotations
    }

    #[test]
    fn each_difference_has_its_word() {
        let old = quotations();
        assert_eq!(told(&old, &old), []);
        let changed = |edit: &dyn Fn(&mut QuotationRow)| {
            let mut new = old.clone();
            edit(&mut new[1]);
            told(&old, &new)
        };
        assert_eq!(changed(&|row| row.start += 7), [Change::Moved]);
        assert_eq!(changed(&|row| row.speaker_name = Some("Somebody Else".into())), [Change::Reattributed]);
        assert_eq!(changed(&|row| row.mention_rule = Some("another".into())), [Change::EvidenceChanged]);
        let other = |row: &QuotationRow| match row.r#type {
            QuotationType::Scare => QuotationType::Direct,
            _ => QuotationType::Scare,
        };
        assert_eq!(changed(&|row| row.r#type = other(row)), [Change::Retyped]);
        let both = changed(&|row| {
            row.r#type = other(row);
            row.start += 1;
        });
        assert_eq!(both, [Change::Moved, Change::Retyped]);
        let edited = changed(&|row| {
            row.quotation_id = "q_other".into();
            row.text = row.text.replacen(' ', " really ", 1);
        });
        assert_eq!(edited, [Change::TextChanged]);
        let replaced = changed(&|row| {
            row.quotation_id = "q_other".into();
            row.text = "“Zzz”".into();
        });
        assert_eq!(replaced, [Change::Added, Change::Removed]);
        assert_eq!(told(&old, &old[1..]), [Change::Removed]);
        assert_eq!(told(&old[1..], &old), [Change::Added]);
    }
}
