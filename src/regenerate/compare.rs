//! Two datasets compared, whoever made them and when.

use std::collections::{BTreeMap, VecDeque};

use crate::error::Result;
use crate::output::{Made, MadeTable};
use crate::regenerate::changes::changes;
use crate::schema::{ArticleRow, ChangeRow, QuotationRow, RuleRow};

/// What differs between two datasets.
#[derive(Clone, Debug, Default)]
pub struct Difference {
    /// What differs in how they were made: the thing, what it was, what it is.
    pub making: Vec<(String, String, String)>,
    /// Articles that only the new dataset has.
    pub added: Vec<String>,
    /// Articles that only the old dataset has.
    pub removed: Vec<String>,
    /// Articles whose text differs.
    pub edited: Vec<String>,
    /// Number of articles, before and now.
    pub n_articles: (usize, usize),
    /// Number of quotations, before and now.
    pub n_quotations: (u64, u64),
    /// The differences of quotations, by article.
    pub changes: Vec<ChangeRow>,
}

/// Compares two datasets. Only what differs is held in memory, besides the lists of articles.
///
/// # Errors
/// Where one of them cannot be read.
pub fn compare(old: &Made, new: &Made) -> Result<Difference> {
    let mut difference = Difference { making: making(old, new)?, ..Difference::default() };
    let articles = |made: &Made| -> Result<BTreeMap<String, String>> {
        let rows: Vec<ArticleRow> = made.table::<ArticleRow>()?.all()?;
        Ok(rows.into_iter().map(|row| (row.article_id, row.text_sha256)).collect())
    };
    let (olds, news) = (articles(old)?, articles(new)?);
    difference.n_articles = (olds.len(), news.len());
    for (id, hash) in &news {
        match olds.get(id) {
            None => difference.added.push(id.clone()),
            Some(old) if old != hash => difference.edited.push(id.clone()),
            Some(_) => {}
        }
    }
    difference.removed = olds.into_keys().filter(|id| !news.contains_key(id)).collect();
    let (mut old, mut new) = (Articles::new(old)?, Articles::new(new)?);
    let (mut one, mut other) = (old.next()?, new.next()?);
    loop {
        let ids = (one.as_ref().map(|(id, _)| id), other.as_ref().map(|(id, _)| id));
        let (takes_old, takes_new) = match ids {
            (None, None) => break,
            (Some(_), None) => (true, false),
            (None, Some(_)) => (false, true),
            (Some(a), Some(b)) => (a <= b, b <= a),
        };
        let empty = Vec::new();
        let before = one.as_ref().filter(|_| takes_old).map_or(&empty, |(_, rows)| rows);
        let now = other.as_ref().filter(|_| takes_new).map_or(&empty, |(_, rows)| rows);
        difference.n_quotations.0 += before.len() as u64;
        difference.n_quotations.1 += now.len() as u64;
        if before != now {
            difference.changes.extend(changes(before, now, None));
        }
        if takes_old {
            one = old.next()?;
        }
        if takes_new {
            other = new.next()?;
        }
    }
    Ok(difference)
}

/// What differs in how two datasets were made.
fn making(old: &Made, new: &Made) -> Result<Vec<(String, String, String)>> {
    let mut making = Vec::new();
    let mut tell = |what: &str, old: String, new: String| {
        if old != new {
            making.push((what.to_owned(), old, new));
        }
    };
    let text = |value: &serde_json::Value| match value.as_str() {
        Some(text) => text.to_owned(),
        None => value.to_string(),
    };
    tell("version", text(&old.package()["version"]), text(&new.package()["version"]));
    tell("sayso", text(&old.manifest()["sayso"]), text(&new.manifest()["sayso"]));
    for name in ["settings", "digests"] {
        let (old, new) = (&old.manifest()[name], &new.manifest()[name]);
        let keys = |value: &serde_json::Value| {
            value.as_object().map(|map| map.keys().cloned().collect::<Vec<_>>()).unwrap_or_default()
        };
        let mut keys = [keys(old), keys(new)].concat();
        keys.sort();
        keys.dedup();
        for key in keys {
            tell(&format!("{name}.{key}"), text(&old[&key]), text(&new[&key]));
        }
    }
    let rules = |made: &Made| -> Result<BTreeMap<String, i32>> {
        let rows: Vec<RuleRow> = made.table::<RuleRow>()?.all()?;
        Ok(rows.into_iter().map(|row| (row.rule_id, row.n_fired)).collect())
    };
    let (olds, news) = (rules(old)?, rules(new)?);
    let mut ids: Vec<_> = olds.keys().chain(news.keys()).collect();
    ids.sort();
    ids.dedup();
    for id in ids {
        let fired = |rules: &BTreeMap<String, i32>| match rules.get(id) {
            Some(n) => format!("decided {n}"),
            None => "is not there".to_owned(),
        };
        tell(&format!("rule {id}"), fired(&olds), fired(&news));
    }
    Ok(making)
}

/// The rows of `quotations`, article by article.
struct Articles {
    table: MadeTable,
    next_row_group: usize,
    waiting: VecDeque<(String, Vec<QuotationRow>)>,
}

impl Articles {
    fn new(made: &Made) -> Result<Self> {
        let table = made.table::<QuotationRow>()?;
        Ok(Articles { table, next_row_group: 0, waiting: VecDeque::new() })
    }

    fn next(&mut self) -> Result<Option<(String, Vec<QuotationRow>)>> {
        // The last article may go on in the next row group.
        while self.waiting.len() < 2 && self.next_row_group < self.table.row_groups() {
            let which = self.next_row_group..self.next_row_group + 1;
            self.next_row_group += 1;
            let waiting = &mut self.waiting;
            self.table.rows(which, &mut |row: QuotationRow| match waiting.back_mut() {
                Some((id, rows)) if *id == row.article_id => rows.push(row),
                _ => waiting.push_back((row.article_id.clone(), vec![row])),
            })?;
        }
        Ok(self.waiting.pop_front())
    }
}
