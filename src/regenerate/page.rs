//! The differences of two datasets as a page, old and new side by side.

use askama::Template;

use crate::choice::Choice;
use crate::error::{Error, Result};
use crate::regenerate::compare::Difference;
use crate::regenerate::words::{Piece, pieces};
use crate::schema::ChangeRow;

#[derive(Template)]
#[template(path = "diff.html")]
struct Page<'d> {
    old: &'d str,
    new: &'d str,
    difference: &'d Difference,
    counts: Vec<(String, usize)>,
    articles: Vec<(&'d str, Vec<Side<'d>>)>,
}

/// One change, ready to be read side by side.
struct Side<'d> {
    change: String,
    old: Vec<Piece<'d>>,
    new: Vec<Piece<'d>>,
    has_old: bool,
    has_new: bool,
    row: &'d ChangeRow,
    old_kind: &'static str,
    new_kind: &'static str,
}

/// A text without another to compare it with.
fn alone(text: &Option<String>) -> Option<Piece<'_>> {
    text.as_deref().map(|text| Piece { text, is_common: true })
}

/// A page in HTML that needs no other file; `old` and `new` name the datasets.
///
/// # Errors
/// Where the page cannot be put together.
pub fn page(difference: &Difference, old: &str, new: &str) -> Result<String> {
    let mut counts: Vec<(String, usize)> = Vec::new();
    let mut articles: Vec<(&str, Vec<Side<'_>>)> = Vec::new();
    for row in &difference.changes {
        let change = row.change.word().replace('_', " ");
        match counts.iter_mut().find(|(word, _)| *word == change) {
            Some((_, n)) => *n += 1,
            None => counts.push((change.clone(), 1)),
        }
        let (old, new) = match (&row.old_text, &row.new_text) {
            (Some(old), Some(new)) => pieces(old, new),
            (old, new) => (alone(old).into_iter().collect(), alone(new).into_iter().collect()),
        };
        let side = Side {
            change,
            has_old: row.old_quotation_id.is_some(),
            has_new: row.new_quotation_id.is_some(),
            old,
            new,
            row,
            old_kind: row.old_type.map_or("", Choice::word),
            new_kind: row.new_type.map_or("", Choice::word),
        };
        match articles.last_mut() {
            Some((id, sides)) if *id == row.article_id => sides.push(side),
            _ => articles.push((&row.article_id, vec![side])),
        }
    }
    counts.sort();
    let page = Page { old, new, difference, counts, articles };
    page.render().map_err(|error| Error::new(format!("the page cannot be made: {error}")))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::output::example;
    use crate::regenerate::changes;
    use crate::rows::rows;

    #[test]
    fn marks_are_escaped_and_edits_marked() {
        let (article, annotated, _) = example();
        let old = rows(&article, &annotated).quotations;
        let mut new = old.clone();
        new[0].text = old[0].text.replacen(' ', " <b>really</b> ", 1);
        new[0].quotation_id = "q_other".into();
        let difference = Difference { changes: changes(&old, &new, None), ..Difference::default() };
        let page = page(&difference, "one & two", "three").expect("a page");
        assert!(page.contains("one &#38; two") || page.contains("one &amp; two"), "{page}");
        assert!(!page.contains("<b>really"), "{page}");
        assert!(page.contains("<ins>"), "{page}");
        assert!(page.contains("text changed"), "{page}");
    }
}
