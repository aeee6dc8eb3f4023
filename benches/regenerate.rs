//! What one edited article costs: the time of a full export, of regenerating after one edit and of
//! regenerating after none, in a corpus made of the sample articles, repeated and altered.
//!
//! ```text
//! cargo bench --bench regenerate             2,000 articles
//! cargo bench --bench regenerate -- 20000    20,000
//! ```
//!
//! Rounds of an export, an edit, and the floor follow one another, so that whatever else the machine
//! does disturbs them alike; the least of each counts. Where the system tells it (Linux), the
//! processor time stands beside the time on the clock: it says how much work there is, whoever else
//! works at the same time.
//!
//! The figure to look at beside the ratio is the floor: reading the tables, hashing them (Data
//! Package wants the SHA-256 of every whole file) and writing them anew, on all processors, and
//! waiting until the disk has them. An edit in the middle of the corpus moves whatever stands behind
//! it in every CSV file, SHA-256 takes no shortcut to what has only moved, and the old dataset must
//! stay whole until the new one is, so no byte of the big tables can be left where it lies.
//!
//! With 20,000 articles (70 MB) and 590 MB of tables, on two processors that others kept very busy,
//! one edit cost 1/13 of the export, on the clock (3.9 of 50 s) and in processor time (1.5 of 20 s);
//! the floor was 1/20 on the clock and 1/17 in processor time (1.2 s). What regenerating costs above
//! the floor is reading and hashing the corpus, linking the speakers, and the group of articles that
//! is made anew. A twentieth is not reached: the floor alone takes about as much.

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

/// How many rounds there are.
const ROUNDS: usize = 3;

/// The least that a piece of work took, on the clock and of the processors.
#[derive(Clone, Copy)]
struct Least {
    clock: Duration,
    work: Option<Duration>,
}

impl Least {
    const NONE: Least = Least { clock: Duration::MAX, work: None };

    fn time(&mut self, run: impl FnOnce() -> Result<()>) -> Result<()> {
        let (started, worked) = (Instant::now(), processor_time());
        run()?;
        self.clock = self.clock.min(started.elapsed());
        if let (Some(before), Some(now)) = (worked, processor_time()) {
            let work = now.saturating_sub(before);
            self.work = Some(self.work.map_or(work, |least| least.min(work)));
        }
        Ok(())
    }

    /// The figures, and what share they are of `whole`.
    fn told(&self, whole: &Least) -> String {
        let share = |part: Duration, whole: Duration| {
            format!(
                "{:>8.2} s  1/{:<5.1}",
                part.as_secs_f64(),
                whole.as_secs_f64() / part.as_secs_f64().max(1e-9)
            )
        };
        let work = match (self.work, whole.work) {
            (Some(part), Some(whole)) => share(part, whole),
            _ => "unknown".to_owned(),
        };
        format!("{}   processors {work}", share(self.clock, whole.clock))
    }
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
    let n = std::env::args().filter_map(|argument| argument.parse().ok()).next().unwrap_or(2_000);
    let place = std::env::temp_dir().join(format!("sayso-bench-{}", std::process::id()));
    let (folder, set) = (place.join("in"), place.join("set"));
    let (edited, bytes) = write_corpus(&folder, n);
    let text = fs::read_to_string(&edited).unwrap_or_default();
    let [mut full, mut none, mut one, mut floor] = [Least::NONE; 4];
    for round in 0..ROUNDS {
        full.time(|| export_to(&folder, &set))?;
        none.time(|| regenerate(&set))?;
        for words in ["One", "One more", "One more still"] {
            let paragraph = format!("{text}\n\n“{words} of {round},” Mara Oyelaran said.\n");
            if fs::write(&edited, paragraph).is_ok() {
                one.time(|| regenerate(&set))?;
            }
            let copied = place.join("floor");
            floor.time(|| {
                copy(&set, &copied);
                Ok(())
            })?;
            let _ = fs::remove_dir_all(copied);
        }
    }
    let written: u64 = fs::read_dir(&set)
        .map(|entries| entries.flatten().filter_map(|e| e.metadata().ok()).map(|about| about.len()).sum())
        .unwrap_or_default();
    let mut out = std::io::stdout().lock();
    let mega = |bytes: u64| bytes as f64 / 1e6;
    let speed = mega(bytes) / full.clock.as_secs_f64();
    let _ = writeln!(
        out,
        "{n} articles, {:.0} MB of text, {:.0} MB of tables, {speed:.1} MB of text exported a second",
        mega(bytes),
        mega(written)
    );
    for (what, least) in [
        ("full export", full),
        ("nothing edited", none),
        ("one article edited", one),
        ("floor: tables copied", floor),
    ] {
        let _ = writeln!(out, "{what:<22}{}", least.told(&full));
    }
    if let Some(most) = most_memory() {
        let _ = writeln!(out, "memory held at most    {most:>8.0} MB, by all of this together");
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
