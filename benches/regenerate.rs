//! What one edited article costs: the time of a full export, of regenerating after one edit and of
//! regenerating after none, in a corpus made of the sample articles, repeated and altered.
//!
//! ```text
//! cargo bench --bench regenerate                  2,000 articles, 3 rounds
//! cargo bench --bench regenerate -- 20000 5      20,000 articles, 5 rounds
//! ```
//!
//! A round is an export, and then, for an article early, in the middle and late in the corpus, an
//! edit, a regeneration and the floors; so whatever else the machine does disturbs them alike. The
//! least and the median of each are told, and what share of the export of the same round they are.
//! Where the system tells it (Linux), the processor time stands beside the time on the clock: it says
//! how much work there is, whoever else works at the same time.
//!
//! The floors are what no regeneration can go below: reading the tables, writing them anew as `cp`
//! would and waiting until the disk has them; and removing the old ones. An edit moves whatever stands
//! behind it in every CSV file, files of most systems of files cannot share their bytes, and the old
//! dataset must stay whole until the new one is, so no byte of the big tables can be left where it
//! lies, and nothing can be removed before all is written. Reading all articles is a floor only for
//! `--thorough`: here, as usual, the system tells which were left alone.
//!
//! With 20,000 articles (70 MB) and 591 MB of tables, on two processors, one edit cost 0.41 s where it
//! stood late in the corpus, 0.46 s in the middle and 0.59 s early, at best of four rounds: 1/22, 1/20 and
//! 1/16 of the export on the clock, 1/32, 1/27 and 1/21 of the processors; at the median 1/21, 1/17 and
//! 1/15 on the clock. What the disk alone takes of that was 0.35 s, 1/27 of the export (0.26 s to copy the
//! tables, 0.09 s to remove them, for its system of files tells the disk of every piece that is free
//! again, and waits for it, `discard`); on other days it was 0.3 to 0.6 s.
//!
//! What regenerating costs above these floors is: passing the old tables through the program, to be
//! sure that nobody edited them; SHA-256 of what stands behind the edit (of all tables it would be
//! 0.4 s of a processor, which is what an early edit costs more than a late one); linking the speakers;
//! and the group of articles that is made anew. All of it runs while the disk writes, but for some 0.08 s
//! before the first table and 0.05 s between the tables in front of the edit and those behind. Others
//! worked on the same processors, with less right to them; the median of the shares is of rounds that
//! they disturbed.

#![allow(clippy::print_stdout)] // a benchmark tells its figures

use std::fs;
use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use rayon::prelude::*;
use sayso::corpus::{self, ReadOptions, Seen};
use sayso::error::Result;
use sayso::output::{Dataset, Lock, Settings, Source, digests, export, key_of};
use sayso::regenerate::{Options, Update};
use sayso::rows::rule_rows;
use sha2::{Digest, Sha256};

const SURNAMES: [&str; 8] = ["Adler", "Brandt", "Corva", "Dunmore", "Elwick", "Farrow", "Grell", "Hask"];

/// How many rounds there are, unless the command says so.
const ROUNDS: usize = 3;
/// Where the edited articles stand, in sixths of the corpus.
const PLACES: [(&str, usize); 3] =
    [("one edited, early", 1), ("one edited, in the middle", 3), ("one edited, late", 5)];

/// What a piece of work took, on the clock and of the processors.
#[derive(Clone, Copy)]
struct Took {
    clock: f64,
    work: Option<f64>,
}

/// Times a piece of work.
fn took(run: impl FnOnce() -> Result<()>) -> Result<Took> {
    let (started, worked) = (Instant::now(), processor_time());
    run()?;
    let clock = started.elapsed().as_secs_f64();
    let work = worked.zip(processor_time()).map(|(before, now)| now.saturating_sub(before).as_secs_f64());
    Ok(Took { clock, work })
}

/// The times of one kind of work, each beside the export of its round.
#[derive(Default)]
struct Times(Vec<(Took, Took)>);

impl Times {
    fn add(&mut self, took: Took, export: Took) {
        self.0.push((took, export));
    }

    /// The least and the median, and what share of the export they are.
    fn told(&self) -> String {
        let clock = figures(self.0.iter().map(|(took, export)| (took.clock, export.clock)));
        let work = self.0.iter().filter_map(|(took, export)| took.work.zip(export.work));
        format!("{clock}   {}", figures(work))
    }
}

/// The least and the median of some times, and the least and the median of their shares.
fn figures(times: impl Iterator<Item = (f64, f64)>) -> String {
    let (mut times, mut shares): (Vec<f64>, Vec<f64>) =
        times.map(|(time, export)| (time, export / time.max(1e-9))).unzip();
    times.sort_by(f64::total_cmp);
    shares.sort_by(f64::total_cmp);
    let (Some(least), Some(best)) = (times.first(), shares.last()) else { return "unknown".to_owned() };
    let middle = times.len() / 2;
    format!("{least:>6.2} {:>6.2} s  1/{best:<5.1} 1/{:<5.1}", times[middle], shares[middle])
}

/// The processor time of this process so far, all threads together.
fn processor_time() -> Option<Duration> {
    let text = fs::read_to_string("/proc/self/stat").ok()?;
    // The name of the program, in brackets, may hold spaces; behind it, user and system time are
    // the twelfth and thirteenth, in hundredths of a second.
    let mut fields = text.rsplit_once(')')?.1.split_whitespace().skip(11);
    let ticks: u64 = fields.next()?.parse::<u64>().ok()? + fields.next()?.parse::<u64>().ok()?;
    Some(Duration::from_millis(ticks * 10))
}

fn main() -> Result<()> {
    let mut numbers = std::env::args().filter_map(|argument| argument.parse().ok());
    let (n, rounds) = (numbers.next().unwrap_or(2_000), numbers.next().unwrap_or(ROUNDS));
    let place = std::env::temp_dir().join(format!("sayso-bench-{}", std::process::id()));
    let (folder, set) = (place.join("in"), place.join("set"));
    let (articles, bytes) = write_corpus(&folder, n);
    // What was written a moment ago is read again, whatever its times say.
    std::thread::sleep(Duration::from_secs(3));
    let [mut full, mut none, mut read, mut copied, mut removed] = [const { Times(Vec::new()) }; 5];
    let mut one = [const { Times(Vec::new()) }; PLACES.len()];
    for round in 0..rounds {
        let export = took(|| export_to(&folder, &set))?;
        full.add(export, export);
        none.add(took(|| regenerate(&set))?, export);
        for ((_, place), one) in PLACES.iter().zip(&mut one) {
            let edited = &articles[place * articles.len() / 6];
            let text = fs::read_to_string(edited).unwrap_or_default();
            let _ = fs::write(edited, format!("{text}\n\n“So much for {round},” Mara Oyelaran said.\n"));
            one.add(took(|| regenerate(&set))?, export);
            let reads = || {
                read_all(&articles);
                Ok(())
            };
            read.add(took(reads)?, export);
            let copy = set.with_extension("copy");
            let copies = || {
                copy_all(&set, &copy);
                Ok(())
            };
            copied.add(took(copies)?, export);
            let removals = || {
                remove_all(&copy);
                Ok(())
            };
            removed.add(took(removals)?, export);
        }
    }
    let written: u64 = fs::read_dir(&set)
        .map(|entries| entries.flatten().filter_map(|e| e.metadata().ok()).map(|about| about.len()).sum())
        .unwrap_or_default();
    let mut out = std::io::stdout().lock();
    let mega = |bytes: u64| bytes as f64 / 1e6;
    let _ = writeln!(
        out,
        "{n} articles, {:.0} MB of text, {:.0} MB of tables; least and median of {rounds} rounds",
        mega(bytes),
        mega(written)
    );
    let _ = writeln!(out, "{:<26}{:<37}of the processors", "", "on the clock, of the export");
    let places = PLACES.iter().map(|(what, _)| *what).zip(one);
    let exports = [("full export", full), ("nothing edited", none)];
    let floors = [
        ("floor: articles read", read),
        ("floor: tables copied", copied),
        ("floor: tables removed", removed),
    ];
    for (what, times) in exports.into_iter().chain(places).chain(floors) {
        let _ = writeln!(out, "{what:<26}{}", times.told());
    }
    if let Some(most) = most_memory() {
        let _ = writeln!(out, "memory held at most       {most:>6.0} MB, by all of this together");
    }
    let _ = fs::remove_dir_all(&place);
    Ok(())
}

/// The most memory that this process held at a time, in megabytes.
fn most_memory() -> Option<f64> {
    let about = fs::read_to_string("/proc/self/status").ok()?;
    let kilobytes = about.lines().find_map(|line| line.strip_prefix("VmHWM:"))?;
    Some(kilobytes.trim().trim_end_matches(" kB").parse::<f64>().ok()? / 1e3)
}

/// Reads and hashes every article, as finding out which was edited does.
fn read_all(articles: &[PathBuf]) {
    articles.par_iter().for_each(|path| {
        let _ = fs::read(path).map(Sha256::digest);
    });
}

/// Copies every file of a folder, and waits until the disk has them.
fn copy_all(from: &Path, to: &Path) {
    let _ = fs::create_dir_all(to);
    let files: Vec<_> = fs::read_dir(from).map(|entries| entries.flatten().collect()).unwrap_or_default();
    files.par_iter().with_max_len(1).for_each(|file| {
        let to = to.join(file.file_name());
        let _ = fs::copy(file.path(), &to);
        let _ = fs::File::open(to).and_then(|copy| copy.sync_all());
    });
}

/// Removes every file of a folder, and the folder.
fn remove_all(folder: &Path) {
    let files: Vec<_> = fs::read_dir(folder).map(|entries| entries.flatten().collect()).unwrap_or_default();
    files.par_iter().with_max_len(1).for_each(|file| {
        let _ = fs::remove_file(file.path());
    });
    let _ = fs::remove_dir_all(folder);
}

/// Writes `n` articles; gives them in the order of the corpus, and the number of bytes.
fn write_corpus(folder: &Path, n: usize) -> (Vec<PathBuf>, u64) {
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
    let mut articles: Vec<_> = (0..n).map(name).collect();
    articles.sort();
    (articles, bytes)
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
    if let Some(key) = key_of(set) {
        let _ = Seen::write(&notes_on(set), &key, &corpus);
    }
    Ok(())
}

/// Where it is noted which articles were read for a dataset.
fn notes_on(set: &Path) -> PathBuf {
    set.with_extension("notes")
}

fn regenerate(set: &Path) -> Result<()> {
    let lock = Lock::take(set, "the benchmark", None)?;
    let update = Update::plan_to_write(set, Options { notes: Some(notes_on(set)), ..Options::default() })?;
    if update.what().is_stale() {
        update.write(lock, &mut |_| {})?;
    }
    Ok(())
}
