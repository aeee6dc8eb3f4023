//! `annotations.csv` brought up to date with texts that were edited.
//!
//! A document's hash is that of the text it is about now. The rows whose places were found again
//! have it too; those that were changed, are ambiguous or lost keep the old one, and so stay stale,
//! as does whatever refers to them.
use std::collections::BTreeMap;
use std::path::Path;

use rustc_hash::{FxHashMap, FxHashSet};

use super::Format;
use super::document::{Annotation, Body, Stretch, Words};
use super::offset::same_words;
use super::sayso::{CARRIED, Carried, carried};
use crate::error::Result;
use crate::gold::anchor::{Anchor, AnchorOutcome, Anchored, anchor};
use crate::gold::table::Table;
use crate::gold::update::{Edit, Updated, edited};
use crate::gold::{GoldProblem, read_bytes, text_sha256};

/// An `annotations.csv` brought up to date.
#[derive(Clone, Debug)]
pub struct Followed {
    /// For each span, its line and article.
    pub places: Vec<(u64, String)>,
    /// The table, and what became of each span. Of a span in several stretches it is what became of
    /// the one that fared worst.
    pub updated: Updated,
    /// The rows that could not be used.
    pub problems: Vec<GoldProblem>,
}

/// A document's row, and the rows of its annotations with the hash that each names.
struct Rows {
    line: u64,
    article_id: String,
    sha256: Option<String>,
    origin: Option<Format>,
    annotations: Vec<(u64, Option<String>, Annotation)>,
}

/// Brings the `annotations.csv` at `path` up to date with the texts of a corpus, as
/// [`crate::gold::update()`] does it for records.
///
/// # Errors
/// Where the table cannot be read or is not CSV.
pub fn follow(path: &Path, texts: impl Fn(&str) -> Option<(String, Option<String>)>) -> Result<Followed> {
    let bytes = read_bytes(path, "annotations")?;
    let table = Table::new(&bytes, path, &CARRIED)?;
    let (rows, problems) = table.records(|row| Ok((row.line, row.text("text_sha256"), carried(row)?)));
    let mut documents: Vec<Rows> = Vec::new();
    for (line, sha256, row) in rows {
        match (row, documents.last_mut()) {
            (Carried::Document(document), _) => documents.push(Rows {
                line,
                article_id: document.article_id,
                sha256,
                origin: document.origin,
                annotations: Vec::new(),
            }),
            (Carried::Annotation(annotation), Some(document)) => {
                document.annotations.push((line, sha256, annotation));
            }
            // A table that does not begin with a document is told of when it is read as gold.
            (Carried::Annotation(_), None) => {}
        }
    }
    let mut edits = BTreeMap::new();
    let (mut places, mut records) = (Vec::new(), Vec::new());
    for document in &documents {
        let found =
            texts(&document.article_id).map(|(new, old)| document.follow(&new, old.as_deref(), &mut edits));
        let spans = document.annotations.iter().filter(|(_, _, one)| matches!(one.body, Body::Span { .. }));
        for (nth, (line, ..)) in spans.enumerate() {
            places.push((*line, document.article_id.clone()));
            records.push(found.as_ref().and_then(|found| found.get(nth).cloned()));
        }
    }
    let before = String::from_utf8_lossy(&bytes).into_owned();
    let text = edited(&before, &edits, false, path)?;
    Ok(Followed { places, updated: Updated { before, text, records }, problems })
}

impl Rows {
    /// Finds every span again; gives what became of each, and puts down what its row should say.
    fn follow(&self, new: &str, old: Option<&str>, edits: &mut BTreeMap<u64, Edit>) -> Vec<Anchored> {
        let sha256 = text_sha256(new);
        let is_new = |hash: &Option<String>| {
            hash.as_ref().or(self.sha256.as_ref()).is_none_or(|hash| hash.eq_ignore_ascii_case(&sha256))
        };
        let fates = self.fates(new, old);
        let words = Words::new(new);
        let mut stale: FxHashSet<&str> = FxHashSet::default();
        let mut spans = Vec::new();
        for (line, hash, annotation) in &self.annotations {
            let Body::Span { stretches, words: told, .. } = &annotation.body else { continue };
            let found = worst(stretches.iter().filter_map(|stretch| fates.get(&(*stretch, hash.clone()))));
            if !found.outcome.is_sound() {
                stale.insert(&annotation.id);
                spans.push(found);
                continue;
            }
            let now: Vec<Stretch> = stretches
                .iter()
                .map(|stretch| fates.get(&(*stretch, hash.clone())).and_then(|f| f.span).unwrap_or(*stretch))
                .collect();
            let mut cells = vec![("text_sha256", sha256.clone())];
            if now != *stretches {
                let places: Vec<String> = now.iter().map(|(start, end)| format!("{start} {end}")).collect();
                cells.push(("stretches", places.join(";")));
                // A line of brat tells places; the objects of the other formats are written with the
                // new ones.
                if self.origin == Some(Format::Brat) {
                    cells.push(("raw", String::new()));
                }
            }
            if let (Some(told), Some(there)) = (told, words.of(&now))
                && !same_words(told, &there)
            {
                cells.push(("value", there));
            }
            if !is_new(hash) {
                edits.insert(*line, Edit::of(cells));
            }
            spans.push(found);
        }
        // What refers to something stale is stale too, whatever the order of the rows.
        loop {
            let before = stale.len();
            for (_, _, annotation) in &self.annotations {
                if annotation.refers_to().any(|id| stale.contains(id)) {
                    stale.insert(&annotation.id);
                }
            }
            if stale.len() == before {
                break;
            }
        }
        for (line, hash, annotation) in &self.annotations {
            let is_sound = !stale.contains(annotation.id.as_str());
            if !matches!(annotation.body, Body::Span { .. }) && is_sound && !is_new(hash) {
                edits.insert(*line, Edit::of(vec![("text_sha256", sha256.clone())]));
            }
        }
        if !is_new(&None) {
            edits.insert(self.line, Edit::of(vec![("text_sha256", sha256)]));
        }
        spans
    }

    /// What became of each stretch that a span has, by the stretch and the hash of its row. A stretch
    /// that several spans have is looked for once, so that they are no rivals.
    fn fates(&self, new: &str, old: Option<&str>) -> FxHashMap<(Stretch, Option<String>), Anchored> {
        let mut known: BTreeMap<(Stretch, &Option<String>), Option<&str>> = BTreeMap::new();
        for (_, hash, annotation) in &self.annotations {
            let Body::Span { stretches, words, .. } = &annotation.body else { continue };
            for stretch in stretches {
                let words = words.as_deref().filter(|_| stretches.len() == 1);
                let entry = known.entry((*stretch, hash)).or_default();
                *entry = entry.or(words);
            }
        }
        let (old_sha256, new_sha256) = (old.map(text_sha256), text_sha256(new));
        let anchors: Vec<Anchor> = known
            .iter()
            .map(|((stretch, hash), words)| {
                let hash = hash.as_deref().or(self.sha256.as_deref());
                // A tool may spell words in its own way; where the texts are at hand these decide.
                let is_at_hand = hash.is_some() && old_sha256.as_deref() == hash;
                let exact = words.filter(|_| !is_at_hand && hash != Some(new_sha256.as_str()));
                Anchor { span: *stretch, text_sha256: hash, exact, ..Anchor::default() }
            })
            .collect();
        let found = anchor(&anchors, old, new);
        known.keys().zip(found).map(|((stretch, hash), found)| ((*stretch, (*hash).clone()), found)).collect()
    }
}

/// The one that fared worst; of none, one that is lost.
fn worst<'f>(found: impl Iterator<Item = &'f Anchored>) -> Anchored {
    let worst = found.max_by_key(|found| found.outcome);
    worst.cloned().unwrap_or_else(|| Anchored {
        outcome: AnchorOutcome::Lost,
        span: None,
        mention: None,
        cue: None,
        score: None,
        reason: "The row names no place.".to_owned(),
        old_context: String::new(),
        new_context: String::new(),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    const OLD: &str = "“We dig until it is dry,” Mara Oyelaran said. Nobody spoke of the gift in the dam.\n";

    fn table(folder: &Path) -> std::path::PathBuf {
        let at = |words: &str| {
            let start = OLD[..OLD.find(words).expect("the words")].chars().count();
            (start, start + words.chars().count())
        };
        let (quotation, name, gift) =
            (at("“We dig until it is dry,”"), at("Mara Oyelaran"), at("gift in the dam"));
        let sha = text_sha256(OLD);
        let rows = [
            format!("a,a.ann,ik,{sha},brat,,document,,,,,,,"),
            format!(
                "a,a.ann,ik,{sha},brat,1,span,T1,Quotation,{} {},,,\"“We dig until it is dry,”\",",
                quotation.0, quotation.1
            ),
            format!(
                "a,a.ann,ik,{sha},brat,2,span,T2,Name,{} {},,,Mara Oyelaran,T2\tName  {} {}\tMara Oyelaran",
                name.0, name.1, name.0, name.1
            ),
            format!("a,a.ann,ik,{sha},brat,3,span,T3,Name,{} {},,,Mara Oyelaran,", name.0, name.1),
            format!("a,a.ann,ik,{sha},brat,4,span,T4,Thing,{} {},,,gift in the dam,", gift.0, gift.1),
            format!("a,a.ann,ik,{sha},brat,5,relation,R1,said,,T1,T2,,"),
            format!("a,a.ann,ik,{sha},brat,6,relation,R2,told,,T1,T4,,"),
            format!("a,a.ann,ik,{sha},brat,7,note,#1,Note,,R2,,mine,"),
        ];
        let path = folder.join("annotations.csv");
        std::fs::write(&path, format!("{}\n{}\n", CARRIED.join(","), rows.join("\n"))).expect("written");
        path
    }

    #[test]
    fn what_moved_is_followed_and_what_was_edited_stays_stale_with_all_that_refers_to_it() {
        let folder = tempfile::tempdir().expect("a folder");
        let path = table(folder.path());
        let same = follow(&path, |_| Some((OLD.to_owned(), None))).expect("followed");
        assert_eq!(same.updated.before, same.updated.text);

        let new = format!("News\n{}", OLD.replace("the gift in the dam", "the gift in their dam"));
        let (was, is) = (text_sha256(OLD), text_sha256(&new));
        let found = follow(&path, |_| Some((new.clone(), Some(OLD.to_owned())))).expect("followed");
        let outcomes: Vec<_> = found.updated.records.iter().flatten().map(|one| one.outcome).collect();
        use AnchorOutcome::{Changed, Moved};
        assert_eq!(outcomes, [Moved, Moved, Moved, Changed], "{:#?}", found.updated.records);
        let lines: Vec<&str> = found.updated.text.lines().skip(1).collect();
        let old: Vec<&str> = found.updated.before.lines().skip(1).collect();
        for (nth, is_new) in [true, true, true, true, false, true, false, false].into_iter().enumerate() {
            assert_eq!(lines[nth].contains(&is), is_new, "{}", lines[nth]);
            assert_eq!(lines[nth].contains(&was), !is_new, "{}", lines[nth]);
            assert!(is_new || lines[nth] == old[nth], "{}", lines[nth]);
        }
        assert!(lines[1].contains(",5 30,"), "{}", lines[1]);
        assert!(lines[2].contains(",31 44,") && lines[2].ends_with("Mara Oyelaran,"), "{}", lines[2]);
        assert!(lines[3].contains(",31 44,"), "{}", lines[3]);
        // A second time there is nothing more to do.
        std::fs::write(&path, &found.updated.text).expect("written");
        let again = follow(&path, |_| Some((new.clone(), Some(OLD.to_owned())))).expect("followed");
        assert_eq!(again.updated.before, again.updated.text);
        assert_eq!(again.updated.count(Changed), 1);
    }
}
