//! What one edited article costs: the time of a full export, of regenerating after one edit and of
//! regenerating after none, in a corpus made of the sample articles, repeated and altered.
//!
//! ```text
//! cargo bench --bench regenerate             2,000 articles
//! cargo bench --bench regenerate -- 20000    20,000
//! ```
//!
//! The figure to look at beside the ratio is the floor: reading the tables, hashing them (Data
//! Package wants the SHA-256 of every whole file) and writing them anew, on all processors, and
//! waiting until the disk has them. An edit in the middle of the corpus moves whatever stands behind
//! it in every CSV file, and the old dataset must stay whole until the new one is, so no byte of the
//! big tables can be left where it lies. What regenerating costs above the floor is one more reading
//! to see that nobody edited the files, reading and hashing the corpus, linking the speakers, and the
//! group of articles that is made anew. On two processors that others kept busy, 20,000 articles and
//! 580 MB of tables, one edit cost 1/12 of the export and the floor was 1/39 of it; the processor time
//! is 1.8 s against 18.8 s. A twentieth is not reached.

#![allow(clippy::print_stdout)] // a benchmark tells its figures

use std::fs;
use std::io::{Read as _, Write as _};
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use rayon::prelude::*;
use sayso::corpus::{self, ReadOptions};
use sayso::error::Result;
use sayso::output::{Dataset, Lock, Settings, Source, digests, export};
use sayso::regenerate::{Options, Update};
use sayso::rows::rule_rows;
use sha2::{Digest, Sha256};

const SURNAMES: [&str; 8] = ["Adler", "Brandt", "Corva", "Dunmore", "Elwick", "Farrow", "Grell", "Hask"];

fn main() -> Result<()> {
    let n = std::env::args().filter_map(|argument| argument.parse().ok()).next().unwrap_or(2_000);
    let place = std::env::temp_dir().join(format!("sayso-bench-{}", std::process::id()));
    let (folder, set) = (place.join("in"), place.join("set"));
    let (first, bytes) = write_corpus(&folder, n);
    let full = timed(|| export_to(&folder, &set))?;
    let none = timed(|| regenerate(&set))?;
    let text = fs::read_to_string(&first).unwrap_or_default();
    let edit = |words: &str| fs::write(&first, format!("{text}\n\n“{words},” Mara Oyelaran said.\n"));
    let mut ones = Vec::new();
    for words in ["One", "One more", "One more still"] {
        if edit(words).is_ok() {
            ones.push(timed(|| regenerate(&set))?);
        }
    }
    ones.sort();
    let one = ones.get(ones.len() / 2).copied().unwrap_or_default();
    let written: u64 = fs::read_dir(&set)
        .map(|entries| entries.flatten().filter_map(|e| e.metadata().ok()).map(|about| about.len()).sum())
        .unwrap_or_default();
    let floor = timed(|| {
        copy(&set, &place.join("floor"));
        Ok(())
    })?;
    let mut out = std::io::stdout().lock();
    let mega = |bytes: u64| bytes as f64 / 1e6;
    let _ = writeln!(out, "{n} articles, {:.0} MB of text, {:.0} MB of tables", mega(bytes), mega(written));
    let _ = writeln!(out, "full export             {:>8.2} s", full.as_secs_f64());
    let _ = writeln!(out, "nothing edited          {:>8.2} s", none.as_secs_f64());
    let _ = writeln!(
        out,
        "one article edited      {:>8.2} s   1/{:.0} of the export",
        one.as_secs_f64(),
        full.as_secs_f64() / one.as_secs_f64().max(1e-9)
    );
    let _ = writeln!(
        out,
        "floor: tables copied    {:>8.2} s   1/{:.0} of the export",
        floor.as_secs_f64(),
        full.as_secs_f64() / floor.as_secs_f64().max(1e-9)
    );
    let _ = fs::remove_dir_all(&place);
    Ok(())
}

/// Reads, hashes and writes every file of a folder.
fn copy(from: &Path, to: &Path) {
    let _ = fs::create_dir_all(to);
    let files: Vec<_> = fs::read_dir(from).map(|entries| entries.flatten().collect()).unwrap_or_default();
    files.par_iter().with_max_len(1).for_each(|file| {
        let (Ok(mut old), Ok(mut new)) =
            (fs::File::open(file.path()), fs::File::create(to.join(file.file_name())))
        else {
            return;
        };
        let (mut hash, mut buffer) = (Sha256::new(), vec![0; 1 << 17]);
        while let Ok(n @ 1..) = old.read(&mut buffer) {
            hash.update(&buffer[..n]);
            let _ = new.write_all(&buffer[..n]);
        }
        let _ = (hash.finalize(), new.sync_all());
    });
}

fn timed(run: impl FnOnce() -> Result<()>) -> Result<Duration> {
    let started = Instant::now();
    run()?;
    Ok(started.elapsed())
}

/// Writes `n` articles; gives one in the middle and the number of bytes.
fn write_corpus(folder: &Path, n: usize) -> (PathBuf, u64) {
    let sample = Path::new(env!("CARGO_MANIFEST_DIR")).join("corpus");
    let Ok(corpus) = corpus::open(&[sample], &ReadOptions::default()) else { return Default::default() };
    let texts: Vec<String> = corpus
        .iter()
        .filter_map(|item| match item {
            corpus::Item::Article(article) => Some(article.text),
            corpus::Item::Problem(_) => None,
        })
        .collect();
    let mut bytes = 0;
    let name = |number: usize| folder.join(format!("{:02}/{number:06}.txt", number % 97));
    for number in 0..n {
        let (round, text) = (number / texts.len(), &texts[number % texts.len()]);
        let surname = SURNAMES[round % SURNAMES.len()];
        let text =
            format!("{text}\n\n“Parcel {number} is on its way,” Ines {surname} said on day {round}.\n");
        bytes += text.len() as u64;
        let path = name(number);
        let _ = path.parent().map(fs::create_dir_all);
        let _ = fs::write(path, text);
    }
    (name(n / 2), bytes)
}

fn export_to(folder: &Path, set: &Path) -> Result<()> {
    let source = Source { corpus: vec![folder.to_owned()], encoding: None };
    let corpus = corpus::open(&source.corpus, &ReadOptions::default())?;
    let recorded = source.record(set)?;
    let settings =
        Settings { name: "bench".into(), version: "1.0.0".into(), recorded, ..Settings::default() };
    let mut dataset = Dataset::create(set, settings)?;
    export(&corpus, &mut dataset, &mut |_| {})?;
    dataset.finish(&rule_rows(), &digests())?;
    Ok(())
}

fn regenerate(set: &Path) -> Result<()> {
    let lock = Lock::take(set, "the benchmark", None)?;
    let update = Update::plan_to_write(set, Options::default())?;
    if update.what().is_stale() {
        update.write(lock, &mut |_| {})?;
    }
    Ok(())
}
