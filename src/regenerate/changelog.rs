//! `CHANGELOG.md`: what changed from version to version, for people.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use crate::choice::Choice;
use crate::regenerate::plan::Stale;
use crate::schema::{Cause, Change, ChangeRow};

const HEAD: &str = "# Changes of this dataset\n";

/// How many examples of each sort of change an entry shows.
const EXAMPLES: usize = 3;
/// The longest quotation that an example shows, in characters.
const LONGEST: usize = 120;

/// The changelog with an entry for `version` in front of the older ones.
///
/// It holds no date, for nothing of a dataset depends on the clock; a version control system that
/// keeps the dataset knows the date.
pub(super) fn changelog(
    older: &str,
    version: &str,
    stale: &[Stale],
    changes: &[ChangeRow],
    n_quotations: u64,
) -> String {
    let older = older.strip_prefix(HEAD).unwrap_or(older).trim_start();
    let mut text = format!("{HEAD}\n## {version}\n\n{}", entry(stale, changes, n_quotations));
    if !older.is_empty() {
        text.push('\n');
        text.push_str(older);
    }
    text
}

fn entry(stale: &[Stale], changes: &[ChangeRow], n_quotations: u64) -> String {
    let mut causes: BTreeMap<Cause, usize> = BTreeMap::new();
    stale.iter().for_each(|stale| *causes.entry(stale.cause).or_default() += 1);
    let causes: Vec<_> = causes.iter().map(|(cause, n)| format!("{} ({n})", said(cause.word()))).collect();
    let mut text = match causes.is_empty() {
        true => "No article changed.\n".to_owned(),
        false => format!("Articles: {}.\n", causes.join(", ")),
    };
    let mut counts: BTreeMap<Change, usize> = BTreeMap::new();
    changes.iter().for_each(|row| *counts.entry(row.change).or_default() += 1);
    if counts.is_empty() {
        let _ = writeln!(text, "No quotation of {n_quotations} is another.");
        return text;
    }
    let _ = writeln!(text, "Quotations, now {n_quotations}:\n");
    for (change, n) in &counts {
        let _ = writeln!(text, "- {}: {n}", said(change.word()));
    }
    let telling =
        [Change::Reattributed, Change::Retyped, Change::TextChanged, Change::Removed, Change::Added];
    let mut heading = "\nFor example:\n\n";
    for change in telling {
        for row in changes.iter().filter(|row| row.change == change).take(EXAMPLES) {
            text.push_str(heading);
            heading = "";
            text.push_str(&example(row));
        }
    }
    text.push_str("\nAll of them are rows of `changes.csv` in the dataset of this version.\n");
    text
}

fn example(row: &ChangeRow) -> String {
    let (old, new) = (short(row.old_text.as_deref()), short(row.new_text.as_deref()));
    let speaker = |speaker: &Option<String>| speaker.clone().unwrap_or_else(|| "nobody".to_owned());
    let (before, now) = (speaker(&row.old_speaker), speaker(&row.new_speaker));
    let kind = |kind: Option<crate::quotation::QuotationType>| kind.map_or("", Choice::word);
    let what = match row.change {
        Change::Reattributed => format!("{new}, said by {before}, now by {now}"),
        Change::Retyped => format!("{new}, {}, now {}", kind(row.old_type), kind(row.new_type)),
        Change::TextChanged => format!("{old}, now {new} ({now})"),
        Change::Removed => format!("{old} ({before})"),
        _ => format!("{new} ({now})"),
    };
    let rules = match (&row.old_rule, &row.new_rule) {
        (Some(old), Some(new)) if old != new => format!("; `{old}`, now `{new}`"),
        _ => String::new(),
    };
    let cause = row.cause.map(|cause| format!("; {}", said(cause.word()))).unwrap_or_default();
    format!("- {} in `{}`: {what}{rules}{cause}\n", said(row.change.word()), row.article_id)
}

/// A word of a table as people write it.
fn said(word: &str) -> String {
    word.replace('_', " ")
}

/// A text on one line, its end cut off where it is long.
fn short(text: Option<&str>) -> String {
    let text = text.unwrap_or_default().split_whitespace().collect::<Vec<_>>().join(" ");
    match text.char_indices().nth(LONGEST) {
        Some((end, _)) => format!("{}…", &text[..end]),
        None => text,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_newest_stands_in_front() {
        let first = changelog("", "1.0.1", &[], &[], 9);
        let stale = [Stale { article_id: "harbour".into(), cause: Cause::TextEdited }];
        let both = changelog(&first, "1.1.0", &stale, &[], 9);
        assert!(
            both.starts_with("# Changes of this dataset\n\n## 1.1.0\n\nArticles: text edited (1).\n"),
            "{both}"
        );
        assert_eq!(both.matches(HEAD).count(), 1);
        assert!(both.find("## 1.1.0") < both.find("## 1.0.1"));
        let own = changelog("Mine.\n", "1.0.1", &[], &[], 9);
        assert!(own.ends_with("\nMine.\n"), "what somebody wrote there stays: {own}");
    }
}
