//! How long attribution takes, as a whole and stage by stage, on one core.
//!
//! The measure is a ratio that means the same on every machine: attribution of the sample corpus
//! against one `unicode_word_indices` pass over the same text in the same run. `main` prints it;
//! the stages follow as divan benchmarks (`cargo bench --bench attribution`).

#![allow(clippy::print_stdout)] // a benchmark tells its figures

use std::fs;
use std::hint::black_box;
use std::path::Path;
use std::time::{Duration, Instant};

use divan::Bencher;
use divan::counter::BytesCount;
use sayso::attribution::{Annotated, annotate, attribute};
use sayso::corpus::{Article, Metadata};
use sayso::layout::{Layout, lay_out, paragraphs};
use sayso::quotation::{Quotation, find_quotations};
use sayso::speaker::Cast;
use sayso::syntax::Frame;
use unicode_segmentation::UnicodeSegmentation;

/// How often each pass is timed for the ratio; the fastest counts, as the least disturbed one.
const ROUNDS: usize = 30;

/// How many articles are timed at once: few enough that a pass over them is seldom disturbed, and
/// many enough that the clock is fine enough.
const GROUP: usize = 4;

/// The texts of a folder, with those of the folders in it.
fn texts(folder: &Path, found: &mut Vec<Article>) {
    let Ok(entries) = fs::read_dir(folder) else { return };
    let mut paths: Vec<_> = entries.flatten().map(|entry| entry.path()).collect();
    paths.sort();
    for path in paths {
        if path.is_dir() {
            texts(&path, found);
        } else if path.extension().is_some_and(|ending| ending == "txt")
            && let Ok(text) = fs::read_to_string(&path)
        {
            let id = path.display().to_string();
            let source_path = id.clone();
            found.push(Article { id, source_path, text, metadata: Metadata::default() });
        }
    }
}

/// The sample corpus.
fn corpus() -> Vec<Article> {
    let mut found = Vec::new();
    texts(&Path::new(env!("CARGO_MANIFEST_DIR")).join("corpus"), &mut found);
    assert!(found.len() >= 16, "the sample corpus is not there");
    found
}

fn bytes(articles: &[Article]) -> BytesCount {
    BytesCount::new(articles.iter().map(|article| article.text.len()).sum::<usize>())
}

fn words(articles: &[Article]) -> usize {
    articles.iter().map(|article| black_box(&article.text).unicode_word_indices().count()).sum()
}

/// Who says what, by [`attribute`]; or by [`annotate`], which tells too what weaker rules would have
/// answered.
fn attributions(articles: &[Article], by: fn(&Article) -> Annotated) -> usize {
    articles.iter().map(|article| by(black_box(article)).attributions.len()).sum()
}

/// How long one pass takes.
fn time(pass: impl Fn() -> usize) -> Duration {
    let start = Instant::now();
    black_box(pass());
    start.elapsed()
}

/// Times both passes in turn, group by group, so that whatever else the machine does disturbs them
/// alike, and prints what one costs in terms of the other.
fn print_ratio(name: &str, articles: &[Article], by: fn(&Article) -> Annotated) {
    let groups: Vec<&[Article]> = articles.chunks(GROUP).collect();
    let mut least = vec![(Duration::MAX, Duration::MAX); groups.len()];
    attributions(articles, by); // the lexicon is read at first use
    for _ in 0..ROUNDS {
        // Whole rounds, so that no group finds its words and rules still warm from the time before.
        for (group, (by_words, _)) in groups.iter().zip(&mut least) {
            *by_words = (*by_words).min(time(|| words(group)));
        }
        for (group, (_, by_attribution)) in groups.iter().zip(&mut least) {
            *by_attribution = (*by_attribution).min(time(|| attributions(group, by)));
        }
    }
    let by_words: Duration = least.iter().map(|(by_words, _)| by_words).sum();
    let by_attribution: Duration = least.iter().map(|(_, by_attribution)| by_attribution).sum();
    let size = articles.iter().map(|article| article.text.len()).sum::<usize>();
    let speed = |time: Duration| size as f64 / 1e6 / time.as_secs_f64();
    println!("{name}: {:6.1} MB/s, everything from text to speakers", speed(by_attribution));
    println!("{name}: {:6.1} MB/s, one pass of unicode_word_indices", speed(by_words));
    println!(
        "{name}: {:6.2} times the cost of that pass",
        by_attribution.as_secs_f64() / by_words.as_secs_f64()
    );
}

/// The articles of the PolNeAR corpus, where they are there: ten times longer than the sample and
/// less dense in quotations.
fn polnear() -> Vec<Article> {
    let mut found = Vec::new();
    texts(&Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared/polnear/text"), &mut found);
    found
}

fn main() {
    // A test run of the benchmarks and a list of them need no figures.
    if !std::env::args().any(|argument| argument == "--test" || argument == "--list") {
        // What README gives stands first.
        print_ratio("attribution", &corpus(), attribute);
        print_ratio("attribution with alternatives", &corpus(), annotate);
        let polnear = polnear();
        if polnear.is_empty() {
            println!("skipped: there is no ../shared/polnear");
        } else {
            print_ratio("attribution of PolNeAR", &polnear, attribute);
            print_ratio("attribution of PolNeAR with alternatives", &polnear, annotate);
        }
    }
    divan::main();
}

#[divan::bench]
fn unicode_words(bencher: Bencher) {
    let articles = corpus();
    bencher.counter(bytes(&articles)).bench_local(|| words(&articles));
}

#[divan::bench]
fn whole(bencher: Bencher) {
    let articles = corpus();
    bencher.counter(bytes(&articles)).bench_local(|| attributions(&articles, attribute));
}

#[divan::bench]
fn whole_with_alternatives(bencher: Bencher) {
    let articles = corpus();
    bencher.counter(bytes(&articles)).bench_local(|| attributions(&articles, annotate));
}

/// An article with what the stages before the measured one give.
struct Prepared {
    article: Article,
    layout: Layout,
    quotations: Vec<Quotation>,
}

fn prepared() -> Vec<Prepared> {
    let prepare = |article: Article| {
        let layout = lay_out(&article.text, paragraphs(&article.text));
        let quotations = find_quotations(&article.text, &layout.paragraphs).quotations;
        Prepared { article, layout, quotations }
    };
    corpus().into_iter().map(prepare).collect()
}

/// Measures one stage on the prepared articles.
fn stage<T>(bencher: Bencher, run: impl Fn(&Prepared) -> T) {
    let size = bytes(&corpus());
    let articles = prepared();
    bencher.counter(size).bench_local(|| {
        for one in &articles {
            black_box(run(black_box(one)));
        }
    });
}

#[divan::bench]
fn stage_1_paragraphs(bencher: Bencher) {
    stage(bencher, |one| paragraphs(&one.article.text));
}

#[divan::bench]
fn stage_2_lay_out(bencher: Bencher) {
    stage(bencher, |one| lay_out(&one.article.text, one.layout.paragraphs.clone()));
}

#[divan::bench]
fn stage_3_find_quotations(bencher: Bencher) {
    stage(bencher, |one| find_quotations(&one.article.text, &one.layout.paragraphs));
}

#[divan::bench]
fn stage_4_frames(bencher: Bencher) {
    stage(bencher, |one| {
        let mut chunks = 0;
        let mut last = None;
        for (index, quotation) in one.quotations.iter().enumerate() {
            if last.replace(quotation.paragraph) != Some(quotation.paragraph) {
                let text = &one.article.text;
                let frame = Frame::new(text, &one.layout, quotation.paragraph, &one.quotations, index);
                chunks += frame.chunks.len();
            }
        }
        chunks
    });
}

#[divan::bench]
fn stage_5_gather_cast(bencher: Bencher) {
    stage(bencher, |one| Cast::gather(&one.article.text, &one.layout, &one.quotations, None));
}
