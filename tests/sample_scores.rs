//! `annotations/scores.csv` says of every gold span of the sample corpus whether it is right.
//!
//! `cargo test --test sample_scores` rewrites it where the rules have changed it, shows the lines
//! that changed, and fails; the next run succeeds. With `CI` set it only fails.
#![allow(missing_docs, clippy::unwrap_used)]

use std::collections::BTreeSet;

use sayso::validate::scores_csv;

use common::gold::{root, scores};

mod common;

#[test]
fn every_outcome_is_the_committed_one() {
    let scores = scores("corpus", "annotations/sample");
    let made = scores_csv(&scores).unwrap();
    let (right, all) = scores.right();
    assert_eq!(made.lines().count(), all + 1);
    let file = root("annotations/scores.csv");
    let committed = std::fs::read_to_string(&file).unwrap_or_default();
    if made == committed {
        return;
    }
    let (old, new): (BTreeSet<_>, BTreeSet<_>) = (committed.lines().collect(), made.lines().collect());
    let changed: Vec<String> = old
        .difference(&new)
        .map(|line| format!("- {line}"))
        .chain(new.difference(&old).map(|line| format!("+ {line}")))
        .collect();
    if std::env::var_os("CI").is_none() {
        std::fs::write(&file, &made).unwrap();
    }
    panic!(
        "annotations/scores.csv was not that of the present rules ({right} of {all} right). Without CI it is \
         rewritten: read the difference and commit it.\n{}",
        changed.join("\n")
    );
}
