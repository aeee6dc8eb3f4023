//! Groups of articles: the pieces of which the tables are made.
//!
//! In the tables that follow the corpus, the rows of some hundred neighbouring articles form a
//! group: row groups of their own in Parquet, a stretch of lines in CSV. Where a group ends depends
//! on the ids of the articles alone, so an article that comes, goes or changes touches one group
//! or two, and the others can be taken over byte for byte into the next dataset.

use serde_json::{Value, json};
use sha2::{Digest, Sha256};

/// How many articles a group has on average, unless the settings say otherwise.
pub(crate) const USUAL: u32 = 128;
/// How many times the average a group may have at most.
const LARGEST: u32 = 2;
/// The tables that are cut into groups, by the places of their parts in [`Group::parts`].
pub(super) const TABLES: [&str; 5] = ["articles", "quotations", "speakers", "mentions", "evidence"];

/// Tells where groups begin.
#[derive(Clone, Debug)]
pub(crate) struct Cutter {
    average: u32,
    n: u32,
}

impl Cutter {
    /// A cutter for groups of so many articles on average.
    pub(crate) fn new(average: u32) -> Self {
        Cutter { average: average.max(1), n: 0 }
    }

    /// Whether a group ends before this article, which comes after those asked about before.
    ///
    /// No group but the last is smaller than half the average or larger than twice: a large one
    /// would cost as much as many when a single article of it changes.
    pub(crate) fn cuts_before(&mut self, article_id: &str) -> bool {
        let fewest = self.average.div_ceil(2);
        let hash = Sha256::digest(article_id.as_bytes());
        let number = hash.iter().take(8).fold(0, |number, byte| number << 8 | u64::from(*byte));
        let cuts = self.n >= fewest
            && (number.is_multiple_of(u64::from(fewest)) || self.n >= self.average * LARGEST);
        self.n = if cuts { 1 } else { self.n + 1 };
        cuts
    }

    /// Begins anew, as at the beginning of the corpus.
    pub(crate) fn restart(&mut self) {
        self.n = 0;
    }
}

/// One group of articles.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Group {
    /// Number of articles.
    pub(crate) articles: usize,
    /// What it has of each of the tables.
    pub(super) parts: [Part; TABLES.len()],
}

/// Where the part of a table stands in [`Group::parts`], if the table is cut into groups.
pub(super) fn place(table: &str) -> Option<usize> {
    TABLES.iter().position(|name| *name == table)
}

/// What a group has of a table.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Part {
    /// Bytes of CSV.
    pub(super) bytes: u64,
    /// Row groups of Parquet; none where it has no row.
    pub(super) row_groups: usize,
    /// Rows.
    pub(super) rows: u64,
}

impl Part {
    /// Goes on by another part.
    pub(super) fn add(&mut self, other: &Part) {
        self.bytes += other.bytes;
        self.row_groups += other.row_groups;
        self.rows += other.rows;
    }
}

/// The groups as they stand in `sayso.json`: a line of numbers a group.
pub(super) fn to_json(groups: &[Group]) -> Value {
    let line = |group: &Group| {
        let parts = group.parts.iter().map(|p| format!("{} {} {}", p.bytes, p.row_groups, p.rows));
        format!("{}: {}", group.articles, parts.collect::<Vec<_>>().join(", "))
    };
    json!({ "tables": TABLES, "articles": groups.iter().map(line).collect::<Vec<_>>() })
}

/// Reads what [`to_json`] wrote, or `None` where it is something else.
pub(super) fn from_json(groups: &Value) -> Option<Vec<Group>> {
    if groups["tables"] != json!(TABLES) {
        return None;
    }
    let group = |line: &Value| {
        let (articles, parts) = line.as_str()?.split_once(": ")?;
        let mut group = Group { articles: articles.parse().ok()?, ..Group::default() };
        let mut texts = parts.split(", ");
        for part in &mut group.parts {
            let mut numbers = texts.next()?.split(' ');
            *part = Part {
                bytes: numbers.next()?.parse().ok()?,
                row_groups: numbers.next()?.parse().ok()?,
                rows: numbers.next()?.parse().ok()?,
            };
        }
        Some(group)
    };
    groups["articles"].as_array()?.iter().map(group).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn groups(ids: &[String]) -> Vec<Vec<&str>> {
        let mut cutter = Cutter::new(8);
        let mut groups: Vec<Vec<&str>> = vec![vec![]];
        for id in ids {
            if cutter.cuts_before(id) {
                groups.push(vec![]);
            }
            groups.last_mut().expect("one").push(id);
        }
        groups
    }

    #[test]
    fn an_article_more_touches_few_groups() {
        let mut ids: Vec<_> = (0..500).map(|n| format!("harbour/{n:03}")).collect();
        let before: Vec<Vec<String>> =
            groups(&ids).iter().map(|group| group.iter().map(|id| (*id).to_owned()).collect()).collect();
        assert!((30..120).contains(&before.len()), "{} groups", before.len());
        assert!(before.iter().all(|group| group.len() <= 32));
        ids.insert(250, "harbour/249b".to_owned());
        let after = groups(&ids);
        let kept = after.iter().filter(|group| before.iter().any(|old| old == *group)).count();
        assert!(kept + 2 >= before.len(), "{kept} of {} are kept", before.len());
    }

    #[test]
    fn groups_are_read_as_they_are_written() {
        let part = |n: u64| Part { bytes: n * 100, row_groups: usize::from(n > 1), rows: n };
        let groups = [1, 2, 3].map(|n| Group { articles: n, parts: [1, 2, 3, 4, 5].map(part) });
        assert_eq!(from_json(&to_json(&groups)).as_deref(), Some(&groups[..]));
        assert_eq!(from_json(&json!({ "tables": ["ships"], "articles": [] })), None);
    }
}
