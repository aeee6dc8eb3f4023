//! Gold and what the present rules make of it.
use std::path::{Path, PathBuf};

use sayso::attribution::annotate;
use sayso::corpus::{self, Item, ReadOptions};
use sayso::gold::Gold;
use sayso::validate::{Scores, predictions, score};

/// A place in the project, or beside it.
pub(crate) fn root(path: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join(path)
}

/// The scores of the present rules on a corpus with gold, every record of which must fit its text.
pub(crate) fn scores(corpus: &str, gold: &str) -> Scores {
    let gold = Gold::read(&root(gold)).expect("the gold is well formed");
    let corpus = corpus::open(&[root(corpus)], &ReadOptions::default()).expect("the corpus opens");
    let mut scores = Scores { columns: gold.columns, ..Scores::default() };
    for id in gold.article_ids() {
        let Item::Article(article) =
            corpus.read(corpus.position(id).expect("gold of an article that is there"))
        else {
            panic!("{id}")
        };
        let (records, problems) = gold.check(&article);
        assert!(problems.is_empty(), "{problems:?}");
        scores.articles.push(score(&article, &records, &predictions(&article, &annotate(&article))));
    }
    scores
}
