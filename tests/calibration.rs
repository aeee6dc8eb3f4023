//! The counts that confidence rests on are those of the present rules.
//!
//! `cargo test --test calibration` rewrites `src/attribution/precision.csv` where it is stale, and
//! fails; the next run succeeds. With `CI` set it only fails. All the gold is needed for that: where
//! `../shared` is not at hand, nothing is compared.
#![allow(missing_docs, clippy::unwrap_used, clippy::print_stderr)]

use sayso::validate::calibration::precision_csv;

use common::gold::{root, scores};

mod common;

/// The corpora and their gold: real news only. The sample corpus was written, and read again and again,
/// by those who made the rules; with it confidence promised more than other news keeps.
const GOLD: [(&str, &str); 2] = [
    ("../shared/polnear/text", "../shared/polnear/speakers.csv"),
    ("../shared/corpus", "annotations/summit-2024"),
];

#[test]
fn the_counts_are_those_of_the_present_rules() {
    if let Some((missing, _)) = GOLD.iter().find(|(corpus, _)| !root(corpus).exists()) {
        eprintln!("SKIPPED: {missing} is not here, and precision.csv is made from all the gold");
        return;
    }
    let made = precision_csv(&GOLD.map(|(corpus, gold)| scores(corpus, gold)));
    let file = root("src/attribution/precision.csv");
    let committed = std::fs::read_to_string(&file).unwrap_or_default();
    if made == committed {
        return;
    }
    if std::env::var_os("CI").is_some() {
        panic!("src/attribution/precision.csv is stale. Run: cargo test --test calibration");
    }
    std::fs::write(&file, made).unwrap();
    panic!("src/attribution/precision.csv was stale and is rewritten. Read the difference and commit it.");
}
