//! `sayso export`: a corpus into tables.

use std::fmt::Write as _;
use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use anstyle::Style;
use clap::Args;
use indicatif::{ProgressBar, ProgressStyle};

use sayso::attribution::{Annotated, Severity};
use sayso::choice::Choice;
use sayso::corpus::{self, Article, Encoding, ReadOptions, Seen};
use sayso::error::{Error, Result};
use sayso::output::{
    Dataset, Lock, Progress, Revision, Settings, Source, Summary, digests, export_revised, key_of, recorded,
};
use sayso::rows::{rule_rows, sha256_hex};
use sayso::speaker::SpeakerKind;
use sayso::text::harmless;

use super::{counted, percent, print, thousands};

/// Finds every quotation of a corpus, says who said it, and writes the tables.
#[derive(Args)]
#[command(after_help = "\
Examples:
  sayso export
      The sample corpus (corpus/), into output/.
  sayso export articles --out tables
      Every .txt file below articles/, into tables/. If articles/articles.csv is there (columns
      article_id, title, outlet, published, byline, url), it is joined.
  sayso export articles --out tables --min-confidence 0.95 --overrides mine.csv
      Only speakers of whom sayso is sure, and those that mine.csv insists on.
  sayso export a.txt b.txt --out tables --encoding windows-1252
      Single files; those that are not UTF-8 are read as windows-1252.

The folder that --out names is replaced only when all is written: a run that fails leaves the old
tables as they were. What every column means: sayso schema")]
pub(super) struct Arguments {
    /// Folders of .txt files, or single files. Without any: the sample corpus, corpus/.
    #[arg(value_name = "CORPUS")]
    corpus: Vec<PathBuf>,

    /// The folder for the tables. Without any, for the sample corpus: output/.
    #[arg(long, short, value_name = "DIR")]
    out: Option<PathBuf>,

    /// Write into a folder that holds other files too; those with the tables' names are replaced.
    #[arg(long)]
    force: bool,

    /// Wait for another run that is writing the same dataset, instead of leaving.
    #[arg(long)]
    wait: bool,

    /// How files that are not UTF-8 are encoded (windows-1252, iso-8859-1, utf-16le …).
    #[arg(long, value_name = "NAME")]
    encoding: Option<Encoding>,

    /// Leave the speaker out where its confidence is below this, from 0 to 1, or was not measured;
    /// the table evidence says so.
    #[arg(long, value_name = "P", value_parser = super::share)]
    min_confidence: Option<f64>,

    /// Speakers to insist on: a CSV file with the columns article_id, start, end (Unicode code
    /// points of the quotation) and speaker (empty for nobody), or a folder with overrides.csv;
    /// kind, type, exact and text_sha256 are used where they are there.
    #[arg(long, value_name = "FILE|DIR")]
    overrides: Option<PathBuf>,

    /// The dataset's name in datapackage.json: lower-case letters, digits, full stops,
    /// hyphens and underscores
    #[arg(long, value_name = "NAME", value_parser = dataset_name)]
    name: Option<String>,

    /// The dataset's title in datapackage.json.
    #[arg(long, value_name = "TITLE")]
    title: Option<String>,

    /// The dataset's licence in datapackage.json (CC-BY-4.0 …).
    #[arg(long, value_name = "SPDX")]
    licence: Option<String>,

    /// The dataset's version in datapackage.json.
    #[arg(long, value_name = "X.Y.Z", default_value = "1.0.0", value_parser = dataset_version)]
    dataset_version: String,
}

/// Where the sample corpus lies, seen from the project's root.
const SAMPLE: &str = "corpus";
/// Where its tables go.
const SAMPLE_OUT: &str = "output";

pub(super) fn run(arguments: &Arguments) -> Result<ExitCode> {
    let is_sample = arguments.corpus.is_empty();
    let corpus = if is_sample { sample()? } else { arguments.corpus.clone() };
    let out = match &arguments.out {
        Some(out) => out.as_path(),
        None if is_sample => Path::new(SAMPLE_OUT),
        None => {
            return Err(Error::new("no folder for the tables is given").cure("Name one with --out DIR."));
        }
    };
    let options = ReadOptions { encoding: arguments.encoding, ..ReadOptions::default() };
    let source = Source { corpus: corpus.clone(), encoding: arguments.encoding };
    let corpus = corpus::open(&corpus, &options)?;
    let revision = Revision::read(arguments.overrides.as_deref(), arguments.min_confidence)?;
    keeps_articles(&source.corpus, out)?;
    let lock = locked(out, "sayso export", arguments.wait)?;
    let settings = settings(arguments, is_sample, recorded(&source, &revision, out)?);
    let mut dataset = Dataset::create_locked(out, settings, lock)?;
    revision.problems(&corpus).iter().try_for_each(|row| dataset.add_problem(row))?;
    let revise = |article: &Article, annotated: &mut Annotated| revision.revise(article, annotated);
    let bar = progress_bar(corpus.len());
    let exported = export_revised(&corpus, &mut dataset, &revise, &mut |progress: Progress| {
        bar.set_position(progress.done as u64);
    });
    bar.finish_and_clear();
    exported?;
    let summary = dataset.finish(&rule_rows(), &digests())?;
    if let Some((notes, key)) = notes_on(out).zip(key_of(out)) {
        // Without notes the next regeneration only takes longer.
        let _ = Seen::write(&notes, &key, &corpus);
    }
    print(&told(&summary, out))?;
    Ok(ExitCode::SUCCESS)
}

/// Refuses to write the tables into a folder of the corpus: the table `articles.csv` would take the
/// place of the one that says what is known of the articles, which may exist nowhere else.
fn keeps_articles(corpus: &[PathBuf], out: &Path) -> Result<()> {
    let Ok(place) = out.canonicalize() else { return Ok(()) };
    if corpus.iter().any(|folder| folder.canonicalize().is_ok_and(|folder| folder == place)) {
        return Err(Error::new("the tables would lie among the articles, and articles.csv be overwritten")
            .at(out)
            .cure("Name another folder with --out."));
    }
    Ok(())
}

fn sample() -> Result<Vec<PathBuf>> {
    let sample = PathBuf::from(SAMPLE);
    if sample.is_dir() {
        return Ok(vec![sample]);
    }
    Err(Error::new("no corpus is given, and the sample corpus (corpus/) is not in this folder").cure(
        "Name a folder of .txt files: sayso export FOLDER --out DIR. The sample corpus is found from the \
         root of the project.",
    ))
}

/// Where it is noted which files of the corpus were read for the dataset in `folder`: among what
/// programs can make again, for the dataset itself holds nothing but what its articles give.
pub(super) fn notes_on(folder: &Path) -> Option<PathBuf> {
    let told = std::env::var_os("XDG_CACHE_HOME").map(PathBuf::from).filter(|path| path.is_absolute());
    let usual = if cfg!(target_os = "macos") { "Library/Caches" } else { ".cache" };
    let place = told.or_else(|| Some(std::env::home_dir()?.join(usual)))?;
    let folder = folder.canonicalize().ok()?;
    Some(place.join("sayso").join(sha256_hex(folder.as_os_str().as_encoded_bytes())))
}

/// The lock on a dataset; who waits for it is told for whom.
pub(super) fn locked(folder: &Path, what: &str, wait: bool) -> Result<Lock> {
    let mut tell = |holder: &str| {
        let _ = writeln!(anstream::stderr(), "waiting for {holder}");
    };
    Lock::take(folder, what, if wait { Some(&mut tell) } else { None })
}

fn settings(arguments: &Arguments, is_sample: bool, recorded: Vec<(String, serde_json::Value)>) -> Settings {
    let of_sample = |text: &str| is_sample.then(|| text.to_owned());
    Settings {
        name: arguments.name.clone().or(of_sample("sayso-sample")).unwrap_or("quotations".to_owned()),
        title: arguments.title.clone().or(of_sample("The sample corpus of sayso")),
        version: arguments.dataset_version.clone(),
        licence: arguments.licence.clone().or(of_sample("Apache-2.0")),
        force: arguments.force,
        recorded,
        articles_per_group: None,
    }
}

/// The name of a Data Package, checked.
fn dataset_name(name: &str) -> std::result::Result<String, String> {
    let fits = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || "-_.".contains(c);
    if !name.is_empty() && name.chars().all(fits) {
        Ok(name.to_owned())
    } else {
        Err("use lower-case letters, digits, - _ and . only".to_owned())
    }
}

/// The version of a Data Package, checked.
pub(super) fn dataset_version(version: &str) -> std::result::Result<String, String> {
    let is_number = |part: &str| !part.is_empty() && part.bytes().all(|b| b.is_ascii_digit());
    if version.split('.').count() == 3 && version.split('.').all(is_number) {
        Ok(version.to_owned())
    } else {
        Err("use three numbers with full stops between, such as 1.0.0".to_owned())
    }
}

/// A bar on standard error; none where that is not a terminal.
pub(super) fn progress_bar(n_articles: usize) -> ProgressBar {
    let bar = ProgressBar::new(n_articles as u64);
    if let Ok(style) =
        ProgressStyle::with_template("{bar:40} {human_pos} of {human_len} articles, {eta} left")
    {
        bar.set_style(style);
    }
    bar
}

/// What came out, for people.
fn told(summary: &Summary, out: &Path) -> String {
    let bold = Style::new().bold();
    let mut text = String::new();
    let _ = writeln!(
        text,
        "{bold}{}{bold:#} in {} ({})",
        counted(summary.n_quotations, "quotation"),
        counted(summary.n_articles, "article"),
        counted(summary.n_words, "word"),
    );
    if summary.n_quotations > 0 {
        text.push_str(&attributed(summary));
    }
    if !summary.most_quoted.is_empty() {
        text.push_str("\nQuoted most\n");
        let names: Vec<_> = summary.most_quoted.iter().map(|most| shortened(&most.name)).collect();
        let width = names.iter().map(|name| name.chars().count()).max().unwrap_or(0);
        for (most, name) in summary.most_quoted.iter().zip(names) {
            let articles = counted(u64::from(most.n_articles.unsigned_abs()), "article");
            let _ = writeln!(text, "  {name:<width$}  {:>5} in {articles}", most.n_quotations);
        }
    }
    if !summary.problems.is_empty() {
        text.push_str("\nProblems (each is a row in problems.csv)\n");
        let counts = summary.problems.values().map(|n| thousands(*n).len());
        let width = counts.max().unwrap_or(0).max(5);
        for ((severity, code), n) in summary.problems.iter().rev() {
            let style = if *severity == Severity::Error { bold } else { Style::new() };
            let _ = writeln!(
                text,
                "  {style}{:>width$} {} ({}){style:#}",
                thousands(*n),
                code.word(),
                severity.word()
            );
        }
    }
    let _ = writeln!(
        text,
        "\nTables: {bold}{}{bold:#} ({} tables as .csv and .parquet; schema.md says what the columns mean)",
        out.display(),
        summary.rows.len(),
    );
    text
}

/// A name as one line shows it: damaged texts have names of any length.
fn shortened(name: &str) -> String {
    const LONGEST: usize = 60;
    match name.char_indices().nth(LONGEST) {
        Some((at, _)) => format!("{}…", harmless(&name[..at])),
        None => harmless(name),
    }
}

/// The share with a speaker by type, and who the speakers are.
fn attributed(summary: &Summary) -> String {
    let mut text = "\n           spans  with a speaker\n".to_owned();
    for (kind, (n, n_with)) in &summary.by_type {
        let _ = writeln!(text, "  {:<7} {:>6}  {:>14}", kind.word(), thousands(*n), percent(*n_with, *n));
    }
    let shares = summary.by_speaker.iter().rev().map(|(speaker, n)| {
        let who = match speaker {
            Some(SpeakerKind::Person) => "people",
            Some(SpeakerKind::Group) => "groups",
            Some(SpeakerKind::Unknown) => "people without a name",
            None => "nobody",
        };
        format!("{who} {}", percent(*n, summary.n_quotations))
    });
    let _ = writeln!(text, "  said by {}", shares.collect::<Vec<_>>().join(", "));
    text
}
