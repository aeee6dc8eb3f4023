//! The gold that ships holds for the texts it was made for, and is what its README says.
#![allow(missing_docs, clippy::unwrap_used, clippy::print_stderr)]

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

use sayso::choice::Choice;
use sayso::corpus::{self, Article, Corpus, Item, ReadOptions};
use sayso::gold::{Gold, GoldRecord};

fn root(path: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join(path)
}

fn opened(path: &Path) -> Corpus {
    let corpus = corpus::open(&[path.to_owned()], &ReadOptions::default()).unwrap();
    assert!(corpus.problems().is_empty(), "{:?}", corpus.problems());
    corpus
}

fn articles(corpus: &Corpus) -> Vec<Article> {
    let read = |item| match item {
        Item::Article(article) => article,
        Item::Problem(problem) => panic!("{problem}"),
    };
    corpus.iter().map(read).collect()
}

/// The records that hold for every article; none may fail to.
fn all_hold(gold: &Gold, articles: &[Article]) -> usize {
    assert!(gold.problems.is_empty(), "{:?}", gold.problems);
    let mut held = 0;
    for article in articles {
        let (records, problems) = gold.check(article);
        assert!(problems.is_empty(), "{problems:?}");
        held += records.len();
    }
    assert_eq!(held, gold.records.len(), "records for articles that are not there");
    held
}

/// The words of a stretch of code points.
fn words(article: &Article, (start, end): (u32, u32)) -> String {
    article.text.chars().skip(start as usize).take((end - start) as usize).collect()
}

fn sample() -> (Gold, Vec<Article>) {
    (Gold::read(&root("annotations/sample")).unwrap(), articles(&opened(&root("corpus"))))
}

#[test]
fn the_sample_gold_holds_for_the_sample_corpus() {
    let (gold, articles) = sample();
    assert!(all_hold(&gold, &articles) >= 250);
    assert!(articles.len() >= 16);
    let annotated: Vec<_> = gold.article_ids().collect();
    let ids: Vec<_> = articles.iter().map(|article| article.id.as_str()).collect();
    assert_eq!(annotated, ids, "every article has gold");
    for article in &articles {
        let n_words = article.text.split_whitespace().count();
        assert!((300..=900).contains(&n_words), "{} has {n_words} words", article.id);
        assert!(article.metadata.title.is_some() && article.metadata.published.is_some(), "{}", article.id);
    }
}

#[test]
fn every_record_is_what_the_guide_says() {
    let (gold, articles) = sample();
    for article in &articles {
        let mut end_before = 0;
        for record in gold.of(&article.id) {
            let place = format!("{} {}", article.id, record.start);
            let exact = record.exact.as_deref().unwrap();
            assert!(record.start >= end_before, "{place}: spans overlap");
            end_before = record.end;
            assert!(exact.starts_with(['“', '"', '«', '‘', '\'', '`']), "{place}: begins without a mark");
            assert!(!exact.contains(['\n', '\r']), "{place}: crosses a line end");
            let speaks = record.kind.is_some_and(|kind| ["direct", "partial"].contains(&kind.word()));
            assert_eq!(speaks, record.speaker.is_some(), "{place}: type and speaker disagree");
            for stretch in [record.mention, record.cue].into_iter().flatten() {
                let words = words(article, stretch);
                let is_bare = words.trim() == words
                    && words.chars().next().is_some_and(|c| c.is_alphanumeric() || c == '@');
                assert!(is_bare, "{place}: \"{words}\" is no word");
            }
            if let Some(addressee) = &record.addressee {
                assert!(article.text.contains(addressee.as_str()), "{place}: nobody is called {addressee}");
            }
            if let Some(via) = &record.via {
                assert!(article.text.contains(via.as_str()), "{place}: nobody is called {via}");
            }
        }
    }
}

#[test]
fn the_sample_corpus_has_every_kind_of_file() {
    let (_, articles) = sample();
    let has = |what: fn(&str) -> bool| articles.iter().any(|article| what(&article.text));
    assert!(has(|text| text.starts_with('\u{feff}')), "a byte-order mark");
    assert!(has(|text| text.contains("\r\n")), "CRLF line ends (does Git change them?)");
    assert!(has(|text| !text.ends_with('\n')), "no line end at the end");
    assert!(has(|text| text.contains('\u{a0}')), "a non-breaking space");
    assert!(has(|text| text.contains('\u{200b}')), "a zero-width space");
    for mark in ["“", " \"", "''", "``", "«", "‘"] {
        assert!(articles.iter().any(|article| article.text.contains(mark)), "{mark}");
    }
}

#[test]
fn the_readme_of_the_sample_counts_and_cites_rightly() {
    let (gold, articles) = sample();
    let readme = std::fs::read_to_string(root("annotations/sample/README.md")).unwrap();
    for article in &articles {
        let n_words = article.text.split_whitespace().count();
        let line = format!("| {} | {n_words} | {} |", article.id, gold.of(&article.id).len());
        assert!(readme.contains(&line), "{line}");
    }
    let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
    for record in &gold.records {
        *counts.entry(record.kind.map_or("", Choice::word)).or_default() += 1;
    }
    for (kind, n) in counts {
        let line = readme
            .lines()
            .find(|line| line.starts_with(&format!("| {kind} | ")) && line.ends_with(&format!(" {n} |")));
        assert!(line.is_some(), "{kind} {n}");
    }
    let count = |has: fn(&GoldRecord) -> bool| gold.records.iter().filter(|record| has(record)).count();
    let told = format!(
        "{} spans with a speaker have no words of attribution of their own; {} have a `via`, {} an addressee",
        count(|r| r.speaker.is_some() && r.mention.is_none()),
        count(|r| r.via.is_some()),
        count(|r| r.addressee.is_some()),
    );
    assert!(readme.contains(&told), "{told}");

    let starts: BTreeSet<(&str, u32)> = gold
        .records
        .iter()
        .map(|record| (record.article_id.rsplit('/').next().unwrap_or_default(), record.start))
        .collect();
    let slugs: BTreeSet<&str> = starts.iter().map(|(slug, _)| *slug).collect();
    let mut cited = BTreeSet::new();
    for citation in
        readme.lines().filter(|line| line.starts_with("| ")).flat_map(|line| line.split(['|', ',']))
    {
        if let Some((slug, place)) = citation.trim().split_once(' ').filter(|(slug, _)| slugs.contains(slug))
        {
            let start = place.parse().ok();
            assert!(place == "–" || start.is_some_and(|start| starts.contains(&(slug, start))), "{citation}");
            cited.insert(slug);
        }
    }
    assert_eq!(cited, slugs, "articles that the table of phenomena never cites");
}

#[test]
fn the_summit_gold_holds_for_the_summit_articles() {
    let gold = Gold::read(&root("annotations/summit-2024")).unwrap();
    assert!(gold.problems.is_empty(), "{:?}", gold.problems);
    assert_eq!(gold.records.len(), 56);
    let folder = root("../shared/corpus");
    if !folder.exists() {
        eprintln!("SKIPPED: the five summit articles ({}) are not here", folder.display());
        return;
    }
    assert_eq!(all_hold(&gold, &articles(&opened(&folder))), 56);
}

/// The gold of the PolNeAR articles that were read whole, which can be held against them only where they are.
#[test]
fn the_polnear_gold_is_what_its_readme_says() {
    let gold = Gold::read(&root("annotations/polnear")).unwrap();
    let readme = std::fs::read_to_string(root("annotations/polnear/README.md")).unwrap();
    let told = format!(
        "2,{} quoted spans in {} news articles",
        gold.records.len() - 2_000,
        gold.article_ids().count()
    );
    assert!(readme.contains(&told), "{told}");
    for record in &gold.records {
        let speaks = record.kind.is_some_and(|kind| ["direct", "partial"].contains(&kind.word()));
        assert_eq!(speaks, record.speaker.is_some(), "{} {}", record.article_id, record.start);
        assert!(record.exact.is_none(), "no words of an article ship");
    }
    let place = root("../shared/polnear/text");
    if !place.exists() {
        eprintln!(
            "SKIPPED: {} is not here. Whether the gold holds for its texts was not checked.",
            place.display()
        );
        return;
    }
    let with_gold: BTreeSet<&str> = gold.article_ids().collect();
    let texts: Vec<Article> = articles(&opened(&place))
        .into_iter()
        .filter(|article| with_gold.contains(article.id.as_str()))
        .collect();
    assert_eq!(all_hold(&gold, &texts), gold.records.len());
}
