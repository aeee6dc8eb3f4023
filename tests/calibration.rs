//! The counts that confidence rests on are those of the present rules.
//!
//! `cargo test --test calibration` rewrites `words.csv`, `precision.csv` and `scale.csv` in `src/attribution`
//! where they are stale, and fails; the next run succeeds. With `CI` set it only fails. All the gold is needed for
//! that: where `../shared` is not at hand, nothing is compared, and what was skipped is told. That the
//! tables are sound is tested beside the module that reads them, everywhere.
#![allow(missing_docs, clippy::unwrap_used, clippy::print_stderr)]

use std::collections::HashMap;

use sayso::attribution::annotate;
use sayso::attribution::conditions::Conditions;
use sayso::attribution::confidence::{Precision, fold_of};
use sayso::corpus::{self, Item, ReadOptions};
use sayso::gold::format::{Format, ReadContext};
use sayso::validate::calibration::{precision_csv, scale_csv, words_csv};
use sayso::validate::words::{marked, right_words};
use sayso::validate::{SpanScore, predictions};

use common::gold::{root, scores};

mod common;

/// The corpora whose gold names the speakers: real news only. The sample corpus was written, and read
/// again and again, by those who made the rules; with it confidence promised more than other news
/// keeps. The scale is fitted on the first alone, of which half was never read; the second was read whole.
const SPEAKERS: [(&str, &str); 3] = [
    ("../shared/polnear/text", "../shared/polnear/speakers.csv"),
    ("../shared/polnear/text", "annotations/polnear"),
    ("../shared/corpus", "annotations/summit-2024"),
];

/// The corpus whose gold marks the words of attribution, and that gold.
const WORDS: (&str, &str) = ("../shared/polnear/text", "../shared/polnear/attributions");

/// An attribution of which it is known whether its words are right.
struct Case {
    conditions: Conditions,
    fold: u32,
    is_right: bool,
}

/// The cases of the gold that marks words, by article, start and end.
fn cases() -> HashMap<(String, u32, u32), Case> {
    let corpus = corpus::open(&[root(WORDS.0)], &ReadOptions::default()).unwrap();
    let context = ReadContext { corpus: Some(&corpus), offsets: None };
    let mut cases = HashMap::new();
    let mut before = String::new();
    for document in Format::Brat.read(&root(WORDS.1), &context).unwrap().documents {
        let id = document.article_id.clone();
        // Of two annotators of an article the first counts.
        if id == before {
            continue;
        }
        let Item::Article(article) = corpus.read(corpus.position(&id).unwrap()) else { panic!("{id}") };
        let annotated = annotate(&article);
        let right = right_words(&article.text, &annotated, &marked(&document));
        let fold = fold_of(&article.text);
        for (given, is_right) in predictions(&article, &annotated).iter().zip(right) {
            if let (Some(conditions), Some(is_right)) = (given.conditions, is_right) {
                cases.insert((id.clone(), given.start, given.end), Case { conditions, fold, is_right });
            }
        }
        before = id;
    }
    cases
}

#[test]
fn the_counts_are_those_of_the_present_rules() {
    let gold = SPEAKERS.iter().chain([&WORDS]).flat_map(|(corpus, gold)| [corpus, gold]);
    if let Some(missing) = gold.copied().find(|place| !root(place).exists()) {
        eprintln!(
            "SKIPPED: {missing} is not here. Whether the committed counts are those of the present rules was not \
             checked; they are made from all the gold."
        );
        return;
    }
    let cases = cases();
    let is_right_in_words = |id: &str, span: &SpanScore| {
        let given = span.given.as_ref().filter(|given| given.speaker.is_some())?;
        if let Some(case) = cases.get(&(id.to_owned(), given.start, given.end)) {
            return Some(case.is_right);
        }
        let (found, gold) = (given.mention.as_ref()?, span.gold.mention?);
        Some(found.start < gold.1 && gold.0 < found.end)
    };
    let speakers = SPEAKERS.map(|(corpus, gold)| scores(corpus, gold));
    let words = words_csv(cases.values().map(|case| (case.conditions, case.fold, case.is_right)));
    let precision = precision_csv(&speakers, is_right_in_words);
    let [words, precision]: [&'static str; 2] = [words.leak(), precision.leak()];
    let scale = scale_csv(&speakers[0], &Precision::parse(words, precision, ""));
    let made =
        [("words.csv", words.to_owned()), ("precision.csv", precision.to_owned()), ("scale.csv", scale)];
    let folder = root("src/attribution");
    let stale: Vec<&(&str, String)> = made
        .iter()
        .filter(|(name, made)| std::fs::read_to_string(folder.join(name)).unwrap_or_default() != *made)
        .collect();
    let names: Vec<&str> = stale.iter().map(|(name, _)| *name).collect();
    if names.is_empty() {
        return;
    }
    if std::env::var_os("CI").is_some() {
        panic!("{names:?} in src/attribution are stale. Run: cargo test --test calibration");
    }
    for (name, made) in stale {
        std::fs::write(folder.join(name), made).unwrap();
    }
    panic!("{names:?} in src/attribution were stale and are rewritten. Read the difference and commit it.");
}
